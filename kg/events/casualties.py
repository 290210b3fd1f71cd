"""The dead and injured that news tells an attack by: قتل ثلاثة في هجوم tells one happening, the attack."""

from __future__ import annotations

from kg.events.frames import Frame
from kg.events.lexicon import get_event_words
from kg.events.page import COMPLEMENTIZERS, RELATIVES, STOPS, Page
from kg.events.phrases import Filler, read_phrase

#: What stands between the dead and what killed them.
CAUSES = frozenset(["في", "ب", "اثر", "جراء", "خلال", "نتيجه", "بسبب", "من"])
#: How far before an attack the word of its dead may stand.
FAR = 30


def find_casualties(page: Page, frame: Frame) -> int:
    """The index of the first word of the dead or injured of whose clause an attack's noun is the cause; -1 for none."""
    spot = frame.spot
    if spot.trigger.type != "Attack" or spot.is_verb or spot.trigger.pos != "noun":
        return -1
    k = spot.start
    while page.norm(k - 1) in get_event_words("transparent"):
        k -= 1
    if page.norm(k - 1) not in CAUSES or page.words[k - 1].sentence != page.words[spot.start].sentence:
        return -1
    first = -1
    for j in range(k - 2, max(k - FAR, -1), -1):
        word = page.words[j]
        if word.sentence != page.words[k].sentence or word.text in STOPS or word.norm in RELATIVES | COMPLEMENTIZERS:
            break
        if word.norm in get_event_words("casualty") and j not in page.words.mention_over:
            first = j
    return first


def place_between(page: Page, start: int, end: int) -> tuple[Filler, ...]:
    """The place that is told behind في among the words ``[start, end)``: قتل ثلاثة في أوسلو في هجوم."""
    for j in range(start, end):
        if page.norm(j) in ("في", "ب") and j not in page.words.mention_over:
            phrase = read_phrase(page, j + 1, end, coordinated=False)
            if phrase is not None and phrase.start <= j + 2:
                found = tuple(f for f in phrase.fillers if f.kind in "LSF" and f.how == "name")
                if found:
                    return found
    return ()
