"""What every node of one document's graph shares: the graph's name, the sentences, the words under a span."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from pyoxigraph import Literal, NamedNode, Quad

from kg.edtf import bounds
from kg.graph.iris import document_iri, passage_iri
from kg.graph.terms import TYPE, date_time, integer, text
from kg.graph.vocabulary import KG
from kg.model import Document

Pairs = Iterable[tuple[NamedNode, NamedNode | Literal]]


@dataclass(frozen=True, slots=True)
class Scope:
    """A document as the place its nodes live in; ``sentences`` are (start, end), sorted."""

    document: Document
    graph: NamedNode
    sentences: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, document: Document, sentences: Iterable[tuple[int, int]] = ()) -> Scope:
        """The scope of a document."""
        return cls(document, document_iri(document.id), tuple(sorted(set(sentences))))

    def iri(self, kind: str, *parts: int | str) -> NamedNode:
        """The IRI of a node of this document."""
        return passage_iri(self.graph, kind, *parts)

    def describe(self, node: NamedNode, pairs: Pairs) -> Iterator[Quad]:
        """One quad a (predicate, object) pair, in the document's graph."""
        return (Quad(node, predicate, value, self.graph) for predicate, value in pairs)

    def span(self, node: NamedNode, start: int, end: int) -> Iterator[Quad]:
        """Where a passage is and what its words are; offsets are code points."""
        yield from self.describe(
            node,
            [
                (KG.start, integer(start)),
                (KG.end, integer(end)),
                (KG.exact, text(self.document.text[start:end], self.document.language)),
                (KG.inDocument, self.graph),
            ],
        )

    def passage(self, node: NamedNode, kind: NamedNode, start: int, end: int) -> Iterator[Quad]:
        """A passage of class ``kind``: its span, and the sentence that it begins in."""
        yield Quad(node, TYPE, kind, self.graph)
        yield from self.span(node, start, end)
        sentence = self.sentence_at(start)
        if sentence is not None:
            yield Quad(node, KG.inSentence, sentence, self.graph)

    def sentence_at(self, offset: int) -> NamedNode | None:
        """The sentence that holds ``offset``; none in the space between two."""
        place = bisect_right(self.sentences, (offset, len(self.document.text) + 1)) - 1
        if place < 0 or offset >= self.sentences[place][1]:
            return None
        return self.iri("sentence", *self.sentences[place])


def interval(edtf: str) -> Iterator[tuple[NamedNode, Literal]]:
    """The first and last instant of an EDTF value as ``kg:earliest`` and ``kg:latest``; nothing for one without bounds.

    >>> [value.value for _, value in interval("2021-06")]
    ['2021-06-01T00:00:00Z', '2021-06-30T23:59:59Z']
    """
    try:
        earliest, latest = bounds(edtf)
    except ValueError:
        return
    yield KG.earliest, date_time(earliest)
    yield KG.latest, date_time(latest)


def instants(edtf: str | None) -> tuple[datetime, datetime] | None:
    """The bounds of an EDTF value, ``None`` where it has none."""
    try:
        return bounds(edtf) if edtf else None
    except ValueError:
        return None
