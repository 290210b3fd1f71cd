"""Who holds which office according to a sentence of ours."""

from __future__ import annotations

import pytest

USA, RUSSIA = "Q30", "Q159"

CASES: list[tuple[str, str, list[tuple[str, str, str | None, bool]]]] = [
    (
        "a list of one government's officials, though another state is spoken of more",
        "رحبت قطر بالضيوف، وعرضت قطر أن تعود المحادثات إلى قطر. وحضر وزير الخارجية الإيراني سالم الكرخي ووزير الطاقة ماهر الحلواني.",
        [("سالم الكرخي", "foreign minister", "Q794", False), ("ماهر الحلواني", "energy minister", "Q794", False)],
    ),
    ("president with demonym", "قال الرئيس الروسي فلاديمير بوتين ذلك.", [("فلاديمير بوتين", "president", RUSSIA, False)]),
    ("foreign minister", "قال وزير الخارجية الروسي سيرغي لافروف ذلك.", [("سيرغي لافروف", "foreign minister", RUSSIA, False)]),
    ("deputy", "قال نائب وزير الخارجية الروسي سيرغي ريابكوف ذلك.", [("سيرغي ريابكوف", "deputy foreign minister", RUSSIA, False)]),
    (
        "a colleague of the one named first",
        "وصل الرئيس الروسي فلاديمير بوتين إلى الجزائر برفقة وزير خارجيته يوهان فالدغرين.",
        [("فلاديمير بوتين", "president", RUSSIA, False), ("يوهان فالدغرين", "foreign minister", RUSSIA, False)],
    ),
    (
        "a colleague joined to his president, who has another name than she",
        "أعلن رئيس فنلندا ورئيسة وزرائها ماريا فالدغرين ذلك.",
        [("ماريا فالدغرين", "prime minister", "Q33", False)],
    ),
    ("a guest holds no office", "استقبل ضيفه الأوكراني يوهان فالدغرين أمس.", []),
    ("former", "قال الرئيس الأميركي السابق دونالد ترامب ذلك.", [("دونالد ترامب", "president", USA, True)]),
    ("state by its name", "قال رئيس روسيا فلاديمير بوتين ذلك.", [("فلاديمير بوتين", "president", RUSSIA, False)]),
    ("unknown person", "قال وزير الدفاع السويدي يوهان فالدغرين ذلك.", [("يوهان فالدغرين", "defence minister", "Q34", False)]),
    ("bare title, state from the gazetteer", "قال الرئيس جو بايدن ذلك.", [("جو بايدن", "president", USA, False)]),
    (
        "counterpart with a name",
        "التقى الرئيس الروسي فلاديمير بوتين نظيره الأميركي جو بايدن.",
        [("فلاديمير بوتين", "president", RUSSIA, False), ("جو بايدن", "president", USA, False)],
    ),
    (
        "shared title",
        "اجتمع وزيرا الخارجية الروسي سيرغي لافروف والأميركي أنتوني بلينكن.",
        [("سيرغي لافروف", "foreign minister", RUSSIA, False), ("أنتوني بلينكن", "foreign minister", USA, False)],
    ),
    (
        "shared title of presidents",
        "قال الرئيسان الأمريكي جو بايدن والروسي فلاديمير بوتين إنهما اتفقا.",
        [("جو بايدن", "president", USA, False), ("فلاديمير بوتين", "president", RUSSIA, False)],
    ),
    (
        "shared title behind the names of states",
        "بحث وزيرا خارجية مصر سامح شكري والسعودية فيصل بن فرحان الملف.",
        [("سامح شكري", "foreign minister", "Q79", False), ("فيصل بن فرحان", "foreign minister", "Q851", False)],
    ),
    (
        "a counterpart without a name is not the one named before",
        "أخطر الرئيس الأميركي جو بايدن نظيره الروسي بموقفه.",
        [("جو بايدن", "president", USA, False)],
    ),
    ("honorific of two words", "قال المرشد الأعلى الإيراني آية الله علي خامنئي ذلك.", [("علي خامنئي", "supreme leader", "Q794", False)]),
    (
        "former by the time told",
        "قالت وزيرة الخارجية الأميركية آنذاك هيلاري كلينتون ذلك.",
        [("هيلاري كلينتون", "foreign minister", USA, True)],
    ),
    (
        "the state spoken of",
        "تستعد السويد للمناورات. وقال وزير الدفاع يوهان فالدغرين إن السويد جاهزة.",
        [("يوهان فالدغرين", "defence minister", "Q34", False)],
    ),
    (
        "no state is meant where two are spoken of alike",
        "تستعد السويد وفنلندا للمناورات، بحسب وزير الدفاع يوهان فالدغرين.",
        [("يوهان فالدغرين", "defence minister", None, False)],
    ),
    (
        "a rank with its arm between office and name",
        "قال رئيس هيئة الأركان السويدي الفريق أول ركن يوهان فالدغرين ذلك.",
        [("يوهان فالدغرين", "chief of staff", "Q34", False)],
    ),
    ("an office in the office of another", "قال رئيس الأركان بمكتب وزير الدفاع السويدي يوهان فالدغرين ذلك.",
     [("يوهان فالدغرين", "defence minister office chief of staff", "Q34", False)]),
    ("whose government it is", "عُين وزيرا للمالية في حكومة أرييل شارون.", []),
    ("him for whom another speaks", "قال المتحدث باسم الرئيس إيمانويل ماكرون ذلك.", [("إيمانويل ماكرون", "president", "Q142", False)]),
    ("a body in quotation marks", 'قال رئيس حركة "حماس" إسماعيل هنية ذلك.', [("إسماعيل هنية", "leader", "Q219060", False)]),
    ("a class word before a place", "قال حاكم ولاية تكساس يوهان فالدغرين ذلك.", [("يوهان فالدغرين", "governor", USA, False)]),
    ("dates in brackets between", "فلاديمير بوتين (7 أكتوبر 1952)، رئيس روسيا.", [("فلاديمير بوتين", "president", RUSSIA, False)]),
    ("a pronoun between", "فلاديمير بوتين هو رئيس روسيا.", [("فلاديمير بوتين", "president", RUSSIA, False)]),
    (
        "a body that every state has is that of the holder's",
        "تفاوض اليمن واليمنيون. قال نائب رئيس مجلس الوزراء وزير الداخلية محمد بن نايف إن اليمن شريك.",
        [("محمد بن نايف", "deputy prime minister", "Q851", False), ("محمد بن نايف", "interior minister", "Q851", False)],
    ),
    (
        "counterpart of one whose title is not told",
        "استقبلت آن ليندي نظيرها الفنلندي بيكا هافيستو.",
        [("بيكا هافيستو", "foreign minister", "Q33", False)],
    ),
    (
        "a title far from the name",
        "زار بيدرو سانشيز الرباط. وقال رئيس الوزراء الإسباني إن الزيارة مهمة.",
        [("بيدرو سانشيز", "prime minister", "Q29", False)],
    ),
    (
        "complements joined by and, up to a comma",
        "قال وزير الخارجية والمغاربة المقيمين بالخارج، ناصر بوريطة، ذلك.",
        [("ناصر بوريطة", "foreign minister", "Q1028", False)],
    ),
    ("the subject alone is not the object's office", "كلف الرئيس رئيس الأركان السويدي يوهان فالدغرين بالأمر.",
     [("يوهان فالدغرين", "chief of staff", "Q34", False)]),
    (
        "a name in commas is not the next title's",
        "استقبل وزير الخارجية السويدي، يوهان فالدغرين، السفير الفرنسي.",
        [("يوهان فالدغرين", "foreign minister", "Q34", False)],
    ),
    ("a rank alone is no office", "قال العقيد يوهان فالدغرين ذلك.", []),
    ("a rank in an army is one", "قال العقيد في الجيش السوري سامر الكرخي ذلك.", [("سامر الكرخي", "colonel", "Q858", False)]),
    ("an honorific begins the object", "استقبل الرئيس الفرنسي الأمير محمد بن سلمان.", []),
    ("no office without a title", "قال فلاديمير بوتين ذلك.", []),
    (
        "the king's ambassador acts for his state",
        "قال سفير خادم الحرمين الشريفين لدى لبنان سامر الكرخي ذلك.",
        [("سامر الكرخي", "king ambassador", "Q851", False)],
    ),
    ("a feminine adjective behind a name is no title", "نجحت مساعي كيري الدبلوماسية في الدوحة.", []),
    ("what follows ف is no name", "وبحسب السفير قوطالي فإن الحديث مبكر.", [("قوطالي", "ambassador", None, False)]),
    ("honorific is no office", "قال السيد يوهان فالدغرين ذلك.", []),
]


@pytest.mark.parametrize(("gloss", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_positions(annotate, gloss: str, text: str, expected: list[tuple[str, str, str | None, bool]]) -> None:
    doc = annotate(text)
    names = {m.entities[0]: m.text for m in doc._.mentions if m.level == "name" and m.entities}
    assert [(names[p.person], p.title_en, p.country, p.former) for p in doc._.positions] == expected


def test_body_of_an_office(annotate) -> None:
    doc = annotate("قال الأمين العام للأمم المتحدة أنطونيو غوتيريش ذلك.")
    (position,) = doc._.positions
    assert doc._.entities[position.organization].wikidata == "Q1065"
    assert position.title == "الأمين العام للأمم المتحدة"


def test_the_span_of_a_position_is_its_title(annotate) -> None:
    text = "قال وزير الخارجية الروسي سيرغي لافروف ذلك."
    (position,) = annotate(text)._.positions
    assert text[position.start : position.end] == "وزير الخارجية الروسي"
    assert position.title == "وزير الخارجية"


def test_the_pronoun_of_the_state_is_no_part_of_a_title(annotate) -> None:
    (position,) = annotate("نعت روسيا رئيسها السابق بوريس يلتسين.")._.positions
    assert (position.title, position.country, position.former) == ("رئيس", RUSSIA, True)


def test_titles_joined_behind_a_name_share_their_body(annotate) -> None:
    doc = annotate("قال يوهان فالدغرين، نائب المدير والباحث في مركز كارنيغي، ذلك.")
    assert len({p.organization for p in doc._.positions}) == 1
    assert len(doc._.positions) == 2
    assert all(p.organization for p in doc._.positions)
