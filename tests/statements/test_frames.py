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
    ("sees, without a subject", "قال بيرغ إن المدينة هادئة. ويرى أن الهدنة ستصمد.", B,
     [("المدينة هادئة", "berg"), ("الهدنة ستصمد", "berg")]),
    ("believes, behind but", "غاب بيرغ طويلا، لكنه يعتقد أن الفريق سيفوز.", B, [("الفريق سيفوز", "berg")]),
    ("a body considers", "وصل بيرغ. وتعتبر فرق المعارضة أن الخطة ناقصة.", B, [("الخطة ناقصة", "فرق المعارضة")]),
    ("on behalf of others", "أعرب بيرغ باسم الحكومة عن الشكر العميق للجيران.", B, [("الشكر العميق للجيران", "berg")]),
    ("drew attention", "لفت بيرغ الانتباه إلى تأخر القوانين.", B, [("تأخر القوانين", "berg")]),
    ("and strongly", "استنكرت نوفا وبشدة تصريحات جيرانها.", {"نوفا": "place:nova"}, [("تصريحات جيرانها", "nova")]),
    ("an office behind the name", "رحب بيرغ الناطق باسم نوفا بالهدنة الجديدة.", B | {"نوفا": "org:nova"}, [("الهدنة الجديدة", "berg")]),
    ("an adjective behind a body", "رحب التكتل الشمالي الموحد بالهدنة الجديدة.", {"التكتل الشمالي": "org:block"},
     [("الهدنة الجديدة", "block")]),
    ("a spokeswoman is no participle", "أفادت متحدثة باسم نوفا بأن الاجتماع غدا.", {"نوفا": "org:nova"},
     [("الاجتماع غدا", "متحدثة باسم نوفا")]),
    ("charged with, before what is demanded", "طالب المفوض المكلف بسياسة الجوار بيرغ بتحقيق مستقل.", B, [("تحقيق مستقل", "berg")]),
    ("in a town, before what is warned of", "حذر بيرغ عضو المكتب بنوفا من أن المسيرة خطرة.", B | {"نوفا": "place:nova"},
     [("المسيرة خطرة", "berg")]),
    ("expressed a belief", "أعرب بيرغ عن اعتقاده بأن النمو سيستمر.", B, [("النمو سيستمر", "berg")]),
    ("a purpose that text mostly has as one word", "دعا بيرغ لحماية السكان.", B, [("حماية السكان", "berg")]),
    ("a purpose with its hamza below", "دعا بيرغ لإنهاء الحصار.", B, [("إنهاء الحصار", "berg")]),
    ("called for speed", "دعا بيرغ إلى سرعة إنجاز المشروع.", B, [("سرعة إنجاز المشروع", "berg")]),
    ("in turn, before a verb like a preposition", "بدوره عبر بيرغ عن تقدير العمال.", B, [("تقدير العمال", "berg")]),
    ("a minister praises a body", "أشاد الوزير الألماني بنوفا لدعمها المتواصل.", {"نوفا": "org:nova"},
     [("نوفا لدعمها المتواصل", "الوزير الألماني")]),
    ("announced the opposition", "أعلنت نوفا معارضة بيرغ لأي عملية.", {"نوفا": "place:nova"} | B, [("معارضة بيرغ لأي عملية", "nova")]),
]


@pytest.mark.parametrize(("text", "names", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_frames(make_doc, text, names, expected):
    told = [(text[s.start:s.end], "+".join(s.speakers) or s.speaker_text) for s in find_statements(make_doc(text, names))]
    assert told == expected
