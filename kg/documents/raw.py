"""What a reader hands on: a text with the metadata that its file gives, before anything is checked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.errors import DocumentError
from kg.model import Skipped

#: A text beyond this many code points is a book or a dump, not an article (and spaCy's pipelines refuse it by default).
LONGEST_TEXT = 1_000_000
#: A line or a file of one text beyond this many bytes is passed over unread: the longest text in JSON's widest spelling (``\\uXXXX``)
#: takes six bytes a code point, a web page about as much with its markup.
LARGEST = 10_000_000
#: What is read of a file to tell whether it is text at all.
HEAD = 8192


@dataclass(frozen=True, slots=True)
class Raw:
    """One text as its file gives it; ``date`` is a string still."""

    id: str
    text: str
    origin: str
    given_by: str  # record | page | file: where the metadata comes from
    folder: Path | None = None  # where a sidecar may lie
    root: Path | None = None  # the input folder that the file was found in, which may have a sidecar, too
    title: str | None = None
    date: str | None = None
    url: str | None = None
    source: str | None = None
    language: str | None = None


def make_raw(raw: Raw) -> Raw | Skipped:
    """``raw`` itself, if its text can be an article's."""
    if not raw.text.strip("\ufeff \t\r\n"):
        return Skipped(raw.origin, "no text in it", bad=raw.given_by == "file")
    if len(raw.text) > LONGEST_TEXT:
        return Skipped(raw.origin, f"the text has {len(raw.text):,} characters, more than {LONGEST_TEXT:,}: split it into articles")
    return raw


def read_bytes(stream: BinaryIO, origin: str) -> bytes:
    """Everything in a stream that holds one text.

    Raises:
        DocumentError: it is larger than a text can be, empty, or binary.
    """
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise DocumentError(origin, f"larger than {LARGEST // 1_000_000} MB: not one article (collections go into .jsonl, one a line)")
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise DocumentError(origin, "empty")
    reject_binary(data, origin)
    return data


def reject_binary(data: bytes, origin: str) -> None:
    """Raises a DocumentError for what cannot be text in UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DocumentError(origin, "in UTF-16: save it as UTF-8")
    if b"\0" in data[:HEAD]:
        raise DocumentError(origin, "a binary file, not text")


def decode(data: bytes, origin: str) -> str:
    """UTF-8 as text.

    Raises:
        DocumentError: it is not UTF-8; the reason names the line.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DocumentError(origin, f"line {line} is not UTF-8 (byte 0x{data[error.start]:02x}): convert the file to UTF-8") from None


def iter_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a stream with their numbers from 1; ``None`` for one that is longer than :data:`LARGEST`, which is never held whole."""
    number = 0
    while line := stream.readline(LARGEST + 1):
        number += 1
        if len(line) <= LARGEST or (line.endswith(b"\n") and len(line) == LARGEST + 1):
            yield number, line
            continue
        while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
            pass
        yield number, None


def reason(error: OSError) -> str:
    """Why a file cannot be read, in a few words."""
    return f"cannot be read: {error.strerror or error}".replace(os.linesep, " ")
