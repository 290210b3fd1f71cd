"""Running a server: from its options to its end."""

from __future__ import annotations

import asyncio
import logging
import socket
import sys
from pathlib import Path

import uvicorn

from kg.errors import UsageError
from kg.serve.app import make_app
from kg.serve.source import Source
from kg.serve.web import Settings

SHORTEST_TOKEN = 16
GRACE = 10  # seconds that open requests have when the server is told to end


def read_token(path: Path) -> str:
    """The token of a file: its first line.

    Raises:
        UsageError: there is none, or it is too short to be a secret.
    """
    try:
        token = path.read_text("utf-8").partition("\n")[0].strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: the token cannot be read: {getattr(error, 'strerror', None) or 'not UTF-8'}") from None
    if len(token) < SHORTEST_TOKEN:
        raise UsageError(f"{path}: a token has at least {SHORTEST_TOKEN} characters in its first line")
    return token


def bind(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes any that is free.

    Raises:
        UsageError: there is no such address, or another program has the port.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except (OSError, UnicodeError, OverflowError) as error:
        raise UsageError(f"--host {host}: no such address ({getattr(error, 'strerror', None) or error})") from None
    listening = socket.socket(family, kind, protocol)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(address)
        listening.listen(1024)
    except (OSError, OverflowError) as error:
        listening.close()
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"port {port} of {host} cannot be had ({reason}): choose another --port") from None
    listening.setblocking(False)
    return listening


def run(settings: Settings, host: str, port: int, *, quiet: bool = False) -> None:
    """Serves a store until the process is told to end.

    Raises:
        UsageError: the port cannot be had.
        StoreError: there is no store, or somebody writes it.
    """
    _set_up_logs(quiet)
    with bind(host, port) as listening:
        asyncio.run(_serve(settings, listening))


async def _serve(settings: Settings, listening: socket.socket) -> None:
    source = Source(settings.store, settings.limits, reads_texts=settings.reads_texts)
    await source.start()
    host, port = listening.getsockname()[:2]
    where = f"[{host}]" if ":" in host else host
    config = uvicorn.Config(
        make_app(source, settings),
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE,
        timeout_keep_alive=15,
        h11_max_incomplete_event_size=64 * 1024,
        ws="none",
    )
    server = uvicorn.Server(config)
    logging.getLogger("kg.serve").warning("http://%s:%s/ serves %s (Ctrl-C ends it)", where, port, settings.store)
    try:
        await server.serve(sockets=[listening])
    finally:
        await source.close()


def _set_up_logs(quiet: bool) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("kg: %(message)s"))
    log = logging.getLogger("kg.serve")
    log.handlers, log.propagate = [handler], False
    log.setLevel(logging.WARNING if quiet else logging.INFO)
    uvicorn_log = logging.getLogger("uvicorn.error")
    uvicorn_log.handlers, uvicorn_log.propagate = [handler], False
    uvicorn_log.setLevel(logging.CRITICAL)  # a traceback may quote a request; kg.serve.web logs the place instead
