"""Why the graph says something: the sentence, the words, the rule and its score, of any node that the store holds.

A report, statement, position, mention or time is explained from its document's graph. A fused event is explained by its reports, an
entity by what is known of it and where it is mentioned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from pyoxigraph import Literal, NamedNode

from kg.errors import UsageError
from kg.graph.iris import document_iri, graph_iri
from kg.graph.reported import ROLES
from kg.graph.terms import LABEL, SAME_AS, TYPE
from kg.graph.vocabulary import KG
from kg.ontology import KG_NAMESPACE, KGV_NAMESPACE
from kg.settings import get_base
from kg.store import Store

Term = Any  # an RDF term of the store, or a string of ours
MOST = 20  # mentions listed of an entity

#: Properties that other lines show already.
_SPAN = ("start", "end", "exact", "inDocument", "inSentence", "cueStart", "cueEnd", "earliest", "latest")
_LAYOUT = frozenset((*_SPAN, "hasParticipation", "hasCandidate", "hasReport"))
_ROLES = frozenset(ROLES)
#: Which properties come first; the others follow by name.
_ORDER = ("eventType", "statementType", "statementKind", "mentionType", "factuality", "date", "speaker", "speakerText", "holder")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is known: its name, its value, and how far it is indented under the line before."""

    name: str
    value: Term
    depth: int = 0


def explain(store: Store, name: str) -> list[Line]:
    """Everything that a node rests on.

    Args:
        store: an open store.
        name: the node's IRI, or what a table shows of it (``Q7747``, ``article-1#report-2``, ``article-1``).

    Raises:
        UsageError: the store knows no such node.
        StoreError: the store cannot be read.
    """
    for node in _candidates(name):
        quads = [quad for quad in store.quads(node) if quad.graph_name != graph_iri("ontology")]
        if quads:
            return list(_explain(store, node, {quad.graph_name.value for quad in quads}))
    raise UsageError(f"{name}: the store has no such node: give an IRI, or an id as tables show it")


def _candidates(name: str) -> Iterator[NamedNode]:
    if "://" in name:
        with suppress(ValueError):  # not an IRI after all
            yield NamedNode(name.strip("<>"))
        return
    document, mark, fragment = name.partition("#")
    yield NamedNode(f"{document_iri(document).value}{mark}{fragment}")
    yield NamedNode(f"{get_base()}id/{quote(unquote(name), safe='')}")


def _explain(store: Store, node: NamedNode, graphs: set[str]) -> Iterator[Line]:
    yield Line("node", node)
    if graph_iri("fused").value in graphs:
        yield from _explain_event(store, node)
    elif any(True for _ in store.quads(node, KG.inDocument)):
        yield from _explain_passage(store, node, 0)
    else:
        yield from _explain_entity(store, node)


def _explain_event(store: Store, node: NamedNode) -> Iterator[Line]:
    graph = graph_iri("fused")
    yield from _describe(store, node, graph, 0)
    for report in sorted(_objects(store, node, KG.hasReport), key=str):
        yield Line("report", report)
        yield from _explain_passage(store, report, 1)


def _explain_passage(store: Store, node: NamedNode, depth: int) -> Iterator[Line]:
    """The words, the sentence that they stand in, what was made of them, and of each part the same."""
    graph = _objects(store, node, KG.inDocument)[0]
    yield Line("document", graph, depth)
    yield from (Line("title", title, depth) for title in _objects(store, graph, KG.title))
    yield from (Line("published", day, depth) for day in _objects(store, graph, KG.publicationDate))
    yield Line("words", _first(store, node, KG.exact), depth)
    yield Line("at", f"{_first(store, node, KG.start)}–{_first(store, node, KG.end)}", depth)
    for sentence in _objects(store, node, KG.inSentence):
        yield Line("sentence", _first(store, sentence, KG.exact), depth)
    parts = sorted(_objects(store, node, KG.hasParticipation), key=lambda term: _natural(term.value))
    yield from _describe(store, node, graph, depth, _ROLES if parts else frozenset())
    for part in parts:
        for entity in _objects(store, part, KG.entity):
            yield Line(_first(store, part, KG.role).removeprefix(KGV_NAMESPACE), _name(store, entity), depth)
        yield Line("words", _first(store, part, KG.exact), depth + 1)
        yield from (Line("rule", rule, depth + 1) for rule in _objects(store, part, KG.rule))
    for candidate in sorted(_objects(store, node, KG.hasCandidate), key=lambda term: _natural(term.value)):
        for entity in _objects(store, candidate, KG.candidateEntity):
            yield Line("candidate", _name(store, entity), depth)
        yield Line("score", _first(store, candidate, KG.score), depth + 1)
        for feature in sorted(_objects(store, candidate, KG.hasFeature), key=lambda term: _natural(term.value)):
            yield Line(_first(store, feature, KG.featureName), _first(store, feature, KG.featureValue), depth + 1)


def _explain_entity(store: Store, node: NamedNode) -> Iterator[Line]:
    kinds = {quad.object for quad in store.quads(node, TYPE)}
    for kind in sorted(kinds, key=str):
        yield Line("type", kind)
    known = ((LABEL, "label"), (KG.alias, "alias"), (KG.actsFor, "acts for"), (KG.locatedIn, "located in"), (SAME_AS, "same as"))
    for predicate, name in known:
        for value in sorted(set(_objects(store, node, predicate)), key=str):
            yield Line(name, _name(store, value))
    for name in ("title", "publicationDate", "sourceName", "url", "generator"):
        for value in _objects(store, node, KG[name]):
            yield Line(name, value)
    mentions = sorted({quad.subject.value for quad in store.quads(None, KG.refersTo, node)}, key=_natural)
    if mentions:
        yield Line("mentions", str(len(mentions)))
    for iri in mentions[:MOST]:
        mention = NamedNode(iri)
        yield Line("mention", mention, 1)
        yield Line("words", _first(store, mention, KG.exact), 2)
        yield from (Line("sentence", _first(store, sentence, KG.exact), 2) for sentence in _objects(store, mention, KG.inSentence))


def _describe(store: Store, node: NamedNode, graph: NamedNode, depth: int, without: frozenset[str] = frozenset()) -> Iterator[Line]:
    """What a node has of its own: types, dates, rule, score; entities by their names."""
    found = []
    for quad in store.quads(node, None, None, graph):
        name = quad.predicate.value.removeprefix(KG_NAMESPACE)
        if quad.predicate.value.startswith(KG_NAMESPACE) and name not in _LAYOUT | without:
            place = _ORDER.index(name) if name in _ORDER else len(_ORDER)
            found.append((place, name, str(quad.object), quad.object))
    for _, name, _, value in sorted(found, key=lambda line: line[:3]):
        yield Line(name, _name(store, value), depth)


def _name(store: Store, term: Term) -> Term:
    """An entity's label with its id; any other term as it is."""
    start = f"{get_base()}id/"
    if not isinstance(term, NamedNode) or not term.value.startswith(start):
        return term
    labels = [label for label in _objects(store, term, LABEL) if isinstance(label, Literal)]
    best = min(labels, key=lambda label: (label.language != "ar", label.value), default=None)
    short = unquote(term.value.removeprefix(start))
    return f"{best.value} ({short})" if best else short


def _objects(store: Store, node: NamedNode, predicate: NamedNode) -> list[Any]:
    return [quad.object for quad in store.quads(node, predicate)]


def _first(store: Store, node: NamedNode, predicate: NamedNode) -> str:
    found = _objects(store, node, predicate)
    return found[0].value if found else ""


def _natural(name: str) -> tuple[str | int, ...]:
    """Numbers in a name sort as numbers: ``part-10`` after ``part-9``."""
    return tuple(int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name))
