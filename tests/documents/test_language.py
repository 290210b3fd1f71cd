"""Arabic told from what is written with its letters, and from the rest. The sentences are ours."""

from __future__ import annotations

import pytest

from kg.documents.language import NAMES, check_language, get_letters, get_words

ARABIC = {
    "news": "قال وزير الخارجية إن المحادثات التي جرت في القاهرة كانت مثمرة",
    "headline": "قمة جنيف: بايدن وبوتين وجها لوجه",
    "with diacritics": "قَالَ الوَزِيرُ إِنَّ المُحَادَثَاتِ مُثْمِرَةٌ",
    "spelt with Persian letters": "قال الوزیر فی مؤتمر صحفی إن المحادثات مع روسیا کانت مثمرة وإنها ستستمر حتی نهایة العام",
    "spaced conjunctions": "شارع النصر و يمر بثلاث مدن و هم الاولى و الثانية و الثالثة",
    "names with foreign letters": "ڤلاديمير پوتين يلتقي نظيره في چنيڤ",
    "names in Latin": "وقعت الشركة اتفاقا مع Lockheed Martin وRaytheon في واشنطن",
    "presentation forms": "ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ ﺇﻥ ﺍﻟﻤﺤﺎﺩﺛﺎﺕ ﻓﻲ ﺍﻟﻘﺎﻫﺮﺓ",
    "presentation and abbreviation": "التقى د. سامي الوزير د. حسن في دي بي سي او غيرها",
}
OTHER = {
    "Persian": "وزیر امور خارجه ایران گفت که این گفت‌وگوها برای کاهش تنش در منطقه است و دو طرف به توافق رسیدند",
    "Persian typed with Arabic letters": "وزير امور خارجه گفت كه اين مذاكرات براي كاهش تنش در منطقه است و دو كشور با هم به توافق رسيدند",
    "Urdu": "وزیر خارجہ نے کہا کہ یہ مذاکرات دونوں ملکوں کے لیے اہم ہیں اور ان میں پیش رفت ہوئی ہے",
    "Pashto": "د بهرنیو چارو وزیر وویل چې دا خبرې د دواړو هیوادونو لپاره مهمې دي او پرمختګ پکې شوی دی",
    "Kurdish": "وەزیری دەرەوە گوتی کە ئەم گفتوگۆیانە بۆ هەردوو وڵات گرنگن و پێشکەوتن لە نێوان هەردوولا هەیە",
    "Uyghur": "تاشقى ئىشلار مىنىستىرى بۇ سۆھبەتنىڭ ئىككى دۆلەت ئۈچۈن مۇھىم ئىكەنلىكىنى ۋە داۋام قىلىدىغانلىقىنى بىلدۈردى",
    "English": "The foreign minister said that the talks in Cairo went well",
    "Hebrew": "שר החוץ אמר כי השיחות היו טובות",
    "an English page with an Arabic name": "The minister, known as سامر, said that the talks in Cairo went well and would continue",
    "numbers": "12345 67 / 2021",
    "a Persian headline": "گفتگوی پوتین و بایدن",
}


@pytest.mark.parametrize("text", ARABIC.values(), ids=ARABIC)
def test_arabic(text: str) -> None:
    assert check_language(text) is None


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
def test_not_arabic(text: str) -> None:
    told = check_language(text)
    assert told is not None
    assert told.startswith("not Arabic")


def test_the_text_comes_before_what_is_declared() -> None:
    assert check_language(ARABIC["news"], "en") is None
    assert check_language(OTHER["Persian"], "ar") == "not Arabic but Persian, by its function words"


def test_a_declared_language_decides_where_the_text_does_not() -> None:
    assert check_language("مذاكرات جديدة", "ar-EG") is None
    assert check_language("مذاكرات جديدة", "Arabic") is None
    assert check_language("مذاكرات جديدة", "fa") == "not Arabic: its language is given as fa"


def test_every_language_of_the_table_has_a_name_and_words() -> None:
    assert set(get_words()) == set(NAMES)
    assert set(get_letters()) == set(NAMES) - {"ar"}
    for language in set(NAMES) - {"ar"}:
        assert not get_words()[language] & get_words()["ar"]
