"""What cannot be read ends in one clear line that names the file, and the line where there are lines; the rest is read."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.documents.raw import LARGEST, LONGEST_TEXT, iter_lines
from kg.model import Document, Skipped

Read = Callable[..., tuple[list[Document], list[Skipped]]]
ROOT = Path(__file__).parents[2]

FILES = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\xef\xbb\xbf\r\n", "empty"),
    "latin.txt": ("قال\nالوزير ".encode() + b"\xe9t\xe9\n", "line 2 is not UTF-8 (byte 0xe9)"),
    "cut.txt": ("قال الوزير".encode()[:-1], "line 1 is not UTF-8"),
    "utf16.txt": ("قال الوزير".encode("utf-16"), "in UTF-16: save it as UTF-8"),
    "binary.txt": (b"\x7fELF\x02\x01\x00\x00" * 100, "a binary file, not text"),
    "binary.jsonl": (b'{"id": "a"\x00\x01\n' * 100, "a binary file, not text"),
    "empty.jsonl": (b"\n\n", "empty"),
    "empty.html": (b"", "empty"),
    "large.txt": (b"a" * (LARGEST + 1), "larger than 10 MB"),
    "long.txt": (b"a " * (LONGEST_TEXT // 2 + 1), "the text has 1,000,002 characters, more than 1,000,000"),
    "picture.gz.jsonl.gz": (b"\x1f\x8b\x08\x00garbage", "damaged"),
    "not.jsonl.xz": (b"no such thing", "damaged"),
}
LINES = {
    "not JSON": ("no", "not JSON: Expecting value (column 1)"),
    "cut short": ('{"id": "a", "text": "قال', "not JSON: Unterminated string starting at (column 21)"),
    "a list": ('["a"]', "JSON, but a list: a record is an object"),
    "a string": ('"a"', "JSON, but a string"),
    "null": ("null", "JSON, but null"),
    "no text": ('{"id": "a"}', "a record without text"),
    "text that is none": ('{"id": "a", "text": null}', "text must be a string, not null"),
    "text in a list": ('{"id": "a", "text": ["قال"]}', "text must be a string, not a list"),
    "no id": ('{"text": "قال"}', "a record without id"),
    "an empty id": ('{"id": "", "text": "قال"}', "a record without id"),
    "an id that is none": ('{"id": true, "text": "قال"}', "id must be a printable string"),
    "an id with a line break": ('{"id": "a\\nb", "text": "قال"}', "id must be a printable string"),
    "a long id": (json.dumps({"id": "a" * 600, "text": "قال"}), "id must be a printable string of at most 500 characters"),
    "a title that is none": ('{"id": "a", "text": "قال", "title": 7}', "title must be a string, not a number"),
    "a date that is none": ('{"id": "a", "text": "قال الوزير", "date": "2021-02-30"}', "date '2021-02-30' is no date"),
    "a date of another kind": ('{"id": "a", "text": "قال الوزير", "date": 1623931200}', "date must be a string, not a number"),
    "deep": ("[" * 100_000, "not JSON: "),
    "a huge number": ('{"id": ' + "9" * 5000 + "}", "not JSON: "),
}


@pytest.mark.parametrize("name", FILES)
def test_files(tmp_path: Path, read: Read, text: str, name: str) -> None:
    raw, told = FILES[name]
    (tmp_path / name).write_bytes(raw)
    (tmp_path / "zz.txt").write_text(text, "utf-8")
    [document], [skipped] = read(tmp_path)
    assert document.id == "zz"
    assert skipped.origin == str(tmp_path / name)
    assert told in skipped.reason
    assert "\n" not in skipped.reason
    assert skipped.bad


@pytest.mark.parametrize("case", LINES.values(), ids=LINES)
def test_lines(tmp_path: Path, read: Read, text: str, case: tuple[str, str]) -> None:
    line, told = case
    good = [json.dumps({"id": name, "text": text}) for name in ("one", "two")]
    (tmp_path / "a.jsonl").write_text(f"{good[0]}\n{line}\n{good[1]}\n", "utf-8")
    documents, [skipped] = read(tmp_path)
    assert [document.id for document in documents] == ["one", "two"]
    assert skipped.origin == f"{tmp_path / 'a.jsonl'}:2"
    assert told in skipped.reason
    assert "\n" not in skipped.reason
    assert len(skipped.reason) < 250
    assert skipped.bad


def test_a_line_that_is_not_utf_8(tmp_path: Path, read: Read, text: str) -> None:
    good = json.dumps({"id": "one", "text": text}).encode()
    (tmp_path / "a.jsonl").write_bytes(b'{"id": "x", "text": "\xff"}\n' + good)
    [document], [skipped] = read(tmp_path)
    assert (document.id, skipped.origin) == ("one", f"{tmp_path / 'a.jsonl'}:1")
    assert skipped.reason.startswith("the line is not UTF-8 (byte 0xff)")


def test_a_record_with_an_empty_text_is_no_fault(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": " "}\n', "utf-8")
    [], [skipped] = read(tmp_path)
    assert (skipped.reason, skipped.bad) == ("no text in it", False)


def test_a_file_of_something_else_is_not_reported_to_its_end(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.jsonl").write_text("no record\n" * 5000, "utf-8")
    [], skipped = read(tmp_path)
    assert len(skipped) == 21
    assert skipped[-1].reason == "none of its first 20 lines is a record: the rest was not read"


def test_a_line_of_50_mb_is_passed_over_without_being_held(tmp_path: Path) -> None:
    good = json.dumps({"id": "one", "text": "قال الوزير إن المحادثات في القاهرة كانت مثمرة"}, ensure_ascii=False).encode()
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": "x", "text": "' + b"a" * 50_000_000 + b'"}\n' + good + b"\n" + b"b" * (LARGEST + 5))
    code = (
        "import resource; from kg.documents import read_documents\n"
        f"before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        f"print([getattr(d, 'id', None) or (d.origin[-2:], d.reason) for d in read_documents([{str(path)!r}])])\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    told, kilobytes = done.stdout.splitlines()
    line = "a line longer than 10 MB: not one article"
    assert told == str([(":1", line), "one", (":3", line)])
    assert int(kilobytes) < 45_000


def test_lines_at_the_limit() -> None:
    at, over = b"a" * (LARGEST - 1) + b"\n", b"a" * (LARGEST + 1) + b"\n"
    assert [(n, line and len(line)) for n, line in iter_lines(io.BytesIO(at + over + b"b\n" + at[:-1]))] == [
        (1, LARGEST),
        (2, None),
        (3, 2),
        (4, LARGEST - 1),
    ]


def test_what_cannot_be_opened(tmp_path: Path, read: Read, text: str) -> None:
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zz.txt").write_text(text, "utf-8")
    [document], skipped = read(tmp_path)
    assert document.id == "zz"
    assert {Path(item.origin).name: item.reason for item in skipped} == {
        "loop.txt": "cannot be read: Too many levels of symbolic links",
        "gone.txt": "cannot be read: No such file or directory",
        "pipe.txt": "not a regular file: pipe it in and give - instead",
    }


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others may look into, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        yield Path(folder)


def test_what_may_not_be_read(open_folder: Path, text: str) -> None:
    """In a process without privileges, where the tests have them."""
    news = open_folder / "news"
    (news / "shut").mkdir(parents=True)
    for name in ("mine.txt", "zz.txt"):
        (news / name).write_text(text, "utf-8")
    (news / "mine.txt").chmod(0)
    (news / "shut").chmod(0)
    code = (
        "import os; from kg.documents import read_documents\n"
        "list(read_documents(['news/zz.txt']))  # loads what the process may not load any more below\n"
        f"{'os.setuid(65534)' if os.geteuid() == 0 else ''}\n"
        "print([(getattr(d, 'id', '') or d.origin, getattr(d, 'reason', '')) for d in read_documents(['news'])])"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=open_folder, env=environment)
    (news / "shut").chmod(0o755)
    assert done.returncode == 0, done.stderr
    denied = "cannot be read: Permission denied"
    assert done.stdout.strip() == str([("news/mine.txt", denied), ("zz", ""), ("news/shut", denied)])
