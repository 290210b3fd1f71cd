"""Indexes that stand beside a snapshot: written to a draft, and there when they are whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def write_index(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to the draft of an SQLite file, which becomes ``path`` at the end; after an error ``path`` is as it was."""
    draft = path.with_suffix(".part")
    draft.unlink(missing_ok=True)
    with closing(sqlite3.connect(draft)) as connection:
        connection.execute("PRAGMA journal_mode = off")
        connection.execute("PRAGMA synchronous = off")
        yield connection
        connection.commit()
    draft.replace(path)
