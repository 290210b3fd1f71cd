"""Golden cases: ``tests/golden/<case>/reading.json`` is a reading, ``expected.trig`` the graph that it makes."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pyoxigraph as ox

from kg.graph.terms import RDF, RDFS, XSD
from kg.model import Reading
from kg.ontology import KG_NAMESPACE, KGV_NAMESPACE

FOLDER = Path(__file__).resolve().parents[1] / "golden"
CASES = sorted(path.parent for path in FOLDER.glob("*/reading.json"))
PREFIXES = {"kg": KG_NAMESPACE, "kgv": KGV_NAMESPACE, "rdf": RDF, "rdfs": RDFS, "xsd": XSD}


def read_reading(path: Path) -> Reading:
    """A reading from JSON: objects by the names of their fields, those with their default left out."""
    return _decode(Reading, json.loads(path.read_text("utf-8")))


def _decode(kind: Any, value: Any) -> Any:
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        unknown = set(value) - {field.name for field in fields(kind)}
        assert not unknown, f"{kind.__name__} has no {unknown}"
        return kind(**{name: _decode(hints[name], part) for name, part in value.items()})  # type: ignore[operator]
    if get_origin(kind) is tuple:
        first, *rest = get_args(kind)
        kinds = [first] * len(value) if rest == [...] else [first, *rest]
        return tuple(_decode(part, item) for part, item in zip(kinds, value, strict=True))
    if get_origin(kind) is UnionType:
        return None if value is None else _decode(next(part for part in get_args(kind) if part is not type(None)), value)
    return date.fromisoformat(value) if kind is date else value


def read_dataset(path: Path) -> ox.Dataset:
    """A TriG file, its blank nodes labelled canonically."""
    found = ox.Dataset(ox.parse(path=str(path), format=ox.RdfFormat.TRIG))
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return found


def write_dataset(path: Path, quads: list[ox.Quad]) -> None:
    """Sorted, so that a change of one fact is a change of few lines."""
    path.write_bytes(ox.serialize(sorted(quads, key=str), format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b"")
