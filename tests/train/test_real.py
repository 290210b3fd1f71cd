"""The real articles that models may learn from: by licence, with their texts from beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.tables import get_table, iter_rows
from kg.train.real import FREE, read_real

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.mark.skipif(not (SHARED / "corpora").is_dir(), reason="needs ../shared beside the checkout")
def test_articles_of_free_corpora_come_with_their_texts():
    rows = list(iter_rows(get_table("gold/real.tsv"), "id", "corpus", "part"))
    free = {row["id"] for row in rows if row["part"] == "read" and row["corpus"] in FREE}
    articles = list(read_real(SHARED, "read", FREE))
    assert {name for name, _, _ in articles} == free
    assert not free & {row["id"] for row in rows if row["part"] == "apart"}
    for name, text, gold in articles:
        assert gold["doc"] == name
        assert all(0 <= e["start"] < e["end"] <= len(text) for e in gold["events"] + gold["statements"] + gold["mentions"])


def test_a_missing_corpus_is_one_line(tmp_path: Path):
    with pytest.raises(DataError, match="no such corpus"):
        list(read_real(tmp_path, "read", {"ntrex"}))
