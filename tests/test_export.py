"""What leaves the store is what it holds, and Protégé's library opens it as one ontology."""

from __future__ import annotations

import io
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyoxigraph import RdfFormat

from kg.errors import UsageError
from kg.export import FORMATS, export
from kg.graph.iris import document_iri, graph_iri
from kg.reasoning import reason
from kg.store import Store
from tests.owlapi import check
from tests.readings import build_store


@pytest.fixture(scope="module")
def store_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "store"
    build_store(path)
    return path


def _export(path: Path, form: str, **options: list[str]) -> bytes:
    with Store.open(path, read_only=True) as store:
        output = io.BytesIO()
        export(store, output, form, **options)
    return output.getvalue()


@pytest.mark.parametrize("form", ["trig", "nq", "jsonld"])
def test_formats_with_graphs_hold_the_whole_store(store_path: Path, form: str) -> None:
    found = ox.Dataset(ox.parse(_export(store_path, form), format=FORMATS[form]))
    with Store.open(store_path, read_only=True) as store:
        held = ox.Dataset(store.quads())
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    held.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert len(held) > 5000
    assert found == held


def test_turtle_and_rdfxml_say_the_same_in_one_ontology(store_path: Path) -> None:
    turtle, xml = (ox.Dataset(ox.parse(_export(store_path, form), format=FORMATS[form])) for form in ("ttl", "rdfxml"))
    turtle.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    xml.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert turtle == xml
    headers = [quad for quad in turtle if str(quad.object) == "<http://www.w3.org/2002/07/owl#Ontology>"]
    assert [quad.subject.value for quad in headers] == ["https://w3id.org/mithaq/export"]


def test_a_document_is_exported_alone(store_path: Path) -> None:
    quads = list(ox.parse(_export(store_path, "nq", documents=["summit"]), format=RdfFormat.N_QUADS))
    assert {quad.graph_name for quad in quads} == {document_iri("summit")}
    quads = list(ox.parse(_export(store_path, "nq", documents=["جولة 1"], graphs=["fused"]), format=RdfFormat.N_QUADS))
    assert {quad.graph_name for quad in quads} == {document_iri("جولة 1"), graph_iri("fused")}


def test_the_same_store_gives_the_same_bytes(store_path: Path) -> None:
    assert _export(store_path, "nq") == _export(store_path, "nq")


@pytest.mark.parametrize(("form", "options"), [("pdf", {}), ("nq", {"documents": ["none"]}), ("nq", {"graphs": ["all"]})])
def test_what_is_not_there_is_named(store_path: Path, form: str, options: dict[str, list[str]]) -> None:
    with pytest.raises(UsageError, match=r"pdf|none|all"):
        _export(store_path, form, **options)


@pytest.mark.slow
def test_owl_api_opens_it_as_owl_2_dl_with_its_individuals(store_path: Path, tmp_path: Path) -> None:
    files = {"ttl": tmp_path / "graph.ttl", "rdfxml": tmp_path / "graph.rdf"}
    for form, file in files.items():
        file.write_bytes(_export(store_path, form))
    profiles = check(*files.values())
    assert [profile.violations for profile in profiles] == [[], []]
    assert all(profile.individuals > 500 and profile.classes > 100 for profile in profiles)
    assert profiles[0].logical_axioms == profiles[1].logical_axioms > 5000


@pytest.mark.slow
def test_what_documents_say_is_consistent(store_path: Path) -> None:
    """Without the gazetteer: HermiT takes hours over its thousands of individuals, which are checked by queries instead."""
    from rdflib import Graph

    data = _export(store_path, "ttl", documents=["summit", "جولة 1"], graphs=["fused"])
    verdict = reason(Graph().parse(data=data, format="turtle"))
    assert verdict.consistent
    assert verdict.unsatisfiable == ()
    assert verdict.individuals > 50
