"""What a meeting, call or visit is about: the treaties, named events, states and bodies behind a word that tells its matter."""

from __future__ import annotations

from kg.events.frames import Frame
from kg.events.lexicon import get_event_words
from kg.events.page import COMPLEMENTIZERS, STOPS, Page
from kg.events.phrases import Filler, mention_fillers

#: Types that have a matter.
WITH_MATTER = frozenset(["Summit", "Meeting", "Consultation", "Call", "Visit"])
#: Words before what only goes with the event.
ASIDE = frozenset(["بين", "وسط", "بسبب", "بعد", "قبل", "منذ", "رغم", "عقب", "بينما", "فيما"])
#: How many words behind the event the word of its matter may stand, and how far its matters reach.
FAR, REACH = 26, 16
#: No more matters than these.
MOST = 4


def find_matters(page: Page, frame: Frame) -> list[Filler]:
    """The matters told behind the event in its sentence: التقى نظيره لبحث الوضع في ليبيا والاتفاق النووي."""
    k = frame.spot.end
    sentence = page.words[frame.spot.start].sentence
    for j in range(k, min(k + FAR, len(page))):
        if page.words[j].sentence != sentence or page.words[j].text in STOPS or page.norm(j) in COMPLEMENTIZERS | (ASIDE - {"بين"}):
            break
        if is_matter(page.norm(j)) and j not in page.words.mention_over:
            found = _behind(page, frame, j + 1)
            if found:
                return found
    return []


def is_matter(norm: str) -> bool:
    """Whether a folded word tells of a matter, also with an article or with the ل that the tokenizer left on it.

    >>> is_matter("لمناقشه"), is_matter("الملف"), is_matter("ليبيا")
    (True, True, False)
    """
    words = get_event_words("matter")
    return norm in words or norm.removeprefix("ال") in words or (norm[:1] == "ل" and norm[1:] in words)


def _behind(page: Page, frame: Frame, start: int) -> list[Filler]:
    parties = {f.entity for _, f, _ in frame.roles}
    parties |= {known.state for e in parties if (known := page.entities.get(e)) is not None and known.state}
    found: dict[str, Filler] = {}
    for j in range(start, min(start + REACH, len(page))):
        if page.is_boundary(j) or page.norm(j) in ASIDE or page.words[j].text in STOPS or (page.is_verb(j) and j > start):
            break
        mention = page.words.mention_from.get(j)
        if mention is None or mention.level != "name":
            continue
        for filler in mention_fillers(page, mention):
            kinds = "TESO" if frame.spot.trigger.type == "Visit" else "TEO"
            if filler.kind in kinds and filler.how != "media" and filler.entity not in parties:
                found.setdefault(filler.entity, filler)
    return list(found.values())[:MOST]
