"""What a store knows of one thing: as RDF, or as the parts of a page."""

from __future__ import annotations

from typing import Any

from pyoxigraph import NamedNode, Quad

from kg.export import get_prefixes
from kg.graph.iris import graph_iri
from kg.graph.terms import LABEL, TYPE
from kg.graph.vocabulary import KG
from kg.ontology import KG_NAMESPACE, KGV_NAMESPACE
from kg.serve.explorer.entity import tell_entity
from kg.serve.explorer.event import tell_event
from kg.serve.explorer.reader import tell_document
from kg.serve.explorer.telling import Teller
from kg.serve.naming import name_of
from kg.serve.operations.library import show
from kg.serve.operations.sparql import write_triples
from kg.serve.refusals import Refusal
from kg.serve.worker import Desk, Outlet
from kg.settings import get_base
from kg.store import Store

ENTITIES = frozenset({"Person", "Organization", "Place", "Treaty", "Event", "Facility", "Product"})
_HIDDEN = frozenset({"hasReport"})


def resource(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """Everything that any graph says of a thing, with the names of what it points to, in an RDF format."""
    store, node, form = desk.store, NamedNode(arguments["iri"]), arguments["format"]
    quads = [quad for quad in store.quads(node) if quad.graph_name != graph_iri("ontology")]
    if not quads:
        raise Refusal(404, f"nothing is known of <{node.value}>")
    pointed = {quad.object for quad in quads if isinstance(quad.object, NamedNode) and quad.object.value.startswith(get_base())}
    quads += [quad for other in sorted(pointed, key=str) for quad in store.quads(other, LABEL)]
    found: Any = dict.fromkeys(quads) if form in ("trig", "nq") else dict.fromkeys(quad.triple for quad in quads)
    write_triples(found, form, output)
    return {"format": form}


def page(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """The parts of a page about an event, an entity or another node under ``id/``; ``kind`` says about which."""
    store, node, language = desk.store, NamedNode(arguments["iri"]), arguments["lang"]
    quads = [quad for quad in store.quads(node) if quad.graph_name != graph_iri("ontology")]
    if not quads:
        raise Refusal(404, f"nothing is known of <{node.value}>")
    kinds = {quad.object.value.removeprefix(KG_NAMESPACE) for quad in quads if quad.predicate == TYPE}
    teller = Teller(store, language)
    if any(quad.predicate == KG.hasReport for quad in quads):
        return {"kind": "event", "page": {**tell_event(teller, node), "known": _tell_known(teller, node)}}
    if kinds & ENTITIES:
        return {"kind": "entity", "page": tell_entity(teller, node)}
    return {"kind": "thing", "page": {"name": name_of(store, node, language), "iri": node.value, "facts": _facts(store, quads, language)}}


def _tell_known(teller: Teller, node: NamedNode) -> dict[str, Any]:
    """What an event that has a name is beside its reports: who speaks of it, and which documents mention it."""
    told = tell_entity(teller, node)
    return {name: told[name] for name in ("names", "same_as", "said_about", "documents")}


def _facts(store: Store, quads: list[Quad], language: str) -> list[dict[str, Any]]:
    """Each property with its values, both by their names in a language; the types first."""
    found: dict[NamedNode, dict[str, dict[str, str]]] = {}
    for quad in sorted(quads, key=lambda quad: (quad.predicate != TYPE, quad.predicate != LABEL, str(quad.predicate), str(quad.object))):
        if quad.predicate.value.removeprefix(KG_NAMESPACE) not in _HIDDEN:
            value = show(quad.object)
            if isinstance(quad.object, NamedNode):
                value["text"] = name_of(store, quad.object, language)
            found.setdefault(quad.predicate, {})[str(quad.object)] = value
    return [
        {"name": name_of(store, predicate, language), "iri": predicate.value, "values": [*values.values()]}
        for predicate, values in found.items()
    ]


def document(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """The parts of a document's page: its text, marked, and everything that it says."""
    return {"page": tell_document(Teller(desk.store, arguments["lang"]), arguments["id"])}


def terms(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """The terms of the ontology with their names and definitions, by kind."""
    store, language, graph = desk.store, arguments["lang"], graph_iri("ontology")
    definition = NamedNode("http://www.w3.org/2004/02/skos/core#definition")
    found = []
    for node in sorted({quad.subject for quad in store.quads(None, TYPE, None, graph) if isinstance(quad.subject, NamedNode)}, key=str):
        if node.value.startswith((KG_NAMESPACE, KGV_NAMESPACE)):
            texts = [quad.object for quad in store.quads(node, definition, None, graph)]
            best = min(texts, key=lambda text: (getattr(text, "language", None) != language, text.value), default=None)
            place = node.value.partition("#")
            found.append(
                {
                    "iri": node.value,
                    "id": place[2],
                    "value": place[0] + place[1] == KGV_NAMESPACE,
                    "label": name_of(store, node, language),
                    "text": best.value if best is not None else "",
                }
            )
    return {"terms": found, "prefixes": get_prefixes()}
