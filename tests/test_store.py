"""The store on disk: whole changes, one writer, and one clear line where it cannot be."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyoxigraph import Literal, Quad

from kg.errors import QueryError, StoreError, StoreLockedError
from kg.graph.iris import document_iri, graph_iri
from kg.graph.terms import TYPE, VERSION_INFO, string
from kg.graph.vocabulary import KG
from kg.store import Store

A, B = document_iri("a"), document_iri("b")


def quads(name: str, *titles: str) -> list[Quad]:
    graph = document_iri(name)
    return [
        Quad(graph, TYPE, KG.Document, graph),
        Quad(graph, KG.identifier, string(name), graph),
        *(Quad(graph, KG.title, Literal(title, language="ar"), graph) for title in titles),
    ]


def test_what_is_written_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        assert store.replace_document(A, quads("a", "أول"))
        assert store.replace_document(B, quads("b"))
    with Store.open(tmp_path / "store", read_only=True) as store:
        assert list(store.iter_documents()) == ["a", "b"]
        assert store.get_graph(A) == set(quads("a", "أول"))


def test_replacing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        store.replace_document(B, quads("b", "باق"))
        store.replace_document(A, quads("a", "أول"))
        assert store.replace_document(A, quads("a", 'ثان "و" \\ثالث\n'))
        assert store.get_graph(A) == set(quads("a", 'ثان "و" \\ثالث\n'))
        assert not store.replace_document(A, quads("a", 'ثان "و" \\ثالث\n')), "nothing changed"
        assert store.get_graph(B) == set(quads("b", "باق"))
        assert store.replace_document(A, [])
        assert list(store.iter_documents()) == ["b"]


def test_retracting(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        store.replace_document(A, quads("a"))
        assert store.retract("a")
        assert not store.retract("a")
        assert not store.retract("never")
        assert store.get_graph(A) == set()


def test_a_graph_with_blank_nodes(tmp_path: Path) -> None:
    graph = graph_iri("ontology")
    anonymous = Quad(ox.BlankNode("c14n0"), TYPE, KG.Person, graph)
    with Store.open(tmp_path / "store") as store:
        for _ in range(2):
            store.load_graph(graph, [anonymous])
            assert store.get_graph(graph) == {anonymous}


def test_one_writer_or_many_readers(tmp_path: Path) -> None:
    path = tmp_path / "store"
    with Store.open(path):
        for read_only in (False, True):
            with pytest.raises(StoreLockedError, match="another process"):
                Store.open(path, read_only=read_only)
    with Store.open(path, read_only=True), Store.open(path, read_only=True), pytest.raises(StoreLockedError):
        Store.open(path)
    Store.open(path).close()


HOLDER = """
import sys, time
from kg.store import Store
store = Store.open(sys.argv[1])
print("open", flush=True)
time.sleep(60)
"""


def test_another_process(tmp_path: Path) -> None:
    """A process that is killed lets go, and what it wrote before is whole."""
    path = tmp_path / "store"
    with Store.open(path) as store:
        store.replace_document(A, quads("a"))
    root = Path(__file__).resolve().parents[1]
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE, text=True, cwd=root) as other:
        try:
            assert other.stdout is not None
            assert other.stdout.readline() == "open\n"
            with pytest.raises(StoreLockedError, match=str(path)):
                Store.open(path)
        finally:
            other.kill()
    deadline = time.monotonic() + 10
    while True:
        try:
            with Store.open(path) as store:
                assert list(store.iter_documents()) == ["a"]
            return
        except StoreLockedError:
            assert time.monotonic() < deadline
            time.sleep(0.1)


def test_backup(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        store.replace_document(A, quads("a"))
        store.backup(tmp_path / "copy")
        store.retract("a")
        with pytest.raises(StoreError, match="cannot be written"):
            store.backup(tmp_path / "copy")
    with Store.open(tmp_path / "copy", read_only=True) as copy:
        assert list(copy.iter_documents()) == ["a"]


def test_reading_where_nothing_is(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store here: build one with 'kg build"):
        Store.open(tmp_path / "none", read_only=True)
    assert not (tmp_path / "none").exists()


def test_a_folder_that_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("x")
    with pytest.raises(StoreError, match=r"not a store, and not empty \(a\.txt"):
        Store.open(tmp_path / "letters")
    assert [path.name for path in (tmp_path / "letters").iterdir()] == ["a.txt"], "nothing was written into it"
    with pytest.raises(StoreError, match="a file, not the folder"):
        Store.open(tmp_path / "letters" / "a.txt")


def test_a_damaged_store(tmp_path: Path) -> None:
    Store.open(tmp_path / "store").close()
    for manifest in (tmp_path / "store").glob("MANIFEST*"):
        manifest.unlink()
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(tmp_path / "store")
    with pytest.raises(StoreError, match="cannot be opened"):  # and the lock was let go of
        Store.open(tmp_path / "store")


def test_a_store_of_another_version(tmp_path: Path) -> None:
    reference = graph_iri("reference")
    with Store.open(tmp_path / "store") as store:
        store.set_graph(reference, [Quad(reference, VERSION_INFO, string("mithaq store 99"), reference)])
    with pytest.raises(StoreError, match="written by another version of mithaq"):
        Store.open(tmp_path / "store")


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    Store.open(tmp_path / "store").close()
    with Store.open(tmp_path / "store", read_only=True) as store, pytest.raises(StoreError):
        store.replace_document(A, quads("a"))


def test_closed(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "store")
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.get_graph(A)


def test_queries(tmp_path: Path) -> None:
    with Store.in_memory() as store:
        store.replace_document(A, quads("a"))
        assert len(list(store.query("SELECT ?s WHERE { GRAPH ?g { ?s ?p ?o } }"))) == 2
        for text in ("SELECT", "DROP ALL", "SELECT ?a WHERE { ?a ?b }"):
            with pytest.raises(QueryError, match="the query failed") as caught:
                store.query(text)
            assert "\n" not in str(caught.value)


def test_dump(tmp_path: Path) -> None:
    with Store.in_memory() as store:
        store.replace_document(A, quads("a", "أول"))
        output = io.BytesIO()
        store.dump(ox.RdfFormat.TRIG, output, prefixes={"kg": "https://w3id.org/mithaq/ontology#"})
        assert set(ox.parse(output.getvalue(), format=ox.RdfFormat.TRIG)) == set(quads("a", "أول"))
        with pytest.raises(StoreError, match="Turtle"):
            store.dump(ox.RdfFormat.TURTLE, io.BytesIO())
