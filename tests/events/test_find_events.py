"""What each sentence says happened: type, factuality, every role, place and date."""

from __future__ import annotations

import pytest

from kg.events import find_events
from tests.events import bearing_cases as bearing
from tests.events import event_cases as cases
from tests.events.event_cases import tell

GROUPS = {
    "visits": cases.VISITS,
    "meetings": cases.MEETINGS,
    "talks": cases.TALKS,
    "commitments": cases.COMMITMENTS,
    "coercion": cases.COERCION,
    "conflict": cases.CONFLICT,
    "casualties": cases.CASUALTIES,
    "more words": cases.MORE_WORDS,
    "told by": cases.TOLD_BY,
    "others": cases.OTHERS,
    "merged": cases.MERGED,
    "moods": bearing.MOODS,
    "places": bearing.PLACES,
    "dates": bearing.DATES,
    "kept apart": bearing.KEPT_APART,
    "misread": bearing.MISREAD,
    "matters": bearing.MATTERS,
}
ALL = [pytest.param(text, times, told, id=f"{group}: {gloss}") for group, rows in GROUPS.items() for gloss, text, times, told in rows]


@pytest.mark.parametrize(("text", "times", "told"), ALL)
def test_reports(make_doc, text, times, told):
    assert sorted(tell(r) for r in find_events(make_doc(text, times))) == sorted(told)


def test_what_is_denied_is_negated(annotate):
    doc = annotate("نفى مصدر مأذون أن تكون النرويج قد أرسلت مساعدات إلى سوريا.")
    assert [(e.type, e.factuality) for e in doc._.events] == [("Aid", "negated")]


@pytest.mark.parametrize(("speaker", "factuality"), [("Q20", "alleged"), ("Q159", "actual"), ("berg", "actual")])
def test_what_the_struck_side_alone_tells_is_alleged(make_doc, speaker, factuality):
    content = "روسيا قصفت النرويج"
    doc = make_doc(f"قالت الوزارة إن {content}.", {}, said={content: (speaker, "say")})
    assert [(e.type, e.factuality) for e in find_events(doc)] == [("Attack", factuality)]


def test_whose_forces_are_moved_moves_them(annotate):
    reports = annotate("طالبت مصر إثيوبيا بسحب قواتها من الصومال.")._.events
    assert [(e.type, [(r.role, r.entity) for r in e.roles]) for e in reports] == [("MilitaryMove", [("agent", "Q115")])]


def test_a_state_behind_a_state_is_no_adjective(annotate):
    reports = annotate("اتهمت روسيا أوكرانيا بقصف مستشفى في مدينة.")._.events
    assert [(e.factuality, [r.entity for r in e.roles if r.role == "agent"]) for e in reports] == [("alleged", ["Q212"])]
