"""What speaks for a candidate: a table of small features, each explained by its function, and their weights.

A feature gives 0 (against) to 1 (for). One that the context cannot tell (no title beside the name, no date) is left out, for every
candidate of the mention alike. The score is the likeness of the name, lessened, at most by half, by what the others speak against.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from kg.gazetteer import Gazetteer, Hit
from kg.model import Entity

#: When nothing else decides, the more usual referent of a name: the state before the city of its name, the city before its province.
KINDS = {"state": 1.0, "capital": 0.9, "international-organization": 0.9, "un-body": 0.9, "politician": 0.8, "city": 0.6, "region": 0.5}


@dataclass(frozen=True, slots=True)
class Context:
    """What the document tells about a mention; what it leaves empty is not known."""

    gazetteer: Gazetteer
    states: frozenset[str] = frozenset()  # named in the document, or told by a demonym
    title_states: frozenset[str] = frozenset()  # of the title beside the name
    title: str | None = None  # that title, in its short English
    entities: frozenset[str] = frozenset()  # linked already
    type: str | None = None  # as the recogniser has it
    day: date | None = None  # of publication
    rivals: frozenset[str] = frozenset()  # the entities that bear exactly this name


def preferred(hit: Hit, entity: Entity, context: Context) -> float | None:
    return {"label": 1.0, "formal": 1.0, "variant": 0.8, "acronym": 0.8}.get(hit.alias.kind, 0.5)


def sole(hit: Hit, entity: Entity, context: Context) -> float | None:
    return 1 / len(context.rivals) if hit.way == "exact" and context.rivals else 0.0


def usual(hit: Hit, entity: Entity, context: Context) -> float | None:
    return KINDS.get(entity.kind or "", 0.4)


def same_type(hit: Hit, entity: Entity, context: Context) -> float | None:
    return None if context.type is None else float(context.type == entity.type)


def titled(hit: Hit, entity: Entity, context: Context) -> float | None:
    return float(entity.state in context.title_states) if context.title_states else None


def held_title(hit: Hit, entity: Entity, context: Context) -> float | None:
    if context.title is None:
        return None
    held = [t for t in context.gazetteer.tenures.get(entity.id, ()) if t.title_en == context.title]
    if not held:
        return 0.0
    return 1.0 if context.day is None or any(t.covers(context.day) for t in held) else 0.5


def in_office(hit: Hit, entity: Entity, context: Context) -> float | None:
    if context.day is None or entity.type != "Person":
        return None
    return float(any(t.covers(context.day) for t in context.gazetteer.tenures.get(entity.id, ())))


def already_there(hit: Hit, entity: Entity, context: Context) -> float | None:
    return float(entity.id in context.entities) if context.entities & context.rivals else None


def state_named(hit: Hit, entity: Entity, context: Context) -> float | None:
    return float(entity.state in context.states) if context.states else None


def neighbours(hit: Hit, entity: Entity, context: Context) -> float | None:
    """The share of what is linked already that is of the entity's state; a third is enough."""
    others = [context.gazetteer.entities[e] for e in context.entities if e != entity.id and e in context.gazetteer.entities]
    if not others:
        return None
    return min(1.0, 3 * sum(o.state is not None and o.state == entity.state for o in others) / len(others))


@dataclass(frozen=True, slots=True)
class Feature:
    """``says`` are the words for a value of one half or more, ``denies`` those for less."""

    func: Callable[[Hit, Entity, Context], float | None]
    weight: float
    says: str
    denies: str


#: What the score begins with.
NAME = "name"
#: Set by hand on the development articles; they add up to 1.
FEATURES = (
    Feature(already_there, 0.22, "the document has named it before", "the document has named others of that name, but not it"),
    Feature(same_type, 0.20, "it is of the type that the text asks for", "it is of another type than the text asks for"),
    Feature(titled, 0.13, "the title beside the name is of its state", "the title beside the name is of another state"),
    Feature(held_title, 0.07, "it held the office that is named beside it", "as far as is known it never held that office"),
    Feature(preferred, 0.09, "that is its usual name", "that is but a short or rare name of it"),
    Feature(usual, 0.09, "such a name mostly means something of its kind", "such a name seldom means something of its kind"),
    Feature(state_named, 0.08, "the document names its state", "the document does not name its state"),
    Feature(in_office, 0.07, "it held an office on that day", "as far as is known it held no office on that day"),
    Feature(neighbours, 0.02, "what else the document names is of its state", "what else the document names is of other states"),
    Feature(sole, 0.03, "few others are called so", "others are called so, or it is not called exactly so"),
)
BY_NAME = {feature.func.__name__: feature for feature in FEATURES}


def mean_of_told(values: Iterable[tuple[float, float | None]]) -> float:
    """The mean of the values that are not ``None``, each with its weight before it.

    >>> mean_of_told([(1, 0.5), (2, None), (3, 1.0)])
    0.875
    """
    told = [(weight, value) for weight, value in values if value is not None]
    return sum(weight * value for weight, value in told) / sum(weight for weight, _ in told)


def score_candidate(hit: Hit, entity: Entity, context: Context) -> tuple[float, tuple[tuple[str, float], ...]]:
    """The score (0 to 1), and the likeness of the name and every feature that the context can tell, with their values."""
    values = [(f, f.func(hit, entity, context)) for f in FEATURES]
    told = [(f, value) for f, value in values if value is not None]
    score = hit.likeness * (0.5 + 0.5 * mean_of_told((f.weight, value) for f, value in values))
    return round(score, 3), ((NAME, round(hit.likeness, 3)), *((f.func.__name__, round(value, 3)) for f, value in told))
