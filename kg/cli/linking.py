"""The commands about names and what they mean: ``link``, ``kb import``, ``kb check``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.frame import Commands, add_format, add_kb, complain, utf8
from kg.errors import DocumentError, UsageError

if TYPE_CHECKING:
    from kg.kb.records import Fault
    from kg.linking import LinkedMention

_LINK = """Shows what the names and descriptions of a text mean, with the candidates that were weighed and what speaks for each. TEXT is the
text itself, or - for standard input. Nothing is stored."""

_KB = """A knowledge base is one file that you give to 'kg build', 'kg link' and 'kg serve' with --kb, or by the environment variable KG_KB:
entities with their names, and who held which office when, beside what ships."""
_IMPORT = """Adds the entities of a Wikidata JSON dump, of a SPARQL JSON result or of a CSV (plain, gzip or bzip2) to a knowledge base,
which is made if need be. A line at fault is told and left out. An import that is broken off leaves the knowledge base as it was. Exit
status 1 if some lines were at fault and nothing was imported."""
_KB_CHECK = """Looks for duplicates, names that mean several entities, items without a source, and offices with impossible years, in what
ships and, if one is given, in your knowledge base beside it. Exit status 1 if it finds an error; a warning is none."""


def declare(commands: Commands) -> None:
    """Add the commands of this module."""
    link = commands.add("link", _link, "say what the names in a text mean, and why", _LINK)
    link.add_argument("text", type=utf8, nargs="?", metavar="TEXT", help="Arabic text, or - for standard input")
    link.add_argument("--file", type=Path, metavar="FILE", help="read the text from a file instead")
    link.add_argument("--date", type=_date, metavar="YYYY-MM-DD", help="of publication: tells who held which office then")
    link.add_argument("--candidates", type=_count, default=3, metavar="N", help="shown for each name (default: %(default)s)")
    add_kb(link)
    link.add_argument("--format", choices=("table", "json"), default="table", help="of the output (default: %(default)s)")

    kb = Commands(commands.add("kb", None, "grow and check a knowledge base of your own", _KB))
    load = kb.add("import", _import, "add what a dump, a query result or a table describes", _IMPORT)
    load.add_argument("source", type=Path, metavar="FILE", help="a Wikidata JSON dump, a SPARQL JSON result or a CSV")
    add_kb(load)
    load.add_argument("--type", type=utf8, metavar="TYPE,…", help="only these, such as Person,Organization")
    load.add_argument("--format", choices=("wikidata", "sparql", "csv"), help="of FILE (default: told by its beginning)")
    load.add_argument("--classes", type=Path, metavar="TABLE", help="more Wikidata classes: a table with the columns class, type, kind")
    load.add_argument("--source", dest="origin", type=utf8, metavar="TEXT", help="where the entities are from (default: the name of FILE)")
    check = kb.add("check", _check, "look for what a knowledge base must not hold", _KB_CHECK)
    add_kb(check)
    check.add_argument("--errors", action="store_true", help="show errors only")
    add_format(check)


def _link(options: argparse.Namespace) -> None:
    from kg.linking import link
    from kg.render import print_table

    text = _read_text(options.text, options.file)
    found = link(text, options.date, candidates=options.candidates, kb=options.kb)
    if options.format == "json":
        json.dump([_to_json(mention) for mention in found], sys.stdout, ensure_ascii=False, indent=1)
        print()
        return
    print_table(("at", "mention", "type", "means", "score", "because"), list(_rows(found)), sys.stdout)


def _read_text(text: str | None, file: Path | None) -> str:
    if (text is None) == (file is None):
        raise UsageError("give a TEXT, - for standard input, or --file FILE")
    if text is not None and text != "-":
        return text
    origin, data = ("standard input", sys.stdin.buffer.read()) if file is None else (str(file), file.read_bytes())
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError(origin, f"not valid UTF-8 (byte {error.start})") from None


def _rows(found: tuple[LinkedMention, ...]) -> Iterator[tuple[str, ...]]:
    """A row a mention, and below it one for each candidate that it does not mean."""
    for mention in found:
        meant = {entity.id for entity in mention.entities}
        names = " + ".join("NIL" if entity.nil else f"{entity.labels[0][1]} ({entity.id})" for entity in mention.entities) or "NIL"
        best = next((c for c in mention.candidates if c.entity.id in meant), None)
        score = f"{best.score:.2f}" if best else ""
        yield f"{mention.start}–{mention.end}", mention.text, mention.type, names, score, _because(best.reasons) if best else mention.origin
        for candidate in mention.candidates:
            if candidate.entity.id not in meant:
                name = f"{candidate.entity.labels[0][1]} ({candidate.entity.id})"
                yield "", "", "", f"not {name}", f"{candidate.score:.2f}", _because(candidate.reasons)


def _because(reasons: tuple[Any, ...]) -> str:
    """The two features that speak most for a candidate, and the one that speaks most against it."""
    good = sorted((r for r in reasons if r.value >= 0.5), key=lambda r: -r.value * r.weight)[:2]
    bad = sorted((r for r in reasons if r.value < 0.5), key=lambda r: -(1 - r.value) * r.weight)[:1]
    return "; ".join([*(r.text for r in good), *(f"but {r.text}" for r in bad)])


def _to_json(mention: LinkedMention) -> dict[str, Any]:
    """The fields of the dataclasses; labels as a dictionary of lists by language."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            found = {name: plain(field) for name, field in value.items() if name != "added"}
            if "labels" in found:
                found["labels"] = {lang: [label for other, label in value["labels"] if other == lang] for lang, _ in value["labels"]}
            return found
        return [plain(item) for item in value] if isinstance(value, list | tuple) else value

    return dict(plain(asdict(mention)))


def _date(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{word!r} is no date: write YYYY-MM-DD") from None


def _count(word: str) -> int:
    if not word.isdecimal():
        raise argparse.ArgumentTypeError(f"{word!r} is no number")
    return int(word)


def _import(options: argparse.Namespace) -> int:
    from kg.kb.write import import_file

    if options.kb is None:
        raise UsageError("which knowledge base? --kb FILE, or set KG_KB")
    types = [word.strip() for word in (options.type or "").split(",") if word.strip()]
    done = import_file(
        options.source,
        options.kb,
        form=options.format,
        types=types,
        classes=options.classes,
        origin=options.origin,
        report=_report,
    )
    print(f"{done.taken} entities taken over: {done.added} new, {done.known} known, {done.shipped} that ship; {done.offices} tenures")
    left = [*((f"{done.faults} lines at fault",) if done.faults else ()), *(f"{n} {why}" for why, n in done.left_out.most_common())]
    if left:
        print(f"left out: {', '.join(left)}")
    return complain(f"{options.source}: nothing could be imported", 1) if done.faults and not done.taken else 0


def _report(fault: Fault) -> None:
    complain(f"{fault.origin}: {fault.reason}", 0)


def _check(options: argparse.Namespace) -> int:
    from kg.kb.check import check_kb
    from kg.render import write_rows

    found = list(check_kb(options.kb))
    shown = [f for f in found if f.severity == "error" or not options.errors]
    rows = [(f.check, f.severity, f.entity, f.value, f.problem, f.solution) for f in shown]
    write_rows(("check", "severity", "entity", "value", "problem", "solution"), rows, options.format, sys.stdout)
    errors = sum(finding.severity == "error" for finding in found)
    return complain(f"{errors} of {len(found)} findings are errors", 1) if errors else 0
