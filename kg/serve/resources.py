"""What IRIs of ours give when they are looked up here: things lead to a page or to data, documents and graphs are both."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.graph.iris import document_iri, entity_iri, graph_iri
from kg.serve.formats import GRAPHS, HTML, negotiate
from kg.serve.pages import choose_language, render
from kg.serve.refusals import Refusal
from kg.serve.sparql import send_graph
from kg.serve.web import get_source, send_answer

_OFFERS = {"html": HTML, **GRAPHS}
_TEMPLATES = {"entity": "entity.html", "event": "event.html", "thing": "thing.html"}


def _choose(request: Request) -> str:
    asked = request.query_params.get("format")
    form = asked if asked in _OFFERS else negotiate(request.headers.get("accept"), _OFFERS)
    if form is None:
        raise Refusal(406, f"this is one of {', '.join(kind.media for kind in _OFFERS.values())}")
    return form


async def thing(request: Request) -> Response:
    """``/id/ID``: somebody or something in the world, which no server can send: see other, a page or data about it."""
    form = _choose(request)
    kind = "page" if form == "html" else "data"
    # format stays in the address: what the other place gives must not depend on a header again
    where = f"/{kind}/{quote(request.path_params['id'], safe='')}" + (f"?format={form}" if kind == "data" else "")
    language = request.query_params.get("lang")
    if kind == "page" and language:
        where += f"?lang={quote(language)}"
    return RedirectResponse(where, 303, {"Vary": "Accept"})


async def data(request: Request) -> Response:
    """``/data/ID``: what is known of a thing, as RDF."""
    form = _choose(request)
    form = "ttl" if form == "html" else form
    iri = entity_iri(request.path_params["id"]).value
    answer = await get_source(request).ask("resource", {"iri": iri, "format": form})
    link = f'<{iri}>; rel="describes"'
    return await send_answer(answer, GRAPHS[form], {"Link": link})


async def page(request: Request) -> Response:
    """``/page/ID``: what is known of a thing, for people."""
    iri = entity_iri(request.path_params["id"]).value
    answer = await get_source(request).ask("page", {"iri": iri, "lang": choose_language(request)})
    answer.body.close()
    return render(request, _TEMPLATES[answer.about["kind"]], **answer.about["page"])


async def document(request: Request) -> Response:
    """``/doc/ID``: a document, as a page, or as the graph of what it says."""
    name = request.path_params["id"]
    if _choose(request) != "html":
        return await send_graph(request, document_iri(name).value)
    answer = await get_source(request).ask("document", {"id": name, "lang": choose_language(request)})
    answer.body.close()
    return render(request, "document.html", iri=document_iri(name).value, **answer.about["page"])


async def ontology(request: Request) -> Response:
    """``/ontology``, and ``/ontology/value`` of the closed vocabularies: the terms, as a page or as RDF."""
    if _choose(request) != "html":
        return await send_graph(request, graph_iri("ontology").value)
    answer = await get_source(request).ask("terms", {"lang": choose_language(request)})
    answer.body.close()
    values = request.path_params.get("module") == "value"
    return render(request, "ontology.html", terms=[term for term in answer.about["terms"] if term["value"] == values])
