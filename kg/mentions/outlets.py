"""Newspapers and stations in quotation marks to which somebody says something: `وقال لـ«الوطن» إن`, `في حديث إلى "المدينة"`.

Many of their names are ordinary words (`الاقتصادية`) or towns (`الرياض`): where they stand tells what they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.mentions.lexicon import get_role_words, get_speech_verbs, get_stops, get_told_verbs, is_definite
from kg.mentions.spans import NameSpan
from kg.text.normalise import fold

#: The origin of such a name.
OUTLET = "introduced:outlet"
OPENING = CLOSING = frozenset('"«»“”')  # some papers write ل»الرياض«
TO, TOWARDS = fold("ل"), fold("إلى")
THAT = frozenset(map(fold, ("إن", "أن", "إنه", "أنه", "إنها", "أنها")))
#: The most words of such a name.
LONGEST = 2


def is_outlet(doc: Doc, start: int, end: int) -> bool:
    """Whether words in quotation marks stand where the outlet does to which somebody speaks."""
    if start < 3 or end >= len(doc) or end - start > LONGEST or doc[start - 1].text not in OPENING or doc[end].text not in CLOSING:
        return False
    to, before = doc[start - 2].norm_, doc[start - 3].norm_
    told = end + 1 < len(doc) and (doc[end + 1].norm_ in THAT or doc[end + 1].text == ":")
    if told and (to == TO or doc[start - 2].text in get_told_verbs()):  # قال وزير المالية لـ«الرياض» إن, علمت «الرياض» أن
        return True
    if before in get_role_words("talk"):
        return to in (TO, TOWARDS)
    return to == TO and before in get_speech_verbs()


def is_called_outlet(doc: Doc, start: int, end: int) -> bool:
    """Whether the noun of a paper or station stands before a name that begins with the article: `صحيفة الرياض`, `قناة «الشرق الأوسط»`."""
    marked = start > 1 and doc[start - 1].text in OPENING
    noun = doc[start - 1 - marked] if start else None
    called = noun is not None and noun.norm_ in get_role_words("press")
    closed = not marked or (end < len(doc) and doc[end].text in CLOSING)
    return called and closed and is_definite(doc[start].norm_)


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


def to_outlet(start: int, end: int, entities: tuple[str, ...] = ()) -> NameSpan:
    """The name of an outlet, with the bodies that a table has of it, if any."""
    return NameSpan(start, end, "Organization", OUTLET, 0.8, entities, "newspaper")
