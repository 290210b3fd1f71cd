"""Whether a pronoun may stand for somebody, by the gender that the document tells of him or her."""

from __future__ import annotations

from collections.abc import Sequence

from kg.events.page import Page
from kg.events.phrases import Filler

#: The gender of a pronoun of one.
GENDERS = {"ه": "m", "ها": "f"}


def may_own(page: Page, pronoun: str, fillers: Sequence[Filler]) -> bool:
    """Whether a pronoun on a noun may stand for those: not ها in مقتلها for a man, nor ه in زيارته for a woman."""
    if len(fillers) != 1 or fillers[0].kind != "P" or pronoun not in GENDERS:
        return True
    return page.genders.get(fillers[0].entity, GENDERS[pronoun]) == GENDERS[pronoun]
