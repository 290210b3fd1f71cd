"""Finding names and descriptions in the text: what is there, and of which type; who it is, is for :mod:`kg.linking`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

import kg.text.extensions  # noqa: F401  (registers doc._)
from kg.mentions.find import find_names


@Language.component("kg_mentions", requires=["doc._.document", "doc._.gazetteer"], assigns=["doc._.mentions", "doc._.titles"])
def add_mentions(doc: Doc) -> Doc:
    """Set ``doc._.mentions`` to the names of the text, unlinked, and ``doc._.titles`` to the titles found beside them."""
    doc._.mentions, doc._.titles = find_names(doc, doc._.gazetteer)
    return doc
