"""What things are called: the name of a node in a language."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from kg.graph.terms import LABEL, TYPE
from kg.ontology import KG_NAMESPACE, KGV_NAMESPACE
from kg.settings import get_base
from kg.store import Store


def find_label(store: Store, node: NamedNode, language: str) -> Literal | None:
    """The label of a node in a language, in another where it has none; the first by spelling where there are several."""
    labels = [quad.object for quad in store.quads(node, LABEL) if isinstance(quad.object, Literal)]
    return min(labels, key=lambda label: (label.language != language, label.value), default=None)


def name_of(store: Store, node: NamedNode, language: str) -> str:
    """A node's name in a language, in another where it has none, else the last part of its IRI."""
    best = find_label(store, node, language)
    return best.value if best is not None else name_of_iri(node)


def name_of_iri(node: NamedNode) -> str:
    """What a node without a label goes by."""
    for start in (KGV_NAMESPACE, KG_NAMESPACE, f"{get_base()}id/"):
        if node.value.startswith(start):
            return node.value.removeprefix(start)
    return {TYPE.value: "type", LABEL.value: "label"}.get(node.value, node.value)
