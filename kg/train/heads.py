"""``kg train heads``: layers that learn events behind the encoder of names, which stays as it is, and the heads over both.

The heads read what the layers say of articles that these had not learnt from: layers are first trained on a part of the articles for
the others, then on all of them to ship.
"""

from __future__ import annotations

import hashlib
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from kg.errors import DataError
from kg.events.clues import PARTS
from kg.events.heads import DOUBTED, FILE, FILLED, TOLD, Head
from kg.mentions.recogniser import FOLDER
from kg.pipeline import load_pipeline
from kg.settings import get_folder
from kg.train.corpora import read_annotated
from kg.train.export import LAYER, join_layers
from kg.train.head_card import write_card
from kg.train.layers import EventLayers, copy_layers, fit_layers, read_states
from kg.train.lessons import Lesson, Lessons, read_lessons
from kg.train.names import list_free
from kg.train.real import FREE, read_real

#: A clue counts that stands in so many lessons.
OFTEN = 3
BATCH = 128
RATE, DECAY, DROPOUT = 3e-3, 0.05, 0.4
#: By how much the numbers of the states count less than a clue.
SCALE = 0.3
#: Parts that the articles are dealt into for measuring.
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Plan:
    """How the shipped heads are trained; the defaults are those they were trained with.

    ``width`` is that of the hidden layer, ``numbers`` how many principal components of each state are read, ``networks`` how many are
    averaged, ``told`` and ``parts`` the epochs of each head, ``layers`` those of the layers that learn events; ``shares`` in how many the
    articles are dealt for what the heads read of these.
    """

    width: int = 64
    numbers: int = 32
    networks: int = 2
    told: int = 12
    parts: int = 15
    layers: int = 8
    shares: int = 2


def train_heads(
    shared: Path, out: Path | None = None, own: Sequence[Path] = (), plan: Plan | None = None, say: Callable[[str], None] = print
) -> dict[str, float]:
    """Train layers and heads, put the layers into ``model.onnx``, write ``heads.npz`` and ``CARD.md``, and return the figures of the card.

    Args:
        shared: the folder with ``training/``, ``corpora/`` and ``names/``.
        out: where to write all three; if not given, ``data/models/heads``, and the model of ``data/models/names`` is changed.
        own: more folders of articles annotated by the guidelines, JSON and text side by side.
        plan: how, if not as the shipped heads.
        say: takes lines of progress.

    Raises:
        DataError: an article is missing, or the recogniser gives out no states.
    """
    plan = plan or Plan()
    folder = out or (get_folder("data") / FILE).parent
    folder.mkdir(parents=True, exist_ok=True)
    pipeline = load_pipeline()
    free = list_free()
    articles = list(read_lessons(read_annotated(shared / "training", shared / "training/articles", free), pipeline))
    articles += read_lessons(read_real(shared, "read", FREE), pipeline)
    for each in (get_folder("data") / "gold/own", *own):
        ids = sorted(p.stem for p in each.glob("*.json"))
        if not ids:
            raise DataError(f"{each}: no annotated article")
        articles += read_lessons(read_annotated(each, each, ids), pipeline)
    say(f"{len(articles)} articles, {sum(len(a.told) for a in articles)} triggers, {sum(len(a.parts) for a in articles)} parties")
    shipped = get_folder("data") / FOLDER / "model.onnx"
    articles = hint_all(articles, shipped, plan, say)
    say("layers on all articles")
    layers = fit_layers(copy_layers(shipped, LAYER + 1), [p for a in articles for p in a.passages], plan.layers, 0, say)
    told, parts = fit_both(articles, plan)
    model = shutil.copy(shipped, folder / shipped.name) if out else shipped
    join_layers(Path(model), layers)
    hints = {f"hints.{name}": array for name, array in layers.to_hints().pack().items()}
    encoder = np.array(hashlib.sha256(Path(model).read_bytes()).hexdigest())
    packed: dict[str, Any] = {"encoder": encoder, **hints, **_pack("told", told), **_pack("parts", parts)}
    np.savez_compressed(folder / "heads.npz", **packed)
    say("heads written")
    figures = measure(articles, plan, say)
    write_card(folder, plan, figures, len(articles))
    return figures


def hint_all(articles: Sequence[Lessons], path: Path, plan: Plan, say: Callable[[str], None]) -> list[Lessons]:
    """The lessons with the hints of layers that learnt from other articles.

    Args:
        path: the model whose last layers are copied.
    """
    hinted = list(articles)
    for n in range(plan.shares):
        say(f"layers for part {n + 1} of {plan.shares}")
        passages = [p for i, a in enumerate(articles) if i % plan.shares != n for p in a.passages]
        layers = fit_layers(copy_layers(path, LAYER + 1), passages, plan.layers, n + 1, say)
        hinted[n :: plan.shares] = [hint(article, layers) for article in articles[n :: plan.shares]]
    return hinted


def hint(article: Lessons, layers: EventLayers) -> Lessons:
    """The lessons of an article with what layers say of its words among their clues."""
    states, hints = read_states(layers, article.passages), layers.to_hints()

    def add(lesson: Lesson) -> Lesson:
        trigger, *party = [states[passage][place] for passage, place in lesson.places]
        told = hints.of_party(trigger, party[0], lesson.steps, lesson.type) if party else hints.of_trigger(trigger, lesson.type)
        return replace(lesson, clues=(*lesson.clues, *told))

    return Lessons([add(lesson) for lesson in article.told], [add(lesson) for lesson in article.parts], article.passages)


def fit_both(articles: Iterable[Lessons], plan: Plan) -> tuple[Head, Head]:
    """The heads of triggers and of parts, learnt from articles."""
    articles = list(articles)
    told = fit_head([lesson for a in articles for lesson in a.told], 2, plan.told, plan)
    return told, fit_head([lesson for a in articles for lesson in a.parts], len(PARTS) + 1, plan.parts, plan)


def fit_head(lessons: Sequence[Lesson], outcomes: int, epochs: int, plan: Plan) -> Head:
    """A head learnt from its lessons; the principal components are folded into its first layer."""
    counts = Counter(clue for lesson in lessons for clue in set(lesson.clues))
    clues = {clue: row for row, clue in enumerate(sorted(clue for clue, count in counts.items() if count >= OFTEN))}
    told = np.zeros((len(lessons), len(clues)), np.float32)
    for row, lesson in enumerate(lessons):
        told[row, [clues[clue] for clue in lesson.clues if clue in clues]] = 1
    columns, projections = [told], []
    for states in zip(*(lesson.states for lesson in lessons), strict=True):
        matrix = np.stack(states)
        mean, axes = _find_axes(matrix, plan.numbers)
        projections.append((mean, axes))
        columns.append((matrix - mean) @ axes)
    given = torch.from_numpy(np.concatenate(columns, axis=1).astype(np.float32))
    right = torch.tensor([lesson.outcome for lesson in lessons])
    weights = torch.tensor([lesson.weight for lesson in lessons])
    first, first_bias, last, last_bias = [], [], [], []
    for seed in range(plan.networks):
        network = _fit(given, right, weights, outcomes, epochs, plan.width, seed)
        rows, bias, out, out_bias = (p.detach().numpy().copy() for p in network.parameters())
        rows, out = rows.T, out.T
        parts = [rows[: len(clues)]]
        for n, (mean, axes) in enumerate(projections):
            part = axes @ rows[len(clues) + n * plan.numbers : len(clues) + (n + 1) * plan.numbers]
            bias -= mean @ part
            parts.append(part)
        first.append(np.concatenate(parts))
        first_bias.append(bias)
        last.append(out)
        last_bias.append(out_bias)
    return Head(clues, np.stack(first), np.stack(first_bias), np.stack(last), np.stack(last_bias))


def _find_axes(matrix: np.ndarray, numbers: int) -> tuple[np.ndarray, np.ndarray]:
    """The mean of states and their principal axes, scaled to one spread."""
    mean = matrix.mean(axis=0)
    spread, axes = np.linalg.eigh(np.cov(matrix - mean, rowvar=False))
    return mean, SCALE * axes[:, ::-1][:, :numbers] / np.sqrt(spread[::-1][:numbers] + 1e-6)


def _fit(
    given: torch.Tensor, right: torch.Tensor, weights: torch.Tensor, outcomes: int, epochs: int, width: int, seed: int
) -> torch.nn.Sequential:
    torch.manual_seed(seed)
    network = torch.nn.Sequential(
        torch.nn.Dropout(DROPOUT), torch.nn.Linear(given.shape[1], width), torch.nn.ReLU(),
        torch.nn.Dropout(DROPOUT), torch.nn.Linear(width, outcomes),
    )
    optimizer = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    steps = epochs * ((len(given) + BATCH - 1) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for _ in range(epochs):
        for chosen in torch.randperm(len(given)).split(BATCH):
            losses = torch.nn.functional.cross_entropy(network(given[chosen]), right[chosen], reduction="none")
            loss = (losses * weights[chosen]).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return network


def measure(articles: Sequence[Lessons], plan: Plan, say: Callable[[str], None]) -> dict[str, float]:
    """How the heads decide on articles that they have not learnt from, each in its turn."""
    counts: Counter[str] = Counter()
    for n in range(FOLDS):
        told, parts = fit_both([a for i, a in enumerate(articles) if i % FOLDS != n], plan)
        for article in articles[n::FOLDS]:
            for lesson in article.told:
                chance = told.weigh(lesson.clues, lesson.states)[1]
                if "meets=True" in lesson.clues and chance < DOUBTED:
                    counts["doubted"] += 1
                    counts["doubted, events"] += lesson.outcome
                elif "meets=False" in lesson.clues and chance >= TOLD:
                    counts["told"] += 1
                    counts["told, events"] += lesson.outcome
            for lesson in article.parts:
                chances = parts.weigh(lesson.clues, lesson.states)
                if not any(clue.startswith("rule=none") for clue in lesson.clues):
                    continue
                counts["left out, with a part"] += lesson.outcome > 0
                if chances[1:].max() >= FILLED:
                    counts["filled"] += 1
                    counts["filled, right"] += int(chances[1:].argmax()) + 1 == lesson.outcome
        say(f"measured on part {n + 1} of {FOLDS}")
    return {name: float(count) for name, count in sorted(counts.items())}


def _pack(name: str, head: Head) -> dict[str, np.ndarray]:
    half = {part: getattr(head, part).astype(np.float16) for part in ("first", "first_bias", "last", "last_bias")}
    return {f"{name}.clues": np.array(list(head.clues)), **{f"{name}.{part}": values for part, values in half.items()}}
