"""Reading tables, what is said of a bad one, and that every bundled one is as the house wants it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from kg.errors import DataError
from kg.settings import get_folder
from kg.tables import get_table, iter_rows

TABLES = sorted(path for folder in ("lexicons", "gazetteers") for path in (get_folder("data") / folder).glob("*.tsv"))


def write(folder: Path, text: str) -> Path:
    path = folder / "table.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_are_dictionaries_and_comments_are_skipped(tmp_path):
    path = write(tmp_path, '# what the columns mean\nform\tkind\tnote\n\nقمة\tevent\t\n# inside\n"نص"\tquote\tx\n')
    assert list(iter_rows(path, "form", "kind")) == [
        {"form": "قمة", "kind": "event", "note": ""},
        {"form": '"نص"', "kind": "quote", "note": "x"},
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the header must have form, kind"),
        ("# only a comment\n", "the header must have form, kind"),
        ("form\tnote\nقمة\t\n", "the header must have form, kind"),
        ("# c\nform\tkind\nقمة\n", ":3: 1 fields, the header has 2"),
        ("form\tkind\nقمة\tevent\tmore\n", ":2: 3 fields, the header has 2"),
        ("form\tkind\nقمة\t\n", ":2: kind must be filled"),
    ],
)
def test_a_bad_table_is_told_by_file_and_line(tmp_path, text, message):
    path = write(tmp_path, text)
    with pytest.raises(DataError) as caught:
        list(iter_rows(path, "form", "kind"))
    assert str(path) in str(caught.value)
    assert message in str(caught.value)


def test_a_missing_table_is_told_by_its_path():
    with pytest.raises(DataError, match=r"lexicons.no-such\.tsv: no such table"):
        get_table("lexicons/no-such.tsv")


def test_the_bundled_tables_are_found():
    assert len(TABLES) >= 25
    assert get_table("lexicons/months.tsv") in TABLES


@pytest.mark.parametrize("path", TABLES, ids=lambda p: p.name)
def test_a_bundled_table_is_whole(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("#"), "a table says what it is and where it is from"
    assert unicodedata.is_normalized("NFC", text), "NFC"
    assert text.endswith("\n")
    assert "\r" not in text
    rows = list(iter_rows(path))
    assert rows
    assert len({tuple(row.values()) for row in rows}) == len(rows), "a row stands once"


@pytest.mark.parametrize("name", ["time_words", "time_cues", "year_context", "months", "feasts", "number_words"])
def test_tables_of_times_are_sorted(name):
    forms = [row["form"] for row in iter_rows(get_table(f"lexicons/{name}.tsv"), "form")]
    assert forms == sorted(forms)
