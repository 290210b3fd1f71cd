"""Answers that were given before, as long as a snapshot lasts: the same question of the same store has the same answer."""

from __future__ import annotations

import asyncio
import io
import json
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any

from kg.serve.limits import MEBIBYTE
from kg.serve.pool import Answer

Run = Callable[[str, dict[str, Any]], Awaitable[Answer]]
MOST = 64 * MEBIBYTE  # of all answers together
LARGEST = MEBIBYTE  # of one; larger ones are not kept


class Cache:
    """The answers that were asked for last."""

    def __init__(self, most: int = MOST):
        self._most, self._size = most, 0
        self._answers: OrderedDict[str, tuple[str, bytes, int]] = OrderedDict()
        self._asked: dict[str, asyncio.Task[tuple[str, bytes] | list[Answer]]] = {}

    async def get(self, operation: str, arguments: dict[str, Any], run: Run) -> Answer:
        """The answer to a question: the one given before, else what ``run`` gives; of many who ask the same at once, one is let through.

        Raises:
            Refusal: ``run`` refused; that is not remembered.
        """
        key = json.dumps([operation, arguments], sort_keys=True)
        known = self._answers.get(key)
        if known is not None:
            self._answers.move_to_end(key)
            return _copy(known[0], known[1])
        if key not in self._asked:
            task = asyncio.ensure_future(self._ask(key, operation, arguments, run))
            self._asked[key] = task
            task.add_done_callback(lambda done: self._forget(key, done))
        found = await asyncio.shield(self._asked[key])
        if isinstance(found, tuple):
            return _copy(*found)
        return found.pop() if found else await run(operation, arguments)

    async def _ask(self, key: str, operation: str, arguments: dict[str, Any], run: Run) -> tuple[str, bytes] | list[Answer]:
        """What all who asked may copy; a large answer, which stays in its file, is for one of them."""
        answer = await run(operation, arguments)
        if answer.size > LARGEST:
            return [answer]
        about, body = json.dumps(answer.about), answer.read()
        self._keep(key, about, body)
        return about, body

    def _forget(self, key: str, done: asyncio.Task[tuple[str, bytes] | list[Answer]]) -> None:
        del self._asked[key]
        if not done.cancelled():
            done.exception()  # whoever still waits is told; nobody may be left

    def _keep(self, key: str, about: str, body: bytes) -> None:
        size = len(key) + len(about) + len(body)
        if size > LARGEST or key in self._answers:
            return
        self._answers[key] = (about, body, size)
        self._size += size
        while self._size > self._most:
            self._size -= self._answers.popitem(last=False)[1][2]


def _copy(about: str, body: bytes) -> Answer:
    return Answer(json.loads(about), io.BytesIO(body), len(body))
