"""How real the clause around an event noun makes it: the future verb that it belongs to, purposes, absence."""

from __future__ import annotations

from kg.events.frames import Frame
from kg.events.lexicon import get_cues, get_event_words, get_triggers
from kg.events.page import PREPOSITIONS, RELATIVES, STOPS, Page
from kg.events.tense import NEGATIONS, tense_at, told_by_verb

#: Types that fall in the course of what is told to lie ahead: سيبحث خلال زيارته.
OCCASIONS = frozenset(["Summit", "Meeting", "Consultation", "Visit", "Call", "Election"])
#: Prepositions between a verb and the occasion of what it tells.
DURING = frozenset(["خلال", "في", "اثناء", "لدي", "الي", "قبل", "قبيل"])
#: How far before an event noun the verb of its clause may stand, and behind it the verb that it is the subject of.
FAR, NEAR = 24, 16
THERE = frozenset(["هناك", "ثمه"])
BE = frozenset(["يكن", "تكن", "يكون", "تكون", "يوجد", "توجد", "يعد", "تعد"])
NOT = frozenset(["ليس", "ليست"])
#: Types that somebody talks or works for without being able to announce them.
SOUGHT = frozenset(["Agreement", "TreatySigning", "TreatyExtension", "PrisonerExchange", "Formation"])
#: Types that talks are about before they come.
NEGOTIATED = SOUGHT - {"Formation"}
#: Verbs of modality whose subject may be what is possible: فرض عقوبات يمكن أن يكون.
MAY = frozenset(["أمكن/يمكن", "جاز/يجوز"])
#: Prepositions of what talks are about, and how far before them the talks are named.
ABOUT, TALKS_NEAR = frozenset(["بشان", "حول", "علي", "بخصوص", "ل", "لل"]), 5
#: Types of which a purpose is not announced but only aimed at.
HOSTILE = frozenset(["Attack", "CyberAttack", "Arrest", "Expulsion", "Sanction", "Death", "Payment"])


def tell_mood(page: Page, frame: Frame) -> tuple[str, str]:
    """(factuality, reason) of an event noun that no word of modality governs; actual and "" where its clause tells nothing."""
    start = frame.governors[-1].index if frame.governors else frame.spot.start
    if _is_absent(page, start):
        return "negated", "absent"
    if page.norm(start - 1) in THERE and tense_at(page, start - 2) == "future":
        return "planned", "future"  # سيكون هناك اتفاق
    ways = (_as_subject(page, frame), _as_claim(page, frame, start), _as_purpose(page, frame, start))
    for told in (*ways, _as_matter(page, frame, start), _in_course(page, frame, start)):
        if told[0] != "actual":
            return told
    return "actual", ""


def _is_absent(page: Page, k: int) -> bool:
    """Whether what stands at ``k`` is told not to be there: لن تكون هناك مساعدات, لا توجد مفاوضات, ليس هناك اتفاق."""
    j = k - 1
    if page.norm(j) in get_event_words("transparent"):
        j -= 1
    there = page.norm(j) in THERE
    j -= there
    if page.norm(j) in NOT:
        return True
    return page.norm(j) in BE and page.norm(j - 1) in NEGATIONS and (there or page.norm(j).endswith(("وجد", "عد")))


def _as_subject(page: Page, frame: Frame) -> tuple[str, str]:
    """What the verb tells that the event noun is the subject of: اللقاء سيتناول, قد يتأخر اجتماع."""
    spot = frame.spot
    k = spot.start
    if frame.governors or spot.trigger.type not in OCCASIONS:
        return "actual", ""
    if page.norm(k - 2) == "قد" and page.norm(k - 1)[:1] in "يت":
        return "possible", "قد"
    if tense_at(page, k - 1) in ("future", "imperfect"):
        told, reason = told_by_verb(page, k - 1)
        return (told, reason) if told in ("planned", "possible") else ("actual", "")
    of_one = any(slot == "gen" for _, _, slot in frame.roles) and page.clause_start(k) == k
    if not (spot.form.definite or spot.form.pronoun or of_one) or page.norm(k - 1) in PREPOSITIONS:
        return "actual", ""
    for j in range(spot.end, min(spot.end + NEAR, len(page))):
        word = page.words[j]
        if word.sentence != page.words[k].sentence or word.text in STOPS or word.norm in RELATIVES:
            break
        if word.text in "،," and not (of_one and tense_at(page, j + 1) == "future"):
            break
        if page.is_verb(j):
            return ("planned", "subject") if tense_at(page, j) == "future" else ("actual", "")
    return "actual", ""


def _as_claim(page: Page, frame: Frame, k: int) -> tuple[str, str]:
    """What the word of modality tells that a clause with the event noun for its subject goes on with: فرض عقوبات يمكن أن."""
    if page.clause_start(k) != k or any(g.cue is not None for g in frame.governors) or frame.spot.form.definite:
        return "actual", ""
    for j in range(frame.spot.end, page.clause_end(frame.spot.end - 1)):
        if page.is_verb(j):
            told = next((cue.lemma for _, cue in get_cues().get(page.norm(j), ()) if cue.lemma in MAY), "")
            return ("possible", told) if told else ("actual", "")
    return "actual", ""


def _as_matter(page: Page, frame: Frame, k: int) -> tuple[str, str]:
    """What talks make of what they are about: مفاوضات بشأن هدنة."""
    if frame.spot.trigger.type not in NEGOTIATED or frame.spot.form.definite or page.norm(k - 1) not in ABOUT:
        return "actual", ""
    for j in range(k - 2, max(k - 2 - TALKS_NEAR, -1), -1):
        if page.is_boundary(j) or page.is_verb(j):
            break
        if any(trigger.type == "Consultation" and trigger.pos == "noun" for _, _, trigger in get_triggers().get(page.norm(j), ())):
            return "possible", "matter"
    return "actual", ""


def _as_purpose(page: Page, frame: Frame, k: int) -> tuple[str, str]:
    """What a verbal noun behind ل tells: غادر لإجراء محادثات."""
    spot = frame.spot
    acts = k != spot.start or page.norm(k) in get_event_words("act")
    if page.norm(k - 1) not in ("ل", "لل") or not acts or page.norm(k - 2) in get_event_words("basis"):
        return "actual", ""
    carried = frame.governors[-1].form.pronoun if frame.governors else spot.form.pronoun
    if carried and any(page.norm(j) in get_event_words("judge") for j in range(page.clause_start(k), k)):
        return "actual", ""  # انتقد بيرغ لشنه هجوما
    return ("possible" if spot.trigger.type in HOSTILE | SOUGHT else "planned"), "purpose"


def _in_course(page: Page, frame: Frame, k: int) -> tuple[str, str]:
    """What the verb tells of whose clause the event is the occasion: ستؤكد خلال لقاءاتها, من المقرر أن يبحث في القمة."""
    if frame.spot.trigger.type not in OCCASIONS or page.norm(k - 1) not in DURING:
        return "actual", ""
    for j in range(k - 2, max(k - FAR, -1), -1):
        if page.is_boundary(j) and page.norm(j) != "ان":
            break
        tense = tense_at(page, j)
        if tense:
            told, reason = told_by_verb(page, j)
            return (told, reason) if told == "planned" else ("actual", "")
    return "actual", ""
