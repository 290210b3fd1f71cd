"""Plurals for people by their form: sound plurals in the nominative, which only a subject has, and nouns for several people."""

from __future__ import annotations

from kg.statements.lexicon import get_words, source_class
from kg.statements.phrases import is_function_word
from kg.statements.words import Words

#: Endings of the adjectives that follow a source: أمنية, مطلع is not told by its ending, غربيون.
ADJECTIVE = ("ي", "يه", "ون", "ين", "يان", "يات", "ه")
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
        source = source_class(bare) == "person" and words.norm(k + 1)[:1].isalpha()  # ممثلو ادعاء
        return shaped and (words.norm(k + 1).startswith("ال") or k + 1 in words.mention_over or source)
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


def behind_joined(words: Words, k: int, limit: int) -> int:
    """The index behind people without a name who are joined to a name: الحرس الثوري | وبرلمانيون محافظون; ``k`` where there are none."""
    at = k + (words.norm(k) == "و")
    norm = words.norm(at) if at > k else words.norm(at).removeprefix("و")
    joined = at > k or norm != words.norm(at)  # the conjunction is left on a word that nobody counted
    people = at < limit and joined and norm.endswith("ون") and source_class(norm) == "person" and is_plural(norm)
    return behind_agreeing(words, at, limit) if people else k


def behind_agreeing(words: Words, k: int, limit: int) -> int:
    """The index behind the noun at ``k`` and the adjectives that go with it: خبراء طبيون, دبلوماسيون عرب ومصريون."""
    definite = words.norm(k).startswith("ال")
    several = is_plural(words.norm(k))
    end = k + 1
    while end < limit:
        at = end + (several and words.norm(end) == "و" and end > k + 1)
        norm = words.norm(at)
        adjective = norm.endswith(ADJECTIVE) or norm.removeprefix("ال") in get_words("adjective")
        if at >= limit or norm.startswith("ال") != definite or is_function_word(norm):
            break
        if not adjective or (at > end and source_class(norm)):
            break
        end = at + 1
    return end


def find_people(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """The last people without a name among the words ``[start, end)``, of whom a verb or participle in the plural behind them may tell.

    Subjects, which their form tells, go before the rest: وصل المدرسون إلى غرف الطلاب، مؤكدين.
    """
    apart = [k for k in range(end - 1, start - 1, -1) if k not in words.mention_over]
    subjects = [k for k in apart if is_nominative(words, k) and not words.norm(k).startswith("ي")]  # not يهدئون
    people = subjects or [k for k in apart if is_plural(words.norm(k))]
    return (people[0], behind_agreeing(words, people[0], end)) if people else None
