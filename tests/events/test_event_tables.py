"""The tables of events: closed vocabularies, all types reachable, every row made into forms."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import DataError
from kg.events.lexicon import get_cues, get_supports, get_triggers, read_slots
from kg.events.morphology import inflect_noun, inflect_verb
from kg.tables import get_table, iter_rows
from kg.text.normalise import fold
from tests.events import event_cases as cases

TYPES = {row["type"] for row in iter_rows(get_table("lexicons/event_triggers.tsv"), "type")}
ROWS = list(iter_rows(get_table("lexicons/event_triggers.tsv"), "id", "type", "pos", "parts"))


def test_types_are_those_of_the_ontology():
    declared = set(re.findall(r"kgv:(\w+) a owl:NamedIndividual , kg:EventTypeValue", Path("ontology/values.ttl").read_text("utf-8")))
    assert declared >= TYPES
    assert len(TYPES) == 25  # all of the gold standard's guidelines


def test_ids_are_unique_and_sorted():
    ids = [row["id"] for row in ROWS if row["id"] != "*"]
    assert [i for i, n in Counter(ids).items() if n > 1] == []
    assert ids == sorted(ids)


def test_every_row_has_forms():
    made = {trigger.id for told in get_triggers().values() for _, _, trigger in told}
    assert made == {row["id"] for row in ROWS if row["pos"] != "default"}
    assert len(get_supports()) > 1000
    assert len(get_cues()) > 1000


def test_every_type_has_a_case():
    groups = (cases.VISITS, cases.MEETINGS, cases.TALKS, cases.COMMITMENTS, cases.COERCION, cases.CONFLICT, cases.OTHERS, cases.MERGED)
    told = [line for group in groups for *_, lines in group for line in lines]
    assert {line.split()[0] for line in told} == TYPES
    assert {line.split()[1] for line in told} == {"actual", "planned", "possible", "alleged", "negated"}
    assert sum(map(len, groups)) >= 141


def test_slots():
    slots = list(read_slots("subj[PO]:agent من قبل[OS]:agent على:target", "here"))
    assert [(s.name, "".join(sorted(s.kinds)), s.role) for s in slots] == [
        ("subj", "OP", "agent"),
        ("منقبل", "OS", "agent"),
        ("علي", "", "target"),
    ]


@pytest.mark.parametrize("cell", ["subj[PO]:hero", "subj[Q]:agent", "[P]:agent"])
def test_a_bad_slot_is_told(cell):
    with pytest.raises(DataError, match="cannot read the slot"):
        list(read_slots(cell, "here"))


@pytest.mark.parametrize(
    ("perfect", "imperfect", "form", "tense"),
    [
        ("زار", "يزور", "زارت", "perfect"),
        ("زار", "يزور", "سيزور", "future"),
        ("زار", "يزور", "يزر", "jussive"),
        ("التقى", "يلتقي", "التقيا", "perfect"),
        ("التقى", "يلتقي", "يلتق", "jussive"),
        ("التقى", "يلتقي", "ستلتقي", "future"),
        ("بدأ", "يبدأ", "بدأت", "perfect"),
        ("وقع", "يوقع", "وقعوا", "perfect"),
        ("احتجز", "يحتجز", "احتجزتهما", "perfect"),
    ],
)
def test_verb_forms(perfect, imperfect, form, tense):
    forms = {f.text: f.tense for f in inflect_verb(fold(perfect), fold(imperfect), perfect.endswith("أ"))}
    assert forms[fold(form)] == tense


@pytest.mark.parametrize(
    ("noun", "form"), [("زيارة", "زيارته"), ("زيارة", "الزيارة"), ("لقاء", "لقائه"), ("لقاء", "اللقاءين"), ("هجوم", "هجوما")]
)
def test_noun_forms(noun, form):
    assert fold(form) in {f.text for f in inflect_noun(fold(noun))}
