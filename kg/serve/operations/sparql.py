"""Queries, updates and graphs, as a worker answers them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from pyoxigraph import NamedNode, RdfFormat, Triple

from kg.errors import QueryError, StoreError, StoreLockedError
from kg.export import get_prefixes
from kg.serve.refusals import Refusal
from kg.serve.worker import Desk, Outlet
from kg.store import Store

RESULTS: dict[str, ox.QueryResultsFormat] = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPHS: dict[str, RdfFormat] = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
    "trig": RdfFormat.TRIG,
    "nq": RdfFormat.N_QUADS,
}
#: What stands between (JSON) or begins (XML) two rows; in JSON a string can hold it too, so that a row more may be counted.
_ROW = {"json": b"},{", "xml": b"<result>", "tsv": b"\n"}
LONGEST_MESSAGE = 300
_EXPECTED = re.compile(r"expected one of .{80,}$")


class _TooManyError(Exception):
    """More rows than an answer may have."""


class RowLimit:
    """A stream that passes on serialised results and breaks off when they have too many rows.

    >>> class Sink(list):
    ...     def write(self, data): self.append(data); return len(data)
    >>> limited = RowLimit(Sink(), "csv", 2)
    >>> limited.write(b'a,b\\r\\n1,"two\\nlines"\\r\\n2,3\\r\\n'), limited.exceeded
    (25, False)
    """

    def __init__(self, output: Any, form: str, most: int):
        self._output, self._form, self.most = output, form, most
        self.rows, self.exceeded = -1 if form in ("csv", "tsv") else 0, False
        self._carry, self._quoted = b"", False

    def write(self, data: bytes) -> int:
        """Passes on and counts."""
        data = bytes(data)
        self.rows += self._count_lines(data) if self._form == "csv" else self._count_marks(data)
        if self.rows > self.most:
            self.exceeded = True
            raise _TooManyError
        self._output.write(data)
        return len(data)

    def flush(self) -> None:
        """Nothing: the worker flushes at the end."""

    def _count_marks(self, data: bytes) -> int:
        mark = _ROW[self._form]
        seen = self._carry + data
        self._carry = seen[len(seen) - len(mark) + 1 :] if len(mark) > 1 else b""
        return seen.count(mark)

    def _count_lines(self, data: bytes) -> int:
        """Line ends outside quotes; a doubled quote inside quotes opens and closes at once."""
        lines = 0
        for number, piece in enumerate(data.split(b'"')):
            if number:
                self._quoted = not self._quoted
            if not self._quoted:
                lines += piece.count(b"\n")
        return lines


def sparql(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """The answer to a query; the union of all graphs is the default graph where neither request nor query names one."""
    default, named = arguments.get("default"), arguments.get("named")
    options: dict[str, Any] = {"use_default_graph_as_union": bool(arguments.get("union"))}
    if default is not None or named is not None:  # of the protocol: they replace what the query says
        options = {"default_graph": _graphs(default or ()), "named_graphs": _graphs(named or ())}
    try:
        answer = desk.store.query(arguments["query"], **options)
    except QueryError as error:
        raise Refusal(400, shorten(str(error))) from None
    return write_answer(answer, arguments["formats"], int(arguments["rows"]), output)


def write_answer(answer: Any, formats: dict[str, str | None], most: int, output: Outlet) -> dict[str, Any]:
    """Writes rows, a yes or no, or triples in the format that the client prefers for its kind.

    Raises:
        Refusal: there is none, the answer has more than ``most`` rows, or its evaluation failed.
    """
    kind = "ask" if isinstance(answer, ox.QueryBoolean) else "graph" if isinstance(answer, ox.QueryTriples) else "select"
    form = formats.get(kind)
    if form is None:
        raise Refusal(406, f"there is no format for {'triples' if kind == 'graph' else 'results'} that this request accepts")
    if kind == "graph":
        triples = dict.fromkeys(_evaluate(islice(answer, most + 1)))
        if len(triples) > most:
            raise _too_many(most, "triples")
        write_triples(triples, form, output)
        return {"kind": kind, "format": form}
    limited = RowLimit(output, form, most)
    try:
        answer.serialize(limited, RESULTS[form])
    except (_TooManyError, OSError, ValueError, RuntimeError) as error:
        if limited.exceeded:
            raise _too_many(most, "rows") from None
        raise Refusal(400, shorten(f"the query failed: {error}")) from None
    return {"kind": kind, "format": form}


def _too_many(most: int, what: str) -> Refusal:
    return Refusal(413, f"the answer has more than {most} {what}: ask for less, with LIMIT and OFFSET")


def _evaluate(triples: Iterable[Triple]) -> Iterator[Triple]:
    try:
        yield from triples
    except (OSError, ValueError, RuntimeError) as error:
        raise Refusal(400, shorten(f"the query failed: {error}")) from None


def write_triples(triples: Iterable[Any], form: str, output: Any) -> None:
    """Triples (or quads, in a format that keeps graphs) in an RDF format, with the prefixes of exports."""
    ox.serialize(triples, output, GRAPHS[form], prefixes=get_prefixes())


def graph(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """One graph, or with ``graph`` empty the union of all, as the Graph Store Protocol gives it."""
    name = arguments.get("graph")
    if name is None:
        found: Iterable[Any] = dict.fromkeys(quad.triple for quad in desk.store.quads())
    else:
        node = _node(name)
        if not desk.store.database.contains_named_graph(node):
            raise Refusal(404, f"there is no graph <{name}>")
        found = (quad.triple for quad in desk.store.quads(None, None, None, node))
    write_triples(found, arguments["format"], output)
    return {"format": arguments["format"]}


def update(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """Carries out a SPARQL 1.1 update on the store itself, in one transaction."""
    try:
        with Store.open(Path(arguments["store"])) as store:
            try:
                store.database.update(arguments["update"])
            except (SyntaxError, ValueError) as error:
                raise Refusal(400, shorten(f"the update failed: {error}")) from None
            except (OSError, RuntimeError) as error:
                raise StoreError(f"the update failed: {error}") from None
    except StoreLockedError:
        raise Refusal(503, "another process is writing the store: try again in a while", {"Retry-After": "10"}) from None
    return {}


def shorten(message: str) -> str:
    """One line of a parser's message, which may list everything that it would have taken.

    >>> shorten("error at 1:7: expected one of " + "a, " * 100)
    'error at 1:7: nothing that can stand there'
    """
    line = _EXPECTED.sub("nothing that can stand there", " ".join(message.split()))
    return line if len(line) <= LONGEST_MESSAGE else f"{line[:LONGEST_MESSAGE]} …"


def _graphs(names: Iterable[str]) -> list[Any]:
    return [_node(name) for name in names]


def _node(name: str) -> NamedNode:
    try:
        return NamedNode(name)
    except ValueError:
        raise Refusal(400, f"{name!r} is not an IRI") from None
