"""The page of SPARQL queries, which works as a form and becomes an editor where scripts run, and what those scripts ask for."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.export import get_prefixes
from kg.queries import Query
from kg.serve.formats import GRAPHS, HTML, negotiate
from kg.serve.library import get_queries
from kg.serve.pages import choose_language, get_words, render
from kg.serve.refusals import Refusal
from kg.serve.scan import read_words
from kg.serve.sparql import check_query, sparql
from kg.serve.web import get_settings, get_source
from kg.settings import get_base

ROWS = 200  # on the page
VIEWS = ("table", "network", "timeline", "map")
FIRST = """PREFIX kg: <https://w3id.org/mithaq/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?speaker ?speakerLabel ?words WHERE {
  GRAPH ?document { ?statement a kg:Statement ; kg:speaker ?speaker ; kg:exact ?words }
  OPTIONAL { ?speaker rdfs:label ?speakerLabel FILTER(lang(?speakerLabel) = "LANG") }
} LIMIT 100"""


async def endpoint(request: Request) -> Response:
    """``/sparql``: the protocol, and where a browser asks without a query or for ``format=html`` the page."""
    if request.method not in ("GET", "HEAD") or "update" in request.query_params:
        return await sparql(request)
    asked = request.query_params.get("query")
    if request.query_params.get("format") == "html":
        return await _send_page(request, asked)
    if asked is None and negotiate(request.headers.get("accept"), {**GRAPHS, "html": HTML}) == "html":
        return await _send_page(request, None)
    return await sparql(request)


async def _send_page(request: Request, asked: str | None) -> Response:
    """The form with a query; with its answer where one was asked, or with what is wrong about it."""
    language, answer, refusal = choose_language(request), None, None
    if asked:
        try:
            answer = await _ask(request, asked)
        except Refusal as error:
            refusal = error
    view = request.query_params.get("view")
    return render(
        request,
        "sparql.html",
        refusal.status if refusal else 200,
        text=asked or await _load(request, language) or FIRST.replace("LANG", language),
        queries=list(get_queries().values()),
        loaded=request.query_params.get("load"),
        base=get_base(),
        answer=answer,
        refusal=refusal.message if refusal else "",
        view=view if view in VIEWS else "table",
    )


async def _ask(request: Request, query: str) -> dict[str, Any]:
    """Columns and the first rows of an answer; triples as text."""
    check_query(query)
    arguments = {
        "query": query,
        "formats": {"select": "json", "ask": "json", "graph": "ttl"},
        "rows": get_settings(request).limits.rows,
        "union": "FROM" not in read_words(query),
    }
    answer = await get_source(request).run("sparql", arguments)
    body = answer.read()
    if answer.about["kind"] == "graph":
        return {"text": body.decode(), "columns": [], "rows": [], "more": False}
    told = json.loads(body)
    if "boolean" in told:
        return {"text": "", "columns": ["answer"], "rows": [[{"text": str(told["boolean"]).lower()}]], "more": False}
    columns, found = told["head"]["vars"], told["results"]["bindings"]
    rows = [[_show(row.get(column)) for column in columns] for row in found[:ROWS]]
    return {"text": "", "columns": columns, "rows": rows, "more": len(found) > ROWS}


def _show(term: dict[str, str] | None) -> dict[str, str]:
    """A term of the results format as the templates take it."""
    if term is None:
        return {"text": ""}
    if term["type"] == "uri":
        return {"text": term["value"], "iri": term["value"]}
    language = term.get("xml:lang")
    return {"text": term["value"], "lang": language} if language else {"text": term["value"]}


async def _load(request: Request, language: str) -> str | None:
    """The text of the bundled query that the address names by ``load``, with its examples in place."""
    name = request.query_params.get("load")
    if not name:
        return None
    query = get_queries().get(name)
    if query is None:
        raise Refusal(404, f"there is no query {name!r}")
    answer = await get_source(request).ask("bound", {"name": name, "params": choose_parameters(query, language)})
    answer.body.close()
    return str(answer.about["text"])


def choose_parameters(query: Query, language: str) -> dict[str, str]:
    """What a query is shown with: the examples of what it must have, its defaults, the language of the page.

    >>> choose_parameters(get_queries()["timeline-of-actor"], "en")
    {'actor': 'روسيا', 'lang': 'en'}
    """
    chosen = {one.name: one.example if one.required else one.default for one in query.params}
    chosen |= {"lang": language} if "lang" in chosen else {}
    return {name: value for name, value in chosen.items() if value is not None}


async def words(request: Request) -> Response:
    """``/interface/words.json``: the words of the interface, for scripts."""
    return _remember({"words": get_words()[choose_language(request)]})


async def terms(request: Request) -> Response:
    """``/interface/terms.json``: prefixes and the terms of the ontology, for completion in the editor."""
    answer = await get_source(request).ask("terms", {"lang": choose_language(request)})
    answer.body.close()
    found = [{"id": f"{'kgv' if term['value'] else 'kg'}:{term['id']}", "label": term["label"]} for term in answer.about["terms"]]
    return _remember({"prefixes": get_prefixes(), "terms": found})


def _remember(told: dict[str, Any]) -> Response:
    return JSONResponse(told, headers={"Cache-Control": "max-age=600", "Vary": "Accept-Language"})
