"""Plurals for people by their form: sound plurals in the nominative, which only a subject has, and nouns for several people."""

from __future__ import annotations

from kg.statements.lexicon import get_words, source_class
from kg.statements.words import Words

#: A sound plural has at least so many letters: باحثون, مؤيدو.
SHORTEST_PLURAL = 5
#: Behind a plural in the nominative a phrase may go on with a preposition for so many words.
LONGEST = 26


def _is_sound_plural(words: Words, k: int) -> bool:
    """Whether a noun is a plural for people in the nominative, which only a subject has: المحتجون, مؤيدو الاستفتاء."""
    bare = words.norm(k).removeprefix("ال")
    if bare in get_words("singular") or len(bare) < SHORTEST_PLURAL:
        return False
    if bare.endswith("و"):
        shaped = bare[0] == "م" or bare[1] == "ا" or bare.endswith("يو")
        return shaped and (words.norm(k + 1).startswith("ال") or k + 1 in words.mention_over)
    return bare.endswith("ون") and (bare[0] == "م" or bare[1] == "ا" or bare.endswith("يون"))


def is_nominative(words: Words, k: int) -> bool:
    """Whether what stands at ``k`` can only be a subject: المتمردون, الأشقاء السودانيون."""
    adjective = words.norm(k + 1)
    agreeing = adjective.startswith("ال") and adjective.endswith("يون") and k + 1 not in words.mention_over
    return _is_sound_plural(words, k) or (words.norm(k).startswith("ال") and agreeing and k not in words.mention_over)


def behind_plural(words: Words, k: int) -> int:
    """The index behind a definite plural in the nominative with what agrees with it; a preposition lets it go on."""
    end = k + 1
    while words.norm(end).startswith("ال") and words.norm(end).endswith("ون") and end not in words.mention_over:
        end += 1
    return end if words.norm(end) not in get_words("preposition") and words.norm(end)[:1].isalpha() else k + LONGEST



def is_plural(head: str) -> bool:
    """Whether a noun for people is plural by its ending or pattern, so that no single name can stand in apposition to it."""
    bare = head.removeprefix("ال")
    if bare in get_words("singular"):
        return False  # أمين
    return source_class(head) in ("person", "leaders") and (bare.endswith(("ون", "ين", "اء", "ات")) or bare in get_words("plural"))
