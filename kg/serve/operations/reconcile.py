"""Reconciliation, suggestion and data extension, as a worker answers them."""

from __future__ import annotations

from itertools import islice
from typing import Any

from kg.graph.iris import entity_iri
from kg.serve.naming import name_of
from kg.serve.reconcile.match import Matcher, Query, describe
from kg.serve.reconcile.properties import read_types, read_values
from kg.serve.refusals import Refusal
from kg.serve.worker import Desk, Outlet


def index(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """Makes the indexes of names and of texts, if there are none."""
    _ = desk.names, desk.texts
    return {}


def reconcile(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """The candidates of every query of a batch."""
    matcher = Matcher(desk.store, desk.names, arguments["lang"])
    found = {}
    for key, asked in arguments["queries"].items():
        properties = tuple((name, tuple(values)) for name, values in asked["properties"])
        query = Query(asked["text"], tuple(asked["types"]), asked["strict"], asked["limit"], properties)
        found[key] = {"result": matcher.find(query)}
    return {"results": found}


def suggest(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """Entities whose names begin with what was typed, from the ``skip``-th on; then those whose names are like it."""
    limit, skip, prefix = arguments["limit"], arguments["skip"], arguments["prefix"]
    ids = [alias.entity for alias in desk.names.complete(prefix, limit + skip)]
    if len(ids) < limit + skip:
        ids += [hit.alias.entity for hit in desk.names.find(prefix, limit + skip)]
    chosen = islice(dict.fromkeys(ids), skip, skip + limit)
    found = []
    for entity in chosen:
        told = describe(desk.store, entity, arguments["lang"])
        found.append({"id": told["id"], "name": told["name"], "description": told["description"], "notable": told["type"]})
    return {"result": found}


def extend(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """The values of properties of entities, ``limits`` of each property at most where that is not zero."""
    rows: dict[str, dict[str, list[Any]]] = {}
    for entity in arguments["ids"]:
        node = entity_iri(entity)
        rows[entity] = {}
        for name, limit in arguments["properties"]:
            values = read_values(desk.store, node, name, arguments["lang"])
            rows[entity][name] = values[:limit] if limit else values
    return {"rows": rows}


def entity(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """What a preview and a flyout show of an entity."""
    node = entity_iri(arguments["id"])
    types = read_types(desk.store, node)
    if not types:
        raise Refusal(404, f"there is no entity {arguments['id']!r}")
    told = describe(desk.store, arguments["id"], arguments["lang"], types)
    other = "en" if arguments["lang"] == "ar" else "ar"
    names = [name_of(desk.store, node, other), *(value["str"] for value in read_values(desk.store, node, "alias", arguments["lang"])[:6])]
    return {"entity": {**told, "names": [name for name in dict.fromkeys(names) if name != told["name"]], "iri": node.value}}
