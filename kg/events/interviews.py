"""Interviews, which are no meetings: a medium stands behind the noun, or the noun returns to one (خلال اللقاء)."""

from __future__ import annotations

from kg.events.lexicon import get_event_words
from kg.events.page import STOPS, Page
from kg.events.phrases import is_media, mention_fillers
from kg.statements.words import COMMAS

#: How many words behind the noun what leads to the medium may stand, and how many behind that the medium.
FAR, NEAR = 9, 3
#: What leads to the medium: حوار مع قناة, مقابلة على شاشة, لقاء لصحيفة.
LEADING = frozenset(["مع", "ل", "لل", "علي", "عبر", "في", "الي"])
#: What gives an encounter parties of another kind: لقاء مع نظيره نقلته قناة.
PARTIES = frozenset(["مع", "بين"])
#: What an encounter with a site is, which no one meets: حوار مع موقع.
SITE = "موقع"
#: Words for media that mean other things as well.
VAGUE = frozenset(["موقع", "شبكه", "وكاله"])


def is_interview(page: Page, start: int, end: int) -> bool:
    """Whether the noun of the words ``[start, end)`` tells an interview: a medium asks, or it returns to one (article, nobody behind)."""
    if not _may_tell(page, start):
        return False
    given = _given_to_medium(page, start, end)
    if given is not None or not page.norm(start).startswith("ال"):
        return bool(given)
    last = next((k for k in range(start - 1, -1, -1) if _may_tell(page, k)), None)
    return last is not None and is_interview(page, last, last + 1)


def _may_tell(page: Page, k: int) -> bool:
    return page.norm(k).removeprefix("ال") in get_event_words("interview") and k not in page.words.mention_over


def _given_to_medium(page: Page, start: int, end: int) -> bool | None:
    """Whether a medium asks, or others meet; none where nobody is told."""
    if any(page.norm(j).removeprefix("ال") in get_event_words("pressed") for j in range(end, end + 2)):
        return True
    for j in range(end, min(end + FAR, len(page))):
        word = page.words[j]
        if word.sentence != page.words[start].sentence or word.text in STOPS or word.text in COMMAS:
            return None
        if word.norm in LEADING | get_event_words("broadcast") and j not in page.words.mention_over:
            if page.norm(j + 1) == SITE and word.norm in ("مع", "ل"):
                return True
            for i in range(j + 1, min(j + 1 + NEAR, len(page))):
                if _is_medium(page, i):
                    return True
                if i in page.words.mention_over or page.is_verb(i):
                    break
        if word.norm in PARTIES:
            return False
    return None


def _is_medium(page: Page, k: int) -> bool:
    mention = page.words.mention_from.get(k)
    if mention is not None:
        return any(is_media(page, f) for f in mention_fillers(page, mention))
    return page.norm(k).removeprefix("ال") in get_event_words("medium") - VAGUE
