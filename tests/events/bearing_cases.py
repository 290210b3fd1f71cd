"""Sentences of our own for factuality, place, date and merging: English gloss, text, calendar expressions, reports."""

from __future__ import annotations

from tests.events.event_cases import Case

MOODS: list[Case] = [
    (
        "what somebody works on is planned",
        "يعمل مجلس الأمن على عقد قمة بين روسيا وأوكرانيا.",
        {},
        ["Summit planned participant=Q159 participant=Q212"],
    ),
    (
        "will visit and meet",
        "سيزور بيرغ أوسلو ويلتقي ليلى منصور.",
        {},
        ["Visit planned agent=berg place=oslo", "Meeting planned participant=berg participant=mansour place=oslo"],
    ),
    (
        "is due to arrive, then to meet",
        "من المقرر أن يصل حداد إلى القاهرة ثم يجتمع مع ليلى منصور.",
        {},
        ["Visit planned agent=haddad place=cairo", "Meeting planned participant=haddad participant=mansour place=cairo"],
    ),
    (
        "visits, at the head of a sentence of the body",
        "أخبار اليوم\nويزور حداد القاهرة لبحث ملف المياه.",
        {},
        ["Visit planned agent=haddad place=cairo"],
    ),
    ("a headline in the present tells what is done", "حداد يزور القاهرة", {}, ["Visit actual agent=haddad place=cairo"]),
    ("when they meet", "سيتضح الموقف عندما يجتمع حداد مع ليلى منصور.", {}, ["Meeting planned participant=haddad participant=mansour"]),
    ("the meeting will deal with", "قال بيرغ إن اللقاء مع رولان سيتناول ملف الطاقة.", {}, ["Meeting planned participant=roland"]),
    ("the talks may be delayed", "قد تتأخر المحادثات بين مصر وتركيا.", {}, ["Consultation possible participant=Q43 participant=Q79"]),
    (
        "to hold talks",
        "توجه حداد إلى القاهرة لإجراء محادثات مع ليلى منصور.",
        {},
        ["Visit actual agent=haddad place=cairo", "Consultation planned participant=haddad participant=mansour"],
    ),
    (
        "to attack: only aimed at",
        "تبني مجموعة الشفق قدراتها لاستهداف قاعدة الشمال.",
        {},
        ["Attack possible target=north-base place=north-base"],
    ),
    (
        "efforts to reach an agreement",
        "تتواصل الجهود للتوصل إلى اتفاق بين مصر وتركيا.",
        {},
        ["Agreement possible participant=Q43 participant=Q79"],
    ),
    ("there will be no talks", "لن تكون هناك محادثات بين روسيا وأوكرانيا.", {}, ["Consultation negated participant=Q159 participant=Q212"]),
    (
        "there are no negotiations",
        "لا توجد مفاوضات بين إيران والولايات المتحدة.",
        {},
        ["Consultation negated participant=Q30 participant=Q794"],
    ),
    (
        "without an agreement",
        "انتهى الحوار بين مصر وتركيا دون التوصل إلى اتفاق.",
        {},
        ["Consultation actual participant=Q43 participant=Q79", "Agreement negated participant=Q43 participant=Q79"],
    ),
    (
        "an attack that is expected is possible",
        "تتوقع النرويج أن تشن روسيا هجوما على أوكرانيا.",
        {},
        ["Attack possible agent=Q159 target=Q212 place=Q212"],
    ),
    ("a visit that is expected is planned", "من المتوقع أن يزور بيرغ أوسلو.", {}, ["Visit planned agent=berg place=oslo"]),
    (
        "provides for one and for another",
        "تنص الوثيقة على تمديد معاهدة ستارت الجديدة وتشكيل لجنة مشتركة.",
        {},
        ["TreatyExtension planned about=new-start", "Formation planned"],
    ),
    (
        "intends to visit one and meet another",
        "يعتزم حداد زيارة القاهرة ولقاء ليلى منصور.",
        {},
        ["Visit planned agent=haddad place=cairo", "Meeting planned participant=haddad participant=mansour place=cairo"],
    ),
    (
        "will stress in the course of a meeting",
        "سيؤكد حداد خلال لقائه ليلى منصور أهمية الحوار.",
        {},
        ["Meeting planned participant=haddad participant=mansour"],
    ),
    (
        "going on with attacks: there have been some",
        "توعدت روسيا بمواصلة هجماتها على أوكرانيا.",
        {},
        ["Attack actual agent=Q159 target=Q212 place=Q212"],
    ),
    ("lifting sanctions: there have been some", "ستخفف واشنطن العقوبات على إيران.", {}, ["Sanction actual target=Q794"]),
    ("failure to reach", "أخفقت مصر وتركيا في التوصل إلى اتفاق.", {}, ["Agreement negated participant=Q43 participant=Q79"]),
    ("it is feared", "يخشى بيرغ اندلاع حرب بين روسيا وأوكرانيا.", {}, ["Attack possible participant=Q159 participant=Q212"]),
    (
        "as a prelude to signing",
        "اجتمع حداد مع ليلى منصور تمهيدا لتوقيع معاهدة الأجواء المفتوحة.",
        {},
        ["Meeting actual about=open-skies participant=haddad participant=mansour", "TreatySigning planned about=open-skies"],
    ),
    (
        "ordered, over an aside with a verb of its own",
        "أمر بيرغ، عقب مكالمة أجراها أمس مع خبراء، بتزويد أوكرانيا بالذخيرة.",
        {},
        ["Aid planned target=Q212"],
    ),
    ("a warrant", "أصدرت محكمة مذكرة لتوقيف بيرغ.", {}, ["Arrest possible subject=berg"]),
    ("a warrant, by its kind", "أصدرت محكمة مذكرة اعتقال بحق خبراء، وناقشت مذكرة توقيف بيرغ.", {}, ["Arrest possible subject=berg"]),
    ("denied that he met", "نفى بيرغ أن يكون التقى حداد.", {}, ["Meeting negated participant=berg participant=haddad"]),
    ("what a visit will see makes it planned", "زيارة بيرغ إلى أوسلو، ستشهد توسيع التعاون.", {}, ["Visit planned agent=berg place=oslo"]),
    ("what a decree provides for is done", "أصدر بيرغ مرسوما يقضي بتشكيل لجنة.", {}, ["Formation actual agent=berg"]),
]

PLACES: list[Case] = [
    ("an arrest by a state may be anywhere", "اعتقلت مصر سامي حداد.", {}, ["Arrest actual agent=Q79 subject=haddad"]),
    ("a vote is not where its watchers come from", "راقب خبراء نرويجيون الانتخابات التشريعية.", {}, ["Election actual"]),
    (
        "what is fired at lies behind باتجاه",
        "شنت روسيا هجوما باتجاه حلب.",
        {},
        ["Attack actual agent=Q159 target=aleppo place=aleppo"],
    ),
    ("where", "غادر بيرغ أوسلو، حيث التقى ليلى منصور.", {}, ["Meeting actual participant=berg participant=mansour place=oslo"]),
    (
        "where, behind a chain of places",
        "تحدث بيرغ من جنيف في وسط النرويج حيث يشارك في اجتماع مع ليلى منصور.",
        {},
        ["Meeting actual participant=berg participant=mansour place=geneva"],
    ),
    (
        "the matter of talks has a place of its own",
        "بحث حداد مع ليلى منصور الوضع في حلب.",
        {},
        ["Consultation actual participant=haddad participant=mansour"],
    ),
    (
        "a city behind other nouns",
        "عقد حداد لقاء مع أعضاء من المكتب التنفيذي للنقابة بالقاهرة.",
        {},
        ["Meeting actual participant=haddad place=cairo"],
    ),
    (
        "talks in a place",
        "بحث حداد مع ليلى منصور في القاهرة ملف المياه.",
        {},
        ["Consultation actual participant=haddad participant=mansour place=cairo"],
    ),
    (
        "place behind the partner's title",
        "التقى حداد نظيرته ليلى منصور في فيينا.",
        {},
        ["Meeting actual participant=haddad participant=mansour place=vienna"],
    ),
    ("of a visit, what the visitor leaves", "غادر بيرغ أوسلو في ختام زيارة رسمية.", {}, ["Visit actual agent=berg place=oslo"]),
]

DATES: list[Case] = [
    (
        "the time of a call for it is not its own",
        "دعا بيرغ أمس إلى قمة مع رولان.",
        {"أمس": "2024-05-14"},
        ["Summit possible participant=roland"],
    ),
    (
        "the time of what reveals it is not its own",
        "كشفت موسكو أمس عن تفاصيل التدريبات الروسية.",
        {"أمس": "2024-05-14"},
        ["MilitaryMove actual agent=Q159"],
    ),
    (
        "the time of who announces his own act",
        "أعلنت النرويج أمس أنها أرسلت أسلحة إلى أوكرانيا.",
        {"أمس": "2024-05-14"},
        ["Aid actual agent=Q20 target=Q212 date=2024-05-14"],
    ),
    (
        "the time of a verb in whose course it falls",
        "تحدث حداد أمس عقب لقائه ليلى منصور.",
        {"أمس": "2024-05-14"},
        ["Meeting actual participant=haddad participant=mansour date=2024-05-14"],
    ),
    (
        "between commas behind the parties",
        "جرى البحث خلال الاتصال الهاتفي بين بيرغ ورولان، الثلاثاء، حيث شرح الموقف.",
        {"الثلاثاء": "2024-05-14"},
        ["Call actual participant=berg participant=roland date=2024-05-14"],
    ),
    (
        "the day of the meeting is that of the visit",
        "وصل حداد إلى القاهرة في زيارة رسمية.\nوالتقى حداد في القاهرة أمس ليلى منصور.",
        {"أمس": "2024-05-14"},
        [
            "Meeting actual participant=haddad participant=mansour place=cairo date=2024-05-14",
            "Visit actual agent=haddad place=cairo date=2024-05-14",
        ],
    ),
    (
        "the only time of the sentence",
        "في أوسلو، وبعد ساعات من الانتظار يوم الثلاثاء، عقد حداد اجتماعا مع ليلى منصور.",
        {"يوم الثلاثاء": "2024-05-14"},
        ["Meeting actual participant=haddad participant=mansour place=oslo date=2024-05-14"],
    ),
    (
        "before when",
        "تصاعد التوتر في عام 2020، عندما قصفت روسيا حلب.",
        {"عام 2020": "2020"},
        ["Attack actual agent=Q159 target=aleppo place=aleppo date=2020"],
    ),
]

KEPT_APART: list[Case] = [
    (
        "an encounter and a round of talks that follows much later",
        "التقى حداد ليلى منصور في القاهرة. وعقدت الجولة الثانية من المحادثات بين حداد وليلى منصور في جنيف.",
        {},
        [
            "Consultation actual participant=haddad participant=mansour place=geneva",
            "Meeting actual participant=haddad participant=mansour place=cairo",
        ],
    ),
    (
        "done and denied",
        "اعتقلت مصر سامي حداد أمس. ولم تعتقل مصر سامي حداد في 2020.",
        {"أمس": "2024-05-14", "2020": "2020"},
        ["Arrest actual agent=Q79 subject=haddad date=2024-05-14", "Arrest negated agent=Q79 subject=haddad date=2020"],
    ),
    (
        "done and to come, without a date",
        "التقى حداد ليلى منصور. وسيلتقي حداد ليلى منصور ثانية.",
        {},
        ["Meeting actual participant=haddad participant=mansour", "Meeting planned participant=haddad participant=mansour"],
    ),
    (
        "a summit by its name is no meeting told before",
        "سيلتقي حداد ليلى منصور. وتنعقد قمة فيينا المقبلة لاحقا.",
        {},
        ["Meeting planned participant=haddad participant=mansour", "Summit planned"],
    ),
    (
        "announced, then told again by its noun",
        "سيزور بيرغ أوسلو غدا. وتهدف الزيارة إلى تعزيز التعاون.",
        {"غدا": "2024-05-16"},
        ["Visit planned agent=berg place=oslo date=2024-05-16"],
    ),
]

MISREAD: list[Case] = [
    ("a family is no capture of him", "قدم حداد التعازي لأسرة ليلى منصور.", {}, []),
    ("what is handed in is no arrival", "قدمت تركيا طلبا إلى السويد.", {}, []),
    ("a press conference", "تحدث حداد خلال ندوة صحفية مع ليلى منصور.", {}, []),
    ("support for a position", "جددت النرويج دعم الوحدة الترابية لمصر.", {}, []),
    ("meddling in a vote", "ندد حداد بالتدخل الروسي في انتخابات مصر.", {}, ["Election actual place=Q79"]),
    ("barrels are no forces", "تدرس النرويج سحب مليون برميل نفط من الاحتياطي.", {}, []),
    ("to do something is no foundation", "اتفق الجانبان على قيام حزب النهر بمراجعة القانون.", {}, []),
    ("what happened was not signed", "نفى حداد صلته بالحادث الذي وقع أمس.", {"أمس": "2024-05-14"}, []),
    ("for a sum of money is no meeting", "ساعد بيرغ رجلا من مصر لقاء مبلغ مالي.", {}, []),
    ("of a nationality is not of its state", "اعتقلت الشرطة في أوسلو أمس ثلاثة مصريين.", {"أمس": "2024-05-14"}, []),
    ("a subject behind inna that nobody knows", "قال حداد إن مديرية الأمن في المدينة زارت أوسلو.", {}, []),
    (
        "the visit of an official of a state is not to it",
        "أجرى حداد أول زيارة لمسؤول روسي إلى أوسلو.",
        {},
        ["Visit actual agent=haddad place=oslo"],
    ),
    ("a state of control is no seizure", "يقع المصنع في بلدة يسيطر عليها حزب النهر.", {}, []),
    ("a social network takes no part", "كتب حداد على فيسبوك أن السلطات اعتقلت بيرغ.", {}, ["Arrest actual subject=berg"]),
    ("a state is visited", "مسؤول رفيع يزور النرويج.", {}, []),
    (
        "a relative of an attack has no state for its antecedent",
        "أعرب حداد عن إدانة النرويج للهجوم الذي استهدف مصر.",
        {},
        ["Attack actual target=Q79 place=Q79"],
    ),
    ("a batch is no verb with a pronoun", "تخرجت دفعة من الطلاب في النرويج.", {}, []),
    ("complete is no verb of meeting", "نفى حداد السيطرة التامة على المجمع.", {}, []),
    ("who ends a war need not wage it", "قال بيرغ إن الحوار وحده سينهي الحرب على أوكرانيا.", {}, ["Attack actual target=Q212 place=Q212"]),
    ("what struck is the subject", "بكت منصور بعد الصاروخ الذي ضرب حلب.", {}, ["Attack actual target=aleppo place=aleppo"]),
    ("what sanctions stopped", "فرضت واشنطن عقوبات على إيران أوقفت تصدير النفط.", {}, ["Sanction actual agent=Q30 target=Q794"]),
    ("an ambassador that is summoned", "ردت أنقرة باستدعاء السفير الروسي لديها.", {}, []),
    ("time spent is no death", "قضى حداد عاما في أوسلو.", {}, []),
    ("a paper's editor frees nothing", "عمل حداد رئيس تحرير صحيفة النور في مصر.", {}, []),
    ("a majority in a house is no conquest", "سيطر حزب النهر على الكونغرس.", {}, []),
    ("an earthquake is no attack", "ضرب زلزال عنيف حلب.", {}, []),
    ("chief of staff wages no war", "عمل حداد رئيس أركان حرب الاتحاد الأوروبي.", {}, []),
    ("a wish that somebody goes", "طالب حزب النهر برحيل بيرغ.", {}, []),
    ("what an interview is called again", "أجرى حداد حوارا مع صحيفة النور. وقال خلال اللقاء إن المياه حق.", {}, []),
    ("a paper carries it", "عقد بيرغ لقاء مع حداد نقلته صحيفة النور.", {}, ["Meeting actual participant=berg participant=haddad"]),
    ("a paper is no victim", "أسف حداد لمقتل مراسلة صحيفة النور.", {}, []),
    ("a legal battle", "خاض حزب النهر معركة قانونية مع الكونغرس.", {}, []),
    ("pictures are no forces", "نقل حلف شمال الأطلسي صورا لجنود في أوسلو.", {}, []),
    ("who intends it is no state", "أعلن الرئيس الروسي عزمه زيارة القاهرة.", {}, ["Visit planned agent=kozlov place=cairo"]),
]

MATTERS: list[Case] = [
    (
        "the verb agrees with another noun",
        "الحوار الذي تم الاتفاق عليه خلال قمة في 16 يونيو بين بيرغ وحداد سيعقد غدا.",
        {"16 يونيو": "2021-06-16", "غدا": "2021-06-18"},
        ["Consultation planned", "Summit actual participant=berg participant=haddad date=2021-06-16"],
    ),
    (
        "the round that a city hosted",
        "أدار حداد الجولة الأولى التي استضافتها القاهرة.",
        {},
        ["Consultation actual participant=haddad place=cairo"],
    ),
    (
        "to discuss a treaty",
        "التقى حداد ليلى منصور لبحث الاتفاق النووي.",
        {},
        ["Meeting actual about=deal participant=haddad participant=mansour"],
    ),
    (
        "the situation of a state",
        "هاتف حداد ليلى منصور لمناقشة الوضع في أوكرانيا.",
        {},
        ["Call actual participant=haddad participant=mansour"],  # a state is the matter of a visit alone
    ),
    (
        "what the meeting was for",
        "التقى حداد ليلى منصور. وبحث حداد مع ليلى منصور التعاون.",
        {},
        ["Meeting actual participant=haddad participant=mansour"],
    ),
    ("what may be imposed", "قال حداد إن فرض عقوبات على تركيا يمكن أن يكون وسيلة للضغط.", {}, ["Sanction possible target=Q43"]),
    ("people told by number and nationality", "أوقفت مصر ثلاثة نرويجيين.", {}, ["Arrest actual agent=Q79"]),
    ("who is appointed where nobody else is named", "وعين بيرغ مبعوثا إلى ليبيا.", {}, ["Appointment actual subject=berg"]),
    ("of the sanctions on a state", "اقترحت مصر فرض النرويج عقوبات على تركيا.", {}, ["Sanction possible agent=Q20 target=Q43"]),
    ("a visit and its matter", "زار بيرغ أوسلو لبحث ملف معاهدة ستارت الجديدة.", {}, ["Visit actual about=new-start agent=berg place=oslo"]),
    (
        "what only goes with it is no matter",
        "التقى حداد ليلى منصور لبحث ملف المياه بعد خلاف في تركيا.",
        {},
        ["Meeting actual participant=haddad participant=mansour"],
    ),
]
