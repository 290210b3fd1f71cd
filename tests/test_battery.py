"""The battery of short sentences: what the readers of times, statements and events are held to, one sentence a case.

Every case is a sentence (or two, where one depends on the other) of our own in Arabic, with a gloss in English and the whole output
that is expected of it, nothing more and nothing less. They are run where they stand:

* ``tests/times/cases.tsv``: calendars and calendar expressions, each with its extent and EDTF value (``tests/times/test_cases.py``);
* ``tests/statements``: frames of reporting verbs, attributions, quotation marks, discourse, descriptions that speak, sentences in which
  nobody says anything, each with content, kind, type and speaker;
* ``tests/events``: triggers and their frames, tenses, negations, modality, places, dates and merging, each with type, factuality, every
  role, place and date.

This file only counts them, so that none is lost unseen, and asks that each is glossed, Arabic and told once.
"""

from __future__ import annotations

import re
from pathlib import Path

from kg.tables import iter_rows
from tests.events import bearing_cases, event_cases, test_find_events
from tests.statements import test_causes, test_descriptions, test_find_statements

Case = tuple[str, str, bool]  # gloss, text, whether something is expected to be found

TIMES: list[Case] = [
    (row["gloss"], row["text"], row["expected"] != "-")
    for row in iter_rows(Path(__file__).parent / "times" / "cases.tsv", "group", "date", "text", "expected", "gloss")
]
STATEMENTS: list[Case] = [
    *((gloss, text, bool(told)) for gloss, text, _, told in test_find_statements.FRAMES),
    *((gloss, text, bool(told)) for gloss, text, _, told in test_find_statements.DISCOURSE),
    *((gloss, text, False) for gloss, text, _ in test_find_statements.NOTHING),
    *((gloss, text, bool(told)) for gloss, text, _, told in test_causes.CASES),
    *((gloss, text, bool(told)) for gloss, text, told in test_descriptions.CASES),
]
EVENTS: list[Case] = [
    (gloss, text, bool(lines))
    for module in (event_cases, bearing_cases)
    for name, rows in vars(module).items()
    if name.isupper() and isinstance(rows, list)
    for gloss, text, _, lines in rows
]


def test_there_are_three_hundred_and_more():
    assert len(TIMES) >= 270
    assert len(STATEMENTS) >= 180
    assert len(EVENTS) >= 175
    assert len(EVENTS) == len(test_find_events.ALL)  # every list of cases is run
    assert len(TIMES + STATEMENTS + EVENTS) >= 650  # issue 4 asks for 300


def test_every_case_has_a_gloss_in_english():
    assert [(gloss, text) for gloss, text, _ in TIMES + STATEMENTS + EVENTS if not re.search(r"[A-Za-z]{2}", gloss)] == []


def test_every_case_is_arabic_and_short():
    for gloss, text, _ in TIMES + STATEMENTS + EVENTS:
        assert re.search(r"[\u0621-\u064a]{2}", text), gloss
        assert len(text) < 400, gloss


def test_no_case_is_told_twice():
    for cases in (STATEMENTS, EVENTS):
        glosses = [gloss for gloss, _, _ in cases]
        assert [g for g in set(glosses) if glosses.count(g) > 1] == []


def test_what_is_not_to_be_found_is_asked_for_too():
    assert all(sum(not found for *_, found in cases) >= 3 for cases in (TIMES, STATEMENTS, EVENTS))
