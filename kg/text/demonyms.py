"""Demonyms: the adjective that names a state (`الروسي`, `أميركية`, `الكوري الجنوبي`), and the plural that names its people."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.tables import get_table, iter_rows
from kg.text.normalise import fold


@cache
def get_demonyms() -> dict[tuple[str, ...], tuple[str, bool]]:
    """Folded words of a demonym → (id of its state, whether it is a plural that stands for the people).

    Every masculine and feminine form stands with and without the article; two-word demonyms agree in it.
    """
    forms: dict[tuple[str, ...], tuple[str, bool]] = {}
    for row in iter_rows(get_table("gazetteers/demonyms.tsv"), "masc", "state"):
        for column, plural in (("plural", True), ("fem", False), ("masc", False)):
            for form in filter(None, (row[column] or "").split("|")):
                words = tuple(fold(form).split())
                for variant in (words, tuple("ال" + w for w in words), *_endings(words, column)):
                    forms.setdefault(variant, (row["state"], plural))
    return forms


def _endings(words: tuple[str, ...], column: str) -> list[tuple[str, ...]]:
    """Duals and feminine plurals of a one-word demonym, which follow from the singular: روسيان, روسيتين, روسيات."""
    if len(words) != 1 or column == "plural":
        return []
    stem = words[0][:-1] + "ت" if column == "fem" else words[0]
    made = [stem + "ان", stem + "ين"]
    if column == "fem":
        made.append(words[0][:-1] + "ات")
    else:
        made.append(words[0] + "ا")  # accusative: روسيًا
    return [(article + form,) for form in made for article in ("", "ال")]


def match_demonym(norms: Sequence[str], at: int = 0) -> tuple[str, int, bool] | None:
    """The demonym that begins at ``norms[at]``: (state id, number of words, whether a plural), the longest first.

    >>> match_demonym(["الروسي"]) is not None
    True
    """
    forms = get_demonyms()
    for length in (2, 1):
        found = forms.get(tuple(norms[at : at + length])) if at + length <= len(norms) else None
        if found:
            return found[0], length, found[1]
    return None


def find_demonym(norm: str) -> str | None:
    """The id of the state that a folded one-word demonym stands for."""
    found = match_demonym([norm])
    return found[0] if found else None


@cache
def get_adjectives() -> dict[str, tuple[str, str]]:
    """State id → its first demonym with the article, masculine and feminine (`الروسي`, `الروسية`)."""
    found: dict[str, tuple[str, str]] = {}
    for row in iter_rows(get_table("gazetteers/demonyms.tsv"), "masc", "fem", "state"):
        masculine, feminine = (" ".join("ال" + w for w in row[c].split("|")[0].split()) for c in ("masc", "fem"))
        found.setdefault(row["state"], (masculine, feminine))
    return found
