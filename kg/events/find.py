"""What happened, according to the document: triggers, their frames, and one report for every happening."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc

from kg.events.context import complete
from kg.events.dates import find_date, is_around
from kg.events.factuality import is_claimed, tell_factuality
from kg.events.frames import Frame, is_adjective, own_objects
from kg.events.governors import before_quantity, find_carrier, find_governors, find_late_carrier
from kg.events.heads import ORIGIN, Judged, is_doubted, judge
from kg.events.inherit import date_visits, inherit_from_encounters, inherit_from_visits, settle_returns, settle_rounds
from kg.events.lexicon import get_event_words
from kg.events.merge import PRESENT, Draft, finish, merge
from kg.events.nouns import NAMED_BY_TOWNS, fill_noun, fill_participle
from kg.events.page import Page
from kg.events.phrases import Filler, is_unarmed
from kg.events.summits import is_summit
from kg.events.triggers import Spot, find_spots, is_passive
from kg.events.verbs import fill_verb
from kg.model import EventReport, Role
from kg.text.normalise import fold

#: How many words behind an event noun its ordinal may stand: الجولة العامة الثانية.
ADJECTIVES = 3
CORE = ("participant", "agent", "target", "subject", "mediator")
#: Types that happen nowhere in particular.
PLACELESS = frozenset(["Sanction", "AmbassadorRecall", "TreatyWithdrawal", "TreatyExtension", "CyberAttack", "Appointment", "Call"])
#: Types whose word with what it needs tells enough, and those of which it does where they lie ahead: ستجرى محادثات.
TOLD_ALONE, TOLD_AHEAD = frozenset(["Formation", "PrisonerExchange"]), frozenset(["Consultation"])
#: What the trigger head gives a word, without the article, that alone tells enough.
SURE = 0.7
#: Types of which the definite noun alone tells enough: بعد الانتخابات النصفية.
TOLD_DEFINITE = frozenset(["Election"])
#: Types of which the row may want a word that tells whom they befell: اعتقال مشتبه بهم, مقتل ثلاثة أشخاص.
OF_PEOPLE = frozenset(["Arrest", "Death"])
#: Types that happen where their target lies.
ON_TARGETS = frozenset(["Attack", "Aid"])
#: Verbs of who was there.
ATTENDING = frozenset(["حضر/يحضر", "شارك/يشارك"])
Earlier = list[tuple[int, tuple[Filler, ...]]]


def find_events(doc: Doc) -> tuple[EventReport, ...]:
    """Every happening that the document reports, in the order of its clearest words.

    Args:
        doc: tokens with sentences, ``doc._.mentions`` (linked), ``doc._.entities``, ``doc._.times``; titles, positions and statements
            help as far as known (nothing is found in furniture).

    Returns:
        Reports whose spans are code points into the text, one a happening, with the other places where the document returns to it.
    """
    if not len(doc):
        return ()
    page = Page(doc)
    spots = find_spots(page)
    drafts: list[Draft] = []
    told: set[int] = set()  # the words of the dead or injured of an attack
    for frames, best in read_frames(page, spots):
        judged = judge(page, frames, best)
        if judged is not None:
            drafts.append(_draft(page, judged, spots))
            if judged.frame.casualties >= 0:
                told.update(range(judged.frame.casualties, judged.frame.spot.start))
    drafts = [d for d in drafts if not _is_told_as_attack(d, drafts) and not _is_casualty(page, d, told)]
    kept = [d for d in merge(page, drafts) if not is_doubted(d.report.type, d.report.factuality, d.sure)]
    settle_returns(page, kept)
    inherit_from_visits(page, kept)
    date_visits(page, kept)
    inherit_from_encounters(page, kept)
    settle_rounds(page, kept)
    for draft in kept:
        if draft.claimed and draft.report.factuality == "actual":
            draft.report = replace(draft.report, factuality="alleged")
    learnt = page.doc._.states is not None
    return finish([draft for draft in kept if _is_told(draft) or (learnt and draft.sure >= SURE and not draft.definite)])


def read_frames(page: Page, spots: Mapping[int, tuple[Spot, ...]]) -> Iterator[tuple[list[Frame], Frame | None]]:
    """The frames of the readings of each trigger, and the best of those that have what they need, if one has."""
    earlier: Earlier = []
    consumed: set[int] = set()
    speakers = sorted((s.cue_start, s.speakers, s.speaker_start, s.speaker_end) for s in page.statements if s.cue_start >= 0)
    for k in sorted(spots):
        while speakers and speakers[0][0] < page.words[k].start:
            cue, entities, start, end = speakers.pop(0)
            earlier.append((page.index(cue), tuple(Filler(e, start, end, page.kind_of(e), "speaker") for e in entities)))
        frames = [_read(page, spot, spots, earlier) for spot in spots[k]]
        if k in consumed:
            continue
        met = [f for f in frames if meets_needs(f)]
        best = max(met, key=_fullness, default=None)
        if best is not None:
            subject = best.subject or tuple(best.having("agent", "participant"))
            if subject:
                earlier.append((k, subject))
            consumed.update([best.struck, *own_objects(page, best, spots)])
        yield frames, best


def _fullness(frame: Frame) -> tuple[int, bool, bool]:
    """What makes one reading of a trigger better than another: its parties, a word of its own, what governs it."""
    return len({f.entity for f in frame.having(*CORE, "about")}), frame.spot.trigger.wants_word, bool(frame.governors)


def _read(page: Page, spot: Spot, spots: Mapping[int, tuple[Spot, ...]], earlier: Earlier) -> Frame:
    governors = tuple(find_governors(page, spot, spots))
    frame = Frame(spot, governors, passive=spot.is_verb and is_passive(page, spot))
    if spot.trigger.pos == "participle":
        frame.governors = ()
        fill_participle(page, frame, spots)
    elif spot.is_verb:
        fill_verb(page, frame, spots, earlier)
    else:
        behind = find_carrier(page, spot, page.clause_end(spot.end - 1))
        if not governors or governors[0].support is None:
            frame.carrier = behind or find_late_carrier(page, spot)
        elif behind is not None and behind.support is not None and behind.support.subject == "place":
            frame.carrier = behind  # أدارا الجولة التي استضافتها جنيف
        fill_noun(page, frame, spots, earlier)
    complete(page, frame)
    return frame


def meets_needs(frame: Frame) -> bool:
    """Whether a filled frame has what its row of the table needs."""
    filled = {f.entity for f in frame.having(*CORE)}
    if frame.spot.named is not None and frame.spot.trigger.type == "Attack" and not (filled or frame.having("place")):
        return not any(fold(word) in get_event_words("epoch") for word in frame.spot.named.text.split())  # حرب أكتوبر
    carried = frame.casualties >= 0 or frame.carrier is not None or any(g.support is not None for g in frame.governors)
    needs = frame.spot.trigger.needs
    shown = spot_tells(frame) or filled or frame.having("about", "place") or frame.spot.named or frame.spot.form.definite
    if not (shown or carried or any(need == "prev" for need, _ in needs)):
        return False
    for need, values in needs:
        if need == "arg" and not (filled or carried):
            return False
        if need == "two" and len(filled) < 2:
            return False
        if need == "carried" and not carried:
            return False
        if need == "bare" and not frame.bare:
            return False
        if need == "role" and not all(frame.having(v) for v in values):
            return False
        if need == "support" and not (shown or carried):
            return False
    return True


def spot_tells(frame: Frame) -> bool:
    """Whether the words of the trigger tell of an event without any part of it."""
    return any(need == "told" for need, _ in frame.spot.trigger.needs)


def _is_told(draft: Draft) -> bool:
    """Whether a report says enough of what happened: a part, a place, a time, or a word that needs none."""
    report = draft.report
    if report.roles or report.places or report.date or report.type in TOLD_ALONE:
        return True
    if report.type in TOLD_AHEAD and report.factuality != "actual":
        return True
    return (report.type in TOLD_DEFINITE and draft.definite) or draft.peopled


def _is_told_as_attack(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a death is one that the document tells as an assassination: one happening, not two."""
    if draft.report.type != "Death":
        return False
    dead = {r.entity for r in draft.report.roles if r.role == "subject"}
    return any(d.report.rule.startswith("Attack:اغت") and dead & {r.entity for r in d.report.roles} for d in drafts)


def _place_in_name(page: Page, spot: Spot) -> tuple[str, ...]:
    """The place that the name of an event holds, if the document knows it: قمة مدريد."""
    assert spot.named is not None
    for k in range(spot.end, page.words.last_word[spot.named] + 1):
        if page.norm(k) in page.place_names:
            return (page.place_names[page.norm(k)],)
    return ()


def _is_casualty(page: Page, draft: Draft, told: set[int]) -> bool:
    """Whether a death of nobody in particular is only told by the attack that caused it: قتل ثلاثة في هجوم."""
    unnamed = all(r.role != "subject" for r in draft.report.roles)
    return draft.report.type == "Death" and unnamed and page.index(draft.report.start) in told


def _draft(page: Page, judged: Judged, spots: Mapping[int, tuple[Spot, ...]]) -> Draft:
    frame, spot = judged.frame, judged.frame.spot
    date = find_date(page, frame, spots)
    factuality, reason, date = tell_factuality(page, frame, date)
    attended = any(g.support is not None and g.support.lemma in ATTENDING for g in frame.governors[:1])
    slots_told = {"light": PRESENT} if attended else {}
    roles = [Role(role, f.entity, f.start, f.end, slots_told.get(slot, slot)) for role, f, slot in frame.roles if role != "place"]
    if spot.trigger.type == "Attack":
        roles = [r for r in roles if r.role != "agent" or not is_unarmed(page, r.entity)]
    if spot.named is not None:
        roles += [Role("about", e, spot.named.start, spot.named.end, "name") for e in spot.named.entities]
    places = tuple(dict.fromkeys(f.entity for f in frame.having("place"))) if spot.trigger.type not in PLACELESS else ()
    if not places and spot.named is not None:
        places = _place_in_name(page, spot)
    if not places and spot.trigger.type in ON_TARGETS:
        kinds = "SLF" if spot.trigger.type == "Attack" else "L"
        places = tuple(f.entity for f in frame.having("target") if f.kind in kinds)[:1]
    if spot.trigger.type == "Attack":
        places = _struck_town(page, frame) or places
    type_ = spot.trigger.type
    if type_ in ("Meeting", "Consultation") and is_summit(page, frame):
        type_ = "Summit"
    start, end = page.words[spot.start].start, page.words[spot.end - 1].end
    slots = "+".join(dict.fromkeys(f"{slot}={role}" for role, _, slot in frame.roles))
    rule = " ".join(filter(None, [spot.trigger.id, judged.origin, slots, reason and f"{factuality}:{reason}"]))
    report = EventReport(type_, start, end, page.words.text[start:end], factuality, tuple(roles), places, date, rule, judged.score)
    town = spot.trigger.id in NAMED_BY_TOWNS and any((role, slot) == ("place", "gen") for role, _, slot in frame.roles)
    counted = before_quantity(page, spot.start) < spot.start  # سلسلة من الغارات
    back = (spot.form.definite and not counted) or bool(spot.form.pronoun) or (town and not spot.is_verb)
    series = spot.form.number == 3 and not back and not spot.is_verb and type_ in ("Summit", "Meeting")
    word = page.words[spot.start]
    headline = word.line == page.words[0].line != page.words[len(page) - 1].line
    peopled = frame.casualties >= 0 or (type_ in OF_PEOPLE and any(need in ("next", "near", "then") for need, _ in spot.trigger.needs))
    return Draft(
        report,
        back and not spot.is_verb,
        word.sentence,
        series,
        headline,
        _ordinal(page, spot),
        judged.sure,
        is_claimed(page, frame),
        peopled,
        is_around(page, spot.start),
        attended,
    )


def _struck_town(page: Page, frame: Frame) -> tuple[str, ...]:
    """The town that an attack strikes, where only the land or direction in which it lies is told beside it: قصف حلب في شمال سوريا."""
    towns = [f for role, f, slot in frame.roles if role == "target" and f.kind == "L" and not slot.startswith(ORIGIN)]
    told = frame.having("place")
    if not towns or any(f.kind == "F" for f in told):
        return ()
    beside = [f for f in told if f.kind == "S" or page.norm(page.index(f.start) - 1) in get_event_words("direction")]
    return (towns[0].entity,) if len(beside) == len(told) else ()


def _ordinal(page: Page, spot: Spot) -> int:
    """Which of a series an event noun tells: الجولة الثانية, ثالث جلسة; 0 where it does not."""
    if spot.is_verb:
        return 0
    for k in (*range(spot.end, spot.end + ADJECTIVES), spot.start - 1):
        norm = page.norm(k).removeprefix("ال")
        for number in range(1, 11):
            if norm in get_event_words(f"ordinal{number}") and k not in page.words.timed:
                return number
        if k >= spot.end and not (is_adjective(page, k) or k in page.demonym):
            break
    return 0
