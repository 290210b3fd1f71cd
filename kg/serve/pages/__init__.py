"""Pages for people: templates that escape whatever comes from a text, in Arabic (right to left) and English.

A page is a template of ``templates/`` that extends ``base.html``; the words of the interface are rows of ``words.tsv`` (in a template
``{{ say("key") }}``); styles and scripts are files of ``static/``. To add a page: a template, its words, and a route in
:mod:`kg.serve.app`; what it shows comes from an operation of :mod:`kg.serve.worker`.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import DataError
from kg.serve.formats import HTML
from kg.settings import get_base
from kg.tables import iter_rows

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"
SCRIPT = "explorer.js"  # built from npm packages; pages do without it
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
def get_parameters() -> dict[str, str]:
    """What a parameter of a bundled query is, as its header has it → the same in Arabic, of ``parameters.tsv``."""
    return {row["doc"]: row["ar"] for row in iter_rows(FOLDER / "parameters.tsv", "doc", "ar")}


@cache
def _get_environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["local"] = to_local
    environment.filters["id"] = lambda iri: unquote(iri.removeprefix(f"{get_base()}id/"))
    environment.filters["exact"] = exact
    environment.globals["when"] = tell_date
    environment.filters["short"] = shorten
    return environment


def choose_language(request: Request) -> str:
    """The language of a page: as the address says (``?lang=``), else as the browser prefers, else Arabic."""
    asked = _get_asked(request)
    if asked:
        return asked
    for part in request.headers.get("accept-language", "").split(","):
        language = part.partition(";")[0].strip().lower().partition("-")[0]
        if language in LANGUAGES:
            return language
    return "ar"


def _get_asked(request: Request) -> str:
    """The language that the address asks for, if it does."""
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else ""


def link_in(request: Request, iri: str) -> str:
    """Where this server shows what an IRI names, in the language that the request asks for."""
    place = to_local(iri)
    if place.startswith("/id/"):
        place = f"/page/{place.removeprefix('/id/')}"
    language = _get_asked(request)
    if not language or not place.startswith("/"):
        return place
    path, mark, anchor = place.partition("#")
    return f"{path}?lang={language}{mark}{anchor}"


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


def exact(text: str) -> Markup:
    """A text as markup that browsers read as the same text: they would make one line end of a carriage return and a line feed.

    >>> exact("<a>\\r\\n")
    Markup('&lt;a&gt;&#13;\\n')
    """
    return Markup(str(escape(text)).replace("\r", "&#13;"))


def tell_date(edtf: str, language: str) -> str:
    """An EDTF date as people write it; what has no such form stays as it is.

    >>> tell_date("2021-06-16", "en"), tell_date("2021-06", "ar"), tell_date("2021-06-16/2021-06-18", "en")
    ('16 June 2021', 'يونيو 2021', '16 June 2021 – 18 June 2021')
    """
    if "/" in edtf:
        return " – ".join(tell_date(part, language) for part in edtf.split("/"))
    parts = edtf.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts) > 3:
        return edtf
    try:
        day = date(int(parts[0]), *(int(part) for part in (*parts[1:], "1", "1")[:2]))
    except ValueError:
        return edtf
    pattern = {1: "y", 2: "MMMM y", 3: "d MMMM y"}[len(parts)]
    return format_date(day, pattern, locale=language)


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

    def to(path: str, **params: Any) -> str:
        """An address here, in the language that was asked for."""
        filled = {name.rstrip("_"): value for name, value in {**params, "lang": _get_asked(request)}.items() if value not in ("", None)}
        return path + (f"?{urlencode(filled)}" if filled else "")

    common: Mapping[str, Any] = {
        "lang": language,
        "dir": "rtl" if language == "ar" else "ltr",
        "other": "en" if language == "ar" else "ar",
        "say": words.__getitem__,
        "here": here,
        "to": to,
        "link": lambda iri: link_in(request, iri),
        "script": (STATIC / SCRIPT).is_file(),
        "path": request.url.path,
        "parameters": get_parameters() if language == "ar" else {},
    }
    return _get_environment().get_template(template).render(**common, **values)
