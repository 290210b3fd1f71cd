"""Folding, and the way back from a folded span to the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text.normalise import INVISIBLE, fold, fold_char, fold_with_offsets, unfold

TEXTS = st.one_of(st.text(), st.text(alphabet="ابةىأإآٱؤئـًٌّ\u200f\u200b\ufeff \u00a0ﻻﷲ٠١۲Aa«»\n"))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("الأميركيّة", "الاميركيه"),
        ("إلى", "الي"),
        ("مُؤتَمَرٌ", "موتمر"),
        ("آسيا", "اسيا"),
        ("رئيس", "رييس"),
        ("بـــوتين", "بوتين"),
        ("ﻻ", "لا"),
        ("ﺍﻟﺴﻼﻡ", "السلام"),
        ("گورباتشوف", "كورباتشوف"),
        ("ایران", "ايران"),
        ("٢٠٢١ و۱۴۰۰", "2021 و1400"),
        ("قال\u00a0بوتين", "قال بوتين"),
        ("\u202bبوتين\u202c\u200f", "بوتين"),
        ("\ufeffبوتين", "بوتين"),
        ("CNN", "cnn"),
        ("", ""),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_offsets_lead_back(text):
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded) + 1
    assert offsets[-1] == len(text)
    assert offsets == sorted(offsets)
    for at, char in enumerate(folded):
        assert char in fold_char(text[offsets[at]])


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.data())
def test_unfold_gives_what_folds_to_the_span(text, data):
    folded, offsets = fold_with_offsets(text)
    if not folded:
        return
    start = data.draw(st.integers(0, len(folded) - 1))
    end = data.draw(st.integers(start + 1, len(folded)))
    begin, stop = unfold(text, offsets, start, end)
    assert 0 <= begin < stop <= len(text)
    assert folded[start:end] in fold(text[begin:stop])


def test_unfold_takes_the_marks_of_the_last_letter_along():
    text = "قالَ بوتينُ."
    folded, offsets = fold_with_offsets(text)
    at = folded.index("بوتين")
    start, end = unfold(text, offsets, at, at + 5)
    assert text[start:end] == "بوتينُ"


def test_unfold_leaves_invisible_marks_behind():
    text = "بوتين\u200f قال"
    start, end = unfold(text, fold_with_offsets(text)[1], 0, 5)
    assert text[start:end] == "بوتين"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةـًٌٍَُِّْ 0123456789٠١٢٣"))
def test_folding_arabic_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_invisible_marks_fold_to_nothing():
    assert fold("".join(INVISIBLE)) == ""
