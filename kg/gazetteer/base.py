"""A user's knowledge base: one SQLite file that ``kg kb import`` writes, beside what ships. Here it is only read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from kg.errors import DataError
from kg.gazetteer.index import INDEXES as NAME_INDEXES
from kg.gazetteer.index import SCHEMA as NAME_SCHEMA
from kg.gazetteer.index import AliasIndex
from kg.gazetteer.records import Tenure
from kg.model import Entity

#: Raised when older files cannot be read any more.
FORMAT = "1"
SCHEMA = (
    """
CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entity(
    id TEXT PRIMARY KEY, type TEXT NOT NULL, wikidata TEXT, state TEXT, kind TEXT, source TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS office(
    person TEXT NOT NULL, title TEXT NOT NULL, title_en TEXT NOT NULL, organization TEXT, country TEXT, start TEXT, end TEXT,
    source TEXT NOT NULL);
"""
    + NAME_SCHEMA
)
INDEXES = (
    NAME_INDEXES
    + """
CREATE INDEX IF NOT EXISTS entity_wikidata ON entity(wikidata);
CREATE INDEX IF NOT EXISTS office_person ON office(person);
CREATE INDEX IF NOT EXISTS office_title ON office(title_en, country);
"""
)
_TENURE = "person, title, title_en, organization, country, start, end"


class KnowledgeBase:
    """Look-ups in such a file; a few thousand answers are kept, whatever its size.

    Raises:
        DataError: there is no such file, or it is no knowledge base of this version.
    """

    def __init__(self, path: Path):
        self.path = path
        if not path.is_file():
            raise DataError(f"{path}: no such knowledge base: 'kg kb import' makes one")
        try:
            self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            self._connection.execute("PRAGMA mmap_size = 1073741824")
            meta = dict(self._connection.execute("SELECT name, value FROM meta"))
        except sqlite3.DatabaseError as error:
            raise DataError(f"{path}: not a knowledge base ({error})") from None
        if meta.get("format") != FORMAT:
            raise DataError(f"{path}: a knowledge base of format {meta.get('format')}, this version reads {FORMAT}: import it again")
        self.digest: str = meta["digest"]
        self._lock = Lock()
        self.names = AliasIndex(self._connection)
        self.entity = lru_cache(4096)(self._entity)
        self.tenures = lru_cache(4096)(self._tenures)

    def ids(self) -> Iterator[str]:
        """Every entity's id, in order."""
        last = ""
        while rows := self._all("SELECT id FROM entity WHERE id > ? ORDER BY id LIMIT 1000", last):
            yield from (row[0] for row in rows)
            last = rows[-1][0]

    def count(self) -> int:
        """How many entities it has."""
        return int(self._all("SELECT count(*) FROM entity")[0][0])

    def find_holders(self, titles: frozenset[str], country: str | None) -> list[Tenure]:
        """The tenures of an office with one of these English titles; of that state, unless ``None``."""
        marks = ", ".join("?" * len(titles))
        where, more = ("AND country = ?", [country]) if country else ("", [])
        query = f"SELECT {_TENURE} FROM office WHERE title_en IN ({marks}) {where} ORDER BY rowid"
        return [Tenure(*row) for row in self._all(query, *sorted(titles), *more)]

    def _entity(self, entity_id: str) -> Entity | None:
        rows = self._all("SELECT type, wikidata, state, kind FROM entity WHERE id = ?", entity_id)
        if not rows:
            return None
        type_, wikidata, state, kind = rows[0]
        labels = self._all("SELECT lang, label FROM name WHERE entity = ? ORDER BY id", entity_id)
        return Entity(entity_id, type_, tuple((lang, label) for lang, label in labels), wikidata, state, kind, added=True)

    def _tenures(self, person: str) -> tuple[Tenure, ...]:
        return tuple(Tenure(*row) for row in self._all(f"SELECT {_TENURE} FROM office WHERE person = ? ORDER BY start", person))

    def _all(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()
