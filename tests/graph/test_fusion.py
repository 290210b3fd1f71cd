"""Which reports of different documents become one event, and which stay apart."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from kg.graph import to_quads
from kg.graph.fusion import _without_represented, fuse, group_reports
from kg.graph.iris import document_iri, entity_iri, graph_iri
from kg.graph.reported import Report, World
from kg.graph.scope import instants
from kg.graph.terms import LABEL, TYPE
from kg.graph.vocabulary import KG
from kg.store import Store
from tests.queries.drafts import READINGS, Draft

WORLD = World(
    states={"putin": "russia", "lavrov": "russia", "biden": "usa", "blinken": "usa", "geneva": "swiss"},
    labels={"g21": {"en": "2021 Geneva summit"}, "g18": {"en": "2018 Helsinki summit"}},
    types={"putin": "Person", "lavrov": "Person", "biden": "Person", "blinken": "Person", "start": "Treaty", "inf": "Treaty"},
)


def report(
    document: str, kind: str, date: str | None = "2021-06-16", *, named: str | None = None, fact: str = "actual", **roles: str
) -> Report:
    """``roles`` are names with spaces between them; ``place`` is one of them."""
    filled = {role: frozenset(names.split()) for role, names in roles.items() if role != "place"}
    return Report(f"{document}#1", document, kind, fact, filled, frozenset(roles.get("place", "").split()), date, instants(date), named)


def sizes(*reports: Report) -> list[int]:
    return sorted(len(event) for event in group_reports(reports, WORLD))


SUMMIT: dict[str, Any] = {"kind": "Summit", "participant": "putin biden"}
EXTENSION: dict[str, Any] = {"kind": "TreatyExtension", "about": "start"}
SIGNING: dict[str, Any] = {"kind": "TreatySigning", "agent": "russia usa", "about": "start"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (SUMMIT, SUMMIT),
        (SUMMIT, {"kind": "Meeting", "participant": "putin biden"}),
        (SUMMIT, {"kind": "Summit", "participant": "russia usa"}),
        (SUMMIT, {"kind": "Summit", "participant": "putin biden", "date": "2021-06-14/2021-06-20"}),
        ({**SUMMIT, "place": "geneva"}, {**SUMMIT, "place": "swiss"}),
        ({**SUMMIT, "place": "geneva"}, {**SUMMIT, "place": "geneva", "date": "2021-06"}),
        ({**SUMMIT, "fact": "planned"}, {**SUMMIT, "fact": "negated"}),
        ({**SIGNING, "date": None}, SIGNING),
        ({**EXTENSION, "date": "2021", "agent": "russia usa"}, {**EXTENSION, "date": "2021-02", "agent": "biden putin"}),
        ({**EXTENSION, "date": None}, {**EXTENSION, "date": "2021-02", "agent": "russia usa"}),
        ({"kind": "Death", "subject": "putin", "date": None}, {"kind": "Death", "subject": "putin", "date": "2021"}),
        ({"kind": "Attack", "agent": "russia", "place": "geneva"}, {"kind": "Attack", "target": "usa", "place": "geneva"}),
        ({"kind": "Sanction", "agent": "usa", "target": "russia"}, {"kind": "Sanction", "agent": "biden", "target": "russia"}),
        ({"kind": "Summit", "named": "g"}, {"kind": "Meeting", "named": "g", "date": None}),
        ({**SUMMIT, "place": "geneva"}, {**SUMMIT, "place": "geneva", "date": None}),
        (SUMMIT, {**SUMMIT, "named": "g21", "date": None}),
    ],
)
def test_one_event(a: dict[str, Any], b: dict[str, Any]) -> None:
    assert sizes(report("a", **a), report("b", **b)) == [2]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (SUMMIT, {**SUMMIT, "date": "2021-06-17"}),
        (SUMMIT, {**SUMMIT, "date": None}),
        (SUMMIT, {**SUMMIT, "named": "g18", "date": None}),
        (SUMMIT, {**SUMMIT, "date": "2021"}),
        (SUMMIT, {"kind": "Summit", "participant": "lavrov biden"}),
        (SUMMIT, {"kind": "Visit", "agent": "putin", "place": "geneva"}),
        ({**SUMMIT, "place": "geneva"}, {**SUMMIT, "place": "tunis"}),
        ({"kind": "Meeting", "participant": "putin biden"}, {"kind": "Meeting", "participant": "putin blinken"}),
        ({"kind": "Meeting", "participant": "putin"}, {"kind": "Meeting", "participant": "putin"}),
        (SIGNING, {**SIGNING, "about": "inf"}),
        ({"kind": "Sanction", "agent": "usa", "target": "russia"}, {"kind": "Sanction", "agent": "russia", "target": "usa"}),
        ({"kind": "Appointment", "agent": "usa", "subject": "biden"}, {"kind": "Appointment", "agent": "usa", "subject": "blinken"}),
        ({"kind": "Summit", "named": "g"}, {"kind": "Summit", "named": "h"}),
        ({"kind": "Summit", "named": "g"}, {"kind": "Summit", "named": "g", "date": "2023-06-16"}),
    ],
)
def test_two_events(a: dict[str, Any], b: dict[str, Any]) -> None:
    assert sizes(report("a", **a), report("b", **b)) == [1, 1]


def test_a_document_reports_a_happening_once() -> None:
    assert sizes(report("a", **SUMMIT), report("a", **SUMMIT)) == [1, 1]


def test_a_state_is_no_party_beside_the_person_who_acts_for_it() -> None:
    assert _without_represented({"russia", "biden", "usa", "lavrov", "swiss"}, WORLD) == ["biden", "lavrov", "swiss"]


def test_half_agreements_do_not_chain() -> None:
    first = report("a", **SUMMIT)
    vague = report("b", "Summit", participant="russia usa")
    other = report("c", "Summit", participant="lavrov blinken")
    assert sizes(first, vague, other) == [1, 2]


def test_the_order_of_documents_does_not_matter() -> None:
    reports = [
        report("a", **SUMMIT),
        report("b", "Meeting", participant="russia usa"),
        report("c", **{**SUMMIT, "date": "2021-06", "place": "geneva"}),
        report("d", "Summit", "2021-06-16", participant="lavrov blinken"),
    ]
    groups = {tuple(sorted(tuple(r.iri for r in event) for event in group_reports(order, WORLD))) for order in permutations(reports)}
    assert len(groups) == 1


def fused(*drafts: Draft) -> Store:
    store = Store.in_memory()
    for draft in drafts:
        store.replace_document(document_iri(draft.id), list(to_quads(draft.reading(), "data")))
    store.set_graph(graph_iri("fused"), fuse(store.database))
    return store


def meeting(name: str, factuality: str, when: str | None, title: str = "") -> Draft:
    draft = Draft(name, "2021-06-20").say(f"{title} التقى جو بايدن و فلاديمير بوتين في جنيف.")
    return draft.event("Meeting", "التقى", factuality, when, "جنيف", participant="جو بايدن|فلاديمير بوتين")


def test_the_event_of_two_documents() -> None:
    with fused(meeting("a", "planned", "2021-06-14/2021-06-20"), meeting("b", "actual", "2021-06-16")) as store:
        graph = graph_iri("fused")
        (event,) = {quad.subject for quad in store.quads(None, TYPE, KG.Meeting, graph)}
        reports = {quad.object.value.rpartition("/")[2] for quad in store.quads(event, KG.hasReport, None, graph)}
        assert reports == {"a#report-1", "b#report-1"}
        dates = [quad.object.value for quad in store.quads(event, KG.date, None, graph)]
        assert dates == ["2021-06-16"], "what happened comes before what was planned"
        assert {quad.object for quad in store.quads(event, KG.participant, None, graph)} == {entity_iri("Q6279"), entity_iri("Q7747")}
        assert {quad.object.language for quad in store.quads(event, LABEL, None, graph)} == {"ar", "en"}


def test_two_days_are_two_events() -> None:
    with fused(meeting("a", "actual", "2021-06-15"), meeting("b", "actual", "2021-06-16")) as store:
        assert len({quad.subject for quad in store.quads(None, KG.hasReport, None, graph_iri("fused"))}) == 2


def test_fusion_is_a_function_of_the_documents() -> None:
    graphs = []
    for readings in permutations(READINGS):
        with Store.in_memory() as store:
            for reading in readings:
                store.replace_document(document_iri(reading.document.id), list(to_quads(reading, "data")))
            graphs.append(frozenset(fuse(store.database)))
    assert len(set(graphs)) == 1


def test_every_report_is_in_one_event() -> None:
    with Store.in_memory() as store:
        for reading in READINGS:
            store.replace_document(document_iri(reading.document.id), list(to_quads(reading, "data")))
        held = [quad.object for quad in fuse(store.database) if quad.predicate == KG.hasReport]
        reports = {quad.subject for quad in store.quads(None, TYPE, KG.EventReport)}
        assert len(held) == len(set(held)) == len(reports) == 18
