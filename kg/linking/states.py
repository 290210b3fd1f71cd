"""Which states a document speaks of, and where: by name, by nationality, through the people and bodies that act for them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations, pairwise

from spacy.tokens import Doc

from kg.model import Entity, Mention
from kg.text.demonyms import match_demonym

#: How much less an occurrence counts for each sentence that lies between it and the place that asks.
FADE = 0.65
#: What an occurrence in the first sentences, which tell what the document is about, counts beside that, wherever it is asked.
OPENING, TOPIC = 2, 0.15
#: What an occurrence through a person or a body that acts for the state counts, against one of the state itself.
THROUGH = 0.5


class States:
    """The states of one document by place."""

    def __init__(self, doc: Doc, mentions: Iterable[Mention], entities: Mapping[str, Entity]):
        self._sentences = [s.start_char for s in doc.sents]
        self.direct: list[tuple[int, str]] = []
        self.through: list[tuple[int, str]] = []
        self.seats: list[tuple[int, str]] = []  # capitals that are meant as cities
        self._peoples: set[int] = set()  # where a people is told: الروس
        mentions = list(mentions)
        for mention in mentions:
            for entity in (entities[e] for e in mention.entities if e in entities):
                if entity.kind == "state":
                    self.direct.append((mention.start, entity.id))
                elif entity.state is not None and entity.type in {"Person", "Organization", "Place"}:
                    self.through.append((mention.start, entity.state))
                    if entity.kind == "capital":
                        self.seats.append((mention.start, entity.state))
        norms = [t.norm_ for t in doc]
        for token in doc:
            demonym = match_demonym(norms, token.i)
            if demonym:
                self.direct.append((token.idx, demonym[0]))
                if demonym[2]:
                    self._peoples.add(token.idx)
        self.direct.sort()
        self.through.sort()
        self._joined = self._join(doc, mentions)

    def _join(self, doc: Doc, mentions: list[Mention]) -> set[tuple[int, str, str]]:
        """Sentence number and the two states that `و` joins in it: `السويد وفنلندا`, `الروسية والأوكرانية`."""
        ends = {m.start: m.end for m in mentions}
        starts = {t.idx: t.i for t in doc}
        found = set[tuple[int, str, str]]()
        for (first, a), (second, b) in pairwise(self.direct):
            k = starts.get(second, 0)
            if a == b or k < 2 or doc[k - 1].norm_ != "و":
                continue
            if doc[k - 2].idx + len(doc[k - 2]) in {ends.get(first), first + len(doc[k - 2])}:
                found.add((self.sentence(first), min(a, b), max(a, b)))
        return found

    def sentence(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return bisect_right(self._sentences, offset)

    def weigh(self, at: int, topic: float = TOPIC) -> dict[str, float]:
        """State → how much it is spoken of before an offset; the rest of the document counts where nothing is before.

        Args:
            at: offset.
            topic: what an occurrence in the first sentences counts besides.
        """
        here = self.sentence(at)
        weights: dict[str, float] = defaultdict(float)
        for occurrences, factor in ((self.direct, 1.0), (self.through, THROUGH)):
            for start, state in occurrences:
                if start < at:
                    weights[state] += factor * FADE ** (here - self.sentence(start))
                    if self.sentence(start) <= OPENING:
                        weights[state] += factor * topic
        if not weights:
            for start, state in (*self.direct, *self.through):
                weights[state] += FADE ** (self.sentence(start) - here)
        return weights

    def salient(self, at: int, lead: float = 1.0, topic: float = TOPIC) -> str | None:
        """The state most spoken of before an offset, if it is spoken of at least ``lead`` times as much as the next one."""
        weights = self.weigh(at, topic)
        ranked = sorted(weights, key=lambda state: (-weights[state], state))
        if len(ranked) > 1 and weights[ranked[0]] < lead * weights[ranked[1]]:
            return None
        return ranked[0] if ranked else None

    def share(self, state: str) -> float:
        """Which share a state has of all that the document tells of states, their peoples left out."""
        told = [other for start, other in self.direct if start not in self._peoples]
        return told.count(state) / len(told) if told else 0.0

    def last(self, at: int) -> str | None:
        """The state named or told last before an offset."""
        return max(((start, state) for start, state in self.direct if start < at), default=(0, None))[1]

    def pair(self, at: int) -> tuple[str, ...]:
        """The two states that the sentences before an offset, or else the document, speak of together; none if there are not two."""
        weights: dict[tuple[str, str], float] = defaultdict(float)
        for number, states in self._by_sentence(at).items():
            for pair in combinations(sorted(states), 2):
                share = min(states[pair[0]], states[pair[1]]) / len(states) * (1 + ((number, pair[0], pair[1]) in self._joined))
                weights[pair] += share * FADE ** abs(self.sentence(at) - number)
        if weights:
            return max(sorted(weights), key=lambda pair: weights[pair])
        single = self.weigh(at)
        ranked = tuple(sorted(single, key=lambda state: (-single[state], state))[:2])
        return ranked if len(ranked) == 2 else ()

    def _by_sentence(self, at: int) -> dict[int, dict[str, float]]:
        """Sentence number → the states in it, each with the surest of its occurrences; up to an offset, or all where none is before."""
        for limit in (at, None):
            found: dict[int, dict[str, float]] = defaultdict(dict)
            for occurrences, factor in ((self.direct, 1.0), (self.seats, 1.0), (self.through, THROUGH)):
                for start, state in occurrences:
                    if limit is None or start < limit:
                        here = found[self.sentence(start)]
                        here[state] = max(factor, here.get(state, 0.0))
            if any(len(states) > 1 for states in found.values()):
                return found
        return {}
