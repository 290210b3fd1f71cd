"""The words that calendar expressions are built from, as the tables of ``data/lexicons`` and CLDR list them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from babel import Locale

from kg.tables import get_table, iter_rows
from kg.text.normalise import fold

#: Locales whose month names differ from one another: Egypt and the Gulf, the Levant and Iraq, Algeria and Tunisia, Morocco, Mauritania.
LOCALES = ("ar", "ar_SY", "ar_LB", "ar_IQ", "ar_DZ", "ar_TN", "ar_MA", "ar_MR")
PIECES = re.compile(r"(?:ال)?\d+|[^\W\d_]+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a calendar; an ambiguous name is also an ordinary word or a person's name."""

    calendar: str  # gregorian | hijri | solar
    number: int
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast on a fixed day of its calendar."""

    calendar: str
    month: int
    day: int


Value = str | int | Month | Feast
#: Folded words of a form → kind → value.
Lexicon = dict[tuple[str, ...], dict[str, Value]]


def split_form(form: str) -> tuple[str, ...]:
    """A form as the folded words that the text would show."""
    return tuple(PIECES.findall(fold(form)))


@cache
def get_lexicon() -> Lexicon:
    """Every form of one or more words with its kinds.

    Raises:
        DataError: a table is missing or malformed.
    """
    lexicon: Lexicon = {}
    for row in iter_rows(get_table("lexicons/time_words.tsv"), "form", "kind"):
        value = row["value"]
        lexicon.setdefault(split_form(row["form"]), {})[row["kind"]] = int(value) if value.lstrip("-").isdigit() else value
    for row in iter_rows(get_table("lexicons/number_words.tsv"), "form", "kind", "value"):
        lexicon.setdefault(split_form(row["form"]), {})[row["kind"]] = int(row["value"])
    for row in iter_rows(get_table("lexicons/feasts.tsv"), "form", "calendar", "month", "day"):
        lexicon.setdefault(split_form(row["form"]), {})["feast"] = Feast(row["calendar"], int(row["month"]), int(row["day"]))
    for words, month in _iter_months():
        lexicon.setdefault(words, {}).setdefault("month", month)
    return lexicon


@cache
def get_longest() -> int:
    """The number of words of the longest form."""
    return max(map(len, get_lexicon()))


def _iter_months() -> list[tuple[tuple[str, ...], Month]]:
    """Month names, those of the table before CLDR's: the table knows which are ambiguous."""
    rows = iter_rows(get_table("lexicons/months.tsv"), "form", "calendar", "month")
    found = [(split_form(r["form"]), Month(r["calendar"], int(r["month"]), r["use"] == "ambiguous")) for r in rows]
    for locale in LOCALES:
        names = Locale.parse(locale).months["format"]["wide"]
        found += [(split_form(names[number]), Month("gregorian", number)) for number in range(1, 13)]
    return found


@cache
def get_roles(table: str, column: str) -> dict[str, frozenset[str]]:
    """Role → folded forms of a two-column table such as ``lexicons/year_context.tsv``; a form may have several roles."""
    roles: dict[str, set[str]] = {}
    for row in iter_rows(get_table(table), "form", column):
        roles.setdefault(row[column], set()).add(fold(row["form"]))
    return {role: frozenset(forms) for role, forms in roles.items()}
