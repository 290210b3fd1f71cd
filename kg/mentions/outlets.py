"""Newspapers and stations in quotation marks to which somebody says something: `وقال لـ«الوطن» إن`, `في حديث إلى "المدينة"`.

Many of their names are ordinary words (`الاقتصادية`) or towns (`الرياض`): where they stand tells what they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from kg.mentions.lexicon import get_speech_verbs, get_stops, is_definite
from kg.mentions.spans import NameSpan
from kg.tables import get_table, iter_rows
from kg.text.normalise import fold

#: The origin of such a name.
OUTLET = "introduced:outlet"
OPENING = CLOSING = frozenset('"«»“”')  # some papers write ل»الرياض«
TO, TOWARDS = fold("ل"), fold("إلى")
THAT = frozenset(map(fold, ("إن", "أن", "إنه", "أنه", "إنها", "أنها")))
#: The most words of such a name.
LONGEST = 2


@cache
def _get_talks() -> frozenset[str]:
    """Folded nouns for what is said to an outlet, and their adjectives: `تصريح`, `حديث`, `خاص`."""
    rows = iter_rows(get_table("lexicons/linking_words.tsv"), "role", "word")
    return frozenset(fold(r["word"]) for r in rows if r["role"] == "talk")


def is_outlet(doc: Doc, start: int, end: int) -> bool:
    """Whether words in quotation marks stand where the outlet does to which somebody speaks."""
    if start < 3 or end >= len(doc) or end - start > LONGEST or doc[start - 1].text not in OPENING or doc[end].text not in CLOSING:
        return False
    to, before = doc[start - 2].norm_, doc[start - 3].norm_
    if to == TO and end + 1 < len(doc) and doc[end + 1].norm_ in THAT:  # قال وزير المالية لـ«الرياض» إن
        return True
    return (to == TO and (before in get_speech_verbs() or before in _get_talks())) or (to == TOWARDS and before in _get_talks())


def find_outlets(doc: Doc, at: dict[int, NameSpan]) -> Iterator[NameSpan]:
    """Such names of definite words that no table has."""
    for start in range(3, len(doc)):
        if doc[start - 1].text not in OPENING or start in at:
            continue
        end = next((k for k in range(start + 1, start + LONGEST + 1) if k < len(doc) and doc[k].text in CLOSING), start)
        inside = doc[start:end]
        named = all(t.is_alpha and t.norm_ not in get_stops() for t in inside) and end > start and is_definite(doc[end - 1].norm_)
        if named and is_outlet(doc, start, end):
            yield to_outlet(start, end)


def to_outlet(start: int, end: int) -> NameSpan:
    """The name of an outlet that no table has."""
    return NameSpan(start, end, "Organization", OUTLET, 0.8, (), "newspaper")
