"""Importing into a knowledge base: streaming, and all or nothing.

The import works on a draft beside the file, which takes its place when it is complete; whatever ends it before leaves the file as it
was. An item that the shipped gazetteer has under an id of its own (the same names in both languages, the same type, no other state) adds
its names to that entity and does not become a second one.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from kg.errors import DataError, UsageError
from kg.gazetteer.base import FORMAT, INDEXES, SCHEMA
from kg.gazetteer.gazetteer import get_shipped
from kg.gazetteer.index import add_names
from kg.gazetteer.records import make_key
from kg.kb.classes import Classes, make_title
from kg.kb.kinds import classify_name
from kg.kb.records import TYPES, Fault, Item, LeftOut, PositionItem, Record
from kg.kb.rows import read_csv, read_sparql
from kg.kb.streams import FORMATS, guess_format, open_source
from kg.kb.wikidata import read_dump
from kg.model import Entity

_READERS = {"wikidata": read_dump, "sparql": read_sparql, "csv": read_csv}
_BATCH = 2000
_DRAFT = """
CREATE TEMP TABLE held(person TEXT, position TEXT, start TEXT, end TEXT);
CREATE TEMP TABLE position(id TEXT PRIMARY KEY, title TEXT, title_en TEXT, state TEXT) WITHOUT ROWID;
"""


@dataclass(slots=True)
class ImportSummary:
    """What an import did: entities new to the file, those that were there or that ship, names and tenures now added, and what was not."""

    added: int = 0
    known: int = 0
    shipped: int = 0
    offices: int = 0
    faults: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    @property
    def taken(self) -> int:
        """How many entities were taken over."""
        return self.added + self.known + self.shipped


def import_file(
    source: Path,
    kb: Path,
    *,
    form: str | None = None,
    types: Iterable[str] = (),
    classes: Path | None = None,
    origin: str | None = None,
    report: Callable[[Fault], None] = lambda fault: None,
) -> ImportSummary:
    """Imports a Wikidata JSON dump, a SPARQL JSON result or a CSV, packed or not, into a knowledge base.

    Args:
        source: the file.
        kb: the knowledge base; made if need be.
        form: one of ``wikidata``, ``sparql``, ``csv``; told by the file's beginning where not given.
        types: only entities of these types; all where empty. A single one is also the type of rows that tell none.
        classes: more rows for the table of classes.
        origin: what the entities' source is said to be; the file's name where not given.
        report: is told of every line at fault.

    Raises:
        DataError: the file or the knowledge base cannot be read; the knowledge base is as it was.
        UsageError: there is no such format or type.
    """
    wanted = frozenset(types)
    unknown = sorted(wanted - set(TYPES))
    if unknown:
        raise UsageError(f"type {', '.join(unknown)}: one of {', '.join(TYPES)}")
    if form is not None and form not in FORMATS:
        raise UsageError(f"format {form!r}: one of {', '.join(FORMATS)}")
    if not source.is_file():
        raise UsageError(f"{source}: no such file")
    table = Classes(classes, next(iter(wanted)) if len(wanted) == 1 else None)
    reader = _READERS[form or guess_format(source)]
    draft = kb.with_name(f".{kb.name}.part")
    kb.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open_source(source) as stream:
            if kb.exists():
                shutil.copyfile(kb, draft)
            else:
                draft.unlink(missing_ok=True)
            run = _Import(draft, kb, wanted, origin or source.name, report)
            try:
                run.take(reader(stream, str(source), table))
                run.finish()
            finally:
                run.close()
        if run.summary.taken:
            draft.replace(kb)
        return run.summary
    except sqlite3.DatabaseError as error:
        raise DataError(f"{kb}: cannot be written: {error}; it is as it was") from None
    finally:
        draft.unlink(missing_ok=True)


class _Import:
    """One import into a draft."""

    def __init__(self, draft: Path, kb: Path, types: frozenset[str], origin: str, report: Callable[[Fault], None]):
        self.types, self.origin, self.report = types, origin, report
        self.summary = ImportSummary()
        self._shipped = get_shipped()
        self._db = sqlite3.connect(draft)
        if kb.exists():
            try:
                meta = dict(self._db.execute("SELECT name, value FROM meta"))
            except sqlite3.DatabaseError as error:
                raise DataError(f"{kb}: not a knowledge base ({error})") from None
            if meta.get("format") != FORMAT:
                raise DataError(f"{kb}: a knowledge base of format {meta.get('format')}, this version writes {FORMAT}")
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA temp_store = FILE;")
        self._db.executescript(SCHEMA + _DRAFT)
        # two indexes suffice to merge rows; the others are quicker made at the end
        self._db.execute("CREATE UNIQUE INDEX IF NOT EXISTS name_entity ON name(entity, lang, label)")
        self._db.execute("CREATE INDEX IF NOT EXISTS office_person ON office(person)")

    def close(self) -> None:
        self._db.close()

    def take(self, items: Iterable[Item]) -> None:
        """Writes items as they come, some thousands at a time."""
        stream = iter(items)
        while batch := list(islice(stream, _BATCH)):
            names: list[tuple[str, str, str, str]] = []
            for item in batch:
                if isinstance(item, Fault):
                    self._fault(item)
                elif isinstance(item, LeftOut):
                    self.summary.left_out[item.reason] += 1
                elif isinstance(item, PositionItem):
                    title, title_en = make_title(item.label, item.label_en)
                    self._db.execute("INSERT OR REPLACE INTO position VALUES (?, ?, ?, ?)", (item.id, title, title_en, item.state))
                elif self.types and item.type not in self.types:
                    self.summary.left_out["of another type"] += 1
                else:
                    names += self._take_entity(item)
            add_names(self._db, names)

    def _fault(self, fault: Fault) -> None:
        self.summary.faults += 1
        self.report(fault)

    def _take_entity(self, record: Record) -> Iterator[tuple[str, str, str, str]]:
        """Puts an entity into the draft, and gives its names."""
        entity_id = self._identify(record)
        ours = self._shipped.entities.get(entity_id)
        before = self._db.execute("SELECT type FROM entity WHERE id = ?", (entity_id,)).fetchone()
        type_before = ours.type if ours else before[0] if before else record.type
        if type_before != record.type:
            self._fault(Fault(self.origin, f"{entity_id} is a {type_before} already, not a {record.type}: left out"))
            return
        self.summary.shipped += ours is not None
        self.summary.known += ours is None and before is not None
        self.summary.added += ours is None and before is None
        state = record.state if record.state in self._shipped.entities else None
        row = (entity_id, record.type, record.wikidata, state, record.kind, record.source or self.origin)
        self._db.execute(
            "INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET wikidata = coalesce(wikidata, excluded.wikidata), "
            "state = coalesce(state, excluded.state), kind = coalesce(kind, excluded.kind)",
            row,
        )
        self._take_offices(entity_id, record)
        preferred = dict(reversed(record.labels))
        for lang, label in record.labels:
            yield entity_id, label, lang, classify_name(label, lang, record.type, preferred=preferred[lang] == label)

    def _take_offices(self, person: str, record: Record) -> None:
        for held in record.offices:
            if held.position is not None:
                self._db.execute("INSERT INTO held VALUES (?, ?, ?, ?)", (person, held.position, held.start, held.end))
            else:
                title, title_en = held.title, held.title_en
                if not title or not title_en:
                    title, title_en = make_title(title, title_en)
                source = record.source or self.origin
                row = (person, title, title_en, held.organization, held.country, held.start, held.end, source)
                self._add_office(row)

    def _add_office(self, row: tuple[str | None, ...]) -> None:
        known = "SELECT 1 FROM office WHERE person = ? AND title_en = ? AND country IS ? AND organization IS ? AND start IS ?"
        if not self._ships(row) and self._db.execute(known, (row[0], row[2], row[4], row[3], row[5])).fetchone() is None:
            self._db.execute("INSERT INTO office VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            self.summary.offices += 1

    def _ships(self, row: tuple[str | None, ...]) -> bool:
        """Whether the tables that ship tell the same tenure, perhaps more precisely."""
        person, _, title_en, organization, country, start = row[:6]
        held = self._shipped.tenures.get(person or "", ())
        same = (t for t in held if (t.title_en, t.country) == (title_en, country) and organization in {None, t.organization})
        return any((t.start or "")[:4] == (start or "")[:4] for t in same)

    def _identify(self, record: Record) -> str:
        """The id: the item's, or that of what ships under another id, or the one given, or one made of the name."""
        if record.wikidata in self._shipped.entities:
            return str(record.wikidata)
        twin = self._find_twin(record)
        if twin is not None:
            return twin
        if record.id or record.wikidata:
            return str(record.id or record.wikidata)
        name = next((label for lang, label in record.labels if lang == "en"), record.labels[0][1])
        slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        return slug if len(slug) > 2 else f"name-{hashlib.sha256(make_key(name).encode()).hexdigest()[:12]}"

    def _find_twin(self, record: Record) -> str | None:
        """The one shipped entity without an item that has a name of the record in Arabic and one in English, and no other state."""
        keys = {lang: {make_key(label) for other, label in record.labels if other == lang} for lang in ("ar", "en")}
        named = [alias for key in keys["ar"] for alias in self._shipped.aliases.get(key, ())]
        fitting = {alias.entity for alias in named if alias.kind not in {"surname", "short"}}
        found = [e for e in map(self._shipped.entities.__getitem__, sorted(fitting)) if self._is_twin(e, record, keys["en"])]
        if len(found) != 1:
            return None
        taken = self._db.execute("SELECT wikidata FROM entity WHERE id = ?", (found[0].id,)).fetchone()
        return found[0].id if taken is None or taken[0] in {None, record.wikidata} else None

    def _is_twin(self, entity: Entity, record: Record, english: set[str]) -> bool:
        if entity.type != record.type or (entity.wikidata and record.wikidata):
            return False
        states_agree = not (entity.state and record.state and entity.state != record.state)
        return states_agree and any(lang == "en" and make_key(label) in english for lang, label in entity.labels)

    def finish(self) -> None:
        """Joins who held which position with what the positions are, makes the indexes, and writes what the file is."""
        if not self.summary.taken:
            return
        self._db.executescript(INDEXES)
        rows = self._db.execute(
            "SELECT person, title, title_en, state, start, end FROM held JOIN position ON held.position = position.id ORDER BY held.rowid"
        ).fetchall()
        for person, title, title_en, state, start, end in rows:
            country = state if state in self._shipped.entities else None
            self._add_office((person, title, title_en, None, country, start, end, self.origin))
        lost = self._db.execute("SELECT count(*) FROM held WHERE position NOT IN (SELECT id FROM position)").fetchone()[0]
        if lost:
            self.summary.left_out["an office that the source does not describe"] += lost
        self._db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", [("format", FORMAT), ("digest", self._digest())])
        self._db.commit()
        self._db.execute("ANALYZE")
        self._db.commit()

    def _digest(self) -> str:
        """Of everything that documents are read with: the same contents, in whatever order they came, give the same."""
        total = hashlib.sha256()
        for query in (
            "SELECT id, type, wikidata, state, kind FROM entity ORDER BY id",
            "SELECT entity, lang, label, kind FROM name ORDER BY entity, lang, label",
            "SELECT person, title, title_en, organization, country, start, end FROM office ORDER BY 1, 3, 5, 6, 4, 7, 2",
        ):
            for row in self._db.execute(query):
                total.update(repr(row).encode("utf-8", "surrogatepass"))
        return total.hexdigest()
