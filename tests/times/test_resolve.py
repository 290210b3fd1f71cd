"""The arithmetic beneath: periods, occurrences, years, tense."""

from __future__ import annotations

from datetime import date

import pytest

from kg.times.occurrence import iter_occurrences, pick_occurrence
from kg.times.periods import add_months, interval, months_between, shift, week_value
from kg.times.tense import get_tense
from kg.times.years import as_gregorian_year, read_numeric

TODAY = date(2021, 6, 17)


@pytest.mark.parametrize(
    ("day", "weeks", "expected"),
    [
        (date(2021, 6, 17), 0, "2021-06-14/2021-06-20"),
        (date(2021, 6, 14), 0, "2021-06-14/2021-06-20"),
        (date(2021, 6, 20), 0, "2021-06-14/2021-06-20"),
        (date(2021, 1, 2), -1, "2020-12-21/2020-12-27"),
        (date(2021, 6, 17), 2, "2021-06-28/2021-07-04"),
    ],
)
def test_week_value(day, weeks, expected):
    assert week_value(day, weeks) == expected


@pytest.mark.parametrize(
    ("unit", "steps", "expected"),
    [
        ("day", -2, date(2021, 6, 15)),
        ("week", 1, date(2021, 6, 24)),
        ("month", 1, date(2021, 7, 17)),
        ("month", -6, date(2020, 12, 17)),
        ("year", -3, date(2018, 6, 17)),
        ("decade", 1, date(2031, 6, 17)),
        ("hour", 48, date(2021, 6, 19)),
    ],
)
def test_shift(unit, steps, expected):
    assert shift(TODAY, unit, steps) == expected


def test_shift_ends_in_a_shorter_month():
    assert shift(date(2021, 8, 31), "month", 1) == date(2021, 9, 30)
    assert shift(date(2020, 2, 29), "year", 1) == date(2021, 2, 28)


def test_intervals():
    assert interval("2021", "2021") == "2021"
    assert interval("2021-03", "2021-05") == "2021-03/2021-05"
    assert months_between(date(2021, 4, 13), date(2021, 5, 12)) == "2021-04/2021-05"
    assert [add_months(2021, 12, 1), add_months(2021, 1, -1), add_months(2021, 6, 24)] == [(2022, 1), (2020, 12), (2023, 6)]


@pytest.mark.parametrize(
    ("month", "relation", "tense", "expected"),
    [
        (3, None, "past", "2021-03"),
        (12, None, "past", "2020-12"),
        (6, None, "past", "2021-06"),
        (6, None, "future", "2021-06"),
        (3, None, "future", "2022-03"),
        (7, None, None, "2021-07"),
        (3, None, None, "2021-03"),
        (12, None, None, "2020-12"),
        (6, -1, None, "2020-06"),
        (6, 1, None, "2022-06"),
        (5, -1, "future", "2021-05"),
        (5, -2, None, "2020-05"),
        (6, 0, None, "2021-06"),
    ],
)
def test_which_occurrence_of_a_month(month, relation, tense, expected):
    found = pick_occurrence(list(iter_occurrences("gregorian", month, None, TODAY)), TODAY, relation, tense, None)
    assert f"{found.first:%Y-%m}" == expected


def test_weekday_tells_the_year():
    occurrences = list(iter_occurrences("gregorian", 6, 16, TODAY))
    assert pick_occurrence(occurrences, TODAY, None, None, 3).first == date(2021, 6, 16)
    assert pick_occurrence(occurrences, TODAY, None, "past", 2).first == date(2020, 6, 16)


def test_leap_day_has_occurrences_in_leap_years_only():
    assert [o.first.year for o in iter_occurrences("gregorian", 2, 29, TODAY)] == [2020, 2024]


def test_hijri_month_of_a_gregorian_year():
    (found,) = iter_occurrences("hijri", 9, None, None, year=2021)
    assert (found.first, found.last) == (date(2021, 4, 13), date(2021, 5, 12))


@pytest.mark.parametrize(("number", "expected"), [(1400, 2021), (1299, 1299), (1500, 1500), (2021, 2021)])
def test_as_gregorian_year(number, expected):
    assert as_gregorian_year(number) == expected
    assert as_gregorian_year(number, era="ce") == number


@pytest.mark.parametrize(
    ("text", "era", "expected"),
    [
        ("16/6/2021", None, date(2021, 6, 16)),
        ("06/16/2021", None, date(2021, 6, 16)),
        ("2021-06-16", None, date(2021, 6, 16)),
        ("1/9/1445", None, date(2024, 3, 11)),
        ("1/1/1400", "sh", date(2021, 3, 21)),
    ],
)
def test_read_numeric(text, era, expected):
    assert read_numeric(text, era) == expected


@pytest.mark.parametrize("text", ["31/2/2021", "32/1/2021", "2021-13-01"])
def test_no_such_numeric_date(text):
    with pytest.raises(ValueError, match=r"."):
        read_numeric(text)


@pytest.mark.parametrize(
    ("text", "reporting", "expected"),
    [
        ("قال الوزير السبت إن الوفد وصل", True, "reporting"),
        ("قال الوزير السبت إن الوفد وصل", False, "past"),
        ("ستنطلق الجولة السبت", True, "future"),
        ("سيجتمعان السبت", True, "future"),
        ("وسيغادر السبت", True, "future"),
        ("كان من المقرر أن ينعقد السبت", True, "past"),
        ("من المقرر أن ينعقد السبت", True, "future"),
        ("أعلن الوفد أن القمة المرتقبة تبدأ السبت", True, "future"),
        ("وصل الوفد لكن السبت", True, None),
        ("السيارة السبت", True, None),
        ("منذ السبت ستبدأ", True, "past"),
        ("قال حتى السبت", True, "future"),
        ("استمرت الجولة حتى السبت", True, "past"),
        ("السبت سيزور المدينة", True, "future"),
    ],
)
def test_tense(terms, text, reporting, expected):
    found = terms(text)
    at = next(i for i, t in enumerate(found) if "weekday" in t.kinds)
    assert get_tense(found, at, at + 1, reporting=reporting) == expected
