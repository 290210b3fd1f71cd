"""The publication date of a text that comes without one, from the only evidence that is strong enough: a day that the text itself calls
today, yesterday or tomorrow *and* dates, weekday and all (``اليوم الخميس 17 يونيو 2021``).

The weekday is the proof: where day, month and year do not fall on it, or two such expressions disagree, nothing is inferred. A crawler's
header, a bare date and a year alone prove nothing: they may be of any time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from kg.documents.dates import YEARS
from kg.documents.phrases import get_months, get_time_words
from kg.model import Furniture
from kg.text.normalise import fold_with_offsets

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def infer_date(text: str, furniture: Sequence[Furniture] = ()) -> date | None:
    """The day on which a text says that it was written, or ``None``.

    A year that is missing beside the day is looked for among those that the text names: the one in which the day falls on that weekday.

    >>> infer_date("أعلن الوزير اليوم الخميس 17 يونيو/حزيران 2021 بدء الحوار")
    datetime.date(2021, 6, 17)
    >>> infer_date("أعلن الوزير يوم الخميس 17 يونيو 2021 بدء الحوار")
    """
    folded, offsets = fold_with_offsets(text)

    def outside(found: re.Match[str]) -> bool:
        return not any(span.start <= offsets[found.start()] < span.end for span in furniture)

    years = {int(found[0]) for found in filter(outside, YEAR.finditer(folded))}
    days = {_resolve(found, years) for found in filter(outside, _pattern().finditer(folded))}
    return days.pop() if len(days) == 1 else None


def _resolve(found: re.Match[str], years: set[int]) -> date | None:
    """The publication date that one expression proves."""
    number, month = int(found["day"]), get_months()[found["month"]]
    given = {int(found["year"])} if found["year"] else years
    weekday = get_time_words("weekday")[found["weekday"]]
    fitting = [day for day in _days(given, month, number) if day.isoweekday() == weekday]
    if len(fitting) != 1:
        return None
    return fitting[0] - timedelta(days=_deictics()[found["deictic"]])


def _days(years: set[int], month: int, number: int) -> Iterator[date]:
    for year in years:
        if year in YEARS:
            try:
                yield date(year, month, number)
            except ValueError:  # 30 February
                continue


@cache
def _deictics() -> dict[str, int]:
    return {form: days for form, days in (get_time_words("deictic") | get_time_words("today")).items() if len(form.split()) == 1}


@cache
def _pattern() -> re.Pattern[str]:
    """``today``, weekday, day, month and perhaps year, with what news puts between them (a comma, brackets, "which is")."""
    deictic, weekday, month = (
        "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) for forms in (_deictics(), get_time_words("weekday"), get_months())
    )
    return re.compile(
        rf"(?<!\w)(?<!\bهذا )(?<!\bذلك )[وف]?(?P<deictic>{deictic})\s*[،,(]*\s*(?:يوم\s+)?(?P<weekday>{weekday})\s*[)،,]*\s*"
        rf"(?:الموافق|المصادف|الموافق ل)?\s*[(]?\s*(?:ال)?(?P<day>\d{{1,2}})(?!\d)\s*(?:من\s+)?(?:شهر\s+)?(?P<month>{month})(?!\w)"
        rf"(?:\s*[/(]\s*(?:{month})\s*\)?)?(?:\s*[،,]?\s*(?:عام|سنه|من عام|لعام|من العام)?\s*(?P<year>\d{{4}})(?!\d))?"
    )
