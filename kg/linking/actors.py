"""The state that has spoken in a sentence, whose ministries need no nationality behind it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Span

from kg.gazetteer import Gazetteer
from kg.mentions.lexicon import get_speech_verbs
from kg.model import Mention
from kg.text.demonyms import get_adjectives


def find_actor(doc: Doc, body: Span, mentions: Iterable[Mention], gazetteer: Gazetteer) -> str | None:
    """The state, or that of the capital, that is the last subject of a verb of saying before a body in its sentence.

    Args:
        doc: the text.
        body: the words of a body that every state has.
        mentions: names that are linked.
        gazetteer: tells the states.
    """
    first = doc[body.sent.start].idx
    for mention in sorted((m for m in mentions if first <= m.start < body.start_char), key=lambda m: -m.start):
        span = doc.char_span(mention.start, mention.end)
        if span is None or span.start == 0 or doc[span.start - 1].norm_ not in get_speech_verbs() or len(mention.entities) != 1:
            continue
        entity = gazetteer.entities.get(mention.entities[0])
        state = gazetteer.capitals.get(entity.id, entity.id if entity.kind == "state" else None) if entity is not None else None
        return state if state in get_adjectives() else None
    return None
