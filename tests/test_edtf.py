"""The instants that EDTF values span."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.edtf import bounds


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021-06-16", "2021-06-16 00:00:00", "2021-06-16 23:59:59"),
        ("2021-06", "2021-06-01 00:00:00", "2021-06-30 23:59:59"),
        ("2021-02", "2021-02-01 00:00:00", "2021-02-28 23:59:59"),
        ("2020-02", "2020-02-01 00:00:00", "2020-02-29 23:59:59"),
        ("2021", "2021-01-01 00:00:00", "2021-12-31 23:59:59"),
        ("202X", "2020-01-01 00:00:00", "2029-12-31 23:59:59"),
        ("19XX", "1900-01-01 00:00:00", "1999-12-31 23:59:59"),
        ("2021-09-0X", "2021-09-01 00:00:00", "2021-09-09 23:59:59"),
        ("2021-09-2X", "2021-09-20 00:00:00", "2021-09-29 23:59:59"),
        ("2021-09-3X", "2021-09-30 00:00:00", "2021-09-30 23:59:59"),
        ("2021-07/2021-11", "2021-07-01 00:00:00", "2021-11-30 23:59:59"),
        ("1980/1988", "1980-01-01 00:00:00", "1988-12-31 23:59:59"),
        ("2021-12-27/2022-01-02", "2021-12-27 00:00:00", "2022-01-02 23:59:59"),
        ("2021?", "2021-01-01 00:00:00", "2021-12-31 23:59:59"),
        ("2021-06~/2021-08%", "2021-06-01 00:00:00", "2021-08-31 23:59:59"),
    ],
)
def test_bounds(value, first, last):
    assert [f"{instant:%Y-%m-%d %H:%M:%S}" for instant in bounds(value)] == [first, last]
    assert all(instant.tzinfo is UTC for instant in bounds(value))


BAD = ["", "2021-13", "2021-02-30", "2021-06-00", "21-06-16", "2021/", "/2021", "2021/..", "..", "2022/2021", "202X-06", "2021-6-1"]


@pytest.mark.parametrize("value", [*BAD, "2021-06-16T10"])
def test_what_has_no_bounds(value):
    with pytest.raises(ValueError, match=r"."):
        bounds(value)


@given(st.dates())
def test_a_day_lies_within_its_month_year_and_decade(day):
    day = datetime(max(day.year, 1000), day.month, min(day.day, 28), 12, tzinfo=UTC)
    for value in (f"{day:%Y-%m-%d}", f"{day:%Y-%m}", f"{day:%Y}", f"{day.year // 10}X"):
        first, last = bounds(value)
        assert first <= day <= last
