"""Meetings of heads of state or government, by the titles that the document gives them and the offices that they are known to hold."""

from __future__ import annotations

from kg.events.frames import Frame
from kg.events.page import Page

#: English titles (``data/lexicons/titles.tsv``, ``data/gazetteers/offices.tsv``) of those whose meeting is a summit.
HEADS = ("president", "prime minister", "king", "emir", "amir", "chancellor", "sultan", "emperor", "supreme leader", "crown prince")
NOT = frozenset(["vice", "deputy", "former", "assistant", "council"])


#: Nouns of talks that may be a summit; a dialogue or consultations that heads of state begin are led by others.
TALKS = frozenset(["محادثات", "مباحثات", "المحادثات", "المباحثات", "مفاوضات", "المفاوضات", "محادثاتهما", "مباحثاتهما"])


def is_summit(page: Page, frame: Frame) -> bool:
    """Whether at least two take part and every person among them heads a state or government."""
    if frame.spot.trigger.type == "Consultation" and page.norm(frame.spot.start) not in TALKS:
        return False
    persons = {f.entity for f in frame.having("participant") if f.kind == "P"}
    return len(persons) >= 2 and all(heads_state(page, person) for person in persons)


def heads_state(page: Page, person: str) -> bool:
    """Whether the document gives a person such a title, or the gazetteer an office on the day of the document."""
    for position in page.doc._.positions:
        if position.person == person and is_head(position.title_en) and (position.country or position.organization is None):
            return True
    day = page.day
    tenures = page.doc._.gazetteer.tenures.get(person, ())
    return day is not None and any(t.country and is_head(t.title_en) and t.covers(day) for t in tenures)


def is_head(title: str) -> bool:
    """Whether an English title is one of a head of state or government.

    >>> is_head("president"), is_head("vice president"), is_head("foreign minister")
    (True, False, False)
    """
    words = set(title.lower().replace("-", " ").split())
    return not words & NOT and any(set(head.split()) <= words for head in HEADS)
