"""Measuring a recogniser: names exact in extent and type, precision, recall and F1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.mentions.recogniser import Recogniser
from kg.train.corpora import Example
from kg.train.labels import IGNORED, LABELS, Labelled, read_bio


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of names: found and right, found, there."""

    right: int
    found: int
    there: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 where nothing is right."""
        return 2 * self.right / (self.found + self.there) if self.right else 0.0

    @property
    def precision(self) -> float:
        """The share of the names found that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the names there that are found."""
        return self.right / self.there if self.there else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f} ({self.there})"


def measure(recogniser: Recogniser, examples: Sequence[Example], types: Iterable[str]) -> dict[str, Score]:
    """The score of each type, and of all of them as ``all``; names that touch ignored words are not counted."""
    wanted = tuple(types)
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for example, labels in zip(examples, recogniser.label([e.words for e in examples]), strict=True):
        gold = {n for n in read_bio([LABELS[t] if t != IGNORED else "O" for t in example.targets]) if n.type in wanted}
        guess = {n for n in read_bio([label for label, _ in labels]) if n.type in wanted and not _is_ignored(example, n)}
        right.update(n.type for n in gold & guess)
        found.update(n.type for n in guess)
        there.update(n.type for n in gold)
    scores = {t: Score(right[t], found[t], there[t]) for t in wanted}
    scores["all"] = Score(right.total(), found.total(), there.total())
    return scores


def _is_ignored(example: Example, name: Labelled) -> bool:
    return any(example.targets[i] == IGNORED for i in range(name.start, name.end))
