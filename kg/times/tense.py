"""The tense of the clause that an expression stands in, by the nearest cue of ``data/lexicons/time_cues.tsv``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.text.lexicon import get_counts
from kg.times.lexicon import get_roles
from kg.times.terms import Term

#: س written onto an imperfect: سيزور. The rest must be a word of four letters or more that is itself in use: سيارة is none.
FUTURE_VERB = re.compile(r"س([يتنا]\w{3,})")
#: How far before a future cue كان makes it a plan of the past.
REACH = 3


def get_tense(terms: Sequence[Term], begin: int, end: int, *, reporting: bool) -> str | None:
    """past, future or reporting: by the nearest cue before ``terms[begin:end]`` in the sentence, else by the nearest behind it.

    Args:
        reporting: whether a verb of saying counts; it dates the weekday of the saying, not the month that is spoken of.
    """
    first = begin
    while first > 0 and not terms[first].words[0].first:
        first -= 1
    last = end
    while last < len(terms) and not terms[last].words[0].first:
        last += 1
    weak = None
    for at in [*range(begin - 1, first - 1, -1), *range(end, last)]:
        cue = _cue(terms[at].norm)
        if cue is None or cue == "reporting" and not reporting:
            continue
        if cue == "until":
            weak = weak or "future"
            continue
        if weak and cue == "reporting":
            continue
        if cue == "future" and any(_cue(t.norm) == "anterior" for t in terms[max(first, at - REACH) : at]):
            return "past"
        return "past" if cue == "anterior" else cue
    return weak


@cache
def _cue(norm: str) -> str | None:
    """The role of a folded word as a cue."""
    for role, forms in get_roles("lexicons/time_cues.tsv", "tense").items():
        if norm in forms:
            return role
    found = FUTURE_VERB.fullmatch(norm)
    counts = get_counts()
    return "future" if found and counts.get(found[1], 0) > counts.get(norm, 0) // 4 else None
