"""Query files: SPARQL with a ``#+`` header in YAML that says what the query answers, what it takes and what it gives.

::

    #+ summary: Events between two actors, newest first
    #+ summary_ar: الأحداث بين طرفين، الأحدث أولًا
    #+ description: Counts an actor as taking part in any role.
    #+ tags: [events]
    #+ params:
    #+   actor: {type: iri, required: true, example: Q7747, doc: who took part}
    #+   from:  {type: xsd:dateTime, doc: nothing that ended before}
    #+ returns: {event: iri, date: xsd:string, label: text}

A bundled file must have it; a user's own file may go without, but what it has must be readable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from kg.errors import QueryError, UsageError
from kg.queries.parameters import SLOT, Parameter, check_type, parse_value
from kg.settings import get_folder

REQUIRED = ("summary", "description", "tags", "returns")
_KEYS = frozenset({*REQUIRED, "summary_ar", "params"})
_PARAMETER_KEYS = frozenset({"type", "required", "default", "example", "doc", "edge", "values"})
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")


@dataclass(frozen=True, slots=True)
class Query:
    """A query file; ``returns`` are its columns with their types, in order."""

    name: str
    path: Path
    text: str
    summary: str = ""
    summary_ar: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    params: tuple[Parameter, ...] = ()
    returns: tuple[tuple[str, str], ...] = ()

    @property
    def examples(self) -> dict[str, str]:
        """The example of every parameter that has one."""
        return {parameter.name: parameter.example for parameter in self.params if parameter.example is not None}


def iter_queries() -> Iterator[Query]:
    """The bundled queries, by name; the checks apart.

    Raises:
        QueryError: one of them has no complete header.
    """
    return (read_query(path) for path in sorted(get_folder("queries").glob("*.rq")))


def get_query(name: str | Path) -> Query:
    """The bundled query of a name, or the query in a file.

    >>> [column for column, _ in get_query("times").returns]
    ['document', 'start', 'end', 'value']

    Raises:
        UsageError: there is no such query or file.
        QueryError: the file cannot be read, or its header not.
    """
    bundled = get_folder("queries") / f"{name}.rq"
    if re.fullmatch(r"[\w-]+", str(name)) and bundled.is_file():
        return read_query(bundled)
    path = Path(name)
    if path.is_file():
        return read_query(path, bare=True)
    if path.suffix == ".rq" or len(path.parts) > 1:
        raise UsageError(f"{name}: no such query file")
    near = get_close_matches(str(name), [file.stem for file in get_folder("queries").glob("*.rq")], n=3, cutoff=0.5)
    raise UsageError(f"{name}: no such query" + (f"; did you mean {' or '.join(near)}?" if near else " ('kg queries' lists them)"))


def read_query(path: Path, *, bare: bool = False) -> Query:
    """Reads a query file.

    Args:
        path: of the ``.rq`` file.
        bare: whether it may be SPARQL alone, without a header.

    Raises:
        QueryError: it cannot be read, or its header is missing, unreadable or incomplete.
    """
    text = read_text(path)
    header = read_header(path, text)
    if not header and bare and not SLOT.search(text):
        return Query(path.stem, path, text)
    check_keys(path, header, _KEYS, REQUIRED)
    params = tuple(_read_parameter(path, name, told) for name, told in (header.get("params") or {}).items())
    _check_slots(path, text, params)
    returns = header["returns"]
    if not isinstance(returns, Mapping):
        raise QueryError(f"{path}: header: returns must map each column to its type")
    for column, kind in returns.items():
        if not check_type(str(kind), column=True):
            raise QueryError(f"{path}: header: returns: {column}: {kind!r} is no type")
    return Query(
        path.stem,
        path,
        text,
        str(header["summary"]),
        str(header.get("summary_ar", "")),
        str(header["description"]),
        tuple(map(str, header["tags"])),
        params,
        tuple((str(column), str(kind)) for column, kind in returns.items()),
    )


def read_text(path: Path) -> str:
    """The text of a query file.

    Raises:
        QueryError: it cannot be read, or is not UTF-8.
    """
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise QueryError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: not UTF-8 at byte {error.start}") from None


def read_header(path: Path, text: str) -> dict[str, Any]:
    """The ``#+`` lines that a query file begins with, read as YAML; empty where there are none.

    Raises:
        QueryError: they are not a YAML mapping, or there are more of them further down.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    head = 0
    while head < len(lines) and lines[head].startswith("#+"):
        head += 1
    stray = next((number for number, line in enumerate(lines[head:], head + 1) if line.lstrip().startswith("#+")), None)
    if stray:
        raise QueryError(f"{path}:{stray}: a header line outside the header, which must be the first lines of the file")
    try:
        header = yaml.safe_load("\n".join(line[2:].removeprefix(" ") for line in lines[:head])) if head else {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise QueryError(f"{path}{line}: the header is not YAML: {getattr(error, 'problem', None) or error}") from None
    if not isinstance(header, dict):
        raise QueryError(f"{path}: the header must be 'key: value' lines")
    return header


def check_keys(path: Path, header: Mapping[str, Any], allowed: frozenset[str], required: tuple[str, ...]) -> None:
    """Whether a header has what it must and nothing else.

    Raises:
        QueryError: it has not.
    """
    missing = [key for key in required if not header.get(key)]
    if missing:
        raise QueryError(f"{path}: the header lacks {', '.join(missing)}")
    unknown = [str(key) for key in header if key not in allowed]
    if unknown:
        raise QueryError(f"{path}: header: {unknown[0]!r} is unknown; there are {', '.join(sorted(allowed))}")
    if "tags" in allowed and not isinstance(header["tags"], list):
        raise QueryError(f"{path}: header: tags must be a list")
    if not isinstance(header.get("params") or {}, Mapping):
        raise QueryError(f"{path}: header: params must map each name to its type")


def _read_parameter(path: Path, name: object, told: Any) -> Parameter:
    where = f"{path}: header: params: {name}"
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise QueryError(f"{where}: a name is letters and digits")
    if not isinstance(told, Mapping) or not told.get("doc") or not check_type(str(told.get("type"))):
        raise QueryError(f"{where}: needs a type and a doc, as in {{type: iri, doc: who took part}}")
    unknown = set(told) - _PARAMETER_KEYS
    if unknown:
        raise QueryError(f"{where}: {min(unknown)!r} is unknown; there are {', '.join(sorted(_PARAMETER_KEYS))}")
    default, example = (None if told.get(key) is None else _plain(told[key]) for key in ("default", "example"))
    required = bool(told.get("required", False))
    if required and default is not None:
        raise QueryError(f"{where}: required, so it has no default")
    if required and example is None:
        raise QueryError(f"{where}: required, so it needs an example")
    values = tuple(_plain(value) for value in told.get("values") or ())
    parameter = Parameter(name, str(told["type"]), str(told["doc"]), required, default, example, str(told.get("edge", "earliest")), values)
    if parameter.edge not in ("earliest", "latest"):
        raise QueryError(f"{where}: edge is earliest or latest")
    for value in (default, example):
        try:
            if value is not None and parameter.type != "iri":  # an entity may be given by its name, which only a store knows
                parse_value(parameter, value)
        except UsageError as error:
            raise QueryError(f"{path}: header: params: {error}") from None
    return parameter


def _plain(value: object) -> str:
    """A YAML scalar as a user would write it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _check_slots(path: Path, text: str, params: tuple[Parameter, ...]) -> None:
    slots, names = set(SLOT.findall(text)), {parameter.name for parameter in params}
    if slots != names:
        which = ", ".join(sorted(slots ^ names))
        slot = "VALUES ?name { UNDEF }  # parameter slot"
        raise QueryError(f"{path}: {which}: every parameter needs a slot '{slot}', and every slot a parameter")
