"""Events: what happened, to whom, where and when, and how real the document says it is."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.events.find import find_events

__all__ = ["find_events", "store_events"]


@Language.component(
    "kg_events",
    requires=["doc.sents", "doc._.mentions", "doc._.entities", "doc._.times", "doc._.statements"],
    assigns=["doc._.events"],
)
def store_events(doc: Doc) -> Doc:
    """Set ``doc._.events``."""
    doc._.events = find_events(doc)
    return doc
