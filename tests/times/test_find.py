"""What a time mention carries besides its value, and what is left out."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg.times
from kg.edtf import bounds
from kg.model import Document
from kg.tables import get_table, iter_rows


@pytest.mark.parametrize(
    ("text", "rule", "granularity", "anchor"),
    [
        ("عقدت القمة في 16 يونيو 2021.", "day-month", "day", None),
        ("عقدت القمة في 16/6/2021.", "numeric", "day", None),
        ("وصل الوفد أمس.", "deictic", "day", "2021-06-17"),
        ("قال الوزير الثلاثاء إن الوفد وصل.", "weekday", "day", "2021-06-17"),
        ("تجتمع اللجنة الأسبوع المقبل.", "week", "week", "2021-06-17"),
        ("عقدت القمة في مارس الماضي.", "month", "month", "2021-06-17"),
        ("عقدت القمة في مارس 2020.", "month", "month", None),
        ("عقدت القمة العام الماضي.", "year-relative", "year", "2021-06-17"),
        ("بدأت الحرب عام 2014.", "year", "year", None),
        ("بدأت الحرب في صيف 2014.", "season", "season", None),
        ("توترت العلاقات في التسعينيات.", "decade", "decade", None),
        ("استمرت الحرب من 1980 إلى 1988.", "years", "interval", None),
        ("غادر السفير قبل يومين.", "offset", "day", "2021-06-17"),
        ("تدهورت العلاقات خلال السنوات الخمس الماضية.", "stretch", "interval", "2021-06-17"),
    ],
)
def test_how_it_was_reached(find, text, rule, granularity, anchor):
    (time,) = find(text)
    assert (time.rule, time.granularity, time.anchor) == (rule, granularity, anchor)


def test_reference_to_what_was_spoken_of_is_the_anchor(find):
    first, second = find("وقعوا الاتفاق في 26 مارس 1979. وفي اليوم التالي غادروا.")
    assert (second.value, second.anchor) == ("1979-03-27", first.value)


def test_nothing_is_found_in_furniture(find):
    text = "شارك الخبر\n17 يونيو 2021\nوصل الوفد أمس."
    assert [t.text for t in find(text)] == ["17 يونيو 2021", "أمس"]
    assert [t.text for t in find(text, furniture="17 يونيو 2021")] == ["أمس"]


def test_no_expression_runs_over_a_sentence(find):
    assert [(t.text, t.value) for t in find("وصل الوفد في 16 يونيو\n2020 كان عاما صعبا.")] == [("16 يونيو", "2021-06-16")]


def test_without_a_publication_date_only_what_is_explicit_has_a_value(find):
    text = "قال الوزير أمس إن القمة التي عقدت في 16 يونيو 2021 ستتكرر العام المقبل."
    assert [t.value for t in find(text, None)] == ["2021-06-16"]
    assert [t.value for t in find(text)] == ["2021-06-16", "2021-06-16", "2022"]


def test_a_narration_goes_on_with_its_year(find):
    text = "تأسس الحلف عام 1949. وفي مارس 1950 انضمت دولتان. وعقد مؤتمر عام 1952. وفي يوليو انسحبت دولة."
    assert [t.value for t in find(text)] == ["1949", "1950-03", "1952", "1952-07"]


def test_news_does_not_go_on_with_a_bare_year(find):
    assert [t.value for t in find("انسحبت واشنطن عام 2018. والتقى الوزيران في مارس.")] == ["2018", "2021-03"]


ODD = ["", " ", "\n\n", "لا زمن هنا", "2021-", "/ / /", "في في في", "أ" * 5000, "الموافق", "بين و", "16 16 16 يونيو يونيو"]


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_read(find, text):
    assert all(text[t.start : t.end] == t.text for t in find(text))


def test_component_sets_the_extension(nlp):
    text = "وصل الوفد في 16 يونيو 2021."
    doc = nlp(text)
    doc._.document = Document("test", text)
    assert [t.value for t in kg.times.store_times(doc)._.times] == ["2021-06-16"]


def test_wiring_is_declared(nlp):
    meta = nlp.get_factory_meta("kg_times")
    assert "doc._.document" in meta.requires
    assert "doc._.times" in meta.assigns


TABLES = ("time_words", "months", "number_words", "feasts")
FORMS = sorted({row["form"] for name in TABLES for row in iter_rows(get_table(f"lexicons/{name}.tsv"), "form")})
WORDS = st.one_of(
    st.sampled_from(FORMS),
    st.sampled_from(["2021", "1400", "1443", "2", "31", "29", "٣", "16/6/2021", "الـ16", "،", "-", "/", "(", ")", "."]),
    st.sampled_from(["قمة", "سيزور", "قال", "كان", "\n"]),
)


@settings(max_examples=600, deadline=None)
@given(words=st.lists(WORDS, min_size=1, max_size=9), day=st.sampled_from([None, "2021-06-17", "2020-02-29", "2021-12-31"]))
def test_any_row_of_words_of_time_is_read(find, words, day):
    text = " ".join(words)
    times = find(text, day)
    for found in times:
        assert text[found.start : found.end] == found.text
        bounds(found.value)
    assert all(a.end <= b.start for a, b in itertools.pairwise(times))


def test_reading_takes_time_in_proportion_to_the_length(find):
    """A text of sixty thousand characters in one sentence: a walk over it for each word would take a minute and more."""
    text = "التقى الوزير نظيره في 16 يونيو 2021 ثم " * 1500
    begin = time.perf_counter()
    assert len(find(text)) == 1500
    assert time.perf_counter() - begin < 30
