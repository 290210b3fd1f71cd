"""What stands between a verb of saying and its content: the occasion, a relative clause; and what begins behind it all the same."""

from __future__ import annotations

from kg.statements.inflection import FINITE
from kg.statements.lexicon import Verb, get_forms, get_words
from kg.statements.nouns import is_verbal_noun
from kg.statements.phrases import is_function_word, is_stance, skip_asides
from kg.statements.unmarked import begins_adverbial
from kg.statements.words import COMMAS, DASHES, Words


def behind_others_frame(words: Words, j: int, limit: int, verb: Verb) -> int:
    """The index behind the preposition of another verb that a relative clause holds (أقر فلان الذي اتهمه الادعاء ب|… بأنه); else ``j``."""
    told = next((v for v, form in get_forms().get(words.norm(j), ())[:1] if form.tense in FINITE and j not in words.mention_over), None)
    if words.norm(j - 1) not in get_words("relative") or words.norm(j - 1) in ("ما", "من") or told is None:
        return j
    shared = (told.phrase & (verb.phrase | verb.that)) - {""}
    for i in range(j + 1, limit):
        if words.norm(i) in shared and i not in words.mention_over:
            comma = next((c for c in range(i + 1, limit) if words[c].text in COMMAS and words.inside[c] == words.inside[i]), limit)
            twice = all(words.norm(c + 1) in get_words("complementizer") for c in (i, comma))
            return comma + 1 if twice and "" in verb.that else i + 1  # قال الذي وصفه بأنه «…»، | إن
        if not words.norm(i)[:1].isalnum() or words.norm(i) in get_words("complementizer"):
            return j
    return j


def behind_occasion(words: Words, k: int) -> int:
    """The index behind the text or occasion in which something is said: في بيان صحفي, في بيان على موقعها الإلكتروني; ``k`` without one."""
    if words.norm(k) not in ("في", "خلال") or words.norm(k + 1) not in get_words("occasion") or k + 1 in words.mention_over:
        return k
    k += 2
    while words.norm(k).endswith(("ي", "يه")) and not words.norm(k).startswith("ال") and not is_function_word(words.norm(k)):
        k += 1
    if words.norm(k) in ("علي", "عبر") and (k + 1 in words.mention_from or words.norm(k + 1).endswith(("ه", "ها", "هم"))):
        k = words.last_word[words.mention_from[k + 1]] + 1 if k + 1 in words.mention_from else k + 2
        while words.norm(k).startswith("ال") and words.norm(k).endswith(("ي", "يه")):
            k += 1
    return skip_asides(words, k, words.end_of(k - 1))


def describes_noun(words: Words, j: int) -> bool:
    """Whether a verb at ``j`` belongs to the indefinite noun before it, as nothing stands between them: في نص طويل | نشر أمس."""
    before = words.norm(j - 1)
    plain = before[:1].isalpha() and len(before) > 2 and not before.startswith("ال") and not before.endswith("ا")
    return plain and j - 1 not in words.mention_over and j - 1 not in words.timed and not is_function_word(before)


def is_stance_behind(words: Words, j: int) -> bool:
    """Whether the object of a verb begins at ``j`` behind the occasion of saying it: أكد خلال لقائه نظيره الفرنسي أهمية الحوار."""
    if not is_stance(words, j):
        return False
    before = words.norm(j - 1)
    own = before.endswith(("ه", "ها", "هم", "هما")) and words[j - 1].text[-1] != "ة" and len(before) > 3
    return own or before.startswith("ال") or j - 1 in words.mention_over or j - 1 in words.timed or words[j - 1].text in COMMAS | {")"}


def is_deed_behind(words: Words, first: int, j: int, limit: int, verb: Verb) -> bool:
    """Whether the verbal noun that a verb tells begins at ``j`` behind the occasion: أعلن في خطاب متلفز انطلاق العملية.

    Nothing but adverbials stands between ``first`` and it, and no أن comes later.
    """
    if not (begins_adverbial(words, first) or words[first].text in COMMAS) or not is_verbal_noun(words, j) or j in words.timed:
        return False
    before = words.norm(j - 1)
    occasion = before in get_words("occasion", "pressing") and j - 2 >= first and words.norm(j - 2) in get_words("preposition", "occasion")
    owned = before.endswith(("ه", "ها", "هم")) and words[j - 1].text[-1] != "ة" and len(before) > 3 and not is_stance(words, j - 1)
    ended = owned or words[j - 1].text in COMMAS | DASHES or j - 1 in words.timed or occasion
    ended = ended or (j - 1 in words.mention_over and first + 1 < j)
    common = words.norm(first) in ("في", "خلال", "عقب", "بعد") and words.norm(j) in get_words("deed-noun")
    setting = j == first + 3 and before.endswith(("ه", "ي")) and not words.norm(j - 2).startswith("ال")  # في خطوة مفاجئة طرد
    ended = ended or (common and (before.startswith("ال") or setting))  # في نهاية اللقاء منح
    if not ended:
        return False
    apart = get_words("governed", "modal") | {"ل", "ك"}
    told = next((i for i in range(j + 1, limit) if words.norm(i) in get_forms() and i not in words.mention_over), limit)
    later = (words.norm(i) in get_words("complementizer") and words.norm(i - 1) not in apart for i in range(j + 1, told))
    return not verb.that or not any(later)
