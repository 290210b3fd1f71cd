"""Reports that are easily missed: titles with a full stop, numbers, settings and descriptions between a verb and what it tells."""

from __future__ import annotations

import pytest

from kg.statements import find_statements

BERG = {"بيرغ": "berg"}

CASES = [
    ("short title before a name", "وقال د. بيرغ: الهدنة صامدة حتى الآن.", BERG, [("الهدنة صامدة حتى الآن", "berg")]),
    ("short title before a name nobody knows", "وأوضح م. القارظ أنها هدنة صامدة.", {}, [("هدنة صامدة", "م. القارظ")]),
    ("letter behind a year", "جرى ذلك في 2015م. وقال بيرغ إن الهدنة صامدة.", BERG, [("الهدنة صامدة", "berg")]),
    ("point in a number", "وقال 87.5 في المائة من المشاركين إنهم راضون.", {}, [("راضون", "87.5 في المائة من المشاركين")]),
    (
        "thousands in what describes the speaker",
        "وكشف الاستطلاع الذي شمل 20.000 تلميذ عن زيادة في القلق.",
        {},
        [("زيادة في القلق", "الاستطلاع")],
    ),
    (
        "setting before a verb that is a noun as well",
        "وعلى صعيد آخر ذكر تقرير إخباري أن المعبر مغلق.",
        {},
        [("المعبر مغلق", "تقرير إخباري")],
    ),
    ("so he said", "وعن المعبر فقد ذكر بيرغ أن العمل مستمر.", BERG, [("العمل مستمر", "berg")]),
    (
        "verb behind a place and a comma",
        "وفي نوفا، عبر الوزير بيرغ عن أسفه الشديد.",
        BERG | {"نوفا": "place:nova"},
        [("أسفه الشديد", "berg")],
    ),
    (
        "verb that goes on, and says",
        "قال بيرغ إن الهدنة صامدة. ومضى يقول إن الحوار مستمر.",
        BERG,
        [("الهدنة صامدة", "berg"), ("الحوار مستمر", "berg")],
    ),
    (
        "quotation that begins with a complementizer",
        "لفت بيرغ في تصريح أمس «أن المعبر لم يفتح لولا الهدنة».",
        BERG,
        [("المعبر لم يفتح لولا الهدنة", "berg")],
    ),
    (
        "title that takes the preposition of the verb",
        "أكد بيرغ المشرف على برنامج الإغاثة أن العمل مستمر.",
        BERG,
        [("العمل مستمر", "berg")],
    ),
    (
        "comma before what is disclosed",
        "كشف بيرغ، عن إنشاء ثلاث محطات جديدة، ليصبح مجموعها تسعا.",
        BERG,
        [("إنشاء ثلاث محطات جديدة، ليصبح مجموعها تسعا", "berg")],
    ),
    (
        "what the speaker did not say",
        'وقال متحدث باسم الشرطة دون أن يذكر اسم الرجل الذي أوقف أمس "سيفتح تحقيق في ما جرى قرب المعبر قبل يومين".',
        {},
        [("سيفتح تحقيق في ما جرى قرب المعبر قبل يومين", "متحدث باسم الشرطة")],
    ),
    ("verb of knowing that is a noun", "وقال باحثون في علم السكان إن العدد في ازدياد.", {}, [("العدد في ازدياد", "باحثون")]),
    (
        "answer to what another said",
        "ردت نوفا على تصريحات بيرغ التي قال فيها إن المعبر مغلق.",
        BERG | {"نوفا": "place:nova"},
        [("المعبر مغلق", "berg")],
    ),
    ("verb that has no object", "من جانبها، أشادت الرابطة بصمود الهدنة.", {}, [("صمود الهدنة", "الرابطة")]),
    (
        "two noun phrases of which the first calls on the second",
        "ودعت الرابطة كافة القوى الوطنية، إلى مواصلة الحوار.",
        {},
        [("مواصلة الحوار", "الرابطة")],
    ),
    ("object while somebody else is meant", "وصل بيرغ. ودعا الرابطة إلى مواصلة الحوار.", BERG, [("مواصلة الحوار", "berg")]),
    ("rough number", "وطالب نحو 500 متظاهر الحكومة بالوفاء بوعودها.", {}, [("الوفاء بوعودها", "نحو 500 متظاهر")]),
    ("rough share", "وصرح ما يقرب من نصف المشاركين بأنهم راضون.", {}, [("راضون", "ما يقرب من نصف المشاركين")]),
    ("line before", "فيلم جديد لفنان معارض\n\nقال الفنان الشهير بيرغ إن الفيلم جاهز.", BERG, [("الفيلم جاهز", "berg")]),
    ("earlier time", "وأعلن بيرغ في وقت سابق تأييد الهدنة.", BERG, [("تأييد الهدنة", "berg")]),
    ("opening mark the wrong way round", "قال بيرغ لـ»البيدق»: إن الهدنة صامدة.", BERG, [("الهدنة صامدة", "berg")]),
    ("ascribed", "قال بيرغ إن الأسعار ارتفعت، عازيا ذلك إلى الجفاف.", BERG, [("الأسعار ارتفعت", "berg"), ("الجفاف", "berg")]),
    ("what is the same", "ذكر بيرغ أول من أمس الثمن، أي أنه ارتفع كثيرا.", BERG, []),
]


@pytest.mark.parametrize(("text", "names", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_missed(make_doc, text, names, expected):
    found = find_statements(make_doc(text, names))
    assert [(text[s.start : s.end], *(s.speakers or (s.speaker_text,))) for s in found] == expected
