"""What the server answers from: the newest snapshot of the store with the processes that read it.

The store's files are looked at every other second. Once they have changed and no build holds the store, a new snapshot is taken; requests
then go to new processes, and those of the old snapshot end when they have answered.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import KgError, StoreError, StoreLockedError
from kg.serve.cache import Cache
from kg.serve.limits import MEBIBYTE, Limits
from kg.serve.pool import Answer, Pool
from kg.serve.refusals import Refusal
from kg.serve.snapshot import Snapshot, read_signature

LOG = logging.getLogger("kg.serve")
LOOK = 2.0  # seconds between two looks at the store
LINKING_MEMORY = 3072 * MEBIBYTE  # of the process that reads texts: the pipeline is large
PATIENCE = 60.0  # seconds that the old processes have to answer


@dataclass(slots=True)
class Generation:
    """A snapshot with two pools: whatever a client may ask takes from ``open``, the server's own questions from ``own``."""

    snapshot: Snapshot
    open: Pool
    own: Pool
    cache: Cache = field(default_factory=Cache)

    async def close(self, wait: float = 0.0) -> None:
        """Ends the processes and removes the snapshot."""
        await asyncio.gather(self.open.close(wait), self.own.close(wait))
        await asyncio.to_thread(self.snapshot.delete)


class Source:
    """The store as it is served."""

    def __init__(self, store: Path, limits: Limits, *, reads_texts: bool = True):
        self.store, self.limits, self.reads_texts = store, limits, reads_texts
        self._generation: Generation | None = None
        self._watching: asyncio.Task[None] | None = None
        self._retiring: set[asyncio.Task[None]] = set()
        self._lock = asyncio.Lock()
        self._linking: Pool | None = None
        self._linking_lock = asyncio.Lock()
        self._warming: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Takes the first snapshot, and watches for changes from then on.

        Raises:
            StoreError: there is no store, or somebody writes it.
        """
        self._generation = await self._make()
        self._watching = asyncio.create_task(self._watch())
        if self.reads_texts:
            self._warming = asyncio.create_task(self.warm())

    @property
    def version(self) -> str:
        """Changes whenever what is served does."""
        return self._generation.snapshot.version if self._generation else ""

    async def run(self, operation: str, arguments: dict[str, Any]) -> Answer:
        """Asks a process for what a client made up.

        Raises:
            Refusal: see :meth:`kg.serve.pool.Pool.run`.
        """
        return await self._get().open.run(operation, arguments)

    async def ask(self, operation: str, arguments: dict[str, Any]) -> Answer:
        """Asks a process for what the server made up: no query of a client can be in the way, and what was asked before is remembered.

        Raises:
            Refusal: see :meth:`kg.serve.pool.Pool.run`.
        """
        generation = self._get()
        return await generation.cache.get(operation, arguments, generation.own.run)

    async def write(self, operation: str, arguments: dict[str, Any]) -> Answer:
        """Lets a process of its own change the store; one at a time.

        Raises:
            Refusal: it refused, or takes too long: then the store is as it was.
        """
        async with self._lock:
            pool = Pool(None, self.limits, 1)
            try:
                await pool.start()
                return await pool.run(operation, arguments)
            finally:
                await pool.close()

    async def link(self, arguments: dict[str, Any]) -> Answer:
        """Asks the process that reads texts; it is started when the first text comes, or by :meth:`warm`.

        Raises:
            Refusal: see :meth:`kg.serve.pool.Pool.run`.
        """
        return await (await self._get_linking()).run("link", arguments)

    async def warm(self) -> None:
        """Starts the process that reads texts."""
        try:
            await self._get_linking()
        except Refusal as refusal:
            LOG.warning("texts cannot be read: %s", refusal.message)

    async def _get_linking(self) -> Pool:
        if not self.reads_texts:
            raise Refusal(403, "this server reads no texts: it was started with --no-link")
        async with self._linking_lock:
            if self._linking is None:
                pool = Pool(None, self.limits, 1, ("pipeline",), max(self.limits.memory, LINKING_MEMORY))
                await pool.start()
                self._linking = pool
            return self._linking

    async def refresh(self) -> bool:
        """Takes a new snapshot if the store has changed; whether it has."""
        async with self._lock:
            old = self._get()
            if await asyncio.to_thread(read_signature, self.store) == old.snapshot.signature:
                return False
            self._generation = await self._make()
            task = asyncio.create_task(old.close(PATIENCE))
            self._retiring.add(task)
            task.add_done_callback(self._retiring.discard)
            LOG.info("the store has changed: reading it anew")
            return True

    async def close(self) -> None:
        """Ends every process and removes every snapshot."""
        for watching in (self._watching, self._warming):
            if watching is not None:
                watching.cancel()
        for task in self._retiring:
            task.cancel()
        await asyncio.gather(*self._retiring, return_exceptions=True)
        generation, self._generation = self._generation, None
        linking, self._linking = self._linking, None
        if linking is not None:
            await linking.close()
        if generation is not None:
            await generation.close()

    def _get(self) -> Generation:
        if self._generation is None:
            raise Refusal(503, "the server is closing", {"Retry-After": "10"})
        return self._generation

    async def _make(self) -> Generation:
        snapshot = await asyncio.to_thread(Snapshot.take, self.store)
        load = ("store",)
        generation = Generation(
            snapshot,
            Pool(snapshot.folder, self.limits, self.limits.workers, load, polite=True),
            Pool(snapshot.folder, self.limits, self.limits.workers, load),
        )
        try:
            await generation.own.start()
            (await generation.own.run("index", {}, seconds=PATIENCE * 10)).body.close()
            await generation.open.start()
        except Refusal as refusal:
            await generation.close()
            raise StoreError(f"{self.store}: {refusal.message}") from None
        except BaseException:
            await generation.close()
            raise
        return generation

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(LOOK)
            try:
                await self.refresh()
            except StoreLockedError:  # a build is under way: what it makes is read when it is done
                continue
            except (KgError, Refusal, OSError) as error:
                LOG.warning("the store cannot be read anew: %s", error)
                await asyncio.sleep(10 * LOOK)
