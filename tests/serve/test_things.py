"""What IRIs give when they are looked up, and the bundled queries over HTTP."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest

from kg.graph.iris import document_iri, entity_iri
from kg.queries import iter_queries
from kg.serve.pages import LANGUAGES, get_parameters, get_words, to_local
from tests.readings import HAKIM, SUMMIT
from tests.serve.conftest import Server, run_server

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
PERSON = HAKIM.id


def test_a_thing_leads_to_a_page_or_to_data(http: httpx.Client) -> None:
    page = http.get(f"/id/{PERSON}", headers=HTML)
    assert (page.status_code, page.headers["location"]) == (303, f"/page/{PERSON}")
    data = http.get(f"/id/{PERSON}", headers={"Accept": "application/ld+json"})
    assert (data.status_code, data.headers["location"]) == (303, f"/data/{PERSON}?format=jsonld")
    assert "Accept" in data.headers["vary"]
    for accept, form in (("text/turtle", ox.RdfFormat.TURTLE), ("application/ld+json", ox.RdfFormat.JSON_LD)):
        found = http.get(f"/id/{PERSON}", headers={"Accept": accept}, follow_redirects=True)
        assert found.headers["content-type"].startswith(accept)
        assert any(quad.subject == entity_iri(PERSON) for quad in ox.parse(found.content, form))
    assert http.get("/id/Q7747", headers={"Accept": "image/png"}).status_code == 406
    assert http.get("/data/nobody").status_code == 404
    assert http.get("/page/nobody", headers=HTML).status_code == 404


def test_the_page_of_a_person(http: httpx.Client) -> None:
    page = http.get(f"/page/{PERSON}", headers=HTML)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert '<html lang="ar" dir="rtl">' in page.text
    for told in ("سامر الحكيم", "روسيا شريك", "/doc/summit#statement", "Samer al-Hakim"):
        assert told in page.text
    english = http.get(f"/page/{PERSON}", params={"lang": "en"}, headers=HTML)
    assert '<html lang="en" dir="ltr">' in english.text
    assert '<h1 dir="auto" lang="en">Samer al-Hakim</h1>' in english.text


def test_every_link_of_the_pages_leads_somewhere(http: httpx.Client) -> None:
    seen, todo = set(), ["/", "/queries", "/page/Q159", f"/page/{PERSON}", "/doc/summit"]
    while todo and len(seen) < 40:
        path = todo.pop(0)
        if path in seen:
            continue
        seen.add(path)
        page = http.get(path, headers=HTML, follow_redirects=True)
        assert page.status_code == 200, path
        if "text/html" in page.headers["content-type"]:
            links = re.findall(r'href="(/[^"#]*)', page.text)
            todo += [link.replace("&amp;", "&") for link in links if not link.startswith("/static")][:60]
            todo.sort(key=lambda link: link.startswith("/queries/"))  # each of them has a test of its own
    assert len(seen) == 40


def test_a_document_is_a_page_and_a_graph(http: httpx.Client) -> None:
    page = http.get("/doc/summit", headers=HTML).text
    assert SUMMIT.splitlines()[0] in re.sub("<[^>]*>", "", page)
    assert 'id="statement-' in page
    assert 'href="https://example.org/summit?a=1%7C2"' in page
    name = quote("جولة 1", safe="")
    assert http.get(f"/doc/{name}", headers=HTML).status_code == 200
    graph = http.get(f"/doc/{name}", headers={"Accept": "text/turtle"})
    assert any(quad.subject == document_iri("جولة 1") for quad in ox.parse(graph.content, ox.RdfFormat.TURTLE))
    assert http.get("/doc/none", headers=HTML).status_code == 404
    assert http.get("/doc/none").status_code == 404


def test_the_ontology(http: httpx.Client) -> None:
    assert 'id="Person"' in http.get("/ontology", headers=HTML).text
    arabic, english = (http.get(f"/ontology?lang={language}", headers=HTML).text for language in LANGUAGES)
    assert "إنسان، حيًّا كان أو ميتًا." in arabic
    assert "A human being, living or dead." in english
    assert 'href="/ontology?lang=en#Person"' in english
    assert 'id="alleged"' in http.get("/ontology/value", headers=HTML).text
    assert len(list(ox.parse(http.get("/ontology", headers={"Accept": "text/turtle"}).content, ox.RdfFormat.TURTLE))) > 500


def test_nothing_of_a_text_becomes_markup(tmp_path: Path) -> None:
    from datetime import date

    from kg.build import build_documents
    from kg.model import Document, Entity, Mention, Reading, Statement
    from kg.store import Store

    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    text = f"قال {evil} شيئا"
    entity = Entity("nil-person-evil", "Person", (("ar", evil),), nil=True)
    statement = Statement(4, 4 + len(evil), "direct", "say", (entity.id,), evil)
    mention = Mention(4, 4 + len(evil), evil, "Person", "name", (entity.id,))
    document = Document("evil<b>", text, title=evil, date=date(2021, 1, 1), url="javascript:alert(1)", source=evil)
    reading = Reading(document, (entity,), (mention,), statements=(statement,), sentences=((0, len(text)),))
    with Store.open(tmp_path / "store") as store:
        build_documents([document], store, read=lambda _: reading)
    with run_server(tmp_path / "store") as server, server.client() as http:
        paths = [f"/page/{entity.id}", f"/doc/{quote(document.id, safe='')}", f"/queries/said-by?by={entity.id}", f"/nowhere/{quote(evil)}"]
        paths += [f"/queries/said-by?by={quote(evil)}", f"/queries/find-entity?text={quote('<script>')}", f"/queries?lang={quote(evil)}"]
        for path in paths:
            page = http.get(path, headers=HTML).text.replace('<script type="module" src="/static/explorer.js"></script>', "")
            assert "<script" not in page, path
            assert "<img" not in page, path
            assert "javascript:" not in page.replace("javascript:alert(1)</bdi></a>", ""), path


def test_only_links_of_the_web_are_links() -> None:
    assert to_local("https://example.org/") == "https://example.org/"
    assert [to_local(iri) for iri in ("javascript:x", "data:text/html,x", "urn:x")] == ["#", "#", "#"]


def test_words_are_there_in_both_languages() -> None:
    words = get_words()
    assert set(words) == set(LANGUAGES)
    assert words["ar"].keys() == words["en"].keys()
    templates = Path(__file__).parents[2] / "kg" / "serve" / "pages" / "templates"
    used = {key for path in templates.glob("*.html") for key in re.findall(r'say\("(\w+)"\)', path.read_text("utf-8"))}
    assert used <= words["ar"].keys()


def test_parameters_are_told_in_arabic(http: httpx.Client) -> None:
    docs = {parameter.doc for query in iter_queries() for parameter in query.params if parameter.doc}
    assert docs == set(get_parameters())
    assert all(re.search("[ء-ي]", told) for told in get_parameters().values())
    page = http.get("/queries/said-by?lang=ar", headers=HTML).text
    assert "لغة الأسماء" in page
    assert "the language of names" not in page
    assert "the language of names" in http.get("/queries/said-by?lang=en", headers=HTML).text


def test_the_index_of_queries(http: httpx.Client) -> None:
    names = [query.name for query in iter_queries()]
    assert [query["name"] for query in http.get("/queries").json()["queries"]] == names
    page = http.get("/queries", headers=HTML).text
    assert all(f"/queries/{name}?" in page for name in names)


@pytest.mark.parametrize("name", [query.name for query in iter_queries()])
def test_every_query_answers(http: httpx.Client, name: str) -> None:
    query = next(query for query in iter_queries() if query.name == name)
    params = {p.name: {"iri": "Q159"}.get(p.type, p.example or "") for p in query.params if p.required}
    answer = http.get(f"/queries/{name}", params=params)
    assert answer.status_code == 200, answer.text
    assert answer.json()["head"]["vars"] == [column for column, _ in query.returns]


def test_the_first_rows_are_those_of_the_query(server: Server) -> None:
    from kg.queries import evaluate, get_query
    from kg.serve.operations.library import read_table, show
    from kg.store import Store

    with Store.open(server.store, read_only=True) as store:
        for name in ("entities", "find-entity", "documents"):
            params = {"text": "روسيا"} if name == "find-entity" else {}
            expected = [[show(term) for term in row] for row in evaluate(store, get_query(name), params)]
            found = read_table(store, name, params, 20)
            assert [row[0] for row in found["rows"]] == [row[0] for row in expected[:20]]
            assert found["more"] == (len(expected) > 20)


def test_a_query_in_every_format(http: httpx.Client) -> None:
    asked = {"document": "summit"}
    assert "<results>" in http.get("/queries/mentions", params={**asked, "format": "xml"}).text
    rows = list(csv.DictReader(io.StringIO(http.get("/queries/mentions", params=asked, headers={"Accept": "text/csv"}).text)))
    assert {row["document"] for row in rows} == {"summit"}
    assert http.get("/queries/mentions", params={**asked, "format": "tsv"}).text.startswith("?document\t")
    page = http.get("/queries/said-by", params={"by": "سامر الحكيم"}, headers=HTML).text
    assert "روسيا شريك" in page
    assert 'name="by"' in http.get("/queries/said-by", headers=HTML).text
    assert http.get("/queries/said-by", params={"by": PERSON, "lang": "en"}).json()["results"]["bindings"]


@pytest.mark.parametrize(
    ("name", "params", "status", "told"),
    [
        ("none", {}, 404, "no query"),
        ("..%2Fchecks%2Fsame-name", {}, 404, ""),
        ("said-by", {}, 400, "by is missing"),
        ("said-by", {"by": "لا أحد"}, 400, "no entity"),
        ("mentions", {"documnt": "x"}, 400, "did you mean document"),
        ("mentions", {"document": "x\x00"}, 400, "NUL"),
        ("who-met-whom", {"from": "yesterday"}, 400, "no date"),
        ("who-met-whom", {"factuality": "actul"}, 400, "did you mean actual"),
        ("mentions", {"format": "pdf"}, 400, "format"),
    ],
)
def test_a_wrong_parameter_is_told(http: httpx.Client, name: str, params: dict[str, str], status: int, told: str) -> None:
    answer = http.get(f"/queries/{name}", params=params)
    assert answer.status_code == status
    assert told in answer.text
    assert answer.text.count("\n") == 1


def test_the_description_is_openapi(http: httpx.Client, server: Server) -> None:
    validator = pytest.importorskip("openapi_spec_validator")
    told = http.get("/openapi.json").json()
    validator.validate(told)
    assert told["openapi"] == "3.1.0"
    assert told["servers"] == [{"url": server.url}]
    for query in iter_queries():
        operation = told["paths"][f"/queries/{query.name}"]["get"]
        assert [p["name"] for p in operation["parameters"]] == [*(p.name for p in query.params), "format"]
    from kg.serve.app import ROUTES

    described = {path.partition("{")[0] for path in told["paths"]}
    routes = {str(getattr(route, "path", "")).partition("{")[0] for route in ROUTES} - {"/", "/static", "/openapi.json", "/ontology/"}
    assert routes <= described | {"/queries/"}
