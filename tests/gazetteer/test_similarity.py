"""Edits between strings, against the definition."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.gazetteer.similarity import count_edits, differ_by_one, similarity

WORDS = st.text(alphabet="ابج", max_size=8)


def edits(one: str, other: str) -> int:
    """Levenshtein's distance as it is defined."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        new = [i]
        for j, b in enumerate(other, 1):
            new.append(min(row[j] + 1, new[-1] + 1, row[j - 1] + (a != b)))
        row = new
    return row[-1]


@given(WORDS, WORDS)
def test_edits_are_counted_as_defined(one: str, other: str) -> None:
    assert count_edits(one, other) == edits(one, other)


@given(WORDS, WORDS)
def test_one_edit_or_a_swap(one: str, other: str) -> None:
    swapped = {one[:i] + one[i + 1] + one[i] + one[i + 2 :] for i in range(len(one) - 1)} - {one}
    assert differ_by_one(one, other) == (edits(one, other) == 1 or other in swapped)


def test_similarity_is_a_share() -> None:
    assert similarity("", "") == 1
    assert similarity("ا", "ب") == 0
