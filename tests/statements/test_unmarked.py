"""Speech that no mark sets off or closes, and what stands before the verb that tells it."""

from __future__ import annotations

import pytest

from kg.statements import find_statements

B = {"بيرغ": "berg"}

CASES: list[tuple[str, str, dict[str, str], list[tuple[str, str]]]] = [
    ("a verb that begins speech", "وصل بيرغ أمس. وقال بيرغ كان هناك رجل داخل المبنى.", B, [("كان هناك رجل داخل المبنى", "berg")]),
    ("there is", "وأشار بيرغ هناك أكثر من مئة نوع في الخليج.", B, [("هناك أكثر من مئة نوع في الخليج", "berg")]),
    ("this, a pronoun", "وصل بيرغ. وقال بيرغ هذا ليس خبرا جديدا علينا.", B, [("هذا ليس خبرا جديدا علينا", "berg")]),
    ("that is what he added", "رد بيرغ، مضيفا ذلك دون تفاصيل: «لن نقبل بهذا أبدا».", B, [("لن نقبل بهذا أبدا", "berg")]),
    ("later on", "أكد بيرغ فيما بعد أن الموعد لم يتغير.", B, [("الموعد لم يتغير", "berg")]),
    ("testified", "شهد بيرغ أمام اللجنة أن الأموال صرفت.", B, [("الأموال صرفت", "berg")]),
    ("saw, not testified", "شهدت فرنسا توترا أن الشرطة منعت المسيرة.", {"فرنسا": "place:france"}, []),
    ("pledged what they do", "تعهد بيرغ مواصلة الحوار مع الجيران.", B, [("مواصلة الحوار مع الجيران", "berg")]),
    ("expressed that", "أعرب بيرغ أن الخطة ناجحة.", B, [("الخطة ناجحة", "berg")]),
    ("two who said and called", "قال بيرغ ورولان إن الحوار مفيد ودعوا إلى قمة جديدة.", {"بيرغ": "berg", "رولان": "roland"},
     [("الحوار مفيد", "berg+roland"), ("قمة جديدة", "berg+roland")]),
    ("a colon behind the speaker's university", "أخبر بيرغ، الأستاذ بجامعة أوسلو، الصحيفة في مقال نُشر أمس: «لا يمكن أن نقبل هذا».", B,
     [("لا يمكن أن نقبل هذا", "berg")]),
    ("a bullet before the subject", "* بيرغ يعتبر أن الهدنة هشة", B, [("الهدنة هشة", "berg")]),
    ("an adverb before the complement", "بيرغ يقر أخيرا بفشل الخطة", B, [("فشل الخطة", "berg")]),
    ("a participle behind a quotation", "قال بيرغ «إن الموج جرف السيارات والمنازل» مضيفا أن المياه انحسرت.", B,
     [("الموج جرف السيارات والمنازل", "berg"), ("المياه انحسرت", "berg")]),
    ("a short quotation goes on", "قال بيرغ: «علينا القيام بذلك الآن».\n«إنها لحظة تاريخية».", B,
     [("علينا القيام بذلك الآن", "berg"), ("إنها لحظة تاريخية", "berg")]),
    ("a quotation that nothing closes",
     "قال بيرغ: \"هذا كذب محض\".\n\"الموظف لم ينشر شيئا من ذلك.\nإنه بريء.\nوقال بيرغ إن التحقيق بدأ.", B,
     [("هذا كذب محض", "berg"), ("الموظف لم ينشر شيئا من ذلك.\nإنه بريء", "berg"), ("التحقيق بدأ", "berg")]),
    ("the content before the headline's verb", "هجوم وشيك على الميناء.. بيرغ يكشف للصحيفة", B, [("هجوم وشيك على الميناء", "berg")]),
    ("a heading", "شاهد: بيرغ يحرز هدف الفوز في المباراة", B, []),
    ("what happened in a league", "دوري الأبطال: فوز فريق العاصمة على ضيفه", {"دوري الأبطال": "event:league"}, []),
    ("what a person is for", "بيرغ: دعم الشرطة واجب علينا جميعا", B, [("دعم الشرطة واجب علينا جميعا", "berg")]),
    ("a draft is no source", "وستكون المشاركة اختيارية وفق مشروع البروتوكول.", {}, []),
    ("he, a detail", "قال بيرغ إن العمل يجري في المثلث، وهو ثلاث مدن جنوبية.", B, [("العمل يجري في المثلث، وهو ثلاث مدن جنوبية", "berg")]),
    ("which is a matter", "قال بيرغ إن العمل يجري في المثلث، وهو أمر غريب.", B, [("العمل يجري في المثلث", "berg")]),
    ("which others explain", "قال بيرغ إن العمل يجري في المثلث، وهو تعليق وصفه خصومه بأنه غريب.", B, [("العمل يجري في المثلث", "berg")]),
    ("and has not", "قال بيرغ إن المدينة شبه محررة، ولم يبق منها سوى حي صغير.", B,
     [("المدينة شبه محررة، ولم يبق منها سوى حي صغير", "berg")]),
    ("has not told", "قال بيرغ إن المدينة شبه محررة، ولم يقدم تفاصيل.", B, [("المدينة شبه محررة", "berg")]),
    ("could not be verified", "قال بيرغ إن المدينة شبه محررة، ولم يتسن التحقق من ذلك.", B, [("المدينة شبه محررة", "berg")]),
    ("suspects", "اعتقلت الشرطة ثلاثة رجال مشتبهين في تورطهم بالسرقة.", {}, []),
]


@pytest.mark.parametrize(("text", "names", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_unmarked_speech(make_doc, text, names, expected):
    told = [(text[s.start:s.end], "+".join(s.speakers) or s.speaker_text) for s in find_statements(make_doc(text, names))]
    assert told == expected
