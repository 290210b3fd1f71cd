"""Event reports as fusion compares them, read back from every document's graph, with what is known of their entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pyoxigraph import NamedNode, Store

from kg.graph.scope import instants
from kg.graph.terms import LABEL, TYPE
from kg.graph.vocabulary import KG, KGV

ROLES = ("participant", "agent", "target", "mediator", "subject", "about")
Entities = frozenset[str]


@dataclass(frozen=True, slots=True)
class Report:
    """One document's report; entities are IRIs, ``named`` is the event entity in whose name one of the triggers lies."""

    iri: str
    document: str
    type: str
    factuality: str
    roles: dict[str, Entities]
    places: Entities
    date: str | None
    interval: tuple[datetime, datetime] | None
    named: str | None

    @property
    def parties(self) -> Entities:
        """Who took part, mediators and topics apart."""
        return frozenset().union(*(self.roles.get(role, frozenset()) for role in ("participant", "agent", "target", "subject")))

    @property
    def width(self) -> float:
        """How many days the date leaves open, endless where there is none."""
        return (self.interval[1] - self.interval[0]).total_seconds() / 86400 if self.interval else float("inf")


@dataclass(slots=True)
class World:
    """What the reference graph and the documents know of entities: their state (or the state they lie in), type and labels."""

    states: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)

    def party(self, entity: str) -> str:
        """The state that an entity acts for, or the entity itself."""
        return self.states.get(entity, entity)


def match(database: Store, *pattern: NamedNode | None) -> Iterator[Any]:
    """The quads of a pattern (subject, predicate, object, graph); untyped, since which terms can stand where is ours to know."""
    subject, predicate, obj, graph = (*pattern, None, None, None, None)[:4]
    return database.quads_for_pattern(subject, predicate, obj, graph)


def read_world(database: Store) -> World:
    """The entities of every graph.

    Raises:
        OSError: the store cannot be read.
    """
    world = World()
    for predicate in (KG.locatedIn, KG.actsFor):
        for quad in match(database, None, predicate, None):
            world.states[quad.subject.value] = max(quad.object.value, world.states.get(quad.subject.value, ""))
    for kind in ("Person", "Organization", "Place", "Treaty", "Event", "Facility", "Product"):
        for quad in match(database, None, TYPE, KG[kind]):
            world.types.setdefault(quad.subject.value, kind)
            for label in match(database, quad.subject, LABEL, None, quad.graph_name):
                names = world.labels.setdefault(quad.subject.value, {})
                names[label.object.language] = min(label.object.value, names.get(label.object.language, label.object.value))
    return world


def iter_reports(database: Store) -> Iterator[Report]:
    """Every report of every document, sorted by IRI.

    Raises:
        OSError: the store cannot be read.
    """
    names = _event_names(database)
    roles = {KG[role].value: role for role in ROLES}
    found = sorted((quad.subject.value, quad.graph_name) for quad in match(database, None, TYPE, KG.EventReport))
    for iri, graph in found:
        values: dict[str, set[str]] = defaultdict(set)
        for quad in match(database, NamedNode(iri), None, None, graph):
            values[quad.predicate.value].add(quad.object.value)

        def one(term: NamedNode, values: dict[str, set[str]] = values) -> str:
            return min(values.get(term.value, {""}))

        spans = [(int(one(KG.start)), int(one(KG.end))), *_returns(database, values, graph)]
        inside = {
            entity for start, end, entity in names.get(graph.value, ()) if any(start <= first and last <= end for first, last in spans)
        }
        date = one(KG.date) or None
        yield Report(
            iri,
            graph.value,
            one(KG.eventType).rpartition("#")[2],
            one(KG.factuality).rpartition("#")[2],
            {role: frozenset(values[term]) for term, role in roles.items() if term in values},
            frozenset(values.get(KG.place.value, ())),
            date,
            instants(date),
            inside.pop() if len(inside) == 1 else None,
        )


def _returns(database: Store, values: dict[str, set[str]], graph: NamedNode) -> Iterator[tuple[int, int]]:
    """Where the document returns to what a report tells: the event may be called by its name only there."""
    for iri in sorted(values.get(KG.returnsAt.value, ())):
        passage = NamedNode(iri)
        start, end = (int(q.object.value) for term in (KG.start, KG.end) for q in match(database, passage, term, None, graph))
        yield start, end


def _event_names(database: Store) -> dict[str, list[tuple[int, int, str]]]:
    """Of each document, where an event is called by its name: (start, end, event entity)."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for quad in match(database, None, KG.mentionType, KGV.Event):
        mention, graph = quad.subject, quad.graph_name
        entities = [q.object.value for q in match(database, mention, KG.refersTo, None, graph)]
        named = (mention, KG.level, KGV.name, graph)
        if len(entities) == 1 and any(True for _ in match(database, *named)):
            start, end = (int(q.object.value) for term in (KG.start, KG.end) for q in match(database, mention, term, None, graph))
            found[graph.value].append((start, end, entities[0]))
    return found
