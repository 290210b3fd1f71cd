"""Short sentences of our own: the names in them, with exact extent and type."""

from __future__ import annotations

import pytest

P, O, L, T, E, F, X = "Person", "Organization", "Place", "Treaty", "Event", "Facility", "Product"  # noqa: E741

CASES: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("title and nationality stay out", "استقبل الرئيس الروسي فلاديمير بوتين ضيفه في القصر.", [("فلاديمير بوتين", P)]),
    ("preposition stays out", "وجه رسالة لبوتين.", [("بوتين", P)]),
    ("conjunction stays out", "تحدث بوتين وبايدن طويلا.", [("بوتين", P), ("بايدن", P)]),
    ("article merged with a clitic", "قال متحدث باسم الرئاسة للكرملين رأي آخر.", [("كرملين", O)]),
    ("article kept", "رفض الكرملين التعليق.", [("الكرملين", O)]),
    ("states", "تعد فرنسا وألمانيا وإيطاليا من المؤسسين.", [("فرنسا", L), ("ألمانيا", L), ("إيطاليا", L)]),
    ("two-word state", "أعلنت الولايات المتحدة موقفها.", [("الولايات المتحدة", L)]),
    ("ministry with demonym", "أصدرت وزارة الخارجية الروسية بيانا.", [("وزارة الخارجية الروسية", O)]),
    ("ministry behind preposition", "جاء ذلك في بيان لوزارة الدفاع التركية.", [("وزارة الدفاع التركية", O)]),
    ("short ministry", "أعلنت الخارجية الروسية رفضها.", [("الخارجية الروسية", O)]),
    ("UN body", "عقد مجلس الأمن الدولي جلسة طارئة.", [("مجلس الأمن الدولي", O)]),
    ("agency", "قالت الوكالة الدولية للطاقة الذرية إن التفتيش مستمر.", [("الوكالة الدولية للطاقة الذرية", O)]),
    ("treaty with name", "تنتهي معاهدة ستارت الجديدة قريبا.", [("معاهدة ستارت الجديدة", T)]),
    ("treaty by subject", "انسحبت من معاهدة الأجواء المفتوحة.", [("معاهدة الأجواء المفتوحة", T)]),
    ("summit with city", "انطلقت قمة جنيف صباحا.", [("قمة جنيف", E)]),
    ("summit with a city that is told by its place alone", "ووقع قادة المجلس بيانا في ختام قمة العلا.", [("قمة العلا", E)]),
    ("newspaper introduced", "ذكرت صحيفة كوميرسانت ذلك.", [("كوميرسانت", O)]),
    ("city introduced", "قصفت مدينة ماريوبول.", [("ماريوبول", L)]),
    ("a village", "قصفت المدفعية بلدة كفر عيدا ثم قرية المشيك.", [("كفر عيدا", L), ("المشيك", L)]),
    ("two villages behind a dual", "يقع الطريق بين بلدتي الباذان وطلوزة.", [("الباذان", L), ("طلوزة", L)]),
    ("two provinces that look like somebody", "قتل العشرات في ولايتي كونار وخوست.", [("كونار", L), ("خوست", L)]),
    ("two camps, one of three words", "اقتحم الجيش مخيمي بلاطة وعين بيت الماء.", [("بلاطة", L), ("عين بيت الماء", L)]),
    ("my town is no two", "تقع شرق بلدتي القديمة ومدرستي.", []),
    ("a camp with its noun", "وقع انفجار في مخيم بلاطة شرقا.", [("مخيم بلاطة", L)]),
    ("a port that is told by where it stands", "وصلت السفينة إلى ميناء بلدة الناقورة.", [("الناقورة", L)]),
    ("a bridge, a tower, a resort", "أغلقوا جسر السنك وبرج سيرز ومنتجع بورتوروز.", [("جسر السنك", F), ("برج سيرز", F), ("بورتوروز", L)]),
    ("a quarter that a broadcaster is called like", "وقع حادث في حي المنار.", [("المنار", L)]),
    ("adjectives behind a noun are no names", "زار قرية صغيرة ومدينة محاصرة وحي سكني ومنطقة نائية.", []),
    ("a village named again without its noun", "قصفوا قرية طلوزة. وأعلن أن طلوزة محاصرة.", [("طلوزة", L), ("طلوزة", L)]),
    ("Gaza behind a preposition", "قتل ثلاثة بغزة.", [("غزة", L)]),
    ("a city that begins like a preposition", "قتل سبعة في بعقوبة شمال بغداد.", [("بعقوبة", L), ("بغداد", L)]),
    ("a word that folds like a city is none", "قال في حديثه إن القرار يدخل في إطار الإصلاح.", []),
    ("a quarter behind a preposition", "قتلوا أمس. وعقد في قصر الثقافة بحي السفارات بالرياض.",
     [("قصر الثقافة", F), ("السفارات", L), ("الرياض", L)]),
    ("a family name that is a town's, too", "التقت الوزيرة جولي باركلاند نظيرها. وأضافت باركلاند أن شخصا قتل في باركلاند.",
     [("جولي باركلاند", P), ("باركلاند", P), ("باركلاند", L)]),
    ("people called like towns", "وقال جون هاملتون إنه باق، ونفت ماري بريستون ذلك.", [("جون هاملتون", P), ("ماري بريستون", P)]),
    ("unknown person behind title", "قال السفير يوهان فالدغرين إنه متفائل.", [("يوهان فالدغرين", P)]),
    ("unknown Arab name", "قال الوزير حمدان بن سالم العريفي إن الخطة جاهزة.", [("حمدان بن سالم العريفي", P)]),
    ("nationality alone is none", "رحب المفاوض الروسي بالنتيجة.", []),
    ("hyphenless spelling of a full name", "التقى أنطونيو غوتيريش الوفد.", [("أنطونيو غوتيريش", P)]),
    ("a resolution by its number", "رحب الوفد بالقرار 1701 أمس.", [("القرار 1701", T)]),
    ("a capital behind a ministry", "حثت الخارجية الأميركية بكين على الهدوء.", [("الخارجية الأميركية", O), ("بكين", L)]),
    ("whose spokesman it is", "قال الناطق باسمه يوهان فالدغرين إنه متفائل.", [("يوهان فالدغرين", P)]),
    ("common words are none", "كان الاجتماع طويلا ولم يخرج بنتيجة تذكر.", []),
    ("diacritics inside", "وصل بُوتين إلى جنيف.", [("بُوتين", P), ("جنيف", L)]),
    ("title with the longest name behind it", "وصل الشيخ تميم بن حمد آل ثاني.", [("تميم بن حمد آل ثاني", P)]),
    ("a month is nobody", "بدأ الاجتماع في 16 ماي.", []),
    ("what is organised is no organisation", "منعت السلطات تنظيم المسيرة.", []),
    ("what moves is no movement", "توقفت حركة المرور ساعات.", []),
    ("a class word as subject introduces nothing", "وقال إن المدينة ستقاوم طويلا.", []),
    ("good neighbours are nobody", "دعا إلى احترام حسن الجوار.", []),
    ("a body called after a king", "كرمت مؤسسة الملك عبدالعزيز للموهبة والإبداع الطلاب.", [("مؤسسة الملك عبدالعزيز للموهبة والإبداع", O)]),
    ("what a body is for, behind its nationality", "ذكره المعهد المغربي لتحليل السياسات.", [("المعهد المغربي لتحليل السياسات", O)]),
    ("what it is for, in one token", "قال رئيس الاتحاد الإنجليزي لكرة القدم ذلك.", [("الاتحاد الإنجليزي لكرة القدم", O)]),
    ("what somebody wants a ministry for", "تسعى وزارة الداخلية لتنظيم القطاع.", [("وزارة الداخلية", O)]),
    ("fields joined in a body's name", "وجدد تقرير غرفة التجارة والصناعة الألمانية التوقعات.", [("غرفة التجارة والصناعة الألمانية", O)]),
    ("a ministry of three fields", "قالت وزارة التربية الوطنية والتعليم والرياضة ذلك.", [("وزارة التربية الوطنية والتعليم والرياضة", O)]),
    ("two bodies joined", "حضر أعضاء المجلس الوطني واللجنة الجهوية.", [("المجلس الوطني", O), ("اللجنة الجهوية", O)]),
    ("an adjective behind a city", "قال باحثون في جامعة إسطنبول التقنية ذلك.", [("جامعة إسطنبول التقنية", O)]),
    ("a mission and where", "أعلنت بعثة فلسطين لدى الأمم المتحدة ذلك.", [("بعثة فلسطين لدى الأمم المتحدة", O)]),
    ("a body that speaks", "ذكرت مديرية المخابرات في الجيش ذلك.", [("مديرية المخابرات في الجيش", O)]),
    ("an office that speaks", "وقال مكتب رئيس الوزراء البريطاني إن الخطة جاهزة.", [("مكتب رئيس الوزراء البريطاني", O)]),
    ("an office in a state of a union", "وأعلنت النيابة العامة في ولاية أوهايو ذلك.", [("النيابة العامة في ولاية أوهايو", O)]),
    ("courts, prosecutors, air forces", "رد القضاء التركي والادعاء الأوكراني والطيران الحربي الفرنسي.",
     [("القضاء التركي", O), ("الادعاء الأوكراني", O), ("الطيران الحربي الفرنسي", O)]),
    ("who puts an end to something", "دعا إلى القضاء على الفقر.", []),
    ("police of a state and of a province", "عملت الشرطة الدنماركية مع شرطة محافظة بابل.",
     [("الشرطة الدنماركية", O), ("شرطة محافظة بابل", O)]),
    ("a foundation of a prince whom nobody knows", "أعلنت مؤسسة الأمير محمد بن فهد جوائزها.", [("مؤسسة الأمير محمد بن فهد", O)]),
    ("a committee of a body and its aim", "وقالت لجنة الأمم المتحدة لنزع السلاح ذلك.", [("لجنة الأمم المتحدة لنزع السلاح", O)]),
    ("a participle ends a name", "شاركت قوات الجيش المدعومة بالمتطوعين.", []),
    ("whom a council asks", "وطالب المجلس الاتحادات بالحضور.", []),
    ("a command of forces", "أعلنت القيادة العامة للقوات المسلحة العراقية ذلك.", [("القيادة العامة للقوات المسلحة العراقية", O)]),
    ("a name cut at its particle", "أعلنت المؤسسة العامة للسينما ذلك.", [("المؤسسة العامة للسينما", O)]),
    ("a title ends a name", "وصف السفير خالد الشوبكي الصحفية شيرين أبو عاقلة بالشجاعة.", [("خالد الشوبكي", P), ("شيرين أبو عاقلة", P)]),
    ("a known name before a verb", "رأى العاهل المغربي محمد السادس يأمر بالعفو.", [("محمد السادس", P)]),
    ("a person behind a body that nobody is named in", "صرح قائد الجيش عبد الفتاح البرهان بذلك.", [("عبد الفتاح البرهان", P)]),
    ("a longer name than a known one", "قال الدكتور عبدالله بن عبدالعزيز الربيعة ذلك.", [("عبدالله بن عبدالعزيز الربيعة", P)]),
    ("a family name cut like a particle has no short form", "زار ريك بيري المدينة. ويرى مراقبون أنه خسر.", [("ريك بيري", P)]),
    ("a body for a purpose", "نددت الجمعية الغانية لحقوق الإنسان بالقرار.", [("الجمعية الغانية لحقوق الإنسان", O)]),
    ("a remark in brackets is no second name", "قالت مؤسسة البترول الكويتية (حكومية) ذلك.", [("مؤسسة البترول الكويتية", O)]),
    ("not is no part of a name before a verb", "ناخبو ليندا فالدغرين لا يريدون الحرب.", [("ليندا فالدغرين", P)]),
    ("a Spanish article is part of a name", "التقى خوان دي لا فوينتيس الوفد.", [("خوان دي لا فوينتيس", P)]),
    ("a colour of politics is nobody", "قال المتحدث باسم حزب فوكس اليميني إن القرار خاطئ.", [("حزب فوكس", O)]),
    ("somebody behind the body that he heads", "قال عميد كلية الحقوق سالم الكرخي ذلك.", [("كلية الحقوق", O), ("سالم الكرخي", P)]),
    ("whose killing it is", "تظاهر المئات بعد اغتيال أبو عاقلة في جنين.", [("أبو عاقلة", P), ("جنين", L)]),
    ("whose rule it is", "تحدث حسني مبارك. ثم جمدت أموال نظام مبارك.", [("حسني مبارك", P), ("مبارك", P)]),
    ("what he decides", "رفض الحزب قرار ماكرون حل المجلس.", [("ماكرون", P)]),
    ("that is no Ban", "قال المستشار بأن شولتز وماكرون طلبا هدنة.", [("شولتز", P), ("ماكرون", P)]),
    ("a verb before a full name", "أدان عمران خان الهجوم.", [("عمران خان", P)]),
    ("a nationality before a full name", "تحدث الرئيس الشيشاني رمضان قديروف طويلا.", [("رمضان قديروف", P)]),
    ("a saying verb before a name", "وأردف بايدن أن الحرب طالت.", [("بايدن", P)]),
    ("a clause behind a family name", "فاز قيس سعيد. ورأت الهيئة مساسا برئيسها سعيد وتضعه أمام مسؤولياته.", [("قيس سعيد", P), ("سعيد", P)]),
    ("an accusative behind a family name", "فاز قيس سعيد. ثم أصدر الرئيس سعيد مرسوما بحل المجلس.", [("قيس سعيد", P), ("سعيد", P)]),
    ("a given name that is an ordinary word", "قال المحلل إحسان الشمري إن الأمر خطير.", [("إحسان الشمري", P)]),
    ("a given name before a known family", "زار هانتر بايدن المدينة.", [("هانتر بايدن", P)]),
    ("a family name of two words", "قال الباحث رضا كرماني راد ذلك. ووصفه كرماني راد.", [("رضا كرماني راد", P), ("كرماني راد", P)]),
    ("an ending behind a name", "قال أستاذ التاريخ رحمان قهرمان بور ذلك.", [("رحمان قهرمان بور", P)]),
    ("a style of two words", "صعد المرشد الأعلى آية الله علي خامنئي من لهجته.", [("علي خامنئي", P)]),
    ("a lead's verb that is a name as well", "طالب كريم منصور لاعب المنتخب بإقالة المدرب.", [("كريم منصور", P)]),
    ("what a ministry issued", "ونشرت وزارة الدفاع بيانا أمس.", [("وزارة الدفاع", O)]),
    ("a blogger", "وقال المدون راشد الكندي إن الأمر خطير.", [("راشد الكندي", P)]),
    ("the prosecution", "وقالت النيابة العامة الكويتية إنها تحقق في الأمر.", [("النيابة العامة الكويتية", O)]),
    ("a family name that begins with the letter of a particle", "قال جيف فليك الجمعة إنه سيصوت.", [("جيف فليك", P)]),
    ("a list whose last word keeps its conjunction", "حضر الحفل سامر ديليك ودارين كوفالسكي وأريال إيرمان وهرنان بلوتشي.",
     [("سامر ديليك", P), ("دارين كوفالسكي", P), ("أريال إيرمان", P), ("هرنان بلوتشي", P)]),
    ("a verb behind an unheard name", "أما الباحث السياسي ثوبامي كالازينا فرأى أن الأمر خطير.", [("ثوبامي كالازينا", P)]),
    ("the number of a pope", "وكان البابا بنديكتوس السادس عشر قد زار المدينة.", [("بنديكتوس السادس عشر", P)]),
    ("a number right behind the name", "وقال بيوس الثاني عشر كلمته.", [("بيوس الثاني عشر", P)]),
    ("a given name that folds to a particle", "عزت الشركة نيكولاس كليمز وآن لوري ديكوتاد.", [("نيكولاس كليمز", P), ("آن لوري ديكوتاد", P)]),
    ("an ordinary family name before a title", "وأكد مجذوب الخليفة مستشار الرئيس السوداني أن الأمر مهم.", [("مجذوب الخليفة", P)]),
    ("a mother", "صرحت ليزا كوسومارا، الأم البالغة من العمر 35 عاما: فقدت بيتي.", [("ليزا كوسومارا", P)]),
    ("an accusative behind a name", "والتقى سليم كوزمان نظيرًا له.", [("سليم كوزمان", P)]),
    ("a queen called like a city", "يحل الملك خوان كارلوس وعقيلته الملكة صوفيا اليوم بالبلاد.", [("خوان كارلوس", P), ("صوفيا", P)]),
    ("latin acronym", "نقلت شبكة CNN الخبر.", [("CNN", O)]),
]


@pytest.mark.parametrize(("gloss", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_names(annotate, gloss: str, text: str, expected: list[tuple[str, str]]) -> None:
    doc = annotate(text)
    found = [(m.text, m.type) for m in doc._.mentions if m.level == "name"]
    assert found == expected
    assert all(text[m.start : m.end] == m.text for m in doc._.mentions)


def test_short_form_of_an_unknown_name_is_found(annotate) -> None:
    doc = annotate("قال السفير يوهان فالدغرين إنه متفائل. وأضاف فالدغرين أن الطريق طويل.")
    assert [m.text for m in doc._.mentions] == ["يوهان فالدغرين", "فالدغرين"]


def test_names_say_where_they_come_from(annotate) -> None:
    doc = annotate("استقبل السفير يوهان فالدغرين وزير الخارجية سيرغي لافروف في موسكو.")
    assert all(m.origin and 0 < m.score <= 1 for m in doc._.mentions)
