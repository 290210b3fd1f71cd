"""Looking into a query without parsing it: its words outside strings, IRIs and comments.

Enough to tell what would leave the server (``SERVICE``, in an update ``LOAD``) and whether a query names its graphs itself (``FROM``).
The grammar is Oxigraph's to check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_TOKEN = re.compile(
    r"""
    (?P<skip>\s+ | \#[^\r\n]*
      | \"\"\"(?:[^"\\]|\\.|"(?!\"\"))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
      | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*'
      | <[^<>"{}|^`\\\x00-\x20]*>
      | [?$]\w+ | @[A-Za-z-]+ )
    | (?P<word>[^\W\d][\w.-]*(?::(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*)? | :(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_LEVELS = 5


def read_words(text: str) -> set[str]:
    """The keywords of a query or update, in capitals; a name with a colon, a variable or what a string holds is none.

    >>> sorted(read_words('SELECT ?service { ?s ex:load "SERVICE" } # FROM'))
    ['SELECT']
    >>> "SERVICE" in read_words("SELECT * { s\\\\u0065rvice <http://x/> {} }")
    True
    """
    return {word.upper() for word in _iter_words(text) if ":" not in word}


def find_forbidden(text: str, names: Sequence[str] = ("SERVICE",)) -> str | None:
    """The first of ``names`` that a query or update holds as a keyword; ``None`` where it stays on the server.

    Rather once too often than once too seldom: Oxigraph also reads ``1e5SERVICE`` and ``SERVICE:name``, so a prefix that is called so
    is taken for the keyword.
    """
    words = [word.partition(":")[0].upper() for word in _iter_words(text)]
    return next((name for name in names if any(word.endswith(name) for word in words)), None)


def _iter_words(text: str) -> Iterator[str]:
    for _ in range(_LEVELS):
        yield from (token["word"] for token in _TOKEN.finditer(text) if token["word"])
        plain = _ESCAPE.sub(_unescape, text)  # what SPARQL does before it reads a word
        if plain == text:
            break
        text = plain


def _unescape(found: re.Match[str]) -> str:
    code = int(found[1] or found[2], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else found[0]
