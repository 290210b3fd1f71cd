"""What can be asked of an entity: for data extension, and to tell candidates of one name apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.graph.iris import graph_iri
from kg.graph.terms import LABEL, SAME_AS, TYPE, WIKIDATA
from kg.graph.vocabulary import KG
from kg.ontology import KG_NAMESPACE
from kg.serve.naming import name_of
from kg.serve.reconcile.names import to_id
from kg.settings import get_base
from kg.store import Store

ALL = ("Person", "Organization", "Place", "Treaty", "Event", "Facility", "Product")
Values = list[dict[str, Any]]
Read = Callable[[Store, NamedNode, str], Values]


@dataclass(frozen=True, slots=True)
class Property:
    """A property with its names; ``target`` is the type of the entities that are its values, if they are some."""

    id: str
    ar: str
    en: str
    read: Read
    types: tuple[str, ...] = ALL
    target: str | None = None

    def name(self, language: str) -> str:
        """Its name in a language."""
        return self.ar if language == "ar" else self.en


def _objects(store: Store, node: NamedNode, predicate: NamedNode) -> list[Any]:
    found = {str(quad.object): quad.object for quad in store.quads(node, predicate) if quad.graph_name != graph_iri("ontology")}
    return [found[key] for key in sorted(found)]


def _subjects(store: Store, predicate: NamedNode, node: NamedNode) -> list[NamedNode]:
    return sorted({quad.subject for quad in store.quads(None, predicate, node)}, key=str)


def _strings(texts: Iterable[str]) -> Values:
    return [{"str": text} for text in dict.fromkeys(texts)]


def _label(wanted: str) -> Read:
    return lambda store, node, language: _strings(
        term.value for term in _objects(store, node, LABEL) if isinstance(term, Literal) and term.language == wanted
    )


def _literal(predicate: NamedNode) -> Read:
    return lambda store, node, language: _strings(term.value for term in _objects(store, node, predicate))


def _entity(*predicates: NamedNode) -> Read:
    return lambda store, node, language: [
        {"id": to_id(term.value), "name": name_of(store, term, language)}
        for predicate in predicates
        for term in _objects(store, node, predicate)
        if isinstance(term, NamedNode) and term.value.startswith(get_base())
    ]


def _types(store: Store, node: NamedNode, language: str) -> Values:
    return _strings(name_of(store, KG[name], language) for name in read_types(store, node))


def _wikidata(store: Store, node: NamedNode, language: str) -> Values:
    return _strings(term.value.removeprefix(WIKIDATA) for term in _objects(store, node, SAME_AS))


def _offices(store: Store, node: NamedNode, language: str) -> Values:
    held = _subjects(store, KG.holder, node)
    predicates = (KG.officeTitleEn, KG.officeTitle) if language == "en" else (KG.officeTitle, KG.officeTitleEn)
    titles = [next((found for predicate in predicates if (found := _objects(store, office, predicate))), []) for office in held]
    return _strings(title.value for found in titles for title in found)


def _count(predicate: NamedNode) -> Read:
    return lambda store, node, language: [{"int": len({quad.subject for quad in store.quads(None, predicate, node)})}]


def _documents(store: Store, node: NamedNode, language: str) -> Values:
    return [{"int": len({quad.graph_name for quad in store.quads(None, KG.refersTo, node)})}]


PROPERTIES = {
    known.id: known
    for known in (
        Property("labelAr", "الاسم بالعربية", "name in Arabic", _label("ar")),
        Property("labelEn", "الاسم بالإنجليزية", "name in English", _label("en")),
        Property("alias", "أسماء أخرى", "other names", _literal(KG.alias)),
        Property("type", "النوع", "type", _types),
        Property("kind", "الصنف", "kind", _literal(KG.kind)),
        Property("wikidata", "معرّف ويكي بيانات", "Wikidata item", _wikidata),
        Property("office", "المنصب", "office", _offices, ("Person",)),
        Property("actsFor", "يتبع", "acts for", _entity(KG.actsFor), ("Person", "Organization"), "Place"),
        Property("locatedIn", "يقع في", "located in", _entity(KG.locatedIn), ("Place", "Facility"), "Place"),
        Property("date", "التاريخ", "date", _literal(KG.date), ("Event",)),
        Property("place", "المكان", "place", _entity(KG.place), ("Event",), "Place"),
        Property("participant", "المشاركون", "who took part", _entity(KG.participant, KG.agent, KG.target), ("Event",), "Person"),
        Property("mentions", "عدد الإشارات", "number of mentions", _count(KG.refersTo)),
        Property("documents", "عدد الوثائق", "number of documents", _documents),
        Property("statements", "عدد التصريحات", "number of statements", _count(KG.speaker), ("Person", "Organization", "Place")),
    )
}


def read_types(store: Store, node: NamedNode) -> list[str]:
    """The classes of an entity, by their names; the general one first."""
    found = {term.value.removeprefix(KG_NAMESPACE) for term in _objects(store, node, TYPE) if term.value.startswith(KG_NAMESPACE)}
    if any(True for _ in store.quads(node, KG.hasReport)):  # of a finer class alone
        found.add("Event")
    return sorted(found, key=lambda name: (name not in ALL, name))


def read_values(store: Store, node: NamedNode, property_id: str, language: str) -> Values:
    """The values of a property, as data extension gives them; none of a property that there is not."""
    known = PROPERTIES.get(property_id)
    return known.read(store, node, language) if known else []
