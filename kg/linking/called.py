"""Who is called what in the document: every title, description and rank that stands beside somebody's name, office or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.linking.lexicon import covers_title, get_words
from kg.linking.offices import Offices
from kg.mentions.lexicon import bare, is_definite
from kg.mentions.spans import Title

if TYPE_CHECKING:
    from kg.linking.antecedents import Antecedents

#: Up to which sentence a description may stand before the name.
OPENING = 2


class Called:
    """The titles beside the names of one document, by person."""

    def __init__(self, doc: Doc, offices: Offices, antecedents: Antecedents):
        self.doc, self.offices, self._all = doc, offices, antecedents
        self.titles: dict[str, list[Title]] = defaultdict(list)
        for title in doc._.titles:
            person = offices.person_of(title)
            if person is not None:
                self.titles[person].append(title)

    def by_title(self, title: Title, country: str | None, *, feminine: bool, exact: bool = False) -> str | None:
        """Who was so introduced, or if not ``exact`` by a word that the title covers: `الصحفي الإسرائيلي | جاكي حوجي … الصحفي`."""
        def fits(person: str) -> bool:
            so = self._is_so(person, title.english, exact)
            return so and self._is_of(person, country) and self._agrees(person, feminine, sure=True)

        return self._nearest(self.doc[title.start].idx, fits)

    def of_body(self, title: Title, *, feminine: bool) -> str | None:
        """Who was introduced by a profession at the same body: `مراسلة الجزيرة`."""
        bodies = self._bodies(title)

        def fits(person: str) -> bool:
            same = any(covers_either(title.english, t.english) and bodies & self._bodies(t) for t in self.titles.get(person, ()))
            return same and self._agrees(person, feminine, sure=True)

        return self._nearest(self.doc[title.start].idx, fits) if bodies else None

    def former(self, title: Title, *, feminine: bool) -> str | None:
        """Who held an office before, or was so called and is dead: `الرئيس الأسبق`, `الصحفية الراحلة`."""
        late = any(bare(t.norm_).removesuffix("ه") in get_words("late") for t in self.doc[title.start : title.end])
        country = title.state or next(filter(None, (self._state_at(k) for k, _ in title.bodies)), None)

        def fits(person: str) -> bool:
            told = any((late or t.former) and _same(title.english, t.english) for t in self.titles.get(person, ()))
            told = told or self._held(person, title.english, country)
            return told and self._is_of(person, country) and self._agrees(person, feminine)

        return self._nearest(self.doc[title.start].idx, fits)

    def next(self, title: Title, *, feminine: bool) -> str | None:
        """Who was called elected to an office, or new to it, elsewhere: `الرئيس المنتخب | فلان`."""
        def is_next(other: Title) -> bool:
            new = other.designate or any(bare(t.norm_) in get_words("next") for t in self.doc[other.start : other.end])
            return new and other.head == title.head

        def fits(person: str) -> bool:
            return any(map(is_next, self.titles.get(person, ()))) and self._is_of(person, title.state) and self._agrees(person, feminine)

        return self._nearest(self.doc[title.start].idx, fits)

    def _held(self, person: str, english: str, country: str | None) -> bool:
        """Whether somebody held an office that was over on the document's day, as the gazetteer knows."""
        day = self.offices.day
        held = [t for t in self.offices.gazetteer.tenures.get(person, ()) if t.title_en == english and country in (None, t.country)]
        return bool(held) and day is not None and not any(t.covers(day) for t in held)

    def _nearest(self, at: int, fits: Callable[[str], bool]) -> str | None:
        """Of those who fit, who was named last before an offset, else in the opening first after it."""
        def is_so(entity: str) -> bool:
            return self._all.type_of(entity) == "Person" and fits(entity)

        found = self._all.last(at, is_so)
        return found if found is not None or self._all.sentence(at) > OPENING else self._all.next(at, is_so)

    def _is_so(self, person: str, english: str, exact: bool) -> bool:
        titles = self.titles.get(person, ())
        return any(_same(english, t.english) or (not exact and covers_title(english, t.english)) for t in titles)

    def _is_of(self, person: str, country: str | None) -> bool:
        told = {t.state for t in self.titles.get(person, ()) if t.state}
        return country is None or country in told or (not told and self._all.person_state(person) == country)

    def _agrees(self, person: str, feminine: bool, sure: bool = False) -> bool:
        known = self._all.is_feminine(person)
        return known == feminine or (known is None and not (feminine and sure))

    def _bodies(self, title: Title) -> set[str]:
        mentions = (self.offices.mention_at(start) for start, _ in title.bodies)
        return {m.entities[0] for m in mentions if m is not None and len(m.entities) == 1}

    def _state_at(self, token: int) -> str | None:
        mention = self.offices.mention_at(token)
        return self.offices.state_of(mention.entities[0]) if mention is not None and mention.entities else None


def covers_either(one: str, other: str) -> bool:
    """Whether one of two descriptions covers the other: a correspondent is a journalist."""
    return _same(one, other) or covers_title(one, other) or covers_title(other, one)


def _same(wide: str, english: str) -> bool:
    return english == wide or english.endswith(f" {wide}")


def is_construct(doc: Doc, title: Title) -> bool:
    """Whether a profession stands right before the body at which somebody has it: `مراسلة الجزيرة`."""
    first = doc[title.start]
    close = bool(title.bodies) and title.bodies[0][0] == title.start + 1
    return title.kind == "description" and close and not is_definite(first.norm_)
