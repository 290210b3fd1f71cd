"""Which entities a row of a table may mean, each with a score of 0 to 100 and the features that it is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode

from kg.gazetteer.records import make_key
from kg.gazetteer.similarity import similarity
from kg.graph.iris import entity_iri
from kg.graph.terms import LABEL, SAME_AS, WIKIDATA
from kg.graph.vocabulary import KG
from kg.ontology import KG_NAMESPACE
from kg.serve.naming import name_of
from kg.serve.reconcile.names import Names, to_id
from kg.serve.reconcile.properties import PROPERTIES, read_types, read_values
from kg.settings import get_base
from kg.store import Store

DEFAULT_LIMIT, MOST = 5, 50
#: A candidate that may be taken without asking: its score, how far the next one is behind, and how alike its name is.
MATCH, AHEAD, ALIKE = 85.0, 5.0, 0.9
ALIAS, OTHER_TYPE, PROPERTY_SHARE = 0.97, 0.7, 0.35
_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[0-9]+)")


@dataclass(frozen=True, slots=True)
class Query:
    """A query of a batch, as checked; ``properties`` are pairs of a property and its wanted values."""

    text: str
    types: tuple[str, ...] = ()
    strict: str = "any"  # any | should | all
    limit: int = DEFAULT_LIMIT
    properties: tuple[tuple[str, tuple[Any, ...]], ...] = ()


class Matcher:
    """Finds candidates in one store."""

    def __init__(self, store: Store, names: Names, language: str):
        self.store, self.names, self.language = store, names, language

    def find(self, query: Query) -> list[dict[str, Any]]:
        """The candidates of a query, the likeliest first, as the API wants them."""
        found = []
        for entity, likeness, label in self._iter_hits(query):
            weighed = self._weigh(query, entity, likeness, label)
            if weighed is not None:
                found.append(weighed)
        found.sort(key=lambda one: (-one["score"], -self.names.count_mentions(one["id"]), one["id"]))
        if found:
            best = found[0]
            ahead = len(found) == 1 or best["score"] - found[1]["score"] >= AHEAD
            best["match"] = bool(best["score"] >= MATCH and ahead and best["sure"])
        for one in found:
            del one["sure"]
        return found[: query.limit]

    def _iter_hits(self, query: Query) -> list[tuple[str, float, bool]]:
        """(entity, likeness of its name, whether that is its preferred name)."""
        by_id = self._find_by_id(query.text)
        if by_id:
            return [(by_id, 1.0, True)]
        if query.text.strip():
            return [(hit.alias.entity, hit.likeness, hit.alias.kind == "label") for hit in self.names.find(query.text)]
        return [(entity, 1.0, True) for entity in sorted(self._find_by_properties(query))]

    def _find_by_id(self, text: str) -> str | None:
        text = text.strip()
        item = _ITEM.fullmatch(text)
        if item:
            known = {quad.subject.value for quad in self.store.quads(None, SAME_AS, NamedNode(WIKIDATA + item[1]))}
            if len(known) == 1:
                return to_id(known.pop())
        entity = to_id(text) if text.startswith(f"{get_base()}id/") else text
        return entity if entity and " " not in entity and any(True for _ in self.store.quads(entity_iri(entity))) else None

    def _find_by_properties(self, query: Query) -> set[str]:
        """The entities that have all of what names somebody: a name or an item."""
        found: set[str] | None = None
        for name, values in query.properties:
            if name not in ("labelAr", "labelEn", "alias", "wikidata"):
                continue
            texts = [str(value["id"] if isinstance(value, dict) else value) for value in values]
            these = {entity for text in texts if name == "wikidata" and (entity := self._find_by_id(text))}
            these |= {hit.alias.entity for text in texts if name != "wikidata" for hit in self.names.find(text) if hit.likeness >= ALIKE}
            found = these if found is None else found & these
        return found or set()

    def _weigh(self, query: Query, entity: str, likeness: float, preferred: bool) -> dict[str, Any] | None:
        node = entity_iri(entity)
        types = read_types(self.store, node)
        fits = self._fits(query, types)
        if not fits and query.strict != "should":
            return None
        score = likeness if preferred else likeness * ALIAS
        features: list[dict[str, Any]] = [{"id": "name", "value": round(100 * likeness, 1)}, {"id": "preferredName", "value": preferred}]
        sure = likeness >= ALIKE and fits
        if query.types:
            features.append({"id": "type", "value": fits})
            score *= 1.0 if fits else OTHER_TYPE
        if query.properties:
            shares = [self._compare(node, name, values) for name, values in query.properties]
            names = [name for name, _ in query.properties]
            features += [{"id": f"property:{name}", "value": round(100 * share, 1)} for name, share in zip(names, shares, strict=True)]
            score = (1 - PROPERTY_SHARE) * score + PROPERTY_SHARE * sum(shares) / len(shares)
            sure = sure and all(share >= 0.5 for share in shares)
        return {**describe(self.store, entity, self.language, types), "score": round(100 * score, 2), "features": features, "sure": sure}

    def _fits(self, query: Query, types: list[str]) -> bool:
        if not query.types:
            return True
        hits = [name in types for name in query.types]
        return all(hits) if query.strict == "all" else any(hits)

    def _compare(self, node: NamedNode, name: str, wanted: tuple[Any, ...]) -> float:
        """How far the values of a property are among the wanted ones (0 to 1); the best pair counts."""
        best = 0.0
        for value in read_values(self.store, node, name, self.language):
            for want in wanted:
                best = max(best, _alike(value, want, self._alternatives(value)))
        return best

    def _alternatives(self, value: dict[str, Any]) -> list[str]:
        """All names of an entity that is a value."""
        if "id" not in value:
            return []
        node = entity_iri(value["id"])
        return [quad.object.value for predicate in (LABEL, KG.alias) for quad in self.store.quads(node, predicate)]


def _alike(value: dict[str, Any], want: Any, names: list[str]) -> float:
    if isinstance(want, dict):
        return float(value.get("id") == want["id"])
    if "id" in value:
        return 1.0 if value["id"] == str(want) else max((_alike_text(name, str(want)) for name in [value["name"], *names]), default=0.0)
    return _alike_text(str(next(iter(value.values()), "")), str(want))


def _alike_text(one: str, other: str) -> float:
    one, other = make_key(one), make_key(other)
    if not one or not other:
        return 0.0
    likeness = similarity(one, other)
    return likeness if likeness >= 0.7 else 0.0


def describe(store: Store, entity: str, language: str, types: list[str] | None = None) -> dict[str, Any]:
    """An entity for a list: its id, name, types, and a line that tells it from others."""
    node = entity_iri(entity)
    types = read_types(store, node) if types is None else types
    parts = [name_of(store, KG[name], language) for name in types[:2]]
    for name in ("office", "actsFor", "locatedIn", "date"):
        if name in PROPERTIES:
            parts += [str(value.get("name", value.get("str"))) for value in read_values(store, node, name, language)[:1]]
    return {
        "id": entity,
        "name": name_of(store, node, language),
        "description": ("، " if language == "ar" else ", ").join(parts),
        "type": [{"id": name, "name": name_of(store, KG[name], language)} for name in types],
        "match": False,
    }


def to_type(text: str) -> str:
    """A type's name, of its name or IRI."""
    return text.removeprefix(KG_NAMESPACE)
