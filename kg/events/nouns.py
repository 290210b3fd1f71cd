"""The frame of an event noun or participle, filled from the words around it."""

from __future__ import annotations

from dataclasses import replace

from kg.events.carriers import find_possessor, read_carrier, read_control, read_governor, settle_agents
from kg.events.frames import Earlier, Frame, Spots, is_adjective
from kg.events.governors import TAKEN_UP
from kg.events.lexicon import get_event_words
from kg.events.page import PREPOSITIONS, RELATIVES, Page
from kg.events.phrases import Filler, demonym_filler, mention_fillers, read_phrase
from kg.events.prepositions import scan_between, scan_front, scan_prepositions
from kg.events.triggers import POSSESSIVES, Spot
from kg.gazetteer import get_gazetteer
from kg.linking.lexicon import get_body_adjectives
from kg.statements.phrases import is_function_word
from kg.text.demonyms import match_demonym

#: ل with a pronoun of one, and how near behind the noun of a visit it stands.
HIS, NEAR = frozenset(["له", "لها"]), 4
#: What nationalities of people end in, which no event noun has for its adjective: اعتقال عراقيين.
PLURAL = ("ون", "ين")
#: Attacks that news names by the town where they were: هجوم موسكو, تفجير كابل.
NAMED_BY_TOWNS = frozenset(["Attack:هجوم", "Attack:تفجير", "Attack:إطلاق نار", "Attack:إطلاق النار"])
#: Words before a genitive that tell how many: زيارة بعض الوزراء.
QUANTIFIERS = frozenset(["كل", "كلا", "كلتا", "جميع", "بعض", "عدد", "احد", "احدي", "كافه", "معظم", "سائر"])


def fill_noun(page: Page, frame: Frame, spots: Spots, earlier: Earlier) -> None:
    """Fill the frame of an event noun: adjectives, genitive, possessor, prepositions, and what its verb brings."""
    spot = frame.spot
    limit = _noun_limit(page, spot, spots)
    at = spot.end
    if spot.named is not None:
        at = page.words.last_word[spot.named] + 1
        if spot.trigger.type == "Attack":
            read_name(page, frame, spot.end, at)
    if spot.trigger.has_slot("holder"):
        name = page.title[spot.start][1]
        frame.add("holder", mention_fillers(page, name) if name is not None else [])
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
            and frame.add("obj" if spot.trigger.has_slot("obj") else "gen", phrase.fillers)
        ):
            at = phrase.end
    if spot.trigger.type == "Attack":
        at = _read_struck(page, frame, at)
        limit = max(limit, page.clause_end(frame.struck)) if frame.struck >= 0 else limit
    if spot.form.pronoun:
        found = find_possessor(page, frame, earlier)
        frame.add("poss", found)
        frame.subject = found
    elif spot.trigger.type == "Visit":
        _read_visitor(page, frame, at, limit)
    if frame.carrier is not None:
        read_carrier(page, frame)
        limit = max(limit, page.clause_end(frame.carrier.index))
    for governor in frame.governors:
        read_governor(page, frame, governor, earlier)
        if governor.is_verb:
            scan_between(page, frame, governor.index + 1, spot.start, governor.support is not None)
    frame.end = limit
    scan_prepositions(page, frame, at, limit, spots)
    if frame.carrier is not None and not frame.having("place"):
        after = frame.carrier.index + 1
        if frame.carrier.cue is not None:  # يعتزم بيرغ القيام بها إلى أوسلو
            after = next((j + 1 for j in range(after, limit) if page.norm(j) in TAKEN_UP), after)
        scan_prepositions(page, frame, after, limit, spots)
    for governor in frame.governors:
        read_control(page, frame, governor, earlier)
    scan_front(page, frame, anchor)
    settle_agents(frame)
    if spot.trigger.id in NAMED_BY_TOWNS and spot.form.number == 1:
        _settle_town(page, frame)


def _settle_town(page: Page, frame: Frame) -> None:
    """The capital that an attack on nobody else is named by is where it was, its state no attacker: هجوم موسكو."""
    capitals = get_gazetteer().capitals
    for n, (role, filler, slot) in enumerate(frame.roles):
        if (role, slot, filler.kind, filler.how) != ("agent", "gen", "S", "name") or frame.having("target") or frame.governors:
            continue
        hits = get_gazetteer().find(page.words.text[filler.start : filler.end], fuzzy=False)
        town = next((h.alias.entity for h in hits if capitals.get(h.alias.entity) == filler.entity), None)
        if town is not None:
            told = [("place", replace(filler, entity=town, kind="L"), slot)] if town in page.entities else []
            frame.roles[n : n + 1] = told
            return


def _read_struck(page: Page, frame: Frame, at: int) -> int:
    """Read what a verb of striking behind the noun tells of its target (الهجمات التي طالت أوسلو); the index behind it."""
    j = next((j for j in range(at, min(at + NEAR, len(page))) if not is_adjective(page, j) or page.norm(j) in RELATIVES), at)
    j = _skip_means(page, j)
    j += page.norm(j) in RELATIVES
    if page.norm(j) not in get_event_words("strike") or page.words[j].sentence != page.words[at - 1].sentence:
        return at
    frame.struck = j
    phrase = read_phrase(page, j + 1, page.clause_end(j))
    if phrase is None or phrase.start > j + 2:
        return j + 1
    known = {f.entity for f in frame.having("agent", "target")}
    frame.roles += [("target", f, "struck") for f in phrase.fillers if f.kind in "LSFOP" and f.entity not in known]
    return phrase.end


def _skip_means(page: Page, j: int) -> int:
    """The index behind what an attack was made with: هجوم انتحاري بسيارة مفخخة استهدف."""
    if page.norm(j) != "ب" or j + 1 in page.words.mention_from or j + 1 in page.words.timed:
        return j
    return next((i for i in range(j + 1, j + 1 + NEAR) if page.norm(i) in get_event_words("strike") | RELATIVES), j)


def _read_visitor(page: Page, frame: Frame, at: int, limit: int) -> None:
    """Who the pronoun behind ل stands for: the person whom the sentence named last: في أول زيارة رسمية له إلى أوسلو."""
    if frame.having("agent") or not any(page.norm(j) in HIS for j in range(at, min(at + NEAR, limit))):
        return
    sentence = page.words[frame.spot.start].sentence
    for j in range(frame.spot.start - 1, -1, -1):
        mention = page.words.mention_from.get(j)
        if page.words[j].sentence != sentence:
            return
        if mention is not None and mention.type == "Person" and len(mention.entities) == 1:
            frame.add("ل", mention_fillers(page, mention))
            return


def read_name(page: Page, frame: Frame, start: int, end: int) -> None:
    """Read who wages a war and against whom from its name: الحرب الروسية على أوكرانيا."""
    norms = [page.norm(j) for j in range(start, end)]
    told = match_demonym(norms[:2])
    if told is not None and match_demonym(norms[told[1] : told[1] + 2]) is None:
        last = page.words[start + told[1] - 1]
        frame.add("adj", [Filler(told[0], page.words[start].start, last.end, "S", "demonym")])
    for j in range(start, end):
        place = page.place_names.get(page.norm(j))
        if place is not None and page.norm(j - 1) == "علي":
            frame.add("علي", [Filler(place, page.words[j].start, page.words[j].end, page.kind_of(place), "name")])


def fill_participle(page: Page, frame: Frame, spots: Spots) -> None:
    """Fill the frame of a participle: the name that it stands behind, and prepositions."""
    spot = frame.spot
    frame.start, frame.end = spot.start, page.clause_end(spot.end - 1)
    for j in range(spot.start - 1, max(spot.start - 4, -1), -1):
        mention = page.words.mention_over.get(j)
        if mention is not None:
            frame.add("before", mention_fillers(page, mention))
            break
        if not is_adjective(page, j):
            break
    scan_prepositions(page, frame, spot.end, frame.end, spots)


def _is_described(page: Page, k: int, fillers: tuple[Filler, ...]) -> bool:
    """Whether the phrase at ``k`` is known by its nationality alone and is no armed force or body: سفينة روسية."""
    return all(f.how == "demonym" for f in fillers) and page.norm(k).removeprefix("ال") not in get_event_words("body", "transparent")


def _are_forces(page: Page, k: int, fillers: tuple[Filler, ...]) -> bool:
    """Whether the phrase at ``k`` names forces or another body of a state: قوات الشرطة, الجيش النرويجي."""
    return page.norm(k).removeprefix("ال") in get_event_words("body") and all(f.kind in "OS" for f in fillers)


def _owner(page: Page, filler: Filler) -> Filler:
    """The state whose forces a description with a pronoun tells, which moves them; any other filler as it is: سحب قواتها."""
    known = page.entities.get(filler.entity)
    owned = filler.how == "nominal" and page.words.text[filler.start : filler.end].split()[0].endswith(POSSESSIVES)
    if known is None or known.state is None or filler.kind != "O" or not owned:
        return filler
    return replace(filler, entity=known.state, kind="S")


def _has_object(page: Page, k: int, limit: int) -> bool:
    """Whether a noun stands at ``k`` without a preposition, no adjective, time or conjunction: the object of the noun before."""
    if k >= limit or k in page.words.timed or k in page.demonym or page.is_verb(k):
        return False
    if k in page.words.mention_from or k in page.title:
        return True
    norm = page.norm(k)
    return norm.isalpha() and norm not in PREPOSITIONS and not is_function_word(norm) and not is_adjective(page, k)


def _noun_limit(page: Page, spot: Spot, spots: Spots) -> int:
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
            and j + 1 not in page.words.timed  # اتصال بين بيرغ وحداد، الخميس
            and not _is_title_of_one_before(page, j + 1)
            and page.norm(j + 1) not in ("في", "ب", "بين", "مع")
        ):
            return j
    return end


def _is_title_of_one_before(page: Page, k: int) -> bool:
    """Whether the title at ``k`` follows its holder: لقاء مع بيرغ، وزير الدفاع، وحداد."""
    name = page.title[k][1] if k in page.title else None
    return name is not None and name.start < page.words[k].start


def _read_adjectives(page: Page, frame: Frame, at: int, limit: int) -> int:
    """Read nationality adjectives behind the noun, over others that agree with it; the index behind the last one."""
    definite = frame.spot.form.definite or bool(frame.spot.form.pronoun) or page.norm(at).startswith("ال")
    j, last, skipped = at, at, 0
    while j < limit and skipped < 3:
        if j in page.demonym and not (page.norm(j).endswith(PLURAL) and not frame.spot.form.number):
            frame.add("adj", [demonym_filler(page, j)])
            j += page.demonym[j][1]
            last = j
        elif get_body_adjectives().get(page.norm(j)) in page.entities and j not in page.words.mention_over:  # عقوبات أوروبية
            word = page.words[j]
            frame.add("adj", [Filler(get_body_adjectives()[page.norm(j)], word.start, word.end, "S", "demonym")])
            j += 1
            last = j
        elif (page.words[j].text in "-–" and j + 1 in page.demonym) or (
            page.norm(j) == "و" and j + 1 in page.demonym and last == j and last > at
        ):
            j += 1
        elif page.norm(j)[:1].isalpha() and page.norm(j).startswith("ال") is definite and is_adjective(page, j):
            j += 1
            skipped += 1
        else:
            break
    return last


def _read_genitive(page: Page, frame: Frame, at: int, limit: int) -> int:
    """Read the genitive and a second noun phrase behind it (زيارة بايدن جنيف); the index behind them."""
    direct = at in page.words.mention_from or at in page.title or page.norm(at)[:1].isalpha()
    phrase = read_phrase(page, at, limit) if direct else None
    if phrase is None or phrase.start > at + 2:
        return at
    if phrase.start > at and page.norm(at) not in QUANTIFIERS and at not in page.words.closes and at not in page.words.timed:
        return at
    if not phrase.fillers:
        return phrase.end
    if frame.spot.trigger.type == "Attack" and _is_described(page, phrase.start, phrase.fillers):
        frame.add("obj", phrase.fillers)  # قصف منشآت روسية
        return phrase.end
    if frame.spot.trigger.type == "Attack" and _are_forces(page, phrase.start, phrase.fillers) and _has_object(page, phrase.end, limit):
        frame.roles += [("agent", f, "gen") for f in phrase.fillers]  # اقتحام قوات الشرطة ممرات المستشفى
    elif frame.spot.trigger.type == "MilitaryMove":
        frame.add("gen", [_owner(page, f) for f in phrase.fillers])
    else:
        frame.add("gen", phrase.fillers)
    if phrase.end < limit and frame.spot.trigger.has_slot("obj"):
        second = read_phrase(page, phrase.end, limit)
        if second is not None and second.fillers and second.start <= phrase.end + 1:
            frame.add("obj", second.fillers)
            return second.end
    return phrase.end
