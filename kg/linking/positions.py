"""Positions: a title beside a name, with whose office it is; a counterpart has the title of the one named before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kg.linking.offices import Office, Offices
from kg.mentions.lexicon import bare, get_counterpart, get_titles
from kg.model import Position


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
        if office.english == get_counterpart():
            if last is None:
                continue
            office = replace(office, words=last.words, english=last.english)
        if not _makes_position(doc, office):
            continue
        if office.person is not None:
            office = _in_list(doc, office, last)
            yield _to_position(doc, office)
        last = office


def _in_list(doc: Doc, office: Office, last: Office | None) -> Office:
    """In a list of one government's officials only the first may tell the state: `وزير الخارجية القطري فلان ووزير المواصلات فلان`."""
    if last is None or last.title.name is None or office.country or office.organization or last.country is None:
        return office
    gap = doc[last.title.name[1] : office.title.start]
    joined = 0 < len(gap) <= 2 and all(t.norm_ in {"و", "،"} for t in gap)
    return replace(office, country=last.country) if joined else office


def _makes_position(doc: Doc, office: Office) -> bool:
    """Whether a title is an office: of a description (`الخبير`, `العقيد`) only where it says of what, or of whose office it is a part."""
    title = office.title
    if title.kind == "office":
        return True
    inner = (get_titles().get(bare(t.norm_)) for t in doc[title.start + 1 : title.end])
    part = any(head is not None and head.kind == "office" for head in inner)
    return title.kind == "description" and bool(office.organization or title.state or title.bodies or part)


def _to_position(doc: Doc, office: Office) -> Position:
    title = office.title
    start, end = title.repeats or (title.start, title.end)
    last = doc[end - 1]
    return Position(
        office.person or "", office.words, office.english, doc[start].idx, last.idx + len(last.text), office.organization, office.country,
        title.former, title.acting, title.designate,
    )


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
