"""How real an event is told to be: tense, negation, modality, adjectives, and the statement that holds it."""

from __future__ import annotations

from kg.events.frames import Frame
from kg.events.governors import Governor
from kg.events.lexicon import get_cues
from kg.events.page import Page

#: Types that a bare imperfect of today or later announces.
SCHEDULED = frozenset(["Summit", "Meeting", "Visit", "Call", "Consultation"])
#: Types of a state that goes on until it is ended: who lifts sanctions tells that there were some.
LASTING = frozenset(["Sanction", "Attack"])
#: Types that are done by agreeing on them: اتفقا على تمديدها.
BY_AGREEING = frozenset(["TreatyExtension"])
AGREED = frozenset(["اتفق/يتفق", "اتفاق"])
NOT = frozenset(["ليس", "ليست", "غير"])
#: Words before أن that tie a clause to the time of another.
TEMPORAL = frozenset(["قبل", "بعد", "الي", "منذ"])
CONDITIONS = frozenset(["اذا", "لو"])
#: Reasons that any governing word overrides.
WEAK = frozenset(["subjunctive", "purpose"])
#: How near the beginning of an accusation its main clause begins.
NEAR = 4
#: How many words behind an event noun its adjective may stand.
ADJECTIVES = 5


def tell_factuality(page: Page, frame: Frame, date: str | None) -> tuple[str, str, str | None]:
    """(factuality, the word that settles it or "", the date if the tense of the verb allows it)."""
    effect, reason = _told(page, frame)
    day = page.day.isoformat() if page.day else None
    if date and day:
        tense = _verb_tense(frame)
        ahead = tense == "perfect" and effect == "actual" and edtf_start(date) > day  # وقع اتفاقا لعام مقبل
        past = tense == "future" and edtf_end(date) < day[: len(edtf_end(date))]  # أعلن أمس أنه سيرسل
        date = None if ahead or past else date
    effect, reason = _by_date(page, frame, date, day, effect, reason)
    return effect, reason, date


def _verb_tense(frame: Frame) -> str:
    """The tense of the verb that tells the event, or of the verb that carries its noun."""
    if frame.spot.is_verb:
        return frame.spot.form.tense
    if frame.carrier is not None:
        return frame.carrier.form.tense
    return next((g.form.tense for g in frame.governors[:1] if g.support is not None and g.is_verb), "")


def _by_date(page: Page, frame: Frame, date: str | None, day: str | None, effect: str, reason: str) -> tuple[str, str]:
    """What the date makes of what was told."""
    if date and day and effect in ("actual", "planned"):
        if effect == "actual" and (
            edtf_start(date) > day if len(edtf_start(date)) == len(day) else edtf_start(date) > day[: len(edtf_start(date))]
        ):
            return "planned", "date"
        if effect == "actual" and edtf_start(date) == day and _is_imperfect(frame):
            return "planned", "today"
        if effect == "planned" and edtf_end(date) < day[: len(edtf_end(date))]:
            return "actual", "date"
    if effect == "actual" and not reason:
        statement = page.statement_at(frame.spot.start)
        near = statement is not None and frame.start <= page.index(statement.start) + NEAR
        if statement is not None and near and statement.type == "accuse" and not frame.spot.form.definite:
            return "alleged", "accuse"
    return effect, reason


def edtf_start(value: str) -> str:
    """The first part of an EDTF value, for comparison as text."""
    return value.split("/")[0]


def edtf_end(value: str) -> str:
    return value.split("/")[-1]


def _told(page: Page, frame: Frame) -> tuple[str, str]:
    spot = frame.spot
    effect, reason = "actual", ""
    if spot.is_verb:
        effect, reason = _tense(page, spot.start, spot.form.tense)
    elif frame.carrier is not None:
        effect, reason = _tense(page, frame.carrier.index, frame.carrier.form.tense)
    if not spot.is_verb and effect == "actual":
        effect, reason = _adjective(page, frame)
    for n, governor in enumerate(frame.governors):
        if governor.support is not None and governor.support.phase == "end" and spot.trigger.type in LASTING:
            break  # what is lifted or ended has been
        if _is_counted(governor, frame.governors[n - 1] if n else None):
            continue
        if governor.cue is not None:
            if spot.trigger.type in BY_AGREEING and governor.cue.lemma in AGREED and governor.form.tense in ("perfect", ""):
                continue
            told = _cue_effect(page, governor.index, governor.cue.effect, governor.cue.pos, spot, governor.form.tense)
            weak = effect == "actual" or reason in WEAK
            if told and (weak or told == "negated" or (effect == "planned" and told != "planned")):
                effect, reason = told, governor.cue.lemma
        elif governor.is_verb:
            told, why = _tense(page, governor.index, governor.form.tense)
            if told != "actual" and effect == "actual":
                effect, reason = told, why or "tense"
    if _is_conditional(page, frame.start):
        return "possible", "if"
    if effect == "planned" and reason == "future" and _has_condition(page, frame.end):
        return "possible", "if"
    return effect, reason


def _is_counted(governor: Governor, nearer: Governor | None) -> bool:
    """Whether a particle only negates a word of modality that was weighed with it: لم يستبعد."""
    return (
        governor.cue is not None
        and governor.cue.pos == "particle"
        and nearer is not None
        and nearer.cue is not None
        and nearer.cue.pos == "verb"
        and nearer.index == governor.index + 1
    )


def _is_imperfect(frame: Frame) -> bool:
    forms = [frame.spot.form, *(g.form for g in frame.governors if g.support), *([frame.carrier.form] if frame.carrier else [])]
    return frame.spot.trigger.type in SCHEDULED and any(f.tense == "imperfect" for f in forms)


def _has_condition(page: Page, end: int) -> bool:
    """Whether a condition follows what is announced: ستتدخل إذا."""
    return page.norm(end) in CONDITIONS or page.norm(end + 1) in CONDITIONS


def _cue_effect(page: Page, k: int, effect: str, pos: str, spot: object, tense: str) -> str:
    if pos == "particle" and page.norm(k) == "قد":
        following = page.norm(k + 1)
        return "possible" if following[:1] in "يت" and not following.endswith("ت") else ""
    if pos == "verb" and page.norm(k - 1) in ("لم", "لن", "لا"):
        return "negated" if effect != "negated" else "possible"
    return effect


def _tense(page: Page, k: int, tense: str) -> tuple[str, str]:
    """What the tense of the verb at ``k`` tells, with the particle before it."""
    before = page.norm(k - 1)
    if before in ("لم", "لن", "لا"):
        return "negated", before
    if before == "سوف" or tense == "future":
        return "planned", "future"
    if tense == "imperfect":
        if before == "قد":
            return "possible", "قد"
        if before == "ان":
            if page.norm(k - 2) in TEMPORAL:
                return _main_clause(page, k - 2)
            if page.norm(k - 2) == "علي":  # على أن تليها جولة
                return "planned", "على أن"
            return "possible", "subjunctive"
        if before in ("ل", "كي", "لكي", "حتي"):
            return "possible", "purpose"
    return "actual", ""


def _main_clause(page: Page, k: int) -> tuple[str, str]:
    """What the clause before قبل أن tells: planned where a word of planning stands in it, else done."""
    j = k - 1
    while j >= 0 and page.words[j].sentence == page.words[k].sentence:
        future = any(form.tense == "future" for form in page.known(j))
        if future or any(cue.effect == "planned" for _, cue in get_cues().get(page.norm(j), ())):
            return "planned", page.norm(j)
        j -= 1
    return ("planned", "until") if page.norm(k) == "الي" else ("actual", "before")


def _adjective(page: Page, frame: Frame) -> tuple[str, str]:
    j = frame.spot.end
    for k in range(j, min(j + ADJECTIVES, len(page))):
        for _, cue in get_cues().get(page.norm(k), ()):
            if (
                cue.pos == "adjective"
                and (k > j or page.norm(k).startswith("ال") is frame.spot.form.definite)
                and k not in page.words.timed
            ):
                return ("negated", "ليس") if page.norm(k - 1) in NOT else (cue.effect, cue.lemma)
        if page.norm(k) in NOT:
            continue
        if not page.norm(k)[:1].isalpha() or page.is_verb(k):
            break
    return "actual", ""


def _is_conditional(page: Page, start: int) -> bool:
    return start > 0 and page.norm(start - 1) in CONDITIONS
