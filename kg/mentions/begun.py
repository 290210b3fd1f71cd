"""Where a name begins that was read with more before it: an honorific, the end of a title, a body, whose lawyer somebody is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.mentions.again import may_be_named
from kg.mentions.lexicon import get_given_words, is_definite, name_share
from kg.mentions.people import is_given
from kg.mentions.placed import HALF
from kg.mentions.seen import SURE, part_size
from kg.mentions.spans import NameSpan
from kg.mentions.title_extent import find_head, honorific_length
from kg.text.lexicon import get_name_words
from kg.text.normalise import fold

#: What `ب` before makes an acting title of: بالوكالة, بالنيابة.
ACTING = frozenset(map(fold, ("الوكالة", "النيابة", "الإنابة")))
#: What stands between somebody who speaks for a body and its name.
SPOKEN = frozenset(map(fold, ("باسم", "بلسان", "ل", "في", "لدى")))


def behind_owner(doc: Doc, start: int, end: int, at: Mapping[int, NameSpan]) -> int:
    """Where a name of ``[start, end)`` begins that was read with whose somebody is: `حاكم أوهايو | جون كاسيتش`."""
    head = find_head(doc[start - 1]) if start else None
    row = get_name_words().get(doc[start].norm_)
    if head is None or is_definite(doc[start - 1].norm_) or (row is not None and is_given(doc[start].norm_) and row.first >= HALF):
        return start
    named = any(s.type == "Person" and s.end - s.start > 1 and doc[s.end - 1].norm_ == doc[start].norm_ for s in at.values())
    owner = at.get(start)
    behind = start + 1 if named else owner.end if owner is not None and owner.type in {"Place", "Person"} else start
    return behind if end - behind > 1 else start


def behind_acting(doc: Doc, span: NameSpan) -> NameSpan:
    """A name that was read with the end of a title: `وزير الداخلية بالوكالة | فلان`."""
    if span.start and span.end - span.start > 2 and doc[span.start - 1].norm_ == "ب" and doc[span.start].norm_ in ACTING:
        return replace(span, start=span.start + 1, type="Person")
    return span


def person_behind(doc: Doc, span: NameSpan, at: dict[int, NameSpan], named: dict[int, float]) -> int:
    """Where the name of somebody begins with whose title a body's name was read (`عميد | كلية الحقوق | سالم الكرخي`), or the span's end.

    Bodies are called after people right behind their head word, or behind a title: `مؤسسة محمد بن راشد`, `جامعة الملك سعود`. Behind a
    body that is known two unheard words are somebody: `المتحدث باسم منظمة الهجرة | ايتاري فيري`.
    """
    if span.type not in {"Organization", "Facility"} or not span.start:
        return span.end
    known = at.get(span.start)
    inner = known.end if known is not None and known.type == "Organization" and doc[span.start - 1].norm_ in SPOKEN else span.end
    behind = doc[inner : span.end]
    seen = all(named.get(t.i, 0) >= SURE and may_be_named(t) and not is_definite(t.norm_) for t in behind)
    if span.end - inner > 1 and seen and any(part_size(doc, t.i, named) for t in behind):
        return inner
    if find_head(doc[span.start - 1]) is None:
        return span.end
    for i in range(span.start + 2, span.end - 1):
        begins = is_given(doc[i].norm_) and not name_share(doc[i - 1].norm_) and find_head(doc[i - 1]) is None
        if begins and all(may_be_named(t) for t in doc[i : span.end]):
            return i
    return span.end


def behind_honorific(doc: Doc, span: NameSpan) -> int:
    """Where a personal name begins that the recogniser read with `آية الله` or `الشيخ`; `سيد` without the article is a given name."""
    start = span.start
    while (length := honorific_length(doc, start)) and start + length < span.end and (length > 1 or _is_no_name(doc[start])):
        start += length
    return start


def _is_no_name(token: Token) -> bool:
    """Whether an honorific is no given name: it has the article, or is one that hardly anybody is called by (`دكتور`)."""
    return is_definite(token.norm_) or (name_share(token.norm_) < 0.5 and token.text not in get_given_words())
