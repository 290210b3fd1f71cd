"""The phrases behind prepositions: partners, targets, matters and places of an event."""

from __future__ import annotations

from collections.abc import Sequence

from kg.events.frames import Frame, Spots, is_adjective, is_own_object
from kg.events.lexicon import get_event_words
from kg.events.page import PREPOSITIONS, RELATIVES, Page
from kg.events.phrases import Filler, mention_fillers, read_phrase
from kg.events.subjects import PARTICLES, antecedent, find_hero
from kg.statements.phrases import is_function_word

PLACES = frozenset("LSF")
#: Types whose verb has a matter for its object, with places of its own: بحثا الوضع في حلب.
OF_MATTERS = frozenset(["Agreement", "Consultation"])
FAR = 99
#: Types that talks may be about, whose parties are theirs.
NEGOTIATED = frozenset(["Agreement", "PrisonerExchange"])
#: Types of which a pronoun behind على tells whom they befall.
OVER_PERSONS = frozenset(["Arrest", "Conviction"])
#: Prepositions that reach back over other nouns.
FAR_REACHING = frozenset(["مع", "بين", "منقبل", "عليد", "برعايه", "بوساطه", "باشراف", "تحترعايه", "تحتاشراف", "بتيسير", "بتسهيل"])
#: Prepositions that tell a party only where nothing but adjectives and times stands between: هجوم جوي من إيران, not عناصر من الجيش.
APART = {"Attack": ("من",), "Call": ("ب",)}
#: A preposition with a pronoun → the preposition.
RESUMPTIVE = {
    p + s: n for p, n in (("من", "من"), ("علي", "علي"), ("في", "في"), ("الي", "الي"), ("مع", "مع")) for s in ("ه", "ها", "هم", "هما")
}


def scan_prepositions(page: Page, frame: Frame, start: int, end: int, spots: Spots) -> None:
    """Give the phrases behind prepositions in ``[start, end)`` their roles.

    What stands behind another event noun belongs to that one, and behind a noun of another kind only مع and بين still reach back.
    """
    spot, known = frame.spot, frame.spot.trigger.prepositions
    own = {spot.start, *([frame.carrier.index] if frame.carrier else [])}
    on_matters = spot.is_verb and spot.trigger.type in OF_MATTERS
    talks = spot.trigger.type == "Consultation" and not spot.is_verb
    foreign = loose = aside = False
    claimed: frozenset[str] = frozenset()
    struck = any(slot == "علي" for _, _, slot in frame.roles)
    j = start
    while j < end:
        if j in spots and j not in own and j not in page.words.mention_over and not is_own_object(spot, spots[j]):
            foreign = True
            claimed |= frozenset().union(*(s.trigger.prepositions for s in spots[j]))
            talks = talks and all(s.trigger.type in NEGOTIATED for s in spots[j])
        aside = aside or _begins_aside(page, j) or (on_matters and _is_other_noun(page, j, start - FAR))
        if resume(page, frame, j, known):
            j += 1
            continue
        if page.norm(j + 1) in get_event_words("compound") and page.norm(j) in PREPOSITIONS:  # إلى جانب الإمارات
            beside = read_phrase(page, j + 2, end)
            j = beside.end if beside is not None and beside.start == j + 2 else j + 2
            continue
        name, width = _preposition(page, j, frame)
        shared = name == "بين" and foreign and talks and not frame.having("participant")  # مفاوضات بشأن اتفاق بين
        if width and (not (foreign or loose) or (name in FAR_REACHING and name not in claimed) or shared):
            phrase = read_phrase(page, j + width, end)
            if phrase is not None and phrase.start <= j + width + 3 and not any(k in spots for k in range(j + width, phrase.start + 1)):
                fillers, stop = phrase.fillers, phrase.end
                if not fillers and stop < end and page.norm(stop) in ("في", "ب", "داخل"):  # على أهداف في سوريا
                    inner = read_phrase(page, stop + 1, end)
                    if inner is not None and inner.start <= stop + 2:
                        fillers, stop = inner.fillers, inner.end
                if name == "علي" and struck:
                    fillers = ()  # هيمنت تداعيات الهجوم على أوسلو على القمة
                struck = struck or name == "علي"
                if not foreign and name in APART.get(spot.trigger.type, "") and _is_apart(page, frame, j, fillers):
                    fillers = ()
                fitted = name in known and not (name == "ل" and _is_verbal(page, frame, j + width)) and frame.add(name, fillers)
                if not fitted and not foreign and not aside and name in get_event_words("place"):
                    _add_places(frame, fillers)
                j = max(stop, j + 1)
                continue
        if width:
            loose = loose or not spot.is_verb
            j += 1
            continue
        if frame.carrier is not None and j == frame.carrier.index:
            j += 1
            continue
        noun = not spot.is_verb and not (j in spots and is_own_object(spot, spots[j])) and _is_other_noun(page, j, start)
        loose = loose or noun or page.norm(j) in get_event_words("break")
        j += 1


def _is_apart(page: Page, frame: Frame, j: int, fillers: Sequence[Filler]) -> bool:
    """Whether other words than adjectives and times stand between an event noun and the preposition of a state or body at ``j``."""
    if frame.spot.is_verb or all(f.kind == "P" or frame.spot.trigger.role_of(page.norm(j), f.kind) == "target" for f in fillers):
        return False
    between = range(frame.spot.end, j)
    return not all(k in page.words.timed or k in page.demonym or is_adjective(page, k) or page.norm(k).endswith("ي") for k in between)


def _is_verbal(page: Page, frame: Frame, k: int) -> bool:
    """Whether a noun without article that is no name, title or body stands behind ل, a purpose most often: لهزيمة المتمردين.

    Of what is given to somebody the purpose tells to whom: مساعدات لإعمار سوريا.
    """
    words, norm = page.words, page.norm(k)
    if frame.spot.trigger.role_of("ل", "S") == "target":
        return False
    if k in words.mention_from or k in page.title or k in page.demonym or norm.startswith("ال") or page.norm(k - 1) == "لل":
        return False
    return norm not in get_event_words("body", "group") and not norm.isdigit() and norm not in get_event_words("transparent")


def _begins_aside(page: Page, j: int) -> bool:
    """Whether a purpose (لإنهاء النزاع في) or the time of another thing (بعد توتر في) begins at ``j``, whose places are not the event's."""
    norm, after = page.norm(j), j + 1
    if norm[:1] == "ل" and norm[1:] in get_event_words("matter"):
        return True
    if after in page.words.timed or after in page.words.mention_from or after in page.title or after in page.demonym:
        return False
    return norm in ("ل", "لل") or norm in ("بعد", "قبل", "اثر", "عقب", "منذ", "بسبب", "رغم", "وسط")


def _is_other_noun(page: Page, j: int, start: int) -> bool:
    """Whether a noun of another kind stands at ``j``, behind which prepositions are its own; adjectives right behind the event are none."""
    norm = page.norm(j)
    if not norm[:1].isalpha() or j in page.words.mention_over or j in page.words.timed or j in page.demonym or j in page.title:
        return False
    if is_function_word(norm) or norm in PREPOSITIONS or norm in RELATIVES or page.is_verb(j) or norm.startswith(("لل", "بال")):
        return False
    return not (j < start + 3 and is_adjective(page, j))


def resume(page: Page, frame: Frame, j: int, known: frozenset[str]) -> bool:
    """Read a preposition with a pronoun in a relative clause: الاتفاق الذي انسحبت منه."""
    name = RESUMPTIVE.get(page.norm(j))
    if name is None:
        return False
    if name in known:
        kinds = frozenset(s for s in "POSLFTEX" if frame.spot.trigger.role_of(name, s))
        found = antecedent(page, frame.carrier.index if frame.carrier else frame.spot.start, kinds)
        if not found and kinds <= frozenset("TO"):
            found = find_latest(page, frame.spot.start, "T")
        elif not found and name == "علي" and frame.spot.trigger.type in OVER_PERSONS and page.norm(j).endswith("ه"):
            found = find_latest(page, frame.spot.start, "P")[:1]  # حكم عليه بالسجن, ألقي القبض عليه
            found = found or find_hero(page, frame.spot.trigger.type)
        frame.add(name, found)
    return True


def find_latest(page: Page, k: int, kind: str) -> tuple[Filler, ...]:
    """The last mention of a kind before ``k``, in this sentence or the two before."""
    for j in range(k - 1, -1, -1):
        if page.words[j].sentence < page.words[k].sentence - 2:
            break
        mention = page.words.mention_from.get(j)
        found = tuple(f for f in mention_fillers(page, mention) if f.kind == kind) if mention is not None else ()
        if found:
            return found
    return ()


def _preposition(page: Page, j: int, frame: Frame) -> tuple[str, int]:
    """The preposition at ``j`` in the table's spelling and how many words it has; none inside a title."""
    known = frame.spot.trigger.prepositions
    if j in page.words.mention_over or page.is_titled(j, frame.spot.start):
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


def scan_between(page: Page, frame: Frame, start: int, end: int, carried: bool) -> None:
    """A place or partner between a verb and the event noun that it carries: عقد بيرغ في أوسلو لقاء."""
    for j in range(start, end):
        name, width = _preposition(page, j, frame)
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


def scan_front(page: Page, frame: Frame, k: int) -> None:
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
