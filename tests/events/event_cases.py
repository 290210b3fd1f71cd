"""Sentences of our own: an English gloss, the text, its calendar expressions, and the reports that it makes, one line each."""

from __future__ import annotations

from kg.model import EventReport

Case = tuple[str, str, dict[str, str], list[str]]


def tell(report: EventReport) -> str:
    """A report in one line: ``Visit actual agent=berg place=oslo date=2024-05-14``."""
    roles = sorted(f"{r.role}={r.entity}" for r in report.roles)
    places = [f"place={p}" for p in report.places]
    return " ".join([report.type, report.factuality, *roles, *places, *([f"date={report.date}"] if report.date else [])])


VISITS: list[Case] = [
    ("visited, verb first", "زار بيرغ أوسلو.", {}, ["Visit actual agent=berg place=oslo"]),
    (
        "visited on a day",
        "زار بيرغ أوسلو يوم الثلاثاء.",
        {"يوم الثلاثاء": "2024-05-14"},
        ["Visit actual agent=berg place=oslo date=2024-05-14"],
    ),
    ("subject first", "بيرغ زار أوسلو.", {}, ["Visit actual agent=berg place=oslo"]),
    (
        "will visit",
        "سيزور بيرغ أوسلو الأسبوع المقبل.",
        {"الأسبوع المقبل": "2024-05-20/2024-05-26"},
        ["Visit planned agent=berg place=oslo date=2024-05-20/2024-05-26"],
    ),
    ("did not visit", "لم يزر بيرغ أوسلو.", {}, ["Visit negated agent=berg place=oslo"]),
    ("will not visit", "لن يزور بيرغ أوسلو.", {}, ["Visit negated agent=berg place=oslo"]),
    ("may visit", "قد يزور بيرغ أوسلو.", {}, ["Visit possible agent=berg place=oslo"]),
    ("visits today", "يزور بيرغ أوسلو اليوم.", {"اليوم": "2024-05-15"}, ["Visit planned agent=berg place=oslo date=2024-05-15"]),
    ("is expected to visit", "من المقرر أن يزور بيرغ أوسلو.", {}, ["Visit planned agent=berg place=oslo"]),
    ("a visit by", "جاء ذلك خلال زيارة بيرغ إلى أوسلو.", {}, ["Visit actual agent=berg place=oslo"]),
    ("his visit", "قال بيرغ خلال زيارته إلى أوسلو إن الحوار مفيد.", {}, ["Visit actual agent=berg place=oslo"]),
    ("pronoun before its noun", "خلال زيارته إلى أوسلو، أشاد بيرغ بالحوار.", {}, ["Visit actual agent=berg place=oslo"]),
    ("paid a visit", "قام بيرغ بزيارة إلى أوسلو.", {}, ["Visit actual agent=berg place=oslo"]),
    ("intends to visit", "يعتزم بيرغ زيارة أوسلو.", {}, ["Visit planned agent=berg place=oslo"]),
    ("cancelled his visit", "ألغى بيرغ زيارته إلى أوسلو.", {}, ["Visit negated agent=berg place=oslo"]),
    ("begins a visit", "يبدأ بيرغ زيارة إلى أوسلو غدا.", {"غدا": "2024-05-16"}, ["Visit planned agent=berg place=oslo date=2024-05-16"]),
    ("the coming visit", "ناقش الخبراء زيارة بيرغ المقبلة إلى أوسلو.", {}, ["Visit planned agent=berg place=oslo"]),
    ("went to", "توجه حداد إلى القاهرة.", {}, ["Visit actual agent=haddad place=cairo"]),
    ("arrived in", "وصل حداد إلى القاهرة أمس.", {"أمس": "2024-05-14"}, ["Visit actual agent=haddad place=cairo date=2024-05-14"]),
    ("visit with له and ل", "انتهت أمس الزيارة القصيرة لحداد لأوسلو.", {}, ["Visit actual agent=haddad place=oslo"]),
    ("visitor behind the place", "انتهت الزيارة التي قام بها إلى أوسلو بيرغ.", {}, ["Visit actual agent=berg place=oslo"]),
    ("two visitors", "زار بيرغ ورولان القاهرة.", {}, ["Visit actual agent=berg agent=roland place=cairo"]),
    ("if he visits", "إذا زار بيرغ أوسلو فسيتغير الوضع.", {}, ["Visit possible agent=berg place=oslo"]),
    ("he will, said of oneself", "قال حداد إنه سيزور القاهرة.", {}, ["Visit planned agent=haddad place=cairo"]),
]

MEETINGS: list[Case] = [
    ("met", "التقى حداد ليلى منصور في القاهرة.", {}, ["Meeting actual participant=haddad participant=mansour place=cairo"]),
    ("two presidents meet: a summit", "التقى بيرغ ورولان في جنيف.", {}, ["Summit actual participant=berg participant=roland place=geneva"]),
    (
        "met with",
        "اجتمع حداد مع ليلى منصور في القاهرة أمس.",
        {"أمس": "2024-05-14"},
        ["Meeting actual participant=haddad participant=mansour place=cairo date=2024-05-14"],
    ),
    (
        "meeting between",
        "عقد اجتماع بين حداد وليلى منصور في فيينا.",
        {},
        ["Meeting actual participant=haddad participant=mansour place=vienna"],
    ),
    ("held a meeting", "عقد حداد اجتماعا مع ليلى منصور.", {}, ["Meeting actual participant=haddad participant=mansour"]),
    (
        "held in a place a meeting",
        "عقد حداد في القاهرة لقاء مع ليلى منصور.",
        {},
        ["Meeting actual participant=haddad participant=mansour place=cairo"],
    ),
    (
        "the meeting that was held",
        "انتهى الاجتماع الذي عقد في فيينا بين حداد وليلى منصور.",
        {},
        ["Meeting actual participant=haddad participant=mansour place=vienna"],
    ),
    (
        "will meet",
        "سيلتقي حداد ليلى منصور غدا.",
        {"غدا": "2024-05-16"},
        ["Meeting planned participant=haddad participant=mansour date=2024-05-16"],
    ),
    (
        "his meeting with",
        "أكد حداد بعد لقائه ليلى منصور في القاهرة أن المشروع مهم.",
        {},
        ["Meeting actual participant=haddad participant=mansour place=cairo"],
    ),
    ("received", "استقبل حداد ليلى منصور في القاهرة.", {}, ["Meeting actual participant=haddad participant=mansour place=cairo"]),
    (
        "partner behind a time and a place",
        "التقى حداد أمس في القاهرة ليلى منصور.",
        {"أمس": "2024-05-14"},
        ["Meeting actual participant=haddad participant=mansour place=cairo date=2024-05-14"],
    ),
    ("able to is no meeting", "بات المشروع قابلا للتنفيذ مع النرويج.", {}, []),
    (
        "partner behind a time between commas",
        "استقبل حداد، أمس، ليلى منصور.",
        {"أمس": "2024-05-14"},
        ["Meeting actual participant=haddad participant=mansour date=2024-05-14"],
    ),
    ("front place", "وفي القاهرة، التقى حداد ليلى منصور.", {}, ["Meeting actual participant=haddad participant=mansour place=cairo"]),
    ("an interview is no meeting", "قال حداد في لقاء مع صحيفة النور إن الوضع صعب.", {}, []),
    ("summit between", "عقدت قمة بين بيرغ ورولان في جنيف.", {}, ["Summit actual participant=berg participant=roland place=geneva"]),
    (
        "summit, two demonyms",
        "انطلقت القمة الروسية الأمريكية في جنيف.",
        {},
        ["Summit actual participant=Q159 participant=Q30 place=geneva"],
    ),
    ("summit by name", "شارك بيرغ في قمة فيينا.", {}, ["Summit actual about=vienna-summit participant=berg"]),
    ("the two presidents met", "التقى الرئيسان في جنيف.", {}, ["Summit actual participant=berg participant=roland place=geneva"]),
    ("wants a summit", "دعا بيرغ إلى عقد قمة مع رولان.", {}, ["Summit possible participant=roland"]),
    ("said not to have met", "لم يلتق حداد ليلى منصور.", {}, ["Meeting negated participant=haddad participant=mansour"]),
    ("denied a meeting", "نفى حداد عقد اجتماع مع ليلى منصور.", {}, ["Meeting negated participant=mansour"]),
    ("no press conference", "عقد حداد مؤتمرا صحفيا في القاهرة.", {}, []),
    ("proposed meeting", "رحبت مصر باجتماع مقترح بين حداد وليلى منصور.", {}, ["Meeting possible participant=haddad participant=mansour"]),
    ("participant behind a comma", "اجتمع حداد، وزير النقل، مع ليلى منصور.", {}, ["Meeting actual participant=haddad participant=mansour"]),
]

TALKS: list[Case] = [
    (
        "rounds told apart by their number",
        "عقدت الجولة الأولى من المفاوضات بين روسيا وأوكرانيا في فيينا أمس."
        " وستعقد الجولة الثانية من المفاوضات بين روسيا وأوكرانيا في جنيف غدا.",
        {"أمس": "2024-05-14", "غدا": "2024-05-16"},
        [
            "Consultation actual participant=Q159 participant=Q212 place=vienna date=2024-05-14",
            "Consultation planned participant=Q159 participant=Q212 place=geneva date=2024-05-16",
        ],
    ),
    (
        "the verb of the sentence, not of its relative clause",
        "الحوار الذي تم الاتفاق على إطلاقه بين مصر وتركيا في القاهرة سيعقد في جنيف غدا.",
        {"غدا": "2024-05-16"},
        [
            "Consultation planned participant=Q43 participant=Q79 place=geneva date=2024-05-16",
            "Agreement actual participant=Q43 participant=Q79 place=cairo",
        ],
    ),
    (
        "talks between states",
        "بدأت محادثات بين روسيا والولايات المتحدة في جنيف.",
        {},
        ["Consultation actual participant=Q159 participant=Q30 place=geneva"],
    ),
    (
        "held talks with",
        "أجرى حداد محادثات مع ليلى منصور في القاهرة.",
        {},
        ["Consultation actual participant=haddad participant=mansour place=cairo"],
    ),
    (
        "talks by demonyms",
        "انتهت المفاوضات الروسية الأوكرانية في فيينا.",
        {},
        ["Consultation actual participant=Q159 participant=Q212 place=vienna"],
    ),
    (
        "negotiations about a treaty",
        "تجري النرويج مفاوضات مع السويد بشأن معاهدة الأجواء المفتوحة.",
        {},
        ["Consultation actual about=open-skies participant=Q20 participant=Q34"],
    ),
    ("discussed with", "بحث حداد مع ليلى منصور ملف المياه.", {}, ["Consultation actual participant=haddad participant=mansour"]),
    ("the two states negotiate", "يتفاوض البلدان منذ سنوات.", {}, ["Consultation actual participant=Q20 participant=Q34"]),
    ("will resume talks", "ستستأنف روسيا المحادثات مع أوكرانيا.", {}, ["Consultation planned participant=Q159 participant=Q212"]),
    ("refuses to negotiate", "ترفض إيران التفاوض مع الولايات المتحدة.", {}, ["Consultation negated participant=Q30 participant=Q794"]),
    (
        "hosts talks",
        "تستضيف فيينا محادثات بين إيران والولايات المتحدة.",
        {},
        ["Consultation actual participant=Q30 participant=Q794 place=vienna"],
    ),
    (
        "mediated",
        "جرت المفاوضات بين روسيا وأوكرانيا برعاية الأمم المتحدة.",
        {},
        ["Consultation actual mediator=un participant=Q159 participant=Q212"],
    ),
    ("a dialogue between", "انطلق الحوار بين مصر وتركيا.", {}, ["Consultation actual participant=Q43 participant=Q79"]),
    ("phone call", "جرى اتصال هاتفي بين بيرغ ورولان.", {}, ["Call actual participant=berg participant=roland"]),
    ("made a call with", "أجرى حداد اتصالا هاتفيا مع ليلى منصور.", {}, ["Call actual participant=haddad participant=mansour"]),
    ("meeting by video", "عقد حداد اجتماعا عبر الفيديو مع ليلى منصور.", {}, ["Call actual participant=haddad participant=mansour"]),
    ("talked by phone", "تحدث حداد هاتفيا مع ليلى منصور.", {}, ["Call actual participant=haddad participant=mansour"]),
    (
        "by phone with, said",
        "في اتصال هاتفي مع ليلى منصور، قال سامي حداد إن الحوار مفيد.",
        {},
        ["Call actual participant=haddad participant=mansour"],
    ),
    ("go on is no contact", "تواصل الأسعار ارتفاعها في مصر وتركيا.", {}, []),
    (
        "were resumed",
        "قال حداد إن المفاوضات بين روسيا وأوكرانيا استؤنفت في القاهرة.",
        {},
        ["Consultation actual participant=Q159 participant=Q212 place=cairo"],
    ),
    ("phoned", "هاتف حداد ليلى منصور.", {}, ["Call actual participant=haddad participant=mansour"]),
]

COMMITMENTS: list[Case] = [
    ("agreed", "اتفقت النرويج والسويد على فتح الحدود.", {}, ["Agreement actual participant=Q20 participant=Q34"]),
    ("agreement between", "أعلن حداد التوصل إلى اتفاق بين روسيا وأوكرانيا.", {}, ["Agreement actual participant=Q159 participant=Q212"]),
    ("reached an agreement", "توصلت مصر وتركيا إلى اتفاق.", {}, ["Agreement actual participant=Q43 participant=Q79"]),
    ("conforms with", "يجب أن تتوافق القواعد مع الواقع، قال بيرغ.", {}, []),
    ("did not agree", "لم تتفق النرويج والسويد على السعر.", {}, ["Agreement negated participant=Q20 participant=Q34"]),
    ("hopes for an agreement", "يأمل حداد في التوصل إلى اتفاق بين مصر وتركيا.", {}, ["Agreement possible participant=Q43 participant=Q79"]),
    (
        "signed a treaty",
        "وقعت روسيا والولايات المتحدة معاهدة ستارت الجديدة عام 2010.",
        {"عام 2010": "2010"},
        ["TreatySigning actual about=new-start agent=Q159 agent=Q30 date=2010"],
    ),
    (
        "signing of",
        "تم توقيع معاهدة ستارت الجديدة بين روسيا والولايات المتحدة.",
        {},
        ["TreatySigning actual about=new-start agent=Q159 agent=Q30"],
    ),
    (
        "the treaty signed in",
        "تنتهي معاهدة الأجواء المفتوحة الموقعة في فيينا قريبا.",
        {},
        ["TreatySigning actual about=open-skies place=vienna"],
    ),
    ("signed a memorandum", "وقع حداد مذكرة تفاهم مع ليلى منصور.", {}, ["TreatySigning actual agent=haddad agent=mansour"]),
    ("signed on it, passive", "وقعت معاهدة الأجواء المفتوحة في فيينا.", {}, ["TreatySigning actual about=open-skies place=vienna"]),
    (
        "the treaty spoken of before, by a pronoun",
        "تنتهي معاهدة ستارت الجديدة قريبا بعد أن مددتها واشنطن وموسكو في 2021.",
        {"2021": "2021"},
        ["TreatyExtension actual about=new-start agent=Q159 agent=Q30 date=2021"],
    ),
    ("extended", "مددت روسيا والولايات المتحدة معاهدة ستارت الجديدة.", {}, ["TreatyExtension actual about=new-start agent=Q159 agent=Q30"]),
    (
        "extension agreed",
        "اتفق البلدان على تمديد معاهدة ستارت الجديدة.",
        {},
        ["Agreement actual participant=Q20 participant=Q34", "TreatyExtension actual about=new-start agent=Q20 agent=Q34"],
    ),
    (
        "withdrew",
        "انسحبت الولايات المتحدة من معاهدة الأجواء المفتوحة في 2020.",
        {"2020": "2020"},
        ["TreatyWithdrawal actual about=open-skies agent=Q30 date=2020"],
    ),
    ("withdrawal of", "انتقدت إيران انسحاب الولايات المتحدة من الاتفاق النووي.", {}, ["TreatyWithdrawal actual about=deal agent=Q30"]),
    (
        "from which it withdrew",
        "عادت فرنسا إلى الاتفاق النووي الذي انسحبت منه الولايات المتحدة.",
        {},
        ["TreatyWithdrawal actual about=deal agent=Q30"],
    ),
    (
        "threatens to withdraw",
        "هددت روسيا بالانسحاب من معاهدة ستارت الجديدة.",
        {},
        ["TreatyWithdrawal possible about=new-start agent=Q159"],
    ),
    ("will not withdraw", "لن تنسحب الصين من اتفاقية باريس للمناخ.", {}, ["TreatyWithdrawal negated about=paris-agreement agent=Q148"]),
    ("joined a treaty", "انضمت النرويج إلى معاهدة الأجواء المفتوحة.", {}, ["TreatySigning actual about=open-skies agent=Q20"]),
]

COERCION: list[Case] = [
    ("imposed sanctions", "فرضت واشنطن عقوبات على موسكو.", {}, ["Sanction actual agent=Q30 target=Q159"]),
    ("sanctions by demonym", "أضرت العقوبات الأمريكية على إيران بالاقتصاد.", {}, ["Sanction actual agent=Q30 target=Q794"]),
    ("threatened sanctions", "هددت واشنطن بفرض عقوبات على روسيا.", {}, ["Sanction possible agent=Q30 target=Q159"]),
    ("will impose", "سيفرض الاتحاد الأوروبي عقوبات على إيران.", {}, ["Sanction planned agent=eu target=Q794"]),
    ("demands lifting", "تطالب إيران برفع العقوبات.", {}, ["Sanction actual target=Q794"]),
    ("ban on imports", "قرر الاتحاد الأوروبي حظر استيراد النفط الروسي.", {}, ["Sanction planned agent=eu target=Q159"]),
    ("put on a list", "أدرج الاتحاد الأوروبي حزب النهر على قائمة العقوبات.", {}, ["Sanction actual agent=eu target=river-party"]),
    ("suspended a membership", "علق الاتحاد الأوروبي عضوية النرويج.", {}, ["Sanction actual agent=eu target=Q20"]),
    ("limits on trade with", "فرضت تركيا قيودا على الصادرات إلى مصر.", {}, ["Sanction actual agent=Q43 target=Q79"]),
    ("harshest penalties are no sanction", "طالب حداد بإنزال أقصى العقوبات بالفاعلين في مصر.", {}, []),
    ("arrested some people", "اعتقلت السلطات الروسية خمسة أشخاص في فيينا.", {}, ["Arrest actual agent=Q159 place=vienna"]),
    ("laid hands on", "ألقت الشرطة الروسية القبض على سامي حداد.", {}, ["Arrest actual agent=Q159 subject=haddad"]),
    ("entirely is no captivity", "قال حداد إن العالم بأسره ينتظر.", {}, []),
    ("expelled", "طردت موسكو دبلوماسيين من بولندا.", {}, ["Expulsion actual agent=Q159 place=Q36"]),
    ("expulsion announced", "أعلنت النرويج طرد دبلوماسيين روس.", {}, ["Expulsion actual agent=Q20 target=Q159"]),
    ("arrested", "اعتقلت السلطات الروسية سامي حداد في فيينا.", {}, ["Arrest actual agent=Q159 subject=haddad place=vienna"]),
    ("arrest of", "أدان بيرغ اعتقال سامي حداد.", {}, ["Arrest actual subject=haddad"]),
    ("convicted", "حكم على سامي حداد بالسجن خمس سنوات.", {}, ["Conviction actual subject=haddad"]),
    ("exchange of prisoners", "تبادلت روسيا وأوكرانيا أسرى.", {}, ["PrisonerExchange actual participant=Q159 participant=Q212"]),
    (
        "exchange of prisoners, noun",
        "جرى تبادل أسرى بين روسيا وأوكرانيا.",
        {},
        ["PrisonerExchange actual participant=Q159 participant=Q212"],
    ),
    ("recalled its ambassador", "استدعت فرنسا سفيرها في واشنطن للتشاور.", {}, ["AmbassadorRecall actual agent=Q142"]),
    ("ambassador summoned, not recalled", "استدعت فرنسا السفير الروسي.", {}, []),
    (
        "return of ambassadors agreed",
        "اتفق البلدان على إعادة السفيرين.",
        {},
        ["Agreement actual participant=Q20 participant=Q34", "AmbassadorReturn planned agent=Q20 agent=Q34"],
    ),
]

CONFLICT: list[Case] = [
    (
        "attack by demonym",
        "بدأ الهجوم الروسي على أوكرانيا في فبراير.",
        {"فبراير": "2022-02"},
        ["Attack actual agent=Q159 target=Q212 place=Q212 date=2022-02"],
    ),
    ("war of X on Y", "تستمر حرب روسيا على أوكرانيا.", {}, ["Attack actual agent=Q159 target=Q212 place=Q212"]),
    ("attacked", "هاجمت مجموعة الشفق قاعدة الشمال.", {}, ["Attack actual agent=dusk-group target=north-base place=north-base"]),
    ("waged an attack", "شنت روسيا هجوما على أوكرانيا.", {}, ["Attack actual agent=Q159 target=Q212 place=Q212"]),
    (
        "the attack that X waged",
        "أدان بيرغ الهجوم الذي شنته مجموعة الشفق على حلب.",
        {},
        ["Attack actual agent=dusk-group target=aleppo place=aleppo"],
    ),
    ("invasion of X by Y", "عارض بيرغ غزو روسيا لأوكرانيا.", {}, ["Attack actual agent=Q159 target=Q212 place=Q212"]),
    ("assassination", "وقع اغتيال سامي حداد في القاهرة.", {}, ["Attack actual target=haddad place=cairo"]),
    ("shelled", "قصفت روسيا حلب أمس.", {"أمس": "2024-05-14"}, ["Attack actual agent=Q159 target=aleppo place=aleppo date=2024-05-14"]),
    ("raid on targets in", "نفذت الولايات المتحدة غارات على أهداف في حلب.", {}, ["Attack actual agent=Q30 target=aleppo place=aleppo"]),
    ("warned of a war", "حذر بيرغ من حرب على إيران.", {}, ["Attack possible target=Q794 place=Q794"]),
    ("denied attacking", "نفت إيران شن هجوم على مصر.", {}, ["Attack negated agent=Q794 target=Q79 place=Q79"]),
    (
        "accused of an attack",
        "اتهمت مصر إيران بشن هجوم على قاعدة الشمال.",
        {},
        ["Attack alleged agent=Q794 target=north-base place=north-base"],
    ),
    ("cyber attack", "تعرضت وزارة الدفاع النرويجية لهجوم إلكتروني.", {}, ["CyberAttack actual target=norway-mod"]),
    ("hacked", "اخترق قراصنة روس موقع وزارة الدفاع النرويجية.", {}, ["CyberAttack actual agent=Q159 target=norway-mod"]),
    (
        "its attack: of the state named last",
        "دعت النرويج إلى محاسبة روسيا على هجومها على أوكرانيا.",
        {},
        ["Attack actual agent=Q159 target=Q212 place=Q212"],
    ),
    ("who ends a war does not wage it", "أنهى حداد الحرب الروسية على أوكرانيا.", {}, ["Attack actual agent=Q159 target=Q212 place=Q212"]),
    ("what the attack is for", "شنت روسيا هجوما على حلب لهزيمة مجموعة الشفق.", {}, ["Attack actual agent=Q159 target=aleppo place=aleppo"]),
    ("subject without a name", "قال حداد إن البلاد تعرضت لهجمات إلكترونية روسية.", {}, ["CyberAttack actual agent=Q159"]),
    ("campaign", "بدأت روسيا حملة عسكرية على حلب.", {}, ["Attack actual agent=Q159 target=aleppo place=aleppo"]),
    ("by way of is no crossing", "قال الجيش الروسي عبر حسابه إن الوضع هادئ.", {}, []),
    ("no attack in sexual assault", "نفى حداد تهمة الاعتداء الجنسي.", {}, []),
    ("manoeuvres", "أجرت روسيا مناورات في البحر الأسود.", {}, ["MilitaryMove actual agent=Q159 place=black-sea"]),
    ("massed troops", "حشدت روسيا قوات قرب أوكرانيا.", {}, ["MilitaryMove actual agent=Q159 place=Q212"]),
    ("joint exercises", "بدأت مناورات مشتركة بين مصر وتركيا.", {}, ["MilitaryMove actual agent=Q43 agent=Q79"]),
    ("withdrew from a place", "انسحبت فرنسا من حلب.", {}, ["MilitaryMove actual agent=Q142 place=aleppo"]),
    ("tested a missile", "اختبرت إيران صاروخا جديدا.", {}, ["MilitaryMove actual agent=Q794"]),
    ("sent forces", "أرسلت النرويج قوات إلى بولندا.", {}, ["MilitaryMove actual agent=Q20 place=Q36"]),
]

OTHERS: list[Case] = [
    ("gave aid", "قدمت النرويج مساعدات لأوكرانيا.", {}, ["Aid actual agent=Q20 target=Q212"]),
    ("military support", "يواصل الاتحاد الأوروبي تقديم دعم عسكري لأوكرانيا.", {}, ["Aid actual agent=eu target=Q212"]),
    ("asks for help", "طلبت مصر من تركيا مساعدة إنسانية.", {}, ["Aid possible agent=Q43"]),
    ("promised aid", "تعهدت النرويج بتقديم مساعدات إلى أوكرانيا.", {}, ["Aid planned agent=Q20 target=Q212"]),
    (
        "beside another giver",
        "تقدم تركيا المساعدات إلى أوكرانيا، إلى جانب النرويج.",
        {},
        ["Aid actual agent=Q43 target=Q212"],
    ),
    ("paid a ransom", "دفعت النرويج فدية لمجموعة الشفق.", {}, ["Payment actual agent=Q20 target=dusk-group"]),
    ("appointed", "عينت النرويج ليلى منصور سفيرة.", {}, ["Appointment actual agent=Q20 subject=mansour"]),
    ("appointment of", "صادق الكونغرس على تعيين ليلى منصور.", {}, ["Appointment actual agent=congress subject=mansour"]),
    ("took office", "تولى حداد منصب الوزير.", {}, ["Appointment actual subject=haddad"]),
    ("elected", "انتخب حداد رئيسا.", {}, ["Election actual subject=haddad"]),
    ("elections in", "تجرى الانتخابات في مصر الشهر المقبل.", {"الشهر المقبل": "2024-06"}, ["Election planned place=Q79 date=2024-06"]),
    ("elections by demonym", "انتهت الانتخابات الفرنسية أمس.", {"أمس": "2024-05-14"}, ["Election actual place=Q142 date=2024-05-14"]),
    ("won the elections", "فاز حداد في الانتخابات المصرية.", {}, ["Election actual participant=haddad place=Q79"]),
    ("founded", "تأسس حلف شمال الأطلسي عام 1949.", {"عام 1949": "1949"}, ["Formation actual subject=nato date=1949"]),
    ("a focused dialogue is no centre", "تسعى مصر إلى إقامة حوار مركز.", {}, []),
    (
        "agreed at talks on forming groups",
        "اتفقت مصر وتركيا الخميس في ختام الجولة الثانية على إنشاء مجموعتي عمل.",
        {"الخميس": "2024-05-09"},
        [
            "Agreement actual participant=Q43 participant=Q79 date=2024-05-09",
            "Consultation actual participant=Q43 participant=Q79 date=2024-05-09",
            "Formation planned agent=Q43 agent=Q79",
        ],
    ),
    ("limits on arms are no sanction", "قالت روسيا إن واشنطن لن تقبل فرض قيود على الصواريخ.", {}, []),
    ("purpose of a journey is no traveller", "توجه حداد إلى القاهرة لإبلاغ ليلى منصور.", {}, ["Visit actual agent=haddad place=cairo"]),
    ("form a committee", "شكلت مصر وتركيا لجنة مشتركة.", {}, ["Formation actual agent=Q43 agent=Q79"]),
    ("became", "أصبح حداد رئيسا للحكومة.", {}, ["Appointment actual subject=haddad"]),
    ("managed to kill", "تمكن الجيش الروسي من قتل سامي حداد.", {}, ["Death actual agent=Q159 subject=haddad"]),
    ("died", "توفي حداد في القاهرة.", {}, ["Death actual subject=haddad place=cairo"]),
    ("death of", "نعى بيرغ وفاة سامي حداد.", {}, ["Death actual subject=haddad"]),
    ("was killed", "قتل حداد في القاهرة أمس.", {"أمس": "2024-05-14"}, ["Death actual subject=haddad place=cairo date=2024-05-14"]),
    ("no event at all", "قال بيرغ إن الطقس جميل في أوسلو.", {}, []),
]

MERGED: list[Case] = [
    (
        "the visit again",
        "زار بيرغ أوسلو أمس. وتناولت الزيارة ملف الطاقة.",
        {"أمس": "2024-05-14"},
        ["Visit actual agent=berg place=oslo date=2024-05-14"],
    ),
    (
        "a part added later",
        "التقى حداد ليلى منصور.\nوعقد الاجتماع في القاهرة.",
        {},
        ["Meeting actual participant=haddad participant=mansour place=cairo"],
    ),
    (
        "two visits, two places",
        "زار بيرغ أوسلو، ثم زار بيرغ القاهرة.",
        {},
        ["Visit actual agent=berg place=oslo", "Visit actual agent=berg place=cairo"],
    ),
    (
        "two attacks by two",
        "شنت روسيا هجوما على حلب. وشنت إيران هجوما على أوسلو.",
        {},
        ["Attack actual agent=Q159 target=aleppo place=aleppo", "Attack actual agent=Q794 target=oslo place=oslo"],
    ),
    (
        "past and planned are two",
        "التقى حداد ليلى منصور في 2023. وسيلتقي حداد ليلى منصور غدا.",
        {"2023": "2023", "غدا": "2024-05-16"},
        [
            "Meeting actual participant=haddad participant=mansour date=2023",
            "Meeting planned participant=haddad participant=mansour date=2024-05-16",
        ],
    ),
    (
        "an assassination is one happening",
        "اغتيل سامي حداد أمس. وأثار مقتل سامي حداد غضبا.",
        {"أمس": "2024-05-14"},
        ["Attack actual target=haddad date=2024-05-14"],
    ),
    (
        "meeting during a visit",
        "وصل حداد إلى القاهرة أمس. والتقى حداد ليلى منصور.",
        {"أمس": "2024-05-14"},
        [
            "Visit actual agent=haddad place=cairo date=2024-05-14",
            "Meeting actual participant=haddad participant=mansour place=cairo date=2024-05-14",
        ],
    ),
]
