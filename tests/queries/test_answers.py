"""What the questions of an analyst say of the drafts."""

from __future__ import annotations

from collections.abc import Callable

ID = "https://w3id.org/mithaq/id/"


def test_who_met_whom(ask: Callable) -> None:
    rows = ask("who-met-whom")
    met = [(row["type"], row.get("date"), row["oneName"], row["twoName"], row.get("place")) for row in rows]
    assert ("Summit", "2021-06-15", "جو بايدن", "فلاديمير بوتين", "جنيف") in met  # of two days told once each, the first
    assert all(row["type"] != "Meeting" for row in rows), "the meeting of July is only planned"
    planned = ask("who-met-whom", factuality="planned", lang="en")
    assert [(row["date"], row["oneName"], row["twoName"]) for row in planned] == [("2021-07-03", "Joe Biden", "Vladimir Putin")]
    assert {row["twoName"] for row in ask("who-met-whom", actor="جو بايدن")} == {"فلاديمير بوتين", "سيرغي لافروف"}
    assert len(ask("who-met-whom", actor="جو بايدن", other="فلاديمير بوتين")) == 1
    assert ask("who-met-whom", from_="2022") == []


def test_a_summit_of_two_documents_is_one_event(ask: Callable) -> None:
    summits = [row for row in ask("meetings") if row["type"] == "Summit"]
    assert [(row["event"], row["label"], row["reports"]) for row in summits] == [(f"{ID}geneva-summit", "قمة جنيف", "2")]
    assert [row["event"] for row in ask("corroborated-events")] == [f"{ID}geneva-summit"]


def test_disagreement(ask: Callable) -> None:
    rows = ask("disagreements")
    assert [(row["document"], row["date"], row["otherDocument"], row["otherDate"]) for row in rows] == [
        ("geneva", "2021-06-16", "reaction", "2021-06-15")
    ]
    assert "قمة جنيف" in rows[0]["sentence"]


def test_offices_over_time(ask: Callable) -> None:
    rows = ask("offices-of-person", person="Q7747")
    told = [(row["title"], row.get("from"), row.get("to"), row["source"]) for row in rows]
    assert ("رئيس الوزراء", "2008-05-08", "2012-05-07", "reference") in told
    assert ("الرئيس", "2012-05-07", None, "reference") in told
    assert ("الرئيس", "2021-06-17", None, "geneva") in told
    assert ("رئيس الوزراء", None, None, "جولة 1") in told
    assert {row["title"] for row in ask("offices-of-person", person="Q7747", lang="en")} == {"prime minister", "president"}
    assert all("organization" not in row for row in rows), "no office of his has a body"


def test_holders_and_officials(ask: Callable) -> None:
    assert {row["name"] for row in ask("office-holders", office="foreign minister")} == {"سيرغي لافروف"}
    assert ask("office-holders", office="foreign minister", of="Q30") == []
    officials = {row["name"] for row in ask("state-officials", state="روسيا")}
    assert officials == {"سيرغي لافروف", "فلاديمير بوتين", "دميتري بيسكوف"}, "the spokesman through the body that acts for the state"


def test_treaty_history(ask: Callable) -> None:
    rows = ask("treaty-history", treaty="معاهدة ستارت الجديدة")
    assert [(row["type"], row.get("date"), row["factuality"]) for row in rows] == [
        ("TreatyWithdrawal", None, "possible"),
        ("TreatyExtension", "2021-02", "actual"),
    ]


def test_denials_of_a_side(ask: Callable) -> None:
    rows = ask("denials", by="روسيا")
    assert [(row["speakerName"], row["words"]) for row in rows] == [("دميتري بيسكوف", "روسيا قد قصفت أوكرانيا")]
    assert ask("denials", by="أوكرانيا") == []


def test_sources_without_a_name_are_nobodys(ask: Callable) -> None:
    assert any(row["speakerName"] == "مصدر مطلع" for row in ask("said-words", text="القمة"))
    assert all(row["speaker"] for row in ask("said-by", by="روسيا"))
    assert [row["source"] for row in ask("unnamed-sources")] == ["مصدر مطلع"]


def test_topic(ask: Callable) -> None:
    rows = ask("said-about", topic="أوكرانيا")
    assert {row["speakerName"] for row in rows} >= {"فلاديمير بوتين", "دميتري بيسكوف"}
    assert {row["document"] for row in ask("said-about", topic="أوكرانيا", to="2021-06-18")} == {"geneva"}


def test_factuality(ask: Callable) -> None:
    assert [(row["date"], row["type"]) for row in ask("planned")] == [("2021-07-03", "Meeting")]
    assert set(ask("planned")[0]["who"].split("، ")) == {"جو بايدن", "فلاديمير بوتين"}
    assert [row["type"] for row in ask("alleged")] == ["CyberAttack"]
    assert [row["type"] for row in ask("negated")] == ["Attack"]
    assert [row["type"] for row in ask("possible")] == ["TreatyWithdrawal"]


def test_a_state_acts_through_its_people(ask: Callable) -> None:
    types = {row["type"] for row in ask("timeline-of-actor", actor="روسيا")}
    assert {"Summit", "Visit", "Call", "MilitaryMove"} <= types
    assert {row["type"] for row in ask("meetings-between-states", state="Q159", other="Q30")} == {"Summit", "Meeting", "Call"}


def test_places_inside_a_place(ask: Callable) -> None:
    assert {row["type"] for row in ask("events-at-place", at="بلاد البحيرات")} == {"Summit", "Meeting", "Visit", "Attack"}


def test_two_roles(ask: Callable) -> None:
    assert [(row["agentName"], row["targetName"]) for row in ask("visits")] == [("سيرغي لافروف", "بلاد البحيرات")]
    assert {row["agentName"] for row in ask("sanctions")} == {"الولايات المتحدة"}
    assert {row["targetName"] for row in ask("sanctions")} == {"روسيا", "شركة النور"}
    assert [row["subjectName"] for row in ask("appointments")] == ["سامي نور"]
    assert [(row["name"], row["date"]) for row in ask("mediators")] == [("بلاد البحيرات", "2021-01-05")]


def test_evidence(ask: Callable) -> None:
    rows = ask("evidence", node="قمة جنيف")
    assert {row["document"] for row in rows} == {"geneva", "reaction"}
    assert all(row["words"] in row["sentence"] for row in rows)
    statement = ask("denials")[0]["statement"]
    assert [row["words"] for row in ask("evidence", node=statement)] == ["روسيا قد قصفت أوكرانيا"]


def test_explain_link(ask: Callable) -> None:
    rows = ask("explain-link", document="geneva", said="روسيا")
    assert {(row["name"], row["chosen"]) for row in rows} == {("روسيا", "true"), ("بلاد البحيرات", "false")}
    assert {(row["feature"], row["value"]) for row in rows if row["chosen"] == "true"} == {("prior", "0.6"), ("label", "0.3")}


def test_mentions(ask: Callable) -> None:
    assert {row["name"] for row in ask("unlinked")} == {"سامي نور", "شركة النور", "فريق الاستقرار"}
    assert [row["words"] for row in ask("unresolved")] == ["ضيف"]
    pairs = {frozenset((row["oneName"], row["twoName"])): row["sentences"] for row in ask("co-occurrence", lang="en")}
    assert int(pairs[frozenset(("Joe Biden", "Vladimir Putin"))]) >= 4
    assert ask("co-occurrence", least="100") == []
    assert [row["words"] for row in ask("furniture")] == ["شارك الخبر"]


def test_documents(ask: Callable) -> None:
    rows = {row["document"]: row for row in ask("documents")}
    assert list(rows) == ["reaction", "geneva", "جولة 1"]
    assert (rows["geneva"]["published"], rows["geneva"]["source"], rows["geneva"]["events"]) == ("2021-06-17", "وكالة الأمثلة", "12")
    assert {(row["source"], row["month"], row["documents"]) for row in ask("coverage")} == {
        ("وكالة الأمثلة", "2021-06", "1"),
        ("صحيفة الأمثلة", "2021-06", "1"),
        ("", "", "1"),
    }


def test_spokespeople(ask: Callable) -> None:
    rows = {(row["name"], row["forName"]): row for row in ask("spokespeople")}
    assert rows["دميتري بيسكوف", "الكرملين"]["title"] == "المتحدث باسم الكرملين"
