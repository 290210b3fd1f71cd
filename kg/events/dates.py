"""When an event happens: the calendar expression in its clause that belongs to no other event."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from kg.events.factuality import AGREED, BY_AGREEING
from kg.events.frames import Frame, is_own_object
from kg.events.lexicon import get_event_words
from kg.events.page import Page
from kg.events.triggers import Spot

#: What stands before an event at whose time another happens: التقيا على هامش القمة في مارس.
MARGIN = frozenset(["هامش"])
#: Verbs between an event and the one time of its sentence that tell that it is the time of something else.
OTHERS = 2
#: Words between an event and another one, whose time may be told behind it.
AROUND = frozenset(["قبل", "بعد", "عقب", "قبيل", "بعيد", "غداه", "عشيه", "اثر"])
#: Words that tie a clause to the time that is told right before them: عام 2020، عندما أبحرت.
WHEN = frozenset(["عندما", "حينما", "حين", "يوم"])


def find_date(page: Page, frame: Frame, spots: Mapping[int, tuple[Spot, ...]]) -> str | None:
    """The EDTF value of the nearest expression in the words of the frame, those behind the trigger first; of two days in a row both."""
    value = _find_date(page, frame, spots)
    k = page.words[frame.spot.start].sentence
    own = next((last for _, last, time in page.times if time.value == value and page.words[last].sentence == k), None)
    after = next((time.value for first, _, time in page.times if own is not None and first == own + 2 and page.norm(own + 1) == "و"), None)
    return f"{value}/{after}" if value and after and _is_next_day(value, after) else value


def _is_next_day(one: str, two: str) -> bool:
    """Whether two values are days in a row.

    >>> _is_next_day("2024-05-31", "2024-06-01"), _is_next_day("2024-05", "2024-06")
    (True, False)
    """
    try:
        return date.fromisoformat(two) - date.fromisoformat(one) == timedelta(days=1)
    except ValueError:
        return False


def _find_date(page: Page, frame: Frame, spots: Mapping[int, tuple[Spot, ...]]) -> str | None:
    spot, times = frame.spot, page.own_times
    own = {spot.start, frame.struck, *(g.index for g in frame.governors), *([frame.carrier.index] if frame.carrier else [])}
    others = [
        k
        for k in spots
        if k not in own and not (spot.end <= k < frame.end and is_own_object(spot, spots[k])) and page.norm(k - 1) not in MARGIN
    ]
    if frame.carrier is not None:
        own_times = [(first, time) for first, _, time in times if frame.carrier.index < first < frame.end]
        for first, time in own_times:
            if not any(frame.carrier.index < k < first for k in others):
                return time.value
    behind = [(first, time) for first, _, time in times if spot.end <= first < frame.end]
    for first, time in behind:
        if not any(spot.end <= k < first for k in others) and not _is_of_another(page, spot.end, first):
            return time.value
    before = [(last, time) for first, last, time in times if frame.start <= first < spot.start]
    if _is_only_spoken_of(page, frame) or any(g.cue is not None and g.cue.effect == "possible" for g in frame.governors):
        before = []  # دعا أمس إلى عقد قمة
    for last, time in reversed(before):
        if not any(last < k < spot.start for k in others):
            return time.value
    if page.norm(frame.start - 1) in WHEN:
        for _, last, time in page.times:
            if frame.start - 3 <= last < frame.start - 1 and page.words[last].sentence == page.words[spot.start].sentence:
                return time.value
    carried = bool(frame.governors) and frame.governors[0].support is not None and frame.governors[0].is_verb
    occasion = page.norm(spot.start - 1) in get_event_words("occasion")
    return _only_one(page, frame) if spot.is_verb or carried or occasion else None


def is_around(page: Page, k: int) -> bool:
    """Whether the event noun at ``k`` only tells when another thing happens: بعد القمة, عقب انتهاء القمة, على هامش القمة."""
    return page.norm(page.before_bounds(k)) in AROUND | MARGIN


def _is_of_another(page: Page, start: int, first: int) -> bool:
    """Whether the time at ``first`` is that of what stands behind a word of time: هاجمت البلدة قبل تصويت المجلس أمس."""
    for k in range(start, first):
        if page.norm(k) in AROUND and k + 1 < first and k not in page.words.timed and not page.norm(k + 1).isdigit():
            return True
    return False


def _is_only_spoken_of(page: Page, frame: Frame) -> bool:
    """Whether the time before an event noun is that of a verb that does not carry it: كشف أمس عن تدريبات, دعا أمس إلى قمة."""
    spot = frame.spot
    if (
        spot.is_verb
        or frame.casualties >= 0
        or (frame.governors and frame.governors[0].support is not None)
        or page.norm(spot.start - 1) in get_event_words("occasion")
    ):  # أعلن أمس عقب لقائه
        return False
    if spot.trigger.type in BY_AGREEING and any(g.cue is not None and g.cue.lemma in AGREED for g in frame.governors):
        return False  # اتفقا هذا العام على تمديدها
    if page.norm(spot.start - 1) == "في" and spot.start - 2 in page.words.timed:
        return False  # أصيبت اليوم في هجوم
    return any(page.is_verb(j) for j in range(frame.start, spot.start))


def _only_one(page: Page, frame: Frame) -> str | None:
    """The value of the calendar expression of the verb's sentence, if it has one alone.

    The time of saying counts where who says it takes part: أعلن الجيش اليوم أنه نفذ تجربة. Behind two other verbs it is another's.
    """
    k = frame.spot.start
    found = [(first, time) for first, _, time in page.own_times if page.words[first].sentence == page.words[k].sentence]
    if found and _is_of_another(page, frame.spot.end, found[0][0]):
        return None
    if len(found) != 1 or sum(page.is_verb(j) for j in range(*_between(frame, found[0][0]))) >= OTHERS:
        return None
    told, timed = page.statement_at(k), page.statement_at(found[0][0])
    if told is None and timed is not None:
        return None  # أكد بعد لقائه أن الانتخابات ستجرى غدا
    if told is not None and timed != told:
        taking_part = {f.entity for f in frame.having("agent", "participant", "subject")}
        if not taking_part & set(told.speakers):
            return None
    return found[0][1].value


def _between(frame: Frame, k: int) -> tuple[int, int]:
    """The words between a trigger and the word at ``k``, as the bounds of a range."""
    return (k + 1, frame.spot.start) if k < frame.spot.start else (frame.spot.end, k)
