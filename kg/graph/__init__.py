"""From readings to quads: one named graph a document, one for the reference data, one for events over documents."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from kg.graph.digest import get_data_digest
from kg.graph.document import document_quads
from kg.graph.entities import entity_quads
from kg.graph.passages import mention_quads, position_quads, time_quads
from kg.graph.reports import report_quads, statement_quads
from kg.graph.scope import Scope
from kg.graph.terms import TYPE
from kg.graph.vocabulary import KG
from kg.model import Reading

__all__ = ["to_quads"]


def to_quads(reading: Reading, data_digest: str | None = None) -> Iterator[Quad]:
    """Everything that one document says, as quads of the graph named by the document's IRI.

    The same reading gives the same quads: every node has an IRI made of its document and its place. NIL entities and those of the
    user's knowledge base are described here; those that ship in the reference graph.

    Args:
        reading: what the stages found.
        data_digest: of the tables that it was read with; those of this installation where not given.

    Raises:
        DocumentError: the document cannot be written as RDF.
    """
    scope = Scope.of(reading.document, reading.sentences)
    yield from document_quads(reading.document, get_data_digest() if data_digest is None else data_digest)
    for start, end in scope.sentences:
        node = scope.iri("sentence", start, end)
        yield Quad(node, TYPE, KG.Sentence, scope.graph)
        yield from scope.span(node, start, end)
    for entity in reading.entities:
        if entity.nil or entity.added:
            yield from entity_quads(entity, scope.graph)
    yield from mention_quads(scope, reading.mentions)
    yield from time_quads(scope, reading.times)
    yield from position_quads(scope, reading.positions)
    yield from report_quads(scope, reading.events)
    yield from statement_quads(scope, reading.statements, reading.mentions)
