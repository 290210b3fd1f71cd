"""Readings beside the annotated articles that lie next to the checkout, matched by the scorer that lies there too."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from kg.documents.furniture import find_furniture
from kg.errors import DataError
from kg.model import Document, Reading
from kg.pipeline import load_pipeline
from kg.tables import get_table, iter_rows
from kg.train.real import read_real

SHARED = Path(__file__).resolve().parents[2] / "shared"
Row = dict[str, Any]
REAL_GOLD = Path(__file__).resolve().parents[1] / "data" / "gold" / "real"
#: The parts of ``data/gold/real.tsv``.
REAL = ("read", "apart")
#: The sections that count nothing in an article of :data:`REAL` whose layer is empty: it was not annotated there.
LAYERS = {"names": "mentions", "nominals": "mentions", "times": "times", "positions": "positions"}


@dataclass(frozen=True, slots=True)
class Scored:
    """An annotated article: its gold, our reading, the reading as the scorer's rows, and the scorer's counts by section."""

    gold: Row
    reading: Reading
    rows: dict[str, list[Row]]
    counts: dict[str, Any]
    names: Any  # the scorer's judge of whether two entities are the same


def load_scorer() -> ModuleType:
    """The module ``../shared/gold/score.py``.

    Raises:
        DataError: it is not beside the checkout.
    """
    path = SHARED / "gold" / "score.py"
    spec = importlib.util.spec_from_file_location("gold_score", path) if path.exists() else None
    if spec is None or spec.loader is None:
        raise DataError(f"{path}: not there: this needs ../shared beside the checkout")
    module = importlib.util.module_from_spec(spec)
    sys.modules["gold_score"] = module
    spec.loader.exec_module(module)
    return module


def iter_articles(part: str) -> Iterator[tuple[Row, str]]:
    """Gold and text of the articles of ``part``, by id.

    ``gold``, or ``dev`` or ``held`` of ``data/gold/split.tsv``, or ``read`` or ``apart`` of ``data/gold/real.tsv``, of which only events
    and statements are annotated, and mentions where the text is no newswire.
    """
    if part in REAL:
        yield from ((fill_words(gold, text), text) for _, text, gold in read_real(SHARED, part))
        return
    folder, texts_of = (SHARED / "gold", SHARED / "articles") if part == "gold" else (SHARED / "training", SHARED / "training" / "articles")
    split = iter_rows(get_table("gold/split.tsv"), "id", "part")
    names = [path.stem for path in folder.glob("*.json")] if part == "gold" else [row["id"] for row in split if row["part"] == part]
    for name in sorted(names):
        yield json.loads((folder / f"{name}.json").read_text("utf-8")), (texts_of / f"{name}.txt").read_text("utf-8")


def fill_words(gold: Row, text: str) -> Row:
    """The same annotation with the words that it tells by offsets alone: of mentions, events, statements and unnamed sources."""
    for item in gold["mentions"] + gold["events"] + gold["statements"]:
        item["text"] = text[item["start"] : item["end"]]
        if "speaker_at" in item:
            item["speaker_text"] = text[slice(*item.pop("speaker_at"))]
    return gold


def score_part(part: str) -> Iterator[Scored]:
    """Reads and scores the articles of ``part``, one after the other, in the order of their ids."""
    scorer, pipeline = load_scorer(), load_pipeline()
    for gold, text in iter_articles(part):
        published = date.fromisoformat(gold["dct"]) if gold.get("dct") else None
        reading = pipeline.read(Document(gold["doc"], text, date=published, furniture=tuple(find_furniture(text))))
        rows = to_rows(reading)
        counts = scorer.score_document(gold, rows)
        if part in REAL:
            unread = tuple(section for section, layer in LAYERS.items() if not gold[layer])
            counts = {section: scorer.Count() if section.startswith(unread) else count for section, count in counts.items()}
        yield Scored(gold, reading, rows, counts, scorer.Names(gold, rows["entities"]))


def to_rows(reading: Reading) -> dict[str, list[Row]]:
    """A reading as the bundled queries would answer it."""
    rows: dict[str, list[Row]] = {
        name: [] for name in ("mentions", "times", "positions", "events", "event-roles", "statements", "entities")
    }
    for mention in reading.mentions:
        same = {"start": mention.start, "end": mention.end, "type": mention.type, "level": mention.level}
        rows["mentions"] += [{**same, "entity": entity} for entity in mention.entities or (None,)]
    rows["times"] = [{"start": time.start, "end": time.end, "value": time.value} for time in reading.times]
    for position in reading.positions:
        seat = {"organization": position.organization, "country": position.country, "former": str(position.former).lower()}
        rows["positions"].append({"person": position.person, "title": position.title, **seat})
    for number, event in enumerate(reading.events):
        place = event.places[0] if event.places else None
        same = {"event": str(number), "type": event.type, "start": event.start, "end": event.end}
        rows["events"].append({**same, "date": event.date, "place": place, "factuality": event.factuality})
        rows["event-roles"] += [{"event": str(number), "role": role.role, "entity": role.entity} for role in event.roles]
    for statement in reading.statements:
        same = {"start": statement.start, "end": statement.end, "kind": statement.kind, "type": statement.type}
        rows["statements"] += [
            {**same, "speaker": speaker, "speakerText": statement.speaker_text} for speaker in statement.speakers or (None,)
        ]
    for entity in reading.entities:
        rows["entities"] += [
            {"entity": entity.id, "type": entity.type, "wikidata": entity.wikidata, "label": label} for _, label in entity.labels
        ]
    return rows


def as_keys(value: str | list[str] | None) -> list[str]:
    """The entities of a gold field that holds one, several or none."""
    return value if isinstance(value, list) else [value] if value else []
