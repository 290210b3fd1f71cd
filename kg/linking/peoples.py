"""A people that stands for its state (`قال الروس`), and where the word is an adjective or means citizens: `نظرائهم الروس`, `آلاف الروس`."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Doc

from kg.linking.lexicon import get_words
from kg.linking.states import States
from kg.mentions.lexicon import is_definite
from kg.text.demonyms import match_demonym
from kg.text.normalise import fold, split_pronoun

OF, AND = fold("من"), "و"
#: What joins two parties that deal with each other: بين الإسرائيليين والفلسطينيين.
PARTIES = frozenset(map(fold, ("مع", "بين")))
#: In a text that tells so much more of a state than of others, its people are those who live there; measured on annotated articles.
DOMESTIC = 0.58


def find_people(doc: Doc, i: int, covered: Container[int], states: States) -> str | None:
    """The state that the people at a token stands for, if the word is no adjective, no citizens, and nobody's name follows."""
    norm = doc[i].norm_
    found = match_demonym([norm])
    if found is None or not found[2] or not is_definite(norm) or (i + 1 < len(doc) and is_definite(doc[i + 1].norm_)):
        return None
    before = doc[i - 1].norm_ if i else ""
    told = match_demonym([before])
    if i and ((is_definite(before) and told is None) or i - 1 in covered or (told is not None and told[2]) or _is_mate(before)):
        return None
    if told is not None and _is_plural(doc, i - 2):  # المفاوضين الروس الإيرانيين
        return None
    if _are_citizens(doc, i) or (fold(found[0]) in get_words("people-apart") and not _is_party(doc, i)):
        return None
    if states.share(found[0]) >= DOMESTIC and not _is_party(doc, i):
        return None
    return found[0] if norm not in get_words("people-too") or _is_spoken_of(found[0], i, doc, states) else None


def _is_plural(doc: Doc, k: int) -> bool:
    """Whether a definite plural stands at a token, which the words behind it describe."""
    return k >= 0 and is_definite(doc[k].norm_) and doc[k].norm_.endswith(("ين", "ون", "ات"))


def _is_mate(norm: str) -> bool:
    """Whether a noun with a pronoun tells whose the people behind it are: `نظرائهم الروس`, `مواطنيه العراقيين`."""
    stem = norm.removesuffix(split_pronoun(norm))
    return stem != norm and stem in get_words("mate")


def _are_citizens(doc: Doc, i: int) -> bool:
    """Whether so many of a people are meant (`عدد من العراقيين`, `آلاف السوريين`), or what is done to people: `مقتل العراقيين`."""
    before, ahead = (doc[k].norm_ if k >= 0 else "" for k in (i - 1, i - 2))
    counted = before if before != OF else ahead
    return counted in get_words("counting") or before in get_words("suffering")


def _is_party(doc: Doc, i: int) -> bool:
    """Whether a people is one of two parties: `مع الفلسطينيين`, `الفلسطينيين والإسرائيليين`."""
    before, ahead = (doc[k].norm_ if k >= 0 else "" for k in (i - 1, i - 2))
    after = [t.norm_ for t in doc[i + 1 : i + 3]]
    joined = len(after) == 2 and after[0] == AND and _is_people(after[1])
    return before in PARTIES or joined or (before == AND and _is_people(ahead))


def _is_people(norm: str) -> bool:
    found = match_demonym([norm])
    return found is not None and found[2]


def _is_spoken_of(state: str, i: int, doc: Doc, states: States) -> bool:
    """Whether the text tells of a state elsewhere than in its people, which is another word, too: `الألبان`."""
    return any(told == state and doc.text[start : start + len(doc[i])] != doc[i].text for start, told in states.direct)
