"""``POST /link``: a text or several, and what the names in them mean.

``{"text": "…", "date": "2021-06-16", "candidates": 5}`` for one, ``{"texts": [{"text": …, "date": …}, …]}`` for several, or the text alone
as ``text/plain``. Offsets count code points.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.serve.refusals import Refusal
from kg.serve.web import get_media_type, get_settings, get_source, read_json, read_text

MOST_CANDIDATES = 20
_KEYS = {"text", "date", "texts", "candidates"}


async def link(request: Request) -> Response:
    """Answers with ``{"language": …, "mentions": […]}``, for several texts with a list of these under ``results``."""
    media = get_media_type(request)
    if media == "text/plain":
        asked: Any = {"text": await read_text(request)}
    elif media == "application/json":
        asked = await read_json(request)
    else:
        raise Refusal(415, "a text to link is application/json or text/plain")
    if not isinstance(asked, dict) or ("text" in asked) == ("texts" in asked):
        raise Refusal(400, 'give {"text": …}, or {"texts": [{"text": …}, …]}')
    if set(asked) - _KEYS:
        raise Refusal(400, f"{min(set(asked) - _KEYS)!r} is unknown; there are {', '.join(sorted(_KEYS))}")
    limits = get_settings(request).limits
    items: Any = [asked] if "text" in asked else asked["texts"]
    if not isinstance(items, list) or len(items) > limits.batch:
        raise Refusal(400, f"texts: a list of at most {limits.batch}")
    read = [_read_item(item, limits.text) for item in items]
    if sum(len(item["text"]) for item in read) > limits.text:
        raise Refusal(413, f"all texts of a request have at most {limits.text} characters")
    answer = await get_source(request).link({"items": read, "candidates": _read_count(asked.get("candidates", 5))})
    answer.body.close()
    results = answer.about["results"]
    return JSONResponse(results[0] if "text" in asked else {"results": results})


def _read_item(item: Any, most: int) -> dict[str, Any]:
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        raise Refusal(400, "text: must be a string")
    text, day = item["text"], item.get("date")
    if len(text) > most:
        raise Refusal(413, f"a text has at most {most} characters")
    if any(0xD800 <= ord(char) < 0xE000 for char in text):
        raise Refusal(400, "the text holds half a surrogate pair")
    if day is not None:
        try:
            day = date.fromisoformat(day).isoformat()
        except (TypeError, ValueError):
            raise Refusal(400, f"date: {day!r} is no date: write 2021-06-16") from None
    return {"text": text, "date": day}


def _read_count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_CANDIDATES:
        raise Refusal(400, f"candidates: a number from 0 to {MOST_CANDIDATES}")
    return value
