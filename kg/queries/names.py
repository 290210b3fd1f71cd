"""Which entity of a store a user means: by IRI, id, Wikidata item, or any of its names."""

from __future__ import annotations

import re

from pyoxigraph import Literal, NamedNode

from kg.errors import UsageError
from kg.gazetteer import make_key
from kg.graph.iris import entity_iri, graph_iri
from kg.graph.terms import LABEL, SAME_AS, WIKIDATA
from kg.graph.vocabulary import KG
from kg.store import Store

_LANGUAGES = ("ar", "en")


def find_entity(store: Store, value: str, parameter: str = "entity") -> NamedNode:
    """The one entity that ``value`` names; an IRI is taken as it is.

    The preferred label counts before an alias, and the exact spelling before one that differs only in what Arabic spelling leaves open
    (hamza seats, diacritics, spaces).

    Raises:
        UsageError: there is none, or several; the message lists them.
    """
    found = _find_by_id(store, value)
    if found is not None:
        return found
    searches = (lambda: _find_exact(store, value, LABEL), lambda: _find_exact(store, value, KG.alias), lambda: _find_folded(store, value))
    for search in searches:
        matches = search()
        if len(matches) == 1:
            return matches.pop()
        if matches:
            ids = ", ".join(sorted(node.value.rpartition("/")[2] for node in matches)[:8])
            raise UsageError(f"{parameter}: {value!r} is the name of {len(matches)} entities: say which, by id: {ids}")
    raise UsageError(f"{parameter}: no entity of this store is called {value!r} ('kg query find-entity --param text=…' searches)")


def _find_by_id(store: Store, value: str) -> NamedNode | None:
    if value.startswith(WIKIDATA) or re.fullmatch(r"Q[0-9]+", value):
        item = value.removeprefix(WIKIDATA)
        known = [quad.subject for quad in store.quads(None, SAME_AS, NamedNode(WIKIDATA + item))] if re.fullmatch(r"Q[0-9]+", item) else []
        if len(set(known)) == 1:
            return NamedNode(known[0].value)
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]", value):
        try:
            return NamedNode(value)
        except ValueError:
            raise UsageError(f"{value!r} is not an IRI") from None
    node = entity_iri(value)
    named = any(True for pattern in ((node, None), (None, node)) for _ in store.quads(pattern[0], None, pattern[1]))
    return node if named else None


def _find_exact(store: Store, value: str, predicate: NamedNode) -> set[NamedNode]:
    terms = (Literal(value, language=language) for language in _LANGUAGES)
    return {quad.subject for term in terms for quad in store.quads(None, predicate, term) if _is_entity(quad)}


def _find_folded(store: Store, value: str) -> set[NamedNode]:
    key = make_key(value)
    if not key:
        return set()
    quads = (quad for predicate in (LABEL, KG.alias) for quad in store.quads(None, predicate))
    return {quad.subject for quad in quads if _is_entity(quad) and make_key(quad.object.value) == key}


def _is_entity(quad: object) -> bool:
    """The ontology's terms have labels too; they are no entities."""
    return getattr(quad, "graph_name", None) != graph_iri("ontology")
