"""Why a statement of the gold standard was not found, or went to another speaker; what was found that is no statement."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from benchmarks.scoring import Row, Scored


def find_causes(article: Scored, scorer: ModuleType) -> Iterator[tuple[str, str]]:
    """(section, cause) of every statement missed or too many, and of every one whose speaker is another."""
    count = article.counts["statements: content"]
    for gold in count.misses:
        over = any(scorer.overlap(gold, mine) for mine in article.rows["statements"])
        yield "statements: missed", "another extent, or one for two" if over else "not found"
    for mine in count.extras:
        over = any(scorer.overlap(gold, mine) for gold in article.gold["statements"])
        yield "statements: too many", "another extent, or two for one" if over else "no statement for the annotator"
    for gold, mine in count.pairs:
        if cause := _wrong_speaker(article, gold, mine, scorer):
            yield "statements: wrong speaker", cause


def _wrong_speaker(article: Scored, gold: Row, mine: Row, scorer: ModuleType) -> str | None:
    names = article.names
    if not gold.get("speaker"):
        words, ours = (set(scorer.plain(text or "").split()) for text in (gold.get("speaker_text"), mine.get("speakerText")))
        if words & ours:
            return None
        return "an unnamed source taken for an entity" if mine.get("speaker") else "other words for an unnamed source"
    keys = gold["speaker"] if isinstance(gold["speaker"], list) else [gold["speaker"]]
    rows = [row for row in article.rows["statements"] if (row["start"], row["end"]) == (mine["start"], mine["end"])]
    if any(names.acts_as(key, row["speaker"]) for key in keys for row in rows):
        return None
    known = any(names.acts_as(key, row["entity"]) for key in keys for row in article.rows["mentions"] if row["entity"])
    if not known:
        return "the speaker's name was not found"
    if not mine.get("speaker"):
        return "its words kept, not who they mean" if mine.get("speakerText") else "no speaker found"
    return "another entity of the document"
