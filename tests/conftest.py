"""Fixtures for all: the real pipeline on short texts of ours; it is made once a session, from the bundled tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from spacy.tokens import Doc

from kg.model import Document

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def annotate() -> Callable[..., Doc]:
    """Reads a text with the whole pipeline; ``day`` is its publication date."""
    from kg.pipeline import load_pipeline

    pipeline = load_pipeline()

    def read(text: str, day: str | None = "2021-06-18", name: str = "test") -> Doc:
        return pipeline.annotate(Document(name, text, date=date.fromisoformat(day) if day else None))

    return read


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the checkout with articles and their gold standard."""
    if not (SHARED / "gold" / "score.py").is_file():
        pytest.skip(f"{SHARED} is not beside this checkout")
    return SHARED
