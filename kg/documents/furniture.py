"""Site furniture in a text: what the page put around the article, marked so that nothing is extracted from it.

Marking a sentence of the article loses what it says; leaving a share button costs next to nothing. Every rule is therefore tied to a place
(the first lines, the last ones, a line of its own) besides its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from kg.documents.page import LONGEST_CAPTION, LONGEST_LABEL, NEAR, NUMBER, STOPS, Line, iter_lines, make_key
from kg.documents.phrase_rules import find_phrases
from kg.documents.phrases import get_date_words, get_phrases, is_signature
from kg.model import Furniture

FULL_STOPS = ".؟!…"
CREDIT = re.compile(r"\(([^()]{1,45})\)\s*$")
DASHED_CREDIT = re.compile(r"\s[-–—|]\s*([^-–—|()]{2,30})$")
DASH = re.compile(r"\s*[-–—ـ/|]+\s*")
DIGITS_AND_WORDS = re.compile(r"\d+|[^\W\d_]+")


def find_furniture(text: str, title: str | None = None) -> tuple[Furniture, ...]:
    """The furniture of a text, in order and without overlaps.

    Args:
        text: as the document gives it.
        title: the article's, where it is known apart from the text.
    """
    lines = list(iter_lines(text))
    found: list[Furniture] = []
    for rule in (find_phrases, _dates, _signatures, _captions, _datelines):
        found.extend(rule(lines))
    marked = {span.start for span in found}
    headline = next((line for line in lines if line.start not in marked), None)
    if headline is not None:
        found.extend(_repeated(lines, headline))
        found.extend(_headlines(lines, headline, title))
    return _merge(found, text)


def _dates(lines: list[Line]) -> Iterator[Furniture]:
    """A line near an edge that is a date, a time, or an agency's place and date."""
    for line in lines:
        if not (line.number < NEAR or line.number >= len(lines) - NEAR) or len(line.text) > 90 or line.ends_sentence:
            continue
        words = DIGITS_AND_WORDS.findall(line.folded)
        numbers = [word for word in words if word.isdigit()]
        other = [word for word in words if not word.isdigit() and word not in get_date_words()]
        clock = re.search(r"\b\d{1,2}:\d{2}\b", line.folded)
        year = any(len(number) == 4 for number in numbers)
        if not numbers or not (clock or (year and len(words) >= 3)):
            continue
        if not other:
            yield line.mark("date")
        elif len(numbers) >= 4 and words.index(numbers[0]) <= 4 and other[-1] == words[-1] and is_signature(other[-1], outlets=False):
            yield line.mark("dateline")


def _signatures(lines: list[Line]) -> Iterator[Furniture]:
    """Lines that only say who wrote or whose it is: ``name – outlet`` below the headline, agencies below the text."""
    for line in lines[1:]:
        if len(line.text) > 70 or line.ends_sentence or line.text[-1] in STOPS or NUMBER.search(line.text):
            continue
        if line.number >= len(lines) - 3 and is_signature(line.folded, outlets=True) and len(lines) > 2:
            yield line.mark("source")
        elif line.number <= 3:
            sides = [side.split() for side in DASH.split(line.folded) if side.strip()]
            if is_signature(line.folded, outlets=False):
                yield line.mark("byline")
            elif len(sides) == 2 and all(len(side) <= 4 for side in sides) and not set(line.text) & set(':«»"؟!'):
                names = [" ".join(side) for side in sides]
                if any(is_signature(name, outlets=True) for name in names):
                    yield line.mark("byline")


def _captions(lines: list[Line]) -> Iterator[Furniture]:
    """A line that ends with a picture's credit; behind a full stop only the credit is none of the article."""
    for line in lines:
        start = _find_credit(line)
        if start is None:
            continue
        before = line.text[:start].rstrip()
        if not before or before[-1] in FULL_STOPS:
            yield Furniture(line.start + start, line.end, "credit")
        elif len(line.text) <= LONGEST_CAPTION and not re.search(rf"[{FULL_STOPS}]\s", before):
            yield line.mark("caption")


def _find_credit(line: Line) -> int | None:
    """Where the credit of a picture begins at the end of a line: in brackets, or behind a dash in a short one."""
    found = CREDIT.search(line.text)
    if found and is_signature(found[1], outlets=True):
        return found.start()
    found = DASHED_CREDIT.search(line.text)
    if found and line.number and len(line.text) <= LONGEST_LABEL and is_signature(found[1], outlets=False):
        return found.start()
    return None


def _repeated(lines: list[Line], headline: Line) -> Iterator[Furniture]:
    """The same line two times running: a caption with its alternative text, a gallery; of a sentence, the second time is none."""
    for _, group in groupby(lines, key=lambda line: line.key):
        same = list(group)
        if len(same) > 1 and len(same[0].key.split()) > 1:
            keep = same[0] if same[0].ends_sentence else headline
            yield from (line.mark("caption") for line in same if line is not keep)


def _headlines(lines: list[Line], headline: Line, title: str | None) -> Iterator[Furniture]:
    """The headline, or the title that the record gives, said again as a line."""
    known = make_key(title or "")
    for line in lines[headline.number + 1 :]:
        again = line.key == headline.key or (line.key == known and line.number > headline.number + 1)
        if again and len(line.key.split()) >= 3 and len(line.text) <= LONGEST_CAPTION:
            yield line.mark("headline")


def _datelines(lines: list[Line]) -> Iterator[Furniture]:
    """What an agency writes before its first words: ``(CNN)--``, ``city – agency:``, ``city (agency) –``."""
    for line in lines:
        head = line.folded[:110]
        for found in re.finditer(r"\(([^()]{2,30})\)\s*[-–—ـ:]+|:|--|[-–—](?=\s)", head):
            prefix, inner = head[: found.start()], found[1]
            if len(prefix.split()) > 6 or set(prefix) & set('.؟!«»"()'):
                break
            if inner is not None:
                if is_signature(inner, outlets=True):
                    yield line.mark_piece(0, found.end(), "dateline")
                break
            sides = [side for side in DASH.split(prefix) if side.strip()]
            named = len(sides) > 1 and is_signature(sides[-1], outlets=False)
            if found[0] == ":" and (named or (make_key(prefix) in get_phrases("generic") and line.number)):
                yield line.mark_piece(0, found.end(), "dateline")
                break


def _merge(found: list[Furniture], text: str) -> tuple[Furniture, ...]:
    """Sorted, overlaps joined under the kind of the first."""
    merged: list[Furniture] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if merged and span.start < merged[-1].end:
            last = merged.pop()
            span = Furniture(last.start, max(last.end, span.end), last.kind)
        merged.append(span)
    return tuple(span for span in merged if text[span.start : span.end].strip())
