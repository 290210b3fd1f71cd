"""Statements: who said what, with the exact passage that holds the content."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.statements.find import find_statements

__all__ = ["find_statements", "store_statements"]


@Language.component("kg_statements", requires=["doc.sents", "doc._.mentions", "doc._.entities"], assigns=["doc._.statements"])
def store_statements(doc: Doc) -> Doc:
    """Set ``doc._.statements``."""
    doc._.statements = find_statements(doc)
    return doc
