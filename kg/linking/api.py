"""Linking for programs: a text's mentions, or a bare name, with the entities they may mean, scored and explained.

>>> found = find_candidates("سيرجي لافروف", type="Person")
>>> found[0].entity.id, found[0].match
('Q58217', True)

Importing this module does not load spaCy; :func:`link` does, when it is first called.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import UsageError
from kg.gazetteer import Gazetteer, Hit, get_gazetteer
from kg.linking.features import BY_NAME, NAME, Context, score_candidate
from kg.model import Candidate, Document, Entity, Mention

TYPES = ("Person", "Organization", "Place", "Treaty", "Event", "Facility", "Product")
#: A candidate is taken without asking if it has this score and is so far ahead of the next.
MATCH = 0.8
AHEAD = 0.05


@dataclass(frozen=True, slots=True)
class Reason:
    """A feature that speaks for a candidate (``value`` near 1) or against it (near 0); ``text`` says it in words."""

    feature: str
    value: float
    weight: float
    text: str


@dataclass(frozen=True, slots=True)
class ScoredCandidate:
    """An entity that a name may mean.

    ``name`` is the one of its names that was found, ``score`` 0 to 1, ``reasons`` the features it is made of, the heaviest first.
    ``match`` is true for at most one candidate: it may be taken without asking. The score is the likeness of the name, lessened by what
    the other reasons speak against; a reason's ``weight`` is its share in that.
    """

    entity: Entity
    name: str
    score: float
    match: bool = False
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkedMention:
    """A mention of a text with its entities (several for `البلدان`) and the candidates that were weighed, the best first.

    ``start`` and ``end`` count code points. ``nil`` says that no known entity is meant: ``entities`` is then an identity of ours, the
    same in every text that gives the same full name. ``origin`` tells what found the mention, ``score`` how sure that is.
    """

    start: int
    end: int
    text: str
    type: str
    level: str  # name | nominal
    entities: tuple[Entity, ...]
    nil: bool
    origin: str
    score: float
    candidates: tuple[ScoredCandidate, ...] = ()


def link(
    text: str, date: datetime.date | None = None, *, candidates: int = 5, kb: Path | None = None, id: str = "text"
) -> tuple[LinkedMention, ...]:
    """The mentions of a text, in order, with what they mean.

    Args:
        text: Arabic prose, of any length.
        date: of publication: tells who was foreign minister then.
        candidates: how many to give for each name, at most.
        kb: a knowledge base of the user's (see :mod:`kg.kb`), beside what ships.
        id: of the document, for messages and for identities of ours that hold in it alone.

    Raises:
        DataError: a table or the knowledge base is at fault.
    """
    from kg.pipeline import load_pipeline  # brings spaCy

    gazetteer = get_gazetteer(kb)
    reading = load_pipeline(kb).read(Document(id, text, date=date))
    entities = {entity.id: entity for entity in reading.entities}
    found = []
    for mention in reading.mentions:
        meant = tuple(entities[e] for e in mention.entities if e in entities)
        weighed = _weighed(mention, meant, gazetteer, candidates)
        nil = all(e.nil for e in meant)
        found.append(
            LinkedMention(
                mention.start, mention.end, mention.text, mention.type, mention.level, meant, nil, mention.origin, mention.score, weighed
            )
        )
    return tuple(found)


def find_candidates(
    name: str, type: str | None = None, limit: int = 10, *, kb: Path | None = None
) -> tuple[ScoredCandidate, ...]:
    """The known entities that a bare name may mean, the likeliest first.

    Args:
        name: in Arabic or English, in any spelling.
        type: one of :data:`TYPES`; only such entities are looked for.
        limit: how many, at most.
        kb: a knowledge base of the user's (see :mod:`kg.kb`), beside what ships.

    Raises:
        UsageError: there is no such type.
        DataError: a table or the knowledge base is at fault.
    """
    if type is not None and type not in TYPES:
        raise UsageError(f"type {type!r}: one of {', '.join(TYPES)}")
    gazetteer = get_gazetteer(kb)
    hits = [h for h in gazetteer.find(name, limit=max(100, 3 * limit)) if type in {None, gazetteer.entities[h.alias.entity].type}]
    context = Context(gazetteer, rivals=frozenset(hit.alias.entity for hit in hits if hit.way == "exact"))
    return _ranked([_score(hit, context) for hit in hits])[:limit]


def _score(hit: Hit, context: Context) -> ScoredCandidate:
    entity = context.gazetteer.entities[hit.alias.entity]
    score, values = score_candidate(hit, entity, context)
    return ScoredCandidate(entity, hit.alias.label, score, False, _reasons(values))


def _weighed(mention: Mention, meant: tuple[Entity, ...], gazetteer: Gazetteer, limit: int) -> tuple[ScoredCandidate, ...]:
    """The candidates that the pipeline weighed, and behind them those whose names are like the mention's."""
    if mention.level != "name" or limit < 1:
        return ()
    own = [_explained(c, mention, gazetteer) for c in mention.candidates]
    chosen = {entity.id for entity in meant}
    own += [ScoredCandidate(e, e.labels[0][1], mention.score, True) for e in meant if not e.nil and e.id not in {c.entity.id for c in own}]
    own.sort(key=lambda c: c.entity.id not in chosen)
    least = min((c.score for c in own), default=1.0)
    seen = {c.entity.id for c in own}
    others = [c for c in find_candidates(mention.text, limit=limit + len(seen)) if c.entity.id not in seen]
    own += [ScoredCandidate(c.entity, c.name, round(c.score * least, 3), False, c.reasons) for c in others]
    return tuple(
        ScoredCandidate(c.entity, c.name, c.score, c.entity.id in chosen, c.reasons) for c in own[:limit]
    )


def _explained(candidate: Candidate, mention: Mention, gazetteer: Gazetteer) -> ScoredCandidate:
    entity = gazetteer.entities[candidate.entity]
    return ScoredCandidate(entity, mention.text, candidate.score, False, _reasons(candidate.features))


def _ranked(candidates: Iterable[ScoredCandidate]) -> tuple[ScoredCandidate, ...]:
    """The best first, and it marked as the match if it is good, and far enough ahead of the second."""
    found = sorted(candidates, key=lambda c: (-c.score, c.entity.id))
    if found and found[0].score >= MATCH and (len(found) == 1 or found[0].score - found[1].score >= AHEAD):
        best = found[0]
        found[0] = ScoredCandidate(best.entity, best.name, best.score, True, best.reasons)
    return tuple(found)


def _reasons(values: Iterable[tuple[str, float]]) -> tuple[Reason, ...]:
    found = []
    for feature, value in values:
        if feature == NAME:
            found.append(Reason(NAME, value, 1.0, f"the name is {value:.0%} alike"))
        else:
            row = BY_NAME[feature]
            found.append(Reason(feature, value, row.weight, row.says if value > 0.5 else row.denies))
    return tuple(sorted(found, key=lambda r: -r.weight))
