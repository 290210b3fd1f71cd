"""The OpenAPI 3.1 description of the server: the protocols as they are, the bundled queries from their headers."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg import __version__
from kg.ontology import get_values
from kg.queries import Parameter, Query
from kg.serve.formats import RESULTS
from kg.serve.library import get_queries
from kg.serve.paths import PATHS, choice, responses, results
from kg.serve.web import get_url

_TYPES = {"integer": {"type": "integer"}, "decimal": {"type": "number"}, "boolean": {"type": "boolean"}}
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
    paths: dict[str, Any] = {**PATHS}
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
        "parameters": [*(_describe_parameter(parameter) for parameter in query.params), choice("format", ["html", *RESULTS])],
        "responses": responses(results()),
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
