"""Folding Arabic text for comparison, without ever losing where a character came from.

Two words that differ only in diacritics, tatweel, hamza seats, alef maqsura, ta marbuta, presentation forms, Persian letters, digit
sets or invisible marks fold to the same string.
"""

from __future__ import annotations

import unicodedata
from functools import cache

TATWEEL = "\u0640"
#: Zero-width and bidirectional marks (Unicode category Cf as it occurs in Arabic news), byte order mark included.
INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u061c\u00ad")
#: Letters that news spelling confuses, to one of them; Persian and Urdu forms to the Arabic ones.
SEATS = str.maketrans("أإآٱىةؤئیکگڤپچژھہۀێ", "ااااي" + "هويي" + "ككفبجزهههي")
SPACES = frozenset("\u00a0\u202f\u2007\u2009\u2003\u2002\u3000\u2028\u2029\u0085")


@cache
def fold_char(char: str) -> str:
    """What one character folds to: usually one character, none for marks, several for a ligature."""
    if char == TATWEEL or char in INVISIBLE or unicodedata.combining(char):
        return ""
    if char in SPACES:
        return " "
    if unicodedata.decimal(char, -1) >= 0:
        return str(unicodedata.decimal(char))
    if "\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufeff" or "\uff00" <= char <= "\uffef":
        return "".join(fold_char(c) for c in unicodedata.normalize("NFKC", char) if c != char)
    return char.translate(SEATS).lower()


def fold(text: str) -> str:
    """``text`` folded: ``fold("الأميركيّة") == fold("الاميركيه")``."""
    return "".join(map(fold_char, text))


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """``text`` folded, and for each folded character the offset it has in ``text``, with ``len(text)`` appended.

    A span ``[i, j)`` of the folded string is ``text[offsets[i]:offsets[j - 1] + 1]`` plus the marks that follow it; see :func:`unfold`.
    """
    folded: list[str] = []
    offsets: list[int] = []
    for at, char in enumerate(text):
        piece = fold_char(char)
        folded.append(piece)
        offsets.extend([at] * len(piece))
    offsets.append(len(text))
    return "".join(folded), offsets


def unfold(text: str, offsets: list[int], start: int, end: int) -> tuple[int, int]:
    """The span of ``text`` that the folded span ``[start, end)`` came from, trailing marks of its last letter included."""
    last = offsets[end - 1] + 1
    while last < len(text) and text[last] != "\n" and not fold_char(text[last]) and text[last] not in INVISIBLE:
        last += 1
    return offsets[start], last


def open_ending(norm: str) -> str:
    """A folded noun as it stands before a pronoun or an ending.

    >>> open_ending("حكومه"), open_ending("حزب")
    ('حكومت', 'حزب')
    """
    return norm[:-1] + "ت" if norm.endswith("ه") else norm


def split_pronoun(norm: str) -> str:
    """The pronoun that a folded noun ends in: ها | هما | هم | ه, or nothing.

    >>> split_pronoun("بلادها"), split_pronoun("وطنهم"), split_pronoun("البلاد")
    ('ها', 'هم', '')
    """
    return next((pronoun for pronoun in ("هما", "ها", "هم", "ه") if norm.endswith(pronoun)), "")
