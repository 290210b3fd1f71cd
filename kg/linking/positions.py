"""Positions: a title beside a name, with whose office it is; a counterpart has the title of the one named before."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kg.linking.lexicon import is_state_office
from kg.linking.offices import Office, Offices
from kg.mentions.lexicon import MUTUAL, bare, get_counterpart, get_title_links, get_titles, is_definite
from kg.mentions.spans import Title
from kg.mentions.title_extent import find_head, read_title
from kg.model import Position

#: The English of a title that a fuller one of the same person has explained: الوزير.
VAGUE = "minister"


def find_positions(doc: Doc, offices: Offices) -> tuple[Position, ...]:
    """Who holds which office according to the text; each person, title and seat once, in order of the text."""
    found: dict[tuple[str, str, str | None, str | None, bool], Position] = {}
    for position in _iter_positions(doc, offices):
        key = (position.person, position.title_en, position.organization, position.country, position.former)
        found.setdefault(key, position)
    return tuple(_without_vaguer(list(found.values())))


def _iter_positions(doc: Doc, offices: Offices) -> Iterator[Position]:
    last: Office | None = None
    held: dict[str, Office] = {}
    for title in doc._.titles:
        office = offices.read(_inmost(doc, title, offices))
        if office.english == get_counterpart():
            words = _office_before(title, offices, held) or ((last.words, last.english) if last is not None else None)
            if words is None:
                continue
            office = replace(office, words=words[0], english=words[1])
        if not _makes_position(doc, office):
            continue
        if office.person is not None:
            office = _in_list(doc, office, last)
            yield to_position(doc, office)
            held[office.person or ""] = office
        if last is None or office.english != VAGUE or not last.english.endswith(f" {VAGUE}"):
            last = office


def _inmost(doc: Doc, title: Title, offices: Offices) -> Title:
    """The title of him whose name stands behind another's title, as the gazetteer knows: `المتحدث باسم | الرئيس ماكرون`."""
    person = offices.person_of(title)
    if person is None or title.name is None or title.name[0] != title.end or offices.find_tenure(person, title.english):
        return title
    for k in range(title.start + 1, title.end):
        inner = read_title(doc, k, {}) if find_head(doc[k]) is not None else None
        tenure = offices.find_tenure(person, inner.english) if inner is not None and inner.end == title.end else None
        if inner is not None and tenure is not None and (offices.day is None or tenure.covers(offices.day)):
            return inner.named(*title.name)
    return title


def _office_before(title: Title, offices: Offices, held: dict[str, Office]) -> tuple[str, str] | None:
    """The office, in Arabic and English, of the person whom the sentence names last before a title."""
    person = offices.person_before(title.start)
    if person is None:
        return None
    if person in held:
        return held[person].words, held[person].english
    tenure = offices.find_present(person)
    return (tenure.title, tenure.title_en) if tenure is not None else None


def _in_list(doc: Doc, office: Office, last: Office | None) -> Office:
    """In a list of one government's officials only the first may tell the state: `وزير الخارجية القطري فلان ووزير المواصلات فلان`."""
    told = office.organization or (office.country and not office.guessed)
    if last is None or last.title.name is None or told or last.country is None:
        return office
    gap = doc[last.title.name[1] : office.title.start]
    joined = 0 < len(gap) <= 2 and all(t.norm_ in {"و", "،"} for t in gap)
    return replace(office, country=last.country) if joined else office


def _makes_position(doc: Doc, office: Office) -> bool:
    """Whether a title is an office: of a description (`الخبير`, `العقيد`) only where it says of what, or of whose office it is a part."""
    if office.english in MUTUAL:
        return False
    title = office.title
    if title.kind == "office":
        return True
    if title.kind == "description" and _is_genitive(doc, title):
        return False
    inner = (get_titles().get(bare(t.norm_)) for t in doc[title.start + 1 : title.end])
    part = any(head is not None and head.kind == "office" for head in inner)
    of_state = title.end - title.start > 1 and office.country is not None and is_state_office(office.english)
    return title.kind in {"description", "rank"} and bool(office.organization or title.state or title.bodies or part or of_state)


def _is_genitive(doc: Doc, title: Title) -> bool:
    """Whether a feminine word that may be a description belongs to an indefinite noun: `مساعي كيري | الدبلوماسية`, `أحزاب | المعارضة`."""
    first = doc[title.start]
    if title.name is None or not first.text.endswith("ة") or bare(first.norm_)[:-1] not in get_titles():
        return False
    at = title.name[0] if title.name[1] == title.start else title.start if title.name[0] > title.end else 0
    before = doc[at - 1] if at else None
    if before is None or not before.is_alpha or is_definite(before.norm_) or len(before.norm_) <= 2:
        return False
    return before.norm_ not in get_title_links() and not before.norm_.startswith("ت") and before.text[-1] not in "تةه"


def to_position(doc: Doc, office: Office) -> Position:
    """An office that somebody holds as a position; the span is the title's."""
    title = office.title
    start, end = title.repeats or (title.start, title.end)
    last = doc[end - 1]
    return Position(
        office.person or "", office.words, office.english, doc[start].idx, last.idx + len(last.text), office.organization, office.country,
        title.former, title.acting, title.designate,
    )


def add_positions(positions: tuple[Position, ...], further: Iterable[Position], named: Container[str]) -> tuple[Position, ...]:
    """The positions, and of further ones, told by a title far from the name, the first of each person who is named and has none yet."""
    added = {p.person: p for p in reversed([p for p in further if p.person in named])}
    known = {p.person for p in positions}
    return (*positions, *(p for p in reversed(added.values()) if p.person not in known))


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
