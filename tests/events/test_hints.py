"""The clues that the layers which learnt events give: steps of chances over two words."""

from __future__ import annotations

import numpy as np
import pytest

from kg.events.hints import EVENT_STEPS, REACHES, Hints, reach, read_hints


@pytest.fixture
def hints() -> Hints:
    """Two types, two parts; the first number of a state speaks for the first type, and for part 1 of a party."""
    one = np.array([[1.0], [0.0]], np.float32)
    return Hints(
        types=np.array(["Meeting", "Visit"]),
        event=np.array([[0.0, 9.0, 0.0], [0.0, 0.0, 9.0]], np.float32),
        event_bias=np.array([5.0, 0.0, 0.0], np.float32),
        trigger=one,
        trigger_bias=np.zeros(1, np.float32),
        party=one,
        party_bias=np.zeros(1, np.float32),
        far=np.zeros((2 * REACHES, 1), np.float32),
        kinds=np.zeros((2, 1), np.float32),
        first=np.array([[0.0], [9.0], [0.0], [0.0]], np.float32),
        first_bias=np.zeros(1, np.float32),
        last=np.array([[0.0, 1.0]], np.float32),
        last_bias=np.array([5.0, 0.0], np.float32),
    )


def test_every_step_below_a_chance_is_a_clue(hints: Hints):
    assert list(hints.of_trigger(np.array([0.0, 0.0], np.float32), "Meeting")) == ["event>0.01"]
    assert list(hints.of_trigger(np.array([1.0, 0.0], np.float32), "Meeting")) == [f"event>{step}" for step in EVENT_STEPS]


def test_one_happening_may_be_told_as_a_meeting_or_a_visit(hints: Hints):
    visit = np.array([0.0, 1.0], np.float32)
    assert list(hints.of_trigger(visit, "Meeting")) == list(hints.of_trigger(visit, "Visit"))


def test_a_party_has_chances_of_none_and_of_each_part(hints: Hints):
    nobody, party = np.zeros(2, np.float32), np.array([1.0, 0.0], np.float32)
    assert "part 0>0.85" in list(hints.of_party(nobody, nobody, 3, "Visit"))
    assert "part 1>0.85" in list(hints.of_party(nobody, party, 3, "Visit"))


def test_weights_are_packed_and_read(hints: Hints):
    again = read_hints(hints.pack())
    assert list(again.types) == ["Meeting", "Visit"]
    assert np.array_equal(again.first, hints.first)
    with pytest.raises(KeyError):
        read_hints({})


def test_distances_are_told_apart_near_by_and_on_each_side():
    assert reach(1) != reach(2) != reach(-2)
    assert {reach(steps) for steps in range(-300, 300)} == set(range(2 * REACHES)) - {REACHES}
