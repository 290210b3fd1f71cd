"""Publication dates as they are written."""

from __future__ import annotations

from datetime import date

import pytest

from kg.documents.dates import parse_date

GOOD = {
    "2021-06-17": (2021, 6, 17),
    " 2024-4-3 ": (2024, 4, 3),
    "2021/06/17": (2021, 6, 17),
    "20210617": (2021, 6, 17),
    "20210617T1200Z": (2021, 6, 17),
    "2021-06-17T23:59:59.123Z": (2021, 6, 17),
    "2021-06-17T23:30:00+03:00": (2021, 6, 17),
    "2024-04-13 21:14:10": (2024, 4, 13),
    "Thu, 17 Jun 2021 10:00:00 GMT": (2021, 6, 17),
}
BAD = ("2021-02-30", "2021-13-01", "2021", "2021-06", "17/06/2021", "yesterday", "0000-00-00", "0001-01-01")
BAD += ("9999-01-01", "1623931200", "-", "x" * 500)


@pytest.mark.parametrize("value", GOOD)
def test_dates(value: str) -> None:
    assert parse_date(value) == date(*GOOD[value])


@pytest.mark.parametrize("value", BAD)
def test_what_is_no_date(value: str) -> None:
    with pytest.raises(ValueError, match="is no date: write it as 2021-06-17") as told:
        parse_date(value)
    assert len(str(told.value)) < 100
    assert "\n" not in str(told.value)
