"""Place and date that one report takes from another: what happens during a visit or a meeting happens where and when that does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.events.merge import Draft, acts_as
from kg.events.page import Page

#: Types that happen in the course of a visit.
DURING = frozenset(["Summit", "Meeting", "Consultation", "Agreement", "TreatySigning"])
#: Types that happen in the course of an encounter of the same parties.
AT_ENCOUNTERS = frozenset(["Agreement", "TreatySigning", "Formation"])
ROUND = "Consultation:جولة"
ENCOUNTERS = frozenset(["Summit", "Meeting", "Consultation"])
#: How many sentences apart the two reports may stand.
NEAR = 4
DATE_NEAR = 1
#: How many sentences from a visit the day of an encounter in its course may be told.
VISIT_NEAR = 2
#: Types whose parties are those of the talks beside them that name none, and their role: اتفاق مع إيران بعد سنوات من المفاوضات.
ROLE_OF_PARTIES = {"Agreement": "participant", "Consultation": "participant", "TreatySigning": "agent"}


def inherit_from_visits(page: Page, drafts: Sequence[Draft]) -> None:
    """Give a meeting without a place that of the visit of one who takes part in it."""
    visits = [d for d in drafts if d.report.type == "Visit" and len(d.report.places) == 1]
    for draft in drafts:
        report = draft.report
        if report.type not in DURING:
            continue
        for visit in sorted(visits, key=lambda v: abs(v.sentence - draft.sentence)):
            distance = abs(visit.sentence - draft.sentence)
            if distance > NEAR or not _same_side(page, draft, visit):
                continue
            place = report.places or visit.report.places
            close = distance <= DATE_NEAR and report.date is None
            draft.report = replace(report, places=place, date=visit.report.date if close else report.date)
            break


def date_visits(page: Page, drafts: Sequence[Draft]) -> None:
    """Give a visit without a date the day of an encounter beside it that its visitor has in its course."""
    met = [d for d in drafts if d.report.type in ("Summit", "Meeting") and d.report.factuality == "actual" and _is_day(d.report.date)]
    for visit in [d for d in drafts if d.report.type == "Visit" and d.report.factuality == "actual" and d.report.date is None]:
        agents = [r.entity for r in visit.report.roles if r.role == "agent"]
        for other in sorted(met, key=lambda m: abs(m.sentence - visit.sentence)):
            parties = _parties(other)
            near = abs(other.sentence - visit.sentence) <= VISIT_NEAR
            if near and agents and all(a in parties for a in agents) and _lies_in(page, other.report.places, visit.report.places):
                visit.report = replace(visit.report, date=other.report.date)
                break


def _is_day(date: str | None) -> bool:
    return date is not None and len(date) == len("2024-05-15")


def _lies_in(page: Page, inner: Sequence[str], outer: Sequence[str]) -> bool:
    """Whether places do not differ, a city standing for its state; true where one side tells none."""
    return not inner or not outer or any(acts_as(page, a, b) for a in inner for b in outer)


def inherit_from_encounters(page: Page, drafts: Sequence[Draft]) -> None:
    """Give an agreement without a place or date those of the talks of its parties beside it."""
    talks = [d for d in drafts if d.report.type in ENCOUNTERS and d.report.factuality == "actual"]
    for draft in drafts:
        report = draft.report
        if report.type not in AT_ENCOUNTERS or report.factuality != "actual" or (report.places and report.date):
            continue
        parties = _parties(draft)
        for talk in sorted(talks, key=lambda t: abs(t.sentence - draft.sentence)):
            shared = [a for a in parties if any(acts_as(page, a, b) for b in _parties(talk))]
            if abs(talk.sentence - draft.sentence) > DATE_NEAR or len(shared) < min(2, len(parties)) or not shared:
                continue
            one, two = report, talk.report
            if (one.date and two.date and one.date != two.date) or (one.places and two.places and one.places != two.places):
                continue
            draft.report = replace(one, places=one.places or two.places, date=one.date or two.date)
            break


def settle_returns(page: Page, drafts: list[Draft]) -> None:
    """An ambassador's arrival where he is told to return is his return; a recall of them has the states of the return beside it."""
    for draft in [d for d in drafts if d.report.type == "AmbassadorReturn"]:
        subjects = {r.entity for r in draft.report.roles if r.role == "subject"}
        for visit in [d for d in drafts if d.report.type == "Visit" and d.report.factuality == draft.report.factuality]:
            agents = {r.entity for r in visit.report.roles if r.role == "agent"}
            fits = not draft.report.places or any(acts_as(page, a, b) for a in draft.report.places for b in visit.report.places)
            if subjects and agents == subjects and fits:
                one, two = draft.report, visit.report
                draft.report = replace(one, places=one.places or two.places, date=one.date or two.date)
                draft.triggers.append((two.start, two.end))
                drafts.remove(visit)
    returns = [d for d in drafts if d.report.type == "AmbassadorReturn"]
    for draft in drafts:
        if draft.report.type == "AmbassadorRecall" and not _parties(draft):
            near = next((r for r in returns if abs(r.sentence - draft.sentence) <= DATE_NEAR and _parties(r)), None)
            if near is not None:
                states = [r for r in near.report.roles if r.role == "agent"]
                draft.report = replace(draft.report, roles=(*draft.report.roles, *states))


def settle_rounds(page: Page, drafts: Sequence[Draft]) -> None:
    """Rounds of one series have the same parties; talks at which an agreement was made happen where it was made."""
    talks = [d for d in drafts if d.report.type == "Consultation"]
    for draft in talks:
        if draft.report.rule.startswith(ROUND) and not _parties(draft):
            others = [d for d in talks if len(_parties(d)) > 1]
            near = max(others, key=lambda d: len(d.triggers), default=None)  # what the document is about
            if near is not None:
                parties = [r for r in near.report.roles if r.role == "participant"]
                draft.report = replace(draft.report, roles=(*draft.report.roles, *parties))
    leading = [d for d in drafts if d.report.type in ROLE_OF_PARTIES and len(_parties(d)) > 1]
    for draft in talks:
        near = min(leading, key=lambda d: abs(d.sentence - draft.sentence), default=None)
        if near is not None and not _parties(draft) and abs(near.sentence - draft.sentence) <= DATE_NEAR:
            role = ROLE_OF_PARTIES[near.report.type]
            parties = [replace(r, role="participant") for r in near.report.roles if r.role == role]
            draft.report = replace(draft.report, roles=(*draft.report.roles, *parties))
    agreements = [d for d in drafts if d.report.type == "Agreement" and d.report.places and d.report.date]
    for draft in [d for d in drafts if d.report.type in ENCOUNTERS and not d.report.places]:
        for other in agreements:
            shared = [a for a in _parties(draft) if any(acts_as(page, a, b) for b in _parties(other))]
            if other.report.date == draft.report.date and len(shared) > 1:
                draft.report = replace(draft.report, places=other.report.places)
                break


def _parties(draft: Draft) -> list[str]:
    return list(dict.fromkeys(r.entity for r in draft.report.roles if r.role in ("participant", "agent")))


def _same_side(page: Page, draft: Draft, visit: Draft) -> bool:
    """Whether the visitor takes part, both are told as done or both as planned, and dates and places do not differ."""
    one, two = draft.report, visit.report
    aim = one.rule.endswith("purpose") and two.factuality == "actual"  # وصل إلى القاهرة للقاء منصور
    if ((one.factuality == "actual") != (two.factuality == "actual") and not aim) or one.factuality == "negated":
        return False
    if one.date and two.date and not (one.date.startswith(two.date) or two.date.startswith(one.date)):
        return False
    if one.places and not set(one.places) & set(two.places):
        return False
    agents = [r.entity for r in two.roles if r.role == "agent"]
    return any(acts_as(page, a, r.entity) for a in agents for r in one.roles if r.role in ("participant", "agent"))
