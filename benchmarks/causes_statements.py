"""Why a statement of the gold standard was not found, or went to another speaker; what was found that is no statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import ModuleType

from benchmarks.scoring import Row, Scored, as_keys

#: A sentence ends behind one of these, followed by white space, or at the end of its line.
SENTENCE_END = re.compile(r"[.!؟?…]+[\"»”)]*\s|\n")


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
            yield "statements: wrong speaker, how the sentence names the right one", _how_named(article, gold)


def _wrong_speaker(article: Scored, gold: Row, mine: Row, scorer: ModuleType) -> str | None:
    names = article.names
    if not gold.get("speaker"):
        words, ours = (set(scorer.plain(text or "").split()) for text in (gold.get("speaker_text"), mine.get("speakerText")))
        if words & ours:
            return None
        return "an unnamed source taken for an entity" if mine.get("speaker") else "other words for an unnamed source"
    keys = as_keys(gold["speaker"])
    rows = [row for row in article.rows["statements"] if (row["start"], row["end"]) == (mine["start"], mine["end"])]
    if any(names.acts_as(key, row["speaker"]) for key in keys for row in rows):
        return None
    known = any(names.acts_as(key, row["entity"]) for key in keys for row in article.rows["mentions"] if row["entity"])
    if not known:
        return "the speaker's name was not found"
    if not mine.get("speaker"):
        return "its words kept, not who they mean" if mine.get("speakerText") else "no speaker found"
    return "another entity of the document"


def _how_named(article: Scored, gold: Row) -> str:
    """How the sentence of a statement, outside its content, names the speaker."""
    keys = set(as_keys(gold.get("speaker")))
    if not keys:
        return "an unnamed source"
    text = article.reading.document.text
    start = max((m.end() for m in SENTENCE_END.finditer(text, 0, gold["start"])), default=0)
    close = SENTENCE_END.search(text, gold["end"])
    end = close.end() if close else len(text)
    levels = {
        m["level"]
        for m in article.gold["mentions"]
        if start <= m["start"] < end and not gold["start"] <= m["start"] < gold["end"] and keys & set(as_keys(m["entity"]))
    }
    return "by name" if "name" in levels else "by a description" if "nominal" in levels else "not at all: وأضاف"

