"""The formats that answers can have, and which of them a client prefers (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its short name; ``media`` is what it is sent as, ``others`` are further names that clients ask for it by."""

    name: str
    media: str
    others: tuple[str, ...] = ()
    text: bool = False

    @property
    def content_type(self) -> str:
        """The header's value."""
        return f"{self.media}; charset=utf-8" if self.text else self.media


def _table(*formats: Format) -> dict[str, Format]:
    return {form.name: form for form in formats}


#: Of a table or a yes or no, the preferred first.
RESULTS = _table(
    Format("json", "application/sparql-results+json", ("application/json",)),
    Format("xml", "application/sparql-results+xml", ("application/xml", "text/xml")),
    Format("csv", "text/csv", text=True),
    Format("tsv", "text/tab-separated-values", text=True),
)
#: CSV and TSV are defined for tables only.
YES_NO = {name: RESULTS[name] for name in ("json", "xml")}
#: Of triples.
GRAPHS = _table(
    Format("ttl", "text/turtle", ("application/x-turtle", "text/n3"), text=True),
    Format("nt", "application/n-triples", ("text/plain",), text=True),
    Format("rdfxml", "application/rdf+xml", ("application/xml", "text/xml")),
    Format("jsonld", "application/ld+json", ("application/json",)),
    Format("trig", "application/trig", text=True),
    Format("nq", "application/n-quads", text=True),
)
HTML = Format("html", "text/html", ("application/xhtml+xml",), text=True)
JSON = Format("json", "application/json")


def negotiate(accept: str | None, offers: Mapping[str, Format]) -> str | None:
    """The name of the format that a client likes best; ``None`` where it accepts none of them.

    >>> negotiate("text/csv;q=0.5, application/sparql-results+xml", RESULTS)
    'xml'
    >>> negotiate("image/png", RESULTS), negotiate(None, RESULTS), negotiate("text/*", RESULTS)
    (None, 'json', 'csv')
    """
    if accept is None or not accept.strip():
        return next(iter(offers), None)
    ranges = [_read_range(part) for part in accept.split(",") if part.strip()]
    best, chosen = 0.0, None
    for name, form in offers.items():
        quality = max((_weigh(media, ranges) - 0.0001 * rank for rank, media in enumerate((form.media, *form.others))), default=0.0)
        if quality > best:
            best, chosen = quality, name
    return chosen


def _read_range(part: str) -> tuple[str, float]:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                quality = min(1.0, max(0.0, float(value)))
            except ValueError:
                quality = 0.0
    return media, quality


def _weigh(media: str, ranges: list[tuple[str, float]]) -> float:
    """The quality that the most specific matching range gives a media type."""
    kind = media.partition("/")[0]
    for pattern in (media, f"{kind}/*", "*/*"):
        found = [quality for name, quality in ranges if name == pattern]
        if found:
            return max(found)
    return 0.0
