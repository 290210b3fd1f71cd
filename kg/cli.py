"""The command line: one function a command, each of which calls one function of the library and shows what it gave.

Exit status 0 for done, 1 for failed, 2 for wrong usage, 130 for interrupted. What went wrong is one line on standard error that begins
with ``kg:``. A bad document does not fail a batch: ``kg build`` fails only if there was something bad and nothing good.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from kg import __version__
from kg.errors import KgError, StoreError, UsageError

if TYPE_CHECKING:
    from kg.queries import Parameter, Query

FORMATS = ("table", "json", "csv", "tsv")
EXPORTS = ("ttl", "trig", "nq", "rdfxml", "jsonld")

_STATUS = "Exit status: 0 for done, 1 for failed, 2 for wrong usage, 130 for interrupted; what went wrong is one line on standard error."
_BUILD = """Reads .txt, .jsonl and .html files, or folders of them, and leaves the graph of what they say in the store. A document that the
store already holds as it is now is not read again. A bad document is reported and skipped, the others are built; the exit status is 1
only if some were bad and none of the others could be built or was unchanged."""
_QUERY = """NAME is one of the bundled queries ('kg queries' lists them), FILE.rq any SPARQL 1.1 query. Tables are for reading; json, csv
and tsv are the SPARQL 1.1 result formats, with full IRIs."""
_EXPORT = """trig, nq and jsonld keep the named graphs, one a document. ttl and rdfxml become one OWL 2 DL ontology that holds its axioms
and its individuals, which Protégé opens as it is."""
_CHECK = "Runs every check of queries/checks and the shapes over every document. Exit status 1 if it finds an error; a warning is none."
_TRAIN = """Needs the extra 'train'; uses a GPU where there is one. Writes model.onnx, tokenizer.json, labels.json and CARD.md."""
_EXPLAIN = """Shows what a node rests on: the sentence, the words, each part's evidence, the rule and its score. NODE is an IRI, or an id as
tables show it, such as Q7747, article-1#report-2 or article-1."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs ``kg`` and returns its exit status.

    Args:
        arguments: the words after ``kg``; those of the process where not given.

    Raises:
        SystemExit: from argparse, status 2 for wrong usage and 0 after ``--help``.
    """
    _use_utf8()
    options = make_parser().parse_args(arguments)
    try:
        status = options.run(options)
        sys.stdout.flush()
        return int(status or 0)
    except KgError as error:
        return _complain(str(error), error.exit_status)
    except BrokenPipeError:  # the reader has seen enough, as head does
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except KeyboardInterrupt:
        return _complain("interrupted", 130)
    except UnicodeEncodeError:
        return _complain("an argument or a file name is not valid UTF-8", 1)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _complain(f"{where}{error.strerror or error}", 1)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(_complain(f"{message} ('{self.prog} --help' tells more)", 2))


def make_parser() -> argparse.ArgumentParser:
    """Every command with its options; ``run`` is the function that does it."""
    parser = _Parser(prog="kg", description="Mithaq reads Arabic news about diplomacy and builds a knowledge graph of it.", epilog=_STATUS)
    parser.add_argument("--version", action="version", version=f"mithaq {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def add(name: str, run: Callable[[argparse.Namespace], int | None], summary: str, description: str = "") -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=summary, description=description or f"{summary[0].upper()}{summary[1:]}.")
        command.set_defaults(run=run)
        return command

    def add_store(command: argparse.ArgumentParser) -> None:
        command.add_argument("--store", type=Path, required=True, metavar="DIR", help="the folder of the store")

    def add_format(command: argparse.ArgumentParser) -> None:
        command.add_argument("--format", choices=FORMATS, default="table", help="of the output (default: %(default)s)")

    build = add("build", _build, "read documents into a store", _BUILD)
    build.add_argument("inputs", nargs="+", metavar="INPUT", help="a file, a folder, a pattern, or - for standard input")
    add_store(build)
    build.add_argument("--force", action="store_true", help="read unchanged documents again, too")
    build.add_argument("--quiet", action="store_true", help="tell of bad documents only")

    query = add("query", _query, "ask a store", _QUERY)
    query.add_argument("query", metavar="NAME|FILE.rq")
    add_store(query)
    query.add_argument(
        "--param", type=_text, action="append", default=[], metavar="NAME=VALUE", help="a parameter of the query; may be repeated"
    )
    add_format(query)

    queries = add("queries", _queries, "list the bundled queries with their parameters")
    queries.add_argument("--tag", type=_text, help="only those with this tag")
    add_format(queries)

    documents = add("documents", _documents, "list the documents of a store")
    add_store(documents)
    add_format(documents)

    retract = add("retract", _retract, "remove documents and everything that only they said")
    retract.add_argument("ids", type=_text, nargs="+", metavar="ID", help="a document's id, as 'kg documents' lists it")
    add_store(retract)

    export = add("export", _export, "write a store, or a part of it, as RDF", _EXPORT)
    add_store(export)
    export.add_argument("--format", choices=EXPORTS, required=True)
    export.add_argument("--output", type=Path, metavar="FILE", help="where to write (default: standard output)")
    export.add_argument(
        "--document", type=_text, action="append", default=[], metavar="ID", help="only this document's graph; may be repeated"
    )
    export.add_argument("--graph", action="append", default=[], metavar="NAME", help="reference, fused or ontology; may be repeated")

    check = add("check", _check, "look for what a store must not hold", _CHECK)
    add_store(check)
    add_format(check)

    explain = add("explain", _explain, "show what a node of the graph rests on", _EXPLAIN)
    explain.add_argument("node", type=_text, metavar="NODE")
    add_store(explain)

    train = add("train", _train, "make the recogniser of names from labelled text", _TRAIN)
    train.add_argument("model", choices=["names"], help="what to train")
    train.add_argument("--shared", type=Path, required=True, metavar="DIR", help="the folder that holds names/, training/ and corpora/")
    train.add_argument("--own", type=Path, action="append", default=[], metavar="DIR", help="more annotated articles; may be repeated")
    train.add_argument("--output", type=Path, metavar="DIR", help="where to write (default: data/models/names)")
    return parser


def _build(options: argparse.Namespace) -> int:
    from kg.build import build
    from kg.progress import count_documents, iter_summary, open_progress

    total = None if options.quiet else count_documents(options.inputs)
    with open_progress(total, quiet=options.quiet) as progress:
        summary = build(options.inputs, options.store, progress=progress, force=options.force)
    if not options.quiet:
        print("\n".join(iter_summary(summary)))
    if summary.bad and not (summary.documents or summary.unchanged):
        return _complain("no document could be built", 1)
    return 0


def _query(options: argparse.Namespace) -> None:
    from kg.queries import get_query

    _answer(get_query(options.query), parse_params(options.param), options)


def _documents(options: argparse.Namespace) -> None:
    from kg.queries import get_query

    _answer(get_query("documents"), {}, options)


def _answer(query: Query, params: Mapping[str, str], options: argparse.Namespace) -> None:
    from kg.queries import evaluate, write_results
    from kg.render import print_answer
    from kg.store import Store

    with Store.open(options.store, read_only=True) as store:
        answer = evaluate(store, query, params)
        if options.format == "table":
            print_answer(answer, sys.stdout)
        else:
            write_results(answer, options.format, sys.stdout.buffer)


def _queries(options: argparse.Namespace) -> None:
    from kg.queries import iter_queries
    from kg.render import write_rows

    found = [query for query in iter_queries() if options.tag is None or options.tag in query.tags]
    if not found:
        raise UsageError(f"no query is tagged {options.tag!r}")
    rows = ((query.name, query.summary, " ".join(map(_describe, query.params)), " ".join(query.tags)) for query in found)
    write_rows(("name", "summary", "params", "tags"), rows, options.format, sys.stdout)


def _describe(parameter: Parameter) -> str:
    """``actor=…`` for a parameter that must be given, ``[from=…]`` for one that may."""
    return f"{parameter.name}=…" if parameter.required else f"[{parameter.name}=…]"


def _train(options: argparse.Namespace) -> None:
    try:
        from kg.train.run import train_names
    except ModuleNotFoundError as error:
        raise UsageError(f"'kg train' needs the module {error.name}: pip install 'mithaq[train]'") from None
    scores = train_names(options.shared, options.output, options.own)
    for name, rows in scores.items():
        print(f"{name}: {rows['all']}")


def _retract(options: argparse.Namespace) -> None:
    from kg.build import retract

    retract(options.ids, options.store)


def _export(options: argparse.Namespace) -> None:
    from kg.export import export
    from kg.store import Store

    with Store.open(options.store, read_only=True) as store, _open_output(options.output) as output:
        export(store, output, options.format, documents=options.document, graphs=options.graph)


def _check(options: argparse.Namespace) -> int:
    from kg.checks import check_store
    from kg.render import shorten, write_rows
    from kg.store import Store

    with Store.open(options.store, read_only=True) as store:
        found = list(check_store(store))
    name = shorten if options.format == "table" else str
    rows = ((v.check, v.severity, name(v.entity), name(v.property), name(v.value), v.problem, v.solution) for v in found)
    write_rows(("check", "severity", "entity", "property", "value", "problem", "solution"), rows, options.format, sys.stdout)
    errors = sum(violation.severity == "error" for violation in found)
    return _complain(f"{errors} of {len(found)} findings are errors", 1) if errors else 0


def _explain(options: argparse.Namespace) -> None:
    from kg.explain import explain
    from kg.render import print_lines
    from kg.store import Store

    with Store.open(options.store, read_only=True) as store:
        print_lines(((line.name, line.value, line.depth) for line in explain(store, options.node)), sys.stdout)


def parse_params(given: Sequence[str]) -> dict[str, str]:
    """``name=value`` words as a dictionary.

    >>> parse_params(["actor=Q7747", "from=2021-06"])
    {'actor': 'Q7747', 'from': '2021-06'}

    Raises:
        UsageError: a word without ``=`` or without a name, or a name given twice.
    """
    found: dict[str, str] = {}
    for word in given:
        name, mark, value = word.partition("=")
        if not mark or not name:
            raise UsageError(f"--param {word}: write NAME=VALUE")
        if name in found:
            raise UsageError(f"--param {name}: given twice")
        found[name] = value
    return found


def _complain(message: str, status: int) -> int:
    print(f"kg: {' '.join(message.split())}", file=sys.stderr)
    return status


@contextmanager
def _open_output(path: Path | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that appears only when it is complete."""
    if path is None:
        yield sys.stdout.buffer
        return
    draft = path.with_name(f".{path.name}.part")
    try:
        with draft.open("wb") as stream:
            yield stream
        draft.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror or error}") from None
    finally:
        draft.unlink(missing_ok=True)


def _use_utf8() -> None:
    """Arabic is written whatever the locale says, and a file name that is not UTF-8 can be told."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _text(word: str) -> str:
    """An argument that is no path: UTF-8, whatever the locale says."""
    try:
        return os.fsencode(word).decode("utf-8")
    except UnicodeEncodeError:  # not from a command line
        return word
    except UnicodeDecodeError:
        raise argparse.ArgumentTypeError("not valid UTF-8") from None
