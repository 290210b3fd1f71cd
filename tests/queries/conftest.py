"""One store for all: the drafts' world as reference data, their documents, the ontology and the fused events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.build import refresh_events
from kg.graph import to_quads
from kg.graph.iris import document_iri, graph_iri
from kg.graph.reference import office_quads, ontology_quads
from kg.queries import evaluate, get_query
from kg.store import Store
from tests.queries.drafts import OFFICES, READINGS, reference_quads


def fill(store: Store, offices: Path) -> None:
    """Puts the drafts into a store."""
    offices.write_text(OFFICES, "utf-8")
    store.set_graph(graph_iri("reference"), [*reference_quads(), *office_quads(offices)])
    store.load_graph(graph_iri("ontology"), ontology_quads())
    for reading in READINGS:
        store.replace_document(document_iri(reading.document.id), list(to_quads(reading, "data")))
    refresh_events(store)


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Read only; a test that changes it makes its own."""
    with Store.in_memory() as store:
        fill(store, tmp_path_factory.mktemp("offices") / "offices.tsv")
        yield store


@pytest.fixture(scope="session")
def ask(store: Store) -> Callable[..., list[dict[str, Any]]]:
    """The rows that a bundled query gives, as Python values by column; columns that are unbound are left out."""

    def rows(name: str, **params: str) -> list[dict[str, Any]]:
        answer = evaluate(store, get_query(name), {key.rstrip("_"): value for key, value in params.items()})
        columns = [variable.value for variable in answer.variables]
        return [{c: row[c].value for c in columns if row[c] is not None} for row in answer]

    return rows
