"""What pages of the explorer are made of, without a server: cut texts, compared reports, joined tenures, searched words."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from kg.graph.iris import document_iri, entity_iri, graph_iri
from kg.graph.terms import TYPE, integer, string, text
from kg.graph.vocabulary import KG, KGV
from kg.serve.explorer.coordinates import get_coordinates
from kg.serve.explorer.entity import find_offices
from kg.serve.explorer.event import tell_event
from kg.serve.explorer.segments import Mark, split
from kg.serve.explorer.telling import Teller
from kg.serve.explorer.texts import Texts, make_question
from kg.store import Store
from kg.tables import get_table, iter_rows

PERSON, STATE = entity_iri("Q1"), entity_iri("Q2")


def test_a_cut_text_is_the_text_and_every_mark_covers_its_words() -> None:
    dice = random.Random(7)
    words = "قال الوزير: لن <b>ننسحب</b>\r\n من المعاهدة 🙂 أبدا"
    for _ in range(200):
        spans = [sorted(dice.choices(range(-1, len(words) + 2), k=2)) for _ in range(dice.randrange(8))]
        marks = [Mark(start, end, "xyz"[n % 3], str(n)) for n, (start, end) in enumerate(spans)]
        pieces = list(split(words, marks))
        assert "".join(piece.text for piece in pieces) == words
        for mark in marks:
            covered = "".join(piece.text for piece in pieces if mark in piece.marks)
            good = 0 <= mark.start < mark.end <= len(words)
            assert covered == (words[mark.start : mark.end] if good else "")
            assert sum(mark in piece.begins for piece in pieces) == sum(mark in piece.ends for piece in pieces) == good
    assert [piece.text for piece in split("", [Mark(0, 0, "x", "1")])] == []


def _report(document: str, kind: str, factuality: str, date: str = "", place: str = "") -> list[Quad]:
    graph, node = document_iri(document), NamedNode(f"{document_iri(document).value}#report-1")
    pairs = [
        (KG.eventType, KGV[kind]),
        (KG.factuality, KGV[factuality]),
        (KG.start, integer(4)),
        (KG.end, integer(8)),
        (KG.exact, text("لقاء", "ar")),
    ]
    pairs += [(KG.date, string(date))] if date else []
    pairs += [(KG.place, entity_iri(place))] if place else []
    about = [(graph, KG.identifier, string(document)), (graph, KG.publicationDate, string(f"2021-06-{10 + len(document)}"))]
    return [Quad(node, TYPE, KG.EventReport, graph), *(Quad(node, *pair, graph) for pair in pairs), *(Quad(*one, graph) for one in about)]


def _tell(*reports: list[Quad]) -> dict:
    event, fused = entity_iri("event-1"), graph_iri("fused")
    with Store.in_memory() as store:
        store.database.add(Quad(PERSON, KG.actsFor, STATE, graph_iri("reference")))
        for quads in reports:
            store.database.extend([*quads, Quad(event, KG.hasReport, quads[0].subject, fused)])
        store.database.add(Quad(event, TYPE, KG.Meeting, fused))
        return tell_event(Teller(store, "en"), event)


def test_reports_that_disagree_are_told_apart() -> None:
    told = _tell(
        _report("a", "Meeting", "actual", "2021-06-16", "Q71"),
        _report("bb", "Summit", "negated", "2021-06-17", "Q71"),
        _report("ccc", "Meeting", "actual"),
    )
    assert [report["document"]["id"] for report in told["told"]] == ["a", "bb", "ccc"]
    found = {one["facet"]: [version["reports"] for version in one["versions"]] for one in told["disagreements"]}
    assert found == {"type": [[1, 3], [2]], "factuality": [[1, 3], [2]], "date": [[1], [2]]}
    assert [report["differs"] for report in told["told"]] == [["date", "factuality", "type"]] * 2 + [["factuality", "type"]]
    assert [one["name"] for one in told["factuality"]] == ["actual", "negated"]


@pytest.mark.parametrize(("one", "two"), [("2021", "2021-06-16"), ("2021-06", "2021-06-16"), ("2021-06-16", "")])
def test_a_report_that_only_says_less_disagrees_with_nobody(one: str, two: str) -> None:
    assert _tell(_report("a", "Meeting", "actual", one, "Q71"), _report("bb", "Meeting", "actual", two))["disagreements"] == []


def test_a_person_stands_for_its_state() -> None:
    def add(quads: list[Quad], who: NamedNode) -> list[Quad]:
        return [*quads, Quad(quads[0].subject, KG.participant, who, quads[0].graph_name)]

    one, two, three = (_report(name, "Meeting", "actual") for name in ("a", "bb", "ccc"))
    assert _tell(add(one, PERSON), add(two, STATE))["disagreements"] == []
    (found,) = _tell(add(one, PERSON), add(two, STATE), add(three, entity_iri("Q3")))["disagreements"]
    assert [(version["says"][0]["text"], version["reports"]) for version in found["versions"]] == [("Q1", [1, 2]), ("Q3", [3])]


def test_what_documents_say_of_an_office_joins_its_tenure() -> None:
    reference = graph_iri("reference")

    def hold(name: str, graph: NamedNode, **told: str) -> list[Quad]:
        node = NamedNode(f"{graph.value}#{name}")
        pairs = [(KG.holder, PERSON), (KG.ofCountry, STATE), (KG.officeTitle, text("الرئيس", "ar"))]
        pairs += [(KG[key.rstrip("_")], string(value)) for key, value in told.items()]
        return [Quad(node, *pair, graph) for pair in pairs]

    def say(document: str, day: str) -> list[Quad]:
        graph = document_iri(document)
        return [
            *hold("position-1", graph),
            Quad(graph, KG.identifier, string(document), graph),
            Quad(graph, KG.publicationDate, string(day), graph),
        ]

    with Store.in_memory() as store:
        store.database.extend(hold("t1", reference, from_="2000-05-07", to="2008-05"))
        store.database.extend(hold("t2", reference, from_="2012"))
        store.database.extend([*say("now", "2021-06-16"), *say("then", "2004-01-01"), *say("between", "2010-01-01")])
        for node in (PERSON, STATE):
            rows = find_offices(Teller(store, "ar"), node)
            assert [(row["start"], row["end"], [one["id"] for one in row["sources"]]) for row in rows] == [
                ("2012-01-01", "", ["now"]),
                ("2010-01-01", "2010-01-01", ["between"]),
                ("2000-05-07", "2008-05-31", ["then"]),
            ]


def test_words_are_found_however_they_are_written_together(tmp_path: Path) -> None:
    graph = document_iri("a")
    with Store.in_memory() as store:
        about = [
            (TYPE, KG.Document),
            (KG.title, text("لقاء", "ar")),
            (KG.text, text("وللكرملين رأي، وبالقاهرة التقى لأوباما ولافروف في ٢٠٢١", "ar")),
        ]
        store.database.extend([Quad(graph, *pair, graph) for pair in about])
        Texts.build(store, tmp_path / "texts")
    texts = Texts(tmp_path / "texts")
    for asked in ("الكرملين", "القاهره", "أوباما لافروف", "لافر", "2021", "لقاء القاهرة"):
        assert texts.find(asked, "document", 5) == [graph.value], asked
    for asked in ("موسكو", "لافروف موسكو", '" OR *', "NEAR(", "title:لقاء"):
        assert texts.find(asked, "document", 5) == [], asked
    assert texts.find("لافروف", "event", 5) == []
    assert make_question("a " * 50).count("AND") == 0


def test_coordinates_are_those_of_known_places_on_earth() -> None:
    rows = list(iter_rows(get_table("gazetteers/coordinates.tsv"), "id", "lat", "lon", "point", "source"))
    places = {row["id"] for row in iter_rows(get_table("gazetteers/entities.tsv")) if row["type"] in ("Place", "Facility")}
    assert {row["id"] for row in rows} <= places
    assert [row["id"] for row in rows] == sorted({row["id"] for row in rows})
    assert {row["point"] for row in rows} == {"itself", "capital"}
    assert all(-90 <= lat <= 90 and -180 <= lon <= 180 for lat, lon in get_coordinates().values())
    states = [row["id"] for row in iter_rows(get_table("gazetteers/entities.tsv")) if row["kind"] == "state"]
    assert sum(state in get_coordinates() for state in states) > 0.97 * len(states)
