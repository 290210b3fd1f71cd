"""How the server and a worker process talk: frames of a kind, a length and so many bytes, over the worker's standard streams.

A request is one frame of JSON, ``{"operation": …, "arguments": {…}}``. The answer is any number of ``DATA`` frames and then one that
ends it: ``DONE`` with JSON about the answer, or ``FAILED`` with ``{"status": …, "message": …}``.
"""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO

HEADER = struct.Struct(">cI")
DATA, DONE, FAILED, ASK = b"d", b"j", b"e", b"q"


def pack(kind: bytes, body: bytes) -> bytes:
    """One frame."""
    return HEADER.pack(kind, len(body)) + body


def pack_json(kind: bytes, value: Any) -> bytes:
    """One frame of JSON.

    >>> pack_json(DONE, {})
    b'j\\x00\\x00\\x00\\x02{}'
    """
    return pack(kind, json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def read_frame(stream: BinaryIO) -> tuple[bytes, bytes] | None:
    """The next frame of a blocking stream; ``None`` where it ends."""
    head = stream.read(HEADER.size)
    if len(head) < HEADER.size:
        return None
    kind, length = HEADER.unpack(head)
    body = stream.read(length)
    return (kind, body) if len(body) == length else None
