"""Personal names in all their words, and short ones of people whom the text names in full: sentences of our own."""

from __future__ import annotations

import pytest

CASES: list[tuple[str, str, list[str]]] = [
    ("Basim, and for whom somebody speaks", "رأى الشاعر أن إسكات النائب باسم خشانو ليس قضية. وقال المتحدث باسم نتنياهو ذلك.",
     ["باسم خشانو", "نتنياهو"]),
    ("Ali behind his father's word", "وقال أحمد بن علي رئيس النادي إن الوضع صعب. وشدد على أن ابن علي باق.", ["أحمد بن علي", "ابن علي"]),
    ("called like a country", "وقال تشاد هاملين لمحطة محلية إن الطفل بخير.", ["تشاد هاملين"]),
    ("a servant of God's, no place", "انتقد الأستاذ عبد الجليل الحجمراوي، أمين السر، القرار.", ["عبد الجليل الحجمراوي"]),
    ("an unheard word that the recogniser does not see", "وقال الرئيس الفرنسي بوش مسلوب الإرادة ذلك.", ["بوش"]),
    ("Ben, and his family name", "وكان بن رودس نائب المستشار قد زار المنطقة. وقال رودس: «رأينا ذلك».", ["بن رودس", "رودس"]),
    ("a son has his father's name with him", "زار محمد بن سلمان باريس. وقال سلمان ذلك.", ["محمد بن سلمان", "سلمان"]),
    ("a foreign title", "قالت سيناتور وارين إن الخطة جيدة.", ["وارين"]),
    ("a family name that is a verb", "التقى الوزير زلماي خليل زاد. وأضاف خليل زاد أن الهدنة قريبة.", ["زلماي خليل زاد", "خليل زاد"]),
    ("a particle behind a name", "ووصف السيد جندون كيف أنه سمع الخبر.", ["جندون"]),
    ("a name of two letters", "صرح وزير الخارجية ري يونغ هو بذلك. وقال ري إن بلاده ترفض.", ["ري يونغ هو", "ري"]),
    ("an imam who is before nobody", "شاركت في مسرحية مع عادل إمام بعد اعتذاره.", ["عادل إمام"]),
    ("a king's grandson", "حضره فهد بن عبدالله بن عبدالعزيز بن مساعد، والدكتور حسام بن سعود.",
     ["فهد بن عبدالله بن عبدالعزيز بن مساعد", "حسام بن سعود"]),
    ("who is called like an elder, and an elder", "وصل حسين الشيخ إلى عمان. وقال الشيخ في تغريدة إنه باق. وقال الشيخ محمد ذلك.",
     ["حسين الشيخ", "الشيخ", "محمد"]),
    ("a first word that is another elsewhere", "وعلقت أنا كوفالسكي، الباحثة في المعهد، على النتائج.", ["أنا كوفالسكي"]),
    ("called like somebody known", "قالت شارون ديفيس إنها ستعود إلى المدينة.", ["شارون ديفيس"]),
    ("called like a known thing", "وقال برنت كوالسكي إن الشركة بخير.", ["برنت كوالسكي"]),
    ("the plural of a noun", "صوت مندوبو الدول الأعضاء لصالح القرار.", []),
    ("a given name that a particle's letter begins", "وأشاد الباحث فراس الحمداني بوادي النيل.", ["فراس الحمداني"]),
    ("a known word behind a preposition", "وأطلقوا النار على وايد هارمان أمس.", ["وايد هارمان"]),
    ("a noun before its genitive", "أكد السفير سامي الراوي متانة الروابط بين البلدين.", ["سامي الراوي"]),
    ("what is somebody's", "التقينا الشاب كريم ذي الأصول التونسية.", ["كريم"]),
    ("what somebody is, behind the name", "أوضح الدكتور مجدي آل ثنيان محلل سوق أن الطلب جيد.", ["مجدي آل ثنيان"]),
    ("a rank of two words", "وقال لفتنانت كولونيل مانيش كابور إن الوضع هادئ.", ["مانيش كابور"]),
    ("a doctor without the article", "وقال دكتور محمود الخولي إن القوات عادت.", ["محمود الخولي"]),
    ("whose governor he is", "وأعلن حاكم أوهايو جون هارتمان ترشحه.", ["جون هارتمان"]),
    ("whose lawyer he is", "وقال محامي ترامب ستيف كوهلر إن الدعوى باطلة.", ["ترامب", "ستيف كوهلر"]),
    ("in quotation marks", "وأكد \"معيض الزهراني\" أن الأمر سهل.", ["معيض الزهراني"]),
    ("a byline", "خالد الغامدي ـ الدمام", ["خالد الغامدي"]),
    ("no name but a deed", "ولم يشأ الكاتب إماطة اللثام عن الأمر.", []),
    ("no name but what an accused has", "وحمل الوزير مصر كامل المسؤولية عن الحادث.", []),
    ("behind the body that somebody speaks for", "وقال المتحدث باسم منظمة الهجرة ايتاري كوفالي إن القارب غرق.", ["ايتاري كوفالي"]),
    ("a verb that is a name, too", "قبل هدف التعادل الذي أحرزه كوني بمساعدة مات ماركيديت.", ["مات ماركيديت"]),
    ("called like a known thing, in three words", "قال آلين ماك دونيغان، كبير الاقتصاديين في المجموعة، إن اليونان في خطر.",
     ["آلين ماك دونيغان"]),
    ("a title alone", "وعقد الشيخ اجتماعا مع الوزير.", []),
    ("what somebody is", "وصل رئيس بوليفيا ذو الشخصية المؤثرة إلى باريس.", []),
]


@pytest.mark.parametrize(("gloss", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_people_are_found(annotate, gloss: str, text: str, expected: list[str]) -> None:
    assert [m.text for m in annotate(text)._.mentions if m.level == "name" and m.type == "Person"] == expected


def test_who_has_a_name_of_two_letters_is_the_one_named_in_full(annotate) -> None:
    doc = annotate("صرح وزير الخارجية ري يونغ هو بذلك. وقال ري إن بلاده ترفض.")
    assert len({m.entities for m in doc._.mentions if m.type == "Person"}) == 1


def test_brothers_are_two(annotate) -> None:
    doc = annotate("حضر العزاء فيصل بن علي المشعوف ونايف بن علي المشعوف ونواف بن علي المشعوف.")
    assert len({m.entities for m in doc._.mentions if m.type == "Person"}) == 3


def test_a_usual_given_name_is_no_other_that_is_spelt_like_it(annotate) -> None:
    doc = annotate("استقبل كميل شمعون الوفد. ثم تحدث جمال عن الزيارة.")
    assert len({m.entities for m in doc._.mentions if m.type == "Person"}) != 1
