"""Definite descriptions that no mention covers: the office, the outlet or the last speaker whom they point back to."""

from __future__ import annotations

import pytest

from kg.model import Entity, Position
from kg.statements import find_statements

NAMES = {"بيرغ": "berg", "رولان": "roland", "المرصد": "org:observer", "النرويج": "place:norway"}
PEOPLE = {
    "berg": Entity("berg", "Person", (("ar", "بيرغ"),), state="Q20"),
    "roland": Entity("roland", "Person", (("ar", "رولان"),), state="Q142"),
}

CASES: list[tuple[str, str, list[str]]] = [
    ("the same official", "قال بيرغ إن الهدنة صامدة. وأكد المسؤول نفسه أن الطريق طويل.", ["berg", "berg"]),
    ("the Norwegian diplomat is not the French one",
     "قال بيرغ إن الهدنة صامدة. وقال رولان إن الطريق طويل. وأوضح الدبلوماسي النرويجي أن الوقت حان.", ["berg", "roland", "berg"]),
    ("the foreign minister, whose office was told",
     "وصل بيرغ وزير الخارجية أمس. قال رولان إن الطريق طويل. وأكد وزير الخارجية أن الوقت حان.",
     ["roland", "berg"]),
    ("the source is nobody's", "قال بيرغ إن الهدنة صامدة. وأكد المصدر أن الطريق طويل.", ["berg", "المصدر"]),
    ("an official is not the official", "قال بيرغ إن الهدنة صامدة. وأكد مسؤول أن الطريق طويل.", ["berg", "مسؤول"]),
    ("the paper that was named before", "نشرت صحيفة «المرصد» الخبر أمس. وقالت الصحيفة إن الهدنة صامدة.", ["observer"]),
    ("who is described is named next",
     "وصرح السفير الفرنسي لدى الاتحاد أن الجسر ضعيف، مضيفا أن الطريق طويل. وقال رولان إن الحل قريب.", ["roland"] * 3),
    ("not with another office",
     "وصرح السفير الفرنسي بأن الطريق طويل. وقال رولان، رئيس اللجنة، إن الوقت حان.", ["السفير الفرنسي", "roland"]),
    ("nor a source that stays without a name",
     "وقال مصدر أمني إن الجسر ضعيف. وقال رولان إن الحل قريب.", ["مصدر أمني", "roland"]),
    ("a headline is told again with the name",
     "دبلوماسي: الجسر القديم في المدينة ضعيف جدا\nقال بيرغ، وهو صياد، إن الحل قريب.\nوأكد رولان أن الجسر القديم في المدينة ضعيف جدا.",
     ["roland", "berg", "roland"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_description(make_doc, text, expected):
    doc = make_doc(text, NAMES)
    doc._.entities = PEOPLE
    at = max(text.find("وزير الخارجية"), 0)
    doc._.positions = (Position("berg", "وزير الخارجية", "foreign minister", at, at + 13, country="Q20"),)
    assert ["+".join(s.speakers) or s.speaker_text for s in find_statements(doc)] == expected


def test_number_of_descriptions():
    assert len(CASES) == 10


def test_resolution_with_a_number(make_doc):
    names = {"مجلس الأمن": "org:council", "القرار 1706": "treaty:r1706"}
    doc = make_doc("تبنى مجلس الأمن القرار 1706. ويدعو القرار 1706 إلى زيادة القوات.", names)
    doc._.entities = {"r1706": Entity("r1706", "Treaty", (("ar", "القرار 1706"),))}
    assert [s.speakers for s in find_statements(doc)] == [("council",)]


def test_the_nationality_in_the_name_of_a_body_is_not_its_heads(make_doc):
    text = "وصل الرئيس بيرغ أمس. وقال رئيس البنك المركزي النرويجي إن الجسر آمن."
    doc = make_doc(text, {"بيرغ": "berg", "البنك المركزي النرويجي": "org:bank"})
    doc._.entities = {**PEOPLE, "bank": Entity("bank", "Organization", (("ar", "البنك المركزي النرويجي"),), state="Q20")}
    doc._.positions = (Position("berg", "الرئيس", "president", 4, 10, country="Q20"),)
    assert [s.speaker_text for s in find_statements(doc)] == ["رئيس البنك المركزي النرويجي"]
