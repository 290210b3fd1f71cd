"""The learned heads: weighing, what they add to the rules, and the shipped weights on sentences of ours."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from spacy.tokens import Doc

from kg.errors import DataError
from kg.events.clues import PARTS, find_parties, party_clues, trigger_clues
from kg.events.find import find_events, read_frames
from kg.events.heads import FILE, Head, get_heads, is_doubted, judge, learnt_state, load_heads, plain_state, weigh_parties
from kg.events.page import Page
from kg.events.triggers import find_spots
from kg.mentions.recogniser import FOLDER
from kg.settings import get_folder

MET = "التقى وزير الخارجية المصري سامح شكري نظيره الأردني أيمن الصفدي في عمان يوم الخميس."


@pytest.fixture
def head() -> Head:
    """Two outcomes, one hidden number: the clue ``yes`` and the first number of the state speak for the second."""
    first = np.array([[[2.0], [1.0], [0.0]]], np.float32)
    return Head({"yes": 0}, first, np.zeros((1, 1), np.float32), np.array([[[0.0, 1.0]]], np.float32), np.zeros((1, 2), np.float32))


def test_clues_and_states_add_up(head: Head):
    none = head.weigh([], [np.zeros(2, np.float32)])
    clue = head.weigh(["yes", "yes", "unheard of"], [np.zeros(2, np.float32)])
    both = head.weigh(["yes"], [np.array([1.0, 5.0], np.float32)])
    assert none == pytest.approx([0.5, 0.5])
    assert clue[1] == pytest.approx(1 / (1 + np.exp(-2)))
    assert both[1] == pytest.approx(1 / (1 + np.exp(-3)))


def test_missing_heads_are_one_line(tmp_path: Path):
    with pytest.raises(DataError, match="kg train heads"):
        load_heads(tmp_path / "heads.npz")


def test_the_heads_belong_to_the_encoder_that_ships():
    with np.load(get_folder("data") / FILE) as file:
        encoder = str(file["encoder"])
    assert hashlib.sha256((get_folder("data") / FOLDER / "model.onnx").read_bytes()).hexdigest() == encoder


def test_every_word_has_a_state(annotate: Callable[..., Doc]):
    doc = annotate(MET)
    told, parts, hints = get_heads()
    assert doc._.states.shape == (len(doc), told.first.shape[1] - len(told.clues) + len(hints.event))
    assert len(plain_state(doc._.states[0])) == len(learnt_state(doc._.states[0])) == len(hints.trigger)
    assert parts.last.shape[2] == len(PARTS) + 1
    assert all(doc._.states[token.i].any() for token in doc if token.is_alpha)


def test_parties_are_those_of_the_sentence(annotate: Callable[..., Doc]):
    doc = annotate("وصل بوتين إلى باريس. " + MET)
    page = Page(doc)
    frame = next(best for _, best in read_frames(page, find_spots(page)) if best is not None and best.spot.trigger.type == "Meeting")
    parties = find_parties(page, frame)
    assert {p.filler.kind for p in parties} >= {"P", "S"}
    assert all(p.filler.start > doc.text.index("التقى") for p in parties)
    clues = [set(party_clues(page, frame, p, parties)) for p in parties]
    assert all("behind" in c and "type=Meeting" in c for c in clues)
    assert "meets=True" in set(trigger_clues(page, frame, True))
    for _, chances in weigh_parties(page, frame):
        assert chances.sum() == pytest.approx(1, abs=1e-3)


def test_without_states_the_rules_decide_alone(annotate: Callable[..., Doc]):
    doc = annotate(MET)
    doc._.states = None
    page = Page(doc)
    for frames, best in read_frames(page, find_spots(page)):
        judged = judge(page, frames, best)
        assert (judged.frame if judged is not None else None) is best
    assert [e.type for e in find_events(doc)] == ["Meeting"]


def test_what_a_head_adds_says_so(annotate: Callable[..., Doc]):
    reports = annotate(MET)._.events
    assert [r.type for r in reports] == ["Meeting"]
    assert all(r.score == 1 or " model " in r.rule for r in reports)


def test_common_words_and_wishes_are_doubted_more():
    assert is_doubted("Aid", "actual", 0.25)
    assert is_doubted("Attack", "possible", 0.25)
    assert not is_doubted("Attack", "actual", 0.25)
    assert not is_doubted("Aid", "actual", 0.35)


def test_a_word_that_the_head_is_sure_of_needs_no_parts(annotate: Callable[..., Doc]):
    doc = annotate("اعتقال شابين بعد شجار.")
    sure = [draft for draft in doc._.events if draft.type == "Arrest"]
    doc._.states = None
    assert sure
    assert not find_events(doc)
