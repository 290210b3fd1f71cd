"""When an event happens: the calendar expression in its clause that belongs to no other event."""

from __future__ import annotations

from collections.abc import Mapping

from kg.events.frames import Frame
from kg.events.page import Page
from kg.events.triggers import Spot


def find_date(page: Page, frame: Frame, spots: Mapping[int, tuple[Spot, ...]]) -> str | None:
    """The EDTF value of the nearest expression in the words of the frame, those behind the trigger first."""
    spot = frame.spot
    own = {spot.start, *(g.index for g in frame.governors), *([frame.carrier.index] if frame.carrier else [])}
    others = [k for k in spots if k not in own]
    if frame.carrier is not None:
        own_times = [(first, time) for first, _, time in page.times if frame.carrier.index < first < frame.end]
        for first, time in own_times:
            if not any(frame.carrier.index < k < first for k in others):
                return time.value
    behind = [(first, time) for first, _, time in page.times if spot.end <= first < frame.end]
    for first, time in behind:
        if not any(spot.end <= k < first for k in others):
            return time.value
    before = [(last, time) for first, last, time in page.times if frame.start <= first < spot.start]
    for last, time in reversed(before):
        if not any(last < k < spot.start for k in others):
            return time.value
    return _only_one(page, frame) if spot.is_verb else None


def _only_one(page: Page, frame: Frame) -> str | None:
    """The value of the sentence's calendar expression, if it has one alone."""
    sentence = page.words[frame.spot.start].sentence
    values = [time.value for first, _, time in page.times if page.words[first].sentence == sentence]
    return values[0] if len(values) == 1 else None
