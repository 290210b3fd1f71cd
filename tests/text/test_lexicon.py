"""The counts and particles of the tokenizer, and demonyms."""

from __future__ import annotations

import pytest

from kg.tables import get_table, iter_rows
from kg.text.demonyms import find_demonym, get_demonyms, match_demonym
from kg.text.lexicon import NAME_COUNT, get_counts, get_proclitics
from kg.text.normalise import fold


def test_proclitics_longest_first():
    particles = get_proclitics()
    assert {p.text for p in particles} == {"و", "ف", "ب", "ك", "ل", "لل"}
    assert particles[0].text == "لل"
    assert particles[0].restores == "ال"
    assert all(0 < p.rate < 1 and p.kind in ("conjunction", "preposition") for p in particles)


def test_counts_are_of_folded_forms():
    counts = get_counts()
    assert len(counts) > 50000
    assert all(word == fold(word) for word in list(counts)[::997])
    assert counts["قال"] > counts["غادر"] > 0


def test_words_of_aliases_count_as_words():
    counts = get_counts()
    rows = [r for r in iter_rows(get_table("gazetteers/aliases.tsv"), "id", "label") if r["lang"] == "ar"]
    assert len(rows) > 100
    joined = ("لل", "وال", "بال")  # وزارة الشؤون الخارجية والتعاون does not make a word of والتعاون
    words = {word for row in rows for word in fold(row["label"]).split() if not word.startswith(joined)}
    few = {word for word in words if counts.get(word, 0) < NAME_COUNT}
    named = {word for word in few if counts.get(word[1:], 0) >= NAME_COUNT}  # قوات الدعم لأفغانستان makes no word of لأفغانستان
    assert all(word[0] in "لوب" and counts[word[1:]] > 20 * counts.get(word, 0) for word in few - named)  # الوكالة الأوروبية لحرس الحدود
    assert "لافغانستان" in few
    assert counts["لافروف"] >= NAME_COUNT > counts.get("والتعاون", 0)


@pytest.mark.parametrize(
    ("word", "same"),
    [("الروسي", "روسية"), ("الأميركي", "أمريكية"), ("البريطاني", "بريطانيان"), ("الفرنسي", "فرنسيًا"), ("الصيني", "الصينية")],
)
def test_forms_of_a_demonym_name_one_state(word, same):
    state = find_demonym(fold(word))
    assert state is not None
    assert find_demonym(fold(same)) == state


def test_two_word_demonym_agrees_in_the_article():
    found = match_demonym(["الكوري", "الجنوبي"])
    assert found is not None
    assert found[1] == 2
    assert found[0] == match_demonym(["كوري", "جنوبي"])[0]
    assert found[0] != match_demonym(["الكوري", "الشمالي"])[0]


def test_what_is_no_demonym():
    assert find_demonym("رييس") is None
    assert match_demonym([]) is None
    assert all(isinstance(plural, bool) for _, plural in get_demonyms().values())
