"""Who may be meant by a verb without a subject, and who is described by a clause, in short sentences of our own."""

from __future__ import annotations

import pytest

from kg.statements import find_statements

CASES: list[tuple[str, str, dict[str, str], list[tuple[str, str]]]] = [
    (
        "a plural is told of people, not of one person",
        "زار بيرغ أمس حي المسؤولين، وقالوا إن الطريق طويل.",
        {"بيرغ": "berg"},
        [("المسؤولين", "الطريق طويل")],
    ),
    (
        "and of nobody where there are none",
        "قال بيرغ: «كل يوم يقولون لنا إن الطريق طويل».",
        {"بيرغ": "berg"},
        [("berg", "كل يوم يقولون لنا إن الطريق طويل")],
    ),
    (
        "what things do in what is told is no statement",
        "قال بيرغ إن العواصف جزء من التحولات التي تهدد بإغلاق الطريق.",
        {"بيرغ": "berg"},
        [("berg", "العواصف جزء من التحولات التي تهدد بإغلاق الطريق")],
    ),
    (
        "two sources in another case",
        "وقال مصدران مطلعان إن الجسر مغلق. ووفقا للمصدرين، فإن الطريق طويل.",
        {},
        [("مصدران مطلعان", "الجسر مغلق"), ("مصدران مطلعان", "الطريق طويل")],
    ),
    (
        "whom the answer is about does not give it",
        "قال بيرغ إنه سعيد. وعن علاقته مع المدرب رولان قال: «هو صديق قديم».",
        {"بيرغ": "berg", "رولان": "roland"},
        [("berg", "سعيد"), ("berg", "هو صديق قديم")],
    ),
    (
        "nor whom an opinion concerns",
        "قال بيرغ إنه سعيد. وفيما يخص رأيه برولان قال: «هو صديق قديم».",
        {"بيرغ": "berg", "رولان": "roland"},
        [("berg", "سعيد"), ("berg", "هو صديق قديم")],
    ),
    (
        "the subject of the clause stands behind its class word",
        "أصدرت شركة سيمنز ملفا عن الجسر، قائلة إنه ضعيف. ونشر موقع «بوليتيكو» تقريرا عن بيرغ، مشيرا إلى أن الطريق طويل.",
        {"سيمنز": "org:siemens", "بوليتيكو": "org:politico", "بيرغ": "berg"},
        [("siemens", "ضعيف"), ("politico", "الطريق طويل")],
    ),
    (
        "whose warning it was, a place in between",
        "قال مصدر إن الجسر مغلق بعد التحذير الذي أصدرته هيئة النهر في بيرغ، حيث قالت إن الطريق خطير.",
        {"هيئة النهر": "org:river", "بيرغ": "place:berg"},
        [("مصدر", "الجسر مغلق بعد التحذير الذي أصدرته هيئة النهر في بيرغ"), ("river", "الطريق خطير")],
    ),
    (
        "who was heard doing it",
        "قال بيرغ إنه سعيد. وسمع شرطي وهو يخبر رجلا بأن الطريق مغلق.",
        {"بيرغ": "berg"},
        [("berg", "سعيد"), ("شرطي", "الطريق مغلق")],
    ),
    (
        "people whom their verb describes",
        "قال بيرغ إن الخلاف قديم. ويدور بين مسؤولين ومتشددين يعلنون رفضهم للاتفاق.",
        {"بيرغ": "berg"},
        [("berg", "الخلاف قديم"), ("متشددين", "رفضهم للاتفاق")],
    ),
    (
        "a message whose verb describes it",
        "قال بيرغ إنه سعيد. ونشرت على حسابه تغريدة أكدت أن الجسر آمن. وجاء ذلك ردا على معلومات صحفية أشارت إلى إغلاقه.",
        {"بيرغ": "berg"},
        [("berg", "سعيد"), ("تغريدة", "الجسر آمن"), ("معلومات صحفية", "إغلاقه")],
    ),
    (
        "a relative clause goes on",
        "قال بيرغ إن السلام يتوقف على القرار 1701 الذي يحكم الهدنة ويدعو إلى نشر الجنود.",
        {"بيرغ": "berg", "القرار 1701": "treaty:resolution"},
        [("berg", "السلام يتوقف على القرار 1701 الذي يحكم الهدنة ويدعو إلى نشر الجنود"), ("resolution", "نشر الجنود")],
    ),
    (
        "a name that is written otherwise",
        "قالت ماكسين ووترز إنها بريئة. وقالت واترز إن الطريق طويل.",
        {"ماكسين ووترز": "waters"},
        [("waters", "بريئة"), ("waters", "الطريق طويل")],
    ),
    (
        "an unnamed diplomat, not the person who spoke last",
        "قال دبلوماسي غربي إن الحوار بدأ. وأعرب بيرغ عن أمله في النجاح. وأضاف الدبلوماسي أن الجولة قريبة.",
        {"بيرغ": "berg"},
        [("دبلوماسي غربي", "الحوار بدأ"), ("berg", "أمله في النجاح"), ("دبلوماسي غربي", "الجولة قريبة")],
    ),
    (
        "a paper in which it is read",
        "«لن نتراجع عن القرار أبدا»، هذا ما صرح به بيرغ نقلا عن صحيفة فيغارو.",
        {"بيرغ": "berg", "فيغارو": "org:figaro"},
        [("berg", "لن نتراجع عن القرار أبدا")],
    ),
    (
        "who holds the office, not the body, before a masculine relative",
        "ويلوم الناس رولان، رئيس المفوضية الأوروبية الذي دعا بيرغ إلى الحوار.",
        {"رولان": "roland", "المفوضية الأوروبية": "org:commission", "بيرغ": "berg"},
        [("roland", "الحوار")],
    ),
    (
        "who speaks somewhere is told behind the verb",
        "قال رولان إنه سعيد. وكانت القمة الأخيرة في باريس التي أعلن فيها بيرغ أن الجسر آمن.",
        {"رولان": "roland", "بيرغ": "berg", "باريس": "place:paris"},
        [("roland", "سعيد"), ("berg", "الجسر آمن")],
    ),
    (
        "what somebody describes, in another gender than the verb",
        "قال بيرغ إن البلاد في محنة. ووصف نتائج الحرب بأنها كارثة كبيرة.",
        {"بيرغ": "berg"},
        [("berg", "البلاد في محنة"), ("berg", "كارثة كبيرة")],
    ),
    (
        "the person whom the clause before is about goes on",
        "وأضاف بيرغ أن رولان ناقش الأزمة أمس، وأنه طالب بالتحقيق فيها.",
        {"رولان": "roland", "بيرغ": "berg"},
        [("berg", "رولان ناقش الأزمة أمس، وأنه"), ("roland", "التحقيق فيها")],
    ),
    (
        "who spoke long ago and is told of again",
        "قال بيرغ إنه سعيد. وقال رولان إن الجسر آمن. وأضاف أن الطريق طويل. وتابع أن النهر عميق. وظهر بيرغ متفائلا. وقال إن الجسر قديم.",
        {"بيرغ": "berg", "رولان": "roland"},
        [("berg", "سعيد"), ("roland", "الجسر آمن"), ("roland", "الطريق طويل"), ("roland", "النهر عميق"), ("berg", "الجسر قديم")],
    ),
    (
        "about what somebody is asked",
        "قال بيرغ إنه سعيد. وعن عودته بعد رحيل رولان قال: «هي عودة جميلة».",
        {"بيرغ": "berg", "رولان": "roland"},
        [("berg", "سعيد"), ("berg", "هي عودة جميلة")],
    ),
    (
        "to whom somebody speaks",
        "قال بيرغ إنه سعيد. وفي خطابه الموجه إلى رولان، أضاف أن الطريق طويل.",
        {"بيرغ": "berg", "رولان": "roland"},
        [("berg", "سعيد"), ("berg", "الطريق طويل")],
    ),
    (
        "even where the description was read as that person",
        "قال دبلوماسي غربي إن الحوار بدأ. وأضاف الدبلوماسي أن الجولة قريبة.",
        {"بيرغ": "berg", "الدبلوماسي": "nominal:berg"},
        [("دبلوماسي غربي", "الحوار بدأ"), ("دبلوماسي غربي", "الجولة قريبة")],
    ),
    (
        "nor is a spokesman of a body whoever spoke last",
        "قال بيرغ إنه سعيد. وأكد المتحدث باسم الشرطة أن الجسر مغلق.",
        {"بيرغ": "berg"},
        [("berg", "سعيد"), ("المتحدث باسم الشرطة", "الجسر مغلق")],
    ),
]


@pytest.mark.parametrize(("text", "names", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_speaker(make_doc, text, names, expected):
    doc = make_doc(text, names)
    assert [("+".join(s.speakers) or s.speaker_text, text[s.start : s.end]) for s in find_statements(doc)] == expected
