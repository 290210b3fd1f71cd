"""The IRIs that are minted: all of them functions of what they name, none random, so that the same input gives the same graph.

=================  ==========================================
entity             ``BASE id/<entity id>``
document           ``BASE doc/<document id, percent-encoded>``, also the name of its graph
passage            ``<document>#mention-10-15``, ``#report-2`` …
graphs             ``BASE graph/reference``, ``graph/fused``, ``graph/ontology``
=================  ==========================================

BASE is :func:`kg.settings.get_base`.
"""

from __future__ import annotations

import hashlib
from urllib.parse import quote

from pyoxigraph import NamedNode

from kg.settings import get_base


def document_iri(document_id: str) -> NamedNode:
    """The IRI of a document and of its graph.

    >>> document_iri("2021/06 قمة").value
    'https://w3id.org/mithaq/doc/2021%2F06%20%D9%82%D9%85%D8%A9'
    """
    return NamedNode(f"{get_base()}doc/{quote(document_id, safe='')}")


def entity_iri(entity_id: str) -> NamedNode:
    """The IRI of an entity.

    >>> entity_iri("Q7747").value
    'https://w3id.org/mithaq/id/Q7747'
    """
    return NamedNode(f"{get_base()}id/{quote(entity_id, safe='')}")


def passage_iri(document: NamedNode, kind: str, *parts: int | str) -> NamedNode:
    """The IRI of a node inside a document's graph.

    >>> passage_iri(document_iri("a"), "mention", 10, 15).value
    'https://w3id.org/mithaq/doc/a#mention-10-15'
    """
    return NamedNode(f"{document.value}#{'-'.join([kind, *map(str, parts)])}")


def hashed_iri(kind: str, *parts: str) -> NamedNode:
    """An IRI under ``id/`` made of a digest of ``parts``: for tenures and fused events, which have no id of their own."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
    return NamedNode(f"{get_base()}id/{kind}-{digest[:16]}")


def graph_iri(name: str) -> NamedNode:
    """The name of one of the three graphs that are no document's: ``reference``, ``fused`` or ``ontology``."""
    return NamedNode(f"{get_base()}graph/{name}")
