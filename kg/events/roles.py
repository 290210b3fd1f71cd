"""Who does what in an event: the frame of a trigger filled from the words around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.events.governors import Governor
from kg.events.lexicon import get_event_words
from kg.events.page import PREPOSITIONS, RELATIVES, Page
from kg.events.phrases import Filler, demonym_filler, mention_fillers, read_phrase
from kg.events.subjects import PARTICLES, antecedent, previous_subject, pronoun_subject, speaker, subject_before
from kg.events.triggers import Spot
from kg.statements.phrases import is_function_word, skip_asides

PLACES = frozenset("LSF")
#: Prepositions that reach back over other nouns.
FAR_REACHING = frozenset(["مع", "بين", "منقبل", "عليد", "برعايه", "بوساطه"])
#: Types whose trigger may have an agreement for its object: توقيع اتفاق, أبرم اتفاقا.
OVER_AGREEMENTS = frozenset(["Agreement", "TreatySigning"])
#: A pronoun that near the beginning of a sentence may stand before its noun.
CATAPHORA = 4
RESUMPTIVE = {
    p + s: n for p, n in (("من", "من"), ("علي", "علي"), ("في", "في"), ("الي", "الي"), ("مع", "مع")) for s in ("ه", "ها", "هم", "هما")
}


@dataclass
class Frame:
    """A trigger with what fills its slots; ``start`` and ``end`` are the words that were read."""

    spot: Spot
    governors: tuple[Governor, ...] = ()
    carrier: Governor | None = None
    roles: list[tuple[str, Filler, str]] = field(default_factory=list)  # role, filler, slot
    start: int = 0
    end: int = 0
    subject: tuple[Filler, ...] = ()

    def add(self, slot: str, fillers: Sequence[Filler]) -> bool:
        """Give the fillers the roles that the frame has for ``slot``; whether any fitted."""
        fitted = False
        for filler in fillers:
            role = self.spot.trigger.role_of(slot, filler.kind)
            if role is None or (role == "participant" and filler.how == "media"):
                continue
            fitted = True
            if not any(r == role and f.entity == filler.entity for r, f, _ in self.roles):
                self.roles.append((role, filler, slot))
        return fitted

    def having(self, *roles: str) -> list[Filler]:
        return [f for r, f, _ in self.roles if r in roles]


def fill_verb(page: Page, frame: Frame, spots: Mapping[int, tuple[Spot, ...]], earlier: Sequence[tuple[int, tuple[Filler, ...]]]) -> None:
    """Fill the frame of a verb: subject, object, prepositions."""
    spot = frame.spot
    end = page.clause_end(spot.end - 1)
    frame.start, frame.end = page.clause_start(spot.start), end
    before = subject_before(page, spot.start)
    relative = antecedent(page, spot.start)
    behind = spot.end + (page.norm(spot.end) in RESUMPTIVE)
    if behind > spot.end:
        _resume(page, frame, spot.end, spot.trigger.prepositions)
    first = read_phrase(page, behind, end)
    at = first.end if first else skip_asides(page.words, spot.end, end)
    named = () if first is None else first.fillers
    plural = spot.form.number in (2, 3)
    subject: tuple[Filler, ...] = ()
    governed = bool(relative) and not spot.form.pronoun and page.norm(spot.end) not in RESUMPTIVE
    if spot.form.pronoun:
        if named and frame.add("subj", named):
            subject = named
        if relative:
            frame.add("obj", relative)
        named = () if subject else named
    elif before is not None and before.fillers and not relative:
        if frame.add("subj", before.fillers):
            subject = before.fillers
    elif governed and (frame.add("subj", relative) or named):
        subject = relative
    if not subject and named and not plural and (not relative or not _agrees_as_subject(frame, relative)):
        if frame.add("subj", named):
            subject, named = named, ()
            second = read_phrase(page, at, end)
            if second is not None and second.start <= at + 2 and second.fillers:
                frame.add("obj", second.fillers)
                at = second.end
    elif not subject and relative and frame.add("subj", relative):
        subject = relative
    if named and frame.add("obj", named):
        named = ()
    if not subject and not any(r in ("agent", "subject") for r, _, s in frame.roles if s == "subj"):
        subject = _left_out(page, frame, earlier)
        frame.add("subj", subject)
    frame.subject = subject
    scan_prepositions(page, frame, at if at > spot.end else spot.end, end, spots)
    _find_treaty(page, frame, end)
    _scan_front(page, frame, spot.start)


def _find_treaty(page: Page, frame: Frame, end: int) -> None:
    """The treaty that a verb acts on, where much stands before it: وقع قادة … وممثلون عنهم هذه المعاهدة."""
    if frame.having("about") or not any(n == "role" and "about" in v for n, v in frame.spot.trigger.needs):
        return
    for j in range(frame.spot.end, end):
        mention = page.words.mention_from.get(j)
        if mention is not None and mention.type == "Treaty" and page.norm(j - 1) not in PREPOSITIONS:
            frame.add("obj", mention_fillers(page, mention))
            return


def _agrees_as_subject(frame: Frame, fillers: Sequence[Filler]) -> bool:
    return any(frame.spot.trigger.role_of("subj", f.kind) in ("agent", "participant", "subject") for f in fillers)


def _left_out(page: Page, frame: Frame, earlier: Sequence[tuple[int, tuple[Filler, ...]]]) -> tuple[Filler, ...]:
    """The subject of the clause before, the speaker behind إنه, or the controlling subject of a governing verb."""
    k = frame.spot.start
    for governor in frame.governors:
        if governor.is_verb and (governor.cue is None or governor.cue.control in ("subj", "state")):
            found = governor_subject(page, governor, k)
            if _fit(frame, found):
                return found
    found = pronoun_subject(page, k)
    if _fit(frame, found):
        return found
    sentence = page.words[k].sentence
    for at, fillers in reversed(earlier):
        if at < k and page.words[at].sentence >= sentence - 1 and page.words[at].line == page.words[k].line and _fit(frame, fillers):
            return fillers
    return previous_subject(page, k, lambda fillers: _fit(frame, fillers))


def _fit(frame: Frame, fillers: Sequence[Filler]) -> bool:
    slot = "subj" if frame.spot.is_verb else "poss"
    return bool(fillers) and all(frame.spot.trigger.role_of(slot, f.kind) for f in fillers)


def governor_subject(page: Page, governor: Governor, limit: int) -> tuple[Filler, ...]:
    """The named subject of a governing verb: behind it, before it, or in front of its relative."""
    if not governor.is_verb:
        return ()
    relative = antecedent(page, governor.index)
    if relative:
        return relative
    before = subject_before(page, governor.index)
    if before is not None and before.fillers:
        return before.fillers
    phrase = read_phrase(page, governor.index + 1, limit)
    if phrase is not None and phrase.fillers:
        return phrase.fillers
    return pronoun_subject(page, governor.index)


def fill_participle(page: Page, frame: Frame, spots: Mapping[int, tuple[Spot, ...]]) -> None:
    """Fill the frame of a participle: the name that it stands behind, and prepositions."""
    spot = frame.spot
    frame.start, frame.end = spot.start, page.clause_end(spot.end - 1)
    for j in range(spot.start - 1, max(spot.start - 4, -1), -1):
        mention = page.words.mention_over.get(j)
        if mention is not None:
            frame.add("before", mention_fillers(page, mention))
            break
        if not _is_adjective(page, j):
            break
    scan_prepositions(page, frame, spot.end, frame.end, spots)


def fill_noun(page: Page, frame: Frame, spots: Mapping[int, tuple[Spot, ...]], earlier: Sequence[tuple[int, tuple[Filler, ...]]]) -> None:
    """Fill the frame of an event noun: adjectives, genitive, possessor, prepositions, and what its verb brings."""
    spot = frame.spot
    limit = _noun_limit(page, spot, spots)
    at = spot.end
    if spot.named is not None:
        at = page.words.last_word[spot.named] + 1
    anchor = frame.governors[0].index if frame.governors else spot.start
    frame.start = page.clause_start(anchor)
    at = _read_adjectives(page, frame, at, limit)
    if at == spot.end and not spot.form.definite and not spot.form.pronoun:
        at = _read_genitive(page, frame, at, limit)
        at = _read_adjectives(page, frame, at, limit)
    elif spot.form.pronoun:
        phrase = read_phrase(page, at, limit)
        if (
            phrase is not None
            and phrase.start <= at + 2
            and phrase.fillers
            and frame.add("obj" if _has_slot(spot, "obj") else "gen", phrase.fillers)
        ):
            at = phrase.end
    if spot.form.pronoun:
        found = _possessor(page, frame, earlier)
        frame.add("poss", found)
        frame.subject = found
    if frame.carrier is not None:
        _read_carrier(page, frame)
        limit = max(limit, page.clause_end(frame.carrier.index))
    for governor in frame.governors:
        _read_governor(page, frame, governor, earlier)
        if governor.is_verb:
            _scan_between(page, frame, governor.index + 1, spot.start, governor.support is not None)
    frame.end = limit
    scan_prepositions(page, frame, at, limit, spots)
    for governor in frame.governors:
        _read_control(page, frame, governor)
    _scan_front(page, frame, anchor)
    settle_agents(frame)


def _has_slot(spot: Spot, name: str) -> bool:
    return any(s.name == name for s in spot.trigger.slots)


def _noun_limit(page: Page, spot: Spot, spots: Mapping[int, tuple[Spot, ...]]) -> int:
    """Where the surroundings of an event noun end: with its clause, before a verb or another event of the table."""
    end = page.clause_end(spot.end - 1)
    for j in range(spot.end, end):
        if page.words.mention_over.get(j) is not None:
            continue
        if page.is_verb(j):
            return j
        if (
            page.words[j].text in "،,"
            and page.norm(j + 1) not in ("و",)
            and j + 1 not in page.words.mention_from
            and page.norm(j + 1) not in ("في", "ب", "بين", "مع")
        ):
            return j
    return end


def _read_adjectives(page: Page, frame: Frame, at: int, limit: int) -> int:
    """Read nationality adjectives behind the noun, over others that agree with it; the index behind the last one."""
    definite = frame.spot.form.definite or bool(frame.spot.form.pronoun) or page.norm(at).startswith("ال")
    j, last, skipped = at, at, 0
    while j < limit and skipped < 3:
        if j in page.demonym:
            frame.add("adj", [demonym_filler(page, j)])
            j += page.demonym[j][1]
            last = j
        elif (page.words[j].text in "-–" and j + 1 in page.demonym) or (
            page.norm(j) == "و" and j + 1 in page.demonym and last == j and last > at
        ):
            j += 1
        elif page.norm(j)[:1].isalpha() and page.norm(j).startswith("ال") is definite and _is_adjective(page, j):
            j += 1
            skipped += 1
        else:
            break
    return last


def _is_adjective(page: Page, j: int) -> bool:
    norm = page.norm(j)
    return j not in page.words.mention_over and j not in page.title and not page.is_verb(j) and len(norm) > 3 and (
        norm.endswith(("ي", "يه", "ه", "ا")) or norm.startswith("ال"))


def _read_genitive(page: Page, frame: Frame, at: int, limit: int) -> int:
    """Read the genitive and a second noun phrase behind it (زيارة بايدن جنيف); the index behind them."""
    if page.norm(at) in ("كل",) or at >= limit:
        pass
    direct = at in page.words.mention_from or at in page.title or page.norm(at)[:1].isalpha()
    phrase = read_phrase(page, at, limit) if direct else None
    if phrase is None or phrase.start > at + 2:
        return at
    if phrase.start > at and page.norm(at) not in ("كل",) and at not in page.words.closes and at not in page.words.timed:
        return at
    if not phrase.fillers:
        return phrase.end
    frame.add("gen", phrase.fillers)
    if phrase.end < limit and _has_slot(frame.spot, "obj"):
        second = read_phrase(page, phrase.end, limit)
        if second is not None and second.fillers and second.start <= phrase.end + 1:
            frame.add("obj", second.fillers)
            return second.end
    return phrase.end


def _possessor(page: Page, frame: Frame, earlier: Sequence[tuple[int, tuple[Filler, ...]]]) -> tuple[Filler, ...]:
    """Who the pronoun on a noun stands for: the latest subject, speaker or named person that the frame and the pronoun accept."""
    k, pronoun = frame.spot.start, frame.spot.form.pronoun

    def fits(fillers: tuple[Filler, ...]) -> bool:
        if pronoun == "هما" and len(fillers) != 2:
            return False
        if pronoun == "ه" and (len(fillers) > 1 or any(f.kind == "S" for f in fillers)):
            return False
        return _fit(frame, fillers)

    for governor in frame.governors:
        found = governor_subject(page, governor, k)
        if fits(found):
            return found
    sentence = page.words[k].sentence
    for at, fillers in reversed(earlier):
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
    return ()


def _read_carrier(page: Page, frame: Frame) -> None:
    """The subject of the verb behind the noun: الهجوم الذي شنته روسيا."""
    carrier = frame.carrier
    if carrier is None or carrier.support is None or carrier.support.subject == "none":
        return
    phrase = read_phrase(page, carrier.index + 1, page.clause_end(carrier.index))
    if phrase is not None and phrase.start <= carrier.index + 2:
        _add_light(frame, carrier.support.subject, phrase.fillers)


def _add_light(frame: Frame, subject: str, fillers: Sequence[Filler]) -> None:
    if subject == "state":
        fillers = [f for f in fillers if f.kind in "OS"]
    if subject in ("light", "state"):
        frame.add("light", fillers)
        if fillers:
            frame.subject = tuple(fillers)
    elif subject in ("target", "place"):
        for filler in fillers:
            if subject == "place" and filler.kind not in PLACES:
                frame.add("light", [filler])
            elif not any(r == subject and f.entity == filler.entity for r, f, _ in frame.roles):
                frame.roles.append((subject, filler, subject))


def _read_governor(page: Page, frame: Frame, governor: Governor, earlier: Sequence[tuple[int, tuple[Filler, ...]]]) -> None:
    """The subject that a carrying or controlling verb brings."""
    k = frame.spot.start
    if governor.support is not None:
        if governor.support.subject == "none":
            return
        if governor.is_verb:
            found = governor_subject(page, governor, k) or _among(page, frame, governor)
            if not found and governor.support.subject in ("light", "state") and not _core(frame):
                found = next((f for at, f in reversed(earlier) if at < k and page.words[at].sentence == page.words[k].sentence
                              and all(frame.spot.trigger.role_of("light", x.kind) for x in f)), ())
                found = found or previous_subject(
                    page, governor.index, lambda f: all(frame.spot.trigger.role_of("light", x.kind) for x in f)
                )
        elif governor.form.pronoun and not governor.is_verb:
            found = _possessor(page, frame, earlier)
        else:
            phrase = read_phrase(page, governor.index + 1, k)
            found = phrase.fillers if phrase is not None else ()
        _add_light(frame, governor.support.subject, found)


def _read_control(page: Page, frame: Frame, governor: Governor) -> None:
    """The subject or object of a word of modality, where it acts in the event that is wished, denied or blamed on it."""
    k = frame.spot.start
    if governor.cue is None or not governor.is_verb:
        return
    if governor.cue.control == "obj":
        first = read_phrase(page, governor.index + 1, k)
        second = read_phrase(page, first.end, k) if first is not None else None
        _add_light(frame, "light", second.fillers if second is not None else ())
    elif governor.cue.control in ("subj", "state") and not frame.having("agent") and len(frame.having("participant")) < 2:
        _add_light(frame, "light" if governor.cue.control == "subj" else "state", governor_subject(page, governor, k))


def settle_agents(frame: Frame) -> None:
    """A genitive that would be a target beside another one is the agent: غزو ألمانيا لبولندا."""
    by_genitive = [n for n, (role, _, slot) in enumerate(frame.roles) if role == "target" and slot == "gen"]
    others = [n for n, (role, _, slot) in enumerate(frame.roles) if role == "target" and slot not in ("gen", "adj")]
    if by_genitive and others and not frame.having("agent"):
        for n in by_genitive:
            frame.roles[n] = ("agent", *frame.roles[n][1:])


def _among(page: Page, frame: Frame, governor: Governor) -> tuple[Filler, ...]:
    """Those singled out of an unnamed plural: سيقومون بزيارة إيران ومن ضمنهم فلان."""
    if governor.form.number != 3:
        return ()
    end = page.clause_end(frame.spot.start)
    at = next((j for j in range(frame.spot.end, end) if page.norm(j) in get_event_words("among")), None)
    phrase = read_phrase(page, at + 1, end) if at is not None else None
    return phrase.fillers if phrase is not None else ()


def _core(frame: Frame, *roles: str) -> list[Filler]:
    return frame.having(*(roles or ("participant", "agent", "target", "subject")))


def scan_prepositions(page: Page, frame: Frame, start: int, end: int, spots: Mapping[int, tuple[Spot, ...]]) -> None:
    """Give the phrases behind prepositions in ``[start, end)`` their roles.

    What stands behind another event noun belongs to that one, and behind a noun of another kind only مع and بين still reach back.
    """
    spot, known = frame.spot, frame.spot.trigger.prepositions
    own = {spot.start, *([frame.carrier.index] if frame.carrier else [])}
    foreign = loose = False
    claimed: frozenset[str] = frozenset()
    j = start
    while j < end:
        if j in spots and j not in own and j not in page.words.mention_over and not _is_own_object(spot, spots[j]):
            foreign = True
            claimed |= frozenset().union(*(s.trigger.prepositions for s in spots[j]))
        if _resume(page, frame, j, known):
            j += 1
            continue
        name, width = _preposition(page, j, known)
        if width and (not (foreign or loose) or (name in FAR_REACHING and name not in claimed)):
            phrase = read_phrase(page, j + width, end)
            if phrase is not None and phrase.start <= j + width + 3 and not any(k in spots for k in range(j + width, phrase.start + 1)):
                fillers, stop = phrase.fillers, phrase.end
                if not fillers and stop < end and page.norm(stop) in ("في", "ب", "داخل"):  # على أهداف في سوريا
                    inner = read_phrase(page, stop + 1, end)
                    if inner is not None and inner.start <= stop + 2:
                        fillers, stop = inner.fillers, inner.end
                fitted = name in known and frame.add(name, fillers)
                if not fitted and not foreign and name in get_event_words("place"):
                    _add_places(frame, fillers)
                j = max(stop, j + 1)
                continue
        if width:
            j += 1
            loose = loose or not spot.is_verb
            continue
        if frame.carrier is not None and j == frame.carrier.index:
            j += 1
            continue
        loose = loose or page.norm(j) in get_event_words("break") or (not spot.is_verb and _is_other_noun(page, j, start))
        j += 1


def _is_own_object(spot: Spot, others: tuple[Spot, ...]) -> bool:
    """Whether a noun only names what the trigger does already: أبرم اتفاقا, وقع مذكرة تفاهم, دفع فدية."""
    if any(o.is_verb for o in others):
        return False
    if spot.trigger.type in OVER_AGREEMENTS:
        return all(o.trigger.type in OVER_AGREEMENTS for o in others)
    wants = any(need == "next" for need, _ in spot.trigger.needs)
    return wants and all(o.trigger.type == spot.trigger.type for o in others)


def own_objects(page: Page, frame: Frame, spots: Mapping[int, tuple[Spot, ...]]) -> list[int]:
    """The spots in the words of a frame that name the same happening once more."""
    spot = frame.spot
    if not any(need == "next" for need, _ in spot.trigger.needs) and not (spot.is_verb and spot.trigger.type in OVER_AGREEMENTS):
        return []
    return [k for k in range(spot.end, frame.end) if k in spots and _is_own_object(spot, spots[k]) and not spots[k][0].form.definite]


def _is_other_noun(page: Page, j: int, start: int) -> bool:
    """Whether a noun of another kind stands at ``j``, behind which prepositions are its own; adjectives right behind the event are none."""
    norm = page.norm(j)
    if not norm[:1].isalpha() or j in page.words.mention_over or j in page.words.timed or j in page.demonym or j in page.title:
        return False
    if is_function_word(norm) or norm in PREPOSITIONS or norm in RELATIVES or page.is_verb(j) or norm.startswith(("لل", "بال")):
        return False
    return not (j < start + 3 and _is_adjective(page, j))


def _resume(page: Page, frame: Frame, j: int, known: frozenset[str]) -> bool:
    """Read a preposition with a pronoun in a relative clause: الاتفاق الذي انسحبت منه."""
    name = RESUMPTIVE.get(page.norm(j))
    if name is None:
        return False
    if name in known:
        kinds = frozenset(s for s in "POSLFTEX" if frame.spot.trigger.role_of(name, s))
        found = antecedent(page, frame.carrier.index if frame.carrier else frame.spot.start, kinds)
        if not found and kinds <= frozenset("TO"):
            found = _latest(page, frame.spot.start, "T")
        frame.add(name, found)
    return True


def _latest(page: Page, k: int, kind: str) -> tuple[Filler, ...]:
    """The last mention of a kind before ``k``, in this sentence or the two before."""
    for j in range(k - 1, -1, -1):
        if page.words[j].sentence < page.words[k].sentence - 2:
            break
        mention = page.words.mention_from.get(j)
        found = tuple(f for f in mention_fillers(page, mention) if f.kind == kind) if mention is not None else ()
        if found:
            return found
    return ()


def _preposition(page: Page, j: int, known: frozenset[str]) -> tuple[str, int]:
    """The preposition at ``j`` in the table's spelling and how many words it has."""
    if j in page.words.mention_over:
        return "", 0
    norm = "ل" if page.norm(j) == "لل" else page.norm(j)
    two = norm + page.norm(j + 1)
    if two in known:
        return two, 2
    return (norm, 1) if norm in known or norm in get_event_words("place") else ("", 0)


def _add_places(frame: Frame, fillers: Sequence[Filler]) -> None:
    if frame.having("place"):
        return
    for filler in fillers:
        if filler.kind in PLACES and filler.how != "demonym":
            frame.roles.append(("place", filler, "في"))


def _scan_between(page: Page, frame: Frame, start: int, end: int, carried: bool) -> None:
    """A place or partner between a verb and the event noun that it carries: عقد بيرغ في أوسلو لقاء."""
    for j in range(start, end):
        name, width = _preposition(page, j, frame.spot.trigger.prepositions)
        if not width:
            continue
        phrase = read_phrase(page, j + width, end)
        if phrase is None or phrase.start > j + width + 1:
            continue
        if name in get_event_words("place"):
            if carried:
                _add_places(frame, phrase.fillers)
        elif name in ("مع", "بين", "من"):
            frame.add(name, phrase.fillers)


def _scan_front(page: Page, frame: Frame, k: int) -> None:
    """A place that the clause begins with: وفي جنيف، التقى."""
    if frame.having("place"):
        return
    j = frame.start
    while j < k and page.norm(j) in PARTICLES:
        j += 1
    if page.norm(j) in ("في", "ب") and j < k:
        phrase = read_phrase(page, j + 1, k)
        if phrase is not None and phrase.start <= j + 2:
            _add_places(frame, phrase.fillers)
