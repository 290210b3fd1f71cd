"""What a calendar expression means: an EDTF value, read off its terms by a method of the rule's name.

Relative expressions count from the publication date, or from the time the text spoke of last (`الشهر نفسه`, `العام التالي`). Without what
they count from they mean nothing: today's date is never used.
"""

from __future__ import annotations

from datetime import timedelta

from kg.times import periods
from kg.times.grammar import Expression
from kg.times.lexicon import Feast
from kg.times.occurrence import iter_occurrences
from kg.times.reckon import Focus, Meaning, Reckoner, Setting, UnresolvedError
from kg.times.years import as_gregorian_year, read_numeric

__all__ = ["Focus", "Meaning", "Setting", "resolve"]


def resolve(expression: Expression, setting: Setting) -> Meaning | None:
    """What an expression means where it stands; ``None`` where it cannot be told or no calendar has such a day."""
    try:
        meaning: Meaning | None = getattr(_Reader(expression, setting), expression.rule)()
    except (UnresolvedError, ValueError, OverflowError):
        return None
    return meaning


class _Reader(Reckoner):
    """Every rule of the grammar has a method of its name."""

    # ------------------------------------------------------------ days

    def numeric(self) -> Meaning:
        return self._day(read_numeric(str(self.e.find("numeric")), self._era()))

    def day_month(self) -> Meaning:
        day = self.e.number("day_number") or 0
        return self._day(self._month(day).first)

    def days_month(self) -> Meaning:
        days = self.e.numbers("day_number")
        last = self._month(days[-1]).first
        first = self._month(days[0]).first if days[0] < days[-1] else self._previous_month(last, days[0])
        if not timedelta() < last - first < timedelta(days=31):
            raise UnresolvedError
        return self._meaning(periods.interval(periods.day_value(first), periods.day_value(last)), "interval")

    def deictic(self) -> Meaning:
        steps = self.e.number("deictic") or 0  # اليوم has none
        return self._day(self._nearest_weekday(self._today() + timedelta(days=steps)))

    def day_same(self) -> Meaning:
        at = self._index("today", "daynoun")
        steps = self._relation(at)[1]
        focus = self.setting.focus
        if focus is None or focus.day is None:
            raise UnresolvedError
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
        if source == "focus":
            if focus is None or focus.day is None:
                raise UnresolvedError
            self.anchor = focus.value
            return self._meaning(periods.week_value(focus.day, steps), "week")
        if self.e.find("edge") == "end":
            return self._weekend(steps)
        return self._meaning(periods.week_value(self._today(), steps + self._coming_week(steps)), "week")

    def week_current(self) -> Meaning:
        """`نهاية الأسبوع` is Saturday and Sunday, and so is agencies' `مطلع الأسبوع`; `وقت سابق من الأسبوع` is the week."""
        if not self.e.has("edge"):
            return self._meaning(periods.week_value(self._today()), "week")
        return self._weekend(-1 if self._today().weekday() < 5 and self.setting.tense in ("past", "reporting") else 0)

    def _weekend(self, weeks: int) -> Meaning:
        saturday = self._today() + timedelta(days=5 - self._today().weekday() + 7 * weeks)
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
        before = [o for o in iter_occurrences(first.calendar, first.number, None, end.first) if o.first <= end.first]
        begin = max(before, key=lambda o: o.first)
        return self._meaning(periods.months_between(begin.first, end.last), "interval")

    # ------------------------------------------------------------ years

    def year(self) -> Meaning:
        return self._meaning(self._year_value(self.e.number("year_number") or 0), "year")

    def years(self) -> Meaning:
        first, last = (self._year_value(n) for n in self.e.numbers("year_number"))
        if last <= first:
            raise UnresolvedError
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
            raise UnresolvedError
        number = self.e.number("year_number")
        year = as_gregorian_year(number) if number else self._year_ref()
        months = 12 // parts
        first, last = periods.month_value(year, months * (ordinal - 1) + 1), periods.month_value(year, months * ordinal)
        return self._meaning(periods.interval(first, last), "interval")

    # ------------------------------------------------------------ distances

    def offset(self) -> Meaning:
        unit, number = self._unit()
        direction = self.e.number("offset") or 0
        if direction > 0 and self.setting.tense == "past" and not self.e.has("hence"):
            raise UnresolvedError  # after something that happened
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
