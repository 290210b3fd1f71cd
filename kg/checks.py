"""Checks over a whole store: one ``.rq`` of ``queries/checks/`` each, and the shapes over every document.

A check's header says how bad it is (``severity``), what is wrong (``problem``) and what to do (``solution``); it selects
``?entity ?property ?value``, a row a violation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Quad

from kg.errors import QueryError, StoreError
from kg.graph.iris import document_iri
from kg.queries.files import check_keys, read_header, read_text
from kg.settings import get_folder
from kg.store import Store

SEVERITIES = ("error", "warning")
COLUMNS = ("entity", "property", "value")
_KEYS = ("severity", "problem", "solution")


@dataclass(frozen=True, slots=True)
class Check:
    """A file of ``queries/checks/``."""

    name: str
    path: Path
    severity: str
    problem: str
    solution: str
    text: str


@dataclass(frozen=True, slots=True)
class Violation:
    """A row of a check: the node, property and value at fault, with what the check says of it."""

    check: str
    severity: str
    entity: str
    property: str
    value: str
    problem: str
    solution: str = ""


def iter_checks() -> Iterator[Check]:
    """The bundled checks, by name.

    Raises:
        QueryError: one of them has no complete header.
    """
    return (read_check(path) for path in sorted((get_folder("queries") / "checks").glob("*.rq")))


def read_check(path: Path) -> Check:
    """Reads a check.

    Raises:
        QueryError: the file cannot be read, or its header is missing, unreadable or incomplete.
    """
    text = read_text(path)
    header = read_header(path, text)
    check_keys(path, header, frozenset(_KEYS), _KEYS)
    if header["severity"] not in SEVERITIES:
        raise QueryError(f"{path}: header: severity is {' or '.join(SEVERITIES)}, not {header['severity']!r}")
    return Check(path.stem, path, header["severity"], str(header["problem"]), str(header["solution"]), text)


def run_check(store: Store, check: Check) -> Iterator[Violation]:
    """The violations that a check finds in a store.

    Raises:
        QueryError: it does not select ``?entity ?property ?value``, or could not be evaluated.
    """
    answer = store.query(check.text)
    columns = tuple(variable.value for variable in getattr(answer, "variables", ()))
    if columns != COLUMNS:
        raise QueryError(f"{check.path}: a check selects ?{' ?'.join(COLUMNS)}")
    for row in answer:
        entity, property_, value = ("" if row[column] is None else row[column].value for column in COLUMNS)
        yield Violation(check.name, check.severity, entity, property_, value, check.problem, check.solution)


def check_store(store: Store, *, shapes: bool = True) -> Iterator[Violation]:
    """What a store holds that it must not: errors of every check, then warnings, then what the shapes find in each document.

    Args:
        store: to look through.
        shapes: whether SHACL runs over every document, too, which takes longer than the checks.

    Raises:
        QueryError: a check is at fault, or could not be evaluated.
        StoreError: the store cannot be read.
    """
    for check in sorted(iter_checks(), key=lambda check: (SEVERITIES.index(check.severity), check.name)):
        yield from run_check(store, check)
    if shapes:
        for name in store.iter_documents():
            yield from _check_shapes(store, document_iri(name))


def _check_shapes(store: Store, document: NamedNode) -> Iterator[Violation]:
    from kg.shapes import validate_document

    for found in validate_document(_to_rdflib(store.get_graph(document))):
        yield Violation("shape", "error", found.entity, found.property, found.value, found.message, "The stage that made it is at fault.")


def _to_rdflib(quads: set[Quad]):  # type: ignore[no-untyped-def]  # rdflib is loaded on use
    from rdflib import Graph

    graph = Graph()
    for quad in quads:
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise StoreError(f"{quad.graph_name}: a document's graph has no blank nodes")
    graph.parse(data="".join(f"{quad.triple} .\n" for quad in quads), format="nt")
    return graph
