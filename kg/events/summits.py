"""Meetings of heads of state or government, by the titles that the document gives them."""

from __future__ import annotations

from kg.events.page import Page
from kg.events.roles import Frame

#: English heads of titles (``data/lexicons/titles.tsv``) of those whose meeting is a summit.
HEADS = frozenset(["president", "prime minister", "king", "emir", "chancellor", "sultan", "emperor"])
NOT = frozenset(["vice", "deputy", "former", "assistant"])
NOMINALS = ("الرييس", "الرييسان", "الرييسين", "رييسي", "رييسا", "الملك", "الامير", "المستشار", "العاهل", "الزعيمان", "الزعيمين", "قاده", "زعماء", "روساء")


def is_summit(page: Page, frame: Frame) -> bool:
    """Whether at least two take part and every person among them heads a state or government."""
    persons = {f.entity for f in frame.having("participant") if f.kind == "P"}
    if len(persons) < 2:
        return False
    heads = {p.person for p in page.doc._.positions if is_head(p.title_en) and p.organization is None or is_head(p.title_en) and p.country}
    return persons <= heads


def is_head(title: str) -> bool:
    """Whether an English title is one of a head of state or government.

    >>> is_head("president"), is_head("vice president"), is_head("foreign minister")
    (True, False, False)
    """
    words = set(title.lower().replace("-", " ").split())
    return not words & NOT and any(set(h.split()) <= words for h in HEADS)
