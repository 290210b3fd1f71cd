"""Pages for people: templates that escape whatever comes from a text, in Arabic (right to left) and English.

A page is a template of ``templates/`` that extends ``base.html``; the words of the interface are rows of ``words.tsv`` (in a template
``{{ say("key") }}``); styles and scripts are files of ``static/``. To add a page: a template, its words, and a route in
:mod:`kg.serve.app`; what it shows comes from an operation of :mod:`kg.serve.worker`.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import DataError
from kg.serve.formats import HTML
from kg.settings import get_base

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"
LANGUAGES = ("ar", "en")


@cache
def get_words() -> dict[str, dict[str, str]]:
    """Language → key → word, of ``words.tsv``.

    Raises:
        DataError: a row lacks a language.
    """
    found: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    with (FOLDER / "words.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        for row in rows:
            for language in LANGUAGES:
                if not row.get(language):
                    raise DataError(f"{FOLDER / 'words.tsv'}: {row.get('key')} has no word in {language}")
                found[language][row["key"]] = row[language]
    return found


@cache
def _get_environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["local"] = to_local
    environment.filters["short"] = shorten
    return environment


def choose_language(request: Request) -> str:
    """The language of a page: as the address says (``?lang=``), else as the browser prefers, else Arabic."""
    asked = request.query_params.get("lang")
    if asked in LANGUAGES:
        return asked
    for part in request.headers.get("accept-language", "").split(","):
        language = part.partition(";")[0].strip().lower().partition("-")[0]
        if language in LANGUAGES:
            return language
    return "ar"


def to_local(iri: str) -> str:
    """Where this server shows what an IRI of ours names; another IRI as it is, if it can be a link at all.

    >>> to_local("https://w3id.org/mithaq/doc/a#report-1"), to_local("javascript:alert(1)")
    ('/doc/a#report-1', '#')
    """
    if iri.startswith(get_base()):
        return f"/{iri.removeprefix(get_base())}"
    return iri if iri.startswith(("https://", "http://")) else "#"


def shorten(text: str) -> str:
    """An IRI by its last part; any other text as it is.

    >>> shorten("https://w3id.org/mithaq/doc/a#report-1"), shorten("سيرغي لافروف")
    ('a#report-1', 'سيرغي لافروف')
    """
    if not text.startswith(("https://", "http://")):
        return text
    return unquote(text.removeprefix(get_base()).rpartition("/")[2]) or text


def render(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """A page from a template, in the language of the request."""
    headers = {"Content-Type": HTML.content_type, "Vary": "Accept, Accept-Language"}
    return Response(render_text(request, template, **values), status, headers)


def render_text(request: Request, template: str, **values: Any) -> str:
    """The text of a page."""
    language = choose_language(request)
    words = get_words()[language]

    def here(**changes: str) -> str:
        """This page's address with some parameters changed."""
        return f"?{urlencode({**dict(request.query_params), **changes})}"

    common: Mapping[str, Any] = {
        "lang": language,
        "dir": "rtl" if language == "ar" else "ltr",
        "other": "en" if language == "ar" else "ar",
        "say": words.__getitem__,
        "here": here,
        "path": request.url.path,
    }
    return _get_environment().get_template(template).render(**common, **values)
