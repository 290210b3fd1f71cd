"""What the learned heads look at: how a trigger stands in its sentence, and how those whom the sentence names stand to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.events.frames import Frame
from kg.events.page import PREPOSITIONS, Page
from kg.events.phrases import Filler, demonym_filler, is_people, mention_fillers
from kg.statements.words import COMMAS

#: How far back from a name the preposition of its phrase is looked for.
REACH = 7
#: The greatest numbers of words of each class of distance.
STEPS = (0, 1, 2, 4, 7, 12, 20)
PARTS = ("participant", "agent", "target", "mediator", "subject", "about", "place")
CORE = PARTS[:5]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something that the sentence of a trigger names, at the words ``[first, last]``."""

    filler: Filler
    first: int
    last: int


def find_parties(page: Page, frame: Frame) -> list[Party]:
    """Every entity that a name, description or nationality in the sentence of the trigger stands for, once a place."""
    k = frame.spot.start
    found: list[Party] = []
    for j in range(page.words.start_of(k), page.words.end_of(k)):
        mention = page.words.mention_from.get(j)
        if mention is not None and mention is not frame.spot.named:
            found += [Party(f, j, page.words.last_word[mention]) for f in mention_fillers(page, mention)]
        elif j in page.demonym and j not in page.words.mention_over and not is_people(page, j):
            found.append(Party(demonym_filler(page, j), j, j + page.demonym[j][1] - 1))
    return [p for p in found if not p.first <= k <= p.last]


def party_clues(page: Page, frame: Frame, party: Party, others: list[Party]) -> Iterator[str]:
    """The clues to the part that ``party`` has in the event of a trigger; ``others`` are all the parties of the sentence."""
    spot, k, j = frame.spot, frame.spot.start, party.first
    type_, kind = spot.trigger.type, party.filler.kind
    side = "before" if j < k else "behind"
    low, high = (party.last + 1, k) if j < k else (spot.end, j)
    yield from (f"type={type_}", f"pos={spot.trigger.pos}", f"tense={spot.form.tense}", f"kind={kind}", f"how={party.filler.how}", side)
    yield from (f"type={type_} kind={kind}", f"type={type_} {side}", f"pos={spot.trigger.pos} {side} kind={kind}")
    if spot.form.pronoun:
        yield "pronoun"
    yield f"far={side} {sum(high - low > step for step in STEPS)}"
    same = page.clause_start(j) == page.clause_start(k)
    yield f"clause={same} {side}"
    verbs = sum(page.is_verb(i) for i in range(low, high))
    yield f"verbs={side} {min(verbs, 2)}"
    yield f"commas={side} {min(sum(page.words[i].text in COMMAS for i in range(low, high)), 2)}"
    between = sum(low <= o.first < high and o.filler.kind == kind for o in others)
    yield f"between={side} {min(between, 3)}"
    like = [o.first for o in others if o.filler.kind == kind]
    yield f"nth={min(sum(first < j for first in like), 3)} of {min(len(like), 4)}"
    preposition, far = _preposition(page, j, k)
    yield f"prep={preposition}"
    yield f"prep={preposition} type={type_}"
    yield f"prep={preposition} {side} kind={kind} near={far < 2}"
    before = page.norm(j - 1)
    if j - 1 == spot.end - 1:
        yield f"next to {spot.trigger.pos}"
    yield "verb before" if page.is_verb(j - 1) else f"word={before}" if before in PREPOSITIONS or before == "و" else "word=other"
    verb = _verb_before(page, j)
    if verb >= 0:
        own = verb == k or any(g.index == verb for g in frame.governors) or (frame.carrier is not None and frame.carrier.index == verb)
        yield f"under verb={'own' if own else 'other'} {side}"
    rule = next(((r, s) for r, f, s in frame.roles if f.entity == party.filler.entity), None)
    if rule is None:
        yield f"rule=none kind={kind} type={type_}"
    else:
        yield from (f"rule={rule[0]}", f"slot={rule[1]}", f"rule={rule[0]} slot={rule[1]}", f"rule={rule[0]} kind={kind}")
    for role in sorted({r for r, f, _ in frame.roles if f.entity != party.filler.entity}):
        yield f"taken={role}"
        yield f"taken={role} kind={kind} {side}"
    for other in others:
        if page.norm(j - 1) in ("و", "،") and other.last in (j - 2, j - 3):
            yield f"joined={next((r for r, f, _ in frame.roles if f.entity == other.filler.entity), 'none')}"
    if any(start <= j < end for start, (end, _) in page.title.items()):
        yield "in title"
    if kind == "S" and any(o.filler.kind == "P" and _acts_for(page, o.filler.entity, party.filler.entity) for o in others):
        yield "state of a person"
    statement = page.statement_at(k)
    if statement is not None:
        yield f"speaker={party.filler.entity in statement.speakers}"
        yield f"said={statement.start <= party.filler.start < statement.end}"
    for role in sorted({s.role for s in spot.trigger.slots if not s.kinds or kind in s.kinds}):
        yield f"allows={role}"
        yield f"allows={role} {side}"


def trigger_clues(page: Page, frame: Frame, meets: bool) -> Iterator[str]:
    """The clues to whether a trigger tells an event: its row, its form, what its frame holds, what its sentence names.

    ``meets`` says whether the rules would take it for one.
    """
    spot, k = frame.spot, frame.spot.start
    type_ = spot.trigger.type
    state = f"meets={meets}"
    yield from (f"type={type_}", f"pos={spot.trigger.pos}", f"type={type_} pos={spot.trigger.pos}", state, f"{state} type={type_}")
    yield from (f"tense={spot.form.tense}", f"number={spot.form.number}", f"row={spot.trigger.id}")
    yield from (f"need={need}" for need, _ in spot.trigger.needs)
    shown = [name for name, told in (("named", spot.named), ("definite", spot.form.definite), ("pronoun", spot.form.pronoun),
                                     ("carrier", frame.carrier), ("bare", frame.bare)) if told]
    yield from shown
    yield f"pos={spot.trigger.pos} {' '.join(shown)}"
    parties = len({f.entity for f in frame.having(*CORE)})
    yield f"parties={min(parties, 3)}"
    yield f"parties={min(parties, 2)} pos={spot.trigger.pos} definite={spot.form.definite}"
    yield from (f"role={role}" for role in sorted({r for r, _, _ in frame.roles}))
    yield from (f"slot={slot}" for slot in sorted({s for _, _, s in frame.roles}))
    for governor in frame.governors[:2]:
        kind = "support" if governor.support is not None else f"cue {governor.cue.effect if governor.cue else ''}"
        yield f"governor={kind} {'verb' if governor.is_verb else 'noun'}"
    for at, name in ((k - 1, "before"), (spot.end, "behind")):
        norm = page.norm(at)
        what = "name" if at in page.words.mention_over else "verb" if page.is_verb(at) else "time" if at in page.words.timed else \
            "demonym" if at in page.demonym else norm if norm in PREPOSITIONS or norm in ("و", "ان", "الذي", "التي") else \
            "mark" if not norm[:1].isalpha() else "ال" if norm.startswith("ال") else "word"
        yield f"{name}={what}"
        yield f"{name}={what} pos={spot.trigger.pos}"
    sentence = page.words[k].sentence
    yield f"sentence={min(sentence, 3)}"
    held = find_parties(page, frame)
    for kind in "PSOLT":
        yield f"held {kind}={min(len({p.filler.entity for p in held if p.filler.kind == kind}), 3)}"
    if any(page.words[first].sentence == sentence for first, _, _ in page.times):
        yield "time in sentence"
    statement = page.statement_at(k)
    yield f"statement={statement.type if statement is not None else ''}"


def _preposition(page: Page, j: int, k: int) -> tuple[str, int]:
    """The preposition that a phrase with a name at ``j`` stands behind, or what cuts it off from one, and how many words are between."""
    for i in range(j - 1, max(j - 1 - REACH, -1), -1):
        norm = page.norm(i)
        if i == k:
            return "trigger", j - 1 - i
        if i in page.words.mention_over or page.words[i].sentence != page.words[j].sentence:
            return "", 0
        if norm in PREPOSITIONS:
            return norm, j - 1 - i
        if page.is_verb(i):
            return "verb", j - 1 - i
        if not norm[:1].isalpha():
            return "mark", j - 1 - i
    return "", 0


def _verb_before(page: Page, j: int) -> int:
    """The nearest verb before a name in its clause, -1 for none."""
    start = page.clause_start(j)
    return next((i for i in range(j - 1, start - 1, -1) if page.is_verb(i)), -1)


def _acts_for(page: Page, entity: str, state: str) -> bool:
    known = page.entities.get(entity)
    return known is not None and known.state == state
