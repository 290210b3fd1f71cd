"""Reports of the same happening over all documents, grouped into events.

The events are a function of the *set* of documents: reports are taken most precise first, ties by IRI, and each joins the event with
which **all** its reports agree (:mod:`kg.graph.sameness`) and most strongly, or begins a new one. Which document was built first does not
matter, and a chain of half-agreements never joins two events.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from pyoxigraph import NamedNode, Quad, Store

from kg.graph.iris import graph_iri, hashed_iri
from kg.graph.reported import ROLES, Report, World, iter_reports, match, read_world
from kg.graph.sameness import ENCOUNTERS, ONCE_ONLY, SELDOM, get_years, weigh
from kg.graph.scope import interval
from kg.graph.terms import LABEL, TYPE, string, text
from kg.graph.vocabulary import KG

Event = Sequence[Report]
_TRUST = ("actual", "planned", "alleged", "possible", "negated")
_RANK = ("Summit", "Consultation", "Meeting", "Call")


def fuse(database: Store) -> Iterator[Quad]:
    """The quads of the fused graph, from the documents' and the reference graph of a store.

    Raises:
        OSError: the store cannot be read.
    """
    world = read_world(database)
    terms = [(quad.subject, quad.object) for quad in match(database, None, LABEL, None, graph_iri("ontology"))]
    labels = {term.value: label.value for term, label in terms if label.language == "ar"}
    events = group_reports(iter_reports(database), world)
    editions = Counter(name for event in events for name in _names(event))
    for event in events:
        names = [name for name in _names(event) if editions[name] == 1]
        yield from _event_quads(event, names[0] if names else None, world, labels)


def group_reports(reports: Iterable[Report], world: World) -> list[list[Report]]:
    """Reports grouped by the happening that they are of, each in exactly one group; the order of ``reports`` does not matter."""
    events: list[list[Report]] = []
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for report in sorted(reports, key=lambda r: (r.named is None, r.width, -len(r.parties), r.iri)):
        blocks = _blocks(report, world)
        best, chosen = 0.0, -1
        for number in sorted({number for block in blocks for number in places[block]}):
            weights = [weigh(report, other, world) for other in events[number] if not _is_bare_name(other, report)]
            if weights and all(weights) and sum(weights) / len(weights) > best:
                best, chosen = sum(weights) / len(weights), number
        if chosen < 0:
            chosen = len(events)
            events.append([])
        events[chosen].append(report)
        for block in blocks:
            if chosen not in places[block]:
                places[block].append(chosen)
    return [sorted(event, key=lambda r: r.iri) for event in events]


def _is_bare_name(other: Report, report: Report) -> bool:
    """Whether ``other`` only calls an event by its name, without a party or date: it says nothing for or against another report of it."""
    bare = other.named is not None and not other.parties and other.interval is None
    return bare and report.named is None and not (other.places and report.places and not other.places & report.places)


def _blocks(report: Report, world: World) -> set[tuple[str, ...]]:
    """What two reports must share one of to be compared at all.

    A name; a topic of a once-only type; a party and a month; of encounters, a place and a party, or a year and two persons.
    """
    found: set[tuple[str, ...]] = {("name", report.named)} if report.named else set()
    topics = report.roles.get("subject", frozenset()) | report.roles.get("about", frozenset())
    if report.type in ONCE_ONLY | SELDOM:
        found |= {("once", report.type, topic) for topic in topics}
    if report.type in ENCOUNTERS:
        found |= {("met", place, world.party(entity)) for place in report.places for entity in report.parties}
        people = sorted(entity for entity in report.parties if world.types.get(entity) == "Person")
        found |= {("pair", year, *pair) for year in get_years(report, world) for pair in combinations(people, 2)}
    if report.interval and report.width <= 31:
        kind = "encounter" if report.type in ENCOUNTERS else report.type
        months = {f"{instant:%Y-%m}" for instant in report.interval}
        keys = {world.party(entity) for entity in report.parties | report.places} | topics
        found |= {(kind, month, key) for month in months for key in keys}
    return found


def _names(event: Event) -> list[str]:
    return sorted({report.named for report in event if report.named})


def _event_quads(event: Event, named: str | None, world: World, labels: dict[str, str]) -> Iterator[Quad]:
    graph = graph_iri("fused")
    node = NamedNode(named) if named else hashed_iri("event", event[0].iri)
    counts = Counter(report.type for report in event)
    kind = min(counts, key=lambda name: (-counts[name], _RANK.index(name) if name in _RANK else 0, name))
    yield Quad(node, TYPE, KG[kind], graph)
    date = _best_date(event)
    if date:
        yield Quad(node, KG.date, string(date), graph)
        yield from (Quad(node, predicate, value, graph) for predicate, value in interval(date))
    for report in event:
        yield Quad(node, KG.hasReport, NamedNode(report.iri), graph)
    union: dict[str, list[str]] = {}
    for role in ROLES:
        union[role] = _without_represented({entity for report in event for entity in report.roles.get(role, ())}, world)
        yield from (Quad(node, KG[role], NamedNode(entity), graph) for entity in union[role])
    for place in sorted({place for report in event for place in report.places}):
        yield Quad(node, KG.place, NamedNode(place), graph)
    if not (named and world.labels.get(named)):
        who = union["participant"] + union["agent"] + union["target"] + union["subject"]
        yield Quad(node, LABEL, text(_label(labels.get(KG[kind].value, kind), "ar", who, date, world), "ar"), graph)
        yield Quad(node, LABEL, text(_label(kind, "en", who, date, world), "en"), graph)


def _without_represented(entities: set[str], world: World) -> list[str]:
    """Entities of one role without the states for which one of the others, a person, acts (Biden, not Biden and the United States)."""
    represented = {world.states.get(entity) for entity in entities if world.types.get(entity) == "Person"}
    return sorted(entity for entity in entities if entity not in represented)


def _best_date(event: Event) -> str | None:
    """The date of the most reports of the best factuality, the finer on a tie; the others stay on their reports."""
    dated = [report for report in event if report.date]
    if not dated:
        return None
    trusted = min(_TRUST.index(report.factuality) for report in dated)
    dated = [report for report in dated if _TRUST.index(report.factuality) == trusted]
    counts = Counter(report.date for report in dated)
    return min(dated, key=lambda r: (r.width > 1, -counts[r.date], r.width, r.date or "")).date


def _label(kind: str, language: str, who: Sequence[str], date: str | None, world: World) -> str:
    """``Summit: Joe Biden, Vladimir Putin (2021-06-16)``; an entity without a label in the language goes by any other."""
    names = []
    for entity in dict.fromkeys(who):
        known = world.labels.get(entity, {})
        names.append(known.get(language) or next((known[other] for other in sorted(known)), entity.rpartition("/")[2]))
    joined = ("، " if language == "ar" else ", ").join(names[:4]) + (" …" if len(names) > 4 else "")
    return kind + (f": {joined}" if joined else "") + (f" ({date})" if date else "")
