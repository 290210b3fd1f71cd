"""The claim: names are looked up fast at a million aliases, in little memory. ``python -m benchmarks.aliases`` shows it.

A million names of invented people, made of the words of ``lexicons/name_words.tsv``, go into a knowledge base by way of ``kg kb import``.
Then names are looked up as written, in another transliteration, and with a slip of the pen; the peers answer the same in the same run:
rapidfuzz's ``process.extractOne`` over the same keys in memory (if it is installed: ``pip install rapidfuzz``), and SQLite's ``LIKE`` over
the same table. Every figure is of one process; memory is the most that was resident.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.machine import describe, take_cores
from kg.gazetteer import KnowledgeBase, make_key
from kg.tables import get_table, iter_rows

#: Letters that transliterations exchange, as a reader of news meets them.
_VARIANTS = (("غ", "ج"), ("ج", "غ"), ("ي", ""), ("ا", ""), ("و", ""))


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the measurement and prints it as a table in Markdown."""
    parser = argparse.ArgumentParser(description="Look-ups among many aliases, beside rapidfuzz and SQLite LIKE.")
    parser.add_argument("--aliases", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=500, help="of each sort; the peers are given a few of them")
    options = parser.parse_args(arguments)
    print(f"{options.aliases:,} aliases; {describe(take_cores())}")
    with tempfile.TemporaryDirectory() as folder:
        names = write_names(Path(folder) / "people.csv", options.aliases)
        kb = Path(folder) / "people.kb"
        build(Path(folder) / "people.csv", kb)
        measure(kb, names, options.queries)
    return 0


def write_names(path: Path, count: int) -> list[str]:
    """So many different names as a CSV, the same in every run; gives a sample of them back."""
    chance = random.Random(1)
    words = [row["word"] for row in iter_rows(get_table("lexicons/name_words.tsv"), "word") if len(row["word"]) > 2]
    seen: set[str] = set()
    sample = []
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("id", "type", "label_ar"))
        while len(seen) < count:
            name = " ".join(chance.sample(words, chance.choice((2, 2, 3))))
            if name in seen:
                continue
            seen.add(name)
            writer.writerow((f"p{len(seen)}", "Person", name))
            if len(seen) % max(1, count // 5000) == 0:
                sample.append(name)
    chance.shuffle(sample)
    return sample


def build(source: Path, kb: Path) -> None:
    """Imports in a process of its own, so that its memory can be told."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "kg", "kb", "import", str(source), "--kb", str(kb)], check=True, stdout=subprocess.DEVNULL)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"import: {time.perf_counter() - started:.0f} s, {memory:.0f} MB resident at most, file {kb.stat().st_size / 1e6:.0f} MB")


def measure(kb: Path, sample: list[str], queries: int) -> None:
    """Look-ups a second, how often the right name comes first, and the peers beside them."""
    started = time.perf_counter()
    base = KnowledgeBase(kb)
    base.names.find(sample[0])
    print(f"opening and the first look-up: {(time.perf_counter() - started) * 1000:.0f} ms\n")
    chance = random.Random(2)
    asked = sample[:queries]
    print("| look-up | a second | right name first | rapidfuzz a second | ratio | LIKE a second | ratio |")
    print("|---|---|---|---|---|---|---|")
    scan, like = _peers(base)
    for sort, made in (("as written", str), ("transliterated", lambda n: _vary(n, chance)), ("a slip", lambda n: _slip(n, chance))):
        texts = [made(name) for name in asked]
        fuzzy = sort != "as written"
        rate, right = _time(partial(_best, base, fuzzy), texts, asked)
        cells = [f"{rate:,.0f}", f"{right:.0%}"]
        for peer in (scan, like):
            if peer is None or (peer is like and fuzzy):
                cells += ["–", "–"]
            else:
                slow, _ = _time(peer, texts[:8], asked[:8])
                cells += [f"{slow:.2f}", f"{rate / slow:,.0f}"]
        print(f"| {sort} | {' | '.join(cells)} |")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nthis process, the peers' copies of the names included: {memory:.0f} MB resident at most")


def _best(base: KnowledgeBase, fuzzy: bool, text: str) -> str | None:
    found = base.names.find(text, limit=1, fuzzy=fuzzy)
    return make_key(found[0].alias.label) if found else None


def _peers(base: KnowledgeBase) -> tuple[Callable[[str], str | None] | None, Callable[[str], str | None]]:
    """rapidfuzz over the keys in memory, and LIKE over the table; each gives the key that it finds."""

    def like(text: str) -> str | None:
        rows = base.names.select("SELECT key FROM name WHERE label LIKE ? LIMIT 1", (text,))
        return rows[0][0] if rows else None

    try:
        from rapidfuzz import fuzz, process
    except ModuleNotFoundError:
        return None, like
    keys = [key for key, in base.names.select("SELECT key FROM name", ())]

    def scan(text: str) -> str | None:
        found = process.extractOne(make_key(text), keys, scorer=fuzz.ratio)
        return found[0] if found else None

    return scan, like


def _time(find: Callable[[str], str | None], texts: list[str], names: list[str]) -> tuple[float, float]:
    """Look-ups a second, and the share that gives the name."""
    started = time.perf_counter()
    found = [find(text) for text in texts]
    seconds = time.perf_counter() - started
    return len(texts) / seconds, sum(key == make_key(name) for key, name in zip(found, names, strict=True)) / len(texts)


def _vary(name: str, chance: random.Random) -> str:
    """Another transliteration: a vowel left out, or one consonant for another of the same sound; as it is if it has none."""
    fitting = [(a, b) for a, b in _VARIANTS if a in name[1:]]
    if not fitting:
        return name
    old, new = chance.choice(fitting)
    at = name.index(old, 1)
    return name[:at] + new + name[at + 1 :]


def _slip(name: str, chance: random.Random) -> str:
    """A letter more, less or another, not the first of the name."""
    at = chance.randrange(1, len(name))
    letter = chance.choice("بتجدرسعفقلمن")
    return chance.choice((name[:at] + name[at + 1 :], name[:at] + letter + name[at:], name[:at] + letter + name[at + 1 :]))


if __name__ == "__main__":
    sys.exit(main())
