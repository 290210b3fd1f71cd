"""Labels of the corpora as labels of the guidelines: classes, extents, and what is undecided. Pure Python, no torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.mentions.lexicon import bare, get_bodies, get_introducers, get_titles, is_definite
from kg.tables import get_table, iter_rows

TYPES = ("Person", "Organization", "Place", "Treaty", "Event", "Facility", "Product")
#: The labels that the recogniser predicts, in the order of its outputs.
LABELS = ("O", *(f"{mark}-{t}" for t in TYPES for mark in "BI"))
#: What a loss must skip.
IGNORED = -100
UNDECIDED = "?"
#: Seats that the guidelines take for the office in them, folded.
SEATS = {"البيت الابيض": "Organization", "الكرملين": "Organization", "البنتاغون": "Organization", "البنتاجون": "Organization"}
#: Waters, which the FANE corpora have under Path.
STRAITS = frozenset({"مضيق", "خليج", "راس", "باب"})
#: How many words behind a head word (`معاهدة`, `قمة`) may belong to a name that a corpus without that type left unlabelled.
REACH = 4


@dataclass(frozen=True, slots=True)
class Labelled:
    """A name in a sentence of words: words ``[start, end)`` and its class or type."""

    start: int
    end: int
    type: str


@cache
def get_classes(corpus: str) -> dict[str, str]:
    """Class of a corpus (``fane``, ``wojood``) → type, ``O`` or ``?``."""
    rows = iter_rows(get_table("models/names/classes.tsv"), "corpus", "class", "type")
    return {r["class"]: r["type"] for r in rows if r["corpus"] == corpus}


def read_bio(labels: Sequence[str]) -> list[Labelled]:
    """The names of a sentence in BIO labels; a stray ``I-`` begins a name.

    >>> read_bio(["O", "B-LOC", "I-LOC", "I-PER"])
    [Labelled(start=1, end=3, type='LOC'), Labelled(start=3, end=4, type='PER')]
    """
    names: list[Labelled] = []
    for i, label in enumerate(labels):
        mark, _, kind = label.partition("-")
        if mark == "I" and names and names[-1].end == i and names[-1].type == kind:
            names[-1] = replace(names[-1], end=i + 1)
        elif mark in {"B", "I"}:
            names.append(Labelled(i, i + 1, kind))
    return names


def to_guidelines(norms: Sequence[str], name: Labelled, corpus: str) -> Labelled:
    """A name of another corpus with the type and extent of the guidelines: no class word, no title.

    Args:
        norms: the folded words of the sentence.
        name: the name with the corpus's class.
        corpus: ``fane`` or ``wojood``.
    """
    kind = get_classes(corpus)[name.type]
    text = " ".join(norms[name.start : name.end])
    kind = SEATS.get(text, kind)
    if kind == "Facility" and norms[name.start] in STRAITS:
        kind = "Place"
    start = name.start
    while start < name.end - 1 and _introduces(norms[start], norms[start + 1], kind):
        start += 1
    return Labelled(start, name.end, kind)


def _introduces(norm: str, after: str, kind: str) -> bool:
    """Whether a word at the beginning of a labelled name only introduces it: a class word, a title with the article."""
    if kind == "Person":
        return is_definite(norm) and bare(norm) in get_titles()
    row = get_introducers().get(norm)
    if row is None or row[0] != kind:
        return False
    return row[1] == "city" or (row[1] in {"company", "media", "product"} and not is_definite(after))


def to_targets(norms: Sequence[str], names: Sequence[Labelled], complete: bool) -> list[int]:
    """The index of the label of each word, or :data:`IGNORED`.

    Args:
        norms: the folded words of the sentence.
        names: names with types of the guidelines, or ``O`` or ``?``.
        complete: whether treaties and events are labelled; if not, what their head words may begin is ignored.
    """
    targets = [0] * len(norms)
    if not complete:
        for i, norm in enumerate(norms):
            head = get_bodies().get(bare(norm))
            if head and head.type in {"Treaty", "Event"}:
                targets[i : i + REACH] = [IGNORED] * len(targets[i : i + REACH])
    for name in names:
        for i in range(name.start, name.end):
            if name.type == UNDECIDED:
                targets[i] = IGNORED
            elif name.type == "O":
                targets[i] = 0
            else:
                targets[i] = LABELS.index(f"{'B' if i == name.start else 'I'}-{name.type}")
    return targets
