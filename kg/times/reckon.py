"""What the rules of :mod:`kg.times.resolve` share: where an expression stands, what it counts from, and how far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kg.times import periods
from kg.times.calendars import from_gregorian, month_days, year_days
from kg.times.grammar import Expression
from kg.times.lexicon import Month
from kg.times.occurrence import Occurrence, iter_occurrences, pick_occurrence
from kg.times.years import ADOPTED

#: Steps that "some days", "some weeks", "some months" are taken for, to find the month or year they fall in.
SOME = {"day": 3, "week": 2, "month": 3}
#: The period one size up, as fine as an uncounted plural can be given.
COARSER = {"day": "month", "week": "month", "month": "year"}


@dataclass(frozen=True, slots=True)
class Focus:
    """The last time that the text spoke of, as far as it was given."""

    year: int
    month: int | None = None
    day: date | None = None

    @property
    def value(self) -> str:
        if self.day:
            return periods.day_value(self.day)
        return periods.month_value(self.year, self.month) if self.month else periods.year_value(self.year)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an expression stands: publication date, tense of its clause, what was spoken of, and the year that is being told of."""

    today: date | None
    tense: str | None = None  # past | future | reporting
    focus: Focus | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """An EDTF value, its granularity, and the EDTF value it was counted from."""

    value: str
    granularity: str
    anchor: str | None = None


class UnresolvedError(Exception):
    """What the expression counts from is not known."""


class Reckoner:
    """One expression where it stands; ``anchor`` is set by whatever looks at the publication date or the focus."""

    def __init__(self, expression: Expression, setting: Setting):
        self.e, self.setting = expression, setting
        self.anchor: str | None = None

    def _meaning(self, value: str, granularity: str) -> Meaning:
        return Meaning(value, granularity, self.anchor)

    def _day(self, day: date) -> Meaning:
        return self._meaning(periods.day_value(day), "day")

    def _span(self, occurrence: Occurrence) -> Meaning:
        return self._meaning(periods.months_between(occurrence.first, occurrence.last), "month")

    def _period(self, unit: str, day: date) -> Meaning:
        """The day, month, year or decade that a day lies in."""
        if unit in ("day", "hour", "week"):
            return self._day(day)
        if unit == "month":
            return self._meaning(periods.month_value(day.year, day.month), "month")
        return self._meaning(periods.year_value(day.year), "year")

    def _some(self, unit: str, direction: int) -> Meaning:
        """Uncounted units: `الأيام المقبلة` is as fine as a month, `الأشهر الأخيرة` as a year; more cannot be told."""
        if unit not in SOME:
            raise UnresolvedError
        return self._period(COARSER[unit], periods.shift(self._today(), unit, direction * SOME[unit]))

    def _today(self) -> date:
        if self.setting.today is None:
            raise UnresolvedError
        self.anchor = periods.day_value(self.setting.today)
        return self.setting.today

    def _index(self, *kinds: str) -> int:
        """Where the last term of one of the kinds is."""
        return max(i for i, t in enumerate(self.e.terms) if any(kind in t.kinds for kind in kinds))

    def _relation(self, at: int) -> tuple[str, int]:
        """What a noun of time counts from (today, focus) and by how many steps, by the word behind or before it."""
        behind = self.e.terms[at + 1].kinds if at + 1 < len(self.e.terms) else {}
        before = self.e.terms[at - 1].kinds if at else {}
        if "rel" in behind:
            return "today", int(str(behind["rel"]))
        if "next" in behind:
            return "focus", int(str(behind["next"]))
        if "same" in behind or {"that", "samepre"} & before.keys():
            return "focus", 0
        return "today", 0

    def _weekday(self, weekday: int, relation: int | None) -> date:
        """The weekday itself is today; else the last one, or the next beside a future clause."""
        today = self._today()
        back = (today.isoweekday() - weekday) % 7
        if relation is not None and relation < 0:
            return today - timedelta(days=(back or 7) - 7 * (relation + 1))
        if relation is not None and relation > 0:
            return today + timedelta(days=7 * relation - back)
        if back and self.setting.tense == "future":
            return today + timedelta(days=7 - back)
        return today - timedelta(days=back)

    def _nearest_weekday(self, day: date) -> date:
        """The day that bears the weekday stated beside it, where the publication date is a day or two off."""
        stated = self.e.number("weekday")
        if stated is None:
            return day
        ahead = (stated - day.isoweekday()) % 7
        return day + timedelta(days=ahead if ahead <= 3 else ahead - 7)

    def _coming_week(self, steps: int) -> int:
        """On a Sunday, which closes the week here and opens it elsewhere, "this week" of a future clause is the coming one."""
        return int(not steps and self.setting.tense == "future" and self._today().isoweekday() == 7)

    def _previous_month(self, day: date, number: int) -> date:
        year, month = periods.add_months(day.year, day.month, -1)
        return date(year, month, number)

    def _unit(self) -> tuple[str, int]:
        """The unit that is counted, and its own number: 1, 2, 3 for more."""
        value = next(str(t.kinds["unit"]) for t in self.e.terms if "unit" in t.kinds)
        unit, _, number = value.partition(":")
        return unit, int(number)

    def _count(self, number: int) -> int | None:
        """How many units: what is stated, else what singular or dual mean; not known of a plural."""
        stated = self.e.number("count")
        if stated is not None:
            return stated
        return number if number < 3 else None

    def _era(self) -> str | None:
        era = self.e.find("era")
        if era == "bc":
            raise UnresolvedError
        return None if era is None else str(era)

    def _month_ref(self) -> tuple[int, int]:
        """(year, month) of الشهر الماضي, هذا الشهر, الشهر نفسه, الشهر."""
        source, steps = self._relation(self._index("monthdef"))
        focus = self.setting.focus
        if source == "focus":
            if focus is None or focus.month is None:
                raise UnresolvedError
            self.anchor = focus.value
            return periods.add_months(focus.year, focus.month, steps)
        today = self._today()
        return periods.add_months(today.year, today.month, steps)

    def _year_ref(self) -> int:
        """The year of العام الماضي, هذا العام, العام نفسه, العام."""
        source, steps = self._relation(self._index("yeardef"))
        focus = self.setting.focus
        if source == "focus" and focus is not None:
            self.anchor = focus.value
            return focus.year + steps
        if source == "focus" and steps >= 0:
            raise UnresolvedError
        return self._today().year + steps

    def _year_value(self, number: int) -> str:
        """A year as EDTF; one of another calendar spans two."""
        today = self.setting.today
        calendar = ADOPTED.get(self._era() or "") or _calendar_of(number, today)
        if calendar == "gregorian":
            return periods.year_value(number)
        first, last = year_days(calendar, number)
        return periods.interval(periods.year_value(first.year), periods.year_value(last.year))

    def _month(self, day: int | None, month: Month | None = None) -> Occurrence:
        """The month that is named (or الشهر الماضي …), or the day of it, in the year that the expression or the text tells."""
        month = month or next(iter(self.e.months()), None)
        if month is None:
            year, number = self._month_ref()
            first, last = month_days("gregorian", year, number)
            chosen = first if day is None else first.replace(day=day)
            return Occurrence(chosen, last if day is None else chosen)
        at = self._index("month")
        behind = self.e.terms[at + 1].kinds if at + 1 < len(self.e.terms) else {}
        relation = int(str(behind["rel"])) if "rel" in behind else None
        return self._locate(month.calendar, month.number, day, relation, same="same" in behind)

    def _locate(
        self, calendar: str, month: int, day: int | None, relation: int | None, *, length: int = 1, same: bool = False
    ) -> Occurrence:
        """The occurrence of a month (``length`` months) or day of a calendar that is meant."""
        number, era = self.e.number("year_number"), self._era()
        if number is not None:
            return next(iter_occurrences(calendar, month, day, None, year=number, era=era, length=length))
        if self.e.has("yeardef"):
            year = self._year_ref()
            return next(iter_occurrences(calendar, month, day, None, year=year, era="ce", length=length))
        focus = self.setting.focus
        told = focus.year if same and focus else self.setting.year
        if relation is None and told is not None and calendar == "gregorian":
            self.anchor = periods.year_value(told)
            return next(iter_occurrences(calendar, month, day, None, year=told, era="ce", length=length))
        occurrences = list(iter_occurrences(calendar, month, day, self._today(), length=length))
        weekday = self.e.number("weekday") if day is not None else None
        return pick_occurrence(occurrences, self._today(), relation, self.setting.tense, weekday)


def _calendar_of(number: int, today: date | None) -> str:
    """The calendar of a year that says none: one close to the present year of the Hijri or Solar Hijri calendar is of that."""
    if today is not None and 1300 <= number < 1500:
        for calendar in ("hijri", "solar"):
            if abs(from_gregorian(calendar, today)[0] - number) <= 3:
                return calendar
    return "gregorian"
