"""From what a user names to files: files, folders with everything in them, patterns that the shell left alone, standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.documents.raw import reason
from kg.errors import UsageError
from kg.model import Skipped

STDIN = "-"
#: File name endings → the reader of such files.
SUFFIXES = {
    ".txt": "text",
    ".jsonl": "records",
    ".ndjson": "records",
    ".jsonl.gz": "records",
    ".jsonl.xz": "records",
    ".html": "page",
    ".htm": "page",
}
KINDS = ".txt, .jsonl (also .gz, .xz) or .html"


@dataclass(frozen=True, slots=True)
class File:
    """A file to read; ``root`` is the folder that was asked for, if it was found in one."""

    path: Path
    reader: str
    suffix: str
    root: Path | None = None

    @property
    def id(self) -> str:
        """The id of the one document in it: the file's name without its ending; under a folder with the path from there.

        >>> File(Path("news/2021/summit.txt"), "text", ".txt", Path("news")).id
        '2021/summit'
        >>> File(Path("news/2021/summit.txt"), "text", ".txt").id
        'summit'
        """
        name = self.path.relative_to(self.root).as_posix() if self.root else self.path.name
        return name[: -len(self.suffix)]


def check_inputs(inputs: Sequence[str | Path]) -> None:
    """Raises a UsageError for an input that does not exist, and for a pattern that nothing matches."""
    if not inputs:
        raise UsageError("no input: give files or folders, or - for standard input")
    missing = [str(given) or "''" for given in inputs if not _expand(given)]
    if missing:
        raise UsageError(f"{', '.join(missing)}: no such file or folder")


def iter_files(inputs: Sequence[str | Path]) -> Iterator[File | Skipped | str]:
    """The files that the inputs name, each once, folders in the order of their names; ``"-"`` for standard input."""
    seen: set[str] = set()
    for given in inputs:
        for found in _expand(given) or [str(given)]:
            for item in _iter_input(found):
                key = os.path.abspath(item.path) if isinstance(item, File) else item if isinstance(item, str) else item.origin
                if key not in seen:
                    seen.add(key)
                    yield item


def find_reader(name: str) -> tuple[str, str] | None:
    """The (ending, reader) that a file's name asks for.

    >>> find_reader("a.JSONL.gz")
    ('.JSONL.gz', 'records')
    """
    for suffix in sorted(SUFFIXES, key=len, reverse=True):
        if name.lower().endswith(suffix) and len(name) > len(suffix):
            return name[-len(suffix) :], SUFFIXES[suffix]
    return None


def _expand(given: str | Path) -> list[str]:
    """The paths that an input stands for; a file whose name looks like a pattern is that file."""
    name = str(given)
    if name == STDIN or (name and os.path.lexists(name)):
        return [name]
    return sorted(glob.glob(name, recursive=True)) if glob.has_magic(name) else []


def _iter_input(name: str) -> Iterator[File | Skipped | str]:
    if name == STDIN:
        yield STDIN
    elif os.path.isdir(name):
        yield from _iter_folder(Path(name))
    elif found := find_reader(os.path.basename(name)):
        yield File(Path(name), found[1], found[0])
    else:
        yield Skipped(name, f"not a kind of file that is read: give {KINDS}")


def _iter_folder(root: Path) -> Iterator[File | Skipped]:
    """Everything readable below a folder, hidden files apart; links to folders are not followed, as they may lead back."""
    faults: list[OSError] = []
    empty = True
    for folder, folders, names in os.walk(root, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            found = find_reader(name)
            if found and not name.startswith("."):
                empty = False
                yield File(Path(folder, name), found[1], found[0], root)
        yield from (Skipped(str(fault.filename), reason(fault)) for fault in faults)
        empty, faults[:] = empty and not faults, []
    yield from (Skipped(str(fault.filename), reason(fault)) for fault in faults)
    if empty and not faults:
        yield Skipped(str(root), f"a folder without documents ({KINDS})")
