"""People whom a description points at by where they are named: `الرجل`, `الأخير`, `مضيفه`, and the bodies of which they are: `حزبه`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Span

from kg.linking.lexicon import Nominal

if TYPE_CHECKING:
    from kg.linking.antecedents import Antecedents

#: So many sentences back two people may have met.
BACK = 3


class Persons:
    """The people of one document by place."""

    def __init__(self, antecedents: Antecedents):
        self._all = antecedents

    def spans(self) -> Iterator[tuple[Span, str]]:
        """Where which person has been spoken of so far, in the order of reading."""
        for start, entity in self._all.seen:
            end = self._all.end_of(start)
            span = self._all.doc.char_span(start, end) if end is not None and self._all.type_of(entity) == "Person" else None
            if span is not None:
                yield span, entity

    def before(self, at: int, back: int) -> list[tuple[int, str]]:
        """Who was named where before an offset, at most so many sentences back."""
        here = self._all.sentence(at)
        seen = sorted((s, e) for s, e in self._all.seen if s < at and here - self._all.sentence(s) <= back)
        return [(s, e) for s, e in seen if self._all.type_of(e) == "Person"]

    def only(self, at: int) -> str | None:
        """The one person named in this sentence and the one before: `الرجل`."""
        near = {e for _, e in self.before(at, 1)}
        return near.pop() if len(near) == 1 else None

    def latter(self, at: int) -> str | None:
        """The person who was named last before an offset, if nothing but places was named behind him in the same sentence: `الأخير`."""
        here = [(s, e) for s, e in self._all.seen if s < at and self._all.sentence(s) == self._all.sentence(at)]
        found = max(((s, e) for s, e in here if self._all.type_of(e) != "Place"), default=(0, None))[1]
        return found if found is not None and self._all.type_of(found) == "Person" else None

    def subject(self, token: int) -> str | None:
        """The person whose a pronoun is: who speaks right before, else whom the sentence names first, else who was named last."""
        speaker = self._all.speaks_before(token)
        at = self._all.doc[token].idx
        here = self.before(at, 0)
        return speaker or (here[0][1] if here else self._all.last(at, lambda e: self._all.type_of(e) == "Person"))

    def body_of(self, person: str, noun: str, row: Nominal) -> str | None:
        """The body that somebody holds an office of according to the document and that the noun of the row may mean."""
        bodies = [p.organization for p in self._all.positions if p.person == person and p.organization and not p.former]
        return next((body for body in bodies if self._all.is_named(body, noun, row)), None)

    def other(self, at: int, state: str | None = None, *, colleague: bool = False) -> str | None:
        """Whom the one that the sentence, else the last that names anybody, names first has to do with: `مضيفه`, `ضيفه`, `نظيره`.

        Args:
            at: offset.
            state: whom he acts for, if it is told.
            colleague: whether both hold the same office.
        """
        people = self.before(at, BACK)
        if not people:
            return None
        last = self._all.sentence(people[-1][0])
        subject = next(e for s, e in people if self._all.sentence(s) == last)
        titles = {p.title_en for p in self._all.positions if p.person == subject}
        others = [e for _, e in people if e != subject and (state is None or self._all.person_state(e) == state)]
        return next((e for e in reversed(others) if not colleague or any(self._all.holds(e, title) for title in titles)), None)
