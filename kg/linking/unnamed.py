"""What a common noun means though the document does not name it: the war of a state (`الحرب في سوريا`), the deal on a nuclear programme."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Doc

from kg.gazetteer import make_key
from kg.linking.adjectives import Reach
from kg.linking.lexicon import War, get_implied, get_war_names, get_wars, get_words
from kg.linking.offices import Offices
from kg.mentions.lexicon import bare
from kg.text.demonyms import get_adjectives


class Unnamed:
    """The gazetteer's wars and treaties that one document means by their nouns alone."""

    def __init__(self, doc: Doc, offices: Offices):
        self.doc, self.offices = doc, offices
        self._words = {bare(t.norm_) for t in doc}

    def implied(self, i: int, told: Reach) -> dict[str, str]:
        """What a noun means where the document holds certain words, and the state that these tell: the deal on Iran's nuclear programme."""
        if told.telling or told.state is not None:
            return {}
        rows = [row for row in get_implied() if self.doc[i].norm_ in row.nouns and row.entity in self.offices.gazetteer.entities]
        return {row.entity: row.state for row in rows if all(self._words & group for group in row.words)}

    def wars(self, i: int, told: Reach) -> dict[str, str]:
        """The wars that the document tells anywhere, and the one that the gazetteer knows of the state most spoken of."""
        if self.doc[i].norm_ not in get_words("war") or told.state is not None or told.telling or self._is_located(told.end):
            return {}
        state = self.offices.states.salient(self.doc[i].idx)
        war = self._war_of(state, alone=True) if state is not None else None
        spoken = {war: state} if war is not None and state is not None and war not in get_words("war-past") else {}
        return {**self.told, **spoken}

    def war_in(self, i: int, told: Reach) -> str | None:
        """The war that the gazetteer knows of the state behind a preposition: `الحرب في سوريا`, `النزاع باليمن`."""
        if self.doc[i].norm_ not in get_words("war") | get_words("strife") or told.telling or not self._is_located(told.end):
            return None
        place = self.offices.mention_at(told.end + 1) if told.end + 1 < len(self.doc) else None
        places = list(place.entities) if place is not None and place.type == "Place" else []
        wars = (self._war_of(e) or self._war_of(self.offices.state_of(e) or "") for e in places)
        return next((war for war in wars if war is not None and war not in get_words("war-past")), None)

    @cached_property
    def told(self) -> dict[str, str]:
        """The wars that the document tells by where they are or by whose they are, and a state of each."""
        found = dict[str, str]()
        for token in self.doc:
            if token.norm_ not in get_words("war"):
                continue
            war = self.war_in(token.i, Reach(token.i + 1))
            for alias in self.offices.gazetteer.aliases.get(make_key(" ".join(t.norm_ for t in self.doc[token.i : token.i + 2])), ()):
                war = war or alias.entity
            known = self.offices.gazetteer.entities.get(war or "")
            state = next(filter(None, (self._state_behind(token.i + n) for n in (1, 2, 3))), known.state if known else None)
            if war is not None and state is not None:
                found.setdefault(war, state)
        return found

    def _state_behind(self, k: int) -> str | None:
        """The state of the place that is named at a token."""
        place = self.offices.mention_at(k) if k < len(self.doc) else None
        return self.offices.state_of(place.entities[0]) if place is not None and place.type == "Place" and place.entities else None

    def _is_located(self, k: int) -> bool:
        return k < len(self.doc) and self.doc[k].norm_ in get_words("locative")

    def _war_of(self, place: str, *, alone: bool = False) -> str | None:
        """The war that is fought in a place on the document's day, else the one that the gazetteer calls by it: `حرب أوكرانيا`.

        Args:
            place: a state or a territory.
            alone: whether nothing but the day tells which war is meant.
        """
        current = [war.id for war in get_wars() if place in war.places and self._is_fought(war)]
        if current or (alone and self.offices.day is not None and any(place in war.places for war in get_wars())):
            return current[-1] if len(current) == 1 or not alone else self._most_spoken(current)
        known = self.offices.gazetteer.entities.get(place)
        names = [label for lang, label in known.labels if lang == "ar"] if known is not None else []
        _, adjective = get_adjectives().get(place, ("", ""))
        forms = [pattern.format(name=name, adjective=adjective) for name in names for pattern in get_war_names()]
        found = (self.offices.gazetteer.aliases.get(make_key(form), ()) for form in forms)
        return next((aliases[0].entity for aliases in found if aliases), None)

    def _is_fought(self, war: War) -> bool:
        """Whether a war is under way on the document's day, or was within a year before: its end is spoken of for long."""
        day = self.offices.day
        if day is None:
            return False
        return war.begin <= day.isoformat() and (not war.end or f"{int(war.end[:4]) + 1}{war.end[4:]}" >= day.isoformat())

    def _most_spoken(self, wars: list[str]) -> str | None:
        """Of several wars the one of whose places the document speaks most."""
        spoken = [state for _, state in self.offices.states.direct]
        counts = {war.id: sum(spoken.count(place) for place in war.places) for war in get_wars() if war.id in wars}
        return max(counts, key=lambda war: (counts[war], war), default=None)
