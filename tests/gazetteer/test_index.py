"""Looking names up by what they are written as: in memory and in a file."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.gazetteer import AliasIndex
from kg.gazetteer.index import INDEXES, SCHEMA, add_names
from kg.gazetteer.similarity import differ_by_one
from kg.text.skeleton import make_sounds

NAMES = [
    ("p1", "سيرين الحكيم", "ar", "label"),
    ("p1", "الحكيم", "ar", "surname"),
    ("p1", "Serene Hakim", "en", "label"),
    ("p2", "سامر الحكيم", "ar", "label"),
    ("p3", "يوهان فالدغرين", "ar", "label"),
    ("o1", "مجلس بلدان الجزر", "ar", "label"),
]


def in_memory(folder: Path) -> AliasIndex:
    return AliasIndex.of(NAMES)


def in_a_file(folder: Path) -> AliasIndex:
    connection = sqlite3.connect(folder / "names.sqlite")
    connection.executescript(SCHEMA)
    add_names(connection, NAMES)
    connection.executescript(INDEXES)
    connection.commit()
    connection.close()
    return AliasIndex.open(folder / "names.sqlite")


@pytest.fixture(params=[in_memory, in_a_file], ids=["memory", "file"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> AliasIndex:
    make: Callable[[Path], AliasIndex] = request.param
    return make(tmp_path)


@pytest.mark.parametrize(
    ("asked", "entity", "way"),
    [
        ("يوهان فالدغرين", "p3", "exact"),
        ("يُوهان فالدغرين", "p3", "exact"),
        ("يوهان فالدجرين", "p3", "spelling"),
        ("يوهن فالدغرن", "p3", "spelling"),
        ("يوهان فالدغرينس", "p3", "slip"),
        ("يوهان فادلغرين", "p3", "slip"),
        ("يوهان فالغرين", "p3", "slip"),
        ("فالدغرين يوهان", "p3", ""),
        ("فالدغرين", "p3", "words"),
        ("Serena Hakim", "p1", "spelling"),
        ("بلدان الجزر", "o1", "words"),
    ],
)
def test_a_name_is_found(index: AliasIndex, asked: str, entity: str, way: str) -> None:
    found = index.find(asked)
    if way:
        assert (found[0].alias.entity, found[0].way) == (entity, way)
        assert (found[0].likeness == 1) == (way == "exact")
    else:
        assert all(hit.way != "exact" for hit in found)


def test_every_name_one_slip_away_is_found() -> None:
    chance, letters = random.Random(3), "بدرسلمنوي"
    made = sorted({"".join(chance.choices(letters, k=chance.randint(3, 8))) for _ in range(4000)})
    index = AliasIndex.of((name, name, "ar", "label") for name in made)
    sounds = {name: make_sounds(name) for name in made}
    total = 0
    for name in chance.sample(made, 150):
        near = {other for other in made if differ_by_one(sounds[name], sounds[other]) and len(sounds[name]) > 2}
        found = {hit.alias.entity for hit in index.find(name, limit=len(made)) if hit.way == "slip"}
        assert near <= found
        total += len(near)
    assert total > 300


def test_an_entity_is_found_once_by_its_likest_name(index: AliasIndex) -> None:
    found = index.find("الحكيم")
    assert [(hit.alias.entity, hit.way) for hit in found] == [("p1", "exact"), ("p2", "words")]
    assert [hit.alias.entity for hit in index.find("الحكيم", fuzzy=False)] == ["p1"]
    assert len(index.find("الحكيم", limit=1)) == 1


@pytest.mark.parametrize("asked", ["", " ", "…", "x", '"', "' OR 1 --", "NEAR(", "*", "\u0640"])
def test_what_is_no_name_finds_nothing(index: AliasIndex, asked: str) -> None:
    assert index.find(asked) == []


def test_prefixes_of_keys(index: AliasIndex) -> None:
    assert index.is_prefix("يوهانفال")
    assert not index.is_prefix("يوهانفاا")
    assert [alias.label for alias in index.get("الحكيم")] == ["الحكيم"]
