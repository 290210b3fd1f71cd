"""Descriptions that point at one entity of the document without naming it: `الرئيس الروسي`, `نظيره الأميركي`, `البلدين`, `بلاده`, `الحلف`.

Titles that stand alone are resolved through the positions of the document, then through the gazetteer's tenures; every other
description is a row of ``data/lexicons/nominals.tsv``, whose column ``antecedent`` says how it finds what it points at. What finds
nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.gazetteer import make_key
from kg.linking.antecedents import Antecedents
from kg.linking.lexicon import Nominal, get_fixed, get_nominals, get_owned
from kg.linking.nil import make_nil
from kg.linking.offices import Offices
from kg.mentions.lexicon import bare, get_counterpart, get_dual_titles, get_title_links, get_title_words, is_definite
from kg.mentions.spans import Title
from kg.mentions.title_english import read_english
from kg.mentions.title_extent import find_head, read_title
from kg.model import Entity, Mention, Position
from kg.text.demonyms import get_adjectives, match_demonym
from kg.text.extensions import in_furniture
from kg.text.normalise import fold

#: The noun that also tells the deed, what it is on, whom it is with, and within how many words.
DEED, ON, WITH, DEED_REACH = fold("الاتفاق"), fold("على"), frozenset(map(fold, ("مع", "بين"))), 8


def find_nominals(
    doc: Doc, names: tuple[Mention, ...], offices: Offices, positions: tuple[Position, ...]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The descriptions with what they point at, and the entities that they made necessary."""
    finder = _Finder(doc, names, offices, positions)
    found = tuple(m for m in finder.find() if not in_furniture(doc, m.start, m.end))
    return found, tuple(finder.made.values())


class _Finder:
    def __init__(self, doc: Doc, names: tuple[Mention, ...], offices: Offices, positions: tuple[Position, ...]):
        self.doc, self.offices = doc, offices
        self.antecedents = Antecedents(doc, names, offices, positions)
        self.made: dict[str, Entity] = {}
        self._names = names
        self._covered = self._cover(names)
        self._starts = {m.start for m in names}

    def _cover(self, names: tuple[Mention, ...]) -> set[int]:
        spans = (self.doc.char_span(m.start, m.end) for m in names)
        return {i for span in spans if span is not None for i in range(span.start, span.end)}

    def find(self) -> Iterator[Mention]:
        titles = {t.start: t for t in [*self._inner_titles(), *self.doc._.titles]}
        taken: set[int] = set()
        for i in range(len(self.doc)):
            if i in self._covered or i in taken:
                continue
            title = titles.get(i)
            mention = self._from_title(title) if title is not None else None
            if mention is None and (title is None or not title.name or self.offices.mention_at(title.name[0]) is None):
                mention = self._from_table(i) or self._fixed(i) or self._people(i)
            if mention is not None:
                span = self.doc.char_span(mention.start, mention.end)
                taken |= set(range(span.start, span.end)) if span is not None else set()
                self.antecedents.add(mention)
                yield mention

    def _inner_titles(self) -> Iterator[Title]:
        """The titles of those for whom others speak or work: `المتحدث باسم | الرئيس التركي`."""
        for title in self.doc._.titles:
            for k in range(title.start + 1, title.end):
                if self.doc[k - 1].norm_ in get_title_links() and is_definite(self.doc[k].norm_) and find_head(self.doc[k]) is not None:
                    yield read_title(self.doc, k, {})

    def _from_title(self, title: Title) -> Mention | None:
        """A title without a name beside it."""
        beside = title.name is not None and (title.name[0] == title.end or title.name[0] < title.start)
        if title.former or title.kind == "honorific" or self.offices.person_of(title):
            return None
        if title.name is not None and beside and self.offices.mention_at(title.name[0]) is not None:
            return None
        office = self.offices.read(title)
        at = self.doc[title.start].idx
        told = title.state is not None or bool(title.bodies) or office.organization is not None
        if title.english == get_counterpart():
            person = self.antecedents.counterpart(at, title.state) if title.state else None
        elif told and (office.country or office.organization):
            person = self.antecedents.holder(office.english, office.country, office.organization, at)
        elif is_definite(self.doc[title.start].norm_) or title.end - title.start > 1:
            person = self.antecedents.last_titled(office.english, at)
            if person is None and office.country:
                person = self.antecedents.holder(office.english, office.country, None, at)
        else:
            person = None
        if person is None:
            return None
        end = min((a for a, _ in title.bodies), default=title.end)
        end = next((k for k in range(title.start + 1, end) if k in self._covered or self.doc[k].norm_ in get_title_links()), end)
        while end - 1 > title.start and (len(self.doc[end - 1].norm_) <= 2 or self.doc[end - 1].is_punct):
            end -= 1
        return self._mention(title.start, end, "Person", (person,), "nominal:title")

    def _fixed(self, i: int) -> Mention | None:
        """A description that means the same everywhere: `الدولة العبرية`."""
        for length in (3, 2):
            found = get_fixed().get(tuple(t.norm_ for t in self.doc[i : i + length]))
            if found is not None and found[1] in self.offices.gazetteer.entities:
                return self._mention(i, i + length, found[0], (found[1],), "nominal:fixed")
        return None

    def _people(self, i: int) -> Mention | None:
        """A people for its state: `الروس`; behind a definite noun it is an adjective (`المسؤولين الروس`)."""
        norm = self.doc[i].norm_
        found = match_demonym([norm])
        if found is None or not found[2] or not is_definite(norm) or self._introduces_name(i + 1):
            return None
        if i + 1 < len(self.doc) and is_definite(self.doc[i + 1].norm_):
            return None
        if i and (is_definite(self.doc[i - 1].norm_) or i - 1 in self._covered or match_demonym([self.doc[i - 1].norm_])):
            return None
        return self._mention(i, i + 1, "Place", (found[0],), "nominal:people")

    def _from_table(self, i: int) -> Mention | None:
        rows = get_nominals().get(self.doc[i].norm_, ())
        if not rows:
            return self._owned(i)
        if (self._introduces_name(i + 1) and not self._is_joint(i)) or self._is_deed(i):
            return None
        joint = self._joint_holders(i) if rows[0].antecedent == "persons" else None
        if joint is not None or self._is_joint(i):
            return joint
        end, state = i + 1, None
        demonym = match_demonym([t.norm_ for t in self.doc[end : end + 2]])
        if demonym and not demonym[2]:
            state, end = demonym[0], end + demonym[1]
            if self._introduces_name(end):
                return None
        for row in rows:
            entities = self._resolve(row, i, end, state)
            if entities:
                return self._mention(i, end, row.type, entities, f"nominal:{row.antecedent}")
        return None

    def _is_deed(self, i: int) -> bool:
        """Whether `الاتفاق` is that somebody agrees, not what was agreed: `الاتفاق مع نظيره على إعادة السفيرين`."""
        behind = [t.norm_ for t in self.doc[i + 1 : i + 1 + DEED_REACH]]
        if self.doc[i].norm_ != DEED or not behind:
            return False
        ends = next((n for n, norm in enumerate(behind) if not norm[:1].isalnum()), len(behind))
        return behind[0] == ON or (behind[0] in WITH and ON in behind[:ends])

    def _owned(self, i: int) -> Mention | None:
        """A body of the subject's state: `قواتها`, `حكومته`."""
        row = get_owned().get(self.doc[i].norm_)
        state = self.antecedents.own_state(self.doc[i].idx) if row is not None else None
        body = self._body_of(row, state) if row is not None and state is not None else None
        return self._mention(i, i + 1, "Organization", (body,), "nominal:owned") if body else None

    def _is_joint(self, i: int) -> bool:
        """Whether a dual title is in the construct state: `رئيسا`, `وزيري`, without the article and without its ن."""
        norm = self.doc[i].norm_
        return bare(norm) in get_dual_titles() and not is_definite(norm) and not norm.endswith("ن")

    def _joint_holders(self, i: int) -> Mention | None:
        """Who holds an office in two states told behind it: `رئيسا تركيا وألمانيا`, `وزيري الدفاع الفرنسي والروسي`."""
        dual = get_dual_titles().get(bare(self.doc[i].norm_))
        if dual is None or not self._is_joint(i):
            return None
        k, states = i + 1, list[str]()
        while k < len(self.doc) and (bare(self.doc[k].norm_) in get_title_words()):
            k += 1
        words = [(t.norm_, False) for t in self.doc[i:k]]
        end = k
        while len(states) < 2 and k < len(self.doc):
            demonym = match_demonym([t.norm_ for t in self.doc[k : k + 2]])
            place = self.offices.mention_at(k)
            span = self.doc.char_span(place.start, place.end) if place is not None and place.type == "Place" else None
            state = self.offices.state_of(place.entities[0]) if place is not None and span is not None and place.entities else None
            if demonym is None and state is None:
                return None
            states.append(state or (demonym[0] if demonym else ""))
            k = span.end if span is not None else k + (demonym[1] if demonym else 1)
            if len(states) < 2 and (k >= len(self.doc) or self.doc[k].norm_ != "و"):
                return None
            k += 1
        english = read_english(words)
        holders = [self.antecedents.holder(english, state, None, self.doc[i].idx) for state in states]
        people = tuple(dict.fromkeys(filter(None, holders)))
        return self._mention(i, end, "Person", people, "nominal:joint") if len(people) == 2 else None

    def _introduces_name(self, token: int) -> bool:
        while token < len(self.doc) and self.doc[token].text in {'"', "«", "“", "("}:
            token += 1
        return token < len(self.doc) and self.doc[token].idx in self._starts

    def _resolve(self, row: Nominal, i: int, end: int, state: str | None) -> tuple[str, ...]:
        at = self.doc[i].idx
        if row.antecedent == "states":
            return self.antecedents.pair_of_states(at) if state is None else ()
        if row.antecedent == "persons":
            return self.antecedents.pair_of_people(self.doc[i].norm_, at) if state is None else ()
        if row.antecedent == "own-state":
            own = self.antecedents.own_state(at)
            return (own,) if own else ()
        if row.antecedent == "head":
            known = self._known_name(i, end)
            found = known or self.antecedents.by_head(self.doc[i].norm_, row, state, at)
            return (found,) if found else ()
        if row.antecedent == "government" and state is not None:
            return (self._known_name(i, end) or self._make_government(i, end, state),)
        if state is not None:
            return ()
        found = None
        if row.antecedent == "state":
            found = self.offices.states.salient(at) if self._stands_alone(i) else None
        elif row.antecedent == "realm":
            found = self.antecedents.realm(self.doc[i].norm_, row, at)
        elif row.antecedent in {"government", "body"} and row.alone and not self._is_construct(i):
            spoken = self.offices.states.salient(at)
            found = self._body_of(row, spoken) if spoken else None
        return (found,) if found else ()

    def _stands_alone(self, i: int) -> bool:
        """Whether a noun is neither described further (`الدولة الأولى`) nor part of a title (`وزير الدولة`)."""
        after = self.doc[i + 1].norm_ if i + 1 < len(self.doc) else ""
        return not is_definite(after) and not any(t.start < i < t.end and t.kind == "office" for t in self.doc._.titles)

    def _is_construct(self, i: int) -> bool:
        """Whether an adjective makes another noun of it (`القوات الجوية`), or it is one itself (`القوات البحرية`)."""
        return any(0 <= k < len(self.doc) and is_definite(self.doc[k].norm_) for k in (i - 1, i + 1))

    def _body_of(self, row: Nominal, state: str) -> str | None:
        """The body of a state that goes by the noun and a demonym: `الحكومة السورية`; ``None`` where the state has no demonym."""
        adjectives = get_adjectives().get(state)
        if adjectives is None:
            return None
        feminine = fold(row.head).endswith(("ه", "ات"))
        label = f"{row.head} {adjectives[feminine]}"
        aliases = self.offices.gazetteer.aliases.get(make_key(label), ())
        if aliases:
            return aliases[0].entity
        entity = make_nil(label, "Organization", state=state, detail="government")
        self.made.setdefault(entity.id, entity)
        return entity.id

    def _known_name(self, i: int, end: int) -> str | None:
        """The gazetteer's entity of exactly these words."""
        aliases = self.offices.gazetteer.aliases.get(make_key(" ".join(t.norm_ for t in self.doc[i:end])), ())
        return aliases[0].entity if end - i > 1 and aliases else None

    def _make_government(self, i: int, end: int, state: str) -> str:
        label = " ".join(self.doc[i:end].text.split())
        label = label if is_definite(self.doc[i].norm_) else f"ال{label}"
        entity = make_nil(label, "Organization", state=state, detail="government")
        self.made.setdefault(entity.id, entity)
        return entity.id

    def _mention(self, start: int, end: int, type_: str, entities: tuple[str, ...], origin: str) -> Mention:
        words = self.doc[start:end]
        return Mention(words.start_char, words.end_char, words.text, type_, "nominal", entities, origin, 0.7)
