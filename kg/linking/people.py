"""Short and full names of people, word by word: what is a given name, what names a person in this document only, what is one spelling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.gazetteer.similarity import count_edits
from kg.mentions.people import LINKS, is_given
from kg.text.lexicon import get_name_words
from kg.text.normalise import fold
from kg.text.skeleton import make_skeleton

#: The word before the name of a family.
FAMILY = fold("آل")
#: The word before a father's name.
SON = fold("بن")
#: Given names of two words: عبد العزيز, صلاح الدين, حبيب الله.
SERVANT = fold("عبد")
SECONDS = frozenset(map(fold, ("الله", "الدين", "الإسلام")))
#: How many letters two spellings of a word of up to six letters, and of a longer one, may differ by.
SHORT, LONG, LETTERS = 2, 3, 6
#: A given name that annotated text has so often is spelt as it should be.
USUAL = 30


def split_name(name: str) -> list[str]:
    """The folded words of a name, those of a compound apart: `عبدالرحمن` is `عبد الرحمن`.

    >>> split_name("رامي عبدالرحمن")
    ['رامي', 'عبد', 'الرحمن']
    """
    return [part for word in fold(name).split() for part in ((SERVANT, word[3:]) if word.startswith(SERVANT + "ال") else (word,))]


def drop_fathers(words: Sequence[str]) -> Iterator[list[str]]:
    """A name with fathers before the family's without them, and with the first of them alone.

    >>> [" ".join(name) for name in drop_fathers(split_name("محمد بن سلمان بن عبدالعزيز آل سعود"))]
    ['محمد ال سعود', 'محمد بن سلمان ال سعود']
    """
    given = given_length(words)
    at, fathers = given, []
    while at + 1 < len(words) and words[at] == SON:
        size = 1 + given_length(words[at + 1 :])
        fathers.append(list(words[at : at + size]))
        at += size
    family = list(words[at:])
    if fathers and family:
        yield [*words[:given], *family]
        if len(fathers) > 1:
            yield [*words[:given], *fathers[0], *family]


def given_length(words: Sequence[str]) -> int:
    """How many folded words the given name has that a personal name begins with.

    >>> given_length([fold("عبد"), fold("العزيز"), fold("بوتفليقة")]), given_length([fold("محمد"), fold("مرسي")])
    (2, 1)
    """
    return 2 if len(words) > 1 and (words[0] == SERVANT or words[1] in SECONDS) else 1


def is_short(words: Sequence[str]) -> bool:
    """Whether a name is a given name or a family name alone, which means somebody in its document only.

    >>> [is_short(fold(name).split()) for name in ("لافروف", "أبو عاقلة", "عبد الله", "بن سلمان", "سيرغي لافروف")]
    [True, True, True, True, False]
    """
    return len(words) <= given_length(words) or (len(words) == 2 and words[0] in LINKS)


def is_spelling(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether every word of a name, of equal consonants, is but another spelling of a word of the other.

    >>> is_spelling(["ترمب"], ["دونالد", "ترامب"]), is_spelling(["بورجيه"], ["ايهود", "باراك"])
    (True, False)
    >>> is_spelling(["محمد"], ["محمود", "علوي"])
    False
    """
    return all(any(_are_near(word, other) for other in full) for word in short)


def are_brothers(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names of people whose father is named differ in the first word, however alike: `نايف بن علي`, `نواف بن علي`.

    >>> are_brothers([fold("نايف"), fold("بن"), fold("علي")], [fold("نواف"), fold("بن"), fold("علي")])
    True
    """
    return SON in one[1:3] and SON in other[1:3] and one[0] != other[0]


def _is_usual(word: str) -> bool:
    """Whether a folded word is a given name that annotated text has again and again, so spelt."""
    row = get_name_words().get(word)
    return row is not None and row.count >= USUAL and is_given(word)


def _are_near(word: str, other: str) -> bool:
    if word == other:
        return True
    if word.endswith("ي") != other.endswith("ي"):  # يوسفي is no يوسف
        return False
    usual = _is_usual(word), _is_usual(other)
    if all(usual) or (any(usual) and word[0] != other[0]):  # محمود is no محمد, جمال no كميل
        return False
    limit = SHORT if max(len(word), len(other)) <= LETTERS else LONG
    return make_skeleton(word) == make_skeleton(other) and count_edits(word, other) <= limit
