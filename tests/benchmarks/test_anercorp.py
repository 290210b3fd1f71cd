"""The benchmark on ANERcorp: what counts as a name found, decoding, two copies of a text laid side by side, windows."""

from __future__ import annotations

import doctest
from pathlib import Path

import numpy as np
import pytest
import tokenizers

from benchmarks.anercorp import __main__ as command
from benchmarks.anercorp import data, score
from kg.mentions.recogniser import BEGIN, END
from kg.train.corpora import Example, make_tokenizer
from kg.train.labels import IGNORED

SUBWORDS = Path(__file__).parents[2] / "data/models/names/tokenizer.json"
SPLIT = "و\tO\nزار\tO\nالرئيس\tB-Politician\nسامي\tI-Politician\nل\tO\nبنان\tB-Nation\n.\tO\n\nوصل\tO\nوفد\tO\nل\tO\nه\tO\n"


@pytest.fixture(scope="module")
def subwords() -> tokenizers.Tokenizer:
    return tokenizers.Tokenizer.from_file(str(SUBWORDS))


def test_the_examples_of_the_docstrings_hold():
    for module in (data, score):
        assert doctest.testmod(module).failed == 0


def test_a_name_counts_only_with_extent_and_type():
    gold = [["B-PER", "I-PER", "O", "B-LOC"], ["B-ORG", "O"]]
    guess = [["B-PER", "I-PER", "O", "B-ORG"], ["B-ORG", "I-ORG"]]
    scores = score.score_names(gold, guess)
    assert (scores["all"].right, scores["all"].found, scores["all"].there) == (1, 3, 3)
    assert scores["all"].f1 == pytest.approx(1 / 3)
    assert scores["PER"].f1 == 1
    assert (scores["ORG"].right, scores["ORG"].found, scores["ORG"].there) == (0, 2, 1)


def test_labels_of_another_length_are_refused():
    with pytest.raises(ValueError, match="2 words have 1 labels"):
        score.score_names([["O", "O"]], [["O"]])


def test_decoding_breaks_no_name_and_weighs_transitions():
    labels = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")
    logs = np.log(np.array([[0.5, 0.1, 0.3, 0.05, 0.05], [0.1, 0.3, 0.5, 0.05, 0.05], [0.2, 0.1, 0.1, 0.1, 0.5]]))
    assert [labels[k] for k in score.decode(logs, labels)] == ["O", "B-PER", "O"]
    steps = np.zeros((5, 5))
    steps[1, 2] = 5
    assert [labels[k] for k in score.decode(logs, labels, steps)] == ["O", "B-PER", "I-PER"]
    counted = score.count_transitions([[0, 1, 2], [0, 3, IGNORED]], 5)
    assert counted[1, 2] == counted[1].max() > 0
    assert score.decode(np.zeros((1, 5)), labels) == [0]


def test_another_annotation_lends_its_labels(tmp_path: Path):
    path = tmp_path / "a.conll"
    path.write_text(SPLIT, encoding="utf-8")
    other = data.read_sentences(path, True)
    assert other[0] == (["وزار", "الرئيس", "سامي", "لبنان", "."], ["O", "B-Politician", "I-Politician", "B-Nation", "O"])
    plain = [(["وزار", "الرئيس", "سامي", "لبنان", "."], ["O", "O", "B-PER", "B-LOC", "O"]), (["وعاد", "أمس"], ["O", "O"])]
    assert data.lend_labels(plain, other) == [["O", "B-Politician", "I-Politician", "B-Nation", "O"], [None, None]]


def test_the_label_of_a_word_stands_behind_its_proclitics(subwords: tokenizers.Tokenizer):
    words = ["وقال", "(سامي", "لفرنسا", "2002", "!"]
    s = data.encode(words, ["O", "B-PER", "B-LOC", "O", "O"], ["O", None, "B-Nation", "O", "O"], make_tokenizer(), subwords)
    heads = [subwords.id_to_token(pieces[head]) for pieces, head in zip(s.pieces, s.heads, strict=True)]
    assert heads[0] == "▁قال"
    assert heads[1].startswith("▁س")
    assert heads[2].startswith("▁فر")
    assert [data.MAIN[k] for k in s.main] == ["O", "B-PER", "B-LOC", "O", "O"]
    assert s.fine[1] == IGNORED


def test_windows_hold_every_word_once_and_are_never_too_wide(subwords: tokenizers.Tokenizer):
    splitter = make_tokenizer()
    texts = ["زار الوزير العاصمة أمس .", "وقال إن المحادثات كانت جيدة جدا وستستمر غدا في المدينة نفسها .", "عاد ."] * 5
    sentences = [data.encode(t.split(), ["O"] * len(t.split()), [None] * len(t.split()), splitter, subwords) for t in texts]
    for first in (9, 14, 30):
        windows = list(data.iter_windows(sentences, first, 30))
        ids = [i for w in windows for i in w.ids[1:-1]]
        assert ids == [i for s in sentences for pieces in s.pieces for i in pieces]
        assert sum(len(w.firsts) for w in windows) == sum(len(s.words) for s in sentences)
        assert all(w.ids[0] == BEGIN and w.ids[-1] == END and len(w.ids) <= 30 and max(w.firsts) < len(w.ids) - 1 for w in windows)
        assert len(windows[0].ids) <= first


def test_without_the_corpus_it_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr("sys.argv", ["anercorp", "--shared", str(tmp_path)])
    assert command.main() == 0
    assert capsys.readouterr().out.startswith(f"skipped: {tmp_path}/names/anercorp is not there")


def test_sentences_of_the_text_that_decoding_is_chosen_on_are_left_out():
    plain = [["وصل", "الوزير", "إلى", "العاصمة", "أمس"]] * 15 + [["وقّع", "الرئيسان", "اتفاقا", "لتعاون", "البلدين", "في", "عمّان"]]
    assert data.find_cut(plain) == 15
    copy = ("وقع", "الرئيسان", "اتفاقا", "ل", "تعاون", "البلدين", "في", "عمان")
    own = ("غادر", "الوفد", "المدينة", "بعد", "يومين", "من", "المحادثات")
    examples = [Example(words, (0,) * len(words), ()) for words in (copy, own, ("الأمس",))]
    assert [e.words for e in data.leave_out(examples, plain[15:])] == [own, ("الأمس",)]
