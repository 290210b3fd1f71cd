"""Fixtures for serving: a really running server (``kg serve`` in a process of its own) over the small store of :mod:`tests.readings`."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")
httpx = pytest.importorskip("httpx")

from tests.readings import build_store  # noqa: E402

ROOT = Path(__file__).parents[2]
TOKEN = "a-token-that-only-tests-know"
PATIENCE = 120  # seconds: the machine may be busy


@dataclass
class Server:
    """A running ``kg serve``: where it is, what it logs."""

    url: str
    store: Path
    process: subprocess.Popen[str]
    log: list[str] = field(default_factory=list)

    def client(self, **options: object) -> httpx.Client:
        """A client of it."""
        return httpx.Client(base_url=self.url, timeout=PATIENCE, **options)  # type: ignore[arg-type]


@contextmanager
def run_server(store: Path, *options: str, reads_texts: bool = False) -> Iterator[Server]:
    """Starts a server on a free port and ends it as Ctrl-C does."""
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0", "--rate-limit", "0", *options]
    command += [] if reads_texts else ["--no-link"]
    process = subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, text=True, encoding="utf-8", env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert process.stderr is not None
    server = Server("", store, process)
    for line in process.stderr:
        server.log.append(line)
        found = re.search(r"http://\S+(?=/ serves)", line)
        if found:
            server.url = found[0]
            break
    assert server.url, "".join(server.log)
    reader = threading.Thread(target=lambda: server.log.extend(process.stderr or ()), daemon=True)
    reader.start()
    try:
        yield server
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        reader.join(5)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that only reads, for all tests."""
    store = tmp_path_factory.mktemp("serve") / "store"
    build_store(store)
    with run_server(store, reads_texts=True) as running:
        yield running


@pytest.fixture(scope="session")
def http(server: Server) -> Iterator[httpx.Client]:
    """A client of :func:`server`."""
    with server.client() as client:
        yield client
