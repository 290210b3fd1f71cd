"""Gold files (JSON, one a document): where they are, and what is wrong with one."""

from __future__ import annotations

import itertools
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "data" / "samples"
OWN = ROOT / "data" / "gold" / "own"

ENTITY_TYPES = {"Person", "Organization", "Place", "Treaty", "Event", "Facility", "Product"}
EVENT_TYPES = {
    "Summit", "Meeting", "Consultation", "Call", "Visit", "Agreement", "TreatySigning", "TreatyExtension", "TreatyWithdrawal", "Sanction",
    "CyberAttack", "Attack", "MilitaryMove", "AmbassadorRecall", "AmbassadorReturn", "Expulsion", "Appointment", "Arrest", "Conviction",
    "PrisonerExchange", "Aid", "Payment", "Formation", "Election", "Death",
}  # fmt: skip
ROLES = {"participant", "agent", "target", "mediator", "subject"}
FACTUALITY = {"actual", "planned", "possible", "alleged", "negated"}
KINDS = {"direct", "indirect", "mixed"}
STATEMENT_TYPES = {"say", "warn", "threaten", "deny", "accuse", "demand", "reject", "promise", "praise"}
DAY = r"\d{4}(-\d\d(-\d\d)?)?"
EDTF = re.compile(rf"{DAY}(/{DAY})?")
#: A clitic has no place in a name, nor at the head of what was said.
MERGED = re.compile(r"^[وف]?لل")


def read_gold(path: Path) -> dict[str, Any]:
    """A gold file as it is."""
    gold: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return gold


def find_faults(gold: dict[str, Any], text: str) -> list[str]:
    """What the format forbids, one line a fault; none for a good file."""
    return [*_entity_faults(gold), *_span_faults(gold, text), *_mention_faults(gold), *_event_faults(gold), *_statement_faults(gold)]


def _keys(value: str | list[str] | None) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def _choice(where: str, value: object, allowed: set[str]) -> Iterator[str]:
    if value not in allowed:
        yield f"{where}: {value!r} is none of {sorted(allowed)}"


def _entity_faults(gold: dict[str, Any]) -> Iterator[str]:
    known = gold["entities"]
    for key, entity in known.items():
        yield from _choice(key, entity["type"], ENTITY_TYPES)
        if not entity["ar"] or not entity["en"]:
            yield f"{key}: no name in one of the languages"
        if not re.fullmatch(r"Q[1-9]\d*", entity["wikidata"] or "Q1"):
            yield f"{key}: {entity['wikidata']} is no item"
    items = [entity["wikidata"] for entity in known.values() if entity["wikidata"]]
    yield from (f"{item}: item of several entities" for item in {item for item in items if items.count(item) > 1})
    used = [key for entity in known.values() for key in _keys(entity.get("state"))]
    used += [key for mention in gold["mentions"] for key in _keys(mention["entity"])]
    used += [key for position in gold["positions"] for name in ("person", "org", "country") for key in _keys(position[name])]
    for event in gold["events"]:
        used += [argument["entity"] for argument in event["args"]] + _keys(event["place"]) + event["about"]
    used += [key for statement in gold["statements"] for key in _keys(statement["speaker"])]
    yield from (f"{key}: used, but no entity" for key in set(used) - set(known))
    yield from (f"{key}: an entity that nothing uses" for key in set(known) - set(used))


def _span_faults(gold: dict[str, Any], text: str) -> Iterator[str]:
    if text != unicodedata.normalize("NFC", text):
        yield "the text is not in NFC"
    for section in ("mentions", "times", "events", "statements"):
        for item in gold[section]:
            found = text[item["start"] : item["end"]]
            if found != item["text"] or not found or found != found.strip():
                yield f"{section} {item['text']!r}: {found!r} stands there"
            if any(start <= item["start"] < end for start, end in gold["ignore"]):
                yield f"{section} {item['text']!r}: in what is ignored"


def _mention_faults(gold: dict[str, Any]) -> Iterator[str]:
    for mention in gold["mentions"]:
        yield from _choice(mention["text"], mention["level"], {"name", "nominal"})
        types = {gold["entities"][key]["type"] for key in _keys(mention["entity"]) if key in gold["entities"]}
        if types - {mention["type"]}:
            yield f"{mention['text']}: {mention['type']}, but of {sorted(types)}"
        if MERGED.match(mention["text"]):
            yield f"{mention['text']}: begins with a clitic"
    ordered = sorted(gold["mentions"], key=lambda mention: mention["start"])
    yield from (f"{two['text']}: overlaps {one['text']}" for one, two in itertools.pairwise(ordered) if two["start"] < one["end"])
    yield from (f"{time['value']}: no date" for time in gold["times"] if not EDTF.fullmatch(time["value"]))


def _event_faults(gold: dict[str, Any]) -> Iterator[str]:
    names = [event["id"] for event in gold["events"]]
    yield from (f"event {name}: twice" for name in {name for name in names if names.count(name) > 1})
    for event in gold["events"]:
        where = f"event {event['id']}"
        yield from _choice(where, event["type"], EVENT_TYPES)
        yield from _choice(where, event["factuality"], FACTUALITY)
        for argument in event["args"]:
            yield from _choice(where, argument["role"], ROLES)
        if not EDTF.fullmatch(event["date"] or "2021"):
            yield f"{where}: {event['date']} is no date"
        if event["type"].startswith("Treaty") and not event["about"]:
            yield f"{where}: about no treaty"


def _statement_faults(gold: dict[str, Any]) -> Iterator[str]:
    for statement in gold["statements"]:
        where = f"statement {statement['text'][:40]!r}"
        yield from _choice(where, statement["kind"], KINDS)
        yield from _choice(where, statement["type"], STATEMENT_TYPES)
        if bool(statement["speaker"]) == bool(statement.get("speaker_text")):
            yield f"{where}: an entity or words for the speaker, one of them"
        if MERGED.match(statement["text"]):
            yield f"{where}: begins with a clitic"
    for position in gold["positions"]:
        if not position["title_ar"] or not position["title_en"] or not isinstance(position["former"], bool):
            yield f"position of {position['person']}: incomplete"
