"""Which of several entities a description points at: a table of small clues, each from 0 (against) to 1 (for), and their weights.

A clue that the document cannot tell is left out. What has too low a score is not meant: better no link than a wrong one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.linking.features import mean_of_told

#: What has less is not meant.
LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the document tells of an entity at the place of a description; ``None`` where it tells nothing.

    Args:
        entity: its id.
        named: 1 if its name begins with the noun or the noun introduced it, less if it only is of such a kind.
        near: how near its last occurrence is, 1 in the same sentence.
        often: its share of the occurrences of all candidates.
        topic: whether the headline or the first sentence tells of it.
        rivals: how many other candidates are as well named.
        state: how much its state is spoken of here, against the one most spoken of.
        adjectives: the share of the description's telling adjectives that its name holds.
    """

    entity: str
    named: float
    near: float
    often: float
    topic: float
    rivals: int
    state: float | None = None
    adjectives: float | None = None


#: The clues and their weights.
CLUES: tuple[tuple[float, Callable[[Candidate], float | None]], ...] = (
    (0.25, lambda c: c.named),
    (0.30, lambda c: c.near),
    (0.20, lambda c: c.often),
    (0.15, lambda c: c.topic),
    (0.10, lambda c: 1 / (1 + c.rivals)),
    (0.25, lambda c: c.state),
    (0.30, lambda c: c.adjectives),
)


def score(candidate: Candidate) -> float:
    """The weighted mean of the clues that are told.

    >>> score(Candidate("Q7184", named=1, near=1, often=1, topic=1, rivals=0))
    1.0
    """
    return round(mean_of_told((weight, clue(candidate)) for weight, clue in CLUES), 3)


def choose(candidates: Iterable[Candidate]) -> str | None:
    """The best candidate, if it is good enough; one whose name lacks every telling adjective never is.

    >>> choose([Candidate("Q7184", named=1, near=0.1, often=0.2, topic=0, rivals=1), Candidate("pact", 1, 0.8, 0.8, 1, 1)])
    'pact'
    """
    fitting = [c for c in candidates if c.adjectives is None or c.adjectives > 0]
    best = max(fitting, key=lambda c: (score(c), c.entity), default=None)
    return best.entity if best is not None and score(best) >= LEAST else None
