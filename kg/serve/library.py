"""The bundled queries over HTTP: an index, and every query by its name with its parameters in the address."""

from __future__ import annotations

from functools import cache
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.queries import Query, iter_queries
from kg.serve.formats import GRAPHS, HTML, JSON, RESULTS, negotiate
from kg.serve.pages import choose_language, render
from kg.serve.refusals import Refusal
from kg.serve.sparql import choose_formats, get_format
from kg.serve.web import get_settings, get_source, send_answer

ROWS = 200  # on a page
FORMAT = "format"  # the one parameter that is not the query's


@cache
def get_queries() -> dict[str, Query]:
    """The bundled queries by name."""
    return {query.name: query for query in iter_queries()}


async def index(request: Request) -> Response:
    """``/queries``: all of them, as a page or as JSON."""
    form = request.query_params.get(FORMAT) or negotiate(request.headers.get("accept"), {"json": JSON, "html": HTML})
    if form == "html":
        return render(request, "queries.html", queries=list(get_queries().values()))
    if form != "json":
        raise Refusal(406, "the index of queries is JSON or HTML")
    return JSONResponse({"queries": [describe(query) for query in get_queries().values()]})


def describe(query: Query) -> dict[str, Any]:
    """A query's header as JSON."""
    return {
        "name": query.name,
        "summary": query.summary,
        "summary_ar": query.summary_ar,
        "description": query.description,
        "tags": list(query.tags),
        "params": [
            {
                "name": parameter.name,
                "type": parameter.type,
                "doc": parameter.doc,
                "required": parameter.required,
                "default": parameter.default,
                "example": parameter.example,
                "values": list(parameter.values),
            }
            for parameter in query.params
        ],
        "returns": dict(query.returns),
    }


async def query(request: Request) -> Response:
    """``/queries/NAME``: the answer, or for a browser the form with the answer under it."""
    found = get_queries().get(request.path_params["name"])
    if found is None:
        raise Refusal(404, f"there is no query {request.path_params['name']!r}")
    params, form = _read_params(request, found)
    if form not in (None, "html", *RESULTS, *GRAPHS):
        raise Refusal(400, f"format: one of html, {', '.join(RESULTS)}")
    if form is None and negotiate(request.headers.get("accept"), {**RESULTS, "html": HTML}) == "html":
        form = "html"
    if form == "html":
        return await _send_page(request, found, params)
    rows = get_settings(request).limits.rows
    arguments = {"name": found.name, "params": params, "formats": choose_formats(request, form), "rows": rows}
    answer = await get_source(request).ask("library", arguments)
    return await send_answer(answer, get_format(answer.about))


def _read_params(request: Request, found: Query) -> tuple[dict[str, str], str | None]:
    """The parameters of a query and the format that the address asks for; an empty field of a form is not given."""
    params: dict[str, str] = {}
    form = None
    for name, value in request.query_params.multi_items():
        if name in params or (name == FORMAT and form is not None):
            raise Refusal(400, f"{name}: given twice")
        if name == FORMAT:
            form = value
        elif value:
            params[name] = value
    if "lang" not in {parameter.name for parameter in found.params}:
        params.pop("lang", None)  # of the page, then
    return params, form


async def _send_page(request: Request, found: Query, params: dict[str, str]) -> Response:
    """A form to fill in; once what is required is there, the first rows of the answer."""
    told: dict[str, Any] = {"columns": [], "rows": [], "more": False}
    refusal, asked = "", any(name != "lang" for name in params)
    if asked or not any(parameter.required for parameter in found.params):
        if any(parameter.name == "lang" for parameter in found.params):
            params = {"lang": choose_language(request), **params}
        try:
            answer = await get_source(request).ask("table", {"name": found.name, "params": params, "first": ROWS})
            answer.body.close()
            told = answer.about["table"]
        except Refusal as error:
            if error.status != 400:
                raise
            refusal = error.message
    return render(request, "query.html", query=found, params=params, refusal=refusal, asked=asked, **told)
