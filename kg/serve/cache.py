"""Answers that were given before, as long as a snapshot lasts: the same question of the same store has the same answer."""

from __future__ import annotations

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

    async def get(self, operation: str, arguments: dict[str, Any], run: Run) -> Answer:
        """The answer to a question: the one given before, else what ``run`` gives.

        Raises:
            Refusal: ``run`` refused; that is not remembered.
        """
        key = json.dumps([operation, arguments], sort_keys=True)
        known = self._answers.get(key)
        if known is not None:
            self._answers.move_to_end(key)
            return Answer(json.loads(known[0]), io.BytesIO(known[1]), len(known[1]))
        answer = await run(operation, arguments)
        if answer.size <= LARGEST:
            body, about = answer.read(), json.dumps(answer.about)
            self._keep(key, about, body)
            answer.body = io.BytesIO(body)
        return answer

    def _keep(self, key: str, about: str, body: bytes) -> None:
        size = len(key) + len(about) + len(body)
        if size > LARGEST or key in self._answers:
            return
        self._answers[key] = (about, body, size)
        self._size += size
        while self._size > self._most:
            self._size -= self._answers.popitem(last=False)[1][2]
