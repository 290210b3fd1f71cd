"""What the commands share: how they are declared, their usual options, complaints, and where output goes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NoReturn

from kg.errors import StoreError
from kg.settings import get_kb

FORMATS = ("table", "json", "csv", "tsv")

Run = Callable[[argparse.Namespace], "int | None"]


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(complain(f"{message} ('{self.prog} --help' tells more)", 2))


class Commands:
    """The commands of ``kg``, or of a command that has some of its own, as they are declared."""

    def __init__(self, parser: argparse.ArgumentParser):
        self._commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def add(self, name: str, run: Run | None, summary: str, description: str = "") -> argparse.ArgumentParser:
        """A command: ``run`` does it, ``None`` if it has commands of its own; ``summary`` is its line in the list."""
        command: argparse.ArgumentParser = self._commands.add_parser(
            name, help=summary, description=description or f"{summary[0].upper()}{summary[1:]}."
        )
        if run is not None:
            command.set_defaults(run=run)
        return command


def add_store(command: argparse.ArgumentParser) -> None:
    """``--store DIR``."""
    command.add_argument("--store", type=Path, required=True, metavar="DIR", help="the folder of the store")


def add_format(command: argparse.ArgumentParser) -> None:
    """``--format table|json|csv|tsv``."""
    command.add_argument("--format", choices=FORMATS, default="table", help="of the output (default: %(default)s)")


def add_kb(command: argparse.ArgumentParser) -> None:
    """``--kb FILE``, by default what the environment names."""
    command.add_argument(
        "--kb", type=Path, default=get_kb(), metavar="FILE", help="your knowledge base, as 'kg kb import' makes it (default: $KG_KB)"
    )


def complain(message: str, status: int) -> int:
    """One line on standard error; gives ``status`` back."""
    print(f"kg: {' '.join(message.split())}", file=sys.stderr)
    return status


@contextmanager
def open_output(path: Path | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that appears only when it is complete.

    Raises:
        StoreError: the file cannot be written.
    """
    if path is None:
        yield sys.stdout.buffer
        return
    draft = path.with_name(f".{path.name}.part")
    try:
        with draft.open("wb") as stream:
            yield stream
        draft.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror or error}") from None
    finally:
        draft.unlink(missing_ok=True)


def utf8(word: str) -> str:
    """An argument that is no path: UTF-8, whatever the locale says."""
    try:
        return os.fsencode(word).decode("utf-8")
    except UnicodeEncodeError:  # not from a command line
        return word
    except UnicodeDecodeError:
        raise argparse.ArgumentTypeError("not valid UTF-8") from None
