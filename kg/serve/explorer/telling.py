"""Single things as pages tell them: names with their language, documents, events, statements; each found once a request."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.edtf import bounds
from kg.graph.iris import graph_iri
from kg.graph.reported import ROLES
from kg.graph.terms import TYPE
from kg.graph.vocabulary import KG
from kg.ontology import KG_NAMESPACE
from kg.serve.naming import find_label, name_of_iri
from kg.store import Store

FACTUALITY = ("actual", "planned", "possible", "alleged", "negated")
_RANK = {name: place for place, name in enumerate(FACTUALITY)}
Told = dict[str, Any]


def span_of(*edtf: str | None) -> tuple[str, str]:
    """The first and the last day of some EDTF values together; empty where they have none.

    >>> span_of("2021-06"), span_of(None), span_of("2021-06-16", "2021-06-18")
    (('2021-06-01', '2021-06-30'), ('', ''), ('2021-06-16', '2021-06-18'))
    """
    found = []
    for value in edtf:
        try:
            found.append(bounds(value or ""))
        except ValueError:
            continue
    return (f"{min(first for first, _ in found):%Y-%m-%d}", f"{max(last for _, last in found):%Y-%m-%d}") if found else ("", "")


class Teller:
    """Tells of one store in one language."""

    def __init__(self, store: Store, language: str):
        self.store, self.language = store, language
        self.fused = graph_iri("fused")
        self._refs: dict[str, Told] = {}
        self._documents: dict[str, Told] = {}

    def ref(self, node: NamedNode) -> Told:
        """``iri``, ``text`` and, where it is known, ``lang`` of the text."""
        known = self._refs.get(node.value)
        if known is None:
            label = find_label(self.store, node, self.language)
            known = {"iri": node.value, "text": label.value if label is not None else name_of_iri(node)}
            if label is not None and label.language:
                known["lang"] = label.language
            self._refs[node.value] = known
        return known

    def refs(self, nodes: Iterable[NamedNode]) -> list[Told]:
        """Of several, by their names."""
        return sorted((self.ref(node) for node in nodes), key=lambda told: told["text"])

    def term(self, name: str) -> Told:
        """A class or property of the ontology: ``name`` beside its :meth:`ref`."""
        return {"name": name, **self.ref(KG[name])} if name in KG else {"name": name, "text": name}

    def value(self, node: NamedNode) -> Told:
        """A value of a closed vocabulary: ``name`` beside its :meth:`ref`."""
        return {"name": node.value.rpartition("#")[2], **self.ref(node)}

    def first(self, values: dict[str, list[Any]], name: str) -> Told:
        """The :meth:`value` of a property in what :meth:`values` gave; an empty one where somebody wrote a node without it."""
        return self.value(values[name][0]) if name in values else {"name": "", "text": ""}

    def values(self, node: NamedNode, graph: NamedNode | None = None) -> dict[str, list[Any]]:
        """What a graph says of a node: local name of the property → terms, in a fixed order."""
        found: dict[str, list[Any]] = {}
        for quad in self.store.quads(node, None, None, graph):
            found.setdefault(quad.predicate.value.removeprefix(KG_NAMESPACE), []).append(quad.object)
        for terms in found.values():
            terms.sort(key=str)
        return found

    def document(self, graph: NamedNode) -> Told:
        """A document by its graph: ``id``, ``iri``, ``title``, ``lang``, ``published``, ``source``, ``url``."""
        known = self._documents.get(graph.value)
        if known is None:
            values = {quad.predicate: quad.object for quad in self._about(graph)}
            name, title = _text(values.get(KG.identifier)), _text(values.get(KG.title))
            known = {
                "id": name,
                "iri": graph.value,
                "title": title or name,
                "lang": _text(values.get(KG.language)) if title else "",
                "published": _text(values.get(KG.publicationDate)),
                "source": _text(values.get(KG.sourceName)),
                "url": _text(values.get(KG.url)),
            }
            self._documents[graph.value] = known
        return known

    def _about(self, graph: NamedNode) -> list[Any]:
        names = (KG.identifier, KG.title, KG.language, KG.publicationDate, KG.sourceName, KG.url)  # not its text
        return [quad for name in names for quad in self.store.quads(graph, name, None, graph)]

    def event(self, node: NamedNode) -> Told:
        """An event: ``title``, ``type``, ``date`` (EDTF) with ``start`` and ``end`` (days), ``places``, ``factuality``, ``reports``."""
        name = self.ref(node)
        values = self.values(node, self.fused)
        date = _text(next(iter(values.get("date", ())), None))
        start, end = span_of(date)
        kind = self.event_type(node)
        return {
            "iri": node.value,
            "title": _tell_title(name, date, kind),
            "title_lang": name.get("lang", ""),
            "type": kind,
            "date": date,
            "start": start,
            "end": end,
            "places": self.refs(values.get("place", ())),
            "factuality": self.factualities(values.get("hasReport", ())),
            "reports": len(values.get("hasReport", ())),
        }

    def event_type(self, node: NamedNode) -> Told:
        """The class that fusion gave an event."""
        kinds = [quad.object for quad in self.store.quads(node, TYPE, None, self.fused)]
        return self.term(min((kind.value.removeprefix(KG_NAMESPACE) for kind in kinds), default="Event"))

    def factualities(self, reports: Iterable[NamedNode]) -> list[Told]:
        """As what reports present an event, what happened first."""
        found = {quad.object for report in reports for quad in self.store.quads(report, KG.factuality)}
        return sorted((self.value(node) for node in found), key=lambda told: _RANK.get(told["name"], len(_RANK)))

    def roles_in_events(self, node: NamedNode) -> dict[NamedNode, list[str]]:
        """The events that an entity has a part in, a place and a topic among them, with its roles."""
        found: dict[NamedNode, list[str]] = {}
        for role in (*ROLES, "place"):
            for quad in self.store.quads(None, KG[role], node, self.fused):
                found.setdefault(quad.subject, []).append(role)
        return found

    def agents(self, node: NamedNode) -> list[NamedNode]:
        """Who acts for a state or body: what they do and say counts as its own."""
        return sorted({quad.subject for quad in self.store.quads(None, KG.actsFor, node)}, key=str)

    def statement(self, node: NamedNode, graph: NamedNode) -> Told:
        """A statement: ``iri``, ``words``, ``lang``, ``type``, ``kind``, ``speakers``, ``described`` and its ``document``."""
        values = self.values(node, graph)
        words = next(iter(values.get("exact", ())), Literal(""))
        return {
            "iri": node.value,
            "anchor": node.value.partition("#")[2],
            "words": words.value,
            "lang": words.language or "",
            "type": self.first(values, "statementType"),
            "kind": self.first(values, "statementKind"),
            "speakers": self.refs(values.get("speaker", ())),
            "addressees": self.refs(values.get("addressee", ())),
            "described": _text(next(iter(values.get("speakerText", ())), None)),
            "document": self.document(graph),
        }


def _text(term: Any) -> str:
    return term.value if isinstance(term, Literal) else ""


def _tell_title(name: Told, date: str, kind: Told) -> str:
    """The name of an event: of one that fusion made, without the date, which pages tell beside it, and with its type in words.

    >>> _tell_title({"text": "TreatySigning: Egypt (2021)", "lang": "en"}, "2021", {"name": "TreatySigning", "text": "signing of a treaty"})
    'Signing of a treaty: Egypt'
    """
    title: str = name["text"].removesuffix(f" ({date})")
    head, colon, rest = title.partition(": ")
    if head != kind["name"]:
        return title
    return kind["text"][:1].upper() + kind["text"][1:] + colon + rest


def newest_first(told: Iterable[Told], key: str) -> list[Told]:
    """Sorted by a date, those without one last.

    >>> [one["d"] for one in newest_first([{"d": ""}, {"d": "2020"}, {"d": "2021"}], "d")]
    ['2021', '2020', '']
    """
    return sorted(told, key=lambda one: one[key], reverse=True)
