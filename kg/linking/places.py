"""Places that a document speaks of without their names: `العاصمة`, `المنطقة`, `الجزيرة`, `المملكة`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.linking.lexicon import Nominal, get_words
from kg.mentions.lexicon import bare
from kg.text.normalise import fold

if TYPE_CHECKING:
    from kg.linking.antecedents import Antecedents

#: The noun that every state has one of.
CAPITAL = bare(fold("العاصمة"))
#: How the name of several islands begins.
ISLANDS = fold("جزر")
#: A region named more sentences ago is no longer spoken of.
NEAR = 6
#: Kinds of regions that are seldom called but `المنطقة`.
RULED = frozenset({"territory", "disputed-area", "historical-state", "district"})


class Places:
    """Finds the places among what has been spoken of."""

    def __init__(self, antecedents: Antecedents):
        self._of = antecedents

    def capital(self, at: int, state: str | None) -> str | None:
        """The capital of the state told, or the city introduced as one, or that of the state spoken of."""
        def is_introduced(entity: str) -> bool:  # عاصمة المكسيك introduces no city
            known = self._of.entity(entity)
            return CAPITAL in self._of.introducers[entity] and known is not None and known.kind != "state"

        introduced = self._of.last(at, is_introduced) if state is None else None
        of = state or self._of.offices.states.salient(at)
        cities = [city for city, country in self._of.offices.gazetteer.capitals.items() if country == of]
        return introduced or next(iter(cities), None)

    def region(self, at: int, row: Nominal, pointed: bool) -> str | None:
        """The region spoken of just before, else the row's if the text names it anywhere; only behind `هذه` is it one with rulers."""
        def is_region(entity: str) -> bool:
            known = self._of.entity(entity)
            return known is not None and known.type == "Place" and known.kind in row.kinds and (pointed or known.kind not in RULED)

        here = self._of.sentence(at)
        near = [(start, e) for start, e in self._of.seen if start < at and here - self._of.sentence(start) <= NEAR and is_region(e)]
        if near or pointed:
            return max(near)[1] if near else None
        return row.default if any(e == row.default for _, e in self._of.seen) else None

    def island(self, at: int, *, peninsula: bool) -> str | None:
        """The island spoken of last, be it a state; behind `شبه` the peninsula."""
        words = get_words("peninsula-name" if peninsula else "island-name")

        def is_named(entity: str) -> bool:
            labels = (fold(label) for lang, label in self._of.labels_of(entity) if lang == "ar")
            return self._of.type_of(entity) == "Place" and any(label in words for label in labels)

        def is_island(entity: str) -> bool:
            known = self._of.entity(entity)
            return known is not None and known.kind == "island" and not peninsula and not self._of.heads(entity, ISLANDS)

        return self._of.last(at, is_named) or self._of.last(at, is_island) or self._of.next(at, is_named)

    def realm(self, norm: str, row: Nominal, at: int) -> str | None:
        """The state most spoken of whose name begins with the word (`المملكة`), else the one that is usually meant."""
        weights = self._of.offices.states.weigh(at)
        known = self._of.offices.gazetteer.entities
        named = [s for s in weights if any(fold(label).split()[:1] == [norm] for lang, label in known[s].labels if lang == "ar")]
        return max(sorted(named), key=lambda s: weights[s], default=row.default)
