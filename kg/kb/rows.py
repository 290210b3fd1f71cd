"""Entities told in rows: a CSV with a header, or the bindings of a SPARQL JSON result."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from kg.edtf import bounds as edtf_bounds
from kg.errors import DataError
from kg.kb.classes import OFFICE, Classes
from kg.kb.records import TYPES, Fault, Holding, Item, LeftOut, Record

#: Column or variable → the names it goes by in SPARQL results.
COLUMNS = {
    "id": ("id",),
    "wikidata": ("wikidata", "item", "entity", "qid"),
    "type": ("type", "class", "instance"),
    "label": ("label", "itemLabel", "entityLabel", "name"),
    "label_ar": ("label_ar", "labelAr", "itemLabel_ar", "itemLabelAr"),
    "label_en": ("label_en", "labelEn", "itemLabel_en", "itemLabelEn"),
    "alias": ("alias", "itemAltLabel", "altLabel"),
    "aliases_ar": ("aliases_ar", "alias_ar", "aliasAr"),
    "aliases_en": ("aliases_en", "alias_en", "aliasEn"),
    "state": ("state", "country_of", "citizenship"),
    "kind": ("kind",),
    "title": ("title", "position_ar", "positionLabel_ar"),
    "title_en": ("title_en", "position_en", "positionLabel"),
    "organization": ("organization",),
    "country": ("country", "jurisdiction"),
    "from": ("from", "start"),
    "to": ("to", "end"),
    "source": ("source",),
}
_NAMES = {name.lower(): column for column, names in COLUMNS.items() for name in names}
_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9][0-9]*)")
_ID = re.compile(r"Q[1-9][0-9]*|[a-z0-9][a-z0-9.-]*")
_CHUNK = 1 << 16


def read_csv(stream: BinaryIO, origin: str, classes: Classes) -> Iterator[Item]:
    """The rows of a CSV (or TSV) file: a header of :data:`COLUMNS`, several names in one field separated by ``|``.

    Raises:
        DataError: it is not UTF-8, has no such header, or cannot be read as CSV.
    """
    text = io.TextIOWrapper(stream, "utf-8-sig", newline="")
    try:
        first = text.readline()
        reader = csv.reader(text, delimiter="\t" if "\t" in first else ";" if first.count(";") > first.count(",") else ",", strict=True)
        header = next(csv.reader([first], delimiter=reader.dialect.delimiter), [])
        columns = [_NAMES.get(name.strip().lower()) for name in header]
        if not {"label", "label_ar", "label_en"} & set(columns):
            raise DataError(f"{origin}: the header must name a column label_ar or label_en, and may name {', '.join(COLUMNS)}")
        for fields in reader:
            where = f"{origin}:{reader.line_num + 1}"
            if not any(fields):
                continue
            if len(fields) != len(columns):
                yield Fault(where, f"{len(fields)} fields, the header has {len(columns)}")
                continue
            row = {column: [(field.strip(), "")] for column, field in zip(columns, fields, strict=True) if column and field.strip()}
            yield make_record(row, where, classes)
    except UnicodeDecodeError as error:
        raise DataError(f"{origin}: not valid UTF-8 ({error.reason}): nothing was imported") from None
    except csv.Error as error:
        raise DataError(f"{origin}: not a CSV: {error}") from None
    finally:
        text.detach()


def read_sparql(stream: BinaryIO, origin: str, classes: Classes) -> Iterator[Item]:
    """The bindings of a SPARQL 1.1 JSON result, one at a time; variables are named as :data:`COLUMNS`. Rows of one item add up.

    Raises:
        DataError: it is not such a result.
    """
    for number, binding in enumerate(_bindings(stream, origin), 1):
        where = f"{origin}: row {number}"
        if not isinstance(binding, dict):
            yield Fault(where, "not a binding")
            continue
        row: dict[str, list[tuple[str, str]]] = {}
        for variable, term in binding.items():
            column = _NAMES.get(variable.lower())
            if column and isinstance(term, dict) and term.get("value"):
                row.setdefault(column, []).append((str(term["value"]).strip(), str(term.get("xml:lang", ""))))
        yield make_record(row, where, classes)


def _bindings(stream: BinaryIO, origin: str) -> Iterator[Any]:
    """Decodes what stands in ``"bindings": [ … ]`` piece by piece, so that a result of any size fits in memory."""
    text = io.TextIOWrapper(stream, "utf-8-sig")
    decoder = json.JSONDecoder()
    try:
        buffer = ""
        while not (start := re.search(r'"bindings"\s*:\s*\[', buffer)):
            piece = text.read(_CHUNK)
            if not piece:
                raise DataError(f"{origin}: not a SPARQL JSON result: it has no bindings")
            buffer = buffer[-64:] + piece if len(buffer) > 1 << 20 else buffer + piece
        buffer = buffer[start.end() :]
        while True:
            buffer = buffer.lstrip(" \t\r\n,")
            if buffer.startswith("]"):
                return
            try:
                binding, end = decoder.raw_decode(buffer)
            except ValueError as error:
                piece = text.read(max(_CHUNK, len(buffer)))
                if not piece:
                    raise DataError(f"{origin}: the result is cut short or not JSON ({error}): nothing was imported") from None
                buffer += piece
                continue
            yield binding
            buffer = buffer[end:]
    except UnicodeDecodeError as error:
        raise DataError(f"{origin}: not valid UTF-8 ({error.reason}): nothing was imported") from None
    finally:
        text.detach()


def make_record(row: Mapping[str, list[tuple[str, str]]], where: str, classes: Classes) -> Item:
    """A row as an entity; each column holds (value, language) pairs."""

    def first(column: str) -> str | None:
        return row[column][0][0] if row.get(column) else None

    item = _ITEM.fullmatch(first("wikidata") or "")
    if first("wikidata") and not item:
        return Fault(where, f"{first('wikidata')!r} is no Wikidata item")
    wikidata = item[1] if item else None
    given = first("id")
    if given is not None and not _ID.fullmatch(given):
        return Fault(where, f"the id {given!r}: write small Latin letters, digits, - and ., or a Wikidata item")
    if wikidata is None and given and given.startswith("Q"):
        wikidata = given
    labels = tuple(dict.fromkeys(_names(row)))
    if not labels:
        return Fault(where, "no name in Arabic or English")
    kind_of = _type(first("type"), classes)
    if kind_of is None:
        return Fault(where, f"the type {first('type')!r} is none of {', '.join(TYPES)}") if first("type") else LeftOut("no type")
    if kind_of[0] == OFFICE or (kind_of[0] not in TYPES):
        return LeftOut("of no class that is imported")
    bounds = [_edtf(first(column)) for column in ("from", "to")]
    if None in bounds:
        return Fault(where, f"{first('from') or ''!r} to {first('to') or ''!r}: write years, months or days as 2009, 2009-01 or 2009-01-20")
    offices: tuple[Holding, ...] = ()
    title, title_en = first("title"), first("title_en")
    if title or title_en:
        who = [_reference(first(column)) for column in ("organization", "country")]
        offices = (Holding(None, title or "", title_en or "", who[0], who[1], bounds[0] or None, bounds[1] or None),)
    state = _reference(first("state"))
    return Record(given or wikidata, kind_of[0], labels, wikidata, state, first("kind") or kind_of[1], first("source") or "", offices)


def _names(row: Mapping[str, list[tuple[str, str]]]) -> Iterator[tuple[str, str]]:
    for column in ("label_ar", "label_en", "label", "aliases_ar", "aliases_en", "alias"):
        for value, language in row.get(column, ()):
            lang = column[-2:] if column[-3:] in {"_ar", "_en"} else language or ("ar" if re.search("[\u0621-\u064a]", value) else "en")
            if lang in {"ar", "en"}:
                names = value.split("|") if column.startswith("alias") else [value]
                yield from ((lang, " ".join(name.split())) for name in names if name.strip())


def _type(told: str | None, classes: Classes) -> tuple[str, str | None] | None:
    if told is None:
        return (classes.default, None) if classes.default else None
    item = _ITEM.fullmatch(told)
    if item:
        return classes.find([item[1]]) or ("", None)
    return (told, None) if told in TYPES else None


def _reference(value: str | None) -> str | None:
    item = _ITEM.fullmatch(value or "")
    return item[1] if item else value


def _edtf(value: str | None) -> str | None:
    """A date as EDTF, ``""`` for none, ``None`` for one that cannot be read; times of day are left out."""
    if not value:
        return ""
    day = value.partition("T")[0]
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", day):
        return None
    try:
        edtf_bounds(day)
    except ValueError:
        return None
    return day
