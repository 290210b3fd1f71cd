"""Capitals: the city, or the government that sits in it."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc

from kg.mentions.lexicon import bare
from kg.model import Mention
from kg.tables import get_table, iter_rows
from kg.text.normalise import fold

CAPITAL = fold("عاصمة")


class Locatives:
    """The words before a capital that make it a place (`في`, `العاصمة`, `زار`), and those after it (`اليوم`), from the table."""

    def __init__(self) -> None:
        rows = list(iter_rows(get_table("lexicons/locatives.tsv"), "word", "note"))
        self.before = {fold(r["word"]) for r in rows}
        self.journeys = {fold(r["word"]) for r in rows if r["note"] == "journey"}


_LOCATIVES: list[Locatives] = []


def means_city(doc: Doc, mention: Mention, starts: list[int]) -> bool:
    """Whether a capital's name stands for the city itself: behind a preposition of place or motion, or a class word.

    A capital joined by `و` to another one is what that one is (`في باريس ولندن`). ``starts`` are the offsets of the tokens.
    """
    if not _LOCATIVES:
        _LOCATIVES.append(Locatives())
    i = bisect_right(starts, mention.start) - 1
    j = i - 1
    steps = 0
    while j > 0 and doc[j].norm_ in {"و", '"', "«", "(", "،"} and steps < 4:
        if doc[j].norm_ == "و" and doc[j - 1].is_alpha and doc[j - 1].norm_ != "و":
            j -= 2
        else:
            j -= 1
        steps += 1
    if j < 0:
        return False
    known = _LOCATIVES[0]
    word, ahead = doc[j].norm_, doc[j - 1].norm_ if j else ""
    if bare(ahead) == CAPITAL and word.startswith("ال"):  # العاصمة البرتغالية لشبونة
        return True
    if word == "ل":  # زيارة لواشنطن
        return bare(ahead) in known.journeys
    return word in known.before or bare(word) in known.before


def token_starts(doc: Doc) -> list[int]:
    """The offset of every token, for bisection."""
    return [t.idx for t in doc]
