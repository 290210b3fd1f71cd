"""ANERcorp and the two FANE corpora as sentences of words in subwords, and as windows of running text."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import tokenizers

from kg.mentions.recogniser import BEGIN, END, encode_words, is_blank, to_word
from kg.text.lexicon import get_proclitics
from kg.text.normalise import fold
from kg.text.tokenizer import ArabicTokenizer
from kg.train.corpora import Example, join_words, read_conll
from kg.train.labels import IGNORED, get_classes

MAIN = ("O", *(f"{mark}-{c}" for c in ("PER", "LOC", "ORG", "MISC") for mark in "BI"))
FINE = ("O", *(f"{mark}-{c}" for c in sorted(get_classes("fane")) for mark in "BI"))
#: Subwords in a window, its two ends included.
WIDTH = 192
#: Windows in a batch.
BATCH = 6
#: How many words in a row must agree for two copies of a text to be the same there.
ANCHOR = 4
#: Letters in a row by which a sentence is told to stand in another copy of a text.
SHINGLE = 20


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by white-space words: subwords of each, which of them bears the label, and the labels of both heads.

    The proclitics of a word are subwords of their own before the one that bears its label.
    """

    words: tuple[str, ...]
    pieces: tuple[tuple[int, ...], ...]
    heads: tuple[int, ...]
    main: tuple[int, ...]
    fine: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences in a row as the network reads them: ids, the place of each word's labelled subword, labels by word, words by sentence."""

    ids: list[int]
    firsts: list[int]
    main: list[int]
    fine: list[int]
    lengths: list[int]


def read_sentences(path: Path, split: bool) -> list[tuple[list[str], list[str]]]:
    """The sentences of a corpus in white-space words with BIO labels; with ``split`` the clitics that the corpus cut off are written on."""
    sentences = []
    for words, labels in read_conll(path):
        if not split:
            sentences.append((words, labels))
            continue
        text, names = join_words(words, labels, True)
        joined, marks, at = [], [], 0
        for word in text.split():
            start = text.index(word, at)
            at = start + len(word)
            held = next(((a, b, kind) for a, b, kind in names if a < at and start < b), None)
            marks.append("O" if held is None else ("B-" if held[0] >= start else "I-") + held[2])
            joined.append(word)
        sentences.append((joined, marks))
    return sentences


def to_key(word: str) -> str:
    """A word folded, letters and digits alone: what two copies of a text have in common."""
    return "".join(c for c in fold(word) if c.isalnum())


def align(left: Sequence[str], right: Sequence[str]) -> dict[int, int]:
    """Which word of ``left`` is which of ``right``: runs that agree, grown from sequences of :data:`ANCHOR` words that each side has once.

    >>> align("a b c d e f".split(), "x a b c d e y".split())
    {0: 1, 1: 2, 2: 3, 3: 4, 4: 5}
    """
    def once(words: Sequence[str]) -> dict[tuple[str, ...], int]:
        grams = [tuple(words[i : i + ANCHOR]) for i in range(len(words) - ANCHOR + 1)]
        counts = Counter(grams)
        return {gram: i for i, gram in enumerate(grams) if counts[gram] == 1}

    there = once(right)
    found: dict[int, int] = {}
    for gram, i in once(left).items():
        j = there.get(gram)
        if j is None or i in found:
            continue
        for step, k in ((1, 0), (-1, -1)):
            while 0 <= i + k < len(left) and 0 <= j + k < len(right) and left[i + k] == right[j + k] and i + k not in found:
                found[i + k] = j + k
                k += step
    return dict(sorted(found.items()))


def lend_labels(
    sentences: Sequence[tuple[list[str], list[str]]], other: Sequence[tuple[list[str], list[str]]]
) -> list[list[str | None]]:
    """The labels that another annotation of the same text gives to the words of ``sentences``, None where it lacks the word."""
    left = [(s, w) for s, (words, _) in enumerate(sentences) for w in range(len(words)) if to_key(words[w])]
    right = [(key, label) for words, labels in other for word, label in zip(words, labels, strict=True) if (key := to_key(word))]
    pairs = align([to_key(sentences[s][0][w]) for s, w in left], [key for key, _ in right])
    lent: list[list[str | None]] = [["O" if not to_key(w) else None for w in words] for words, _ in sentences]
    for i, j in pairs.items():
        s, w = left[i]
        lent[s][w] = right[j][1]
    return lent


def find_cut(sentences: Sequence[Sequence[str]]) -> int:
    """How many sentences hold the first nine tenths of the words."""
    total, size = sum(map(len, sentences)), 0
    for cut, words in enumerate(sentences):
        if size >= 0.9 * total:
            return cut
        size += len(words)
    return len(sentences)


def leave_out(examples: Sequence[Example], other: Sequence[Sequence[str]]) -> list[Example]:
    """The examples whose text does not stand in ``other``: of whose runs of :data:`SHINGLE` letters not most do."""
    there = {run for words in other for run in iter_runs(words)}
    shares = [[run in there for run in iter_runs(e.words)] for e in examples]
    return [e for e, known in zip(examples, shares, strict=True) if 2 * sum(known) < len(known)]


def iter_runs(words: Sequence[str]) -> Iterator[str]:
    """Every run of :data:`SHINGLE` letters of a sentence without its spaces, or the whole of a shorter one."""
    letters = "".join(map(to_key, words))
    for at in range(max(1, len(letters) - SHINGLE + 1)):
        yield letters[at : at + SHINGLE]


def encode(
    words: Sequence[str], main: Sequence[str | None], fine: Sequence[str | None], splitter: ArabicTokenizer, subwords: tokenizers.Tokenizer
) -> Sentence:
    """A sentence in subwords; a label of None is not learnt from."""
    doc = splitter(" ".join(words))
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    owned: list[list[int]] = [[] for _ in words]
    owner = 0
    for token in doc:
        while owner + 1 < len(words) and token.idx >= starts[owner + 1]:
            owner += 1
        if not is_blank(token):
            owned[owner].append(token.i)
    particles = {p.text for p in get_proclitics()}
    pieces, heads = [], []
    for tokens in owned:
        parts = encode_words(subwords, [to_word(doc[i]) for i in tokens] or ["-"])
        head = next((k for k, i in enumerate(tokens) if doc[i].text[:1].isalnum() and (
            k + 1 == len(tokens) or fold(doc[i].text) not in particles)), 0)
        pieces.append(tuple(p for part in parts for p in part))
        heads.append(sum(len(part) for part in parts[:head]))
    numbers = [[IGNORED if mark is None else labels.index(mark) for mark in marks] for marks, labels in ((main, MAIN), (fine, FINE))]
    return Sentence(tuple(words), tuple(pieces), tuple(heads), tuple(numbers[0]), tuple(numbers[1]))


def iter_windows(sentences: Sequence[Sentence], first: int = WIDTH, width: int = WIDTH) -> Iterator[Window]:
    """Running text in windows of at most ``width`` subwords, whole sentences where they fit, the first window at most ``first`` wide."""
    window = Window([BEGIN], [], [], [], [])
    room = first
    for s in sentences:
        size = sum(map(len, s.pieces))
        if len(window.ids) > 1 and len(window.ids) + size + 1 > room and (size + 2 <= width or len(window.ids) > width // 2):
            yield _close(window)
            window, room = Window([BEGIN], [], [], [], []), width
        begun = len(window.firsts)
        for pieces, head, main, fine in zip(s.pieces, s.heads, s.main, s.fine, strict=True):
            if len(window.ids) > 1 and len(window.ids) + len(pieces) + 1 > room:
                window.lengths.append(len(window.firsts) - begun)
                yield _close(window)
                window, room, begun = Window([BEGIN], [], [], [], []), width, 0
            window.firsts.append(len(window.ids) + head)
            window.ids.extend(pieces)
            window.main.append(main)
            window.fine.append(fine)
        window.lengths.append(len(window.firsts) - begun)
    if window.firsts:
        yield _close(window)


def _close(window: Window) -> Window:
    window.ids.append(END)
    return window


def shuffle_windows(windows: Sequence[Window], generator: random.Random) -> list[Window]:
    """Windows in random order, those of like length in one batch."""
    order = sorted(windows, key=lambda w: (len(w.ids) // 16, generator.random()))
    batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    generator.shuffle(batches)
    return [w for batch in batches for w in batch]
