"""What the verbs that carry or colour an event noun bring: their subjects and objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.events.agreement import may_own
from kg.events.frames import Earlier, Frame, accepts, core, is_adjective
from kg.events.governors import Governor
from kg.events.lexicon import get_event_words
from kg.events.page import PREPOSITIONS, Page
from kg.events.phrases import Filler, mention_fillers, read_phrase
from kg.events.prepositions import PLACES
from kg.events.subjects import find_hero, governor_subject, has_unnamed_subject, previous_subject, speaker, subject_before
from kg.events.summits import heads_state

#: Prepositions with the pronoun of a relative clause, and those of a place, which may stand between a carrying verb and its subject.
RESUMED = frozenset(["بها", "به", "فيها", "فيه", "خلالها", "خلاله"])
BETWEEN = frozenset(["الي", "ل", "لل", "في"])
#: A pronoun that near the beginning of a sentence may stand before its noun.
CATAPHORA = 4
#: Types that are done by a decree that provides for them, the verbs that tell it, decrees, and how far before the verb one stands.
BY_DECREE = frozenset(["Formation", "Appointment"])
PROVIDING = frozenset(["قضى/يقضي", "نص/ينص"])
DECREES, DECREED_NEAR = frozenset(["مرسوم", "مرسوما", "المرسوم", "امر", "امرا", "قرار", "قرارا", "القرار", "مرسومين", "مراسيم"]), 4
#: Types whose feminine possessor is the state named last.
BY_STATES = frozenset(["Attack", "MilitaryMove"])


def find_possessor(page: Page, frame: Frame, earlier: Earlier, carried: str = "") -> tuple[Filler, ...]:
    """Who the pronoun on a noun stands for: the latest subject, speaker or named person that the frame and the pronoun accept.

    ``carried`` is the pronoun on the noun that carries that of the event: انتقد بيرغ لشنه هجوما.
    """
    k, pronoun = frame.spot.start, carried or frame.spot.form.pronoun

    def fits(fillers: tuple[Filler, ...]) -> bool:
        if pronoun == "هما" and len(fillers) != 2:
            return False
        if pronoun in ("هم", "هن") and len(fillers) == 1 and fillers[0].kind == "P" and frame.spot.trigger.type == "Visit":
            return False
        if not may_own(page, pronoun, fillers):
            return False  # ليلة مقتلها: no man
        if pronoun == "ه" and (len(fillers) > 1 or any(f.kind == "S" for f in fillers)):
            return False
        if carried:
            return bool(fillers) and all(frame.spot.trigger.role_of("light", f.kind) for f in fillers)
        return accepts(frame, fillers)

    if pronoun == "ها" and frame.spot.trigger.type in BY_STATES:
        found = _nearest_state(page, k)
        if fits(found):
            return found
    for governor in frame.governors:
        found = governor_subject(page, governor, k)
        if fits(found):
            return found
    sentence = page.words[k].sentence
    reason = bool(carried) and page.norm(k - 1).startswith("ل")  # of what the one named last is praised or blamed for
    for at, fillers in () if reason else reversed(earlier):
        if at < k and page.words[at].sentence == sentence and fits(fillers):
            return fillers
    for j in range(k - 1, -1, -1):
        if page.words[j].sentence != sentence:
            break
        mention = page.words.mention_from.get(j)
        if mention is not None and mention.type in ("Person", "Organization", "Place"):
            found = tuple(mention_fillers(page, mention))
            if fits(found) and all(f.kind != "L" for f in found):
                return found
    found = speaker(page, k)
    if fits(found):
        return found
    for at, fillers in reversed(earlier):
        if at < k and page.words[at].sentence >= sentence - 2 and fits(fillers):
            return fillers
    if k - page.words.start_of(k) <= CATAPHORA:  # خلال زيارته إلى أوسلو، قال بيرغ
        for j in range(k + 1, len(page)):
            mention = page.words.mention_from.get(j)
            if page.words[j].line != page.words[k].line or page.words[j].sentence > sentence + 1:
                break
            if mention is not None and mention.type == "Person" and fits(tuple(mention_fillers(page, mention))):
                return tuple(mention_fillers(page, mention))
    found = find_hero(page, frame.spot.trigger.type)
    return found if pronoun == "ه" and fits(found) else ()


def _nearest_state(page: Page, k: int) -> tuple[Filler, ...]:
    """The last state or body that the sentence names before ``k``: قلق في النرويج من روسيا بعد هجومها."""
    for j in range(k - 1, -1, -1):
        if page.words[j].sentence != page.words[k].sentence:
            break
        mention = page.words.mention_from.get(j)
        found = tuple(f for f in mention_fillers(page, mention) if f.kind in "SO") if mention is not None else ()
        if len(found) == 1:
            return found
    return ()


def read_carrier(page: Page, frame: Frame) -> None:
    """The subject of the verb behind the noun: الهجوم الذي شنته روسيا."""
    carrier = frame.carrier
    if carrier is None or carrier.support is None or carrier.support.subject == "none":
        return
    end = page.clause_end(carrier.index)
    at = carrier.index + 1 + (page.norm(carrier.index + 1) in RESUMED)
    while at < end and page.norm(at) in BETWEEN:  # الزيارة التي قام بها إلى أوسلو بيرغ
        inner = read_phrase(page, at + 1, end, coordinated=False)
        if inner is None or not inner.fillers or inner.start != at + 1 or any(f.kind not in PLACES for f in inner.fillers):
            break
        at = inner.end
    phrase = read_phrase(page, at, end)
    if phrase is not None and phrase.start <= at + 1:
        add_light(page, frame, carrier.support.subject, phrase.fillers)


def add_light(page: Page, frame: Frame, subject: str, fillers: Sequence[Filler]) -> None:
    if subject == "state":
        fillers = list(dict.fromkeys(f for filler in fillers for f in _who_acts(page, frame, filler)))
    if subject in ("light", "state"):
        frame.add("light", fillers)
        if fillers:
            frame.subject = tuple(fillers)
    elif subject in ("target", "place", "mediator"):
        for filler in fillers:
            if subject == "place" and filler.how == "demonym":
                continue
            if subject == "place" and filler.kind not in PLACES:
                frame.add("light", [filler])
            elif not any(r == subject and f.entity == filler.entity for r, f, _ in frame.roles):
                role = "subject" if subject == "target" and frame.spot.trigger.type == "Arrest" else subject
                frame.roles.append((role, filler, subject))


def _who_acts(page: Page, frame: Frame, filler: Filler) -> list[Filler]:
    """Who does what ``filler`` announces: a state or body itself, a head of state himself, another official's state."""
    if filler.kind != "P":
        return [filler] if filler.kind in "OS" else []
    if frame.spot.trigger.type == "Agreement" and page.norm(frame.spot.end) == "مع":
        return [filler]
    if frame.spot.trigger.role_of("light", "P") != "agent":
        return []
    if heads_state(page, filler.entity):
        return [filler]
    known = page.entities.get(filler.entity)
    return [replace(filler, entity=known.state, kind="S", how="office")] if known is not None and known.state else []


def read_governor(page: Page, frame: Frame, governor: Governor, earlier: Earlier) -> None:
    """The subject that a carrying or controlling verb brings."""
    k = frame.spot.start
    if governor.support is not None:
        if governor.support.subject == "none" or (governor.support.phase == "end" and frame.spot.trigger.type == "Attack"):
            return  # who ends a war need not wage it
        if governor.support.subject == "state" and frame.spot.trigger.type == "Death":
            return  # who tells of the dead
        if governor.support.subject == "state" and any(g.cue and g.cue.control == "subj" for g in frame.governors if g is not governor):
            return  # أعلن عزمه زيارة أوسلو: whoever intends it
        if governor.is_verb:
            found = _behind(page, frame, governor) or governor_subject(page, governor, k) or _among(page, frame, governor)
            if not found and governor.support.subject in ("light", "state") and not core(frame) and not _has_unknown(page, governor, k):
                found = next(
                    (
                        f
                        for at, f in reversed(earlier)
                        if at < k
                        and page.words[at].sentence == page.words[k].sentence
                        and all(frame.spot.trigger.role_of("light", x.kind) for x in f)
                    ),
                    (),
                )
                found = found or previous_subject(
                    page, governor.index, lambda f: all(frame.spot.trigger.role_of("light", x.kind) for x in f)
                )
        elif governor.form.pronoun and not governor.is_verb:
            found = find_possessor(page, frame, earlier, governor.form.pronoun)
        else:
            phrase = read_phrase(page, governor.index + 1, k)
            found = phrase.fillers if phrase is not None else ()
        add_light(page, frame, governor.support.subject, found)


def _behind(page: Page, frame: Frame, governor: Governor) -> tuple[Filler, ...]:
    """The subject of a verb behind the definite event noun that it stands right before: شارك في الاجتماع بيرغ, حضر القمة حداد."""
    spot = frame.spot
    k, at = spot.start, spot.end
    if not spot.form.definite or k - governor.index - 1 > (page.norm(k - 1) in PREPOSITIONS):
        return ()
    while page.norm(at).startswith("ال") and is_adjective(page, at):
        at += 1
    phrase = read_phrase(page, at, page.clause_end(k))
    if phrase is None or phrase.start > at or page.norm(at) in PREPOSITIONS:
        return ()
    woman = governor.form.gender == "f"  # فرضت العقوبات | لاريجاني
    return phrase.fillers if all(f.how != "demonym" and not (woman and f.kind == "P") for f in phrase.fillers) else ()


def _has_unknown(page: Page, governor: Governor, limit: int) -> bool:
    """Whether a verb has a subject that the rules cannot name: تعرضت البلاد لهجمات."""
    if has_unnamed_subject(page, governor.index):
        return True
    phrase = read_phrase(page, governor.index + 1, limit)
    return phrase is not None and not phrase.fillers and page.norm(phrase.start).startswith("ال") and phrase.start not in page.words.timed


def _among(page: Page, frame: Frame, governor: Governor) -> tuple[Filler, ...]:
    """Those singled out of an unnamed plural: سيقومون بزيارة إيران ومن ضمنهم فلان."""
    if governor.form.number != 3:
        return ()
    end = page.clause_end(frame.spot.start)
    at = next((j for j in range(frame.spot.end, end) if page.norm(j) in get_event_words("among")), None)
    phrase = read_phrase(page, at + 1, end) if at is not None else None
    return phrase.fillers if phrase is not None else ()


def read_control(page: Page, frame: Frame, governor: Governor, earlier: Earlier) -> None:
    """The subject or object of a word of modality, where it acts in the event that is wished, denied or blamed on it."""
    k = frame.spot.start
    if governor.cue is not None and is_decreed(page, frame.spot.trigger.type, governor) and not frame.having("agent"):
        fits = frame.spot.trigger.role_of
        add_light(page, frame, "light", previous_subject(page, governor.index, lambda found: all(fits("light", f.kind) for f in found)))
    if governor.cue is None or governor.cue.control == "-":
        return
    if governor.cue.control == "obj" and governor.cue.pos == "noun":
        add_light(page, frame, "light", _accused(page, governor, k))
    elif governor.cue.control == "obj":
        first = read_phrase(page, governor.index + 1, k)
        second = read_phrase(page, first.end, k) if first is not None and governor.is_verb else first
        add_light(page, frame, "light", second.fillers if second is not None else ())
    elif not frame.having("agent") and len(frame.having("participant")) < 2:
        add_light(page, frame, "light" if governor.cue.control == "subj" else "state", _controller(page, frame, governor, earlier))


def is_decreed(page: Page, type_: str, governor: Governor) -> bool:
    """Whether an event of a type is what a decree provides for by the verb that governs it: مرسوما رئاسيا يقضي بتشكيل لجنة."""
    if type_ not in BY_DECREE or governor.cue is None or governor.cue.lemma not in PROVIDING:
        return False
    return any(page.norm(j) in DECREES for j in range(max(governor.index - DECREED_NEAR, 0), governor.index))


def _accused(page: Page, governor: Governor, limit: int) -> tuple[Filler, ...]:
    """Who is accused by a noun: behind ل (اتهامها لروسيا بقصف), behind who accuses (اتهام أوسلو روسيا), else its genitive."""
    for j in range(governor.index + 1, limit):
        if page.norm(j) in ("ل", "لل"):
            phrase = read_phrase(page, j + 1, limit)
            return phrase.fillers if phrase is not None else ()
    first = read_phrase(page, governor.index + 1, limit)
    second = read_phrase(page, first.end, limit) if first is not None and first.fillers else None
    chosen = second if second is not None and second.fillers else first
    return chosen.fillers if chosen is not None else ()


def _controller(page: Page, frame: Frame, governor: Governor, earlier: Earlier) -> tuple[Filler, ...]:
    """Who wishes, plans or denies: the subject of a verb, of a predicate (موسكو مستعدة), or the parties of an agreement told before."""
    assert governor.cue is not None
    if governor.is_verb:
        return governor_subject(page, governor, frame.spot.start)
    if governor.cue.pos == "noun":
        told = next((fillers for at, fillers in reversed(earlier) if at == governor.index), ())
        if told:
            return told
        if governor.form.pronoun:
            return find_possessor(page, frame, earlier)
        phrase = read_phrase(page, governor.index + 1, frame.spot.start)
        return phrase.fillers if phrase is not None and phrase.start == governor.index + 1 else ()
    before = subject_before(page, governor.index)
    if before is not None and accepts(frame, before.fillers):
        return before.fillers
    sentence = page.words[governor.index].sentence
    return next((f for at, f in reversed(earlier) if page.words[at].sentence == sentence and accepts(frame, f)), ())


def settle_agents(frame: Frame) -> None:
    """A genitive that would be a target beside another one is the agent: غزو ألمانيا لبولندا.

    The genitive of a visit that somebody pays is who is visited: قام بيرغ بزيارة حداد.
    """
    paid = frame.spot.trigger.type == "Visit" and any(g.is_verb and g.support is not None for g in frame.governors)
    if paid and any(role == "agent" and slot == "light" for role, _, slot in frame.roles):
        frame.roles = [(role, f, slot) for role, f, slot in frame.roles if (role, slot) != ("agent", "gen")]
    by_genitive = [n for n, (role, _, slot) in enumerate(frame.roles) if role == "target" and slot == "gen"]
    others = [n for n, (role, _, slot) in enumerate(frame.roles) if role == "target" and slot not in ("gen", "adj")]
    if by_genitive and others and not frame.having("agent"):
        for n in by_genitive:
            frame.roles[n] = ("agent", *frame.roles[n][1:])
