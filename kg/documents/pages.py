"""Documents from web pages: the article's text without the page around it, and what the page says about it."""

from __future__ import annotations

import codecs
import logging
import re
from pathlib import Path

from kg.documents.raw import Raw, decode, make_raw
from kg.errors import DocumentError
from kg.model import Skipped

#: Where an encoding must be declared to count (the HTML standard looks no further than 1,024 bytes).
DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)


def read_page(data: bytes, id: str, origin: str, folder: Path | None = None, root: Path | None = None) -> Raw | Skipped:
    """The article of a page: its title, an empty line, its text. Offsets count in that.

    The date is the publication date that the page's own metadata gives (Open Graph, JSON-LD, ``article:published_time``, ``<time>``),
    never one that is searched for in its text.

    Raises:
        DocumentError: the encoding is unknown.
    """
    import trafilatura  # takes a second to load, which other documents need not wait for

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    page = decode_page(data, origin)
    try:
        found = trafilatura.bare_extraction(
            page,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # whatever a parser of other people's pages may raise, it costs this page only
        raise DocumentError(origin, f"the page could not be taken apart: {type(error).__name__}") from None
    text = (found.text or "").strip() if found and not isinstance(found, dict) else ""
    if not text or found is None or isinstance(found, dict):
        return Skipped(origin, "no article found in the page", bad=False)
    title = _clean(found.title)
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    source, language = _clean(found.sitename) or _clean(found.hostname), _find_language(data)
    return make_raw(Raw(id, text, origin, "page", folder, root, title, found.date or None, found.url or None, source, language))


def decode_page(data: bytes, origin: str) -> str:
    """The page as text: UTF-8, else the encoding that it declares.

    Raises:
        DocumentError: it is neither.
    """
    declared = DECLARED.search(data[:4096])
    try:
        return decode(data, origin)
    except DocumentError:
        name = declared[1].decode("ascii") if declared else ""
        try:
            if codecs.lookup(name).name != "utf-8":
                return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
        raise DocumentError(origin, f"neither UTF-8 nor {name or 'a declared encoding'}: save the page as UTF-8") from None


def _find_language(data: bytes) -> str | None:
    found = re.search(rb"""<html[^>]{0,500}?\blang\s*=\s*["']?([A-Za-z-]+)""", data[:4096], re.IGNORECASE)
    return found[1].decode("ascii") if found else None


def _clean(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None
