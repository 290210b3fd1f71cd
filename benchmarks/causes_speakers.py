"""Statements and their speakers by how the text names the speaker: by name, by a description, or not at all.

Finer than :mod:`benchmarks.causes_statements`: every gold and every found statement falls under one cause.

Works on what ``score.py`` beside the gold standard compares: a gold document, and the rows of the bundled queries ``statements`` and
``entities``. Only counts leave :func:`count_causes`, so that it may be used on articles that nobody reads.

A cause is ``stage: what, told``. Content: ``missed`` (nothing found there), ``extent`` (something overlaps, less than half), ``invented``.
Speaker, of contents that match: ``right``, or what the gold speaker is and what was given instead. ``told`` is how the text names the gold
speaker in the sentence of the statement: ``name``, ``nominal`` (الرئيس الأميركي), ``left out`` (وأضاف), ``unnamed`` (no entity in
the gold).

Add up :func:`count_causes` over documents and :func:`render` the sum.
"""

from __future__ import annotations

import re
from collections import Counter
from types import ModuleType
from typing import Any

#: A span of less than this part of the union is no match; the scorer's own limit.
MATCH = 0.5
#: A sentence ends behind one of these, followed by white space, or at the end of its line.
SENTENCE_END = re.compile(r"[.!؟?…]+[\"»”)]*\s|\n")
Row = dict[str, Any]


def count_causes(scorer: ModuleType, gold: Row, text: str, got: dict[str, list[Row]]) -> Counter[str]:
    """How many statements of one document fall under each cause.

    Args:
        scorer: the module of ``score.py``, as :mod:`benchmarks.scoring` loads it.
        gold: the gold document.
        text: the article, into which the offsets point.
        got: rows ``statements`` (one a speaker) and ``entities`` of that document, as the bundled queries give them.
    """
    names = scorer.Names(gold, got["entities"])
    spans: dict[tuple[int, int], list[Row]] = {}
    for row in got["statements"]:
        if not scorer.in_ignored(gold, row):
            spans.setdefault((int(row["start"]), int(row["end"])), []).append(row)
    found = [rows[0] for rows in spans.values()]
    matched = scorer.match(gold["statements"], found, lambda a, b: _score(scorer.overlap(a, b)))
    causes: Counter[str] = Counter()
    for one in matched.misses:
        near = any(scorer.overlap(one, other) > 0 for other in found)
        causes[f"content: {'extent' if near else 'missed'}, {_told(gold, text, one)}"] += 1
    for other in matched.extras:
        near = any(scorer.overlap(one, other) > 0 for one in gold["statements"])
        causes[f"content: {'extent (found)' if near else 'invented'}"] += 1
    for one, other in matched.pairs:
        causes[f"speaker: {_speaker(scorer, names, one, spans[int(other['start']), int(other['end'])])}, {_told(gold, text, one)}"] += 1
    return causes


def _score(overlap: float) -> float:
    return overlap if overlap >= MATCH else 0


def _speaker(scorer: ModuleType, names: Any, gold: Row, rows: list[Row]) -> str:
    """What is wrong with the speaker of a content that matches."""
    given = [row["speaker"] for row in rows if row.get("speaker")]
    words = set(scorer.plain(next((row["speakerText"] for row in rows if row.get("speakerText")), "")).split())
    keys = _keys(gold)
    if not keys:
        if given:
            return "unnamed, an entity given"
        return "right" if words & set(scorer.plain(gold.get("speaker_text") or "").split()) else "unnamed, other words given"
    if given and any(names.acts_as(key, given[0]) for key in keys):
        return "right"
    known = any(names.same(key, entity) for key in keys for entity in names.predicted)
    return f"{'entity known' if known else 'entity unknown'}, {'another given' if given else 'words given'}"


def _told(gold: Row, text: str, one: Row) -> str:
    """How the sentence of a statement, outside its content, names the speaker."""
    keys = set(_keys(one))
    if not keys:
        return "unnamed"
    start = max((m.end() for m in SENTENCE_END.finditer(text, 0, one["start"])), default=0)
    close = SENTENCE_END.search(text, one["end"])
    end = close.end() if close else len(text)
    levels = {
        m["level"]
        for m in gold["mentions"]
        if start <= m["start"] < end and not one["start"] <= m["start"] < one["end"] and keys & set(_as_list(m["entity"]))
    }
    return "name" if "name" in levels else "nominal" if "nominal" in levels else "left out"


def _keys(statement: Row) -> list[str]:
    return _as_list(statement.get("speaker"))


def _as_list(value: str | list[str] | None) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def render(causes: Counter[str]) -> str:
    """A Markdown table of causes, the most frequent first."""
    rows = [f"| {cause} | {n} |" for cause, n in sorted(causes.items(), key=lambda item: (-item[1], item[0]))]
    return "\n".join(["| Cause | Statements |", "|---|---:|", *rows])
