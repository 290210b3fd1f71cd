"""EDTF values of days, weeks, months and years, and their shifting."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def day_value(day: date) -> str:
    """``2021-06-16``."""
    return day.isoformat()


def month_value(year: int, month: int) -> str:
    """``2021-06``."""
    return f"{year:04}-{month:02}"


def year_value(year: int) -> str:
    """``2021``."""
    return f"{year:04}"


def week_value(day: date, weeks: int = 0) -> str:
    """The week (Monday to Sunday) of a day, or one that lies ``weeks`` later.

    >>> week_value(date(2021, 6, 16), -1)
    '2021-06-07/2021-06-13'
    """
    monday = day + timedelta(days=7 * weeks - day.weekday())
    return interval(day_value(monday), day_value(monday + timedelta(days=6)))


def interval(first: str, last: str) -> str:
    """From the beginning of one value to the end of another; one value where they are the same.

    >>> interval("2021-03/2021-05", "2021-08")
    '2021-03/2021-08'
    """
    begin, end = first.split("/")[0], last.split("/")[-1]
    return begin if begin == end else f"{begin}/{end}"


def months_between(first: date, last: date) -> str:
    """The months that two days span: ``2021-04/2021-05``."""
    return interval(month_value(first.year, first.month), month_value(last.year, last.month))


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """(year, month) so many months later.

    >>> add_months(2022, 1, -2)
    (2021, 11)
    """
    years, index = divmod(year * 12 + month - 1 + months, 12)
    return years, index + 1


def shift(day: date, unit: str, steps: int) -> date:
    """A day so many days, weeks, months, years or decades later; the 31st becomes the last of a shorter month."""
    if unit in ("day", "week"):
        return day + timedelta(days=steps * (7 if unit == "week" else 1))
    if unit == "hour":
        return day + timedelta(days=round(steps / 24))
    year, month = add_months(day.year, day.month, steps * {"month": 1, "year": 12, "decade": 120}[unit])
    return date(year, month, min(day.day, monthrange(year, month)[1]))
