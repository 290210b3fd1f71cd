"""Errors by cause: a made-up reading beside a made-up gold, one error of a kind each."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from benchmarks.errors import count_causes, make_page
from benchmarks.scoring import Scored, iter_articles, load_scorer, score_part, to_rows
from kg.model import Document, Entity, EventReport, Mention, Position, Reading, Role, Statement, TimeMention

TEXT = "زار سامر الحكيم بيرغن أمس، وقال إن روسيا شريك. ثم عاد الوزير."
ENTITIES = (
    Entity("hakim", "Person", (("ar", "سامر الحكيم"),)),
    Entity("bergen", "Place", (("ar", "بيرغن"),)),
    Entity("Q159", "Place", (("ar", "روسيا"),), wikidata="Q159"),
)


def _span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def _gold(**sections: list[dict[str, Any]]) -> dict[str, Any]:
    entities = {
        "hakim": {"type": "Person", "ar": ["سامر الحكيم"], "en": ["Samer al-Hakim"], "wikidata": None},
        "bergen": {"type": "Place", "ar": ["بيرغن"], "en": ["Bergen"], "wikidata": None},
        "russia": {"type": "Place", "ar": ["روسيا"], "en": ["Russia"], "wikidata": "Q159"},
    }
    empty: dict[str, Any] = {name: [] for name in ("mentions", "times", "positions", "events", "statements", "ignore")}
    return {"doc": "a", "entities": entities, **empty, **sections}


def _causes(gold: dict[str, Any], **found: Any) -> dict[str, Counter[str]]:
    scorer = load_scorer()
    reading = Reading(Document("a", TEXT), ENTITIES, **found)
    rows = to_rows(reading)
    names = scorer.Names(gold, rows["entities"])
    return count_causes([Scored(gold, reading, rows, scorer.score_document(gold, rows), names)])


def _mention(words: str, kind: str, *entities: str, level: str = "name") -> Mention:
    span = _span(words)
    return Mention(span["start"], span["end"], words, kind, level, entities)


@pytest.mark.usefixtures("shared")
def test_mentions() -> None:
    gold = _gold(
        mentions=[
            {**_span("سامر الحكيم"), "type": "Person", "level": "name", "entity": "hakim"},
            {**_span("بيرغن"), "type": "Place", "level": "name", "entity": "bergen"},
            {**_span("روسيا"), "type": "Place", "level": "name", "entity": "russia"},
            {**_span("الوزير"), "type": "Person", "level": "nominal", "entity": "hakim"},
        ],
        times=[{**_span("أمس"), "value": "2021-06-15"}],
    )
    span = _span("أمس")
    causes = _causes(
        gold,
        mentions=(_mention("سامر الحكيم", "Person", "hakim"), _mention("روسيا", "Place", "bergen"), _mention("الوزير", "Person", "hakim")),
        times=(TimeMention(span["start"], span["end"], "أمس", "2021-06-14", "r"),),
    )
    assert causes["names: missed"] == {"not found": 1, "linked to an identity of our own, has a Wikidata item": 1}
    assert causes["nominals: missed"] == {"found as a name": 1}
    assert causes["names: too many"] == {"linked to another": 1, "a nominal for the annotator": 1}
    described = _gold(mentions=[{**_span("الوزير"), "type": "Person", "level": "nominal", "entity": "hakim"}])
    assert _causes(described)["nominals: missed"] == {"no antecedent found": 1}
    assert causes["times: missed"] == {"another value": 1}


@pytest.mark.usefixtures("shared")
def test_positions() -> None:
    title = {"title_ar": "وزير الخارجية", "title_en": "foreign minister"}
    wanted = {**title, "person": "hakim", "org": None, "country": "russia", "former": False}
    mention = (_mention("سامر الحكيم", "Person", "hakim"),)
    assert _causes(_gold(positions=[wanted]), mentions=mention)["positions: missed"] == {"the person has none": 1}
    assert _causes(_gold(positions=[wanted]))["positions: missed"] == {"the person was not found": 1}
    other = Position("hakim", "وزير الخارجية", "foreign minister", 0, 3, country="bergen")
    causes = _causes(_gold(positions=[wanted]), mentions=mention, positions=(other,))
    assert causes["positions: missed"] == {"another body or state": 1}
    assert causes["positions: too many"] == {"another position of the person": 1}


@pytest.mark.usefixtures("shared")
def test_events() -> None:
    visit = {
        **_span("زار"), "id": "e1", "type": "Visit", "factuality": "actual", "place": "bergen", "date": "2021-06-15", "about": [],
        "args": [{"role": "agent", "entity": "hakim"}],
    }  # fmt: skip
    unheard = {**_span("شريك"), "id": "e2", "type": "Aid", "factuality": "actual", "place": None, "date": None, "about": [], "args": []}
    start = _span("زار")["start"]
    at = _span("بيرغن")
    report = EventReport("Visit", start, start + 3, "زار", "planned", (Role("agent", "bergen", at["start"], at["end"]),), ("bergen",))
    causes = _causes(_gold(events=[visit, unheard]), events=(report,), mentions=(_mention("سامر الحكيم", "Person", "hakim"),))
    assert causes["events: missed"] == {"no word of it is a trigger": 1}
    assert causes["events: wrong slots"] == {
        "factuality: actual told as planned": 1,
        "date: not found": 1,
        "role: agent not found": 1,
        "role: none for the annotator": 1,
    }


@pytest.mark.usefixtures("shared")
def test_statements() -> None:
    said = {**_span("روسيا شريك"), "kind": "indirect", "type": "say", "speaker": "hakim"}
    span = _span("روسيا شريك")
    ours = Statement(span["start"], span["end"], "indirect", "say", (), "الوزير")
    mention = (_mention("سامر الحكيم", "Person", "hakim"),)
    assert _causes(_gold(statements=[said]))["statements: missed"] == {"not found": 1}
    causes = _causes(_gold(statements=[said]), statements=(ours,), mentions=mention)
    assert causes["statements: wrong speaker"] == {"its words kept, not who they mean": 1}
    assert causes["statements: wrong speaker, how the sentence names the right one"] == {"not at all: وأضاف": 1}
    right = Statement(span["start"], span["end"], "indirect", "say", ("hakim",))
    assert not _causes(_gold(statements=[said]), statements=(right,))


@pytest.mark.usefixtures("shared")
def test_the_page_tells_of_forty_articles_at_least() -> None:
    assert sum(1 for _ in iter_articles("held")) >= 40
    assert "| section | precision |" in make_page("gold", [])


@pytest.mark.usefixtures("shared")
def test_real_articles_are_told_of_what_is_annotated_in_them() -> None:
    articles = score_part("read")
    page = make_page("read", [next(articles)])
    assert all(f"| {section} |" in page for section in ("events: found", "statements: attributed", "nominals: linked"))
    assert "| times" not in page
    assert "## Times" not in page
    newswire = make_page("read", [next(article for article in articles if not article.gold["mentions"])])
    assert "| events: found |" in newswire
    assert "| names" not in newswire
    assert "## Names" not in newswire


def test_the_page_is_there() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "errors.md").read_text("utf-8")
    assert "## Events: missed" in page
