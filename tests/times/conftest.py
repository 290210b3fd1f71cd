"""Texts are read by the real tokenizer, sentence splitter and ``kg_times``; nothing after them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import spacy
from spacy.tokens import Doc

import kg.text.sentences
import kg.times  # noqa: F401  (registers the components)
from kg.model import Document, Furniture, TimeMention
from kg.text.tokenizer import ArabicTokenizer
from kg.times import find_times
from kg.times.terms import Term, read_terms


@pytest.fixture(scope="session")
def nlp() -> spacy.Language:
    nlp = spacy.blank("ar")
    nlp.tokenizer = ArabicTokenizer(nlp.vocab)
    nlp.add_pipe("kg_sentences")
    return nlp


@pytest.fixture(scope="session")
def find(nlp: spacy.Language) -> Callable[..., tuple[TimeMention, ...]]:
    """The times of a text; ``day`` is its publication date (``None``: it has none), ``furniture`` a piece that is none of the article."""

    def read(text: str, day: str | None = "2021-06-17", furniture: str = "") -> tuple[TimeMention, ...]:
        doc: Doc = nlp(text)
        at = text.index(furniture) if furniture else 0
        spans = (Furniture(at, at + len(furniture), "caption"),) if furniture else ()
        doc._.document = Document("test", text, date=date.fromisoformat(day) if day else None, furniture=spans)
        return find_times(doc)

    return read


@pytest.fixture(scope="session")
def terms(nlp: spacy.Language) -> Callable[[str], list[Term]]:
    """The terms of a text."""
    return lambda text: read_terms(nlp(text))
