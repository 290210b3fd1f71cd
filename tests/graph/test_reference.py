"""The gazetteer and the ontology as quads, and the IRIs that are minted."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import DataError
from kg.graph.iris import document_iri, entity_iri, graph_iri, hashed_iri, passage_iri
from kg.graph.reference import gazetteer_quads, office_quads, ontology_quads
from kg.graph.terms import LABEL, SAME_AS, TYPE, WIKIDATA
from kg.graph.vocabulary import KG
from kg.ontology import read_terms
from tests.queries.drafts import OFFICES


def table(path: Path, *rows: str) -> Path:
    path.write_text("".join("\t".join(row.split("|")) + "\n" for row in rows), "utf-8")
    return path


ENTITIES = (
    "id|type|label_ar|label_en|wikidata|state|kind",
    "Q30|Place|الولايات المتحدة|United States|Q30|Q30|state",
    "agency|Organization|وكالة|||Q30|news-agency",
)


def test_entities(tmp_path: Path) -> None:
    aliases = table(tmp_path / "aliases.tsv", "id|label|lang", "Q30|أمريكا|ar", "Q30|الولايات المتحدة|ar")
    quads = set(gazetteer_quads(table(tmp_path / "entities.tsv", *ENTITIES), aliases))
    assert {quad.graph_name for quad in quads} == {graph_iri("reference")}
    usa, agency = entity_iri("Q30"), entity_iri("agency")

    def objects(node: ox.NamedNode, predicate: ox.NamedNode) -> set[str]:
        return {quad.object.value for quad in quads if quad.subject == node and quad.predicate == predicate}  # type: ignore[union-attr]

    assert objects(usa, TYPE) == {KG.Place.value, KG.State.value}
    assert objects(agency, TYPE) == {KG.Organization.value, KG.NewsAgency.value}
    assert objects(usa, LABEL) == {"الولايات المتحدة", "United States"}
    assert objects(usa, KG.alias) == {"أمريكا"}
    assert objects(usa, SAME_AS) == {WIKIDATA + "Q30"}
    assert objects(agency, SAME_AS) == set()
    assert objects(agency, KG.actsFor) == {usa.value}
    assert objects(usa, KG.locatedIn) == set(), "a state does not lie in itself"


def test_an_alias_of_nobody(tmp_path: Path) -> None:
    aliases = table(tmp_path / "aliases.tsv", "id|label|lang", "Q31|بلجيكا|ar")
    with pytest.raises(DataError, match=r"aliases\.tsv: Q31 is no id of entities\.tsv"):
        list(gazetteer_quads(table(tmp_path / "entities.tsv", *ENTITIES), aliases))


def test_a_type_that_the_ontology_lacks(tmp_path: Path) -> None:
    entities = table(tmp_path / "entities.tsv", ENTITIES[0], "x|Persn|زيد||||")
    with pytest.raises(DataError, match="kg:Persn; did you mean kg:Person"):
        list(gazetteer_quads(entities, table(tmp_path / "aliases.tsv", "id|label|lang")))


def test_tenures(tmp_path: Path) -> None:
    path = tmp_path / "offices.tsv"
    path.write_text(OFFICES, "utf-8")
    quads = list(office_quads(path))
    assert len({quad.subject for quad in quads}) == 4
    earlier = next(quad.subject for quad in quads if quad.predicate == KG.to)
    told = {quad.predicate.value.rpartition("#")[2]: quad.object.value for quad in quads if quad.subject == earlier}  # type: ignore[union-attr]
    assert (told["earliest"], told["latest"]) == ("2008-05-08T00:00:00Z", "2012-05-07T23:59:59Z")
    assert set(quads) == set(office_quads(path))


def test_the_ontology_is_one_graph_with_stable_blank_nodes() -> None:
    quads = ontology_quads()
    assert quads == ontology_quads()
    assert {quad.graph_name for quad in quads} == {graph_iri("ontology")}
    subjects = {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
    assert set(read_terms()) <= subjects


def test_iris() -> None:
    document = document_iri("2021/06 #1")
    assert document.value == "https://w3id.org/mithaq/doc/2021%2F06%20%231"
    assert passage_iri(document, "mention", 1, 2).value == document.value + "#mention-1-2"
    assert entity_iri("a b").value.endswith("/id/a%20b")
    assert hashed_iri("event", "ab", "c") != hashed_iri("event", "a", "bc")
    assert hashed_iri("event", "a") == hashed_iri("event", "a")
    assert len({document_iri(name) for name in ("a", "A", "a/", "a%2F", "أ", "ا")}) == 6


def test_base_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_BASE", "https://example.org/kg/")
    assert [iri.value for iri in (document_iri("a"), entity_iri("b"), graph_iri("fused"))] == [
        "https://example.org/kg/doc/a",
        "https://example.org/kg/id/b",
        "https://example.org/kg/graph/fused",
    ]
