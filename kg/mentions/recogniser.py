"""The trained recogniser: names by a compact transformer, run by ONNX Runtime, over the project's own words.

The model of ``data/models/names`` reads sentences as the tokenizer splits them, proclitics by themselves, lightly folded, and gives every
word the probabilities of BIO labels. The most probable sequence without a broken name is decoded; a name's score is the mean
probability of its labels. The same pass gives each word's state in the encoder, which the heads of later stages read.
``KG_THREADS`` (environment) sets how many threads compute, default 2.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from spacy.tokens import Doc, Token

from kg.errors import DataError
from kg.mentions.spans import NameSpan
from kg.settings import get_folder
from kg.text.normalise import INVISIBLE, TATWEEL

if TYPE_CHECKING:
    import onnxruntime
    import tokenizers

ORIGIN = "recogniser"
FOLDER = "models/names"
#: The output of the model that holds, side by side, the states of one of its middle layers and of the layers that learnt events.
STATES = "states"
#: The input of the model that says whether the layers that learnt events are computed, a truth value; a model without them has none.
WITH_LAYERS = "with_events"
#: Subwords that the model reads at once; a longer sentence is cut, at a comma where there is one.
LONGEST = 126
#: Sentences that the model reads at once: so few that what it computes stays in a processor's cache.
BATCH = 8
#: Hamza seats on alef and Persian letters to plain letters; ta marbuta and alef maqsura stay, the encoder has read them so.
SEATS = str.maketrans("أإآٱیکګڤپچژھہۀ", "ااااي" + "ككفبجزههه")
MARKS = frozenset(map(chr, (*range(0x610, 0x61B), *range(0x64B, 0x660), 0x670))) | INVISIBLE | {TATWEEL}
BREAKS = frozenset("،؛,;:")
#: The ids that begin a sentence, fill a line, end a sentence, and stand for what has no subword.
BEGIN, FILL, END, UNKNOWN = range(4)


@dataclass(frozen=True, slots=True)
class Reading:
    """A word's label in the most probable sequence, that label's probability, and the probability that the word is in any name.

    ``state`` is what the encoder made of the word's first subword, none where the model does not give it out.
    """

    label: str
    score: float
    named: float
    state: np.ndarray | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Recogniser:
    """The loaded model: session, subword tokenizer, the labels in the order of its outputs, and on how many threads batches are read.

    ``has_states`` says whether the model gives out :data:`STATES`, ``has_layers`` whether it takes :data:`WITH_LAYERS`.
    """

    session: onnxruntime.InferenceSession
    tokenizer: tokenizers.Tokenizer
    labels: tuple[str, ...]
    threads: int = 1
    has_states: bool = False
    has_layers: bool = False

    def label(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[str, float]]]:
        """The label and its probability for every word of every sentence; words from :func:`to_word`."""
        return [[(word.label, word.score) for word in words] for words in self.read(sentences, states=False)]

    def read(self, sentences: Sequence[Sequence[str]], states: bool = True) -> list[list[Reading]]:
        """What the model says of every word of every sentence; without their states the layers that learnt events are left out."""
        pieces = [cut(encoded, words) for encoded, words in zip(encode_sentences(self.tokenizer, sentences), sentences, strict=True)]
        flat = sorted(((len(ids), s, p) for s, parts in enumerate(pieces) for p, (ids, _) in enumerate(parts)), reverse=True)
        batches = [[(s, p) for _, s, p in flat[at : at + BATCH]] for at in range(0, len(flat), BATCH)]
        tasks = [[pieces[s][p] for s, p in batch] for batch in batches]
        with _make_pool(min(self.threads, len(tasks))) as run:
            read = list(run(partial(self._read_batch, states=states), tasks))
        found = {place: words for batch, some in zip(batches, read, strict=True) for place, words in zip(batch, some, strict=True)}
        return [[word for p in range(len(parts)) for word in found[s, p]] for s, parts in enumerate(pieces)]

    def compute(self, outputs: Sequence[str], ids: np.ndarray, mask: np.ndarray, layers: bool) -> list[np.ndarray]:
        """Outputs of the model for subwords and their mask, batch × subwords each.

        Args:
            outputs: ``logits``, :data:`STATES` or both.
            ids, mask: integers of 64 bits.
            layers: whether the layers that learnt events are computed; if not, states are the encoder's alone.
        """
        feed = {"input_ids": ids, "attention_mask": mask}
        if self.has_layers:
            feed[WITH_LAYERS] = np.array(layers)
        found: list[np.ndarray] = self.session.run(list(outputs), feed)
        return found

    def _read_batch(self, parts: Sequence[tuple[list[int], list[int]]], states: bool) -> list[list[Reading]]:
        """What the model says of the words of each part, by the first subword of each word."""
        width = max(len(ids) for ids, _ in parts)
        ids = np.full((len(parts), width), FILL, np.int64)
        mask = np.zeros((len(parts), width), np.int64)
        for row, (line, _) in enumerate(parts):
            ids[row, : len(line)] = line
            mask[row, : len(line)] = 1
        wanted = states and self.has_states
        logits, *found = self.compute(["logits", STATES] if wanted else ["logits"], ids, mask, layers=wanted)
        places = [(row, firsts) for row, (_, firsts) in enumerate(parts)]
        return decode([logits[place] for place in places], self.labels, [found[0][place] for place in places] if wanted else None)


@contextmanager
def _make_pool(threads: int) -> Iterator[Callable[..., Iterable[list[list[Reading]]]]]:
    """A ``map`` that runs on so many threads, made anew each time: a thread would not outlive the fork of a process."""
    if threads < 2:
        yield map
        return
    with ThreadPoolExecutor(threads) as pool:
        yield pool.map


def find_recognised(doc: Doc) -> Iterator[NameSpan]:
    """The names that the recogniser reads in a text with sentences, in order and not overlapping.

    Raises:
        DataError: the model of ``data/models/names`` is missing or unreadable.
    """
    yield from recognise(doc)[0]


def recognise(doc: Doc) -> tuple[list[NameSpan], dict[int, float]]:
    """The names of :func:`find_recognised`, and for every token that is read the probability (0 to 1) that it is in any name.

    Sets ``doc._.states``, tokens × width of the encoder, or none.

    Raises:
        DataError: as there.
    """
    sentences = [[i for i in tokens if not is_blank(doc[i])] for tokens in iter_sentences(doc)]
    sentences = [tokens for tokens in sentences if tokens]
    read = get_recogniser().read([[to_word(doc[i]) for i in tokens] for tokens in sentences])
    spans = [span for tokens, words in zip(sentences, read, strict=True) for span in _iter_spans(tokens, words)]
    of_token = {i: word for tokens, words in zip(sentences, read, strict=True) for i, word in zip(tokens, words, strict=True)}
    doc._.states = _gather({i: word.state for i, word in of_token.items() if word.state is not None}, len(doc))
    return spans, {i: word.named for i, word in of_token.items()}


def _gather(states: dict[int, np.ndarray], tokens: int) -> np.ndarray | None:
    """The states of all tokens, zero where one was not read; none where the model gives none out."""
    if not states:
        return None
    table = np.zeros((tokens, len(next(iter(states.values())))), np.float32)
    table[list(states)] = list(states.values())
    return table


def _iter_spans(tokens: Sequence[int], words: Sequence[Reading]) -> Iterator[NameSpan]:
    start = 0
    while start < len(tokens):
        mark, _, kind = words[start].label.partition("-")
        end = start + 1
        while mark == "B" and end < len(tokens) and words[end].label == f"I-{kind}":
            end += 1
        if mark == "B":
            score = sum(word.score for word in words[start:end]) / (end - start)
            yield NameSpan(tokens[start], tokens[end - 1] + 1, kind, ORIGIN, round(score, 4))
        start = end


@cache
def get_recogniser() -> Recogniser:
    """The model of ``data/models/names``, loaded once.

    Raises:
        DataError: it is missing or unreadable.
    """
    return load_recogniser(get_folder("data") / FOLDER)


def load_recogniser(folder: Path) -> Recogniser:
    """The model in a folder: ``model.onnx``, ``tokenizer.json``, ``labels.json``.

    Raises:
        DataError: one is missing or unreadable, or ``KG_THREADS`` is no number.
    """
    import onnxruntime
    import tokenizers

    threads = os.environ.get("KG_THREADS", "2")
    if not threads.isdecimal() or threads == "0":
        raise DataError(f"KG_THREADS is {threads!r}: set it to a number of threads")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # a batch a thread wastes less than many threads a batch
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # the fused node of the sum and the norm takes three times as long as the two in onnxruntime 1.32
    options.add_session_config_entry("optimization.disable_specified_optimizers", "SkipLayerNormFusion")
    try:
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        tokenizer = tokenizers.Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
        session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the two libraries have no common class for their errors
        reason = " ".join(str(error).split())
        raise DataError(f"{folder}: the recogniser cannot be loaded ({reason}); install mithaq again or run 'kg train names'") from None
    has_states = STATES in [output.name for output in session.get_outputs()]
    has_layers = WITH_LAYERS in [given.name for given in session.get_inputs()]
    return Recogniser(session, tokenizer, tuple(labels), int(threads), has_states, has_layers)


def to_word(token: Token) -> str:
    """A token as the recogniser reads it: without marks, alef without hamza, the article back behind ``لل``.

    What nothing is left of reads as ``-``.
    """
    word = "".join(c for c in token.text if c not in MARKS).translate(SEATS)
    if token.i and token.doc[token.i - 1].norm_ == "لل" and not token.doc[token.i - 1].whitespace_:
        word = "ال" + word
    return word if word.strip() else "-"


def is_blank(token: Token) -> bool:
    """Whether a token is white space or marks alone, which the recogniser does not read."""
    return not token.norm_.strip()


def iter_sentences(doc: Doc) -> Iterator[list[int]]:
    """The token indices of each sentence."""
    tokens: list[int] = []
    for token in doc:
        if token.is_sent_start and tokens:
            yield tokens
            tokens = []
        tokens.append(token.i)
    if tokens:
        yield tokens


def encode_words(tokenizer: tokenizers.Tokenizer, words: Sequence[str]) -> list[list[int]]:
    """The subwords of every word, at least one each."""
    return encode_sentences(tokenizer, [words])[0]


def encode_sentences(tokenizer: tokenizers.Tokenizer, sentences: Sequence[Sequence[str]]) -> list[list[list[int]]]:
    """The subwords of every word of every sentence, at least one each."""
    encoded = []
    for words, line in zip(sentences, tokenizer.encode_batch(list(sentences), is_pretokenized=True, add_special_tokens=False), strict=True):
        ids: list[list[int]] = [[] for _ in words]
        for subword, word in zip(line.ids, line.word_ids, strict=True):
            if word is not None:
                ids[word].append(subword)
        encoded.append([piece or [UNKNOWN] for piece in ids])
    return encoded


def cut(encoded: list[list[int]], words: Sequence[str]) -> list[tuple[list[int], list[int]]]:
    """A sentence in parts of at most :data:`LONGEST` subwords: the ids of each, and where its words begin."""
    parts: list[list[int]] = []
    at = 0
    while at < len(encoded):
        end, size, stop = at, 0, at
        while end < len(encoded) and (end == at or size + len(encoded[end]) <= LONGEST):
            size += len(encoded[end])
            end += 1
            if words[end - 1] in BREAKS:
                stop = end
        if end < len(encoded) and stop > at + (end - at) // 2:
            end = stop
        parts.append(list(range(at, end)))
        at = end
    return [join_subwords([encoded[i][:LONGEST] for i in part]) for part in parts]


def join_subwords(encoded: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """The ids of a sentence between its two ends, and the place of each word's first."""
    ids, firsts = [BEGIN], []
    for piece in encoded:
        firsts.append(len(ids))
        ids.extend(piece)
    return [*ids, END], firsts


def decode(parts: Sequence[np.ndarray], labels: Sequence[str], states: Sequence[np.ndarray] | None = None) -> list[list[Reading]]:
    """The likeliest labels of each part without a broken name: ``I-X`` stands behind ``B-X`` or ``I-X`` only.

    Args:
        parts: logits, words × labels each, of one word at least.
        labels: their names, ``O`` first.
        states: words × width of the encoder each, if the model gives them out.
    """
    lengths = [len(logits) for logits in parts]
    logs = np.zeros((len(parts), max(lengths), len(labels)))
    for row, logits in enumerate(parts):
        logs[row, : lengths[row]] = logits
    logs -= logs.max(axis=2, keepdims=True)
    logs -= np.log(np.exp(logs).sum(axis=2, keepdims=True))
    allowed = _transitions(tuple(labels))
    best = logs[:, 0] + np.where([label.startswith("I-") for label in labels], -np.inf, 0.0)
    back = np.zeros(logs.shape, np.int64)
    inside = np.arange(max(lengths)) < np.array(lengths)[:, None]
    for i in range(1, max(lengths)):
        paths = best[:, :, None] + allowed
        back[:, i] = paths.argmax(axis=1)
        best = np.where(inside[:, i, None], paths.max(axis=1) + logs[:, i], best)
    ends, shares = best.argmax(axis=1), np.exp(logs)
    return [
        _trace(int(ends[row]), back[row], shares[row], length, labels, [None] * length if states is None else list(states[row]))
        for row, length in enumerate(lengths)
    ]


def _trace(
    at: int, back: np.ndarray, shares: np.ndarray, length: int, labels: Sequence[str], states: Sequence[np.ndarray | None]
) -> list[Reading]:
    """The path that ends in a label, followed back to the first word."""
    path = [at]
    for i in range(length - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    path.reverse()
    named = 1 - shares[:length, 0]
    return [Reading(labels[k], float(shares[i, k]), float(named[i]), states[i]) for i, k in enumerate(path)]


@cache
def _transitions(labels: tuple[str, ...]) -> np.ndarray:
    """0 where a label may stand behind another, minus infinity where not."""
    allowed = np.zeros((len(labels), len(labels)))
    for k, label in enumerate(labels):
        if label.startswith("I-"):
            for j, before in enumerate(labels):
                if before not in (label, "B-" + label[2:]):
                    allowed[j, k] = -np.inf
    return allowed
