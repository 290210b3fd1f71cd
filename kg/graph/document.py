"""A document's own description: its metadata, its text with a digest, its furniture, and what read it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg import __version__
from kg.errors import DocumentError
from kg.graph.scope import Scope, interval
from kg.graph.terms import TYPE, any_uri, string, text
from kg.graph.vocabulary import KG
from kg.model import Document

GENERATOR = f"mithaq {__version__}"


def document_quads(document: Document, data_digest: str) -> Iterator[Quad]:
    """What is known of a document before it is read: equal quads in a store mean that it need not be read again.

    Args:
        document: as read.
        data_digest: of the data tables it is read with (:func:`kg.graph.digest.get_data_digest`).

    Raises:
        DocumentError: the id is empty, or the text cannot be written as RDF.
    """
    if not document.id:
        raise DocumentError(document.origin or "document", "it has no id")
    _reject_surrogates(document)
    scope = Scope.of(document)
    yield Quad(scope.graph, TYPE, KG.Document, scope.graph)
    yield from scope.describe(scope.graph, _metadata(document))
    digest = hashlib.sha256(document.text.encode()).hexdigest()
    yield from scope.describe(
        scope.graph,
        [
            (KG.text, text(document.text, document.language)),
            (KG.textDigest, string(digest)),
            (KG.generator, string(GENERATOR)),
            (KG.dataDigest, string(data_digest)),
        ],
    )
    for span in document.furniture:
        node = scope.iri("furniture", span.start, span.end)
        yield Quad(node, TYPE, KG.Furniture, scope.graph)
        yield from scope.span(node, span.start, span.end)
        yield Quad(node, KG.furnitureKind, string(span.kind), scope.graph)


def _metadata(document: Document) -> Iterator[tuple[NamedNode, Literal]]:
    yield KG.identifier, string(document.id)
    yield KG.language, string(document.language)
    if document.title:
        yield KG.title, text(document.title, document.language)
    if document.date:
        day = document.date.isoformat()
        yield KG.publicationDate, string(day)
        yield from interval(day)
    if document.date_source:
        yield KG.publicationDateSource, string(document.date_source)
    if document.source:
        yield KG.sourceName, string(document.source)
    if document.url:
        yield KG.url, any_uri(document.url)


def _reject_surrogates(document: Document) -> None:
    for name in ("id", "text", "title", "source", "url"):
        try:
            (getattr(document, name) or "").encode()
        except UnicodeEncodeError as error:
            raise DocumentError(
                document.origin or document.id[:60].encode(errors="replace").decode(),
                f"the {name} holds half a surrogate pair at code point {error.start}: not valid Unicode",
            ) from None
