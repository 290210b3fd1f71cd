"""Newspapers that their place tells, whatever else their name means: sentences of our own."""

from __future__ import annotations

import pytest

CASES: list[tuple[str, str, list[str]]] = [
    ("behind a verb of saying", "وأوضح لـ«الاقتصادية» أبو فهد العامري أن السوق جيدة.", ["الاقتصادية"]),
    ("behind a talk", "وقال وزير الإسكان في حديث خاص لـ «المدينة» : إن المشروع قائم.", ["المدينة"]),
    ("behind a statement to it", "وقال في تصريحات إلى \"الوطن\" إن التطهير مستمر.", ["الوطن"]),
    ("a capital's name", "قال وزير المالية لـ«الرياض» إن الميزانية جيدة.", ["الرياض"]),
    ("a known one", "وأكد لـ«عكاظ» أن الطريق آمن.", ["عكاظ"]),
    ("marks the wrong way round", "وقالت مصادر محلية ل»الرياض« إن المعارك توقفت.", ["الرياض"]),
    ("a town and a word that nobody knows", "وقالت صحيفة واشنطن كروزمان إن القرار صدر.", ["واشنطن كروزمان"]),
    ("one with the name of a region", "وقال مصدر لـ«الشرق الأوسط» إن الطريق آمن.", ["الشرق الأوسط"]),
    ("before a colon", "وأضاف المصدر لـ«الشرق الأوسط»: «الطريق آمن».", ["الشرق الأوسط"]),
    ("which learnt something", "وعلمت «الرياض» أن الطريق آمن.", ["الرياض"]),
    ("behind its noun", "وذكرت صحيفة الرياض أن الطريق آمن.", ["الرياض"]),
    ("behind its noun, in marks", "ونشرت صحيفة «الشرق الأوسط» تقريرا.", ["الشرق الأوسط"]),
    ("a region itself", "وتراجعت الهجرة من الشرق الأوسط، وقال مصدر في «الشرق الأوسط» ذلك.", []),
    ("what somebody rejects", "وأكد رفضه لـ«الإرهاب» في كل مكان.", []),
    ("what somebody calls for", "ودعا الرئيس إلى «الحوار» غدا.", []),
]


@pytest.mark.parametrize(("gloss", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_outlets_are_found(annotate, gloss: str, text: str, expected: list[str]) -> None:
    assert [m.text for m in annotate(text)._.mentions if m.level == "name" and m.type == "Organization"] == expected
