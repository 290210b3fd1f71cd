"""What a noun is where it stands, if it is no description: a deed (`الاتفاق على البيع`), an adjective, what something is said to be."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.linking.lexicon import get_nominals, get_words
from kg.mentions.lexicon import is_definite
from kg.text.normalise import split_pronoun

#: Within how many words what a deed is on, and with whom, is told.
DEED_REACH = 8


def is_said_of(doc: Doc, i: int) -> bool:
    """Whether the noun says what something is (`فرساي هي المعاهدة التي`) or is an adjective (`الحدود البرية والبحرية`)."""
    before, ahead = (doc[k].norm_ if k >= 0 else "" for k in (i - 1, i - 2))
    if before in get_words("predicate"):
        return True
    joined = before == "و" and is_definite(ahead) and ahead.endswith("يه")
    described = is_definite(before) or (before.startswith("لل") and len(before) > 2) or joined or split_pronoun(before) in {"هم", "هما"}
    described = described or (doc[i].norm_ in get_words("periodical") and split_pronoun(before) != "")
    paired = before == "و" and is_definite(ahead) and ahead not in get_nominals()
    described = described or (paired and doc[i + 1 : i + 2].text == "ل")  # الدول المؤيدة والمعارضة ل
    return described and doc[i].norm_ in get_words("adjective-too")


def is_arm(doc: Doc, i: int) -> bool:
    """Whether the noun tells the arm of soldiers and no body: `مشاة البحرية`."""
    return i > 0 and doc[i].norm_ in get_words("adjective-too") and doc[i - 1].norm_ in get_words("arm")


def is_deed(doc: Doc, i: int) -> bool:
    """Whether `الاتفاق` is that somebody agrees, not what was agreed: `الاتفاق مع نظيره على إعادة السفيرين`."""
    behind = [t.norm_ for t in doc[i + 1 : i + 1 + DEED_REACH]]
    if doc[i].norm_ not in get_words("deed") | get_words("deed-with") or not behind:
        return False
    if i and doc[i - 1].norm_ in get_words("provide"):
        return False
    if behind[0] in get_words("with") and doc[i].norm_ in get_words("deed-with"):
        return True
    ends = next((n for n, norm in enumerate(behind) if not norm[:1].isalnum()), len(behind))
    on = get_words("on")
    return behind[0].startswith(tuple(on)) or (behind[0] in get_words("with") and not on.isdisjoint(behind[:ends]))
