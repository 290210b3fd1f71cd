"""How alike two spellings are."""

from __future__ import annotations


def count_edits(one: str, other: str) -> int:
    """The least number of letters to insert, leave out or exchange (Levenshtein), by bits: Myers 1999, as Hyyrö 2003 gives it.

    >>> count_edits("بلينكن", "بلينكين"), count_edits("", "ab"), count_edits("كتاب", "كاتب")
    (1, 2, 2)
    """
    if not one or not other:
        return len(one) + len(other)
    masks: dict[str, int] = {}
    for at, char in enumerate(one):
        masks[char] = masks.get(char, 0) | 1 << at
    full, last = (1 << len(one)) - 1, 1 << len(one) - 1
    plus, minus, edits = full, 0, len(one)
    for char in other:
        equal = masks.get(char, 0)
        across = (((equal & plus) + plus) ^ plus) | equal | minus
        up = minus | (~(across | plus) & full)
        down = plus & across
        edits += bool(up & last) - bool(down & last)
        up = (up << 1 | 1) & full
        plus = (down << 1) & full | (~(across | up) & full)
        minus = up & across
    return edits


def similarity(one: str, other: str) -> float:
    """1 for equal strings, 0 for those that share nothing.

    >>> similarity("ترامب", "ترمب")
    0.8
    """
    return 1 - count_edits(one, other) / max(len(one), len(other), 1)


def differ_by_one(one: str, other: str) -> bool:
    """Whether one letter is more, less or another, or two neighbours have changed places.

    >>> differ_by_one("لفرف", "لفف"), differ_by_one("لفرف", "فلرف"), differ_by_one("لفرف", "لفرف"), differ_by_one("لفرف", "فلفر")
    (True, True, False, False)
    """
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    while start < len(one) and start < len(other) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:] and len(a) > 1 and len(b) > 1)
