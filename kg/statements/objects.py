"""Where the speaker behind a verb ends and its object begins: أكدت المقاومة الشعبية | مقتل خمسة, تعارض الغالبية الجمهورية | الاتفاق."""

from __future__ import annotations

from dataclasses import replace

from kg.statements.inflection import FINITE, Inflection
from kg.statements.lexicon import Verb, get_forms, get_words, source_class
from kg.statements.nouns import is_outlet, is_owned, is_verbal_noun
from kg.statements.phrases import is_function_word, is_stance
from kg.statements.plurals import behind_agreeing, is_plural
from kg.statements.subjects import Subject
from kg.statements.words import Words

#: Object pronouns of whom or what something is done to.
OBJECTS = ("ه", "ها", "هم", "هما")
#: The preposition of أعلن that its object never needs.
ABOUT = "عن"


def behind_cognate(words: Words, k: int, verb: Verb) -> int:
    """``k``, or the index behind the verb's own noun that strengthens it: رفضت | رفضا قاطعا | هذه الاتهامات."""
    noun = words.norm(k).removesuffix("ا")
    own = words.norm(k).endswith("ا") and any(v is verb and form.tense == "masdar" for v, form in get_forms().get(noun, ()))
    if not own:
        return k
    return k + 2 if words.norm(k + 1).endswith("ا") and k + 1 not in words.mention_over else k + 1


def is_agreed(words: Words, subject: Subject, form: Inflection, limit: int, verb: Verb) -> bool:
    """Whether the preposition that only takes what is told follows a noun that agrees with the verb: أعلنت نقابات المعلمين عن …"""
    if ABOUT not in verb.phrase or subject.after + 1 >= limit or words.norm(subject.after) != ABOUT:
        return False
    feminine = words[subject.start].text.endswith(("ة", "ات"))
    return form.number == "s" and feminine == (form.gender == "f")


def affirms(words: Words, verb: Verb, form: Inflection, tight: Subject, at: int, limit: int) -> bool:
    """Whether an indefinite noun behind a definite one that agrees with the verb is what it tells: أكدت المقاومة الشعبية مقتل خمسة.

    It stands at ``at``, behind adverbs.
    """
    if verb.type not in ("say", "deny") or "" not in verb.that or verb.object or form.tense != "perfect" or at + 1 >= limit:
        return False
    head, behind = words.norm(tight.start), words.norm(at)
    plain = behind[:1].isalpha() and len(behind) > 2 and not behind.startswith("ال") and behind[-1] != "ا" and at not in words.timed
    agrees = head.startswith("ال") and words[tight.start].text.endswith("ة") == (form.gender == "f")
    plain = plain and not is_function_word(behind) and behind not in get_words("governed", "complementizer")
    return agrees and plain and form.number == "s"


def cut_called(words: Words, subject: Subject) -> Subject:
    """A description of people, a body or a text without whom it calls on or accuses: دعا البيان | المواطنين, حذر ناشطون في تعز | القوى."""
    if subject.kind == "named" or subject.start in words.mention_over:
        return subject
    single = words.norm(subject.start).startswith("ال") and not is_plural(words.norm(subject.start))
    for j in range(subject.start + 1, subject.end):
        outlet = is_outlet(words, j)
        if words.norm(j - 1).startswith("ال") or (j - 1 in words.mention_over and j > subject.start + 1):
            called = outlet or (_is_called_body(words, j) if j in words.mention_over else _is_called(words, j, single))
        else:
            called = outlet and behind_agreeing(words, subject.start, subject.end) >= j > subject.start + 1  # أبلغ مسؤول أميركي | رويترز
        if called:
            return replace(subject, end=j, after=j)
    return subject


def _is_called_body(words: Words, j: int) -> bool:
    """Whether the name of a body at ``j`` cannot go on with the noun before it: دعت المنظمات | مجلس الشيوخ."""
    name = words.mention_from.get(j)
    body = name is not None and name.level == "name" and name.type == "Organization" and name.start == words[j].start
    return body and (words.norm(j).startswith("ال") or words.norm(j - 1).endswith("ات"))


def _is_called(words: Words, j: int, single: bool) -> bool:
    """Whether a noun of people, which is no adjective of those before it, stands at ``j``: المواطنين, القوى, كل.

    Behind a ``single`` head none is one: دعا البيان | الفلسطينيين, but ناشطون من المثقفين الفلسطينيين.
    """
    norm = words.norm(j)
    if norm in get_words("totality"):
        return True
    if not norm.startswith("ال"):
        return False
    plural = norm.endswith("ين") and norm[2:] not in get_words("singular")
    people = plural and (single or not (is_plural(words.norm(j - 1)) or norm.endswith("يين")))
    return people or norm in get_words("things") or norm[2:] in get_words("things", "body", "called")


def find_deed(words: Words, verb: Verb, subject: Subject) -> int:
    """Where in a description of people or a body the deed begins that they tell of, or -1: أكدت الشركة | خطف موظف.

    No indefinite noun goes on with a definite one, or with an indefinite one behind its adjective.
    """
    if subject.kind not in ("person", "body", "other") or "" not in verb.phrase or verb.addressed or subject.start in words.mention_over:
        return -1
    for j in range(subject.start + 1, subject.end):
        before = words.norm(j - 1)
        adjective = before.endswith("يه") and j > subject.start + 1
        closed = before.startswith("ال") or adjective or (before.endswith("ون") and is_plural(before))
        if closed and j - 1 not in words.mention_over and is_verbal_noun(words, j) and not source_class(words.norm(j)):
            return j
    return -1


def has_object(words: Words, verb: Verb, form: Inflection, tight: Subject, at: int, limit: int) -> bool:
    """Whether a definite noun that cannot describe the feminine one before it is what a feminine verb is about.

    تعارض الغالبية الجمهورية | الاتفاق: no adjective, so that the first of the two is the speaker.
    """
    head, norm = words[tight.start].text, words.norm(at)
    if verb.object or form.gender != "f" or form.number != "s" or form.suffix or form.tense == "participle" or at >= limit:
        return False
    feminine = head.startswith("ال") and head.endswith("ة") and at not in words.mention_over
    definite = norm.startswith("ال") and norm not in get_words("relative") and at not in words.timed
    return feminine and definite and not words[at].text.endswith(("ة", "ى", "ا", "اء", "ات"))


def is_criticised(words: Words, verb: Verb, form: Inflection, subject: Subject, content: int) -> bool:
    """Whether the only noun phrase of a verb that needs an object is that, as the reason follows: كان ينتقد فلانا | لشنه الحرب."""
    needs = verb.type in ("reject", "praise") and verb.phrase == {""} and form.tense in FINITE and not form.suffix
    at = content - (words.norm(content - 1) == "ل" and content - 1 == subject.after)
    why = words.norm(at).startswith("ل") and any(is_owned(words, j) for j in (at, at + 1))
    return needs and at == subject.after and why and at not in words.mention_over and not is_stance(words, at)


def has_pronoun(form: Inflection, verb: Verb) -> bool:
    """Whether a verb that only takes a preposition has an object pronoun, so that it is another verb: أقرته القمة, no أقرت ب."""
    return form.tense in FINITE and form.suffix in OBJECTS and not verb.object and "" not in verb.phrase
