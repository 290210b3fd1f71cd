"""Annotated articles as the layers that learn events read them: states of all subwords, and what is right at words and pairs of words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from spacy.tokens import Doc

from kg.events.clues import PARTS
from kg.events.hints import reach
from kg.events.page import Page
from kg.mentions.recogniser import STATES, cut, encode_sentences, get_recogniser, is_blank, iter_sentences, to_word

Gold = dict[str, Any]
#: Types of events, in the order of the outcomes behind the first, which is none.
TYPES = (
    "Agreement", "Aid", "AmbassadorRecall", "AmbassadorReturn", "Appointment", "Arrest", "Attack", "Call", "Consultation", "Conviction",
    "CyberAttack", "Death", "Election", "Expulsion", "Formation", "Meeting", "MilitaryMove", "Payment", "PrisonerExchange", "Sanction",
    "Summit", "TreatyExtension", "TreatySigning", "TreatyWithdrawal", "Visit",
)
#: A passage and the subword in it that begins a word.
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """A trigger and somebody beside it, by subwords of one passage, with the class of their distance, the type and the part, 0 for none."""

    trigger: int
    party: int
    reach: int
    type: int
    part: int


@dataclass(frozen=True, slots=True)
class Passage:
    """What the encoder reads at once."""

    states: np.ndarray  # subwords × width
    words: list[int] = field(default_factory=list)
    events: dict[int, int] = field(default_factory=dict)
    told: set[int] = field(default_factory=set)
    pairs: list[Pair] = field(default_factory=list)


def read_passages(doc: Doc, width: int) -> tuple[list[Passage], dict[int, Place]]:
    """The passages of a text with nothing to learn yet, and where each of its tokens is.

    Args:
        doc: a text with sentences.
        width: how many of the numbers that the model gives out for a subword are read.
    """
    recogniser = get_recogniser()
    sentences = [tokens for tokens in ([i for i in s if not is_blank(doc[i])] for s in iter_sentences(doc)) if tokens]
    words = [[to_word(doc[i]) for i in tokens] for tokens in sentences]
    passages: list[Passage] = []
    places: dict[int, Place] = {}
    for tokens, texts, encoded in zip(sentences, words, encode_sentences(recogniser.tokenizer, words), strict=True):
        left = iter(tokens)
        for ids, firsts in cut(encoded, texts):
            (states,) = recogniser.compute([STATES], np.array([ids]), np.ones((1, len(ids)), np.int64), layers=False)
            places.update({next(left): (len(passages), first) for first in firsts})
            passages.append(Passage(states[0, :, :width].astype(np.float16), list(firsts)))
    return passages, places


def mark(page: Page, gold: Gold, passages: list[Passage], places: dict[int, Place], paired: Iterable[Place]) -> None:
    """Put into the passages of an article what the annotator has at its words: events, contents, and parts beside triggers.

    Args:
        paired: the triggers whose parties are marked already, by what the rules see there.
    """
    known = set(paired)
    named = [(place, m["entity"]) for m in gold["mentions"] if (place := _place(page, places, m["start"])) and isinstance(m["entity"], str)]
    for event in gold["events"]:
        place = _place(page, places, event["start"])
        if place is None:
            continue
        type_ = TYPES.index(event["type"])
        passages[place[0]].events[place[1]] = type_ + 1
        if place in known or not all(isinstance(arg["entity"], str) for arg in event["args"]):
            continue
        roles = {arg["entity"]: PARTS.index(arg["role"]) + 1 for arg in event["args"]}
        order = {p: n for n, p in enumerate(sorted(places.values()))}
        for at, key in named:
            if at[0] == place[0] and at != place:
                pair = Pair(place[1], at[1], reach(order[at] - order[place]), type_, roles.get(key, 0))
                passages[place[0]].pairs.append(pair)
    for statement in gold["statements"]:
        for k in range(page.index(statement["start"]), len(page)):
            if page.words[k].start >= statement["end"]:
                break
            told = places.get(page.token_of(k))
            if told is not None:
                passages[told[0]].told.add(told[1])


def _place(page: Page, places: dict[int, Place], offset: int) -> Place | None:
    return places.get(page.token_of(page.index(offset)))
