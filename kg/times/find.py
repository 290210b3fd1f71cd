"""Finding the calendar expressions of a document with their values: terms → expressions → mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc

from kg.model import TimeMention
from kg.text.extensions import in_furniture
from kg.times.filters import is_calendar
from kg.times.grammar import Expression, find_expressions
from kg.times.periods import interval
from kg.times.resolve import Focus, Meaning, Setting, resolve
from kg.times.tense import get_tense
from kg.times.terms import Term, read_terms

#: Rules whose value follows the day of saying: a verb of saying tells their tense.
SAID = ("weekday", "weekdays", "week", "week_current")
#: A year so long before publication is told of, not reported.
LONG_AGO = 2
#: Text with at least so many dates of long ago, and twice as many as other dates, is a narration.
NARRATION = 3


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression with its meaning; ``start`` may lie before its first term (ما بين)."""

    expression: Expression
    meaning: Meaning
    start: int

    @property
    def end(self) -> int:
        return self.expression.terms[-1].end


def find_times(doc: Doc) -> tuple[TimeMention, ...]:
    """Every calendar expression outside site furniture that can be given a value, in order.

    Args:
        doc: tokens with sentences; ``doc._.document`` gives the publication date, without which relative expressions are left out.
    """
    document = doc._.document
    today = document.date if document else None
    terms = read_terms(doc)
    expressions = [
        part
        for expression in find_expressions(terms)
        for part in _split(expression, terms)
        if is_calendar(part, terms) and not in_furniture(doc, part.terms[0].start, part.terms[-1].end)
    ]
    found = _correspond(_join(_resolve_all(expressions, terms, today, doc.text), terms), terms)
    return tuple(_mention(each, doc.text) for each in found)


def _mention(found: _Found, text: str) -> TimeMention:
    meaning = found.meaning
    rule = found.expression.rule.replace("_", "-")
    return TimeMention(found.start, found.end, text[found.start : found.end], meaning.value, rule, meaning.anchor, meaning.granularity)


def _split(expression: Expression, terms: Sequence[Term]) -> Iterator[Expression]:
    """Two years or months that only و joins are two expressions: في 1956 و1958; not عامي 2015 و2016, بين مارس وأبريل."""
    kind = {"years": "year_number", "months": "month"}.get(expression.rule)
    cut = next((i for i, t in enumerate(expression.terms) if "and" in t.kinds), None)
    if kind is None or cut is None or expression.has("years", "months", "range") or _between(terms, expression.begin):
        yield expression
        return
    rule = expression.rule.removesuffix("s")
    begin, middle = expression.begin, expression.begin + cut
    yield Expression(rule, expression.terms[:cut], begin, middle)
    yield Expression(rule, expression.terms[cut + 1 :], middle + 1, expression.end)


def _between(terms: Sequence[Term], begin: int) -> Term | None:
    """The word between (بين, ما بين) before an expression."""
    before = terms[begin - 1] if begin else None
    return before if before and "between" in before.kinds else None


def _resolve_all(expressions: Sequence[Expression], terms: Sequence[Term], today: date | None, text: str) -> list[_Found]:
    """The expressions that have a meaning, each in the light of those before it."""
    narration = _is_narration(expressions, today)
    found: list[_Found] = []
    focus: Focus | None = None
    for number, expression in enumerate(expressions):
        told = _year_told(found, focus, narration, today, text, expression)
        following = expressions[number + 1] if number + 1 < len(expressions) else None
        if following is not None and _is_range(expression, following, terms) and not expression.has("year_number", "rel"):
            told = following.number("year_number") or told
        tense = get_tense(terms, expression.begin, expression.end, reporting=expression.rule in SAID)
        meaning = resolve(expression, Setting(today, tense, focus, told))
        if meaning is None:
            continue
        found.append(_Found(expression, meaning, expression.terms[0].start))
        focus = _focus(meaning) or focus
    return found


def _is_narration(expressions: Sequence[Expression], today: date | None) -> bool:
    """Whether a text tells of the past by years rather than reporting the news: dates without a year then go on from the last year."""
    if today is None:
        return True
    old = sum(any(year <= today.year - LONG_AGO for year in e.numbers("year_number")) for e in expressions)
    current = sum(e.has("deictic", "today", "weekday", "rel", "dem") for e in expressions)
    return old >= NARRATION and old >= 2 * current


def _year_told(
    found: list[_Found], focus: Focus | None, narration: bool, today: date | None, text: str, expression: Expression
) -> int | None:
    """The year that a month without one continues: in a narration the last one; in news that of a full date long ago just before it."""
    if focus is None or not found:
        return None
    if narration:
        return focus.year
    last = found[-1]
    full = last.expression.has("year_number") and last.expression.has("month")
    near = "\n" not in text[last.end : expression.terms[0].start]
    return focus.year if full and near and today is not None and focus.year <= today.year - LONG_AGO else None


def _focus(meaning: Meaning) -> Focus | None:
    """What a value leaves to be referred to: the year, month, day of its end."""
    value = meaning.value.split("/")[-1]
    parts = value.split("-")
    if "X" in value or meaning.granularity in ("week", "decade", "interval"):
        return None
    month = int(parts[1]) if len(parts) > 1 else None
    return Focus(int(parts[0]), month, date.fromisoformat(value) if len(parts) > 2 else None)


def _is_range(first: Expression, second: Expression, terms: Sequence[Term]) -> bool:
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
        return _between(terms, first.begin) is not None
    return first.has("year_number") and second.has("year_number")


def _join(found: Sequence[_Found], terms: Sequence[Term]) -> list[_Found]:
    """Two ends of an interval as one mention; ما بين belongs to its interval."""
    joined: list[_Found] = []
    for each in found:
        last = joined[-1] if joined else None
        if last is not None and _is_range(last.expression, each.expression, terms) and _fit(last.meaning, each.meaning):
            first, second = last.expression, each.expression
            whole = Expression("range", tuple(terms[first.begin : second.end]), first.begin, second.end)
            meaning = Meaning(interval(last.meaning.value, each.meaning.value), "interval", last.meaning.anchor or each.meaning.anchor)
            joined[-1] = _Found(whole, meaning, last.start)
        else:
            joined.append(each)
    return [_include_between(each, terms) for each in joined]


def _fit(first: Meaning, second: Meaning) -> bool:
    return first.granularity == second.granularity and "/" not in first.value + second.value and first.value < second.value


def _include_between(found: _Found, terms: Sequence[Term]) -> _Found:
    before = _between(terms, found.expression.begin)
    if before is None or found.meaning.granularity != "interval" or len(before.words) < 2:
        return found
    return replace(found, start=before.start)


def _correspond(found: Sequence[_Found], terms: Sequence[Term]) -> list[_Found]:
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


def _is_foreign(expression: Expression) -> bool:
    """Whether a date is of the Hijri or Solar Hijri calendar."""
    return any(month.calendar != "gregorian" for month in expression.months()) or expression.find("era") in ("ah", "sh")
