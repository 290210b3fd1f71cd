"""A text cut where marks begin and end, so that marks may lie in each other and overlap and the text stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text; ``layer`` is what is marked, ``id`` by what it can be found, ``note`` the number of its remark."""

    start: int
    end: int
    layer: str
    id: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text that the same marks cover, in the order given; ``begins`` and ``ends`` are those that do so here."""

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()


def split(text: str, marks: Iterable[Mark]) -> Iterator[Segment]:
    """The pieces of a text between the edges of marks; joined they are the text. Marks outside the text, and empty ones, are left out.

    >>> for piece in split("abcdef", [Mark(1, 4, "x", "1"), Mark(2, 6, "y", "2")]):
    ...     print(piece.text, [mark.layer for mark in piece.marks])
    a []
    b ['x']
    cd ['x', 'y']
    ef ['y']
    """
    kept = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    edges = sorted({0, len(text), *(mark.start for mark in kept), *(mark.end for mark in kept)})
    starting: dict[int, list[Mark]] = {}
    for mark in kept:
        starting.setdefault(mark.start, []).append(mark)
    order = {id(mark): place for place, mark in enumerate(kept)}
    open_: list[Mark] = []
    for start, end in pairwise(edges):
        begins = starting.get(start, [])
        open_ = [mark for mark in open_ if mark.end > start] + begins
        open_.sort(key=lambda mark: order[id(mark)])
        yield Segment(text[start:end], tuple(open_), tuple(begins), tuple(mark for mark in open_ if mark.end == end))
