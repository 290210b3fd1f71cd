"""How fast ``kg build`` reads raw articles, and how much memory it takes at most: ``python -m benchmarks.build``.

The articles are picked evenly from the raw corpora of ``../shared/corpora``, or are the samples where that folder is not there. The build
runs as a process of its own, so that what is measured is all of it; a second build of one article tells what starting takes. Exit status
1 if the memory is above ``--most``.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.machine import describe, take_cores
from kg.tables import get_table, iter_rows

CORPORA = ("cnn-2024", "jazeera-2024", "jazeera-hespress-2022", "saudinewsnet-2015")
ROOT = Path(__file__).resolve().parents[1]
#: Code points of an article: a shorter one is a caption, a longer one no news.
LENGTHS = (400, 12_000)


@dataclass(frozen=True, slots=True)
class Run:
    """A build: documents, their code points, seconds by the clock and of processor, and the most memory its process held, in bytes."""

    documents: int
    size: int
    seconds: float
    busy: float
    memory: int


def pick_evenly(rows: Sequence[dict[str, str]], number: int) -> list[dict[str, str]]:
    """``number`` rows from all over, always the same.

    >>> [r["id"] for r in pick_evenly([{"id": str(i)} for i in range(10)], 3)]
    ['0', '3', '6']
    """
    return [rows[i * len(rows) // number] for i in range(number)] if len(rows) > number else list(rows)


def iter_articles(corpora: Path, number: int) -> Iterator[dict[str, str]]:
    """Articles of every corpus in equal parts; those of the gold standard and its set-aside part are not among them."""
    known = {row["id"] for row in iter_rows(get_table("gold/split.tsv"), "id", "part")}
    for n, name in enumerate(CORPORA):
        with lzma.open(corpora / f"{name}.jsonl.xz", "rt", encoding="utf-8") as stream:
            rows = [json.loads(line) for line in stream]
        rows = [r for r in rows if r["id"] not in known and LENGTHS[0] <= len(r["text"]) <= LENGTHS[1]]
        share = number * (n + 1) // len(CORPORA) - number * n // len(CORPORA)
        yield from ({k: r[k] for k in ("id", "text", "date", "title") if r.get(k)} for r in pick_evenly(rows, share))


def read_samples() -> list[dict[str, str]]:
    """The sample articles."""
    return [{"id": p.stem, "text": p.read_text(encoding="utf-8")} for p in sorted((ROOT / "data/samples").glob("*.txt"))]


def run_build(articles: Sequence[dict[str, str]]) -> Run:
    """Build a graph of articles in a process of its own.

    Raises:
        RuntimeError: the build failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        source.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles), encoding="utf-8")
        begun = time.perf_counter()
        command = [sys.executable, "-m", "kg", "build", str(source), "--store", f"{folder}/store", "--quiet"]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"kg build ended with {process.returncode}")
    return Run(len(articles), sum(len(a["text"]) for a in articles), seconds, used.ru_utime + used.ru_stime, _to_bytes(used))


def describe_runs(start: Run, whole: Run) -> Iterator[str]:
    """The figures of a build beside one of a single article.

    >>> print(*describe_runs(Run(1, 500, 4.0, 5.0, 300_000_000), Run(11, 5500, 9.0, 8.0, 400_000_000)), sep="\\n")
    all of it           9.0 s, 1.22 documents a second; 8.0 s of processor
    one article alone   4.0 s, 300 MB
    each further one    0.500 s, 1.000 s for 1000 code points; 0.300 s of processor
    memory at most      400 MB
    """
    each = (whole.seconds - start.seconds) / max(1, whole.documents - 1)
    busy = (whole.busy - start.busy) / max(1, whole.documents - 1)
    pace = whole.documents / whole.seconds
    yield f"all of it           {whole.seconds:.1f} s, {pace:.2f} documents a second; {whole.busy:.1f} s of processor"
    yield f"one article alone   {start.seconds:.1f} s, {start.memory / 1e6:.0f} MB"
    size = whole.size / whole.documents
    yield f"each further one    {each:.3f} s, {each / size * 1e3:.3f} s for 1000 code points; {busy:.3f} s of processor"
    yield f"memory at most      {whole.memory / 1e6:.0f} MB"


def _to_bytes(used: resource.struct_rusage) -> int:
    return used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print documents a second, seconds a document and the peak memory; 1 if that is above ``--most`` or a build failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.build", description="Speed and memory of kg build.")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the folder with corpora/")
    parser.add_argument("--number", type=int, default=100, help="articles")
    parser.add_argument("--most", type=float, default=1.0, help="the memory claimed, in GB of 10^9 bytes")
    given = parser.parse_args(arguments)
    corpora = given.shared / "corpora"
    articles = list(iter_articles(corpora, given.number)) if corpora.is_dir() else read_samples()
    cores = take_cores()
    print(describe(cores))
    try:
        start, whole = run_build(articles[:1]), run_build(articles)
    except RuntimeError as error:
        print(error)
        return 1
    print(f"{whole.documents} articles {'of ' + str(corpora) if corpora.is_dir() else 'of the samples'}, {whole.size} code points")
    for line in describe_runs(start, whole):
        print(f"  {line}")
    print(f"{'as' if whole.memory < given.most * 1e9 else 'not as'} claimed: below {given.most:g} GB")
    return 0 if whole.memory < given.most * 1e9 else 1


if __name__ == "__main__":
    sys.exit(main())
