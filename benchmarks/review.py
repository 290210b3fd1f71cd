"""Whom and what a corpus mentions most, with every form of their names: for reading by hand whether identities are split or merged.

``python -m benchmarks.review CORPUS.jsonl.xz --ids politics --type Person --top 30`` reads the records whose id holds the text given as
far as the links and prints a Markdown table. ``--counts FILE`` keeps the counts, and takes them from there if it exists, so that
further types cost nothing. Of the training articles that are set aside (``data/gold/split.tsv``) mentions are counted, but no form is kept.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kg.model import Document
from kg.pipeline import load_pipeline
from kg.tables import iter_rows

SPLIT = Path(__file__).parents[1] / "data/gold/split.tsv"
CHUNK = 20


@dataclass
class Tally:
    """What a corpus says of one entity; ``forms`` without the articles set aside."""

    id: str
    type: str
    label: str
    nil: bool
    mentions: int = 0
    articles: int = 0
    forms: Counter[str] = field(default_factory=Counter)


def iter_documents(corpus: Path, part: str) -> Iterator[Document]:
    """The records of a compressed JSON Lines file whose id holds ``part``."""
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if part in record["id"]:
                day = record.get("date")
                yield Document(record["id"], record["text"], date=date.fromisoformat(day[:10]) if day else None)


def tally_documents(documents: Iterable[Document], aside: frozenset[str]) -> list[Tally]:
    """The tallies of some documents; of those in ``aside`` no forms."""
    pipeline = load_pipeline()
    found: dict[str, Tally] = {}
    with pipeline.nlp.select_pipes(disable=["kg_statements", "kg_events"]):
        for document in documents:
            doc = pipeline.annotate(document)
            counts: dict[str, Counter[str]] = defaultdict(Counter)
            for mention in doc._.mentions:
                for entity_id in mention.entities if mention.level == "name" else ():
                    counts[entity_id][" ".join(mention.text.split())] += 1
            for entity_id, forms in counts.items():
                entity = doc._.entities[entity_id]
                tally = found.setdefault(entity_id, Tally(entity_id, entity.type, entity.labels[0][1], entity.nil))
                tally.mentions += forms.total()
                tally.articles += 1
                tally.forms.update(forms if document.id not in aside else {})
    return list(found.values())


def tally_corpus(corpus: Path, part: str, jobs: int) -> list[Tally]:
    """The tallies of a corpus, by several processes; most mentioned first."""
    aside = frozenset(row["id"] for row in iter_rows(SPLIT, "id", "part") if row["part"] == "held")
    documents = list(iter_documents(corpus, part))
    chunks = [documents[i : i + CHUNK] for i in range(0, len(documents), CHUNK)]
    total: dict[str, Tally] = {}
    with ProcessPoolExecutor(jobs) as pool:
        for tallies in pool.map(tally_documents, chunks, [aside] * len(chunks)):
            for tally in tallies:
                sum_ = total.setdefault(tally.id, Tally(tally.id, tally.type, tally.label, tally.nil))
                sum_.mentions += tally.mentions
                sum_.articles += tally.articles
                sum_.forms.update(tally.forms)
    return sorted(total.values(), key=lambda t: (-t.mentions, t.id))


def print_table(tallies: Iterable[Tally], forms: int = 12) -> None:
    """The tallies as a Markdown table, the commonest forms of each."""
    print("| | name | identity | mentions | articles | forms |", "|---|---|---|---|---|---|", sep="\n")
    for rank, tally in enumerate(tallies, 1):
        written = "، ".join(f"{form} {count}" for form, count in tally.forms.most_common(forms))
        print(f"| {rank} | {tally.label} | {'NIL' if tally.nil else tally.id} | {tally.mentions} | {tally.articles} | {written} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--ids", default="", help="only records whose id holds this text")
    parser.add_argument("--type", default="Person")
    parser.add_argument("--top", type=int, default=30)
    parser.add_argument("--nil", action="store_true", help="only what the gazetteer does not know")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--counts", type=Path, help="a file that keeps the counts")
    args = parser.parse_args()
    if args.counts and args.counts.exists():
        tallies = [Tally(**{**row, "forms": Counter(row["forms"])}) for row in json.loads(args.counts.read_text("utf-8"))]
    else:
        tallies = tally_corpus(args.corpus, args.ids, args.jobs)
        if args.counts:
            args.counts.write_text(json.dumps([vars(t) for t in tallies], ensure_ascii=False), "utf-8")
    chosen = [t for t in tallies if t.type == args.type and (t.nil or not args.nil)]
    print_table(chosen[: args.top])


if __name__ == "__main__":
    main()
