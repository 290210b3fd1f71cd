"""Which passages are statements and where their contents begin and end: sentences of our own, with the contents that they have."""

from __future__ import annotations

import pytest

from kg.statements import find_statements

CASES: list[tuple[str, str, dict[str, str], list[str]]] = [
    (
        "what is described belongs to what is said",
        "وصف بيرغ قرار المحكمة بأنه انتهاك للقانون.",
        {"بيرغ": "berg"},
        ["قرار المحكمة بأنه انتهاك للقانون"],
    ),
    (
        "not a person, nor a pronoun",
        "وصف بيرغ رولان بأنه صديق قديم. وأضاف رولان أن بيرغ وصفه بأنه صديق قديم.",
        {"بيرغ": "berg", "رولان": "roland"},
        ["صديق قديم", "بيرغ وصفه بأنه صديق قديم", "صديق قديم"],
    ),
    (
        "what is left before a source belongs to it",
        "قال بيرغ إن الوفد مستعد للحوار، وهو ما لم يحدث حتى الآن، حسب المتحدث نفسه.",
        {"بيرغ": "berg"},
        ["الوفد مستعد للحوار", "هو ما لم يحدث حتى الآن"],
    ),
    (
        "a clause that a pronoun claims for whoever spoke last",
        "انتقد بيرغ المفاوضات. وفشلت الجولة فشلا ذريعا، على حد قوله.",
        {"بيرغ": "berg"},
        ["المفاوضات", "فشلت الجولة فشلا ذريعا"],
    ),
    (
        "a verb behind a pronoun",
        "قالت كيتو إنها مستعدة. وهي تعارض مطالب الوفد بزيادة الرسوم.",
        {"كيتو": "place:kito"},
        ["مستعدة", "مطالب الوفد بزيادة الرسوم"],
    ),
    (
        "a verb behind a setting",
        "قال بيرغ إن الوفد مستعد. ولهذا السبب، يدعو إلى مزيد من الحوار.",
        {"بيرغ": "berg"},
        ["الوفد مستعد", "مزيد من الحوار"],
    ),
    (
        "meanwhile",
        "أعلنت كيتو دعمها للجهود، فيما طالبت بضرورة استئناف الحوار.",
        {"كيتو": "place:kito"},
        ["دعمها للجهود", "ضرورة استئناف الحوار"],
    ),
    (
        "a participle with its subject",
        "أشاد بيرغ بجهود الوفد، منوها سموه بعمق العلاقات، ومشيرا الوزير إلى أهمية الحوار.",
        {"بيرغ": "berg"},
        ["جهود الوفد", "عمق العلاقات", "أهمية الحوار"],
    ),
    (
        "thanks that are carried",
        "وجه بيرغ الشكر والتقدير إلى أعضاء الوفد.",
        {"بيرغ": "berg"},
        ["الشكر والتقدير إلى أعضاء الوفد"],
    ),
    (
        "speech in the first person without a mark",
        "قال بيرغ إن الوفد مستعد. وأضاف نريد ضمان اتفاق سريع.",
        {"بيرغ": "berg"},
        ["الوفد مستعد", "نريد ضمان اتفاق سريع"],
    ),
    (
        "what somebody calls something is no new report",
        "دعا بيرغ إلى وقف ما وصفه بـ«العدوان» على المدينة وإنهاء الحصار.",
        {"بيرغ": "berg"},
        ["وقف ما وصفه بـ«العدوان» على المدينة وإنهاء الحصار"],
    ),
    ("we saw", "قال بيرغ إن الوفد مستعد. ورأينا أن الطريق طويل.", {"بيرغ": "berg"}, ["الوفد مستعد"]),
    ("what must not be said", "قال بيرغ إنه مستعد. وكان يجب ألا يتحدث عن الاتفاق.", {"بيرغ": "berg"}, ["مستعد"]),
    ("a title in quotation marks", "كتب بيرغ مقالا في الصحيفة بعنوان «الجار ثم الدار قبل كل شيء».", {"بيرغ": "berg"}, []),
    ("as soon as", "قال بيرغ للوفد ما إن وصل إلى المدينة.", {"بيرغ": "berg"}, []),
    ("gathers, no agreement", "أشاد بيرغ بالعلاقات التي تجمع بين البلدين والحرص على تعزيزها.", {"بيرغ": "berg"},
     ["العلاقات التي تجمع بين البلدين والحرص على تعزيزها"]),
    ("is called", "قال بيرغ إن المتهم يدعى رولان، كما اتضح أنه أقدم على القتل.", {"بيرغ": "berg", "رولان": "roland"},
     ["المتهم يدعى رولان، كما اتضح أنه أقدم على القتل"]),
    (
        "behind the occasion",
        "قال بيرغ إن الوفد مستعد. وفي تصريح لوكالة الأنباء المحلية ذكر أن الطريق طويل.",
        {"بيرغ": "berg"},
        ["الوفد مستعد", "الطريق طويل"],
    ),
    (
        "the title of whom one asks holds a ل of its own",
        "دعا بيرغ مفوض المنظمة السامي لحقوق الإنسان، لزيارة المدينة.",
        {"بيرغ": "berg"},
        ["زيارة المدينة"],
    ),
    ("praise and apologies", "امتدح بيرغ دور الوفد. واعتذر عن التأخير.", {"بيرغ": "berg"}, ["دور الوفد", "التأخير"]),
]


@pytest.mark.parametrize(("text", "names", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_contents(make_doc, text, names, expected):
    assert [text[s.start : s.end] for s in find_statements(make_doc(text, names))] == expected
