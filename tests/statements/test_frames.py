"""Frames of speech that stand apart: quotations of verbs that take no other speech, those told behind, what comes late."""

from __future__ import annotations

import pytest

from kg.statements import find_statements

B = {"بيرغ": "berg"}

CASES: list[tuple[str, str, dict[str, str], list[tuple[str, str]]]] = [
    ("a colon behind a participle of any verb", "شدد بيرغ على أن الخطة باقية، موردا: «لدينا العقول وليس لدينا المال».", B,
     [("الخطة باقية", "berg"), ("لدينا العقول وليس لدينا المال", "berg")]),
    ("a colon behind a verb that takes no speech", "تباهى بيرغ أمس: «لا أحد يعرف هذا الطريق مثلي».", B,
     [("لا أحد يعرف هذا الطريق مثلي", "berg")]),
    ("a colon of what was published", "نشر بيرغ مقالا بعنوان: «طريق طويل إلى قرية بعيدة».", B, []),
    ("a quotation at once", "سجلت بيرغ «عدم وقوع تغيرات في الأسعار».", B, [("عدم وقوع تغيرات في الأسعار", "berg")]),
    ("a short quotation before a participle", "قال بيرغ \"ليس لدينا رأي\"، موضحا أنه سيعود.", B,
     [("ليس لدينا رأي", "berg"), ("سيعود", "berg")]),
    ("went on that", "وواصل بيرغ بأن الاتفاقية ستوقع.", B, [("الاتفاقية ستوقع", "berg")]),
    ("knowing that", "سافر الفريق وواصل بيرغ التدريب علما بأن المباراة غدا.", B, []),
    ("a number with a stop", "كشف الاستطلاع الذي شمل 20.000 تلميذ في البلاد عن نمو سريع في الحسابات.", {},
     [("نمو سريع في الحسابات", "الاستطلاع")]),
    ("told by a verb behind", "قال بيرغ إن المطر توقف.\nمرت أيام كثيرة بلا خبر.\n«لا تدعهم يرون دموعك»، قال لي.", B,
     [("المطر توقف", "berg"), ("لا تدعهم يرون دموعك", "berg")]),
    ("asked behind", "قال بيرغ إنه خسر. «هل تظنون أنني سأستسلم اليوم؟» تساءل.", B,
     [("خسر", "berg"), ("هل تظنون أنني سأستسلم اليوم؟", "berg")]),
    ("who told what was quoted goes on", "«كان الطريق طويلا جدا»، قال بيرغ.\nثم تعهد بأنه لن يعود.", B,
     [("كان الطريق طويلا جدا", "berg"), ("لن يعود", "berg")]),
]


@pytest.mark.parametrize(("text", "names", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_frames(make_doc, text, names, expected):
    told = [(text[s.start:s.end], "+".join(s.speakers) or s.speaker_text) for s in find_statements(make_doc(text, names))]
    assert told == expected
