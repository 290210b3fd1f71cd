"""Training the recogniser of names: the data of its two stages, and the loop that fits it.

Stage 1 learns from NewsFANE, WikiFANE and the Wojood sample, mapped to the guidelines, with a second head for the fine classes. Stage 2
learns the guidelines from annotated articles, mixed with a sample of stage 1.
"""

from __future__ import annotations

import math
import random
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import tokenizers
import torch

from kg.errors import DataError
from kg.mentions.recogniser import FILL, LONGEST, encode_words, join_subwords
from kg.settings import get_folder
from kg.tables import get_table, iter_rows
from kg.text.tokenizer import ArabicTokenizer
from kg.train.corpora import Example, iter_articles, iter_corpus, iter_examples
from kg.train.encoder import Labeller
from kg.train.labels import IGNORED, get_classes
from kg.train.real import FREE, NEWSWIRE, read_real

FINE = ("O", *(f"{mark}-{c}" for c in sorted(get_classes("fane")) for mark in "BI"))
#: Subwords in a batch, padding included.
BATCH = 1400
#: Share of the loss that the fine classes have.
FINE_SHARE = 0.3
#: What of WikiFANE is read first: sentences with names that news has.
NEWSLIKE = frozenset({"Politician", "Government", "Non-Governmental", "Police", "Media", "Nation"})


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence in subwords with the label of the first of each word in both heads."""

    ids: list[int]
    main: list[int]
    fine: list[int]


@dataclass(frozen=True, slots=True)
class Data:
    """What there is to learn from, by stage."""

    news: list[Example]
    wiki: list[Example]
    wojood: list[Example]
    articles: list[Example]


def read_data(shared: Path, tokenizer: ArabicTokenizer, own: Sequence[Path] = ()) -> Data:
    """The training parts of the corpora, our own texts, and the annotated articles that may be read whose licence lets the model ship.

    Args:
        shared: the folder with ``names/``, ``training/`` and ``corpora/``.
        own: more folders of annotated articles, JSON and text side by side.
    """
    names = shared / "names"
    wiki = [e for part in ("train", "dev") for e in iter_corpus(names / f"wikifane/{part}.fine.conll", "fane", tokenizer)]
    articles = list(iter_articles(shared / "training", shared / "training/articles", list_free(), tokenizer))
    articles += iter_examples(read_real(shared, "read", FREE - {NEWSWIRE}), tokenizer)  # the newswire is learnt from whole
    own = (get_folder("data") / "gold/own", *own)
    for folder in own:
        ids = sorted(p.stem for p in folder.glob("*.json"))
        if not ids:
            raise DataError(f"{folder}: no annotated article")
        articles += iter_articles(folder, folder, ids, tokenizer)
    return Data(
        list(iter_corpus(names / "newsfane/train.fine.conll", "fane", tokenizer)),
        wiki,
        list(iter_corpus(names / "wojood/train.flat.dedup.conll", "wojood", tokenizer)),
        articles,
    )


def list_free(part: str = "dev", free: bool = True) -> list[str]:
    """The ids of the split's part that are CC BY-SA (Wikipedia; NTREX, whose ids have dots), or the others."""
    rows = iter_rows(get_table("gold/split.tsv"), "id", "part")
    return [r["id"] for r in rows if r["part"] == part and (r["id"].startswith("wiki-") or "." in r["id"]) == free]


def to_line(example: Example, tokenizer: tokenizers.Tokenizer, fine: bool) -> Line:
    """A sentence in subwords, at most :data:`LONGEST`; ``fine`` says whether its names have fine classes to learn."""
    encoded = encode_words(tokenizer, example.words)
    size, end = 0, 0
    while end < len(encoded) and size + len(encoded[end]) <= LONGEST:
        size += len(encoded[end])
        end += 1
    ids, firsts = join_subwords(encoded[:end])
    main, second = [IGNORED] * len(ids), [IGNORED] * len(ids)
    marks = ["O"] * len(example.words)
    for name in example.names:
        for i in range(name.start, name.end):
            marks[i] = ("B-" if i == name.start else "I-") + name.type
    for i, first in enumerate(firsts):
        main[first] = example.targets[i]
        if fine:
            second[first] = FINE.index(marks[i])
    return Line(ids, main, second)


def iter_batches(lines: Sequence[Line], generator: random.Random) -> Iterator[list[Line]]:
    """All lines once, those of like length together, the batches in random order."""
    order = sorted(lines, key=lambda line: (len(line.ids) // 6, generator.random()))
    batches: list[list[Line]] = [[]]
    for line in order:
        if batches[-1] and max(len(line.ids), len(batches[-1][-1].ids)) * (len(batches[-1]) + 1) > BATCH:
            batches.append([])
        batches[-1].append(line)
    generator.shuffle(batches)
    yield from batches


def to_tensors(batch: Sequence[Line]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids, mask, labels of both heads, filled to one length."""
    width = max(len(line.ids) for line in batch)

    def fill(rows: list[list[int]], value: int) -> torch.Tensor:
        return torch.tensor([row + [value] * (width - len(row)) for row in rows])

    ids = fill([line.ids for line in batch], FILL)
    mask = fill([[1] * len(line.ids) for line in batch], 0)
    return ids, mask, fill([line.main for line in batch], IGNORED), fill([line.fine for line in batch], IGNORED)


def fit(
    model: Labeller, epochs: Sequence[Sequence[Line]], rate: float, floor: float, seed: int, say: Callable[[str], None],
    keep: Callable[[], None] = lambda: None,
) -> None:
    """Train on the lines of each epoch in turn: the rate rises to ``rate`` over a twentieth of the batches, then falls to ``floor``.

    Args:
        model: what is trained, in place.
        epochs: sentences, each epoch's in an order of its own.
        rate, floor: the highest and the last learning rate.
        seed: of the order.
        say: takes a line of progress every 25 batches.
        keep: called every 50 batches, to save what there is.
    """
    generator = random.Random(seed)
    torch.manual_seed(seed)
    batches = [b for lines in epochs for b in iter_batches(lines, generator)]
    plain = [p for n, p in model.named_parameters() if p.ndim < 2]
    heavy = [p for n, p in model.named_parameters() if p.ndim >= 2]
    optimizer = torch.optim.AdamW([{"params": heavy, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}], lr=rate, fused=True)
    rise = max(1, len(batches) // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / rise, 1 - (1 - floor / rate) * max(0, n - rise) / max(1, len(batches) - rise))
    )
    device = next(model.parameters()).device
    begun, seen, losses = time.monotonic(), 0, deque[float](maxlen=25)
    model.train()
    for n, batch in enumerate(batches, 1):
        ids, mask, main, fine = (t.to(device) for t in to_tensors(batch))
        losses.append(learn_batch(model, (ids, mask, main, fine), FINE_SHARE, optimizer, schedule))
        seen += int(mask.sum())
        if n % 25 == 0 or n == len(batches):
            pace = seen / (time.monotonic() - begun)
            say(f"batch {n}/{len(batches)}, loss {sum(losses) / len(losses):.3f}, {pace:.0f} subwords a second")
        if n % 50 == 0:
            keep()


def learn_batch(
    model: torch.nn.Module, batch: tuple[torch.Tensor, ...], share: float, optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> float:
    """One step: its loss, in which the head of fine classes counts ``share``.

    Args:
        model: gives the labels of both heads for ids and mask; trained in place.
        batch: ids, mask and labels of both heads on the model's device; a head without a label counts for nothing.
    """
    ids, mask, *wanted = batch
    kind = ids.device.type
    with torch.autocast(kind, torch.bfloat16, enabled=kind == "cuda"):
        given = model(ids, mask)
    loss = torch.zeros((), device=ids.device)
    for labels, right, weight in zip(given, wanted, (1.0, share), strict=True):
        if (right != IGNORED).any():
            loss = loss + weight * torch.nn.functional.cross_entropy(labels.float().transpose(1, 2), right, ignore_index=IGNORED)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    schedule.step()
    optimizer.zero_grad()
    return float(loss.detach())


def plan_first(data: Data, tokenizer: tokenizers.Tokenizer, share: float, epochs: int, seed: int) -> list[list[Line]]:
    """The epochs of stage 1: all the news, Wojood and the articles, and another ``share`` of WikiFANE each time, news-like first."""
    generator = random.Random(seed)
    wiki = [e for e in data.wiki if len(e.words) > 5]
    generator.shuffle(wiki)
    wiki.sort(key=lambda e: not any(n.type in NEWSLIKE for n in e.names))
    each = math.ceil(share * len(wiki))
    fixed = [to_line(e, tokenizer, True) for e in data.news] + [to_line(e, tokenizer, False) for e in (*data.wojood, *data.articles)]
    return [fixed + [to_line(e, tokenizer, True) for e in wiki[n * each : (n + 1) * each]] for n in range(epochs)]


def plan_second(data: Data, tokenizer: tokenizers.Tokenizer, epochs: int, mixed: int, seed: int) -> list[list[Line]]:
    """The epochs of stage 2: the annotated articles, with ``mixed`` sentences of the news corpus each time."""
    generator = random.Random(seed + 1)
    own = [to_line(e, tokenizer, False) for e in data.articles]
    return [own + [to_line(e, tokenizer, True) for e in generator.sample(data.news, min(mixed, len(data.news)))] for _ in range(epochs)]
