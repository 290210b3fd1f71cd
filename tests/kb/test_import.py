"""Importing: every format, packed or not; what is taken, what is left out, and that a broken import changes nothing."""

from __future__ import annotations

import bz2
import gzip
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kg.errors import DataError, UsageError
from kg.gazetteer import Gazetteer, KnowledgeBase
from kg.gazetteer.records import make_key
from kg.kb.records import Fault
from kg.kb.write import import_file
from tests.kb.dumps import ITEMS, MINISTER, dump


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    return tmp_path / "my.kb"


def write(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress], ids=["plain", "gzip", "bzip2"])
def test_a_dump(tmp_path: Path, kb: Path, pack: Callable[[bytes], bytes]) -> None:
    done = import_file(write(tmp_path, "dump", pack(dump(*ITEMS))), kb)
    assert (done.added, done.known, done.shipped, done.offices, done.faults) == (3, 0, 2, 1, 0)
    assert dict(done.left_out) == {
        "no Arabic name": 1, "of no class that is imported": 1, "an office that the source does not describe": 1,
    }  # fmt: skip
    base = KnowledgeBase(kb)
    found = base.entity("Q900000001")
    assert found is not None
    assert (found.type, found.wikidata, found.state, found.added) == ("Person", "Q900000001", "Q20", True)
    assert found.labels == (
        ("ar", "يوهان فالدغرين"), ("ar", "فالدغرين"), ("ar", "يوهان والدغرين"), ("en", "Johan Waldgren"), ("en", "J. Waldgren"),
    )  # fmt: skip
    (tenure,) = base.tenures("Q900000001")
    assert (tenure.title, tenure.title_en, tenure.country, tenure.start, tenure.end) == (
        "وزير الخارجية", "foreign minister", "Q20", "2019-05", "2021-10-14",
    )  # fmt: skip


def test_the_gazetteer_knows_what_was_imported(tmp_path: Path, kb: Path) -> None:
    import_file(write(tmp_path, "dump", dump(*ITEMS)), kb)
    gazetteer = Gazetteer(kb)
    assert {a.entity for a in gazetteer.aliases[make_key("يوهان فالدغرين")]} == {"Q900000001", "Q900000002"}
    assert gazetteer.find_holders("Q20", frozenset({"foreign minister"}), date(2020, 1, 1)).count("Q900000001") == 1
    assert "Q900000001" not in gazetteer.find_holders("Q20", frozenset({"foreign minister"}), date(2022, 1, 1))
    assert gazetteer.is_prefix(make_key("يوهان فال"))
    assert gazetteer.find("يوهان فالدجرين")[0].way == "spelling"
    assert {a.kind for a in gazetteer.aliases[make_key("سلام")] if a.entity == "Q900000003"} == {"ordinary"}
    assert gazetteer.aliases.get(make_key("نص لا يعرفه أحد"), ()) == ()


def test_what_ships_keeps_its_identity(tmp_path: Path, kb: Path) -> None:
    """One with its item gains names; one without an item is recognised by both its names, and gains the item."""
    import_file(write(tmp_path, "dump", dump(*ITEMS)), kb)
    entities = Gazetteer(kb).entities
    assert ("ar", "سرگي لافروڤ الكبير") in entities["Q58217"].labels
    assert not entities["Q58217"].added
    assert entities["dmitry-peskov"].wikidata == "Q900000006"
    assert "Q900000006" not in entities


def test_importing_again_changes_nothing(tmp_path: Path, kb: Path) -> None:
    source = write(tmp_path, "dump", dump(*ITEMS))
    import_file(source, kb)
    before = KnowledgeBase(kb)
    done = import_file(source, kb)
    after = KnowledgeBase(kb)
    assert (done.added, done.known, done.shipped, done.offices) == (0, 3, 2, 0)
    assert list(before.ids()) == list(after.ids())
    assert before.digest == after.digest
    assert before.entity("Q900000001") == after.entity("Q900000001")
    assert len(after.names.get(make_key("فالدغرين"))) == 1


def test_the_digest_tells_contents_apart(tmp_path: Path) -> None:
    one, other, same = (tmp_path / name for name in ("one", "other", "same"))
    import_file(write(tmp_path, "dump", dump(*ITEMS)), one)
    import_file(write(tmp_path, "reversed", dump(*reversed(ITEMS))), same)
    import_file(write(tmp_path, "less", dump(MINISTER)), other)
    assert KnowledgeBase(one).digest == KnowledgeBase(same).digest != KnowledgeBase(other).digest


def test_types_are_chosen(tmp_path: Path, kb: Path) -> None:
    done = import_file(write(tmp_path, "dump", dump(*ITEMS)), kb, types=["Organization"])
    assert (done.added, done.left_out["of another type"]) == (1, 4)
    with pytest.raises(UsageError, match="one of Person"):
        import_file(tmp_path / "dump", kb, types=["Persons"])


def test_classes_of_the_user(tmp_path: Path, kb: Path) -> None:
    table = write(tmp_path, "classes.tsv", b"class\ttype\tkind\nQ900000098\tProduct\tfilm\n")
    done = import_file(write(tmp_path, "dump", dump(*ITEMS)), kb, classes=table, types=["Product"])
    assert done.added == 1
    table.write_text("class\ttype\nQ900000098\tFilm\n", "utf-8")
    with pytest.raises(DataError, match="'Film'"):
        import_file(tmp_path / "dump", kb, classes=table)


def test_a_bad_line_is_told_and_left_out(tmp_path: Path, kb: Path) -> None:
    good = json.dumps(MINISTER, ensure_ascii=False)
    lines = ["[", good + ",", '{"id": "Q1", "labels": {"ar"', '{"labels": {"ar": {}}},', "{" + '"ar"' + "}", "]"]
    faults: list[Fault] = []
    done = import_file(write(tmp_path, "dump", "\n".join(lines).encode()), kb, report=faults.append)
    assert (done.added, done.faults) == (1, 3)
    assert [fault.origin for fault in faults] == [f"{tmp_path / 'dump'}:{n}" for n in (3, 4, 5)]
    assert KnowledgeBase(kb).count() == 1


CSV = """id,type,label_ar,label_en,aliases_ar,wikidata,state,title,title_en,from,to,source
,Person,لارس بيرغ,Lars Berg,بيرغ|ل. بيرغ,,Q20,وزير الخارجية,foreign minister,2019,2021-10-14,own list
island-council,Organization,مجلس الجزر,Island Council,,,,,,,,
,Person,آنا رولان,Anna Roland,,http://www.wikidata.org/entity/Q900000007,,,,,,
"""


def test_a_csv(tmp_path: Path, kb: Path) -> None:
    done = import_file(write(tmp_path, "people.csv", CSV.encode()), kb)
    assert (done.added, done.offices, done.faults) == (3, 1, 0)
    base = KnowledgeBase(kb)
    assert list(base.ids()) == ["Q900000007", "island-council", "lars-berg"]
    assert base.entity("lars-berg").labels[:3] == (("ar", "لارس بيرغ"), ("en", "Lars Berg"), ("ar", "بيرغ"))  # type: ignore[union-attr]
    assert base.tenures("lars-berg")[0].end == "2021-10-14"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Bad Id,Person,لارس,,,,,,,,,", "the id"),
        (",Alien,لارس,,,,,,,,,", "the type 'Alien'"),
        (",Person,لارس,,,P31,,,,,,", "no Wikidata item"),
        (",Person,,,,,,,,,,", "no name"),
        (",Person,لارس,,,,,,president,2019-13,,", "2019-13"),
        (",Person,لارس", "3 fields"),
    ],
)
def test_a_bad_row_is_told(tmp_path: Path, kb: Path, row: str, reason: str) -> None:
    faults: list[Fault] = []
    done = import_file(write(tmp_path, "people.csv", f"{CSV}{row}\n".encode()), kb, report=faults.append)
    assert (done.added, done.faults) == (3, 1)
    assert faults[0].origin == f"{tmp_path / 'people.csv'}:5"
    assert reason in faults[0].reason


def test_a_type_for_rows_that_tell_none(tmp_path: Path, kb: Path) -> None:
    assert import_file(write(tmp_path, "a.csv", "label_ar;label_en\nلارس;Lars\n".encode()), kb, types=["Person"]).added == 1


def test_a_sparql_result(tmp_path: Path, kb: Path) -> None:
    def uri(qid: str) -> dict[str, str]:
        return {"type": "uri", "value": f"http://www.wikidata.org/entity/{qid}"}

    def text(value: str, lang: str) -> dict[str, str]:
        return {"type": "literal", "xml:lang": lang, "value": value}

    rows = [
        {"item": uri("Q900000008"), "class": uri("Q5"), "itemLabel": text("ليلى منصور", "ar"), "state": uri("Q20")},
        {"item": uri("Q900000008"), "class": uri("Q5"), "itemLabel": text("Layla Mansour", "en"),
         "positionLabel": text("Minister of Defence of Norway", "en"), "country": uri("Q20"),
         "start": {"type": "literal", "value": "2020-01-24T00:00:00Z"}},
        {"item": uri("Q900000009"), "class": uri("Q900000098"), "itemLabel": text("فيلم", "ar")},
    ]  # fmt: skip
    source = write(tmp_path, "result", json.dumps({"head": {"vars": []}, "results": {"bindings": rows}}, indent=1).encode())
    done = import_file(source, kb)
    assert (done.added, done.known, done.offices) == (1, 1, 1)
    base = KnowledgeBase(kb)
    assert base.entity("Q900000008").labels == (("ar", "ليلى منصور"), ("en", "Layla Mansour"))  # type: ignore[union-attr]
    assert (base.tenures("Q900000008")[0].title_en, base.tenures("Q900000008")[0].start) == ("defence minister", "2020-01-24")


@pytest.mark.parametrize(
    ("data", "form", "message"),
    [
        (gzip.compress(dump(*ITEMS))[:-200], None, "cut short"),
        (bz2.compress(dump(*ITEMS))[:-200], None, "cut short"),
        (b"\0\1\2", None, "neither"),
        (b"", None, "neither"),
        (b'{"head": {}, "results": {"bindings": [{"item"', None, "cut short"),
        (b'{"head": {}}', "sparql", "no bindings"),
        (b"name_of_nothing,b\n1,2\n", None, "header"),
        (b"label_ar,type\n\xff,Person\n", None, "UTF-8"),
    ],
)
def test_a_broken_source_leaves_the_file_as_it_was(tmp_path: Path, kb: Path, data: bytes, form: str | None, message: str) -> None:
    import_file(write(tmp_path, "good", dump(MINISTER)), kb)
    before = kb.read_bytes()
    with pytest.raises(DataError, match=message):
        import_file(write(tmp_path, "bad", data), kb, form=form)
    assert kb.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad", "good", "my.kb"]


def test_an_interrupt_leaves_the_file_as_it_was(tmp_path: Path, kb: Path) -> None:
    import_file(write(tmp_path, "good", dump(MINISTER)), kb)
    before = kb.read_bytes()

    def interrupt(fault: Fault) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_file(write(tmp_path, "bad", dump(*ITEMS) + b"{\n"), kb, report=interrupt)
    assert kb.read_bytes() == before
    assert not list(tmp_path.glob(".*"))


def test_what_is_no_knowledge_base_is_told(tmp_path: Path, kb: Path) -> None:
    kb.write_text("something else, longer than a header of SQLite would be " * 20, "utf-8")
    with pytest.raises(DataError, match="not a knowledge base"):
        KnowledgeBase(kb)
    with pytest.raises(DataError, match="not a knowledge base"):
        import_file(write(tmp_path, "good", dump(MINISTER)), kb)
    with pytest.raises(DataError, match="no such knowledge base"):
        KnowledgeBase(tmp_path / "none")
