"""The reader of a document: its text with everything that was read from it marked in place, and the graph of the document beside it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from pyoxigraph import NamedNode

from kg.graph.iris import document_iri
from kg.graph.reported import ROLES
from kg.graph.terms import TYPE
from kg.graph.vocabulary import KG
from kg.serve.explorer.entity import kind_of
from kg.serve.explorer.segments import Mark, split
from kg.serve.explorer.telling import Teller, Told
from kg.serve.refusals import Refusal

#: Layer → class of passages, in the order in which marks lie in each other, the outermost first.
LAYERS = {
    "statement": KG.Statement,
    "event": KG.EventReport,
    "office": KG.PositionReport,
    "time": KG.TimeMention,
    "mention": KG.Mention,
    "furniture": KG.Furniture,
}
_NODES = 60  # of the network


def tell_document(teller: Teller, name: str) -> Told:
    """Everything that the page of a document shows.

    Raises:
        Refusal: there is no such document.
    """
    graph = document_iri(name)
    text = next((quad.object for quad in teller.store.quads(graph, KG.text, None, graph)), None)
    if text is None:
        raise Refusal(404, f"there is no document {name!r}")
    passages = _Passages(teller, graph)
    return {
        "about": teller.document(graph),
        "text_lang": text.language or "",
        "pieces": _cut(text.value, passages),
        "entities": passages.entities(),
        "statements": passages.statements(),
        "events": passages.events(),
        "offices": passages.offices(),
    }


class _Passages:
    """The passages of one document, each with its values, in the order of the text."""

    def __init__(self, teller: Teller, graph: NamedNode):
        self.teller, self.graph = teller, graph
        self.found = {layer: self._read(kind) for layer, kind in LAYERS.items()}
        self.numbers = {
            node.value: str(number) for layer in ("statement", "event") for number, (_, _, node, _) in enumerate(self.found[layer], 1)
        }

    def _read(self, kind: NamedNode) -> list[tuple[int, int, NamedNode, dict[str, list[Any]]]]:
        found = []
        for quad in self.teller.store.quads(None, TYPE, kind, self.graph):
            values = self.teller.values(quad.subject, self.graph)
            if not {"start", "end"} <= values.keys():
                continue  # somebody wrote it by hand
            found.append((int(values["start"][0].value), int(values["end"][0].value), quad.subject, values))
        return sorted(found, key=lambda passage: (passage[0], -passage[1], passage[2].value))

    def entities(self) -> list[Told]:
        """Whom and what the document names, the most often named first, with where."""
        places: dict[NamedNode, list[str]] = {}
        for _, _, node, values in self.found["mention"]:
            for entity in values.get("refersTo", ()):
                places.setdefault(entity, []).append(_anchor(node))
        told = [{**self.teller.ref(entity), "kind": kind_of(self.teller, entity), "at": at} for entity, at in places.items()]
        for one in told:
            one["type"] = self.teller.term(one["kind"])
        return sorted(told, key=lambda one: (-len(one["at"]), one["text"]))

    def statements(self) -> list[Told]:
        """Who says what."""
        return [
            {**self.teller.statement(node, self.graph), "number": self.numbers[node.value]} for _, _, node, _ in self.found["statement"]
        ]

    def events(self) -> list[Told]:
        """What is said to happen."""
        return [self._tell_event(node, values) for _, _, node, values in self.found["event"]]

    def _tell_event(self, node: NamedNode, values: dict[str, list[Any]]) -> Told:
        teller = self.teller
        fused = next((quad.subject for quad in teller.store.quads(None, KG.hasReport, node)), None)
        return {
            "iri": node.value,
            "anchor": _anchor(node),
            "number": self.numbers[node.value],
            "words": values["exact"][0].value,
            "type": teller.first(values, "eventType"),
            "factuality": teller.first(values, "factuality"),
            "date": values["date"][0].value if "date" in values else "",
            "places": teller.refs(values.get("place", ())),
            "roles": [{**teller.term(role), "who": teller.refs(values[role])} for role in ROLES if role in values],
            "event": teller.event(fused) if fused is not None else None,
        }

    def offices(self) -> list[Told]:
        """Who holds which office."""
        told = []
        for _, _, node, values in self.found["office"]:
            flags = [
                name
                for name in ("former", "acting", "designate")
                if values.get(name, [None])[0] is not None and values[name][0].value == "true"
            ]
            told.append(
                {
                    "anchor": _anchor(node),
                    "words": values["exact"][0].value,
                    "title": values["officeTitle"][0].value,
                    "holder": self.teller.refs(values.get("holder", ())),
                    "of": self.teller.refs({*values.get("ofOrganization", ()), *values.get("ofCountry", ())}),
                    "flags": flags,
                }
            )
        return told


def _anchor(node: NamedNode) -> str:
    return node.value.rpartition("#")[2]


def _cut(text: str, passages: _Passages) -> list[Told]:
    """The text in pieces: ``text``, ``layers``, where one is in it the ``entity`` that a mention means, and the ``begins`` of marks."""
    marks, entities, spans = [], {}, Counter[tuple[str, int, int]]()
    for layer, found in passages.found.items():
        for start, end, node, values in found:
            marks.append(Mark(start, end, layer, _anchor(node), passages.numbers.get(node.value, "")))
            spans[layer, start, end] += 1
            if layer == "mention" and values.get("refersTo"):
                entities[_anchor(node)] = [passages.teller.ref(entity) for entity in values["refersTo"]]
            for again in values.get("returnsAt", ()) if layer == "event" else ():
                place = passages.teller.values(again, passages.graph)
                marks.append(Mark(int(place["start"][0].value), int(place["end"][0].value), "event", _anchor(again)))
    pieces, seen = [], set[str]()
    for piece in split(text, marks):
        depth = Counter(mark.layer for mark in piece.marks)
        mention = next((mark for mark in reversed(piece.marks) if mark.layer == "mention"), None)
        begins = {mark.id: {"id": mark.id, "layer": mark.layer, "note": mark.note} for mark in piece.begins if mark.id not in seen}
        seen |= begins.keys()
        pieces.append(
            {
                "text": piece.text,
                "layers": [f"{layer}-{2 if times > 1 else 1}" for layer, times in depth.items()],
                "begins": [*begins.values()],
                "ends": [mark.layer for mark in piece.ends],
                "mention": entities.get(mention.id, []) if mention is not None else [],
            }
        )
    return pieces


def tell_network(teller: Teller, name: str) -> Told:
    """Who is named in a document as having to do with whom: in one event, or as speaker and spoken of.

    Raises:
        Refusal: there is no such document.
    """
    graph = document_iri(name)
    if not any(True for _ in teller.store.quads(graph, KG.text, None, graph)):
        raise Refusal(404, f"there is no document {name!r}")
    passages = _Passages(teller, graph)
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = {}
    nodes: dict[str, NamedNode] = {}

    def join(one: NamedNode, two: NamedNode, title: str, anchor: str) -> None:
        if one != two:
            nodes[one.value], nodes[two.value] = one, two
            pairs.setdefault((one.value, two.value), []).append((title, anchor))

    for _, _, node, values in passages.found["event"]:
        title = teller.first(values, "eventType")["text"]
        who = list(dict.fromkeys(entity for role in ROLES for entity in values.get(role, ())))
        for place, one in enumerate(who):
            for two in who[place + 1 :]:
                first, second = sorted((one, two), key=str)
                join(first, second, title, _anchor(node))
    for _, _, node, values in passages.found["statement"]:
        title = teller.first(values, "statementType")["text"]
        for one in values.get("speaker", ()):
            for two in values.get("mentions", ()):
                join(one, two, title, _anchor(node))
    degree = Counter(iri for pair in pairs for iri in pair)
    kept = {iri for iri, _ in degree.most_common(_NODES)}
    return {
        "nodes": [{**teller.ref(nodes[iri]), "kind": kind_of(teller, nodes[iri])} for iri in nodes if iri in kept],
        "edges": [
            {
                "source": one,
                "target": two,
                "weight": len(ties),
                "title": "، ".join(dict.fromkeys(title for title, _ in ties)),
                "iri": f"{graph.value}#{ties[0][1]}",
            }
            for (one, two), ties in pairs.items()
            if one in kept and two in kept
        ],
    }
