"""A publication date only where the text proves it. 17 June 2021 was a Thursday, 18 June 2020 was one, too."""

from __future__ import annotations

from datetime import date

import pytest

from kg.documents.furniture import find_furniture
from kg.documents.inference import infer_date

THURSDAY = date(2021, 6, 17)
PROVEN = {
    "whole date": "أعلن الوزير اليوم الخميس 17 يونيو 2021 بدء المحادثات",
    "double month": "أعلن الوزير اليوم الخميس 17 يونيو/حزيران 2021 بدء المحادثات",
    "month in brackets": "أعلن الوزير اليوم الخميس 17 حزيران (يونيو) 2021 بدء المحادثات",
    "punctuation": "أعلن الوزير، اليوم (الخميس)، الموافق 17 من يونيو عام 2021، بدء المحادثات",
    "eastern digits": "أعلن الوزير اليوم الخميس ١٧ يونيو ٢٠٢١ بدء المحادثات",
    "clitic": "واليوم الخميس 17 يونيو 2021 أعلن الوزير بدء المحادثات",
    "year elsewhere": "أعلن الوزير اليوم الخميس 17 يونيو بدء المحادثات. وكانت جولة عام 2019 قد فشلت، وتنتهي المهلة في 2021.",
    "yesterday": "اجتمع الوزيران أمس الأربعاء 16 يونيو 2021 في القاهرة",
    "tomorrow": "يجتمع الوزيران غدا الجمعة 18 يونيو 2021 في القاهرة",
    "twice": "اجتمع الوزيران أمس الأربعاء 16 يونيو 2021، وعادا اليوم الخميس 17 يونيو 2021",
    "diacritics": "أعلن الوزير اليومَ الخميسَ 17 يونيو 2021",
}
UNPROVEN = {
    "no today": "أعلن الوزير يوم الخميس 17 يونيو 2021 بدء المحادثات",
    "no weekday": "أعلن الوزير اليوم 17 يونيو 2021 بدء المحادثات",
    "no date": "أعلن الوزير اليوم الخميس بدء المحادثات بعد قمة 16 يونيو 2021",
    "no year": "أعلن الوزير اليوم الخميس 17 يونيو بدء المحادثات",
    "a year that does not fit": "أعلن الوزير اليوم الخميس 17 يونيو بدء المحادثات التي جرت في 2019",
    "two years that fit": "أعلن الوزير اليوم الخميس 17 يونيو بدء المحادثات، بعد 2010 وقبل 2021",
    "another weekday": "أعلن الوزير اليوم الأحد 17 يونيو 2021 بدء المحادثات",
    "no such day": "أعلن الوزير اليوم الخميس 31 يونيو 2021 بدء المحادثات",
    "two that disagree": "أعلن اليوم الخميس 17 يونيو 2021 ثم اليوم الجمعة 18 يونيو 2021",
    "that day": "في مثل هذا اليوم الخميس 17 يونيو 2021",
    "a word that ends so": "لليوم الخميس 17 يونيو 2021",
    "the crawler's date": "الخميس 17 يونيو 2021\n\nأعلن الوزير بدء المحادثات",
}


@pytest.mark.parametrize("text", PROVEN.values(), ids=PROVEN)
def test_proven(text: str) -> None:
    assert infer_date(text) == THURSDAY


@pytest.mark.parametrize("text", UNPROVEN.values(), ids=UNPROVEN)
def test_unproven(text: str) -> None:
    assert infer_date(text) is None


def test_furniture_proves_nothing() -> None:
    text = "اليوم الخميس 17 يونيو 2021\n\nالوزير يصل إلى القاهرة\nوصل الوزير إلى القاهرة في زيارة رسمية تستغرق يومين."
    furniture = find_furniture(text)
    assert [span.kind for span in furniture] == ["date"]
    assert infer_date(text) == THURSDAY
    assert infer_date(text, furniture) is None
