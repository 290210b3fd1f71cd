"""The SPARQL 1.1 Protocol and the Graph Store Protocol, sentence by sentence."""

from __future__ import annotations

import csv
import io
import json
import socket
import xml.etree.ElementTree as ET
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from kg.graph.iris import document_iri, graph_iri
from tests.serve.conftest import TOKEN, Server, run_server

QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
ONE = "SELECT ?id WHERE { GRAPH ?g { ?g <https://w3id.org/mithaq/ontology#identifier> ?id } } ORDER BY ?id"
TRIPLES = "CONSTRUCT { ?g a ?type } WHERE { GRAPH ?g { ?g a ?type } FILTER(STRENDS(STR(?g), 'summit')) }"


def _ids(response: httpx.Response) -> list[str]:
    response.raise_for_status()
    return [row["id"]["value"] for row in response.json()["results"]["bindings"]]


def test_a_query_by_get_form_and_as_it_is(http: httpx.Client) -> None:
    expected = ["summit", "جولة 1"]
    assert _ids(http.get("/sparql", params={"query": ONE})) == expected
    assert _ids(http.post("/sparql", data={"query": ONE})) == expected
    assert _ids(http.post("/sparql", content=ONE, headers={"Content-Type": QUERY})) == expected
    assert _ids(http.post("/sparql", content=ONE.encode(), headers={"Content-Type": f"{QUERY}; charset=utf-8"})) == expected


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/xml;q=0.9, text/csv;q=0.8", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("image/png, text/*;q=0.1", "text/csv; charset=utf-8"),
    ],
)
def test_results_by_negotiation(http: httpx.Client, accept: str | None, media: str) -> None:
    headers = {"Accept": accept} if accept else {}
    request = http.build_request("GET", "/sparql", params={"query": ONE}, headers=headers)
    if accept is None:
        del request.headers["accept"]
    response = http.send(request)
    assert response.status_code == 200
    assert response.headers["content-type"] == media
    assert "Accept" in response.headers["vary"]
    text = response.text
    if "json" in media:
        assert json.loads(text)["head"]["vars"] == ["id"]
    elif "xml" in media:
        assert len(ET.fromstring(text).findall(".//{*}result")) == 2
    elif "csv" in media:
        assert list(csv.reader(io.StringIO(text))) == [["id"], ["summit"], ["جولة 1"]]
    else:
        assert text.splitlines() == ["?id", '"summit"', '"جولة 1"']


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "text/turtle"),
        ("text/turtle", "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/ld+json", "application/ld+json"),
        ("application/trig", "application/trig"),
        ("application/n-quads", "application/n-quads"),
    ],
)
def test_triples_by_negotiation(http: httpx.Client, accept: str, media: str) -> None:
    for query in (TRIPLES, f"DESCRIBE {document_iri('summit')}"):
        response = http.get("/sparql", params={"query": query}, headers={"Accept": accept})
        assert response.status_code == 200, response.text
        assert response.headers["content-type"].partition(";")[0] == media
        form = ox.RdfFormat.from_media_type(media)
        assert form is not None
        assert any(quad.subject == document_iri("summit") for quad in ox.parse(response.content, form))


def test_a_yes_or_no(http: httpx.Client) -> None:
    ask = {"query": "ASK { ?s ?p ?o }"}
    assert http.get("/sparql", params=ask).json()["boolean"] is True
    assert "<boolean>true</boolean>" in http.get("/sparql", params=ask, headers={"Accept": "application/sparql-results+xml"}).text
    assert http.get("/sparql", params=ask, headers={"Accept": "text/csv"}).status_code == 406


def test_the_dataset_of_a_request(http: httpx.Client) -> None:
    summit, fused = document_iri("summit").value, graph_iri("fused").value
    count = "SELECT (COUNT(*) AS ?id) WHERE { ?s ?p ?o }"
    named = "SELECT DISTINCT ?id WHERE { GRAPH ?id { ?s ?p ?o } }"
    whole, part = (
        _ids(http.get("/sparql", params={"query": count})),
        _ids(http.get("/sparql", params={"query": count, "default-graph-uri": summit})),
    )
    assert int(whole[0]) > int(part[0]) > 0
    both = http.get("/sparql", params=[("query", count), ("default-graph-uri", summit), ("default-graph-uri", fused)])
    assert int(_ids(both)[0]) > int(part[0])
    assert _ids(http.post("/sparql", data={"query": named, "named-graph-uri": fused})) == [fused]
    assert _ids(http.post(f"/sparql?named-graph-uri={fused}", content=named, headers={"Content-Type": QUERY})) == [fused]
    assert _ids(http.get("/sparql", params={"query": named, "default-graph-uri": fused})) == []
    from_one = f"SELECT (COUNT(*) AS ?id) FROM <{summit}> WHERE {{ ?s ?p ?o }}"
    assert _ids(http.get("/sparql", params={"query": from_one})) == part
    assert _ids(http.get("/sparql", params={"query": from_one, "default-graph-uri": fused})) != part
    assert http.get("/sparql", params={"query": count, "default-graph-uri": "no iri"}).status_code == 400


def test_what_is_malformed_is_told_in_a_line(http: httpx.Client) -> None:
    for query in ("SELECT", "SELECT * {", "", "INSERT DATA { <a:a> <a:b> 1 }", "SELECT * { ?s z:a 1 }", "\ud800", "SELECT\x00", "{" * 3000):
        response = http.post("/sparql", content=query.encode("utf-8", "surrogatepass"), headers={"Content-Type": QUERY})
        assert response.status_code in (400, 503), query
        assert response.text.count("\n") == 1
        assert len(response.text) < 400
    assert http.get("/sparql", params={"query": "SELECT"}, headers={"Accept": "application/json"}).json()["status"] == 400


def test_a_query_is_given_once(http: httpx.Client) -> None:
    assert http.get("/sparql", params=[("query", ONE), ("query", ONE)]).status_code == 400
    assert http.post(f"/sparql?query={ONE}", content=ONE, headers={"Content-Type": QUERY}).status_code == 400
    assert http.post("/sparql", data={"other": "1"}).status_code == 400


def test_methods_and_types(http: httpx.Client) -> None:
    assert http.put("/sparql", content="x").status_code == 405
    assert http.delete("/sparql").headers["allow"] == "GET, HEAD, POST"
    assert http.get("/sparql", params={"update": "CLEAR ALL"}).status_code == 405
    assert http.post("/sparql", content=ONE, headers={"Content-Type": "text/plain"}).status_code == 415
    assert http.post("/sparql", content=ONE).status_code == 415
    assert http.get("/sparql", params={"query": ONE}, headers={"Accept": "image/png"}).status_code == 406
    assert http.get("/nowhere").status_code == 404


def test_head_and_options(http: httpx.Client) -> None:
    head = http.head("/sparql", params={"query": ONE})
    assert (head.status_code, head.content) == (200, b"")
    assert int(head.headers["content-length"]) > 100
    options = http.options("/sparql")
    assert (options.status_code, options.headers["allow"]) == (204, "GET, HEAD, OPTIONS, POST")
    assert http.options("/nowhere").status_code == 404


def test_pages_of_others_may_ask(http: httpx.Client) -> None:
    headers = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    allowed = http.options("/sparql", headers=headers)
    assert allowed.headers["access-control-allow-origin"] == "*"
    assert "POST" in allowed.headers["access-control-allow-methods"]
    assert "Content-Type" in allowed.headers["access-control-allow-headers"]
    asked = http.get("/sparql", params={"query": ONE}, headers={"Origin": "https://example.org"})
    assert asked.headers["access-control-allow-origin"] == "*"


def test_the_service_describes_itself(http: httpx.Client, server: Server) -> None:
    sd = "http://www.w3.org/ns/sparql-service-description#"
    for accept in ("text/turtle", "application/rdf+xml", "application/ld+json"):
        response = http.get("/sparql", headers={"Accept": accept})
        assert response.headers["content-type"].partition(";")[0] == accept
        form = ox.RdfFormat.from_media_type(accept)
        assert form is not None
        told = {(quad.predicate.value, getattr(quad.object, "value", "")) for quad in ox.parse(response.content, form)}
        assert (f"{sd}endpoint", f"{server.url}/sparql") in told
        assert (f"{sd}supportedLanguage", f"{sd}SPARQL11Query") in told
        assert (f"{sd}feature", f"{sd}UnionDefaultGraph") in told
        assert (f"{sd}supportedLanguage", f"{sd}SPARQL11Update") not in told
    assert http.get("/sparql", headers={"Accept": "text/html"}).text.startswith("<!doctype html>")
    assert http.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <{0}/sparql> { ?s ?p ?o } }",
        "SELECT * { service silent <{0}/sparql> { ?s ?p ?o } }",
        "SELECT * { SERVICE ?x { ?s ?p ?o } }",
        "PREFIX : <{0}/> SELECT * { SERVICE:sparql { ?s ?p ?o } }",
        "PREFIX : <{0}/> SELECT * { ?s ?p 1e5SERVICE :sparql { ?s ?p ?o } }",
        "ASK { # <\nSERVICE <{0}/sparql> { ?s ?p ?o } # > \n}",
        "SELECT * { S\\u0045RVICE <{0}/sparql> { ?s ?p ?o } }",
    ],
)
def test_no_query_leaves_the_server(http: httpx.Client, query: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        url = f"http://127.0.0.1:{elsewhere.getsockname()[1]}"
        response = http.post("/sparql", content=query.replace("{0}", url), headers={"Content-Type": QUERY})
        assert response.status_code == 400
        assert "SERVICE is off" in response.text
        elsewhere.setblocking(False)
        with pytest.raises(BlockingIOError):
            elsewhere.accept()


def test_the_word_service_is_no_offence(http: httpx.Client) -> None:
    query = 'SELECT ?service { BIND("SERVICE" AS ?service) } # SERVICE'
    assert http.get("/sparql", params={"query": query}).status_code == 200


def test_updates_are_off(http: httpx.Client) -> None:
    for request in ({"data": {"update": "CLEAR ALL"}}, {"content": "CLEAR ALL", "headers": {"Content-Type": UPDATE}}):
        assert http.post("/sparql", **request).status_code == 403  # type: ignore[arg-type]


def test_updates_with_a_token(tmp_path: Path) -> None:
    from tests.readings import build_store

    build_store(tmp_path / "store")
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    insert = "INSERT DATA { GRAPH <urn:test> { <urn:a> <urn:b> 'ج' } }"
    count = "SELECT ?id { GRAPH <urn:test> { <urn:a> <urn:b> ?id } }"
    with run_server(tmp_path / "store", "--token-file", str(tmp_path / "token")) as server, server.client() as http:
        assert "sd:SPARQL11Update" in http.get("/sparql", headers={"Accept": "text/turtle"}).text
        for authorization in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": f"Basic {TOKEN}"}):
            refused = http.post("/sparql", data={"update": insert}, headers=authorization)
            assert refused.status_code == 401
            assert refused.headers["www-authenticate"].startswith("Bearer")
        http.headers["Authorization"] = f"Bearer {TOKEN}"
        assert http.post("/sparql", data={"update": f"LOAD <{server.url}/graphs?default>"}).status_code == 400
        assert http.post("/sparql", data={"update": "INSERT"}).status_code == 400
        assert http.post("/sparql", data={"update": insert, "using-graph-uri": "urn:test"}).status_code == 400
        assert http.post("/sparql", data={"update": insert}).status_code == 204
        assert _ids(http.get("/sparql", params={"query": count})) == ["ج"]
        deleted = http.post("/sparql", content=insert.replace("INSERT", "DELETE"), headers={"Content-Type": UPDATE})
        assert deleted.status_code == 204
        assert _ids(http.get("/sparql", params={"query": count})) == []


def test_graphs_by_the_graph_store_protocol(http: httpx.Client) -> None:
    summit = document_iri("summit").value
    found = http.get("/graphs", params={"graph": summit})
    assert found.headers["content-type"] == "text/turtle; charset=utf-8"
    triples = {quad.triple for quad in ox.parse(found.content, ox.RdfFormat.TURTLE)}
    assert any(triple.subject == document_iri("summit") for triple in triples)
    whole = http.get("/graphs?default", headers={"Accept": "application/n-triples"})
    assert triples < {quad.triple for quad in ox.parse(whole.content, ox.RdfFormat.N_TRIPLES)}
    assert http.head("/graphs", params={"graph": summit}).headers["content-length"] == found.headers["content-length"]
    direct = http.get("/graph/fused", headers={"Accept": "application/n-triples"})
    assert "hasReport" in direct.text
    assert http.get("/graphs", params={"graph": "urn:none"}).status_code == 404
    assert http.get("/graphs", params={"graph": "no iri"}).status_code == 400
    assert http.get("/graphs").status_code == 400
    assert http.get("/graphs", params={"graph": summit, "default": ""}).status_code == 400
    default = http.head("/graphs?default")
    assert (default.status_code, default.content) == (200, b"")
    assert int(default.headers["content-length"]) == len(http.get("/graphs?default").content)
    assert http.head("/graphs", params={"graph": "urn:none"}).status_code == 404
    quality = http.get("/graph/fused", headers={"Accept": "text/turtle;q=0.2, application/ld+json;q=0.9, application/trig;q=0"})
    assert quality.headers["content-type"] == "application/ld+json"
    assert http.get("/graph/fused", headers={"Accept": "image/png, text/turtle;q=0"}).status_code == 406


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/graphs?default", "/graphs?graph=urn:none", "/graph/fused"])
def test_graphs_are_not_written(http: httpx.Client, method: str, path: str) -> None:
    refused = http.request(method, path, content="<urn:a> <urn:b> 1 .", headers={"Content-Type": "text/turtle"})
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD")
    assert refused.text.count("\n") == 1


def test_sparqlwrapper_works(server: Server) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(f"{server.url}/sparql")
    client.setQuery(ONE)
    for method in (wrapper.GET, wrapper.POST):
        client.setMethod(method)
        client.setReturnFormat(wrapper.JSON)
        assert [row["id"]["value"] for row in client.queryAndConvert()["results"]["bindings"]] == ["summit", "جولة 1"]
    client.setRequestMethod(wrapper.POSTDIRECTLY)
    client.setReturnFormat(wrapper.XML)
    assert len(client.queryAndConvert().getElementsByTagName("result")) == 2
    client.setQuery(TRIPLES)
    client.setReturnFormat(wrapper.TURTLE)
    assert b"summit" in client.queryAndConvert()
    client.setQuery("SELECT")
    with pytest.raises(wrapper.SPARQLExceptions.QueryBadFormed):
        client.query()


def test_rdflib_works(server: Server) -> None:
    from rdflib import Graph, URIRef
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    store = SPARQLStore(f"{server.url}/sparql", method="POST")
    graph = Graph(store)
    assert [str(row[0]) for row in graph.query(ONE)] == ["summit", "جولة 1"]
    assert len(list(graph.predicate_objects(URIRef(document_iri("summit").value)))) > 5
