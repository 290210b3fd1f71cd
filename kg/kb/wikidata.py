"""A Wikidata JSON dump: one entity a line, inside ``[`` and ``]``. Only what the import needs is looked at."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.kb.classes import OFFICE, Classes
from kg.kb.records import Fault, Holding, Item, LeftOut, PositionItem, Record

LANGUAGES = ("ar", "en")
INSTANCE, POSITION, START, END, COUNTRY, CITIZENSHIP, JURISDICTION = "P31", "P39", "P580", "P582", "P17", "P27", "P1001"
#: Wikidata's precision of a time → how much of its date is told.
_PRECISION = {9: 4, 10: 7, 11: 10}
LARGEST = 64_000_000


def read_dump(stream: BinaryIO, origin: str, classes: Classes) -> Iterator[Item]:
    """The entities of a dump, line by line; a line is forgotten before the next is read.

    Args:
        stream: the unpacked bytes.
        origin: the file, for messages; a line at fault is told as ``FILE:LINE``.
        classes: which classes are of which type.
    """
    number = 0
    while line := stream.readline(LARGEST):
        number += 1
        line = line.strip().rstrip(b",").strip(b"\xef\xbb\xbf \t")
        if line in {b"", b"[", b"]", b"[]"}:
            continue
        where = f"{origin}:{number}"
        if not (line.startswith(b"{") and line.endswith(b"}")):
            yield Fault(where, "not one entity in JSON: the line is cut short, or the dump has another layout")
        elif b'"ar"' not in line and b'"P1001"' not in line:  # the most part of Wikidata: not worth reading
            yield LeftOut("no Arabic name")
        else:
            yield _read(line, where, classes)


def _read(line: bytes, where: str, classes: Classes) -> Item:
    try:
        entity = json.loads(line)
        if not isinstance(entity["id"], str):
            raise TypeError
        claims = entity.get("claims") or {}
        found = classes.find(_values(claims, INSTANCE))
        if found is None:
            return LeftOut("of no class that is imported")
        kind_of = found[0]
        labels = tuple(_labels(entity))
        if kind_of == OFFICE:
            return _read_position(entity["id"], claims, labels)
        if not any(lang == "ar" for lang, _ in labels):
            return LeftOut("no Arabic name")
        state = next(iter(_values(claims, CITIZENSHIP if kind_of == "Person" else COUNTRY)), None)
        return Record(entity["id"], kind_of, labels, entity["id"], state, found[1], "", tuple(_holdings(claims)))
    except (ValueError, RecursionError) as error:
        return Fault(where, f"not JSON: {error}")
    except (KeyError, TypeError, AttributeError, IndexError):
        return Fault(where, "JSON, but not an entity as Wikidata writes it")


def _read_position(item: str, claims: dict[str, Any], labels: tuple[tuple[str, str], ...]) -> PositionItem:
    names = dict(reversed(labels))
    state = next(iter((*_values(claims, JURISDICTION), *_values(claims, COUNTRY))), None)
    return PositionItem(item, names.get("ar", ""), names.get("en", ""), state)


def _labels(entity: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for lang in LANGUAGES:
        found = dict.fromkeys([label["value"] for label in [(entity.get("labels") or {}).get(lang)] if label])
        found |= dict.fromkeys(alias["value"] for alias in (entity.get("aliases") or {}).get(lang, ()))
        yield from ((lang, label) for label in found)


def _statements(claims: dict[str, Any], prop: str) -> list[dict[str, Any]]:
    """The statements of a property that are not deprecated and have a value, preferred ones first."""
    good = [s for s in claims.get(prop, ()) if s.get("rank") != "deprecated" and s["mainsnak"]["snaktype"] == "value"]
    return sorted(good, key=lambda s: s.get("rank") != "preferred")


def _values(claims: dict[str, Any], prop: str) -> list[str]:
    return [s["mainsnak"]["datavalue"]["value"]["id"] for s in _statements(claims, prop)]


def _holdings(claims: dict[str, Any]) -> Iterator[Holding]:
    for statement in _statements(claims, POSITION):
        qualifiers = statement.get("qualifiers") or {}
        start, end = (_time(qualifiers.get(prop, ())) for prop in (START, END))
        yield Holding(statement["mainsnak"]["datavalue"]["value"]["id"], start=start, end=end)


def _time(snaks: list[dict[str, Any]]) -> str | None:
    """A time as EDTF: day, month or year, as precise as Wikidata says it is; ``None`` for centuries, and for years before our era."""
    for snak in snaks:
        if snak["snaktype"] == "value":
            value = snak["datavalue"]["value"]
            length = _PRECISION.get(value["precision"])
            if length and value["time"].startswith("+"):
                return str(value["time"][1 : 1 + length])
    return None
