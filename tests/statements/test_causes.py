"""Sentences of our own for what the language does to a statement's ends, verb and speaker: gloss, text, names, what is told."""

from __future__ import annotations

import pytest

from kg.statements import find_statements

Told = tuple[str, str, str]
B = {"بيرغ": "berg"}
BR = {"بيرغ": "berg", "رولان": "roland"}

ENDS: list[tuple[str, str, dict[str, str], list[Told]]] = [
    ("welcomed the step, and the army withdrew", "رحب بيرغ بالخطوة الجديدة، وانسحبت القوات من المدينة.", B,
     [("الخطوة الجديدة", "praise", "berg")]),
    ("welcomed the decision and saw in it …", "رحب بيرغ بالقرار ورأى فيه بداية طيبة.", B, [("القرار", "praise", "berg")]),
    ("pledged aid and Paris demands", "بيرغ يتعهد بمساعدات جديدة وباريس تطالب بضمانات.", {**B, "باريس": "place:france"},
     [("مساعدات جديدة", "promise", "berg"), ("ضمانات", "demand", "france")]),
    ("described as hostile, and tested a missile", 'وصف بيرغ القرار بأنه "عدائي"، واختبرت بلاده صاروخا.', B, [("عدائي", "say", "berg")]),
    ("described as mad, and as unfit: one content", 'وصف بيرغ القرار بأنه "متسرع"، وأنه لا يخدم أحدا.', B,
     [('"متسرع"، وأنه لا يخدم أحدا', "say", "berg")]),
    ("pledged to defend amid tension", "تعهد بيرغ بالدفاع عن الحلفاء وسط توتر متزايد.", B, [("الدفاع عن الحلفاء", "promise", "berg")]),
    ("compromise is no circumstance", "استبعد بيرغ أي حل وسط مع المتمردين.", B, [("أي حل وسط مع المتمردين", "say", "berg")]),
    ("guarantees as regards security", "دعا بيرغ إلى تقديم ضمانات فيما يتعلق بالأمن.", B,
     [("تقديم ضمانات فيما يتعلق بالأمن", "demand", "berg")]),
    ("expressed worry during their meeting", "عبّر بيرغ عن مخاوفه إزاء الحشود خلال اجتماعهم أمس.", B,
     [("مخاوفه إزاء الحشود", "say", "berg")]),
    ("rejected the steps that hurt …, and led to: the relative clause goes on", "رفض بيرغ الخطوات التي اتخذها خصومه وأدت إلى الأزمة.", B,
     [("الخطوات التي اتخذها خصومه وأدت إلى الأزمة", "reject", "berg")]),
    ("said it was firm, and had called before", "قال بيرغ إن الهدنة صامدة، وكان قد دعا إليها قبل شهر.", B,
     [("الهدنة صامدة", "say", "berg")]),
    ("denied, it being scheduled", "أكد بيرغ أن الاتفاق جاهز، ومن المقرر أن يوقع غدا.", B, [("الاتفاق جاهز", "say", "berg")]),
    ("and he added saying", "أوضح بيرغ أن الهدنة صامدة، وأضاف قائلا إن الطريق طويل.", B,
     [("الهدنة صامدة", "say", "berg"), ("الطريق طويل", "say", "berg")]),
    ("apposition goes on to a verb", "قال بيرغ إن المتهم، أحد قادة الجماعة، أمر بقتل مدنيين.", B,
     [("المتهم، أحد قادة الجماعة، أمر بقتل مدنيين", "say", "berg"), ("قتل مدنيين", "demand", "berg")]),
]

RELAYED: list[tuple[str, str, dict[str, str], list[Told]]] = [
    ("an agency quotes a newspaper: one phrase", "بحسب وكالة بيرغ نقلا عن صحيفة رولان، يزور الوفد الروسي العاصمة غدا.",
     {"وكالة بيرغ": "org:agency", "رولان": "org:paper"}, [("يزور الوفد الروسي العاصمة غدا", "say", "paper")]),
    ("a person behind a medium is no apposition", "بحسب صحيفة رولان، بيرغ يرأس الوفد الروسي.",
     {"رولان": "org:paper", **B}, [("بيرغ يرأس الوفد الروسي", "say", "paper")]),
]

VERBS: list[tuple[str, str, dict[str, str], list[Told]]] = [
    ("as for Berg, he said", "أما بيرغ فقال إن الهدنة صامدة.", B, [("الهدنة صامدة", "say", "berg")]),
    ("as for Berg, he called for", "أما بيرغ فدعا إلى الهدوء التام.", B, [("الهدوء التام", "demand", "berg")]),
    ("and he replied that", "ورد بيرغ بأن الهدنة صامدة.", B, [("الهدنة صامدة", "say", "berg")]),
    ("and he accused her of", "انتقد بيرغ القرار، واتهمها بتقديم تنازلات.", B,
     [("القرار", "reject", "berg"), ("تقديم تنازلات", "accuse", "berg")]),
    ("contented himself with saying that", "اكتفى بيرغ بالقول إن الملف قيد الدرس.", B, [("الملف قيد الدرس", "say", "berg")]),
    ("one may say that: the writer", "يمكن القول إن الملف قيد الدرس.", {}, []),
    ("blamed for", "حمّل بيرغ رولان مسؤولية الفشل.", BR, [("رولان مسؤولية الفشل", "accuse", "berg")]),
    ("carries a passport", "وصل بيرغ وهو يحمل جواز سفر قديما.", B, []),
    ("fears that not", "يخشى بيرغ ألا تصمد الهدنة.", B, [("ألا تصمد الهدنة", "say", "berg")]),
    ("wondered how", "تساءل بيرغ كيف ستصمد الهدنة.", B, [("كيف ستصمد الهدنة", "say", "berg")]),
    ("congratulated", "هنأ بيرغ رولان على فوزه.", BR, [("رولان على فوزه", "praise", "berg")]),
    ("may welcome: nothing is said", "قد يرحب بيرغ بتكثيف الحملة.", B, []),
    ("if he refuses: nothing is said", "سيستأنف القتال إذا رفض بيرغ المغادرة.", B, []),
    ("refuses that: no content", "رفض بيرغ ذلك.", B, []),
    ("it turned out that", "وقد تبين أن السفينة تعاني عيوبا.", {}, []),
    ("after the refusal of", "تراجع بيرغ بعد رفض المشروع.", B, []),
    ("knowing that: the writer", "وصل بيرغ إلى جنيف، علما أن المحادثات تأجلت.", B, []),
    ("after the summit, behind a comma", "قال بيرغ، عقب القمة: الأمر صعب جدا اليوم.", B, [("الأمر صعب جدا اليوم", "say", "berg")]),
    ("production amounts to", "يبلغ حجم الإنتاج ألف برميل.", {}, []),
    ("here is no congratulation", "كان بيرغ هنا في العاصمة.", B, []),
    ("announced his refusal: one statement", "أعلن بيرغ رفضه المقترح الجديد.", B, [("رفضه المقترح الجديد", "say", "berg")]),
    ("carried out a condemnation", "قام بيرغ بإدانة العقوبات الجديدة.", B, [("العقوبات الجديدة", "reject", "berg")]),
    ("refuses categorically", "ترفض باريس بشكل قاطع المقترح الجديد.", {"باريس": "place:france"}, [("المقترح الجديد", "reject", "france")]),
    ("carries a name, an official said it was not aimed",
     "أطلق القادة مبادرة باسم «طريق مشترك إلى السلام»، قال بيرغ إنها ليست موجهة ضد أحد.", B,
     [("ليست موجهة ضد أحد", "say", "berg")]),
]

SPEAKERS: list[tuple[str, str, dict[str, str], list[Told]]] = [
    ("he called on Iran: a masculine verb", "قال بيرغ إن الوقت حان. ودعا إيران إلى وقف التخصيب.", {**B, "إيران": "place:iran"},
     [("الوقت حان", "say", "berg"), ("وقف التخصيب", "demand", "berg")]),
    ("Lebanon is masculine", "دعا لبنان إلى وقف الغارات.", {"لبنان": "place:lebanon"}, [("وقف الغارات", "demand", "lebanon")]),
    ("by the mouth of its secretary", "دعت الجامعة على لسان أمينها العام بيرغ إلى ضبط النفس.", {**B, "الجامعة": "org:league"},
     [("ضبط النفس", "demand", "berg")]),
    ("told the journalists", "وصل بيرغ أمس. وقال للصحفيين إن الهدنة صامدة.", B, [("الهدنة صامدة", "say", "berg")]),
    ("the final communiqué called on Paris", "ودعا البيان الختامي باريس إلى ضبط النفس.", {"باريس": "place:france"},
     [("ضبط النفس", "demand", "البيان الختامي")]),
    ("members demanded of the president", "طالب أعضاء في المجلس الرئيس بيرغ بالتراجع فورا.", B,
     [("التراجع فورا", "demand", "أعضاء في المجلس")]),
    ("dateline", "أوسلو (نوفا) -- حذر بيرغ من التصعيد العسكري.", {**B, "أوسلو": "place:oslo", "نوفا": "org:nova"},
     [("التصعيد العسكري", "warn", "berg")]),
    ("had left, and another said", "وكان بيرغ قد غادر العاصمة قبل يوم واحد، وقال رولان إن الهدنة صامدة.", BR,
     [("الهدنة صامدة", "say", "roland")]),
    ("minister at the time", "كشف وزير النفط آنذاك بيرغ أن الإنتاج تراجع.", B, [("الإنتاج تراجع", "say", "berg")]),
]

FRESH: list[tuple[str, str, dict[str, str], list[Told]]] = [
    ("and he accused Roland: the only noun phrase is the object", "قال بيرغ إن الهدنة صامدة. واتهم رولان بالتقصير الشديد.", BR,
     [("الهدنة صامدة", "say", "berg"), ("رولان بالتقصير الشديد", "accuse", "berg")]),
    ("Roland was accused: nobody speaks", "قال بيرغ إن الهدنة صامدة.\nاتهم رولان بالتقصير الشديد.", BR, [("الهدنة صامدة", "say", "berg")]),
    ("and he saw that", "قال بيرغ إن الهدنة صامدة. ورأى أن رولان متردد.", BR,
     [("الهدنة صامدة", "say", "berg"), ("رولان متردد", "say", "berg")]),
    ("who accused … and who claims", "انتقد رولان القرار. وصلت نينا التي اتهمت رولان بالتقصير والتي تزعم أن الوقت ضاع.",
     {**BR, "نينا": "nina"}, [("القرار", "reject", "roland"), ("رولان بالتقصير والتي تزعم أن الوقت ضاع", "accuse", "nina"),
                              ("الوقت ضاع", "say", "nina")]),
    ("guests who voice views: not the last speaker", "قال بيرغ إن الهدنة صامدة. وزار القناة ضيوفها الذين يعبرون عن آرائهم.", B,
     [("الهدنة صامدة", "say", "berg")]),
    ("the official who said", "غادر القاعة المسؤول الأميركي الذي قال إن الهدنة صامدة.", {}, [("الهدنة صامدة", "say", "المسؤول الأميركي")]),
    ("what he announced makes him the last speaker", "ولفت ما أعلنه بيرغ عن أن الهدنة صامدة، منبها إلى أن الطريق طويل.", B,
     [("الهدنة صامدة", "say", "berg"), ("الطريق طويل", "warn", "berg")]),
    ("renewed the affirmation that", "جدد بيرغ أمس التأكيد على أن الهدنة صامدة.", B, [("الهدنة صامدة", "say", "berg")]),
    ("for his part he voiced", "من جانبه عبر بيرغ عن أسفه للحادث.", B, [("أسفه للحادث", "say", "berg")]),
    ("urgent matters", "قال بيرغ إن هناك أمورا ملحة على الطاولة.", B, [("هناك أمورا ملحة على الطاولة", "say", "berg")]),
    ("not certain that", "قال بيرغ إن الهدنة صامدة. وليس مؤكدا أن يحضر رولان.", BR, [("الهدنة صامدة", "say", "berg")]),
    ("supporters of the referendum reject", "قال بيرغ إن الهدنة صامدة. ويعارض مؤيدو الاستفتاء التعديل.", B,
     [("الهدنة صامدة", "say", "berg"), ("التعديل", "reject", "مؤيدو الاستفتاء")]),
    ("was not informed of: passive", "لم يتم إبلاغ بيرغ بالضربة الجديدة.", B, []),
    ("the price of gas is no praise", "طالب بيرغ بتسديد ثمن الغاز.", B, [("تسديد ثمن الغاز", "demand", "berg")]),
    ("and according to, behind words of another sort", "وصلات أخرى ووفقا لبيرغ، الهدنة صامدة حتى الآن.", B,
     [("الهدنة صامدة حتى الآن", "say", "berg")]),
    ("and according to what an official announced: no object", "غادر بيرغ العاصمة، بحسب ما أعلن أحد النواب.", B,
     [("غادر بيرغ العاصمة", "say", "أحد النواب")]),
    ("about Norway he said", "قال بيرغ إن الهدنة صامدة. وعن النرويج قال إن الوقت حان.", {**B, "النرويج": "place:norway"},
     [("الهدنة صامدة", "say", "berg"), ("الوقت حان", "say", "berg")]),
    ("on the day the president answered, and he said", "قال بيرغ إن الهدنة صامدة. وفي الحفل، رد رولان على الأسئلة، وقال إن الوقت حان.", BR,
     [("الهدنة صامدة", "say", "berg"), ("الوقت حان", "say", "roland")]),
    ("statements that were described as", "قال بيرغ إن الهدنة صامدة. وأثارت الخطوة تصريحات وصفت بأنها قاسية.", B,
     [("الهدنة صامدة", "say", "berg")]),
    ("we hope: the quoted one goes on", 'قال بيرغ: "نأمل أن تصمد الهدنة طويلا".', B, [("نأمل أن تصمد الهدنة طويلا", "say", "berg")]),
    ("the opposition is no opposing", "قال بيرغ إن عناصر من المعارضة الجيش اعتقلها.", B,
     [("عناصر من المعارضة الجيش اعتقلها", "say", "berg")]),
    ("that he «welcomed the decision»", "قال رولان إن بيرغ «رحب بالقرار الجديد».", BR,
     [("بيرغ «رحب بالقرار الجديد»", "say", "roland"), ("القرار الجديد", "praise", "berg")]),
    ("leaks that speak of: nobody is left out", "قال بيرغ إن الهدنة صامدة. وتزامن ذلك مع تسريبات غامضة تتحدث عن تقسيم البلاد.", B,
     [("الهدنة صامدة", "say", "berg")]),
    ("affirmed, too, …, adding", "أكد بيرغ، أيضا، على أهمية الحوار، مضيفا أن الوقت حان.", B,
     [("أهمية الحوار", "say", "berg"), ("الوقت حان", "say", "berg")]),
    ("the greatest amount possible", "قال بيرغ إن المهمة توفير أكبر قدر من الطاقة، وإن الضغوط لن تنفع.", B,
     [("المهمة توفير أكبر قدر من الطاقة، وإن الضغوط لن تنفع", "say", "berg")]),
    ("three states pledge", "20 دولة تتعهد بتقديم أسلحة جديدة.", {}, [("تقديم أسلحة جديدة", "promise", "20 دولة")]),
    ("a member of somebody's party", "قال عضو بحزب بيرغ إن الهدنة صامدة.", B, [("الهدنة صامدة", "say", "عضو")]),
    ("his excellency", "قال بيرغ إن الهدنة صامدة. وقال معالي الوزير إن الوقت حان.", B,
     [("الهدنة صامدة", "say", "berg"), ("الوقت حان", "say", "الوزير")]),
    ("officials said … and he added: somebody else", "قال بيرغ إن الهدنة صامدة. وقال مسؤولون إن الطريق طويل. وأضاف أن الوقت حان.", B,
     [("الهدنة صامدة", "say", "berg"), ("الطريق طويل", "say", "مسؤولون"), ("الوقت حان", "say", "berg")]),
]

TURNS: list[tuple[str, str, dict[str, str], list[Told]]] = [
    ("a radio quotes him, and he added: its verb's gender is not his",
     "قال رولان إن الطريق طويل. ونقلت الإذاعة المحلية عن بيرغ القول إن الهدنة صامدة. وأضاف أن الوقت حان.", BR,
     [("الطريق طويل", "say", "roland"), ("الهدنة صامدة", "say", "berg"), ("الوقت حان", "say", "berg")]),
    ("in answer to …, about …, he avoided a comment, and said",
     "قال رولان إن الطريق طويل. وفي رد على سؤال، عن الملف، «الذي طال أمده»، تجنب بيرغ أي تعليق، وقال إن الوقت حان.", BR,
     [("الطريق طويل", "say", "roland"), ("الوقت حان", "say", "berg")]),
    ("in his turn he went on defending, and warned", "قال رولان إن الطريق طويل. بدوره زار بيرغ القاعدة، وحذر من أن الوقت ينفد.", BR,
     [("الطريق طويل", "say", "roland"), ("الوقت ينفد", "warn", "berg")]),
    ("behind a dateline the one who left affirms", "باريس (أنباء)-- غادر بيرغ العاصمة، مؤكدا أن الهدنة صامدة.",
     {**B, "باريس": "place:france"}, [("الهدنة صامدة", "say", "berg")]),
    ("a source behind a dateline of two names", "ليون، فرنسا (أنباء)-- كشف مصدر مطلع أن الهدنة صامدة.",
     {"ليون": "place:lyon", "فرنسا": "place:france"}, [("الهدنة صامدة", "say", "مصدر مطلع")]),
    ("an official, on condition, said; the official admitted",
     "قال رولان إن الطريق طويل. وقال مسؤول كبير في الوزارة، مشترطا عدم ذكر اسمه: «علينا أن نتحدث معهم». وأقر المسؤول بأن الوقت ينفد.", BR,
     [("الطريق طويل", "say", "roland"), ("علينا أن نتحدث معهم", "say", "مسؤول كبير في الوزارة"),
      ("الوقت ينفد", "say", "مسؤول كبير في الوزارة")]),
    ("commenting on …: only the quotation", "قال بيرغ معلقا على القرار: «لقد فات الأوان على هذا كله».", B,
     [("لقد فات الأوان على هذا كله", "say", "berg")]),
    ("affirmed, behind a comma, the keenness on", "أكد بيرغ، حرص بلاده على الحوار مع الجيران.", B,
     [("حرص بلاده على الحوار مع الجيران", "say", "berg")]),
    ("affirming in the same context the importance", "قال بيرغ إن الهدنة صامدة، مؤكدا في السياق ذاته، أهمية الحوار مع الجيران.", B,
     [("الهدنة صامدة", "say", "berg"), ("أهمية الحوار مع الجيران", "say", "berg")]),
    ("affirmed during his meeting with … the need", "أكد بيرغ خلال لقائه المبعوث ضرورة الحوار مع الجيران.", B,
     [("ضرورة الحوار مع الجيران", "demand", "berg")]),
    ("the director of an institute, then his name", "أكد مدير معهد الدراسات في المدينة الدكتور بيرغ أن الهدنة صامدة.", B,
     [("الهدنة صامدة", "say", "berg")]),
    ("the head of a city called after somebody", "أكد رئيس جامعة الملك بيرغ للعلوم أن الهدنة صامدة.", B,
     [("الهدنة صامدة", "say", "رئيس جامعة الملك بيرغ للعلوم")]),
    ("a doctor by his abbreviation", "أكد الأمير د. بيرغ أن الهدنة صامدة.", B, [("الهدنة صامدة", "say", "berg")]),
    ("accused, its seat being in", "اتهم بيرغ ومقره باريس، فرنسا بتقديم تنازلات.", {**B, "باريس": "place:france", "فرنسا": "place:france"},
     [("فرنسا بتقديم تنازلات", "accuse", "berg")]),
    ("groups accused, behind a comma, a state", "اتهمت منظمات حقوقية، فرنسا بتقديم تنازلات.", {"فرنسا": "place:france"},
     [("فرنسا بتقديم تنازلات", "accuse", "منظمات حقوقية")]),
    ("a paper learnt from its sources", "علمت «المرصد» من مصادر مطلعة أن الهدنة صامدة.", {"المرصد": "org:paper"},
     [("الهدنة صامدة", "say", "مصادر مطلعة")]),
    ("affirmed to a paper the doctor …", "أكد لـ«المرصد» بيرغ أن الهدنة صامدة.", {**B, "المرصد": "org:paper"},
     [("الهدنة صامدة", "say", "berg")]),
    ("asked about …, by saying", "تساءل بيرغ عن مصير الأموال المجمدة بقوله: «أين ذهبت كل تلك الأموال؟».", B,
     [("مصير الأموال المجمدة", "say", "berg"), ("أين ذهبت كل تلك الأموال؟", "say", "berg")]),
    ("it brought us together is no verb of saying", "قال بيرغ: «إن الأزمة قربت بيننا وإن كانت قاسية على الجميع».", B,
     [("الأزمة قربت بيننا وإن كانت قاسية على الجميع", "say", "berg")]),
    ("a survey that was published showed", "أظهر استطلاع للرأي نشر أمس أن الهدنة صامدة.", {}, [("الهدنة صامدة", "say", "استطلاع للرأي")]),
    ("and did not rule out that", "أكد بيرغ أن الهدنة صامدة. ولم يستبعد أن يطول الطريق.", B,
     [("الهدنة صامدة", "say", "berg"), ("يطول الطريق", "say", "berg")]),
    ("investments that are considered a fruit", "قال بيرغ إن الهدنة صامدة. وزادت الأموال في فرنسا التي تعتبر سوقا واسعة.",
     {**B, "فرنسا": "place:france"}, [("الهدنة صامدة", "say", "berg")]),
    ("thanks for what he met with: no attribution", "عبر بيرغ عن شكره للحكومة على ما لقيه من حفاوة.", B,
     [("شكره للحكومة على ما لقيه من حفاوة", "say", "berg")]),
    ("his excellency, who was only named", "رفع معالي الوزير بيرغ شكره للحكومة. وأوضح معاليه أن الهدنة صامدة.", B,
     [("الهدنة صامدة", "say", "berg")]),
    ("had a look at a report: nothing is said", "قال بيرغ إن الهدنة صامدة. واطلع رولان على تقرير مفصل.", BR,
     [("الهدنة صامدة", "say", "berg")]),
    ("as he published articles: another clause", "تضم أعماله كتبا كثيرة، كما نشر مقالات سياسية عديدة.", {}, []),
    ("an hour is no speaker", "19: 23 بتوقيت مكة", {}, []),
]


CASES = [*ENDS, *RELAYED, *VERBS, *SPEAKERS, *FRESH, *TURNS]


@pytest.mark.parametrize(("text", "names", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_cause(make_doc, text, names, expected):
    doc = make_doc(text, names)
    assert [(doc.text[s.start : s.end], s.type, "+".join(s.speakers) or s.speaker_text) for s in find_statements(doc)] == expected


def test_number_of_causes():
    assert (len(ENDS), len(RELAYED), len(VERBS), len(SPEAKERS), len(FRESH), len(TURNS)) == (14, 2, 24, 9, 29, 27)
