"""Every form of a reporting verb from its principal parts, folded: third person, participles in the accusative, verbal nouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.text.normalise import fold

#: The tenses with a subject of their own.
FINITE = ("perfect", "imperfect")
OBJECTS = ("ه", "ها", "هم", "هما", "نا", "ني", "ك")
POSSESSIVES = ("ه", "ها", "هم", "هما", "هن")


@dataclass(frozen=True, slots=True)
class Inflection:
    """What a form tells: ``tense`` perfect | imperfect | participle | masdar, ``gender`` m | f | "" (open), ``number`` s | d | p | "".

    ``suffix`` is the object or possessor written onto it (``وصفته``, ``قوله``); ``person`` is 3, or 1 for ``قلنا`` and ``نقول``.
    """

    tense: str
    gender: str = ""
    number: str = ""
    suffix: str = ""
    person: int = 3


def iter_forms(perfect: str, imperfect: str = "", participle: str = "", masdar: str = "") -> Iterator[tuple[str, Inflection]]:
    """Folded form and what it tells, for each principal part that is given.

    >>> forms = dict(iter_forms("نفى", "ينفي", "ناف", "نفي"))
    >>> forms["نفت"].gender, forms["ينفون"].number, forms["نافيا"].tense, forms["نفيه"].suffix
    ('f', 'p', 'participle', 'ه')
    """
    yield from _with_objects(_perfect(perfect, noun=len(fold(perfect)) < 3 or fold(perfect) == fold(masdar)))
    if imperfect:
        yield from _with_objects(_imperfect(fold(imperfect)))
    if participle:
        yield from _participle(fold(participle), weak=perfect[-1] in "ىا" or fold(imperfect).endswith("ي"))
    if masdar:
        yield from _masdar(fold(masdar))


def _perfect(lemma: str, noun: bool) -> Iterator[tuple[str, Inflection]]:
    """قال قالت قالا قالتا قالوا قلنا; final-weak stems lose their vowel (نفى نفت نفيا نفوا, دعا دعت دعوا).

    ``noun`` tells that the same letters are a noun, so that the dual is far likelier its accusative.
    """
    word = fold(lemma)
    weak = lemma[-1] in "ىا"
    stem = word[:-1] if weak else word
    glide = ("ي" if lemma[-1] == "ى" else "و") if weak else ""
    yield word, Inflection("perfect", "m", "s")
    yield stem + "ت", Inflection("perfect", "f", "s")
    if not noun:  # ردا, طلبا, رفضا are nouns
        yield stem + glide + "ا", Inflection("perfect", "m", "d")
    yield stem + "تا", Inflection("perfect", "f", "d")
    yield stem + "وا", Inflection("perfect", "m", "p")
    short = stem[:-2] + stem[-1] if not weak and len(stem) > 2 and stem[-2] == "ا" else stem + ("ي" if weak and glide == "ي" else glide)
    yield short + "نا", Inflection("perfect", "", "p", person=1)


def _imperfect(word: str) -> Iterator[tuple[str, Inflection]]:
    """يقول تقول يقولون يقولان تقولان نقول; final-weak ones contract (ينفون, يدعون)."""
    stem = word[1:]
    weak = stem[-1] in "يو"
    short = stem[:-1] if weak else stem
    dual = (stem[:-1] + "ي" if stem.endswith("ي") else stem) + "ان"
    yield "ي" + stem, Inflection("imperfect", "m", "s")
    yield "ت" + stem, Inflection("imperfect", "f", "s")
    yield "ي" + short + "ون", Inflection("imperfect", "m", "p")
    yield "ي" + short + "وا", Inflection("imperfect", "m", "p")
    yield "ي" + dual, Inflection("imperfect", "m", "d")
    yield "ت" + dual, Inflection("imperfect", "f", "d")
    yield "ن" + stem, Inflection("imperfect", "", "p", person=1)


def _with_objects(forms: Iterator[tuple[str, Inflection]]) -> Iterator[tuple[str, Inflection]]:
    """Each form bare and with an object pronoun (وصفه, وصفته, وصفوه)."""
    for form, told in forms:
        yield form, told
        base = form[:-1] if form.endswith("وا") else form
        if told.person == 3 and told.number != "d":
            for suffix in OBJECTS:
                yield base + suffix, Inflection(told.tense, told.gender, told.number, suffix)


def _participle(word: str, weak: bool) -> Iterator[tuple[str, Inflection]]:
    """The accusative of circumstance (قائلا قائلة قائلين قائلتين); weak ones regain their vowel (نافيا, داعيا)."""
    stem = word + "ي" if weak and not word.endswith("ي") else word  # مهنئ keeps its last letter
    yield stem + "ا", Inflection("participle", "m", "s")
    yield stem + "ه", Inflection("participle", "f", "s")
    yield word + "ين", Inflection("participle", "m", "p")
    yield stem + "تين", Inflection("participle", "f", "d")


def _masdar(word: str) -> Iterator[tuple[str, Inflection]]:
    """The verbal noun, with the article, in the accusative, and with its possessor (القول, قولا, قوله)."""
    stem = word[:-1] + "ت" if word.endswith("ه") else word
    for form in (word, "ال" + word):
        yield form, Inflection("masdar")
    if stem == word:
        yield word + "ا", Inflection("masdar")
    for suffix in POSSESSIVES:
        gender, number = ("f", "s") if suffix == "ها" else ("m", "p") if suffix == "هم" else ("", "d") if suffix == "هما" else ("m", "s")
        yield stem + suffix, Inflection("masdar", gender, number, suffix)
