"""Days of the Hijri and Solar Hijri calendars, against dates that are known from elsewhere."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from kg.times.calendars import from_gregorian, month_days, solar_to_gregorian_year, to_gregorian, year_days


@pytest.mark.parametrize(
    ("calendar", "day", "expected"),
    [
        ("gregorian", (2021, 6, 16), date(2021, 6, 16)),
        ("hijri", (1445, 9, 1), date(2024, 3, 11)),
        ("hijri", (1445, 10, 1), date(2024, 4, 10)),
        ("hijri", (1282, 11, 2), date(1866, 3, 19)),
        ("solar", (1400, 1, 1), date(2021, 3, 21)),
        ("solar", (1357, 11, 22), date(1979, 2, 11)),
        ("solar", (1399, 12, 30), date(2021, 3, 20)),
    ],
)
def test_to_gregorian(calendar, day, expected):
    assert to_gregorian(calendar, *day) == expected


@pytest.mark.parametrize(
    ("calendar", "day"),
    [("gregorian", (2021, 2, 29)), ("hijri", (1445, 13, 1)), ("hijri", (1282, 13, 1)), ("hijri", (1282, 1, 31)), ("solar", (1400, 12, 30))],
)
def test_no_such_day(calendar, day):
    with pytest.raises(ValueError, match=r"."):
        to_gregorian(calendar, *day)


def test_months_and_years_meet():
    for calendar, year in (("gregorian", 2020), ("hijri", 1445), ("hijri", 1200), ("solar", 1399)):
        first, last = year_days(calendar, year)
        months = [month_days(calendar, year, month) for month in range(1, 13)]
        assert (months[0][0], months[-1][1]) == (first, last)
        assert all((after[0] - before[1]).days == 1 for before, after in itertools.pairwise(months))
        assert all(28 <= (end - begin).days + 1 <= 31 for begin, end in months)


@pytest.mark.parametrize("calendar", ["gregorian", "hijri", "solar"])
def test_from_gregorian_is_the_way_back(calendar):
    for day in (date(2021, 6, 16), date(2024, 4, 10), date(1999, 12, 31)):
        year, month = from_gregorian(calendar, day)
        first, last = month_days(calendar, year, month)
        assert first <= day <= last


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [(1400, 6, None, 2021), (1400, 1, None, 2022), (1400, 3, 20, 2022), (1400, 3, 21, 2021), (1400, 3, None, 2021)],
)
def test_solar_year_beside_a_gregorian_month(year, month, day, expected):
    assert solar_to_gregorian_year(year, month, day) == expected
