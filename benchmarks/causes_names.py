"""Errors of names, descriptions and positions by cause, over articles that have a gold file.

    python benchmarks/causes_names.py --gold DIR --articles DIR [--scorer ../shared/gold] [--show CAUSE] [--json FILE]

Reads every article in process and matches it as the scorer does (its own functions are used), then says of each miss and each extra
why it is one. Without ``--show`` only counts are printed, so it may be run over articles that nobody is to look at.

Mentions (names, nominals):
    hit                 matched
    not found           nothing stands there; of a nominal: ``noun unknown`` (no table has it) or ``unresolved`` (found no antecedent)
    other level         a name taken for a description or the reverse
    extent              something stands there, but less than half of both is common
    linked wrong        the span is right, the identity is not
    spurious            nothing is annotated there
Positions:
    person not found    no mention of that person carries the right identity
    no title read       the person is there, no office of his or hers is
    other title         an office is there, of other words
    seat wrong          the words are right; the state and the body are not
    former wrong        only ``former`` differs
    spurious            an office that nobody annotated
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
Row = dict[str, Any]


def load_scorer(folder: Path) -> ModuleType:
    """The scorer beside the gold standard, as a module.

    Raises:
        FileNotFoundError: there is no ``score.py`` in the folder.
    """
    path = folder / "score.py"
    if not path.is_file():
        raise FileNotFoundError(f"{path}: no scorer there")
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location("gold_scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_rows(gold: Row, text: str) -> tuple[dict[str, list[Row]], set[int]]:
    """What the pipeline says of an article, as the rows the scorer wants, and where words stand that may begin a description."""
    from kg.documents.furniture import find_furniture
    from kg.linking.lexicon import get_nominals
    from kg.model import Document
    from kg.pipeline import load_pipeline

    day = date.fromisoformat(gold["dct"]) if gold.get("dct") else None
    doc = load_pipeline().annotate(Document(gold["doc"], text, date=day, furniture=tuple(find_furniture(text))))
    rows: dict[str, list[Row]] = {
        "mentions": [
            {"start": m.start, "end": m.end, "type": m.type, "level": m.level, "entity": e, "text": m.text}
            for m in doc._.mentions
            for e in m.entities or (None,)
        ],
        "positions": [
            {"person": p.person, "title": p.title, "organization": p.organization, "country": p.country, "former": str(p.former).lower(),
             "start": p.start, "end": p.end}
            for p in doc._.positions
        ],
        "entities": [
            {"entity": e.id, "type": e.type, "wikidata": e.wikidata, "label": label}
            for e in doc._.entities.values()
            for _, label in e.labels
        ],
    }
    heads = {t.idx for t in doc if t.norm_ in get_nominals()} | {doc[t.start].idx for t in doc._.titles}
    return rows, heads


def iter_mention_causes(
    scorer: ModuleType, gold: Row, rows: dict[str, list[Row]], level: str, heads: set[int]
) -> Iterator[tuple[str, Row]]:
    """(cause, gold or predicted mention) of every hit, miss and extra of a level."""
    names = scorer.Names(gold, rows["entities"])
    predicted = scorer.mentions_of([r for r in rows["mentions"] if not scorer.in_ignored(gold, r)])
    mine = [m for m in predicted if m["level"] == level and scorer.local(m["type"]) in scorer.MENTION_TYPES]
    wanted = [m for m in gold["mentions"] if m["level"] == level]

    def same(a: Row, b: Row) -> float:
        over = scorer.overlap(a, b)
        return over * names.same_set(a["entity"], b["entities"]) if over >= 0.5 else 0

    count = scorer.match(wanted, mine, same)
    yield from (("hit", a) for a, _ in count.pairs)
    explained: set[int] = set()
    for miss in count.misses:
        at = [m for m in count.extras if scorer.overlap(miss, m) > 0]
        other = [m for m in predicted if m["level"] != level and scorer.overlap(miss, m) >= 0.5]
        explained |= {id(m) for m in at}
        if any(scorer.overlap(miss, m) >= 0.5 for m in at):
            yield "linked wrong", miss
        elif other:
            yield "other level", miss
        elif at:
            yield "extent", miss
        elif level == "name":
            yield "not found", miss
        else:
            yield ("unresolved" if miss["start"] in heads else "noun unknown"), miss
    yield from (("spurious", extra) for extra in count.extras if id(extra) not in explained)


def iter_position_causes(scorer: ModuleType, gold: Row, rows: dict[str, list[Row]]) -> Iterator[tuple[str, Row]]:
    """(cause, gold or predicted position) of every hit, miss and extra."""
    names = scorer.Names(gold, rows["entities"])
    mine = [p for p in rows["positions"] if not scorer.in_ignored(gold, p)]
    linked = {r["entity"] for r in rows["mentions"] if r["entity"]}

    def words(text: str | None) -> set[str]:
        return set(scorer.plain(text or "").split())

    def faults(a: Row, b: Row) -> list[str]:
        ours = words(b["title"])
        told = (words(a["title_ar"]), words(a["title_en"]))
        alike = max(len(theirs & ours) / len(theirs | ours) if theirs | ours else 0 for theirs in told)
        seat = [names.same(a[k], b[q]) for k, q in (("org", "organization"), ("country", "country")) if a.get(k)]
        former = b["former"] == "true"
        tests = {"other title": alike < 0.33, "seat wrong": bool(seat) and not any(seat), "former wrong": a["former"] != former}
        return [name for name, failed in tests.items() if failed]

    def same(a: Row, b: Row) -> float:
        return float(names.same(a["person"], b["person"]) and not faults(a, b))

    count = scorer.match(gold["positions"], mine, same)
    yield from (("hit", a) for a, _ in count.pairs)
    explained: set[int] = set()
    for miss in count.misses:
        near = sorted((p for p in count.extras if names.same(miss["person"], p["person"])), key=lambda p: len(faults(miss, p)))
        if near:
            explained.add(id(near[0]))
            yield faults(miss, near[0])[0] if faults(miss, near[0]) else "twice", miss
        elif any(names.same(miss["person"], e) for e in linked):
            yield "no title read", miss
        else:
            yield "person not found", miss
    yield from (("spurious", extra) for extra in count.extras if id(extra) not in explained)


def iter_causes(scorer: ModuleType, golds: Iterable[Path], articles: Path) -> Iterator[tuple[str, str, Row]]:
    """(section, cause, item) over articles; sections are ``names``, ``nominals`` and ``positions``."""
    for path in golds:
        gold = json.loads(path.read_text("utf-8"))
        rows, heads = read_rows(gold, (articles / f"{gold['doc']}.txt").read_text("utf-8"))
        for section, level in (("names", "name"), ("nominals", "nominal")):
            for cause, item in iter_mention_causes(scorer, gold, rows, level, heads):
                yield section, cause, {**item, "doc": gold["doc"]}
        for cause, item in iter_position_causes(scorer, gold, rows):
            yield "positions", cause, {**item, "doc": gold["doc"]}


def count_causes(scorer: ModuleType, golds: Iterable[Path], articles: Path) -> dict[str, Counter[str]]:
    """Section → cause → how many."""
    counts: dict[str, Counter[str]] = {"names": Counter(), "nominals": Counter(), "positions": Counter()}
    for section, cause, _ in iter_causes(scorer, golds, articles):
        counts[section][cause] += 1
    return counts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--articles", type=Path, default=ROOT.parent / "shared" / "articles")
    parser.add_argument("--scorer", type=Path, default=ROOT.parent / "shared" / "gold", help="the folder of score.py")
    parser.add_argument("--show", help="also list the items of the causes whose 'section: cause' contains this")
    parser.add_argument("--json", type=Path, help="also write the counts here")
    args = parser.parse_args()
    scorer = load_scorer(args.scorer)
    counts: dict[str, Counter[str]] = {"names": Counter(), "nominals": Counter(), "positions": Counter()}
    for section, cause, item in iter_causes(scorer, sorted(args.gold.glob("*.json")), args.articles):
        counts[section][cause] += 1
        if args.show and args.show in f"{section}: {cause}":
            print(f"{section}: {cause}: {json.dumps(item, ensure_ascii=False, default=sorted)}")
    for section, causes in counts.items():
        print(section)
        for cause, number in causes.most_common():
            print(f"  {cause:18} {number:5}")
    if args.json:
        args.json.write_text(json.dumps(counts, indent=1), "utf-8")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
