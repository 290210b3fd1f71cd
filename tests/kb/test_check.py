"""What is wrong with a knowledge base is found; what ships has no error."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kg.kb.check import CHECKS, Finding, check_kb
from kg.kb.write import import_file
from tests.kb.dumps import ITEMS, dump

MORE = [
    ("INSERT INTO entity VALUES ('z1', 'Person', 'Q900000001', 'Q20', NULL, 'list')", "item-twice", "Q900000001"),
    ("UPDATE entity SET source = ' ' WHERE id = 'Q900000003'", "no-source", "Q900000003"),
    ("INSERT INTO entity VALUES ('z2', 'Person', NULL, NULL, NULL, 'list')", "no-name", "z2"),
    ("UPDATE entity SET state = 'Q900000077' WHERE id = 'Q900000001'", "unknown-id", "Q900000001"),
    ("UPDATE office SET start = '2022' WHERE person = 'Q900000001'", "impossible-years", "Q900000001"),
    ("UPDATE office SET start = '2919', end = NULL WHERE person = 'Q900000001'", "impossible-years", "Q900000001"),
    ("UPDATE office SET start = 'soon' WHERE person = 'Q900000001'", "no-date", "Q900000001"),
    ("UPDATE office SET start = '1900' WHERE person = 'Q900000001'", "long-tenure", "Q900000001"),
    ("UPDATE office SET end = NULL WHERE person = 'Q900000001'", "held-by-two", "Q900000001"),
    ("INSERT INTO office SELECT * FROM office", "office-twice", "Q900000001"),
    ("UPDATE office SET person = 'Q900000003'", "no-person", "Q900000003"),
    ("UPDATE entity SET type = 'Place' WHERE id = 'Q58217'", "id-twice", "Q58217"),
    ("UPDATE entity SET state = 'Q20' WHERE id = 'Q900000002'", "same-label", "Q900000001"),
    ("UPDATE entity SET state = 'Q20' WHERE id = 'Q900000002'", "alike", "Q900000001"),
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("check")
    (folder / "dump").write_bytes(dump(*ITEMS))
    import_file(folder / "dump", folder / "my.kb")
    return (folder / "my.kb").read_bytes()


def own(found: list[Finding]) -> set[tuple[str, str]]:
    return {(f.check, f.entity) for f in found}


def test_what_ships_has_no_error() -> None:
    found = list(check_kb())
    assert [f for f in found if f.severity == "error"] == []
    assert len(found) < 40


def test_namesakes_with_the_same_labels_are_told(tmp_path: Path, whole: bytes) -> None:
    (tmp_path / "my.kb").write_bytes(whole)
    shipped = set(check_kb())
    new = [f for f in check_kb(tmp_path / "my.kb") if f not in shipped]
    assert own(new) == {("same-names", "Q900000001"), ("clash", "Q900000001"), ("held-by-two", "ine-marie-eriksen-soreide")}
    assert "Q900000001,Q900000002" in next(f.value for f in new if f.check == "same-names")


@pytest.mark.parametrize(("change", "check", "entity"), MORE, ids=[f"{i}-{m[1]}" for i, m in enumerate(MORE)])
def test_each_check_finds_its_fault(tmp_path: Path, whole: bytes, change: str, check: str, entity: str) -> None:
    path = tmp_path / "my.kb"
    path.write_bytes(whole)
    connection = sqlite3.connect(path)
    connection.execute(change)
    connection.commit()
    connection.close()
    assert (check, entity) in own(list(check_kb(path)))


def test_every_check_is_tried() -> None:
    tried = {check for _, check, _ in MORE} | {"same-names", "clash"}
    assert {check.name for check in CHECKS} <= tried
    assert {check.severity for check in CHECKS} == {"error", "warning"}
