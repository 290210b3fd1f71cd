"""What has been spoken of so far: the entities that a description may point back at, nearest and most frequent first."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable

from spacy.tokens import Doc

from kg.linking.lexicon import Nominal
from kg.linking.offices import Offices
from kg.mentions.lexicon import bare, get_counterpart, get_dual_titles
from kg.model import Mention, Position
from kg.text.normalise import fold

#: How much less an occurrence counts for each sentence that lies between it and the description.
FADE = 0.75
#: The English of `زعيم`, which any head of a state may be called.
ANY_OFFICE = "leader"
HEADS = ("leader", "president", "prime minister", "king", "emir", "sultan", "chancellor", "emperor", "crown prince")


class Antecedents:
    """The names (and the states told by demonyms) of one document by place, and what the text says of them."""

    def __init__(self, doc: Doc, names: tuple[Mention, ...], offices: Offices, positions: tuple[Position, ...]):
        self.doc, self.offices, self.positions = doc, offices, positions
        self._sentences = [s.start_char for s in doc.sents]
        self._seen: list[tuple[int, str]] = [(m.start, e) for m in names for e in m.entities]
        self._introducers: dict[str, set[str]] = defaultdict(set)
        for mention in names:
            span = doc.char_span(mention.start, mention.end)
            if span is not None and span.start:
                for entity in mention.entities:
                    self._introducers[entity].add(bare(doc[span.start - 1].norm_))

    def add(self, mention: Mention) -> None:
        """A description that was resolved counts as an occurrence, too."""
        if len(mention.entities) == 1:
            self._seen.append((mention.start, mention.entities[0]))

    def holder(self, english: str, country: str | None, organization: str | None, at: int) -> str | None:
        """Who holds an office according to the document, else the gazetteer; a vague title (`minister`) is that of any such one."""
        for exact in (True, False):
            for position in self._before_then_after(at):
                same_seat = position.country == country if country else position.organization == organization
                same = position.title_en == english if exact else position.title_en.endswith(f" {english}")
                if same and same_seat and not position.former:
                    return position.person
            found = self.offices.find_holder(english, country, organization) if exact else None
            if found:
                return found
        return self._last(at, lambda entity: self.offices.state_of(entity) == country and self._holds(entity, english)) if country else None

    def counterpart(self, at: int, country: str) -> str | None:
        """Who holds, in another state, the office that was told last, with a name beside it or without."""
        titles = [t for t in self.doc._.titles if self.doc[t.start].idx < at and t.kind == "office" and t.english != get_counterpart()]
        previous = next((t for t in reversed(titles) if t.state != country), None)
        return self.holder(previous.english, country, None, at) if previous else None

    def last_titled(self, english: str, at: int) -> str | None:
        """The person named last before ``at``, else first after it, whose title is of that English, or ends in it (`foreign minister`)."""
        titled = {p.person for p in self.positions if p.title_en == english or p.title_en.endswith(f" {english}")}
        tests = ((self._last, titled.__contains__), (self._last, lambda e: self._type(e) == "Person" and self._holds(e, english)))
        found = next(filter(None, (look(at, fits) for look, fits in tests)), None)
        return found or self._next(at, titled.__contains__)

    def own_state(self, at: int) -> str | None:
        """The state of the person whom the sentence names first, else of the one named last, else the state named last."""
        def acts(entity: str) -> bool:
            return self._type(entity) == "Person" and self.offices.state_of(entity) is not None

        here = self._sentence(at)
        before = sorted((start, e) for start, e in self._seen if start < at and self._sentence(start) == here and acts(e))
        person = before[0][1] if before else self._last(at, acts)
        return self.offices.state_of(person) if person else self._last(at, self._is_state)

    def pair_of_states(self, at: int) -> tuple[str, ...]:
        """The two states most spoken of together just before."""
        return self.offices.states.pair(at)

    def pair_of_people(self, norm: str, at: int) -> tuple[str, ...]:
        """The two people most spoken of just before; of a dual title, those who have the title where two have it."""
        dual = get_dual_titles().get(bare(norm))
        people = [(start, e) for start, e in self._seen if self._type(e) == "Person"]
        if dual is None:
            return self._pair(people, at)
        holders = [(start, e) for start, e in people if self._holds(e, dual.english)]
        if dual.english == ANY_OFFICE:
            holders = [(start, e) for start, e in people if any(self._holds(e, head) for head in HEADS)]
        return self._pair(holders, at)

    def _holds(self, person: str, english: str) -> bool:
        """Whether somebody has that title (or one that ends in it) in the document, or had it on its day as the gazetteer knows."""
        titles = [p.title_en for p in self.positions if p.person == person]
        titles += [t.title_en for t in self.offices.gazetteer.tenures.get(person, ()) if self.offices.day and t.covers(self.offices.day)]
        return any(title == english or title.endswith(f" {english}") for title in titles)

    def by_head(self, norm: str, row: Nominal, state: str | None, at: int) -> str | None:
        """The entity of the row's type most spoken of whose name begins with the noun, or was introduced by it.

        Of treaties the last, if need be any.
        """
        head = bare(norm)
        if state is not None and head == bare(fold("العاصمة")):
            capitals = self.offices.gazetteer.capitals
            return next((city for city, country in capitals.items() if country == state), None)

        def fits(entity: str) -> bool:
            return self._type(entity) == row.type and (self._heads(entity, head) or head in self._introducers[entity]) and (
                state is None or self.offices.state_of(entity) in (None, state)
            )

        def is_kind(entity: str) -> bool:
            known = self.offices.entities.get(entity)
            return known is not None and known.kind in row.kinds and (state is None or known.state in (None, state))

        if row.type == "Treaty":
            found = self._last(at, fits) or self._next(at, fits)
            return self._last(at, lambda entity: self._type(entity) == "Treaty") if found is None and state is None else found
        return self._salient(at, fits) or self._salient(at, is_kind) or self._next(at, fits)

    def realm(self, norm: str, row: Nominal, at: int) -> str | None:
        """The state most spoken of whose name begins with the word (`المملكة`), else the one that is usually meant."""
        weights = self.offices.states.weigh(at)
        known = self.offices.gazetteer.entities
        named = [s for s in weights if any(fold(label).split()[:1] == [norm] for lang, label in known[s].labels if lang == "ar")]
        return max(sorted(named), key=lambda s: weights[s], default=row.default)

    def _heads(self, entity_id: str, head: str) -> bool:
        entity = self.offices.entities.get(entity_id)
        if entity is None:
            return False
        firsts = {bare(word) for lang, label in entity.labels if lang == "ar" for word in fold(label).split()[:1]}
        return head in firsts

    def _pair(self, occurrences: Iterable[tuple[int, str]], at: int) -> tuple[str, ...]:
        best = self._ranked(occurrences, at)[:2]
        return tuple(best) if len(best) == 2 else ()

    def _salient(self, at: int, fits: Callable[[str], bool]) -> str | None:
        return next(iter(self._ranked([(start, e) for start, e in self._seen if fits(e)], at)), None)

    def _ranked(self, occurrences: Iterable[tuple[int, str]], at: int) -> list[str]:
        """The entities that occur before ``at``, the most spoken of first; an occurrence fades with every sentence."""
        here = self._sentence(at)
        weight: dict[str, float] = defaultdict(float)
        for start, entity in occurrences:
            if start < at:
                weight[entity] += FADE ** (here - self._sentence(start))
        return sorted(weight, key=lambda e: (-weight[e], e))

    def _last(self, at: int, fits: Callable[[str], bool]) -> str | None:
        return max(((start, e) for start, e in self._seen if start < at and fits(e)), default=(0, None))[1]

    def _next(self, at: int, fits: Callable[[str], bool]) -> str | None:
        return min(((start, e) for start, e in self._seen if start >= at and fits(e)), default=(0, None))[1]

    def _before_then_after(self, at: int) -> list[Position]:
        return sorted(self.positions, key=lambda p: (p.start > at, abs(p.start - at)))

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._sentences, offset)

    def _type(self, entity_id: str) -> str | None:
        entity = self.offices.entities.get(entity_id)
        return entity.type if entity else None

    def _is_state(self, entity_id: str) -> bool:
        entity = self.offices.entities.get(entity_id)
        return entity is not None and entity.kind == "state"
