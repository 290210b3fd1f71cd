"""Which quotation mark closes which: every style, mismatched styles, quotations that run over lines."""

from __future__ import annotations

from collections.abc import Sequence

OPENING = frozenset("«“„‘‹")
CLOSING = frozenset("»”’›″")
EITHER = frozenset("\"'")
STOPS = frozenset(".،,؛;:!؟?)")
MARKS = OPENING | CLOSING | EITHER
#: A quotation may run over so many line breaks and words: a paragraph of an interview, not the rest of an article whose mark is missing.
LONGEST_LINES = 5
#: One that begins a line and ends another runs over so many.
LONGEST_PARAGRAPHS = 12
LONGEST_WORDS = 220
#: Particles written onto what is quoted: و"نعم", بـ”نعم”.
CLITICS = frozenset(("و", "ب", "ل", "ف", "ك", "بـ", "لـ", "كـ", "الـ"))
#: A quotation of more words is a sentence, which another in the same marks does not hold.
SENTENCE = 8
#: A mark that only opens, with white space on both sides, closes no more words than this: موقع «العروس « الذي.
SHORT_NAME = 3


def pair_quotations(texts: Sequence[str], lines: Sequence[int], spaced: Sequence[bool]) -> dict[int, int]:
    """The index of each opening mark → that of its closing mark.

    Marks pair up within their line first; an opening mark left over there may be closed by a mark left over on one of the next lines.

    Args:
        texts: the words and marks of a document.
        lines: the number of the line of each.
        spaced: whether white space or nothing stands before each.

    >>> pair_quotations(['قال', ':', '"', 'نعم', '"', '.'], [0] * 6, [True, False, True, False, False, False])
    {2: 4}
    """
    pairs: dict[int, int] = {}
    open_before: list[int] = []
    k = 0
    while k < len(texts):
        line_end = k
        while line_end < len(texts) and lines[line_end] == lines[k]:
            line_end += 1
        unclosed, stray = _pair_line(texts, range(k, line_end), spaced, pairs)
        if not open_before:
            stray = _pair_strays(texts, stray, pairs)
        for close in stray:
            while open_before:
                start = open_before.pop()
                whole = _begins_line(lines, start) and _ends_line(texts, lines, close)
                reach = LONGEST_PARAGRAPHS if whole else LONGEST_LINES
                near = lines[close] - lines[start] <= reach and close - start <= LONGEST_WORDS
                if near and _alike(texts[start], texts[close]) and not _holds_sentence(texts, pairs, start, close):
                    pairs[start] = close
                    break
        open_before = [s for s in open_before if lines[line_end - 1] - lines[s] < LONGEST_PARAGRAPHS] + unclosed
        k = line_end
    return pairs


def _pair_strays(texts: Sequence[str], stray: list[int], pairs: dict[int, int]) -> list[int]:
    """Pair marks that look like closing ones, ”…” or " …", but none before a stop, which opens nothing; those that are left over."""
    left: list[int] = []
    for k in stray:
        if left and left[-1] + 1 < k and texts[left[-1] + 1] not in STOPS:
            pairs[left.pop()] = k
        else:
            left.append(k)
    return left


def _holds_sentence(texts: Sequence[str], pairs: dict[int, int], start: int, close: int) -> bool:
    """Whether a sentence in the same marks is quoted between two, so that they are not one quotation's."""
    inner = ((s, e) for s, e in pairs.items() if start < s and e < close and e - s > SENTENCE)
    return any(_alike(texts[start], texts[s]) for s, _ in inner)


def _begins_line(lines: Sequence[int], k: int) -> bool:
    return k == 0 or lines[k - 1] != lines[k]


def _ends_line(texts: Sequence[str], lines: Sequence[int], k: int) -> bool:
    behind = k + 1 + (k + 1 < len(texts) and texts[k + 1] in STOPS)
    return behind >= len(texts) or lines[behind] != lines[k]


def _pair_line(texts: Sequence[str], line: range, spaced: Sequence[bool], pairs: dict[int, int]) -> tuple[list[int], list[int]]:
    """Pair the marks of one line into ``pairs``; the opening and the closing marks that found no partner."""
    stack: list[int] = []
    stray: list[int] = []
    for k in line:
        mark = texts[k]
        if mark not in MARKS or (mark in "'’‘" and not _outer(texts, line, spaced, k)):
            continue
        closer = next((s for s in reversed(stack) if _alike(texts[s], mark)), None)
        if _is_on_clitic(texts, line, spaced, k):
            closes = False  # و"نعم
        elif mark == "«":
            apart = spaced[k] and k + 1 in line and spaced[k + 1]
            closes = closer is not None and apart and texts[closer] == mark and k - closer - 1 <= SHORT_NAME
        elif mark in OPENING:
            closes = closer is not None and not _may_open(texts, line, spaced, k)
        elif mark in CLOSING:
            closes = True
        else:
            behind = k + 1 not in line or spaced[k + 1] or texts[k + 1] in STOPS  # nothing is written onto it
            closes = closer is not None and (not spaced[k] or behind or len(stack) > 1)
            if closer is None and k > line.start and not spaced[k] and behind:
                closes = True
            if closer is None and k > line.start and _ends(texts, line, k):
                closes = True  # … هنا " . at the end of a line, nothing to open
        if not closes:
            stack.append(k)
        elif closer is None:
            stray.append(k)
        else:
            while stack[-1] != closer:
                stack.pop()
            pairs[stack.pop()] = k
    return stack, stray


def _ends(texts: Sequence[str], line: range, k: int) -> bool:
    """Whether nothing but stops stands behind a mark in its line."""
    return all(texts[j] in STOPS for j in range(k + 1, line.stop))


def _may_open(texts: Sequence[str], line: range, spaced: Sequence[bool], k: int) -> bool:
    """Whether a mark has the spacing of an opening one: white space before it, or a word close behind it."""
    return spaced[k] or not (k + 1 not in line or spaced[k + 1] or texts[k + 1] in STOPS)


def _is_on_clitic(texts: Sequence[str], line: range, spaced: Sequence[bool], k: int) -> bool:
    """Whether a mark stands between a particle and the word that it is written onto."""
    return k - 1 in line and texts[k - 1] in CLITICS and not spaced[k] and k + 1 in line and not spaced[k + 1] and texts[k + 1] not in STOPS


def _outer(texts: Sequence[str], line: range, spaced: Sequence[bool], k: int) -> bool:
    """Whether a single mark stands at the edge of a word, not inside one as an apostrophe."""
    return spaced[k] or k + 1 not in line or spaced[k + 1] or not (texts[k - 1][-1:].isalpha() and texts[k + 1][:1].isalpha())


def _alike(start: str, close: str) -> bool:
    """Whether the marks may belong together: angle with angle, double with double, single with single."""
    families = ("«»‹›", "\"“”„″", "'‘’")
    mixed = (start in "“„\"" and close in "«»") or (start == "«" and close in "”\"")
    return mixed or any(start in family and close in family for family in families)
