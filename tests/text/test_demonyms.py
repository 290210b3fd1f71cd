"""Demonyms: which state an adjective names, and which of them stand for the people."""

import pytest

from kg.text.demonyms import find_demonym, match_demonym
from kg.text.normalise import fold

STATES = [
    ("الروسي", "Q159", False), ("روسية", "Q159", False), ("الروس", "Q159", True), ("الأمريكي", "Q30", False),
    ("الأميركية", "Q30", False),
    ("الأميركيون", "Q30", True), ("الأميركيين", "Q30", True), ("الإيرانيتين", "Q794", False), ("بريطانيًا", "Q145", False),
    ("الإيراني", "Q794", False), ("المصرية", "Q79", False), ("الأتراك", "Q43", True), ("العماني", "Q842", False),
    ("الفلسطينيون", "Q219060", True), ("الهنغاري", "Q28", False),
    ("السوفيتي", "Q15180", False), ("السوفياتية", "Q15180", False), ("العثمانية", "Q12560", False),
]  # fmt: skip


@pytest.mark.parametrize(("word", "state", "people"), STATES)
def test_one_word(word: str, state: str, people: bool) -> None:
    assert match_demonym([fold(word)]) == (state, 1, people)


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("الكوري الجنوبي", "Q884"),
        ("الكورية الشمالية", "Q423"),
        ("كوريا جنوبيا", None),
        ("الجنوب أفريقي", "Q258"),
        ("الجنوب أفريقية", "Q258"),
    ],
)
def test_two_words(words: str, state: str | None) -> None:
    found = match_demonym(fold(words).split())
    assert (found and (found[0], found[1])) == (state and (state, 2))


def test_the_match_may_begin_later() -> None:
    norms = fold("وزير الخارجية القطري محمد").split()
    assert match_demonym(norms, 2) == ("Q846", 1, False)
    assert match_demonym(norms, 3) is None
    assert match_demonym(norms, 4) is None


def test_a_single_word() -> None:
    assert find_demonym(fold("الألمانية")) == "Q183"
    assert find_demonym(fold("الكورية")) is None
    assert find_demonym(fold("الدولي")) is None
