"""The real tokenizer and sentence splitter over the bundled tables."""

from __future__ import annotations

import pytest
import spacy
from spacy.vocab import Vocab

import kg.text.sentences  # noqa: F401  (registers kg_sentences)
from kg.text.tokenizer import ArabicTokenizer


@pytest.fixture(scope="session")
def tokenizer() -> ArabicTokenizer:
    return ArabicTokenizer(Vocab())


@pytest.fixture(scope="session")
def nlp() -> spacy.Language:
    nlp = spacy.blank("ar")
    nlp.tokenizer = ArabicTokenizer(nlp.vocab)
    nlp.add_pipe("kg_sentences")
    return nlp
