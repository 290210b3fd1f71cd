"""The real articles that are annotated in ``data/gold/real`` by offsets: their texts lie in ``../shared``, not in the project."""

from __future__ import annotations

import json
import lzma
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from kg.errors import DataError
from kg.settings import get_folder
from kg.tables import get_table, iter_rows
from kg.train.corpora import join_words, read_conll

#: Corpora whose licence (CC BY-SA) lets a model that learnt from them ship.
FREE = frozenset({"newsfane", "ntrex", "wikipedia-ar-2017"})
#: A corpus of sentences without articles, and how many of them are read together.
NEWSWIRE, STRETCH = "newsfane", 12


def read_real(shared: Path, part: str, corpora: Collection[str] = ()) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Id, text and annotation of the articles of a part of ``data/gold/real.tsv``, by id.

    Args:
        shared: the folder with ``corpora/`` and ``names/``.
        part: ``read`` or ``apart``.
        corpora: only those of these, of all if there is none.

    Raises:
        DataError: a corpus is missing, or has no such article.
    """
    rows = {row["id"]: row["corpus"] for row in iter_rows(get_table("gold/real.tsv"), "id", "corpus", "part") if row["part"] == part}
    rows = {name: corpus for name, corpus in rows.items() if not corpora or corpus in corpora}
    texts = {name: text for corpus in sorted(set(rows.values())) for name, text in iter_records(shared, corpus)}
    for name in sorted(rows):
        if name not in texts:
            raise DataError(f"{shared}/corpora/{rows[name]}: no article {name}, which data/gold/real annotates")
        yield name, texts[name], json.loads((get_folder("data") / f"gold/real/{name}.json").read_text("utf-8"))


def iter_records(shared: Path, corpus: str) -> Iterator[tuple[str, str]]:
    """Id and text of every record of a corpus of ``corpora/``, by its name, or of every stretch of the newswire, ``newsfane``.

    Raises:
        DataError: the corpus is missing.
    """
    if corpus == NEWSWIRE:
        told = [join_words(words, labels, True)[0] for words, labels in read_conll(shared / "names" / corpus / "train.fine.conll")]
        yield from ((f"nf-{at:04}", "\n".join(told[at : at + STRETCH])) for at in range(0, len(told), STRETCH))
        return
    path = shared / "corpora" / f"{corpus}.jsonl.xz"
    if not path.is_file():
        raise DataError(f"{path}: no such corpus; give the folder that holds corpora/ and names/ as --shared")
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            yield record["id"], record["text"]
