"""What can be set from outside."""

from __future__ import annotations

import pytest

from kg import settings
from kg.errors import DataError
from kg.settings import DEFAULT_BASE, get_base, get_folder


def test_base_has_a_default(monkeypatch):
    monkeypatch.delenv("KG_BASE", raising=False)
    assert get_base() == DEFAULT_BASE == "https://w3id.org/mithaq/"


@pytest.mark.parametrize("value", ["https://example.org/kg", "https://example.org/kg/", "https://example.org/kg//"])
def test_base_from_the_environment_ends_in_one_stroke(monkeypatch, value):
    monkeypatch.setenv("KG_BASE", value)
    assert get_base() == "https://example.org/kg/"


@pytest.mark.parametrize(("name", "file"), [("data", "lexicons/months.tsv"), ("ontology", "kg.ttl")])
def test_bundled_folders(name, file):
    assert (get_folder(name) / file).is_file()


def test_a_missing_folder_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(settings, "PACKAGE", tmp_path / "kg")
    get_folder.cache_clear()
    try:
        with pytest.raises(DataError, match="the bundled folder 'data' is missing"):
            get_folder("data")
    finally:
        get_folder.cache_clear()


def test_a_wheel_has_its_folders_inside(monkeypatch, tmp_path):
    (tmp_path / "kg" / "bundled" / "data").mkdir(parents=True)
    monkeypatch.setattr(settings, "PACKAGE", tmp_path / "kg")
    get_folder.cache_clear()
    try:
        assert get_folder("data") == tmp_path / "kg" / "bundled" / "data"
    finally:
        get_folder.cache_clear()
