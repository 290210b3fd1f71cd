"""What readers of every format give to the import: entities, positions that people hold, and lines at fault."""

from __future__ import annotations

from dataclasses import dataclass

#: Types of entities; a class of type ``Office`` is a position.
TYPES = ("Person", "Organization", "Place", "Treaty", "Event", "Facility", "Product")


@dataclass(frozen=True, slots=True)
class Holding:
    """An office of a person: by the Wikidata item of the position, or by its title. Bounds are EDTF strings."""

    position: str | None = None
    title: str = ""
    title_en: str = ""
    organization: str | None = None
    country: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """An entity as its source describes it; ``labels`` are (language, label), the preferred one of each language first."""

    id: str | None
    type: str
    labels: tuple[tuple[str, str], ...]
    wikidata: str | None = None
    state: str | None = None
    kind: str | None = None
    source: str = ""
    offices: tuple[Holding, ...] = ()


@dataclass(frozen=True, slots=True)
class PositionItem:
    """A position that people hold, as a Wikidata item describes it."""

    id: str
    label: str
    label_en: str
    state: str | None


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that cannot be read: where it is, and why."""

    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entity that is well described but not wanted: of another type, or without a name in Arabic or English."""

    reason: str


Item = Record | PositionItem | Fault | LeftOut
