"""Reading labelled text as sentences of the project's own words: proclitics split as the tokenizer splits them, names by words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.errors import DataError
from kg.mentions.recogniser import is_blank, iter_sentences, to_word
from kg.text.lexicon import get_proclitics
from kg.text.normalise import fold
from kg.text.sentences import split_sentences
from kg.text.tokenizer import ArabicTokenizer
from kg.train.labels import Labelled, read_bio, to_guidelines, to_targets

BEFORE = frozenset({"و", "ف", "ب", "ل", "ك", "س", "ال"})
BEHIND = frozenset({"ه", "ها", "هم", "هما", "هن", "نا", "ي", "ك", "كم"})
#: A name may leave out less than this share of a token and still hold it.
COVERED = 0.5


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence to learn from: its words as the recogniser reads them, their labels, and its names with the corpus's own classes."""

    words: tuple[str, ...]
    targets: tuple[int, ...]
    names: tuple[Labelled, ...]


def read_conll(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """The sentences of a two-column file: words and labels.

    Raises:
        DataError: the file is missing, or a line has no label.
    """
    if not path.is_file():
        raise DataError(f"{path}: no such corpus; give the folder that holds names/ and training/ as --shared")
    words: list[str] = []
    labels: list[str] = []
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            fields = line.rstrip("\n").split("\t")
            if not line.strip():
                if words:
                    yield words, labels
                words, labels = [], []
            elif len(fields) < 2:
                raise DataError(f"{path}:{number}: no label")
            else:
                words.append(fields[0])
                labels.append(fields[1])
    if words:
        yield words, labels


def join_words(words: Sequence[str], labels: Sequence[str], split: bool) -> tuple[str, list[tuple[int, int, str]]]:
    """A sentence as text with its names in code points; with ``split`` the clitics that the corpus cut off are written on again.

    >>> join_words(["و", "قال", "ل", "ه", "زيد"], ["O", "O", "O", "O", "B-PER"], True)
    ('وقال له زيد', [(8, 11, 'PER')])
    """
    text = ""
    places: list[tuple[int, int]] = []
    glue = True
    for i, word in enumerate(words):
        behind = split and i > 0 and word in BEHIND and not labels[i].startswith("B") and words[i - 1][-1:].isalpha()
        if not glue and not behind:
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
        glue = split and word in BEFORE and not behind and i + 1 < len(words) and words[i + 1][:1].isalpha()
    return text, [(places[n.start][0], places[n.end - 1][1], n.type) for n in read_bio(labels)]


def iter_corpus(path: Path, corpus: str, tokenizer: ArabicTokenizer) -> Iterator[Example]:
    """The sentences of a corpus (``fane``, ``wojood``, or ``own`` for one whose classes are the guidelines' types)."""
    for words, labels in read_conll(path):
        text, spans = join_words(words, labels, corpus == "fane")
        doc = tokenizer(text)
        yield from _examples(doc, spans, corpus, [list(range(len(doc)))])


def read_annotated(folder: Path, texts: Path, ids: Iterable[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Articles annotated by the guidelines, ``folder/ID.json`` with ``texts/ID.txt``: id, text and annotation of each.

    Raises:
        DataError: an article or its annotation is missing.
    """
    for name in ids:
        try:
            gold = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
            text = (texts / f"{name}.txt").read_text(encoding="utf-8")
        except OSError as error:
            raise DataError(f"{error.filename}: {error.strerror}") from None
        yield name, text, gold


def iter_articles(folder: Path, texts: Path, ids: Iterable[str], tokenizer: ArabicTokenizer) -> Iterator[Example]:
    """The sentences of the articles ``folder/ID.json`` with ``texts/ID.txt``, as :func:`iter_examples` gives them.

    Raises:
        DataError: an article or its annotation is missing.
    """
    return iter_examples(read_annotated(folder, texts, ids), tokenizer)


def iter_examples(articles: Iterable[tuple[str, str, dict[str, Any]]], tokenizer: ArabicTokenizer) -> Iterator[Example]:
    """The sentences of articles annotated by the guidelines (id, text and annotation each); furniture is left out."""
    for _, text, gold in articles:
        doc = split_sentences(tokenizer(text))
        spans = [(m["start"], m["end"], m["type"]) for m in gold["mentions"] if m["level"] == "name"]
        hidden = [tuple(span) for span in gold.get("ignore", [])]
        sentences = [s for s in iter_sentences(doc) if not any(doc[s[0]].idx < end and start <= doc[s[-1]].idx for start, end in hidden)]
        yield from _examples(doc, spans, "own", sentences)


def _examples(doc: Doc, spans: Sequence[tuple[int, int, str]], corpus: str, sentences: Iterable[list[int]]) -> Iterator[Example]:
    """The sentences of a text as examples; names given in code points become names over words."""
    for tokens in sentences:
        tokens = [i for i in tokens if not is_blank(doc[i])]
        if not tokens:
            continue
        norms = [doc[i].norm_ for i in tokens]
        names = []
        for start, end, kind in spans:
            held = [k for k, i in enumerate(tokens) if _covers(doc, i, start, end)]
            while len(held) > 1 and _is_particle(doc, tokens[held[0]]):
                held.pop(0)
            if held:
                names.append(Labelled(held[0], held[-1] + 1, kind))
        own = corpus == "own"
        mapped = names if own else [to_guidelines(norms, n, corpus) for n in names]
        yield Example(tuple(to_word(doc[i]) for i in tokens), tuple(to_targets(norms, mapped, own)), tuple(names))


def _covers(doc: Doc, i: int, start: int, end: int) -> bool:
    left, right = doc[i].idx, doc[i].idx + len(doc[i].text)
    return min(right, end) - max(left, start) > COVERED * (right - left)


def _is_particle(doc: Doc, i: int) -> bool:
    """Whether a token is a particle written onto the next one."""
    return fold(doc[i].text) in {p.text for p in get_proclitics()} and not doc[i].whitespace_


def make_tokenizer() -> ArabicTokenizer:
    """The project's tokenizer with a vocabulary of its own."""
    return ArabicTokenizer(Vocab())
