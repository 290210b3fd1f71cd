"""A build tells how it goes: lines where nobody watches, a bar where somebody does, and what came of it at the end."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from kg.build import Progress, Summary
from kg.model import Document, Skipped
from kg.progress import Complaints, Lines, count_documents, iter_summary, open_progress

BAD = Skipped("خبر.txt", "not UTF-8 at byte 7")
CHOICE = Skipped("en.txt", "not Arabic", bad=False)
DOCUMENT = Document("a", "نص")


def _read_all(leader: int) -> bytes:
    """What was written to a terminal whose other end is closed; one read gives 4,095 bytes at most."""
    parts = []
    try:
        while part := os.read(leader, 1 << 16):
            parts.append(part)
    except OSError:  # Linux says so at the end
        pass
    finally:
        os.close(leader)
    return b"".join(parts)


def _feed(progress: Progress, documents: int) -> None:
    progress.skip(BAD)
    progress.skip(CHOICE)
    for _ in range(documents):
        progress.advance(DOCUMENT)


def test_lines_come_every_hundred_documents() -> None:
    output = io.StringIO()
    with open_progress(500, output) as progress:
        assert isinstance(progress, Lines)
        _feed(progress, 398)
    lines = output.getvalue().splitlines()
    assert len(lines) == 6
    assert lines[0].endswith("not UTF-8 at byte 7")
    assert "خبر.txt" in lines[0]
    assert lines[1] == "kg: skipped: en.txt: not Arabic"
    assert lines[2].startswith("100 of 500 documents, ")
    assert "a second" in lines[2]
    assert lines[2].endswith("left")
    assert lines[5].startswith("400 of 500 documents")


def test_without_a_total_there_is_no_time_left() -> None:
    output = io.StringIO()
    with open_progress(None, output) as progress:
        _feed(progress, 98)
    line = output.getvalue().splitlines()[-1]
    assert line.startswith("100 documents, ")
    assert "left" not in line


def test_quiet_tells_of_bad_documents_alone() -> None:
    output = io.StringIO()
    with open_progress(500, output, quiet=True) as progress:
        assert isinstance(progress, Complaints)
        _feed(progress, 300)
    assert len(output.getvalue().splitlines()) == 1


def test_a_terminal_shows_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    leader, follower = os.openpty()
    with os.fdopen(follower, "w", encoding="utf-8") as stream, open_progress(4, stream) as progress:
        _feed(progress, 2)
    shown = _read_all(leader).decode("utf-8", "replace")
    assert "not UTF-8 at byte 7" in shown
    assert "4/4" in shown
    assert "left" in shown


def test_the_summary_says_what_was_read_and_what_was_not() -> None:
    summary = Summary(1200, 3, [BAD, CHOICE, CHOICE], 10, 9, 8, 7, 6, 12345, 1.25)
    assert list(iter_summary(summary)) == [
        "1,200 documents read, 3 unchanged, 3 skipped (1 bad)",
        "  2 × not Arabic",
        "  1 × not UTF-8 at byte 7",
        "10 mentions (9 linked), 8 event reports, 7 statements",
        "the store holds 6 events in 12,345 quads; 1.2 s",
    ]
    assert list(iter_summary(Summary(seconds=0.5, quads=1))) == ["0 documents read", "the store holds 0 events in 1 quad; 0.5 s"]


def test_many_reasons_are_cut_short() -> None:
    summary = Summary(skipped=[Skipped("x", f"reason {number}") for number in range(20)])
    lines = list(iter_summary(summary))
    assert lines[9] == "  12 × other reasons"
    assert len(lines) == 11


def test_documents_are_counted_beforehand(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("نص", "utf-8")
    (tmp_path / "b.jsonl").write_text("{}\n{}\n{}\n", "utf-8")
    (tmp_path / "notes.pdf").write_bytes(b"x")
    assert count_documents([tmp_path]) == 4
    assert count_documents([str(tmp_path / "*.txt")]) == 1
    assert count_documents([tmp_path, "-"]) is None
