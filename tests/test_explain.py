"""Whatever a table shows can be asked for its grounds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.errors import UsageError
from kg.explain import explain
from kg.graph.iris import graph_iri
from kg.graph.vocabulary import KG
from kg.render import show
from kg.store import Store
from tests.readings import build_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("explain") / "store"
    build_store(path)
    with Store.open(path, read_only=True) as store:
        yield store


def _lines(store: Store, name: str) -> list[tuple[str, str]]:
    return [(line.name, show(line.value)) for line in explain(store, name)]


@pytest.mark.parametrize("name", ["summit#report-1", "https://w3id.org/mithaq/doc/summit#report-1"])
def test_a_report_shows_sentence_trigger_rule_score_and_every_part(store: Store, name: str) -> None:
    lines = _lines(store, name)
    assert ("words", "التقى") in lines
    assert ("sentence", "التقى الرئيس سامر الحكيم نظيره في بيرغن يوم 16 يونيو 2021.") in lines
    assert ("rule", "event_triggers:لقي") in lines
    assert ("score", "0.8") in lines
    at = lines.index(("participant", "سامر الحكيم (nil-person-hakim)"))
    assert lines[at + 1 : at + 3] == [("words", "سامر الحكيم"), ("rule", "subject-of-verb")]
    assert ("about", "معاهدة السهل (nil-treaty-sahl)") in lines


def test_a_link_shows_its_candidates_with_their_features(store: Store) -> None:
    lines = _lines(store, "summit#mention-13-24")
    at = lines.index(("candidate", "سامر الحكيم (nil-person-hakim)"))
    assert lines[at + 1 :] == [("score", "0.9"), ("prior", "0.5"), ("label", "0.4")]


def test_a_statement_shows_speaker_and_cue(store: Store) -> None:
    lines = _lines(store, "summit#statement-75-85-1")
    assert {("speaker", "سامر الحكيم (nil-person-hakim)"), ("cue", "قال"), ("statementKind", "direct")} <= set(lines)


def test_an_event_shows_its_reports(store: Store) -> None:
    events = sorted({quad.subject.value for quad in store.quads(None, KG.hasReport, None, graph_iri("fused"))})
    assert len(events) == 3
    told = [_lines(store, event) for event in events]
    assert sorted(value for lines in told for name, value in lines if name == "report") == [
        "summit#report-1",
        "summit#report-2",
        "جولة 1#report-1",
    ]


def test_an_entity_shows_its_names_and_mentions(store: Store) -> None:
    lines = _lines(store, "Q159")
    assert {("same as", "wd:Q159"), ("label", "روسيا"), ("mentions", "3")} <= set(lines)
    assert ("words", "موسكو") in lines


def test_a_document_shows_where_it_is_from(store: Store) -> None:
    assert {("title", "لقاء في بيرغن"), ("publicationDate", "2021-06-17"), ("sourceName", "وكالة الأمثلة")} <= set(_lines(store, "summit"))
    assert ("type", "kg:Document") in _lines(store, "جولة 1")


@pytest.mark.parametrize("name", ["nobody", "summit#report-99", "https://example.org/x", "not an iri://"])
def test_an_unknown_node_is_wrong_usage(store: Store, name: str) -> None:
    with pytest.raises(UsageError, match="no such node"):
        explain(store, name)


def test_readings_lie_in_their_texts() -> None:
    from tests.readings import READINGS

    for reading in READINGS.values():
        text = reading.document.text
        assert all(text[m.start : m.end] == m.text for m in reading.mentions)
        assert all(text[r.start : r.end] == r.text for r in reading.events)
        assert all(text[t.start : t.end] == t.text for t in reading.times)
