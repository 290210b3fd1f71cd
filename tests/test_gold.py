"""The gold of our own texts: in the format, true to the text, with Wikidata items of the gazetteer only."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from benchmarks.scoring import REAL, REAL_GOLD, iter_articles
from kg.documents import read_documents
from kg.model import Document
from kg.tables import get_table, iter_rows
from tests.gold import OWN, SAMPLES, STATEMENT_TYPES, find_faults, read_gold

GOLD = sorted((SAMPLES / "gold").glob("*.json"))
OWN_GOLD = sorted(OWN.glob("*.json"))
TEXTS = {d.id: d.text for d in read_documents([SAMPLES, OWN] if OWN.is_dir() else [SAMPLES]) if isinstance(d, Document)}


def test_every_text_has_its_gold() -> None:
    assert len(GOLD) == 16
    assert len(OWN_GOLD) >= 160
    assert {path.stem for path in [*GOLD, *OWN_GOLD]} == set(TEXTS)


@pytest.mark.parametrize("path", [*GOLD, *OWN_GOLD], ids=lambda path: path.stem)
def test_format(path: Path) -> None:
    gold = read_gold(path)
    assert gold["doc"] == path.stem
    assert not find_faults(gold, TEXTS[path.stem])


@pytest.mark.parametrize("path", [*GOLD, *OWN_GOLD, *REAL_GOLD.glob("*.json")], ids=lambda path: path.stem)
def test_wikidata_items_are_those_of_the_gazetteer(path: Path) -> None:
    known = {row["wikidata"] for row in iter_rows(get_table("gazetteers/entities.tsv"))}
    given = {entity["wikidata"] for entity in read_gold(path)["entities"].values() if entity["wikidata"]}
    assert given <= known


def test_real_articles_are_annotated_by_offsets_alone(shared: Path) -> None:
    rows = {row["id"]: row for row in iter_rows(get_table("gold/real.tsv"), "id", "corpus", "part")}
    articles = [article for part in REAL for article in iter_articles(part)]
    assert {gold["doc"] for gold, _ in articles} == set(rows) == {path.stem for path in REAL_GOLD.glob("*.json")}
    for path in REAL_GOLD.glob("*.json"):
        gold = read_gold(path)
        assert not any(key in item for item in gold["mentions"] + gold["events"] + gold["statements"] for key in ("text", "nth"))
    real = ("nothing uses", "NFC", "about no treaty", "begins with a clitic", "but of [")  # no treaty's name; `للعراق خياراته`; two kinds
    for gold, text in articles:
        assert not [fault for fault in find_faults(gold, text) if not any(known in fault for known in real)]


def test_samples_show_everything() -> None:
    golds = [read_gold(path) for path in GOLD]
    events = [event for gold in golds for event in gold["events"]]
    statements = [statement for gold in golds for statement in gold["statements"]]
    assert {event["factuality"] for event in events} == {"actual", "planned", "possible", "alleged", "negated"}
    assert len({event["type"] for event in events}) >= 20
    assert {statement["type"] for statement in statements} == STATEMENT_TYPES
    assert any(isinstance(statement["speaker"], list) for statement in statements)
    assert any(statement["speaker"] is None for statement in statements)


def test_faults_are_found() -> None:
    path = GOLD[0]
    text, gold = TEXTS[path.stem], read_gold(path)
    broken = copy.deepcopy(gold)
    broken["mentions"][0]["start"] += 1
    broken["mentions"][1]["entity"] = "nobody"
    broken["times"][0]["value"] = "yesterday"
    broken["events"][0]["type"] = "Party"
    broken["statements"][0]["kind"] = "loud"
    faults = "\n".join(find_faults(broken, text))
    for told in ("nobody: used, but no entity", "stands there", "yesterday: no date", "'Party' is none of", "'loud' is none of"):
        assert told in faults
