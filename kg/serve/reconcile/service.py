"""The Reconciliation Service API 0.2 over HTTP, as OpenRefine asks it: forms by POST, everything by GET, answers in JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import escape
from pyoxigraph import Literal, NamedNode
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg import __version__
from kg.ontology import KG_NAMESPACE, read_terms
from kg.serve.guard import POLICY
from kg.serve.pages import choose_language, render
from kg.serve.reconcile.match import DEFAULT_LIMIT, MOST, to_type
from kg.serve.reconcile.properties import ALL, PROPERTIES
from kg.serve.refusals import Refusal
from kg.serve.sparql import FORM
from kg.serve.web import get_media_type, get_settings, get_source, get_url, parse_json, read_form
from kg.settings import get_base

SUGGESTIONS = 10
STRICT = ("any", "should", "all")
_QUERY_KEYS = {"query", "type", "type_strict", "limit", "properties"}


async def endpoint(request: Request) -> Response:
    """``/reconcile``: the manifest, a batch of queries, or a request for data."""
    fields = dict(request.query_params)
    if request.method == "POST":
        if get_media_type(request) != FORM:
            raise Refusal(415, f"a batch is sent as {FORM}, in the field 'queries' or 'extend'")
        fields |= dict(await read_form(request))
    if "queries" in fields:
        return await _reconcile(request, parse_json(fields["queries"]))
    if "extend" in fields:
        return await _extend(request, parse_json(fields["extend"]))
    return JSONResponse(describe_service(get_url(request), choose_language(request)))


def describe_service(url: str, language: str) -> dict[str, Any]:
    """The manifest."""
    place = f"{url}/reconcile"

    def suggestion(kind: str) -> dict[str, str]:
        return {"service_url": place, "service_path": f"/suggest/{kind}", "flyout_service_path": f"/flyout/{kind}?id=${{id}}"}

    help_text = "أكثر ما يعاد من القيم لكل صف، وصفر بلا حد" if language == "ar" else "The most values for a row; 0 for all"
    return {
        "versions": ["0.1", "0.2"],
        "name": "ميثاق" if language == "ar" else "Mithaq",
        "identifierSpace": f"{get_base()}id/",
        "schemaSpace": KG_NAMESPACE,
        "documentation": f"{url}/",
        "serviceVersion": __version__,
        "defaultTypes": [_type(name, language) for name in ALL],
        "view": {"url": f"{url}/id/{{{{id}}}}"},
        "preview": {"url": f"{place}/preview?id={{{{id}}}}", "width": 400, "height": 160},
        "suggest": {kind: suggestion(kind) for kind in ("entity", "type", "property")},
        "extend": {
            "propose_properties": {"service_url": place, "service_path": "/properties"},
            "property_settings": [
                {
                    "name": "limit",
                    "label": "الحد" if language == "ar" else "Limit",
                    "type": "number",
                    "default": 0,
                    "help_text": help_text,
                }
            ],
        },
    }


def _type(name: str, language: str) -> dict[str, str]:
    return {"id": name, "name": _get_labels(language).get(name, name)}


def _get_labels(language: str) -> Mapping[str, str]:
    """Class → its name in a language, of the ontology that ships."""
    if language not in _LABELS:
        from kg.graph.reference import ontology_quads
        from kg.graph.terms import LABEL

        for quad in ontology_quads():
            term, label = quad.subject, quad.object
            if not isinstance(term, NamedNode) or not isinstance(label, Literal):
                continue
            if quad.predicate == LABEL and term.value.startswith(KG_NAMESPACE):
                _LABELS.setdefault(label.language or "", {})[term.value.removeprefix(KG_NAMESPACE)] = label.value
    return _LABELS.get(language, {})


_LABELS: dict[str, dict[str, str]] = {}


async def _reconcile(request: Request, batch: Any) -> Response:
    if not isinstance(batch, dict) or not all(isinstance(query, dict) for query in batch.values()):
        raise Refusal(400, 'queries: a JSON object such as {"q0": {"query": "…"}}')
    if len(batch) > get_settings(request).limits.batch:
        raise Refusal(413, f"a batch has at most {get_settings(request).limits.batch} queries")
    queries = {key: _read_query(key, query) for key, query in batch.items()}
    answer = await get_source(request).ask("reconcile", {"queries": queries, "lang": choose_language(request)})
    answer.body.close()
    return JSONResponse(answer.about["results"])


def _read_query(key: str, query: dict[str, Any]) -> dict[str, Any]:
    """A query of a batch with everything in its place.

    Raises:
        Refusal: something in it is not what the API says.
    """
    unknown = set(query) - _QUERY_KEYS
    if unknown:
        raise Refusal(400, f"{key}: {min(unknown)!r} is unknown; there are {', '.join(sorted(_QUERY_KEYS))}")
    text, properties = query.get("query", ""), query.get("properties") or []
    if not isinstance(text, str) or not isinstance(properties, list) or not (text or properties):
        raise Refusal(400, f"{key}: needs a query (a string) or properties (a list)")
    types = query.get("type") or []
    types = [types] if isinstance(types, str) else types
    if not isinstance(types, list) or not all(isinstance(name, str) for name in types):
        raise Refusal(400, f"{key}: type: a string or a list of strings")
    strict = query.get("type_strict", "any")
    if strict not in STRICT:
        raise Refusal(400, f"{key}: type_strict: one of {', '.join(STRICT)}")
    return {
        "text": text[:1000],
        "types": [to_type(name) for name in types],
        "strict": strict,
        "limit": _read_limit(key, query.get("limit", DEFAULT_LIMIT)),
        "properties": [_read_property(key, one) for one in properties],
    }


def _read_limit(key: str, value: Any) -> int:
    if isinstance(value, str) and value.isdecimal() and len(value) < 10:  # OpenRefine's form does so
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Refusal(400, f"{key}: limit: a number")
    return int(min(max(value, 1), MOST))


def _read_property(key: str, told: Any) -> tuple[str, list[Any]]:
    if not isinstance(told, dict) or not isinstance(told.get("pid"), str) or "v" not in told:
        raise Refusal(400, f"{key}: a property has a 'pid' and a 'v'")
    values = told["v"] if isinstance(told["v"], list) else [told["v"]]
    for value in values:
        if not isinstance(value, str | int | float) and not (isinstance(value, dict) and isinstance(value.get("id"), str)):
            raise Refusal(400, f"{key}: {told['pid']}: a value is a string, a number, true, false or an object with an 'id'")
    return told["pid"], values


async def _extend(request: Request, asked: Any) -> Response:
    ids = asked.get("ids") if isinstance(asked, dict) else None
    properties = asked.get("properties") if isinstance(asked, dict) else None
    if not isinstance(ids, list) or not isinstance(properties, list) or not all(isinstance(name, str) for name in ids):
        raise Refusal(400, 'extend: a JSON object such as {"ids": ["Q7747"], "properties": [{"id": "office"}]}')
    if len(ids) > get_settings(request).limits.batch:
        raise Refusal(413, f"a request has at most {get_settings(request).limits.batch} ids")
    wanted = [_read_wanted(one) for one in properties]
    language = choose_language(request)
    answer = await get_source(request).ask("extend", {"ids": ids, "properties": wanted, "lang": language})
    answer.body.close()
    return JSONResponse({"meta": [_describe_property(name, language) for name, _ in wanted], "rows": answer.about["rows"]})


def _read_wanted(told: Any) -> tuple[str, int]:
    if not isinstance(told, dict) or not isinstance(told.get("id"), str):
        raise Refusal(400, "extend: a property is an object with an 'id'")
    settings = told.get("settings") or {}
    limit = settings.get("limit", 0) if isinstance(settings, dict) else 0
    try:
        return told["id"], min(max(int(limit), 0), 10_000)
    except (TypeError, ValueError, OverflowError):
        raise Refusal(400, "extend: limit: a number") from None


def _describe_property(name: str, language: str) -> dict[str, Any]:
    known = PROPERTIES.get(name)
    told: dict[str, Any] = {"id": name, "name": known.name(language) if known else name}
    return {**told, "type": _type(known.target, language)} if known and known.target else told


async def propose(request: Request) -> Response:
    """``/reconcile/properties``: what can be asked of entities of a type."""
    kind, language = to_type(request.query_params.get("type", "")), choose_language(request)
    limit = _read_limit("properties", request.query_params.get("limit") or "50")
    fit = [known for known in PROPERTIES.values() if not kind or kind not in ALL or kind in known.types]
    found = [{"id": known.id, "name": known.name(language)} for known in fit[:limit]]
    return JSONResponse({**({"type": kind} if kind else {}), "limit": limit, "properties": found})


async def suggest(request: Request) -> Response:
    """``/reconcile/suggest/entity``, ``…/type`` and ``…/property``: what begins with what was typed."""
    kind, prefix = request.path_params["kind"], request.query_params.get("prefix")
    if kind not in ("entity", "type", "property"):
        raise Refusal(404, "entities, types and properties can be suggested")
    if prefix is None:
        raise Refusal(400, "prefix is missing: what was typed")
    cursor = request.query_params.get("cursor") or "0"
    if not (cursor.isdecimal() and len(cursor) < 6):
        raise Refusal(400, "cursor: a number")
    skip, language = int(cursor), choose_language(request)
    if kind == "entity":
        arguments = {"prefix": prefix[:1000], "skip": skip, "limit": SUGGESTIONS, "lang": language}
        answer = await get_source(request).ask("suggest", arguments)
        answer.body.close()
        return JSONResponse({"result": answer.about["result"]})
    offers = _iter_types(language) if kind == "type" else [_describe_property(name, language) for name in PROPERTIES]
    typed = prefix.strip().lower()
    found = [one for one in offers if any(typed in text.lower() for text in _get_names(kind, one["id"]))]
    return JSONResponse({"result": [{"id": one["id"], "name": one["name"]} for one in found[skip : skip + SUGGESTIONS]]})


def _iter_types(language: str) -> list[dict[str, str]]:
    """The general types first, then the finer ones by name."""
    classes = [iri.removeprefix(KG_NAMESPACE) for iri, what in read_terms().items() if what == "class" and iri.startswith(KG_NAMESPACE)]
    return [_type(name, language) for name in dict.fromkeys((*ALL, *sorted(classes)))]


def _get_names(kind: str, name: str) -> list[str]:
    if kind == "property":
        return [name, PROPERTIES[name].ar, PROPERTIES[name].en]
    return [name, *(_get_labels(language).get(name, "") for language in ("ar", "en"))]


async def flyout(request: Request) -> Response:
    """``/reconcile/flyout/KIND?id=``: a few words about a suggestion."""
    kind, name, language = request.path_params["kind"], request.query_params.get("id", ""), choose_language(request)
    if kind == "entity":
        told = await _get_entity(request, name)
        lines = [told["name"], told["description"], *told["names"][:3]]
    elif kind == "property" and name in PROPERTIES:
        lines = [PROPERTIES[name].name(language), name]
    elif kind == "type" and to_type(name) in {one["id"] for one in _iter_types(language)}:
        lines = [_type(to_type(name), language)["name"], to_type(name)]
    else:
        raise Refusal(404, f"there is no {name!r} here")
    direction = "rtl" if language == "ar" else "ltr"
    html = "".join(f'<p dir="{direction}">{escape(line)}</p>' for line in lines if line)
    return JSONResponse({"id": name, "html": html})


async def preview(request: Request) -> Response:
    """``/reconcile/preview?id=``: a small page that others show in a frame."""
    told = await _get_entity(request, request.query_params.get("id", ""))
    page = render(request, "preview.html", **told)
    page.headers["Content-Security-Policy"] = f"{POLICY}; frame-ancestors *"
    return page


async def _get_entity(request: Request, name: str) -> dict[str, Any]:
    answer = await get_source(request).ask("entity", {"id": name, "lang": choose_language(request)})
    answer.body.close()
    told: dict[str, Any] = answer.about["entity"]
    return told
