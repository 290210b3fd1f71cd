"""The tense of the clause that an expression stands in, by the nearest cue of ``data/lexicons/time_cues.tsv``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.text.lexicon import get_counts
from kg.times.lexicon import get_roles
from kg.times.terms import Term

#: س written onto an imperfect: سيزور. The rest must be a word of four letters or more that is itself in use: سيارة is none.
FUTURE_VERB = re.compile(r"[وف]?س([يتنا]\w{3,})")
#: Words that open a relative clause, whose tense is its own.
RELATIVES = frozenset(["الذي", "التي", "الذين", "اللذين", "اللتين", "ما", "لما", "بما"])
#: The shape of an imperfect.
IMPERFECT = re.compile(r"س?[يت]\w{3,}")
#: How far before a future cue كان makes it a plan of the past.
REACH = 3
#: The longest clause, in terms: a cue further away tells nothing.
CLAUSE = 80


def get_tense(terms: Sequence[Term], begin: int, end: int, *, reporting: bool) -> str | None:
    """past, future or reporting: by a particle right before ``terms[begin:end]`` (منذ, حتى), else by the nearest cue of the clause.

    A cue before the expression goes before one behind it; a conjunction that opens another clause (حيث, لكن) ends the search.

    Args:
        reporting: whether a verb of saying counts; it dates the weekday of the saying, not the month that is spoken of.
    """
    opens = terms[begin].words[0].first
    particle = None if opens or not begin else _cue(terms[begin - 1].norm)
    if particle == "since":
        return "past"
    cues = [] if opens else _cues_before(terms, begin)
    if particle == "until":
        return "past" if "past" in [cue for _, cue in cues[:1]] and begin - cues[0][0] <= 2 * REACH else "future"
    cues += _cues_behind(terms, end)
    said = [(at, cue) for at, cue in cues if reporting or cue != "reporting"]
    if not said:
        return None
    if said[0][1] == "future" and _was_planned(said):
        return "past"
    return "past" if said[0][1] == "anterior" else said[0][1]


def _was_planned(cues: Sequence[tuple[int, str]]) -> bool:
    """Whether كان stands a few words before the future cues that come first: كان من المقرر أن ينعقد."""
    last = cues[0][0]
    for at, cue in cues[1:]:
        if at > last or cue not in ("future", "anterior"):
            return False
        if cue == "anterior":
            return last - at <= REACH
        last = at
    return False


def _cues_before(terms: Sequence[Term], begin: int) -> list[tuple[int, str]]:
    """The cues of the clause before an expression, the nearest first."""
    found: list[tuple[int, str]] = []
    for at in range(begin - 1, max(-1, begin - 1 - CLAUSE), -1):
        cue = _cue(terms[at].norm)
        if cue == "break":
            break
        if cue is not None and cue not in ("since", "until"):
            found.append((at, cue))
        if terms[at].words[0].first:
            break
    return found


def _cues_behind(terms: Sequence[Term], end: int) -> list[tuple[int, str]]:
    """The cues of the clause behind an expression, the nearest first."""
    found: list[tuple[int, str]] = []
    for at in range(end, min(len(terms), end + CLAUSE)):
        cue = _cue(terms[at].norm)
        if terms[at].words[0].first or cue == "break" or terms[at].norm in RELATIVES or _is_next_clause(terms, at):
            break
        if cue is not None and cue not in ("since", "until"):
            found.append((at, cue))
    return found


def _is_next_clause(terms: Sequence[Term], at: int) -> bool:
    """Whether a comma stands there and a coordinated clause behind it: …، ويرمي إلى."""
    rest = [term.norm for term in terms[at + 1 : at + 3]]
    return "comma" in terms[at].kinds and len(rest) == 2 and rest[0] == "و" and IMPERFECT.fullmatch(rest[1]) is not None


@cache
def _cue(norm: str) -> str | None:
    """The role of a folded word as a cue."""
    for role, forms in get_roles("lexicons/time_cues.tsv", "tense").items():
        if norm in forms:
            return role
    return "future" if _is_future_verb(norm) else None


def _is_future_verb(norm: str) -> bool:
    """Whether a folded word is س and an imperfect that is itself in use, in the singular at least (سيجتمعان by يجتمع)."""
    found = FUTURE_VERB.fullmatch(norm)
    if found is None:
        return False
    counts = get_counts()
    singular = re.sub(r"(?<=\w{4})[او]ن$", "", found[1])
    return max(counts.get(found[1], 0), counts.get(singular, 0)) > counts.get(norm, 0) // 4
