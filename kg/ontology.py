"""The ontology's terms for code: closed namespaces, value vocabularies, and the modules as files or as one graph.

``KG.Person`` and ``KGV["Summit"]`` are nodes; a name that ``ontology/`` does not declare is an error with the nearest one that it
does, so that code and ontology cannot drift apart. The modules are read on first use (some milliseconds), not on import.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat, parse

from kg.errors import DataError
from kg.settings import get_folder

if TYPE_CHECKING:
    from rdflib import Graph

ONTOLOGY_IRI = "https://w3id.org/mithaq/ontology"
KG_NAMESPACE = f"{ONTOLOGY_IRI}#"
KGV_NAMESPACE = f"{ONTOLOGY_IRI}/value#"

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_OWL = "http://www.w3.org/2002/07/owl#"
_KINDS = {
    f"{_OWL}Class": "class",
    f"{_OWL}ObjectProperty": "object property",
    f"{_OWL}DatatypeProperty": "data property",
    f"{_OWL}AnnotationProperty": "annotation property",
    f"{_OWL}NamedIndividual": "individual",
}


@dataclass(frozen=True, slots=True)
class Module:
    """One file of the ontology and the IRI that other modules import it by."""

    iri: str
    path: Path


def iter_modules(alignments: bool = False) -> Iterator[Module]:
    """``kg.ttl`` and every module that it imports, directly or through another, in the order of import.

    Args:
        alignments: whether ``alignments.ttl``, which nothing imports, comes last.

    Raises:
        DataError: a module is missing, is not Turtle, or imports something that is not a module.
    """
    waiting, seen = [ONTOLOGY_IRI], set()
    while waiting:
        iri = waiting.pop(0)
        if iri not in seen:
            seen.add(iri)
            module = Module(iri, _locate(iri))
            yield module
            waiting += [value for _, predicate, value in _read_triples(module.path) if predicate == f"{_OWL}imports"]
    if alignments:
        yield Module(f"{ONTOLOGY_IRI}/alignments", _locate(f"{ONTOLOGY_IRI}/alignments"))


def _locate(iri: str) -> Path:
    name = "kg" if iri == ONTOLOGY_IRI else iri.removeprefix(f"{ONTOLOGY_IRI}/")
    path = get_folder("ontology") / f"{name}.ttl"
    if not path.is_file():
        raise DataError(f"{path}: no such module of the ontology, yet {iri} is imported")
    return path


@cache
def _read_triples(path: Path) -> tuple[tuple[str, str, str], ...]:
    """The triples of a module whose three terms are IRIs, in the order of the file."""
    try:
        return tuple(
            (quad.subject.value, quad.predicate.value, quad.object.value)
            for quad in parse(path=str(path), format=RdfFormat.TURTLE)
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
        )
    except (SyntaxError, OSError) as error:
        raise DataError(f"{path}: {error}") from None


@cache
def read_terms() -> dict[str, str]:
    """The IRI of every term of ours that the modules declare, with what it is: ``class``, ``object property``, ``data property``,
    ``annotation property`` or ``individual``.

    Raises:
        DataError: see :func:`iter_modules`.
    """
    return {
        term: _KINDS[kind]
        for module in iter_modules()
        for term, predicate, kind in _read_triples(module.path)
        if predicate == _RDF_TYPE and kind in _KINDS and term.startswith((KG_NAMESPACE, KGV_NAMESPACE))
    }


@cache
def get_values(kind: str) -> tuple[str, ...]:
    """The names of a closed vocabulary, in the order of ``ontology/values.ttl``.

    >>> get_values("StatementKindValue")
    ('direct', 'indirect', 'mixed')

    Raises:
        DataError: the ontology has no value class of that name.
    """
    names = tuple(
        value.removeprefix(KGV_NAMESPACE)
        for value, predicate, type_ in _read_triples(_locate(f"{ONTOLOGY_IRI}/values"))
        if predicate == _RDF_TYPE and type_ == KG_NAMESPACE + kind
    )
    if not names:
        raise DataError(f"the ontology has no vocabulary kg:{kind}")
    return names


class Namespace:
    """The names that the ontology declares under one prefix, and no others.

    ``KG.Person`` is for names written in code, where a misspelling is a programming error (:class:`AttributeError`);
    ``KG[name]`` for names that come out of data (:class:`~kg.errors.DataError`).
    """

    def __init__(self, prefix: str, base: str):
        self._prefix, self._base = prefix, base

    @cached_property
    def _nodes(self) -> dict[str, NamedNode]:
        found = (iri for iri in read_terms() if iri.startswith(self._base))
        return {iri.removeprefix(self._base): NamedNode(iri) for iri in found}

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("_"):
            raise AttributeError(name)
        node = self._nodes.get(name)
        if node is None:
            raise AttributeError(self._complaint(name))
        return node

    def __getitem__(self, name: str) -> NamedNode:
        node = self._nodes.get(name)
        if node is None:
            raise DataError(self._complaint(name))
        return node

    def __contains__(self, name: object) -> bool:
        return name in self._nodes

    def __iter__(self) -> Iterator[str]:
        return iter(self._nodes)

    def _complaint(self, name: str) -> str:
        near = get_close_matches(name, self._nodes, n=1)
        return f"the ontology has no term {self._prefix}:{name}" + (f"; did you mean {self._prefix}:{near[0]}?" if near else "")


KG = Namespace("kg", KG_NAMESPACE)
KGV = Namespace("kgv", KGV_NAMESPACE)


def load_ontology_graph(alignments: bool = False) -> Graph:
    """All modules merged into one rdflib graph, prefixes bound, imports among them left out.

    Raises:
        DataError: see :func:`iter_modules`.
    """
    from rdflib import OWL, Graph, URIRef

    graph = Graph()
    for module in iter_modules(alignments):
        graph.parse(module.path, format="turtle")
    graph.remove((None, OWL.imports, None))
    for module in iter_modules(alignments):
        if module.iri != ONTOLOGY_IRI:
            graph.remove((URIRef(module.iri), None, None))
    return graph
