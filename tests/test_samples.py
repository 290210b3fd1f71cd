"""What a graph built from ``data/samples`` answers: the real path, from the files to the bundled queries."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.asking import Ask, built
from tests.gold import SAMPLES

BIDEN, PUTIN, GENEVA = "Q6279", "Q7747", "Q71"


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    with built(SAMPLES) as ask:
        yield ask


@pytest.mark.parametrize(
    ("name", "title", "seats"),
    [
        ("جو بايدن", "الرئيس", {"Q30"}),
        ("فلاديمير بوتين", "الرئيس", {"Q159"}),
        ("دميتري بيسكوف", "المتحدث", {"kremlin"}),
        ("سيرغي ريابكوف", "نائب وزير الخارجية", {"Q159"}),
        ("ويندي شيرمان", "نائبة وزير الخارجية", {"Q789915", "Q30"}),
    ],
)
def test_a_person_is_one_entity_with_offices(ask: Ask, name: str, title: str, seats: set[str]) -> None:
    surname = name.split()[-1]
    mentioned = {row["entity"] for row in ask("mentions") if row["level"] == "name" and row["type"] == "Person" and "entity" in row}
    called = {row["entity"] for row in ask("entities") if row["type"] == "Person" and row["label"].split()[-1] == surname}
    (person,) = mentioned & called
    held = [row for row in ask("positions") if row["person"] == person and not row["former"]]
    assert any(row["title"].startswith(title) and seats & {row.get("organization"), row.get("country")} for row in held)


def test_documents(ask: Ask) -> None:
    assert len(ask("documents")) == 16
    assert {row["document"]: row["kind"] for row in ask("furniture")}.keys() == {"05-geneva-summit", "06-kremlin-nato", "11-aukus"}


def test_new_start_was_extended_in_february_to_2026(ask: Ask) -> None:
    history = ask("treaty-history", treaty="معاهدة ستارت الجديدة")
    extended = [row for row in history if row["type"] == "TreatyExtension" and row["factuality"] == "actual"]
    assert any(row.get("date", "").startswith("2021-02") for row in extended)
    assert any(row["type"] == "TreatyExtension" and "negated" in row["factuality"] for row in history)
    assert any("2026" in row["sentence"] for row in ask("sentences", text="معاهدة نيو ستارت"))


@pytest.mark.parametrize(("treaty", "year"), [("معاهدة القوى النووية متوسطة المدى", "2019"), ("معاهدة الأجواء المفتوحة", "2020")])
def test_treaties_left(ask: Ask, treaty: str, year: str) -> None:
    left = [row for row in ask("treaty-history", treaty=treaty) if row["type"] == "TreatyWithdrawal"]
    assert any(row.get("date", "").startswith(year) and "actual" in row["factuality"] for row in left)


def test_the_geneva_summit_is_one_event(ask: Ask) -> None:
    summits = [row for row in ask("meetings", actor="جو بايدن") if row["type"] == "Summit" and row.get("date") == "2021-06-16"]
    (summit,) = summits
    assert summit["place"] == "جنيف"
    assert "actual" in summit["factuality"]
    assert summit["reports"] >= 3
    pairs = [row for row in ask("who-met-whom", actor="جو بايدن", other="فلاديمير بوتين") if row["event"] == summit["event"]]
    assert {frozenset((row["one"], row["two"])) for row in pairs} == {frozenset((BIDEN, PUTIN))}


def test_stability_rounds_planned_and_held(ask: Ask) -> None:
    rounds = [row for row in ask("meetings", actor="روسيا") if row["type"] == "Consultation" and row.get("place") == "جنيف"]
    (july,) = [row for row in rounds if row.get("date") == "2021-07-28"]
    assert {"planned", "actual"} <= set(july["factuality"].split())
    assert any(row.get("date") == "2021-09-30" and "actual" in row["factuality"] for row in rounds)
    assert any(row["document"] == "12-working-groups" and row["type"] == "Consultation" for row in ask("planned"))


def test_ambassadors_return(ask: Ask) -> None:
    rows = ask("ambassadors")
    agreed = [row for row in rows if row["type"] == "AmbassadorReturn" and row["factuality"] == "planned"]
    assert {row.get("agent") for row in agreed} >= {"Q30", "Q159"} or {row.get("agent") for row in agreed} >= {BIDEN, PUTIN}
    assert any(row["type"] == "AmbassadorReturn" and row.get("date") == "2021-06-24" and "actual" in row["factuality"] for row in rows)
    assert any(row["type"] == "AmbassadorRecall" and row.get("date") == "2021-09-17" and row.get("agent") == "Q142" for row in rows)


def test_what_peskov_said_of_ukraines_membership(ask: Ask) -> None:
    said = ask("said-by", by="ديمتري بيسكوف", topic="أوكرانيا")
    words = [row["words"] for row in said if row["document"] == "06-kremlin-nato"]
    assert any(text.startswith("عضوية أوكرانيا في حلف شمال الأطلسي") and "«خطا أحمر»" in text for text in words)


def test_denied_alleged_and_unnamed(ask: Ask) -> None:
    assert any(row["document"] == "08-open-skies" for row in ask("denials"))
    assert any(row["document"] == "10-algeria-morocco" for row in ask("accusations"))
    assert any(row["type"] in {"CyberAttack", "Attack"} for row in ask("alleged"))
    assert len({row["document"] for row in ask("unnamed-sources")}) >= 5


def test_who_founded_aukus(ask: Ask) -> None:
    founders = {row.get("agentName") for row in ask("formations") if row.get("subjectName") == "أوكوس"}
    assert founders >= {"جو بايدن", "بوريس جونسون", "سكوت موريسون"}
