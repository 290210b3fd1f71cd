"""Between Starlette and the rest: reading a request within its limits, answering from a worker, and saying no in the client's format."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse

from kg.errors import KgError
from kg.serve.formats import HTML, JSON, Format, negotiate
from kg.serve.limits import Limits
from kg.serve.pool import IN_MEMORY, Answer
from kg.serve.refusals import Refusal, locate, refuse
from kg.serve.source import Source

LOG = logging.getLogger("kg.serve")
FIELDS = 1000  # of one form
CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server was started; ``url`` is what it is called from outside, where that is not what requests say."""

    store: Path
    limits: Limits
    token: str | None = None
    url: str | None = None
    origins: tuple[str, ...] = ("*",)
    reads_texts: bool = True


def get_source(request: Request) -> Source:
    """What the server answers from."""
    source: Source = request.app.state.source
    return source


def get_settings(request: Request) -> Settings:
    """How the server was started."""
    settings: Settings = request.app.state.settings
    return settings


def get_url(request: Request) -> str:
    """The address of the server, without a slash at its end."""
    return (get_settings(request).url or str(request.base_url)).rstrip("/")


def get_media_type(request: Request) -> str:
    """The content type of a request without its parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def read_body(request: Request) -> bytes:
    """The body of a request.

    Raises:
        Refusal: it is larger than a request may be, takes too long to arrive, or the client has gone.
    """
    limits = get_settings(request).limits
    most = limits.body
    found = bytearray()
    try:
        async with asyncio.timeout(limits.arrival):
            async for chunk in request.stream():
                found += chunk
                if len(found) > most:
                    raise Refusal(413, f"a request has at most {most} bytes", {"Connection": "close"})
    except TimeoutError:
        raise Refusal(408, f"the request took longer than {limits.arrival:g} seconds to arrive", {"Connection": "close"}) from None
    except ClientDisconnect:
        raise Refusal(400, "the request broke off") from None
    return bytes(found)


async def read_text(request: Request) -> str:
    """The body of a request as text.

    Raises:
        Refusal: it is not UTF-8, or too large.
    """
    try:
        return (await read_body(request)).decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(400, f"the request is not UTF-8 at byte {error.start}") from None


async def read_form(request: Request) -> list[tuple[str, str]]:
    """The fields of a URL-encoded form, in order.

    Raises:
        Refusal: it is none, or too large.
    """
    text = await read_text(request)
    try:
        return parse_qsl(text, keep_blank_values=True, max_num_fields=FIELDS, errors="strict")
    except (ValueError, UnicodeDecodeError):
        raise Refusal(400, "the form cannot be read: it must be URL-encoded UTF-8") from None


async def read_json(request: Request) -> Any:
    """The body of a request as JSON.

    Raises:
        Refusal: it is none, or too large.
    """
    return parse_json(await read_text(request))


def parse_json(text: str) -> Any:
    """JSON from a client; numbers that JSON has not are none.

    Raises:
        Refusal: it is none, or nested too deep.
    """
    try:
        found = json.loads(text, parse_constant=_refuse_constant)
        if "\\ud" in text.lower():
            json.dumps(found, ensure_ascii=False).encode()
        return found
    except UnicodeEncodeError:
        raise Refusal(400, "the JSON holds half a surrogate pair") from None
    except RecursionError:
        raise Refusal(400, "the JSON is nested too deep") from None
    except ValueError as error:
        raise Refusal(400, f"not JSON: {error}") from None


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


async def send_answer(answer: Answer, form: Format, headers: Mapping[str, str] | None = None) -> Response:
    """What a worker gave, as a response of a format; what is large goes out piece by piece."""
    told = {"Content-Type": form.content_type, "Vary": "Accept", **(headers or {})}
    if answer.size <= IN_MEMORY:
        return Response(answer.read(), headers=told)
    return StreamingResponse(_iter_chunks(answer), headers={**told, "Content-Length": str(answer.size)})


async def _iter_chunks(answer: Answer) -> AsyncIterator[bytes]:
    try:
        while chunk := await run_in_threadpool(answer.body.read, CHUNK):
            yield chunk
    finally:
        answer.body.close()


def is_page_wanted(request: Request) -> bool:
    """Whether a person with a browser asks."""
    return negotiate(request.headers.get("accept"), {"text": Format("text", "text/plain"), "json": JSON, "html": HTML}) == "html"


async def complain(request: Request, error: Exception) -> Response:
    """Says no: as a page to a browser, as JSON where JSON is asked for, else as one line of text."""
    refusal = _as_refusal(error)
    if is_page_wanted(request):
        from kg.serve.pages import render_text

        page = render_text(request, "refusal.html", code=refusal.status, message=refusal.message)
        return Response(page, refusal.status, {**refusal.headers, "Content-Type": HTML.content_type})
    if "json" in request.headers.get("accept", "") or get_media_type(request) == JSON.media:
        return JSONResponse({"status": refusal.status, "error": refusal.message}, refusal.status, refusal.headers)
    return PlainTextResponse(f"{refusal.message}\n", refusal.status, refusal.headers)


def _as_refusal(error: Exception) -> Refusal:
    if isinstance(error, Refusal):
        return error
    if isinstance(error, KgError):
        return refuse(error)
    if isinstance(error, HTTPException):
        messages = {404: "there is nothing here", 405: "this cannot be asked in that way"}
        headers = {name: ", ".join(sorted(value.split(", "))) for name, value in (error.headers or {}).items()}
        return Refusal(error.status_code, messages.get(error.status_code, error.detail), headers)
    LOG.error("a fault: %s", locate(error))
    return Refusal(500, "a fault of this server")
