"""The reviewed gazetteer in memory: entities, their aliases by folded key, capitals and who held which office when."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from datetime import date
from functools import cache, cached_property

from kg.errors import DataError
from kg.gazetteer.index import AliasIndex, Hit
from kg.gazetteer.records import Alias, Tenure, make_key
from kg.model import Entity
from kg.tables import get_table, iter_rows


class Gazetteer:
    """Look-ups over ``data/gazetteers``; make it once with :func:`get_gazetteer`."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.aliases: dict[str, tuple[Alias, ...]] = {}
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
        self._keys = sorted(self.aliases)

    def _read_entities(self) -> None:
        for row in iter_rows(get_table("gazetteers/entities.tsv"), "id", "type", "label_ar"):
            labels = (("ar", row["label_ar"]), *((("en", row["label_en"]),) if row["label_en"] else ()))
            self.entities[row["id"]] = Entity(
                row["id"], row["type"], labels, row["wikidata"] or None, row["state"] or None, row["kind"] or None
            )

    def _read_aliases(self) -> None:
        found: dict[str, dict[tuple[str, str], Alias]] = defaultdict(dict)
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
                found[key].setdefault((entity_id, ""), Alias(entity_id, label, kind))
            labels[entity_id].append((lang, label))
        self.aliases = {key: tuple(group.values()) for key, group in found.items()}
        for entity_id, more in labels.items():
            entity = self.entities[entity_id]
            merged = tuple(dict.fromkeys((*entity.labels, *more)))
            self.entities[entity_id] = Entity(
                entity.id, entity.type, merged, entity.wikidata, entity.state, entity.kind
            )

    @cached_property
    def index(self) -> AliasIndex:
        """Every name, for look-ups of another spelling, with a slip, or by part."""
        kinds = {(a.entity, a.label): a.kind for group in self.aliases.values() for a in group}
        return AliasIndex.of(
            (entity.id, label, lang, kinds.get((entity.id, label), "label"))
            for entity in self.entities.values()
            for lang, label in entity.labels
        )

    def find(self, name: str, *, limit: int = 50, fuzzy: bool = True) -> list[Hit]:
        """The names like ``name``, the likest first, an entity once; see :meth:`kg.gazetteer.index.AliasIndex.find`."""
        return self.index.find(name, limit=limit, fuzzy=fuzzy)

    def is_prefix(self, key: str) -> bool:
        """Whether some alias key begins with ``key``."""
        at = bisect_left(self._keys, key)
        return at < len(self._keys) and self._keys[at].startswith(key)

    def find_holders(self, country: str | None, matches: frozenset[str], day: date | None, organization: str | None = None) -> list[str]:
        """The people who held, on ``day``, an office whose English title is in ``matches``, of the country or body given."""
        if day is None:
            return []
        return [
            t.person
            for held in self.tenures.values()
            for t in held
            if t.title_en in matches and t.covers(day) and (t.country == country if country else t.organization == organization)
        ]


@cache
def get_gazetteer() -> Gazetteer:
    """The bundled gazetteer, read once a process.

    Raises:
        DataError: a table is missing or inconsistent.
    """
    return Gazetteer()
