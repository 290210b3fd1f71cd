"""From inputs to documents: each file by its reader, then metadata, language, furniture and date."""

from __future__ import annotations

import gzip
import hashlib
import io
import lzma
import stat
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, cast

from kg.documents.dates import parse_date
from kg.documents.furniture import find_furniture
from kg.documents.inference import infer_date
from kg.documents.inputs import File, iter_files
from kg.documents.language import check_language
from kg.documents.pages import read_page
from kg.documents.raw import HEAD, Raw, decode, make_raw, read_bytes, reason, reject_binary
from kg.documents.records import read_records
from kg.documents.sidecar import FIELDS, Sidecars
from kg.errors import DocumentError
from kg.model import Document, Skipped

COMPRESSED: dict[str, Callable[[BinaryIO], Any]] = {".gz": gzip.open, ".xz": lzma.open}


def read_documents(inputs: Sequence[str | Path], stdin: BinaryIO | None = None) -> Iterator[Document | Skipped]:
    """Every document that the inputs hold, in their order, and a word on each that is not read.

    Args:
        inputs: files, folders, patterns such as ``news/*.txt``, or ``-`` for standard input.
        stdin: what ``-`` stands for; the process's standard input by default.

    Nothing is raised for a document at fault: it is a :class:`kg.model.Skipped` whose origin names the file and line.
    """
    sidecars = Sidecars()
    for item in iter_files(inputs):
        if isinstance(item, Skipped):
            yield item
            continue
        raws = _read_stdin(stdin or sys.stdin.buffer) if isinstance(item, str) else _read_file(item)
        for raw in raws:
            result = raw if isinstance(raw, Skipped) else make_document(raw, sidecars)
            yield from (Skipped(error.origin, error.reason) for error in sidecars.take_errors())
            yield result


def make_document(raw: Raw, sidecars: Sidecars) -> Document | Skipped:
    """A text as a document, if it is Arabic and its date is one.

    The record comes before the sidecar, field by field. A date that is none costs the document: read without it, every "yesterday" in it
    would stay unresolved and nobody would see why; corrected, it is read at the next build.
    """
    given = {name: getattr(raw, name) for name in FIELDS}
    origins = dict.fromkeys(FIELDS, raw.given_by)
    where = raw.origin
    row = sidecars.find(raw.folder, raw.id.rpartition("/")[2] if raw.given_by != "record" else raw.id) or sidecars.find(raw.root, raw.id)
    if row is not None:
        for name in FIELDS:
            if not given[name] and name in row.values:
                given[name], origins[name] = row.values[name], "sidecar"
        where = row.origin if origins["date"] == "sidecar" else where
    try:
        day = parse_date(given["date"]) if given["date"] else None
    except ValueError as error:
        return Skipped(where, f"{f'{raw.id}: ' if where != raw.origin else ''}date {error}")
    unfit = check_language(raw.text, given["language"])
    if unfit:
        return Skipped(raw.origin, unfit, bad=False)
    furniture = find_furniture(raw.text, given["title"])
    source = origins["date"] if day else None
    if day is None and (day := infer_date(raw.text, furniture)):
        source = "inferred"
    return Document(
        id=raw.id,
        text=raw.text,
        title=given["title"],
        date=day,
        date_source=source,
        url=given["url"],
        source=given["source"],
        origin=raw.origin,
        furniture=furniture,
    )


def _read_file(file: File) -> Iterator[Raw | Skipped]:
    origin = str(file.path)
    try:
        if not stat.S_ISREG(file.path.stat().st_mode):
            raise DocumentError(origin, "not a regular file: pipe it in and give - instead")
        opener = COMPRESSED.get(file.path.suffix.lower())
        with file.path.open("rb") as plain:
            stream: BinaryIO = opener(plain) if opener else plain
            yield from _read_stream(stream, file, origin)
    except DocumentError as error:
        yield Skipped(error.origin, error.reason)
    except (EOFError, lzma.LZMAError, zlib.error, gzip.BadGzipFile):
        yield Skipped(origin, "the compressed file is damaged: what could be read before the damage was")
    except OSError as error:
        yield Skipped(origin, reason(error))


def _read_stream(stream: BinaryIO, file: File, origin: str) -> Iterator[Raw | Skipped]:
    folder = file.path.parent
    if file.reader == "records":
        buffered = io.BufferedReader(cast(io.RawIOBase, stream), HEAD)
        reject_binary(buffered.peek(HEAD), origin)
        yield from read_records(cast(BinaryIO, buffered), origin, folder, file.root)
    elif file.reader == "page":
        yield read_page(read_bytes(stream, origin), file.id, origin, folder, file.root)
    else:
        yield make_raw(Raw(file.id, _read_text(stream, origin), origin, "file", folder, file.root))


def _read_text(stream: BinaryIO, origin: str) -> str:
    """A text with universal newlines, as ``open(path, encoding="utf-8").read()`` gives it; a byte order mark stays."""
    return decode(read_bytes(stream, origin), origin).replace("\r\n", "\n").replace("\r", "\n")


def _read_stdin(stream: BinaryIO) -> Iterator[Raw | Skipped]:
    """Standard input: records if it begins as an object does, a page if with markup, else one text named after its digest."""
    origin = "standard input"
    buffered = io.BufferedReader(cast(io.RawIOBase, stream), HEAD)
    try:
        head = buffered.peek(HEAD).lstrip(b"\xef\xbb\xbf \t\r\n")
        if head.startswith(b"{"):
            reject_binary(head, origin)
            yield from read_records(cast(BinaryIO, buffered), origin)
            return
        data = read_bytes(cast(BinaryIO, buffered), origin)
        id = f"stdin-{hashlib.sha256(data).hexdigest()[:12]}"
        if head[:15].lower().startswith((b"<!doctype html", b"<html")):
            yield read_page(data, id, origin)
        else:
            yield make_raw(replace(Raw(id, "", origin, "file"), text=_read_text(io.BytesIO(data), origin)))
    except DocumentError as error:
        yield Skipped(error.origin, error.reason)
    except OSError as error:
        yield Skipped(origin, reason(error))
    finally:
        buffered.detach()
