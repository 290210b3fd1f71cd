"""Parameters of queries: what a user writes becomes one RDF term, and the term's own serialisation takes the place of a slot.

Nothing that a user writes is ever pasted into a query: a value that is not of the parameter's type is refused, and quotes, braces and
line ends in a string are escaped by the serialiser.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.edtf import bounds
from kg.errors import DataError, UsageError
from kg.graph.iris import entity_iri
from kg.graph.terms import XSD, date_time
from kg.ontology import KGV, get_values

if TYPE_CHECKING:
    from kg.queries.files import Query

#: Where a parameter goes; the same parameter may have several.
SLOT = re.compile(r"VALUES\s+\?(\w+)\s*\{\s*UNDEF\s*\}[ \t]*#[ \t]*parameter slot\b")
#: The lexical forms of the datatypes that a parameter can have; of ``xsd:dateTime`` an EDTF date will do.
_FORMS = {
    "string": r"(?s:.*)",
    "integer": r"[+-]?[0-9]+",
    "decimal": r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)",
    "boolean": r"true|false",
    "dateTime": r"-?[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})",
}
_COMPACT = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query can be told.

    ``type`` is ``iri``, an XSD datatype, or a closed vocabulary of the ontology (``EventTypeValue``); of a date, ``edge`` says which end
    of it is meant; ``values`` are the only ones allowed, if any are listed.
    """

    name: str
    type: str
    doc: str
    required: bool = False
    default: str | None = None
    example: str | None = None
    edge: str = "earliest"
    values: tuple[str, ...] = ()


def check_type(name: str, *, column: bool = False) -> bool:
    """Whether there is such a type of parameter (or of a column, which can also be ``text`` in a language)."""
    if name == "iri" or (name.removeprefix("xsd:") in _FORMS and name.startswith("xsd:")):
        return True
    if column:
        return name in ("text", "xsd:anyURI")
    try:
        return bool(name.endswith("Value") and get_values(name))
    except DataError:
        return False


def parse_value(parameter: Parameter, value: str | NamedNode) -> NamedNode | Literal:
    """What a user writes, as a term of the parameter's type.

    >>> str(parse_value(Parameter("to", "xsd:dateTime", "until", edge="latest"), "2021-06"))
    '"2021-06-30T23:59:59Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>'
    >>> str(parse_value(Parameter("actor", "iri", "who"), "Q7747"))
    '<https://w3id.org/mithaq/id/Q7747>'

    Raises:
        UsageError: it is none.
    """
    if isinstance(value, NamedNode):
        if parameter.type.startswith("xsd:"):
            raise UsageError(f"{parameter.name}: {value} is an IRI, not an {parameter.type}")
        return value
    if parameter.values and value not in parameter.values:
        raise UsageError(f"{parameter.name}: {value!r} is not one of {', '.join(parameter.values)}")
    if parameter.type == "iri":
        return _parse_iri(parameter.name, value)
    if not parameter.type.startswith("xsd:"):
        return _parse_vocabulary(parameter, value)
    kind = parameter.type.removeprefix("xsd:")
    if kind == "dateTime" and not re.fullmatch(_FORMS[kind], value):
        try:
            return date_time(bounds(value)[parameter.edge == "latest"])
        except ValueError:
            raise UsageError(f"{parameter.name}: {value!r} is no date: write 2021-06-16, 2021-06, 2021 or 2021-06-16T12:00:00Z") from None
    if not re.fullmatch(_FORMS[kind], value) or "\x00" in value:
        raise UsageError(f"{parameter.name}: {value!r} is no {parameter.type}")
    return Literal(value) if kind == "string" else Literal(value, datatype=NamedNode(f"{XSD}{kind}"))


def _parse_iri(name: str, value: str) -> NamedNode:
    if _COMPACT.fullmatch(value):
        return entity_iri(value)
    try:
        if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", value):
            raise ValueError
        return NamedNode(value)
    except ValueError:
        raise UsageError(f"{name}: {value!r} is neither an IRI nor an id such as Q7747") from None


def _parse_vocabulary(parameter: Parameter, value: str) -> NamedNode:
    names = get_values(parameter.type)
    found = next((name for name in names if name.lower() == value.lower()), None)
    if found is None:
        near = get_close_matches(value, names, n=1)
        raise UsageError(f"{parameter.name}: {value!r} is not one of {', '.join(names)}" + (f"; did you mean {near[0]}?" if near else ""))
    return KGV[found]


def bind(query: Query, params: Mapping[str, str | NamedNode]) -> str:
    """The text of a query with its parameters in place, ready for any SPARQL 1.1 engine.

    A parameter that is not given and has no default stays ``UNDEF``: it restricts nothing.

    Raises:
        UsageError: a parameter is unknown, missing, or not of its type.
    """
    known = {parameter.name: parameter for parameter in query.params}
    for name in params:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            told = f"; did you mean {near[0]}?" if near else f"; it has {', '.join(known)}" if known else "; it has none"
            raise UsageError(f"{query.name}: no parameter {name!r}{told}")
    terms: dict[str, str] = {}
    for name, parameter in known.items():
        value = params.get(name, parameter.default)
        if value is not None:
            terms[name] = str(parse_value(parameter, value))
        elif parameter.required:
            raise UsageError(f"{query.name}: {name} is missing: {parameter.doc} (--param {name}={parameter.example})")
    return SLOT.sub(lambda slot: f"VALUES ?{slot[1]} {{ {terms[slot[1]]} }}" if slot[1] in terms else slot[0], query.text)
