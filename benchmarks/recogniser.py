"""How much faster the shipped recogniser is than a BERT-base token classifier in PyTorch: ``python -m benchmarks.recogniser``.

Both label 16 sentences of 64 subwords on two cores, in turns, in the same run: ours as the spaCy component runs it, from words to labels
(splitting into subwords, int8 in ONNX Runtime on two threads, decoding), BERT-base from ids to logits in fp32. Its weights are random,
which changes nothing about its speed. The pass of the pipeline, which computes the layers for events too, is measured beside them. Needs
PyTorch and transformers (extra ``train``); exit status 1 if the ratio of the recogniser is below ``--least``.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.machine import describe, take_cores
from kg.mentions.recogniser import Recogniser, encode_words, get_recogniser, is_blank, to_word
from kg.text.tokenizer import ArabicTokenizer

#: Sentences that are read in one call.
BATCH = 16
#: Subwords in a sentence, its two ends included.
WIDTH = 64
#: BERT-base as AraBERT v02 has it.
VOCABULARY = 64_000


@dataclass(frozen=True, slots=True)
class Round:
    """Subwords a second in one round, by wall clock and by processor time: ours, ours with states, the bare session's, and BERT-base's."""

    ours: tuple[float, float]
    states: tuple[float, float]
    session: tuple[float, float]
    bert: tuple[float, float]

    def ratio(self, clock: int) -> float:
        """How many times faster ours is, by wall clock (0) or processor time (1)."""
        return self.ours[clock] / self.bert[clock]


def fill_sentences(words: Sequence[str], sizes: Sequence[int], room: int) -> Iterator[list[str]]:
    """Words in a row as sentences of exactly ``room`` subwords; a word that does not fit is passed over.

    >>> list(fill_sentences(["a", "b", "c", "d"], [2, 2, 1, 3], 3))
    [['a', 'c'], ['d']]
    """
    sentence: list[str] = []
    left = room
    for word, size in zip(words, sizes, strict=True):
        if size <= left:
            sentence.append(word)
            left -= size
        if not left:
            yield sentence
            sentence, left = [], room


def make_sentences(recogniser: Recogniser) -> list[list[str]]:
    """A batch of sentences of :data:`WIDTH` subwords from the sample articles."""
    from spacy.vocab import Vocab

    splitter = ArabicTokenizer(Vocab())
    words: list[str] = []
    for path in sorted((Path(__file__).resolve().parents[1] / "data/samples").glob("*.txt")):
        words += [to_word(token) for token in splitter(path.read_text(encoding="utf-8")) if not is_blank(token)]
    words *= 4
    sizes = [len(ids) for ids in encode_words(recogniser.tokenizer, words)]
    return list(fill_sentences(words, sizes, WIDTH - 2))[:BATCH]


def measure(task: Callable[[], object], times: int) -> tuple[float, float]:
    """Subwords a second, by wall clock and by processor time (of both cores together), over ``times`` batches."""
    wall, used = time.perf_counter(), time.process_time()
    for _ in range(times):
        task()
    amount = times * BATCH * WIDTH
    return amount / (time.perf_counter() - wall), amount / (time.process_time() - used)


def make_bert(labels: int, threads: int) -> Callable[[], object]:
    """A BERT-base token classifier with random weights, and the batch that it reads."""
    import torch
    from transformers import BertConfig, BertForTokenClassification

    torch.set_num_threads(threads)
    torch.manual_seed(1)
    model = BertForTokenClassification(BertConfig(vocab_size=VOCABULARY, num_labels=labels)).eval()
    ids = torch.randint(5, VOCABULARY, (BATCH, WIDTH))
    mask = torch.ones_like(ids)

    def run() -> object:
        with torch.inference_mode():
            return model(input_ids=ids, attention_mask=mask).logits

    return run


def run_rounds(rounds: int, threads: int) -> list[Round]:
    """Measure in turns; the first turn of each warms it up and is not counted.

    Raises:
        ImportError: PyTorch or transformers is not installed.
    """
    import numpy as np

    recogniser = get_recogniser()
    sentences = make_sentences(recogniser)
    bert = make_bert(len(recogniser.labels), threads)
    ids = np.full((BATCH, WIDTH), 5, np.int64)
    mask = np.ones_like(ids)
    tasks: list[Callable[[], object]] = [
        lambda: recogniser.label(sentences), lambda: recogniser.read(sentences),
        lambda: recogniser.compute(["logits"], ids, mask, layers=False), bert,
    ]
    for task in tasks:
        measure(task, 2)
    return [Round(*(measure(task, times) for task, times in zip(tasks, (8, 8, 8, 1), strict=True))) for _ in range(rounds)]


def describe_spread(values: Sequence[float], digits: int = 1) -> str:
    """Median, least and most.

    >>> describe_spread([3, 1, 2])
    '2.0 (1.0 to 3.0)'
    """
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print throughput and ratio; 0 if the ratio is at least ``--least`` or PyTorch is not there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.recogniser", description="The recogniser against BERT-base in PyTorch.")
    parser.add_argument("--rounds", type=int, default=9, help="how often each is measured, in turns")
    parser.add_argument("--least", type=float, default=10.0, help="the ratio claimed")
    given = parser.parse_args(arguments)
    cores = take_cores()
    os.environ["KG_THREADS"] = str(cores)
    print(describe(cores))
    try:
        rounds = run_rounds(given.rounds, cores)
    except ImportError as error:
        print(f"skipped: {error.name} is not installed; pip install 'mithaq[train]'")
        return 0
    for clock, name in enumerate(("wall clock", "processor time")):
        print(f"subwords a second by {name}, {BATCH} sentences of {WIDTH}, median of {len(rounds)} rounds (least to most):")
        print(f"  recogniser, words to labels            {describe_spread([r.ours[clock] for r in rounds], 0)}")
        print(f"  the same with the layers for events    {describe_spread([r.states[clock] for r in rounds], 0)}")
        print(f"  recogniser, ids to logits, one thread  {describe_spread([r.session[clock] for r in rounds], 0)}")
        print(f"  BERT-base in PyTorch                   {describe_spread([r.bert[clock] for r in rounds], 0)}")
        print(f"  ratio of the first to the last         {describe_spread([r.ratio(clock) for r in rounds])}")
    ratio = statistics.median(r.ratio(0) for r in rounds)
    print(f"{ratio:.1f} times as fast: {'as claimed' if ratio >= given.least else 'below the claim'} (at least {given.least:g})")
    return 0 if ratio >= given.least else 1


if __name__ == "__main__":
    sys.exit(main())
