"""What a store knows of one thing: as RDF, or as the parts of a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from kg.export import get_prefixes
from kg.graph.iris import document_iri, graph_iri
from kg.graph.terms import LABEL, TYPE
from kg.graph.vocabulary import KG
from kg.ontology import KG_NAMESPACE, KGV_NAMESPACE
from kg.serve.operations.library import read_table, show
from kg.serve.operations.sparql import write_triples
from kg.serve.refusals import Refusal
from kg.serve.worker import Desk, Outlet
from kg.settings import get_base
from kg.store import Store

ROWS = 50  # of a table on a page
#: What a page about a kind of thing answers: (heading, bundled query, its parameter).
QUESTIONS = {
    "Person": (
        ("offices", "offices-of-person", "person"),
        ("events", "timeline-of-actor", "actor"),
        ("said_by", "said-by", "by"),
        ("mentions", "mentions-of", "entity"),
    ),
    "Organization": (("events", "timeline-of-actor", "actor"), ("said_by", "said-by", "by"), ("mentions", "mentions-of", "entity")),
    "Place": (("events", "timeline-of-actor", "actor"), ("said_by", "said-by", "by"), ("mentions", "mentions-of", "entity")),
    "Event": (("roles", "event", "event"), ("reports", "evidence", "node")),
}
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
    """The parts of a page about an entity, an event or another node under ``id/``: name, facts, and answers of bundled queries."""
    store, node, language = desk.store, NamedNode(arguments["iri"]), arguments["lang"]
    quads = [quad for quad in store.quads(node) if quad.graph_name != graph_iri("ontology")]
    if not quads:
        raise Refusal(404, f"nothing is known of <{node.value}>")
    kinds = {quad.object.value.removeprefix(KG_NAMESPACE) for quad in quads if quad.predicate == TYPE}
    kind = "Event" if any(quad.predicate == KG.hasReport for quad in quads) else next((name for name in QUESTIONS if name in kinds), "")
    answers = []
    for heading, name, parameter in QUESTIONS.get(kind, ()):
        params = {parameter: node.value}
        if name not in ("mentions-of", "evidence"):
            params |= {"lang": language} if name != "said-by" else {}
        answers.append({"heading": heading, "query": name, "params": params, **read_table(store, name, params, ROWS)})
    facts = _facts(store, quads, language)
    return {"page": {"name": name_of(store, node, language), "iri": node.value, "facts": facts, "answers": answers}}


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


def name_of(store: Store, node: NamedNode, language: str) -> str:
    """A node's name in a language, in another where it has none, else the last part of its IRI."""
    labels = [quad.object for quad in store.quads(node, LABEL) if isinstance(quad.object, Literal)]
    best = min(labels, key=lambda label: (label.language != language, label.value), default=None)
    if best is not None:
        return best.value
    for start in (KGV_NAMESPACE, KG_NAMESPACE, f"{get_base()}id/"):
        if node.value.startswith(start):
            return node.value.removeprefix(start)
    return {TYPE.value: "type", LABEL.value: "label"}.get(node.value, node.value)


def document(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """The parts of a document's page: its text, and every passage of it that the graph knows, in the order of the text."""
    store, graph, language = desk.store, document_iri(arguments["id"]), arguments["lang"]
    about = {quad.predicate: quad.object for quad in store.quads(graph, None, None, graph)}
    if not about:
        raise Refusal(404, f"there is no document {arguments['id']!r}")
    names = ("title", "publicationDate", "sourceName", "url", "language")
    told = {name: about[KG[name]].value if KG[name] in about else "" for name in names}
    shown = {name: [*_passages(store, graph, kind, language)] for name, kind in PASSAGES.items()}
    return {"page": {"iri": graph.value, "id": arguments["id"], "about": told, "text": about[KG.text].value, "passages": shown}}


PASSAGES = {"statements": KG.Statement, "reports": KG.EventReport, "offices": KG.PositionReport, "mentions": KG.Mention}
_SHOWN = (
    "statementType",
    "statementKind",
    "speaker",
    "speakerText",
    "addressee",
    "eventType",
    "factuality",
    "date",
    "place",
    "participant",
    "agent",
    "target",
    "mediator",
    "subject",
    "about",
    "holder",
    "officeTitle",
    "ofOrganization",
    "ofCountry",
    "mentionType",
    "refersTo",
)


def _passages(store: Store, graph: NamedNode, kind: NamedNode, language: str) -> Iterator[dict[str, Any]]:
    found = []
    for typed in store.quads(None, TYPE, kind, graph):
        values: dict[str, list[Any]] = {}
        for quad in store.quads(typed.subject, None, None, graph):
            values.setdefault(quad.predicate.value.removeprefix(KG_NAMESPACE), []).append(quad.object)
        found.append((int(values["start"][0].value), int(values["end"][0].value), typed.subject, values))
    for start, end, node, values in sorted(found, key=lambda passage: (passage[0], passage[1], passage[2].value)):
        facts = []
        for name in _SHOWN:
            for term in sorted(values.get(name, ()), key=str):
                value = show(term)
                if "iri" in value:
                    value["text"] = name_of(store, term, language)
                facts.append({"name": name_of(store, KG[name], language) if name in KG else name, **value})
        yield {
            "anchor": node.value.partition("#")[2],
            "iri": node.value,
            "start": start,
            "end": end,
            "words": values["exact"][0].value if "exact" in values else "",
            "facts": facts,
        }


def terms(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """The terms of the ontology with their names and definitions, by kind."""
    store, language, graph = desk.store, arguments["lang"], graph_iri("ontology")
    comment = NamedNode("http://www.w3.org/2000/01/rdf-schema#comment")
    found = []
    for node in sorted({quad.subject for quad in store.quads(None, TYPE, None, graph) if isinstance(quad.subject, NamedNode)}, key=str):
        if node.value.startswith((KG_NAMESPACE, KGV_NAMESPACE)):
            texts = [quad.object for quad in store.quads(node, comment, None, graph)]
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
