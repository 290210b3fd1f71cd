"""From what a user names to files."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.documents.inputs import SUFFIXES, File, check_inputs, find_reader, iter_files
from kg.errors import UsageError
from kg.model import Skipped


@pytest.fixture
def news(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "2021/06/summit.html", "2021/all.jsonl", "2021/old.jsonl.xz", "notes.md", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("نص", "utf-8")
    return tmp_path / "news"


def ids(inputs: list[str | Path]) -> list[str]:
    return [item.id for item in iter_files(inputs) if isinstance(item, File)]


def test_a_folder_is_read_to_its_depth_in_order(news: Path) -> None:
    assert ids([news]) == ["a", "b", "2021/all", "2021/old", "2021/06/summit"]


def test_a_file_is_named_by_its_stem(news: Path) -> None:
    assert ids([news / "2021/06/summit.html", news / "a.txt"]) == ["summit", "a"]


def test_a_file_named_twice_is_read_once(news: Path) -> None:
    assert ids([news / "a.txt", news, news / "b.txt"]) == ["a", "b", "2021/all", "2021/old", "2021/06/summit"]


def test_patterns_that_the_shell_left_alone(news: Path) -> None:
    assert ids([f"{news}/*.txt"]) == ["a", "b"]
    assert ids([f"{news}/**/*.html"]) == ["summit"]


def test_a_name_with_brackets_is_no_pattern_where_such_a_file_is(news: Path) -> None:
    (news / "a[1].txt").write_text("نص", "utf-8")
    assert ids([str(news / "a[1].txt")]) == ["a[1]"]


def test_what_is_not_there() -> None:
    for inputs in ([], ["no/such.txt"], [""], ["no/such/*.txt"]):
        with pytest.raises(UsageError):
            check_inputs(inputs)
    with pytest.raises(UsageError, match=r"no/such\.txt: no such file or folder"):
        check_inputs(["-", "no/such.txt"])
    check_inputs(["-", Path(__file__)])


def test_what_is_no_document(news: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    told = [item for item in iter_files([news / "notes.md", tmp_path / "empty"]) if isinstance(item, Skipped)]
    assert [(Path(item.origin).name, item.bad) for item in told] == [("notes.md", True), ("empty", True)]
    assert "not a kind of file" in told[0].reason
    assert "without documents" in told[1].reason


def test_a_link_that_leads_back_is_not_followed(news: Path) -> None:
    (news / "2021/loop").symlink_to(news, target_is_directory=True)
    assert len(ids([news])) == 5


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_ending_has_its_reader(suffix: str) -> None:
    assert find_reader(f"x{suffix}") == (suffix, SUFFIXES[suffix])
    assert find_reader(suffix) is None, "a name that is only an ending"
