"""How a build tells of itself: a bar with rate and time left on a terminal, plain lines elsewhere, and what came of it at the end."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kg.build import Progress, Silent, Summary
from kg.model import Document, Skipped
from kg.render import isolate, show

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import ProgressColumn, Task

EVERY_SECONDS = 10.0
EVERY_DOCUMENTS = 100


@contextmanager
def open_progress(total: int | None, output: IO[str] | None = None, quiet: bool = False) -> Iterator[Progress]:
    """Who a build reports to while it runs.

    Args:
        total: how many documents there will be, if that is known.
        output: the stream, standard error where not given; a bar is drawn if it is a terminal.
        quiet: tell only of bad documents.
    """
    stream = output or sys.stderr
    if quiet:
        yield Complaints(stream)
    elif stream.isatty():
        with _make_bar(stream) as bar:
            yield _OnTerminal(bar, total)
    else:
        yield Lines(stream, total)


class Complaints(Silent):
    """Tells of bad documents, one line each, and of nothing else."""

    def __init__(self, output: IO[str]):
        self._output = output

    def skip(self, skipped: Skipped) -> None:
        """One line for a bad document."""
        if skipped.bad:
            print(_describe(skipped), file=self._output, flush=True)


class Lines:
    """One line a skipped document, and one every hundred documents or ten seconds."""

    def __init__(self, output: IO[str], total: int | None = None):
        self._output, self._total = output, total
        self._done = self._told = 0
        self._started = self._last = 0.0  # when the first document was done: what goes before it is loading

    def skip(self, skipped: Skipped) -> None:
        """One line, whatever the reason."""
        print(_describe(skipped), file=self._output, flush=True)
        self._count()

    def advance(self, document: Document) -> None:
        """A line now and then."""
        self._count()

    def _count(self) -> None:
        self._done += 1
        now = time.monotonic()
        if self._done == 1:
            self._started = self._last = now
        if self._done - self._told < EVERY_DOCUMENTS and now - self._last < EVERY_SECONDS:
            return
        self._told, self._last = self._done, now
        rate = max(self._done - 1, 1) / max(now - self._started, 0.001)
        left = f", {_span((self._total - self._done) / rate)} left" if self._total and self._total > self._done else ""
        total = f" of {self._total}" if self._total else ""
        print(f"{self._done}{total} documents, {rate:.1f} a second{left}", file=self._output, flush=True)


class _OnTerminal:
    """The bar; lines about skipped documents go above it."""

    def __init__(self, bar: Bar, total: int | None):
        self._bar = bar
        self._task = bar.add_task("reading", total=total)

    def skip(self, skipped: Skipped) -> None:
        self._bar.console.print(_describe(skipped), markup=False, highlight=False, soft_wrap=True)
        self._bar.advance(self._task)

    def advance(self, document: Document) -> None:
        self._bar.advance(self._task)


def _make_bar(output: IO[str]) -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns: list[ProgressColumn] = [
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _make_rate(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("left"),
    ]
    return Bar(*columns, console=Console(file=output), transient=True)


def _make_rate() -> ProgressColumn:
    from rich.progress import ProgressColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """Documents a second."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f}/s" if task.speed else "")

    return Rate()


def _describe(skipped: Skipped) -> str:
    kind = "" if skipped.bad else "skipped: "
    return f"kg: {kind}{isolate(show(skipped.origin))}: {show(skipped.reason)}"


def _span(seconds: float) -> str:
    """
    >>> _span(42), _span(600), _span(7500)
    ('42 s', '10 min', '2 h 5 min')
    """
    if seconds < 120:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60} min"


def iter_summary(summary: Summary) -> Iterator[str]:
    """What a build did, a line each."""
    count = summary.documents
    parts = [f"{_many(count, 'document')} read"]
    if summary.unchanged:
        parts.append(f"{summary.unchanged} unchanged")
    if summary.skipped:
        bad = f" ({summary.bad} bad)" if summary.bad else ""
        parts.append(f"{len(summary.skipped)} skipped{bad}")
    yield ", ".join(parts)
    if summary.skipped:
        for reason, number in _count_reasons(summary.skipped):
            yield f"  {number} × {reason}"
    if count:
        yield (
            f"{_many(summary.mentions, 'mention')} ({summary.linked} linked), {_many(summary.reports, 'event report')}, "
            f"{_many(summary.statements, 'statement')}"
        )
    yield f"the store holds {_many(summary.events, 'event')} in {_many(summary.quads, 'quad')}; {summary.seconds:.1f} s"


def _count_reasons(skipped: Sequence[Skipped], most: int = 8) -> Iterator[tuple[str, int]]:
    """The commonest reasons; those that differ only in what they name count apart."""
    counts = Counter(show(one.reason) for one in skipped)
    common = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    yield from common[:most]
    if rest := sum(number for _, number in common[most:]):
        yield "other reasons", rest


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def count_documents(inputs: Sequence[str | Path]) -> int | None:
    """How many documents inputs hold at most, from file names and line counts; ``None`` where that cannot be told beforehand."""
    from kg.documents.inputs import File, iter_files

    total = 0
    for found in iter_files(inputs):
        if isinstance(found, File) and found.reader == "records":
            lines = _count_lines(found.path)
            if lines is None:
                return None
            total += lines
        elif isinstance(found, str):  # standard input
            return None
        else:
            total += 1
    return total


def _count_lines(path: Path) -> int | None:
    """The lines of a file; none of one that is compressed, no regular file, or unreadable."""
    try:
        if path.suffix in (".gz", ".xz") or not path.is_file():
            return None
        with path.open("rb") as stream:
            return sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b"")) or 1
    except OSError:
        return None
