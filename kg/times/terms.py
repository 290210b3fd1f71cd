"""A text as terms: words with the kinds that the lexicon gives them, numbers, and the punctuation that dates use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc

from kg.text.normalise import fold, fold_with_offsets, unfold
from kg.times.lexicon import PIECES, Month, Value, get_lexicon, get_longest

PUNCTUATION = {"/": "slash", "\\": "slash", "-": "dash", "–": "dash", "—": "dash", "،": "comma", ",": "comma", "(": "open", ")": "close"}
#: 16/6/2021, 16-06-2021, 16.6.2021, 2021-06-16, 2021/6/16.
NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2}([/.-])\d{1,2}\2\d{4}|\d{4}([/.-])\d{1,2}\3\d{1,2})(?![\d/]|[.-]\d)")
#: 1,500 360.000 12٫5 30%: an amount, never a date.
AMOUNT = re.compile(r"(?:ال)?\d+(?:[.,،٫٬]\d+)+|(?:ال)?\d+ ?[%٪]|\d+:\d+|\$ ?\d+")
#: Kinds of words of time that are definite by themselves.
DEFINITE = {"deictic", "weekday", "weekdef", "monthdef", "yeardef"}


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word and where it stands in the text; ``first`` where a sentence begins."""

    norm: str
    start: int
    end: int
    first: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """One or more words that the grammar takes as one, with a value for each kind they can be of."""

    words: tuple[Word, ...]
    kinds: dict[str, Value] = field(default_factory=dict)

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    @property
    def norm(self) -> str:
        return " ".join(word.norm for word in self.words)


def read_terms(doc: Doc) -> list[Term]:
    """The terms of a text, in order; a term never runs over a sentence's end."""
    words = list(_iter_words(doc))
    terms: list[Term] = []
    at = 0
    while at < len(words):
        length, kinds = _longest(words, at)
        terms.append(Term(tuple(words[at : at + length]), kinds))
        at += length
    return _join_months(_join_numbers(terms))


def _iter_words(doc: Doc) -> Iterator[Word]:
    """Tokens, letters parted from digits (عام2020), numeric dates and amounts in one piece."""
    whole_text = doc.text
    folded, offsets = fold_with_offsets(whole_text)
    whole: dict[int, int] = {}
    for pattern in (AMOUNT, NUMERIC):
        for found in pattern.finditer(folded):
            whole[offsets[found.start()]] = offsets[found.end() - 1] + 1
    first, done = True, 0
    for token in doc:
        first = first or bool(token.is_sent_start)
        if token.idx + len(token) <= done or token.is_space:
            continue
        if token.idx in whole:
            done = whole[token.idx]
            yield Word(fold(whole_text[token.idx : done]), token.idx, done, first)
            first = False
            continue
        begin = max(token.idx, done)  # what is written onto a date: 14/10/2015م
        text = whole_text[begin : token.idx + len(token)]
        norm, places = fold_with_offsets(text)
        pieces = list(PIECES.finditer(norm))
        whole_norm = token.norm_ if len(pieces) == 1 and norm.isalpha() and begin == token.idx else ""
        for piece in pieces:
            start, end = unfold(text, places, *piece.span())
            if whole_norm and _carries_particle(whole_norm):
                yield Word(norm[0], begin + start, begin + places[1], first)
                yield Word(norm[1:], begin + places[1], begin + end, False)
            else:
                yield Word(whole_norm or piece.group(), begin + start, begin + end, first)
            first = False


def _carries_particle(norm: str) -> bool:
    """Whether a word that the tokenizer kept whole is a particle and a definite word of time: بالأمس."""
    lexicon = get_lexicon()
    rest = lexicon.get((norm[1:],), {})
    return norm[:1] in "وفبل" and norm[1:3] == "ال" and (norm,) not in lexicon and bool(DEFINITE & rest.keys())


def _longest(words: list[Word], at: int) -> tuple[int, dict[str, Value]]:
    """How many words from ``at`` are one term, and its kinds."""
    lexicon = get_lexicon()
    limit = next((n for n in range(1, get_longest()) if at + n >= len(words) or words[at + n].first), get_longest())
    for length in range(limit, 0, -1):
        kinds = lexicon.get(tuple(w.norm for w in words[at : at + length]))
        if kinds is not None and not ("blocked" in kinds and _names_year(words, at + length)):
            return length, kinds
    return 1, _kinds_of(words[at].norm)


def _names_year(words: list[Word], at: int) -> bool:
    """Whether the word before ``at`` is the noun of a year that follows it: مؤتمر عام 1952 is no مؤتمر عام."""
    follows = at < len(words) and not words[at].first and "year_number" in _kinds_of(words[at].norm)
    return follows and "yearnoun" in get_lexicon().get((words[at - 1].norm,), {})


def _kinds_of(norm: str) -> dict[str, Value]:
    """The kinds of a word that no table lists."""
    if norm in PUNCTUATION:
        return {PUNCTUATION[norm]: norm}
    if NUMERIC.fullmatch(norm):
        return {"numeric": norm}
    digits = norm.removeprefix("ال")
    if not digits.isdecimal() or len(digits) > 4:
        return {"article": ""} if norm == "ال" else {}
    number = int(digits)
    kinds: dict[str, Value] = {"count": number}
    if 1 <= number <= 31 and len(digits) < 3:
        kinds["day_number"] = number
    if len(digits) == 4 and 1000 <= number <= 2999 and digits == norm:
        kinds["year_number"] = number
    return kinds


def _join_numbers(terms: list[Term]) -> list[Term]:
    """Number words as one term: الخامس و العشرين, خمسة و عشرين; every one of them gets the kinds that digits have."""
    joined: list[Term] = []
    at = 0
    while at < len(terms):
        term = terms[at]
        kinds, taken = dict(term.kinds), [term]
        small = next((kinds[k] for k in ("ones", "ordinal", "cardinal") if k in kinds), None)
        if small is not None and at + 2 < len(terms) and "and" in terms[at + 1].kinds and "tens" in terms[at + 2].kinds:
            taken = terms[at : at + 3]
            kinds = {"ordinal" if "cardinal" not in kinds else "cardinal": int(str(small)) + int(str(taken[2].kinds["tens"]))}
        elif "tens" in kinds:
            kinds["cardinal"] = kinds["tens"]
            if term.norm.startswith("ال"):
                kinds["ordinal"] = kinds["tens"]
        if "cardinal" in kinds:
            kinds["count"] = kinds["cardinal"]
        if "ordinal" in kinds and int(str(kinds["ordinal"])) <= 31:
            kinds["day_number"] = kinds["ordinal"]
        joined.append(Term(tuple(word for t in taken for word in t.words), kinds))
        at += len(taken)
    return joined


def _join_months(terms: list[Term]) -> list[Term]:
    """A month under two names as one term: يونيو/حزيران, أغسطس (آب), أيلول سبتمبر."""
    joined: list[Term] = []
    at = 0
    while at < len(terms):
        length = next((n for n in (4, 3, 2) if _same_month(terms[at : at + n], n)), 1)
        kinds = terms[at].kinds
        if length > 1:
            month = kinds["month"]
            assert isinstance(month, Month)
            kinds = {"month": Month(month.calendar, month.number)}
        joined.append(Term(tuple(w for t in terms[at : at + length] for w in t.words), kinds))
        at += length
    return joined


def _same_month(terms: list[Term], length: int) -> bool:
    """Whether the terms are one month twice: side by side, with a stroke between, or the second in brackets."""
    if len(terms) < length or any(t.words[0].first for t in terms[1:]):
        return False
    months = [t.kinds.get("month") for t in terms]
    second = months[2] if length == 4 else months[-1]
    first = months[0]
    if not (isinstance(first, Month) and isinstance(second, Month)):
        return False
    between = {2: True, 3: bool({"slash", "dash"} & terms[1].kinds.keys()),
               4: "open" in terms[1].kinds and "close" in terms[-1].kinds}[length]
    return between and (first.calendar, first.number) == (second.calendar, second.number)
