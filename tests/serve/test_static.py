"""What the browser is sent besides pages: built once, small, with its licences; and the page of queries as it is without scripts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from kg.serve.editor import FIRST, choose_parameters
from kg.serve.library import get_queries
from kg.serve.pages import STATIC
from tests.serve.conftest import Server

FRONT = Path(__file__).parents[2] / "kg" / "serve" / "front"
MOST = 2_000_000  # bytes, of all that a browser can be sent
LIGHT = 20_000  # bytes, of what every page loads
HTML = {"Accept": "text/html"}


def test_all_that_a_browser_loads_is_small() -> None:
    files = {path.relative_to(STATIC).as_posix(): path.stat().st_size for path in STATIC.rglob("*") if path.is_file()}
    assert {"explorer.js", "mithaq.css", "explorer/views.css", "explorer/world.json", "explorer/THIRD_PARTY.txt"} <= set(files)
    assert sum(files.values()) < MOST
    script = (STATIC / "explorer.js").read_text("utf-8")
    at_once = re.findall(r'from"\./([\w./-]+)"', script)
    assert files["explorer.js"] + sum(files[name] for name in at_once) < LIGHT


def test_every_chunk_that_is_asked_for_exists_and_none_is_left_over() -> None:
    scripts = {path.name for path in (STATIC / "explorer").glob("*.js")}
    texts = [path.read_text("utf-8") for path in STATIC.rglob("*.js")]
    named = {name for text in texts for name in re.findall(r'"\./(?:explorer/)?([\w-]+-[A-Z0-9]{8}\.js)"', text)}
    assert len(named) > 4
    assert named == scripts


def test_the_licences_of_all_packages_are_told_and_permissive() -> None:
    text = (STATIC / "explorer" / "THIRD_PARTY.txt").read_text("utf-8")
    told = dict(re.findall(r"^(\S+) [\d.]+ \(([^\n]+)\)\n\n", text, re.MULTILINE))
    wanted = json.loads((FRONT / "package.json").read_text("utf-8"))["dependencies"]
    assert set(wanted) <= set(told)
    assert set(told.values()) <= {"MIT", "ISC", "Apache-2.0", "(Apache-2.0 OR MIT)", "(MIT OR Apache-2.0)", "BSD-3-Clause"}


def test_the_sources_are_pinned() -> None:
    package = json.loads((FRONT / "package.json").read_text("utf-8"))
    lock = json.loads((FRONT / "package-lock.json").read_text("utf-8"))
    assert all(version[0].isdigit() for group in ("dependencies", "devDependencies") for version in package[group].values())
    assert all(found.get("integrity") for name, found in lock["packages"].items() if name)


def test_scripts_keep_markup_and_made_up_code_out() -> None:
    sources = {path.name: path.read_text("utf-8") for path in (FRONT / "src").glob("*.js")}
    assert len(sources) > 5
    forbidden = re.compile(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|new Function")
    assert [name for name, text in sources.items() if forbidden.search(text)] == []


def test_words_for_scripts(http: httpx.Client) -> None:
    arabic, english = (http.get(f"/interface/words.json?lang={language}").json()["words"] for language in ("ar", "en"))
    assert set(arabic) == set(english)
    used = {key for path in (FRONT / "src").glob("*.js") for key in re.findall(r"say\('(\w+)'\)", path.read_text("utf-8"))}
    assert used >= {"zoom_in", "share"}
    assert used | {f"view_{kind}" for kind in ("table", "network", "timeline", "map")} <= set(english)


def test_terms_for_completion(http: httpx.Client) -> None:
    told = http.get("/interface/terms.json?lang=ar").json()
    labels = {term["id"]: term["label"] for term in told["terms"]}
    assert told["prefixes"]["kg"] == "https://w3id.org/mithaq/ontology#"
    assert "kg:Meeting" in labels
    assert "kgv:actual" in labels
    assert re.search("[ء-ي]", labels["kg:Meeting"])


def test_the_page_of_queries_works_without_scripts(http: httpx.Client) -> None:
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    query = f'SELECT ?name ?who WHERE {{ GRAPH ?g {{ ?who {label} ?name FILTER(STR(?name) = "سامر الحكيم") }} }}'
    page = http.get(f"/sparql?format=html&lang=en&query={quote(query)}")
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert '<span dir="auto" lang="ar">سامر الحكيم</span>' in page.text
    assert '<a href="/page/nil-person-hakim?lang=en"' in page.text
    wrong = http.get(f"/sparql?format=html&query={quote('SELECT <script>')}")
    assert wrong.status_code == 400
    assert 'role="alert"' in wrong.text
    assert "<script>" not in wrong.text
    asked = http.get(f"/sparql?format=html&query={quote('ASK {}')}").text
    assert "true" in asked.partition('id="answer"')[2]
    built = http.get(f"/sparql?format=html&query={quote('CONSTRUCT { ?s a ?t } WHERE { GRAPH ?g { ?s a ?t } } LIMIT 3')}").text
    assert "<pre" in built.partition('id="answer"')[2]
    assert http.get(f"/sparql?query={quote('ASK {}')}", headers={"Accept": "text/html, */*;q=0.5"}).json()["boolean"] is True


@pytest.mark.parametrize("name", ["timeline-of-actor", "find-entity", "documents", "sanctions"])
def test_a_bundled_query_can_be_read_and_run_as_it_stands(http: httpx.Client, name: str) -> None:
    page = http.get(f"/sparql?load={name}&lang=en", headers=HTML)
    assert page.status_code == 200
    assert f"# {name}: " in page.text
    assert "#+" not in page.text
    assert f'<option value="{name}" selected>' in page.text
    from html import unescape

    text = unescape(page.text.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0])
    answer = http.post("/sparql", data={"query": text})
    assert answer.status_code == 200, answer.text


def test_what_cannot_be_loaded(http: httpx.Client) -> None:
    assert http.get("/sparql?load=nothing-of-the-kind", headers=HTML).status_code == 404
    assert "SELECT ?speaker" in http.get("/sparql", headers=HTML).text
    assert "LANG" in FIRST


def test_every_bundled_query_can_be_shown(server: Server) -> None:
    assert len(get_queries()) > 40
    for query in get_queries().values():
        assert choose_parameters(query, "ar").keys() >= {one.name for one in query.params if one.required}
