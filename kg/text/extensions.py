"""What the stages leave on a spaCy ``Doc``: tuples of the frozen values of :mod:`kg.model` under ``doc._``."""

from __future__ import annotations

from spacy.tokens import Doc

#: Extension attribute → what it holds. All tuples, but ``document`` (a :class:`kg.model.Document`), ``entities`` (id → Entity),
#: ``gazetteer`` (what the document is read with) and ``states`` (what the encoder made of each token, tokens × width, or none).
EXTENSIONS = ("times", "mentions", "titles", "positions", "statements", "events")


def register() -> None:
    """Register the extensions; safe to call again."""
    if not Doc.has_extension("document"):
        Doc.set_extension("document", default=None)
        Doc.set_extension("entities", default={})
        Doc.set_extension("gazetteer", default=None)
        Doc.set_extension("states", default=None)
        for name in EXTENSIONS:
            Doc.set_extension(name, default=())


register()


def in_furniture(doc: Doc, start: int, end: int) -> bool:
    """Whether the span (code points) touches site furniture of the document."""
    document = doc._.document
    return document is not None and any(f.start < end and start < f.end for f in document.furniture)
