"""What looks like a calendar expression and is none: counts and numbers of things, months' names that are other words."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from kg.text.normalise import fold
from kg.times.calendars import SOLAR_YEARS
from kg.times.grammar import Expression
from kg.times.lexicon import get_roles
from kg.times.terms import Term

TABLE = "lexicons/year_context.tsv"
#: Bare numbers outside are never taken for years.
YEARS = range(1500, 2101)
#: How many words may stand between a noun that its year names and the year: حرب لبنان الثانية 2006.
REACH = 3
#: How many terms on each side are looked at.
SIDE = 40
#: Rules whose year or month may stand alone.
BARE = ("year", "years", "month", "months", "decade", "year_relative", "offset")


def is_calendar(expression: Expression, terms: Sequence[Term]) -> bool:
    """Whether a run of terms is a calendar expression where it stands in the text."""
    if expression.rule not in BARE and not expression.has("next"):
        return True
    before = _around(terms, expression.begin - 1, -1, expression.begin)
    behind = _around(terms, expression.end, 1, expression.end)
    if expression.has("next") and behind and behind[0].norm in ("ل", "لل"):
        return False  # الأسبوع التالي للانتخابات
    if expression.rule not in BARE:
        return True
    if expression.rule == "decade":
        return not _counts_age(behind)
    if expression.rule == "offset":
        return not _counts_from_event(expression, behind)
    if expression.rule == "year_relative":
        return not _describes(expression, before)
    if expression.has("year_number") and expression.rule in ("year", "years"):
        return expression.has("yearnoun", "years", "era", "edge", "when") or _is_year(expression, before, behind)
    return _is_month(expression, before)


def _around(terms: Sequence[Term], at: int, step: int, edge: int) -> list[Term]:
    """The terms of the same sentence on one side, as far as they can matter, the nearest first."""
    found: list[Term] = []
    if step < 0 and edge < len(terms) and terms[edge].words[0].first:
        return found
    while 0 <= at < len(terms) and len(found) < SIDE:
        if step > 0 and terms[at].words[0].first:
            break
        found.append(terms[at])
        if step < 0 and terms[at].words[0].first:
            break
        at += step
    return found


def _is_year(expression: Expression, before: list[Term], behind: list[Term]) -> bool:
    """Whether bare numbers are years: after a word that dates or a noun that is named by its year, in brackets; never a counted thing."""
    roles = get_roles(TABLE, "role")
    before, behind = _leave_list(before), _leave_list(behind)
    if any(number not in YEARS for number in expression.numbers("year_number")):
        return False
    if _heads(behind) & roles["counted"]:
        return False
    left = {" ".join(t.norm for t in reversed(before[:n])) for n in (1, 2) if len(before) >= n}
    if left & roles["numbered"]:
        return False
    if left & roles["dating"] or (before and {"yearnoun", "years"} & before[0].kinds.keys()):
        return True
    if expression.has("dash", "slash") and _follow(expression.numbers("year_number")):
        return True  # a season, a term of office: 2021-2022
    if before and "open" in before[0].kinds and behind and "close" in behind[0].kinds:
        return True
    for term in before[: REACH + 1]:
        if term.norm in roles["dated"]:
            return True
        if term.kinds:
            break
    return False


def _leave_list(side: list[Term]) -> list[Term]:
    """One side of a number without the numbers of its list, which share what stands at the list's ends."""
    while True:
        joints = sum(1 for _ in itertools.takewhile(lambda t: {"and", "comma"} & t.kinds.keys(), side[:2]))
        if not joints or len(side) <= joints or "count" not in side[joints].kinds:
            return side
        side = side[joints + 1 :]


def _follow(years: list[int]) -> bool:
    return len(years) == 2 and years[1] - years[0] == 1


def _heads(behind: list[Term]) -> set[str]:
    """The word behind, alone and with the next."""
    words = [word.norm for term in behind for word in term.words]
    return {" ".join(words[:n]) for n in (1, 2) if len(words) >= n}


def _is_month(expression: Expression, before: list[Term]) -> bool:
    """Whether a month's name that is also another word is the month: beside شهر, a year, or a preposition of time."""
    months = expression.months()
    if any(not month.ambiguous for month in months) or expression.has("monthnoun", "months", "edge", "when"):
        return True
    year = expression.number("year_number")
    if any(month.calendar == "solar" for month in months):
        return year is not None and year in SOLAR_YEARS
    if (year is not None and not expression.has("of", "comma")) or expression.has("rel"):
        return True
    return bool(before) and before[0].norm in get_roles(TABLE, "role")["dating"]


def _describes(expression: Expression, before: list[Term]) -> bool:
    """Whether العام السابق belongs to a title (المستشار العام السابق): it dates only behind a preposition."""
    if expression.terms[0].norm != fold("العام") or not expression.has("next"):
        return False
    return not before or before[0].norm not in get_roles(TABLE, "role")["dating"]


def _counts_age(behind: list[Term]) -> bool:
    """في الستينيات من عمره."""
    return len(behind) > 1 and "of" in behind[0].kinds and behind[1].norm.startswith(("عمر", "العمر"))


def _counts_from_event(expression: Expression, behind: list[Term]) -> bool:
    """Whether a distance counts from something other than the publication date: بعد عام على الحرب, بعد شهر فقط من توقيعه, بعد عقد لقاء."""
    if behind and "only" in behind[0].kinds:
        behind = behind[1:]
    unit = str(expression.find("unit"))
    if unit == "decade:1" and not expression.has("count", "hence"):  # عقد is also "holding"
        return bool(behind) and behind[0].norm.isalpha()
    if not behind or expression.has("hence"):
        return False
    return behind[0].norm == "من" or (expression.number("offset") == 1 and behind[0].norm == fold("على"))
