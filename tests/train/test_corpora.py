"""Labelled text as sentences of the project's own words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import DataError
from kg.train.corpora import iter_articles, iter_corpus, join_words, make_tokenizer, read_conll
from kg.train.labels import LABELS, Labelled

SPLIT = "و\tO\nقال\tO\nل\tO\nلبنان\tB-Nation\nان\tO\nعاصمت\tO\nه\tO\nبيروت\tB-Population-Center\n.\tO\n\n"


def test_clitics_are_written_on_again():
    words = ["و", "زار", "ل", "هم", "كتاب", "ها", "،", "و", "الله"]
    assert join_words(words, ["O"] * len(words), split=True)[0] == "وزار لهم كتابها ، والله"
    assert join_words(words, ["O"] * len(words), split=False)[0] == " ".join(words)


def test_names_follow_the_words_of_the_tokenizer(tmp_path: Path):
    path = tmp_path / "a.conll"
    path.write_text(SPLIT, encoding="utf-8")
    (example,) = iter_corpus(path, "fane", make_tokenizer())
    assert example.words[:2] == ("و", "قال")
    assert "عاصمته" in example.words
    named = {example.words[i]: LABELS[t] for i, t in enumerate(example.targets) if t}
    assert named == {"لبنان": "B-Place", "بيروت": "B-Place"}


def test_articles_give_names_by_sentence_without_furniture(tmp_path: Path):
    text = "صورة: رويترز\nالتقى الوزير سامي الراوي للأمم المتحدة.\nوعاد إلى صنعاء.\n"
    mentions = [
        {"start": text.index(t), "end": text.index(t) + len(t), "type": kind, "level": level}
        for t, kind, level in (
            ("رويترز", "Organization", "name"), ("الوزير", "Person", "nominal"), ("سامي الراوي", "Person", "name"),
            ("أمم المتحدة", "Organization", "name"), ("صنعاء", "Place", "name"),
        )
    ]
    (tmp_path / "x.json").write_text(json.dumps({"mentions": mentions, "ignore": [[0, 12]]}), encoding="utf-8")
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    examples = list(iter_articles(tmp_path, tmp_path, ["x"], make_tokenizer()))
    assert len(examples) == 2
    assert [n.type for e in examples for n in e.names] == ["Person", "Organization", "Place"]
    first = examples[0]
    assert [" ".join(first.words[n.start : n.end]) for n in first.names] == ["سامي الراوي", "الامم المتحدة"]
    assert examples[1].names == (Labelled(3, 4, "Place"),)


def test_a_missing_corpus_is_one_line(tmp_path: Path):
    with pytest.raises(DataError, match="no such corpus"):
        list(read_conll(tmp_path / "none.conll"))
    with pytest.raises(DataError, match=r"x\.json"):
        list(iter_articles(tmp_path, tmp_path, ["x"], make_tokenizer()))


def test_a_line_without_label_is_told_with_its_number(tmp_path: Path):
    path = tmp_path / "a.conll"
    path.write_text("قال\tO\nزيد\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.conll:2"):
        list(read_conll(path))
