"""Events of the whole graph: those that fit a filter in the order of time, and by place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import NamedNode

from kg.errors import UsageError
from kg.graph.iris import entity_iri, graph_iri
from kg.graph.terms import TYPE
from kg.graph.vocabulary import KG
from kg.ontology import KG_NAMESPACE, get_values
from kg.queries.names import find_entity
from kg.serve.explorer.coordinates import get_coordinates
from kg.serve.explorer.entity import find_events
from kg.serve.explorer.search import rank
from kg.serve.explorer.telling import FACTUALITY, Teller, Told, span_of
from kg.serve.explorer.texts import Texts
from kg.serve.reconcile.names import Names, to_id

_SUB_CLASS = NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events: ``actor`` is what the person typed, ``who`` the entity that it means; ``first`` and ``last`` are days."""

    actor: str = ""
    who: NamedNode | None = None
    kinds: frozenset[str] = field(default_factory=frozenset)
    factuality: str = ""
    first: str = ""
    last: str = ""


def read_filter(teller: Teller, names: Names, texts: Texts, asked: dict[str, str]) -> Filter:
    """The filter that the fields ``actor``, ``type``, ``factuality``, ``from`` and ``to`` make.

    Raises:
        UsageError: one of them is nothing that can be asked for; the line says which and why.
    """
    kind, factuality = asked.get("type", ""), asked.get("factuality", "")
    kinds: set[str] = set()
    if kind:
        kinds = {name for group, members in iter_types(teller) for name in (group, *members) if kind in (group, name)}
        if not kinds:
            raise UsageError(f"type: there is no type of event {kind!r}")
    if factuality and factuality not in FACTUALITY:
        raise UsageError(f"factuality: one of {', '.join(FACTUALITY)}")
    first, last = (_read_day(asked.get(name, ""), name) for name in ("from", "to"))
    actor = asked.get("actor", "").strip()
    return Filter(actor, find_actor(teller, names, texts, actor) if actor else None, frozenset(kinds), factuality, first[0], last[1])


def _read_day(value: str, name: str) -> tuple[str, str]:
    found = span_of(value.strip())
    if value.strip() and not found[0]:
        raise UsageError(f"{name}: {value!r} is no date: write 2021, 2021-06 or 2021-06-16")
    return found


def find_actor(teller: Teller, names: Names, texts: Texts, text: str) -> NamedNode:
    """Whom a name means, however it is spelled.

    Raises:
        UsageError: nobody is called like that.
    """
    try:
        return find_entity(teller.store, text, "actor")
    except UsageError:
        found = rank(names, texts, text)
        if not found:
            raise UsageError(f"actor: nobody here is called {text!r}") from None
        return entity_iri(found[0][0])


def iter_types(teller: Teller) -> Iterator[tuple[str, list[str]]]:
    """The types of events by the class above them, as the ontology has them."""
    kinds = get_values("EventTypeValue")
    graph = graph_iri("ontology")
    groups: dict[str, list[str]] = {}
    for kind in kinds:
        above = kind
        while True:
            parents = [quad.object for quad in teller.store.quads(KG[above], _SUB_CLASS, None, graph) if isinstance(quad.object, NamedNode)]
            names = [parent.value.removeprefix(KG_NAMESPACE) for parent in parents if parent.value.startswith(KG_NAMESPACE)]
            if not names or names[0] == "Event":
                break
            above = names[0]
        groups.setdefault(above, []).append(kind)
    for group, members in groups.items():
        yield group, [member for member in members if member != group]


def tell_types(teller: Teller) -> list[Told]:
    """For a form: groups with their ``name`` and ``text``, and their ``members``."""
    return [{**teller.term(group), "members": [teller.term(member) for member in members]} for group, members in iter_types(teller)]


def find(teller: Teller, wanted: Filter) -> list[NamedNode]:
    """The events that fit, the newest first; those without a date last, and not at all where a period is asked for."""
    store, fused = teller.store, teller.fused
    dated = {quad.subject: quad.object.value[:10] for quad in store.quads(None, KG.latest, None, fused)}
    begun = {quad.subject: quad.object.value[:10] for quad in store.quads(None, KG.earliest, None, fused)}
    if wanted.who is not None:
        found = {event for event, _, _ in find_events(teller, wanted.who)}
    else:
        found = {quad.subject for quad in store.quads(None, KG.hasReport, None, fused)}
    if wanted.kinds:
        found &= {quad.subject for kind in wanted.kinds for quad in store.quads(None, TYPE, KG[kind], fused)}
    if wanted.first or wanted.last:
        found = {
            event
            for event in found
            if event in dated and (not wanted.first or dated[event] >= wanted.first) and (not wanted.last or begun[event] <= wanted.last)
        }
    if wanted.factuality:
        found = {event for event in found if _is_told_as(teller, event, wanted.factuality)}
    return sorted(found, key=lambda event: (begun.get(event, ""), dated.get(event, ""), event.value), reverse=True)


def _is_told_as(teller: Teller, event: NamedNode, factuality: str) -> bool:
    reports = [quad.object for quad in teller.store.quads(event, KG.hasReport, None, teller.fused)]
    return any(told["name"] == factuality for told in teller.factualities(reports))


def tell_places(teller: Teller, events: list[NamedNode], most: int) -> list[Told]:
    """The places of events, those with most events first: each with ``lat`` and ``lon`` where they are known, and its newest events."""
    at: dict[NamedNode, list[NamedNode]] = {}
    for event in events:
        for place in sorted({quad.object for quad in teller.store.quads(event, KG.place, None, teller.fused)}, key=str):
            at.setdefault(place, []).append(event)
    told: list[dict[str, Any]] = []
    for place, here in sorted(at.items(), key=lambda pair: (-len(pair[1]), teller.ref(pair[0])["text"])):
        point = get_coordinates().get(to_id(place.value))
        told.append(
            {
                **teller.ref(place),
                "lat": point[0] if point else None,
                "lon": point[1] if point else None,
                "count": len(here),
                "events": [teller.event(event) for event in here[:most]],
            }
        )
    return told
