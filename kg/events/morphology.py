"""Inflection of Arabic verbs and nouns from their principal parts, in folded spelling (:func:`kg.text.normalise.fold`).

Folding leaves passive and active, and the persons of one spelling, together: `وقعت` is she signed, I signed, it was signed. What the
table does not list is not made: broken plurals and passives of another skeleton (`اغتيل`) are parts of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

PRONOUNS = ("ه", "ها", "هما", "هم", "هن", "نا", "ني", "ك", "كم", "ي")
LONG = frozenset("اوي")


@dataclass(frozen=True, slots=True)
class Form:
    """A folded word form and what its shape tells.

    ``tense``: perfect, imperfect, jussive (a shape that only stands behind a particle: يزر), future, or "" of nouns;
    ``number``: 1, 2 or 3 (plural), 0 where the shape does not tell;
    ``pronoun``: the attached pronoun or ""; ``definite``: has the article.
    """

    text: str
    tense: str = ""
    gender: str = ""
    number: int = 0
    pronoun: str = ""
    definite: bool = False


def inflect_verb(perfect: str, imperfect: str, strong: bool = False) -> Iterator[Form]:
    """Every form of a verb in the third person and the first plural, with and without future س and object pronouns.

    Args:
        perfect: third person masculine singular, folded (`زار`, `التقي`).
        imperfect: the same person (`يزور`, `يلتقي`).
        strong: the final long vowel is a hamza (`بدا` of بدأ → `بدات`).
    """
    if perfect:
        for form in _perfect(perfect, strong):
            yield form
            yield from _with_objects(form)
    if imperfect:
        for form in _imperfect(imperfect, strong):
            yield form
            yield from _with_objects(form)


def _perfect(stem: str, strong: bool) -> Iterator[Form]:
    weak = stem[-1] in "اي" and len(stem) > 2 and not strong
    base = stem[:-1] if weak else stem
    yield Form(stem, "perfect", "m", 1)
    yield Form(base + "ت", "perfect", "f", 1)
    yield Form(base + ("يا" if weak else "ا"), "perfect", "m", 2)
    yield Form(base + "تا", "perfect", "f", 2)
    yield Form(base + "وا", "perfect", "m", 3)
    short = base if weak else _shortened(stem)
    yield Form(short + ("ينا" if weak else "نا"), "perfect", "", 3)


def _imperfect(stem: str, strong: bool) -> Iterator[Form]:
    weak = stem[-1] in "ايو" and not strong
    base = stem[1:-1] if weak else stem[1:]
    final = stem[-1] if weak else ""
    for future, tense in (("", "imperfect"), ("س", "future")):
        for prefix, gender, number in (("ي", "m", 1), ("ت", "f", 1), ("ن", "", 3)):
            yield Form(future + prefix + base + final, tense, gender, number)
        for prefix, gender in (("ي", "m"), ("ت", "f")):
            dual = "ي" if weak else ""
            yield Form(future + prefix + base + dual + "ان", tense, gender, 2)
            yield Form(future + prefix + base + "ون", tense, gender, 3)
    for prefix, gender in (("ي", "m"), ("ت", "f")):  # jussive and subjunctive
        if weak:
            yield Form(prefix + base, "jussive", gender, 1)
        elif _shortened(stem) != stem:
            yield Form(prefix + _shortened(stem)[1:], "jussive", gender, 1)
        yield Form(prefix + base + ("يا" if weak else "ا"), "imperfect", gender, 2)
        yield Form(prefix + base + "وا", "imperfect", gender, 3)


def _shortened(stem: str) -> str:
    """The stem of a hollow verb before a closed syllable: زار → زر, يزور → يزر, استعاد → استعد; others unchanged."""
    if len(stem) > 2 and stem[-2] in LONG and stem[-1] not in LONG:
        return stem[:-2] + stem[-1]
    return stem


def _with_objects(form: Form) -> Iterator[Form]:
    stem = form.text
    if stem.endswith("وا"):
        stem = stem[:-1]
    elif stem.endswith("ي") and form.tense == "perfect":
        stem = stem[:-1] + "ا"
    for pronoun in PRONOUNS[:-1]:
        yield Form(stem + pronoun, form.tense, form.gender, form.number, pronoun)


def inflect_noun(singular: str, number: int = 1) -> Iterator[Form]:
    """A noun with article, case endings, dual and attached pronouns; a regular plural in ات is given as its own part.

    Args:
        singular: folded, without the article (`زياره`, `لقاء`, `محادثات`).
        number: 1, or 3 when the part is a plural.
    """
    yield Form(singular, "", "", number)
    yield Form("ال" + singular, "", "", number, "", True)
    construct = singular[:-1] + "ت" if singular.endswith("ه") else singular
    if not singular.endswith(("ه", "ء", "ات", "ي", "ا")):
        yield Form(singular + "ا", "", "", number)
    stems = [construct]
    if construct.endswith("ء"):
        stems += [construct[:-1] + "ي", construct[:-1] + "و"]
    for stem in stems:
        for pronoun in PRONOUNS[:-1]:
            yield Form(stem + pronoun, "", "", number, pronoun)
    if number == 1:
        for ending in ("ان", "ين"):
            yield Form(construct + ending, "", "", 2)
            yield Form("ال" + construct + ending, "", "", 2, "", True)


def inflect_participle(masculine: str) -> Iterator[Form]:
    """An adjective-like participle in all genders and numbers, with and without the article (`موقع` → `الموقعة`, `موقعتين`)."""
    forms = (
        ("", "m", 1),
        ("ا", "m", 1),
        ("ه", "f", 1),
        ("ان", "m", 2),
        ("ين", "m", 3),
        ("تان", "f", 2),
        ("تين", "f", 2),
        ("ون", "m", 3),
        ("ات", "f", 3),
    )
    for ending, gender, number in forms:
        yield Form(masculine + ending, "", gender, number)
        if ending != "ا":
            yield Form("ال" + masculine + ending, "", gender, number, "", True)
