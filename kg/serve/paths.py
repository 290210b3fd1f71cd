"""What the OpenAPI description says of every address but the bundled queries, in the terms of OpenAPI 3.1."""

from __future__ import annotations

from typing import Any

from kg.ontology import get_values
from kg.serve.formats import GRAPHS, RESULTS

_REFUSALS = {
    "400": "The request is malformed",
    "404": "There is no such thing",
    "406": "No format that the client accepts",
    "413": "The request or its answer is too large",
    "429": "Too many requests",
    "503": "The server is busy, or the request needs more than it gives to one",
    "504": "The query takes too long",
}


def results() -> dict[str, Any]:
    """Content: results of a query, or the page that shows them."""
    found: dict[str, Any] = {form.media: {"schema": {"type": "string"}} for form in RESULTS.values()}
    found["application/sparql-results+json"] = {"schema": {"$ref": "#/components/schemas/Results"}}
    return {**found, "text/html": {"schema": {"type": "string"}}}


def graphs() -> dict[str, Any]:
    """Content: triples."""
    return {form.media: {"schema": {"type": "string"}} for form in GRAPHS.values()}


def page() -> dict[str, Any]:
    """Content: a page."""
    return {"text/html": {"schema": {"type": "string"}}}


def json(schema: dict[str, Any] | None = None) -> dict[str, Any]:
    """Content: JSON."""
    return {"application/json": {"schema": schema or {"type": "object"}}}


def responses(content: dict[str, Any] | None, description: str = "The answer", **others: str) -> dict[str, Any]:
    """The responses of an operation: the answer, ``others`` by ``_STATUS``, and what every operation refuses with."""
    told: dict[str, Any] = {"200": {"description": description, **({"content": content} if content else {})}}
    refused = {"text/plain": {"schema": {"type": "string"}}, **json({"$ref": "#/components/schemas/Refusal"}), **page()}
    told |= {code.strip("_"): {"description": text} for code, text in others.items()}
    return {**told, **{code: {"description": text, "content": refused} for code, text in _REFUSALS.items() if code not in told}}


def _query(name: str, description: str, *, required: bool = False, many: bool = False) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "array", "items": {"type": "string"}} if many else {"type": "string"}
    return {"name": name, "in": "query", "required": required, "description": description, "schema": schema}


def choice(name: str, values: list[str]) -> dict[str, Any]:
    """A parameter of the address that is one of some values."""
    return {"name": name, "in": "query", "required": False, "schema": {"type": "string", "enum": values}}


def _path(name: str, example: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}, "example": example}


def _get(summary: str, content: dict[str, Any], *parameters: dict[str, Any], tag: str, **others: str) -> dict[str, Any]:
    return {"summary": summary, "tags": [tag], "parameters": list(parameters), "responses": responses(content, **others)}


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
_LANGUAGE = {"name": "lang", "in": "query", "description": "of names", "schema": {"type": "string", "enum": ["ar", "en"]}}
_KIND = {"name": "kind", "in": "path", "required": True, "schema": {"type": "string", "enum": ["entity", "type", "property"]}}
_ONE_TEXT = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {
        "text": {"type": "string"},
        "date": {"type": "string", "format": "date", "description": "of publication: tells who held which office then"},
        "candidates": {"type": "integer", "minimum": 0, "maximum": 20, "default": 5},
    },
}
_TEXTS = {
    "type": "object",
    "required": ["texts"],
    "additionalProperties": False,
    "properties": {
        "texts": {"type": "array", "maxItems": 100, "items": {**_ONE_TEXT, "additionalProperties": True}},
        "candidates": {"type": "integer", "minimum": 0, "maximum": 20, "default": 5},
    },
}
_LINKED = {
    "type": "object",
    "required": ["language", "mentions"],
    "properties": {
        "language": {
            "type": "object",
            "required": ["arabic"],
            "properties": {"arabic": {"type": "boolean"}, "reason": {"type": "string"}},
        },
        "mentions": {"type": "array", "items": {"type": "object", "required": ["start", "end", "text", "type", "entities", "candidates"]}},
    },
}
_ALL_LINKED = {"type": "object", "required": ["results"], "properties": {"results": {"type": "array", "items": _LINKED}}}
_FILTER = (
    _query("actor", "who took part: a name in any spelling, or an id; of a state, also those who act for it"),
    _query("type", "a type of event, or a group of types, such as Meeting or Coercion"),
    {**choice("factuality", list(get_values("FactualityValue"))), "description": "as which a report presents it"},
    _query("from", "nothing that ended before: a year, month or day"),
    _query("to", "nothing that began after"),
)
_PAGE = {"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 99999}}


def _list_of(name: str, item: dict[str, str], **others: Any) -> dict[str, Any]:
    """An object with a list of objects; ``item`` names the types of their fields."""
    fields = {field: {"type": kind.split("|") if "|" in kind else kind} for field, kind in item.items()}
    listed = {"type": "array", "items": {"type": "object", "required": sorted(fields), "properties": fields}}
    return {"type": "object", "required": [name, *others], "properties": {name: listed, **others}}


_TEXTS_OF = {"id": "string", "title": "string"}
_THING = {**_TEXTS_OF, "title_lang": "string", "href": "string"}
_GROUPS = _list_of("groups", _TEXTS_OF)["properties"]["groups"]
_ITEM = {**_THING, "start": "string", "end": "string", "edtf": "string", "kind": "string", "group": "string"}
_TIMELINE = _list_of("items", _ITEM, groups=_GROUPS)
_EDGE = {**_TEXTS_OF, "source": "string", "target": "string", "weight": "integer", "href": "string"}
_NETWORK = _list_of("nodes", {**_THING, "kind": "string"}, edges=_list_of("edges", _EDGE)["properties"]["edges"])
_MAP = _list_of("places", {**_THING, "lat": "number", "lon": "number", "count": "integer", "items": "array"})
PATHS: dict[str, Any] = {
    "/sparql": {
        "get": _get(
            "A SPARQL 1.1 query, or without one the description of the service",
            {**results(), **graphs()},
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
            "responses": responses(
                {**results(), **graphs()},
                _204="The update is done",
                _401="The token is another",
                _403="This server only reads",
                _415="No content type of the protocol",
            ),
        },
    },
    "/interface/words.json": {"get": _get("The words of the pages, for their scripts", json(), _LANGUAGE, tag="pages")},
    "/interface/terms.json": {"get": _get("Prefixes and terms, for completion in the editor", json(), _LANGUAGE, tag="pages")},
    "/graphs": {
        "get": _get(
            "A named graph, or the union of all (Graph Store Protocol)",
            graphs(),
            _query("graph", "the graph's IRI"),
            {"name": "default", "in": "query", "allowEmptyValue": True, "schema": {"type": "string"}},
            tag="graphs",
        )
    },
    "/graph/{name}": {"get": _get("A graph by its own address", graphs(), _path("name", "fused"), tag="graphs")},
    "/id/{id}": {
        "get": _get("An entity or event: leads to a page or to data", page(), _path("id", "Q7747"), tag="things", _303="See other")
    },
    "/data/{id}": {"get": _get("What is known of a thing, as RDF", graphs(), _path("id", "Q7747"), tag="things")},
    "/page/{id}": {"get": _get("What is known of a thing, for people", page(), _path("id", "Q7747"), tag="things")},
    "/doc/{id}": {"get": _get("A document and what it says", {**page(), **graphs()}, _path("id", "article-1"), tag="things")},
    "/ontology": {"get": _get("The terms", {**page(), **graphs()}, tag="things")},
    "/queries": {"get": _get("The bundled queries", {**json(), **page()}, tag="queries")},
    "/search": {
        "get": _get(
            "Entities, events and documents by name or words, as a page", page(), _query("text", "what to look for"), _LANGUAGE, tag="pages"
        )
    },
    "/timeline": {"get": _get("The events that fit a filter, as a page", page(), *_FILTER, _PAGE, _LANGUAGE, tag="pages")},
    "/map": {"get": _get("The places of the events that fit a filter, as a page", page(), *_FILTER, _LANGUAGE, tag="pages")},
    "/explore/timeline.json": {
        "get": _get(
            "Events of a filter, or the holding of offices, as items of a timeline",
            json(_TIMELINE),
            _query("offices", "an entity's id: who held its offices, or which it held"),
            *_FILTER,
            _LANGUAGE,
            tag="pages",
        )
    },
    "/explore/network.json": {
        "get": _get(
            "Whom an entity met, or who has to do with whom in a document, as a network",
            json(_NETWORK),
            _query("entity", "an entity's id"),
            _query("document", "a document's id; one of the two must be given"),
            _LANGUAGE,
            tag="pages",
        )
    },
    "/explore/map.json": {"get": _get("The places of events on a map", json(_MAP), *_FILTER, _LANGUAGE, tag="pages")},
    "/link": {
        "post": {
            "summary": "What the names in a text mean, with candidates, scores and reasons",
            "tags": ["linking"],
            "requestBody": {
                "required": True,
                "content": {
                    "application/json": {"schema": {"oneOf": [_ONE_TEXT, _TEXTS]}, "example": {"text": "التقى لافروف نظيره المصري"}},
                    "text/plain": {"schema": {"type": "string"}},
                },
            },
            "responses": responses(json({"oneOf": [_LINKED, _ALL_LINKED]}), _415="Neither JSON nor text"),
        }
    },
    "/reconcile": {
        "get": _get(
            "The manifest of the Reconciliation Service API 0.2; with queries or extend as by POST",
            json(),
            _query("queries", "a batch of queries, as JSON"),
            _query("extend", "a request for data, as JSON"),
            _LANGUAGE,
            tag="reconciliation",
        ),
        "post": {
            "summary": "A batch of queries, or a request for data",
            "tags": ["reconciliation"],
            "parameters": [_LANGUAGE],
            "requestBody": {
                "required": True,
                "content": {
                    "application/x-www-form-urlencoded": {
                        "schema": {"type": "object", "properties": {"queries": {"type": "string"}, "extend": {"type": "string"}}},
                        "example": {"queries": '{"q0": {"query": "لافروف", "type": "Person"}}'},
                    }
                },
            },
            "responses": responses(json(), _415="No form"),
        },
    },
    "/reconcile/suggest/{kind}": {
        "get": _get(
            "Entities, types or properties that begin with what was typed",
            json(),
            _KIND,
            _query("prefix", "what was typed", required=True),
            {"name": "cursor", "in": "query", "schema": {"type": "integer", "minimum": 0, "maximum": 99999}},
            _LANGUAGE,
            tag="reconciliation",
        )
    },
    "/reconcile/flyout/{kind}": {
        "get": _get("A few words about a suggestion", json(), _KIND, _query("id", "of it", required=True), _LANGUAGE, tag="reconciliation")
    },
    "/reconcile/preview": {
        "get": _get("An entity in a small page", page(), _query("id", "of the entity", required=True), _LANGUAGE, tag="reconciliation")
    },
    "/reconcile/properties": {
        "get": _get(
            "What can be asked of entities of a type",
            json(),
            _query("type", "of entities"),
            {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 50}},
            _LANGUAGE,
            tag="reconciliation",
        )
    },
}
