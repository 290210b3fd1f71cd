"""Two expressions that are one: the ends of an interval (من … إلى …, بين … و…), and one day in two calendars (الموافق)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.times.grammar import Expression
from kg.times.periods import interval
from kg.times.reckon import Meaning
from kg.times.terms import Term


@dataclass(frozen=True, slots=True)
class Found:
    """An expression with its meaning; ``start`` may lie before its first term (ما بين)."""

    expression: Expression
    meaning: Meaning
    start: int

    @property
    def end(self) -> int:
        return self.expression.terms[-1].end


def join_intervals(found: Sequence[Found], terms: Sequence[Term]) -> list[Found]:
    """Two ends of an interval as one mention; ما بين and يومي belong to their interval."""
    joined: list[Found] = []
    for each in found:
        last = joined[-1] if joined else None
        if last is not None and is_interval(last.expression, each.expression, terms) and _fit(last.meaning, each.meaning):
            first, second = last.expression, each.expression
            whole = Expression("range", tuple(terms[first.begin : second.end]), first.begin, second.end)
            meaning = Meaning(interval(last.meaning.value, each.meaning.value), "interval", last.meaning.anchor or each.meaning.anchor)
            joined[-1] = Found(whole, meaning, last.start)
        else:
            joined.append(each)
    return [_include_noun(each, terms) for each in joined]


def equate_days(found: Sequence[Found], terms: Sequence[Term]) -> list[Found]:
    """A day of another calendar that the text equates (الموافق) with a Gregorian one is that day, whatever the tables say."""
    result = list(found)
    for at in range(len(result) - 1):
        first, second = result[at], result[at + 1]
        between = terms[first.expression.end : second.expression.begin]
        if len(between) > 3 or not any("corresponds" in t.kinds for t in between):
            continue
        if first.meaning.granularity != "day" or second.meaning.granularity != "day":
            continue
        foreign = [_is_foreign(each.expression) for each in (first, second)]
        if foreign == [True, False]:
            result[at] = replace(first, meaning=second.meaning)
        elif foreign == [False, True]:
            result[at + 1] = replace(second, meaning=first.meaning)
    return result


def is_interval(first: Expression, second: Expression, terms: Sequence[Term]) -> bool:
    """Whether two expressions are the ends of one interval: من … إلى …, بين … و…, … – …."""
    between = terms[first.end : second.begin]
    if not between or len(between) > 2 or terms[second.begin].words[0].first or any(t.words[0].first for t in between):
        return False
    kinds = [k for t in between for k in t.kinds]
    if any(not ({"range", "and", "dash"} & t.kinds.keys()) for t in between):
        return False
    if "range" in kinds:
        before = terms[first.begin - 1] if first.begin else None
        return before is not None and bool({"of", "offset", "between"} & before.kinds.keys()) and before.norm != "في"
    if "and" in kinds:
        return get_between(terms, first.begin) is not None or _days(terms, first.begin) is not None
    return first.has("year_number") and second.has("year_number")


def get_between(terms: Sequence[Term], begin: int) -> Term | None:
    """The word between (بين, ما بين) before an expression."""
    before = terms[begin - 1] if begin else None
    return before if before and "between" in before.kinds else None


def _days(terms: Sequence[Term], begin: int) -> Term | None:
    """يومي, أيام before an expression."""
    before = terms[begin - 1] if begin else None
    return before if before and "daydual" in before.kinds else None


def _fit(first: Meaning, second: Meaning) -> bool:
    return first.granularity == second.granularity and "/" not in first.value + second.value and first.value < second.value


def _include_noun(found: Found, terms: Sequence[Term]) -> Found:
    """An interval with the words before it that are part of it."""
    if found.meaning.granularity != "interval":
        return found
    between, days = get_between(terms, found.expression.begin), _days(terms, found.expression.begin)
    if days is not None and found.expression.rule == "range":
        return replace(found, start=days.start)
    return replace(found, start=between.start) if between is not None and len(between.words) > 1 else found


def _is_foreign(expression: Expression) -> bool:
    """Whether a date is of the Hijri or Solar Hijri calendar."""
    return any(month.calendar != "gregorian" for month in expression.months()) or expression.find("era") in ("ah", "sh")
