"""Whether two reports of different documents are of the same happening.

Precision before recall: two events left apart can be joined by a reader, two wrongly joined cannot be told apart any more. Reports are
the same happening when nothing speaks against it and enough speaks for it.

**Against** (any one): types that are not near (below); both dates known and not overlapping; both places known and neither the same nor
one inside the other; different persons (or bodies) for the same state; a role that both fill with nobody in common; different treaties;
the same document, which reports a happening once.

**For**: how close the dates are decides how much else is needed.

========================  =========================================================================================
dates                     needed besides
========================  =========================================================================================
within a week             two anchors, or one and the same place with the same type
within a month            two anchors, and the same place or two persons in common
one unknown               encounters (summit, meeting, talks, call) of one type: two anchors, and the same place, or the year in
                          the event's name and two parties in common
wider, or one unknown     extensions of a treaty told as done: the treaty
wider, or one unknown     once-only types (a treaty is signed, a body formed, a person dies once): what it is about, and
                          two anchors or the same subject
========================  =========================================================================================

An **anchor** is a party in common (for types with sides, a role filled alike), a topic in common, or, of attacks, the place. A party is
in common when it is the same entity or acts for the same state, one of the reports naming only the state. Near types are a summit and a
meeting, a meeting and a consultation, and any of the first two and a call (a meeting by video); they need the same day and two anchors.
A visit is not the meeting held during it. Factuality never decides: an announcement and its fulfilment are one happening if
their dates meet, and so are a claim and its denial, which is a disagreement worth seeing.

**Named events.** Reports whose trigger lies in the name of the same event entity are the same unless their dates lie more than a year
apart (editions of a series).
"""

from __future__ import annotations

import re
from datetime import timedelta

from kg.graph.reported import Entities, Report, World

NEAR = frozenset(map(frozenset, (("Summit", "Meeting"), ("Meeting", "Consultation"), ("Meeting", "Call"), ("Summit", "Call"))))
ENCOUNTERS = frozenset(name for pair in NEAR for name in pair)
SYMMETRIC = frozenset(
    {"Summit", "Meeting", "Consultation", "Call", "Agreement", "PrisonerExchange", "TreatySigning", "TreatyExtension"}
)
ONCE_ONLY = frozenset({"Death", "Formation", "TreatySigning", "TreatyWithdrawal"})
#: Types that happen to a treaty once in years: what it is about and that it was done is enough where one date is unknown or a year.
SELDOM = frozenset({"TreatyExtension"})
PLACED = frozenset({"Attack", "MilitaryMove", "Election"})
SIDES = ("participant", "agent", "target")
EDITION = timedelta(days=366)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def weigh(a: Report, b: Report, world: World) -> int:
    """How many anchors say that two reports are of the same happening; 0 when they are not (or not surely) the same."""
    if a.named and a.named == b.named:
        return 10 if _gap(a, b) <= EDITION else 0
    if a.document == b.document or (a.named and b.named):
        return 0
    near = a.type != b.type
    if near and frozenset({a.type, b.type}) not in NEAR:
        return 0
    overlap = bool(a.interval and b.interval)
    if overlap and _gap(a, b) > timedelta(0):
        return 0
    place = _compare_places(a, b, world)
    if place is False:
        return 0
    anchors = _count_anchors(a, b, world)
    if anchors is None:
        return 0
    anchors += bool(place and a.type in PLACED)
    width = max(a.width, b.width) if overlap else float("inf")
    return anchors if _is_enough(a, b, anchors, bool(place), width, near, world) else 0


def _is_enough(a: Report, b: Report, anchors: int, place: bool, width: float, near: bool, world: World) -> bool:
    if near:
        return width <= 1 and anchors >= 2
    if width <= 7:
        return anchors >= 2 or (anchors == 1 and place)
    if width <= 31:
        people = {entity for entity in a.parties & b.parties if world.types.get(entity) == "Person"}
        return anchors >= 2 and (place or len(people) >= 2)
    if a.type in ENCOUNTERS and not (a.interval and b.interval):
        return anchors >= 2 and (place or (_in_year_of_name(a, b, world) and len(a.parties & b.parties) >= 2))
    if a.type in SELDOM:
        return a.factuality == b.factuality == "actual" and bool(_role(a, "about") & _role(b, "about"))
    if a.type not in ONCE_ONLY:
        return False
    subject = _role(a, "subject") & _role(b, "subject")
    topic = _role(a, "about") & _role(b, "about")
    return bool(subject) if a.type in ("Death", "Formation") else bool(topic) and anchors >= 2


def get_years(report: Report, world: World) -> set[str]:
    """The years of a report's date or, without one, those in the name of the event that it calls by name."""
    if report.interval:
        return {f"{instant:%Y}" for instant in report.interval}
    return set(YEAR.findall(" ".join(world.labels.get(report.named or "", {}).values())))


def _in_year_of_name(a: Report, b: Report, world: World) -> bool:
    """Whether one report calls the event by a name that tells its year, and the other dates it within that year."""
    years = get_years(a, world), get_years(b, world)
    return bool(a.named or b.named) and all(years) and years[0] == years[1]


def _gap(a: Report, b: Report) -> timedelta:
    """The time between two dates; none where they overlap or one is unknown."""
    if not a.interval or not b.interval:
        return timedelta(0)
    return max(a.interval[0] - b.interval[1], b.interval[0] - a.interval[1], timedelta(0))


def _compare_places(a: Report, b: Report, world: World) -> bool | None:
    """True when a place is the same or lies in the other, false when none is, nothing when one report names none."""
    if not a.places or not b.places:
        return None
    if a.places & b.places:
        return True
    return any(world.states.get(x) == y or world.states.get(y) == x for x in a.places for y in b.places)


def _count_anchors(a: Report, b: Report, world: World) -> int | None:
    """How many parties, roles and topics agree; nothing when one contradicts."""
    topics = _role(a, "about"), _role(b, "about")
    if a.type.startswith("Treaty") and all(topics) and not topics[0] & topics[1]:
        return None
    anchors = int(bool(topics[0] & topics[1]))
    if a.type in SYMMETRIC:
        shared = _match(a.parties, b.parties, world)
        if shared is None:
            return None
        smaller = min({world.party(x) for x in a.parties}, {world.party(x) for x in b.parties}, key=len)
        return anchors + shared if shared == len(smaller) else None
    for role in SIDES:
        if _role(a, role) and _role(b, role):
            shared = _match(_role(a, role), _role(b, role), world)
            if not shared:
                return None
            anchors += 1
    subjects = _role(a, "subject"), _role(b, "subject")
    if all(subjects):
        if not subjects[0] & subjects[1]:
            return None
        anchors += 2 if a.type not in PLACED else 1
    return anchors


def _match(a: Entities, b: Entities, world: World) -> int | None:
    """How many parties are in common; nothing when a state is represented by different persons or bodies."""
    ours, theirs = _by_party(a, world), _by_party(b, world)
    for party in ours.keys() & theirs.keys():
        for kind in ("Person", "Organization"):
            people = [{entity for entity in side[party] if world.types.get(entity) == kind} for side in (ours, theirs)]
            if all(people) and not people[0] & people[1]:
                return None
    return len(ours.keys() & theirs.keys())


def _by_party(entities: Entities, world: World) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for entity in entities:
        found.setdefault(world.party(entity), set()).add(entity)
    return found


def _role(report: Report, role: str) -> Entities:
    return report.roles.get(role, frozenset())
