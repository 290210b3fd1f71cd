"""The benchmarks of speed and memory: their arithmetic, their material, and that they run."""

from __future__ import annotations

import doctest
import os
import sys

import pytest

from benchmarks import build, machine, recogniser
from kg.mentions.recogniser import encode_words, get_recogniser


def test_the_examples_of_the_docstrings_hold():
    for module in (build, machine, recogniser):
        assert doctest.testmod(module).failed == 0


def test_sentences_are_as_wide_as_said():
    loaded = get_recogniser()
    sentences = recogniser.make_sentences(loaded)
    assert len(sentences) == recogniser.BATCH
    assert {sum(map(len, encode_words(loaded.tokenizer, s))) + 2 for s in sentences} == {recogniser.WIDTH}


def test_throughput_and_ratio_count_subwords():
    wall, used = recogniser.measure(lambda: sum(range(200_000)), 3)
    assert 0 < wall <= used * 1.2
    turn = recogniser.Round((3000.0, 1500.0), (2500.0, 1200.0), (4000.0, 2000.0), (250.0, 100.0))
    assert (turn.ratio(0), turn.ratio(1)) == (12, 15)


def test_without_torch_it_is_skipped(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setitem(sys.modules, "torch", None)
    cores = os.sched_getaffinity(0)
    monkeypatch.setenv("KG_THREADS", "1")
    try:
        assert recogniser.main(["--rounds", "1"]) == 0
    finally:
        os.sched_setaffinity(0, cores)
    assert "skipped: torch is not installed; pip install 'mithaq[train]'" in capsys.readouterr().out


def test_a_build_is_measured():
    run = build.run_build([{"id": "a", "text": "التقى الوزير نظيره المصري في القاهرة."}])
    assert (run.documents, run.size) == (1, 37)
    assert run.seconds > 0
    assert 50e6 < run.memory < 1e9
