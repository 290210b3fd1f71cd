"""Pairs of quotation marks, given the words and marks of a line with their spacing."""

from __future__ import annotations

import re

import pytest

from kg.text.quotations import pair_quotations


def quoted(text: str) -> list[str]:
    """The texts between the marks that pair up, outermost and inner, in order."""
    pieces = [(m.group(), m.start()) for m in re.finditer(r"\w+|[^\w\s]", text)]
    lines = [text.count("\n", 0, at) for _, at in pieces]
    spaced = [at == 0 or text[at - 1].isspace() for _, at in pieces]
    pairs = pair_quotations([word for word, _ in pieces], lines, spaced)
    return [text[pieces[start][1] + 1 : pieces[close][1]].strip() for start, close in sorted(pairs.items())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال: «نعم».", ["نعم"]),
        ('قال: "نعم".', ["نعم"]),
        ("قال: “نعم”.", ["نعم"]),
        ("قال: ‘نعم’.", ["نعم"]),
        ("قال: „نعم“.", ["نعم"]),
        ("قال: “نعم“.", ["نعم"]),
        ("قال: ”نعم”.", ["نعم"]),
        ("قال: “نعم\".", ["نعم"]),
        ('قال" نعم".', ["نعم"]),
        ('قال: " نعم " ثم خرج.', ["نعم"]),
        ('قال: "نعم ". ثم خرج. وأضاف: "لا".', ["نعم", "لا"]),
        ('قال: "نعم" ثم "لا".', ["نعم", "لا"]),
        ("قال: «سمعت “نعم” كثيرا».", ["سمعت “نعم” كثيرا", "نعم"]),
        ("قال: «نعم.\nثم لا».", ["نعم.\nثم لا"]),
        ('"نعم.\nلا.\nلا.\nنعم.\nلا.\nلا.\nثم انتهى."\n', ["نعم.\nلا.\nلا.\nنعم.\nلا.\nلا.\nثم انتهى."]),
        ('قال "نعم.\nلا.\nلا.\nنعم.\nلا.\nلا.\nثم انتهى."\n', []),
        ("قال: «نعم.", []),
        ("قال نعم».", []),
        ('قال: "نعم كل "من جاء هنا". ثم طلب الهدوء و"عدم الرد".', ["من جاء هنا", "عدم الرد"]),
        ("قال إن “نعم. وأضاف أن “لا أحد هنا”، ونوه بـ”الرؤية” أمس.", ["لا أحد هنا", "الرؤية"]),
        ("قال إن “القرن 21″، مؤكدا “الحوار”.", ["القرن 21", "الحوار"]),
        ('وقال إن الوقت حان". وتابع "نعم، لا إشكال". ثم زاد كثيرا".', ["نعم، لا إشكال"]),
        ("عند موقع «العروس « الذي يقع في «تعز».", ["العروس", "تعز"]),
        ("وقال لـ»المدينة»: إن الأمر انتهى.", ["المدينة"]),
        ('إن "نعم.\nوأضاف أن "كل من كان هنا أمس قد عاد إلى بيته".\nوزاد أن الأمر انتهى".\n', ["كل من كان هنا أمس قد عاد إلى بيته"]),
        ("مجلة O'Brien الجديدة", []),
        ("", []),
    ],
)
def test_pairs(text, expected):
    assert quoted(text) == expected


def test_a_quotation_does_not_run_over_a_whole_article():
    assert quoted("قال: «نعم.\n" + "وصل الوفد.\n" * 8 + "انتهى».") == []


def test_no_mark_is_used_twice():
    text = 'قال: "نعم" و"لا" و«ربما» و“قطعا”.'
    assert quoted(text) == ["نعم", "لا", "ربما", "قطعا"]
