"""The bundled queries, as a worker answers them: in a result format, or as rows for a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from heapq import nsmallest
from itertools import islice
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean

from kg.errors import QueryError, UsageError
from kg.queries import Query, bind, get_query, resolve
from kg.serve.operations.sparql import write_answer
from kg.serve.refusals import Refusal
from kg.serve.worker import Desk, Outlet
from kg.store import Store

_ORDER = re.compile(r"\}\s*ORDER\s+BY((?:\s+\?\w+)+)\s*$")


def library(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """The answer to the bundled query ``name`` with ``params``, in one of the formats of :func:`write_answer`."""
    return write_answer(_evaluate(desk.store, arguments["name"], arguments["params"]), arguments["formats"], arguments["rows"], output)


def table(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """The first ``first`` rows of a bundled query for a page."""
    return {"table": read_table(desk.store, arguments["name"], arguments["params"], arguments["first"])}


def bound(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """The text of a bundled query with ``params`` in place, those left out that name nothing here: to be read and changed."""
    query = get_query(arguments["name"])
    query = replace(query, params=tuple(replace(parameter, required=False) for parameter in query.params))
    params: dict[str, Any] = {}
    for name, value in arguments["params"].items():
        with suppress(UsageError):
            params |= resolve(desk.store, query, {name: value})
    lines = [line for line in bind(query, params).splitlines() if not line.startswith("#+")]
    return {"text": "\n".join([f"# {query.name}: {query.summary}", *lines])}


def read_table(store: Store, name: str, params: dict[str, str], first: int) -> dict[str, Any]:
    """Columns and the first rows of a bundled query, each value a dictionary of :func:`show`; ``more`` says whether there are others.

    Raises:
        Refusal: the evaluation failed.
        UsageError: a parameter is unknown, missing or not of its type.
    """
    query, text = _fill(store, name, params)
    text, keys = split_order(query, text)
    answer = store.query(text)
    if isinstance(answer, QueryBoolean):
        return {"columns": ["answer"], "rows": [[{"text": str(bool(answer)).lower()}]], "more": False}
    columns = [variable.value for variable in answer.variables]
    try:
        rows = [[show(solution[column]) for column in columns] for solution in _iter_first(answer, keys, first + 1)]
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"the query failed: {error}") from None
    return {"columns": columns, "rows": rows[:first], "more": len(rows) > first}


def show(term: Any) -> dict[str, str]:
    """A term for a page: its text, and where it has them its IRI and language."""
    if term is None:
        return {"text": ""}
    if isinstance(term, Literal):
        return {"text": term.value, "lang": term.language} if term.language else {"text": term.value}
    return {"text": term.value, "iri": term.value} if isinstance(term, NamedNode) else {"text": str(term)}


def split_order(query: Query, text: str) -> tuple[str, tuple[str, ...]]:
    """The text of a query without its order, and the columns that order its rows, if they are IRIs alone; else the text as it is.

    The engine sorts all rows and reads two terms from disk a comparison; the first rows by their IRIs are found faster without it.

    >>> split_order(get_query("entities"), "SELECT ?entity WHERE { ?entity a ?type } ORDER BY ?entity")
    ('SELECT ?entity WHERE { ?entity a ?type }', ('entity',))
    >>> split_order(get_query("mentions"), "SELECT ?start WHERE { ?s ?p ?start } ORDER BY ?start")
    ('SELECT ?start WHERE { ?s ?p ?start } ORDER BY ?start', ())
    """
    found = _ORDER.search(text)
    keys = tuple(found[1].replace("?", " ").split()) if found else ()
    if found is None or any(dict(query.returns).get(key) != "iri" for key in keys):
        return text, ()
    return text[: found.start() + 1], keys


def _iter_first(answer: Any, keys: tuple[str, ...], most: int) -> Iterator[Any]:
    def place(solution: Any) -> list[tuple[int, str]]:
        return [_rank(solution[key]) for key in keys]

    yield from nsmallest(most, answer, place) if keys else islice(answer, most)


def _rank(term: Any) -> tuple[int, str]:
    """As SPARQL orders what is no literal: nothing, blank nodes, IRIs."""
    return (0, "") if term is None else (1 if isinstance(term, BlankNode) else 2, term.value)


def _evaluate(store: Store, name: str, params: dict[str, str]) -> Any:
    return store.query(_fill(store, name, params)[1])


def _fill(store: Store, name: str, params: dict[str, str]) -> tuple[Query, str]:
    """A bundled query, and its text with ``params`` in place."""
    if "\x00" in "".join(params.values()):
        raise Refusal(400, "a parameter holds a NUL character")
    query = get_query(name)
    return query, bind(query, resolve(store, query, params))
