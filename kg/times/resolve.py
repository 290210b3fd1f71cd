"""What a calendar expression means: an EDTF value, read off its terms by a method of the rule's name.

Relative expressions count from the publication date, or from the time the text spoke of last (`الشهر نفسه`, `العام التالي`). Without what
they count from they mean nothing: today's date is never used.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kg.times import periods
from kg.times.calendars import from_gregorian, month_days, year_days
from kg.times.grammar import Expression
from kg.times.lexicon import Feast, Month
from kg.times.occurrence import Occurrence, iter_occurrences, pick_occurrence
from kg.times.years import ADOPTED, as_gregorian_year, read_numeric

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


def resolve(expression: Expression, setting: Setting) -> Meaning | None:
    """What an expression means where it stands; ``None`` where it cannot be told or no calendar has such a day."""
    try:
        meaning: Meaning | None = getattr(_Reader(expression, setting), expression.rule)()
    except (_Unresolved, ValueError, OverflowError):
        return None
    return meaning


class _Unresolved(Exception):
    """What the expression counts from is not known."""


class _Reader:
    """One expression where it stands; every rule of the grammar has a method of its name."""

    def __init__(self, expression: Expression, setting: Setting):
        self.e, self.setting = expression, setting
        self.anchor: str | None = None  # set by whatever looks at the publication date or the focus

    # ------------------------------------------------------------ days

    def numeric(self) -> Meaning:
        return self._day(read_numeric(str(self.e.find("numeric")), self._era()))

    def day_month(self) -> Meaning:
        day = self.e.number("day_number") or 0
        return self._day(self._month(day).first)

    def days_month(self) -> Meaning:
        days = self.e.numbers("day_number")
        last = self._month(days[-1]).first
        first = last.replace(day=days[0]) if days[0] < days[-1] else self._previous_month(last, days[0])
        return self._meaning(periods.interval(periods.day_value(first), periods.day_value(last)), "interval")

    def deictic(self) -> Meaning:
        steps = next(int(str(t.kinds[k])) for t in self.e.terms for k in ("deictic", "today") if k in t.kinds and t.kinds[k] != "")
        return self._day(self._nearest_weekday(self._today() + timedelta(days=steps)))

    def day_same(self) -> Meaning:
        at = self._index("today", "daynoun")
        steps = self._relation(at)[1]
        focus = self.setting.focus
        if focus is None or focus.day is None:
            raise _Unresolved
        self.anchor = focus.value
        return self._day(focus.day + timedelta(days=steps))

    def weekday(self) -> Meaning:
        return self._day(self._weekday(self.e.numbers("weekday")[0], self.e.number("rel")))

    def weekdays(self) -> Meaning:
        first, last = self.e.numbers("weekday")
        begin = self._weekday(first, self.e.number("rel"))
        end = begin + timedelta(days=(last - first) % 7)
        return self._meaning(periods.interval(periods.day_value(begin), periods.day_value(end)), "interval")

    def weekday_of_week(self) -> Meaning:
        monday = self._today() - timedelta(days=self._today().weekday())
        steps = self._relation(self._index("weekdef"))[1]
        return self._day(monday + timedelta(days=7 * steps + self.e.numbers("weekday")[0] - 1))

    def feast(self) -> Meaning:
        feast = self.e.find("feast")
        assert isinstance(feast, Feast)
        return self._day(self._locate(feast.calendar, feast.month, feast.day, self.e.number("rel")).first)

    # ------------------------------------------------------------ weeks

    def week(self) -> Meaning:
        source, steps = self._relation(self._index("weekdef"))
        focus = self.setting.focus
        if source == "focus" and focus and focus.day:
            self.anchor = focus.value
            return self._meaning(periods.week_value(focus.day, steps), "week")
        return self._meaning(periods.week_value(self._today(), steps + self._coming_week(steps)), "week")

    def week_current(self) -> Meaning:
        """`نهاية الأسبوع` is Saturday and Sunday, and so is agencies' `مطلع الأسبوع`; `وقت سابق من الأسبوع` is the week."""
        if not self.e.has("edge"):
            return self._meaning(periods.week_value(self._today()), "week")
        saturday = self._today() + timedelta(days=5 - self._today().weekday())
        if self._today().weekday() < 5 and self.setting.tense in ("past", "reporting"):
            saturday -= timedelta(days=7)
        return self._meaning(f"{saturday}/{saturday + timedelta(days=1)}", "interval")

    # ------------------------------------------------------------ months

    def month(self) -> Meaning:
        return self._span(self._month(None))

    def month_relative(self) -> Meaning:
        return self._meaning(periods.month_value(*self._month_ref()), "month")

    month_current = month_relative

    def months(self) -> Meaning:
        first, last = self.e.months()
        end = self._month(None, last)
        begin = max((o for o in iter_occurrences(first.calendar, first.number, None, end.first) if o.first <= end.first), key=lambda o: o.first)
        return self._meaning(periods.months_between(begin.first, end.last), "interval")

    # ------------------------------------------------------------ years

    def year(self) -> Meaning:
        return self._meaning(self._year_value(self.e.number("year_number") or 0), "year")

    def years(self) -> Meaning:
        first, last = (self._year_value(n) for n in self.e.numbers("year_number"))
        if last <= first:
            raise _Unresolved
        return self._meaning(periods.interval(first, last), "interval")

    def year_relative(self) -> Meaning:
        return self._meaning(periods.year_value(self._year_ref()), "year")

    year_current = year_relative

    def decade(self) -> Meaning:
        century = self.e.number("century") or 20
        decade = (century - 1) * 10 + (self.e.number("decadename") or 0) // 10
        return self._meaning(f"{decade:03}X", "decade")

    def season(self) -> Meaning:
        month = int(str(self.e.find("season") or self.e.find("seasondef")))
        relation = self.e.number("rel") if not self.e.has("yeardef") else None
        if relation is None and self.e.has("dem", "same") and not self.e.has("yeardef"):
            relation = 0
        first = self._locate("gregorian", month, None, relation, length=3).first
        last = periods.add_months(first.year, first.month, 2)
        return self._meaning(periods.interval(periods.month_value(first.year, first.month), periods.month_value(*last)), "season")

    def portion(self) -> Meaning:
        """`النصف الأول من 2019` is its months; a part of a month is that month."""
        if self.e.has("month"):
            return self._span(self._month(None))
        if self.e.has("monthdef"):
            return self.month_relative()
        parts = self.e.number("portion") or 1
        ordinal = self.e.number("ordinal") or parts
        if ordinal > parts:
            raise _Unresolved
        number = self.e.number("year_number")
        year = as_gregorian_year(number) if number else self._year_ref()
        months = 12 // parts
        first, last = periods.month_value(year, months * (ordinal - 1) + 1), periods.month_value(year, months * ordinal)
        return self._meaning(periods.interval(first, last), "interval")

    # ------------------------------------------------------------ distances

    def offset(self) -> Meaning:
        unit, number = self._unit()
        direction = self.e.number("offset") or 0
        count = self._count(number)
        if count is None:
            return self._some(unit, direction)
        if unit == "week":
            return self._meaning(periods.week_value(self._today(), direction * count), "week")
        if self.e.has("half") and unit == "year":
            return self._period(unit, periods.shift(self._today(), "month", direction * (12 * count + 6)))
        return self._period(unit, periods.shift(self._today(), unit, direction * count))

    def stretch(self) -> Meaning:
        plural, dual = self.e.find("pluraldef"), self.e.find("dualdef")
        direction = next(n for n in reversed(self.e.numbers("rel")))
        if plural or dual:
            unit, count = str(plural or dual), 2 if dual else self.e.number("count")
        else:
            unit, count = self._unit()[0], self.e.number("count")
        if not direction:
            direction = -1  # السنوات الجارية
        if count is None:
            return self._some(unit, direction)
        far = periods.shift(self._today(), unit, direction * count)
        near = self._today()
        unit = {"hour": "day", "week": "day", "decade": "year"}.get(unit, unit)
        first, last = (self._period(unit, day).value for day in sorted((far, near)))
        return self._meaning(periods.interval(first, last), "interval")

    # ------------------------------------------------------------ what the rules share

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
            raise _Unresolved
        return self._period(COARSER[unit], periods.shift(self._today(), unit, direction * SOME[unit]))

    def _today(self) -> date:
        if self.setting.today is None:
            raise _Unresolved
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
            raise _Unresolved
        return None if era is None else str(era)

    def _month_ref(self) -> tuple[int, int]:
        """(year, month) of الشهر الماضي, هذا الشهر, الشهر نفسه, الشهر."""
        source, steps = self._relation(self._index("monthdef"))
        focus = self.setting.focus
        if source == "focus":
            if focus is None or focus.month is None:
                raise _Unresolved
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
            raise _Unresolved
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

    def _locate(self, calendar: str, month: int, day: int | None, relation: int | None, *, length: int = 1, same: bool = False) -> Occurrence:
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
