"""Finding the calendar expressions of a document with their values: terms → expressions → mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from spacy.tokens import Doc

from kg.model import TimeMention
from kg.text.extensions import in_furniture
from kg.times.filters import is_calendar
from kg.times.grammar import Expression, find_expressions
from kg.times.pairs import Found, equate_days, get_between, is_interval, join_intervals
from kg.times.resolve import Focus, Meaning, Setting, resolve
from kg.times.tense import get_tense
from kg.times.terms import Term, read_terms

#: Rules whose value follows the day of saying: a verb of saying tells their tense.
SAID = ("weekday", "weekdays", "week", "week_current")
#: A year so long before publication is told of, not reported.
LONG_AGO = 2
#: Text with at least so many dates of long ago, and twice as many as other dates, is a narration.
NARRATION = 3


def find_times(doc: Doc) -> tuple[TimeMention, ...]:
    """Every calendar expression outside site furniture that can be given a value, in order.

    Args:
        doc: tokens with sentences; ``doc._.document`` gives the publication date, without which relative expressions are left out.
    """
    document = doc._.document
    today, text = document.date if document else None, doc.text
    terms = read_terms(doc)
    expressions = [
        part
        for expression in find_expressions(terms)
        for part in _split(expression, terms)
        if is_calendar(part, terms) and not in_furniture(doc, part.terms[0].start, part.terms[-1].end)
    ]
    found = equate_days(join_intervals(_resolve_all(expressions, terms, today, text), terms), terms)
    return tuple(_mention(each, text) for each in found)


def _mention(found: Found, text: str) -> TimeMention:
    meaning = found.meaning
    rule = found.expression.rule.replace("_", "-")
    return TimeMention(found.start, found.end, text[found.start : found.end], meaning.value, rule, meaning.anchor, meaning.granularity)


def _split(expression: Expression, terms: Sequence[Term]) -> Iterator[Expression]:
    """Two years or months that only و joins are two expressions: في 1956 و1958; not عامي 2015 و2016, بين مارس وأبريل."""
    kind = {"years": "year_number", "months": "month"}.get(expression.rule)
    cut = next((i for i, t in enumerate(expression.terms) if "and" in t.kinds), None)
    joined = expression.number("years") == 2 or expression.has("months", "range") or get_between(terms, expression.begin)
    if kind is None or cut is None or joined:
        yield expression
        return
    rule, begin = expression.rule.removesuffix("s"), expression.begin
    stop = cut - 1 if "comma" in expression.terms[cut - 1].kinds else cut
    yield Expression(rule, expression.terms[:stop], begin, begin + stop)
    yield Expression(rule, expression.terms[cut + 1 :], begin + cut + 1, expression.end)


def _resolve_all(expressions: Sequence[Expression], terms: Sequence[Term], today: date | None, text: str) -> list[Found]:
    """The expressions that have a meaning, each in the light of those before it."""
    narration = _is_narration(expressions, today)
    found: list[Found] = []
    focus: Focus | None = None
    for number, expression in enumerate(expressions):
        told = _year_told(found, focus, narration, today, text, expression)
        following = expressions[number + 1] if number + 1 < len(expressions) else None
        if following is not None and is_interval(expression, following, terms) and not expression.has("year_number", "rel"):
            told = following.number("year_number") or told
        tense = get_tense(terms, expression.begin, expression.end, reporting=expression.rule in SAID)
        meaning = resolve(expression, Setting(today, tense, focus, told))
        if meaning is None:
            continue
        found.append(Found(expression, meaning, expression.terms[0].start))
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
    found: list[Found], focus: Focus | None, narration: bool, today: date | None, text: str, expression: Expression
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
