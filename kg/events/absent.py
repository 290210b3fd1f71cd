"""The party that an event noun leaves out because the verb of its clause tells it: قال بيرغ بعد لقاء مع نظيره, وصل للقاء منصور."""

from __future__ import annotations

from kg.events.frames import Frame
from kg.events.lexicon import get_event_words, get_supports
from kg.events.page import RELATIVES, STOPS, Page
from kg.events.phrases import Filler, read_phrase
from kg.events.subjects import governor_subject, subject_before, told_speakers

#: Types whose party is left out where another clause tells it, and the role that it has.
PARTY = {"Meeting": "participant", "Consultation": "participant", "Call": "participant", "Visit": "agent"}
#: Verbs of modality whose subject takes part in what he calls for.
INVITING = frozenset(["دعا/يدعو", "طلب/يطلب", "اقترح/يقترح"])
#: How many nouns between the preposition and the event noun (ختام جولة محادثات), how far the verb before, and the verb behind may stand.
NOUNS, FAR, BEHIND = 3, 40, 30


def add_absent(page: Page, frame: Frame) -> None:
    """Give an encounter that names one party (مع, or the genitive behind a purpose) or none, and a visit without a visitor, the other."""
    spot = frame.spot
    role = PARTY.get(spot.trigger.type)
    if role is None or spot.is_verb or spot.trigger.pos != "noun" or spot.named is not None:
        return
    if any(g.cue is not None or g.is_verb for g in frame.governors):
        _add_inviting(page, frame, role)
        return
    if frame.carrier is not None and not frame.carrier.form.pronoun and frame.carrier.support is not None:
        return
    k = _anchor(page, spot.start)
    purpose = page.norm(k - 1) in ("ل", "لل") and page.norm(k - 2) not in get_event_words("basis")
    if not (purpose or page.norm(k - 1) in get_event_words("occasion", "course")) or spot.form.pronoun or spot.form.definite:
        return
    parties = [(f, slot) for r, f, slot in frame.roles if r == role]
    one_sided = all(slot == "مع" or (purpose and slot in ("gen", "ب")) for _, slot in parties)
    if any(need == "two" for need, _ in spot.trigger.needs) and any(f.how == "demonym" for f, _ in parties):
        return  # مقابلة مع محطة روسية
    if len(parties) > 1 or not one_sided or (role == "agent" and parties):
        return
    if role == "participant" and not parties and not (frame.having("place") or purpose):
        return
    for filler in {f.entity: f for f in _acting(page, frame, k)}.values():
        frame.roles.append((role, filler, "purpose" if purpose else "occasion"))


def _add_inviting(page: Page, frame: Frame, role: str) -> None:
    """Who calls for an encounter with others takes part himself: دعا بيرغ إلى اجتماع مع نظرائه."""
    parties = [slot for r, _, slot in frame.roles if r == role]
    inviting = [g for g in frame.governors if g.is_verb and g.cue is not None and g.cue.lemma in INVITING]
    if role == "participant" and inviting and len(frame.governors) == len(inviting) and parties and set(parties) == {"مع"}:
        found = governor_subject(page, inviting[0], frame.spot.start)
        if _fits(page, frame, found):
            frame.roles += [(role, filler, "inviting") for filler in found]


def _anchor(page: Page, k: int) -> int:
    """The first of the nouns that lead to the event noun: لعقد جلسة محادثات."""
    for _ in range(NOUNS):
        norm = page.norm(k - 1)
        carried = norm in get_supports() and not any(form.tense for form, _ in get_supports()[norm])
        if page.norm(k - 2) == "" or not (carried or norm in get_event_words("transparent")):
            break
        k -= 1
    return k


def _acting(page: Page, frame: Frame, k: int) -> tuple[Filler, ...]:
    """The subject of the nearest verb before ``k``; where the sentence begins with the event, of the first verb behind."""
    sentence = page.words[k].sentence
    for j in range(k - 1, max(k - FAR, -1), -1):
        if page.words[j].sentence != sentence:
            break
        if not page.is_verb(j) or page.norm(j - 1) in RELATIVES:
            continue
        behind = read_phrase(page, j + 1, k)
        for phrase in (behind, subject_before(page, j)):
            if phrase is not None and phrase.fillers:
                return phrase.fillers if _fits(page, frame, phrase.fillers) else ()
        told = told_speakers(page, j)
        if told and _fits(page, frame, told):
            return told
        if behind is not None:
            return ()  # a subject that the rules cannot name
    if page.clause_start(k) != k - 1 and page.words[max(k - 2, 0)].sentence == sentence and page.norm(k - 2) not in ("و", "كما"):
        return ()
    for j in range(frame.spot.end, min(frame.spot.end + BEHIND, len(page))):
        if page.words[j].sentence != sentence or page.words[j].text in STOPS:
            break
        if page.is_verb(j) and page.norm(j - 1) not in RELATIVES:
            phrase = read_phrase(page, j + 1, page.clause_end(j))
            return phrase.fillers if phrase is not None and _fits(page, frame, phrase.fillers) else ()
    return ()


def _fits(page: Page, frame: Frame, fillers: tuple[Filler, ...]) -> bool:
    kinds = "POS" if frame.spot.trigger.type == "Consultation" else "PO"
    known = {f.entity for f in frame.having("participant", "agent")}
    return all(f.kind in kinds and f.how not in ("media", "demonym") and f.entity not in known for f in fillers) and bool(fillers)
