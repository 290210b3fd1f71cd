"""A text as lines that can be compared: folded, with the way back to its offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.model import Furniture
from kg.text.normalise import fold, fold_with_offsets, unfold

EDGE = re.compile(r"^\W+|\W+$")
NUMBER = re.compile(r"\d+")
#: How near to the beginning or the end of a text a line must be to be a date, a signature or a byline.
NEAR = 6
#: The longest line, in code points, that is a label with what it labels, and that is a caption.
LONGEST_LABEL, LONGEST_CAPTION = 160, 320
STOPS = frozenset(".!?؟…؛:»”\"'")


@dataclass(frozen=True)
class Line:
    """A line that is not blank, without the white space around it; ``number`` counts such lines from 0."""

    number: int
    start: int
    end: int
    text: str
    after_blank: bool  # a blank line stands before it

    @cached_property
    def key(self) -> str:
        """The line for comparison: folded, single spaces, no punctuation around it."""
        return make_key(self.text)

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        return fold_with_offsets(self.text)

    @property
    def folded(self) -> str:
        """The line folded, as :meth:`span` counts in it."""
        return self._folded[0]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the document of a span of :attr:`folded`."""
        first, last = unfold(self.text, self._folded[1], start, end)
        return self.start + first, self.start + last

    def mark(self, kind: str) -> Furniture:
        """The whole line as furniture."""
        return Furniture(self.start, self.end, kind)

    def mark_piece(self, start: int, end: int, kind: str) -> Furniture:
        """A span of :attr:`folded` as furniture."""
        return Furniture(*self.span(start, end), kind)

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence of running text does."""
        return self.text.rstrip("\"'»”)")[-1:] in {".", "؟", "!", "?", "…"} or self.text[-1:] in {"»", "”"}


def make_key(text: str) -> str:
    """A string for comparison.

    >>> make_key(" شارِك القصّة: ") == make_key("شارك القصة")
    True
    """
    return EDGE.sub("", " ".join(fold(text).split()))


def iter_lines(text: str) -> Iterator[Line]:
    """The lines of a text that are not blank."""
    number, at, blank = 0, 0, False
    for piece in text.split("\n"):
        stripped = piece.strip(" \t\r\u00a0\u200e\u200f\ufeff")
        if stripped:
            start = at + piece.index(stripped)
            yield Line(number, start, start + len(stripped), stripped, blank)
            number, blank = number + 1, False
        else:
            blank = True
        at += len(piece) + 1
