"""Who is called by an office and a short name, as the gazetteer knows: `الرئيس مبارك`, `الملك عبد الله`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kg.gazetteer import Gazetteer, Tenure
from kg.linking.people import given_length, is_spelling
from kg.model import Entity
from kg.text.normalise import fold

#: English of the offices whose holders go by their given name.
CROWNED = frozenset({"king", "emir", "sultan", "emperor", "crown prince", "pope"})
#: English of the offices that make somebody the head of the family that is spoken of.
RULING = frozenset({"president", "prime minister", "king", "emir", "sultan", "supreme leader", "leader"})


class Holders:
    """The offices of the gazetteer by the short names of those who held them."""

    def __init__(self, gazetteer: Gazetteer):
        self.gazetteer = gazetteer

    def find(self, words: Sequence[str], title: str | None, states: frozenset[str], day: date | None) -> str | None:
        """The one person of that short name (folded words) who held the office, or with ``title`` ``None`` a ruling one, in the states.

        Of several he who held it on ``day``; ``None`` where there is none, or still several.
        """
        titles = RULING if title is None else frozenset({title})
        held = [t for t in self.gazetteer.find_tenures(titles) if t.country in states and self._is_called(t, words)]
        if len({t.person for t in held}) > 1:
            held = [t for t in held if day is not None and t.covers(day)]
        people = {t.person for t in held}
        return people.pop() if len(people) == 1 else None

    def _is_called(self, tenure: Tenure, words: Sequence[str]) -> bool:
        entity: Entity | None = self.gazetteer.entities.get(tenure.person)
        names = [fold(label).split() for lang, label in entity.labels if lang == "ar"] if entity is not None else []
        crowned = tenure.title_en in CROWNED
        return any(_is_part(words, name, crowned) for name in names)


def _is_part(words: Sequence[str], name: Sequence[str], crowned: bool) -> bool:
    given = given_length(name)
    part = name[:given] if crowned else name[max(given, len(name) - len(words)) :]
    return len(part) == len(words) and all(is_spelling([word], [other]) for word, other in zip(words, part, strict=True))
