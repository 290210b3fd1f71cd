"""The grammar of calendar expressions: rules over the kinds of terms, longest match first.

A rule is a regular expression whose letters are kinds of terms (``data/lexicons/time_words.tsv``) and the fragments below. A term of
several kinds matches each of them. What an expression means is read off its terms by :mod:`kg.times.resolve`, method ``rule``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.times.lexicon import Month, Value, get_lexicon
from kg.times.terms import PUNCTUATION, Term

FRAGMENTS = {
    "YEAR": "(?: yearnoun? year_number era? | dem yeardef | yeardef (?: rel | same | next ) | that yeardef | samepre yeardef )",
    "THIS_YEAR": "(?: YEAR | yeardef )",
    "MONTH": "(?: monthnoun | monthdef )? month",
    "TAIL": "(?: rel | same | comma? of? YEAR )",
    "MONTH_REF": "(?: monthdef (?: rel | same | next ) | dem monthdef | that monthdef | samepre monthdef )",
    "OF_MONTH": "(?: of? MONTH TAIL? era? | of MONTH_REF | MONTH_REF | of monthdef )",
    "EARLY": "(?: when of? )? edge?",
    "PART": "(?: when of? )? edge? (?: part of? )? daynoun?",
    "WEEKDAY": "weekday partadv? rel?",
    "TODAY": "(?: today | deictic )",
    "AND": "(?: range | dash | comma? and range? )",
    "AMOUNT": "(?: approx of? )* (?: article? count | some )?",
}
#: (name, pattern); of equally long matches the first counts.
RULES = (
    ("numeric", "PART (?: weekday comma? )? numeric era?"),
    ("day_month", "PART (?: TODAY partadv? )? (?: WEEKDAY comma? )? (?: daynoun )? day_number OF_MONTH"),
    ("days_month", "(?: daydual | daynoun )? day_number (?: (?: comma | and | dash ) day_number )* AND (?: daynoun )? day_number OF_MONTH"),
    ("months", "(?: months )? month AND month TAIL?"),
    ("month", "EARLY MONTH TAIL?"),
    ("month_relative", "EARLY MONTH_REF"),
    ("month_current", "(?: when of? | edge )+ monthdef"),
    ("years", "(?: years | yearnoun )? year_number era? (?: AND | slash ) yearnoun? year_number era?"),
    ("year", "EARLY yearnoun year_number era?"),
    ("year", "EARLY year_number era?"),
    ("year_relative", "EARLY YEAR"),
    ("year_current", "(?: when of? | edge )+ yeardef"),
    ("week", "EARLY (?: weekdef (?: rel | same | next ) | dem weekdef | that weekdef | samepre weekdef )"),
    ("week_current", "(?: when of? | edge )+ weekdef"),
    ("deictic", "PART TODAY partadv? (?: open weekday close | part? WEEKDAY )?"),
    ("day_same", "(?: part of? )? (?: today (?: same | next ) | that (?: today | daynoun ) )"),
    ("day_same", "(?: part of? )? samepre (?: today | daynoun ) (?: part weekday )?"),
    ("weekday", "PART dem? WEEKDAY"),
    ("weekday_of_week", "PART weekday of (?: weekdef rel | dem weekdef )"),
    ("weekdays", "(?: daydual | part ) weekday (?: and | dash | range )? weekday rel?"),
    ("offset", "offset AMOUNT unit (?! year_number ) count?+ half?+ (?: of? hence )?+ (?! of )"),
    ("stretch", "pluraldef few? (?: article? count )? few? rel"),
    ("stretch", "dualdef few? rel"),
    ("stretch", "article? count unit rel"),
    ("season", "EARLY seasonnoun? (?: season | seasondef ) of? YEAR"),
    ("season", "EARLY (?: seasonnoun? seasondef (?: rel | same ) | dem seasondef | season rel )"),
    ("portion", "edge? portion (?: ordinal | rel ) of? (?: THIS_YEAR | MONTH TAIL? | MONTH_REF | monthdef )"),
    ("decade", "EARLY (?: unit )? decadename (?: of? century )?"),
    ("feast", "EARLY feast (?: of? YEAR | rel )?"),
)


@dataclass(frozen=True, slots=True)
class Expression:
    """A run of terms that a rule took for a calendar expression: ``terms[begin:end]``."""

    rule: str
    terms: tuple[Term, ...]
    begin: int
    end: int

    def find(self, kind: str) -> Value | None:
        """The value of the first term of a kind."""
        return next((t.kinds[kind] for t in self.terms if kind in t.kinds), None)

    def number(self, kind: str) -> int | None:
        """The value of the first term of a kind, where it is a number."""
        return next(iter(self.numbers(kind)), None)

    def numbers(self, kind: str) -> list[int]:
        """The values of every term of a kind that are numbers."""
        return [value for t in self.terms if isinstance(value := t.kinds.get(kind), int)]

    def months(self) -> list[Month]:
        """The months that are named, in order."""
        return [value for t in self.terms if isinstance(value := t.kinds.get("month"), Month)]

    def has(self, *kinds: str) -> bool:
        """Whether there is a term of one of the kinds."""
        return any(kind in t.kinds for t in self.terms for kind in kinds)


def find_expressions(terms: Sequence[Term]) -> Iterator[Expression]:
    """Every expression, left to right, the longest at each place and none inside another."""
    codes, rules = _compile()
    text = "".join(_BREAK * t.words[0].first + codes.get(frozenset(t.kinds), _OTHER) for t in terms)
    index = [i for i, t in enumerate(terms) for _ in range(1 + t.words[0].first)]
    at = 0
    while at < len(text):
        found = [(match.end(), name) for name, pattern in rules if (match := pattern.match(text, at)) and match.end() > at]
        if not found:
            at += 1
            continue
        end = max(end for end, _ in found)
        name = next(name for stop, name in found if stop == end)
        begin, last = index[at], index[end - 1] + 1
        yield Expression(name, tuple(terms[begin:last]), begin, last)
        at = end


_BREAK, _OTHER = "\ue000", "\ue001"


@cache
def _compile() -> tuple[dict[frozenset[str], str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """A letter for each set of kinds that a term can have, and the rules over these letters."""
    numbers = [{"count"}, {"count", "day_number"}, {"count", "year_number"}, {"numeric"}, {"article"},
               {"ordinal", "day_number"}, {"cardinal", "count"}]
    sets = {frozenset(kinds) for kinds in get_lexicon().values()} | {frozenset([name]) for name in PUNCTUATION.values()}
    sets |= {frozenset(kinds) for kinds in numbers}
    for kinds in list(sets):  # what joining numbers adds
        sets |= {kinds | {"count"}, kinds | {"day_number"}, kinds | {"cardinal", "count"}, kinds | {"ordinal", "day_number"},
                 kinds | {"cardinal", "count", "ordinal", "day_number"}}
    codes = {kinds: chr(0xE100 + n) for n, kinds in enumerate(sorted(sets, key=sorted)) if kinds}
    kinds_known = {kind for kinds in codes for kind in kinds}

    def letters(kind: str) -> str:
        if kind not in kinds_known:
            raise AssertionError(f"no term is of the kind {kind!r}")
        return "[" + "".join(code for kinds, code in codes.items() if kind in kinds) + "]"

    def expand(pattern: str) -> str:
        while (found := re.search(r"\b[A-Z_]{2,}\b", pattern)) is not None:
            pattern = pattern[: found.start()] + "(?: " + FRAGMENTS[found.group()] + " )" + pattern[found.end() :]
        return re.sub(r"[a-z_]{2,}", lambda m: letters(m.group()), pattern).replace(" ", "")

    return codes, tuple((name, re.compile(expand(pattern))) for name, pattern in RULES)
