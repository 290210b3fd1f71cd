"""The names of a store, to be found however they are written: an index beside a snapshot.

Spelling, slips and parts of names are :class:`kg.gazetteer.index.AliasIndex`'s; a name in Latin letters is also looked for as Arabic news
would write it, so that `Lavrov` finds an entity that only has an Arabic name.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from kg.gazetteer.index import INDEXES, SCHEMA, AliasIndex, Hit, add_names
from kg.gazetteer.records import Alias, make_key
from kg.graph.iris import graph_iri
from kg.graph.terms import LABEL
from kg.graph.vocabulary import KG
from kg.serve.drafts import write_index
from kg.settings import get_base
from kg.store import Store
from kg.tables import iter_rows

FILE = "names.sqlite"
#: How much less a name counts that was only found by writing it in Arabic letters.
TRANSLITERATED = 0.9
_COUNTS = "CREATE TABLE mentioned(entity TEXT PRIMARY KEY, times INTEGER NOT NULL)"
_LATIN = re.compile(r"[a-z]+")


class Names:
    """The index in a file."""

    def __init__(self, path: Path):
        self._index = AliasIndex.open(path)
        self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)

    @classmethod
    def build(cls, store: Store, path: Path) -> None:
        """Writes the index of a store; the file appears when it is whole."""
        with write_index(path) as connection:
            connection.executescript(SCHEMA)
            add_names(connection, _iter_names(store))
            connection.executescript(INDEXES)
            connection.execute(_COUNTS)
            counts = Counter(quad.object.value for quad in store.quads(None, KG.refersTo))
            rows = ((to_id(iri), times) for iri, times in counts.items())
            connection.executemany("INSERT OR REPLACE INTO mentioned VALUES (?, ?)", rows)

    def find(self, name: str, limit: int = 100) -> list[Hit]:
        """Names like ``name``, the likest first, an entity once."""
        found = {hit.alias.entity: hit for hit in self._index.find(name, limit=limit)}
        for guess in transliterate(name):
            for hit in self._index.find(guess, limit=limit):
                weaker = Hit(hit.alias, hit.way, round(hit.likeness * TRANSLITERATED, 3))
                known = found.get(hit.alias.entity)
                if known is None or known.likeness < weaker.likeness:
                    found[hit.alias.entity] = weaker
        return sorted(found.values(), key=lambda hit: (-hit.likeness, hit.alias.entity))[:limit]

    def complete(self, prefix: str, limit: int) -> list[Alias]:
        """Names that begin with ``prefix``, the most mentioned first, an entity once."""
        found: dict[str, Alias] = {}
        for text in (prefix, *transliterate(prefix)):
            key = make_key(text)
            if not key:
                continue
            rows = self._connection.execute(
                "SELECT name.entity, label, kind FROM name LEFT JOIN mentioned ON mentioned.entity = name.entity WHERE key >= ? AND key < ?"
                " ORDER BY coalesce(times, 0) DESC, length(key), name.entity LIMIT ?",
                (key, f"{key}\U0010ffff", 5 * limit),
            )
            for row in rows:
                found.setdefault(row[0], Alias(*row))
        return list(found.values())[:limit]

    def count_mentions(self, entity: str) -> int:
        """How often documents mention an entity."""
        row = self._connection.execute("SELECT times FROM mentioned WHERE entity = ?", (entity,)).fetchone()
        return int(row[0]) if row else 0

    def most_mentioned(self, limit: int) -> list[tuple[str, int]]:
        """The entities that documents mention most often, and how often."""
        rows = self._connection.execute("SELECT entity, times FROM mentioned ORDER BY times DESC, entity LIMIT ?", (limit,))
        return [(row[0], int(row[1])) for row in rows]

    def count_mentioned(self) -> int:
        """How many entities documents mention."""
        return int(self._connection.execute("SELECT count(*) FROM mentioned").fetchone()[0])


def _iter_names(store: Store) -> Iterator[tuple[str, str, str, str]]:
    start = f"{get_base()}id/"
    unnamed = {graph_iri("ontology"), graph_iri("fused")}  # terms are no entities, and what fusion calls an event is a description
    seen: set[tuple[str, Any]] = set()  # an entity of ours is named in every document that knows it
    for predicate, kind in ((LABEL, "label"), (KG.alias, "alias")):
        for quad in store.quads(None, predicate):
            named = isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(start) and isinstance(quad.object, Literal)
            if named and quad.graph_name not in unnamed and (quad.subject.value, quad.object) not in seen:
                seen.add((quad.subject.value, quad.object))
                yield to_id(quad.subject.value), quad.object.value, quad.object.language or "", kind


def to_id(iri: str) -> str:
    """An entity's id, of its IRI."""
    return unquote(iri.removeprefix(f"{get_base()}id/"))


def transliterate(name: str) -> list[str]:
    """How Arabic news might write a name in Latin letters: none for a name in other letters.

    >>> transliterate("Lavrov"), transliterate("لافروف")
    (['لافروف'], [])
    """
    if not name.isascii() or not any(char.isalpha() for char in name):
        return []
    words = _LATIN.findall(name.lower())
    written = " ".join(_write(word) for word in words)
    return [written] if written else []


def _write(word: str) -> str:
    letters, starts = _get_letters()
    written: list[str] = []
    at = 0
    while at < len(word):
        for size in (2, 1):
            piece = word[at : at + size]
            found = starts.get(piece) if at == 0 and piece in starts else letters.get(piece)
            if found is not None and len(piece) == size:
                written.append("" if written and size == 1 and found == written[-1] else found)  # no doubled consonants
                at += size
                break
        else:
            at += 1
    return "".join(written)


@cache
def _get_letters() -> tuple[dict[str, str], dict[str, str]]:
    letters: dict[str, str] = {}
    starts: dict[str, str] = {}
    for row in iter_rows(Path(__file__).with_name("transliteration.tsv"), "latin"):
        (starts if row["place"] == "start" else letters)[row["latin"]] = row["arabic"]
    return letters, starts
