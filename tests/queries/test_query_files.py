"""Query files that are read, and those that are refused with one line that says where and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import QueryError, UsageError
from kg.queries import get_query, read_query

HEADER = """#+ summary: Things
#+ summary_ar: أشياء
#+ description: All of them.
#+ tags: [things]
#+ params:
#+   thing: {type: iri, example: Q7747, doc: one of them}
#+ returns: {thing: iri}
"""
BODY = "SELECT ?thing WHERE {\n  VALUES ?thing { UNDEF }   # parameter slot\n  GRAPH ?g { ?thing a ?class }\n}\n"


def write(folder: Path, text: str) -> Path:
    path = folder / "things.rq"
    path.write_text(text, "utf-8")
    return path


def test_header_is_read(tmp_path: Path) -> None:
    query = read_query(write(tmp_path, HEADER + BODY))
    assert (query.name, query.summary, query.summary_ar, query.tags) == ("things", "Things", "أشياء", ("things",))
    assert [(p.name, p.type, p.required, p.example) for p in query.params] == [("thing", "iri", False, "Q7747")]
    assert query.returns == (("thing", "iri"),)
    assert query.examples == {"thing": "Q7747"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BODY, "lacks summary"),
        (HEADER.replace("#+ tags: [things]\n", "") + BODY, "lacks tags"),
        (HEADER.replace("Things", "Things: all [of") + BODY, "not YAML"),
        (HEADER.replace("summary:", "sumary:", 1) + BODY, "lacks summary"),
        (HEADER + "#+ author: me\n" + BODY, "'author' is unknown"),
        (HEADER + "\n#+ author: me\n" + BODY, ":9: a header line outside the header"),
        (HEADER.replace("[things]", "things") + BODY, "tags must be a list"),
        (HEADER.replace("type: iri, example", "type: url, example") + BODY, "needs a type and a doc"),
        (HEADER.replace(", doc: one of them", "") + BODY, "needs a type and a doc"),
        (HEADER.replace("{type: iri,", "{type: iri, default: Q1, required: true,") + BODY, "no default"),
        (HEADER.replace("type: iri, example: Q7747", "type: iri, required: true") + BODY, "needs an example"),
        (HEADER.replace("type: iri, example: Q7747", "type: xsd:integer, example: many") + BODY, "'many' is no xsd:integer"),
        (HEADER.replace("doc: one", "edge: middle, doc: one") + BODY, "edge is earliest or latest"),
        (HEADER.replace("doc: one", "colour: red, doc: one") + BODY, "'colour' is unknown"),
        (HEADER.replace("{thing: iri}", "{thing: cow}") + BODY, "'cow' is no type"),
        (HEADER.replace("{thing: iri}", "[thing]") + BODY, "returns must map"),
        (HEADER + BODY.replace("UNDEF", "kg:x"), "thing: every parameter needs a slot"),
        (HEADER + BODY + BODY.replace("?thing { UNDEF", "?other { UNDEF"), "other: every parameter needs a slot"),
        ("#+ just words\n" + BODY, "'key: value' lines"),
    ],
)
def test_bad_header(tmp_path: Path, text: str, told: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(QueryError) as caught:
        read_query(path)
    assert told in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "latin.rq"
    path.write_bytes("SELECT ?a { ?a ?b 'é' }".encode("latin-1"))
    with pytest.raises(QueryError, match="not UTF-8"):
        get_query(path)


def test_a_users_own_file_needs_no_header(tmp_path: Path) -> None:
    path = write(tmp_path, "SELECT ?s WHERE { GRAPH ?g { ?s ?p ?o } }")
    query = get_query(path)
    assert (query.params, query.summary) == ((), "")
    with pytest.raises(QueryError, match="lacks summary"):
        get_query(write(tmp_path, BODY))  # with a slot it must say of what


def test_unknown_name() -> None:
    with pytest.raises(UsageError, match="did you mean mentions"):
        get_query("mentoins")
    with pytest.raises(UsageError, match="no such query file"):
        get_query("nowhere/mine.rq")
    with pytest.raises(UsageError, match="kg queries"):
        get_query("zzzzzz")
