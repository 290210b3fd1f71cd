"""What a search finds: entities by their names in any spelling, and events and documents by their words or by whom they are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from pyoxigraph import NamedNode

from kg.graph.iris import entity_iri
from kg.graph.terms import TYPE
from kg.graph.vocabulary import KG
from kg.serve.explorer.entity import find_events
from kg.serve.explorer.telling import Teller, Told
from kg.serve.explorer.texts import Texts
from kg.serve.reconcile.match import describe
from kg.serve.reconcile.names import Names, to_id

SHOWN = 20  # of each kind
LIKE = 0.72  # a name less like what was typed is not shown
SURE = 0.85  # such a name is taken for what was meant: its events and documents are shown, too
BEGUN, WORDED = 0.95, 0.9  # how like a name is that begins with what was typed, and one that has its words
_MEANT = 3  # entities that what was typed may mean at once


def search(teller: Teller, names: Names, texts: Texts, text: str) -> Told:
    """``entities``, ``events`` and ``documents``, each with ``count`` and ``items``."""
    ranked = rank(names, texts, text)
    meant = [entity for entity, likeness in ranked[:_MEANT] if likeness >= SURE and names.count_mentions(entity)]
    events, documents = _find_events(teller, texts, text, meant), _find_documents(teller, texts, text, meant)
    return {
        "entities": {"count": len(ranked), "items": [_tell_entity(teller, names, entity) for entity, _ in ranked[:SHOWN]]},
        "events": {"count": len(events), "items": [teller.event(event) for event in events[:SHOWN]]},
        "documents": {"count": len(documents), "items": documents[:SHOWN]},
    }


def rank(names: Names, texts: Texts, text: str) -> list[tuple[str, float]]:
    """The entities that a text may name, the likeliest first, each with how like its name is: in spelling, beginning or words."""
    found = {to_id(iri): WORDED for iri in texts.find(text, "entity", 100)}
    found |= {alias.entity: BEGUN for alias in names.complete(text, SHOWN)}
    for hit in names.find(text, 100):
        if hit.likeness >= LIKE:
            found[hit.alias.entity] = max(hit.likeness, found.get(hit.alias.entity, 0.0))
    return sorted(found.items(), key=lambda one: (-_rank(one[1]), -names.count_mentions(one[0]), one[0]))


def _rank(likeness: float) -> float:
    """Small differences between names that are not quite what was typed say less than how often they are spoken of."""
    return likeness if likeness >= BEGUN else round(likeness, 1)


def _tell_entity(teller: Teller, names: Names, entity: str) -> Told:
    told = describe(teller.store, entity, teller.language)
    node = entity_iri(entity)
    others = [name for name in (_label(teller, node, other) for other in ("ar", "en")) if name["text"] != told["name"]]
    return {
        **teller.ref(node),
        "description": told["description"],
        "others": others[:1],
        "types": [kind["name"] for kind in told["type"][:1]],
        "mentions": names.count_mentions(entity),
        "events": len(teller.roles_in_events(node)),
    }


def _label(teller: Teller, node: NamedNode, language: str) -> Told:
    return Teller(teller.store, language).ref(node)


def _find_events(teller: Teller, texts: Texts, text: str, meant: Iterable[str]) -> list[NamedNode]:
    """The events whose names have the words, then those of the entities that are meant."""
    found = [NamedNode(iri) for iri in texts.find(text, "event", 200)]
    for entity in meant:
        found += [event for event, _, through in find_events(teller, entity_iri(entity)) if through is None]
    return list(dict.fromkeys(found))


def _find_documents(teller: Teller, texts: Texts, text: str, meant: Iterable[str]) -> list[Told]:
    """The documents that have the words, then those that mention the entities that are meant."""
    found: dict[str, Told] = {iri: {**teller.document(NamedNode(iri)), "times": 0} for iri in texts.find(text, "document", 200)}
    for entity in meant:
        counts = Counter(quad.graph_name for quad in teller.store.quads(None, KG.refersTo, entity_iri(entity)))
        for graph, times in sorted(counts.items(), key=lambda one: (-one[1], one[0].value)):
            found.setdefault(graph.value, {**teller.document(graph), "times": 0})["times"] += times
    return list(found.values())


def tell_home(teller: Teller, names: Names) -> dict[str, Any]:
    """What the first page shows: how much there is, whom the news speak of most, what happened last, the newest documents."""
    store = teller.store
    begun = {quad.subject: quad.object.value[:10] for quad in store.quads(None, KG.earliest, None, teller.fused)}
    events = {quad.subject for quad in store.quads(None, KG.hasReport, None, teller.fused)}
    newest = sorted((event for event in events if event in begun), key=lambda event: (begun[event], event.value), reverse=True)
    often = names.most_mentioned(12)
    published = {quad.subject: quad.object.value for quad in store.quads(None, KG.publicationDate)}
    graphs = {quad.subject for quad in store.quads(None, TYPE, KG.Document)}
    documents = sorted(graphs, key=lambda graph: (published.get(graph, ""), graph.value), reverse=True)
    return {
        "counts": {
            "documents": len(documents),
            "events": len(events),
            "statements": sum(1 for _ in store.quads(None, TYPE, KG.Statement)),
            "entities": names.count_mentioned(),
        },
        "often": [{**teller.ref(entity_iri(entity)), "times": times} for entity, times in often],
        "events": [teller.event(event) for event in newest[:8]],
        "documents": [teller.document(graph) for graph in documents[:8]],
    }
