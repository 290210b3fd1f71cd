"""Titles as offices: the state and the body that a title names, who holds it in the document, and who holds it in the gazetteer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc

from kg.gazetteer import Gazetteer, Tenure
from kg.linking.lexicon import get_body_adjectives, get_masculine_states, is_state_office
from kg.linking.states import States
from kg.mentions.lexicon import bare, get_canonical, get_counterpart, get_title_links, get_title_words, get_titles, is_definite
from kg.mentions.spans import Title
from kg.model import Entity, Mention
from kg.text.demonyms import match_demonym
from kg.text.normalise import fold, split_pronoun

#: What an adjective behind tells the matter of, not the body: وزير الدولة للشؤون الأفريقية.
MATTERS = frozenset(map(fold, ("شؤون", "علاقات", "دراسات", "قضايا", "ملفات")))
#: Quotation marks around a body's name are no part of a title.
MARKS = frozenset('"«»“”')
TENSES = frozenset({"former", "acting", "designate"})
#: How much more than any other a state must be spoken of to be meant by a title that names none; measured on known ministers of raw news.
LEAD = 1.1


@dataclass(frozen=True, slots=True)
class Office:
    """What a title says: its words without nationality and names of states, in English, and whose office it is."""

    title: Title
    words: str
    english: str
    organization: str | None
    country: str | None
    person: str | None = None  # the id of the person whose name stands beside it
    guessed: bool = False  # whether the state is only the one most spoken of


def _without_pronoun(word: str) -> str:
    """A word of a title without the state's pronoun: `رئيسها` → `رئيس`, `خارجيته` → `الخارجية`."""
    norm = fold(word)
    pronoun = split_pronoun(norm)
    if not pronoun or bare(norm) in get_canonical() or is_definite(norm):
        return word
    stem = word[: -len(pronoun)]
    if bare(fold(stem)) in get_canonical():
        return stem
    if stem.endswith(("ائ", "اؤ")) and bare(fold(stem[:-1] + "ء")) in get_canonical():
        return f"ال{stem[:-1]}ء"
    feminine = stem[:-1] + "ة"
    if not stem.endswith("ت") or bare(fold(feminine)) not in get_canonical():
        return word
    return feminine if fold(feminine) in get_titles() else f"ال{feminine}"


class Offices:
    """The titles of one document, read with its linked names."""

    def __init__(self, doc: Doc, mentions: tuple[Mention, ...], entities: Mapping[str, Entity], gazetteer: Gazetteer):
        self.doc, self.entities, self.gazetteer = doc, entities, gazetteer
        self._at = {m.start: m for m in mentions if m.level == "name"}
        self.states = States(doc, self._at.values(), entities)
        self.day: date | None = doc._.document.date if doc._.document else None

    def read(self, title: Title) -> Office:
        """The office that a title names; a missing state is that of the body, or the one the gazetteer knows of the person beside it."""
        organization, country = self._seat(title)
        person = self.person_of(title)
        if person is not None and title.state is None and self._is_everywhere(title, organization):
            country = self._known_state(person) or country
        office = Office(title, self._words(title), title.english, organization, country or title.state, person)
        if office.country is None and person is not None:
            office = self._completed(office, person)
        whole = title.kind == "office" or (title.kind == "description" and title.end - title.start > 1)  # عضو البرلمان, مساعد وزير الدفاع
        if office.country is None and office.organization is None and whole and is_state_office(office.english):
            office = replace(office, country=self.states.salient(self.doc[title.start].idx, LEAD, topic=0.0), guessed=True)
        return office

    def _is_everywhere(self, title: Title, organization: str | None) -> bool:
        """Whether a body is one that every state has, and its name tells none: `نائب رئيس مجلس الوزراء`."""
        entity = self.entities.get(organization or "")
        if entity is None or not entity.nil:
            return False
        inside = [self.mention_at(a) for a, _ in title.bodies]
        words = [fold(label).split() for _, label in entity.labels]
        told = any(match_demonym(norms[i:]) for norms in words for i in range(1, len(norms)))
        return not told and all(m is None or m.type != "Place" for m in inside)

    def _known_state(self, person: str) -> str | None:
        """The state that the gazetteer knows somebody to act for."""
        entity = self.gazetteer.entities.get(person)
        return entity.state if entity is not None else None

    def person_of(self, title: Title) -> str | None:
        """The id of the person whose name stands beside a title."""
        mention = self._at.get(self.doc[title.name[0]].idx) if title.name else None
        if mention is None or mention.type != "Person" or len(mention.entities) != 1 or self._of_another(title, mention.entities[0]):
            return None
        return mention.entities[0]

    def _of_another(self, title: Title, person: str) -> bool:
        """Whether an honorific begins a new person, known to be of another state: `هنأ الرئيس الفرنسي | الأمير محمد بن سلمان`."""
        if title.name is None or title.name[0] <= title.end or title.state is None:
            return False
        entity = self.gazetteer.entities.get(person)
        return entity is not None and entity.state not in (None, title.state)

    def mention_at(self, token: int) -> Mention | None:
        """The name that begins at a token."""
        return self._at.get(self.doc[token].idx)

    def state_of(self, entity_id: str) -> str | None:
        """The state that an entity is or acts for."""
        entity = self.entities.get(entity_id) or self.gazetteer.entities.get(entity_id)
        if entity is None:
            return None
        return entity.id if entity.kind == "state" else entity.state

    def _seat(self, title: Title) -> tuple[str | None, str | None]:
        """The body and the state that names inside a title tell: of an ambassador, the sending state is named first."""
        organization = country = None
        for start, _ in title.bodies:
            mention = self.mention_at(start)
            if mention is None or len(mention.entities) != 1:
                continue
            entity = self.entities.get(mention.entities[0])
            if entity is None:
                continue
            if entity.type == "Organization" and organization is None:
                organization = entity.id
                country = country or entity.state
            elif entity.type == "Place" and country is None and start not in title.towards:
                country = self.state_of(entity.id)
        if organization is None and country is None and title.state is None:
            words = self.doc[title.start + 1 : title.end]
            adjectives = (get_body_adjectives().get(t.norm_) for t in words if bare(self.doc[t.i - 1].norm_) not in MATTERS)
            meant = next((body for body in adjectives if body in self.gazetteer.entities), None)
            if meant is not None and self.gazetteer.entities[meant].kind == "state":
                country = meant  # سفير خادم الحرمين الشريفين
            else:
                organization = meant
        if organization is None and country is None and title.state is None and self._has_pronoun(title):
            feminine = any(t.norm_.endswith("ها") for t in self.doc[title.start : title.end][:2])
            holder = self.person_of(title)
            known = self._known_state(holder) if holder is not None else None
            boss = None if feminine or known else self._state_of_boss(title.start)
            country = known or boss or self._state_before(title.start, feminine)
        return organization, title.state or country

    def _has_pronoun(self, title: Title) -> bool:
        """Whether the head carries the pronoun of a state: `رئيسها`, `وزير خارجيته`, but `نظيره` is somebody else's."""
        if title.english == get_counterpart():
            return False
        words = [t for t in self.doc[title.start : title.end][:2] if not t.text.endswith("ة")]
        return any(split_pronoun(t.norm_) and bare(t.norm_) not in get_canonical() for t in words)

    def _state_before(self, token: int, feminine: bool) -> str | None:
        """The state of that gender named last in the sentence before a token."""
        start = self.doc[token].sent.start_char
        before = [m for m in self._at.values() if start <= m.start < self.doc[token].idx and len(m.entities) == 1]
        states = [m.entities[0] for m in sorted(before, key=lambda m: m.start) if self._is_state(m.entities[0])]
        states = [state for state in states if (state in get_masculine_states()) != feminine]
        return states[-1] if states else None

    def _state_of_boss(self, token: int) -> str | None:
        """The state of the man whose colleague a title with `ه` tells: `وصل الرئيس الفرنسي … برفقة وزير خارجيته`.

        That is whom the sentence names first (last where `و` joins the two), else the one named last in the sentence before; by the
        gazetteer, or by the title beside him.
        """
        told = {self.person_of(t): t.state for t in self.doc._.titles if t.name and t.state and not t.former}
        here = self.doc[token].sent
        joined = token > 0 and self.doc[token - 1].norm_ == "و"
        spans = [(here.start_char, self.doc[token].idx, -1 if joined else 1)]
        if here.start:
            ahead = self.doc[here.start - 1].sent
            spans.append((ahead.start_char, ahead.end_char, -1))
        for start, end, order in spans:
            inside = sorted((m.start, m.entities[0]) for m in self._at.values() if start <= m.start < end and len(m.entities) == 1)
            people = [entity for _, entity in inside if self.entities[entity].type == "Person"]
            found = next(filter(None, (told.get(person) or self.state_of(person) for person in people[::order])), None)
            if found is not None:
                return found
        return None

    def _is_state(self, entity_id: str) -> bool:
        entity = self.entities.get(entity_id)
        return entity is not None and entity.kind == "state"

    def _words(self, title: Title) -> str:
        """The title as written, without nationality adjectives, `السابق` and the like, and the state's name at its end."""
        first, end = title.repeats or (title.start, title.end)
        out = {i for a, b in title.demonyms for i in range(a, b)}
        if title.repeats:
            out |= {i for i in range(first, end) if match_demonym([self.doc[i].norm_])}
        for i in range(first, end):
            mention = self.mention_at(i)
            entity = self.entities.get(mention.entities[0]) if mention and mention.entities else None
            if mention and entity and entity.kind == "state" and mention.end == self.doc[end - 1].idx + len(self.doc[end - 1].text):
                out |= set(range(i, end))
        out |= {i for i in range(first + 1, end) if get_title_words().get(bare(self.doc[i].norm_), ("", ""))[1] in TENSES}
        kept = [t for t in self.doc[first:end] if t.i not in out and t.text not in MARKS]
        while len(kept) > 1 and (kept[-1].norm_ in get_title_links() or len(kept[-1].norm_) == 1 or kept[-1].is_punct or kept[-1].is_space):
            kept.pop()
        words = "".join(t.text_with_ws for t in kept).split()
        if title.dual and words:  # the office is one: الرئيسين → الرئيس
            words[0] = ("ال" if is_definite(self.doc[first].norm_) else "") + get_titles()[title.head].form
        return " ".join([*map(_without_pronoun, words[:2]), *words[2:]])

    def _completed(self, office: Office, person: str) -> Office:
        tenure = self.find_tenure(person, office.english, office.title.former)
        if tenure is not None:
            return replace(office, organization=office.organization or tenure.organization, country=tenure.country)
        return office if office.organization else replace(office, country=self.state_of(person))

    def find_tenure(self, person: str, english: str, former: bool = False) -> Tenure | None:
        """The office of that English title that the gazetteer says a person held on the document's day, or before it if ``former``."""
        held = [t for t in self.gazetteer.tenures.get(person, ()) if t.title_en == english]
        now = [t for t in held if self.day is not None and t.covers(self.day)]
        return next(iter(held if former else now or held), None)

    def find_present(self, person: str) -> Tenure | None:
        """The one office that the gazetteer says a person held on the document's day."""
        now = [t for t in self.gazetteer.tenures.get(person, ()) if self.day is not None and t.covers(self.day)]
        return now[0] if len(now) == 1 else None

    def person_before(self, token: int) -> str | None:
        """The person whom the sentence names last before a token."""
        start = self.doc[token].sent.start_char
        before = [m for m in self._at.values() if start <= m.start < self.doc[token].idx and len(m.entities) == 1 and m.type == "Person"]
        return max(before, key=lambda m: m.start).entities[0] if before else None

    def find_holder(self, english: str, country: str | None, organization: str | None = None) -> str | None:
        """The one person who held an office on the document's day, as the gazetteer knows; ``None`` where it knows none, or several."""
        if country is None and organization is None:
            return None
        holders = self.gazetteer.find_holders(
            None if organization and not country else country, frozenset({english}), self.day, organization
        )
        return holders[0] if len(set(holders)) == 1 else None

