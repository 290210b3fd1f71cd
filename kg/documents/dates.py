"""Publication dates as records, sidecars and pages write them."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate

#: Year, month, day, in this order; what follows is a time of day, which is not needed.
ISO = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?:[T\s]\s*\d{1,2}:\d{2}.*)?", re.DOTALL)
COMPACT = re.compile(r"(\d{4})()(\d{2})(\d{2})(?:T?\d{2}.*)?")
#: Newspapers are no older, and what is dated later is a slip.
YEARS = range(1800, 2200)


def parse_date(value: str) -> date:
    """The day of a date or a time stamp, as it stands there (no time zone is reckoned with).

    >>> parse_date("2021-06-17T23:30:00+03:00"), parse_date("2024-4-3"), parse_date("Thu, 17 Jun 2021 10:00:00 GMT")
    (datetime.date(2021, 6, 17), datetime.date(2024, 4, 3), datetime.date(2021, 6, 17))

    Raises:
        ValueError: it is no date that names a day, or one whose order of day and month has to be guessed.
    """
    text = value.strip()
    pattern = COMPACT if text[:8].isdigit() else ISO
    try:
        if found := pattern.fullmatch(text):
            day = date(int(found[1]), int(found[3]), int(found[4]))
        elif parts := parsedate(text):
            day = date(*parts[:3])
        else:
            raise ValueError
        if day.year in YEARS:
            return day
    except (ValueError, TypeError):
        pass
    raise ValueError(f"{_shorten(text)!r} is no date: write it as 2021-06-17")


def _shorten(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:39]}…"
