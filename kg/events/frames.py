"""A trigger with what fills its slots, and what the readers of verbs, nouns and prepositions share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.events.governors import Governor
from kg.events.page import PREPOSITIONS, Page
from kg.events.phrases import Filler
from kg.events.triggers import Spot
from kg.statements.phrases import is_function_word

#: Word index → the readings of the trigger that begins there.
Spots = Mapping[int, tuple[Spot, ...]]
#: The subjects so far: (word index of the verb, what it referred to), in the order of the text.
Earlier = Sequence[tuple[int, tuple[Filler, ...]]]
#: Roles of which nobody has two in one event.
OPPOSED = frozenset(["agent", "target", "subject"])
#: Roles that a medium is not given: نقلت الصحيفة, مقتل مراسل قناة.
PERSONAL = frozenset(["participant", "agent", "subject"])
#: Types whose trigger may have an agreement for its object: توقيع اتفاق, أبرم اتفاقا.
OVER_AGREEMENTS = frozenset(["Agreement", "TreatySigning"])


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
    bare: bool = False  # no object behind the verb
    struck: int = -1  # the verb behind an attack whose object it strikes: هجوم استهدف
    passive: bool = False  # by its vowel marks: قُتل
    casualties: int = -1  # the word of its dead or injured: قتل ثلاثة في هجوم

    def add(self, slot: str, fillers: Sequence[Filler]) -> bool:
        """Give the fillers the roles that the frame has for ``slot``; whether any fitted."""
        fitted = False
        for filler in fillers:
            role = self.spot.trigger.role_of("obj" if self.passive and slot == "subj" else slot, filler.kind)
            if role == "place" and filler.how == "demonym" and slot in ("ل", "gen"):
                continue  # زيارة لمسؤول أميركي
            if role is None or (role in PERSONAL and filler.how == "media") or self._is_visited(slot, filler):
                continue
            if role in OPPOSED and any(r in OPPOSED and r != role and f.entity == filler.entity for r, f, _ in self.roles):
                continue  # nobody helps or appoints himself
            fitted = True
            if not any(r == role and f.entity == filler.entity for r, f, _ in self.roles):
                self.roles.append((role, filler, slot))
        return fitted

    def _is_visited(self, slot: str, filler: Filler) -> bool:
        """Whether a state named behind a verb of visiting is its place, not its subject: مسؤول يزور النرويج."""
        sends = self.spot.trigger.wants_word  # النرويج ترسل وفدا إلى القاهرة
        return slot == "subj" and self.spot.trigger.type == "Visit" and filler.kind == "S" and filler.how == "name" and not sends

    def having(self, *roles: str) -> list[Filler]:
        return [f for r, f, _ in self.roles if r in roles]


def accepts(frame: Frame, fillers: Sequence[Filler]) -> bool:
    slot = "subj" if frame.spot.is_verb else "poss"
    return bool(fillers) and all(frame.spot.trigger.role_of(slot, f.kind) for f in fillers)


def core(frame: Frame, *roles: str) -> list[Filler]:
    return frame.having(*(roles or ("participant", "agent", "target", "subject")))


def is_adjective(page: Page, j: int) -> bool:
    """Whether the word at ``j`` looks like an adjective, also by what stands before it: قصف روسي عنيف."""
    norm = page.norm(j)
    if j - 1 in page.demonym and not page.norm(j - 1).startswith("ال") and _is_plain(page, j):
        return True
    return (
        j not in page.words.mention_over
        and j not in page.title
        and not page.is_verb(j)
        and len(norm) > 3
        and (norm.endswith(("ي", "يه", "ه", "ا")) or norm.startswith("ال"))
    )


def _is_plain(page: Page, j: int) -> bool:
    """Whether the word at ``j`` has neither an article nor another function than a noun's or adjective's."""
    norm = page.norm(j)
    if j in page.words.mention_over or j in page.title or j in page.words.timed or page.is_verb(j) or page.known(j):
        return False
    return norm.isalpha() and len(norm) > 2 and not norm.startswith("ال") and norm not in PREPOSITIONS and not is_function_word(norm)


def is_own_object(spot: Spot, others: tuple[Spot, ...]) -> bool:
    """Whether a noun only names what the trigger does already: أبرم اتفاقا, وقع مذكرة تفاهم, دفع فدية."""
    if any(o.is_verb for o in others):
        return False
    if spot.trigger.type in OVER_AGREEMENTS:
        return all(o.trigger.type in OVER_AGREEMENTS for o in others)
    if spot.trigger.type == "TreatyWithdrawal":
        return spot.trigger.wants_word and all(o.trigger.type == "Agreement" for o in others)  # ألغت اتفاقا
    return spot.trigger.wants_word and all(o.trigger.type == spot.trigger.type for o in others)


def own_objects(page: Page, frame: Frame, spots: Spots) -> list[int]:
    """The spots in the words of a frame that name the same happening once more."""
    spot = frame.spot
    if not spot.trigger.wants_word and not (spot.is_verb and spot.trigger.type in OVER_AGREEMENTS):
        return []
    found = [k for k in range(spot.end, frame.end) if k in spots and is_own_object(spot, spots[k])]
    return [k for k in found if not spots[k][0].form.definite or (k == spot.end and not spot.is_verb)]
