"""The trained recogniser: words, decoding, and the shipped model on sentences of our own."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.errors import DataError
from kg.mentions.recogniser import FOLDER, LONGEST, Recogniser, decode, find_recognised, get_recogniser, load_recogniser, to_word
from kg.settings import get_folder
from kg.text.sentences import split_sentences
from kg.text.tokenizer import ArabicTokenizer

LABELS = ("O", "B-Person", "I-Person", "B-Place", "I-Place")
shipped = pytest.mark.skipif(not (get_folder("data") / FOLDER / "model.onnx").is_file(), reason="the model is not in this checkout")


def read(text: str) -> Doc:
    return split_sentences(ArabicTokenizer(Vocab())(text))


def names(text: str) -> list[tuple[str, str]]:
    doc = read(text)
    return [(doc[s.start : s.end].text, s.type) for s in find_recognised(doc)]


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return get_recogniser()


def test_words_are_read_lightly_folded_with_the_article_restored():
    doc = read("إعلانٌ للكرملين")
    assert [to_word(t) for t in doc] == ["اعلان", "لل", "الكرملين"]


def test_decoding_never_breaks_a_name():
    logits = np.array([[0, 0, 9, 0, 0], [0, 5, 0, 0, 0], [4, 0, 0, 0, 5], [0, 0, 0, 6, 0]], np.float32)
    labels = [word.label for word in decode([logits], LABELS)[0]]
    for before, label in zip(["O", *labels], labels, strict=False):
        assert not label.startswith("I-") or before in (label, "B-" + label[2:])
    assert labels[1:] == ["B-Person", "O", "B-Place"]


def test_decoding_gives_probabilities():
    ((word,),) = decode([np.array([[0, 0, 0, 50, 0]], np.float32)], LABELS)
    assert word.label == "B-Place"
    assert word.score == pytest.approx(1.0)
    assert word.named == pytest.approx(1.0)


def test_a_part_is_decoded_the_same_beside_longer_ones():
    chance = np.random.default_rng(7)
    parts = [chance.normal(size=(length, len(LABELS))) for length in (3, 9, 1, 6)]
    assert decode(parts, LABELS) == [decode([part], LABELS)[0] for part in parts]


@shipped
def test_threads_do_not_change_what_is_read():
    sentences = [f"التقى الوزير رقم {n} نظيره في القاهرة أمس".split() for n in range(20)]
    one = replace(get_recogniser(), threads=1)
    assert one.read(sentences) == replace(one, threads=3).read(sentences)


@shipped
def test_labels_alone_are_those_of_the_whole_reading():
    sentences = [["التقى", "الوزير", "سامر", "الحلواني", "وفدا", "من", "حماس"], ["وصل", "الى", "بيروت"]]
    whole = get_recogniser().read(sentences)
    assert get_recogniser().label(sentences) == [[(word.label, word.score) for word in words] for words in whole]
    assert all(word.state is not None and word.state.shape == whole[0][0].state.shape for words in whole for word in words)
    assert all(word.state is None for words in get_recogniser().read(sentences, states=False) for word in words)


def test_a_missing_model_is_one_line(tmp_path: Path):
    with pytest.raises(DataError, match="kg train names"):
        load_recogniser(tmp_path)


def test_threads_must_be_a_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KG_THREADS", "all")
    with pytest.raises(DataError, match="KG_THREADS"):
        load_recogniser(tmp_path)


@shipped
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل وزير الخارجية سامر الحلواني إلى بيروت أمس.", {("سامر الحلواني", "Person"), ("بيروت", "Place")}),
        ("أعلنت الأمم المتحدة إرسال مساعدات إلى السودان.", {("الأمم المتحدة", "Organization"), ("السودان", "Place")}),
        ("قال الرئيس البولندي توماش كوفالسكي إن وارسو تدعم ليتوانيا.", {("توماش كوفالسكي", "Person"), ("ليتوانيا", "Place")}),
        ("التقى المبعوث يان لوندستروم وفدا من حماس.", {("يان لوندستروم", "Person"), ("حماس", "Organization")}),
    ],
)
def test_names_of_our_own_sentences(text: str, expected: set[tuple[str, str]]):
    assert expected <= set(names(text))


@shipped
@pytest.mark.parametrize("text", ["", "\n\n", "…", "هذا يوم جميل."])
def test_text_without_names(text: str):
    assert names(text) == []


@shipped
def test_spans_are_ordered_apart_and_sure():
    doc = read("زار وزير الدفاع كريم البزاز أنقرة وباريس.\nثم عاد إلى تونس العاصمة.")
    spans = list(find_recognised(doc))
    assert len(spans) >= 3
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(s.origin == "recogniser" and 0 < s.score <= 1 for s in spans)
    assert spans == list(find_recognised(doc))


@shipped
def test_a_sentence_longer_than_the_model_reads_is_cut(recogniser: Recogniser):
    words = ["قال", "مندوب", "اليابان", "،"] * LONGEST
    (labels,) = recogniser.label([words])
    assert len(labels) == len(words)
    assert sum(label == "B-Place" for label, _ in labels) > LONGEST // 2
