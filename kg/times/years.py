"""Years of several calendars, and dates in digits."""

from __future__ import annotations

import re
from datetime import date

from kg.times.calendars import SOLAR_YEARS, solar_to_gregorian_year, to_gregorian

#: Era mark → calendar.
ADOPTED = {"ah": "hijri", "sh": "solar", "ce": "gregorian"}


def as_gregorian_year(number: int, month: int = 6, day: int | None = None, era: str | None = None) -> int:
    """The Gregorian year of a Gregorian month that is dated by ``number``: one of 1300 to 1499 counts by the Solar Hijri calendar.

    >>> as_gregorian_year(1400)
    2021
    """
    if era in (None, "sh") and number in SOLAR_YEARS:
        return solar_to_gregorian_year(number, month, day)
    return number


def read_numeric(text: str, era: str | None = None) -> date:
    """A date in digits, day or year first, the month first only where it cannot be second; a year before 1500 is Hijri.

    >>> read_numeric("16/6/2021"), read_numeric("2021-06-16")
    (datetime.date(2021, 6, 16), datetime.date(2021, 6, 16))

    Raises:
        ValueError: there is no such day.
    """
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    year, month, day = numbers if numbers[0] > 31 else reversed(numbers)
    if month > 12 and day <= 12 and numbers[0] <= 31:
        month, day = day, month
    calendar = ADOPTED.get(era or "") or ("hijri" if year in SOLAR_YEARS else "gregorian")
    return to_gregorian(calendar, year, month, day)
