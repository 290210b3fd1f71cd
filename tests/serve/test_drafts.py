"""Indexes beside a snapshot are whole or not there."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kg.serve.drafts import write_index


def test_an_index_appears_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    with write_index(path) as connection:
        connection.execute("CREATE TABLE one(n)")
        assert not path.exists()
    assert sqlite3.connect(path).execute("SELECT count(*) FROM one").fetchone() == (0,)
    with pytest.raises(sqlite3.OperationalError), write_index(path) as connection:
        connection.execute("SELECT 1 FROM nothing")
    assert sqlite3.connect(path).execute("SELECT count(*) FROM one").fetchone() == (0,)
