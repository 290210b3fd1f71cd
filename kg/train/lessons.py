"""What the heads of events learn from: triggers and parties of annotated articles, with the clues, states and right answers of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from spacy.tokens import Doc

from kg.documents.furniture import find_furniture
from kg.errors import DataError
from kg.events.clues import PARTS, find_parties, party_clues, trigger_clues
from kg.events.find import read_frames
from kg.events.frames import Frame
from kg.events.heads import party_states, plain_state
from kg.events.hints import MEETINGS, reach
from kg.events.page import Page
from kg.events.triggers import find_spots
from kg.model import Document, Entity
from kg.pipeline import Pipeline
from kg.text.normalise import fold
from kg.train.passages import TYPES, Gold, Pair, Passage, Place, mark, read_passages

#: How much a trigger counts that is none while another of its type tells an event: it may only return to that one.
UNSURE = 0.4


@dataclass(frozen=True, slots=True)
class Lesson:
    """One thing to decide about a trigger of a type, with its right outcome and how much it counts.

    ``places`` are the subwords of the trigger and, if it is about one, of the party that stands ``steps`` words behind it.
    """

    clues: tuple[str, ...]
    states: tuple[np.ndarray, ...]
    outcome: int
    type: str
    places: tuple[Place, ...]
    steps: int = 0
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Lessons:
    """The lessons of one article for each of the heads, and its passages for the layers below them."""

    told: list[Lesson] = field(default_factory=list)
    parts: list[Lesson] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)


class _Names:
    """Whether an entity of ours is one of the annotator's: the same item or a shared name, or the state that it acts for."""

    def __init__(self, gold: Gold, entities: dict[str, Entity]):
        self.gold, self.entities = gold["entities"], entities

    def same(self, key: str, entity: str) -> bool:
        theirs, ours = self.gold[key], self.entities.get(entity)
        if ours is None:
            return False
        if theirs.get("wikidata") and theirs["wikidata"] == ours.wikidata:
            return True
        return bool({_plain(n) for n in (*theirs["ar"], *theirs["en"])} & {_plain(label) for _, label in ours.labels})

    def acts_as(self, key: str, entity: str) -> bool:
        state = self.gold[key].get("state")
        return self.same(key, entity) or (state is not None and self.same(state, entity))


def read_lessons(articles: Iterable[tuple[str, str, dict[str, Any]]], pipeline: Pipeline) -> Iterator[Lessons]:
    """The lessons of annotated articles (id, text and annotation each), read by all stages but the last.

    Raises:
        DataError: the encoder gives out no states.
    """
    for name, text, gold in articles:
        day = date.fromisoformat(gold["dct"]) if gold.get("dct") else None
        with pipeline.nlp.select_pipes(disable=["kg_events"]):
            doc = pipeline.annotate(Document(name, text, date=day, furniture=tuple(find_furniture(text))))
        if doc._.states is None:
            raise DataError("the recogniser gives out no states: run 'kg train names' with this version first")
        yield _learn(doc, gold)


def _learn(doc: Doc, gold: Gold) -> Lessons:
    page, names = Page(doc), _Names(gold, doc._.entities)
    passages, places = read_passages(doc, len(plain_state(doc._.states[0])))
    lessons = Lessons(passages=passages)
    for frames, best in read_frames(page, find_spots(page)):
        k = frames[0].spot.start
        at = places.get(page.token_of(k))
        if at is None or any(start <= page.words[k].start < end for start, end in gold.get("ignore", [])):
            continue
        for frame in [best] if best is not None else frames:
            told = _find_told(page, frame, gold)
            weight = 1.0 if told else _weigh_refusal(frame, gold, names)
            if weight:
                clues = tuple(trigger_clues(page, frame, best is not None))
                states, type_ = (plain_state(page.states_at(k)),), frame.spot.trigger.type
                lessons.told.append(Lesson(clues, states, int(told is not None), type_, (at,), weight=weight))
            if told:
                lessons.parts.extend(_learn_parts(page, frame, told, names, places))
    for lesson in lessons.parts:
        (passage, trigger), (other, party) = lesson.places
        if passage == other and trigger != party:
            passages[passage].pairs.append(Pair(trigger, party, reach(lesson.steps), TYPES.index(lesson.type), lesson.outcome))
    mark(page, gold, passages, places, {lesson.places[0] for lesson in lessons.parts})
    return lessons


def _find_told(page: Page, frame: Frame, gold: Gold) -> Gold | None:
    """The event that the annotator has at the words of a trigger, one of its type before another kind of meeting."""
    start, end = page.words[frame.spot.start].start, page.words[frame.spot.end - 1].end
    type_ = frame.spot.trigger.type
    there = [e for e in gold["events"] if e["start"] < end and start < e["end"] and _fits(e["type"], type_)]
    return max(there, key=lambda e: e["type"] == type_, default=None)


def _weigh_refusal(frame: Frame, gold: Gold, names: _Names) -> float:
    """How sure it is that a trigger tells no event where the annotator has none: not at all if one elsewhere has a party of its frame."""
    type_ = frame.spot.trigger.type
    like = [e for e in gold["events"] if _fits(e["type"], type_)]
    entities = {filler.entity for _, filler, _ in frame.roles}
    if any(names.acts_as(arg["entity"], entity) for e in like for arg in e["args"] for entity in entities):
        return 0.0
    return UNSURE if any(e["type"] == type_ for e in like) else 1.0


def _learn_parts(page: Page, frame: Frame, told: Gold, names: _Names, places: dict[int, Place]) -> Iterator[Lesson]:
    parties = find_parties(page, frame)
    entities = list(dict.fromkeys(p.filler.entity for p in parties))
    place = told.get("place")
    wanted = [(arg["role"], arg["entity"]) for arg in told["args"]]
    wanted += [("about", key) for key in told.get("about", [])]
    wanted += [("place", key) for key in (place if isinstance(place, list) else [place] if place else [])]
    right: dict[str, str] = {}
    for role, key in wanted:
        exact = [e for e in entities if names.same(key, e)]
        if not exact and role not in ("place", "about"):
            exact = [e for e in entities if names.acts_as(key, e)]
        for entity in exact:
            right.setdefault(entity, role)
    for party in parties:
        role = right.get(party.filler.entity)
        outcome = PARTS.index(role) + 1 if role else 0
        clues, states = tuple(party_clues(page, frame, party, parties)), tuple(party_states(page, frame, party))
        k = frame.spot.start
        at = (places[page.token_of(k)], places.get(page.token_of(party.first), places[page.token_of(k)]))
        yield Lesson(clues, states, outcome, frame.spot.trigger.type, at, party.first - k)


def _fits(one: str, two: str) -> bool:
    return one == two or {one, two} <= MEETINGS


def _plain(name: str) -> str:
    return " ".join(word.removeprefix("ال") if len(word) > 4 else word for word in fold(name).split())
