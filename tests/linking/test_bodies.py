"""Bodies that every state has, by the words that describe them: what they point at."""

from __future__ import annotations

import pytest

CASES = [
    ("a body of several words", "تستعد العراق للانتخابات. وقالت قوات الأمن إنها جاهزة.", "قوات الأمن", "قوات الأمن العراقية"),
    ("with its nationality", "وصل وفد أميركي أمس. واعتقلت أجهزة الأمن السورية رجلا.", "أجهزة الأمن السورية", "الأجهزة الأمنية السورية"),
    ("who leads the army is the army", "تستعد لبنان للانتخابات. وقالت قيادة الجيش إنها جاهزة.", "قيادة الجيش", "الجيش اللبناني"),
    ("the body of one's own country", "قال وزير الدفاع السويدي يوهان فالدغرين إن حكومة بلاده ستجتمع.", "حكومة", "الحكومة السويدية"),
    ("the body of the country", "تستعد السويد للانتخابات. وقال جيش البلاد إنه جاهز.", "جيش", "الجيش السويدي"),
    ("an embassy by its place", "أعادت الولايات المتحدة فتح سفارتها في لاغوس أمس.", "سفارتها", "السفارة الأمريكية في لاغوس"),
    (
        "as the text spells it",
        "قال مسؤول أميركي إن السفارة الأميركية مفتوحة. وأغلقت الولايات المتحدة سفارتها في لاغوس.",
        "سفارتها",
        "السفارة الأميركية في لاغوس",
    ),
    ("no state has a consulate on its own soil", "نددت فرنسا بإغلاق سوريا قنصليتها في سوريا.", "قنصليتها", "القنصلية الفرنسية في سوريا"),
    (
        "the consulate that was named",
        "قصفت إسرائيل القنصلية الإيرانية في دمشق. ونددت إيران بقصف إسرائيل قنصليتها.",
        "قنصليتها",
        "القنصلية الإيرانية في دمشق",
    ),
    (
        "the war that the text tells of elsewhere",
        "تستعد السويد للانتخابات. وأكدت أن الحرب مستمرة. وطالت الحرب في أوكرانيا.",
        "الحرب",
        "الحرب الروسية الأوكرانية",
    ),
    (
        "a newspaper by its noun before a quotation mark",
        'ذكرت صحيفة "كاليبوس ديلي" ذلك أمس. وأضافت الصحيفة أن الوقت حان.',
        "الصحيفة",
        "كاليبوس ديلي",
    ),
    ("the same body of another state", "حذرت الاستخبارات الأميركية نظيرتها الروسية من هجوم.", "نظيرتها الروسية", "الاستخبارات الروسية"),
    ("a president's administration", "قال الرئيس الأميركي جو بايدن إن إدارته مستعدة.", "إدارته", "إدارة بايدن"),
    ("the administration of who is named behind his title", "رحبت كييف بقرار إدارة الرئيس الأميركي جو بايدن.", "إدارة", "إدارة بايدن"),
    ("the government of a minister", "وصل وزير الخارجية السويدي يوهان فالدغرين. وصمدت حكومة فالدغرين.", "حكومة", "الحكومة السويدية"),
    ("the army of who says `our`", 'قال الرئيس الروسي فلاديمير بوتين: "إن قواتنا مستعدة".', "قواتنا", "القوات الروسية"),
    ("the country of who says `our`", 'قال الرئيس الروسي فلاديمير بوتين: "إن بلادنا مستعدة".', "بلادنا", "روسيا"),
    ("the police told by its place", "قالت إدارة شرطة نيوبورت إن رجلا قتل. وأعلنت الشرطة أنه غريب.", "الشرطة", "إدارة شرطة نيوبورت"),
    ("the alliance of a war", "قالت مصادر يمنية إن الحوثيين خسروا. وقصف التحالف موقعا.", "التحالف", "التحالف العربي"),
    ("the rebels of a war", "قالت مصادر يمنية إن جماعة الحوثي خسرت. وانسحب المتمردون.", "المتمردون", "الحوثيون"),
    ("the government that is recognised", "قالت مصادر يمنية إن الحوثيين خسروا. وتقدمت الشرعية.", "الشرعية", "الحكومة اليمنية"),
    ("a regime", "تستعد المعارضة في سوريا للحوار. وانسحب النظام.", "النظام", "الحكومة السورية"),
    ("the capital of a state that is no capital", "وصل إلى عاصمة المكسيك وفد. وقالت المكسيك إن العاصمة هادئة.", "العاصمة", "مكسيكو سيتي"),
    ("who occupies", "اقتحم الجيش الإسرائيلي مدينة فلسطينية. وقالت المنظمة إن على الاحتلال أن ينسحب.", "الاحتلال", "إسرائيل"),
    ("the war where it is", "ناقش الوفد أمس الملف. وطال النزاع في سوريا.", "النزاع", "الحرب الأهلية السورية"),
    ("the talks that are revived", "تبحث إيران برنامجها النووي. وقال علي باقري إن المفاوضات توقفت.", "المفاوضات", "مفاوضات فيينا"),
]


@pytest.mark.parametrize(("gloss", "text", "words", "label"), CASES, ids=[c[0] for c in CASES])
def test_points_at(annotate, gloss: str, text: str, words: str, label: str) -> None:
    doc = annotate(text)
    mention = next(m for m in doc._.mentions if m.text == words)
    assert mention.level == "nominal"
    assert label in [name for _, name in doc._.entities[mention.entities[0]].labels]


PAIRS = [
    ("sides that are no states", "أجرت الحكومة الباكستانية وحركة طالبان الباكستانية محادثات. وقال مسؤول إن الطرفين متفقان.", "الطرفين",
     {"الحكومة الباكستانية", "حركة طالبان الباكستانية"}),
    ("the pair that is joined", "تبحث السويد وفنلندا ذلك مع تركيا، وقالت السويد لتركيا إن البلدين مستعدان.", "البلدين",
     {"السويد", "فنلندا"}),
]


@pytest.mark.parametrize(("gloss", "text", "words", "labels"), PAIRS, ids=[c[0] for c in PAIRS])
def test_points_at_two(annotate, gloss: str, text: str, words: str, labels: set[str]) -> None:
    doc = annotate(text)
    mention = next(m for m in doc._.mentions if m.text == words)
    assert {doc._.entities[e].labels[0][1] for e in mention.entities} == labels


@pytest.mark.parametrize(
    ("text", "day", "label"),
    [
        ("قصفت إسرائيل قطاع غزة أمس. وقالت حماس إن الحرب مستمرة.", "2024-04-02", "حرب غزة"),
        ("رحب الوفد بوقف الحرب على غزة.", "2024-04-02", "حرب غزة"),
        ("تستعد السودان للانتخابات. وأنهكت الحرب الناس.", "2024-04-02", "الحرب السودانية"),
        ("قالت أوكرانيا إن الحرب طالت.", "2023-04-02", "الحرب الروسية الأوكرانية"),
    ],
)
def test_the_war_of_the_day(annotate, text: str, day: str, label: str) -> None:
    doc = annotate(text, day=day)
    mention = next(m for m in doc._.mentions if m.text == "الحرب")
    assert doc._.entities[mention.entities[0]].labels[0][1] == label


def test_no_war_is_fought(annotate) -> None:
    assert "الحرب" not in [m.text for m in annotate("تستعد السودان للانتخابات. وأنهكت الحرب الناس.", day="2020-04-02")._.mentions]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قالت فرنسا إنها تنتظر عددا من العراقيين مع نظرائهم الألمان.", "العراقيين"),
        ("قالت فرنسا إنها تنتظر عددا من العراقيين مع نظرائهم الألمان.", "الألمان"),
        ("تبحث فرنسا وإيطاليا حل الدولتين.", "الدولتين"),
        ("رحبت فرنسا بذلك مع الدول المؤيدة والمعارضة لبيع الأسلحة.", "المعارضة"),
        ("تتقدم فرنسا وإيطاليا على كل البلدان.", "البلدان"),
        ("تتعاون البحرين مع غيرها، وقالت إن الأجهزة الأمنية في دول عدة مستعدة.", "الأجهزة الأمنية"),
        ("طالبت مدينة فلسطينية إسرائيل بإنهاء الاحتلال.", "الاحتلال"),
        ("قالت المكسيك إن العاصمة الثانية للبلاد هادئة.", "العاصمة الثانية"),
        ("ناقشت لجنة في محافظة يونان القيم المحافظة أمس.", "المحافظة"),
        ("رفض الوفد الفلسطيني الاحتلال الفرنسي للبلاد.", "الاحتلال"),
    ],
)
def test_points_at_nothing(annotate, text: str, words: str) -> None:
    assert words not in [m.text for m in annotate(text)._.mentions]
