"""The part of EDTF (ISO 8601-2) that calendar expressions of news need, and what it spans as instants.

``2021-06-16``, ``2021-06``, ``2021``, ``202X`` (the decade), ``2021-09-2X`` (late September), intervals of these with ``/``, qualified
with ``?``, ``~`` or ``%``. An interval that is open or unknown on one side (``2021/..``) has no bounds.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, datetime

_VALUE = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(-(?P<month>0[1-9]|1[0-2])(-(?P<day>[0-3]\d|[0-3]X))?)?")


def bounds(edtf: str) -> tuple[datetime, datetime]:
    """The first and the last second of an EDTF value, in UTC.

    >>> [f"{instant:%Y-%m-%d %H:%M:%S}" for instant in bounds("2021-09-2X")]
    ['2021-09-20 00:00:00', '2021-09-29 23:59:59']

    Raises:
        ValueError: not a value of this part of EDTF, no such day, or an end before its beginning.
    """
    first, slash, last = re.sub(r"[?~%]", "", edtf).partition("/")
    earliest, latest = _span(first)[0], _span(last if slash else first)[1]
    if latest < earliest:
        raise ValueError(f"{edtf!r} ends before it begins")
    return earliest, latest


def _span(value: str) -> tuple[datetime, datetime]:
    found = _VALUE.fullmatch(value)
    if found is None:
        raise ValueError(f"{value!r} is not an EDTF date that is known here")
    year, month, day = found["year"], found["month"], found["day"]
    if "X" in year and month:
        raise ValueError(f"{value!r}: a month of an unknown year has no bounds")
    years = int(year.replace("X", "0")), int(year.replace("X", "9"))
    months = (int(month), int(month)) if month else (1, 12)
    final = monthrange(years[1] or 1, months[1])[1]
    days = (max(1, int(day.replace("X", "0"))), min(final, int(day.replace("X", "9")))) if day else (1, final)
    if day and "X" not in day and days != (int(day), int(day)):
        raise ValueError(f"{value!r}: no such day")
    begin = datetime(years[0], months[0], days[0], tzinfo=UTC)
    return begin, datetime(years[1], months[1], days[1], 23, 59, 59, tzinfo=UTC)
