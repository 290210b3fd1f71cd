"""A process that answers one request after another from one store, and that can be ended at any moment without harm.

It reads requests from standard input and answers on standard output (:mod:`kg.serve.wire`). What it can be asked is the table
``OPERATIONS``: names to functions ``(Desk, arguments, Outlet) -> dict``, the dictionary being what the answer says of itself.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.errors import KgError
from kg.serve.confine import end_with_parent, give_way, leave_network, limit_memory
from kg.serve.refusals import Refusal, locate, refuse
from kg.serve.wire import DATA, DONE, FAILED, pack, pack_json, read_frame

if TYPE_CHECKING:
    from kg.serve.explorer.texts import Texts
    from kg.serve.reconcile.names import Names
    from kg.store import Store

CHUNK = 1 << 16
RETIRE = 0.6  # of the memory that it may have: a worker that holds more after an answer makes room for a fresh one

#: Operation → the module that has it, as a function of that name.
OPERATIONS = {
    "ping": "kg.serve.worker",
    "sparql": "kg.serve.operations.sparql",
    "update": "kg.serve.operations.sparql",
    "graph": "kg.serve.operations.sparql",
    "library": "kg.serve.operations.library",
    "table": "kg.serve.operations.library",
    "bound": "kg.serve.operations.library",
    "resource": "kg.serve.operations.resources",
    "page": "kg.serve.operations.resources",
    "document": "kg.serve.operations.resources",
    "terms": "kg.serve.operations.resources",
    "link": "kg.serve.operations.linking",
    "index": "kg.serve.operations.reconcile",
    "reconcile": "kg.serve.operations.reconcile",
    "suggest": "kg.serve.operations.reconcile",
    "extend": "kg.serve.operations.reconcile",
    "entity": "kg.serve.operations.reconcile",
    "home": "kg.serve.operations.explorer",
    "search": "kg.serve.operations.explorer",
    "events": "kg.serve.operations.explorer",
    "places": "kg.serve.operations.explorer",
    "offices": "kg.serve.operations.explorer",
    "meetings": "kg.serve.operations.explorer",
    "ties": "kg.serve.operations.explorer",
}


class Desk:
    """What operations work with: the store, opened when the first of them wants it."""

    def __init__(self, folder: Path | None):
        self.folder = folder

    @cached_property
    def store(self) -> Store:
        """The snapshot that this process answers from.

        Raises:
            StoreError: it cannot be opened.
        """
        from kg.store import Store

        if self.folder is None:
            raise Refusal(500, "this process has no store")
        return Store.open(self.folder, read_only=True)

    @cached_property
    def names(self) -> Names:
        """The index of the names of the store."""
        from kg.serve.reconcile.names import FILE, Names

        assert self.folder is not None
        if not (self.folder / FILE).is_file():
            Names.build(self.store, self.folder / FILE)
        return Names(self.folder / FILE)

    @cached_property
    def texts(self) -> Texts:
        """The index of the words of documents and events."""
        from kg.serve.explorer.texts import FILE, Texts

        assert self.folder is not None
        if not (self.folder / FILE).is_file():
            Texts.build(self.store, self.folder / FILE)
        return Texts(self.folder / FILE)

    @cached_property
    def pipeline(self) -> object:
        """What reads texts; loading it takes seconds."""
        from kg.gazetteer import get_gazetteer
        from kg.pipeline import load_pipeline

        get_gazetteer()
        return load_pipeline()


class Outlet:
    """A binary stream that sends what is written to it as frames."""

    def __init__(self, stream: BinaryIO):
        self._stream, self._buffer = stream, bytearray()

    def write(self, data: bytes) -> int:
        """Sends bytes, sooner or later."""
        self._buffer += data
        if len(self._buffer) >= CHUNK:
            self.flush()
        return len(data)

    def flush(self) -> None:
        """Sends what is left."""
        if self._buffer:
            self._stream.write(pack(DATA, bytes(self._buffer)))
            self._buffer.clear()


def ping(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """Does what ``arguments["load"]`` names beforehand, so that the first request need not wait for it."""
    for name in arguments.get("load", ()):
        getattr(desk, name)
    return {}


def get_operation(name: str) -> Callable[[Desk, dict[str, Any], Outlet], dict[str, Any]]:
    """The function of an operation."""
    found: Callable[[Desk, dict[str, Any], Outlet], dict[str, Any]] = getattr(importlib.import_module(OPERATIONS[name]), name)
    return found


def answer(desk: Desk, request: dict[str, Any], stream: BinaryIO) -> dict[str, Any] | Refusal:
    """Carries out one request; its data go to ``stream``."""
    output = Outlet(stream)
    try:
        done = get_operation(request["operation"])(desk, request["arguments"], output)
        output.flush()
        return done
    except Refusal as refusal:
        return refusal
    except KgError as error:
        return refuse(error)
    except MemoryError:
        return Refusal(503, "this takes more memory than the server gives to a request")
    except RecursionError:
        return Refusal(400, "nested too deep")
    except Exception as error:  # a fault of ours
        return Refusal(500, f"a fault of this server: {locate(error)}")


def main() -> None:
    """Answers until standard input ends; the options are JSON in the first argument."""
    options = json.loads(sys.argv[1])
    end_with_parent()
    leave_network()
    if options.get("polite"):
        give_way()
    limit_memory(int(options["memory"]))
    output = os.fdopen(os.dup(1), "wb", buffering=CHUNK)
    os.dup2(2, 1)  # whatever prints must not write between the frames
    requests = sys.stdin.buffer
    desk = Desk(Path(options["folder"]) if options.get("folder") else None)
    while (frame := read_frame(requests)) is not None:
        found = answer(desk, json.loads(frame[1]), output)
        if isinstance(found, Refusal):
            output.write(pack_json(FAILED, {"status": found.status, "message": found.message, "headers": found.headers}))
        else:
            output.write(pack_json(DONE, {**found, "retire": _is_large(int(options["memory"]))}))
        output.flush()


def _is_large(memory: int) -> bool:
    """Whether this process holds so much that the next request might lack memory."""
    try:
        with open("/proc/self/status", encoding="ascii") as lines:
            held = next(int(line.split()[1]) for line in lines if line.startswith("VmData"))
    except (OSError, StopIteration, ValueError):
        return False
    return held * 1024 > RETIRE * memory


if __name__ == "__main__":
    main()
