"""Titles of our own: their English, their states, and the name beside them."""

from __future__ import annotations

import pytest

from kg.mentions.title_english import get_title_phrases

CASES = [
    ("قال رئيس الوزراء البريطاني بوريس جونسون ذلك.", "prime minister"),
    ("قال رئيس مجلس الوزراء العراقي سالم الكرخي ذلك.", "prime minister"),
    ("قالت رئيسة وزراء السويد ماريا فالدغرين ذلك.", "prime minister"),
    ("قال المتحدث باسم الكرملين دميتري بيسكوف ذلك.", "spokesperson"),
    ("قال مستشار الأمن القومي الأمريكي جيك سوليفان ذلك.", "national security adviser"),
    ("قال المستشار الألماني أولاف شولتس ذلك.", "chancellor"),
    ("قال نائب وزير الخارجية الروسي سيرغي ريابكوف ذلك.", "deputy foreign minister"),
    ("قال النائب الأول لرئيس الوزراء الروسي أندريه فالدين ذلك.", "first deputy prime minister"),
    ("قال وزير الدولة للشؤون الخارجية عادل الجبير ذلك.", "minister of state for foreign affairs"),
    ("قالت الأمينة العامة المساعدة لجامعة الدول العربية هيفاء المنصوري ذلك.", "assistant secretary-general"),
    ("قال السفير الأمريكي لدى روسيا جون سوليفان ذلك.", "ambassador"),
    ("قال المبعوث الخاص إلى اليمن هانس فالدغرين ذلك.", "special envoy"),
    ("قالت وزيرة الدفاع الألمانية ماريا فالدغرين ذلك.", "defence minister"),
    ("قال مستشار الملك سالم الكرخي ذلك.", "adviser to the king"),
    ("قال عميد كلية الحقوق سالم الكرخي ذلك.", "dean"),
    ("قال أمير منطقة الرياض الأمير سالم الكرخي ذلك.", "governor"),
    ("قال أمين عام الأمم المتحدة هانس فالدغرين ذلك.", "secretary-general"),
    ("وقالت رئيسة حكومتها ماريا فالدغرين ذلك.", "prime minister"),
    ("وقال وزير خارجيته سامر الحكيم ذلك.", "foreign minister"),
    ("وقال رئيس وزرائه سامر الحكيم ذلك.", "prime minister"),
    ("قال وزير النقل والاتصالات التشادي سامر الحكيم ذلك.", "communications transport minister"),
]


@pytest.mark.parametrize(("text", "english"), CASES, ids=[c[1] + str(i) for i, c in enumerate(CASES)])
def test_english_of_a_title(annotate, text: str, english: str) -> None:
    title = next(t for t in annotate(text)._.titles if t.name)
    assert title.english == english


def test_two_titles_in_a_row_share_their_name(annotate) -> None:
    doc = annotate("قال نائب رئيس الوزراء وزير الخارجية القطري محمد بن عبد الرحمن آل ثاني ذلك.")
    titles = [t for t in doc._.titles if t.kind == "office"]
    assert [t.english for t in titles] == ["deputy prime minister", "foreign minister"]
    assert titles[0].name == titles[1].name
    assert {t.state for t in titles} == {"Q846"}


def test_where_an_envoy_is_sent_is_not_whom_he_acts_for(annotate) -> None:
    doc = annotate("قال المبعوث الخاص إلى اليمن هانس فالدغرين ذلك.")
    assert [p.country for p in doc._.positions] == [None]


def test_the_table_of_phrases_is_read() -> None:
    assert len(get_title_phrases()) > 100
    assert "prime minister" in get_title_phrases().values()


REACHED = [
    ("two complements of which one opens a construct", "قال وزير الطرق وبناء المدن الإيراني يوهان فالدغرين ذلك.", "يوهان فالدغرين"),
    ("what an envoy is for", "وصل مبعوث الاتحاد الأوروبي للملاحة البحرية يوهان فالدغرين أمس.", "يوهان فالدغرين"),
    ("a coordinator told by a nationality, and what for", "قال المنسق الأوروبي للمفاوضات النووية إنريكي مورا ذلك.", "إنريكي مورا"),
    ("at that time", "أغضب ذلك وزيرة الخارجية الأميركية آنذاك هيلاري كلينتون.", "هيلاري كلينتون"),
    ("the office as a relative clause behind the name", "وصل يوهان فالدغرين، الذي يشغل منصب وزير الدفاع السويدي، أمس.", "يوهان فالدغرين"),
    ("an unheard name behind و and before the title", "حضر القمة مسؤولون، وفاسيلي بوراكين نائب وزير الدفاع الروسي.", "فاسيلي بوراكين"),
    ("أل of a name is no article", "سيترأس ألكسندر بيلوش، كبير الباحثين، الوفد.", "ألكسندر بيلوش"),
    ("and he is", "وصل يوهان فالدغرين، وهو وزير الدفاع السويدي، أمس.", "يوهان فالدغرين"),
]


@pytest.mark.parametrize(("gloss", "text", "person"), REACHED, ids=[c[0] for c in REACHED])
def test_a_title_reaches_its_name(annotate, gloss: str, text: str, person: str) -> None:
    doc = annotate(text)
    named = [doc[t.name[0] : t.name[1]].text for t in doc._.titles if t.name]
    assert named == [person]


def test_a_hamza_makes_another_word(annotate) -> None:
    """`أمام` (before, in front of) is no `إمام` (imam)."""
    assert not annotate("وقف يوهان فالدغرين أمام المبنى.")._.titles
    assert [t.english for t in annotate("وصل الإمام يوهان فالدغرين أمس.")._.titles] == ["imam"]


def test_a_final_alef_may_be_a_verb(annotate) -> None:
    """`ولى` (is over) is no `ولي` (guardian); Egypt writes the title so, too."""
    assert not annotate("قالت السفارة إن ذلك الزمن قد ولى. ورحب يوهان فالدغرين بذلك.")._.titles
    assert [t.english for t in annotate("وصل ولى العهد يوهان فالدغرين أمس.")._.titles] == ["crown prince"]


def test_where_a_minister_met_somebody_is_no_part_of_his_title(annotate) -> None:
    doc = annotate("استقبل وزير الدفاع السويدي في القاهرة يوهان فالدغرين.")
    assert [t.name for t in doc._.titles] == [None]


def test_a_name_that_looks_like_a_crown_prince_is_no_title(annotate) -> None:
    assert not annotate("حضر ولي محمد كاكار اللقاء.")._.titles
    assert [t.english for t in annotate("حضر ولي عهد أبوظبي اللقاء.")._.titles] == ["crown prince"]
