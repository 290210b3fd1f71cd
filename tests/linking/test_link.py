"""Identities: the gazetteer's, the document's, or a stable one of our own."""

from __future__ import annotations

import pytest

from kg.linking.nil import mint_nil
from kg.text.skeleton import make_skeleton

USA, RUSSIA, UKRAINE = "Q30", "Q159", "Q212"

LINKS: list[tuple[str, str, dict[str, str]]] = [
    ("full name", "قال فلاديمير بوتين ذلك.", {"فلاديمير بوتين": "Q7747"}),
    ("surname alone", "قال بوتين ذلك.", {"بوتين": "Q7747"}),
    ("other spelling", "قال جوزيف بايدن ذلك.", {"جوزيف بايدن": "Q6279"}),
    ("capital for its government", "أعلنت موسكو رفضها للقرار.", {"موسكو": RUSSIA}),
    ("capital as a city", "عقد اللقاء في موسكو.", {"موسكو": "Q649"}),
    ("capital behind an aspect of the city", "وصل إلى العاصمة موسكو.", {"موسكو": "Q649"}),
    ("capital behind a journey", "بدأ الوفد زيارة لموسكو.", {"موسكو": "Q649"}),
    ("capital that hosts", "تستضيف موسكو المعرض غدا.", {"موسكو": "Q649"}),
    ("capital that somebody is called back from", "سحبت الدول سفراءها من موسكو.", {"موسكو": "Q649"}),
    ("capital that is asked", "طلب الوفد من موسكو أن ترد.", {"موسكو": RUSSIA}),
    ("capital on the way to elsewhere", "نقلتهم طائرة من موسكو إلى سوتشي.", {"موسكو": "Q649", "سوتشي": "sochi"}),
    ("capital that somebody left", "غادر الوزير الهندي موسكو أمس.", {"موسكو": "Q649"}),
    ("capital that rejects what somebody who left had said", "غادر الوفد بعدما رفضت موسكو العرض.", {"موسكو": RUSSIA}),
    ("capital in a dateline", "قمة مؤجلة\nموسكو - أعلن الوفد تأجيل القمة.", {"موسكو": "Q649"}),
    ("capital behind a side of the city", "اقترب المقاتلون من الضاحية الجنوبية لموسكو.", {"موسكو": "Q649", "الضاحية الجنوبية": "dahieh"}),
    ("capital near by", "وقع الحريق بالقرب من موسكو.", {"موسكو": "Q649"}),
    ("capital that is struck", "نفذ هجوم موسكو مسلحون.", {"موسكو": "Q649"}),
    ("capital that strikes", "نددت الدول بهجوم موسكو على أوكرانيا.", {"موسكو": RUSSIA, "أوكرانيا": UKRAINE}),
    ("capital as a seat", "المعهد، ومقره موسكو، نشر تقريرا.", {"موسكو": "Q649"}),
    ("capital that somebody speaks from", "قال في مقابلة مع الصحيفة من موسكو إنه متفائل.", {"موسكو": "Q649"}),
    ("capital behind a visit and who makes it", "تأجلت زيارة وزير الخارجية الهندي لموسكو.", {"موسكو": "Q649"}),
    ("capital behind its state's name", "نشأ في عاصمة روسيا موسكو.", {"روسيا": RUSSIA, "موسكو": "Q649"}),
    ("the broadcaster", "قالت الجزيرة إن الوفد وصل.", {"الجزيرة": "al-jazeera"}),
    ("capital behind its adjective", "وصل إلى العاصمة الروسية موسكو.", {"موسكو": "Q649"}),
    ("a state before a remark between dashes", "أعلنت روسيا -اليوم الجمعة- أنها ستنشئ وحدات.", {"روسيا": RUSSIA}),
    ("a province without its noun", "وصل الوفد إلى محافظة أبين.", {"أبين": "Q241774"}),
    ("formal name of a state", "وقعت روسيا الاتحادية الاتفاق.", {"روسيا الاتحادية": RUSSIA}),
    ("spelling of America", "قالت أميركا كلمتها.", {"أميركا": USA}),
]


@pytest.mark.parametrize(("gloss", "text", "expected"), LINKS, ids=[c[0] for c in LINKS])
def test_names_get_their_identity(annotate, gloss: str, text: str, expected: dict[str, str]) -> None:
    found = {m.text: m.entities[0] for m in annotate(text)._.mentions if m.level == "name"}
    assert found == expected


@pytest.mark.parametrize(
    ("gloss", "text"),
    [
        ("a government by its state and by its demonym", "دعت حكومة غانا إلى الحوار. ورحبت الحكومة الغانية بالرد."),
        ("an embassy by its state and by its demonym", "أغلقت سفارة غانا أبوابها. وحذرت السفارة الغانية رعاياها."),
        ("a candidate's campaign", "قالت حملة ترامب الانتخابية إنها مستمرة. وقالت حملة الرئيس ترامب ذلك."),
    ],
)
def test_two_names_of_one_body(annotate, gloss: str, text: str) -> None:
    bodies = [m.entities for m in annotate(text)._.mentions if m.type == "Organization"]
    assert len(bodies) == 2
    assert len(set(bodies)) == 1


def test_forces_of_an_occupation_are_described(annotate) -> None:
    mention, *_ = annotate("اعتقلت قوات الاحتلال الإسرائيلي عشرة شبان.")._.mentions
    assert (mention.level, mention.entities) == ("nominal", ("israel-defense-forces",))


def test_a_war_on_a_state_describes_it(annotate) -> None:
    mentions = annotate("دخلت الحرب في أوكرانيا شهرها الثالث.")._.mentions
    war, state = [(m.text, m.level, m.entities[0]) for m in mentions]
    assert war == ("الحرب", "nominal", "russo-ukrainian-war")
    assert state == ("أوكرانيا", "name", UKRAINE)


def test_short_form_joins_the_full_name(annotate) -> None:
    doc = annotate("التقى الوزير مع السفير يوهان فالدغرين. وقال فالدغرين إن اللقاء مفيد.")
    assert len({m.entities for m in doc._.mentions if m.type == "Person"}) == 1


def test_relative_of_a_famous_person_is_somebody_else(annotate) -> None:
    doc = annotate("قال الرئيس جو بايدن إن ابنه هانتر بايدن بخير.")
    people = [m.entities for m in doc._.mentions if m.level == "name"]
    assert len(people) == 2
    assert people[0] != people[1]


def test_nil_identity_is_the_same_in_every_document(annotate) -> None:
    first = annotate("قال السفير يوهان فالدغرين إنه متفائل.", name="one")
    second = annotate("وصل يوهان فالدغرين إلى جنيف.", name="two")
    assert first._.mentions[0].entities == second._.mentions[0].entities
    entity = first._.entities[first._.mentions[0].entities[0]]
    assert entity.nil
    assert entity.labels[0] == ("ar", "يوهان فالدغرين")


def test_links_carry_candidates_with_reasons(annotate) -> None:
    mention = next(m for m in annotate("قال فلاديمير بوتين ذلك.")._.mentions)
    assert mention.candidates[0].entity == "Q7747"
    assert dict(mention.candidates[0].features)
    assert 0 < mention.candidates[0].score <= 1


def test_every_entity_that_is_referred_to_is_described(annotate) -> None:
    doc = annotate("قال وزير الخارجية الروسي سيرغي لافروف في موسكو إن بلاده ترفض عقوبات وزارة الخزانة الأمريكية.")
    wanted = {e for m in doc._.mentions for e in m.entities} | {p.country for p in doc._.positions if p.country}
    assert wanted
    assert wanted <= set(doc._.entities)


@pytest.mark.parametrize(
    ("one", "other"),
    [("ترمب", "ترامب"), ("سيرغي لافروف", "سيرجي لافروف"), ("أنتوني بلينكن", "أنتوني بلينكين"), ("غوتيريش", "جوتيريش")],
)
def test_skeletons_of_transliterations_agree(one: str, other: str) -> None:
    assert make_skeleton(one) == make_skeleton(other)


def test_nil_ids_differ_by_type_and_state() -> None:
    assert mint_nil("وزارة الدفاع", "Organization", state=USA) != mint_nil("وزارة الدفاع", "Organization", state=RUSSIA)
    assert mint_nil("ستارت", "Treaty") != mint_nil("ستارت", "Product")


def test_a_slip_of_the_pen_behind_his_title_is_still_he(annotate) -> None:
    doc = annotate("انتقد الخبير الرئيس الأميركي الديمقراطي جو بادين، الذي وعد بالإنصاف. ثم قال إن بايدن لم يف بوعده.")
    assert {e for m in doc._.mentions if m.type == "Person" for e in m.entities} == {"Q6279"}


TWO_PEOPLE: list[tuple[str, str, str, str]] = [
    ("a father's name is not the son's", "وصل ولي العهد محمد بن سلمان. وقال الملك سلمان إنه راض.", "محمد بن سلمان", "سلمان"),
    ("a nisba is another family", "حضر عبد الرحمن اليوسفي اللقاء. وتحدث عبد الرحمن يوسف بعده.", "عبد الرحمن اليوسفي", "عبد الرحمن يوسف"),
    ("a family behind the names of a king", "استقبل الملك سلمان بن عبد العزيز الوفد. ووصل مدير المدرسة سلمان بن عبد العزيز المطيري.",
     "سلمان بن عبد العزيز", "سلمان بن عبد العزيز المطيري"),
    ("a ruler's father by his title", "خلف خليفة بن زايد والده. وكان الشيخ زايد قد أسس الدولة.", "خليفة بن زايد", "زايد"),
]


@pytest.mark.parametrize(("gloss", "text", "first", "second"), TWO_PEOPLE, ids=[c[0] for c in TWO_PEOPLE])
def test_two_people_stay_two(annotate, gloss: str, text: str, first: str, second: str) -> None:
    found = {m.text: m.entities for m in annotate(text)._.mentions if m.level == "name"}
    assert found[first] != found[second]


ONE_PERSON: list[tuple[str, str, str, str]] = [
    ("family name of two words", "قتلت الصحفية شيرين أبو عاقلة في المخيم. وكانت أبو عاقلة مراسلة.", "شيرين أبو عاقلة", "أبو عاقلة"),
    ("given name of two words", "قال الناشط عبد القدوس المنيري ذلك. وأضاف عبد القدوس أنه باق.", "عبد القدوس المنيري", "عبد القدوس"),
    ("family name of a father", "اقتحم إيتمار بن غفير الساحة. وقال بن غفير إنه سيعود.", "إيتمار بن غفير", "بن غفير"),
    ("a compound in one word", "قال مدير المرصد رامي عبد الكريم ذلك. وأضاف عبدالكريم أن المدينة آمنة.", "رامي عبد الكريم", "عبدالكريم"),
    ("a family name of three words", "قال دييغو لوبيز دا كوستا ذلك. وأضاف لوبيز دا كوستا أن الطلب كبير.", "دييغو لوبيز دا كوستا",
     "لوبيز دا كوستا"),
    ("a grandfather told once", "قال الأمير نواف بن مساعد ذلك. ووصل الأمير نواف بن مساعد بن عبدالعزيز.", "نواف بن مساعد",
     "نواف بن مساعد بن عبدالعزيز"),
    ("a given name that sounds like another's family name",
     "رحلت شيرين أبو عاقلة أمس. وتحدث أرييل شارون في القدس. وفي حالة شيرين غضب الجميع.", "شيرين أبو عاقلة", "شيرين"),
]


@pytest.mark.parametrize(("gloss", "text", "full", "short"), ONE_PERSON, ids=[c[0] for c in ONE_PERSON])
def test_one_person_stays_one(annotate, gloss: str, text: str, full: str, short: str) -> None:
    found = {m.text: m.entities for m in annotate(text)._.mentions if m.level == "name"}
    assert found[full] == found[short]


@pytest.mark.parametrize("name", ["عادل بن أحمد الجبير", "محمد بن سلمان بن عبدالعزيز آل سعود"])
def test_fathers_make_nobody_another_and_the_text_keeps_its_words(annotate, name: str) -> None:
    doc = annotate(f"واستقبل {name} الوفد.")
    entity = doc._.entities[next(m for m in doc._.mentions if m.type == "Person").entities[0]]
    assert not entity.nil
    assert name in {label for _, label in entity.labels}


def test_given_name_of_two_words_means_nobody_elsewhere(annotate) -> None:
    first = annotate("قال عبد الحفيظ إنه باق.", name="one")._.mentions[0].entities
    second = annotate("قال عبد الحفيظ إنه باق.", name="two")._.mentions[0].entities
    assert first != second


def test_a_body_that_several_states_have_is_that_of_the_state_told_of(annotate) -> None:
    def parliament(text: str) -> str:
        return next(m.entities[0] for m in annotate(text)._.mentions if m.text == "مجلس النواب")

    assert parliament("صادق مجلس النواب على القانون في المغرب.") == "house-of-representatives-of-morocco"
    assert parliament("صادق مجلس النواب على القانون في العراق.") == "council-of-representatives-of-iraq"
    assert parliament("صادق مجلس النواب على القانون.").startswith("nil-")


def test_ministries_of_two_states_are_two(annotate) -> None:
    spain = annotate("أعلنت وزارة التجهيز في إسبانيا ذلك.")._.mentions[0].entities
    kenya = annotate("أعلنت وزارة التجهيز في كينيا ذلك.")._.mentions[0].entities
    assert spain != kenya


def test_a_ministry_without_its_word_is_the_ministry(annotate) -> None:
    doc = annotate("رفضت الداخلية الغانية الطلب. وقالت وزارة الداخلية الغانية إن الأمر منته.")
    assert len({m.entities for m in doc._.mentions}) == 1


OFFICES = [
    (
        "the office beside a short name, which another of the family has in full",
        "ألقى جمال مبارك بيانا عن مصر. وقال إن التهم ضد الرئيس مبارك باطلة.",
        "مبارك",
        "hosni-mubarak",
    ),
    (
        "the family of him who held an office",
        "ألقى جمال مبارك بيانا عن مصر. وقال إن أسرة مبارك ترفض التهم.",
        "مبارك",
        "hosni-mubarak",
    ),
    ("the office beside a short name that nobody has in full", "زار الرئيس مبارك سوريا. وعاد إلى مصر.", "مبارك", "hosni-mubarak"),
    (
        "of two that the world knows he who held an office",
        "ألقى جمال مبارك بيانا عن والده حسني مبارك. وجمدت أموال مبارك.",
        "مبارك",
        "hosni-mubarak",
    ),
]


@pytest.mark.parametrize(("gloss", "text", "name", "meant"), OFFICES, ids=[c[0] for c in OFFICES])
def test_an_office_is_asked_before_the_family_name(annotate, gloss: str, text: str, name: str, meant: str) -> None:
    doc = annotate(text)
    assert [m.entities[0] for m in doc._.mentions if m.text == name] == [meant]


def test_a_person_of_the_document_keeps_his_office(annotate) -> None:
    doc = annotate("قال رئيس الشركة سمير مبارك إن مصر بلده. وأضاف مبارك أن الوقت حان.")
    full, short = (m for m in doc._.mentions if m.type == "Person")
    assert (short.text, short.entities) == ("مبارك", full.entities)


ACTORS = [
    ("the state that spoke", "ترفض روسيا ذلك. ونفت أوكرانيا التهمة، وقالت وزارة الخارجية إن الأدلة ضعيفة.", ["الأوكرانية"]),
    ("its capital", "نفت كييف التهمة، وقالت وزارة الخارجية إن الأدلة ضعيفة.", ["الأوكرانية"]),
    (
        "another one was named before",
        "قالت وزارة الخارجية الروسية ذلك. ونفت كييف التهمة، وقالت وزارة الخارجية إنها كذب.",
        ["الروسية", "الأوكرانية"],
    ),
    (
        "from then on",
        "اتهمت وزارة الخارجية الروسية كييف. ونفت كييف التهمة، وقالت وزارة الخارجية إنها كذب. وتابعت وزارة الخارجية أن الأمر واضح.",
        ["الروسية", "الأوكرانية", "الأوكرانية"],
    ),
]


@pytest.mark.parametrize(("gloss", "text", "states"), ACTORS, ids=[c[0] for c in ACTORS])
def test_a_bare_ministry_is_that_of_the_state_that_spoke(annotate, gloss: str, text: str, states: list[str]) -> None:
    doc = annotate(text)
    told = [m for m in doc._.mentions if m.text.startswith("وزارة")]
    assert len(told) == len(states)
    for mention, state in zip(told, states, strict=True):
        assert any(label.endswith(state) for _, label in doc._.entities[mention.entities[0]].labels)
