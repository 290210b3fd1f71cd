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
from kg.linking.lexicon import Nominal, get_nominals
from kg.linking.nil import make_nil
from kg.linking.offices import Offices
from kg.mentions.lexicon import get_counterpart, is_definite
from kg.mentions.spans import Title
from kg.model import Entity, Mention, Position
from kg.text.demonyms import match_demonym
from kg.text.extensions import in_furniture


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
        titles = {t.start: t for t in self.doc._.titles}
        taken: set[int] = set()
        for i in range(len(self.doc)):
            if i in self._covered or i in taken:
                continue
            title = titles.get(i)
            mention = self._from_title(title) if title is not None else None
            if mention is None and (title is None or not title.name):
                mention = self._from_table(i)
            if mention is not None:
                span = self.doc.char_span(mention.start, mention.end)
                taken |= set(range(span.start, span.end)) if span is not None else set()
                self.antecedents.add(mention)
                yield mention

    def _from_title(self, title: Title) -> Mention | None:
        """A title without a name beside it."""
        if title.name is not None or title.former or title.kind == "honorific":
            return None
        office = self.offices.read(title)
        at = self.doc[title.start].idx
        if title.english == get_counterpart():
            person = self.antecedents.counterpart(at, title.state) if title.state else None
        elif office.country or office.organization:
            person = self.antecedents.holder(office.english, office.country, office.organization, at)
        elif is_definite(self.doc[title.start].norm_):
            person = self.antecedents.last_titled(office.english, at)
        else:
            person = None
        if person is None:
            return None
        end = min((a for a, _ in title.bodies), default=title.end)
        end = next((k for k in range(title.start, end) if k in self._covered), end)
        while end - 1 > title.start and (len(self.doc[end - 1].norm_) <= 2 or self.doc[end - 1].is_punct):
            end -= 1
        return self._mention(title.start, end, "Person", (person,), "nominal:title")

    def _from_table(self, i: int) -> Mention | None:
        rows = get_nominals().get(self.doc[i].norm_, ())
        if not rows or self._introduces_name(i + 1):
            return None
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
        return ()

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
