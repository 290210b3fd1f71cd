"""Place and date that one report takes from another: what happens during a visit happens where and when the visit does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.events.merge import Draft, acts_as
from kg.events.page import Page

#: Types that happen in the course of a visit.
DURING = frozenset(["Summit", "Meeting", "Consultation", "Agreement", "TreatySigning"])
#: How many sentences apart the two reports may stand.
NEAR = 4
DATE_NEAR = 1


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


def _same_side(page: Page, draft: Draft, visit: Draft) -> bool:
    """Whether the visitor takes part, both are told as done or both as planned, and dates and places do not differ."""
    one, two = draft.report, visit.report
    if (one.factuality == "actual") != (two.factuality == "actual") or one.factuality == "negated":
        return False
    if one.date and two.date and not (one.date.startswith(two.date) or two.date.startswith(one.date)):
        return False
    if one.places and not set(one.places) & set(two.places):
        return False
    agents = [r.entity for r in two.roles if r.role == "agent"]
    return any(acts_as(page, a, r.entity) for a in agents for r in one.roles if r.role in ("participant", "agent"))
