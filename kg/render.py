"""Tables for a terminal: short names for IRIs, readable dates, and Arabic that stays in its column.

A terminal that lays out right-to-left text would move the columns of a line about. So each line of a cell that holds such text stands
between the marks FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, which keep its direction to itself. The marks are put into tables
only; CSV, TSV, JSON and RDF never pass through here.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
import unicodedata
from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import unquote

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode
from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.measure import Measurement
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from kg.ontology import KG_NAMESPACE, KGV_NAMESPACE
from kg.settings import get_base

if TYPE_CHECKING:
    from rich.console import ConsoleOptions, RenderResult

FSI, PDI = "\u2068", "\u2069"
PREFIXES = {
    KGV_NAMESPACE: "",
    KG_NAMESPACE: "kg:",
    "http://www.wikidata.org/entity/": "wd:",
    "http://www.w3.org/2002/07/owl#": "owl:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://www.w3.org/2000/01/rdf-schema#": "rdfs:",
    "http://www.w3.org/2001/XMLSchema#": "xsd:",
}
_XSD = "http://www.w3.org/2001/XMLSchema#"
_GAP = 3  # between two columns
_TEXT, _NAME = 36, 22  # a column of sentences, or of names, that is narrower is no pleasure
_LEAST = 12  # a column is not made narrower than this, unless it is by itself
_WORD = 24  # a longer word may be broken when the table is narrow
_OTHER_WIDTH = 140  # where there is no terminal to ask

Cell = Any  # an RDF term, a string, a number, or None for an empty cell


def shorten(iri: str) -> str:
    """An IRI as a table shows it: the id of an entity or document, ``kg:`` and the like before other names.

    >>> shorten("https://w3id.org/mithaq/id/Q7747"), shorten("https://w3id.org/mithaq/doc/a#report-2")
    ('Q7747', 'a#report-2')
    >>> shorten("https://w3id.org/mithaq/ontology#Summit"), shorten("https://w3id.org/mithaq/ontology/value#planned")
    ('kg:Summit', 'planned')
    """
    base = get_base()
    for start in (f"{base}id/", f"{base}doc/", f"{base}graph/"):
        if iri.startswith(start):
            return unquote(iri.removeprefix(start))
    for start, prefix in PREFIXES.items():
        if iri.startswith(start):
            return prefix + iri.removeprefix(start)
    return iri


def show(cell: Cell) -> str:
    """A cell as one line of text, without control characters and direction marks of its own.

    >>> show(Literal("2021-06-16T23:59:59Z", datatype=NamedNode(_XSD + "dateTime"))), show(None)
    ('2021-06-16', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, NamedNode):
        return _clean(shorten(cell.value))
    if isinstance(cell, Literal):
        kind = cell.datatype.value.removeprefix(_XSD)
        return _show_instant(cell.value) if kind == "dateTime" else _clean(cell.value)
    return _clean(str(cell))


def _show_instant(value: str) -> str:
    """``2021-06-16T00:00:00Z`` is a day, and so is its last second; anything else has a time."""
    day, _, time = value.partition("T")
    return day if time in ("00:00:00Z", "23:59:59Z") else f"{day} {time.removesuffix('Z').removesuffix(':00')}"


def _clean(text: str) -> str:
    kept = (c if c == "\u200c" or unicodedata.category(c) not in ("Cc", "Cf") else " " if c in "\n\r\t\v\f\x85" else "" for c in text)
    return re.sub(r" {2,}", " ", "".join(kept).replace("\u2028", " ").replace("\u2029", " ")).strip()


def isolate(line: str) -> str:
    """The line between direction marks if it holds right-to-left text.

    >>> isolate("Putin"), isolate("بوتين") == FSI + "بوتين" + PDI
    ('Putin', True)
    """
    return f"{FSI}{line}{PDI}" if any(unicodedata.bidirectional(c) in ("R", "AL") for c in line) else line


class _Wrapped:
    """A cell that wraps at words and isolates each of its lines."""

    def __init__(self, text: str):
        self.text = text

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        words = [cell_len(word) for word in self.text.split()] or [0]
        return Measurement(min(max(words), _WORD), cell_len(self.text)).with_maximum(options.max_width)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in Text(self.text).wrap(console, max(1, options.max_width)):
            words = line.plain.rstrip()
            padding = options.max_width - cell_len(words) if options.justify == "right" else 0
            yield Segment(" " * padding + isolate(words))
            yield Segment.line()


def make_console(output: IO[str], width: int | None = None) -> Console:
    """A console on a stream, as wide as the terminal; plain text where the stream is none."""
    columns = width or shutil.get_terminal_size((_OTHER_WIDTH, 40)).columns
    return Console(file=output, width=columns, highlight=False, markup=False, emoji=False)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], output: IO[str], width: int | None = None) -> int:
    """Prints rows under their column names, or one block a row where the width is too small for that.

    Args:
        columns: the names, in order.
        rows: as many cells each: RDF terms, strings, numbers, ``None``.
        output: the stream.
        width: in character cells; the terminal's where not given.

    Returns:
        How many rows there were.
    """
    console = make_console(output, width)
    shown = [[show(cell) for cell in row] for row in rows]
    if not shown:
        console.print("no rows")
    elif not _fits(columns, shown, console.width):
        _print_blocks(columns, shown, console)
    else:
        console.print(_make_table(columns, shown))
    return len(shown)


def _fits(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> bool:
    """Whether a table of that width would leave the widest column, the one that wraps, room to be read."""
    cells = list(zip(columns, *rows, strict=True))
    natural = [max(map(cell_len, column)) for column in cells]
    if sum(natural) + _GAP * len(natural) <= width:
        return True
    widest = natural.index(max(natural))
    least = [min(whole, max(_LEAST, _longest_word(column))) for whole, column in zip(natural, cells, strict=True)]
    room = width - sum(least) - _GAP * len(least) + least[widest]
    return room >= min(natural[widest], _TEXT if natural[widest] > 2 * _TEXT else _NAME)


def _longest_word(cells: Iterable[str]) -> int:
    return min(max((cell_len(word) for cell in cells for word in cell.split()), default=0), _WORD)


def _make_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    for place, name in enumerate(columns):
        numeric = all(re.fullmatch(r"-?\d+(\.\d+)?|", row[place]) for row in rows)
        table.add_column(name, justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(_Wrapped(cell) for cell in row))
    return table


def _print_blocks(columns: Sequence[str], rows: Sequence[Sequence[str]], console: Console) -> None:
    for number, row in enumerate(rows):
        if number:
            console.print()
        table = Table(box=None, show_header=False, pad_edge=False)
        table.add_column(style="bold", no_wrap=True)
        table.add_column(overflow="fold")
        for name, cell in zip(columns, row, strict=True):
            if cell:
                table.add_row(name, _Wrapped(cell))
        console.print(table)


def print_lines(lines: Iterable[tuple[str, Cell, int]], output: IO[str], width: int | None = None) -> None:
    """Prints (name, value, depth) lines, values wrapped beside their names and deeper ones indented."""
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value, depth in lines:
        table.add_row(f"{'  ' * depth}{name}", _Wrapped(show(value)))
    make_console(output, width).print(table)


def print_answer(answer: ox.QuerySolutions | ox.QueryBoolean, output: IO[str], width: int | None = None) -> None:
    """Prints what a query gave: a table, or ``yes`` or ``no``.

    Where a query gives a thing and its name (``actor``, ``actorName``), the table shows the name, or the thing if it has none. Columns
    without any value are left out.
    """
    if isinstance(answer, ox.QueryBoolean):
        print("yes" if answer else "no", file=output)
        return
    columns = [variable.value for variable in answer.variables]
    named = {column: f"{column}Name" for column in columns if f"{column}Name" in columns}
    shown = [column for column in columns if column not in named.values()]
    rows: Iterable[list[Cell]] = ([solution[named.get(column, column)] or solution[column] for column in shown] for solution in answer)
    if "document" in shown:
        rows = (_shorten_places(row, show(row[shown.index("document")])) for row in rows)
    found = list(rows)
    used = [place for place, _ in enumerate(shown) if not found or any(row[place] is not None for row in found)]
    print_table([shown[place] for place in used], [[row[place] for place in used] for row in found], output, width)


def _shorten_places(row: Sequence[Cell], document: str) -> list[Cell]:
    """``#report-2`` for ``article#report-2`` in a row that names the document already."""
    start = f"{document}#"
    return [show(cell).removeprefix(document) if isinstance(cell, NamedNode) and show(cell).startswith(start) else cell for cell in row]


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[Cell]], form: str, output: IO[str]) -> None:
    """Writes rows of our own, such as the list of queries, as ``table``, ``json`` (an array of objects), ``csv`` or ``tsv``."""
    if form == "table":
        print_table(columns, rows, output)
    elif form == "json":
        json.dump([dict(zip(columns, row, strict=True)) for row in rows], output, ensure_ascii=False, indent=1)
        print(file=output)
    else:
        writer = csv.writer(output, "excel" if form == "csv" else "excel-tab", lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
