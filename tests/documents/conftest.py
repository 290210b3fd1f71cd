"""Short texts of ours that are long enough to be told for Arabic."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from kg.documents import read_documents
from kg.model import Document, Skipped

TEXT = "وصل وزير الخارجية إلى القاهرة\n\nقال الوزير إن المحادثات التي جرت في القاهرة كانت مثمرة.\n"


@pytest.fixture
def text() -> str:
    return TEXT


@pytest.fixture
def read() -> Callable[..., tuple[list[Document], list[Skipped]]]:
    """The documents that inputs hold, and what was skipped."""

    def run(*inputs: str | Path, stdin: BinaryIO | None = None) -> tuple[list[Document], list[Skipped]]:
        found = list(read_documents(inputs, stdin))
        return [item for item in found if isinstance(item, Document)], [item for item in found if isinstance(item, Skipped)]

    return run
