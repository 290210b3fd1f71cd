"""What speaks for a candidate: a table of small features, each explained by its function, and their weights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from kg.gazetteer import Alias, Gazetteer
from kg.model import Entity

#: When nothing else decides, the more usual referent of a name: the state before the city of its name, the city before its province.
KINDS = {"state": 1.0, "capital": 0.9, "international-organization": 0.9, "un-body": 0.9, "politician": 0.8, "city": 0.6, "region": 0.5}


@dataclass(frozen=True, slots=True)
class Context:
    """What the document tells about a mention: states named in it, the states of the title beside it, its date, its type."""

    gazetteer: Gazetteer
    states: frozenset[str] = frozenset()
    title_states: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    type: str | None = None
    day: date | None = None
    full: bool = field(default=True)


def same_type(alias: Alias, entity: Entity, context: Context) -> float:
    """The recogniser's type is the entity's."""
    return float(context.type in {None, entity.type})


def preferred(alias: Alias, entity: Entity, context: Context) -> float:
    """The name is the entity's label, not merely a short form of it."""
    return {"label": 1.0, "formal": 1.0, "variant": 0.8, "acronym": 0.8}.get(alias.kind, 0.5)


def titled(alias: Alias, entity: Entity, context: Context) -> float:
    """The title beside the name is of the entity's state (`الرئيس الروسي`)."""
    return float(entity.state in context.title_states) if context.title_states else 0.5


def state_named(alias: Alias, entity: Entity, context: Context) -> float:
    """The document names the entity's state."""
    return float(entity.state in context.states)


def in_office(alias: Alias, entity: Entity, context: Context) -> float:
    """Somebody who held an office on the day of the document."""
    held = context.gazetteer.tenures.get(entity.id, [])
    return float(context.day is not None and any(t.covers(context.day) for t in held))


def already_there(alias: Alias, entity: Entity, context: Context) -> float:
    """The document has named the entity in full."""
    return float(entity.id in context.entities)


def usual(alias: Alias, entity: Entity, context: Context) -> float:
    """How usual a referent entities of this kind are."""
    return KINDS.get(entity.kind or "", 0.4)


@dataclass(frozen=True, slots=True)
class Feature:
    func: Callable[[Alias, Entity, Context], float]
    weight: float


#: Set by hand on the development articles; they add up to 1.
FEATURES = (
    Feature(already_there, 0.25),
    Feature(same_type, 0.20),
    Feature(titled, 0.15),
    Feature(preferred, 0.10),
    Feature(usual, 0.10),
    Feature(state_named, 0.10),
    Feature(in_office, 0.10),
)


def score_candidate(alias: Alias, entity: Entity, context: Context) -> tuple[float, tuple[tuple[str, float], ...]]:
    """The weighted sum (0 to 1) and the value of every feature."""
    values = tuple((f.func.__name__, round(f.func(alias, entity, context), 3)) for f in FEATURES)
    return round(sum(f.weight * v for f, (_, v) in zip(FEATURES, values, strict=True)), 3), values
