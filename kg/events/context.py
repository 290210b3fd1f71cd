"""Parts that the frame of a trigger leaves open and its sentence tells: مفاوضات beside two states, عقوبات beside one."""

from __future__ import annotations

from dataclasses import replace

from kg.events.absent import add_absent
from kg.events.casualties import find_casualties, place_between
from kg.events.frames import Frame
from kg.events.lexicon import get_event_words
from kg.events.matters import WITH_MATTER, find_matters
from kg.events.page import PREPOSITIONS, Page
from kg.events.phrases import Filler, demonym_filler, mention_fillers, read_phrase
from kg.events.subjects import find_callers, previous_subject
from kg.events.tense import JOINING
from kg.statements.words import COMMAS

#: Types whose participants are the two states of the sentence where none is told.
BETWEEN = frozenset(["Consultation", "Agreement", "PrisonerExchange"])
#: Types whose target is the nearest state before.
AGAINST = frozenset(["Sanction"])
#: Types that the people of the clause hold: حثه خلال اتصال هاتفي.
IN_COURSE = frozenset(["Call"])
#: Types whose verb may leave out one of the two who meet.
ENCOUNTERS = frozenset(["Meeting", "Call"])
#: Types whose agent is the state that the subject stands for.
OF_AMBASSADORS = frozenset(["AmbassadorRecall", "AmbassadorReturn"])
#: Types that somebody may bring about between others.
MEDIATED = frozenset(["Agreement", "Consultation", "TreatySigning", "PrisonerExchange", "Meeting"])
#: How many words behind an event its place may be told, behind other nouns.
PLACE_NEAR = 18
#: How many words before a visit the word of its occasion may stand.
LEFT_NEAR = 4
#: How many words behind an event its mediator may be told.
MEDIATOR_NEAR = 12
#: What forces are of somebody.
BELONGING = frozenset(["تابع", "تابعه", "تابعين", "تابعون"])
#: How many words behind a call its second party: في اتصال مع نظيره …، قال بيرغ.
TALKERS_NEAR = 20
#: Types whose matter is a treaty that the sentence names.
ON_TREATIES = frozenset(["Consultation", "Meeting", "Summit"])
#: Types that happen where their clause does, if it names one place.
LOCAL = frozenset(["Agreement", "TreatySigning", "Arrest", "Attack"])
#: Types that happen in the one city that their clause tells behind في.
MET = frozenset(["Summit", "Meeting", "Consultation"])
#: Types that happen in the one state of the sentence.
WITHIN = frozenset(["Election"])


WHERE = "حيث"
RESUMED = frozenset(["فيه", "فيها", "فيهما", "بها", "به"])


def complete(page: Page, frame: Frame) -> None:
    """Add the participants or the target that only the sentence shows."""
    type_ = frame.spot.trigger.type
    if type_ in BETWEEN and not frame.having("participant"):
        found = _pair(page, frame)
        frame.roles += [("participant", f, "sentence") for f in found]
    add_absent(page, frame)
    frame.casualties = find_casualties(page, frame)
    if frame.casualties >= 0:
        frame.start = min(frame.start, page.clause_start(frame.casualties))
    if frame.casualties >= 0 and not frame.having("place"):
        frame.roles += [("place", f, "casualties") for f in place_between(page, frame.start, frame.spot.start)]
    if type_ in IN_COURSE and not frame.spot.is_verb and len(frame.having("participant")) < 2:
        _add_talkers(page, frame)
    if type_ in ENCOUNTERS and frame.spot.is_verb and len(frame.having("participant")) == 1:
        frame.roles += [("participant", f, "carried on") for f in _carried_on(page, frame)]
    if type_ in OF_AMBASSADORS and not frame.having("agent"):
        frame.roles += [("agent", f, "office") for f in _sending(page, frame)]
    if type_ == "MilitaryMove" and not frame.having("agent"):
        frame.roles += [("agent", f, "تابعة") for f in _belonging(page, frame)]
    if type_ in MEDIATED and not frame.having("mediator"):
        frame.roles += [("mediator", f, "relative") for f in _mediator(page, frame)]
    if type_ in WITH_MATTER and not frame.having("about"):
        frame.roles += [("about", f, "matter") for f in find_matters(page, frame)]
    if type_ in ON_TREATIES and not frame.having("about"):
        frame.roles += [("about", f, "sentence") for f in _treaty(page, frame)]
    if type_ in LOCAL and not frame.having("place"):
        frame.roles += [("place", f, "sentence") for f in _only_place(page, frame)]
    if not frame.having("place"):
        frame.roles += [("place", f, "where") for f in _where(page, frame)]
    if type_ == "Visit" and not frame.spot.is_verb and not frame.having("place"):
        frame.roles += [("place", f, "left") for f in _left(page, frame)]
    if type_ in MET and not frame.having("place") and _is_held(frame):
        frame.roles += [("place", f, "clause") for f in _only_place(page, frame) if _is_city(page, f.entity)]
    if type_ in WITHIN and not frame.having("place"):
        start, end = _bounds(page, frame.spot.start)
        states = {f.entity: f for _, f in _states(page, start, end, demonyms=False)}
        if len(states) == 1:
            frame.roles.append(("place", next(iter(states.values())), "sentence"))
    elif (
        type_ in AGAINST
        and not frame.having("target")
        and (frame.spot.form.definite or frame.governors)
        and not any(need == "role" for need, _ in frame.spot.trigger.needs)
    ):
        target = _nearest_state(page, frame)
        if target is not None:
            frame.roles.append(("target", target, "sentence"))


def _carried_on(page: Page, frame: Frame) -> tuple[Filler, ...]:
    """The subject of the verb that the verb of a meeting carries on, beside the one that stands behind it: سيزور أوسلو ويلتقي منصور."""
    k = frame.spot.start
    known = frame.having("participant")[0]
    if page.norm(k - 1) not in JOINING or known.start < page.words[k].start or frame.spot.form.pronoun:
        return ()

    def fits(fillers: tuple[Filler, ...]) -> bool:
        return all(f.kind in "PO" and f.entity != known.entity for f in fillers) and len(fillers) == 1

    return previous_subject(page, k, fits)


def _add_talkers(page: Page, frame: Frame) -> None:
    """The two people that the clause of a call names: حث بيرغ نظيره خلال اتصال هاتفي."""
    k = frame.spot.start
    sentence = page.words[k].sentence
    found: dict[str, Filler] = {}
    for j in range(page.clause_start(k), min(k + TALKERS_NEAR, len(page))):
        mention = page.words.mention_from.get(j)
        if page.words[j].sentence != sentence:
            break
        if mention is not None and mention.type == "Person":
            for filler in mention_fillers(page, mention):
                found.setdefault(filler.entity, filler)
    known = {f.entity for f in frame.having("participant")}
    if len(found) == 2 and known <= set(found):
        frame.roles += [("participant", f, "clause") for e, f in found.items() if e not in known]


def _sending(page: Page, frame: Frame) -> list[Filler]:
    """The states that the ambassadors stand for."""
    found: dict[str, Filler] = {}
    for filler in frame.having("subject"):
        known = page.entities.get(filler.entity)
        if known is not None and known.state:
            found.setdefault(known.state, replace(filler, entity=known.state, kind="S", how="office"))
    return list(found.values())


def _belonging(page: Page, frame: Frame) -> tuple[Filler, ...]:
    """Whose the forces are that a move is told of: نشر قوة لحفظ السلام تابعة للأمم المتحدة."""
    for j in range(frame.spot.end, min(frame.spot.end + MEDIATOR_NEAR, len(page))):
        if page.is_boundary(j) or page.is_verb(j):
            break
        if page.norm(j).removeprefix("ال") in BELONGING and page.norm(j + 1) in ("ل", "لل"):
            phrase = read_phrase(page, j + 2, page.clause_end(j))
            fillers = phrase.fillers if phrase is not None and phrase.start <= j + 3 else ()
            return tuple(f for f in fillers if f.kind in "OS")
    return ()


def _mediator(page: Page, frame: Frame) -> tuple[Filler, ...]:
    """Who is told behind the event to have brought it about: هدنة توسطت فيها مصر."""
    for j in range(frame.spot.end, min(frame.spot.end + MEDIATOR_NEAR, len(page))):
        if page.words[j].sentence != page.words[frame.spot.start].sentence:
            break
        if page.norm(j) in get_event_words("mediate") and j not in page.words.mention_over:
            at = j + 1 + (page.norm(j + 1) in RESUMED)
            phrase = read_phrase(page, at, page.clause_end(j))
            return phrase.fillers if phrase is not None and phrase.start <= at + 1 else ()
    return ()


def _treaty(page: Page, frame: Frame) -> list[Filler]:
    """The first treaty that the sentence names behind the trigger, before another clause is joined to its own."""
    for k in range(frame.spot.end, _bounds(page, frame.spot.start)[1]):
        if page.words[k].text in COMMAS and page.norm(k + 1) == "و" and page.is_verb(k + 2):
            break
        mention = page.words.mention_from.get(k)
        if mention is not None and mention.type == "Treaty":
            return mention_fillers(page, mention)[:1]
    return []


def _only_place(page: Page, frame: Frame) -> list[Filler]:
    """The place behind في that the clause of the event names, if it is one."""
    found: dict[str, Filler] = {}
    start = frame.spot.end if frame.spot.trigger.type == "Attack" and frame.casualties < 0 and not frame.spot.is_verb else frame.start
    for k in range(start, min(frame.end, frame.spot.end + PLACE_NEAR)):
        if page.norm(k) in ("في", "ب") and k not in page.words.mention_over:
            phrase = read_phrase(page, k + 1, frame.end, coordinated=False)
            if phrase is not None and phrase.start <= k + 2:
                found.update({f.entity: f for f in phrase.fillers if f.kind in "LF" and f.how == "name"})
    return list(found.values()) if len(found) == 1 else []


def _where(page: Page, frame: Frame) -> list[Filler]:
    """The place that the clause behind حيث tells of: غادر بيرغ أوسلو حيث التقى; of من أوسلو في شمالي النرويج the first."""
    k, carried = frame.start - 1, bool(frame.governors) and frame.governors[0].support is not None
    if page.norm(k) != WHERE or not (frame.spot.is_verb or carried):
        return []
    j = k - 1
    while j >= 0 and page.words[j].text in COMMAS:
        j -= 1
    places = get_event_words("place")
    found: list[Filler] = []
    while j >= 0 and page.words[j].sentence == page.words[k].sentence:
        mention = page.words.mention_over.get(j)
        if mention is not None and mention.type in ("Place", "Facility") and len(mention.entities) == 1:
            found = mention_fillers(page, mention)
            j = page.index(mention.start) - 1
        elif found and page.norm(j) in places and (page.words.mention_over.get(j - 1) is not None or page.norm(j - 1) in places):
            j -= 1
        else:
            break
    return found


def _left(page: Page, frame: Frame) -> list[Filler]:
    """The place that the visitor leaves behind his visit: غادر بيرغ أوسلو في ختام زيارة."""
    k = frame.spot.start
    if not any(page.norm(j) in get_event_words("occasion") for j in range(max(k - LEFT_NEAR, 0), k)):
        return []
    for j in range(k - 1, page.words.start_of(k) - 1, -1):
        if page.norm(j) not in get_event_words("leave") or j in page.words.mention_over:
            continue
        for i in range(j + 1, k):
            mention = page.words.mention_from.get(i)
            if page.norm(i) in ("الي", "نحو") or page.is_boundary(i):
                break
            if mention is not None and mention.type in ("Place", "Facility") and page.norm(i - 1) not in PREPOSITIONS - {"من"}:
                own = page.title.get(j + 1, (0, None))[0]  # غادر وزير خارجية النرويج القاهرة
                found = [f for f in mention_fillers(page, mention) if f.kind in "LSF"]
                if found and i >= own:
                    return found[:1]
        return []
    return []


def _is_held(frame: Frame) -> bool:
    """Whether a verb tells of a meeting itself, not of the matter that is spoken of: التقى, عقد لقاء."""
    if frame.spot.is_verb:
        return frame.spot.trigger.type != "Consultation"
    return any(g.support is not None for g in frame.governors)


def _is_city(page: Page, entity: str) -> bool:
    known = page.entities.get(entity)
    return known is not None and known.kind in ("city", "capital")


def _states(page: Page, start: int, end: int, demonyms: bool = True) -> list[tuple[int, Filler]]:
    """The states that the words ``[start, end)`` name, also by an adjective or a group of two."""
    found: list[tuple[int, Filler]] = []
    for k in range(start, end):
        mention = page.words.mention_from.get(k)
        if mention is not None and mention.type == "Place":
            found += [(k, f) for f in mention_fillers(page, mention) if f.kind == "S"]
        elif demonyms and k in page.demonym:
            found.append((k, demonym_filler(page, k)))
    return found


def _bounds(page: Page, k: int) -> tuple[int, int]:
    start = end = k
    while start and page.words[start - 1].sentence == page.words[k].sentence:
        start -= 1
    while end < len(page) and page.words[end].sentence == page.words[k].sentence:
        end += 1
    return start, end


def _pair(page: Page, frame: Frame) -> list[Filler]:
    """A dual (البلدان) of the sentence, or its two states where it names no third."""
    start, end = _bounds(page, frame.spot.start)
    for k in range(start, end):
        mention = page.words.mention_from.get(k)
        if mention is not None and mention.level == "nominal" and len(mention.entities) == 2:
            found = mention_fillers(page, mention)
            if mention.type != "Place" or all(f.kind == "S" for f in found):
                return found
    states: dict[str, Filler] = {}
    calling = find_callers(page, frame.governors, frame.spot.start)
    for _, filler in _states(page, start, end, demonyms=False):
        states.setdefault(filler.entity, filler)
    return list(states.values()) if len(states) == 2 and not calling & states.keys() else []


def _nearest_state(page: Page, frame: Frame) -> Filler | None:
    """The one state that the sentence names and that is no agent of the event."""
    k = frame.spot.start
    start, end = _bounds(page, k)
    agents = {f.entity for f in frame.having("agent")}
    found = {f.entity: f for _, f in _states(page, start, end, demonyms=False) if f.entity not in agents}
    return next(iter(found.values())) if len(found) == 1 else None
