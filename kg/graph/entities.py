"""An entity's description: in the reference graph where the gazetteer knows it, in a document's graph where it is NIL."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kg.graph.iris import entity_iri
from kg.graph.terms import LABEL, SAME_AS, TYPE, WIKIDATA, boolean, string, text
from kg.graph.vocabulary import KG
from kg.model import Entity


def entity_quads(entity: Entity, graph: NamedNode) -> Iterator[Quad]:
    """Type, names, kind, the state that it acts for (or lies in), and the Wikidata item.

    The first label of a language is ``rdfs:label``, every further one ``kg:alias``. ``kind`` is kept as written, and adds a finer
    class where the ontology has one of that name (``news-agency`` → ``kg:NewsAgency``).
    """
    node = entity_iri(entity.id)
    yield Quad(node, TYPE, KG[entity.type], graph)
    preferred: set[str] = set()
    for language, label in entity.labels:
        predicate = KG.alias if language in preferred else LABEL
        preferred.add(language)
        yield Quad(node, predicate, text(label, language), graph)
    if entity.kind:
        yield Quad(node, KG.kind, string(entity.kind), graph)
        name = "".join(part[:1].upper() + part[1:] for part in entity.kind.replace("_", "-").split("-"))
        if name in KG and name != entity.type:
            yield Quad(node, TYPE, KG[name], graph)
    if entity.state and entity.state != entity.id:
        predicate = KG.locatedIn if entity.type in ("Place", "Facility") else KG.actsFor
        yield Quad(node, predicate, entity_iri(entity.state), graph)
    if entity.wikidata:
        yield Quad(node, SAME_AS, NamedNode(WIKIDATA + entity.wikidata), graph)
    if entity.nil:
        yield Quad(node, KG.nil, boolean(True), graph)
