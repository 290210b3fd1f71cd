"""Speakers given by words, in short sentences of our own: bodies called by their noun, people of a body, whose text a pronoun tells."""

from __future__ import annotations

import pytest

from kg.model import Entity
from kg.statements import find_statements

NAMES = {
    "بيرغ": "berg", "هيئة رولان النرويجية": "org:roland", "وزارة النقل النرويجية": "org:ministry", "غوغل": "org:google",
    "نورغاز": "org:norgaz", "برج رولان": "facility:tower", "فنلندا": "place:finland", "النبأ": "org:paper", "الدول الشمالية": "org:north",
}  # fmt: skip
ENTITIES = {
    "roland": Entity("roland", "Organization", (("ar", "هيئة رولان النرويجية"),), state="Q20"),
    "ministry": Entity("ministry", "Organization", (("ar", "وزارة النقل النرويجية"),), state="Q20"),
    "google": Entity("google", "Organization", (("ar", "غوغل"),), state="Q30"),
    "berg": Entity("berg", "Person", (("ar", "بيرغ"),)),
    "paper": Entity("paper", "Organization", (("ar", "النبأ"),), kind="newspaper"),
}

CASES: list[tuple[str, str, list[str]]] = [
    ("the ministry of that state",
     "قالت وزارة النقل النرويجية إن الجسر آمن. وحذرت الوزارة النرويجية من العاصفة.", ["ministry", "ministry"]),
    ("not one of another state", "قالت وزارة النقل النرويجية إن الجسر آمن. وأكدت الوزارة الفرنسية أن العاصفة قريبة.",
     ["ministry", "الوزارة الفرنسية"]),
    ("a body called by its noun, which did not speak last",
     "زار بيرغ هيئة رولان النرويجية. وقال بيرغ إن الجسر آمن. وأوضحت الهيئة الحكومية أن العاصفة قريبة.", ["berg", "roland"]),
    ("not by an adjective that tells of another", "قالت هيئة رولان النرويجية إن الجسر آمن. وأكدت الهيئة الشبابية أن العاصفة قريبة.",
     ["roland", "الهيئة الشبابية"]),
    ("a name in quotation marks behind a noun and what belongs to it",
     "قالت شركة الطاقة النرويجية \"نورغاز\" إن الغاز رخيص.", ["norgaz"]),
    ("the people of a body are not the body", "لكن موظفي غوغل -الذين تحدثوا أمس- قالوا إن الغاز رخيص.", ["موظفي غوغل"]),
    ("a building urges nobody", "قال بيرغ إن الجسر آمن. وحث خطيب برج رولان على الصبر.", ["berg", "berg"]),
    ("whose text it is, told by a pronoun", "قالت هيئة رولان النرويجية إن الجسر آمن. وورد في بيان صادر عنها أن العاصفة قريبة.",
     ["roland", "roland"]),
    ("whom a place tells something is not who tells it", "أبلغت فنلندا بيرغ أن الجسر آمن.", ["finland"]),
    ("a leading member in the accusative", "لكن قياديا بارزا في الحزب قال إن الجسر آمن.", ["قياديا بارزا في الحزب"]),
    ("others in the accusative", "لكن آخرين قالوا إن الجسر آمن.", ["آخرين"]),
    ("a numeral and bodies", "وطالبت ثماني منظمات بحل سريع.", ["ثماني منظمات"]),
    ("a federation", "ودعت الفيدرالية إلى الصبر.", ["الفيدرالية"]),
    ("an announcement nearer to what is told", "وجاء تصريح بيرغ بعد يوم من إعلان غوغل أن الجسر آمن.", ["google"]),
    ("the outlet that a source tells it to", "وأضاف المصدر الأمني لصحيفة النبأ أن الجسر آمن.", ["المصدر الأمني"]),
    ("the outlet that an official informs", "وأبلغ مسؤول محلي النبأ أن الجسر آمن.", ["مسؤول محلي"]),
    ("a body whose adjective is feminine is whom he calls on", "قال بيرغ إن الجسر آمن. وناشد الدول الشمالية بالصبر.", ["berg", "berg"]),
    ("a law is no source", "يعمل المجلس المنتخب حسب الدستور. وسيرتفع الجسر الجديد، حسب الطلب.", []),
    ("decisions that something rests on are no source", "ويتمسك السكان بالجسر القديم استنادا إلى قرارات المجلس البلدي.", []),
    ("a report that something rests on is one", "ارتفع الجسر القديم مترا استنادا إلى تقرير الخبراء.", ["تقرير الخبراء"]),
    ("to whom something was said speaks not", "التقى بيرغ جاره. فقال لي بيرغ إن الجسر آمن. وقال لي إن العاصفة قريبة.", ["berg", "berg"]),
    ("what somebody thinks is told by him, not by what he thinks it of",
     "قال بيرغ إن الحكومة انتقدت الشركات الكبيرة التي يرى أنها جشعة.", ["berg", "الحكومة"]),
    ("what goes on in a sentence is told by who spoke, the name behind is whom he calls on",
     "وأضاف بيرغ أن الجسر آمن، ودعا غوغل إلى الصبر.", ["berg", "berg"]),
    ("a new subject has a sentence of its own", "وأضاف بيرغ أن الجسر آمن. ودعا غوغل إلى الصبر.", ["berg", "google"]),
    ("a poet is named next as the poet", "أكد شاعر شاب أن الجسر آمن. وقال بيرغ، وهو مهندس، إن العاصفة قريبة.", ["شاعر شاب", "berg"]),
    ("a minister without a name is named next as a minister",
     "كشف وزير في الحكومة عن بناء الجسر. وقال بيرغ، وزير النقل، إن العاصفة قريبة.", ["berg", "berg"]),
    ("not one official as another", "كشف مسؤول في الحكومة عن بناء الجسر. وقال بيرغ، مسؤول النقل، إن العاصفة قريبة.",
     ["مسؤول في الحكومة", "berg"]),
    ("whom a text introduced without a name since somebody spoke, not that one",
     "قال بيرغ إن الجسر آمن. والتقى الصحافيين مسؤول نرويجي. وأكد المسؤول أن الطريق طويل.", ["berg", "مسؤول نرويجي"]),
    ("a member of a party by her deed", "وقالت بيرغ إن الجسر آمن. وأضافت المشرعة عن الحزب الحاكم أن العاصفة قريبة.", ["berg", "berg"]),
    ("the writer of an article is who was called a writer, not whoever spoke",
     "قال بيرغ إن الجسر آمن. وأكد كاتب المقال أن العاصفة قريبة.", ["berg", "كاتب المقال"]),
    ("a plural in the accusative is whom somebody warns or calls on",
     "قال بيرغ إن الجسر آمن. وحذر المشرعين من العاصفة. ودعا النواب المقاطعين إلى الصبر. وطالب بعض المتخصصين بالصبر.",
     ["berg", "berg", "berg", "بعض المتخصصين"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_source(make_doc, text, expected):
    doc = make_doc(text, NAMES)
    doc._.entities = ENTITIES
    assert ["+".join(s.speakers) or s.speaker_text for s in find_statements(doc)] == expected


def test_number_of_sources():
    assert len(CASES) == 31
