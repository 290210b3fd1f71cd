"""The values that cross the edges of stages: frozen dataclasses, nothing else.

Every offset counts Unicode code points into :attr:`Document.text`, half-open, as in ``text[start:end]``. An entity is referred to by
its ``id``, the last part of its IRI: a Wikidata item (``Q7747``), the id of a reviewed row of ``data/gazetteers`` without one
(``dmitry-peskov``), or a minted NIL identity (``nil-person-3f2a…``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Furniture:
    """A span of site furniture (crawl date, caption, share block …): nothing is extracted from it."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article as read: its text exactly as given, and what its record, sidecar or page says about it."""

    id: str
    text: str
    title: str | None = None
    date: date | None = None  # publication date; ``None`` leaves relative expressions unresolved
    date_source: str | None = None  # record | sidecar | page | inferred
    url: str | None = None
    source: str | None = None
    language: str = "ar"
    origin: str = ""  # the file or stream it came from, for messages
    furniture: tuple[Furniture, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that was not read, and why; ``bad`` tells a fault (exit status 1) from a choice (not Arabic, empty)."""

    origin: str
    reason: str
    bad: bool = True


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A calendar expression with its value as an EDTF string and how the value was reached."""

    start: int
    end: int
    text: str
    value: str
    rule: str  # the grammar rule that read it, e.g. "day-month", "weekday-relative"
    anchor: str | None = None  # the EDTF value that a relative expression was resolved against
    granularity: str = "day"  # day | week | month | season | year | decade | interval


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing in the world, as the gazetteer knows it or as a document made it necessary (NIL)."""

    id: str
    type: str  # Person | Organization | Place | Treaty | Event | Facility | Product
    labels: tuple[tuple[str, str], ...]  # (language, label), the preferred one of each language first
    wikidata: str | None = None
    state: str | None = None  # id of the state that it is, or acts for
    kind: str | None = None  # finer class: state, capital, city, region, ministry, media …
    nil: bool = False
    added: bool = False  # of the user's knowledge base, not of the tables that ship


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible referent of a mention; ``features`` explains ``score`` (0 to 1)."""

    entity: str
    score: float
    features: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, or a definite description of one particular entity, in the text."""

    start: int
    end: int
    text: str
    type: str
    level: str  # name | nominal
    entities: tuple[str, ...] = ()  # several for duals and plurals; empty before linking
    origin: str = ""  # where it came from: gazetteer | pattern:title | short-form | …
    score: float = 1.0
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """Who holds which office according to the text; the span is the title's."""

    person: str
    title: str
    title_en: str
    start: int
    end: int
    organization: str | None = None
    country: str | None = None
    former: bool = False
    acting: bool = False
    designate: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """An entity's part in an event report, with the words that show it (the mention's span)."""

    role: str  # participant | agent | target | mediator | subject | about
    entity: str
    start: int
    end: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class EventReport:
    """What one document says happened; the span is its clearest trigger's."""

    type: str
    start: int
    end: int
    text: str
    factuality: str  # actual | planned | possible | alleged | negated
    roles: tuple[Role, ...] = ()
    places: tuple[str, ...] = ()
    date: str | None = None  # EDTF
    rule: str = ""  # the lexicon row or model that found it
    score: float = 1.0
    other_triggers: tuple[tuple[int, int], ...] = ()  # further places where the document returns to it


@dataclass(frozen=True, slots=True)
class Statement:
    """A passage attributed to a source; the span is the content's."""

    start: int
    end: int
    kind: str  # direct | indirect | mixed
    type: str  # say | warn | threaten | deny | accuse | demand | reject | promise | praise
    speakers: tuple[str, ...] = ()
    speaker_text: str | None = None
    cue_start: int = -1  # the reporting verb or phrase
    cue_end: int = -1
    speaker_start: int = -1
    speaker_end: int = -1
    addressees: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one document says: what its named graph holds."""

    document: Document
    entities: tuple[Entity, ...] = field(default=())  # every entity that the fields below refer to
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    positions: tuple[Position, ...] = ()
    events: tuple[EventReport, ...] = ()
    statements: tuple[Statement, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()  # (start, end), in order
