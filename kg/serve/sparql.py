"""The SPARQL 1.1 Protocol and, for reading, the Graph Store HTTP Protocol."""

from __future__ import annotations

import hmac
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.description import describe_service
from kg.serve.formats import GRAPHS, RESULTS, YES_NO, Format, negotiate
from kg.serve.refusals import Refusal
from kg.serve.scan import find_forbidden, read_words
from kg.serve.web import get_media_type, get_settings, get_source, get_url, read_form, read_text, send_answer
from kg.settings import get_base

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_QUERY_FIELDS = ("query", "default-graph-uri", "named-graph-uri")
_UPDATE_FIELDS = ("update", "using-graph-uri", "using-named-graph-uri")
Fields = Sequence[tuple[str, str]]


async def sparql(request: Request) -> Response:
    """``/sparql``: a query by GET, as a form or as it is; an update as a form or as it is, with a token."""
    if request.method in ("GET", "HEAD"):
        fields = request.query_params.multi_items()
        if any(name == "update" for name, _ in fields):
            raise Refusal(405, "an update must be sent by POST", {"Allow": "POST"})
        return await (_query(request, fields) if any(name == "query" for name, _ in fields) else _describe(request))
    media = get_media_type(request)
    if media == FORM:
        fields = await read_form(request)
        if any(name == "update" for name, _ in fields):
            return await _update(request, fields)
        return await _query(request, fields)
    if media == QUERY:
        return await _query(request, [*_only(request, _QUERY_FIELDS), ("query", await read_text(request))])
    if media == UPDATE:
        return await _update(request, [*_only(request, _UPDATE_FIELDS), ("update", await read_text(request))])
    raise Refusal(415, f"a request has one of the content types {FORM}, {QUERY} and {UPDATE}")


def _only(request: Request, names: Sequence[str]) -> Fields:
    """The parameters of the address that go with a body; a query or an update must be in one of the two alone."""
    fields = request.query_params.multi_items()
    if any(name == names[0] for name, _ in fields):
        raise Refusal(400, f"the {names[0]} is given twice: in the address and in the body")
    return fields


def _one(fields: Fields, name: str) -> str:
    found = [value for key, value in fields if key == name]
    if len(found) != 1:
        raise Refusal(400, f"the parameter {name!r} must be given once; here it is {len(found) or 'missing'}")
    return found[0]


async def _query(request: Request, fields: Fields) -> Response:
    query = _one(fields, "query")
    check_query(query)
    default = [value for name, value in fields if name == "default-graph-uri"]
    named = [value for name, value in fields if name == "named-graph-uri"]
    arguments = {
        "query": query,
        "formats": choose_formats(request, next((value for name, value in fields if name in ("format", "output")), None)),
        "rows": get_settings(request).limits.rows,
        "union": "FROM" not in read_words(query),
        "default": default if default or named else None,
        "named": named if default or named else None,
    }
    answer = await get_source(request).run("sparql", arguments)
    return await send_answer(answer, get_format(answer.about))


def check_query(query: str) -> None:
    """Whether a query stays on this server.

    Raises:
        Refusal: it asks another one, or cannot be Unicode.
    """
    if "\x00" in query:
        raise Refusal(400, "the query holds a NUL character")
    if any(0xD800 <= ord(char) < 0xE000 for char in query):
        raise Refusal(400, "the query holds half a surrogate pair")
    word = find_forbidden(query)
    if word:
        raise Refusal(400, f"{word} is off: no request leaves this server (nor may a prefix be called {word.lower()})")


def choose_formats(request: Request, name: str | None = None) -> dict[str, str | None]:
    """For every kind of answer the format that the client prefers; one that is asked for by ``name`` comes before its header."""
    accept = request.headers.get("accept")
    kinds = {"select": RESULTS, "ask": YES_NO, "graph": GRAPHS}
    return {kind: name if name in offers else negotiate(accept, offers) for kind, offers in kinds.items()}


def get_format(about: dict[str, str]) -> Format:
    """The format of a worker's answer."""
    return (GRAPHS if about["kind"] == "graph" else RESULTS)[about["format"]]


async def _describe(request: Request) -> Response:
    form = negotiate(request.headers.get("accept"), GRAPHS)
    if form is None:
        raise Refusal(406, "the description of this service is RDF or HTML")
    told = describe_service(get_url(request), form, writes=get_settings(request).token is not None)
    return Response(told, headers={"Content-Type": GRAPHS[form].content_type, "Vary": "Accept"})


async def _update(request: Request, fields: Fields) -> Response:
    check_token(request)
    if any(name in _UPDATE_FIELDS[1:] for name, _ in fields):
        raise Refusal(400, "the graphs of an update are named in it, with USING or WITH")
    update = _one(fields, "update")
    word = find_forbidden(update, ("SERVICE", "LOAD"))
    if word:
        raise Refusal(400, f"{word} is off: no request leaves this server")
    source = get_source(request)
    (await source.write("update", {"store": str(get_settings(request).store.absolute()), "update": update})).body.close()
    await source.refresh()
    return Response(status_code=204)


def check_token(request: Request) -> None:
    """Whether a request may write.

    Raises:
        Refusal: the server takes no writing, or the token is another.
    """
    token = get_settings(request).token
    if token is None:
        raise Refusal(403, "this server only reads: it was started without a token for writing")
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(given.strip().encode(), token.encode()):
        raise Refusal(401, "writing needs the token of this server", {"WWW-Authenticate": 'Bearer realm="mithaq"'})


async def graph_store(request: Request) -> Response:
    """``/graphs``: a graph by ``?graph=IRI``, the union of all by ``?default``."""
    fields = request.query_params.multi_items()
    names = [value for name, value in fields if name == "graph"]
    whole = any(name == "default" for name, _ in fields)
    if len(names) + whole != 1:
        raise Refusal(400, "name one graph: ?graph=IRI, or ?default for all of them")
    return await send_graph(request, names[0] if names else None)


async def named_graph(request: Request) -> Response:
    """``/graph/NAME``: a graph by its own address."""
    return await send_graph(request, f"{get_base()}graph/{request.path_params['name']}")


async def send_graph(request: Request, name: str | None) -> Response:
    """A graph in the format that the client prefers.

    Raises:
        Refusal: there is none of that name, or no such format.
    """
    form = negotiate(request.headers.get("accept"), GRAPHS)
    asked = request.query_params.get("format")
    form = asked if asked in GRAPHS else form
    if form is None:
        raise Refusal(406, f"a graph is one of {', '.join(kind.media for kind in GRAPHS.values())}")
    answer = await get_source(request).ask("graph", {"graph": name, "format": form})
    return await send_answer(answer, GRAPHS[form])
