"""RDF terms that the graph is written in: the vocabularies, and literals in the lexical form that the store gives back.

The store keeps numbers by value, so a decimal is written in its shortest form here: what is written and what is read are then equal
term for term, which is what makes "nothing changed" a comparison of two sets.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
WIKIDATA = "http://www.wikidata.org/entity/"

TYPE = NamedNode(f"{RDF}type")
LABEL = NamedNode(f"{RDFS}label")
SAME_AS = NamedNode(f"{OWL}sameAs")
ONTOLOGY = NamedNode(f"{OWL}Ontology")
IMPORTS = NamedNode(f"{OWL}imports")
VERSION_INFO = NamedNode(f"{OWL}versionInfo")

_INTEGER, _DECIMAL, _BOOLEAN, _DATE_TIME, _ANY_URI = (
    NamedNode(f"{XSD}{name}") for name in ("integer", "decimal", "boolean", "dateTime", "anyURI")
)
_NOT_IN_URI = re.compile(r"%(?![0-9A-Fa-f]{2})|[^\w\-.~:/?#@!$&'()*+,;=%]", re.ASCII)


def integer(value: int) -> Literal:
    """An ``xsd:integer``."""
    return Literal(str(value), datatype=_INTEGER)


def decimal(value: float) -> Literal:
    """An ``xsd:decimal`` of at most six places, without trailing zeros.

    >>> decimal(0.5).value, decimal(1.0).value
    ('0.5', '1')
    """
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return Literal("0" if text == "-0" else text, datatype=_DECIMAL)


def boolean(value: bool) -> Literal:
    """An ``xsd:boolean``."""
    return Literal("true" if value else "false", datatype=_BOOLEAN)


def any_uri(value: str) -> Literal:
    """An ``xsd:anyURI``; what RFC 3986 does not allow is percent-encoded, since reasoners break off at such a literal.

    >>> any_uri("https://example.org/قمة?a=1|2").value
    'https://example.org/%D9%82%D9%85%D8%A9?a=1%7C2'
    """
    head, mark, fragment = value.partition("#")
    text = head + mark + fragment.replace("#", "%23")
    return Literal(_NOT_IN_URI.sub(lambda found: quote(found[0], safe=""), text), datatype=_ANY_URI)


def date_time(value: datetime) -> Literal:
    """An ``xsd:dateTime`` in UTC, to the second.

    >>> date_time(datetime(2021, 6, 16, 23, 59, 59, tzinfo=UTC)).value
    '2021-06-16T23:59:59Z'
    """
    value = value.astimezone(UTC)
    return Literal(f"{value:%Y-%m-%dT%H:%M:%S}Z".rjust(20, "0"), datatype=_DATE_TIME)


def string(value: str) -> Literal:
    """A plain ``xsd:string``."""
    return Literal(value)


def text(value: str, language: str) -> Literal:
    """A literal in a language; one without a usable tag becomes ``und`` (undetermined)."""
    try:
        return Literal(value, language=language)
    except ValueError:
        return Literal(value, language="und")
