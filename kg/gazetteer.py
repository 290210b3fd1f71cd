"""The reviewed gazetteer in memory: entities, their aliases by folded key, capitals and who held which office when."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.errors import DataError
from kg.model import Entity
from kg.tables import get_table, iter_rows
from kg.text.normalise import fold


def make_key(label: str) -> str:
    """A label as it is looked up: folded, without spaces, hyphens and dots (`عبد الله` = `عبدالله`, `آر.تي` = `آر تي`)."""
    return "".join(c for c in fold(label) if c.isalnum() or c == "+")


@dataclass(frozen=True, slots=True)
class Alias:
    """A name of an entity; ``kind`` tells a full label from a surname, an acronym or a metonym."""

    entity: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """Somebody's holding of an office; bounds are EDTF strings or ``None`` where open."""

    person: str
    title: str
    title_en: str
    organization: str | None
    country: str | None
    start: str | None
    end: str | None

    def covers(self, day: date) -> bool:
        """Whether the office was held on ``day``, as far as the bounds tell."""
        text = day.isoformat()
        return (not self.start or self.start <= text[: len(self.start)]) and (not self.end or self.end >= text[: len(self.end)])


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
