"""The overviews of the explorer, as a worker answers them: the first page, a search, the timeline, the map, networks."""

from __future__ import annotations

from typing import Any

from pyoxigraph import NamedNode

from kg.ontology import KGV_NAMESPACE
from kg.serve.explorer.entity import find_offices, tell_meetings
from kg.serve.explorer.overview import Filter, find, read_filter, tell_places, tell_types
from kg.serve.explorer.reader import tell_network
from kg.serve.explorer.search import search as find_all
from kg.serve.explorer.search import tell_home
from kg.serve.explorer.telling import FACTUALITY, Teller
from kg.serve.refusals import Refusal
from kg.serve.worker import Desk, Outlet

_NEWEST = 2000  # events that a map shows
_AT = 12  # events listed of one place


def home(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """What the first page shows."""
    return {"page": tell_home(Teller(desk.store, arguments["lang"]), desk.names)}


def search(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """Entities, events and documents for ``text``."""
    return {"page": find_all(Teller(desk.store, arguments["lang"]), desk.names, desk.texts, arguments["text"])}


def events(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """The events that fit ``filter``, ``limit`` of them from the ``skip``-th on, the newest first."""
    teller, wanted = _read(desk, arguments)
    found = find(teller, wanted)
    shown = found[arguments["skip"] : arguments["skip"] + arguments["limit"]]
    return {"page": {**_tell_filter(teller, wanted), "count": len(found), "events": [teller.event(event) for event in shown]}}


def places(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """The places of the events that fit ``filter``."""
    teller, wanted = _read(desk, arguments)
    found = find(teller, wanted)[:_NEWEST]
    return {"page": {**_tell_filter(teller, wanted), "count": len(found), "places": tell_places(teller, found, _AT)}}


def _read(desk: Desk, arguments: dict[str, Any]) -> tuple[Teller, Filter]:
    teller = Teller(desk.store, arguments["lang"])
    return teller, read_filter(teller, desk.names, desk.texts, arguments["filter"])


def _tell_filter(teller: Teller, wanted: Filter) -> dict[str, Any]:
    values = [{"name": name, **teller.ref(NamedNode(f"{KGV_NAMESPACE}{name}"))} for name in FACTUALITY]
    return {"who": teller.ref(wanted.who) if wanted.who is not None else None, "types": tell_types(teller), "factualities": values}


def offices(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """Who held which office of the entity ``iri``, or which it held."""
    return {"offices": find_offices(Teller(desk.store, arguments["lang"]), NamedNode(arguments["iri"]))[: arguments["limit"]]}


def meetings(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """Whom the entity ``iri`` met, as a network.

    Raises:
        Refusal: nothing is known of it.
    """
    node = NamedNode(arguments["iri"])
    if not any(True for _ in desk.store.quads(node)):
        raise Refusal(404, f"nothing is known of <{node.value}>")
    return {"network": tell_meetings(Teller(desk.store, arguments["lang"]), node)}


def ties(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """Who has to do with whom in the document ``id``, as a network."""
    return {"network": tell_network(Teller(desk.store, arguments["lang"]), arguments["id"])}
