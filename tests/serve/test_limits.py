"""Hostile requests: what takes too long, gives too much or needs too much memory is ended, and others are answered meanwhile."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from kg.store import Store
from tests.readings import build_store
from tests.serve.conftest import ROOT, Server, run_server

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f && ?f != ?i) }"
GREEDY = "SELECT DISTINCT ?a ?b ?c ?d ?e ?f { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?e ?d ?c ?b ?a"
SMALL = "SELECT * { GRAPH ?g { ?s a <https://w3id.org/mithaq/ontology#Document> } }"


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with narrow limits; a query has ten seconds because the machine may be busy."""
    store = tmp_path_factory.mktemp("strict") / "store"
    build_store(store)
    options = ("--time-limit", "10", "--row-limit", "50", "--memory-limit", "300", "--body-limit", "20000", "--workers", "4")
    with run_server(store, *options) as running:
        yield running


def _ask(server: Server, query: str, **headers: str) -> httpx.Response:
    with server.client() as client:
        return client.post("/sparql", data={"query": query}, headers=headers)


def test_a_query_without_end_is_ended_while_others_are_answered(strict: Server) -> None:
    _ask(strict, SMALL)
    with ThreadPoolExecutor(8) as threads:
        hostile = [threads.submit(_ask, strict, ENDLESS) for _ in range(3)]
        time.sleep(0.5)
        answers = []
        while not all(future.done() for future in hostile):
            answers.append(_ask(strict, SMALL).status_code)
        assert answers
        assert set(answers) == {200}
        refused = [future.result() for future in hostile]
    assert {response.status_code for response in refused} <= {503, 504}
    assert any("longer than 10 seconds" in response.text for response in refused)
    assert _ask(strict, SMALL).status_code == 200


def test_a_query_of_too_much_memory_fails_alone(strict: Server) -> None:
    refused = _ask(strict, GREEDY)
    assert refused.status_code in (503, 504)
    assert refused.text.count("\n") == 1
    assert _ask(strict, SMALL).status_code == 200


@pytest.mark.parametrize("accept", ["json", "xml", "csv", "tsv"])
def test_an_answer_of_too_many_rows_is_refused(strict: Server, accept: str) -> None:
    media = {"csv": "text/csv", "tsv": "text/tab-separated-values"}.get(accept, f"application/sparql-results+{accept}")
    refused = _ask(strict, "SELECT * { ?s ?p ?o }", Accept=media)
    assert refused.status_code == 413
    assert "more than 50 rows" in refused.text
    assert _ask(strict, "SELECT * { ?s ?p ?o } LIMIT 50", Accept=media).status_code == 200


def test_triples_are_limited_too(strict: Server) -> None:
    assert _ask(strict, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }").status_code == 413
    assert _ask(strict, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 50").status_code == 200


def test_a_large_request_is_refused(strict: Server) -> None:
    text = "SELECT * { ?s ?p ?o } #" + "x" * 30_000
    assert _ask(strict, text).status_code == 413

    def pieces() -> Iterator[bytes]:
        for _ in range(40):
            yield b"#" * 1000

    with strict.client() as client:  # without a length beforehand
        headers = {"Content-Type": "application/sparql-query"}
        assert client.post("/sparql", content=pieces(), headers=headers).status_code == 413


def test_a_client_that_asks_too_often_is_told_to_wait(tmp_path: Path) -> None:
    from kg.serve.guard import RateLimit

    limit = RateLimit(10, 5)
    assert [limit.allows("a", 0.0) for _ in range(7)] == [True] * 5 + [False] * 2
    assert [limit.allows("a", 0.1), limit.allows("a", 0.1), limit.allows("b", 0.1)] == [True, False, True]


def test_every_refusal_of_the_guard_has_all_headers() -> None:
    import asyncio

    from starlette.responses import PlainTextResponse

    from kg.serve.guard import Guard
    from kg.serve.limits import Limits

    guard = Guard(PlainTextResponse("here"), Limits(rate=1, burst=3, body=10), ("https://example.org",), lambda path: {"GET", "POST"})

    async def ask() -> list[httpx.Response]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(guard), base_url="http://test") as client:
            asked = [client.get("/"), client.post("/", content=b"x" * 11), client.options("/"), client.get("/")]
            return [await one for one in asked]

    answers = asyncio.run(ask())
    assert [answer.status_code for answer in answers] == [200, 413, 204, 429]
    assert answers[3].headers["retry-after"] == "1"
    for answer in answers:
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in answer.headers  # no other origin asked
        assert "Origin" in answer.headers["vary"]


def test_a_request_that_does_not_arrive_is_given_up() -> None:
    import asyncio
    from types import SimpleNamespace

    from starlette.requests import Request

    from kg.serve.limits import Limits
    from kg.serve.refusals import Refusal
    from kg.serve.web import Settings, read_body

    pieces = [{"type": "http.request", "body": b"SELECT", "more_body": True}]

    async def receive() -> dict[str, object]:
        if not pieces:
            await asyncio.sleep(60)
        return pieces.pop()

    app = SimpleNamespace(state=SimpleNamespace(settings=Settings(Path(), Limits(arrival=0.05))))
    request = Request({"type": "http", "method": "POST", "path": "/", "headers": [], "app": app}, receive)
    with pytest.raises(Refusal) as refused:
        asyncio.run(read_body(request))
    assert refused.value.status == 408


def test_a_build_goes_on_while_a_server_runs(tmp_path: Path) -> None:
    from pyoxigraph import NamedNode, Quad

    from kg.graph.terms import string

    build_store(tmp_path / "store")
    count = "SELECT (COUNT(*) AS ?n) { GRAPH <urn:new> { ?s ?p ?o } }"
    with run_server(tmp_path / "store") as server, server.client() as http:

        def seen() -> str:
            return http.get("/sparql", params={"query": count}).json()["results"]["bindings"][0]["n"]["value"]

        assert seen() == "0"
        node = NamedNode("urn:new")
        with Store.open(tmp_path / "store") as store:  # a writer, as a build is
            store.set_graph(node, [Quad(node, node, string(str(number)), node) for number in range(5)])
            time.sleep(3)
            assert seen() == "0"  # what is half done is not served
        end = time.monotonic() + 60
        while seen() != "5" and time.monotonic() < end:
            time.sleep(0.5)
        assert seen() == "5"
        assert len(list((tmp_path / "store" / ".serve").iterdir())) <= 2
    assert not (tmp_path / "store" / ".serve").exists()


def test_what_keeps_a_server_from_starting_is_one_line(tmp_path: Path, server: Server) -> None:
    port = server.url.rpartition(":")[2]
    (tmp_path / "short").write_text("x")
    for options, status, told in (
        (("--store", str(tmp_path / "none")), 1, "no store here"),
        (("--store", str(server.store), "--port", port), 2, "choose another --port"),
        (("--store", str(server.store), "--host", "no.such.host.invalid"), 2, "no such address"),
        (("--store", str(server.store), "--time-limit", "0"), 2, "--time-limit 0: must be more than 0"),
        (("--store", str(server.store), "--token-file", str(tmp_path / "short")), 2, "at least 16 characters"),
        (("--store", str(server.store), "--token-file", str(tmp_path / "none")), 2, "cannot be read"),
    ):
        done = subprocess.run([sys.executable, "-m", "kg", "serve", *options], cwd=ROOT, capture_output=True, text=True, timeout=120)
        assert done.returncode == status, done.stderr
        assert told in done.stderr
        assert done.stderr.count("\n") == 1


def test_a_server_that_is_killed_leaves_no_process_behind(tmp_path: Path) -> None:
    build_store(tmp_path / "store")
    with run_server(tmp_path / "store") as server:
        assert len(_workers(tmp_path)) >= 1
        server.process.kill()
        server.process.wait()
        end = time.monotonic() + 30
        while _workers(tmp_path) and time.monotonic() < end:
            time.sleep(0.2)
        assert _workers(tmp_path) == []
        with Store.open(tmp_path / "store") as store:
            assert len(store) > 0


def _workers(path: Path) -> list[str]:
    if shutil.which("ps") is None:
        pytest.skip("no ps here")
    listed = subprocess.run(["ps", "-eww", "-o", "args"], capture_output=True, text=True).stdout.splitlines()
    return [line for line in listed if "kg.serve.worker" in line and str(path) in line]


def test_headers_make_browsers_careful(http: httpx.Client) -> None:
    html = {"Accept": "text/html"}
    answers = [http.get(path, headers=html) for path in ("/", "/sparql", "/nowhere", "/static/mithaq.css", "/static/none", "/page/none")]
    answers += [http.get("/graphs"), http.get("/sparql?query=SELECT"), http.put("/sparql"), http.post("/sparql", content="x")]
    answers += [http.post("/sparql", data={"update": "CLEAR ALL"}), http.post("/sparql", content=b"x" * 2_000_000), http.options("/sparql")]
    assert sorted({answer.status_code for answer in answers}) == [200, 204, 400, 403, 404, 405, 413, 415]
    for answer in answers:
        headers = answer.headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "server" not in headers


def test_the_log_has_no_texts(http: httpx.Client, server: Server) -> None:
    http.get("/sparql", params={"query": "SELECT * { ?s ?p 'حديث سري' } LIMIT 1"})
    http.post("/sparql", data={"query": "SELECT * { ?s ?p 'secret words' } LIMIT 1"})
    http.get("/nowhere%0Aforged%20line")
    time.sleep(0.5)
    log = "".join(server.log)
    assert "POST /sparql 200" in log
    assert "secret" not in log
    assert "سري" not in log
    assert not any(line.startswith("forged") for line in server.log)


def test_half_a_request_holds_nobody_up(server: Server, http: httpx.Client) -> None:
    port = int(server.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as slow:
        slow.sendall(b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\nSELECT")
        assert http.get("/sparql", params={"query": SMALL}).status_code == 200
