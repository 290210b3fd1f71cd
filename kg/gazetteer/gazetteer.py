"""The gazetteer: entities, their names by folded key, capitals, and who held which office; what ships, with the user's if there is one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from kg.errors import DataError
from kg.gazetteer.base import KnowledgeBase
from kg.gazetteer.index import AliasIndex, Hit
from kg.gazetteer.overlay import Aliases, Entities, Tenures
from kg.gazetteer.records import Alias, Tenure, make_key
from kg.model import Entity
from kg.tables import get_table, iter_rows


class Shipped:
    """The tables of ``data/gazetteers`` in memory."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.aliases: dict[str, tuple[Alias, ...]] = {}
        self.kinds: dict[tuple[str, str], str] = {}
        self.capitals: dict[str, str] = {}
        self.tenures: dict[str, list[Tenure]] = defaultdict(list)
        self._read_entities()
        self._read_aliases()
        for row in iter_rows(get_table("gazetteers/capitals.tsv"), "capital", "state"):
            self.capitals[row["capital"]] = row["state"]
        for row in iter_rows(get_table("gazetteers/offices.tsv"), "person", "title"):
            tenure = Tenure(
                row["person"],
                row["title"],
                row["title_en"],
                row["organization"] or None,
                row["country"] or None,
                row["from"] or None,
                row["to"] or None,
            )
            self.tenures[row["person"]].append(tenure)
        self.keys = sorted(self.aliases)

    @cached_property
    def names(self) -> AliasIndex:
        """Every name, for look-ups of another spelling, with a slip, or by part; made when it is first needed."""
        return AliasIndex.of(
            (entity.id, label, lang, self.kinds.get((entity.id, label), "label"))
            for entity in self.entities.values()
            for lang, label in entity.labels
        )

    def _read_entities(self) -> None:
        for row in iter_rows(get_table("gazetteers/entities.tsv"), "id", "type", "label_ar"):
            labels = (("ar", row["label_ar"]), *((("en", row["label_en"]),) if row["label_en"] else ()))
            self.entities[row["id"]] = Entity(
                row["id"], row["type"], labels, row["wikidata"] or None, row["state"] or None, row["kind"] or None
            )

    def _read_aliases(self) -> None:
        found: dict[str, dict[str, Alias]] = defaultdict(dict)
        labels: dict[str, list[tuple[str, str]]] = defaultdict(list)
        path = get_table("gazetteers/aliases.tsv")
        rows = [(r["id"], r["label"], r["lang"], r["kind"]) for r in iter_rows(path, "id", "label", "lang")]
        for entity in self.entities.values():
            rows += [(entity.id, label, lang, "label") for lang, label in entity.labels]
        for entity_id, label, lang, kind in rows:
            if entity_id not in self.entities:
                raise DataError(f"{path}: alias {label!r} names the unknown entity {entity_id!r}")
            key = make_key(label)
            if len(key) > 1:
                found[key].setdefault(entity_id, Alias(entity_id, label, kind))
            labels[entity_id].append((lang, label))
            self.kinds.setdefault((entity_id, label), kind)
        self.aliases = {key: tuple(group.values()) for key, group in found.items()}
        for entity_id, more in labels.items():
            entity = self.entities[entity_id]
            merged = tuple(dict.fromkeys((*entity.labels, *more)))
            self.entities[entity_id] = Entity(entity.id, entity.type, merged, entity.wikidata, entity.state, entity.kind)


class Gazetteer:
    """Look-ups over what ships and, where ``kb`` is given, the user's knowledge base; make it with :func:`get_gazetteer`.

    ``entities``, ``aliases`` (by key) and ``tenures`` (by person) are mappings; with a knowledge base they look into its file.
    """

    def __init__(self, kb: Path | None = None) -> None:
        self._shipped = get_shipped()
        self.base = KnowledgeBase(kb) if kb is not None else None
        self.capitals: Mapping[str, str] = self._shipped.capitals
        self.entities: Mapping[str, Entity] = self._shipped.entities
        self.aliases: Mapping[str, tuple[Alias, ...]] = self._shipped.aliases
        self.tenures: Mapping[str, Sequence[Tenure]] = self._shipped.tenures
        if self.base is not None:
            self.entities = Entities(self._shipped.entities, self.base)
            self.aliases = Aliases(self._shipped.aliases, self.base)
            self.tenures = Tenures(self._shipped.tenures, self.base)

    def find(self, name: str, *, limit: int = 50, fuzzy: bool = True) -> list[Hit]:
        """The names like ``name``, the likest first, an entity once; see :meth:`kg.gazetteer.index.AliasIndex.find`."""
        found: dict[str, Hit] = {}
        for index in self._indexes():
            for hit in index.find(name, limit=limit, fuzzy=fuzzy):
                before = found.get(hit.alias.entity)
                if before is None or hit.likeness > before.likeness:
                    found[hit.alias.entity] = hit
        return sorted(found.values(), key=lambda h: (-h.likeness, h.alias.entity))[:limit]

    def find_sounding(self, name: str) -> list[Hit]:
        """The names that differ from ``name`` by transliteration only, or not at all."""
        return [hit for index in self._indexes() for hit in index.find_sounding(name)]

    def _indexes(self) -> tuple[AliasIndex, ...]:
        return (self._shipped.names, self.base.names) if self.base is not None else (self._shipped.names,)

    def is_prefix(self, key: str) -> bool:
        """Whether some alias key begins with ``key``."""
        keys = self._shipped.keys
        at = bisect_left(keys, key)
        if at < len(keys) and keys[at].startswith(key):
            return True
        return self.base is not None and self.base.names.is_prefix(key)

    def find_holders(self, country: str | None, matches: frozenset[str], day: date | None, organization: str | None = None) -> list[str]:
        """The people who held, on ``day``, an office whose English title is in ``matches``, of the country or body given.

        Of both, an office of another body of the country is not meant: who speaks for the presidency does not speak for a ministry.
        """
        if day is None:
            return []
        held = self.find_tenures(matches, country)
        bodies = {organization, None} if country and organization else {organization}
        fitting = [
            t.person
            for t in held
            if t.covers(day) and (not country or t.country == country) and (t.organization in bodies or (country and not organization))
        ]
        return list(dict.fromkeys(fitting))

    def find_tenures(self, matches: frozenset[str], country: str | None = None) -> list[Tenure]:
        """The tenures of every office whose English title is in ``matches``; of the knowledge base only those of the country, if given."""
        held = [t for tenures in self._shipped.tenures.values() for t in tenures if t.title_en in matches]
        return held + (self.base.find_holders(matches, country) if self.base is not None else [])


@cache
def get_shipped() -> Shipped:
    """What ships, read once a process.

    Raises:
        DataError: a table is missing or inconsistent.
    """
    return Shipped()


@cache
def get_gazetteer(kb: Path | None = None) -> Gazetteer:
    """The gazetteer, made once a process for each knowledge base.

    Args:
        kb: the user's knowledge base, beside what ships.

    Raises:
        DataError: a table or the knowledge base is missing or inconsistent.
    """
    return Gazetteer(kb)
