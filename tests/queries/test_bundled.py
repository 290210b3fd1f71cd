"""Every query on disk is read, documented, and asked with and without its example parameters; none is left out."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from kg.queries import Query, bind, evaluate, iter_queries, resolve
from kg.queries.parameters import SLOT
from kg.settings import get_folder
from kg.store import Store

QUERIES = {query.name: query for query in iter_queries()}
#: Examples to which the drafts have no answer.
SILENT_EXAMPLES = {
    *((name, "topic") for name in ("accusations", "demands", "praise", "promises", "warnings")),
}


def required(query: Query) -> dict[str, str]:
    return {parameter.name: parameter.example or "" for parameter in query.params if parameter.required}


def test_how_many_there_are() -> None:
    assert len(QUERIES) == len(list(get_folder("queries").glob("*.rq"))) == 63


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_documented(query: Query) -> None:
    assert query.summary
    assert query.summary[0].isupper()
    assert not query.summary.endswith(".")
    assert re.search("[؀-ۿ]", query.summary_ar)
    assert query.description.endswith(".")
    assert query.tags
    assert query.path.read_text("utf-8").endswith("\n")


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_answers_with_what_it_declares(query: Query, store: Store) -> None:
    answer = evaluate(store, query, required(query))
    assert [variable.value for variable in answer.variables] == [column for column, _ in query.returns]
    rows = [tuple(row) for row in answer]
    assert rows
    assert len(rows) == len(set(rows)), "a row comes twice"
    for (column, kind), values in zip(query.returns, zip(*rows, strict=True) if rows else (), strict=False):
        bound = [value for value in values if value is not None]
        if kind == "iri":
            assert all(hasattr(value, "value") and not hasattr(value, "datatype") for value in bound), column
        elif kind.startswith("xsd:"):
            assert {value.datatype.value.rpartition("#")[2] for value in bound} <= {kind.removeprefix("xsd:")}, column


@pytest.mark.parametrize(("name", "parameter"), [(q.name, p) for q in QUERIES.values() for p in q.examples])
def test_answers_its_example(name: str, parameter: str, store: Store) -> None:
    query = QUERIES[name]
    rows = list(evaluate(store, query, required(query) | {parameter: query.examples[parameter]}))
    assert bool(rows) == ((name, parameter) not in SILENT_EXAMPLES)


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_names_its_graphs(query: Query, store: Store) -> None:
    """Engines differ on what the default graph is: here it makes no difference whether it is empty or the union of all."""
    text = bind(query, resolve(store, query, required(query)))
    alone, union = (list(map(tuple, store.query(text, use_default_graph_as_union=union))) for union in (False, True))
    assert sorted(map(str, alone)) == sorted(map(str, union))


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_is_portable(query: Query) -> None:
    """Plain SPARQL 1.1: rdflib's parser, which knows nothing else, reads it, with slots open and with slots filled."""
    from rdflib.plugins.sparql import prepareQuery

    for params in ({}, {name: value for name, value in query.examples.items() if not re.search("[؀-ۿ]", value)}):
        text = SLOT.sub("", query.text) if not params else bind_all(query, params)
        prepareQuery(text)
    assert "SERVICE" not in query.text


def bind_all(query: Query, params: dict[str, str]) -> str:
    filled = {p.name: "Q7747" for p in query.params if p.required and p.type == "iri"}
    return bind(query, {**filled, **{p.name: "x" for p in query.params if p.required and p.type == "xsd:string"}, **params})


def test_parameters_are_used(store: Store, ask: Callable) -> None:
    assert ask("most-mentioned", type="person")[0]["name"] in ("فلاديمير بوتين", "جو بايدن")
    assert {row["name"] for row in ask("most-mentioned", type="Person", lang="en")} >= {"Joe Biden", "سامي نور"}


def test_examples_are_of_the_gazetteer() -> None:
    """What the help suggests must be known before any document is read; only events come from documents."""
    from kg.build import load_reference
    from kg.queries.names import find_entity

    examples = {p.example for q in QUERIES.values() for p in q.params if p.type == "iri" and p.example and p.example != "قمة جنيف"}
    with Store.in_memory() as store:
        load_reference(store)
        found = {example: find_entity(store, example).value.rpartition("/")[2] for example in examples}
    assert found["Q7747"] == found["فلاديمير بوتين"] == "Q7747"
    assert len(found) >= 10
