"""The frame of a verb, filled from the words around it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.events.agreement import may_own
from kg.events.frames import Earlier, Frame, Spots, accepts
from kg.events.lexicon import get_event_words
from kg.events.page import PREPOSITIONS, RELATIVES, Page
from kg.events.phrases import Filler, Phrase, mention_fillers, read_phrase
from kg.events.prepositions import RESUMPTIVE, find_latest, resume, scan_front, scan_prepositions
from kg.events.subjects import (
    PRONOUNS,
    antecedent,
    find_hero,
    governor_subject,
    has_unnamed_subject,
    previous_subject,
    pronoun_subject,
    share_gender,
    stands_behind_noun,
    subject_before,
    we,
)
from kg.statements.phrases import skip_asides
from kg.statements.words import COMMAS

#: Rows of a verb whose passive has the same letters.
KILLING = frozenset(["Attack:قتل", "Attack:قتل-أحدا", "Death:قتل"])


def fill_verb(page: Page, frame: Frame, spots: Spots, earlier: Earlier) -> None:
    """Fill the frame of a verb: subject, object, prepositions."""
    spot = frame.spot
    end = page.clause_end(spot.end - 1)
    frame.start, frame.end = page.clause_start(spot.start), end
    before = subject_before(page, spot.start)
    relative = antecedent(page, spot.start)
    behind = spot.end + (page.norm(spot.end) in RESUMPTIVE)
    if behind > spot.end:
        resume(page, frame, spot.end, spot.trigger.prepositions)
    first = read_phrase(page, behind, end)
    if first is not None and spot.trigger.id in KILLING and _are_victims(page, first):
        first = Phrase(first.start, first.end, ())
    at = first.end if first else skip_asides(page.words, spot.end, end)
    named = () if first is None else first.fillers
    plural = spot.form.number in (2, 3)
    subject: tuple[Filler, ...] = ()
    of_noun = page.norm(page.clause_start(spot.start) - 1) in RELATIVES and not spot.form.pronoun and page.norm(spot.end) not in RESUMPTIVE
    resumed = any(_resumes(page.norm(j)) for j in range(spot.end, min(spot.end + 3, end)))  # القاعة التي التقى أمس فيها
    unnamed = of_noun and not relative and not resumed and spot.trigger.has_slot("obj")  # الهجوم الذي استهدف أوسلو
    governed = bool(relative) and not spot.form.pronoun and page.norm(spot.end) not in RESUMPTIVE
    if spot.form.number == 3 and not spot.form.gender:
        subject = we(page, spot.start)
        frame.add("subj", subject)
    elif spot.form.pronoun:
        if named and frame.add("subj", named):
            subject = named
        elif before is not None and before.fillers and not relative and frame.add("subj", before.fillers):
            subject = before.fillers
        _find_object(page, frame, relative, subject, earlier)
        named = () if subject else named
    elif before is not None and before.fillers and not relative:
        if frame.add("subj", before.fillers):
            subject = before.fillers
    elif governed and (frame.add("subj", relative) or named):
        subject = relative
    if not subject and not relative and first is not None and named:
        subject = _controlling(page, frame, first)
        frame.add("subj", subject)
    if not subject and named and not plural and not unnamed and (not relative or not _agrees_as_subject(frame, relative)):
        if frame.add("subj", named):
            subject, named = named, ()
            at = _read_object(page, frame, at, end)
    elif not subject and relative and frame.add("subj", relative):
        subject = relative
    if named and frame.add("obj", named):
        named = ()
    elif not named and subject and first is None and not spot.form.pronoun:  # شيرمان التقت الاثنين في أوسلو نظيرها
        at = _read_object(page, frame, at, end)
    acts = any(r in ("agent", "subject") for r, _, s in frame.roles if s == "subj")
    is_noun_too = any(not s.is_verb for s in spots.get(spot.start, ()))  # تبادل, تعاون
    behind_noun = not spot.form.pronoun and (stands_behind_noun(page, spot.start) or has_unnamed_subject(page, spot.start))
    if not subject and not acts and not is_noun_too and not of_noun and not behind_noun and not _has_other(page, frame, first):
        subject = _left_out(page, frame, earlier)
        frame.add("subj", subject)
    frame.bare = not page.norm(at)[:1].isalpha() or page.norm(at) in PREPOSITIONS or at in page.words.timed or at >= end
    frame.subject = subject
    _settle_passive(page, frame)
    scan_prepositions(page, frame, at if at > spot.end else spot.end, end, spots)
    _find_treaty(page, frame, end)
    scan_front(page, frame, spot.start)


def _are_victims(page: Page, phrase: Phrase) -> bool:
    """Whether a phrase behind a verb of killing is known by its nationality alone and no force or body: قتل جندي نرويجي."""
    head = page.norm(phrase.start)
    known = all(f.how == "demonym" for f in phrase.fillers) and phrase.fillers
    return bool(known) and not head.startswith("ال") and head not in get_event_words("body", "group", "direction")


def _controlling(page: Page, frame: Frame, first: Phrase) -> tuple[Filler, ...]:
    """Who denies or plans what he does himself to those named behind the verb: نفى بيرغ أن يكون التقى حداد."""
    objects = [slot for slot in frame.spot.trigger.slots if slot.name == "obj"]
    if frame.spot.form.pronoun or not all(any(f.kind in slot.kinds for slot in objects) for f in first.fillers):
        return ()
    second = read_phrase(page, first.end, frame.end)
    if second is not None and second.start == first.end and second.fillers:
        return ()
    governor = next(iter(frame.governors), None)
    if governor is None or not governor.is_verb or governor.cue is None or governor.cue.control not in ("subj", "state"):
        return ()
    found = governor_subject(page, governor, frame.spot.start)
    return found if accepts(frame, found) and not set(found) & set(first.fillers) else ()


def _resumes(norm: str) -> bool:
    """Whether a word is a preposition with a pronoun: فيها, خلاله, بموجبها."""
    return any(norm.endswith(p) and norm[: -len(p)] in PREPOSITIONS for p in ("ه", "ها", "هم", "هما"))


def _read_object(page: Page, frame: Frame, at: int, end: int) -> int:
    """Read the object that begins at ``at``, also behind a time or a place (التقى بيرغ أمس في أوسلو نظيره); the index behind it."""
    second = read_phrase(page, at, end)
    if second is not None and second.start <= at + 2 and second.fillers:
        frame.add("obj", second.fillers)
        return second.end
    if not frame.spot.trigger.has_slot("obj"):
        return at
    j = at
    while j < end:
        before, behind = j + 1 in page.words.timed, j - 1 in page.words.timed
        if j in page.words.timed or (page.norm(j) in ("في", "ب") and before) or (page.words[j].text in COMMAS and (before or behind)):
            j += 1
        elif page.norm(j) in get_event_words("place"):
            place = read_phrase(page, j + 1, end, coordinated=False)
            if place is None or place.start > j + 1:
                break
            j = place.end
        else:
            break
    if j > at and (j in page.title or j in page.words.mention_from):
        second = read_phrase(page, j, end)
        if second is not None and second.start == j and any(f.how != "media" for f in second.fillers):
            frame.add("obj", second.fillers)
    return at


def _find_object(page: Page, frame: Frame, relative: Sequence[Filler], subject: Sequence[Filler], earlier: Earlier) -> None:
    """What the pronoun on a verb stands for: what its relative clause belongs to, else who was spoken of last: واستقبلها."""
    if relative:
        frame.add("obj", relative)
        return
    k, taken = frame.spot.start, {f.entity for f in subject}
    for at, fillers in reversed(earlier):
        if at >= k or page.words[at].sentence < page.words[k].sentence - 2:
            continue
        free = [f for f in fillers if f.entity not in taken and f.kind == "P"]
        if free and len(free) == len(fillers) and may_own(page, frame.spot.form.pronoun, free) and frame.add("obj", free):
            return
    if frame.spot.trigger.type == "Appointment" and frame.add("obj", find_hero(page, "Appointment")):
        return
    if frame.spot.trigger.role_of("obj", "T") and page.norm(page.clause_start(k) - 1) not in RELATIVES:
        frame.add("obj", find_latest(page, k, "T"))


def _has_other(page: Page, frame: Frame, first: Phrase | None) -> bool:
    """Whether a subject stands behind the verb that the rules cannot name or that the frame has no place for: ستتولى بلاد أخرى الرئاسة."""
    if first is None or frame.spot.form.number in (2, 3):
        return False
    if first.fillers and not frame.spot.form.pronoun:
        return not any(frame.spot.trigger.role_of(slot, f.kind) for slot in ("subj", "obj") for f in first.fillers)
    head = page.norm(first.start)
    return not first.fillers and len(head) > 5 and head.endswith(("ان", "ون")) and first.start not in page.words.timed


def _settle_passive(page: Page, frame: Frame) -> None:
    """Who stands behind a verb of appointment that names nobody else is appointed: عين بيرغ رئيسا."""
    if frame.spot.trigger.type != "Appointment" or frame.having("subject"):
        return
    verb = page.words[frame.spot.start].start
    appointed = [(r, f.kind, s) == ("agent", "P", "subj") and (f.start > verb or f.how == "hero") for r, f, s in frame.roles]
    frame.roles = [("subject" if told else r, f, s) for told, (r, f, s) in zip(appointed, frame.roles, strict=True)]


def _find_treaty(page: Page, frame: Frame, end: int) -> None:
    """The treaty that a verb acts on, where much stands before it: وقع قادة … وممثلون عنهم هذه المعاهدة."""
    trigger = frame.spot.trigger
    if frame.having("about") or trigger.type != "TreatySigning" or not any(n == "role" and "about" in v for n, v in trigger.needs):
        return
    for j in range(frame.spot.end, end):
        mention = page.words.mention_from.get(j)
        if mention is not None and mention.type == "Treaty" and page.norm(j - 1) not in PREPOSITIONS:
            frame.add("obj", mention_fillers(page, mention))
            return


def _agrees_as_subject(frame: Frame, fillers: Sequence[Filler]) -> bool:
    return any(frame.spot.trigger.role_of("subj", f.kind) in ("agent", "participant", "subject") for f in fillers)


def _left_out(page: Page, frame: Frame, earlier: Earlier) -> tuple[Filler, ...]:
    """The subject of the clause before, the speaker behind إنه, the controlling subject of a governing verb, or whose life is told."""
    k = frame.spot.start
    for governor in frame.governors:
        if governor.is_verb and (governor.cue is None or governor.cue.control in ("subj", "state")):
            found = governor_subject(page, governor, k)
            if accepts(frame, found):
                return found
    found = pronoun_subject(page, k)
    if accepts(frame, found):
        return found
    told = page.statement_at(k)
    if told is not None and not told.speakers and page.norm(page.clause_start(k) - 1) in PRONOUNS:
        return ()  # قال مسؤولون إنها قتلت
    sentence = page.words[k].sentence
    hero = () if frame.spot.form.pronoun or _has_object(page, frame) else find_hero(page, frame.spot.trigger.type)
    if accepts(frame, hero) and not any(_is_person(page, j) for j in range(page.words.start_of(k), k)):
        return hero
    for at, fillers in reversed(earlier):
        near = at < k and page.words[at].sentence >= sentence - 1 and page.words[at].line == page.words[k].line
        if near and accepts(frame, fillers) and (not page.is_verb(at) or share_gender(page, at, k)):
            return fillers
    return previous_subject(page, k, lambda fillers: accepts(frame, fillers)) or (hero if accepts(frame, hero) else ())


def _has_object(page: Page, frame: Frame) -> bool:
    """Whether a noun stands right behind a verb that does not name an office: اعتقل جمعا منهم, but عين وزيرا."""
    k = frame.spot.end
    norm = page.norm(k)
    free = norm[:1].isalpha() and norm not in PREPOSITIONS | {"و", "ثم"} and k not in page.words.timed
    return free and frame.spot.trigger.type != "Appointment"


def _is_person(page: Page, k: int) -> bool:
    mention = page.words.mention_from.get(k)
    return mention is not None and mention.type == "Person"
