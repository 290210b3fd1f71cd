"""The explorer over HTTP: the first page, search, timeline and map as pages, and the JSON from which scripts draw.

A page holds all facts as lists and tables; ``/explore/….json`` gives the same facts to a view that stands beside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import ceil
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from kg.graph.iris import entity_iri
from kg.serve.formats import HTML, JSON, negotiate
from kg.serve.pages import choose_language, link_in, render, tell_date
from kg.serve.refusals import Refusal
from kg.serve.web import get_source

FIELDS = ("actor", "type", "factuality", "from", "to")
PAGE = 100  # events on a page
ITEMS = 500  # of a view
LONGEST = 300  # code points of a field
_EMPTY: dict[str, Any] = {"who": None, "types": [], "factualities": [], "count": 0, "events": [], "places": []}


async def home(request: Request) -> Response:
    """``/``: what there is here, and a field to search it; who wants no page is led to the description for programs."""
    if negotiate(request.headers.get("accept"), {"html": HTML}) is None:
        return RedirectResponse("/openapi.json", 303)
    return render(request, "home.html", **await _ask(request, "home"))


async def search(request: Request) -> Response:
    """``/search?text=…``: entities, events and documents."""
    text = read_field(request, "text")
    empty = {"count": 0, "items": []}
    found = await _ask(request, "search", text=text) if text else {"entities": empty, "events": empty, "documents": empty}
    return render(request, "search.html", text=text, found=found)


async def timeline(request: Request) -> Response:
    """``/timeline``: the events that fit a filter, a page at a time."""
    asked, number = read_filter(request), _read_page(request)
    told = await _ask_filtered(request, "events", asked, skip=PAGE * (number - 1), limit=PAGE)
    pages = max(1, ceil(told["count"] / PAGE))
    return render(request, "timeline.html", asked=asked, number=number, pages=pages, first=PAGE * (number - 1), **told)


async def world(request: Request) -> Response:
    """``/map``: the places of the events that fit a filter."""
    asked = read_filter(request)
    return render(request, "map.html", asked=asked, **await _ask_filtered(request, "places", asked))


async def _ask(request: Request, operation: str, **arguments: Any) -> dict[str, Any]:
    answer = await get_source(request).ask(operation, {"lang": choose_language(request), **arguments})
    answer.body.close()
    told: dict[str, Any] = answer.about["page"]
    return told


async def _ask_filtered(request: Request, operation: str, asked: dict[str, str], **arguments: int) -> dict[str, Any]:
    """What a filter finds; with a filter that is none, nothing, the form and the reason as ``refusal``."""
    try:
        return {**_EMPTY, "refusal": "", **await _ask(request, operation, filter=asked, **arguments)}
    except Refusal as refusal:
        if refusal.status != 400:
            raise
        form = await _ask(request, "events", filter={}, skip=0, limit=0)
        return {**_EMPTY, "types": form["types"], "factualities": form["factualities"], "refusal": refusal.message}


def read_field(request: Request, name: str) -> str:
    """A field of a form, one line without control characters.

    Raises:
        Refusal: it is too long.
    """
    value = request.query_params.get(name, "")
    if len(value) > LONGEST:
        raise Refusal(400, f"{name}: at most {LONGEST} characters")
    return " ".join("".join(char if char.isprintable() else " " for char in value).split())


def read_filter(request: Request) -> dict[str, str]:
    """The fields of a filter that are filled."""
    found = {name: read_field(request, name) for name in FIELDS}
    return {name: value for name, value in found.items() if value}


def _read_page(request: Request) -> int:
    value = request.query_params.get("page", "1")
    if not (value.isascii() and value.isdigit() and 0 < int(value[:6]) < 100_000):
        raise Refusal(400, "page: a number from 1")
    return int(value[:6])


async def timeline_json(request: Request) -> Response:
    """``/explore/timeline.json``: events of a filter, or with ``offices=ID`` who held which office when."""
    name = read_field(request, "offices")
    if name:
        answer = await get_source(request).ask("offices", {"iri": entity_iri(name).value, "lang": choose_language(request), "limit": ITEMS})
        answer.body.close()
        return _send(_tell_offices(request, answer.about["offices"]))
    told = await _ask(request, "events", filter=read_filter(request), skip=0, limit=ITEMS)
    events = [event for event in told["events"] if event["start"]]
    kinds = {event["type"]["name"]: event["type"]["text"] for event in events}
    items = [
        {
            "id": event["iri"],
            "title": event["title"],
            "title_lang": event["title_lang"],
            "start": event["start"],
            "end": event["end"],
            "edtf": event["date"],
            "kind": event["type"]["name"],
            "group": event["type"]["name"],
            "href": link_in(request, event["iri"]),
        }
        for event in events
    ]
    return _send({"items": items, "groups": [{"id": kind, "title": title} for kind, title in kinds.items()]})


def _tell_offices(request: Request, offices: list[dict[str, Any]]) -> dict[str, Any]:
    """An office that somebody still holds ends today; what only documents tell lasts from the first of them to the last."""
    items = []
    holders = {office["holder"]["text"] for office in offices if office["holder"]}
    for number, office in enumerate(offices):
        start, end = office["start"] or office["end"], office["end"]
        still = office["known"] and not end
        if not start:
            continue
        holder, where = office["holder"], office["body"] or office["country"]
        shown = holder if len(holders) > 1 and holder else office["title"]
        items.append(
            {
                "id": f"office-{number}",
                "title": shown["text"],
                "title_lang": shown.get("lang", ""),
                "start": start,
                "end": end or (max(start, date.today().isoformat()) if still else start),
                "edtf": f"{office['from'] or '..'}/{office['to'] or '..'}" if office["known"] else f"{start}/{end or start}",
                "kind": "tenure" if office["known"] else "report",
                "group": office["title"]["text"],
                "href": link_in(request, (holder if len(holders) > 1 and holder else where or holder or {"iri": "#"})["iri"]),
            }
        )
    return {"items": items, "groups": [{"id": title, "title": title} for title in dict.fromkeys(item["group"] for item in items)]}


async def network_json(request: Request) -> Response:
    """``/explore/network.json``: whom ``entity=ID`` met, or who has to do with whom in ``document=ID``."""
    entity, document = read_field(request, "entity"), read_field(request, "document")
    if bool(entity) == bool(document):
        raise Refusal(400, "give entity=ID or document=ID")
    language = choose_language(request)
    if entity:
        answer = await get_source(request).ask("meetings", {"iri": entity_iri(entity).value, "lang": language})
    else:
        answer = await get_source(request).ask("ties", {"id": document, "lang": language})
    answer.body.close()
    told = answer.about["network"]
    nodes = [
        {
            "id": node["iri"],
            "title": node["text"],
            "title_lang": node.get("lang", ""),
            "kind": node["kind"],
            "href": link_in(request, node["iri"]),
        }
        for node in told["nodes"]
    ]
    edges = []
    for number, edge in enumerate(told["edges"]):
        events = edge.get("events", [])
        title = (
            edge["title"]
            if "title" in edge
            else " · ".join(f"{event['title']} {tell_date(event['date'], language)}".strip() for event in events)
        )
        place = edge["iri"] if "iri" in edge else events[0]["iri"]
        ends = {"source": edge["source"], "target": edge["target"], "weight": edge["weight"]}
        edges.append({"id": f"edge-{number}", **ends, "title": title, "href": link_in(request, place)})
    return _send({"nodes": nodes, "edges": edges})


async def map_json(request: Request) -> Response:
    """``/explore/map.json``: the places of the events of a filter that are known to be somewhere."""
    told = await _ask(request, "places", filter=read_filter(request))
    return _send({"places": [_tell_place(request, place) for place in told["places"] if place["lat"] is not None]})


def _tell_place(request: Request, place: dict[str, Any]) -> dict[str, Any]:
    items = [{"title": event["title"], "href": link_in(request, event["iri"]), "date": event["date"]} for event in place["events"]]
    told = {"id": place["iri"], "title": place["text"], "title_lang": place.get("lang", ""), "lat": place["lat"], "lon": place["lon"]}
    return {**told, "count": place["count"], "href": link_in(request, place["iri"]), "items": items}


def _send(told: Mapping[str, Any]) -> Response:
    return JSONResponse(told, headers={"Content-Type": JSON.content_type, "Vary": "Accept-Language"})
