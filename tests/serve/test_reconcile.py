"""The Reconciliation Service API 0.2: a session as OpenRefine has it, and every answer against the schemas of the specification."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest

from kg.serve.reconcile.names import Names, transliterate
from tests.readings import HAKIM
from tests.serve.conftest import Server

SPECIFICATION = Path(__file__).resolve().parents[3] / "shared" / "reconciliation" / "0.2"
PERSON = HAKIM.id


@cache
def _get_registry() -> Any:
    referencing = pytest.importorskip("referencing")
    from referencing.jsonschema import DRAFT7

    registry = referencing.Registry()
    for path in (SPECIFICATION / "schemas").glob("*.json"):
        schema = json.loads(path.read_text("utf-8"))
        resource = referencing.Resource.from_contents(schema, default_specification=DRAFT7)
        registry = registry.with_resource(schema.get("$id", path.name), resource)
        registry = registry.with_resource(f"https://reconciliation-api.github.io/specs/0.2/schemas/{path.name}", resource)
    anything = referencing.Resource.from_contents({"definitions": {"securityDefinitions": {"additionalProperties": {}}}}, DRAFT7)
    return registry.with_resource("http://swagger.io/v2/schema.json", anything)


def _check(answer: Any, schema: str) -> None:
    """Whether an answer is as the specification says; nothing where the specification is not beside this checkout."""
    path = SPECIFICATION / "schemas" / f"{schema}.json"
    if not path.is_file():
        return
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft7Validator(json.loads(path.read_text("utf-8")), registry=_get_registry()).validate(answer)


def _match(http: httpx.Client, **query: Any) -> list[dict[str, Any]]:
    answer = http.post("/reconcile", data={"queries": json.dumps({"q0": query})})
    assert answer.status_code == 200, answer.text
    _check(answer.json(), "reconciliation-result-batch")
    found: list[dict[str, Any]] = answer.json()["q0"]["result"]
    return found


def test_the_manifest(http: httpx.Client, server: Server) -> None:
    manifest = http.get("/reconcile").json()
    _check(manifest, "manifest")
    assert "0.2" in manifest["versions"]
    assert manifest["name"] == "ميثاق"
    assert http.get("/reconcile?lang=en").json()["name"] == "Mithaq"
    assert manifest["view"]["url"] == f"{server.url}/id/{{{{id}}}}"
    assert {one["id"] for one in manifest["defaultTypes"]} >= {"Person", "Place"}
    assert all(one["name"] != one["id"] for one in manifest["defaultTypes"])


def test_a_session_of_openrefine(http: httpx.Client) -> None:
    origin = {"Origin": "http://127.0.0.1:3333"}
    manifest = http.get("/reconcile", headers=origin)
    assert manifest.headers["access-control-allow-origin"] == "*"
    told = manifest.json()
    # guessing the type of a column: a batch without one
    batch = {"q0": {"query": "روسيا", "limit": 3}, "q1": {"query": "سامر الحكيم", "limit": 3}}
    guessed = http.post("/reconcile", data={"queries": json.dumps(batch)}, headers=origin).json()
    _check(guessed, "reconciliation-result-batch")
    assert "Place" in [one["id"] for one in guessed["q0"]["result"][0]["type"]]
    # with a type and a column of property values
    query = {"query": "الحكيم", "type": "Person", "type_strict": "should", "properties": [{"pid": "actsFor", "v": "روسيا"}]}
    found = http.get("/reconcile", params={"queries": json.dumps({"q0": query})}, headers=origin).json()["q0"]["result"]
    assert found[0]["id"] == PERSON
    assert {feature["id"] for feature in found[0]["features"]} >= {"name", "type", "property:actsFor"}
    # typing another match
    place = told["suggest"]["entity"]
    typed = http.get(place["service_url"] + place["service_path"], params={"prefix": "سام", "cursor": 0}).json()
    _check(typed, "suggest-entities-response")
    assert PERSON in [one["id"] for one in typed["result"]]
    fly = http.get(place["service_url"] + place["flyout_service_path"].replace("${id}", PERSON)).json()
    assert fly["id"] == PERSON
    assert "سامر الحكيم" in fly["html"]
    preview = http.get(told["preview"]["url"].replace("{{id}}", PERSON))
    assert "frame-ancestors *" in preview.headers["content-security-policy"]
    assert "سامر الحكيم" in preview.text
    assert http.get(told["view"]["url"].replace("{{id}}", PERSON), headers={"Accept": "text/html"}).status_code == 303
    # adding columns
    offered = told["extend"]["propose_properties"]
    proposed = http.get(offered["service_url"] + offered["service_path"], params={"type": "Person", "limit": 20}).json()
    _check(proposed, "data-extension-property-proposal")
    assert {"office", "actsFor", "wikidata"} <= {one["id"] for one in proposed["properties"]}
    wanted = {"ids": [PERSON, "Q159"], "properties": [{"id": "actsFor"}, {"id": "labelEn", "settings": {"limit": 1}}, {"id": "mentions"}]}
    _check(wanted, "data-extension-query")
    extended = http.post("/reconcile", data={"extend": json.dumps(wanted)}).json()
    _check(extended, "data-extension-response")
    assert extended["rows"][PERSON]["actsFor"] == [{"id": "Q159", "name": "روسيا"}]
    assert extended["rows"][PERSON]["labelEn"] == [{"str": "Samer al-Hakim"}]
    assert extended["rows"]["Q159"]["mentions"] == [{"int": 3}]
    assert [one["id"] for one in extended["meta"]] == ["actsFor", "labelEn", "mentions"]
    assert extended["meta"][0]["type"]["id"] == "Place"


def test_a_large_batch_and_both_ways_to_send_it(http: httpx.Client) -> None:
    names = ["روسيا", "سامر الحكيم", "Russia"] * 9
    batch = json.dumps({f"q{number}": {"query": name, "type": None, "type_strict": "should"} for number, name in enumerate(names)})
    posted, got = http.post("/reconcile", data={"queries": batch}), http.get("/reconcile", params={"queries": batch})
    assert posted.json() == got.json()
    _check(posted.json(), "reconciliation-result-batch")
    best = [posted.json()[f"q{number}"]["result"][0]["id"] for number in range(27)]
    assert best == ["Q159", PERSON, "Q159"] * 9
    wanted = json.dumps({"ids": ["Q159", PERSON] * 6, "properties": [{"id": "labelAr", "settings": {"limit": "1"}}]})
    assert http.get("/reconcile", params={"extend": wanted}).json() == http.post("/reconcile", data={"extend": wanted}).json()


def test_an_answer_is_never_a_script(http: httpx.Client) -> None:
    for params in ({"callback": "run"}, {"callback": "run", "queries": '{"q0": {"query": "روسيا"}}'}):
        answer = http.get("/reconcile", params=params)
        assert answer.headers["content-type"].partition(";")[0] == "application/json"
        assert isinstance(answer.json(), dict)
    for path in ("/reconcile/suggest/entity?prefix=x&callback=run", f"/reconcile/flyout/entity?id={PERSON}&callback=run"):
        assert isinstance(http.get(path).json(), dict)


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("سامر الحكيم", PERSON),
        ("سامر  الحكـيم", PERSON),
        ("سامِر الحكيم", PERSON),
        ("سامر الحكيمم", PERSON),
        ("Samer al-Hakim", PERSON),
        ("samer al hakeem", PERSON),
        ("روسيا", "Q159"),
        ("Russia", "Q159"),
        ("Rusia", "Q159"),
        ("الولايات المتحده", "Q30"),
        ("Q159", "Q159"),
        ("http://www.wikidata.org/entity/Q30", "Q30"),
        ("https://w3id.org/mithaq/id/Q30", "Q30"),
        ("Bergen", "nil-place-bergen"),  # which has an Arabic name only
    ],
)
def test_a_name_is_found_however_it_is_written(http: httpx.Client, name: str, entity: str) -> None:
    found = _match(http, query=name, limit=20)
    assert entity in [one["id"] for one in found[:3]]


def test_only_what_is_certain_is_a_match(http: httpx.Client) -> None:
    (best, *others) = _match(http, query="سامر الحكيم")
    assert best["match"]
    assert best["score"] == 100
    assert not any(one["match"] for one in others)
    assert all(one["score"] <= best["score"] for one in others)
    assert not any(one["match"] for one in _match(http, query="الحكم"))
    assert _match(http, query="لا أحد يسمى هكذا أبدا") == []
    wrong = _match(http, query="سامر الحكيم", properties=[{"pid": "actsFor", "v": "مصر"}])
    assert not wrong[0]["match"]


def test_types_restrict_or_weigh(http: httpx.Client) -> None:
    assert _match(http, query="روسيا", type="Person", type_strict="any") == []
    assert _match(http, query="روسيا", type=["Person", "Place"], type_strict="any")[0]["id"] == "Q159"
    assert "Q159" not in [one["id"] for one in _match(http, query="روسيا", type=["Person", "Place"], type_strict="all")]
    should = _match(http, query="روسيا", type="Person", type_strict="should")
    assert should[0]["id"] == "Q159"
    assert should[0]["score"] < 85
    assert _match(http, query="روسيا", type="https://w3id.org/mithaq/ontology#Place")[0]["id"] == "Q159"


def test_properties_alone(http: httpx.Client) -> None:
    assert [one["id"] for one in _match(http, properties=[{"pid": "wikidata", "v": "Q159"}])] == ["Q159"]
    assert PERSON in [one["id"] for one in _match(http, properties=[{"pid": "labelEn", "v": ["Samer al-Hakim"]}])]
    found = _match(http, query="الحكيم", properties=[{"pid": "actsFor", "v": {"id": "Q159"}}])
    assert found[0]["id"] == PERSON


def test_suggestions(http: httpx.Client) -> None:
    types = http.get("/reconcile/suggest/type", params={"prefix": "شخ"}).json()
    _check(types, "suggest-types-response")
    assert types["result"][0]["id"] == "Person"
    properties = http.get("/reconcile/suggest/property", params={"prefix": "office", "lang": "en"}).json()
    _check(properties, "suggest-properties-response")
    assert properties["result"] == [{"id": "office", "name": "office"}]
    first = http.get("/reconcile/suggest/entity", params={"prefix": "ال"}).json()["result"]
    second = http.get("/reconcile/suggest/entity", params={"prefix": "ال", "cursor": len(first)}).json()["result"]
    assert len(first) == 10
    assert not {one["id"] for one in first} & {one["id"] for one in second}
    assert "شخص" in http.get("/reconcile/flyout/type", params={"id": "Person"}).json()["html"]
    assert http.get("/reconcile/flyout/property", params={"id": "office"}).status_code == 200


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"queries": "not json"}, 400),
        ({"queries": "[]"}, 400),
        ({"queries": '{"q0": 1}'}, 400),
        ({"queries": '{"q0": {}}'}, 400),
        ({"queries": '{"q0": {"query": "x", "type_strict": "maybe"}}'}, 400),
        ({"queries": '{"q0": {"query": "x", "limit": NaN}}'}, 400),
        ({"queries": '{"q0": {"query": "x", "limit": 1e400}}'}, 200),
        ({"queries": '{"q0": {"query": "x", "properties": [{"pid": "a"}]}}'}, 400),
        ({"queries": '{"q0": {"query": "x", "other": 1}}'}, 400),
        ({"queries": json.dumps({f"q{n}": {"query": "x"} for n in range(101)})}, 413),
        ({"queries": "[" * 20_000}, 400),
        ({"queries": '{"q0": {"query": "\\ud800"}}'}, 400),
        ({"extend": "{}"}, 400),
        ({"extend": '{"ids": ["x"], "properties": [{"id": "none"}]}'}, 200),
        ({"extend": '{"ids": [1], "properties": []}'}, 400),
    ],
)
def test_what_is_wrong_is_told(http: httpx.Client, fields: dict[str, str], status: int) -> None:
    answer = http.post("/reconcile", data=fields)
    assert answer.status_code == status, answer.text


def test_things_that_are_not_there(http: httpx.Client) -> None:
    assert http.get("/reconcile/preview", params={"id": "nobody"}).status_code == 404
    assert http.get("/reconcile/flyout/entity", params={"id": "nobody"}).status_code == 404
    assert http.get("/reconcile/suggest/thing", params={"prefix": "x"}).status_code == 404
    assert http.get("/reconcile/suggest/entity").status_code == 400
    assert http.post("/reconcile", content="{}", headers={"Content-Type": "application/json"}).status_code == 415


def test_the_examples_of_the_specification_are_taken(http: httpx.Client) -> None:
    folder = SPECIFICATION / "examples" / "reconciliation-query-batch" / "valid"
    if not folder.is_dir():
        pytest.skip("the specification is not beside this checkout")
    batches = sorted(folder.glob("*.json"))
    assert len(batches) >= 4
    for path in batches:
        answer = http.post("/reconcile", data={"queries": path.read_text("utf-8")})
        assert answer.status_code == 200, path
        _check(answer.json(), "reconciliation-result-batch")
    for path in sorted((SPECIFICATION / "examples" / "data-extension-query" / "valid").glob("*.json")):
        answer = http.post("/reconcile", data={"extend": path.read_text("utf-8")})
        assert answer.status_code == 200, path
        _check(answer.json(), "data-extension-response")


def test_latin_letters_as_arabic_ones() -> None:
    assert transliterate("Lavrov") == ["لافروف"]
    assert transliterate("Khartoum") == ["خارتوم"]
    assert transliterate("القاهرة") == []
    assert transliterate("2021") == []


def test_the_index_is_of_the_store(tmp_path: Path) -> None:
    from kg.store import Store
    from tests.readings import build_store

    build_store(tmp_path / "store")
    with Store.open(tmp_path / "store", read_only=True) as store:
        Names.build(store, tmp_path / "names.sqlite")
    names = Names(tmp_path / "names.sqlite")
    assert "nil-place-bergen" in [hit.alias.entity for hit in names.find("بيرغن")]
    assert "nil-place-bergen" in [alias.entity for alias in names.complete("بيرغ", 5)]
    assert names.count_mentions("Q159") == 3
    assert not (tmp_path / "names.part").exists()
