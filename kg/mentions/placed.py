"""Personal names that the recogniser half sees: in one piece, with their first word, and believed where their place tells of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from kg.mentions.lexicon import (
    bare,
    get_given_words,
    get_perfects,
    get_place_nouns,
    get_stops,
    get_titles,
    is_definite,
    looks_inflected,
    name_share,
)
from kg.mentions.people import LINKS, UNKNOWN, has_article, is_given
from kg.mentions.spans import NameSpan, Title
from kg.mentions.title_extent import CLOSING, OPENING, find_head
from kg.tables import get_table, iter_rows
from kg.text.lexicon import get_corpus_counts
from kg.text.normalise import fold

COMMAS = frozenset("،,")
#: What stands between a byline and the town, a letter of stretching too.
DASHES = frozenset("-–—ـ/|")
#: The word before one of the names of God that a given name ends in.
SERVANT = fold("عبد")
#: The preposition that tells a place.
IN = fold("في")
#: Kinds of places whose name is not taken for a person's.
RULING = frozenset(["state", "capital"])
#: What stands before where somebody is or goes.
WHERE = frozenset(map(fold, ("في", "إلى", "من", "ب", "نحو", "قرب", "بين", "شمال", "جنوب", "شرق", "غرب", "وسط")))
#: What what is said begins with.
THAT = frozenset(map(fold, ("إن", "أن", "بأن")))
#: A given name that folds to the particle `أن`.
ANNE = "آن"
#: The recogniser's mean probability from which a name of unheard words is believed beside a comma or a verb of saying.
HALF = 0.5
#: What years of age are counted in.
AGES = frozenset(map(fold, ("عاما", "عاماً", "عام", "سنة", "سنوات", "أعوام")))
#: The share of a word's uses that are names from which it is hardly anything else, and the recogniser's probability that says the same.
MOSTLY, SEEN = 0.6, 0.9
#: The recogniser's probability that a place's name is somebody's behind a title.
BORNE = 0.8
#: The office of who speaks for the one whose name stands behind باسم.
SPOKEN_FOR = "spokesperson"
#: A verb behind `ف` that no recogniser's name has is heard so often.
VERB = 100


@cache
def get_saying() -> frozenset[str]:
    """Folded verbs of saying before their subject: `قال`, `صرحت`, `يقول`, `تقول`."""
    forms: set[str] = set()
    for row in iter_rows(get_table("lexicons/reporting.tsv"), "lemma", "class"):
        if row["class"] in {"core", "continue"} and row["that"]:
            present = fold(row["imperfect"] or "")
            forms |= {*get_perfects(row["lemma"]), present, "ت" + present[1:] if present else ""}
    return frozenset(forms - {""})


def is_unheard(token: Token, named: float = 0) -> bool:
    """Whether a word is hardly ever anything but a name: other texts do not have it, or names do, and it is no form of a known word.

    Of such a form the recogniser must be sure by itself (``named``, its probability of a name at the word).
    """
    norm = token.norm_
    if not norm.isalpha() or len(norm) < 2 or token.text.isascii() or norm in get_stops() or has_article(token):
        return False
    return get_corpus_counts().get(norm, 0) < UNKNOWN and (name_share(norm) >= 0.2 or named >= SEEN or not looks_inflected(norm))


def join_pieces(doc: Doc, read: Iterable[NameSpan], known: set[int]) -> list[NameSpan]:
    """Recognised names, those of a person that were read in two pieces as one: `فيض | حميد`, `داستن لا | نس بلاك`.

    Where two people stand side by side, one does something to the other, and one of them at least is known or has a longer name.
    """
    joined: list[NameSpan] = []
    for span in read:
        last = joined[-1] if joined else None
        if last is not None and last.end == span.start and last.type == span.type == "Person" and _is_one(doc, last, span, known):
            score = (last.score * len(last) + span.score * len(span)) / (len(last) + len(span))
            joined[-1] = replace(last, end=span.end, score=round(score, 4))
        else:
            joined.append(span)
    return joined


def _is_one(doc: Doc, first: NameSpan, second: NameSpan, known: set[int]) -> bool:
    if any(i in known for i in (*range(first.start, first.end), *range(second.start, second.end))):
        return False
    before = doc[first.end - 1]
    if not before.whitespace_:  # within a word that looked like a particle and another
        return True
    begun = name_share(before.norm_) > 0 or before.text in get_given_words() or get_corpus_counts().get(before.norm_, 0) < UNKNOWN
    return len(first) == 1 and begun and "\n" not in before.text_with_ws and not doc[second.start].is_sent_start


def without_clause(doc: Doc, span: NameSpan) -> NameSpan:
    """A recognised personal name without what `ف` begins (`ثوباني | فرأى`) or stands behind a dash: `محمد الغامدي | - الدمام`."""
    inner = range(span.start + 1, span.end - 1) if span.type == "Person" else ()
    ends = (i for i in inner if (doc[i].norm_ == "ف" and not doc[i].whitespace_ and _is_heard(doc[i + 1])) or _is_dash(doc[i]))
    return replace(span, end=next(ends, span.end))


def _is_dash(token: Token) -> bool:
    """Whether a token is a dash with a space on both sides."""
    return token.text in DASHES and bool(token.whitespace_) and bool(token.nbor(-1).whitespace_)


def _is_heard(token: Token) -> bool:
    return get_corpus_counts().get(token.norm_, 0) >= VERB and not name_share(token.norm_)


def with_first(doc: Doc, span: NameSpan, taken: set[int]) -> NameSpan:
    """A personal name with the given names before it that the recogniser left out: `آن | لوري ديكاتاد`, `استوارت | بوين`."""
    start = span.start
    while start and start - 1 not in taken and _is_first(doc[start - 1]):
        start -= 1
    return replace(span, start=start) if span.type == "Person" else span


def _is_first(token: Token) -> bool:
    if not token.whitespace_ or "\n" in token.text_with_ws:
        return False
    title = get_titles().get(bare(token.nbor(-1).norm_)) if token.i else None
    titled = title is not None and title.english != SPOKEN_FOR  # النائب | باسم فلان, not المتحدث باسم | فلان
    given = titled and token.text in get_given_words() and not is_definite(token.norm_)
    return given or token.text == ANNE or (is_given(token.norm_) and is_unheard(token))


def is_placed(doc: Doc, span: NameSpan, titles: list[Title], named: dict[int, float]) -> bool:
    """Whether a personal name stands where one must: behind a title, between two commas, or unheard and with one sign beside it.

    Such signs are a verb of saying before it (`صرحت فلانة الفلانية، …`; of one word, with what is said behind it), a comma or a bracket
    with the age behind its two words and more, and a title in apposition.
    """
    if span.type != "Person":
        return False
    unheard = span.score >= HALF and all(_is_name(t, span.start, span.end, named.get(t.i, 0)) for t in doc[span.start : span.end])
    marked = span.start > 1 and span.end + 1 < len(doc) and doc[span.start - 1].text in OPENING and doc[span.end].text in CLOSING
    before = doc[span.start - 1 - marked] if span.start else None  # أكد "فلان الفلاني" أن
    behind = doc[span.end + marked] if span.end < len(doc) else None
    says = before is not None and before.norm_ in get_saying()
    if len(span) < 2:
        return unheard and says and behind is not None and (behind.norm_ in THAT or behind.text in COMMAS)
    comma = before is not None and before.text == "،"
    if any(t.name is None and t.kind != "honorific" and span.start - t.end == int(comma) for t in titles):
        return True
    closed = behind is not None and (behind.text in COMMAS or opens_remark(doc, span.end))
    if comma and closed:
        return True
    return unheard and (says or closed or any(t.start == span.end and (t.state or t.bodies or t.demonyms) for t in titles))


def opens_remark(doc: Doc, i: int) -> bool:
    """Whether a bracket at ``i`` tells somebody's age (`(52 عاما)`) or spells the name (`(John Doe)`)."""
    if i + 2 >= len(doc) or doc[i].text != "(":
        return False
    first, second = doc[i + 1], doc[i + 2]
    aged = first.like_num and second.norm_ in AGES
    return aged or (first.is_ascii and second.is_ascii and first.is_alpha and second.is_alpha)


def _is_name(token: Token, start: int, end: int, named: float) -> bool:
    """Whether a word of the name ``[start, end)`` is hardly anything else, or a first letter that looked like a particle."""
    if token.i > start and len(before := token.doc[token.i - 1].norm_) == 1 and not token.doc[token.i - 1].whitespace_:
        return get_corpus_counts().get(before + token.norm_, 0) < UNKNOWN  # ب|اتون
    letter = len(token.norm_) == 1 and not token.whitespace_ and token.i + 1 < end
    return letter or name_share(token.norm_) >= MOSTLY or is_unheard(token, named)


def rename_titled(doc: Doc, known: Iterable[NameSpan], read: list[NameSpan]) -> Iterator[NameSpan]:
    """Known names but those of places that a person bears: where a title stands and the recogniser sees somebody (`الملكة | صوفيا`)."""
    people = {(s.start, s.end) for s in read if s.type == "Person" and s.score >= BORNE}
    for span in known:
        before = doc[span.start - 1] if span.start else None
        titled = before is not None and has_article(before) and find_head(before) is not None
        if not (titled and span.type == "Place" and span.kind != "state" and (span.start, span.end) in people):
            yield span


def is_borne(place: NameSpan) -> bool:
    """Whether people may have the name of a place or a thing: one word, of no state or capital (`سلجوق بيرقدار`)."""
    return place.type in {"Place", "Product"} and len(place) == 1 and place.kind not in RULING


def bears(doc: Doc, span: NameSpan, place: NameSpan) -> bool:
    """Whether a name in which that of a place stands is somebody's: all other words are hardly anything else (`تشاد هاميل`)."""
    if span.type != "Person" or place.type != "Place" or len(place) > 1 or len(span) < 2:
        return False
    if place.start > span.start and doc[place.start - 1].norm_ == SERVANT:
        return True
    return not is_definite(doc[place.start].norm_) and all(
        name_share(t.norm_) >= MOSTLY or is_unheard(t) for t in doc[span.start : span.end] if t.i != place.start
    )


def is_namesake(doc: Doc, span: NameSpan, known: NameSpan) -> bool:
    """Whether a name that one of a person or a thing begins is somebody else's: `شارون ديفيس`, `برنت مونتغمري`, `آلين ماك كويد`."""
    if span.type != "Person" or known.type not in {"Person", "Product"} or known.start != span.start or len(known) != 1 or len(span) < 2:
        return False
    behind = doc[known.end : span.end]
    return all(is_unheard(t) or name_share(t.norm_) >= HALF or (t.norm_ in LINKS and t.i + 1 < span.end) for t in behind)


def is_surname(doc: Doc, span: NameSpan, short: set[tuple[int, int]]) -> bool:
    """Whether a word that is a town's name, too, is the family name of somebody in the text: `جولي باركلاند`, then `أضافت باركلاند`.

    Not behind a preposition or the noun that towns are called by, and no state or capital (`باريس هيلتون`).
    """
    if span.type != "Place" or not is_borne(span) or (span.start, span.end) not in short:
        return False
    before = doc[span.start - 1].norm_ if span.start else ""
    return before not in WHERE and before not in get_place_nouns()


def rename_borne(doc: Doc, read: Iterable[NameSpan], known: Iterable[NameSpan]) -> list[NameSpan]:
    """Recognised names, those of one word for a place that is one of somebody's in the text theirs: `شيرين أبو عاقلة`, then `قرب شيرين`."""
    read = list(read)
    borne = {t.norm_ for s in (*read, *known) if s.type == "Person" and len(s) > 1 for t in (doc[s.start], doc[s.end - 1])}

    def is_theirs(span: NameSpan) -> bool:
        before = doc[span.start - 1].norm_ if span.start else ""
        town = span.type == "Place" and is_borne(span)
        return town and doc[span.start].norm_ in borne and before != IN and before not in get_place_nouns()

    return [replace(span, type="Person") if is_theirs(span) else span for span in read]
