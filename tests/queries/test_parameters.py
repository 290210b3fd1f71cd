"""What a user writes for a parameter: the term that comes of it, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.errors import QueryError, UsageError
from kg.queries import Query, bind, evaluate, get_query, write_results
from kg.queries.parameters import Parameter, parse_value
from kg.store import Store

XSD = "http://www.w3.org/2001/XMLSchema#"


def parameter(kind: str, **more: str) -> Parameter:
    return Parameter("x", kind, "something", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("iri", "Q7747", "<https://w3id.org/mithaq/id/Q7747>"),
        ("iri", "dmitry-peskov", "<https://w3id.org/mithaq/id/dmitry-peskov>"),
        ("iri", "https://example.org/a", "<https://example.org/a>"),
        ("xsd:string", 'a"b\\c\n', r'"a\"b\\c\n"'),
        ("xsd:integer", "-3", f'"-3"^^<{XSD}integer>'),
        ("xsd:decimal", "0.5", f'"0.5"^^<{XSD}decimal>'),
        ("xsd:boolean", "true", f'"true"^^<{XSD}boolean>'),
        ("xsd:dateTime", "2021-06-16T12:00:00Z", f'"2021-06-16T12:00:00Z"^^<{XSD}dateTime>'),
        ("xsd:dateTime", "2021-06", f'"2021-06-01T00:00:00Z"^^<{XSD}dateTime>'),
        ("EventTypeValue", "summit", "<https://w3id.org/mithaq/ontology/value#Summit>"),
    ],
)
def test_term(kind: str, value: str, term: str) -> None:
    assert str(parse_value(parameter(kind), value)) == term


def test_last_second_of_a_date() -> None:
    assert "2021-06-30T23:59:59Z" in str(parse_value(parameter("xsd:dateTime", edge="latest"), "2021-06"))


INJECTIONS = (
    "Q7747> } . GRAPH ?g { ?s ?p ?o } #",
    "https://example.org/> } DROP ALL ; VALUES ?x { <https://example.org/",
    '" } UNION { GRAPH ?g { ?s ?p ?o } } #',
    "x } # parameter slot",
    "Q7747\n}",
    "<https://example.org/a>",
)


@pytest.mark.parametrize("value", INJECTIONS)
def test_injection_into_an_iri(value: str, store: Store) -> None:
    with pytest.raises(UsageError):
        bind(get_query("entity"), {"entity": value})
    with pytest.raises(UsageError):
        evaluate(store, get_query("entity"), {"entity": value})


@pytest.mark.parametrize("value", INJECTIONS)
@pytest.mark.parametrize("name", ["times", "find-entity", "sentences"])
def test_injection_into_a_string_finds_nothing(name: str, value: str, store: Store) -> None:
    parameter = "document" if name == "times" else "text"
    assert list(evaluate(store, get_query(name), {parameter: value})) == []


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("xsd:integer", "1 } #"),
        ("xsd:integer", "١٢"),
        ("xsd:integer", ""),
        ("xsd:decimal", "1e5"),
        ("xsd:boolean", "yes"),
        ("xsd:dateTime", "yesterday"),
        ("xsd:dateTime", "2021-02-30"),
        ("xsd:dateTime", "2021-06-16T12:00:00"),
        ("xsd:string", "a\x00b"),
        ("EventTypeValue", "Sumit"),
        ("iri", "two words"),
        ("iri", ""),
    ],
)
def test_refused(kind: str, value: str) -> None:
    with pytest.raises(UsageError, match=r"^x: "):
        parse_value(parameter(kind), value)


def test_only_listed_values() -> None:
    with pytest.raises(UsageError, match="not one of ar, en"):
        bind(get_query("meetings"), {"lang": "fr"})


def test_unknown_and_missing() -> None:
    with pytest.raises(UsageError, match="no parameter 'actr'; did you mean actor"):
        bind(get_query("meetings"), {"actr": "Q7747"})
    with pytest.raises(UsageError, match="it has none"):
        bind(get_query("unresolved"), {"actor": "Q7747"})
    with pytest.raises(UsageError, match=r"person is missing: the person \(--param person="):
        bind(get_query("offices-of-person"), {})


def test_default_and_open_slots() -> None:
    text = bind(get_query("meetings"), {"actor": "Q7747"})
    assert "VALUES ?actor { <https://w3id.org/mithaq/id/Q7747> }" in text
    assert 'VALUES ?lang { "ar" }' in text
    assert "VALUES ?from  { UNDEF }" in text


def test_backslashes_are_kept(store: Store) -> None:
    assert r'{ "\\1 \\g<0>" }' in bind(get_query("times"), {"document": r"\1 \g<0>"})


def test_base_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_BASE", "https://example.org/kg")
    assert str(parse_value(parameter("iri"), "Q7747")) == "<https://example.org/kg/id/Q7747>"


@pytest.mark.parametrize(
    "value",
    [
        "Q7747",
        "http://www.wikidata.org/entity/Q7747",
        "https://w3id.org/mithaq/id/Q7747",
        "فلاديمير بوتين",
        "Vladimir Putin",
        "فلاديمير  بوتِين",
    ],
)
def test_an_entity_by_any_name(value: str, store: Store) -> None:
    rows = list(evaluate(store, get_query("entity"), {"entity": value}))
    assert {row["entity"] for row in rows} == {NamedNode("https://w3id.org/mithaq/id/Q7747")}


def test_a_name_of_nobody(store: Store) -> None:
    with pytest.raises(UsageError, match="entity: no entity of this store is called 'زيد'"):
        evaluate(store, get_query("entity"), {"entity": "زيد"})


def test_a_name_of_several(tmp_path: Path) -> None:
    from kg.graph.entities import entity_quads
    from kg.graph.iris import graph_iri
    from kg.model import Entity

    graph = graph_iri("reference")
    with Store.in_memory() as store:
        people = [Entity(name, "Person", (("ar", f"{name} الحكيم"), ("ar", "الحكيم"))) for name in ("samer", "jaber")]
        store.set_graph(graph, [quad for person in people for quad in entity_quads(person, graph)])
        with pytest.raises(UsageError, match="'الحكيم' is the name of 2 entities: say which, by id: jaber, samer"):
            evaluate(store, get_query("entity"), {"entity": "الحكيم"})


def test_formats(store: Store) -> None:
    query = get_query("documents")
    assert (write_results(evaluate(store, query), "csv") or b"").decode().startswith("document,published,")
    assert (write_results(evaluate(store, query), "tsv") or b"").decode().startswith("?document\t?published\t")
    with pytest.raises(UsageError, match="no format of results"):
        write_results(evaluate(store, query), "xlsx")


def test_other_forms_of_query(store: Store) -> None:
    yes = evaluate(store, Query("own", Path("own.rq"), "ASK { GRAPH ?g { ?s ?p ?o } }"))
    assert b'"boolean":true' in (write_results(yes, "json") or b"")
    with pytest.raises(UsageError, match="only be written as json"):
        write_results(yes, "csv")
    with pytest.raises(QueryError, match="builds a graph"):
        evaluate(store, Query("own", Path("own.rq"), "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"))
    with pytest.raises(QueryError, match="the query failed"):
        evaluate(store, Query("own", Path("own.rq"), "DROP ALL"))
