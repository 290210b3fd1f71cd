"""Tables keep their columns apart whatever the direction of their text, and nothing but tables carries marks for that."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode
from rich.cells import cell_len

from kg.graph.terms import XSD
from kg.queries import Query, evaluate, read_query, write_results
from kg.render import FSI, PDI, isolate, print_answer, print_lines, print_table, show, write_rows
from kg.store import Store

ARABIC = "عقد الرئيسان جولة مشاورات في بيرغن"
ROWS = [
    [NamedNode("https://w3id.org/mithaq/id/Q7747"), Literal(ARABIC, language="ar"), Literal("1", datatype=NamedNode(XSD + "integer"))],
    [None, Literal("plain"), Literal("12", datatype=NamedNode(XSD + "integer"))],
]


def _table(width: int, columns: tuple[str, ...] = ("who", "words", "count"), rows: list[list[object]] = ROWS) -> list[str]:
    output = io.StringIO()
    print_table(columns, rows, output, width)
    return output.getvalue().splitlines()


@pytest.mark.parametrize(
    ("term", "shown"),
    [
        (NamedNode("https://w3id.org/mithaq/id/nil-person-0a1b"), "nil-person-0a1b"),
        (NamedNode("https://w3id.org/mithaq/doc/%D9%82%D9%85%D8%A9%201#mention-1-4"), "قمة 1#mention-1-4"),
        (NamedNode("https://w3id.org/mithaq/graph/fused"), "fused"),
        (NamedNode("https://w3id.org/mithaq/ontology#Person"), "kg:Person"),
        (NamedNode("https://w3id.org/mithaq/ontology/value#planned"), "planned"),
        (NamedNode("http://www.wikidata.org/entity/Q159"), "wd:Q159"),
        (NamedNode("http://www.w3.org/2002/07/owl#sameAs"), "owl:sameAs"),
        (NamedNode("https://example.org/x"), "https://example.org/x"),
        (Literal("2021-06-16T00:00:00Z", datatype=NamedNode(XSD + "dateTime")), "2021-06-16"),
        (Literal("2021-06-16T23:59:59Z", datatype=NamedNode(XSD + "dateTime")), "2021-06-16"),
        (Literal("2021-06-16T14:30:00Z", datatype=NamedNode(XSD + "dateTime")), "2021-06-16 14:30"),
        (Literal("سطر\nثان\tهنا"), "سطر ثان هنا"),
        (Literal("\u202eمقلوب\u202c \x1b[31m"), "مقلوب [31m"),
        (Literal("می\u200cخواهم"), "می\u200cخواهم"),
        (None, ""),
        (7, "7"),
    ],
)
def test_a_cell_is_short_and_clean(term: object, shown: str) -> None:
    assert show(term) == shown


def test_right_to_left_lines_are_isolated_and_others_are_not() -> None:
    assert isolate("abc 12") == "abc 12"
    assert isolate("abc قمة") == f"{FSI}abc قمة{PDI}"


def test_columns_stand_one_under_another() -> None:
    lines = _table(80)
    assert len(lines) == 4
    assert cell_len(lines[2][: lines[2].index("1")]) >= cell_len(lines[3][: lines[3].index("plain")])
    assert {cell_len(line) for line in lines} == {cell_len(lines[0])}  # marks have no width
    assert f"{FSI}{ARABIC}{PDI}" in lines[2]


def test_long_text_wraps_at_words_each_line_isolated() -> None:
    lines = _table(40)
    assert len(lines) > 4
    assert all(line.count(FSI) == line.count(PDI) for line in lines)
    words = [line[line.index(FSI) + 1 : line.index(PDI)] for line in lines if FSI in line]
    assert " ".join(words) == ARABIC
    assert max(map(cell_len, lines)) <= 40


def test_numbers_stand_right() -> None:
    lines = [line.rstrip() for line in _table(80)]
    assert lines[2].endswith(" 1")
    assert lines[3].endswith("12")
    assert cell_len(lines[2]) == cell_len(lines[3])


def test_many_columns_become_blocks() -> None:
    columns = tuple(f"column{number}" for number in range(12))
    rows: list[list[object]] = [[f"value {number}" for number in range(12)], [None] * 11 + ["last"]]
    lines = _table(60, columns, rows)
    assert lines[0].split() == ["column0", "value", "0"]
    assert lines[12].strip() == ""
    assert lines[13].split() == ["column11", "last"]  # empty cells are left out


def test_no_rows() -> None:
    assert _table(80, rows=[]) == ["no rows"]


def test_markup_in_text_is_text() -> None:
    assert "[bold]x[/bold]" in _table(80, ("a",), [["[bold]x[/bold]"]])[2]


def test_lines_are_indented_by_depth() -> None:
    output = io.StringIO()
    print_lines([("node", "x", 0), ("words", ARABIC, 1)], output, 100)
    first, second = output.getvalue().splitlines()
    assert first.split() == ["node", "x"]
    assert second.startswith("  words")
    assert f"{FSI}{ARABIC}{PDI}" in second


@pytest.fixture
def query(tmp_path: Path) -> Query:
    path = tmp_path / "q.rq"
    path.write_text(f'SELECT ?a ?b WHERE {{ VALUES (?a ?b) {{ ("{ARABIC}"@ar 1) }} }}', "utf-8")
    return read_query(path, bare=True)


@pytest.mark.parametrize("form", ["json", "csv", "tsv"])
def test_machine_formats_carry_no_marks(query: Query, form: str) -> None:
    with Store.in_memory() as store:
        data = write_results(evaluate(store, query), form)
    assert data is not None
    text = data.decode("utf-8")
    assert ARABIC in text
    assert FSI not in text
    assert PDI not in text


def test_answers_of_both_kinds(query: Query, tmp_path: Path) -> None:
    ask = tmp_path / "ask.rq"
    ask.write_text("ASK { FILTER(1 = 1) }", "utf-8")
    output = io.StringIO()
    with Store.in_memory() as store:
        print_answer(evaluate(store, read_query(ask, bare=True)), output)
        print_answer(evaluate(store, query), output, 100)
    lines = output.getvalue().splitlines()
    assert lines[0] == "yes"
    assert ARABIC in lines[3]


def test_a_table_shows_a_name_in_place_of_what_bears_it(tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    rows = f'("1" <https://w3id.org/mithaq/id/Q159> "{ARABIC}") ("2" <https://w3id.org/mithaq/id/Q30> UNDEF)'
    path.write_text(f"SELECT ?n ?who ?whoName ?never WHERE {{ VALUES (?n ?who ?whoName) {{ {rows} }} }}", "utf-8")
    output = io.StringIO()
    with Store.in_memory() as store:
        print_answer(evaluate(store, read_query(path, bare=True)), output, 100)
    lines = output.getvalue().splitlines()
    assert lines[0].split() == ["n", "who"]
    assert ARABIC in lines[2]
    assert lines[3].split() == ["2", "Q30"]


@pytest.mark.parametrize(("form", "read"), [("csv", "excel"), ("tsv", "excel-tab"), ("json", "")])
def test_rows_of_our_own_in_every_format(form: str, read: str) -> None:
    output = io.StringIO()
    write_rows(("name", "summary"), [("q", f'a "{ARABIC}",\tb')], form, output)
    text = output.getvalue()
    if form == "json":
        assert json.loads(text) == [{"name": "q", "summary": f'a "{ARABIC}",\tb'}]
    else:
        assert list(csv.reader(io.StringIO(text), read)) == [["name", "summary"], ["q", f'a "{ARABIC}",\tb']]
