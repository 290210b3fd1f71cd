"""Descriptions without a name: what they point at."""

from __future__ import annotations

import pytest

USA, RUSSIA = "Q30", "Q159"
PUTIN, BIDEN = "Q7747", "Q6279"

CASES: list[tuple[str, str, list[tuple[str, set[str]]]]] = [
    (
        "title of the person named before",
        "وصل الرئيس الروسي فلاديمير بوتين أمس. وقال الرئيس الروسي إن الوقت حان.",
        [("الرئيس الروسي", {PUTIN})],
    ),
    ("title whose holder the gazetteer knows", "قال الرئيس الروسي إن الوقت حان.", [("الرئيس الروسي", {PUTIN})]),
    ("counterpart", "بحث الرئيس الروسي فلاديمير بوتين مع نظيره الأميركي الملف.", [("نظيره الأميركي", {BIDEN})]),
    ("both states", "اتفقت روسيا والولايات المتحدة على ذلك، وأكد البلدان موقفهما.", [("البلدان", {RUSSIA, USA})]),
    ("both sides by demonyms", "انتهت المحادثات الروسية الأميركية، وأكد الجانبان موقفهما.", [("الجانبان", {RUSSIA, USA})]),
    ("both presidents", "التقى بوتين وبايدن في القصر، وتصافح الرئيسان طويلا.", [("الرئيسان", {PUTIN, BIDEN})]),
    ("the subject's own country", "أبلغ الرئيس الروسي فلاديمير بوتين جو بايدن بخطط بلاده.", [("بلاده", {RUSSIA})]),
    ("one's own country", "قال الرئيس الروسي فلاديمير بوتين إن بلاده مستعدة.", [("بلاده", {RUSSIA})]),
    ("the holder of a title is not the one of another state", "قال وزير الدفاع في بيان إن الأمر انتهى.", []),
    ("a title beside its name is none", "قال الرئيس الأميركي جو بايدن إن الأمر انتهى.", []),
]


@pytest.mark.parametrize(("gloss", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_nominals(annotate, gloss: str, text: str, expected: list[tuple[str, set[str]]]) -> None:
    found = [(m.text, set(m.entities)) for m in annotate(text)._.mentions if m.level == "nominal"]
    assert found == expected


def test_alliance_by_its_class_word(annotate) -> None:
    doc = annotate("انضمت فنلندا إلى حلف شمال الأطلسي. وقال الحلف إنه يرحب بها.")
    name = next(m for m in doc._.mentions if m.text == "حلف شمال الأطلسي")
    nominal = next(m for m in doc._.mentions if m.level == "nominal")
    assert nominal.text == "الحلف"
    assert nominal.entities == name.entities


def test_government_told_by_a_demonym_acts_for_its_state(annotate) -> None:
    doc = annotate("رفضت الحكومة الإيرانية العرض.")
    mention = next(m for m in doc._.mentions)
    assert mention.text == "الحكومة الإيرانية"
    assert doc._.entities[mention.entities[0]].state == "Q794"
