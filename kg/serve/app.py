"""The application: which address is answered by what."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from kg.errors import KgError
from kg.serve import editor, explore, library, linking, openapi, resources, sparql
from kg.serve.guard import Guard
from kg.serve.pages import STATIC
from kg.serve.reconcile import service as reconcile
from kg.serve.refusals import Refusal
from kg.serve.source import Source
from kg.serve.web import Settings, complain

ROUTES: tuple[BaseRoute, ...] = (
    Route("/", explore.home),
    Route("/search", explore.search),
    Route("/timeline", explore.timeline),
    Route("/map", explore.world),
    Route("/explore/timeline.json", explore.timeline_json),
    Route("/explore/network.json", explore.network_json),
    Route("/explore/map.json", explore.map_json),
    Route("/sparql", editor.endpoint, methods=["GET", "POST"]),
    Route("/interface/words.json", editor.words),
    Route("/interface/terms.json", editor.terms),
    Route("/graphs", sparql.graph_store),
    Route("/graph/{name}", sparql.named_graph),
    Route("/id/{id:path}", resources.thing),
    Route("/data/{id:path}", resources.data),
    Route("/page/{id:path}", resources.page),
    Route("/doc/{id:path}", resources.document),
    Route("/ontology", resources.ontology),
    Route("/ontology/{module}", resources.ontology),
    Route("/queries", library.index),
    Route("/queries/{name}", library.query),
    Route("/link", linking.link, methods=["POST"]),
    Route("/reconcile", reconcile.endpoint, methods=["GET", "POST"]),
    Route("/reconcile/suggest/{kind}", reconcile.suggest),
    Route("/reconcile/flyout/{kind}", reconcile.flyout),
    Route("/reconcile/preview", reconcile.preview),
    Route("/reconcile/properties", reconcile.propose),
    Route("/openapi.json", openapi.openapi),
    Mount("/static", StaticFiles(directory=STATIC), name="static"),
)


def make_app(source: Source, settings: Settings, routes: Sequence[BaseRoute] = ROUTES) -> ASGIApp:
    """The application over a source that has been started; it is closed with the application."""

    @asynccontextmanager
    async def live(app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await source.close()

    handlers = dict.fromkeys((Refusal, KgError, HTTPException, Exception), complain)
    app = Starlette(routes=list(routes), lifespan=live, exception_handlers=handlers)
    app.state.source, app.state.settings = source, settings
    return Guard(app, settings.limits, settings.origins, lambda path: find_methods(path, routes))


def find_methods(path: str, routes: Sequence[BaseRoute] = ROUTES) -> set[str]:
    """The methods that a path can be asked with; empty where there is nothing.

    >>> sorted(find_methods("/sparql")), find_methods("/nowhere")
    (['GET', 'HEAD', 'POST'], set())
    """
    scope = {"type": "http", "path": path, "method": "GET", "root_path": ""}
    for route in routes:
        if route.matches(scope)[0] != Match.NONE:
            return set(getattr(route, "methods", None) or ("GET", "HEAD"))
    return set()
