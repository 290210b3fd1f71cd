"""What goes wrong, by cause, on annotated articles that nobody looks at: ``python -m benchmarks.errors`` writes ``docs/errors.md``.

Only counts leave this program, so that the articles set aside can be measured by cause without being read. ``--part dev``, ``gold`` or
``read`` prints the same of the articles that may be read, ``apart`` that of others that may not.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks import causes_events, causes_mentions, causes_statements
from benchmarks.scoring import Scored, load_scorer, score_part
from kg.errors import DataError

TARGET = Path(__file__).resolve().parents[1] / "docs" / "errors.md"
CAUSES = (causes_mentions.find_causes, causes_events.find_causes, causes_statements.find_causes)

HEAD = """# Errors by cause

What goes wrong on the {articles} {what}, counted by a program. Made by
`python -m benchmarks.errors`; do not edit. A cause is told mechanically, from our reading beside the annotator's:
`benchmarks/causes_*.py` says how. Something missed and something too many are often one error, seen from both sides.
"""
WHAT = {
    "held": "annotated articles that `data/gold/split.tsv` sets aside, which nobody looks at",
    "dev": "annotated articles that may be read while developing",
    "gold": "articles of the gold standard",
    "read": "articles of raw corpora (times and positions are not annotated, mentions not in newswire) that may be read while developing",
    "apart": "articles of raw corpora (times and positions are not annotated) that nobody looks at",
}


def main(arguments: list[str] | None = None) -> int:
    """Scores a part by cause; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=sorted(WHAT), default="held", help="which articles (default: held, into docs/errors.md)")
    part = parser.parse_args(arguments).part
    try:
        page = make_page(part, list(score_part(part)))
    except DataError as error:
        print(f"errors: {error}", file=sys.stderr)
        return 1
    if part == "held":
        TARGET.write_text(page, "utf-8")
        print(f"wrote {TARGET}")
    else:
        print(page)
    return 0


def make_page(part: str, articles: list[Scored]) -> str:
    """The page in Markdown: F1 by section, then the causes by section, the most frequent first."""
    lines = [HEAD.format(articles=len(articles), what=WHAT[part]), *_figures(_total(articles))]
    for section, counts in count_causes(articles).items():
        lines += ["", f"## {section[0].upper()}{section[1:]}: {counts.total()}", "", "| cause | number | share |", "|---|---:|---:|"]
        lines += [f"| {cause} | {number} | {number / counts.total():.0%} |" for cause, number in _ordered(counts)]
    return "\n".join(lines) + "\n"


def count_causes(articles: Iterable[Scored]) -> dict[str, Counter[str]]:
    """Section → cause → how often, sections in the order of the causes' modules."""
    scorer = load_scorer()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for find_causes in CAUSES:
        for article in articles:
            for section, cause in find_causes(article, scorer):
                counts[section][cause] += 1
    return counts


def _ordered(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _total(articles: Iterable[Scored]) -> dict[str, Any]:
    scorer = load_scorer()
    totals: dict[str, Any] = defaultdict(scorer.Count)
    for article in articles:
        for section, count in article.counts.items():
            totals[section].add(count)
    return totals


def _figures(totals: Mapping[str, Any]) -> list[str]:
    lines = ["| section | precision | recall | F1 | in gold | ours |", "|---|---:|---:|---:|---:|---:|"]
    for section, count in totals.items():
        if not count.gold and not count.predicted:
            continue  # not annotated
        figures = f"{count.precision:.2f} | {count.recall:.2f} | {count.f1:.2f} | {count.gold} | {count.predicted}"
        lines.append(f"| {section} | {figures} |")
    return lines


if __name__ == "__main__":
    sys.exit(main())
