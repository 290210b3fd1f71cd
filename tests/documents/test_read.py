"""Files of each kind, their metadata, standard input."""

from __future__ import annotations

import gzip
import io
import json
import lzma
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kg.model import Document, Skipped

Read = Callable[..., tuple[list[Document], list[Skipped]]]


def record(text: str, **fields: object) -> str:
    return json.dumps({"id": "one", "text": text, **fields}, ensure_ascii=False)


@pytest.mark.parametrize("raw", ["{}", "\ufeff{}", "{}\r\nسطر\rسطر\n", "  {}\n\n", "{}\u2028سطر\x85سطر\x0bسطر"])
def test_a_text_is_what_open_gives(tmp_path: Path, read: Read, text: str, raw: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(raw.format(text).encode())
    [document], [] = read(path)
    assert document.text == path.open(encoding="utf-8").read()
    assert (document.id, document.origin, document.language, document.date) == ("a", str(path), "ar", None)


def test_a_record_keeps_its_text_and_metadata(tmp_path: Path, read: Read, text: str) -> None:
    given = text.replace("\n", "\r\n")
    fields = {
        "title": "وصول الوزير",
        "date": "2021-06-17T10:00:00Z",
        "url": "https://example.org/1",
        "source": "القناة",
        "language": "ar",
        "more": 1,
    }
    (tmp_path / "a.jsonl").write_text(record(given, **fields), "utf-8")
    [document], [] = read(tmp_path)
    assert document.text == given
    assert (document.id, document.title, document.url, document.source) == ("one", "وصول الوزير", "https://example.org/1", "القناة")
    assert (document.date, document.date_source) == (date(2021, 6, 17), "record")
    assert document.origin == f"{tmp_path / 'a.jsonl'}:1"


def test_records_may_lack_what_is_optional(tmp_path: Path, read: Read, text: str) -> None:
    lines = [record(text, date=None, title="", language=None), record(text, id=7), "", "  ", record(text, id="د 3")]
    (tmp_path / "a.jsonl").write_text("\ufeff" + "\r\n".join(lines), "utf-8")
    documents, skipped = read(tmp_path / "a.jsonl")
    assert skipped == []
    assert [(document.id, document.origin.rpartition(":")[2]) for document in documents] == [("one", "1"), ("7", "2"), ("د 3", "5")]
    assert {(document.date, document.title) for document in documents} == {(None, None)}


@pytest.mark.parametrize(("ending", "opener"), [("gz", gzip.open), ("xz", lzma.open)])
def test_compressed_records(tmp_path: Path, read: Read, text: str, ending: str, opener: Callable[..., io.TextIOBase]) -> None:
    path = tmp_path / f"a.jsonl.{ending}"
    with opener(path, "wt", encoding="utf-8") as stream:
        stream.writelines(record(text, id=f"d{n}") + "\n" for n in range(600))
    documents, skipped = read(path)
    assert (len(documents), skipped) == (600, [])
    path.write_bytes(path.read_bytes()[:-40])
    documents, skipped = read(path)
    assert len(documents) < 600
    assert skipped[-1].origin == str(path)
    assert "damaged" in skipped[-1].reason


class TestSidecar:
    def test_it_gives_what_is_not_known(self, tmp_path: Path, read: Read, text: str) -> None:
        (tmp_path / "a.txt").write_text(text, "utf-8")
        (tmp_path / "b.txt").write_text(text, "utf-8")
        (tmp_path / "c.jsonl").write_text(record(text, date="2020-01-02"), "utf-8")
        table = 'id,Date,source,rating,title\na,2021-06-17,"القناة, وكالات",5,"عنوان ""مقتبس"""\none,2021-06-18,الموقع\n'
        (tmp_path / "articles.csv").write_text("\ufeff" + table, "utf-8")
        documents, skipped = read(tmp_path)
        assert skipped == []
        a, b, one = documents
        assert (a.date, a.date_source, a.source, a.title) == (date(2021, 6, 17), "sidecar", "القناة, وكالات", 'عنوان "مقتبس"')
        assert (b.date, b.source) == (None, None)
        assert (one.date, one.date_source, one.source) == (date(2020, 1, 2), "record", "الموقع")

    def test_it_lies_beside_the_file_or_in_the_folder_asked_for(self, tmp_path: Path, read: Read, text: str) -> None:
        for name in ("x/a", "y/a"):
            (tmp_path / name).parent.mkdir()
            (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        (tmp_path / "x/articles.csv").write_text("id,date\na,2021-06-17\n", "utf-8")
        (tmp_path / "articles.csv").write_text("id,date\ny/a,2021-06-18\n", "utf-8")
        documents, _ = read(tmp_path)
        assert {document.id: str(document.date) for document in documents} == {"x/a": "2021-06-17", "y/a": "2021-06-18"}
        documents, _ = read(tmp_path / "x/a.txt")
        assert [(document.id, str(document.date)) for document in documents] == [("a", "2021-06-17")]

    def test_a_date_that_is_none_costs_the_document(self, tmp_path: Path, read: Read, text: str) -> None:
        (tmp_path / "a.txt").write_text(text, "utf-8")
        (tmp_path / "b.txt").write_text(text, "utf-8")
        (tmp_path / "articles.csv").write_text("id,date\nb,2021-06-17\na,2021-06-31\n", "utf-8")
        [document], [skipped] = read(tmp_path)
        assert document.id == "b"
        assert skipped.bad
        assert skipped.origin == f"{tmp_path / 'articles.csv'}:3"
        assert "a: date '2021-06-31' is no date" in skipped.reason

    @pytest.mark.parametrize("raw", [b"", b"name,date\na,2021-06-17\n", b"id,date\na,\xff\xfe\n", b'id,date\n"a' + b"x" * 200_000])
    def test_a_table_at_fault_is_told_once(self, tmp_path: Path, read: Read, text: str, raw: bytes) -> None:
        for name in "ab":
            (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        (tmp_path / "articles.csv").write_bytes(raw)
        documents, [skipped] = read(tmp_path)
        assert [document.id for document in documents] == ["a", "b"]
        assert (skipped.origin, skipped.bad) == (str(tmp_path / "articles.csv"), True)


class TestStandardInput:
    def test_records(self, read: Read, text: str) -> None:
        stream = io.BytesIO(f"\n{record(text)}\n{record(text, id='two')}\nno".encode())
        documents, [skipped] = read("-", stdin=stream)
        assert [document.id for document in documents] == ["one", "two"]
        assert skipped.origin == "standard input:4"

    def test_one_text(self, read: Read, text: str) -> None:
        [document], [] = read("-", stdin=io.BytesIO(text.encode()))
        [again], [] = read("-", stdin=io.BytesIO(text.encode()))
        [other], [] = read("-", stdin=io.BytesIO((text + text).encode()))
        assert document == again
        assert document.text == text
        assert document.id.startswith("stdin-")
        assert document.id != other.id

    def test_nothing(self, read: Read) -> None:
        [], [skipped] = read("-", stdin=io.BytesIO(b""))
        assert (skipped.origin, skipped.reason, skipped.bad) == ("standard input", "empty", True)

    def test_a_page(self, read: Read, text: str) -> None:
        body = "".join(f"<p>{text}</p>" for _ in range(5))
        page = f"<!DOCTYPE html><html><head><title>وصول الوزير</title></head><body><article>{body}</article></body></html>"
        [document], [] = read("-", stdin=io.BytesIO(page.encode()))
        assert "<p>" not in document.text
        assert "كانت مثمرة" in document.text


def test_what_is_not_arabic_is_a_choice_not_a_fault(tmp_path: Path, read: Read) -> None:
    (tmp_path / "en.txt").write_text("The minister said that the talks in Cairo went well.", "utf-8")
    [], [skipped] = read(tmp_path)
    assert not skipped.bad
    assert skipped.reason.startswith("not Arabic")


def test_a_date_is_inferred_where_the_text_proves_it(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.txt").write_text("أعلن الوزير اليوم الخميس 17 يونيو 2021 بدء المحادثات في القاهرة.", "utf-8")
    [document], [] = read(tmp_path)
    assert (document.date, document.date_source) == (date(2021, 6, 17), "inferred")


def test_furniture_is_marked_and_the_text_left_whole(tmp_path: Path, read: Read, text: str) -> None:
    (tmp_path / "a.txt").write_text(f"شارك القصة\n{text}", "utf-8")
    [document], [] = read(tmp_path)
    assert document.text == f"شارك القصة\n{text}"
    assert [(span.start, span.end, span.kind) for span in document.furniture] == [(0, 10, "share")]
