"""The commands about names and what they mean: ``link``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.frame import Commands, add_kb, utf8
from kg.errors import DocumentError, UsageError

if TYPE_CHECKING:
    from kg.linking import LinkedMention

_LINK = """Shows what the names and descriptions of a text mean, with the candidates that were weighed and what speaks for each. TEXT is the
text itself, or - for standard input. Nothing is stored."""


def declare(commands: Commands) -> None:
    """Add the commands of this module."""
    link = commands.add("link", _link, "say what the names in a text mean, and why", _LINK)
    link.add_argument("text", type=utf8, nargs="?", metavar="TEXT", help="Arabic text, or - for standard input")
    link.add_argument("--file", type=Path, metavar="FILE", help="read the text from a file instead")
    link.add_argument("--date", type=_date, metavar="YYYY-MM-DD", help="of publication: tells who held which office then")
    link.add_argument("--candidates", type=_count, default=3, metavar="N", help="shown for each name (default: %(default)s)")
    add_kb(link)
    link.add_argument("--format", choices=("table", "json"), default="table", help="of the output (default: %(default)s)")


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
