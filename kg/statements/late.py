"""أن behind a noun phrase that may be the speaker or the object of a verb: أعلنت «المقاومة» في بيان | أن."""

from __future__ import annotations

from kg.statements.lexicon import Verb, get_forms, get_words
from kg.statements.phrases import is_title_or_source, skip_asides
from kg.statements.words import DASHES, Words

#: Behind a phrase that may be the speaker or the object, أن is looked for so far.
SOON = 8
#: The preposition of the frame is looked for once more, before أن, so far behind its first occurrence.
LOOKAHEAD = 14
#: A content begins at a word (its index), by a frame (its name).
Start = tuple[int, str]


def find_that_soon(words: Words, k: int, limit: int, verb: Verb) -> Start | None:
    """The complementizer within a few words of a noun phrase that may or may not be the speaker."""
    for i in range(k, min(limit, k + SOON)):
        if words.norm(i) in get_words("complementizer"):
            before = words.norm(i - 1)
            return (i + 1, "that") if (before if before in get_words("governed") else "") in verb.that else None
        if i in words.mention_over:
            return None
    return None


def find_late_that(words: Words, k: int, limit: int) -> Start | None:
    """The complementizer behind a noun phrase that looks like the object and is the speaker: أعلنت «المقاومة» في بيان أن, … أمس، أنها.

    It stands behind a mark, a name, a time or a definite word; another reporting verb, or أن that goes with the word before it, ends the
    search.
    """
    i = k
    while i < limit:
        if i in words.closes:
            i = words.closes[i] + 1
            continue
        if words[i].text in DASHES | {"("}:
            i = max(i + 1, skip_asides(words, i, limit))
            continue
        if words[i].text == ":":
            return None
        if i > k + 1 and words.norm(i) in get_words("complementizer") and i not in words.mention_over:
            before = i - 1
            if words.norm(before) in get_words("modal"):
                return None  # إلا أن
            apart = not words.norm(before)[:1].isalnum() or before in words.mention_over or before in words.timed
            apart = apart or (words.norm(before).endswith(("ه", "ها", "هم")) and words[before].text[-1] != "ة" and before > k + 2)
            return (i + 1, "that") if apart or words.norm(before).startswith("ال") else None
        if i > k and words.norm(i) in get_forms() and i not in words.mention_over and not is_title_or_source(words, i):
            return None
        i += 1
    return None


def needs_later(words: Words, j: int, verb: Verb) -> bool:
    """Whether the ب that a verb needs stands once more behind that of a title, before any mark."""
    for i in range(j + 2, min(j + LOOKAHEAD, words.end_of(j) - 1)):
        if words.norm(i) == "ب" and i not in words.mention_over and not words.norm(i + 1).startswith("ال"):
            return "ب" in verb.phrase
        if not words.norm(i)[:1].isalnum() or words.norm(i) in get_words("complementizer"):
            return False
    return False


def is_told_later(words: Words, j: int, verb: Verb) -> bool:
    """Whether أن with another preposition of the verb follows the place that ب names, before any mark: بغزة | من أن."""
    for i in range(j + 2, min(j + SOON, words.end_of(j))):
        if words.norm(i) in get_words("complementizer"):
            return words.norm(i - 1) in verb.that - {"", "ب"}
        if not words.norm(i)[:1].isalnum():
            return False
    return False
