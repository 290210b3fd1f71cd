"""One report a happening, also where only the heads tell who takes part."""

from __future__ import annotations

from dataclasses import replace

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


def make_unnamed(type_: str, start: int, places: tuple[str, ...] = (), date: str | None = None) -> Draft:
    return Draft(EventReport(type_, start, start + 1, "هجوم", "actual", (), places, date, f"{type_}:هجوم"), False, start)


def test_what_names_nobody_is_told_once(make_doc):
    page = Page(make_doc("عقد بيرغ اجتماعا في أوسلو."))
    assert len(merge(page, [make_unnamed("Attack", 0, ("oslo",)), make_unnamed("Attack", 1)])) == 1
    assert len(merge(page, [make_unnamed("Attack", 0, ("oslo",)), make_unnamed("Attack", 1, ("cairo",))])) == 2
    assert len(merge(page, [make_unnamed("Attack", 0), make_unnamed("Attack", 1, (), "2024-05-14")])) == 2


def test_an_unnamed_arrest_is_that_of_the_text(make_doc):
    page = Page(make_doc("عقد بيرغ اجتماعا في أوسلو."))
    named = replace(make_unnamed("Arrest", 0).report, roles=(Role("subject", "berg", 0, 1, "obj"),))
    assert len(merge(page, [Draft(named, False, 0), make_unnamed("Arrest", 1)])) == 1
