"""The trial: its plan, its data, the training of its members, and what they read together."""

from __future__ import annotations

import json
import math
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import tokenizers
import torch

import kg.train.names
import kg.train.run
from benchmarks.anercorp.data import (
    FINE,
    MAIN,
    WIDTH,
    Sentence,
    Window,
    encode,
    find_cut,
    iter_windows,
    leave_out,
    lend_labels,
    read_sentences,
    shuffle_windows,
)
from benchmarks.anercorp.network import fit, make_network, predict, take_over
from benchmarks.anercorp.score import count_transitions, decode, log_softmax, score_names
from kg.train.corpora import make_tokenizer
from kg.train.encoder import Labeller
from kg.train.measure import Score


@dataclass(frozen=True, slots=True)
class Plan:
    """How the benchmark's model is trained.

    Stage 1 is that of ``kg train names`` (``start``), once. Stage 2 makes ``members`` networks from it, side by side, each from a seed of
    its own, whose probabilities are averaged; it reads ANERcorp's training part without its last tenth, on which decoding is chosen,
    for ``epochs`` or until it took so many ``minutes``. ``rates`` are its highest and last learning rate. With decoding settled, stage 3
    reads the whole training part ``again`` times, at ``again_rates``.
    """

    start: kg.train.run.Plan = field(
        default_factory=lambda: kg.train.run.Plan(layers=12, wiki=0.12, first=2, first_rates=(1.2e-4, 4e-5))
    )
    members: int = 2
    epochs: int = 3
    minutes: float = math.inf
    rates: tuple[float, float] = (1e-4, 2e-6)
    again: int = 2
    again_rates: tuple[float, float] = (5e-5, 2e-6)


#: What a member says of the words of a sentence: logits of both heads.
Logits = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True, slots=True)
class Way:
    """A way of decoding: the share that the fine classes have in the probabilities, by a mapping, and the weight of transitions."""

    mapping: np.ndarray | None = None
    share: float = 0.0
    transitions: np.ndarray | None = None
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Data:
    """Sentences of ANERcorp's training part, its last tenth (``dev``), and its test part."""

    train: list[Sentence]
    dev: list[Sentence]
    test: list[Sentence]


def read_data(shared: Path, out: Path) -> Data:
    """ANERcorp in the subwords of stage 1, its training part with NewsFANE's classes beside its own."""
    names, splitter = shared / "names", make_tokenizer()
    subwords = tokenizers.Tokenizer.from_file(str(out / "tokenizer.json"))
    plain = read_sentences(names / "anercorp/train.conll", False)
    fine = lend_labels(plain, read_sentences(names / "newsfane/train.fine.conll", True))
    train = [encode(words, marks, lent, splitter, subwords) for (words, marks), lent in zip(plain, fine, strict=True)]
    test = [encode(words, marks, [None] * len(words), splitter, subwords)
            for words, marks in read_sentences(names / "anercorp/test.conll", False)]
    cut = find_cut([s.words for s in train])
    return Data(train[:cut], train[cut:], test)


def train_start(shared: Path, out: Path, plan: Plan, say: Callable[[str], None]) -> None:
    """Stage 1, unless ``out`` holds it: weights, subword tokenizer, and the subwords' ids in the pretrained encoder."""
    if (out / "start.pt").is_file():
        return
    words = make_tokenizer()
    data = kg.train.names.read_data(shared, words)
    plain = [sentence for sentence, _ in read_sentences(shared / "names/anercorp/train.conll", False)]
    news = leave_out(data.news, plain[find_cut(plain) :])
    say(f"{len(data.news) - len(news)} of {len(data.news)} sentences of NewsFANE left out, the text that decoding is chosen on")
    data = replace(data, news=news)
    model, subwords, ids = kg.train.run.learn_first(data, shared, words, plan.start, say)
    subwords.save(str(out / "tokenizer.json"))
    (out / "ids.json").write_text(json.dumps(ids), encoding="utf-8")
    _save(model, out / "start.pt")


def train_member(number: int, shared: Path, out: Path, plan: Plan, say: Callable[[str], None]) -> None:
    """Train one member and leave its weights after each epoch in ``out``; one that was stopped goes on behind its last epoch."""
    data = read_data(shared, out)
    torch.manual_seed(number)
    model = make_network(json.loads((out / "ids.json").read_text(encoding="utf-8")), plan.start.layers)
    total = plan.epochs + plan.again
    done = max((e for e in range(1, total + 1) if path_of(out, number, e).is_file()), default=0)
    if done:
        model.load_state_dict(torch.load(path_of(out, number, done), weights_only=True))
    else:
        take_over(model, torch.load(out / "start.pt", weights_only=True))

    def keep(epoch: int) -> None:
        _save(model, path_of(out, number, epoch))
        if epoch <= plan.epochs:
            say(f"member {number}, epoch {epoch}, dev: {tell(measure([predict(model, data.dev)], data.dev))}")

    if done < plan.epochs:
        epochs = plan_epochs(data.train, plan.epochs, random.Random(number))
        fit(model, epochs, *plan.rates, 100 * number + done, say, keep, done, plan.minutes)
        done = plan.epochs
    if done < total:
        epochs = plan_epochs([*data.train, *data.dev], plan.again, random.Random(1000 + number))
        fit(model, epochs, *plan.again_rates, 100 * number + done, say, lambda epoch: keep(plan.epochs + epoch), done - plan.epochs)


def plan_epochs(sentences: Sequence[Sentence], epochs: int, generator: random.Random) -> list[list[Window]]:
    """The windows of each epoch, cut at other places each time."""
    cuts = [generator.randint(WIDTH // 4, WIDTH) for _ in range(epochs)]
    return [shuffle_windows(list(iter_windows(sentences, cut)), generator) for cut in cuts]


def path_of(out: Path, member: int, epoch: int) -> Path:
    """Where the weights of a member lie after an epoch, those of stage 3 counted on behind those of stage 2."""
    return out / f"member{member}-epoch{epoch}.pt"


def _save(model: Labeller, path: Path) -> None:
    part = path.with_suffix(".part")
    torch.save(model.state_dict(), part)
    part.rename(path)


def read_part(out: Path, number: int, epoch: int, plan: Plan, part: str, sentences: Sequence[Sentence]) -> list[Logits]:
    """The logits of a member after an epoch for a part of the corpus, kept in ``out``; each member cuts the text at other places."""
    kept = path_of(out, number, epoch).with_suffix(f".{part}.npz")
    if not kept.is_file():
        model = make_network(json.loads((out / "ids.json").read_text(encoding="utf-8")), plan.start.layers)
        model.load_state_dict(torch.load(path_of(out, number, epoch), weights_only=True))
        read = predict(model, sentences, WIDTH - number * WIDTH // (2 * plan.members))
        np.savez(kept, main=np.concatenate([a for a, _ in read]), fine=np.concatenate([b for _, b in read]))
    with np.load(kept) as arrays:
        ends = np.cumsum([len(s.words) for s in sentences])[:-1]
        return list(zip(np.split(arrays["main"], ends), np.split(arrays["fine"], ends), strict=True))


def map_classes(sentences: Sequence[Sentence]) -> np.ndarray:
    """How often a word with a class of NewsFANE has each label of ANERcorp, FINE × MAIN, from text with both; ``O`` for a class without."""
    counts = np.zeros((len(FINE), len(MAIN)))
    counts[:, 0] = 1e-6
    for s in sentences:
        for fine, main in zip(s.fine, s.main, strict=True):
            if fine >= 0:
                counts[fine, main] += 1
    return counts / counts.sum(axis=1, keepdims=True)


def measure(read: Sequence[Sequence[Logits]], sentences: Sequence[Sentence], way: Way | None = None) -> dict[str, Score]:
    """The scores of what one or more members read, their probabilities averaged."""
    way = way or Way()
    gold, guess = [], []
    for n, s in enumerate(sentences):
        chances = np.mean([_mix(*member[n], way) for member in read], axis=0)
        steps = None if way.transitions is None else way.weight * way.transitions
        gold.append([MAIN[k] for k in s.main])
        guess.append([MAIN[k] for k in decode(np.log(chances + 1e-12), MAIN, steps)])
    return score_names(gold, guess)


def _mix(main: np.ndarray, fine: np.ndarray, way: Way) -> np.ndarray:
    own = np.exp(log_softmax(main.astype(np.float64)))
    return own if way.mapping is None else (1 - way.share) * own + way.share * np.exp(log_softmax(fine.astype(np.float64))) @ way.mapping


def choose_way(read: Sequence[Sequence[Logits]], data: Data, say: Callable[[str], None]) -> Way:
    """The best of some ways of decoding on ``dev``; of equals the plainest."""
    mapping = map_classes(data.train)
    transitions = count_transitions([s.main for s in data.train], len(MAIN))
    best, most = Way(), 0.0
    for share in (0.0, 0.2, 0.4):
        for weight in (0.0, 0.2, 0.4):
            way = Way(mapping, share, transitions, weight)
            scores = measure(read, data.dev, way)
            say(f"dev, share of the fine classes {share}, weight of the transitions {weight}: {tell(scores)}")
            if scores["all"].f1 > most:
                best, most = way, scores["all"].f1
    return best


def tell(scores: dict[str, Score]) -> str:
    """Scores on one line."""
    return ", ".join(f"{kind} {s.f1:.4f}" for kind, s in scores.items())


def make_say(begun: float) -> Callable[[str], None]:
    """Prints lines with the minutes since ``begun``."""
    return lambda line: print(f"{(time.monotonic() - begun) / 60:6.1f} min  {line}", flush=True)
