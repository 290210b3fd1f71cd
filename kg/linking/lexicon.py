"""The table of descriptions that point back, and the words that go with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.tables import get_table, iter_rows
from kg.text.normalise import fold

NOMINALS = "lexicons/nominals.tsv"


@dataclass(frozen=True, slots=True)
class Nominal:
    """What a description points at: ``antecedent`` is states | persons | own-state | head | government."""

    type: str
    number: int
    antecedent: str


@cache
def get_nominals() -> dict[str, tuple[Nominal, ...]]:
    """Folded word as it stands in text → the rows that it is in, in their order."""
    found: dict[str, tuple[Nominal, ...]] = {}
    for row in iter_rows(get_table(NOMINALS), "forms", "type", "number", "antecedent"):
        for form in row["forms"].split("|"):
            nominal = Nominal(row["type"], int(row["number"]), row["antecedent"])
            found[fold(form)] = (*found.get(fold(form), ()), nominal)
    return found


@cache
def get_body_adjectives() -> dict[str, str]:
    """Folded adjective with article → the id of the body that it stands for in a title, both genders."""
    found: dict[str, str] = {}
    for row in iter_rows(get_table("lexicons/body_adjectives.tsv"), "masc", "id"):
        for form in row["masc"].split("|"):
            found["ال" + fold(form)] = row["id"]
            found["ال" + fold(form) + "ه"] = row["id"]
    return found


@cache
def _get_state_offices() -> tuple[frozenset[str], tuple[str, ...]]:
    rows = [row["english"] for row in iter_rows(get_table("lexicons/state_offices.tsv"), "english")]
    return frozenset(r for r in rows if not r.startswith("* ")), tuple(r[1:] for r in rows if r.startswith("* "))


def is_state_office(english: str) -> bool:
    """Whether the office of that English title is always one of a state.

    >>> is_state_office("culture minister"), is_state_office("chairman")
    (True, False)
    """
    whole, endings = _get_state_offices()
    return english in whole or english.endswith(endings)
