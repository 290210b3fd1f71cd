"""Why an event of the gold standard was not reported, or reported with a wrong slot; why a report has no event behind it."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from benchmarks.scoring import Row, Scored
from kg.events.lexicon import get_triggers
from kg.text.normalise import fold

#: Code points: a report this near to a missed event may be of the same sentence.
NEAR = 60


def find_causes(article: Scored, scorer: ModuleType) -> Iterator[tuple[str, str]]:
    """(section, cause) of every event missed, every report too many, and every slot of a found event that is wrong."""
    found = article.counts["events: found"]
    reports = [row for row in article.rows["events"] if scorer.local(row["type"]) in scorer.EVENT_TYPES]
    for gold in found.misses:
        yield "events: missed", _why_missed(gold, reports, scorer)
    for report in found.extras:
        over = [event for event in article.gold["events"] if scorer.overlap(event, report)]
        yield "events: too many", "its words tell an event of another type" if over else "no event for the annotator"
    for gold, report in found.pairs:
        yield from (("events: wrong slots", cause) for cause in _wrong_slots(article, gold, report, scorer))


def _why_missed(gold: Row, reports: list[Row], scorer: ModuleType) -> str:
    over = [report for report in reports if scorer.overlap(gold, report)]
    if any(report["type"] == gold["type"] for report in over):
        return "reported, with none of its parties, or as one with another event"
    if over:
        return "reported as another type"
    if not any(word in get_triggers() for word in _readings(gold["text"])):
        return "no word of it is a trigger"
    near = [report for report in reports if abs(report["start"] - gold["start"]) < NEAR and report["type"] == gold["type"]]
    return "told as one with a report of the same type near by" if near else "its trigger is known, the frame did not fit"


def _readings(words: str) -> Iterator[str]:
    for word in words.split():
        norm = fold(word).strip("«»\"'()،.")
        yield norm
        if norm[:2] == "لل":
            yield "ال" + norm[2:]
        if norm[:1] in "وفبلك":
            yield norm[1:]
            if norm[1:2] in "بلك":
                yield norm[2:]


def _wrong_slots(article: Scored, gold: Row, report: Row, scorer: ModuleType) -> Iterator[str]:
    names = article.names
    if gold["type"] != report["type"]:
        yield "type: another kind of meeting"
    if gold["factuality"] != report["factuality"]:
        yield f"factuality: {gold['factuality']} told as {report['factuality']}"
    for slot, same in (("place", names.same), ("date", scorer.date_fits)):
        told = gold.get(slot)
        options: list[str | None] = told if isinstance(told, list) else [told]
        mine = report.get(slot)
        if mine and options == [None]:
            yield f"{slot}: none in the text"
        elif options != [None] and not mine:
            yield f"{slot}: not found"
        elif mine and not any(option is not None and same(option, mine) for option in options):
            yield f"{slot}: another"
    mine = [(row["role"], row["entity"]) for row in article.rows["event-roles"] if row["event"] == report["event"]]
    wanted = [(a["role"], a["entity"]) for a in gold["args"]] + [("about", key) for key in gold.get("about", [])]
    known = {row["entity"] for row in article.rows["mentions"] if row["entity"]}
    for role, key in wanted:
        hit = next((m for m in mine if m[0] == role and names.acts_as(key, m[1])), None)
        if hit:
            mine.remove(hit)
        elif any(names.acts_as(key, entity) for _, entity in mine):
            yield "role: another than the annotator's"
        elif any(names.acts_as(key, entity) for entity in known):
            yield f"role: {role} not found"
        else:
            yield "role: the name was not found"
    yield from ("role: none for the annotator" for _ in mine)
