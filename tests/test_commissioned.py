"""What the three articles say that the project was commissioned with, asked through the bundled queries."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.asking import Ask, built

BIDEN, PUTIN, RUSSIA, USA = "Q6279", "Q7747", "Q159", "Q30"


@pytest.fixture(scope="module")
def ask(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("three")
    shutil.copy(shared / "articles" / "articles.csv", folder)
    articles = sorted((shared / "articles").glob("00[123]_*.txt"))
    assert len(articles) == 3
    for article in articles:
        shutil.copy(article, folder)
    with built(folder) as ask:
        yield ask


@pytest.mark.parametrize(
    ("surname", "title", "seats", "item"),
    [
        ("بايدن", "الرئيس", {USA}, BIDEN),
        ("بوتين", "الرئيس", {RUSSIA}, PUTIN),
        ("بيسكوف", "المتحدث", {"kremlin", RUSSIA}, None),
        ("ريابكوف", "نائب وزير الخارجية", {RUSSIA}, None),
        ("شيرمان", "نائبة وزير الخارجية", {USA}, None),
    ],
)
def test_a_person_is_one_entity_with_offices(ask: Ask, surname: str, title: str, seats: set[str], item: str | None) -> None:
    mentioned = {row["entity"] for row in ask("mentions") if row["level"] == "name" and row["type"] == "Person" and "entity" in row}
    called = {row["entity"] for row in ask("entities") if row["type"] == "Person" and row["label"].split()[-1] == surname}
    (person,) = mentioned & called
    held = [row for row in ask("positions") if row["person"] == person]
    assert any(row["title"].startswith(title) and seats & {row.get("organization"), row.get("country")} for row in held)
    items = {row.get("wikidata", "").rpartition("/")[2] for row in ask("entities") if row["entity"] == person}
    assert item is None or items == {item}


def test_no_entity_twice(ask: Ask) -> None:
    """No two people of these articles go by the same name."""
    mentioned = {row["entity"] for row in ask("mentions") if row["level"] == "name" and row["type"] == "Person" and "entity" in row}
    names: dict[str, set[str]] = {}
    for row in ask("entities"):
        if row["entity"] in mentioned and " " in row["label"]:
            names.setdefault(row["label"], set()).add(row["entity"])
    assert len(mentioned) >= 15
    assert not {name: people for name, people in names.items() if len(people) > 1}


def test_new_start(ask: Ask) -> None:
    extended = [row for row in ask("treaty-history", treaty="معاهدة ستارت الجديدة") if row["type"] == "TreatyExtension"]
    assert any(row.get("date", "").startswith("2021") and "actual" in row["factuality"] for row in extended)
    assert any("2026" in row["sentence"] for row in ask("sentences", text="ستارت الجديدة"))


def test_withdrawals(ask: Ask) -> None:
    """INF is not named in these articles; what is told is that the Trump administration left agreements on arms."""
    rows = [row for row in ask("events") if row["type"] == "TreatyWithdrawal"]
    assert any(row["document"].startswith("003") and row["factuality"] == "actual" for row in rows)


def test_minsk(ask: Ask) -> None:
    assert any("التزام واحد" in row["words"] for row in ask("said-about", topic="اتفاقيات مينسك", by="فلاديمير بوتين"))


def test_the_geneva_summit_is_one_event_of_all_three(ask: Ask) -> None:
    summits = [row for row in ask("meetings", actor="جو بايدن") if row["type"] == "Summit" and "actual" in row["factuality"]]
    (summit,) = summits
    assert (summit["date"], summit["place"]) == ("2021-06-16", "جنيف")
    assert summit["reports"] >= 3
    pairs = [row for row in ask("who-met-whom", actor="جو بايدن", other="فلاديمير بوتين") if row["event"] == summit["event"]]
    assert {frozenset((row["one"], row["two"])) for row in pairs} == {frozenset((BIDEN, PUTIN))}


def test_rounds_planned_and_held(ask: Ask) -> None:
    planned = [row for row in ask("planned") if row["type"] == "Consultation"]
    assert any(row["document"].startswith("003") and row.get("date") == "2021-07-28" for row in planned)
    assert any(row["document"].startswith("002") and row.get("date") == "2021-12" for row in planned)
    held = [row for row in ask("meetings", actor="روسيا") if row["type"] == "Consultation" and "actual" in row["factuality"]]
    assert any(row.get("date") == "2021-09" for row in held)


def test_working_groups(ask: Ask) -> None:
    assert any(row["document"].startswith("002") and row["type"] == "Formation" for row in ask("events"))


def test_who_leads_the_working_groups(ask: Ask) -> None:
    names = {row["entity"]: row["label"] for row in ask("entities")}
    titles = {(names[row["person"]].split()[-1], row["title"]) for row in ask("positions") if row["document"].startswith("002")}
    assert any(surname == "ليونتيف" and title.startswith("نائب المدير") for surname, title in titles)
    assert any(surname == "بورياك" and title.startswith("نائب المدير") for surname, title in titles)
    assert any("يترأسون مجموعات العمل" in row["words"] for row in ask("said-words", text="مجموعات العمل"))


def test_the_ambassadors_return_as_agreed(ask: Ask) -> None:
    returned = [row for row in ask("ambassadors") if row["type"] == "AmbassadorReturn"]
    assert any(row["factuality"] == "planned" for row in returned)
    assert {row.get("agent") for row in returned} & {RUSSIA, USA, BIDEN, PUTIN}
    assert any(row["type"] == "AmbassadorRecall" and row["factuality"] == "actual" for row in ask("ambassadors"))


def test_what_peskov_said_of_ukraines_membership(ask: Ask) -> None:
    (row,) = [row for row in ask("said-by", by="ديمتري بيسكوف", topic="أوكرانيا") if "أحمر" in row["words"]]
    assert row["words"].startswith("عضوية أوكرانيا")
    assert row["words"].endswith("بالنسبة لموسكو")
