"""A copy of a store as it is now, which costs next to no space: what queries read, so that a build can go on meanwhile.

Oxigraph allows no reader beside a writer. But RocksDB never changes a table file (``.sst``) once it is written, it only deletes it; so
a folder with hard links to the table files and copies of the others is the store at one moment, and stays so whatever becomes of the
store. The lock of a reader is held for the fraction of a second that this takes. (``Store.backup`` of a reader will not do: it leaves
out the log, and with it what a build that was killed had written last.)
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from kg.errors import StoreError
from kg.locks import NAME as LOCK_NAME
from kg.locks import Lock

FOLDER = ".serve"
_IMMUTABLE = {".sst", ".blob"}
_NOT_COPIED = {"LOCK", LOCK_NAME}


def read_signature(store: Path) -> tuple[tuple[str, int, int], ...]:
    """What changes whenever a store does: its files with their sizes and times.

    Raises:
        StoreError: there is no store any more.
    """
    try:
        found = [(entry.name, entry.stat()) for entry in os.scandir(store) if entry.is_file()]
    except FileNotFoundError:
        found = []
    except OSError as error:
        raise StoreError(f"{store}: {error.strerror or error}") from None
    kept = [(name, stat) for name, stat in found if name not in _NOT_COPIED and not name.startswith("LOG")]
    if not any(name == "CURRENT" for name, _ in kept):
        raise StoreError(f"{store}: no store here: build one with 'kg build INPUT --store {store}'")
    return tuple(sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in kept))


class Snapshot:
    """A store at one moment, in a folder of its own that :meth:`delete` removes."""

    def __init__(self, folder: Path, signature: tuple[tuple[str, int, int], ...]):
        self.folder, self.signature = folder, signature
        self._lock = Lock.take(folder, shared=True)

    @property
    def version(self) -> str:
        """A word that two snapshots share only if they are of the same store at the same state."""
        return hashlib.sha256(repr(self.signature).encode()).hexdigest()[:16]

    @classmethod
    def take(cls, store: Path) -> Snapshot:
        """Copies a store that nobody writes now.

        Raises:
            StoreLockedError: somebody does.
            StoreError: there is no store, or no room for a copy.
        """
        read_signature(store)
        lock = Lock.take(store, shared=True)
        try:
            folder = _make_folder(store)
            try:
                signature = read_signature(store)
                for name, _, _ in signature:
                    _copy(store / name, folder / name)
            except OSError as error:
                shutil.rmtree(folder, ignore_errors=True)
                raise StoreError(f"{store}: cannot be copied to {folder}: {error.strerror or error}") from None
        finally:
            lock.release()
        return cls(folder, signature)

    def delete(self) -> None:
        """Removes the copy; a second time is no fault."""
        self._lock.release()
        shutil.rmtree(self.folder, ignore_errors=True)
        with suppress(OSError):
            self.folder.parent.rmdir()


def _copy(source: Path, target: Path) -> None:
    if source.suffix in _IMMUTABLE:
        with suppress(OSError):  # another file system
            os.link(source, target)
            return
    shutil.copy2(source, target)


def _make_folder(store: Path) -> Path:
    """A new folder inside the store's, so that it can have hard links; elsewhere where that cannot be written."""
    within = store / FOLDER
    try:
        within.mkdir(exist_ok=True)
        _delete_left_over(within)
        return Path(tempfile.mkdtemp(dir=within))
    except OSError:
        return Path(tempfile.mkdtemp(prefix="mithaq-serve-"))


def _delete_left_over(within: Path) -> None:
    """Removes the copies of servers that were killed: those that nobody holds any more."""
    for folder in within.iterdir():
        if time.time() - folder.stat().st_mtime > 60:
            with suppress(StoreError):
                Lock.take(folder, shared=False).release()
                shutil.rmtree(folder, ignore_errors=True)
