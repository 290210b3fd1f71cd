"""The command line: one function a command, each of which calls one function of the library and shows what it gave.

Exit status 0 for done, 1 for failed, 2 for wrong usage, 130 for interrupted. What went wrong is one line on standard error that begins
with ``kg:``. A bad document does not fail a batch: ``kg build`` fails only if there was something bad and nothing good.

A module declares the commands of one purpose; :mod:`kg.cli.frame` has what they share.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from kg import __version__
from kg.cli import asking, linking, reading, serving
from kg.cli.asking import EXPORTS, parse_params
from kg.cli.frame import FORMATS, Commands, Parser, complain
from kg.errors import KgError

__all__ = ["EXPORTS", "FORMATS", "main", "make_parser", "parse_params"]

_STATUS = "Exit status: 0 for done, 1 for failed, 2 for wrong usage, 130 for interrupted; what went wrong is one line on standard error."


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs ``kg`` and returns its exit status.

    Args:
        arguments: the words after ``kg``; those of the process where not given.

    Raises:
        SystemExit: from argparse, status 2 for wrong usage and 0 after ``--help``.
    """
    _use_utf8()
    options = make_parser().parse_args(arguments)
    try:
        status = options.run(options)
        sys.stdout.flush()
        return int(status or 0)
    except KgError as error:
        return complain(str(error), error.exit_status)
    except BrokenPipeError:  # the reader has seen enough, as head does
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except KeyboardInterrupt:
        return complain("interrupted", 130)
    except UnicodeEncodeError:
        return complain("an argument or a file name is not valid UTF-8", 1)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return complain(f"{where}{error.strerror or error}", 1)


def make_parser() -> argparse.ArgumentParser:
    """Every command with its options; ``run`` is the function that does it."""
    parser = Parser(prog="kg", description="Mithaq reads Arabic news about diplomacy and builds a knowledge graph of it.", epilog=_STATUS)
    parser.add_argument("--version", action="version", version=f"mithaq {__version__}")
    commands = Commands(parser)
    for module in (reading, asking, linking, serving):
        module.declare(commands)
    return parser


def _use_utf8() -> None:
    """Arabic is written whatever the locale says, and a file name that is not UTF-8 can be told."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
