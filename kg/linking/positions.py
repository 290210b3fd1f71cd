"""Positions: a title beside a name, with whose office it is; duals that share one title; a counterpart that has the same one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kg.linking.lexicon import get_counterpart
from kg.linking.offices import Office, Offices
from kg.mentions.lexicon import get_titles, is_definite
from kg.model import Position
from kg.text.demonyms import match_demonym

#: How far behind the first name the second name of a shared title may begin (tokens).
NEAR = 4


def find_positions(doc: Doc, offices: Offices) -> tuple[Position, ...]:
    """Who holds which office according to the text; each person, title and seat once, in order of the text."""
    found: dict[tuple[str, str, str | None, str | None, bool], Position] = {}
    for position in _iter_positions(doc, offices):
        key = (position.person, position.title_en, position.organization, position.country, position.former)
        found.setdefault(key, position)
    return tuple(_without_vaguer(list(found.values())))


def _iter_positions(doc: Doc, offices: Offices) -> Iterator[Position]:
    last: Office | None = None
    for title in doc._.titles:
        office = offices.read(title)
        if office.person is None or not _makes_position(office):
            continue
        if office.english == get_counterpart():
            if last is None:
                continue
            office = replace(office, words=last.words, english=last.english)
        last = office
        yield _to_position(doc, office, office.person, office.country, office.organization)
        yield from _sharing(doc, offices, office)


def _makes_position(office: Office) -> bool:
    kind = office.title.kind
    return kind == "office" or (kind == "description" and bool(office.organization or office.title.state or office.title.bodies))


def _to_position(doc: Doc, office: Office, person: str, country: str | None, organization: str | None) -> Position:
    title = office.title
    last = doc[title.end - 1]
    return Position(
        person, office.words, office.english, doc[title.start].idx, last.idx + len(last.text), organization, country,
        title.former, title.acting, title.designate,
    )


def _sharing(doc: Doc, offices: Offices, office: Office) -> Iterator[Position]:
    """`وزيرا الخارجية الروسي سيرغي لافروف والأميركي أنتوني بلينكن`: the title holds for the second name with its own demonym, or none."""
    title = office.title
    if title.name is None:
        return
    j = title.name[1]
    while j + 1 < len(doc) and doc[j].norm_ == "و":
        demonym = match_demonym([t.norm_ for t in doc[j + 1 : j + 3]])
        at = j + 1 + (demonym[1] if demonym else 0)
        if demonym and not is_definite(doc[j + 1].norm_):
            return
        if not demonym and not _is_dual(doc, title.start):
            return
        mention = offices.mention_at(at) if at < len(doc) else None
        if mention is None or mention.type != "Person" or len(mention.entities) != 1:
            return
        person = mention.entities[0]
        country = demonym[0] if demonym else offices.state_of(person)
        yield _to_position(doc, office, person, country, None)
        span = doc.char_span(mention.start, mention.end)
        if span is None:
            return
        j = span.end


def _is_dual(doc: Doc, start: int) -> bool:
    """Whether a title's head is a dual or a plural, so that it holds for several names."""
    norm = doc[start].norm_.removeprefix("ال")
    return norm not in get_titles() or norm.endswith(("ان", "ين")) or norm.endswith("ا") and norm[:-1] in get_titles()


def _without_vaguer(positions: list[Position]) -> list[Position]:
    """A bare title (`الرئيس بايدن`) says nothing beside a fuller one of the same person with the same English words."""
    return [
        p
        for p in positions
        if not any(
            q is not p and q.person == p.person and q.former == p.former and set(p.title_en.split()) < set(q.title_en.split())
            and (p.country in (None, q.country)) and (p.organization in (None, q.organization))
            for q in positions
        )
    ]
