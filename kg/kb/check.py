"""What a knowledge base must not hold: a table of checks, each one query over what ships and the user's file together.

Rows of what ships and of the user's are read as one by three views: ``e`` (entities), ``n`` (names), ``o`` (offices). A name that ships
is one row of ``n`` with the kind its table gives.
"""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from kg.edtf import bounds
from kg.errors import DataError
from kg.gazetteer.base import INDEXES, SCHEMA, KnowledgeBase
from kg.gazetteer.gazetteer import get_shipped
from kg.gazetteer.index import add_names
from kg.tables import get_table, iter_rows

#: Longer than anybody has held an office in living memory; the longest reigns are.
LONGEST_YEARS = 72
#: Offices of which a state has one at a time.
SOLE = ("president", "prime minister", "foreign minister", "defence minister", "interior minister", "king", "emir", "sultan")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong (``error``) or may be (``warning``), with what to do about it."""

    check: str
    severity: str
    entity: str
    value: str
    problem: str
    solution: str


@dataclass(frozen=True, slots=True)
class Check:
    """``query`` gives (entity, value) of everything at fault."""

    name: str
    severity: str
    problem: str
    solution: str
    query: str


_OTHERS = "group_concat(DISTINCT entity)"
CHECKS = (
    Check(
        "item-twice", "error", "one Wikidata item has two ids", "keep one row, and make the names of the other its aliases",
        "SELECT min(id), wikidata || ': ' || group_concat(DISTINCT id) FROM e WHERE wikidata IS NOT NULL GROUP BY wikidata"
        " HAVING count(DISTINCT id) > 1",
    ),
    Check(
        "id-twice", "error", "one id has two types", "give one of them another id",
        "SELECT id, group_concat(DISTINCT type) FROM e GROUP BY id HAVING count(DISTINCT type) > 1",
    ),
    Check(
        "same-names", "error", "two entities of a type have the same label in Arabic and in English",
        "merge them, or tell them apart in a label",
        "SELECT min(id), ar || ' / ' || en || ': ' || group_concat(DISTINCT id) FROM (SELECT e.id, e.type, a.key AS akey, b.key AS bkey,"
        " a.label AS ar, b.label AS en FROM e JOIN first a ON a.entity = e.id AND a.lang = 'ar' JOIN first b ON b.entity = e.id AND"
        " b.lang = 'en') GROUP BY type, akey, bkey HAVING count(DISTINCT id) > 1",
    ),
    Check(
        "same-label", "warning", "two entities of a type and of one state have the same Arabic label",
        "merge them if they are one, else tell them apart in a label",
        "SELECT min(id), label || ': ' || group_concat(DISTINCT id) FROM (SELECT e.id, e.type, coalesce(e.state, '') AS state, a.key,"
        " a.label FROM e JOIN first a ON a.entity = e.id AND a.lang = 'ar') GROUP BY type, state, key HAVING count(DISTINCT id) > 1",
    ),
    Check(
        "alike", "warning", "two people of one state have full names that only transliteration tells apart", "merge them if they are one",
        "SELECT min(entity), min(label) || ' = ' || max(label) || ': ' || group_concat(DISTINCT entity) FROM n JOIN e ON e.id = n.entity"
        " WHERE e.type = 'Person' AND n.lang = 'ar' AND n.sounds LIKE '% %' AND e.state IS NOT NULL GROUP BY e.state, n.sounds"
        " HAVING count(DISTINCT entity) > 1",
    ),
    Check(
        "clash", "warning", "a name means several entities", "leave it to context, or give the weaker one the kind 'bound' or no such name",
        f"SELECT min(entity), label || ': ' || {_OTHERS} FROM n WHERE kind NOT IN ('surname', 'short', 'ordinary', 'bound', 'acronym')"
        " GROUP BY key HAVING count(DISTINCT entity) > 1",
    ),
    Check(
        "no-source", "error", "an entity with a Wikidata item tells no source for it", "name the list that the item was checked against",
        "SELECT id, wikidata FROM e WHERE wikidata IS NOT NULL AND trim(coalesce(source, '')) IN ('', 'own')",
    ),
    Check("no-name", "error", "an entity has no name", "name it", "SELECT id, type FROM e WHERE id NOT IN (SELECT entity FROM n)"),
    Check(
        "unknown-id", "error", "an id that no entity has", "correct the id, or add the entity",
        "SELECT entity, entity FROM n WHERE entity NOT IN (SELECT id FROM e) UNION SELECT id, state FROM e WHERE state IS NOT NULL AND"
        " state NOT IN (SELECT id FROM e) UNION SELECT person, ref FROM (SELECT person, person AS ref FROM o UNION SELECT person,"
        " organization FROM o UNION SELECT person, country FROM o) WHERE ref IS NOT NULL AND ref NOT IN (SELECT id FROM e)",
    ),
    Check(
        "no-person", "error", "an office is held by what is no person", "correct the id of the holder",
        "SELECT DISTINCT person, title FROM o JOIN e ON e.id = o.person WHERE e.type != 'Person'",
    ),
    Check(
        "office-twice", "error", "a tenure is listed twice", "keep one row",
        "SELECT person, title_en || ' from ' || coalesce(start, '…') FROM o GROUP BY person, title_en, organization, country, start"
        " HAVING count(*) > 1",
    ),
)  # fmt: skip


def check_kb(kb: Path | None = None) -> Iterator[Finding]:
    """Everything at fault in what ships and, if given, in a user's knowledge base beside it; errors first.

    Raises:
        DataError: a table or the knowledge base cannot be read.
    """
    connection = _open(kb)
    try:
        found = [Finding(c.name, c.severity, str(i), str(v), c.problem, c.solution) for c in CHECKS for i, v in connection.execute(c.query)]
        found += _check_years(connection)
    except sqlite3.DatabaseError as error:
        raise DataError(f"{kb}: cannot be read: {error}") from None
    finally:
        connection.close()
    yield from sorted(found, key=lambda f: (f.severity, f.check, f.entity, f.value))


def _open(kb: Path | None) -> sqlite3.Connection:
    """What ships in memory, the user's file attached, and the views over both."""
    if kb is not None:
        KnowledgeBase(kb)  # tells what is wrong with the file
    connection = sqlite3.connect(":memory:")
    connection.execute("PRAGMA temp_store = FILE")
    connection.executescript(SCHEMA)
    shipped = get_shipped()
    sources = {row["id"]: row["source"] for row in iter_rows(get_table("gazetteers/entities.tsv"), "id")}
    connection.executemany(
        "INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?)",
        ((e.id, e.type, e.wikidata, e.state, e.kind, sources[e.id]) for e in shipped.entities.values()),
    )
    names = [(e.id, label, lang, shipped.kinds.get((e.id, label), "label")) for e in shipped.entities.values() for lang, label in e.labels]
    add_names(connection, names)
    tenures = (t for held in shipped.tenures.values() for t in held)
    connection.executemany(
        "INSERT INTO office VALUES (?, ?, ?, ?, ?, ?, ?, 'offices.tsv')",
        ((t.person, t.title, t.title_en, t.organization, t.country, t.start, t.end) for t in tenures),
    )
    connection.executescript(INDEXES)
    more = ""
    if kb is not None:
        connection.execute("ATTACH ? AS user", (str(kb),))
        more = " UNION ALL SELECT {} FROM user.{}"
    for view, table, columns in (
        ("e", "entity", "id, type, wikidata, state, kind, source"),
        ("n", "name", "entity, label, lang, kind, key, sounds, id"),
        ("o", "office", "person, title, title_en, organization, country, start, end"),
    ):
        connection.execute(f"CREATE TEMP VIEW {view} AS SELECT {columns} FROM main.{table}{more.format(columns, table)}")
    connection.execute(
        "CREATE TEMP TABLE first AS SELECT entity, lang, key, label, min(id) FROM n WHERE kind = 'label' GROUP BY entity, lang"
    )
    connection.execute("CREATE INDEX temp.first_entity ON first(entity, lang)")
    return connection


def _check_years(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Tenures whose bounds are no dates, end before they begin, lie ahead, or last longer than a life; sole offices held by two at once."""
    limit = f"{datetime.date.today().year + 6}"
    sole: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for person, title, country, organization, start, end in connection.execute(
        "SELECT person, title_en, country, organization, start, end FROM o ORDER BY title_en, country, start"
    ):
        value = f"{title}, {start or '…'} to {end or '…'}"
        try:
            first, last = (bounds(edge)[0].date() if edge else None for edge in (start, end))
        except ValueError:
            yield Finding("no-date", "error", person, value, "a bound of a tenure is no EDTF date", "write 2009, 2009-01 or 2009-01-20")
            continue
        if start and end and start[: len(end)] > end[: len(start)]:
            yield Finding("impossible-years", "error", person, value, "a tenure ends before it begins", "correct its bounds")
        elif (start or "") > limit or (end or "") > limit:
            yield Finding("impossible-years", "error", person, value, "a tenure lies far ahead", "correct its bounds")
        elif first and last and (last - first).days > LONGEST_YEARS * 366:
            yield Finding("long-tenure", "warning", person, value, f"a tenure of more than {LONGEST_YEARS} years", "look up its bounds")
        elif title in SOLE and country and not organization and start:
            sole.setdefault((title, country), []).append((start, end or "9999", person))
    for (title, country), held in sole.items():
        yield from _overlaps(title, country, sorted(held))


def _overlaps(title: str, country: str, held: list[tuple[str, str, str]]) -> Iterator[Finding]:
    for before, after in pairwise(held):
        # compared as far as both bounds tell, so that a year in common is no overlap
        length = min(len(before[1]), len(after[0]))
        if before[2] != after[2] and before[1][:length] > after[0][:length]:
            value = f"{title} of {country}: until {before[1].replace('9999', '…')}, and {after[2]} from {after[0]}"
            yield Finding("held-by-two", "warning", before[2], value, "two hold an office that one person has", "look up the bounds")
