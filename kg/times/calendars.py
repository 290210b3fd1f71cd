"""The Hijri and the Solar Hijri calendar, in days and months of the Gregorian one."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import hijridate
import jdatetime

#: Years that Umm al-Qura's tables (hijridate) cover; others follow the tabular calendar, which may differ by a day.
UMM_AL_QURA = range(1343, 1501)
#: A year of these beside a Gregorian month is one of the Solar Hijri calendar (يونيو 1400).
SOLAR_YEARS = range(1300, 1500)


def to_gregorian(calendar: str, year: int, month: int, day: int) -> date:
    """A day of a calendar (gregorian, hijri, solar) as a Gregorian one.

    Raises:
        ValueError: the calendar has no such day.
    """
    if calendar == "hijri":
        if year in UMM_AL_QURA:
            return date(*hijridate.Hijri(year, month, day).to_gregorian().datetuple())
        return _from_tabular(year, month, day)
    if calendar == "solar":
        return jdatetime.date(year, month, day).togregorian()
    return date(year, month, day)


def month_days(calendar: str, year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month.

    Raises:
        ValueError: the calendar has no such month.
    """
    first = to_gregorian(calendar, year, month, 1)
    if calendar == "gregorian":
        return first, first.replace(day=monthrange(year, month)[1])
    following = (year + 1, 1) if month == 12 else (year, month + 1)
    return first, to_gregorian(calendar, *following, 1) - timedelta(days=1)


def year_days(calendar: str, year: int) -> tuple[date, date]:
    """The first and the last day of a year."""
    return to_gregorian(calendar, year, 1, 1), to_gregorian(calendar, year + 1, 1, 1) - timedelta(days=1)


def from_gregorian(calendar: str, day: date) -> tuple[int, int]:
    """The (year, month) of a calendar in which a Gregorian day lies."""
    if calendar == "hijri":
        found = hijridate.Gregorian(day.year, day.month, day.day).to_hijri()
        return found.year, found.month
    if calendar == "solar":
        solar = jdatetime.date.fromgregorian(date=day)
        return solar.year, solar.month
    return day.year, day.month


def solar_to_gregorian_year(year: int, month: int, day: int | None) -> int:
    """The Gregorian year of a Gregorian month that is dated by a Solar Hijri year, which begins on about 21 March."""
    before_new_year = month < 3 or (month == 3 and day is not None and day < 21)
    return year + (622 if before_new_year else 621)


def _from_tabular(year: int, month: int, day: int) -> date:
    """A Hijri day by the tabular calendar's arithmetic (30-year cycle, civil epoch)."""
    if not (1 <= month <= 12 and 1 <= day <= 30):
        raise ValueError(f"no Hijri day {year}-{month}-{day}")
    julian_day = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day + 1948440 - 385
    return date.fromordinal(julian_day - 1721425)
