"""Who speaks, in short sentences of our own: plurals in the nominative, relatives, pronouns, verbs told anew, names behind a complement."""

from __future__ import annotations

import pytest

from kg.statements import find_statements

CASES: list[tuple[str, str, dict[str, str], list[tuple[str, str]]]] = [
    (
        "who serves somebody speaks, not whom he serves",
        "قال محامي بيرغ إن الحكم ظالم. وأكدت حملة بيرغ أن النتائج مزورة. وذكر المتحدث باسم بيرغ أنه مريض.",
        {"بيرغ": "berg"},
        [("محامي بيرغ", "الحكم ظالم"), ("حملة بيرغ", "النتائج مزورة"), ("المتحدث باسم بيرغ", "مريض")],
    ),
    (
        "a press conference is no journalist",
        "قال بيرغ إنه متفائل. وجاء ذلك في مؤتمر صحفي أوضح فيه أن الجسر آمن.",
        {"بيرغ": "berg"},
        [("berg", "متفائل"), ("berg", "الجسر آمن")],
    ),
    (
        "nor in the accusative, whose verb is a noun as well",
        "وعقد بيرغ مؤتمرا صحفيا نفى فيه أن يكون الجسر ضعيفا.",
        {"بيرغ": "berg"},
        [("berg", "يكون الجسر ضعيفا")],
    ),
    (
        "those who signed a letter speak in it",
        "قال بيرغ إن الجسر آمن. ووقع 56 من أعضاء المجلس رسالة تطالب بإغلاق الجسر.",
        {"بيرغ": "berg"},
        [("berg", "الجسر آمن"), ("56 من أعضاء المجلس", "إغلاق الجسر")],
    ),
    (
        "a resolution speaks for the council that passed it",
        "ناقش مجلس الأمن الأزمة مع رولان. وينص القرار على أن الهدنة تبدأ غدا.",
        {"مجلس الأمن": "org:council", "رولان": "roland"},
        [("council", "الهدنة تبدأ غدا")],
    ),
    (
        "who presents a programme is only named in passing",
        "قال بيرغ إنه سعيد. في حديث عبر البرنامج الذي يقدمه رولان، حيث قال إن الطريق طويل.",
        {"بيرغ": "berg", "رولان": "roland"},
        [("berg", "سعيد"), ("berg", "الطريق طويل")],
    ),
    (
        "who is written to does not speak in the letter, whose statement it is does",
        "قال بيرغ إنه سعيد. وفي رسالة إلى رولان دعا فيها إلى الحوار. وفي تصريح لرولان أكد فيه أن الطريق طويل.",
        {"بيرغ": "berg", "رولان": "roland"},
        [("berg", "سعيد"), ("berg", "الحوار"), ("roland", "الطريق طويل")],
    ),
    (
        "consequently is nobody",
        "قال بيرغ إن الأزمة عميقة. وتوقع بالتالي أن تطول.",
        {"بيرغ": "berg"},
        [("berg", "الأزمة عميقة"), ("berg", "تطول")],
    ),
    (
        "it is learned that somebody telephoned and told",
        "وعلم أن بيرغ أجرى اتصالا بالسفير رولان وأبلغه أن الوضع خطير.",
        {"بيرغ": "berg", "رولان": "roland"},
        [("berg", "الوضع خطير")],
    ),
    (
        "an adjective of the letters of a participle belongs to the noun before it",
        "غير أن مسؤولا أمريكيا مطلعا على الملف قال إن القرار جاهز.",
        {},
        [("مسؤولا أمريكيا مطلعا", "القرار جاهز")],
    ),
    (
        "a source that hides its identity is not its identity",
        "ونقلت الصحيفة عن قائد عسكري طلب عدم الإفصاح عن هويته أن القوات تتقدم نحو المدينة.",
        {},
        [("قائد عسكري", "القوات تتقدم نحو المدينة")],
    ),
    (
        "a relative in the plural is about people, not about the adjective of their party",
        "ولم يقنع الرد نواب الحزب المعارض، الذين طالبوا بعرض الإعلان على البرلمان.",
        {},
        [("نواب الحزب المعارض", "عرض الإعلان على البرلمان")],
    ),
    (
        "a style with a pronoun is his whose name it introduced, though another spoke since",
        "واستقبل جلالة الملك حمد الوزير بيرغ. وقال بيرغ إن العلاقات متينة. وأكد جلالته أن الحدود آمنة.",
        {"حمد": "hamad", "بيرغ": "berg"},
        [("berg", "العلاقات متينة"), ("hamad", "الحدود آمنة")],
    ),
    (
        "who contented herself with saying",
        "واكتفت برلين بالقول إن الموقف لم يتغير.",
        {"برلين": "place:germany"},
        [("germany", "الموقف لم يتغير")],
    ),
    (
        "people in the nominative before whom they accuse",
        "ويتهم المتمردون الحكومة بقطع الطرق عن القرى.",
        {},
        [("المتمردون", "الحكومة بقطع الطرق عن القرى")],
    ),
    (
        "an adjective in the nominative tells the subject",
        "وثمن الأشقاء السودانيون هذه الوقفة الصادقة من أهل المدينة.",
        {},
        [("الأشقاء السودانيون", "هذه الوقفة الصادقة من أهل المدينة")],
    ),
    (
        "a relative in the plural is about people, not about the name between",
        "وسيطر الجيش على إقليم للانفصاليين المدعومين من موسكو، الذين أعلنوا عن حكومة جديدة هناك.",
        {"موسكو": "place:russia"},
        [("انفصاليين المدعومين", "حكومة جديدة هناك")],
    ),
    (
        "the pronoun of that is the subject, the name behind the verb whom he urged",
        "وقال أوبراين إنه حث بيرغ على رفع القيود عن الملاحة.",
        {"أوبراين": "obrien", "بيرغ": "berg"},
        [("obrien", "حث بيرغ على رفع القيود عن الملاحة"), ("obrien", "رفع القيود عن الملاحة")],
    ),
    (
        "what is affirmed anew",
        "وكرر بيرغ التأكيد على الحاجة إلى ممر آمن.",
        {"بيرغ": "berg"},
        [("berg", "الحاجة إلى ممر آمن")],
    ),
    (
        "a person named behind the complement of the description",
        "ويشير المحلل السياسي المختص بالشأن التركي، طه أوزهان في حديث خاص، إلى أن الرد مرتبط بالتوتر القائم.",
        {"طه أوزهان": "ozhan"},
        [("ozhan", "الرد مرتبط بالتوتر القائم")],
    ),
    (
        "a person named behind the body that he works for",
        "ولفت مسؤول عمليات الإغاثة في الأمم المتحدة مارتن ريد إلى أن الممر مغلق منذ أيام.",
        {"الأمم المتحدة": "org:un", "مارتن ريد": "reed"},
        [("reed", "الممر مغلق منذ أيام")],
    ),
    (
        "expressed, behind a turn and a comma",
        "من جانبه، عبر بيرغ عن حرص بلاده على توثيق العلاقات مع تونس.",
        {"بيرغ": "berg", "تونس": "place:tunisia"},
        [("berg", "حرص بلاده على توثيق العلاقات مع تونس")],
    ),
    (
        "a verb that begins with the letter of the conjunction",
        'وواصل بيرغ: "إننا عازمون على المضي في هذا الطريق معا".',
        {"بيرغ": "berg"},
        [("berg", "إننا عازمون على المضي في هذا الطريق معا")],
    ),
    (
        "the speech of somebody reads",
        'وجاء في خطاب بيرغ: "لا تنحصر المكافحة في مسألة واحدة، بل تشمل أمورا أخرى".',
        {"بيرغ": "berg"},
        [("berg", "لا تنحصر المكافحة في مسألة واحدة، بل تشمل أمورا أخرى")],
    ),
    (
        "what analysts say, as a noun",
        "ورغم قول المحللين إن الأمر سيستغرق أعواما.",
        {},
        [("المحللين", "الأمر سيستغرق أعواما")],
    ),
    (
        "refused with the noun of the verb itself",
        "وقال بيرغ إن روسيا ترفض رفضا قاطعا هذه الاتهامات الجديدة.",
        {"بيرغ": "berg", "روسيا": "place:russia"},
        [("berg", "روسيا ترفض رفضا قاطعا هذه الاتهامات الجديدة"), ("russia", "هذه الاتهامات الجديدة")],
    ),
    (
        "he who spoke and is the subject of the sentence, rather than the name behind the noun of a deed",
        'وأقر بيرغ بأهمية الثقة ودعا إلى قبول إعلان رولان بتوفير الضمانات، بقوله: "لن يحضر أحد دون ضمانات في هذه المرحلة".',
        {"بيرغ": "berg", "رولان": "roland"},
        [
            ("berg", "أهمية الثقة"),
            ("berg", "قبول إعلان رولان بتوفير الضمانات"),
            ("berg", "لن يحضر أحد دون ضمانات في هذه المرحلة"),
        ],
    ),
    (
        "the text that a body has just issued",
        "أصدرت وزارة الخارجية بيانا حول الأزمة. وأضاف البيان أن المملكة ترفض المساس بالوضع القائم.",
        {"وزارة الخارجية": "org:mfa"},
        [("mfa", "المملكة ترفض المساس بالوضع القائم")],
    ),
    (
        "the text that was named with its author",
        "صادقت اللجنة، وفق بلاغ لرئاسة الحكومة، على اتفاقيات جديدة. وأضاف البلاغ أن القطاع يتصدر المشاريع.",
        {"رئاسة الحكومة": "org:pmo"},
        [("pmo", "اتفاقيات جديدة"), ("pmo", "القطاع يتصدر المشاريع")],
    ),
    (
        "but she: the pronoun is the subject, no predicate before it",
        "وقالت ميركل إن الحل لا يمكن أن يكون عسكريا، لكنها أقرت بأن الهوة لا تزال سحيقة.",
        {"ميركل": "merkel"},
        [("merkel", "الحل لا يمكن أن يكون عسكريا"), ("merkel", "الهوة لا تزال سحيقة")],
    ),
    (
        "people without an article whom a verb behind them describes",
        "وهو رقم شكك فيه سكان أكدوا أن الرتل غادر المدينة قبل الغروب.",
        {},
        [("سكان", "الرتل غادر المدينة قبل الغروب")],
    ),
    (
        "a plural in a construct before its verb",
        "ويخشى القطاع الخسارة، لكن منظمي المنتدى الاجتماعي أكدوا أنهم متمسكون بعقده في موعده.",
        {},
        [("منظمي المنتدى الاجتماعي", "متمسكون بعقده في موعده")],
    ),
    (
        "answered, with its conjunction",
        "وهدد بيرغ بعرقلة القرار، فرد رولان بأن المذكرة شأن ثنائي.",
        {"بيرغ": "berg", "رولان": "roland"},
        [("berg", "عرقلة القرار"), ("roland", "المذكرة شأن ثنائي")],
    ),
    (
        "the clause behind except that has a subject",
        "ووصف رولان القرار بأنه صائب. غير أن بيرغ جدد رفضه المصادقة على النص.",
        {"بيرغ": "berg", "رولان": "roland"},
        [("roland", "صائب"), ("berg", "المصادقة على النص")],
    ),
    (
        "who somebody is behind a comma is the writer's word",
        "وأشاد بيرغ بدور المفاوض رولان، الذي عمل مع الوسطاء شهورا.",
        {"بيرغ": "berg", "رولان": "roland"},
        [("berg", "دور المفاوض رولان")],
    ),
    (
        "a verb in the plural has no subject behind it: whom they asked",
        "أعرب نواب البلدة عن قلقهم من الوضع. كما طالبوا وزير المالية بخفض الضرائب.",
        {},
        [("نواب البلدة", "قلقهم من الوضع"), ("نواب البلدة", "خفض الضرائب")],
    ),
    (
        "those who pointed back are several, too",
        "قال باحثون في جامعة القرية إن الماء ملوث. وأوضح الباحثون أن الأسماك ماتت، وحذروا من استخدام الماء.",
        {"القرية": "place:town"},
        [("باحثون في جامعة القرية", "الماء ملوث"), ("باحثون في جامعة القرية", "الأسماك ماتت"), ("باحثون في جامعة القرية", "استخدام الماء")],
    ),
    (
        "all of them are whom a party calls on",
        "قالت جبهة رولان إن الاقتراع مزور. ودعت جميع الأطراف المحلية إلى مقاطعته.",
        {"جبهة رولان": "org:front"},
        [("front", "الاقتراع مزور"), ("front", "مقاطعته")],
    ),
    (
        "a family name that is a title as well",
        "وصل عادل الشيخ إلى جنيف. وقال الشيخ في تغريدة إن الحوار مفيد.",
        {"عادل الشيخ": "sheikh"},
        [("sheikh", "الحوار مفيد")],
    ),
    (
        "an invitation, a name with the letter of the preposition before it",
        "رحب رود بيرغ بدعوة الجامعة لزيارة مقرها. وزار بيرغ جنيف بدعوة من الجامعة.",
        {"بيرغ": "berg"},
        [("berg", "دعوة الجامعة لزيارة مقرها")],
    ),
    (
        "their own calls and charges told anew",
        "جدد بيرغ دعوته إلى الحوار. وجددت رولان أمس اتهامها الأمم المتحدة بالتقصير. والأمم المتحدة تكرر مطالبتها باحترام الهدنة.",
        {"بيرغ": "berg", "رولان": "org:roland", "الأمم المتحدة": "org:un"},
        [("berg", "الحوار"), ("roland", "الأمم المتحدة بالتقصير"), ("un", "احترام الهدنة")],
    ),
    (
        "whom a body calls on ends its description",
        'دعا البيان المواطنين إلى الهدوء. واتهمت النقابة الحكومة بالتقصير. وناشدت الجبهة كل القوى الحية "التصدي لهذه المهزلة فورا".',
        {},
        [("البيان", "الهدوء"), ("النقابة", "الحكومة بالتقصير"), ("الجبهة", "التصدي لهذه المهزلة فورا")],
    ),
    (
        "the office of a town's governor speaks, not the town",
        "قال مكتب محافظ الوادي إن الطريق مقطوع. وتساءلت بعثة رولان -في تغريدة- عمن سيدفع الثمن.",
        {"الوادي": "place:town", "بعثة رولان": "org:roland"},
        [("مكتب محافظ الوادي", "الطريق مقطوع"), ("roland", "عمن سيدفع الثمن")],
    ),
    (
        "condemned in a statement, refused these",
        "رولان، وهي منظمة قديمة، دانت في بيان على موقعها الإلكتروني الهجوم الأخير. وترفض أغلب القوى السياسية في البلاد هذه القيود.",
        {"رولان": "org:roland"},
        [("roland", "الهجوم الأخير"), ("القوى السياسية في البلاد", "هذه القيود")],
    ),
    (
        "without asking anybody is told, without details is the writer's",
        "رفض بيرغ تعديل القواعد القديمة، من دون تشاور مع الأعضاء. وقال إن الأمر صعب، دون أن يذكر مزيدا من التفاصيل.",
        {"بيرغ": "berg"},
        [("berg", "تعديل القواعد القديمة، من دون تشاور مع الأعضاء"), ("berg", "الأمر صعب")],
    ),
    (
        "told to the end that is called his words",
        "استنكر بيرغ القرار الجديد، بينما الجرحى ينتظرون، على حد قوله. ورحب بالخطوة، بينما ينتظر الجرحى.",
        {"بيرغ": "berg"},
        [("berg", "القرار الجديد، بينما الجرحى ينتظرون"), ("berg", "الخطوة")],
    ),
    (
        "the body of whom a text is, whatever the gender of the text",
        "قالت جبهة رولان إن الاقتراع مزور. ودعا البيان إلى الهدوء التام. وطالبت بإعادة الفرز كاملا.",
        {"جبهة رولان": "org:front"},
        [("front", "الاقتراع مزور"), ("front", "الهدوء التام"), ("front", "إعادة الفرز كاملا")],
    ),
    ("the accused accuse nobody", "وقيدت واشنطن منح التأشيرات لمسؤولين متهمين بعرقلة المسار.", {"واشنطن": "place:us"}, []),
    ("a result affirms nothing of the name before", "وتعززت المبادرة بدعوة من بيرغ، مما يؤكد أن الحوار ممكن.", {"بيرغ": "berg"}, []),
    ("who is recognised says nothing", "وظهرت جمهوريتان اعترفت بهما روسيا قبل بدء الحرب بأيام.", {"روسيا": "place:russia"}, []),
]


@pytest.mark.parametrize(("text", "names", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_speaker(make_doc, text, names, expected):
    doc = make_doc(text, names)
    assert [("+".join(s.speakers) or s.speaker_text, text[s.start : s.end]) for s in find_statements(doc)] == expected
