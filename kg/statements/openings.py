"""What a sentence begins with before its clause does: datelines, conjunctions, adverbs, adverbials, what only tells that more is added."""

from __future__ import annotations

from kg.statements.lexicon import get_words
from kg.statements.phrases import skip_asides
from kg.statements.words import COMMAS, DASHES, Words

#: أن stands within so many words of يذكر, يشار إلى, الجدير بالذكر.
LONGEST_NOTE = 5
#: A dateline is no longer than this.
LONGEST_DATELINE = 12


def begin_clause(words: Words, start: int, end: int) -> int:
    """The first word from ``start`` on that belongs to a clause: behind a dateline, conjunctions, adverbs, بدوره, من جانبه."""
    skipped = get_words("conjunction", "auxiliary") | {"قد", "هذا", "كما"}
    start = _behind_dateline(words, start, end)
    while start < end:
        after = skip_asides(words, start, end)
        noted = _behind_note(words, start, end)
        if noted > start:
            after = noted
        elif words.norm(after) == "من" and words.norm(after + 1) in get_words("turn"):
            after += 2
        elif words[start].furniture or words.norm(start) in skipped or not (words.norm(start)[:1].isalnum() or start in words.closes):
            after = start + 1
        if after == start:
            break
        start = after
    return start


def _behind_note(words: Words, k: int, end: int) -> int:
    """``k``, or the index behind what only tells that the writer adds something: يذكر أن, ويشار إلى أن, والجدير بالذكر أن."""
    if words.norm(k) not in get_words("note"):
        return k
    return next((j + 1 for j in range(k + 1, min(k + LONGEST_NOTE, end)) if words.norm(j) in get_words("complementizer")), k)


def _behind_dateline(words: Words, start: int, end: int) -> int:
    """``start``, or the index behind a dateline with its agency in brackets and a dash: دبي (CNN)-- ."""
    for k in range(start, min(start + LONGEST_DATELINE, end - 1)):
        if words[k].text == ")" and words[k + 1].text in DASHES | {":"}:
            return k + 2
    return start


def begins_adverbial(words: Words, k: int) -> bool:
    """Whether what stands at ``k`` is no clause but goes with one: a preposition, a quotation, a relative."""
    other = get_words("preposition", "adverbial", "governed", "relative", "negation")
    return k < len(words) and (k in words.closes or (words.norm(k) in other and words.norm(k - 1) != "سبق" and k not in words.mention_over))


def behind_comma(words: Words, k: int, end: int) -> int:
    """The index behind the next comma outside quotations before ``end``."""
    while k < end:
        if k in words.closes:
            k = words.closes[k]
        elif words[k].text in COMMAS:
            return k + 1
        k += 1
    return end


def begins_topic(words: Words, k: int) -> bool:
    """Whether a phrase that tells what the clause behind it is about begins at ``k``: وعن فلان قال, فيما يخص فلانا قال."""
    concerning = words.norm(k) == "فيما" and words.norm(k + 1) in get_words("concern")
    return k not in words.mention_over and (concerning or words.norm(k) in get_words("topic"))


def find_topic(words: Words, start: int, at: int) -> int:
    """Where the phrase begins that tells what the verb at ``at`` is about, at the head of a clause behind ``start``, or -1."""
    for k in range(at - 2, start - 1, -1):
        norm = words.norm(k)
        if words[k].text in COMMAS or norm in get_words("complementizer") or k in words.opens or k in words.closes:
            return -1
        heads = k == start or words.norm(k - 1) == "و" or words[k - 1].text in COMMAS
        if heads and begins_topic(words, k):
            return k
    return -1
