"""Descriptions of people, and of peoples, without a name: whom they point at."""

from __future__ import annotations

import pytest

PEOPLES: list[tuple[str, str, list[str]]] = [
    ("a people for its state", "اجتمع الوفد أمس. وقال الروس إن الوقت حان.", ["الروس"]),
    ("many of a people", "اعتقلت السلطات عددا من العراقيين.", []),
    ("so many of a people", "وصل آلاف السوريين إلى الحدود.", []),
    ("what people suffer", "نددت المنظمة بطرد المصريين من المدينة.", []),
    ("an adjective behind a noun with a pronoun", "تشاور المفاوضون مع نظرائهم الإسرائيليين.", []),
    ("a people of its own", "تتواصل الانتهاكات ضد الفلسطينيين.", []),
    ("a people that is a party", "عقدت جولة بين الفلسطينيين والإسرائيليين.", ["الفلسطينيين", "الإسرائيليين"]),
    ("another word", "تراجعت أسعار الألبان.", []),
    ("those who live in the state that the text is on", "يستعد العراق للانتخابات. ونقلت الصحف العراقية أن العراقيين ينتظرون.", []),
    ("a state among others", "التقت السويد وفنلندا وروسيا في أوسلو، عاصمة النرويج. وقال السويديون إن الوقت حان.", ["السويديون"]),
    ("no adjective of an office that has one", "دعا وزير الخارجية السعودي اللبنانيين إلى الحوار.", ["اللبنانيين"]),
]


@pytest.mark.parametrize(("gloss", "text", "expected"), PEOPLES, ids=[c[0] for c in PEOPLES])
def test_peoples(annotate, gloss: str, text: str, expected: list[str]) -> None:
    assert [m.text for m in annotate(text)._.mentions if m.origin == "nominal:people"] == expected


CASES: list[tuple[str, str, list[tuple[str, str]]]] = [
    (
        "a former holder whom the text names",
        "زار الرئيس الأميركي الأسبق باراك أوباما المدينة. ورحب الرئيس الحالي جو بايدن به، وقال الرئيس الأسبق إن الوقت حان.",
        [("الرئيس الأسبق", "باراك أوباما")],
    ),
    (
        "a former holder as the gazetteer knows",
        "تحدث باراك أوباما في شيكاغو. وقال الرئيس الأميركي السابق إن الوقت حان.",
        [("الرئيس الأميركي السابق", "باراك أوباما")],
    ),
    ("a former holder whom nobody names", "تحدث الوفد في شيكاغو. وقال الرئيس السابق إن الوقت حان.", []),
    (
        "somebody dead, by her profession and at whose paper she was",
        "قتلت الصحفية ليلى الحلواني مراسلة الأهرام. ونددت الوزيرة بمقتل مراسلة الأهرام، وقالت في قضية الصحفية الراحلة إن الوقت حان.",
        [("مراسلة", "ليلى الحلواني"), ("الصحفية الراحلة", "ليلى الحلواني")],
    ),
    ("another one at the paper", "كتب يوهان فالدغرين مراسل الأهرام. ونددت الوزيرة بمقتل مراسلة الأهرام.", []),
    ("a profession", "حضر الشاعر ماهر الحلواني القمة. وقال الشاعر إن الوقت حان.", [("الشاعر", "ماهر الحلواني")]),
    ("an adjective behind a pronoun", "حضرت السياسية ليلى الحلواني القمة. وأخافت الأزمة دوائرنا السياسية.", []),
    ("whom an adviser serves", "قال مستشار الرئيس الروسي يوري أوشاكوف ذلك.", [("الرئيس الروسي", "فلاديمير بوتين")]),
    ("no more of a title than his nationality", "دعا الوفد إلى عزل الرئيس الروسي عن العالم.", [("الرئيس الروسي", "فلاديمير بوتين")]),
    ("whoever heads the body behind the word", "طالب الوفد مدير مكتب التحقيقات الفدرالي بالرحيل.", [("مدير", "كريستوفر راي")]),
    (
        "an official of a union's commission",
        "وصلت رئيسة المفوضية الأوروبية أورسولا فون دير لاين. وقالت المسؤولة الأوروبية إن الوقت حان.",
        [("المسؤولة الأوروبية", "أورسولا فون دير لاين")],
    ),
    (
        "the accused",
        "اعتقلت الشرطة ماهر الحلواني بتهمة القتل. وقال المتهم إن الوقت حان، ونفى المشتبه به ذلك.",
        [("المتهم", "ماهر الحلواني"), ("المشتبه به", "ماهر الحلواني")],
    ),
    ("an accused whom nobody names", "حضر ماهر الحلواني. واعتقلت الشرطة متهما بالقتل، وقال المتهم إن الوقت حان.", []),
    (
        "people by their styles",
        "وصل الأمير خالد الفيصل إلى المدينة. واستقبل سموه وزير الصحة الدكتور خالد الفالح، وقدم معاليه هدية إلى سموه.",
        [("سموه", "خالد الفيصل"), ("معاليه", "خالد الفالح"), ("سموه", "خالد الفيصل")],
    ),
    ("a style that nobody has", "زار المستشار خالد الفيصل المدينة. وعاد الفندق إلى فخامته.", []),
    ("a chief aim", "وصل الرئيس التركي رجب طيب أردوغان أمس. وكان الهدف الرئيس هو التعاون.", []),
    (
        "a verb that begins like the article",
        "وصل الرئيس التركي رجب طيب أردوغان أمس. والتقى الرئيس الوفود.",
        [("الرئيس", "رجب طيب أردوغان")],
    ),
    ("a deputy's title", "حضر ماهر الحلواني النائب الثاني لرئيس مجلس الوزراء وزير الدفاع السعودي.", []),
    ("an apposition", "أدانت المحكمة ماهر الحلواني، المتهم بالقتل.", []),
    ("a team", "وصل الفريق ماهر الحلواني إلى القاعدة. وفاز فريق روسيا.", []),
    (
        "who is elected",
        "فاز الرئيس الصومالي المنتخب حسن شيخ محمود بالاقتراع. وينتظر من الرئيس الجديد أن يعدل الدستور.",
        [("الرئيس الجديد", "حسن شيخ محمود")],
    ),
    ("nobody new", "وصل الرئيس الروسي فلاديمير بوتين. وقال إن الرئيس القادم سينتخب غدا.", []),
    ("nobody accused", "زار ماهر الحلواني المدينة. وقال المتهم إن الوقت حان.", []),
    (
        "whom another accused by evidence is not",
        "قتلت الشابة جيسيكا تشامبرز في بلدتها. وحضر كوينتين بيليس إلى المحكمة. وقال بيليس إنه لم يعرف الضحية.",
        [("الضحية", "جيسيكا تشامبرز")],
    ),
    ("nobody harmed", "زار ماهر الحلواني المدينة. وقالت الشرطة إن الضحية لم تمت.", []),
    (
        "a noun of the same class, and no woman for a man's",
        "وصل لاعب كرة القدم كريستيانو رونالدو إلى المحكمة، وتحدثت كاثرين مايورجا. وقال المهاجم إن الوقت حان، وأضافت الفتاة ذلك.",
        [("المهاجم", "كريستيانو رونالدو"), ("الفتاة", "كاثرين مايورجا")],
    ),
    ("a name that nobody knows behind", "حضر ماهر الحلواني أمس. وقال المصمم الشهير فؤاد إن الوقت حان.", []),
    ("a minister with a name that nobody knows", "دعا الوفد وزير الدفاع التركي نجدت أوزال إلى العشاء.", []),
    (
        "kin of whom it is told whose kin he is",
        "ذكرت كارين جانكيل، ابنة مايكل بوند، والتي تعيش في لندن، ذلك. وقالت كارين إن والدها كان فخورا.",
        [("والدها", "مايكل بوند")],
    ),
    (
        "a minister of the state that the pronoun means, not the one spoken of before",
        "تحدث وزير الخارجية الروسي سيرغي لافروف. وقالت رئيسة وزراء فرنسا ووزيرة خارجيتها ذلك.",
        [("رئيسة وزراء", "جان كاستكس"), ("وزيرة خارجيتها", "جان إيف لودريان")],
    ),
    ("an adjective behind a noun with a pronoun, nobody", "حضر ماهر الحلواني. وأشادت الصحف بنجاحه الأخير.", []),
    ("no siblings but an adjective", "وصل ماهر الحلواني وليلى الحلواني إلى البلدين الشقيقين.", []),
    ("kin", "وصلت زوجته ليلى الحلواني أمس. وقالت زوجته إن الوقت حان.", [("زوجته", "ليلى الحلواني")]),
    (
        "a noun of people with his nationality",
        "فاز الشاب المصري ماهر الحلواني بالجائزة. وقال الشاب المصري إن الوقت حان.",
        [("الشاب المصري", "ماهر الحلواني")],
    ),
    ("an earlier one", "فاز اللاعب ماهر الحلواني بالجائزة. وحضر اللاعب السابق.", []),
    (
        "the head of a government with his government",
        "وصل بيدرو سانشيز. وقال رئيس الحكومة الإسبانية إن الوقت حان.",
        [("رئيس الحكومة الإسبانية", "بيدرو سانشيز")],
    ),
]


@pytest.mark.parametrize(("gloss", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_people(annotate, gloss: str, text: str, expected: list[tuple[str, str]]) -> None:
    doc = annotate(text)
    people = [m for m in doc._.mentions if m.level == "nominal" and m.type == "Person"]
    assert [(m.text, next(label for lang, label in doc._.entities[m.entities[0]].labels if lang == "ar")) for m in people] == expected


JOINT: list[tuple[str, str, str, list[str]]] = [
    (
        "the presidents of both states",
        "تحسنت العلاقة بين روسيا والولايات المتحدة. ويجتمع رئيسا البلدين غدا.",
        "رئيسا",
        ["جو بايدن", "فلاديمير بوتين"],
    ),
    (
        "ministers of several states",
        "اجتمع وزراء خارجية الولايات المتحدة وروسيا والسعودية أمس.",
        "وزراء خارجية",
        ["أنتوني بلينكن", "سيرغي لافروف", "فيصل بن فرحان"],
    ),
]


@pytest.mark.parametrize(("gloss", "text", "words", "expected"), JOINT, ids=[c[0] for c in JOINT])
def test_several(annotate, gloss: str, text: str, words: str, expected: list[str]) -> None:
    doc = annotate(text)
    mention = next(m for m in doc._.mentions if m.origin == "nominal:joint")
    assert mention.text == words
    assert sorted(next(label for lang, label in doc._.entities[e].labels if lang == "ar") for e in mention.entities) == expected


def test_a_government_within_its_heads_title_is_no_mention(annotate) -> None:
    doc = annotate("وصل بيدرو سانشيز. وقال رئيس الحكومة الإسبانية إن الوقت حان.")
    assert [m.text for m in doc._.mentions] == ["بيدرو سانشيز", "رئيس الحكومة الإسبانية"]


def test_a_couple_are_those_of_whom_one_is_called_the_spouse_of_the_other(annotate) -> None:
    doc = annotate("قابل كيت هارينغتون زوجته روز ليزلي في لندن. وعقد الزوجان قرانهما.")
    pair = next(m for m in doc._.mentions if m.text == "الزوجان")
    assert sorted(next(label for _, label in doc._.entities[e].labels) for e in pair.entities) == ["روز ليزلي", "كيت هارينغتون"]
