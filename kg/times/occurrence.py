"""When a month or a day without a year falls: its occurrences around a date, and the one that a clause means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.times.calendars import SOLAR_YEARS, from_gregorian, month_days, to_gregorian
from kg.times.periods import add_months
from kg.times.years import ADOPTED, as_gregorian_year

#: Without a tense the coming occurrence is meant only where the last one is this many times further away.
FURTHER = 2.0


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One month, season or day of a calendar, as its first and last day."""

    first: date
    last: date

    def distance(self, day: date) -> int:
        """Days between it and a day; 0 within it."""
        return max((self.first - day).days, (day - self.last).days, 0)


def iter_occurrences(
    calendar: str, month: int, day: int | None, around: date | None, *, year: int | None = None, era: str | None = None, length: int = 1
) -> Iterator[Occurrence]:
    """The occurrences in the two years before and after ``around``, or those of ``year``.

    Args:
        calendar: of the month.
        day: of the month; ``None`` for the whole month.
        year: of the month's own calendar, of the Gregorian one, or a Solar Hijri year beside a Gregorian month.
        era: what the text says about the year's calendar: ah, sh, ce.
        length: months, counted from ``month``.

    Raises:
        ValueError: the calendar has no such day in ``year``.
    """
    if year is not None:
        for own in _own_years(calendar, month, day, year, era):
            yield _occurrence(calendar, own, month, day, length)
        return
    assert around is not None, "a year or a date to look around"
    present = from_gregorian(calendar, around)[0]
    for own in range(present - 2, present + 4):
        try:
            yield _occurrence(calendar, own, month, day, length)
        except ValueError:  # 29 February
            continue


def pick_occurrence(
    occurrences: Sequence[Occurrence], today: date, relation: int | None, tense: str | None, weekday: int | None
) -> Occurrence:
    """The occurrence that is meant: by الماضي and المقبل, else by the weekday beside it, else by tense, else the closest.

    Raises:
        ValueError: none of them fits.
    """
    past = [o for o in occurrences if o.last < today]
    coming = [o for o in occurrences if o.first > today]
    if relation is not None and relation < 0 and len(past) >= -relation:
        return past[relation]
    if relation is not None and relation > 0 and len(coming) >= relation:
        return coming[relation - 1]
    if not occurrences:
        raise ValueError("no such day")
    if relation == 0:
        return min(occurrences, key=lambda o: o.distance(today))
    same = [o for o in occurrences if weekday is not None and o.first.isoweekday() == weekday]
    if same:
        return min(same, key=lambda o: o.distance(today))
    if tense == "past":
        return [o for o in occurrences if o.first <= today][-1]
    if tense == "future":
        return next(o for o in occurrences if o.last >= today)
    return min(occurrences, key=lambda o: o.distance(today) * (FURTHER if o.first > today else 1.0))


def _own_years(calendar: str, month: int, day: int | None, year: int, era: str | None) -> list[int]:
    """The years of a calendar in which the month or day lies in the year that the text gives."""
    if calendar == "gregorian":
        return [as_gregorian_year(year, month, day, era)]
    if (year in SOLAR_YEARS and era != "ce") or ADOPTED.get(era or "") == calendar or year < SOLAR_YEARS.start:
        return [year]
    near = from_gregorian(calendar, date(year, 7, 1))[0]
    fitting = [own for own in range(near - 1, near + 3) if to_gregorian(calendar, own, month, day or 1).year == year]
    if not fitting:
        raise ValueError(f"month {month} of the {calendar} calendar does not begin in {year}")
    return fitting


def _occurrence(calendar: str, year: int, month: int, day: int | None, length: int) -> Occurrence:
    if day is not None:
        only = to_gregorian(calendar, year, month, day)
        return Occurrence(only, only)
    first, last = month_days(calendar, year, month)
    if length > 1:
        last = month_days(calendar, *add_months(year, month, length - 1))[1]
    return Occurrence(first, last)
