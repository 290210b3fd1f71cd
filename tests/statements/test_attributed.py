"""Statements that a phrase at the head of a sentence attributes, in short sentences of our own."""

from __future__ import annotations

import pytest

from kg.statements import find_statements

NAMES = {"بيرغ": "berg", "البيدق": "org:paper", "نوفا": "place:nova"}

CASES: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("content from its verb on", "وبحسب «البيدق» تستهدف الخطة مئة قرية.", [("تستهدف الخطة مئة قرية", "paper")]),
    ("person and his verb", "ووفقا لبيرغ شهد الاجتماع نقاشا حادا.", [("شهد الاجتماع نقاشا حادا", "berg")]),
    ("what somebody says is his", "وبحسب «البيدق» قال بيرغ إن الجسر آمن.", [("الجسر آمن", "berg")]),
    ("outlet that nobody knows", "وبحسب «المسائية»، فإن رأسمال المصرف سيتضاعف.", [("رأسمال المصرف سيتضاعف", "المسائية")]),
    ("أن without its hamza", "وبحسب الرابطة الوطنية فان رأسمال المصرف سيتضاعف.", [("رأسمال المصرف سيتضاعف", "الرابطة الوطنية")]),
    ("clause about the first noun", "ووفق «البيدق»، فإن نوفا، التي جددت دعمها للهدنة، سترسل قمحا.",
     [("نوفا، التي جددت دعمها للهدنة، سترسل قمحا", "paper"), ("دعمها للهدنة", "nova")]),
    ("name in the occasion", "وصرح بيرغ خلال حلوله بنوفا، مساء اليوم، بأن الجسر آمن.", [("الجسر آمن", "berg")]),
    ("verb that leads to what is said", "وعاد بيرغ ليقول إن الجسر آمن.", [("الجسر آمن", "berg")]),
    ("whom somebody implores, and to do what", "وناشد بيرغ خاطفيه إطلاق سراحه.", [("إطلاق سراحه", "berg")]),
    ("what is only wanted", "وخرج بيرغ ليعلن نهاية الحرب.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_attributed(make_doc, text, expected):
    found = find_statements(make_doc(text, NAMES))
    assert [(text[s.start : s.end], *(s.speakers or (s.speaker_text,))) for s in found] == expected
