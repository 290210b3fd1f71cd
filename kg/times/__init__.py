"""Times: the calendar expressions of a text, each with its EDTF value, granularity, and how it was reached."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

import kg.text.extensions  # noqa: F401  (registers doc._)
from kg.times.find import find_times

__all__ = ["find_times", "store_times"]


@Language.component("kg_times", requires=["doc.sents", "doc._.document"], assigns=["doc._.times"])
def store_times(doc: Doc) -> Doc:
    """Set ``doc._.times``."""
    doc._.times = find_times(doc)
    return doc
