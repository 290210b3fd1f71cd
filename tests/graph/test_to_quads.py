"""From a reading to quads: golden cases, and what holds of every graph.

A golden graph that has to change: ``UPDATE_GOLDEN=1 pytest tests/graph/test_to_quads.py``, then look at the difference.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import DataError, DocumentError
from kg.graph import to_quads
from kg.graph.digest import get_data_digest
from kg.graph.iris import document_iri
from kg.graph.vocabulary import KG
from kg.model import Document, Mention, Reading, Statement
from tests.graph.golden import CASES, read_dataset, read_reading, write_dataset
from tests.queries.drafts import READINGS

ALL = (*READINGS, *(read_reading(case / "reading.json") for case in CASES))


def test_how_many_cases_there_are() -> None:
    assert len(CASES) == 3


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Path) -> None:
    quads = [quad for quad in to_quads(read_reading(case / "reading.json"), "data") if quad.predicate != KG.generator]
    if os.environ.get("UPDATE_GOLDEN"):
        write_dataset(case / "expected.trig", quads)
    found = ox.Dataset(quads)
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    expected = read_dataset(case / "expected.trig")
    missing, extra = (sorted(str(quad) for quad in a if quad not in b) for a, b in ((expected, found), (found, expected)))
    assert (missing, extra) == ([], [])


@pytest.mark.parametrize("reading", ALL, ids=lambda reading: reading.document.id)
def test_the_same_reading_gives_the_same_graph(reading: Reading) -> None:
    once, again = (list(to_quads(reading, "data")) for _ in range(2))
    assert once == again
    assert len(once) == len(set(once)), "a quad comes twice"
    assert {quad.graph_name for quad in once} == {document_iri(reading.document.id)}
    assert not any(isinstance(term, ox.BlankNode) for quad in once for term in quad)


@pytest.mark.parametrize("reading", ALL, ids=lambda reading: reading.document.id)
def test_a_store_gives_back_what_it_was_given(reading: Reading) -> None:
    quads = set(to_quads(reading, "data"))
    store = ox.Store()
    store.extend(quads)
    assert set(store) == quads
    for form in (ox.RdfFormat.TRIG, ox.RdfFormat.N_QUADS):
        assert set(ox.parse(store.dump(format=form) or b"", format=form)) == quads


@pytest.mark.parametrize("reading", ALL, ids=lambda reading: reading.document.id)
def test_words_are_those_at_the_offsets(reading: Reading) -> None:
    store = ox.Store()
    store.extend(to_quads(reading, "data"))
    seen = 0
    for quad in store.quads_for_pattern(None, KG.exact, None):
        start, end = (
            int(next(store.quads_for_pattern(quad.subject, term, None)).object.value)  # type: ignore[union-attr]
            for term in (KG.start, KG.end)
        )
        assert reading.document.text[start:end] == quad.object.value  # type: ignore[union-attr]
        seen += 1
    assert seen >= len(reading.mentions) + len(reading.sentences)


def test_the_order_of_events_and_statements_does_not_matter() -> None:
    reading = READINGS[0]
    turned = replace(reading, events=reading.events[::-1], statements=reading.statements[::-1], positions=reading.positions[::-1])
    assert set(to_quads(turned, "data")) == set(to_quads(reading, "data"))


def test_data_digest_is_that_of_the_tables() -> None:
    reading = Reading(Document("a", "نص"))
    digests = [quad.object.value for quad in to_quads(reading) if quad.predicate == KG.dataDigest]
    assert digests == [get_data_digest()]


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (Document("", "نص", origin="a.txt"), "a.txt: it has no id"),
        (Document("a", "نص \ud800", origin="a.txt"), "a.txt: the text holds half a surrogate pair at code point 3"),
    ],
)
def test_a_document_that_cannot_be_written(document: Document, told: str) -> None:
    with pytest.raises(DocumentError, match=told):
        list(to_quads(Reading(document), "data"))


def test_a_value_outside_the_vocabulary() -> None:
    document = Document("a", "نص طويل")
    with pytest.raises(DataError, match="no term kgv:Persn; did you mean kgv:Person"):
        list(to_quads(Reading(document, mentions=(Mention(0, 2, "نص", "Persn", "name"),)), "data"))
    with pytest.raises(DataError, match="kgv:whisper"):
        list(to_quads(Reading(document, statements=(Statement(0, 2, "direct", "whisper"),)), "data"))
