"""What looks like a statement and is none: stances inside what another says, what something is considered, prepositions, things named."""

from __future__ import annotations

import pytest

from kg.statements import find_statements
from kg.statements.cues import is_asserted
from kg.statements.lexicon import get_forms
from kg.statements.words import Words

B = {"بيرغ": "berg"}
N = {"نوفا": "place:nova"}

CASES: list[tuple[str, str, dict[str, str], list[tuple[str, str]]]] = [
    ("what his side rejects is his own word", "قال بيرغ إن نوفا ترفض العنف بجميع أشكاله.", B | N,
     [("نوفا ترفض العنف بجميع أشكاله", "berg")]),
    ("what his side welcomes", "أكد بيرغ أن نوفا ترحب بأي اتفاق عادل.", B | N, [("نوفا ترحب بأي اتفاق عادل", "berg")]),
    ("what another rejects by the way", "قال بيرغ إن الجسر الذي ترفض نوفا بناءه قرب الحدود آمن.", B | N,
     [("الجسر الذي ترفض نوفا بناءه قرب الحدود آمن", "berg"), ("بناءه قرب الحدود آمن", "nova")]),
    ("a stance that nobody tells", "ترفض نوفا العنف بجميع أشكاله.", N, [("العنف بجميع أشكاله", "nova")]),
    ("is considered the second", "تعتبر نوفا ثاني أكبر مدن الساحل.", N, []),
    ("is considered an event", "تعتبر نوفا حدثا مهما في تاريخ المنطقة.", N, []),
    ("is considered a priority", "تعتبر نوفا أولوية بالنسبة للجيران.", N, []),
    ("considers a party a group", "تعتبر نوفا الحزب منظمة سرية.", N, [("الحزب منظمة سرية", "nova")]),
    ("people without a name, before what they reject", "رفض مسؤولون إسرائيليون هذه الاتهامات.", {},
     [("هذه الاتهامات", "مسؤولون إسرائيليون")]),
    ("somebody else, before what he confirms", "أكد مسؤول آخر هذه الأنباء السارة.", {}, [("هذه الأنباء السارة", "مسؤول آخر")]),
    ("a plural without an adjective", "انتقد معارضون هذا القرار المفاجئ.", {}, [("هذا القرار المفاجئ", "معارضون")]),
    ("between", "جرت المحادثات هذا الأسبوع بين بيرغ وجيرانه الذين رأوا أن الوقت ضيق.", B, []),
    ("between the two", "الفرق كبير بينها وبين نوفا وجيرانها بأنها أكبر.", N, []),
    ("made clear", "وصل بيرغ أمس. وبين بيرغ أن العمل مستمر.", B, [("العمل مستمر", "berg")]),
    ("than ever before", "وصل بيرغ وهو متفائل أكثر من أي وقت مضى بأن الفريق سيفوز.", B, []),
    ("a possible matter", "كتب بيرغ أن سلاما عادلا أمر ممكن إن تقيدت نوفا بالتزاماتها.", B | N,
     [("سلاما عادلا أمر ممكن إن تقيدت نوفا بالتزاماتها", "berg")]),
    ("professional, not congratulating", "تعاملت نوفا بطريقة حازمة ومهنية بمنع الفوضى.", N, []),
    ("a purpose in quoted words is no report of its own", "قال بيرغ: «جئنا اليوم ليقول الجميع إن الجسر آمن».", B,
     [("جئنا اليوم ليقول الجميع إن الجسر آمن", "berg")]),
    ("ordered", "أمر بيرغ بفتح تحقيق في الحادث.", B, [("فتح تحقيق في الحادث", "berg")]),
    ("defended himself", "دافع بيرغ عن نفسه.", B, []),
    ("defended a thing", "دافع بيرغ عن الاتفاق وقال إنه عادل.", B, [("عادل", "berg")]),
    ("defended a right", "دافع بيرغ عن حق جيرانه في العبور.", B, [("حق جيرانه في العبور", "berg")]),
    ("a thing of which more is told", "رحبت نوفا بالاتفاق التاريخي بين الجارتين.", N, [("الاتفاق التاريخي بين الجارتين", "nova")]),
    ("whom people warn", "حذر ناشطون مشاركون في المسيرات القوى السياسية من العودة إلى الوراء.", {},
     [("العودة إلى الوراء", "ناشطون مشاركون في المسيرات")]),
    ("whom a number of people ask", "طالب عدد من الحضور اللجان المشاركة بحل سريع.", {}, [("حل سريع", "عدد من الحضور")]),
    ("whom bodies call on", "دعت المنظمات مجلس الشيوخ إلى الحوار العاجل.", {"مجلس الشيوخ": "org:senate"},
     [("الحوار العاجل", "المنظمات")]),
    ("an adjective of people is no addressee", "دعت مجموعة من أقارب الركاب الصينيين إلى تحقيق جديد.", {},
     [("تحقيق جديد", "مجموعة من أقارب الركاب الصينيين")]),
    ("what the rebels claim", "أعلن متمردو نوفا مسؤوليتهم عن التفجير الأخير.", {"نوفا": "org:nova"},
     [("مسؤوليتهم عن التفجير الأخير", "متمردو نوفا")]),
    ("the deed that sources confirm", "أكدت مصادر طبية مقتل عشرين شخصا على الأقل.", {},
     [("مقتل عشرين شخصا على الأقل", "مصادر طبية")]),
    ("the deed that a company confirms", "أكدت الشركة خطف موظف يعمل لديها.", {}, [("خطف موظف يعمل لديها", "الشركة")]),
    ("condemned the decision", "نددت نوفا بالقرار.", N, [("القرار", "nova")]),
]


@pytest.mark.parametrize(("text", "names", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_unsaid(make_doc, text, names, expected):
    doc = make_doc(text, names)
    found = [(doc.text[s.start : s.end], "+".join(s.speakers) or s.speaker_text) for s in find_statements(doc)]
    assert found == expected


def test_a_matter_is_no_order(make_doc):
    words = Words(make_doc("إن سلاما عادلا أمر متاح اليوم. أمر بيرغ بالتحقيق. إغلاقه أمر لا يمكن قبوله.", B))
    verb, form = next(told for told in get_forms()["امر"] if told[1].tense == "perfect")
    assert [is_asserted(words, k, verb, form) for k in range(len(words)) if words.norm(k) == "امر"] == [False, True, False]
