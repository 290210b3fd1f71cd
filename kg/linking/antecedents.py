"""What has been spoken of so far: the entities that a description may point back at, nearest and most frequent first."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping

from spacy.tokens import Doc

from kg.linking.choice import Candidate, choose
from kg.linking.genders import read_genders
from kg.linking.introducers import find_introducers
from kg.linking.lexicon import Nominal, covers_title, get_body_adjectives, get_noun_kinds, get_words
from kg.linking.offices import Offices
from kg.linking.owners import Owners
from kg.linking.persons import Persons
from kg.linking.places import CAPITAL, Places
from kg.mentions.lexicon import bare, get_counterpart, get_dual_titles, read_gender
from kg.model import Entity, Mention, Position
from kg.text.normalise import fold, split_pronoun

#: How much less an occurrence counts for each sentence that lies between it and the description.
FADE = 0.75
#: The noun of any city.
CITY = bare(fold("المدينة"))
#: How `وطن` begins, which is a people's and not a person's.
HOME = fold("وطن")
#: Up to which sentence a description may stand before the name (a headline, the first sentence).
OPENING = 2
#: So many sentences behind such a description the name must follow.
AHEAD = 2
#: The English of `متحدث`, who may be whoever speaks.
SPEAKING = "spokesperson"
#: The English of `زعيم`, which any head of a state may be called.
ANY_OFFICE = "leader"
#: What speaks for the holder of a title that names no state: the title introduced him without a state, too (the paper's own minister);
#: he was spoken of nearby; he was not merely met, called or told something (`مع وزير الخارجية الألماني فلان`).
FEATURES = {"plain": 1.0, "near": 1.0, "beside": -0.5}
BESIDE = frozenset(map(fold, ("مع", "بين", "إلى", "ل", "لل")))
#: Of whose bodies the table of entities tells by their kind.
UNITED_NATIONS = "Q1065"
HEADS = ("leader", "president", "prime minister", "king", "emir", "sultan", "chancellor", "emperor", "crown prince")


class Antecedents:
    """The names (and the states told by demonyms) of one document by place, and what the text says of them."""

    def __init__(
        self, doc: Doc, names: tuple[Mention, ...], offices: Offices, positions: tuple[Position, ...], made: Mapping[str, Entity]
    ):
        self.doc, self.offices, self.positions, self.made = doc, offices, positions, made
        self._sentences = [s.start_char for s in doc.sents]
        self._seen: list[tuple[int, str]] = [(m.start, e) for m in names for e in m.entities]
        self._ends = {m.start: m.end for m in names}
        self.places = Places(self)
        self.people = Persons(self)
        self.owners = Owners(doc, offices, self._seen, self.sentence)
        titled = [(p, read_gender(doc[t.start])) for t in doc._.titles if (p := offices.person_of(t))]
        self._titled_states = {p: t.state for t in doc._.titles if (p := offices.person_of(t)) and t.state and not t.former}
        self._feminine = read_genders(doc, names) | {person: feminine for person, feminine in titled if feminine is not None}
        self.introducers: dict[str, set[str]] = defaultdict(set)
        for mention in names:
            span = doc.char_span(mention.start, mention.end)
            words = tuple(find_introducers(doc, span.start)) if span is not None else ()
            for entity in mention.entities:
                self.introducers[entity].update(words)
        self._plain, self._beside = self._read_titles(names)

    def _read_titles(self, names: tuple[Mention, ...]) -> tuple[set[tuple[str, str]], set[int]]:
        """Who is introduced by which title without any state or body, and where names begin that stand behind a preposition."""
        people = {m.start: m.entities[0] for m in names if m.type == "Person" and len(m.entities) == 1}
        plain, beside = set(), set()
        for title in self.doc._.titles:
            name = self.doc[title.name[0]].idx if title.name else -1
            if name in people and title.state is None and not title.bodies:
                plain.add((people[name], title.english))
            if name in people and title.start and self._stands_beside(title.start):
                beside.add(name)
        return plain, beside

    def _stands_beside(self, token: int) -> bool:
        """Whether a preposition stands before a title, or before the honorific before it: `مع معالي وزير …`."""
        return any(k >= 0 and self.doc[k].norm_ in BESIDE for k in (token - 1, token - 2))

    @property
    def seen(self) -> list[tuple[int, str]]:
        """Where which entity has been spoken of so far."""
        return self._seen

    def end_of(self, start: int) -> int | None:
        """Where the name that begins at an offset ends."""
        return self._ends.get(start)

    def is_of(self, entity: str, row: Nominal) -> bool:
        """Whether an entity is of the row's type, and of one of its kinds if it has any."""
        known = self.entity(entity)
        return known is not None and known.type == row.type and (not row.kinds or known.kind in row.kinds)

    def add(self, mention: Mention) -> None:
        """A description that was resolved counts as an occurrence, too."""
        if len(mention.entities) == 1 or mention.type == "Person":
            self._seen += [(mention.start, entity) for entity in mention.entities]

    def holder(self, english: str, country: str | None, organization: str | None, at: int) -> str | None:
        """Who holds an office according to the document, else the gazetteer; a vague title (`minister`) is that of any such one."""
        for exact in (True, False):
            for position in self._before_then_after(at):
                same_seat = position.country == country if country else position.organization == organization
                same_seat = same_seat and (not organization or position.organization in (None, organization))
                same = position.title_en == english if exact else position.title_en.endswith(f" {english}")
                if same and same_seat and not position.former:
                    return position.person
            found = self.offices.find_holder(english, country, organization) if exact else None
            if found:
                return found
        if country is None or organization is not None:
            return None
        return self.last(at, lambda entity: self.offices.state_of(entity) == country and self.holds(entity, english))

    def counterpart(self, at: int, country: str) -> str | None:
        """Who holds, in another state, the office that was told last, with a name beside it or without."""
        titles = [t for t in self.doc._.titles if self.doc[t.start].idx < at and t.kind == "office" and t.english != get_counterpart()]
        previous = next((t for t in reversed(titles) if t.state != country), None)
        return self.holder(previous.english, country, None, at) if previous else None

    def last_titled(
        self, english: str, at: int, country: str | None = None, organization: str | None = None, *,
        feminine: bool = False, sure: bool = False,
    ) -> str | None:
        """The person named last before ``at``, else first after it, who may be so called: by the document before the gazetteer."""
        def fits(position: Position) -> bool:
            if country is not None and country not in (position.country, self.offices.state_of(position.person)):
                return False
            if country is None and organization is not None and not self._is_part(position.organization, organization):
                return False
            known = self._feminine.get(position.person)
            return not position.former and (known == feminine or (known is None and not (feminine and sure)))

        exact = {p.person for p in self.positions if fits(p) and (p.title_en == english or p.title_en.endswith(f" {english}"))}
        wide = {p.person for p in self.positions if fits(p) and covers_title(english, p.title_en)}
        found = self._best(exact, english, at)
        if found is None and country is None and organization is None:
            found = self._best((e for _, e in self._seen if self.type_of(e) == "Person" and self.holds(e, english)), english, at)
        if found is None and country is None and organization is None and english == SPEAKING and not exact:
            return self.people.only(at)  # المتحدث ذاته, who spoke just now
        return found or self.last(at, wide.__contains__) or self.next(at, exact.__contains__)

    def _is_part(self, body: str | None, whole: str) -> bool:
        """Whether a body is another, or one of it by its kind or its name: the commission is `أوروبي`."""
        known = self.entity(body) if body is not None else None
        if known is None or body == whole:
            return known is not None
        words = {"ال" + bare(word) for lang, label in known.labels if lang == "ar" for word in fold(label).split()}
        return (known.kind == "un-body" and whole == UNITED_NATIONS) or any(get_body_adjectives().get(word) == whole for word in words)

    def _best(self, people: Iterable[str], english: str, at: int) -> str | None:
        """Of the people named before an offset who have a title, the one whom it fits best where it stands alone: see :data:`FEATURES`."""
        wanted = set(people)
        last = {e: start for start, e in sorted(self._seen) if start < at and e in wanted}
        return max(last, key=lambda e: (self._score(e, english, last[e], at), last[e]), default=None)

    def _score(self, person: str, english: str, last: int, at: int) -> float:
        values = {
            "plain": float((person, english) in self._plain),
            "near": FADE ** (self.sentence(at) - self.sentence(last)),
            "beside": float(last in self._beside),
        }
        return sum(weight * values[name] for name, weight in FEATURES.items())

    def person_state(self, person: str) -> str | None:
        """The state that somebody acts for, or holds an office of according to the document."""
        told = next((p.country for p in self.positions if p.person == person and p.country), None)
        return self.offices.state_of(person) or told or self._titled_states.get(person)

    def last_start(self, entity: str, at: int) -> int | None:
        """Where an entity occurs last before an offset."""
        return max((start for start, e in self._seen if e == entity and start < at), default=None)

    def is_feminine(self, person: str) -> bool | None:
        """Whether a title, a verb or a relative beside somebody's name is in the feminine; ``None`` where none tells."""
        return self._feminine.get(person)

    def own_state(self, token: int, norm: str) -> str | None:
        """The state of the pronoun behind `بلاد` and the like.

        That of the nation told last (`هم`), or of the person whom the clause, else the sentence names first, else of the one named last,
        else the state named last.
        """
        def acts(entity: str) -> bool:
            return self.type_of(entity) == "Person" and self.person_state(entity) is not None

        at = self.doc[token].idx
        pronoun = split_pronoun(norm)
        speaker = self.speaks_before(token)
        if speaker is not None and pronoun in {"ه", "ها"} and acts(speaker):
            return self.person_state(speaker)
        nation = self.owners.of_people(token) if pronoun == "هم" or (pronoun and norm.startswith(HOME)) else None
        if nation is not None:
            return nation
        here = self.sentence(at)
        before = sorted((start, e) for start, e in self._seen if start < at and self.sentence(start) == here and acts(e))
        if pronoun == "ها":  # a woman, a body or a state
            women = [(start, e) for start, e in before if self.is_feminine(e) is not False]
            body = self.owners.of_body(token) if not women else None
            if body is not None:
                return body
            before = women or before
        before = self._of_clause(token, before)
        person = before[0][1] if before else self.last(at, acts)
        return self.person_state(person) if person else self.last(at, self._is_state) or self.owners.of_people(token)

    def _of_clause(self, token: int, people: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Those of the clause that holds a token, where it names anybody: `فيما عرض فلان مساعدة بلاده`, `فلان، الذي زار بلاده`."""
        if token > 1 and self.doc[token - 1].norm_ == "ان" and self.doc[token - 2].is_punct:  # قال فلان، الذي زار علان، إن بلاده
            return people
        begins = [k for k in range(self.doc[token].sent.start, token) if self.doc[k].norm_ in get_words("clause") | get_words("relative")]
        for k in reversed(begins):
            first = k - 1 - self.doc[k - 1].is_punct if self.doc[k].norm_ in get_words("relative") and k > 1 else k
            clause = [(start, e) for start, e in people if max(start, (self._ends.get(start) or start) - 1) >= self.doc[first].idx]
            if clause:
                return clause
        return people

    def speaks_before(self, token: int) -> str | None:
        """The person named right before the `إن` or `أن` that a noun follows: `قال فلان إن بلاده`."""
        if token < 2 or self.doc[token - 1].norm_ != "ان":
            return None
        last = self.doc[token - 2]
        ending = [e for start, e in self._seen if self.type_of(e) == "Person" and self._ends.get(start) == last.idx + len(last)]
        return ending[-1] if ending else None

    def own_body(self, token: int, norm: str, never: Container[str | None] = ()) -> str | None:
        """The state whose body a noun with a pronoun is: `قواتها`; ``never`` are states that it is not of."""
        speaker = self.speaks_before(token)
        if speaker is not None and self.is_feminine(speaker) and self.person_state(speaker) is not None:
            return self.person_state(speaker)
        owner = self.owners.of_body(token, never) if split_pronoun(norm) == "ها" else None
        owner = owner or (self.owners.of_masculine(token) if split_pronoun(norm) else None) or self.own_state(token, norm)
        return owner if owner not in never else None

    def pair_owning(self, token: int) -> tuple[str, ...]:
        """The two states of `بلديهما`."""
        return self.owners.of_two(token) or self.pair_of_states(self.doc[token].idx)

    def pair_of_states(self, at: int) -> tuple[str, ...]:
        """The two states most spoken of together just before."""
        return self.offices.states.pair(at)

    def pair_of_people(self, norm: str, at: int) -> tuple[str, ...]:
        """The two people most spoken of just before; of a dual title, those who have the title where two have it."""
        dual = get_dual_titles().get(bare(norm))
        people = [(start, e) for start, e in self._seen if self.type_of(e) == "Person"]
        if dual is None:
            private = norm in get_words("private")
            return self._pair([p for p in people if not (private and self.offices.gazetteer.tenures.get(p[1]))], at)
        holders = [(start, e) for start, e in people if self.holds(e, dual.english)]
        if dual.english == ANY_OFFICE:
            holders = [(start, e) for start, e in people if any(self.holds(e, head) for head in HEADS)]
        return self._pair(holders, at)

    def holds(self, person: str, english: str) -> bool:
        """Whether somebody has that title (or one that ends in it) in the document, or had it on its day as the gazetteer knows."""
        titles = [p.title_en for p in self.positions if p.person == person]
        titles += [t.title_en for t in self.offices.gazetteer.tenures.get(person, ()) if self.offices.day and t.covers(self.offices.day)]
        return any(title == english or title.endswith(f" {english}") for title in titles)

    def by_head(
        self, norm: str, row: Nominal, at: int, state: str | None = None, telling: tuple[str, ...] = (),
        bodies: Mapping[str, str] | None = None,
    ) -> str | None:
        """The entity of the row's type that the document's clues speak for most: see :mod:`kg.linking.choice`.

        Args:
            norm: the noun.
            row: of the table.
            at: offset.
            state: told by a demonym.
            telling: adjectives that the name must have one of.
            bodies: body that each state is sure to have, whether or not it was named → its state.
        """
        head = bare(norm)
        if head == CAPITAL:
            return self.places.capital(at, state) if not telling else None  # العاصمة الثانية
        occurrences: dict[str, list[int]] = defaultdict(list)
        for start, entity in self._seen:
            if self.type_of(entity) == row.type and self._is_told(start, at):
                occurrences[entity].append(start)
        named = {e: self.is_named(e, head, row) for e in occurrences if state is None or self._may_belong(e, state)}
        named = {e: value for e, value in named.items() if value}
        others = {e: v for e, v in named.items() if e not in self.offices.gazetteer.capitals and min(occurrences[e]) < at}
        named = others if head == CITY and state is None and others else named  # a capital is rather العاصمة
        if not any(start < at for e in named for start in occurrences[e]) and row.type == "Treaty" and not bodies:
            later = self.next(at, lambda e: self.type_of(e) == "Treaty" and self.is_named(e, head, row) == 1)
            return later if later is not None and not telling else None
        weights = self.offices.states.weigh(at) if bodies else {}
        return choose(self._candidates(named, occurrences, at, telling, weights, bodies or {}))

    def _is_told(self, start: int, at: int) -> bool:
        """Whether a description may point at what stands there: before it, or for a headline or the first sentence shortly behind."""
        return start < at or (self.sentence(at) <= OPENING and self.sentence(start) - self.sentence(at) <= AHEAD)

    def _candidates(
        self, named: Mapping[str, float], occurrences: Mapping[str, list[int]], at: int, telling: tuple[str, ...],
        weights: Mapping[str, float], bodies: Mapping[str, str],
    ) -> Iterator[Candidate]:
        most = max((len(occurrences[e]) for e in named), default=1)
        strongest = max(weights.values(), default=1.0)
        for entity in {**named, **bodies}:
            state = bodies.get(entity) or self._state_of(entity)
            starts = occurrences.get(entity) or [s for s, e in self.offices.states.direct if e == state and self._is_told(s, at)]
            share = weights.get(state or "", 0.0) / strongest if weights and state is not None else None
            called = 1.0 if entity in bodies else named[entity]
            rivals = sum(other != entity and value >= called for other, value in named.items())
            labels = {bare(w) for lang, label in self.labels_of(entity) if lang == "ar" for w in fold(label).split()}
            held = sum(word in labels for word in telling) / len(telling) if telling else None
            topic = float(any(self.sentence(start) <= OPENING for start in starts))
            often = len(occurrences[entity]) / most if entity in occurrences else 0.5
            yield Candidate(entity, called, self._nearness(starts, at), often, topic, rivals, share, held)

    def _nearness(self, starts: list[int], at: int) -> float:
        before = [start for start in starts if start < at]
        if before:
            return float(FADE ** (self.sentence(at) - self.sentence(max(before))))
        return float(0.5 * FADE ** (self.sentence(min(starts)) - self.sentence(at))) if starts else 0.0

    def _may_belong(self, entity: str, state: str) -> bool:
        """Whether an entity is of a state, or may be as far as is known: a body of several states is not (`الجمعية المغربية`)."""
        told, known = self._state_of(entity), self.entity(entity)
        international = known is not None and known.type == "Organization" and known.wikidata is not None
        return told == state or (told is None and not international)

    def is_named(self, entity: str, head: str, row: Nominal) -> float:
        """1 where the entity's name begins with the noun or was introduced with it, less where it is only of such a kind."""
        if self.heads(entity, head) or head in self.introducers[entity]:
            return 1.0
        known = self.entity(entity)
        if known is not None and (known.kind in row.kinds or (known.kind is None and self._is_called(entity, row))):
            return 0.6
        return 0.4 if row.type == "Treaty" and not row.kinds else 0.0

    def _is_called(self, entity: str, row: Nominal) -> bool:
        """Whether what no gazetteer knows is called by another noun of one of the kinds: `حركة فلان` is a `جماعة`."""
        first = {bare(words[0]) for lang, label in self.labels_of(entity) if lang == "ar" and (words := fold(label).split())}
        return any(get_noun_kinds().get(noun, frozenset()) & row.kinds for noun in first | self.introducers[entity])

    def _state_of(self, entity_id: str) -> str | None:
        entity = self.entity(entity_id)
        return (entity.id if entity.kind == "state" else entity.state) if entity is not None else None

    def labels_of(self, entity_id: str) -> tuple[tuple[str, str], ...]:
        entity = self.entity(entity_id)
        return entity.labels if entity is not None else ()

    def heads(self, entity_id: str, head: str) -> bool:
        names = [fold(label).split() for lang, label in self.labels_of(entity_id) if lang == "ar"]
        return any(bare(name[0]) == head or (name[0] in get_words("organ") and name[1:2] == [head]) for name in names if name)

    def pair_of_kind(self, row: Nominal, at: int) -> tuple[str, ...]:
        """The two entities of one of the kinds that are most spoken of: `المدينتان`."""
        return self._pair([(start, e) for start, e in self._seen if self.is_of(e, row)], at)

    def _pair(self, occurrences: Iterable[tuple[int, str]], at: int) -> tuple[str, ...]:
        best = self._ranked(occurrences, at)[:2]
        return tuple(best) if len(best) == 2 else ()

    def _ranked(self, occurrences: Iterable[tuple[int, str]], at: int) -> list[str]:
        """The entities that occur before ``at``, the most spoken of first; an occurrence fades with every sentence."""
        here = self.sentence(at)
        weight: dict[str, float] = defaultdict(float)
        for start, entity in occurrences:
            if start < at:
                weight[entity] += FADE ** (here - self.sentence(start))
        return sorted(weight, key=lambda e: (-weight[e], e))

    def last(self, at: int, fits: Callable[[str], bool]) -> str | None:
        return max(((start, e) for start, e in self._seen if start < at and fits(e)), default=(0, None))[1]

    def next(self, at: int, fits: Callable[[str], bool]) -> str | None:
        return min(((start, e) for start, e in self._seen if start >= at and fits(e)), default=(0, None))[1]

    def _before_then_after(self, at: int) -> list[Position]:
        return sorted(self.positions, key=lambda p: (p.start > at, abs(p.start - at)))

    def sentence(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return bisect_right(self._sentences, offset)

    def entity(self, entity_id: str) -> Entity | None:
        return self.offices.entities.get(entity_id) or self.made.get(entity_id) or self.offices.gazetteer.entities.get(entity_id)

    def type_of(self, entity_id: str) -> str | None:
        entity = self.entity(entity_id)
        return entity.type if entity else None

    def _is_state(self, entity_id: str) -> bool:
        entity = self.offices.entities.get(entity_id)
        return entity is not None and entity.kind == "state"
