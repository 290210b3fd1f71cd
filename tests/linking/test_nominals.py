"""Descriptions without a name: what they point at."""

from __future__ import annotations

import pytest

USA, RUSSIA = "Q30", "Q159"
PUTIN, BIDEN, ABBAS = "Q7747", "Q6279", "mahmoud-abbas"

CASES: list[tuple[str, str, list[tuple[str, set[str]]]]] = [
    (
        "title of the person named before",
        "وصل الرئيس الروسي فلاديمير بوتين أمس. وقال الرئيس الروسي إن الوقت حان.",
        [("الرئيس الروسي", {PUTIN})],
    ),
    ("title whose holder the gazetteer knows", "قال الرئيس الروسي إن الوقت حان.", [("الرئيس الروسي", {PUTIN})]),
    ("counterpart", "بحث الرئيس الروسي فلاديمير بوتين مع نظيره الأميركي الملف.", [("نظيره الأميركي", {BIDEN})]),
    ("both states", "اتفقت روسيا والولايات المتحدة على ذلك، وأكد البلدان موقفهما.", [("البلدان", {RUSSIA, USA})]),
    ("both sides by demonyms", "انتهت المحادثات الروسية الأميركية، وأكد الجانبان موقفهما.", [("الجانبان", {RUSSIA, USA})]),
    ("both presidents", "التقى بوتين وبايدن في القصر، وتصافح الرئيسان طويلا.", [("الرئيسان", {PUTIN, BIDEN})]),
    ("the subject's own country", "أبلغ الرئيس الروسي فلاديمير بوتين جو بايدن بخطط بلاده.", [("بلاده", {RUSSIA})]),
    (
        "the country of the one who speaks, whoever else the sentence names",
        "رد الرئيس الأميركي جو بايدن، وقال فلاديمير بوتين إن بلاده مستعدة.",
        [("بلاده", {RUSSIA})],
    ),
    ("a state's neighbour", "توترت العلاقة بين روسيا وأوكرانيا. ونفت موسكو أن تهاجم جارتها.", [("جارتها", {"Q212"})]),
    (
        "the country of whom the clause names",
        "التقى فلاديمير بوتين وزيرا أمس، فيما عرض جو بايدن مساعدة بلاده.",
        [("بلاده", {USA})],
    ),
    (
        "the country of whom the relative tells of",
        "استقبل فلاديمير بوتين ضيفه جو بايدن، الذي عرض مساعدة بلاده.",
        [("بلاده", {USA})],
    ),
    (
        "the country of the speaker, whoever the relative tells of",
        "قال فلاديمير بوتين، الذي التقى جو بايدن أمس، إن بلاده مستعدة.",
        [("بلاده", {RUSSIA})],
    ),
    (
        "the region that the text names elsewhere",
        "وصل الوزير أمس لبحث أزمات المنطقة. وقال إن الشرق الأوسط يحتاج إلى سلام.",
        [("المنطقة", {"Q7204"})],
    ),
    ("no region that the text does not name", "وصل الوزير أمس لبحث أزمات المنطقة.", []),
    ("the latter", "هاتف جو بايدن فلاديمير بوتين، وأكد الأخير موقفه.", [("الأخير", {PUTIN})]),
    ("no person is the last of months", "تحدث فلاديمير بوتين في الشهر الأخير.", []),
    (
        "what a deal provides for is no deed",
        "وقعت روسيا معاهدة ستارت الجديدة. وينص الاتفاق على خفض الرؤوس.",
        [("الاتفاق", {"new-start"})],
    ),
    ("the text of a treaty", "وقعت روسيا معاهدة ستارت الجديدة. وأقر المجلس النص.", [("النص", {"new-start"})]),
    ("a side is its state", "اجتمع الوفدان. وقال الجانب الإيراني إن الوقت حان.", [("الجانب الإيراني", {"Q794"})]),
    ("a side of a border is a place", "وقف الجنود على الجانب السوري.", []),
    (
        "as many as are told together",
        "اجتمعت مصر وإثيوبيا والسودان أمس. وأعلنت الدول الثلاث موقفها.",
        [("الدول الثلاث", {"Q79", "Q115", "Q1049"})],
    ),
    ("not as many", "اجتمعت مصر والسودان أمس. وأعلنت الدول الثلاث موقفها.", []),
    ("an office by another name", "تحدث الصحفيون إلى سيد الكرملين.", [("سيد الكرملين", {PUTIN})]),
    (
        "what somebody named behind it is head of",
        "أقر مجلس الأمن الدولي القرار. وقال رئيس المجلس سيرغي لافروف إن الوقت حان.",
        [("المجلس", {"Q37470"})],
    ),
    (
        "the colleague of the one whom the sentence names",
        "وصل الرئيس الروسي فلاديمير بوتين إلى الجزائر برفقة وزير خارجيته.",
        [("وزير خارجيته", {"Q58217"})],
    ),
    (
        "the other of two",
        "التقى جو بايدن فلاديمير بوتين أمس. وشكر بايدن مضيفه.",
        [("مضيفه", {PUTIN})],
    ),
    (
        "a deal that the words around tell",
        "تبحث إيران برنامجها النووي. ورفضت الدول الاتفاق.",
        [("الاتفاق", {"joint-comprehensive-plan-of-action"})],
    ),
    ("who heads a body heads no state", "التقى الرئيس عبد الفتاح السيسي الوفد. وقال رئيس جامعة القاهرة إن الوقت حان.", []),
    ("nor does who heads a state's bank", "التقى الرئيس عبد الفتاح السيسي الوفد. وقال رئيس البنك المركزي في مصر إن الوقت حان.", []),
    ("who heads an authority does", "التقى الرئيس محمود عباس الوفد. وقال رئيس السلطة الفلسطينية إن الوقت حان.", [("رئيس", {ABBAS})]),
    ("a town is nobody's country", "زار الرئيس الروسي فلاديمير بوتين بلدة صغيرة.", []),
    ("the island is the state that the text tells of", "طوقت الصين تايوان. وحلقت الطائرات حول الجزيرة.", [("الجزيرة", {"Q865"})]),
    ("the peninsula", "ضمت روسيا القرم. وأجري استفتاء في شبه الجزيرة.", [("شبه الجزيرة", {"Q756294"})]),
    ("both presidents by their nationalities", "التقى الرئيسان الروسي والأميركي أمس.", [("الرئيسان الروسي والأميركي", {PUTIN, BIDEN})]),
    (
        "the realm of the one named behind it",
        "زار وفد روسي الدوحة. وكان أمير البلاد الشيخ تميم بن حمد آل ثاني في استقباله.",
        [("البلاد", {"Q846"})],
    ),
    ("a commander's men are no body of a state", "قال العقيد فلاديمير بوتين إن قواته باقية.", []),
    ("one's own country", "قال الرئيس الروسي فلاديمير بوتين إن بلاده مستعدة.", [("بلاده", {RUSSIA})]),
    ("the holder of a title is not the one of another state", "قال وزير الدفاع في بيان إن الأمر انتهى.", []),
    ("the country spoken of", "تستعد السويد للانتخابات. وتعيش البلاد أزمة.", [("البلاد", {"Q34"})]),
    ("a people for its state", "قال الروس إن الوقت حان.", [("الروس", {RUSSIA})]),
    ("a people behind a noun is an adjective", "قال المسؤولون الروس إن الوقت حان.", []),
    ("a kingdom by its name", "زار المملكة الأردنية الهاشمية وفد. وشكر المملكة على ذلك.", [("المملكة", {"Q810"})]),
    ("the kingdom that is meant without a name", "وصل الوفد إلى المملكة.", [("المملكة", {"Q851"})]),
    ("always the same", "رفضت الدولة العبرية العرض.", [("الدولة العبرية", {"Q801"})]),
    ("always the same, and an alias as well", "رفض الكيان الصهيوني العرض.", [("الكيان الصهيوني", {"Q801"})]),
    (
        "the pair that a sentence speaks of together",
        "التقى الرئيس الفرنسي نظيره المصري. وكانت ليبيا على جدول الأعمال. وأكدت فرنسا ومصر ذلك، واتفق البلدان على المضي.",
        [("الرئيس الفرنسي", {"emmanuel-macron"}), ("نظيره المصري", {"abdel-fattah-el-sisi"}), ("البلدان", {"Q142", "Q79"})],
    ),
    (
        "whose office two named states have",
        "التقى رئيسا روسيا والولايات المتحدة في القصر.",
        [("رئيسا", {PUTIN, BIDEN})],
    ),
    (
        "whose office two nationalities tell",
        "اتصل وزيرا الدفاع الروسي والأميركي أمس.",
        [("وزيرا الدفاع", {"sergei-shoigu", "lloyd-austin"})],
    ),
    ("an accusative is no dual", "كان بوتين رئيسا لمجلس. والتقى بايدن.", []),
    (
        "a vague title of a person named before",
        "وصل وزير الدفاع السويدي يوهان فالدغرين أمس. وأضاف الوزير أن الوقت حان.",
        [("الوزير", {"يوهان فالدغرين"})],
    ),
    (
        "a vague title with a nationality",
        "وصل وزير الدفاع السويدي يوهان فالدغرين أمس. وأضاف الوزير السويدي أن الوقت حان.",
        [("الوزير السويدي", {"يوهان فالدغرين"})],
    ),
    (
        "a spokesperson's principal is a description of its own",
        "قال المتحدث باسم الرئيس الروسي إن الوقت حان.",
        [("الرئيس الروسي", {PUTIN})],
    ),
    ("agreeing is no agreement", "تبحث الدول اتفاق باريس. وأعلن الوفد الاتفاق مع الشركة على بيع الغاز. ورحبت المنظمة بالاتفاق.",
     [("الاتفاق", {"paris-agreement"})]),
    (
        "a word that is wider than the office",
        "قال السفير المغربي في داكار حسن الناصري إن الوقت حان. وأضاف الدبلوماسي المغربي أنه متفائل.",
        [("الدبلوماسي المغربي", {"حسن الناصري"})],
    ),
    ("the office of one of many", "عمل أنور السادات كرئيس. وكان أول رئيس مصري يفعل ذلك.", []),
    ("an adjective is no person", "قال وزير الدفاع السويدي يوهان فالدغرين في المناطق الرئيسة إن العمل السياسي صعب.", []),
    ("whose feminine pronoun", "التقى الرئيس الفرنسي إيمانويل ماكرون وفدا، وقالت ألمانيا إن قواتها ستبقى.",
     [("قواتها", {"bundeswehr"})]),
    ("the homeland of the nation told last", "قال الرئيس الأميركي جو بايدن إن الشعب الأوكراني يدافع عن وطنه.", [("وطنه", {"Q212"})]),
    ("nobody's country", "قال الرئيس الأميركي جو بايدن إن اللاجئين غادروا بلدهم الأصلي.", []),
    (
        "the countries of two people",
        "قال الرئيس الفرنسي إيمانويل ماكرون للمستشارة الألمانية أنغيلا ميركل في روما بإيطاليا إن بلديهما متفقان.",
        [("بلديهما", {"Q142", "Q183"})],
    ),
    ("many countries are no pair", "تتعاون روسيا والصين. وتنتظر البلدان العربية ذلك.", []),
    ("the adjective belongs to the description",
     "تتعاون روسيا والصين. واتفق البلدان الجاران على ذلك.", [("البلدان الجاران", {RUSSIA, "Q148"})]),
    ("an adjective that the name lacks", "رفض حزب الليكود العرض. وقبله الحزب الشعبي.", []),
    ("beside its name behind a comma", "وصل الوفد إلى العاصمة الأميركية، واشنطن.", []),
    ("what something is", "معاهدة فرساي هي المعاهدة التي أنهت القتال.", []),
    ("the war of the state behind it", "فر الناس منذ بدء الحرب في سوريا.", [("الحرب", {"Q178810"})]),
    ("a state visit is no state", "قال الرئيس الفرنسي إيمانويل ماكرون إن زيارة الدولة ناجحة.", []),
    ("who is yet to hold the office", "التقى الرئيس الأميركي جو بايدن الرئيس المنتخب.", []),
    ("the two cities", "أعيد فتح الطريق بين سبتة ومليلية. وقال الوفد إن المدينتين تنتظران ذلك.", [("المدينتين", {"Q25212", "Q131981"})]),
    ("who spoke just now", "قال سامح شكري إن الوقت حان. وأضاف المتحدث ذاته أنه متفائل.", [("المتحدث", {"sameh-shoukry"})]),
    (
        "somebody unnamed was so called last",
        "قال السفير المغربي في داكار حسن الناصري إن الوقت حان. وقال مسؤول أميركي كبير ذلك. وأضاف المسؤول أنه متفائل.",
        [],
    ),
    ("the masculine state right before", "غزت أميركا العراق الذي كانت حكومته ضعيفة.", [("حكومته", {"government-of-iraq"})]),
    ("a title beside its name is none", "قال الرئيس الأميركي جو بايدن إن الأمر انتهى.", []),
]


@pytest.mark.parametrize(("gloss", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_nominals(annotate, gloss: str, text: str, expected: list[tuple[str, set[str]]]) -> None:
    doc = annotate(text)
    found = [(m.text, {_known(doc, e) for e in m.entities}) for m in doc._.mentions if m.level == "nominal"]
    assert found == expected


def _known(doc, entity: str) -> str:
    """An id of the gazetteer, or the name of what only the document knows."""
    return doc._.entities[entity].labels[0][1] if doc._.entities[entity].nil else entity


def test_alliance_by_its_class_word(annotate) -> None:
    doc = annotate("انضمت فنلندا إلى حلف شمال الأطلسي. وقال الحلف إنه يرحب بها.")
    name = next(m for m in doc._.mentions if m.text == "حلف شمال الأطلسي")
    nominal = next(m for m in doc._.mentions if m.level == "nominal")
    assert nominal.text == "الحلف"
    assert nominal.entities == name.entities


def test_the_alliance_that_the_document_is_about(annotate) -> None:
    doc = annotate(
        "تأسس حلف وارسو في الخمسينيات. وضم حلف وارسو دولا عدة. وكان حلف شمال الأطلسي خصما له. وأنهى الحلف عمله بعد ذلك.", day=None
    )
    nominal = next(m for m in doc._.mentions if m.level == "nominal")
    assert doc._.entities[nominal.entities[0]].labels[0][1] == "حلف وارسو"


def test_a_government_is_that_of_the_state_spoken_of_and_not_the_last_one_described(annotate) -> None:
    text = "فرضت تركيا قيودا، ورحبت بها الحكومة الأردنية. وقال حزب الشعب الجمهوري في تركيا إن على الحكومة أن تمضي قدما."
    doc = annotate(text)
    nominal = next(m for m in doc._.mentions if m.text == "الحكومة")
    assert doc._.entities[nominal.entities[0]].state == "Q43"


def test_government_told_by_a_demonym_acts_for_its_state(annotate) -> None:
    doc = annotate("رفضت الحكومة الإيرانية العرض.")
    mention = next(m for m in doc._.mentions)
    assert mention.text == "الحكومة الإيرانية"
    assert doc._.entities[mention.entities[0]].state == "Q794"


ALONE = [
    ("the government of the state spoken of", "تستعد السويد للانتخابات. وقالت الحكومة إنها جاهزة.", "الحكومة", "الحكومة السويدية", "Q34"),
    ("the forces of the subject's state", "قال الرئيس الروسي فلاديمير بوتين إن قواتها ستبقى.", "قواتها", "القوات الروسية", "Q159"),
    ("a day behind it", "تستعد السويد للانتخابات. وتتجه الحكومة إلى البرلمان اليوم الاثنين.", "البرلمان", "البرلمان السويدي", "Q34"),
    ("its parliament", "تستعد السويد للانتخابات. وصوت البرلمان على ذلك.", "البرلمان", "البرلمان السويدي", "Q34"),
]


@pytest.mark.parametrize(("gloss", "text", "words", "label", "state"), ALONE, ids=[c[0] for c in ALONE])
def test_body_of_a_state_by_a_noun_alone(annotate, gloss: str, text: str, words: str, label: str, state: str) -> None:
    doc = annotate(text)
    mention = next(m for m in doc._.mentions if m.text == words)
    entity = doc._.entities[mention.entities[0]]
    assert label in [name for _, name in entity.labels]
    assert entity.state == state


def test_a_body_of_a_kind_that_the_noun_tells(annotate) -> None:
    doc = annotate("نقلت هآرتس ذلك أمس. وأضافت الصحيفة أن الوقت حان.")
    name, nominal = sorted((m for m in doc._.mentions), key=lambda m: m.start)
    assert (nominal.text, nominal.entities) == ("الصحيفة", name.entities)


def test_a_body_by_another_noun_of_its_kind(annotate) -> None:
    doc = annotate("أطلقت شركة أوبسكيا صاروخا أمس. وقالت المجموعة إن التجربة ناجحة.")
    company = next(m for m in doc._.mentions if m.text == "أوبسكيا")
    assert {m.text: m.entities for m in doc._.mentions}["المجموعة"] == company.entities


def test_the_body_of_the_person_whose_pronoun_it_has(annotate) -> None:
    doc = annotate("قال محمد العمراني رئيس حزب النهضة إن حزبه مستعد.")
    party = next(m for m in doc._.mentions if m.text == "حزب النهضة")
    assert {m.text: m.entities for m in doc._.mentions}["حزبه"] == party.entities


def test_what_a_noun_implies_is_not_whoever_is_of_its_kind(annotate) -> None:
    doc = annotate("تقدمت المقاومة الشعبية في تعز باليمن أمس. وقالت المقاومة الشعبية إن الانقلابيين، ومنهم الحوثيون، انسحبوا.")
    houthis = next(m for m in doc._.mentions if m.text == "الحوثيون")
    assert {m.text: m.entities for m in doc._.mentions}["الانقلابيين"] == houthis.entities


def test_a_minister_of_state_tells_no_state(annotate) -> None:
    doc = annotate("وصل وزير الدولة السعودي مساعد العيبان. وحضر وزير الدولة نزار مدني.")
    assert "الدولة" not in {m.text for m in doc._.mentions}


SIDES: list[tuple[str, str, list[tuple[str, list[str]]]]] = [
    ("two sides by nationality", "قال الخبير إن الجانبين السعودي والمصري متفقان.", [("الجانبين السعودي والمصري", ["مصر", "السعودية"])]),
    ("two leaderships", "أكدت القيادتان السعودية والمصرية ذلك.", [("القيادتان السعودية والمصرية", ["مصر", "السعودية"])]),
    ("a state by its noun and nationality", "انتقد الخبير الدولة الصومالية أمس.", [("الدولة الصومالية", ["الصومال"])]),
    ("a minister of state", "وصل وزير الدولة القطري أمس.", []),
    ("the land's security", "جرت الانتخابات في الصومال. وقال الخبير إن أمن البلاد مهم.", [("البلاد", ["الصومال"])]),
    ("whom it has to elect", "جرت الانتخابات في الصومال. ولا بد من انتخاب رئيس للبلاد.", [("بلاد", ["الصومال"])]),
]


@pytest.mark.parametrize(("gloss", "text", "expected"), SIDES, ids=[c[0] for c in SIDES])
def test_states_by_nouns_and_nationalities(annotate, gloss: str, text: str, expected: list[tuple[str, list[str]]]) -> None:
    doc = annotate(text)
    found = [m for m in doc._.mentions if m.origin in {"nominal:state", "nominal:states"}]
    names = {e.id: next(label for lang, label in e.labels if lang == "ar") for e in doc._.entities.values()}
    assert [(m.text, [names[e] for e in m.entities]) for m in found] == expected


def test_a_nationality_before_a_name_of_another_type(annotate) -> None:
    doc = annotate("أدانت وزارة الخارجية الفلسطينية القرار أمس. وحملت الوزارة الفلسطينية إسرائيل المسؤولية.")
    ministry = next(m for m in doc._.mentions if m.text == "وزارة الخارجية الفلسطينية")
    assert {m.text: m.entities for m in doc._.mentions}["الوزارة الفلسطينية"] == ministry.entities


def test_the_ministry_of_the_minister(annotate) -> None:
    doc = annotate("قال وزير الدفاع الروسي سيرغي شويغو أمام مسؤولي وزارته إن الوقت حان. وأضافت الوزارة أن القوات جاهزة.")
    labels = {m.text: [label for _, label in doc._.entities[m.entities[0]].labels] for m in doc._.mentions}
    assert "وزارة الدفاع الروسية" in labels["وزارته"]
    assert labels["الوزارة"] == labels["وزارته"]


def test_no_ministry_of_a_minister_of_state(annotate) -> None:
    doc = annotate("قال وزير الدولة القطري سلطان المريخي إن الوقت حان. وأضافت الوزارة ذلك.")
    assert "الوزارة" not in {m.text for m in doc._.mentions}


POLICE: list[tuple[str, str, dict[str, str]]] = [
    ("that nobody names", "عثر على جثة في ليدز. وقالت الشرطة إن التحقيق مستمر.", {"الشرطة": "الشرطة"}),
    ("that is not the one of the state", "تستعد السويد للانتخابات. واعتقلت الشرطة رجلا.", {"الشرطة": "الشرطة"}),
    ("that is named later", "قالت الشرطة ذلك أمس. وأضافت شرطة مدريد أن الوضع هادئ.", {"الشرطة": "شرطة مدريد"}),
    ("its men", "عثر على جثة في ليدز. وجمع رجال الشرطة الأدلة.", {}),
    ("to whom one goes", "عثر على جثة في ليدز. وذهبت المرأة إلى الشرطة.", {}),
]


@pytest.mark.parametrize(("gloss", "text", "expected"), POLICE, ids=[c[0] for c in POLICE])
def test_the_police_of_the_place(annotate, gloss: str, text: str, expected: dict[str, str]) -> None:
    doc = annotate(text)
    found = {m.text: doc._.entities[m.entities[0]].labels[0][1] for m in doc._.mentions if m.level == "nominal"}
    assert found == expected
