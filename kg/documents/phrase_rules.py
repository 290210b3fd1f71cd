"""What the phrases of ``data/lexicons/furniture.tsv`` mark: lines, labels with what they label, blocks, scraps joined to a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.documents.page import LONGEST_CAPTION, LONGEST_LABEL, NEAR, NUMBER, STOPS, Line, make_key
from kg.documents.phrases import get_phrases, get_pieces
from kg.model import Furniture

#: The longest entry of a list of links, in code points, and the most that such a list within an article has.
LONGEST_LINK, MOST_LINKS = 130, 6


def find_phrases(lines: list[Line]) -> Iterator[Furniture]:
    """What the table's phrases mark."""
    for i, line in enumerate(lines):
        if (kind := get_phrases("line").get(line.key)) and _stands_apart(lines, i):
            yield line.mark(kind)
        elif kind := get_phrases("block").get(_without_number(line.key)):
            yield from _block(lines, i, kind)
        elif found := _label(line):
            yield from _labelled(lines, i, *found)
        elif len(line.text) <= LONGEST_CAPTION and (kind := _contained(line)):
            yield line.mark(kind)
        else:
            yield from _within(line, i == len(lines) - 1)


def _stands_apart(lines: list[Line], i: int) -> bool:
    """Whether a line with a furniture phrase is no headline and no entry of the article's own list, which one word could be."""

    def listed(line: Line) -> bool:
        return line.text[-1] in "،,:"

    if len(lines[i].key.split()) > 1:
        return True
    if listed(lines[i]):
        return False
    beside = [line for line in (*lines[max(i - 1, 0) : i], *lines[i + 1 : i + 2]) if line.key in get_phrases("line") and not listed(line)]
    return bool(beside) or (i > 0 and (i < NEAR or i >= len(lines) - NEAR))


def _without_number(key: str) -> str:
    """A head such as ``التعليقات (3)`` without its count."""
    return " ".join(word for word in re.split(r"\W+", key) if word and not word.isdigit())


def _label(line: Line) -> tuple[str, str] | None:
    """(kind, what follows) of a line that begins with a label and a colon, or is one."""
    if len(line.text) > LONGEST_LABEL:
        return None
    head, colon, rest = line.folded.partition(":")
    kind = get_phrases("label").get(make_key(head))
    if kind is None or (not colon and kind in {"byline", "credit", "date"}):
        return None
    return kind, rest.strip()


def _labelled(lines: list[Line], i: int, kind: str, rest: str) -> Iterator[Furniture]:
    """A labelled line, with the lines that belong to a label that stands alone."""
    if not _fits(lines, i, kind, rest):
        return
    yield lines[i].mark(kind)
    if rest or kind not in {"source", "related", "tags"}:
        return
    for entry in lines[i + 1 : i + 1 + (MOST_LINKS if kind == "related" else 1)]:
        if (entry.after_blank and entry.number > i + 1) or entry.ends_sentence or len(entry.text) > LONGEST_LINK:
            return
        yield entry.mark(kind)


def _fits(lines: list[Line], i: int, kind: str, rest: str) -> bool:
    """Whether a line with a label is that piece of furniture, and no sentence that begins with the same word."""
    line, words = lines[i], len(rest.split())
    low = i >= len(lines) - NEAR
    match kind:
        case "source":  # "the source: I do not know" is said within an article
            return low and not line.ends_sentence and (not rest or (line.text[-1] not in STOPS and len(rest) <= 80))
        case "byline":
            return (i < NEAR or low) and words <= 8 and not line.ends_sentence
        case "date":
            return words <= 8 and bool(NUMBER.search(rest)) and not line.ends_sentence
        case "tags":
            return low and words <= 12 and not line.ends_sentence
        case "credit":
            return words <= 8 and not line.ends_sentence
    return True


def _block(lines: list[Line], i: int, kind: str) -> Iterator[Furniture]:
    """The head of a list below an article, with its entries: only where what follows is short and not prose."""
    yield lines[i].mark(kind)
    below = lines[i + 1 :]
    above = sum(len(line.text) for line in lines[:i])
    if sum(len(line.text) for line in below) > above / 2:
        return
    for entry in below:
        if kind == "related" and (entry.ends_sentence or len(entry.text) > LONGEST_LINK):
            return
        yield entry.mark(kind)


def _contained(line: Line) -> str | None:
    for form, kind in get_phrases("contains").items():
        if form in line.key:
            return kind
    if line.ends_sentence:
        return None
    return next((kind for form, kind in get_phrases("start").items() if _begins(line.key, form)), None)


def _begins(key: str, form: str) -> bool:
    return key.startswith(form) and not key[len(form) : len(form) + 1].isalnum()


def _within(line: Line, last: bool) -> Iterator[Furniture]:
    """Furniture that a crawler joined to a paragraph: before it, behind it."""
    folded = line.folded
    for form, kind in get_pieces("lead"):
        if _begins(folded, form):
            yield line.mark_piece(0, len(form), kind)
            break
    for form, kind in get_pieces("tail"):
        if folded.endswith(form) and (len(folded) == len(form) or not folded[-len(form) - 1].isalnum()):
            yield line.mark_piece(len(folded) - len(form), len(folded), kind)
            break
    for form, kind in get_pieces("rest"):
        at = folded.find(form)
        if at == 0 or (at > 0 and (not folded[at - 1].isalnum() and _stops(folded[:at]))):
            yield line.mark_piece(at, len(folded), kind)
            return
    for form, kind in get_pieces("rest-after-stop") if last else ():
        at = folded.rfind(f" {form} ") + 1
        rest = folded[at:]
        if at and _stops(folded[:at]) and len(rest) <= LONGEST_LABEL and not set(rest) & set(".!؟?:"):
            yield line.mark_piece(at, len(folded), kind)


def _stops(text: str) -> bool:
    return text.rstrip()[-1:] in STOPS
