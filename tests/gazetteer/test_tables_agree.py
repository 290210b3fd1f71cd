"""The reviewed gazetteer: it loads, its ids agree, what everybody knows is found in it, and every Wikidata item was checked."""

import csv
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from kg.gazetteer import Tenure, get_gazetteer, make_key
from kg.graph.vocabulary import KG
from kg.tables import get_table, iter_rows
from kg.text.demonyms import get_demonyms, match_demonym
from kg.text.normalise import fold

TYPES = {"Person", "Organization", "Place", "Treaty", "Event", "Facility", "Product"}
ALIAS_KINDS = {"formal", "variant", "acronym", "surname", "short", "metonym", "ordinary", "bound"}
#: Kinds that the ontology has no class for: they stay as text.
WITHOUT_CLASS = {
    "aircraft", "body", "bridge", "building", "commodity", "dam", "disputed-area", "historical-state", "route", "ship", "software",
    "vaccine", "wall",
}
SHARED = Path(__file__).parents[3] / "shared" / "gazetteers"

KNOWN = [
    ("أميركا", "Q30"), ("الولايات المتحدة الأمريكية", "Q30"), ("المملكة المتحدة", "Q145"), ("سورية", "Q858"), ("موسكو", "Q649"),
    ("الاتحاد الأوروبي", "Q458"), ("حلف الناتو", "Q7184"), ("مجلس الأمن", "Q37470"), ("الكونغرس", "Q11268"), ("الكرملين", "kremlin"),
    ("البنتاغون", "united-states-department-of-defense"), ("الحوثيون", "houthis"), ("داعش", "Q2429253"), ("فرانس برس", "Q40464"),
    ("إف بي آي", "Q8333"),
    ("معاهدة ستارت الجديدة", "new-start"), ("نيو ستارت", "new-start"), ("الاتفاق النووي", "joint-comprehensive-plan-of-action"),
    ("الحرب العالمية الثانية", "Q362"), ("السيل الشمالي 2", "nord-stream-2"), ("إس-400", "s-400"), ("قطاع غزة", "Q39760"),
    ("القرم", "Q756294"),
    ("NATO", "Q7184"), ("CNN", "Q48340"),
]  # fmt: skip


def rows(name: str) -> list[dict[str, str]]:
    return list(iter_rows(get_table(f"gazetteers/{name}.tsv")))


@pytest.mark.parametrize(("label", "entity"), KNOWN)
def test_what_news_names_is_known(label: str, entity: str) -> None:
    assert entity in {a.entity for a in get_gazetteer().aliases[make_key(label)]}


def test_the_known_names_are_many() -> None:
    assert len(KNOWN) == 25
    assert 3500 < len(get_gazetteer().entities) < 12000


def test_spelling_does_not_matter() -> None:
    assert make_key("الأمم المتّحدة") == make_key("الامم المتحدة")
    assert make_key("سايكس-بيكو") == make_key("سايكس بيكو")


@pytest.mark.parametrize("name", ["entities", "aliases", "capitals", "demonyms"])
def test_tables_are_tidy(name: str) -> None:
    lines = [line for line in get_table(f"gazetteers/{name}.tsv").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert all(line == unicodedata.normalize("NFC", line) for line in lines)
    assert len(lines) == len(set(lines))
    first = [line.split("\t")[0] for line in lines[1:]]
    assert first == sorted(first)


def test_entities_are_consistent() -> None:
    entities = rows("entities")
    ids = {r["id"] for r in entities}
    assert len(ids) == len(entities)
    for row in entities:
        assert row["type"] in TYPES, row
        assert not row["state"] or row["state"] in ids, row
        assert row["wikidata"] in {"", row["id"]}, row
        assert re.fullmatch(r"Q[1-9]\d*|[a-z0-9][a-z0-9.-]*", row["id"]), row
        assert bool(row["wikidata"]) == bool(re.fullmatch(r"Q\d+", row["id"])), row
        assert row["kind"] != "state" or row["state"] == row["id"], row


def test_kinds_are_classes_of_the_ontology() -> None:
    kinds = {r["kind"] for r in rows("entities") if r["type"] != "Person"} - {""}
    assert {k for k in kinds if "".join(p.capitalize() for p in k.split("-")) not in KG} <= WITHOUT_CLASS
    assert {r["kind"] for r in rows("aliases")} <= ALIAS_KINDS


def test_no_alias_repeats_a_label_of_its_entity() -> None:
    labels = {(r["id"], r[c]) for r in rows("entities") for c in ("label_ar", "label_en")}
    assert not [r for r in rows("aliases") if (r["id"], r["label"]) in labels]


def test_capitals_are_places_and_theirs_are_states() -> None:
    entities = get_gazetteer().entities
    capitals = rows("capitals")
    assert len({r["capital"] for r in capitals}) == len(capitals) > 180
    for row in capitals:
        assert entities[row["capital"]].type == "Place", row
        assert entities[row["state"]].kind == "state", row


def test_demonyms_name_entities() -> None:
    entities = get_gazetteer().entities
    assert all(entities[r["state"]].type == "Place" for r in rows("demonyms"))
    assert len(get_demonyms()) > 2000


@pytest.mark.parametrize("word", ["المالية", "الدولية", "العامة", "الوطنية", "العربية", "الغربية", "الأوروبي", "الوزراء"])
def test_ordinary_adjectives_are_no_demonyms(word: str) -> None:
    assert match_demonym([fold(word)]) is None


ORDINARY = ["السلمية", "البيت", "أفاد", "مالية", "إيجاد", "فتح", "القاعدة", "العيون", "مشهد", "كان", "مهر", "مالي", "المتوسط"]


@pytest.mark.parametrize("word", ORDINARY)
def test_ordinary_words_are_not_names_by_themselves(word: str) -> None:
    weak = {"surname", "short", "acronym", "ordinary"}
    assert {a.kind for a in get_gazetteer().aliases.get(make_key(word), ())} <= weak


def test_items_are_checked_ones() -> None:
    if not SHARED.is_dir():
        pytest.skip("the lists that Wikidata items were checked against lie outside the project")
    checked: set[str] = set()
    for path in (SHARED / "agreed_qids.tsv", *(SHARED / "places").glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as stream:
            checked |= {r.get("wikidata") or r.get("qid") or "" for r in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)}
    assert {r["wikidata"] for r in rows("entities")} - {""} <= checked


def test_a_tenure_covers_its_days() -> None:
    tenure = Tenure("x", "الرئيس", "president", None, "Q30", "2009-01-20", "2017-01")
    assert tenure.covers(date(2009, 1, 20))
    assert tenure.covers(date(2017, 1, 31))
    assert not tenure.covers(date(2009, 1, 19))
    assert not tenure.covers(date(2017, 2, 1))
