"""The table ``articles.csv`` beside documents: what is known of them by id (columns id, date, source, language, title, url)."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

from kg.documents.raw import LARGEST, reason
from kg.errors import DocumentError

NAME = "articles.csv"
FIELDS = ("title", "date", "url", "source", "language")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a sidecar; ``origin`` names it as ``FILE:LINE``."""

    origin: str
    values: dict[str, str] = field(default_factory=dict)


def read_sidecar(path: Path) -> dict[str, Row]:
    """The rows of a sidecar by id, the first of each; columns that nobody knows are passed over. None where there is no such file.

    Raises:
        DocumentError: the file cannot be read, is no CSV in UTF-8, or has no column ``id``.
    """
    rows: dict[str, Row] = {}
    try:
        if path.stat().st_size > LARGEST * 10:
            raise DocumentError(str(path), "too large for a table of metadata")
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream)
            header = [name.strip().lower() for name in next(reader, [])]
            if "id" not in header:
                raise DocumentError(str(path), "its first line must name the columns, id among them: the table is not used")
            for cells in reader:
                given = {name: cell.strip() for name, cell in zip(header, cells, strict=False)}
                if given.get("id"):
                    values = {name: given[name] for name in FIELDS if given.get(name)}
                    rows.setdefault(given["id"], Row(f"{path}:{reader.line_num}", values))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise DocumentError(str(path), reason(error)) from None
    except UnicodeDecodeError:
        raise DocumentError(str(path), "not UTF-8: the table is not used") from None
    except csv.Error as error:
        raise DocumentError(str(path), f"not CSV ({error}): the table is not used") from None
    return rows


class Sidecars:
    """The sidecars of the folders that were come by, each read once."""

    def __init__(self) -> None:
        self._read: dict[Path, dict[str, Row]] = {}
        self._told: list[DocumentError] = []

    def find(self, folder: Path | None, id: str) -> Row | None:
        """What the sidecar of a folder says of an id."""
        if folder is None:
            return None
        if folder not in self._read:
            try:
                self._read[folder] = read_sidecar(folder / NAME)
            except DocumentError as error:
                self._read[folder] = {}
                self._told.append(error)
        return self._read[folder].get(id)

    def take_errors(self) -> list[DocumentError]:
        """What was wrong with sidecars since the last call."""
        told, self._told = self._told, []
        return told
