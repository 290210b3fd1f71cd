"""Sentences of our own for factuality, place, date and merging: English gloss, text, calendar expressions, reports."""

from __future__ import annotations

from tests.events.event_cases import Case

MOODS: list[Case] = [
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
]
