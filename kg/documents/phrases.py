"""The table ``data/lexicons/furniture.tsv``, folded, by what it is matched against."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from kg.documents.page import make_key
from kg.tables import get_table, iter_rows
from kg.text.normalise import fold

#: Locales whose month names differ, and the languages that a site may write its dates in.
LOCALES = ("ar", "ar_SY", "ar_LB", "ar_IQ", "ar_DZ", "ar_TN", "ar_MA", "ar_MR", "en", "fr")
PARTS = re.compile(r"\s*(?:[-–—/،,+|&]|\bعبر\b|\band\b)\s*")


@cache
def get_phrases(match: str) -> dict[str, str]:
    """Form → kind of the rows of one sort of match; the form as :func:`kg.documents.page.make_key` writes it."""
    rows = iter_rows(get_table("lexicons/furniture.tsv"), "kind", "match", "form")
    return {make_key(row["form"]): row["kind"] for row in rows if row["match"] == match}


@cache
def get_pieces(match: str) -> list[tuple[str, str]]:
    """(form folded, kind) of forms that are searched for within a line, punctuation kept, the longest first."""
    rows = iter_rows(get_table("lexicons/furniture.tsv"), "kind", "match", "form")
    return sorted(((fold(row["form"]), row["kind"]) for row in rows if row["match"] == match), key=lambda pair: -len(pair[0]))


@cache
def get_months() -> dict[str, int]:
    """Folded name of a Gregorian month → its number, in every Arab country's usage."""
    rows = iter_rows(get_table("lexicons/months.tsv"), "form", "calendar", "month")
    months = {fold(row["form"]): int(row["month"]) for row in rows if row["calendar"] == "gregorian"}
    for locale in LOCALES:
        months |= {fold(name): number for number, name in Locale.parse(locale).months["format"]["wide"].items()}
    return months


@cache
def get_time_words(kind: str) -> dict[str, int]:
    """Folded form → number of the time words of one kind: a weekday's ISO number, a deictic word's days from publication."""
    rows = iter_rows(get_table("lexicons/time_words.tsv"), "form", "kind")
    return {fold(row["form"]): int(row["value"]) for row in rows if row["kind"] == kind and row["value"]}


@cache
def get_date_words() -> frozenset[str]:
    """Folded words of which a line that is only a date is made, numbers apart."""
    rows = iter_rows(get_table("lexicons/months.tsv"), "form", "calendar", "month")
    names = [*get_months(), *get_time_words("weekday"), *(fold(row["form"]) for row in rows)]
    for locale in ("en", "fr"):
        for width in ("wide", "abbreviated"):
            names += [fold(name).rstrip(".") for name in Locale.parse(locale).days["format"][width].values()]
            names += [fold(name).rstrip(".") for name in Locale.parse(locale).months["format"][width].values()]
    return frozenset(word for name in [*names, *get_phrases("date_word")] for word in name.split())


def is_signature(text: str, *, outlets: bool) -> bool:
    """Whether a string is made of names of agencies (and outlets) and nothing else.

    >>> is_signature("رويترز - أرشيف", outlets=False), is_signature("الجزيرة + وكالات", outlets=True), is_signature("حماس", outlets=True)
    (True, True, False)
    """
    known = {*get_phrases("agency"), *get_phrases("generic"), *(get_phrases("outlet") if outlets else ())}
    parts = [make_key(part) for part in PARTS.split(text)]
    parts = [part for part in parts if part]
    return bool(parts) and (all(part in known for part in parts) or make_key(text) in known)
