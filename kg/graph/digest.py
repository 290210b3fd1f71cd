"""Digests of what a graph rests on besides the documents: the data tables and models, and the ontology."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from kg.settings import get_folder

UNREAD = frozenset({"gold", "samples"})  # folders of data/ that no stage reads


@cache
def get_data_digest() -> str:
    """A digest of every table and model that the stages read: another one means that documents have to be read again."""
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
