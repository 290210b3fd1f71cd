"""Names by what they are written as: equal, spelled another way, with a slip, or in part. An SQLite table, in memory or in a file.

Every name is kept with its key (:func:`kg.gazetteer.records.make_key`) and its sounds (:func:`kg.text.skeleton.make_sounds`). A look-up
goes from the surest way to the least sure: the key; the sounds; sounds that differ by one letter; all the words in any order, among
others. A name that differs by one letter from another has one of its halves whole, left or right of the middle, so that two ranges of a
B-tree hold every such name, and a half of the other half, which SQLite looks at (`python -m benchmarks.aliases` measures it).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from kg.gazetteer.records import Alias, make_key
from kg.gazetteer.similarity import differ_by_one, similarity
from kg.text.skeleton import make_sounds

SCHEMA = """
CREATE TABLE IF NOT EXISTS name(
    id INTEGER PRIMARY KEY, entity TEXT NOT NULL, label TEXT NOT NULL, lang TEXT NOT NULL, kind TEXT NOT NULL,
    key TEXT NOT NULL, sounds TEXT NOT NULL, mirror TEXT NOT NULL);
CREATE VIRTUAL TABLE IF NOT EXISTS word USING fts5(sounds, content='', detail=none, columnsize=0, tokenize="unicode61 remove_diacritics 0");
"""
#: Made behind the rows: that is quicker.
INDEXES = """
CREATE UNIQUE INDEX IF NOT EXISTS name_entity ON name(entity, lang, label);
CREATE INDEX IF NOT EXISTS name_key ON name(key);
CREATE INDEX IF NOT EXISTS name_sounds ON name(length(sounds), sounds);
CREATE INDEX IF NOT EXISTS name_mirror ON name(length(mirror), mirror);
"""
#: Shorter sounds say too little for a slip to be believed.
SHORTEST = 3
#: So many names are looked at, at most, for each way.
MOST = 400
_END = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Hit:
    """A name that a look-up found, by which way, and how alike (0 to 1) it is to what was looked for."""

    alias: Alias
    way: str  # exact | spelling | slip | words
    likeness: float


class AliasIndex:
    """Names in an SQLite database; safe to use from several threads."""

    def __init__(self, connection: sqlite3.Connection):
        self._connection = connection
        self._lock = Lock()

    @classmethod
    def of(cls, names: Iterable[tuple[str, str, str, str]]) -> AliasIndex:
        """An index in memory of rows (entity, label, language, kind)."""
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        connection.executescript(SCHEMA)
        add_names(connection, names)
        connection.executescript(INDEXES)
        return cls(connection)

    @classmethod
    def open(cls, path: Path) -> AliasIndex:
        """The index in a file, for reading."""
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        connection.execute("PRAGMA mmap_size = 1073741824")
        return cls(connection)

    def find(self, name: str, *, limit: int = 50, fuzzy: bool = True) -> list[Hit]:
        """The names like ``name``, the likest first, an entity once.

        Args:
            name: as somebody wrote it.
            limit: of entities.
            fuzzy: ``False`` finds equal names only (equal when folded).
        """
        found: dict[str, Hit] = {}
        for way in (self._exact, self._spelling, self._slip, self._words) if fuzzy else (self._exact,):
            for hit in way(name):
                before = found.get(hit.alias.entity)
                if before is None or hit.likeness > before.likeness:
                    found[hit.alias.entity] = hit
        return sorted(found.values(), key=lambda h: (-h.likeness, h.alias.entity))[:limit]

    def find_sounding(self, name: str) -> list[Hit]:
        """The names that are spelled as ``name``, or differ from it by transliteration only."""
        return list(self._spelling(name))

    def is_prefix(self, key: str) -> bool:
        """Whether the key of some name begins with ``key``."""
        return bool(self.select("SELECT 1 FROM name WHERE key >= ? AND key < ? LIMIT 1", (key, key + _END)))

    def get(self, key: str) -> tuple[Alias, ...]:
        """The names with that key."""
        rows = self.select("SELECT entity, label, kind FROM name WHERE key = ? ORDER BY id LIMIT ?", (key, MOST))
        return tuple(Alias(*row) for row in rows)

    def _exact(self, name: str) -> Iterator[Hit]:
        for alias in self.get(make_key(name)):
            yield Hit(alias, "exact", 1.0)

    def _spelling(self, name: str) -> Iterator[Hit]:
        sounds = make_sounds(name)
        if len(sounds) >= SHORTEST - 1:
            yield from self._with_sounds(sounds, name, "spelling", 0.4)

    def _slip(self, name: str) -> Iterator[Hit]:
        sounds = make_sounds(name)
        if len(sounds) < SHORTEST:
            return
        near: set[str] = set()
        for size in (len(sounds) - 1, len(sounds), len(sounds) + 1):
            for column, text in (("sounds", sounds), ("mirror", sounds[::-1])):
                near |= {other if column == "sounds" else other[::-1] for other in self._read_half(column, text, size)
                         if differ_by_one(text, other)}
        for other in sorted(near)[:MOST]:
            yield from self._with_sounds(other, name, "slip", 0.0)

    def _read_half(self, column: str, text: str, size: int) -> Iterator[str]:
        """What a column holds of ``size`` letters with the first half of ``text`` and one half of the rest, at its place or at the end."""
        half = (size - 1) // 2
        start, quarter = text[:half], (size - half) // 2
        end = text[half + quarter + 1 :]
        query = (f"SELECT DISTINCT {column} FROM name WHERE length({column}) = ? AND {column} >= ? AND {column} < ?"
                 f" AND (substr({column}, ?, ?) = ? OR substr({column}, ?) = ?)")
        values = (size, start, start + _END, half + 1, quarter, text[half : half + quarter], size - len(end) + 1, end)
        return (other for other, in self.select(query, values))

    def _words(self, name: str) -> Iterator[Hit]:
        words = make_sounds(name).split()
        if not words or len("".join(words)) < SHORTEST:
            return
        asked = " AND ".join(f'"{word}"' for word in words)
        rows = self.select(
            "SELECT entity, label, kind, sounds FROM name WHERE id IN (SELECT rowid FROM word WHERE word MATCH ? LIMIT ?)", (asked, MOST)
        )
        length = sum(map(len, words))
        for entity, label, kind, sounds in rows:
            if sounds.count(" ") < len(words):  # as many words: it would be another spelling
                continue
            share = length / len(sounds.replace(" ", ""))
            yield Hit(Alias(entity, label, kind), "words", round(min(0.5 + 0.45 * share, 0.9), 3))

    def _with_sounds(self, sounds: str, name: str, way: str, least: float) -> Iterator[Hit]:
        key = make_key(name)
        query = "SELECT entity, label, kind, key FROM name WHERE length(sounds) = ? AND sounds = ? LIMIT ?"
        for entity, label, kind, other in self.select(query, (len(sounds), sounds, MOST)):
            likeness = least + (0.98 - least) * similarity(key, other)
            yield Hit(Alias(entity, label, kind), way, round(likeness, 3))

    def select(self, query: str, values: tuple[str | int, ...]) -> list[tuple]:
        """The rows of a query of one's own over the tables of :data:`SCHEMA`."""
        with self._lock:
            return self._connection.execute(query, values).fetchall()


def add_names(connection: sqlite3.Connection, names: Iterable[tuple[str, str, str, str]]) -> None:
    """Puts rows (entity, label, language, kind) into the tables of :data:`SCHEMA`."""

    def fill() -> Iterator[tuple[str, str, str, str, str, str, str]]:
        for entity, label, lang, kind in names:
            key = make_key(label)
            if len(key) > 1:
                sounds = make_sounds(label)
                yield entity, label, lang, kind, key, sounds, sounds[::-1]

    first = connection.execute("SELECT coalesce(max(id), 0) FROM name").fetchone()[0]
    columns = "entity, label, lang, kind, key, sounds, mirror"
    connection.executemany(f"INSERT OR IGNORE INTO name({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", fill())
    connection.execute("INSERT INTO word(rowid, sounds) SELECT id, sounds FROM name WHERE id > ?", (first,))
