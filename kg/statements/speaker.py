"""The speaker of a statement."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: ``entities``, or ``text`` where the source is unnamed; ``gender`` is that of the verb that had this subject.

    ``several`` tells that they are people, so that a verb in the masculine singular cannot refer to them. ``start`` and ``end`` are code
    points; ``aside`` tells that it is said in a relative clause, which only the same sentence refers back to.
    """

    entities: tuple[str, ...] = ()
    text: str | None = None
    start: int = -1
    end: int = -1
    gender: str = ""
    several: bool = False
    aside: bool = False
