"""The command line: every command on a small store, exit statuses, one line for what goes wrong, and no traceback."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.cli import EXPORTS, FORMATS, main, make_parser, parse_params
from kg.errors import UsageError
from kg.export import FORMATS as EXPORT_FORMATS
from kg.queries import iter_queries
from kg.render import FSI, PDI
from kg.store import Store
from tests.readings import build_store

COMMANDS = ("build", "retract", "train", "query", "queries", "documents", "explain", "export", "check", "link", "kb", "serve")
ROOT = Path(__file__).parents[1]


@pytest.fixture
def store(tmp_path: Path) -> str:
    build_store(tmp_path / "store")
    return str(tmp_path / "store")


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """For commands that only read."""
    path = tmp_path_factory.mktemp("cli") / "store"
    build_store(path)
    return str(path)


def _run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **(options.pop("env", None) or {})}  # type: ignore[dict-item]
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, **options)  # type: ignore[call-overload]


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ((), *((name,) for name in COMMANDS)):
        with pytest.raises(SystemExit) as left:
            main([*command, "--help"])
        assert left.value.code == 0
        told = capsys.readouterr().out
        assert "usage: kg" in told
        assert len(told.splitlines()) > 5


def test_commands_are_these() -> None:
    (actions,) = (action for action in make_parser()._actions if action.choices)
    assert tuple(actions.choices or ()) == COMMANDS
    assert set(EXPORTS) == set(EXPORT_FORMATS)


@pytest.mark.parametrize("form", FORMATS)
def test_query_in_every_format(shared_store: str, capfdbinary: pytest.CaptureFixture[bytes], form: str) -> None:
    assert main(["query", "mentions", "--store", shared_store, "--format", form]) == 0
    text = capfdbinary.readouterr().out.decode("utf-8")
    if form == "json":
        found = json.loads(text)
        assert found["head"]["vars"] == ["document", "start", "end", "type", "level", "entity"]
        assert len(found["results"]["bindings"]) == 8
    elif form == "csv":
        rows = list(csv.DictReader(io.StringIO(text)))
        assert len(rows) == 8
        assert {row["document"] for row in rows} == {"summit", "جولة 1"}
    else:
        assert len(text.splitlines()) == 9 + (form == "table")
    assert (FSI in text or PDI in text) is (form == "table")


def test_query_with_parameters(shared_store: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["query", "mentions", "--store", shared_store, "--format", "csv", "--param", "document=summit"]) == 0
    assert len(capfdbinary.readouterr().out.splitlines()) == 5


def test_query_from_a_file(shared_store: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "سؤال.rq"
    path.write_text("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }", "utf-8")
    assert main(["query", str(path), "--store", shared_store, "--format", "csv"]) == 0
    assert int(capfdbinary.readouterr().out.split()[1]) > 5000


def test_queries_lists_every_bundled_query(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["queries", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [row["name"] for row in listed] == [query.name for query in iter_queries()]
    assert all(row["summary"] for row in listed)
    assert main(["queries", "--tag", "contract", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {"mentions", "times", "positions", "events", "event-roles", "statements", "entities"} <= {row["name"] for row in rows}
    assert len(rows) < len(listed)


def test_documents_and_retract(store: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["documents", "--store", store, "--format", "csv"]) == 0
    assert len(capfdbinary.readouterr().out.splitlines()) == 3
    assert main(["retract", "summit", "--store", store]) == 0
    assert main(["documents", "--store", store, "--format", "csv"]) == 0
    assert len(capfdbinary.readouterr().out.splitlines()) == 2
    assert main(["retract", "summit", "--store", store]) == 2
    assert b"summit: no such document" in capfdbinary.readouterr().err


@pytest.mark.parametrize("form", EXPORTS)
def test_export_to_a_file_and_to_standard_output(
    shared_store: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], form: str
) -> None:
    path = tmp_path / f"out.{form}"
    assert main(["export", "--store", shared_store, "--format", form, "--output", str(path)]) == 0
    assert main(["export", "--store", shared_store, "--format", form]) == 0
    written, shown = path.read_bytes(), capfdbinary.readouterr().out
    assert len(written) == len(shown) > 100_000
    assert written[-1000:] == shown[-1000:]  # the order of prefixes, at the beginning, is not kept
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_export_of_a_part(shared_store: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", "--store", shared_store, "--format", "nq", "--document", "summit"]) == 0
    lines = capfdbinary.readouterr().out.splitlines()
    assert len(lines) > 100
    assert all(line.endswith(b"<https://w3id.org/mithaq/doc/summit> .") for line in lines)


def test_export_into_a_folder_that_is_not_there(shared_store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--store", shared_store, "--format", "nq", "--output", str(tmp_path / "no" / "x.nq")]) == 1
    told = capsys.readouterr().err
    assert told.startswith("kg: ")
    assert "cannot be written" in told
    assert told.count("\n") == 1


def test_check_finds_nothing_but_warnings(shared_store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--store", shared_store, "--format", "json"]) == 0
    assert {row["severity"] for row in json.loads(capsys.readouterr().out)} <= {"warning"}


def test_check_fails_on_an_error(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    from pyoxigraph import Quad

    from kg.graph.iris import document_iri
    from kg.graph.terms import integer
    from kg.graph.vocabulary import KG

    graph = document_iri("summit")
    with Store.open(store) as opened:
        mention = next(opened.quads(None, KG.refersTo, None, graph)).subject
        opened.database.add(Quad(mention, KG.end, integer(10**6), graph))
    assert main(["check", "--store", store]) == 1
    told = capsys.readouterr()
    assert "error" in told.out
    assert told.err.startswith("kg: ")


def test_explain(shared_store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "summit#report-1", "--store", shared_store]) == 0
    told = capsys.readouterr().out
    assert "التقى الرئيس سامر الحكيم" in told
    assert "subject-of-verb" in told


@pytest.mark.parametrize(
    ("arguments", "status", "word"),
    [
        ((), 2, "COMMAND"),
        (("bild",), 2, "bild"),
        (("build", "--store", "x"), 2, "INPUT"),
        (("build", "no-such-file.txt", "--store", "x"), 2, "no-such-file.txt"),
        (("query", "no-such-query", "--store", "{store}"), 2, "no-such-query"),
        (("query", "mentions", "--store", "{store}", "--param", "nothing"), 2, "NAME=VALUE"),
        (("query", "mentions", "--store", "{store}", "--param", "nothing=1"), 2, "nothing"),
        (("query", "mentions", "--store", "{store}", "--format", "xml"), 2, "xml"),
        (("query", "mentions", "--store", "no-such-store"), 1, "no-such-store"),
        (("queries", "--tag", "no-such-tag"), 2, "no-such-tag"),
        (("export", "--store", "{store}"), 2, "--format"),
        (("export", "--store", "{store}", "--format", "nq", "--document", "no-such"), 2, "no-such"),
        (("explain", "no-such-node", "--store", "{store}"), 2, "no-such-node"),
    ],
)
def test_what_is_wrong_is_one_line(
    shared_store: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    arguments: tuple[str, ...],
    status: int,
    word: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        left: object = main([argument.format(store=shared_store) for argument in arguments])
    except SystemExit as exit_:
        left = exit_.code
    told = capsys.readouterr()
    assert left == status
    assert told.out == ""
    assert told.err.startswith("kg: ")
    assert word in told.err
    assert told.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_is_being_written_is_named(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    with Store.open(store):
        done = _run("query", "mentions", "--store", store)
    assert done.returncode == 1
    assert done.stderr.startswith("kg: ")
    assert "another process" in done.stderr
    assert done.stderr.count("\n") == 1


def test_arabic_is_written_whatever_the_locale(shared_store: str) -> None:
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = _run("explain", "summit#report-1", "--store", shared_store, env=environment)
    assert done.returncode == 0, done.stderr
    assert "سامر الحكيم" in done.stdout
    done = _run("explain", "لا شيء", "--store", shared_store, env=environment)
    assert done.returncode == 2
    assert "no such node" in done.stderr


def test_an_argument_that_is_not_utf_8_is_told(shared_store: str) -> None:
    done = _run("query", "mentions", "--store", shared_store, "--param", os.fsdecode(b"document=\xff"))
    assert done.returncode == 2
    assert done.stderr.startswith("kg: argument --param: not valid UTF-8")


def test_a_reader_that_leaves_is_no_failure(shared_store: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "kg", "export", "--store", shared_store, "--format", "nq"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(30) == 0
    process.stderr.close()


def test_parameters_of_a_query() -> None:
    assert parse_params(["a=b=c", "d="]) == {"a": "b=c", "d": ""}
    for wrong in (["a"], ["=b"], ["a=1", "a=2"]):
        with pytest.raises(UsageError):
            parse_params(wrong)


GOOD = (
    "التقى وزير الخارجية الروسي سيرغي لافروف نظيره المصري سامح شكري في القاهرة يوم الاثنين 12 أبريل 2021. "
    "وقال لافروف إن المحادثات كانت مثمرة."
)


@pytest.mark.slow
class TestBuild:
    """With the real pipeline, in processes of their own."""

    def test_a_bad_document_is_told_and_the_rest_built(self, tmp_path: Path) -> None:
        news = tmp_path / "news"
        news.mkdir()
        (news / "good.txt").write_text(GOOD, "utf-8")
        (news / "broken.txt").write_bytes(b"\xd9\x85\xff\xfe")
        (news / "empty.txt").write_bytes(b"")
        (news / "english.txt").write_text("The ministers met in Cairo on Monday and talked about the dam for hours.", "utf-8")
        store = str(tmp_path / "store")
        done = _run("build", str(news), "--store", store)
        assert done.returncode == 0, done.stderr
        assert "broken.txt" in done.stderr
        assert "english.txt" in done.stderr
        assert "Traceback" not in done.stderr
        assert done.stdout.startswith("1 document read, ")
        again = _run("build", str(news), "--store", store)
        assert again.returncode == 0
        assert again.stdout.startswith("0 documents read, 1 unchanged, ")
        rows = list(csv.DictReader(io.StringIO(_run("query", "mentions", "--store", store, "--format", "csv").stdout)))
        assert {GOOD[int(row["start"]) : int(row["end"])] for row in rows} >= {"سيرغي لافروف", "القاهرة"}

    def test_nothing_but_bad_documents_fails(self, tmp_path: Path) -> None:
        (tmp_path / "broken.txt").write_bytes(b"\xd9\x85\xff\xfe")
        done = _run("build", str(tmp_path / "broken.txt"), "--store", str(tmp_path / "store"), "--quiet")
        assert done.returncode == 1
        assert done.stdout == ""
        assert [line.startswith("kg: ") for line in done.stderr.splitlines()] == [True, True]
        assert "broken.txt" in done.stderr

    def test_standard_input(self, tmp_path: Path) -> None:
        record = json.dumps({"id": "one", "text": GOOD, "date": "2021-04-13"}, ensure_ascii=False)
        done = _run("build", "-", "--store", str(tmp_path / "store"), input=record)
        assert done.returncode == 0, done.stderr
        listed = _run("documents", "--store", str(tmp_path / "store"), "--format", "csv").stdout
        assert "one" in listed
        assert "2021-04-13" in listed

    def test_an_interrupt_leaves_a_whole_store(self, tmp_path: Path) -> None:
        records = [json.dumps({"id": f"d{n}", "text": f"{GOOD} ({n})"}, ensure_ascii=False) for n in range(3000)]
        (tmp_path / "many.jsonl").write_text("\n".join(records), "utf-8")
        store = tmp_path / "store"
        command = [sys.executable, "-m", "kg", "build", str(tmp_path / "many.jsonl"), "--store", str(store)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
        assert process.stderr is not None
        for line in process.stderr:  # the first line about progress: documents are being written
            if "documents" in line:
                break
        process.send_signal(signal.SIGINT)
        started = time.monotonic()
        _, told = process.communicate(timeout=120)
        assert process.returncode == 130
        assert told.splitlines()[-1] == "kg: interrupted"
        assert "Traceback" not in told
        assert time.monotonic() - started < 100
        assert _run("check", "--store", str(store), "--format", "json").returncode == 0


def test_link_shows_candidates_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    text = "التقى وزير الخارجية الروسي سيرجي لافروف السفير يوهان فالدغرين."
    assert main(["link", text, "--date", "2021-06-01", "--candidates", "1", "--format", "json"]) == 0
    found = {mention["text"]: mention for mention in json.loads(capsys.readouterr().out)}
    lavrov = found["سيرجي لافروف"]
    assert lavrov["entities"][0]["id"] == "Q58217"
    assert lavrov["entities"][0]["labels"]["en"][0] == "Sergey Lavrov"
    assert lavrov["candidates"][0]["match"]
    assert {"name", "titled", "in_office"} <= {reason["feature"] for reason in lavrov["candidates"][0]["reasons"]}
    assert found["يوهان فالدغرين"]["nil"]
    assert main(["link", text]) == 0
    table = capsys.readouterr().out
    assert "Q58217" in table
    assert "NIL" in table


def test_link_reads_a_file_and_standard_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("قال بوتين ذلك.", "utf-8")
    for arguments, text in ((("--file", str(tmp_path / "a.txt")), None), (("-",), "قال بوتين ذلك.")):
        done = _run("link", *arguments, "--format", "json", input=text)
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)[0]["entities"][0]["id"] == "Q7747"


@pytest.mark.parametrize(
    ("arguments", "status", "word"),
    [
        ((), 2, "TEXT"),
        (("نص", "--file", "a.txt"), 2, "TEXT"),
        (("نص", "--date", "June"), 2, "YYYY-MM-DD"),
        (("نص", "--candidates", "-1"), 2, "--candidates"),
        (("نص", "--kb", "no-such.kb"), 1, "no-such.kb"),
        (("--file", "no-such.txt"), 1, "no-such.txt"),
    ],
)
def test_what_is_wrong_with_link_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: tuple[str, ...], status: int, word: str
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        left: object = main(["link", *arguments])
    except SystemExit as exit_:
        left = exit_.code
    told = capsys.readouterr()
    assert (left, told.out, told.err.count("\n")) == (status, "", 1)
    assert word in told.err


def test_a_knowledge_base_is_grown_and_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ("Person,لارس بيرغستروم,Lars Bergstrom,Q20,Minister of Finance of Norway,2020", "Alien,زائر,,,,")
    table = "\n".join(("type,label_ar,label_en,state,title_en,from", *rows))
    (tmp_path / "people.csv").write_text(table, "utf-8")
    kb = str(tmp_path / "my.kb")
    assert main(["kb", "import", str(tmp_path / "people.csv"), "--kb", kb]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("1 entities taken over: 1 new")
    assert told.err.startswith(f"kg: {tmp_path / 'people.csv'}:3: the type 'Alien'")
    for given, expected in ((("--kb", kb), "lars-bergstrom"), ((), "nil-")):
        assert main(["link", "قال لارس بيرغستروم ذلك.", "--format", "json", *given]) == 0
        (mention,) = json.loads(capsys.readouterr().out)
        assert mention["entities"][0]["id"].startswith(expected)
    assert main(["kb", "check", "--kb", kb, "--errors", "--format", "csv"]) == 0
    assert capsys.readouterr().out == "check,severity,entity,value,problem,solution\n"


def test_a_build_with_a_knowledge_base(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What a document mentions of it is described in that document's graph; another knowledge base reads the document anew."""
    (tmp_path / "a.txt").write_text("قال لارس بيرغستروم في أوسلو إن المحادثات كانت مثمرة.", "utf-8")
    (tmp_path / "people.csv").write_text("type,label_ar,wikidata\nPerson,لارس بيرغستروم,Q900000001\n", "utf-8")
    kb, store = str(tmp_path / "my.kb"), str(tmp_path / "store")
    assert main(["build", str(tmp_path / "a.txt"), "--store", store]) == 0
    assert main(["kb", "import", str(tmp_path / "people.csv"), "--kb", kb]) == 0
    monkeypatch.setenv("KG_KB", kb)
    capsys.readouterr()
    for told in ("1 document read", "0 documents read, 1 unchanged"):
        assert main(["build", str(tmp_path / "a.txt"), "--store", store]) == 0
        assert capsys.readouterr().out.startswith(told)
    with Store.open(store, read_only=True) as opened:
        answer = opened.database.query(
            'SELECT ?e WHERE { GRAPH ?d { ?m a <https://w3id.org/mithaq/ontology#Mention> ; '
            '<https://w3id.org/mithaq/ontology#refersTo> ?e . ?e <http://www.w3.org/2000/01/rdf-schema#label> "لارس بيرغستروم"@ar } }'
        )
        assert {row["e"].value.rpartition("/")[2] for row in answer} == {"Q900000001"}  # type: ignore[union-attr,index]
    assert main(["check", "--store", store]) == 0


@pytest.mark.parametrize(
    ("arguments", "status", "word"),
    [
        (("import", "people.csv"), 2, "--kb"),
        (("import", "no-such.csv", "--kb", "my.kb"), 2, "no-such.csv"),
        (("check", "--kb", "no-such.kb"), 1, "no-such.kb"),
        ((), 2, "COMMAND"),
    ],
)
def test_what_is_wrong_with_kb_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: tuple[str, ...], status: int, word: str
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        left: object = main(["kb", *arguments])
    except SystemExit as exit_:
        left = exit_.code
    told = capsys.readouterr()
    assert (left, told.out, told.err.count("\n")) == (status, "", 1)
    assert word in told.err
