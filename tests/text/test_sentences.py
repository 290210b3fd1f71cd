"""Sentences of news: lines, stops, quotations, abbreviations, numbers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("وصل الوفد. وغادر السفير.", ["وصل الوفد.", "وغادر السفير."]),
        ("هل وصل الوفد؟ نعم! غادر السفير", ["هل وصل الوفد؟", "نعم!", "غادر السفير"]),
        ("الوفد يصل إلى جنيف\nوصل الوفد صباحا.", ["الوفد يصل إلى جنيف", "وصل الوفد صباحا."]),
        ("الوفد يصل إلى جنيف\n\nوصل الوفد صباحا.", ["الوفد يصل إلى جنيف", "وصل الوفد صباحا."]),
        ("قال د. سالم إن الوفد وصل. وغادر.", ["قال د. سالم إن الوفد وصل.", "وغادر."]),
        ("بلغت النسبة 3.5 في المئة. وارتفعت.", ["بلغت النسبة 3.5 في المئة.", "وارتفعت."]),
        ("صدر في 16/6/2021. وغادر.", ["صدر في 16/6/2021.", "وغادر."]),
        ("قال «وصلنا. وسنغادر غدا» ثم سكت. وغادر.", ["قال «وصلنا. وسنغادر غدا» ثم سكت.", "وغادر."]),
        ('قال "وصلنا. وسنغادر غدا" ثم سكت. وغادر.', ['قال "وصلنا. وسنغادر غدا" ثم سكت.', "وغادر."]),
        ("قال “وصلنا. وسنغادر غدا” ثم سكت. وغادر.", ["قال “وصلنا. وسنغادر غدا” ثم سكت.", "وغادر."]),
        ('قال إن الوفد وصل". وأضاف "سنغادر غدا". وسكت.', ['قال إن الوفد وصل".', 'وأضاف "سنغادر غدا".', "وسكت."]),
        ('قال " وصلنا ". وأضاف "سنغادر. غدا". وسكت.', ['قال " وصلنا ".', 'وأضاف "سنغادر. غدا".', "وسكت."]),
        ('قال "وصلنا. وسنغادر» ثم سكت. وغادر.', ['قال "وصلنا. وسنغادر» ثم سكت.', "وغادر."]),
        ("قال «وصلنا.» وغادر السفير.", ["قال «وصلنا.»", "وغادر السفير."]),
        ("انتظر الوفد... ثم غادر.", ["انتظر الوفد...", "ثم غادر."]),
        ("وصل الوفد", ["وصل الوفد"]),
    ],
)
def test_sentences(nlp, text, sentences):
    assert [s.text.strip() for s in nlp(text).sents] == sentences


def test_a_quotation_that_is_not_closed_ends_with_its_line(nlp):
    text = "قال «وصلنا. وسنغادر غدا\nوغادر الوفد. ووصل السفير."
    assert [s.text.strip() for s in nlp(text).sents] == ["قال «وصلنا.", "وسنغادر غدا", "وغادر الوفد.", "ووصل السفير."]


def test_an_overlong_quotation_is_none(nlp):
    text = "«" + "قال الوفد شيئا. " * 100 + "»"
    assert len(list(nlp(text).sents)) >= 100


def test_empty_text(nlp):
    assert len(nlp("")) == 0


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet="ابدو .!?؟…\n«»“”\"()0123،؛\u200f", max_size=80))
def test_sentences_cover_any_text(nlp, text):
    doc = nlp(text)
    assert "".join(s.text_with_ws for s in doc.sents) == text
    for sentence in doc.sents:
        assert "\n" not in sentence.text.strip("\n ")
