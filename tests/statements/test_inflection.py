"""Paradigms: one strong verb, the weak ones, and what each form tells."""

from __future__ import annotations

import pytest

from kg.statements.inflection import iter_forms


def forms(*parts: str) -> dict[str, list]:
    told: dict[str, list] = {}
    for form, inflection in iter_forms(*parts):
        told.setdefault(form, []).append(inflection)
    return told


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("قال", "يقول", "قائل", "قول"), "قال قالت قالا قالتا قالوا قلنا يقول تقول يقولون يقولان تقولان نقول"),
        (("قال", "يقول", "قائل", "قول"), "قايلا قايله قايلين قول القول قوله قولها قولهم"),
        (("أضاف", "يضيف", "مضيف", "إضافة"), "اضاف اضافت اضافوا اضفنا يضيف تضيف يضيفون مضيفا مضيفه مضيفين اضافه اضافته اضافتها"),
        (("نفى", "ينفي", "ناف", "نفي"), "نفي نفت نفيا نفوا ينفي تنفي ينفون ينفيان نافيا نافيه نافين نفيه نفيها"),
        (("دعا", "يدعو", "داع", "دعوة"), "دعا دعت دعوا يدعو تدعو يدعون داعيا داعيه داعين دعوه دعوته"),
        (("وصف", "يصف", "واصف", "وصف"), "وصف وصفت وصفته وصفها يصفه تصفها واصفا وصفه"),
        (("أكد", "يؤكد", "مؤكد", "تأكيد"), "اكد اكدت اكدا اكدوا يوكد توكد يوكدون موكدا موكده تاكيده"),
    ],
    ids=["hollow", "hollow, nominal forms", "hollow of form IV", "final ya", "final waw", "assimilated", "hamza"],
)
def test_paradigm(parts, expected):
    assert set(expected.split()) <= set(forms(*parts))


@pytest.mark.parametrize(
    ("form", "tense", "gender", "number"),
    [
        ("قالت", "perfect", "f", "s"),
        ("قالوا", "perfect", "m", "p"),
        ("تقول", "imperfect", "f", "s"),
        ("يقولون", "imperfect", "m", "p"),
        ("قايله", "participle", "f", "s"),
        ("قولها", "masdar", "f", "s"),
    ],
)
def test_what_a_form_tells(form, tense, gender, number):
    told = forms("قال", "يقول", "قائل", "قول")[form][0]
    assert (told.tense, told.gender, told.number) == (tense, gender, number)


def test_short_duals_that_are_nouns_are_left_out():
    assert {told.tense for told in forms("طلب", "يطلب", "طالب", "طلب")["طلبا"]} == {"masdar"}  # "a request"


def test_parts_that_are_not_given_have_no_forms():
    assert all(told.tense == "perfect" for many in forms("جاء").values() for told in many)
