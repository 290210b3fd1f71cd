"""Names that a word before them introduces: a class word (`صحيفة …`), the word of a document that goes by its number (`القرار 1701`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kg.mentions.lexicon import bare, get_introducers, is_definite, is_rare, looks_inflected, name_share
from kg.mentions.spans import NameSpan
from kg.text.demonyms import match_demonym
from kg.text.lexicon import get_corpus_counts
from kg.text.normalise import fold

QUOTES = {"«": "»", "“": "”", '"': '"', "”": "“"}
#: What the text itself has so often is a noun.
COUNTED = 50
#: What is called by a number.
NUMBERED = frozenset({fold("القرار")})


def find_numbered(doc: Doc) -> Iterator[NameSpan]:
    """Resolutions that go by their number: `القرار 1701`; a date is none, and `القرار رقم 5` is an office's order."""
    for i, token in enumerate(doc[:-1]):
        if token.norm_ not in NUMBERED:
            continue
        j = i + 1
        dated = any(t.start <= doc[j].idx < t.end for t in doc._.times)
        if doc[j].text.isdecimal() and 2 <= len(doc[j].text) <= 4 and not dated:
            yield NameSpan(i, j + 1, "Treaty", "pattern:numbered", 0.8, (), "resolution")


def find_introduced(doc: Doc, at: dict[int, NameSpan]) -> Iterator[NameSpan]:
    """Names behind a class word: in quotation marks, or words that no dictionary knows (`مدينة ليسيتشانسك`)."""
    introducers = get_introducers()
    for i, token in enumerate(doc[:-1]):
        row = introducers.get(bare(token.norm_))
        if row is None:
            continue
        j = i + 1
        demonym = match_demonym([t.norm_ for t in doc[j : j + 2]])
        if demonym and not demonym[2]:
            j += demonym[1]
        if j >= len(doc) or j in at:
            continue
        if is_definite(token.norm_) and doc[j].text not in QUOTES:  # المدينة … is the subject of what follows
            continue
        closing = QUOTES.get(doc[j].text)
        if closing:
            end = next((k for k in range(j + 1, min(len(doc), j + 7)) if doc[k].text == closing), None)
            if end and end > j + 1 and not any(t.is_punct for t in doc[j + 1 : end]):
                yield NameSpan(j + 1, end, row[0], f"introduced:{token.norm_}", 0.75, (), row[1])
            continue
        end = j
        while end < min(len(doc), j + 3) and _is_strange(doc, end) and end not in at:
            end += 1
        if end > j:
            yield NameSpan(j, end, row[0], f"introduced:{token.norm_}", 0.6, (), row[1])


def _is_strange(doc: Doc, j: int) -> bool:
    """Whether a word is in no dictionary, has no article, and so is likely a foreign name."""
    norm = doc[j].norm_
    return (
        len(norm) > 3 and norm.isalpha() and not is_definite(norm) and is_rare(norm, 12) and not norm.endswith("يه")
        and not looks_inflected(norm.removeprefix("و"))
    )


def without_object(doc: Doc, span: NameSpan) -> NameSpan:
    """A body's name without the indefinite noun in the accusative behind a definite word: `نشرت وزارة الدفاع | بيانا`; no `كوريا`."""
    last = doc[span.end - 1].norm_
    accusative = last.endswith("ا") and not last.endswith("يا") and not is_definite(last) and not name_share(last)
    heard = get_corpus_counts().get(last, 0) >= COUNTED and get_corpus_counts().get(last[:-1], 0) >= COUNTED
    behind = span.end - span.start > 2 and is_definite(doc[span.end - 2].norm_)
    return replace(span, end=span.end - 1) if span.type == "Organization" and accusative and heard and behind else span
