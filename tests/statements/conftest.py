"""A document is made of a text and a table of its names; the real tokenizer and sentence splitter read it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

import kg.text.extensions
import kg.text.sentences  # noqa: F401
from kg.model import Document, Furniture, Mention, TimeMention
from kg.text.tokenizer import ArabicTokenizer

TYPES = {"facility": "Facility", "org": "Organization", "place": "Place", "treaty": "Treaty", "event": "Event"}


@pytest.fixture(scope="session")
def nlp() -> spacy.Language:
    nlp = spacy.blank("ar")
    nlp.tokenizer = ArabicTokenizer(nlp.vocab)
    nlp.add_pipe("kg_sentences")
    return nlp


@pytest.fixture(scope="session")
def make_doc(nlp: spacy.Language) -> Callable[..., Doc]:
    """Makes a ``Doc``: ``names`` maps a substring, wherever it occurs, to ``berg``, ``org:un``, ``nominal:putin`` …."""

    def make(text: str, names: dict[str, str] | None = None, times: tuple[str, ...] = (), furniture: tuple[str, ...] = ()) -> Doc:
        doc = nlp(text)
        spans = tuple(Furniture(text.index(f), text.index(f) + len(f), "caption") for f in furniture)
        doc._.document = Document("test", text, furniture=spans)
        mentions: list[Mention] = []
        for name, told in sorted((names or {}).items(), key=lambda item: -len(item[0])):
            kind, _, entity = told.rpartition(":")
            at = text.find(name)
            while at >= 0:
                if not any(m.start < at + len(name) and at < m.end for m in mentions):
                    level = "nominal" if kind == "nominal" else "name"
                    mentions.append(Mention(at, at + len(name), name, TYPES.get(kind, "Person"), level, (entity,), "test"))
                at = text.find(name, at + 1)
        doc._.mentions = tuple(sorted(mentions, key=lambda m: m.start))
        doc._.times = tuple(TimeMention(text.index(t), text.index(t) + len(t), t, "2024", "test") for t in times)
        return doc

    return make
