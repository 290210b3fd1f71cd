"""Answers that are remembered."""

from __future__ import annotations

import asyncio
import io
from typing import Any

from kg.serve.cache import Cache
from kg.serve.pool import Answer
from kg.serve.refusals import Refusal


def test_a_question_is_asked_once_and_the_oldest_answer_goes_first() -> None:
    asked: list[str] = []

    async def run(operation: str, arguments: dict[str, Any]) -> Answer:
        asked.append(arguments["name"])
        return Answer({"kind": operation}, io.BytesIO(b"x" * arguments["size"]), arguments["size"])

    async def ask() -> None:
        cache = Cache(250_000)
        for name, size in (("a", 100_000), ("a", 100_000), ("b", 100_000), ("a", 100_000), ("c", 100_000), ("a", 100_000), ("b", 100_000)):
            answer = await cache.get("page", {"name": name, "size": size}, run)
            assert (answer.about, len(answer.read())) == ({"kind": "page"}, size)
        for _ in range(2):
            assert len((await cache.get("page", {"name": "large", "size": 2_000_000}, run)).read()) == 2_000_000

    asyncio.run(ask())
    assert asked == ["a", "b", "c", "b", "large", "large"]


def test_of_many_who_ask_the_same_at_once_one_is_let_through() -> None:
    asked: list[str] = []

    async def run(operation: str, arguments: dict[str, Any]) -> Answer:
        asked.append(operation)
        await asyncio.sleep(0.05)
        if operation == "bad":
            raise Refusal(400, "no")
        return Answer({}, io.BytesIO(b"x"), 1)

    async def ask() -> list[Any]:
        cache = Cache()
        first = await asyncio.gather(*(cache.get("page", {}, run) for _ in range(5)))
        assert [answer.read() for answer in first] == [b"x"] * 5
        return await asyncio.gather(*(cache.get("bad", {}, run) for _ in range(3)), return_exceptions=True)

    refused = asyncio.run(ask())
    assert all(isinstance(error, Refusal) for error in refused)
    assert asked == ["page", "bad"]
