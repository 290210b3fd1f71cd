"""The page of an entity: names, offices, events, meetings, statements by it and about it, and the documents that mention it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.gazetteer.records import make_key
from kg.graph.iris import graph_iri
from kg.graph.sameness import ENCOUNTERS
from kg.graph.terms import LABEL, SAME_AS, TYPE
from kg.graph.vocabulary import KG
from kg.ontology import KG_NAMESPACE
from kg.serve.explorer.telling import Teller, Told, newest_first, span_of

ROWS = 50  # of a list
PARTNERS = 40  # of a network
_MET = ("participant", "agent", "target")


def tell_entity(teller: Teller, node: NamedNode) -> Told:
    """Everything that the page of an entity shows; a list has at most ``ROWS`` members, and how many there are beside it."""
    events = find_events(teller, node)
    by, about = _statements(teller, KG.speaker, [node, *teller.agents(node)]), _statements(teller, KG.mentions, [node])
    met = find_partners(teller, node, events)
    documents = _documents(teller, node)
    held = find_offices(teller, node)
    return {
        **_names(teller, node),
        "offices": _cut(held),
        "events": _cut(events, lambda one: {**teller.event(one[0]), "roles": _tell_roles(teller, one[1]), "through": one[2]}),
        "met": _cut(met, lambda one: {**teller.ref(one[0]), "events": [teller.event(event) for event in one[1][:5]], "times": len(one[1])}),
        "said_by": _cut(by, lambda one: teller.statement(*one)),
        "said_about": _cut(about, lambda one: teller.statement(*one)),
        "documents": _cut(documents),
    }


def _cut(found: list[Any], tell: Any = None) -> Told:
    return {"count": len(found), "items": [tell(one) if tell else one for one in found[:ROWS]]}


def _names(teller: Teller, node: NamedNode) -> Told:
    names: dict[tuple[str, str], None] = {}
    kinds, states, places, items = set(), set(), set(), set()
    for predicate in (LABEL, KG.alias):
        quads = teller.store.quads(node, predicate)
        literals = {quad.object for quad in quads if isinstance(quad.object, Literal) and quad.graph_name != teller.fused}
        names |= dict.fromkeys(sorted((name.language or "", name.value) for name in literals))
    for quad in teller.store.quads(node):
        if quad.graph_name == graph_iri("ontology"):
            continue
        if quad.predicate == TYPE and quad.object.value.startswith(KG_NAMESPACE):
            kinds.add(quad.object.value.removeprefix(KG_NAMESPACE))
        elif quad.predicate == KG.actsFor:
            states.add(quad.object)
        elif quad.predicate == KG.locatedIn:
            places.add(quad.object)
        elif quad.predicate == SAME_AS:
            items.add(quad.object.value)
    name = teller.ref(node)
    return {
        "iri": node.value,
        "name": name,
        "names": [{"text": text, "lang": lang} for lang, text in names if text != name["text"]],
        "types": [teller.term(kind) for kind in sorted(kinds)],
        "acts_for": teller.refs(states),
        "located_in": teller.refs(places),
        "same_as": sorted(items),
    }


def _tell_roles(teller: Teller, roles: Iterable[str]) -> list[Told]:
    return [teller.term(role) for role in dict.fromkeys(roles)]


def find_events(teller: Teller, node: NamedNode) -> list[tuple[NamedNode, list[str], Told | None]]:
    """(event, roles, through whom) of an entity, newest first; of a state or body also what those do who act for it."""
    found: dict[NamedNode, tuple[list[str], Told | None]] = {event: (roles, None) for event, roles in teller.roles_in_events(node).items()}
    for agent in teller.agents(node):
        for event, roles in teller.roles_in_events(agent).items():
            if event not in found:
                found[event] = (roles, teller.ref(agent))
    dated = {event: _latest(teller, event) for event in found}
    ordered = sorted(found, key=lambda event: (dated[event], event.value), reverse=True)
    return [(event, *found[event]) for event in ordered]


def _latest(teller: Teller, event: NamedNode) -> str:
    return max((quad.object.value for quad in teller.store.quads(event, KG.latest, None, teller.fused)), default="")


def find_partners(
    teller: Teller, node: NamedNode, events: Iterable[tuple[NamedNode, list[str], Any]]
) -> list[tuple[NamedNode, list[NamedNode]]]:
    """Whom an entity met, and at which events; those first whom it met most often. A state does not meet its own people."""
    found: dict[NamedNode, list[NamedNode]] = {}
    own = {*teller.agents(node), *(quad.object for quad in teller.store.quads(node, KG.actsFor)), node}
    for event, roles, through in events:
        if through is not None or not set(roles) & set(_MET) or teller.event_type(event)["name"] not in ENCOUNTERS:
            continue
        for other in sorted(_present(teller, event) - own, key=str):
            found.setdefault(other, []).append(event)
    return sorted(found.items(), key=lambda pair: (-len(pair[1]), teller.ref(pair[0])["text"]))


def _present(teller: Teller, event: NamedNode) -> set[NamedNode]:
    return {quad.object for role in _MET for quad in teller.store.quads(event, KG[role], None, teller.fused)}


def tell_meetings(teller: Teller, node: NamedNode) -> Told:
    """Whom an entity met, as a network: ``nodes`` and ``edges``, with those among the others."""
    events = find_events(teller, node)
    partners = find_partners(teller, node, events)[:PARTNERS]
    shown = {node, *(other for other, _ in partners)}
    pairs: dict[tuple[NamedNode, NamedNode], list[NamedNode]] = {}
    for event in dict.fromkeys(event for _, together in partners for event in together):
        for one, two in combinations(sorted(_present(teller, event) & shown, key=str), 2):
            if not any(True for a, b in ((one, two), (two, one)) for _ in teller.store.quads(a, KG.actsFor, b)):
                pairs.setdefault((one, two), []).append(event)
    return {
        "nodes": [{**teller.ref(one), "kind": kind_of(teller, one)} for one in (node, *(other for other, _ in partners))],
        "edges": [
            {"source": one.value, "target": two.value, "weight": len(met), "events": [teller.event(event) for event in met[:3]]}
            for (one, two), met in pairs.items()
        ],
    }


def kind_of(teller: Teller, node: NamedNode) -> str:
    """The general type of an entity."""
    general = ("Person", "Organization", "Place", "Treaty", "Event", "Facility", "Product")
    kinds = {quad.object.value.removeprefix(KG_NAMESPACE) for quad in teller.store.quads(node, TYPE)}
    return next((name for name in general if name in kinds), "Event" if any(True for _ in teller.store.quads(node, KG.hasReport)) else "")


def _statements(teller: Teller, predicate: NamedNode, nodes: Iterable[NamedNode]) -> list[tuple[NamedNode, NamedNode]]:
    """(statement, graph) of those that relate to one of the nodes, those of the newest documents first."""
    found = {(quad.subject, quad.graph_name) for node in nodes for quad in teller.store.quads(None, predicate, node)}
    return sorted(found, key=lambda pair: (teller.document(pair[1])["published"], str(pair[0])), reverse=True)


def _documents(teller: Teller, node: NamedNode) -> list[Told]:
    """The documents that mention an entity, newest first, with how often and where first."""
    counts: Counter[NamedNode] = Counter()
    first: dict[NamedNode, str] = {}
    for quad in teller.store.quads(None, KG.refersTo, node):
        counts[quad.graph_name] += 1
        first[quad.graph_name] = min(quad.subject.value, first.get(quad.graph_name, quad.subject.value), key=_offset)
    found = [{**teller.document(graph), "times": times, "first": first[graph]} for graph, times in counts.items()]
    return newest_first(sorted(found, key=lambda one: one["id"]), "published")


def _offset(mention: str) -> int:
    """Where a mention begins, of its IRI."""
    part = mention.rpartition("#")[2].split("-")
    return int(part[1]) if len(part) > 1 and part[1].isdecimal() else 0


def find_offices(teller: Teller, node: NamedNode) -> list[Told]:
    """Who held which office from when to when: of a person its own, of a body or state those in it; the newest first.

    What a document says is told with the tenure of the same office that the day of the document falls into, else by itself.
    """
    tenures: list[Told] = []
    reports: list[Told] = []
    for holding, graph in _iter_holdings(teller, node):
        told = _tell_holding(teller, holding, graph)
        (tenures if told["known"] else reports).append(told)
    rows = list(tenures)
    for report in sorted(reports, key=lambda one: one["sources"][0]["published"]):
        day = report["sources"][0]["published"]
        same = [
            row for row in rows if row["key"] == report["key"] and (row["former"], row["acting"]) == (report["former"], report["acting"])
        ]
        holds = next((row for row in same if not row["known"] or not day or _covers(row, day)), None)
        if holds is None:
            rows.append(report)
        else:
            holds["sources"] += [one for one in report["sources"] if one["iri"] not in {known["iri"] for known in holds["sources"]}]
    for row in rows:
        if not row["known"]:
            days = [one["published"] for one in row["sources"] if one["published"]]
            row["start"], row["end"] = (min(days), max(days)) if days else ("", "")
        del row["key"]
    return sorted(rows, key=lambda row: (row["start"] or row["end"], row["title"]["text"]), reverse=True)


def _covers(row: Told, day: str) -> bool:
    return (not row["start"] or row["start"] <= day) and (not row["end"] or day <= row["end"])


def _iter_holdings(teller: Teller, node: NamedNode) -> Iterator[tuple[NamedNode, NamedNode]]:
    found = {
        (quad.subject, quad.graph_name)
        for name in ("holder", "ofOrganization", "ofCountry")
        for quad in teller.store.quads(None, KG[name], node)
    }
    yield from sorted(found, key=str)


def _tell_holding(teller: Teller, holding: NamedNode, graph: NamedNode) -> Told:
    values = teller.values(holding, graph)

    def one(name: str) -> str:
        return values[name][0].value if name in values else ""

    english = teller.language == "en" and "officeTitleEn" in values
    title = values["officeTitleEn" if english else "officeTitle"][0]
    known = graph == graph_iri("reference")
    return {
        "key": [one("holder"), make_key(one("officeTitle")), one("ofOrganization"), one("ofCountry")],
        "title": {"text": title.value, "lang": title.language or ""},
        "holder": next(iter(teller.refs(values.get("holder", ()))), None),
        "body": next(iter(teller.refs(values.get("ofOrganization", ()))), None),
        "country": next(iter(teller.refs(values.get("ofCountry", ()))), None),
        "known": known,
        "from": one("from"),
        "to": one("to"),
        "start": span_of(one("from"))[0],
        "end": span_of(one("to"))[1],
        "former": one("former") == "true",
        "acting": one("acting") == "true",
        "designate": one("designate") == "true",
        "sources": [] if known else [{**teller.document(graph), "iri": holding.value}],
    }
