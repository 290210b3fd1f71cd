"""Reading the reviewed tables of ``data/``: tab-separated, one header line, ``#`` comments, UTF-8 in NFC, sorted by their key."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from kg.errors import DataError
from kg.settings import get_folder


def get_table(name: str) -> Path:
    """The path of ``data/NAME``, e.g. ``lexicons/months.tsv``.

    Raises:
        DataError: there is no such table.
    """
    path = get_folder("data") / name
    if not path.is_file():
        raise DataError(f"{path}: no such table")
    return path


def iter_rows(path: Path, *columns: str) -> Iterator[dict[str, str]]:
    """The rows of a table as dictionaries; ``columns`` are those that must be there and be filled in every row.

    Raises:
        DataError: a column is missing, a row has another number of fields, or a required field is empty.
    """
    with path.open(encoding="utf-8", newline="") as stream:
        lines = ((n, line) for n, line in enumerate(stream, 1) if line.strip() and not line.startswith("#"))
        numbers: list[int] = []

        def take() -> Iterator[str]:
            for number, line in lines:
                numbers.append(number)
                yield line

        reader = csv.reader(take(), delimiter="\t", quoting=csv.QUOTE_NONE)
        header = next(reader, None)
        if header is None or not set(columns) <= set(header):
            raise DataError(f"{path}: the header must have {', '.join(columns)}")
        for fields in reader:
            if len(fields) != len(header):
                raise DataError(f"{path}:{numbers[-1]}: {len(fields)} fields, the header has {len(header)}")
            row = dict(zip(header, fields, strict=True))
            empty = [c for c in columns if not row[c]]
            if empty:
                raise DataError(f"{path}:{numbers[-1]}: {', '.join(empty)} must be filled")
            yield row
