"""Personal names that no gazetteer knows: behind a title, or begun by a given name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from spacy.tokens import Doc, Token

from kg.mentions.lexicon import get_stops, get_titles, is_definite, is_rare, looks_inflected, name_share
from kg.mentions.spans import NameSpan
from kg.tables import get_table, iter_rows
from kg.text.demonyms import match_demonym
from kg.text.lexicon import get_corpus_counts, get_counts, get_name_words
from kg.text.normalise import fold

LONGEST = 6
#: A word of the counted text that occurs no more often continues a name that was begun.
UNKNOWN = 12
#: The share of a word's uses that are names from which it is one behind a title.
TITLED = 0.2
#: What begins and ends a word that is a clause or a phrase of its own (folded), and how often its middle must be heard.
PARTICLES, PRONOUNS, STEM = frozenset("وفبلس"), ("ها", "هم", "هما", "وا", "ه"), 10
#: What nouns of qualities end in.
ABSTRACT = "يه"
#: The recogniser's probability of a name below which it sees none at a word.
UNSEEN = 0.05
#: Words that join parts of a name: بن, أبو, آل, دي, فون … (folded), read in any position but the last.
LINKS = frozenset(
    map(
        fold,
        (
            "بن", "ابن", "بنت", "أبو", "أبي", "أبا", "آل", "أم", "عبد", "دي", "دا", "دو", "لا", "لو", "فون", "فان", "در", "دير", "ولد",
            "ماك", "سان", "أوف", "ذو",
        ),
    )
)
#: What an indefinite accusative is marked with: `نظيرًا`.
TANWIN = "\u064b"
#: One of them that is "not" where it begins: `الرئيس لا يستبعد`.
NOT = "لا"
#: One of them that is "with" but in few names: ذو الفقار.
OWNER = "ذو"
#: Words that Persian and Turkish family names end with, written apart (folded): فرجي راد, خطيب زاده, قهرمان بور.
ENDS = frozenset(map(fold, ("زاده", "زادة", "بور", "نيا", "نجاد", "راد", "أوغلو", "أوغلي")))
#: The preposition and the given name that fold to one word, and the marks that may stand on the name's last letter.
ON, ALI, MARKS = "على", fold("علي"), "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
#: The alefs with hamza that words of different meaning begin with.
HAMZAS = frozenset("أإ")
#: Links behind which a father is named: his name alone is not the person's.
FATHERS = frozenset(map(fold, ("بن", "ابن", "بنت", "آل")))


def has_article(token: Token) -> bool:
    """Whether a word begins with the article; `ألكسندر` and `إلهام` do not, though they do when folded."""
    return is_definite(token.norm_) and not token.text.startswith(("أ", "إ"))


def names_ordinal(doc: Doc, end: int) -> bool:
    """Whether the word at ``end`` is the second of a ruler's number that the name before it ends in: `بنديكتوس السادس | عشر`."""
    return end < len(doc) and end > 0 and f"{doc[end - 1].norm_} {doc[end].norm_}" in get_ordinals()


@cache
def get_ordinals() -> frozenset[str]:
    """Folded definite ordinals of two words: `السادس عشر`."""
    rows = iter_rows(get_table("lexicons/number_words.tsv"), "form", "kind")
    return frozenset(fold(r["form"]) for r in rows if r["kind"] == "ordinal" and r["form"].startswith("ال") and " " in r["form"])


def find_given(doc: Doc, taken: dict[int, NameSpan]) -> Iterator[NameSpan]:
    """Names of two words and more that begin with a word which mostly begins names (`ساولي` does not, `محمد` does)."""
    i = 0
    while i < len(doc):
        row = get_name_words().get(doc[i].norm_)
        starts = row is not None and row.share >= 0.6 and row.first >= 0.3 and row.count >= 2
        if i in taken or not starts or has_article(doc[i]):
            i += 1
            continue
        end = read_name(doc, i, taken, titled=False)
        if end is not None and end - i >= 2:
            yield NameSpan(i, end, "Person", "pattern:given", 0.7)
            i = end
        else:
            i += 1


def read_name(doc: Doc, start: int, taken: dict[int, NameSpan], *, titled: bool) -> int | None:
    """The end of the personal name that begins at ``start``, or ``None``; behind a title, unknown words are believed sooner."""
    j = start
    while j < min(len(doc), start + LONGEST):
        if j in taken and taken[j].type != "Person":
            break
        if j in taken and j > start:  # a family name that another person made famous: هانتر بايدن
            return taken[j].end if taken[j].end == j + 1 else j
        if not (_continues(doc, j, start, titled) or (j > start and names_ordinal(doc, j))):
            break
        j += 1
    while j > start and doc[j - 1].norm_ in LINKS:
        j -= 1
    if j == start:
        return None
    if j - start == 1 and titled and not name_share(doc[start].norm_) and not is_rare(doc[start].norm_, 12):
        return None
    return j


def read_name_before(doc: Doc, end: int, taken: dict[int, NameSpan], *, sure: bool) -> int | None:
    """The start of the unknown personal name of two words or more that ends at ``end``, where a title in apposition follows, or ``None``.

    One of the first two words must be known to name people; two unheard words do where the title tells its body (``sure``). What may be a
    verb before them is left out: a third word and more must be names.
    """
    start = end - 2
    if start < 0 or has_article(doc[start]) or not _may_name(doc, start) or start in taken or end - 1 in taken:
        return None
    given = is_given(doc[start].norm_) and get_corpus_counts().get(doc[start].norm_, 0) < UNKNOWN
    if not _may_name(doc, end - 1) and not (given and _is_family(doc[end - 1])):
        return None
    first, second = doc[start].norm_, doc[start + 1].norm_
    if max(name_share(first), name_share(second)) < 0.2 and not (sure and is_rare(first, UNKNOWN) and is_rare(second, UNKNOWN)):
        return None
    while start and start - 1 not in taken and name_share(doc[start - 1].norm_) >= 0.6 and not has_article(doc[start - 1]):
        start -= 1
    return start


def is_foreign(words: Sequence[str]) -> bool:
    """Whether the `بن` that a name of two folded words begins with is Ben, no son: no Arab has the name behind it (`بن رودس`)."""
    return len(words) == 2 and words[0] == fold("بن") and name_share(words[1]) < 0.2 and not is_definite(words[1])


def is_given_ali(token: Token) -> bool:
    """Whether a word is the given name `علي`, which folds like the preposition: behind `بن`, or where the text writes that otherwise."""
    if fold(token.text) != ALI or not token.text.rstrip(MARKS).endswith("ي"):
        return False
    before = token.nbor(-1).norm_ if token.i else ""
    return before in FATHERS or any(t.text == ON for t in token.doc)


def is_stop(token: Token) -> bool:
    """Whether a word ends a name before it; a hamza that the table's word has elsewhere makes it another (`إمام` is no `أمام`)."""
    if token.norm_ not in get_stops() or is_given_ali(token):
        return False
    return token.text[:1] not in HAMZAS or token.text[:1] in {word[:1] for word in get_stop_words() if fold(word) == token.norm_}


@cache
def get_stop_words() -> frozenset[str]:
    """The words of :func:`get_stops` as they are spelt."""
    return frozenset(r["word"] for r in iter_rows(get_table("lexicons/name_stops.tsv"), "word"))


def is_joined(norm: str) -> bool:
    """Whether an unknown word looks like a particle with a definite word: `والمغتربين`, `بالأيقونة`."""
    return norm.startswith(("وال", "بال", "فال", "كال")) and not name_share(norm) and get_counts().get(norm[3:], 0) >= UNKNOWN


def has_particle(token: Token) -> bool:
    """Whether a particle's letter stands before a hamza on alef, as in no name: `فإن`, `بأن`, `وأردف`, `فرأى`, though `فان` is a name."""
    return token.text[:1] in PARTICLES and (token.text[1:2] in {"أ", "إ"} or token.text[1:] == "رأى")


def is_clause(token: Token) -> bool:
    """Whether a word is written as an accusative (`نظيرًا`), or is a particle with another (`فإن`).

    Of rare ones that is what ends in a pronoun or plural: `وتضعه`, `ورددوا`, no `برادة`.
    """
    norm = token.norm_
    if has_particle(token) or TANWIN in token.text:
        return True
    if norm[:1] not in PARTICLES or token.text.endswith("ة") or name_share(norm) or not is_rare(norm):
        return False
    return any(norm.endswith(p) and not is_rare(norm[1 : -len(p)], STEM) and len(norm) - len(p) > 3 for p in PRONOUNS)


def _may_name(doc: Doc, i: int) -> bool:
    norm = doc[i].norm_
    if not norm.isalpha() or len(norm) < 2 or norm in get_stops() or match_demonym([norm]) or "\n" in doc[i].text_with_ws:
        return False
    return name_share(norm) >= 0.2 or (is_rare(norm, UNKNOWN) and not looks_inflected(norm))


def _is_family(token: Token) -> bool:
    """Whether a definite word behind a given name may be the family's, though an ordinary one: `مجذوب الخليفة`."""
    return has_article(token) and token.norm_ not in get_stops() and match_demonym([token.norm_]) is None and "\n" not in token.text_with_ws


def is_given(norm: str) -> bool:
    """Whether a folded word is mostly a personal name, and often the first of one."""
    row = get_name_words().get(norm)
    return row is not None and row.share >= 0.6 and row.first >= 0.3


def extend_name(doc: Doc, start: int, end: int, taken: dict[int, NameSpan], named: Mapping[int, float]) -> int:
    """The end of a personal name found at ``[start, end)``: with a joining word (`آل`), an ending (`زاده`), or a word more if it is one.

    A given name alone goes on with an unknown word unless the recogniser (its probability of a name at every token: ``named``) sees none.
    """
    if end >= len(doc) or end in taken or doc[end].is_sent_start:
        return end
    if names_ordinal(doc, end + 1):
        return end + 2
    if end - start > 1 and ((doc[end].norm_ in ENDS and doc[end - 1].whitespace_) or names_ordinal(doc, end)):
        return end + 1
    alone = end - start == 1 and is_given(doc[start].norm_)
    if doc[end].norm_ not in LINKS and not (alone and is_rare(doc[end].norm_, UNKNOWN) and named.get(end, 0) >= UNSEEN):
        return end
    return read_name(doc, start, taken, titled=True) or end


def _continues(doc: Doc, j: int, start: int, titled: bool) -> bool:
    norm = doc[j].norm_
    if not norm.isalpha() or not "\u0621" <= norm[0] <= "\u064a" or (j > start and "\n" in doc[j - 1].text):
        return False
    if is_clause(doc[j]):
        return False  # وبحسب السفير فلان | فإن …, no فان
    if norm in LINKS and (norm != NOT or j > start):
        if norm == NOT and doc[j - 1].norm_ not in LINKS and name_share(doc[min(j + 1, len(doc) - 1)].norm_) < 0.2:  # وارن | لا يعتقدون
            return False
        if norm == OWNER and j == start and name_share(doc[min(j + 1, len(doc) - 1)].norm_) < 0.2:  # رئيس بوليفيا | ذو الشخصية
            return False
        return j + 1 < len(doc) and doc[j + 1].text.isalpha()
    if j > start and doc[j - 1].norm_ in FATHERS and is_given_ali(doc[j]):
        return True
    if len(norm) < 2 or norm in get_stops() or match_demonym([norm]):
        return False
    share = name_share(norm)
    previous = doc[j - 1].norm_ if j > start else ""
    if is_joined(norm) or (share < 0.2 and norm[2:] in get_titles() and has_article(doc[j])):  # خالد الشوبكي | الصحفية …
        return False
    if has_article(doc[j]):
        rare = is_rare(norm, 200 if not norm.endswith(ABSTRACT) else UNKNOWN)  # كامل | المسؤولية
        return j > start and (share >= 0.2 or rare or previous in LINKS) and not doc[j - 1].text.endswith("،")
    if share >= (TITLED if titled else 0.3 if j > start else 0.6) or previous in LINKS:
        return True
    return (titled or j > start) and is_rare(norm, 30) and not looks_inflected(norm)
