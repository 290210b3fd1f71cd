"""Personal names without words that are certainly none of theirs."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Token

from kg.mentions.lexicon import RARE, bare, get_given_words, get_titles, get_told_verbs, is_definite, name_share
from kg.mentions.people import is_clause, is_stop
from kg.mentions.placed import get_saying
from kg.mentions.spans import NameSpan
from kg.text.demonyms import match_demonym
from kg.text.lexicon import NAME_COUNT, get_corpus_counts, get_counts, get_name_words
from kg.text.normalise import fold, split_pronoun

#: A word so frequent that never names anybody begins no name; rarer ones may: many given names are ordinary words too (`إحسان`, `عودة`).
ORDINARY_FIRST = 500
#: So often a given name stands alone in a text that calls somebody by it.
AGAIN = 2
#: A word that text has so often is known, and so are its accusative and its forms with a pronoun.
ORDINARY = 40
#: A word that text has at least so often, and no name, is none of a name behind a family name that the text knows whole.
HEARD = 15
#: The same of a title, which ends no name.
TITLE = 10
#: أن as folded, and the letters that tell it from part of a foreign name.
THAT, HAMZAS = fold("أن"), "أإ"
#: A verb that a sentence begins with, and a given name.
LEADING = frozenset({fold("طالب")})


def pare_name(doc: Doc, span: NameSpan, families: set[str]) -> NameSpan:
    """A personal name without what is certainly none of its words: `رأى | رودينكو`, `سعيد | وتضعه`, and behind a family name of the text.

    A frequent word that never names anybody begins no name, nor does a nationality, nor a particle.
    """
    start, end = span.start, span.end
    while end - start > 1 and (begins_none(doc[start]) or _demands(doc, start, end) or _is_title(doc[start])):
        start += 1
    end = next((k for k in range(start + 1, end) if _opens_clause(doc[k])), end)
    while end - start > 1 and ends_none(doc[end - 1]) and doc[end - 1].norm_ not in families:  # خليل زاد
        end -= 1
    behind = doc[start + 1].norm_ if end - start > 1 and doc[start].norm_ in families else ""
    if not name_share(behind) and get_corpus_counts().get(behind, 0) >= HEARD:
        end = start + 1  # الرئيس سعيد | مرسوما
    elif behind and end - start == 2 and not name_share(behind) and _is_owned(doc[start + 1], 0):
        end = start + 1  # الوزير سليم | تعازيه
    return replace(span, start=start, end=end)


def _opens_clause(token: Token) -> bool:
    """Whether a word is أن or إن with its hamza, which stands in no name: `كتب خالد علي | أن شيرين`."""
    return token.norm_ == THAT and token.text[0] in HAMZAS


def _demands(doc: Doc, start: int, end: int) -> bool:
    """Whether a sentence begins with the verb of a lead that is a name as well: `طالب | كريم منصور`, `وطالب | كريم`, not `طالب الرفاعي`."""
    first = start - (start > 0 and doc[start - 1].norm_ == "و" and not doc[start - 1].whitespace_)
    begins = doc[start].norm_ in LEADING and doc[first].is_sent_start
    return bool(begins) and (end - start > 2 or not is_definite(doc[start + 1].norm_))


def begins_none(token: Token) -> bool:
    """Whether a word certainly begins no personal name: `الشيشاني | رمضان قديروف`, `فإن | بايدن`, `رأى | رودينكو`."""
    if is_clause(token):
        return True
    norm = token.norm_
    deed = token.text.startswith("إ") and token.text.endswith("ة") and not name_share(norm)  # الكاتب | إماطة
    if deed or (token.text in get_told_verbs() and not name_share(norm) and token.text not in get_given_words()):
        return True
    count = get_counts().get(norm, 0)
    ordinary = match_demonym([norm]) is not None or count >= (ORDINARY_FIRST if not is_definite(norm) or count == NAME_COUNT else RARE)
    return ordinary and not name_share(norm) and token.text not in get_given_words()


def ends_none(token: Token) -> bool:
    """Whether a word certainly ends no personal name: a particle, a verb of saying, or a known word's accusative or with its pronoun.

    `جندون | كيف`, `صلاد حسن | دعا`, `سلطانية | متأخرا`, `كريم منصور | دراسته`.
    """
    if is_clause(token) or is_stop(token):
        return True
    norm = token.norm_
    if name_share(norm) or norm in get_name_words() or token.text in get_given_words():
        return False
    if token.text.endswith("ة") and not is_definite(norm) and _is_owned_by_next(token):
        return True
    if norm in get_titles() and _is_ordinary_title(norm):
        return True
    accusative = token.text.endswith("ا") and len(norm) > 4 and _is_ordinary(norm[:-1])
    return norm in get_saying() or accusative or _is_owned(token, ORDINARY)


def _is_owned(token: Token, least: int) -> bool:
    """Whether a word ends in a pronoun behind a word that text has at least so often."""
    pronoun = split_pronoun(token.text)  # no ة, which folds to ه
    stem = token.norm_.removesuffix(pronoun)
    heard = not least or _is_ordinary(stem) or _is_ordinary(stem.removesuffix("ت") + "ه")
    return bool(pronoun) and len(stem) > 3 and heard


def _is_owned_by_next(token: Token) -> bool:
    """Whether a definite noun stands behind a word, whose genitive it is: `سامي الصالح | متانة العلاقات`; no nationality, title, `الذي`."""
    if not token.whitespace_ or token.i + 1 >= len(token.doc) or is_stop(token.nbor()):
        return False
    behind = token.nbor().norm_
    described = match_demonym([behind]) is not None or bare(behind) in get_titles() or behind.startswith("الل") or name_share(behind) > 0
    return is_definite(behind) and not described and behind not in {fold("الذي"), fold("التي")}


def _is_ordinary_title(norm: str) -> bool:
    """Whether a title without the article is an Arabic one that texts know, no `سيناتور`: `مجدي آل بركة | محلل`."""
    return not is_definite(norm) and get_corpus_counts().get(norm, 0) >= TITLE


def _is_ordinary(norm: str) -> bool:
    return get_corpus_counts().get(norm, 0) >= ORDINARY and not name_share(norm)


def _is_title(token: Token) -> bool:
    """Whether a foreign title without the article stands there, which is nobody's name: `سيناتور | وارين`."""
    head = get_titles().get(token.norm_)
    foreign = head is not None and head.form == token.text and get_corpus_counts().get(token.norm_, 0) < RARE
    return foreign and not name_share(token.norm_) and token.text not in get_given_words()


def find_families(doc: Doc, at: dict[int, NameSpan]) -> set[str]:
    """The last words of longer personal names."""
    return {doc[s.end - 1].norm_ for s in at.values() if s.type == "Person" and s.end - s.start > 1}


def pare_pair(doc: Doc, span: NameSpan, spans: list[NameSpan]) -> NameSpan:
    """A pair without the word that no name has, where it stands there once and the text calls a known person by the other alone.

    Who is called by the given name again and again is meant by it here, too: `شيرين | احتمت`, `تشييع | شيرين`.
    """
    if span.type != "Person" or span.origin == "gazetteer" or span.end - span.start != 2:
        return span
    first, last = doc[span.start].norm_, doc[span.end - 1].norm_
    if sum(a.norm_ == first and b.norm_ == last for a, b in pairwise(doc)) > 1:
        return span
    if not name_share(last) and _is_called(doc, first, spans):
        return replace(span, end=span.start + 1)
    return replace(span, start=span.start + 1) if not name_share(first) and _is_called(doc, last, spans) else span


def _is_called(doc: Doc, given: str, spans: list[NameSpan]) -> bool:
    """Whether a text calls somebody whom the gazetteer knows by the given name alone."""
    people = [s for s in spans if s.type == "Person" and doc[s.start].norm_ == given]
    known = any(s.origin == "gazetteer" and s.end - s.start > 1 for s in people)
    return known and sum(s.end - s.start == 1 for s in people) >= AGAIN
