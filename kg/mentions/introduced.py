"""Names that a word before them introduces: a class word (`صحيفة …`), the word of a document that goes by its number (`القرار 1701`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from kg.mentions.lexicon import (
    bare,
    get_bodies,
    get_introducers,
    get_place_nouns,
    get_stops,
    is_definite,
    is_rare,
    looks_inflected,
    name_share,
)
from kg.mentions.placed import is_unheard
from kg.mentions.spans import NameSpan
from kg.tables import get_table, iter_rows
from kg.text.demonyms import match_demonym
from kg.text.lexicon import get_corpus_counts
from kg.text.normalise import fold, split_pronoun

QUOTES = {"«": "»", "“": "”", '"': '"', "”": "“"}
#: What the text itself has so often is a noun.
COUNTED = 50
#: Before what so many words a class noun stands, and what may stand between a word of naming and the name.
REACH, BETWEEN = 4, frozenset(map(fold, ("عليه", "عليها", "اسم")))
#: The kinds of bodies whose noun may stand before their name in quotation marks.
CALLED = frozenset({"body", "think-tank", "university", "party", "movement", "campaign", "armed-group", "media", "company", "bloc"})
#: The recogniser's probability from which a word behind a class word begins a name and goes on with it, and what such words introduce.
SEEN, FURTHER, SEEN_TYPES = 0.4, 0.5, frozenset({"Organization"})
#: So often the feminine of an adjective is counted.
ADJECTIVE = 30
#: The most words of such a name.
LONGEST = 4
#: What tells a year.
YEAR = frozenset(map(fold, ("عام", "العام", "سنة")))
#: What is called by a number.
NUMBERED = frozenset({fold("القرار")})


def find_numbered(doc: Doc) -> Iterator[NameSpan]:
    """Resolutions that go by their number (`القرار 1701`; a date is none, `القرار رقم 5` is an office's order) and votes by their year."""
    for i, token in enumerate(doc[:-1]):
        j = i + 1
        if token.norm_ in NUMBERED:
            dated = any(t.start <= doc[j].idx < t.end for t in doc._.times)
            if doc[j].text.isdecimal() and 2 <= len(doc[j].text) <= 4 and not dated:
                yield NameSpan(i, j + 1, "Treaty", "pattern:numbered", 0.8, (), "resolution")
        elif token.norm_ in _get_dated():
            j += doc[j].norm_ in YEAR
            if j < len(doc) and doc[j].text.isdecimal() and len(doc[j].text) == 4:
                yield NameSpan(i, j + 1, "Event", "pattern:dated", 0.8, (), _get_dated()[token.norm_])


@cache
def _get_dated() -> dict[str, str]:
    """Folded noun of a happening that goes by its year → its kind."""
    rows = iter_rows(get_table("lexicons/dated_events.tsv"), "forms", "kind")
    return {fold(form): row["kind"] for row in rows for form in row["forms"].split("|")}


@cache
def _get_naming() -> frozenset[str]:
    """Folded words that a name in quotation marks or brackets follows: `تسمى "الرعد"`."""
    return frozenset(fold(row["word"]) for row in iter_rows(get_table("lexicons/naming_words.tsv"), "word"))


def find_introduced(doc: Doc, at: dict[int, NameSpan], named: dict[int, float]) -> Iterator[NameSpan]:
    """Names behind a class word: in quotation marks, words that no dictionary knows (`مدينة ليسيتشانسك`), or that the recogniser sees.

    In quotation marks stands a name behind every noun that bodies are called by, too (`مركز "دوسير"`), and behind a work's with a pronoun
    (`روايته "…"`); what is called something in so many words has that name (`مجموعة تسمى "الرعد"`).
    """
    for i, token in enumerate(doc[:-1]):
        if token.norm_ in _get_naming():
            yield from _find_called(doc, i)
            continue
        row = get_introducers().get(bare(token.norm_))
        j = i + 1
        demonym = match_demonym([t.norm_ for t in doc[j : j + 2]]) if row is not None else None
        if demonym and not demonym[2]:
            j += demonym[1]
        branded = _behind_town(doc, j, at, named) if j < len(doc) and row is not None and row[0] in SEEN_TYPES else 0
        if branded and row is not None:
            yield NameSpan(j, branded, row[0], f"introduced:{token.norm_}", 0.7, (), row[1])
            continue
        if j >= len(doc) or j in at or (i in at and at[i].end > j):
            continue
        if doc[j].text in QUOTES:
            row = row or _get_class(doc, i)
            end = _find_closing(doc, j, QUOTES[doc[j].text])
            if row is not None and end:
                yield NameSpan(j + 1, end, row[0], f"introduced:{token.norm_}", 0.75, (), row[1])
            continue
        if row is None or is_definite(token.norm_):  # المدينة … is the subject of what follows
            continue
        end = j
        while end < min(len(doc), j + 3) and _is_strange(doc, end) and end not in at:
            end += 1
        if end > j or row[0] in SEEN_TYPES:
            end = _behind_place(doc, j, max(end, _find_seen(doc, j, end, at, named)), at)
        if end > j:
            yield NameSpan(j, end, row[0], f"introduced:{token.norm_}", 0.6, (), row[1])


def _behind_town(doc: Doc, j: int, at: dict[int, NameSpan], named: dict[int, float]) -> int:
    """The end of a body's name that a town's begins and unheard words end: `صحيفة واشنطن إكزامنر`; 0 if none does."""
    town = at.get(j)
    end = town.end if town is not None and town.type == "Place" and len(town) == 1 and not is_definite(doc[j].norm_) else len(doc)
    first = end
    while end < min(len(doc), j + LONGEST) and end not in at and named.get(end, 0) >= FURTHER and is_unheard(doc[end], named[end]):
        end += 1
    return end if end > first else 0


def _find_closing(doc: Doc, opening: int, mark: str) -> int | None:
    """Where the mark stands that closes a name of a few words, if nothing else is between."""
    end = next((k for k in range(opening + 1, min(len(doc), opening + 7)) if doc[k].text == mark), None)
    inside = doc[opening + 1 : end] if end else None
    return end if inside and not any(t.is_punct for t in inside) else None


def _get_class(doc: Doc, i: int) -> tuple[str, str] | None:
    """Type and kind of what a noun before quotation marks calls by its class: `مركز`, `روايته`; a definite one only describes it."""
    norm = doc[i].norm_
    head = get_bodies().get(norm)
    if head is not None and head.type == "Organization" and head.kind in CALLED and head.needs == 1 and not is_definite(norm):
        return head.type, head.kind
    noun = norm.removesuffix(pronoun) if len(norm) - len(pronoun := split_pronoun(norm)) > 2 and pronoun else ""
    row = get_introducers().get(noun) or (get_introducers().get(noun[:-1] + "ه") if noun.endswith("ت") else None)
    return row if row is not None and row[0] == "Product" else None


def _find_called(doc: Doc, i: int) -> Iterator[NameSpan]:
    """What a class noun shortly before a word of naming is called: `عملية أطلق عليها (السهم الذهبي)`, `مبادرة يطلق عليها AI Next`."""
    before = doc[max(doc[i].sent.start, i - REACH) : i]
    rows = [row for t in before if (row := get_introducers().get(bare(t.norm_)) or _get_head(bare(t.norm_))) is not None]
    j = i + 1
    while j < len(doc) and doc[j].norm_ in BETWEEN:
        j += 1
    if not rows or j >= len(doc):
        return
    closing = QUOTES.get(doc[j].text) or (")" if doc[j].text == "(" else None)
    start, end = (j + 1, _find_closing(doc, j, closing)) if closing else (j, _find_latin(doc, j))
    if end and end > start:
        yield NameSpan(start, end, rows[-1][0], f"introduced:{doc[i].norm_}", 0.75, (), rows[-1][1])


def _get_head(word: str) -> tuple[str, str] | None:
    head = get_bodies().get(word)
    return (head.type, head.kind) if head is not None else None


def _find_latin(doc: Doc, j: int) -> int:
    """The end of words in Latin letters with capitals."""
    end = j
    while end < len(doc) and doc[end].is_ascii and doc[end].text[:1].isupper() and (end == j or doc[end - 1].whitespace_):
        end += 1
    return end


def _find_seen(doc: Doc, start: int, end: int, at: dict[int, NameSpan], named: dict[int, float]) -> int:
    """The end of the words behind a class word at which the recogniser sees a name; ``end`` is that of what is one in any case."""
    latin = _find_latin(doc, start)
    if latin > start:
        return latin
    while end < min(len(doc), start + LONGEST) and end not in at and doc[end].is_alpha and doc[end].norm_ not in get_stops():
        begins = end == start
        if named.get(end, 0) < (SEEN if begins else FURTHER) or (begins and not _may_begin(doc[end])) or not doc[end].whitespace_:
            break
        end += 1
    return end


def _behind_place(doc: Doc, start: int, end: int, at: dict[int, NameSpan]) -> int:
    """The end of such a name with the place whose its last word is: `وكالة بيت مال | القدس`; an unheard word is nobody's."""
    last, place = doc[end - 1], at.get(end)
    owned = end > start and not is_definite(last.norm_) and last.whitespace_ and not is_rare(last.norm_, COUNTED)
    return place.end if owned and place is not None and place.type == "Place" else end


def _may_begin(token: Token) -> bool:
    """Whether a word may begin a name behind a class word: no article, no adjective (`صحيفة عبرية`), no noun of another class (`جزر`)."""
    norm = token.norm_
    related = norm.endswith("يه") or (norm.endswith("ي") and get_corpus_counts().get(norm + "ه", 0) >= ADJECTIVE)
    adjective = related or match_demonym([norm]) is not None
    other = norm in get_place_nouns() or norm in get_bodies() or norm in get_introducers()
    return not is_definite(norm) and not adjective and not other


def _is_strange(doc: Doc, j: int) -> bool:
    """Whether a word is in no dictionary, has no article, and so is likely a foreign name."""
    norm = doc[j].norm_
    return (
        len(norm) > 3 and norm.isalpha() and not is_definite(norm) and is_rare(norm, 12) and not norm.endswith(("يه", "ات"))
        and not looks_inflected(norm.removeprefix("و")) and norm not in _get_naming()
    )


def without_object(doc: Doc, span: NameSpan) -> NameSpan:
    """A body's name without the indefinite noun in the accusative behind a definite word: `نشرت وزارة الدفاع | بيانا`; no `كوريا`."""
    last = doc[span.end - 1].norm_
    accusative = last.endswith("ا") and not last.endswith("يا") and not is_definite(last) and not name_share(last)
    heard = get_corpus_counts().get(last, 0) >= COUNTED and get_corpus_counts().get(last[:-1], 0) >= COUNTED
    behind = span.end - span.start > 2 and is_definite(doc[span.end - 2].norm_)
    return replace(span, end=span.end - 1) if span.type == "Organization" and accusative and heard and behind else span
