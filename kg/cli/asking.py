"""The commands that only read a store: ``query``, ``queries``, ``documents``, ``explain``, ``export``, ``check``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.frame import Commands, add_format, add_store, complain, open_output, utf8
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.queries import Parameter, Query

EXPORTS = ("ttl", "trig", "nq", "rdfxml", "jsonld")

_QUERY = """NAME is one of the bundled queries ('kg queries' lists them), FILE.rq any SPARQL 1.1 query. Tables are for reading; json, csv
and tsv are the SPARQL 1.1 result formats, with full IRIs."""
_EXPORT = """trig, nq and jsonld keep the named graphs, one a document. ttl and rdfxml become one OWL 2 DL ontology that holds its axioms
and its individuals, which Protégé opens as it is."""
_CHECK = "Runs every check of queries/checks and the shapes over every document. Exit status 1 if it finds an error; a warning is none."
_EXPLAIN = """Shows what a node rests on: the sentence, the words, each part's evidence, the rule and its score. NODE is an IRI, or an id as
tables show it, such as Q7747, article-1#report-2 or article-1."""


def declare(commands: Commands) -> None:
    """Add the commands of this module."""
    query = commands.add("query", _query, "ask a store", _QUERY)
    query.add_argument("query", metavar="NAME|FILE.rq")
    add_store(query)
    query.add_argument(
        "--param", type=utf8, action="append", default=[], metavar="NAME=VALUE", help="a parameter of the query; may be repeated"
    )
    add_format(query)

    queries = commands.add("queries", _queries, "list the bundled queries with their parameters")
    queries.add_argument("--tag", type=utf8, help="only those with this tag")
    add_format(queries)

    documents = commands.add("documents", _documents, "list the documents of a store")
    add_store(documents)
    add_format(documents)

    explain = commands.add("explain", _explain, "show what a node of the graph rests on", _EXPLAIN)
    explain.add_argument("node", type=utf8, metavar="NODE")
    add_store(explain)

    export = commands.add("export", _export, "write a store, or a part of it, as RDF", _EXPORT)
    add_store(export)
    export.add_argument("--format", choices=EXPORTS, required=True)
    export.add_argument("--output", type=Path, metavar="FILE", help="where to write (default: standard output)")
    export.add_argument(
        "--document", type=utf8, action="append", default=[], metavar="ID", help="only this document's graph; may be repeated"
    )
    export.add_argument("--graph", action="append", default=[], metavar="NAME", help="reference, fused or ontology; may be repeated")

    check = commands.add("check", _check, "look for what a store must not hold", _CHECK)
    add_store(check)
    add_format(check)


def _query(options: argparse.Namespace) -> None:
    from kg.queries import get_query

    _answer(get_query(options.query), parse_params(options.param), options)


def _documents(options: argparse.Namespace) -> None:
    from kg.queries import get_query

    _answer(get_query("documents"), {}, options)


def _answer(query: Query, params: Mapping[str, str], options: argparse.Namespace) -> None:
    from kg.queries import evaluate, write_results
    from kg.render import print_answer
    from kg.store import Store

    with Store.open(options.store, read_only=True) as store:
        answer = evaluate(store, query, params)
        if options.format == "table":
            print_answer(answer, sys.stdout)
        else:
            write_results(answer, options.format, sys.stdout.buffer)


def _queries(options: argparse.Namespace) -> None:
    from kg.queries import iter_queries
    from kg.render import write_rows

    found = [query for query in iter_queries() if options.tag is None or options.tag in query.tags]
    if not found:
        raise UsageError(f"no query is tagged {options.tag!r}")
    rows = ((query.name, query.summary, " ".join(map(_describe, query.params)), " ".join(query.tags)) for query in found)
    write_rows(("name", "summary", "params", "tags"), rows, options.format, sys.stdout)


def _describe(parameter: Parameter) -> str:
    """``actor=…`` for a parameter that must be given, ``[from=…]`` for one that may."""
    return f"{parameter.name}=…" if parameter.required else f"[{parameter.name}=…]"


def _export(options: argparse.Namespace) -> None:
    from kg.export import export
    from kg.store import Store

    with Store.open(options.store, read_only=True) as store, open_output(options.output) as output:
        export(store, output, options.format, documents=options.document, graphs=options.graph)


def _check(options: argparse.Namespace) -> int:
    from kg.checks import check_store
    from kg.render import shorten, write_rows
    from kg.store import Store

    with Store.open(options.store, read_only=True) as store:
        found = list(check_store(store))
    name = shorten if options.format == "table" else str
    rows = ((v.check, v.severity, name(v.entity), name(v.property), name(v.value), v.problem, v.solution) for v in found)
    write_rows(("check", "severity", "entity", "property", "value", "problem", "solution"), rows, options.format, sys.stdout)
    errors = sum(violation.severity == "error" for violation in found)
    return complain(f"{errors} of {len(found)} findings are errors", 1) if errors else 0


def _explain(options: argparse.Namespace) -> None:
    from kg.explain import explain
    from kg.render import print_lines
    from kg.store import Store

    with Store.open(options.store, read_only=True) as store:
        print_lines(((line.name, line.value, line.depth) for line in explain(store, options.node)), sys.stdout)


def parse_params(given: Sequence[str]) -> dict[str, str]:
    """``name=value`` words as a dictionary.

    >>> parse_params(["actor=Q7747", "from=2021-06"])
    {'actor': 'Q7747', 'from': '2021-06'}

    Raises:
        UsageError: a word without ``=`` or without a name, or a name given twice.
    """
    found: dict[str, str] = {}
    for word in given:
        name, mark, value = word.partition("=")
        if not mark or not name:
            raise UsageError(f"--param {word}: write NAME=VALUE")
        if name in found:
            raise UsageError(f"--param {name}: given twice")
        found[name] = value
    return found
