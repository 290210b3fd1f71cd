"""What stands before every request: limits of rate and size, headers that make browsers careful, CORS, and a log without texts."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.limits import Limits
from kg.serve.refusals import Refusal

LOG = logging.getLogger("kg.serve.access")
CLIENTS = 10_000  # whose rate is remembered
MAX_AGE = "86400"  # seconds that a browser may remember what CORS allows

#: Nothing from elsewhere, no script or style inside a page.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; form-action 'self'; base-uri 'none'"
)
ALONE = f"{POLICY}; frame-ancestors 'none'"
_SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class RateLimit:
    """So many requests a second of each client, and so many at once (a token bucket)."""

    def __init__(self, rate: float, burst: int):
        self.rate, self.burst = rate, burst
        self._clients: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, client: str, now: float) -> bool:
        """Counts a request at ``now`` (seconds on any clock that only goes forward).

        >>> limit = RateLimit(1, 2)
        >>> [limit.allows("a", at) for at in (0.0, 0.0, 0.0, 1.5)], limit.allows("b", 0.0)
        ([True, True, False, True], True)
        """
        if not self.rate:
            return True
        tokens, last = self._clients.pop(client, (float(self.burst), now))
        tokens = min(float(self.burst), tokens + (now - last) * self.rate)
        allowed = tokens >= 1
        self._clients[client] = (tokens - 1 if allowed else tokens, now)
        if len(self._clients) > CLIENTS:
            self._clients.popitem(last=False)
        return allowed


class Guard:
    """ASGI middleware around the whole application.

    Args:
        app: what it guards.
        limits: of rate and size.
        origins: the origins that may read answers in a browser, ``*`` for all.
        methods: from a path to the methods that it can be asked with; empty where there is nothing.
    """

    def __init__(self, app: ASGIApp, limits: Limits, origins: tuple[str, ...], methods: Callable[[str], set[str]]):
        self.app, self.limits, self.origins, self.methods = app, limits, origins, methods
        self._rate = RateLimit(limits.rate, limits.burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or refuses it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status = time.monotonic(), 0
        headers = Headers(scope=scope)

        async def send_guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._add_headers(MutableHeaders(scope=message), headers)
            await send(message)

        try:
            await self._answer(scope, headers, receive, send_guarded)
        finally:
            took = 1000 * (time.monotonic() - started)
            LOG.info("%s %s %s %.0f ms", scope["method"], quote(scope["path"]), status or "-", took)

    async def _answer(self, scope: Scope, headers: Headers, receive: Receive, send: Send) -> None:
        client = scope["client"][0] if scope.get("client") else ""
        if not self._rate.allows(client, time.monotonic()):
            await _refuse(Refusal(429, "too many requests: try again in a while", {"Retry-After": "1"}), send)
        elif scope["method"] == "OPTIONS":
            await self._tell_options(scope, headers, send)
        elif not _is_number(headers.get("content-length", "0")):
            await _refuse(Refusal(400, "the content length is no number"), send)
        elif int(headers.get("content-length", "0")) > self.limits.body:
            await _refuse(Refusal(413, f"a request has at most {self.limits.body} bytes", {"Connection": "close"}), send)
        else:
            await self.app(scope, receive, send)

    async def _tell_options(self, scope: Scope, headers: Headers, send: Send) -> None:
        methods = self.methods(scope["path"])
        if not methods:
            await _refuse(Refusal(404, "there is nothing here"), send)
            return
        allowed = ", ".join(sorted({*methods, "OPTIONS"}))
        told = {"Allow": allowed}
        if "access-control-request-method" in headers:
            told |= {
                "Access-Control-Allow-Methods": allowed,
                "Access-Control-Allow-Headers": "Accept, Accept-Language, Authorization, Content-Type",
                "Access-Control-Max-Age": MAX_AGE,
            }
        await _respond(204, told, b"", send)

    def _add_headers(self, response: MutableHeaders, request: Headers) -> None:
        for name, value in _SECURITY.items():
            response.setdefault(name, value)
        response.setdefault("Content-Security-Policy", ALONE)
        response.setdefault("Cache-Control", "no-cache")
        origin = request.get("origin")
        if "*" in self.origins:
            response["Access-Control-Allow-Origin"] = "*"
        else:
            response.add_vary_header("Origin")
            if origin in self.origins:
                response["Access-Control-Allow-Origin"] = origin
        response["Access-Control-Expose-Headers"] = "Allow, Link, Location, Retry-After"


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit()


async def _refuse(refusal: Refusal, send: Send) -> None:
    headers = {"Content-Type": "text/plain; charset=utf-8", **refusal.headers}
    await _respond(refusal.status, headers, f"{refusal.message}\n".encode(), send)


async def _respond(status: int, headers: dict[str, str], body: bytes, send: Send) -> None:
    raw = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    if body:
        raw.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})
