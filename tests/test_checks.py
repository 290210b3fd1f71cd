"""Every check on disk runs; a good store passes all of them, and each finds what it is for in a store that was spoilt on purpose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from kg.build import refresh_events
from kg.checks import COLUMNS, check_store, iter_checks, read_check, run_check
from kg.errors import QueryError
from kg.graph import to_quads
from kg.graph.entities import entity_quads
from kg.graph.iris import document_iri, entity_iri, graph_iri, hashed_iri
from kg.graph.reference import office_quads
from kg.graph.terms import LABEL, SAME_AS, TYPE, WIKIDATA, date_time, integer, string, text
from kg.graph.vocabulary import KG, KGV
from kg.model import Entity, Mention, Position, Reading, Role, Statement
from kg.settings import get_folder
from kg.store import Store
from tests.queries.drafts import OFFICES, READINGS, reference_quads

CHECKS = {check.name: check for check in iter_checks()}
GENEVA = READINGS[0]
GRAPH, REFERENCE, FUSED = document_iri("geneva"), graph_iri("reference"), graph_iri("fused")


def make(folder: Path, *readings: Reading, offices: str = OFFICES) -> Store:
    store = Store.in_memory()
    (folder / "offices.tsv").write_text(offices, "utf-8")
    store.set_graph(REFERENCE, [*reference_quads(), *office_quads(folder / "offices.tsv")])
    for reading in readings or READINGS:
        store.replace_document(document_iri(reading.document.id), list(to_quads(reading, "data")))
    refresh_events(store)
    return store


def node(kind: str, store: Store) -> NamedNode:
    """The first node of a kind in the document geneva."""
    return min((quad.subject for quad in store.quads(None, TYPE, KG[kind], GRAPH)), key=str)


def add(store: Store, *quads: Quad) -> None:
    store.database.extend(quads)


def change(store: Store, subject: NamedNode, predicate: NamedNode, value: object) -> None:
    """Gives a node another value."""
    for quad in list(store.quads(subject, predicate, None, GRAPH)):
        store.remove(quad)
    if value is not None:
        add(store, Quad(subject, predicate, value, GRAPH))  # type: ignore[arg-type]


def with_(**fields: object) -> Reading:
    """The document geneva with more in it."""
    return replace(GENEVA, **{name: (*getattr(GENEVA, name), *values) for name, values in fields.items()})  # type: ignore[arg-type,misc]


def _person(name: str, **more: object) -> list[Quad]:
    return list(entity_quads(Entity(name, "Person", (("ar", "زيد"),), **more), REFERENCE))  # type: ignore[arg-type]


SPOILT: dict[str, Callable[[Store], None] | Reading | str] = {
    "document-incomplete": lambda s: change(s, GRAPH, KG.textDigest, None),
    "span-empty": lambda s: change(s, node("Mention", s), KG.end, integer(0)),
    "span-outside-text": lambda s: change(s, node("Mention", s), KG.end, integer(100_000)),
    "span-other-words": lambda s: change(s, node("Mention", s), KG.exact, text("غير ذلك", "ar")),
    "in-furniture": lambda s: change(s, node("EventReport", s), KG.start, integer(GENEVA.document.furniture[0].start)),
    "mentions-overlap": with_(mentions=[Mention(2, 14, GENEVA.document.text[2:14], "Place", "name", ("Q71",))]),
    "name-of-several": with_(mentions=[Mention(0, 4, GENEVA.document.text[:4], "Place", "name", ("Q71", "Q30"))]),
    "mention-of-other-type": with_(mentions=[Mention(0, 4, GENEVA.document.text[:4], "Person", "name", ("Q71",))]),
    "entity-without-label": lambda s: [s.remove(q) for q in list(s.quads(entity_iri("Q71"), LABEL))] and None,
    "entity-unknown": with_(mentions=[Mention(0, 4, GENEVA.document.text[:4], "Person", "name", ("nobody",))]),
    "entity-of-two-types": lambda s: add(s, Quad(entity_iri("Q71"), TYPE, KG.Person, GRAPH)),
    "wikidata-shared": lambda s: add(s, Quad(entity_iri("Q71"), SAME_AS, NamedNode(WIKIDATA + "Q30"), REFERENCE)),
    "same-name": lambda s: add(
        s, *_person("a"), *_person("b"), *(Quad(node("Mention", s), KG.refersTo, entity_iri(name), GRAPH) for name in "ab")
    ),
    "nil-in-gazetteer": lambda s: add(s, *_person("a"), *_person("nil-b", nil=True)),
    "two-states": lambda s: add(s, *_person("a", state="Q30"), *_person("a", state="Q159")),
    "holder-no-person": with_(positions=[Position("Q71", "الرئيس", "president", 0, 4)]),
    "tenures-overlap": OFFICES + "Q58217\tالرئيس\tpresident\t\tQ159\t2020-01-01\t\n",
    "dates-inverted": lambda s: change(s, GRAPH, KG.latest, date_time(datetime(1999, 1, 1, tzinfo=UTC))),
    "report-without-type": lambda s: change(s, node("EventReport", s), KG.factuality, None),
    "report-without-party": with_(events=[replace(GENEVA.events[0], start=0, end=4, text="", roles=())]),
    "meeting-of-one": with_(events=[replace(GENEVA.events[0], start=0, end=4, text="", roles=(Role("participant", "Q30", 0, 4),))]),
    "report-in-future": with_(events=[replace(GENEVA.events[0], start=0, end=4, text="", date="2031")]),
    "report-twice": with_(events=[replace(GENEVA.events[0], date="2020")]),
    "report-not-fused": lambda s: add(s, Quad(hashed_iri("event", "x"), KG.hasReport, node("EventReport", s), FUSED)),
    "event-without-report": lambda s: add(s, Quad(hashed_iri("event", "x"), KG.hasReport, NamedNode(f"{GRAPH.value}#report-99"), FUSED)),
    "statement-without-speaker": with_(statements=[Statement(0, 4, "direct", "say")]),
    "statements-cross": with_(statements=[Statement(0, 9, "direct", "say", ("Q30",)), Statement(4, 12, "direct", "say", ("Q30",))]),
}


def test_how_many_there_are() -> None:
    assert len(CHECKS) == len(list((get_folder("queries") / "checks").glob("*.rq"))) == 27
    assert set(SPOILT) == set(CHECKS)


@pytest.mark.parametrize("name", CHECKS)
def test_finds_nothing_in_a_good_store(name: str, tmp_path: Path) -> None:
    with make(tmp_path) as store:
        assert list(run_check(store, CHECKS[name])) == []


@pytest.mark.parametrize("name", CHECKS)
def test_finds_what_it_is_for(name: str, tmp_path: Path) -> None:
    spoil = SPOILT[name]
    readings = (spoil,) if isinstance(spoil, Reading) else ()
    with make(tmp_path, *readings, offices=spoil if isinstance(spoil, str) else OFFICES) as store:
        if callable(spoil):
            spoil(store)
        found = list(run_check(store, CHECKS[name]))
    assert found
    assert all(row.entity.startswith("https://w3id.org/mithaq/") and row.property for row in found)
    assert {(row.check, row.severity) for row in found} == {(name, CHECKS[name].severity)}
    assert len(found) == len(set(found))


def test_all_checks_and_shapes(tmp_path: Path) -> None:
    with make(tmp_path) as store:
        assert list(check_store(store)) == []
        change(store, node("Mention", store), KG.level, KGV.Summit)
        change(store, GRAPH, KG.textDigest, string("short"))
        found = list(check_store(store))
    assert {row.check for row in found} == {"shape"}
    assert {row.entity for row in found} == {GRAPH.value, node_name(found)}


def node_name(found: list) -> str:
    return next(row.entity for row in found if "#mention-" in row.entity)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("SELECT ?entity ?property ?value { }", "lacks severity"),
        ("#+ severity: awful\n#+ problem: p\n#+ solution: s\nSELECT * { }", "severity is error or warning"),
        ("#+ severity: error\n#+ problem: p\nSELECT * { }", "lacks solution"),
        ("#+ severity: error\n#+ problem: p\n#+ solution: s\n#+ tags: [x]\nSELECT * { }", "'tags' is unknown"),
    ],
)
def test_bad_header(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "check.rq"
    path.write_text(content, "utf-8")
    with pytest.raises(QueryError, match=told):
        read_check(path)


def test_a_check_has_three_columns(tmp_path: Path) -> None:
    path = tmp_path / "check.rq"
    path.write_text("#+ severity: error\n#+ problem: p\n#+ solution: s\nSELECT ?a { }", "utf-8")
    with Store.in_memory() as store, pytest.raises(QueryError, match=r"\?" + r" \?".join(COLUMNS)):
        list(run_check(store, read_check(path)))
