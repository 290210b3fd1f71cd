"""Digests of what a graph rests on besides the documents: the data tables and models, and the ontology."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from kg.gazetteer import get_gazetteer
from kg.settings import get_folder

UNREAD = frozenset({"gold", "samples"})  # folders of data/ that no stage reads


def get_data_digest(kb: Path | None = None) -> str:
    """A digest of what documents are read with, tables, models and the user's knowledge base: another one means to read them again.

    Raises:
        DataError: ``kb`` is no knowledge base.
    """
    if kb is None:
        return _shipped_digest()
    base = get_gazetteer(kb).base
    assert base is not None
    return hashlib.sha256(f"{_shipped_digest()} {base.digest}".encode()).hexdigest()[:32]


@cache
def _shipped_digest() -> str:
    root = get_folder("data")
    return _digest(root, [path for path in _files(root) if path.relative_to(root).parts[0] not in UNREAD and path.suffix != ".md"])


@cache
def get_ontology_digest() -> str:
    """A digest of the ontology's modules."""
    root = get_folder("ontology")
    return _digest(root, [path for path in _files(root) if path.suffix == ".ttl"])


def _files(root: Path) -> list[Path]:
    hidden = (".", "__")
    return [p for p in root.rglob("*") if p.is_file() and not any(part.startswith(hidden) for part in p.relative_to(root).parts)]


def _digest(root: Path, paths: list[Path]) -> str:
    total = hashlib.sha256()
    for name, path in sorted((path.relative_to(root).as_posix(), path) for path in paths):
        with path.open("rb") as stream:
            total.update(f"{name}\n{hashlib.file_digest(stream, 'sha256').hexdigest()}\n".encode())
    return total.hexdigest()[:32]
