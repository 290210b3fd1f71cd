"""The store, or a part of it, as RDF files.

N-Quads, TriG and JSON-LD keep the named graphs. Turtle and RDF/XML know none: they become **one** OWL 2 DL ontology, the ontology's
axioms together with the individuals of the graphs that were asked for, which Protégé opens without another file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple

from kg import __version__
from kg.errors import StoreError, UsageError
from kg.graph.iris import document_iri, graph_iri
from kg.graph.terms import LABEL, ONTOLOGY, TYPE, VERSION_INFO, string, text
from kg.ontology import KG_NAMESPACE, KGV_NAMESPACE, iter_modules
from kg.settings import get_base
from kg.store import Store

FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nq": RdfFormat.N_QUADS,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}
GRAPHS = ("reference", "fused", "ontology")


def export(store: Store, output: BinaryIO, form: str, *, documents: Sequence[str] = (), graphs: Sequence[str] = ()) -> None:
    """Writes a store, or the graphs that are named, to a binary stream.

    Args:
        store: an open store.
        output: where to write.
        form: a key of :data:`FORMATS`.
        documents: ids of documents; with ``graphs`` empty too, all graphs are written.
        graphs: names among :data:`GRAPHS`.

    Raises:
        UsageError: no such format, document or graph.
        StoreError: the store cannot be read.
    """
    if form not in FORMATS:
        raise UsageError(f"{form}: no such format: one of {', '.join(FORMATS)}")
    names = _choose(store, documents, graphs)
    kind = FORMATS[form]
    prefixes = get_prefixes()
    if kind.supports_datasets:
        ox.serialize(_iter_quads(store, names), output, kind, prefixes=prefixes)
    else:
        ox.serialize(_iter_triples(store, names), output, kind, prefixes=prefixes)


def get_prefixes() -> dict[str, str]:
    """The prefixes of exported files."""
    return {
        "kg": KG_NAMESPACE,
        "kgv": KGV_NAMESPACE,
        "id": f"{get_base()}id/",
        "dcterms": "http://purl.org/dc/terms/",
        "owl": "http://www.w3.org/2002/07/owl#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "wd": "http://www.wikidata.org/entity/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }


def _choose(store: Store, documents: Sequence[str], graphs: Sequence[str]) -> list[NamedNode]:
    """The names of the graphs to write: the shared ones first, then documents by id."""
    unknown = [name for name in graphs if name not in GRAPHS]
    if unknown:
        raise UsageError(f"{', '.join(unknown)}: no such graph: one of {', '.join(GRAPHS)}")
    known = sorted(store.iter_documents())
    missing = sorted(set(documents) - set(known))
    if missing:
        raise UsageError(f"{', '.join(missing)}: no such document in {store.path} (kg documents lists them)")
    if not documents and not graphs:
        graphs, documents = ("ontology", "reference", "fused"), known
    return [*map(graph_iri, graphs), *map(document_iri, dict.fromkeys(documents))]


def _iter_quads(store: Store, names: Iterable[NamedNode]) -> Iterator[Quad]:
    for name in names:
        yield from sorted(store.quads(None, None, None, name), key=str)


def _iter_triples(store: Store, names: Sequence[NamedNode]) -> Iterator[Triple]:
    """One ontology: a header, the axioms of the store's ontology graph, then the individuals, a graph after the other."""
    header = NamedNode(f"{get_base()}export")
    yield Triple(header, TYPE, ONTOLOGY)
    yield Triple(header, VERSION_INFO, string(__version__))
    yield Triple(header, LABEL, text("A knowledge graph of Arabic news about diplomacy, with its ontology", "en"))
    yield Triple(header, LABEL, text("رسم معرفي للأخبار الدبلوماسية العربية مع أنطولوجيته", "ar"))
    ontology = graph_iri("ontology")
    own = {graph_iri(name).value for name in GRAPHS}  # what a graph says of itself is for the store alone
    yield from _iter_axioms(store, ontology)
    for name in names:
        if name != ontology:
            found = (quad.triple for quad in store.quads(None, None, None, name))
            yield from sorted((t for t in found if getattr(t.subject, "value", "") not in own), key=str)


def _iter_axioms(store: Store, ontology: NamedNode) -> Iterator[Triple]:
    """The axioms without the headers of the modules that they come from: there is nothing to import any more."""
    headers = {module.iri for module in iter_modules(alignments=True)}
    found = [quad.triple for quad in store.quads(None, None, None, ontology)]
    if not found:
        raise StoreError(f"{store.path}: the store has no ontology: build again")
    yield from sorted((triple for triple in found if getattr(triple.subject, "value", "") not in headers), key=str)
