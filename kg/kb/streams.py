"""Opening what is imported: plain, gzip or bzip2, and which format it is."""

from __future__ import annotations

import bz2
import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from kg.errors import DataError

FORMATS = ("wikidata", "sparql", "csv")


@contextmanager
def open_source(path: Path) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked if its first bytes say gzip or bzip2.

    Raises:
        DataError: the packed file is cut short or damaged.
        OSError: it cannot be read.
    """
    with path.open("rb") as raw:
        head = raw.read(3)
        raw.seek(0)
        packed = gzip.GzipFile(fileobj=raw) if head[:2] == b"\x1f\x8b" else bz2.BZ2File(raw) if head == b"BZh" else raw
        try:
            yield cast(BinaryIO, packed)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise DataError(f"{path}: the packed file is cut short or damaged ({error}): nothing was imported") from None
        except OSError as error:
            if error.errno is None:  # bz2's own
                raise DataError(f"{path}: the packed file is damaged ({error}): nothing was imported") from None
            raise


def guess_format(path: Path) -> str:
    """``wikidata``, ``sparql`` or ``csv``, by the first bytes.

    Raises:
        DataError: it is none of these.
    """
    with open_source(path) as stream:
        head = stream.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"["):
        return "wikidata"
    if head.startswith(b"{"):
        return "sparql" if b'"head"' in head or b'"results"' in head else "wikidata"
    if head and b"\0" not in head:
        return "csv"
    raise DataError(f"{path}: neither a Wikidata JSON dump, nor a SPARQL JSON result, nor a CSV: say which with --format")
