"""People by their style and a pronoun, as the press of monarchies speaks of them again and again: `سموه`, `معاليه`, `فخامته`."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache

from kg.linking.antecedents import Antecedents
from kg.linking.called import Called
from kg.tables import get_table, iter_rows
from kg.text.normalise import fold, open_ending

#: The pronouns of whose style it is, and whether that is a woman.
PRONOUNS = {"ه": False, "ها": True}


class Styles:
    """The people of one document to whom a style is due by their titles."""

    def __init__(self, antecedents: Antecedents, called: Called):
        self._all, self._called = antecedents, called

    def find(self, i: int) -> str | None:
        """The one named last before a token who has a title that the style there is due to."""
        titles, feminine = _get_styles().get(self._all.doc[i].norm_, ((), False))

        def fits(person: str) -> bool:
            held = (t.english for t in self._called.titles.get(person, ()))
            due = any(fnmatchcase(english, pattern) for english in held for pattern in titles)
            return due and (self._all.is_feminine(person) or False) == feminine

        return self._all.last(self._all.doc[i].idx, fits) if titles else None


@cache
def _get_styles() -> dict[str, tuple[tuple[str, ...], bool]]:
    """Folded style with a pronoun → the English of the titles that it is due to, and whether a woman is meant."""
    found: dict[str, tuple[tuple[str, ...], bool]] = {}
    for row in iter_rows(get_table("lexicons/styles.tsv"), "style", "titles"):
        for pronoun, feminine in PRONOUNS.items():
            found[open_ending(fold(row["style"])) + pronoun] = tuple(row["titles"].split("|")), feminine
    return found
