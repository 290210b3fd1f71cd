"""The word counts and particles that decide where a proclitic ends and its word begins."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.tables import get_table, iter_rows
from kg.text.normalise import fold

#: Count lent to every word of a reviewed alias, so that `لافروف` is a word although no encyclopedia of 2017 is full of him.
NAME_COUNT = 400
#: What such a word ends in behind `و` or `لل` where that occurs at least so often in the corpus, and is so long, is a word of its own.
OWN, LETTERS = 20, 5
#: What a word of a longer name may begin with where the rest is a name by itself: قوات حفظ السلام لرواندا.
JOINED = ("ل", "و")
#: The same of the preposition that many names begin with the letter of: the rest is so many times as frequent (الصحة بغزة, not بابل).
IN, IN_NAMES = "ب", 20
#: The same of a word behind the first of a body's, an event's or a place's Arabic name (الصحة التابعة لحماس, الحدود وخفر السواحل).
PHRASED, PHRASE_HEARD, PHRASE_LETTERS = ("ل", "و", "ب"), 20, 3
#: What a particle and the article are written together as.
ARTICLES = ("لل", "بال", "وال", "فال", "كال")
#: The counted corpus is so many times as long as the annotated text that names are counted in; a word is a name that is one so often.
COUNTED_AGAIN, MOSTLY = 20, 0.5


@dataclass(frozen=True, slots=True)
class Proclitic:
    """A particle written onto the next word; ``restores`` is what its merger swallowed (``لل`` + ``كرملين`` = ل + ``الكرملين``)."""

    text: str
    kind: str  # conjunction | preposition
    rate: float
    restores: str


@dataclass(frozen=True, slots=True)
class NameWord:
    """How a word is used in personal names: occurrences, share of its uses that are names, share that begins one."""

    count: int
    share: float
    first: float


@cache
def get_proclitics() -> tuple[Proclitic, ...]:
    """Every particle, the longest first."""
    rows = iter_rows(get_table("lexicons/proclitics.tsv"), "proclitic", "class", "rate")
    found = [Proclitic(r["proclitic"], r["class"], float(r["rate"]), r["restores"]) for r in rows]
    return tuple(sorted(found, key=lambda p: -len(p.text)))


@cache
def get_corpus_counts() -> dict[str, int]:
    """Folded word form → count in the counted corpus alone."""
    return {r["form"]: int(r["count"]) for r in iter_rows(get_table("lexicons/words.tsv"), "form", "count")}


@cache
def get_counts() -> dict[str, int]:
    """Folded word form → count: the counted corpus, and the words of every reviewed name, of the nouns that point back (`بلديهما`)
    and of those that places are called by (`مخيمي`)."""
    corpus = get_corpus_counts()
    counts = dict(corpus)
    types = {r["id"]: r["type"] for r in iter_rows(get_table("gazetteers/entities.tsv"), "id", "type")}
    rows = [(r["id"], r["label"]) for r in iter_rows(get_table("gazetteers/aliases.tsv"), "id", "label") if r["lang"] == "ar"]
    rows += [(r["id"], r["label_ar"]) for r in iter_rows(get_table("gazetteers/entities.tsv"), "id", "label_ar")]
    names = [name for _, name in rows]
    phrases = {fold(name) for entity, name in rows if types[entity] != "Person" and _is_phrase(fold(name).split())}
    for table in ("nominals", "place_nouns", "titles"):
        names += [form for row in iter_rows(get_table(f"lexicons/{table}.tsv"), "forms") for form in row["forms"].split("|")]
    folded = [fold(name) for name in names]
    names_alone = {name for name in folded if " " not in name}
    alone = {name for name in names_alone if len(name) >= LETTERS}
    for name in folded:
        for word in name.split():
            joined = word.startswith(JOINED) and word[1:] in alone and word not in alone
            joined = joined or (word[0] == IN and word[1:] in names_alone and corpus.get(word[1:], 0) > IN_NAMES * corpus.get(word, 0))
            joined = joined or (name in phrases and not name.startswith(word) and _is_phrased(word, corpus))
            if not joined and not _has_particle(word, corpus):
                counts[word] = max(counts.get(word, 0), NAME_COUNT)
    return counts


def _is_phrase(words: list[str]) -> bool:
    """Whether a name is Arabic words and not foreign ones: of three and more, one at least begins with the article."""
    return len(words) > 2 and any(word.startswith(("ال", "لل", "وال")) for word in words)


def _is_phrased(word: str, corpus: dict[str, int]) -> bool:
    """Whether a word of such a name is a particle and a word that text has by far more often: `لحماس`, `وخفر`."""
    rest = corpus.get(word[1:], 0)
    return word.startswith(PHRASED) and len(word) > PHRASE_LETTERS and rest >= OWN and rest > PHRASE_HEARD * corpus.get(word, 0)


def _has_particle(word: str, corpus: dict[str, int]) -> bool:
    """Whether a word of a name is plainly a particle and a definite word: `والتعاون`, `للتطوير`, but not `والاس`."""
    rest = "ال" + word[2:] if word.startswith("لل") else word[1:] if word.startswith(("وال", "بال")) else ""
    return len(rest) >= LETTERS and corpus.get(rest, 0) >= OWN


@cache
def get_whole_words() -> frozenset[str]:
    """Words, as spelt, that a particle's letter begins though it is none: `فراس`, `وادي`."""
    return frozenset(r["word"] for r in iter_rows(get_table("lexicons/whole_words.tsv"), "word"))


@cache
def get_joined_words() -> frozenset[str]:
    """Folded words that are ل and a word however often text has them: `لحماية`, `لتجنب`."""
    return frozenset(r["word"] for r in iter_rows(get_table("lexicons/joined_words.tsv"), "word"))


@cache
def get_name_words() -> dict[str, NameWord]:
    """Folded word → its use in personal names."""
    rows = iter_rows(get_table("lexicons/name_words.tsv"), "word", "count", "share", "first")
    return {r["word"]: NameWord(int(r["count"]), float(r["share"]), float(r["first"])) for r in rows}


@cache
def get_name_counts() -> dict[str, int]:
    """Folded word → how often the counted corpus is to be expected to have it in a person's name, told by annotated text.

    Words whose uses are names in less than half are left out.
    """
    often = {word: row for word, row in get_name_words().items() if row.share >= MOSTLY and not word.startswith(ARTICLES)}
    return {word: round(row.count * row.share * COUNTED_AGAIN) for word, row in often.items()}


@cache
def get_first_words() -> frozenset[str]:
    """Of the words of :func:`get_name_counts` those that mostly begin the name."""
    return frozenset(word for word in get_name_counts() if get_name_words()[word].first >= MOSTLY)
