"""One report a happening, also where only the heads tell who takes part."""

from __future__ import annotations

from kg.events.merge import Draft, merge
from kg.events.page import Page
from kg.model import EventReport, Role


def make_draft(party: str, rule: str, definite: bool, sentence: int) -> Draft:
    roles = (Role("participant", party, 0, 1, rule),)
    return Draft(EventReport("Meeting", sentence, sentence + 1, "اجتماع", "actual", roles, (), None, "Meeting:اجتماع"), definite, sentence)


def count_meetings(make_doc, rule: str, definite: bool) -> int:
    page = Page(make_doc("عقد بيرغ اجتماعا في أوسلو."))
    return len(merge(page, [make_draft("berg", "light", False, 0), make_draft("haddad", rule, definite, 1)]))


def test_the_meeting_with_a_guessed_party_is_the_one_before(make_doc):
    assert count_meetings(make_doc, "model 0.60", True) == 1


def test_another_meeting_or_told_parties_stay(make_doc):
    assert count_meetings(make_doc, "model 0.60", False) == 2
    assert count_meetings(make_doc, "مع", True) == 2
