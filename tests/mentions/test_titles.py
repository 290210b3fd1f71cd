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
