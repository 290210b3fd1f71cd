"""What the heads learn from: right answers aligned with our own reading of a text of ours."""

from __future__ import annotations

from kg.events.clues import PARTS
from kg.pipeline import load_pipeline
from kg.settings import get_folder
from kg.train.corpora import read_annotated
from kg.train.lessons import read_lessons


def test_lessons_of_an_own_text():
    folder = get_folder("data") / "gold/own"
    (lessons,) = read_lessons(read_annotated(folder, folder, ["af-ankara-somalia-ethiopia-2024"]), load_pipeline())
    assert {lesson.outcome for lesson in lessons.told} == {0, 1}
    assert all(len(lesson.states) == 1 and 0 < lesson.weight <= 1 for lesson in lessons.told)
    assert {PARTS[lesson.outcome - 1] for lesson in lessons.parts if lesson.outcome} >= {"participant", "mediator", "agent", "place"}
    assert all(len(lesson.states) == 3 and lesson.clues for lesson in lessons.parts)
    for passage in lessons.passages:
        assert passage.words == sorted(passage.words)
        assert set(passage.events) | passage.told <= set(passage.words)
    assert sum(len(p.events) for p in lessons.passages) >= 3
    assert {p.part for passage in lessons.passages for p in passage.pairs} >= {0, PARTS.index("participant") + 1}
    assert any(p.told for p in lessons.passages)
