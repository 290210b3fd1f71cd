"""Short sentences of our own for every frame: what is found, of which kind and type, and who speaks (entity ids, or the source's words)."""

from __future__ import annotations

import pytest

from kg.statements import find_statements

Told = tuple[str, str, str, str]

FRAMES: list[tuple[str, str, dict[str, str], list[Told]]] = [
    (
        "says that",
        "قال الوزير لارس بيرغ إن المحادثات ستستأنف غدا.",
        {"لارس بيرغ": "berg"},
        [("المحادثات ستستأنف غدا", "indirect", "say", "berg")],
    ),
    (
        "said, feminine, with pronoun",
        "قالت آنا ريد إنها ستزور العاصمة.",
        {"آنا ريد": "reed"},
        [("ستزور العاصمة", "indirect", "say", "reed")],
    ),
    (
        "say, plural masculine after subject",
        "المفاوضون قالوا إن الجولة انتهت.",
        {},
        [("الجولة انتهت", "indirect", "say", "المفاوضون")],
    ),
    (
        "they (dual) said",
        "التقى بيرغ ورولان في جنيف. وقالا إن اللقاء كان مثمرا.",
        {"بيرغ": "berg", "رولان": "roland"},
        [("اللقاء كان مثمرا", "indirect", "say", "berg+roland")],
    ),
    (
        "says, imperfect, subject first",
        "الكرملين يقول إن الموعد لم يحدد بعد.",
        {"الكرملين": "org:kremlin"},
        [("الموعد لم يحدد بعد", "indirect", "say", "kremlin")],
    ),
    (
        "says, feminine imperfect",
        "وتقول بكين إن التدريبات روتينية.",
        {"بكين": "place:china"},
        [("التدريبات روتينية", "indirect", "say", "china")],
    ),
    (
        "said: quotation in guillemets",
        "قال بيرغ: «لن نتراجع عن قرارنا أبدا».",
        {"بيرغ": "berg"},
        [("لن نتراجع عن قرارنا أبدا", "direct", "say", "berg")],
    ),
    (
        "said: straight quotation marks",
        'قال بيرغ: "لن نتراجع عن قرارنا أبدا".',
        {"بيرغ": "berg"},
        [("لن نتراجع عن قرارنا أبدا", "direct", "say", "berg")],
    ),
    (
        "said curly quotation without colon",
        "قال بيرغ “لن نتراجع عن قرارنا أبدا”.",
        {"بيرغ": "berg"},
        [("لن نتراجع عن قرارنا أبدا", "direct", "say", "berg")],
    ),
    (
        "quotation over a full stop",
        "قال بيرغ: «لن نتراجع. القرار نهائي ولا رجعة فيه».",
        {"بيرغ": "berg"},
        [("لن نتراجع. القرار نهائي ولا رجعة فيه", "direct", "say", "berg")],
    ),
    (
        "that + whole content quoted is direct",
        "أكد بيرغ أن «الاتفاق بات قريبا جدا».",
        {"بيرغ": "berg"},
        [("الاتفاق بات قريبا جدا", "direct", "say", "berg")],
    ),
    (
        "that inside the quotation",
        "قال بيرغ «إن الاتفاق بات قريبا جدا».",
        {"بيرغ": "berg"},
        [("الاتفاق بات قريبا جدا", "direct", "say", "berg")],
    ),
    (
        "partly quoted is mixed",
        "قال بيرغ إن الاقتراح «غير واقعي» ولا يمكن قبوله.",
        {"بيرغ": "berg"},
        [("الاقتراح «غير واقعي» ولا يمكن قبوله", "mixed", "say", "berg")],
    ),
    (
        "a quoted name is not a quotation",
        "قال بيرغ إن حركة «النهضة» ستشارك.",
        {"بيرغ": "berg", "النهضة": "org:ennahda"},
        [("حركة «النهضة» ستشارك", "indirect", "say", "berg")],
    ),
    (
        "affirmed that",
        "أكدت وزارة الخارجية أن السفير عاد إلى مقر عمله.",
        {"وزارة الخارجية": "org:mfa"},
        [("السفير عاد إلى مقر عمله", "indirect", "say", "mfa")],
    ),
    (
        "affirmed the necessity of",
        "أكد بيرغ ضرورة خفض التصعيد.",
        {"بيرغ": "berg"},
        [("ضرورة خفض التصعيد", "indirect", "demand", "berg")],
    ),
    (
        "affirmed (على)",
        "أكد بيرغ على أهمية الحوار بين الطرفين.",
        {"بيرغ": "berg"},
        [("أهمية الحوار بين الطرفين", "indirect", "say", "berg")],
    ),
    (
        "announced that",
        "أعلنت أوسلو أنها ستستضيف المؤتمر.",
        {"أوسلو": "place:norway"},
        [("ستستضيف المؤتمر", "indirect", "say", "norway")],
    ),
    (
        "announced + noun",
        "أعلنت أوسلو استضافة المؤتمر.",
        {"أوسلو": "place:norway"},
        [("استضافة المؤتمر", "indirect", "say", "norway")],
    ),
    (
        "warned of",
        "حذر بيرغ من انهيار الهدنة.",
        {"بيرغ": "berg"},
        [("انهيار الهدنة", "indirect", "warn", "berg")],
    ),
    (
        "warned that",
        "حذر بيرغ من أن الهدنة قد تنهار.",
        {"بيرغ": "berg"},
        [("الهدنة قد تنهار", "indirect", "warn", "berg")],
    ),
    (
        "warned somebody of",
        "حذر بيرغ أنقرة من شن عملية جديدة.",
        {"بيرغ": "berg", "أنقرة": "place:turkey"},
        [("شن عملية جديدة", "indirect", "warn", "berg")],
    ),
    (
        "described as",
        "وصف بيرغ اللقاء بأنه خطوة أولى مهمة.",
        {"بيرغ": "berg"},
        [("خطوة أولى مهمة", "indirect", "say", "berg")],
    ),
    (
        "accused of (noun): the accused belongs to the content",
        "اتهم بيرغ أنقرة بخرق الهدنة.",
        {"بيرغ": "berg", "أنقرة": "place:turkey"},
        [("أنقرة بخرق الهدنة", "indirect", "accuse", "berg")],
    ),
    (
        "accused of (that)",
        "اتهم بيرغ أنقرة بأنها تخرق الهدنة.",
        {"بيرغ": "berg", "أنقرة": "place:turkey"},
        [("تخرق الهدنة", "indirect", "accuse", "berg")],
    ),
    (
        "demanded of",
        "طالب بيرغ أنقرة بسحب قواتها فورا.",
        {"بيرغ": "berg", "أنقرة": "place:turkey"},
        [("سحب قواتها فورا", "indirect", "demand", "berg")],
    ),
    (
        "called on somebody to",
        "دعا بيرغ أنقرة إلى سحب قواتها فورا.",
        {"بيرغ": "berg", "أنقرة": "place:turkey"},
        [("سحب قواتها فورا", "indirect", "demand", "berg")],
    ),
    (
        "called for",
        "دعت الأمم المتحدة إلى وقف فوري للقتال.",
        {"الأمم المتحدة": "org:un"},
        [("وقف فوري للقتال", "indirect", "demand", "un")],
    ),
    (
        "denied that",
        "نفت أنقرة أن تكون قواتها عبرت الحدود.",
        {"أنقرة": "place:turkey"},
        [("تكون قواتها عبرت الحدود", "indirect", "deny", "turkey")],
    ),
    (
        "denied + noun",
        "نفت أنقرة عبور قواتها الحدود.",
        {"أنقرة": "place:turkey"},
        [("عبور قواتها الحدود", "indirect", "deny", "turkey")],
    ),
    (
        "rejected + noun",
        "رفضت أنقرة الشروط الجديدة بشكل قاطع.",
        {"أنقرة": "place:turkey"},
        [("الشروط الجديدة بشكل قاطع", "indirect", "reject", "turkey")],
    ),
    (
        "threatened with",
        "هدد بيرغ بقطع العلاقات.",
        {"بيرغ": "berg"},
        [("قطع العلاقات", "indirect", "threaten", "berg")],
    ),
    (
        "pledged to",
        "تعهد بيرغ بمواصلة الدعم.",
        {"بيرغ": "berg"},
        [("مواصلة الدعم", "indirect", "promise", "berg")],
    ),
    (
        "pledged that",
        "تعهد بيرغ بأن الدعم سيتواصل.",
        {"بيرغ": "berg"},
        [("الدعم سيتواصل", "indirect", "promise", "berg")],
    ),
    (
        "promised",
        "وعد بيرغ بتقديم مساعدات عاجلة.",
        {"بيرغ": "berg"},
        [("تقديم مساعدات عاجلة", "indirect", "promise", "berg")],
    ),
    (
        "praised",
        "أشاد بيرغ بجهود الوساطة.",
        {"بيرغ": "berg"},
        [("جهود الوساطة", "indirect", "praise", "berg")],
    ),
    (
        "welcomed",
        "رحبت أنقرة بنتائج القمة.",
        {"أنقرة": "place:turkey"},
        [("نتائج القمة", "indirect", "praise", "turkey")],
    ),
    (
        "considered that",
        "اعتبر بيرغ أن العقوبات غير مجدية.",
        {"بيرغ": "berg"},
        [("العقوبات غير مجدية", "indirect", "say", "berg")],
    ),
    (
        "pointed out that",
        "أشار بيرغ إلى أن الوقت ينفد.",
        {"بيرغ": "berg"},
        [("الوقت ينفد", "indirect", "say", "berg")],
    ),
    (
        "pointed to",
        "أشار بيرغ إلى تقدم في المحادثات.",
        {"بيرغ": "berg"},
        [("تقدم في المحادثات", "indirect", "say", "berg")],
    ),
    (
        "stressed",
        "شدد بيرغ على أن الحل سياسي.",
        {"بيرغ": "berg"},
        [("الحل سياسي", "indirect", "say", "berg")],
    ),
    (
        "expressed",
        "أعربت أنقرة عن قلقها من التصعيد.",
        {"أنقرة": "place:turkey"},
        [("قلقها من التصعيد", "indirect", "say", "turkey")],
    ),
    (
        "uttered hope: outer speaker, inner content",
        "أعرب بيرغ عن أمله في أن تنجح المفاوضات.",
        {"بيرغ": "berg"},
        [("تنجح المفاوضات", "indirect", "say", "berg")],
    ),
    (
        "revealed",
        "كشف بيرغ عن خطة جديدة للسلام.",
        {"بيرغ": "berg"},
        [("خطة جديدة للسلام", "indirect", "say", "berg")],
    ),
    (
        "reported that, agency",
        "أفادت وكالة نوفا بأن الوفد وصل.",
        {"نوفا": "org:nova"},
        [("الوفد وصل", "indirect", "say", "nova")],
    ),
    (
        "agency quoting a source",
        "نقلت وكالة نوفا عن بيرغ قوله إن الوفد وصل.",
        {"نوفا": "org:nova", "بيرغ": "berg"},
        [("الوفد وصل", "indirect", "say", "berg")],
    ),
    (
        "agency quoting an unnamed source",
        "ونقلت نوفا عن مسؤول رفيع أن الوفد وصل.",
        {"نوفا": "org:nova"},
        [("الوفد وصل", "indirect", "say", "مسؤول رفيع")],
    ),
    (
        "unnamed source",
        "قال مسؤول أوروبي كبير إن الوفد وصل.",
        {},
        [("الوفد وصل", "indirect", "say", "مسؤول أوروبي كبير")],
    ),
    (
        "unnamed source of a named body",
        "قال متحدث باسم الكرملين إن الموعد لم يحدد.",
        {"الكرملين": "org:kremlin"},
        [("الموعد لم يحدد", "indirect", "say", "متحدث باسم الكرملين")],
    ),
    (
        "unnamed source told an agency",
        "قال مصدر مطلع لوكالة نوفا إن الوفد وصل.",
        {"نوفا": "org:nova"},
        [("الوفد وصل", "indirect", "say", "مصدر مطلع")],
    ),
    (
        "title with a body before the name",
        "قال المتحدث باسم الكرملين إيغور سومين إن الموعد لم يحدد.",
        {"الكرملين": "org:kremlin", "إيغور سومين": "somin"},
        [("الموعد لم يحدد", "indirect", "say", "somin")],
    ),
    (
        "name with apposition between commas",
        "قال إيغور سومين، المتحدث باسم الكرملين، إن الموعد لم يحدد.",
        {"الكرملين": "org:kremlin", "إيغور سومين": "somin"},
        [("الموعد لم يحدد", "indirect", "say", "somin")],
    ),
    (
        "nominal as speaker",
        "قال الرئيس الروسي إن الموعد لم يحدد.",
        {"الرئيس الروسي": "nominal:putin"},
        [("الموعد لم يحدد", "indirect", "say", "putin")],
    ),
    (
        "joint statement",
        "أكد بيرغ ورولان أن الهدنة صامدة.",
        {"بيرغ": "berg", "رولان": "roland"},
        [("الهدنة صامدة", "indirect", "say", "berg+roland")],
    ),
    (
        "time and occasion between",
        "قال بيرغ، الثلاثاء، في مؤتمر صحفي في جنيف إن الهدنة صامدة.",
        {"بيرغ": "berg", "جنيف": "place:geneva"},
        [("الهدنة صامدة", "indirect", "say", "berg")],
    ),
    (
        "aside between dashes",
        "قال بيرغ -في تصريحات للصحفيين- إن الهدنة صامدة.",
        {"بيرغ": "berg"},
        [("الهدنة صامدة", "indirect", "say", "berg")],
    ),
    (
        "pluperfect with كان and قد",
        "وكان بيرغ قد قال لنوفا إن الهدنة صامدة.",
        {"بيرغ": "berg", "نوفا": "org:nova"},
        [("الهدنة صامدة", "indirect", "say", "berg")],
    ),
    (
        "subject behind لكن",
        "لكن بيرغ قال إن الهدنة هشة.",
        {"بيرغ": "berg"},
        [("الهدنة هشة", "indirect", "say", "berg")],
    ),
    (
        "told somebody that",
        "أبلغ بيرغ أنقرة بأن الهدنة انتهت.",
        {"بيرغ": "berg", "أنقرة": "place:turkey"},
        [("الهدنة انتهت", "indirect", "say", "berg")],
    ),
    (
        "claimed that",
        "زعمت أنقرة أن القصف لم يقع.",
        {"أنقرة": "place:turkey"},
        [("القصف لم يقع", "indirect", "say", "turkey")],
    ),
    (
        "believes that needs a speaker",
        "ويعتقد بيرغ أن الهدنة هشة.",
        {"بيرغ": "berg"},
        [("الهدنة هشة", "indirect", "say", "berg")],
    ),
    (
        "treaty stipulates",
        "تنص معاهدة الأفق على خفض الترسانات.",
        {"معاهدة الأفق": "treaty:horizon"},
        [("خفض الترسانات", "indirect", "say", "horizon")],
    ),
    (
        "another's deed goes on with it",
        "قال بيرغ إن الاتفاق جاهز للتوقيع، وأرسلت باريس وفدها إلى المدينة.",
        {"بيرغ": "berg", "باريس": "place:france"},
        [("الاتفاق جاهز للتوقيع، وأرسلت باريس وفدها إلى المدينة", "indirect", "say", "berg")],
    ),
    (
        "a word of saying ends it",
        "قال بيرغ إن الحوار مفيد، وزاد أن الباب مفتوح.",
        {"بيرغ": "berg"},
        [("الحوار مفيد", "indirect", "say", "berg"), ("الباب مفتوح", "indirect", "say", "berg")],
    ),
    (
        "the verb that was told goes on",
        "قال بيرغ إن موسكو حذرت من التصعيد، وحذرت العواصم من الحرب.",
        {"بيرغ": "berg", "موسكو": "place:russia"},
        [
            ("موسكو حذرت من التصعيد، وحذرت العواصم من الحرب", "indirect", "say", "berg"),
            ("التصعيد", "indirect", "warn", "russia"),
        ],
    ),
    (
        "what it says is",
        "طردت باريس الملحق ردا على ما قالت إنه تجسس على البرلمان، وكان الملحق قد وصل أمس.",
        {"باريس": "place:france"},
        [("تجسس على البرلمان", "indirect", "say", "france")],
    ),
    (
        "accusing him",
        "غادر بيرغ القاعة متهما إياه بالكذب.",
        {"بيرغ": "berg"},
        [("الكذب", "indirect", "accuse", "berg")],
    ),
]

DISCOURSE: list[tuple[str, str, dict[str, str], list[Told]]] = [
    (
        "continuation verb, speaker left out",
        "قال بيرغ إن الهدنة صامدة. وأضاف أن المراقبين باقون.",
        {"بيرغ": "berg"},
        [
            ("الهدنة صامدة", "indirect", "say", "berg"),
            ("المراقبين باقون", "indirect", "say", "berg"),
        ],
    ),
    (
        "continuation in one sentence",
        "قال بيرغ إن الهدنة صامدة، وأضاف أن المراقبين باقون.",
        {"بيرغ": "berg"},
        [
            ("الهدنة صامدة", "indirect", "say", "berg"),
            ("المراقبين باقون", "indirect", "say", "berg"),
        ],
    ),
    (
        "continuation without comma",
        "قال بيرغ إن الهدنة صامدة وأضاف أن المراقبين باقون.",
        {"بيرغ": "berg"},
        [
            ("الهدنة صامدة", "indirect", "say", "berg"),
            ("المراقبين باقون", "indirect", "say", "berg"),
        ],
    ),
    (
        "participle ends the content",
        "قال بيرغ إن الهدنة صامدة، مشيرا إلى أن المراقبين باقون.",
        {"بيرغ": "berg"},
        [
            ("الهدنة صامدة", "indirect", "say", "berg"),
            ("المراقبين باقون", "indirect", "say", "berg"),
        ],
    ),
    (
        "participle + object",
        "قال بيرغ إن الهدنة صامدة، مؤكدا ضرورة بقاء المراقبين.",
        {"بيرغ": "berg"},
        [
            ("الهدنة صامدة", "indirect", "say", "berg"),
            ("ضرورة بقاء المراقبين", "indirect", "demand", "berg"),
        ],
    ),
    (
        "feminine participle",
        "قالت آنا ريد إن الهدنة صامدة، مضيفة أن المراقبين باقون.",
        {"آنا ريد": "reed"},
        [
            ("الهدنة صامدة", "indirect", "say", "reed"),
            ("المراقبين باقون", "indirect", "say", "reed"),
        ],
    ),
    (
        "participle without a report before it: the subject of the clause speaks",
        "زار بيرغ مقر البعثة، داعيا أنقرة إلى ضبط النفس.",
        {"بيرغ": "berg", "أنقرة": "place:turkey"},
        [("ضبط النفس", "indirect", "demand", "berg")],
    ),
    (
        "gender decides who goes on",
        "قال بيرغ إن الهدنة صامدة. وقالت آنا ريد إن المراقبين باقون. وأضافت أن عددهم سيزيد.",
        {"بيرغ": "berg", "آنا ريد": "reed"},
        [
            ("الهدنة صامدة", "indirect", "say", "berg"),
            ("المراقبين باقون", "indirect", "say", "reed"),
            ("عددهم سيزيد", "indirect", "say", "reed"),
        ],
    ),
    (
        "who is quoted within a statement does not go on after it",
        "قال بيرغ إن أنقرة أعلنت أنها ستنسحب. وأضاف أن الموعد لم يحدد.",
        {"بيرغ": "berg", "أنقرة": "place:turkey"},
        [
            ("أنقرة أعلنت أنها ستنسحب", "indirect", "say", "berg"),
            ("ستنسحب", "indirect", "say", "turkey"),
            ("الموعد لم يحدد", "indirect", "say", "berg"),
        ],
    ),
    (
        "statement within a statement",
        "قالت نوفا إن أنقرة أبلغت بيرغ أنها ستنسحب.",
        {"بيرغ": "berg", "أنقرة": "place:turkey", "نوفا": "org:nova"},
        [
            ("أنقرة أبلغت بيرغ أنها ستنسحب", "indirect", "say", "nova"),
            ("ستنسحب", "indirect", "say", "turkey"),
        ],
    ),
    (
        "according to, behind",
        "وصل الوفد إلى العاصمة ليلا، بحسب وكالة نوفا.",
        {"نوفا": "org:nova"},
        [("وصل الوفد إلى العاصمة ليلا", "indirect", "say", "nova")],
    ),
    (
        "according to, before",
        "وبحسب وكالة نوفا، وصل الوفد إلى العاصمة ليلا.",
        {"نوفا": "org:nova"},
        [("وصل الوفد إلى العاصمة ليلا", "indirect", "say", "nova")],
    ),
    (
        "according to … فإن",
        "ووفقا لوكالة نوفا فإن الوفد وصل إلى العاصمة ليلا.",
        {"نوفا": "org:nova"},
        [("الوفد وصل إلى العاصمة ليلا", "indirect", "say", "nova")],
    ),
    (
        "according to does not repeat a statement",
        "قال بيرغ إن الهدنة صامدة، بحسب وكالة نوفا.",
        {"بيرغ": "berg", "نوفا": "org:nova"},
        [("الهدنة صامدة", "indirect", "say", "berg")],
    ),
    (
        "in his words does not repeat a statement",
        "قال بيرغ إن الهدنة صامدة، على حد تعبيره.",
        {"بيرغ": "berg"},
        [("الهدنة صامدة", "indirect", "say", "berg")],
    ),
    (
        "as he said, behind",
        "الهدنة صامدة في كل المناطق، كما قال بيرغ.",
        {"بيرغ": "berg"},
        [("الهدنة صامدة في كل المناطق", "indirect", "say", "berg")],
    ),
    (
        "as the agency reported, behind",
        "وصل الوفد إلى العاصمة ليلا، حسبما ذكرت وكالة نوفا.",
        {"نوفا": "org:nova"},
        [("وصل الوفد إلى العاصمة ليلا", "indirect", "say", "nova")],
    ),
    (
        "unnamed source in an attribution",
        "وصل الوفد إلى العاصمة ليلا، وفق مصادر دبلوماسية.",
        {},
        [("وصل الوفد إلى العاصمة ليلا", "indirect", "say", "مصادر دبلوماسية")],
    ),
    (
        "headline with colon",
        "بيرغ: لن نتراجع عن قرارنا\n\nوصل الوفد إلى العاصمة.",
        {"بيرغ": "berg"},
        [("لن نتراجع عن قرارنا", "indirect", "say", "berg")],
    ),
    (
        "headline of a paper",
        "صحيفة «نوفا»: الوفد وصل سرا\n\nلا تعليق رسمي.",
        {"نوفا": "org:nova"},
        [("الوفد وصل سرا", "indirect", "say", "nova")],
    ),
    (
        "quotation continued in the next line",
        "قال بيرغ: «الهدنة صامدة تماما».\n«لن نسمح لأحد بأن يخرقها».",
        {"بيرغ": "berg"},
        [
            ("الهدنة صامدة تماما", "direct", "say", "berg"),
            ("لن نسمح لأحد بأن يخرقها", "direct", "say", "berg"),
        ],
    ),
    (
        "quotation over lines",
        "قال بيرغ: «الهدنة صامدة تماما.\nلن نسمح لأحد بأن يخرقها».",
        {"بيرغ": "berg"},
        [("الهدنة صامدة تماما.\nلن نسمح لأحد بأن يخرقها", "direct", "say", "berg")],
    ),
    (
        "verb behind the quotation",
        "«لن نسمح لأحد بأن يخرق الهدنة»، قال بيرغ.",
        {"بيرغ": "berg"},
        [("لن نسمح لأحد بأن يخرق الهدنة", "direct", "say", "berg")],
    ),
    (
        "quotation without end",
        "قال بيرغ: «لن نسمح لأحد بأن يخرق الهدنة.\nوصل الوفد.",
        {"بيرغ": "berg"},
        [("لن نسمح لأحد بأن يخرق الهدنة", "direct", "say", "berg")],
    ),
    (
        "mismatched marks",
        "قال بيرغ: “لن نسمح لأحد بأن يخرق الهدنة“.",
        {"بيرغ": "berg"},
        [("لن نسمح لأحد بأن يخرق الهدنة", "direct", "say", "berg")],
    ),
    (
        "closing marks on both sides",
        "قال بيرغ: ”لن نسمح لأحد بأن يخرق الهدنة”.",
        {"بيرغ": "berg"},
        [("لن نسمح لأحد بأن يخرق الهدنة", "direct", "say", "berg")],
    ),
    (
        "quotation in a quotation",
        'قال بيرغ: "سمعنا كلمة «أبدا» مرات كثيرة من الطرفين".',
        {"بيرغ": "berg"},
        [("سمعنا كلمة «أبدا» مرات كثيرة من الطرفين", "direct", "say", "berg")],
    ),
    (
        "after أن: بعد أن قال is asserted",
        "غادر الوفد بعد أن قالت أنقرة إنها لن تشارك.",
        {"بيرغ": "berg", "أنقرة": "place:turkey"},
        [("لن تشارك", "indirect", "say", "turkey")],
    ),
    (
        "writer's comment ends the content",
        "قال بيرغ إن الهدنة صامدة، في إشارة إلى هدوء الجبهات.",
        {"بيرغ": "berg"},
        [("الهدنة صامدة", "indirect", "say", "berg")],
    ),
    (
        "other voice ends the content",
        "قال بيرغ إن الهدنة صامدة، فيما واصلت القوات انتشارها.",
        {"بيرغ": "berg"},
        [("الهدنة صامدة", "indirect", "say", "berg")],
    ),
    (
        "a comma inside the content does not end it",
        "قال بيرغ إن الهدنة، رغم الخروق، صامدة.",
        {"بيرغ": "berg"},
        [("الهدنة، رغم الخروق، صامدة", "indirect", "say", "berg")],
    ),
    (
        "and that … goes on",
        "قال بيرغ إن الهدنة صامدة، وأن المراقبين باقون.",
        {"بيرغ": "berg"},
        [("الهدنة صامدة، وأن المراقبين باقون", "indirect", "say", "berg")],
    ),
    (
        "concession with its main clause",
        "على الرغم من أن بيرغ يقول إن الهدنة صامدة، فإن القصف مستمر.",
        {"بيرغ": "berg"},
        [("الهدنة صامدة", "indirect", "say", "berg")],
    ),
    (
        "definite description of a speaker",
        "قال مصدر أمني إن القافلة عبرت. وأكد المصدر أن الطريق آمن.",
        {},
        [
            ("القافلة عبرت", "indirect", "say", "مصدر أمني"),
            ("الطريق آمن", "indirect", "say", "مصدر أمني"),
        ],
    ),
    (
        "the communiqué speaks for the last speaker",
        "أعلن مجلس السلم أن الهدنة صامدة. وأضاف البيان أن المراقبين باقون.",
        {"مجلس السلم": "org:council"},
        [
            ("الهدنة صامدة", "indirect", "say", "council"),
            ("المراقبين باقون", "indirect", "say", "council"),
        ],
    ),
    (
        "described with object pronoun in a relative clause",
        "انتهت المحادثات التي وصفها بيرغ بأنها مثمرة جدا.",
        {"بيرغ": "berg"},
        [("مثمرة جدا", "indirect", "say", "berg")],
    ),
    (
        "relative clause: its antecedent speaks",
        "عاد بيرغ الذي أعلن أن الهدنة صامدة.",
        {"بيرغ": "berg"},
        [("الهدنة صامدة", "indirect", "say", "berg")],
    ),
    (
        "speech without a mark",
        "قال بيرغ لا نريد حربا جديدة في المنطقة.",
        {"بيرغ": "berg"},
        [("لا نريد حربا جديدة في المنطقة", "indirect", "say", "berg")],
    ),
    (
        "uppermost verb behind رغم نفي",
        "ورغم نفي أنقرة وقوع القصف، فإن الصور تؤكد ذلك.",
        {"بيرغ": "berg", "أنقرة": "place:turkey"},
        [("وقوع القصف", "indirect", "deny", "turkey")],
    ),
    (
        "leaders of named states",
        "حذر قادة النرويج وأنقرة من انهيار الهدنة.",
        {"بيرغ": "berg", "أنقرة": "place:turkey", "النرويج": "place:norway"},
        [("انهيار الهدنة", "indirect", "warn", "norway+turkey")],
    ),
    (
        "both … and",
        "أكد كل من بيرغ ورولان أن الهدنة صامدة.",
        {"بيرغ": "berg", "رولان": "roland"},
        [("الهدنة صامدة", "indirect", "say", "berg+roland")],
    ),
    (
        "demand by content",
        "قال بيرغ إن يجب على الجميع احترام الهدنة.",
        {"بيرغ": "berg"},
        [("يجب على الجميع احترام الهدنة", "indirect", "demand", "berg")],
    ),
    (
        "agency relaying behind an aside",
        "ذكرت نوفا -نقلا عن مصدر أمني- أن القافلة عبرت.",
        {"نوفا": "org:nova"},
        [("القافلة عبرت", "indirect", "say", "مصدر أمني")],
    ),
    (
        "source pronoun",
        "قال بيرغ إن الهدنة صامدة. ونقلت نوفا عنه قوله إن المراقبين باقون.",
        {"بيرغ": "berg", "نوفا": "org:nova"},
        [
            ("الهدنة صامدة", "indirect", "say", "berg"),
            ("المراقبين باقون", "indirect", "say", "berg"),
        ],
    ),
    (
        "in his words, first",
        "قال بيرغ إن المراقبين باقون. وعلى حد قوله، ستصمد الهدنة أسابيع.",
        {"بيرغ": "berg"},
        [
            ("المراقبين باقون", "indirect", "say", "berg"),
            ("ستصمد الهدنة أسابيع", "indirect", "say", "berg"),
        ],
    ),
    (
        "news relayed by a relative verb does not take the content",
        "قال المصدر الذي تحدث لوكالة نوفا إن القافلة عبرت.",
        {"نوفا": "org:nova"},
        [("القافلة عبرت", "indirect", "say", "المصدر")],
    ),
    (
        "read in a communiqué",
        "جاء في بيان لمجلس السلم، أمس، أن الهدنة صامدة.",
        {"مجلس السلم": "org:council"},
        [("الهدنة صامدة", "indirect", "say", "council")],
    ),
    (
        "read in a communiqué of nobody",
        "وورد في التقرير أن الهدنة صامدة.",
        {},
        [("الهدنة صامدة", "indirect", "say", "التقرير")],
    ),
    (
        "added, saying",
        "وأضاف بيرغ قائلا: «الهدنة صامدة تماما».",
        {"بيرغ": "berg"},
        [("الهدنة صامدة تماما", "direct", "say", "berg")],
    ),
    (
        "went on, saying that",
        "قالت آنا ريد إن الهدنة هشة. ومضى بيرغ قائلا إن المراقبين باقون.",
        {"بيرغ": "berg", "آنا ريد": "reed"},
        [
            ("الهدنة هشة", "indirect", "say", "reed"),
            ("المراقبين باقون", "indirect", "say", "berg"),
        ],
    ),
    (
        "frame once more behind the description",
        "حذر مسؤولون من كلا البلدين من أن الهدنة قد تنهار.",
        {},
        [("الهدنة قد تنهار", "indirect", "warn", "مسؤولون")],
    ),
    (
        "unnamed source and object",
        "فسر خبراء غربيون انهيار الهدنة بضعف الرقابة.",
        {},
        [("انهيار الهدنة بضعف الرقابة", "indirect", "say", "خبراء غربيون")],
    ),
    (
        "the antecedent of a relative clause with an adjective between",
        "وصل وفد جبهة الأفق المسلحة التي أعلنت قبول الهدنة.",
        {"جبهة الأفق": "org:front"},
        [("قبول الهدنة", "indirect", "say", "front")],
    ),
    (
        "left-out speaker without comma",
        "أكد بيرغ أن الهدنة صامدة وأعرب عن قلقه من الخروق.",
        {"بيرغ": "berg"},
        [
            ("الهدنة صامدة", "indirect", "say", "berg"),
            ("قلقه من الخروق", "indirect", "say", "berg"),
        ],
    ),
    (
        "both agreed that",
        "واتفق بيرغ ورولان على أن الهدنة صامدة.",
        {"بيرغ": "berg", "رولان": "roland"},
        [("الهدنة صامدة", "indirect", "say", "berg+roland")],
    ),
    (
        "kept a question mark",
        "تساءل بيرغ: «هل تصمد الهدنة أياما أخرى؟».",
        {"بيرغ": "berg"},
        [("هل تصمد الهدنة أياما أخرى؟", "direct", "say", "berg")],
    ),
    (
        "Egyptian spelling",
        "اكد بيرغ ان الهدنه صامده الى الان.",
        {"بيرغ": "berg"},
        [("الهدنه صامده الى الان", "indirect", "say", "berg")],
    ),
    (
        "vocalised spelling",
        "قَالَ بيرغ إِنَّ الهدنة صامدة.",
        {"بيرغ": "berg"},
        [("الهدنة صامدة", "indirect", "say", "berg")],
    ),
    (
        "addressee without mention",
        "أبلغ بيرغ الوفد بأن الهدنة انتهت.",
        {"بيرغ": "berg"},
        [("الهدنة انتهت", "indirect", "say", "berg")],
    ),
    (
        "the speaker's next deed behind a comma ends a noun phrase",
        "أعلن بيرغ إرسال بطارية جديدة إلى الجنوب، وألغى زيارته للعاصمة.",
        {"بيرغ": "berg"},
        [("إرسال بطارية جديدة إلى الجنوب", "indirect", "say", "berg")],
    ),
    (
        "so does what others did in answer",
        "طالب البرلمان بسحب القوات، فردت أوسلو باستدعاء السفير.",
        {"البرلمان": "org:storting", "أوسلو": "place:norway"},
        [("سحب القوات", "indirect", "demand", "storting")],
    ),
    (
        "a source that hides its name",
        "أقر دبلوماسي كبير، طلب عدم ذكر اسمه، بأن المفاوضات متعثرة.",
        {},
        [("المفاوضات متعثرة", "indirect", "say", "دبلوماسي كبير")],
    ),
    (
        "a relative clause with ممن does not take the content",
        "قال المفوض بيرغ، الذي فصل عددا ممن وردت أسماؤهم في التقرير، إن العمل سيتوقف.",
        {"بيرغ": "berg"},
        [("العمل سيتوقف", "indirect", "say", "berg")],
    ),
    (
        "whom somebody urges is not who speaks",
        "قال بيرغ إن ما جرى سوء فهم، وحث المجلس على التهدئة.",
        {"بيرغ": "berg", "المجلس": "org:council"},
        [("ما جرى سوء فهم", "indirect", "say", "berg"), ("التهدئة", "indirect", "demand", "berg")],
    ),
    (
        "a plural in the accusative is whom somebody urges",
        "رأى بيرغ أن الهدنة صامدة، وحث المسؤولين على ضبط النفس.",
        {"بيرغ": "berg"},
        [("الهدنة صامدة", "indirect", "say", "berg"), ("ضبط النفس", "indirect", "demand", "berg")],
    ),
    (
        "the end of the meeting between verb and subject",
        "عقد السفراء اجتماعا دعا في ختامه الأمين العام بيرغ إلى التهدئة.",
        {"بيرغ": "berg"},
        [("التهدئة", "indirect", "demand", "berg")],
    ),
    (
        "unnamed people described without a relative pronoun",
        "لم يسلم القرار من انتقاد نواب محافظين طالبوا بسحبه.",
        {},
        [("سحبه", "indirect", "demand", "نواب محافظين")],
    ),
    (
        "ascribes to",
        "لكن محللين عزوا التراجع إلى جني الأرباح.",
        {},
        [("جني الأرباح", "indirect", "say", "محللين")],
    ),
    (
        "trust that",
        "أعرب بيرغ عن ثقته بأن الاتفاق سيصمد.",
        {"بيرغ": "berg"},
        [("الاتفاق سيصمد", "indirect", "say", "berg")],
    ),
    (
        "a phrase between commas before the complement",
        "اتفق الطرفان، وفق بيان للرئاسة، على أهمية الحوار.",
        {"الرئاسة": "org:presidency"},
        [("أهمية الحوار", "indirect", "say", "بيان للرئاسة")],
    ),
    (
        "a phrase tells the last clause only",
        "حثت السفارة رعاياها على تجنب التجمعات، فيما أجرى بيرغ اتصالات عاجلة، بحسب مقربين منه.",
        {"السفارة": "org:embassy", "بيرغ": "berg"},
        [("تجنب التجمعات", "indirect", "demand", "embassy"), ("أجرى بيرغ اتصالات عاجلة", "indirect", "say", "مقربين")],
    ),
    (
        "what is announced behind the occasion",
        "أعلن بيرغ في خطاب متلفز انطلاق العمليات العسكرية.",
        {"بيرغ": "berg"},
        [("انطلاق العمليات العسكرية", "indirect", "say", "berg")],
    ),
    (
        "a bill stipulates",
        "ينص مشروع القانون على تمويل الجيش.",
        {},
        [("تمويل الجيش", "indirect", "say", "مشروع القانون")],
    ),
    (
        "the writer goes on with what was done with the other",
        "أكد بيرغ أن أوسلو تدعم الهدنة، وبحث معه رولان تبادل الأسرى.",
        {"بيرغ": "berg", "رولان": "roland", "أوسلو": "place:norway"},
        [("أوسلو تدعم الهدنة", "indirect", "say", "berg")],
    ),
    (
        "so does كما with a deed",
        "شدد بيرغ على أن الوقت قد حان، كما أوفد وزير خارجيته إلى العاصمة.",
        {"بيرغ": "berg"},
        [("الوقت قد حان", "indirect", "say", "berg")],
    ),
    (
        "an aside behind the noun that a clause begins with",
        "ذكر مصدر طبي أن المحافظ، وهو قريب للوزير، أصيب بشظايا.",
        {},
        [("المحافظ، وهو قريب للوزير، أصيب بشظايا", "indirect", "say", "مصدر طبي")],
    ),
    (
        "as for him, he thinks",
        "أما نظيره لارس بيرغ، الذي حضر الجلسة، فرأى أن الهدنة هشة.",
        {"لارس بيرغ": "berg"},
        [("الهدنة هشة", "indirect", "say", "berg")],
    ),
    (
        "it happened before that he declared",
        "وسبق للأمين العام لارس بيرغ أن صرح بأن الحلف لن ينسحب.",
        {"لارس بيرغ": "berg"},
        [("الحلف لن ينسحب", "indirect", "say", "berg")],
    ),
    (
        "before she pointed out",
        "قالت آنا ريد إن المرحلة انتهت، قبل أن تشير إلى أن الجنود سينسحبون.",
        {"آنا ريد": "reed"},
        [("المرحلة انتهت", "indirect", "say", "reed"), ("الجنود سينسحبون", "indirect", "say", "reed")],
    ),
    (
        "accusing it, as a pronoun of its own",
        "سحبت أوسلو سفيرها، متهمة إياها في بيان بعدم التقيد بالاتفاق.",
        {"أوسلو": "place:norway"},
        [("عدم التقيد بالاتفاق", "indirect", "accuse", "norway")],
    ),
    (
        "denies in a communiqué",
        "نفى الجيش في بيان علمه بجنسية الطائرة، موضحا أن التحذيرات وجهت إلى طاقمها.",
        {"الجيش": "org:army"},
        [("علمه بجنسية الطائرة", "indirect", "deny", "army"), ("التحذيرات وجهت إلى طاقمها", "indirect", "say", "army")],
    ),
    (
        "contented himself with saying",
        "رحبت أوسلو بالاتفاق، واكتفى المجلس بالقول إنه خطوة أولى.",
        {"أوسلو": "place:norway", "المجلس": "org:council"},
        [("الاتفاق", "indirect", "praise", "norway"), ("خطوة أولى", "indirect", "say", "council")],
    ),
    (
        "a title behind the name, then what is refused",
        "رفض لارس بيرغ مرشح الحركة الشعبية الاعتراف بالنتيجة.",
        {"لارس بيرغ": "berg"},
        [("الاعتراف بالنتيجة", "indirect", "reject", "berg")],
    ),
    (
        "a verb of the first person is no part of a name",
        "توعد الناطق وانغ ونبين بأن الرد قادم.",
        {"وانغ ونبين": "wang"},
        [("الرد قادم", "indirect", "threaten", "wang")],
    ),
    (
        "described by people whom only their plural tells",
        "تراجع السعر في صفقات وصفها متعاملون بأنها رد فعل عاطفي.",
        {},
        [("رد فعل عاطفي", "indirect", "say", "متعاملون")],
    ),
    (
        "a relative clause behind the speaker holds a verb of agreeing",
        "أبدى لارس بيرغ الذي كان قد اتفق مع رولان على إجراءات مشتركة، استعداد بلاده لتقديم العون.",
        {"لارس بيرغ": "berg", "رولان": "roland"},
        [("استعداد بلاده لتقديم العون", "indirect", "say", "berg")],
    ),
]

NOTHING: list[tuple[str, str, dict[str, str]]] = [
    ("no comment is no statement", "رفض بيرغ التعليق.", {"بيرغ": "berg"}),
    ("did not clarify", "لم يوضح بيرغ أن الوفد وصل.", {"بيرغ": "berg"}),
    ("impersonal: it is mentioned that", "يذكر أن الهدنة بدأت قبل عام.", {}),
    ("impersonal: it is believed that", "ويعتقد أن القافلة عبرت الحدود.", {}),
    ("passive with its vowel", "ذُكر أن القافلة عبرت الحدود.", {}),
    ("wished for: to announce", "من المتوقع أن يعلن بيرغ استقالته.", {"بيرغ": "berg"}),
    ("noun of the same letters", "قدمت أنقرة طلب العضوية إلى المجلس.", {"بيرغ": "berg", "أنقرة": "place:turkey"}),
    ("between is no verb", "جرت محادثات بين أنقرة وبيرغ أمس.", {"بيرغ": "berg", "أنقرة": "place:turkey"}),
    ("across is no verb", "عبر الوفد الحدود إلى أنقرة.", {"بيرغ": "berg", "أنقرة": "place:turkey"}),
    ("considered is no statement without a subject", "وتعتبر مركزا مهما للتجارة.", {}),
]


def _told(doc) -> list[Told]:
    return [(doc.text[s.start : s.end], s.kind, s.type, "+".join(s.speakers) or s.speaker_text or "") for s in find_statements(doc)]


@pytest.mark.parametrize(("text", "names", "expected"), [case[1:] for case in FRAMES], ids=[case[0] for case in FRAMES])
def test_frame(make_doc, text, names, expected):
    assert _told(make_doc(text, names)) == expected


@pytest.mark.parametrize(("text", "names", "expected"), [case[1:] for case in DISCOURSE], ids=[case[0] for case in DISCOURSE])
def test_discourse(make_doc, text, names, expected):
    assert _told(make_doc(text, names)) == expected


@pytest.mark.parametrize(("text", "names"), [case[1:] for case in NOTHING], ids=[case[0] for case in NOTHING])
def test_nothing_is_said(make_doc, text, names):
    assert _told(make_doc(text, names)) == []


def test_number_of_cases():
    assert (len(FRAMES), len(DISCOURSE), len(NOTHING)) == (67, 86, 10)


def test_spans_of_cue_and_speaker(make_doc):
    doc = make_doc("قال الوزير لارس بيرغ إن الهدنة صامدة.", {"لارس بيرغ": "berg"})
    (statement,) = find_statements(doc)
    assert doc.text[statement.cue_start : statement.cue_end] == "قال"
    assert doc.text[statement.speaker_start : statement.speaker_end] == "لارس بيرغ"
    assert statement.rule == "قال:that"


def test_addressee(make_doc):
    doc = make_doc("أبلغ بيرغ أنقرة بأن الهدنة انتهت.", {"بيرغ": "berg", "أنقرة": "place:turkey"})
    (statement,) = find_statements(doc)
    assert (statement.speakers, statement.addressees) == (("berg",), ("turkey",))


def test_audience_is_no_addressee(make_doc):
    (statement,) = find_statements(make_doc("قال بيرغ للصحفيين إن الهدنة صامدة.", {"بيرغ": "berg"}))
    assert statement.addressees == ()


def test_furniture_says_nothing(make_doc):
    caption = "قال بيرغ إن الهدنة صامدة (نوفا)"
    doc = make_doc(caption + "\nوصل الوفد إلى العاصمة.", {"بيرغ": "berg"}, furniture=(caption,))
    assert find_statements(doc) == ()


def test_times_between_verb_and_content(make_doc):
    doc = make_doc("أعلن بيرغ مساء الأحد 3 مارس تعليق المحادثات.", {"بيرغ": "berg"}, times=("مساء الأحد 3 مارس",))
    assert _told(doc) == [("تعليق المحادثات", "indirect", "say", "berg")]


def test_speaker_without_a_mention_keeps_his_words(make_doc):
    assert _told(make_doc("قال لارس بيرغ إن الهدنة صامدة.")) == [("الهدنة صامدة", "indirect", "say", "لارس بيرغ")]


FRAGMENTS = ["", "\n\n", "قال", "قال:", "قال: «", "«»", "قال إن", "\"", "بحسب", "وفقا ل", "، ، ،", "(", "- قال -", "دعت هالة", "تأكيده على"]


@pytest.mark.parametrize("text", FRAGMENTS)
def test_fragments_do_no_harm(make_doc, text):
    assert all(s.start < s.end <= len(text) for s in find_statements(make_doc(text)))


def test_component_stores_the_statements(nlp, make_doc):
    from kg.statements import store_statements

    doc = store_statements(make_doc("قال بيرغ إن الهدنة صامدة.", {"بيرغ": "berg"}))
    assert [s.speakers for s in doc._.statements] == [("berg",)]
