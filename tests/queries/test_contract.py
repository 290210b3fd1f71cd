"""The seven queries that other programs rely on: their columns, and what they say of the drafts."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from kg.queries import evaluate, get_query, write_results
from kg.store import Store

CONTRACT = {
    "mentions": "document start end type level entity",
    "times": "document start end value",
    "positions": "document person title organization country former",
    "events": "document event type start end date place factuality",
    "event-roles": "document event role entity",
    "statements": "document start end kind type speaker speakerText",
    "entities": "entity type wikidata label",
}


@pytest.mark.parametrize("name", CONTRACT)
def test_columns(name: str, store: Store) -> None:
    answer = evaluate(store, get_query(name))
    assert [variable.value for variable in answer.variables] == CONTRACT[name].split()
    found = json.loads(write_results(answer, "json") or b"")
    assert found["head"]["vars"] == CONTRACT[name].split()
    assert found["results"]["bindings"]
    if name != "entities":
        assert {row["document"]["value"] for row in found["results"]["bindings"]} <= {"geneva", "reaction", "جولة 1"}


def test_group_mention_gives_a_row_an_entity(ask: Callable) -> None:
    rows = [row for row in ask("mentions", document="geneva") if row["level"].endswith("#nominal")]
    assert [row.get("entity", "").rpartition("/")[2] for row in rows] == ["Q6279", "Q7747", ""]


def test_an_event_is_one_row(ask: Callable) -> None:
    rows = ask("events")
    assert len(rows) == len({row["event"] for row in rows}) == 18
    summit = next(row for row in rows if row["document"] == "geneva" and row["type"].endswith("#Summit"))
    assert (summit["date"], summit["place"]) == ("2021-06-16", "https://w3id.org/mithaq/id/Q71")
    assert summit["factuality"].endswith("#actual")


def test_roles(ask: Callable) -> None:
    rows = ask("event-roles", document="reaction")
    assert ("about", "new-start") in {(row["role"].rpartition("#")[2], row["entity"].rpartition("/")[2]) for row in rows}


def test_joint_statement_gives_a_row_a_speaker(ask: Callable) -> None:
    rows = [row for row in ask("statements") if row["type"].endswith("#demand")]
    assert {row["speaker"].rpartition("/")[2] for row in rows} == {"Q6279", "Q7747"}
    assert len({(row["start"], row["end"]) for row in rows}) == 1
    assert [row["speakerText"] for row in ask("statements") if "speaker" not in row] == ["مصدر مطلع"]


def test_former_office(ask: Callable) -> None:
    assert {(row["title"], row["former"]) for row in ask("positions")} == {
        ("الرئيس", "false"),
        ("دميتري بيسكوف", "false"),
        ("رئيس الوزراء", "true"),
    }


def test_entities_of_gazetteer_and_documents(ask: Callable) -> None:
    rows = ask("entities")
    assert {row["wikidata"] for row in rows if row["entity"].endswith("/Q7747")} == {"http://www.wikidata.org/entity/Q7747"}
    assert {row["label"] for row in rows if row["entity"].endswith("/Q7747")} == {"فلاديمير بوتين", "Vladimir Putin"}
    nil = [row for row in rows if "/nil-person-nur" in row["entity"]]
    assert [(row["label"], "wikidata" in row) for row in nil] == [("سامي نور", False)]
    assert len({(row["entity"], row["label"]) for row in rows}) == len(rows)
