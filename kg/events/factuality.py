"""How real an event is told to be: tense, negation, modality, adjectives, and the statement that holds it."""

from __future__ import annotations

from kg.events.carriers import is_decreed
from kg.events.frames import Frame
from kg.events.governors import Governor
from kg.events.lexicon import get_cues
from kg.events.moods import HOSTILE, tell_mood
from kg.events.page import Page
from kg.events.tense import after_verb, tell_tense, tense_at
from kg.events.triggers import Spot

#: Types that a bare imperfect of today or later announces.
SCHEDULED = frozenset(["Summit", "Meeting", "Visit", "Call", "Consultation"])
#: Types that the bare imperfect at the head of a sentence announces.
ANNOUNCED = frozenset(["Summit", "Meeting", "Visit"])
#: Words of expectation, which make hostile acts possible and others planned.
EXPECTED = frozenset(["توقع/يتوقع", "انتظر/ينتظر", "متوقع", "المتوقع"])
#: Types of a state that goes on until it is ended: who lifts sanctions tells that there were some.
LASTING = frozenset(["Sanction", "Attack"])
CONTINUING = frozenset(["استمرار", "مواصلة", "استمر/يستمر", "تواصل/يتواصل", "واصل/يواصل"])
#: Types that are done by agreeing on them: اتفقا على تمديدها.
BY_AGREEING = frozenset(["TreatyExtension"])
AGREED = frozenset(["اتفق/يتفق", "اتفاق"])
#: Words of being for or against what may as well be under way.
SIDING = frozenset(["عارض/يعارض", "معارضة", "أيد/يؤيد"])
FAILING = frozenset(["فشل/يفشل", "أخفق/يخفق", "فشل", "إخفاق"])
NOT = frozenset(["ليس", "ليست", "غير"])
CONDITIONS = frozenset(["اذا", "لو"])
#: Reasons that any governing word overrides.
WEAK = frozenset(["subjunctive", "purpose"])
#: What the main clause of an accusation tells, and of what somebody denies: نفى أن تكون بلاده قد نشرت قوات.
CLAIMED = {"accuse": "alleged", "deny": "negated"}
#: How near the beginning of an accusation or denial its main clause begins.
NEAR = 4
#: Types that only one who has no part in them tells as they are.
FOUGHT = frozenset(["Attack", "MilitaryMove"])
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
        if reason == "purpose" and edtf_end(date) <= day[: len(edtf_end(date))]:
            return "actual", "date"  # زيارة أجراها الجمعة لإجراء محادثات
    if effect == "actual" and not reason:
        statement = page.statement_at(frame.spot.start)
        near = statement is not None and frame.start <= page.index(statement.start) + NEAR
        if statement is not None and near and statement.type in CLAIMED and not frame.spot.form.definite:
            return CLAIMED[statement.type], statement.type
    return effect, reason


def is_claimed(page: Page, frame: Frame) -> bool:
    """Whether only one who is of a state that strikes or is struck tells of a strike: قال وزير روسي إن أوكرانيا قصفت."""
    statement = page.statement_at(frame.spot.start)
    if statement is None or frame.spot.trigger.type not in FOUGHT:
        return False
    agents = {_side(page, f.entity) for f in frame.having("agent")} - {""}
    struck = {_side(page, f.entity) for f in frame.having("target", "place")} - {""}
    told = {_side(page, e) for e in statement.speakers} - {""}
    return bool(agents) and not agents & told and bool(struck & told) and not frame.spot.form.definite


def _side(page: Page, entity: str) -> str:
    """The state that an entity is or acts for, itself where it acts for none."""
    known = page.entities.get(entity)
    return (known.state or entity) if known is not None else ""


def edtf_start(value: str) -> str:
    """The first part of an EDTF value, for comparison as text."""
    return value.split("/")[0]


def edtf_end(value: str) -> str:
    return value.split("/")[-1]


def _told(page: Page, frame: Frame) -> tuple[str, str]:
    spot = frame.spot
    effect, reason = "actual", ""
    if spot.is_verb:
        effect, reason = _of_verb(page, spot.start, spot.form.tense)
    elif frame.carrier is not None and frame.carrier.cue is not None:
        effect, reason = frame.carrier.cue.effect, frame.carrier.cue.lemma
    elif frame.carrier is not None:
        effect, reason = _of_verb(page, frame.carrier.index, frame.carrier.form.tense)
    if not spot.is_verb and effect == "actual":
        effect, reason = _adjective(page, frame)
    for n, governor in enumerate(frame.governors):
        if governor.support is not None and spot.trigger.type in LASTING and _has_been(governor, spot):
            return "actual", "lasting"
        if governor.cue is not None and frame.carrier is not None and governor.cue.lemma in FAILING:
            continue  # أخفقت في محادثات جرت أمس
        if _is_counted(governor, frame.governors[n - 1] if n else None):
            continue
        if governor.cue is not None:
            if governor.cue.lemma in SIDING and spot.trigger.type in LASTING:
                continue  # عارض غزو روسيا لأوكرانيا
            if is_decreed(page, spot.trigger.type, governor):
                continue  # أصدر مرسوما يقضي بتشكيل لجنة
            if spot.trigger.type in BY_AGREEING and governor.cue.lemma in AGREED and governor.form.tense in ("perfect", ""):
                continue
            told = _cue_effect(page, governor.index, governor.cue.effect, governor.cue.pos, spot, governor.form.tense)
            weak = effect == "actual" or reason in WEAK
            if told and (weak or told == "negated" or (effect == "planned" and told != "planned")):
                effect, reason = told, governor.cue.lemma
        elif governor.is_verb:
            told, why = _of_verb(page, governor.index, governor.form.tense)
            if told != "actual" and effect == "actual":
                effect, reason = told, why or "tense"
    if effect == "actual" and not reason and not spot.is_verb:
        effect, reason = tell_mood(page, frame)
    if effect == "actual" and not reason and spot.trigger.mood != "actual":
        effect, reason = spot.trigger.mood, "word"
    if effect == "actual" and not reason and _is_announced(page, frame):
        effect, reason = "planned", "imperfect"
    if effect == "planned" and reason in EXPECTED and spot.trigger.type in HOSTILE:
        effect = "possible"
    if _is_conditional(page, frame.start):
        return "possible", "if"
    if effect == "planned" and reason == "future" and _has_condition(page, frame.end):
        return "possible", "if"
    return effect, reason


def _has_been(governor: Governor, spot: Spot) -> bool:
    """Whether what governs a lasting state tells that there was one: رفع العقوبات, مواصلة هجماتها."""
    assert governor.support is not None
    back = spot.form.definite or bool(spot.form.pronoun)
    return governor.support.phase == "end" or (back and governor.support.lemma in CONTINUING)


def _of_verb(page: Page, k: int, tense: str) -> tuple[str, str]:
    """What the verb at ``k`` tells by itself or by the verb that it carries on."""
    effect, reason = tell_tense(page, k, tense)
    return after_verb(page, k) if tense == "imperfect" and effect == "actual" and not reason else (effect, reason)


def _is_announced(page: Page, frame: Frame) -> bool:
    """Whether a sentence of the body begins with the imperfect that announces the event: ويزور بيرغ أوسلو."""
    if frame.spot.trigger.type not in ANNOUNCED or page.words[frame.spot.start].line == page.words[0].line:
        return False
    verb = (
        frame.spot.start if frame.spot.is_verb else next((g.index for g in frame.governors[:1] if g.support is not None and g.is_verb), -1)
    )
    if verb < 0 or tense_at(page, verb) != "imperfect":
        return False
    first = verb - (page.norm(verb - 1) in ("و", "كما"))
    begins = first == 0 or page.words[first - 1].sentence != page.words[first].sentence
    return begins and not any(page.norm(j) == "منذ" for j in range(verb, page.clause_end(verb)))


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
        imperfect = following[:1] in "يت" and not following.endswith("ت") and tense_at(page, k + 1) != "perfect"  # وقد توصل
        return "possible" if imperfect else ""
    if pos == "verb" and page.norm(k - 1) in ("لم", "لن", "لا"):
        return "negated" if effect != "negated" else "possible"
    return effect


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
