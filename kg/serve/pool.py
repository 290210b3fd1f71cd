"""Worker processes and who gets one: each request has a process to itself, and a process that takes too long is ended.

Long requests never take more than half of the processes, so that short ones always find one: a request that turns out long while enough
others are is broken off. Ended processes are replaced at once.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from kg.serve.limits import MEBIBYTE, Limits
from kg.serve.refusals import Refusal
from kg.serve.wire import ASK, DATA, DONE, HEADER, pack_json

LOG = logging.getLogger("kg.serve")
IN_MEMORY = MEBIBYTE  # of an answer; more goes to a temporary file


@dataclass(slots=True)
class Answer:
    """What a worker gave: ``about`` it, and its bytes, from the start of ``body``."""

    about: dict[str, Any]
    body: IO[bytes]
    size: int

    def read(self) -> bytes:
        """All of it; the file is closed."""
        with self.body:
            return self.body.read()


class Worker:
    """One process. Ask it one thing at a time."""

    def __init__(self, process: asyncio.subprocess.Process):
        self._process, self._killed = process, False

    @classmethod
    async def start(cls, folder: Path | None, memory: int, polite: bool = False) -> Worker:
        """Starts one that answers from the store in ``folder``."""
        options = json.dumps({"folder": str(folder) if folder else None, "memory": memory, "polite": polite})
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "kg.serve.worker",
            options,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=MEBIBYTE,
        )
        return cls(process)

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.returncode is None and not self._killed

    async def ask(self, operation: str, arguments: dict[str, Any], most: int) -> Answer:
        """What it answers.

        Args:
            operation: a name of ``kg.serve.worker.OPERATIONS``.
            arguments: JSON values.
            most: bytes that the answer may have.

        Raises:
            Refusal: it refused, the answer is too large, or it ended.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        body = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (closed by who reads the answer)
        size = 0
        try:
            self._process.stdin.write(pack_json(ASK, {"operation": operation, "arguments": arguments}))
            await self._process.stdin.drain()
            while True:
                kind, length = HEADER.unpack(await self._process.stdout.readexactly(HEADER.size))
                data = await self._process.stdout.readexactly(length)
                if kind != DATA:
                    break
                size += length
                if size > most:
                    self.kill()
                    raise Refusal(413, f"the answer is larger than {most // MEBIBYTE} MiB: ask for less, with LIMIT and OFFSET")
                body.write(data)
        except (asyncio.IncompleteReadError, ConnectionError, BrokenPipeError):
            body.close()
            self.kill()
            raise Refusal(503, "this takes more memory, or deeper nesting, than the server gives to a request") from None
        except BaseException:
            body.close()
            raise
        told = json.loads(data)
        if kind == DONE:
            body.seek(0)
            return Answer(told, body, size)
        body.close()
        raise Refusal(told["status"], told["message"], told.get("headers"))

    def kill(self) -> None:
        """Ends it, whatever it does."""
        self._killed = True
        with suppress(ProcessLookupError):
            self._process.kill()

    async def close(self) -> None:
        """Ends it and waits for its end."""
        self.kill()
        await self._process.wait()


@dataclass(slots=True)
class Pool:
    """So many workers over one store."""

    folder: Path | None
    limits: Limits
    size: int
    load: Sequence[str] = ()
    memory: int = 0
    polite: bool = False  # its processes give way to others
    _idle: list[Worker] = field(default_factory=list)
    _busy: set[Worker] = field(default_factory=set)
    _slots: asyncio.Semaphore = field(init=False)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _long: int = 0
    _closed: bool = False

    def __post_init__(self) -> None:
        self._slots = asyncio.Semaphore(self.size)

    async def start(self) -> None:
        """Starts the workers and waits until the first is ready.

        Raises:
            Refusal: it cannot open the store.
        """
        first = await self._start_worker()
        self._idle.append(first)
        for _ in range(self.size - 1):
            self._replace()

    async def run(self, operation: str, arguments: dict[str, Any], *, seconds: float | None = None) -> Answer:
        """What a worker answers, within the time that one may take.

        Raises:
            Refusal: no worker is free, it takes too long, or the worker refused.
        """
        try:
            await asyncio.wait_for(self._slots.acquire(), self.limits.wait)
        except TimeoutError:
            raise Refusal(503, "the server is busy: try again in a while", {"Retry-After": "5"}) from None
        try:
            return await self._run(operation, arguments, self.limits.seconds if seconds is None else seconds)
        finally:
            self._slots.release()

    async def _run(self, operation: str, arguments: dict[str, Any], seconds: float) -> Answer:
        worker = await self._get_worker()
        self._busy.add(worker)
        asked = asyncio.ensure_future(worker.ask(operation, arguments, self.limits.answer))
        counted = False
        keep = False
        try:
            done, _ = await asyncio.wait({asked}, timeout=min(self.limits.slow, seconds))
            if not done and seconds > self.limits.slow:
                if self._long >= max(1, self.size // 2):
                    raise Refusal(503, "too many long queries run just now: try again in a while", {"Retry-After": "10"})
                self._long += 1
                counted = True
                done, _ = await asyncio.wait({asked}, timeout=seconds - self.limits.slow)
            if not done:
                raise Refusal(504, f"it takes longer than {seconds:g} seconds: ask for less")
            try:
                answer = asked.result()
            except Refusal:
                keep = worker.alive
                raise
            keep = not answer.about.pop("retire", False)
            return answer
        finally:
            self._long -= counted
            self._busy.discard(worker)
            if keep and worker.alive and not self._closed:
                self._idle.append(worker)
            else:
                asked.cancel()
                self._end(worker)
                if not self._closed:
                    self._replace()

    async def _get_worker(self) -> Worker:
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                return worker
        return await self._start_worker()

    async def _start_worker(self) -> Worker:
        worker = await Worker.start(self.folder, self.memory or self.limits.memory, self.polite)
        try:
            (await worker.ask("ping", {"load": list(self.load)}, MEBIBYTE)).body.close()
        except BaseException:
            self._end(worker)
            raise
        return worker

    def _replace(self) -> None:
        """Starts a worker in the background, where one is missing."""

        async def start() -> None:
            if len(self._idle) + len(self._busy) >= self.size:
                return
            try:
                worker = await self._start_worker()
            except Refusal as refusal:
                LOG.warning("a worker could not start: %s", refusal.message)
                return
            if self._closed or len(self._idle) + len(self._busy) >= self.size:
                self._end(worker)
            else:
                self._idle.append(worker)

        self._keep(asyncio.ensure_future(start()))

    def _end(self, worker: Worker) -> None:
        worker.kill()
        self._keep(asyncio.ensure_future(worker.close()))

    def _keep(self, task: asyncio.Task[None]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self, wait: float = 0.0) -> None:
        """Ends the workers, the busy ones after they have answered or ``wait`` seconds have passed."""
        self._closed = True
        for _ in range(int(wait * 20)):
            if not self._busy:
                break
            await asyncio.sleep(0.05)
        ends = [*self._idle, *self._busy]
        self._idle.clear()
        await asyncio.gather(*(worker.close() for worker in ends), *self._tasks, return_exceptions=True)
