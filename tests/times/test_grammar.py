"""Terms and the rules over them."""

from __future__ import annotations

import pytest

from kg.times.grammar import FRAGMENTS, RULES, find_expressions
from kg.times.lexicon import LOCALES, Month, get_lexicon, get_longest, get_roles, split_form
from kg.times.reckon import Reckoner
from kg.times.resolve import _Reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("في 16 يونيو 2021", [("day_month", "16 يونيو 2021")]),
        ("مساء الأربعاء 16 يونيو", [("day_month", "مساء الاربعاء 16 يونيو")]),
        ("في يونيو/حزيران الماضي", [("month", "يونيو / حزيران الماضي")]),
        ("قبل نهاية هذا العام", [("year_relative", "نهايه هذا العام")]),
        ("أمس الأربعاء وغدا", [("deictic", "امس الاربعاء"), ("deictic", "غدا")]),
        ("قبل ثلاثة أشهر", [("offset", "قبل ثلاثه اشهر")]),
        ("بعد عام من الحرب", []),
        ("الأمين العام السابق", []),
        ("في 16/6/2021", [("numeric", "16/6/2021")]),
    ],
)
def test_longest_rule(terms, text, expected):
    found = [(e.rule, " ".join(t.norm for t in e.terms)) for e in find_expressions(terms(text))]
    assert found == expected


def test_every_rule_has_a_meaning():
    rules = {name for name, _ in RULES}
    assert rules <= set(vars(_Reader))
    assert {name for name in vars(_Reader) if not name.startswith("_")} == rules
    assert issubclass(_Reader, Reckoner)


def test_every_fragment_is_used():
    patterns = " ".join([*FRAGMENTS.values(), *(pattern for _, pattern in RULES)])
    assert [name for name in FRAGMENTS if name not in patterns] == []


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("الخامس والعشرين", "ordinal", 25),
        ("خمسة وعشرين", "cardinal", 25),
        ("الحادي والثلاثين", "day_number", 31),
        ("الثلاثين", "day_number", 30),
        ("١٦", "day_number", 16),
        ("2021", "year_number", 2021),
        ("الـ16", "count", 16),
        ("16/6/2021", "numeric", "16/6/2021"),
        ("أيلول سبتمبر", "month", Month("gregorian", 9)),
        ("أغسطس (آب)", "month", Month("gregorian", 8)),
        ("مارس", "month", Month("gregorian", 3, ambiguous=True)),
    ],
)
def test_term(terms, text, kind, value):
    (term,) = terms(text)
    assert term.kinds[kind] == value


@pytest.mark.parametrize("text", ["1,500", "16.6", "12٫5", "30%", "10:30", "٪30"])
def test_amounts_are_no_numbers_of_dates(terms, text):
    assert not any({"day_number", "year_number", "count"} & t.kinds.keys() for t in terms(text) if len(t.norm) > 2)


def test_offsets_of_terms(terms):
    text = "وَصَلَ في ١٦ يُونيو/حزيران عام2021."
    for term in terms(text):
        assert 0 <= term.start < term.end <= len(text)
    assert [text[t.start : t.end] for t in terms(text) if "year_number" in t.kinds] == ["2021"]
    assert [text[t.start : t.end] for t in terms(text) if "month" in t.kinds] == ["يُونيو/حزيران"]


def test_tables_of_words():
    lexicon = get_lexicon()
    assert len(LOCALES) == 8
    assert get_longest() >= 4
    for number, names in {1: "يناير جانفي", 6: "يونيو حزيران جوان", 7: "يوليو تموز جويلية يوليوز", 8: "أغسطس آب أوت غشت"}.items():
        for name in names.split():
            month = lexicon[split_form(name)]["month"]
            assert isinstance(month, Month)
            assert (month.calendar, month.number) == ("gregorian", number)
    assert set(get_roles("lexicons/year_context.tsv", "role")) == {"dated", "counted", "numbered", "dating"}
    assert set(get_roles("lexicons/time_cues.tsv", "tense")) == {"future", "past", "anterior", "since", "until", "break", "reporting"}


def test_kinds_of_the_table_are_known():
    """A kind that neither the grammar nor a module uses would be a slip."""
    used = set(" ".join([*FRAGMENTS.values(), *(pattern for _, pattern in RULES)]).replace("(", " ").replace(")", " ").split())
    used = {word.strip("?+*:|!") for word in used}
    elsewhere = {"blocked", "between", "corresponds", "only", "ones", "tens", "cardinal", "ordinal"}
    kinds = {kind for entry in get_lexicon().values() for kind in entry}
    assert kinds - used - elsewhere == set()
