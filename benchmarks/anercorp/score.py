"""Entity-level scores of BIO labels, and decoding that never breaks a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from kg.train.labels import read_bio
from kg.train.measure import Score


def score_names(gold: Sequence[Sequence[str]], guess: Sequence[Sequence[str]]) -> dict[str, Score]:
    """Names exact in extent and type, by type and micro-averaged as ``all``, as the CoNLL script and seqeval count them.

    >>> score_names([["B-PER", "I-PER", "O"]], [["B-PER", "O", "B-LOC"]])["all"]
    Score(right=0, found=2, there=1)
    """
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for a, b in zip(gold, guess, strict=True):
        if len(a) != len(b):
            raise ValueError(f"{len(a)} words have {len(b)} labels")
        names, guessed = set(read_bio(a)), set(read_bio(b))
        there.update(n.type for n in names)
        found.update(n.type for n in guessed)
        right.update(n.type for n in names & guessed)
    scores = {kind: Score(right[kind], found[kind], there[kind]) for kind in sorted(there | found)}
    return {**scores, "all": Score(right.total(), found.total(), there.total())}


def log_softmax(logits: np.ndarray) -> np.ndarray:
    """Logarithms of probabilities from logits, over the last axis."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


def count_transitions(sentences: Sequence[Sequence[int]], labels: int) -> np.ndarray:
    """Logarithms of how often a label follows another in labelled sentences (add one half), less how often it comes at all."""
    pairs = np.full((labels, labels), 0.5)
    for sentence in sentences:
        for a, b in pairwise(sentence):
            if a >= 0 and b >= 0:
                pairs[a, b] += 1
    after = pairs / pairs.sum(axis=1, keepdims=True)
    return np.log(after) - np.log(pairs.sum(axis=0) / pairs.sum())


def decode(logs: np.ndarray, labels: Sequence[str], transitions: np.ndarray | None = None) -> list[int]:
    """The likeliest labels of a sentence (Viterbi) in which ``I-X`` stands behind ``B-X`` or ``I-X`` only.

    Args:
        logs: words × labels, logarithms.
        labels: their names.
        transitions: added from label to label, nothing if not given.
    """
    inside = np.array([label[:2] == "I-" for label in labels])
    broken = np.array([[b[:2] == "I-" and a not in (b, "B-" + b[2:]) for b in labels] for a in labels])
    steps = np.where(broken, -np.inf, 0.0 if transitions is None else transitions)
    best = np.where(inside, -np.inf, logs[0])
    back = np.zeros(logs.shape, np.int64)
    for i in range(1, len(logs)):
        paths = best[:, None] + steps
        back[i] = paths.argmax(axis=0)
        best = paths.max(axis=0) + logs[i]
    path = [int(best.argmax())]
    for i in range(len(logs) - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1]
