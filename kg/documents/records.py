"""Documents from lines of JSON: one object a line with ``id`` and ``text``, and what else is known of the article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from kg.documents.raw import LARGEST, Raw, decode, iter_lines, make_raw
from kg.errors import DocumentError
from kg.model import Skipped

OPTIONAL = ("title", "date", "url", "source", "language")
#: A file whose first lines are all at fault is no file of records: it is not reported line by line to its end.
HOPELESS = 20
LONGEST_ID = 500


def read_records(stream: BinaryIO, origin: str, folder: Path | None = None, root: Path | None = None) -> Iterator[Raw | Skipped]:
    """The records of a stream, line by line; a line at fault is skipped with a reason, the origin naming it as ``FILE:LINE``."""
    good, bad, empty = 0, 0, True
    for number, line in iter_lines(stream):
        where = f"{origin}:{number}"
        if line is None:
            record: Raw | Skipped = Skipped(where, f"a line longer than {LARGEST // 1_000_000} MB: not one article")
        elif not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        else:
            try:
                record = make_raw(parse_record(line, where, folder, root))
            except DocumentError as error:
                record = Skipped(where, error.reason)
        empty = False
        yield record
        if isinstance(record, Skipped) and record.bad:
            bad += 1
        else:
            good += 1
        if bad == HOPELESS and not good:
            yield Skipped(origin, f"none of its first {HOPELESS} lines is a record: the rest was not read")
            return
    if empty:
        yield Skipped(origin, "empty")


def parse_record(line: bytes, origin: str, folder: Path | None = None, root: Path | None = None) -> Raw:
    """One record.

    Raises:
        DocumentError: it is not a JSON object in UTF-8 with an id and a text, or a field is not what it must be.
    """
    try:
        record = json.loads(_decode_line(line.strip(), origin))
    except (ValueError, RecursionError) as error:
        detail = f"{error.msg} (column {error.colno})" if isinstance(error, json.JSONDecodeError) else str(error)
        raise DocumentError(origin, f"not JSON: {detail}") from None
    if not isinstance(record, dict):
        raise DocumentError(origin, f"JSON, but {_name(record)}: a record is an object with an id and a text")
    if "text" not in record:
        raise DocumentError(origin, "a record without text")
    fields = {name: _get_string(record, name, origin) for name in OPTIONAL}
    text = record["text"]
    if not isinstance(text, str):
        raise DocumentError(origin, f"text must be a string, not {_name(text)}")
    return Raw(_get_id(record, origin), text, origin, "record", folder, root, **fields)


def _decode_line(line: bytes, origin: str) -> str:
    try:
        return decode(line, origin).removeprefix("\ufeff")
    except DocumentError as error:
        raise DocumentError(origin, error.reason.replace("line 1 is", "the line is")) from None


def _get_id(record: dict[str, Any], origin: str) -> str:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is None or value == "":
        raise DocumentError(origin, "a record without id")
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_ID or not value.isprintable():
        raise DocumentError(origin, f"id must be a printable string of at most {LONGEST_ID} characters")
    return value


def _get_string(record: dict[str, Any], name: str, origin: str) -> str | None:
    value = record.get(name)
    if value is not None and not isinstance(value, str):
        raise DocumentError(origin, f"{name} must be a string, not {_name(value)}")
    return value or None


def _name(value: object) -> str:
    """What a JSON value is, in JSON's words."""
    names = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list", dict: "an object"}
    return names.get(type(value), "null")
