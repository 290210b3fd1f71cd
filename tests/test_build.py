"""Building and retracting: safe to repeat, to break off, to run into a fault. No pipeline is needed: ``read`` stands in for it."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import Quad

from kg.build import Summary, build, build_documents, load_reference, refresh_events, retract
from kg.errors import DocumentError, StoreLockedError, UsageError
from kg.graph import to_quads
from kg.graph.iris import document_iri, graph_iri
from kg.graph.terms import string
from kg.graph.vocabulary import KG
from kg.model import Document, EventReport, Mention, Reading, Role, Skipped
from kg.store import Store

ROOT = Path(__file__).parents[1]
REFERENCE = (graph_iri("reference"), graph_iri("ontology"))
PLACES = ("موسكو", "باريس", "القاهرة", "بكين")


def make_text(number: int, extra: str = "") -> str:
    return f"التقى الوزير الروسي نظيره في {PLACES[number % len(PLACES)]} للمرة {number}.\nوقال إن المحادثات كانت مثمرة{extra}."


def read(document: Document) -> Reading:
    """What stands here for the pipeline: Russia is named, and a meeting reported."""
    if "تعثر" in document.text:
        raise ValueError("a fault of ours\nover two lines")
    start = document.text.index("الروسي")
    return Reading(
        document,
        mentions=(Mention(start, start + 6, "الروسي", "Place", "name", ("Q159",), "gazetteer"),),
        events=(EventReport("Meeting", 0, 5, "التقى", "actual", (Role("participant", "Q159", start, start + 6),), rule="test"),),
        sentences=((0, document.text.index("\n")),),
    )


def read_slowly(document: Document) -> Reading:
    print(document.id, flush=True)
    time.sleep(0.01)
    return read(document)


def never(document: Document) -> Reading:
    raise AssertionError(f"{document.id} was read again")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with its reference graph: loading that takes seconds, copying it none."""
    path = tmp_path_factory.mktemp("prepared") / "store"
    with Store.open(path) as store:
        assert load_reference(store)
        assert not load_reference(store)
    return path


@pytest.fixture
def store(prepared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(prepared, tmp_path / "store"))


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A file of twelve records."""
    path = tmp_path / "news.jsonl"
    write_records(path, {f"d{n}": make_text(n) for n in range(12)})
    return path


def write_records(path: Path, texts: dict[str, str]) -> None:
    path.write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items()), "utf-8")


def dump(path: Path) -> set[Quad]:
    """What documents say and what was fused of it, with the number of all quads; the reference graphs are long, and tested apart."""
    with Store.open(path, read_only=True) as store:
        graphs = [graph for graph in store.database.named_graphs() if graph not in REFERENCE]
        size = Quad(graph_iri("all"), KG.identifier, string(str(len(store))))
        return {size, *(quad for graph in graphs for quad in store.get_graph(graph))}


def get_documents(path: Path) -> list[str]:
    with Store.open(path, read_only=True) as store:
        return list(store.iter_documents())


def find_torn(store: Store, documents: dict[str, Document]) -> dict[str, set[Quad]]:
    """The documents that are in the store, but not with exactly what they say: the difference of each."""
    torn = {}
    for name, document in documents.items():
        held = store.get_graph(document_iri(name))
        if held and (difference := held ^ set(to_quads(read(document)))):
            torn[name] = difference
    return torn


class TestBuild:
    def test_the_same_input_changes_nothing(self, store: Path, news: Path) -> None:
        first = build([news], store, read=read)
        assert (first.documents, first.mentions, first.linked, first.reports, first.skipped) == (12, 12, 12, 12, [])
        assert first.events > 0
        held = dump(store)
        second = build([news], store, read=never)
        assert (second.documents, second.unchanged, second.skipped) == (0, 12, [])
        assert (second.events, second.quads) == (first.events, first.quads)
        assert dump(store) == held

    def test_the_order_of_documents_makes_no_difference(self, prepared: Path, tmp_path: Path) -> None:
        texts = {f"d{n}": make_text(n) for n in range(6)}
        stores = []
        for name, order in (("one", sorted(texts)), ("two", sorted(texts, reverse=True))):
            write_records(tmp_path / f"{name}.jsonl", {key: texts[key] for key in order})
            stores.append(Path(shutil.copytree(prepared, tmp_path / name)))
            build([tmp_path / f"{name}.jsonl"], stores[-1], read=read)
        assert dump(stores[0]) == dump(stores[1])

    def test_only_what_changed_is_read_again(self, store: Path, news: Path, tmp_path: Path) -> None:
        build([news], store, read=read)
        held = dump(store)
        write_records(news, {f"d{n}": make_text(n, " جدا" if n == 3 else "") for n in range(12)})
        summary = build([news], store, read=read)
        assert (summary.documents, summary.unchanged) == (1, 11)
        changed = {quad.graph_name for quad in held ^ dump(store)}
        assert document_iri("d3") in changed
        assert changed <= {document_iri("d3"), graph_iri("fused")}

    def test_a_date_that_came_to_be_known_counts_as_a_change(self, store: Path, tmp_path: Path) -> None:
        (tmp_path / "news").mkdir()
        (tmp_path / "news/a.txt").write_text(make_text(1), "utf-8")
        build([tmp_path / "news"], store, read=read)
        (tmp_path / "news/articles.csv").write_text("id,date\na,2021-06-17\n", "utf-8")
        assert build([tmp_path / "news"], store, read=read).documents == 1
        assert build([tmp_path / "news"], store, read=never).unchanged == 1

    def test_force_reads_again_and_changes_nothing(self, store: Path, news: Path) -> None:
        build([news], store, read=read)
        held = dump(store)
        assert build([news], store, read=read, force=True).documents == 12
        assert dump(store) == held

    def test_files_of_every_kind_together(self, store: Path, tmp_path: Path) -> None:
        folder = tmp_path / "mixed"
        (folder / "sub").mkdir(parents=True)
        (folder / "a.txt").write_text(make_text(1), "utf-8")
        (folder / "sub/a.txt").write_text(make_text(2), "utf-8")
        write_records(folder / "b.jsonl", {"c": make_text(3)})
        assert build([folder], store, read=read).skipped == []
        assert get_documents(store) == ["a", "c", "sub/a"]


class TestFaults:
    def test_a_bad_document_costs_only_itself(self, store: Path, tmp_path: Path) -> None:
        folder = tmp_path / "news"
        folder.mkdir()
        (folder / "a.txt").write_text(make_text(1), "utf-8")
        (folder / "b.txt").write_bytes(b"\xff\xfe\x00")
        (folder / "c.txt").write_text("The talks in Cairo went well, said the minister.", "utf-8")
        (folder / "d.txt").write_text(f"تعثر {make_text(4)}", "utf-8")
        (folder / "e.jsonl").write_text('{"id": "e"}\n', "utf-8")
        (folder / "f.txt").write_text(make_text(6), "utf-8")
        summary = build([folder], store, read=read)
        assert get_documents(store) == ["a", "f"]
        assert (summary.documents, summary.bad) == (2, 3)
        assert [(Path(item.origin).name, item.bad) for item in summary.skipped] == [
            ("b.txt", True),
            ("c.txt", False),
            ("d.txt", True),
            ("e.jsonl:1", True),
        ]
        assert summary.skipped[2].reason == "could not be read: ValueError: a fault of ours over two lines"

    def test_an_id_given_to_two_texts(self, store: Path, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        lines = [json.dumps({"id": "one", "text": make_text(n)}) for n in (1, 2, 1)]
        path.write_text("\n".join(lines), "utf-8")
        summary = build([path], store, read=read)
        assert (summary.documents, summary.unchanged, summary.bad) == (1, 1, 1)
        [skipped] = summary.skipped
        assert skipped.origin == f"{path}:2"
        assert "the id 'one' was given to another text in this run" in skipped.reason
        with Store.open(store) as opened:
            assert find_torn(opened, {"one": Document("one", make_text(1), origin=f"{path}:1")}) == {}

    def test_half_a_surrogate_pair(self, store: Path, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_text('{"id": "one", "text": "قال الوزير إن \\ud83d المحادثات"}\n', "utf-8")
        [skipped] = build([tmp_path / "a.jsonl"], store, read=read).skipped
        assert skipped.origin == f"{tmp_path / 'a.jsonl'}:1"
        assert "half a surrogate pair" in skipped.reason

    def test_inputs_that_are_not_there_touch_nothing(self, tmp_path: Path) -> None:
        for inputs in ([], [tmp_path / "no.txt"], [str(tmp_path / "*.txt")], [""]):
            with pytest.raises(UsageError):
                build(inputs, tmp_path / "new", read=read)
        assert not (tmp_path / "new").exists()

    def test_a_document_s_own_error_names_its_line(self, prepared: Path, tmp_path: Path) -> None:
        def refuse(document: Document) -> Reading:
            raise DocumentError(document.origin, "too odd")

        documents = [Document("a", make_text(1), origin="a.jsonl:4"), Skipped("b", "bad"), Skipped("c", "not Arabic", bad=False)]
        with Store.open(shutil.copytree(prepared, tmp_path / "s")) as store:
            summary = build_documents(documents, store, read=refuse)
        assert summary.skipped[0] == Skipped("a.jsonl:4", "too odd")
        assert summary.bad == 2

    def test_an_interrupt_leaves_the_store_whole_and_fused(self, store: Path, news: Path) -> None:
        def interrupted(document: Document) -> Reading:
            if document.id == "d5":
                raise KeyboardInterrupt
            return read(document)

        with pytest.raises(KeyboardInterrupt):
            build([news], store, read=interrupted)
        assert get_documents(store) == [f"d{n}" for n in range(5)]
        with Store.open(store) as opened:
            assert not refresh_events(opened), "the fused graph is up to date"

    def test_another_process_holds_the_store(self, store: Path, news: Path) -> None:
        code = (
            f"import sys; from kg.store import Store\nwith Store.open({str(store)!r}):\n    print('held', flush=True)\n    sys.stdin.read()"
        )
        holder = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(StoreLockedError, match="another process is using this store") as told:
            build([news], store, read=read)
        assert "\n" not in str(told.value)
        holder.communicate(b"")
        assert build([news], store, read=read).documents == 12


class TestRetract:
    def test_what_only_it_said_goes(self, store: Path, news: Path, tmp_path: Path) -> None:
        build([news], store, read=read)
        held = dump(store)
        write_records(tmp_path / "more.jsonl", {"more": make_text(1, " حقا")})
        build([tmp_path / "more.jsonl"], store, read=read)
        assert dump(store) != held
        retract(["more"], store)
        assert dump(store) == held

    def test_an_unknown_id_removes_nothing(self, store: Path, news: Path) -> None:
        build([news], store, read=read)
        held = dump(store)
        with pytest.raises(UsageError, match="nobody, none: no such document"):
            retract(["d1", "nobody", "none"], store)
        assert dump(store) == held


class TestReference:
    def test_it_is_loaded_again_only_when_the_data_changed(self, store: Path) -> None:
        reference = graph_iri("reference")
        with Store.open(store) as opened:
            assert not load_reference(opened)
            held = opened.get_graph(reference)
            for quad in [*opened.quads(reference, KG.dataDigest, None, reference), *list(held)[:50]]:
                opened.remove(quad)
            assert load_reference(opened)
            assert opened.get_graph(reference) == held

    def test_a_build_of_nothing_new_leaves_it(self, store: Path, news: Path) -> None:
        build([news], store, read=read)
        with Store.open(store) as opened:
            assert not load_reference(opened)
            assert isinstance(build_documents([], opened, read=never), Summary)


def run_build(news: Path, store: Path, before: str = "") -> list[str]:
    """The command of a process that builds slowly and says where it is; it tells an error of ours as one line."""
    code = (
        f"{before}\n"
        "import sys; from kg.build import build; from kg.errors import KgError; from tests.test_build import read_slowly\n"
        f"try:\n    build([{str(news)!r}], {str(store)!r}, read=read_slowly)\n"
        "except KgError as error:\n    sys.exit(f'{type(error).__name__}: {error}')"
    )
    return [sys.executable, "-c", code]


@pytest.fixture
def many(tmp_path: Path) -> tuple[Path, dict[str, Document]]:
    """Records with long texts, and the documents that they are."""
    path = tmp_path / "many.jsonl"
    texts = {f"d{n}": make_text(n, " جدا" * 2000) for n in range(60)}
    write_records(path, texts)
    return path, {name: Document(name, text, origin=f"{path}:{n}") for n, (name, text) in enumerate(texts.items(), 1)}


@pytest.mark.slow
def test_killed_at_any_moment(store: Path, many: tuple[Path, dict[str, Document]], prepared: Path, tmp_path: Path) -> None:
    """Each document is wholly in or wholly out, and the next build makes good what is missing."""
    path, documents = many
    chance = random.Random(7)
    counts = [0]
    for _ in range(8):
        process = subprocess.Popen(run_build(path, store), stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)})
        assert process.stdout is not None
        for _ in range(chance.randint(1, 9)):
            assert process.stdout.readline().startswith(b"d")
        time.sleep(chance.uniform(0, 0.04))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        with Store.open(store) as opened:
            assert find_torn(opened, documents) == {}
            counts.append(len(list(opened.iter_documents())))
    assert counts == sorted(counts)
    assert 8 <= counts[-1] < len(documents), "the builds were killed while they wrote"
    build([path], store, read=read)
    shutil.copytree(prepared, tmp_path / "straight")
    build([path], tmp_path / "straight", read=read)
    assert dump(store) == dump(tmp_path / "straight")


@pytest.mark.slow
def test_killed_while_a_new_store_is_made(many: tuple[Path, dict[str, Document]], prepared: Path, tmp_path: Path) -> None:
    """The reference graph is loaded again where its loading was broken off."""
    path, _ = many
    store = tmp_path / "new"
    for wait in (0.3, 1.5):
        process = subprocess.Popen(run_build(path, store), stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)})
        while not (store / "CURRENT").exists():
            time.sleep(0.02)
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    with Store.open(store) as opened:
        load_reference(opened)
        for name in ("reference", "ontology"):
            held = opened.get_graph(graph_iri(name))
            with Store.open(prepared, read_only=True) as straight:
                assert held == straight.get_graph(graph_iri(name))


@pytest.mark.slow
def test_a_full_disk(store: Path, many: tuple[Path, dict[str, Document]]) -> None:
    """Simulated by a limit on the size of files: the database's log cannot grow beyond 300 kB."""
    path, documents = many
    before = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(run_build(path, store, before), capture_output=True, text=True, env=environment)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert done.stderr.startswith(f"StoreError: {store}: the store cannot be written: ")
    with Store.open(store) as opened:
        assert find_torn(opened, documents) == {}
        assert len(list(opened.iter_documents())) < len(documents)
    assert build([path], store, read=read).documents > 0
    assert len(get_documents(store)) == len(documents)
