"""The OpenAPI 3.1 description of the server: the protocols as they are, the bundled queries from their headers."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg import __version__
from kg.ontology import get_values
from kg.queries import Parameter, Query
from kg.serve.formats import GRAPHS, RESULTS
from kg.serve.library import get_queries
from kg.serve.web import get_url

_TYPES = {"integer": {"type": "integer"}, "decimal": {"type": "number"}, "boolean": {"type": "boolean"}}
_REFUSALS = {
    "400": "The request is malformed",
    "404": "There is no such thing",
    "406": "No format that the client accepts",
    "413": "The request or its answer is too large",
    "429": "Too many requests",
    "503": "The server is busy, or the request needs more than it gives to one",
    "504": "The query takes too long",
}
_BINDINGS = {
    "type": "object",
    "required": ["head"],
    "properties": {"head": {"type": "object"}, "results": {"type": "object"}, "boolean": {"type": "boolean"}},
}


async def openapi(request: Request) -> Response:
    """``/openapi.json``."""
    return JSONResponse(describe_api(get_url(request)))


def describe_api(url: str) -> dict[str, Any]:
    """The description of a server that is called by ``url``."""
    paths: dict[str, Any] = {**_PATHS}
    for query in get_queries().values():
        paths[f"/queries/{query.name}"] = {"get": _describe_query(query)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Mithaq",
            "summary": "A knowledge graph of Arabic news about diplomacy",
            "version": __version__,
            "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": url}],
        "paths": paths,
        "components": {
            "schemas": {
                "Refusal": {
                    "type": "object",
                    "required": ["status", "error"],
                    "properties": {"status": {"type": "integer"}, "error": {"type": "string"}},
                },
                "Results": _BINDINGS,
            },
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _describe_query(query: Query) -> dict[str, Any]:
    columns = ", ".join(f"{name} ({kind})" for name, kind in query.returns)
    return {
        "operationId": query.name,
        "summary": query.summary,
        "description": f"{query.description} Columns: {columns}.",
        "tags": list(query.tags),
        "parameters": [*(_describe_parameter(parameter) for parameter in query.params), _choice("format", ["html", *RESULTS])],
        "responses": _responses(_results()),
    }


def _describe_parameter(parameter: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = dict(_TYPES.get(parameter.type.removeprefix("xsd:"), {"type": "string"}))
    if parameter.values:
        schema["enum"] = list(parameter.values)
    elif parameter.type.endswith("Value"):
        schema["enum"] = list(get_values(parameter.type))
    elif parameter.type == "iri":
        schema["description"] = "an IRI, an id such as Q7747, or a name"
    if parameter.default is not None:
        schema["default"] = _convert(parameter, parameter.default)
    told = {"name": parameter.name, "in": "query", "required": parameter.required, "description": parameter.doc, "schema": schema}
    if parameter.example is not None:
        told["example"] = _convert(parameter, parameter.example)
    return told


def _convert(parameter: Parameter, value: str) -> Any:
    kind = parameter.type.removeprefix("xsd:")
    return int(value) if kind == "integer" else float(value) if kind == "decimal" else value == "true" if kind == "boolean" else value


def _results() -> dict[str, Any]:
    found: dict[str, Any] = {form.media: {"schema": {"type": "string"}} for form in RESULTS.values()}
    found["application/sparql-results+json"] = {"schema": {"$ref": "#/components/schemas/Results"}}
    return {**found, "text/html": {"schema": {"type": "string"}}}


def _graphs() -> dict[str, Any]:
    return {form.media: {"schema": {"type": "string"}} for form in GRAPHS.values()}


def _page() -> dict[str, Any]:
    return {"text/html": {"schema": {"type": "string"}}}


def _json(schema: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"application/json": {"schema": schema or {"type": "object"}}}


def _responses(content: dict[str, Any] | None, description: str = "The answer", **others: str) -> dict[str, Any]:
    told: dict[str, Any] = {"200": {"description": description, **({"content": content} if content else {})}}
    refused = {"text/plain": {"schema": {"type": "string"}}, **_json({"$ref": "#/components/schemas/Refusal"}), **_page()}
    told |= {code.strip("_"): {"description": text} for code, text in others.items()}
    return {**told, **{code: {"description": text, "content": refused} for code, text in _REFUSALS.items() if code not in told}}


def _query(name: str, description: str, *, required: bool = False, many: bool = False) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "array", "items": {"type": "string"}} if many else {"type": "string"}
    return {"name": name, "in": "query", "required": required, "description": description, "schema": schema}


def _choice(name: str, values: list[str]) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "schema": {"type": "string", "enum": values}}


def _path(name: str, example: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}, "example": example}


def _get(summary: str, content: dict[str, Any], *parameters: dict[str, Any], tag: str, **others: str) -> dict[str, Any]:
    return {"summary": summary, "tags": [tag], "parameters": list(parameters), "responses": _responses(content, **others)}


_DATASET = (
    _query("default-graph-uri", "a graph of the default graph", many=True),
    _query("named-graph-uri", "a named graph", many=True),
)
_FORM = {
    "type": "object",
    "properties": {
        "query": {"type": "string"},
        "update": {"type": "string"},
        "default-graph-uri": {"type": "array", "items": {"type": "string"}},
        "named-graph-uri": {"type": "array", "items": {"type": "string"}},
    },
}
_PATHS: dict[str, Any] = {
    "/sparql": {
        "get": _get(
            "A SPARQL 1.1 query, or without one the description of the service",
            {**_results(), **_graphs()},
            _query("query", "SPARQL 1.1"),
            *_DATASET,
            tag="sparql",
            _405="An update must be sent by POST",
        ),
        "post": {
            "summary": "A SPARQL 1.1 query; an update only with a token",
            "tags": ["sparql"],
            "security": [{}, {"token": []}],
            "requestBody": {
                "required": True,
                "content": {
                    "application/x-www-form-urlencoded": {"schema": _FORM},
                    "application/sparql-query": {"schema": {"type": "string"}},
                    "application/sparql-update": {"schema": {"type": "string"}},
                },
            },
            "responses": _responses(
                {**_results(), **_graphs()},
                _204="The update is done",
                _401="The token is another",
                _403="This server only reads",
                _415="No content type of the protocol",
            ),
        },
    },
    "/graphs": {
        "get": _get(
            "A named graph, or the union of all (Graph Store Protocol)",
            _graphs(),
            _query("graph", "the graph's IRI"),
            {"name": "default", "in": "query", "allowEmptyValue": True, "schema": {"type": "string"}},
            tag="graphs",
        )
    },
    "/graph/{name}": {"get": _get("A graph by its own address", _graphs(), _path("name", "fused"), tag="graphs")},
    "/id/{id}": {
        "get": _get("An entity or event: leads to a page or to data", _page(), _path("id", "Q7747"), tag="things", _303="See other")
    },
    "/data/{id}": {"get": _get("What is known of a thing, as RDF", _graphs(), _path("id", "Q7747"), tag="things")},
    "/page/{id}": {"get": _get("What is known of a thing, for people", _page(), _path("id", "Q7747"), tag="things")},
    "/doc/{id}": {"get": _get("A document and what it says", {**_page(), **_graphs()}, _path("id", "article-1"), tag="things")},
    "/ontology": {"get": _get("The terms", {**_page(), **_graphs()}, tag="things")},
    "/queries": {"get": _get("The bundled queries", {**_json(), **_page()}, tag="queries")},
}
