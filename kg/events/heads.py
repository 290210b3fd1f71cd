"""The learned heads over the encoder's states: whether a trigger tells an event, and the part that each party has in it.

They were learnt on annotated articles (``kg train heads``) and speak where the rules stop: a trigger whose frame lacks what its row needs
is an event from :data:`TOLD` on, one whose every trigger is below :data:`DOUBTED` is none, and a party that the rules leave out has a part
from :data:`FILLED` on. All were chosen on articles that the heads had not learnt from (``docs/decisions/0012-heads-beside-rules.md``,
``0013-layers-that-learn-events.md``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from kg.errors import DataError
from kg.events.clues import PARTS, Party, find_parties, party_clues, trigger_clues
from kg.events.dates import is_around
from kg.events.frames import Frame
from kg.events.hints import Hints, read_hints
from kg.events.lexicon import get_event_words, get_triggers
from kg.events.page import Page
from kg.events.phrases import Filler
from kg.events.subjects import find_callers, governor_subject
from kg.settings import get_folder

FILE = "models/heads/heads.npz"
ORIGIN = "model"
TOLD, DOUBTED, FILLED = 0.45, 0.2, 0.45
#: Types whose words mostly tell something else, and of which one below this chance is none: مساعدة, جلسة; also what is only wished for.
MORE_DOUBTED, COMMON = 0.3, frozenset(["Aid", "Appointment", "Election", "Meeting", "Sanction"])
#: Types whose parties news often leaves untold: one from this chance on needs none.
ALONE, UNSIGNED = 0.65, frozenset(["Appointment", "Arrest", "Attack", "MilitaryMove", "Visit"])
#: Parts that the head is seldom right about on articles of other outlets.
UNFILLED = frozenset(["about"])
#: Types of which a state that the head takes for who acts is mostly the one that they befall.
ON_STATES = frozenset(["Sanction"])
#: Types whose parties are participants.
BETWEEN = frozenset(["Summit", "Meeting", "Consultation", "Call", "Agreement", "PrisonerExchange", "Election"])
#: Types that one may call on others for.
MADE_BETWEEN = frozenset(["Agreement"])
#: Parts that two have at least.
SHARED = frozenset(["participant"])


@dataclass(frozen=True, slots=True)
class Head:
    """Small networks of one hidden layer, averaged: rows of ``first`` for clues, then for the numbers of the states."""

    clues: dict[str, int]
    first: np.ndarray  # network × (clue or number of the states) × hidden
    first_bias: np.ndarray
    last: np.ndarray  # network × hidden × outcome
    last_bias: np.ndarray

    def weigh(self, clues: Iterable[str], states: Sequence[np.ndarray]) -> np.ndarray:
        """The probability of each outcome; clues that were not met in training count for nothing."""
        rows = sorted({self.clues[clue] for clue in clues if clue in self.clues})
        at = len(self.clues)
        hidden = self.first[:, rows].sum(axis=1) + np.concatenate(states) @ self.first[:, at:] + self.first_bias
        given = np.einsum("nh,nho->no", np.maximum(hidden, 0), self.last) + self.last_bias
        powers = np.exp(given - given.max(axis=1, keepdims=True))
        mean: np.ndarray = (powers / powers.sum(axis=1, keepdims=True)).mean(axis=0)
        return mean


@dataclass(frozen=True, slots=True)
class Judged:
    """A frame that is taken for an event: by the rules, or with ``origin`` by the head that gave ``score``.

    ``sure`` is what the trigger head gives it in either case, 1 without a model.
    """

    frame: Frame
    origin: str = ""
    score: float = 1.0
    sure: float = 1.0


def judge(page: Page, frames: Sequence[Frame], best: Frame | None) -> Judged | None:
    """The frame that tells an event, with the parts that the heads add to it, or none.

    Args:
        page: the document.
        frames: of every reading of a trigger.
        best: the one that has what it needs, if one has.
    """
    if page.doc._.states is None:
        return Judged(best) if best is not None else None
    told, _, hints = get_heads()
    at = page.states_at(frames[0].spot.start)
    frames = [f for f in frames if _is_open(page, f)]
    if best is None and not frames:
        return None
    chances = []
    for frame in [best] if best is not None else frames:
        clues = [*trigger_clues(page, frame, frame is best), *hints.of_trigger(learnt_state(at), frame.spot.trigger.type)]
        chances.append(float(told.weigh(clues, [plain_state(at)])[1]))
    sure = max(chances)
    frame = best if best is not None else frames[chances.index(sure)]
    if best is None and sure < TOLD:
        return None
    _fill(page, frame)
    if best is not None:
        return Judged(frame, sure=sure)
    alone = sure >= ALONE and frame.spot.trigger.type in UNSIGNED
    return Judged(frame, f"{ORIGIN} {sure:.2f}", round(sure, 2), sure) if frame.roles or alone else None


def is_doubted(type_: str, factuality: str, sure: float) -> bool:
    """Whether a report whose likeliest trigger has the chance ``sure`` is none."""
    return sure < (MORE_DOUBTED if type_ in COMMON or factuality == "possible" else DOUBTED)


def weigh_parties(page: Page, frame: Frame) -> list[tuple[Filler, np.ndarray]]:
    """For each entity of the sentence, where it looks most like a party, the chances of having no part and of each of :data:`PARTS`."""
    _, parts, hints = get_heads()
    parties = find_parties(page, frame)
    found: dict[str, tuple[Filler, np.ndarray]] = {}
    for party in parties:
        k, j = frame.spot.start, party.first
        told = hints.of_party(learnt_state(page.states_at(k)), learnt_state(page.states_at(j)), j - k, frame.spot.trigger.type)
        chances = parts.weigh([*party_clues(page, frame, party, parties), *told], party_states(page, frame, party))
        known = found.get(party.filler.entity)
        if known is None or chances[0] < known[1][0]:
            found[party.filler.entity] = party.filler, chances
    return list(found.values())


def party_states(page: Page, frame: Frame, party: Party) -> list[np.ndarray]:
    """The states that the head of parts reads: of the trigger, of the party, and of the word before it."""
    return [plain_state(page.states_at(k)) for k in (frame.spot.start, party.first, max(party.first - 1, 0))]


def plain_state(state: np.ndarray) -> np.ndarray:
    """Of what the model gives out for a word, the half that the encoder of names made."""
    return state[: len(state) // 2]


def learnt_state(state: np.ndarray) -> np.ndarray:
    """Of what the model gives out for a word, the half that the layers made which learnt events."""
    return state[len(state) // 2 :]


def _fill(page: Page, frame: Frame) -> None:
    """Give those whom the rules left out the parts that nobody has, the surest first; a symmetric event wants two, one `بينهما` no more."""
    added: list[tuple[str, Filler, str]] = []
    type_ = frame.spot.trigger.type
    taken = {r for r, f, _ in frame.roles if r not in SHARED or len(frame.having(r)) > 1}
    foiled = {f.entity for f in _find_foiler(page, frame)}
    if type_ in MADE_BETWEEN:
        foiled |= find_callers(page, frame.governors, frame.spot.start)
    outside = _is_outside(page, frame)
    two = any(page.norm(k) in get_event_words("dual") for k in range(frame.spot.end, page.clause_end(frame.spot.start)))
    for filler, chances in sorted(weigh_parties(page, frame), key=lambda weighed: -weighed[1][1:].max()):
        role = PARTS[int(chances[1:].argmax())]
        score = float(chances[1:].max())
        if score < FILLED or role in taken or role in UNFILLED or any(f.entity == filler.entity for _, f, _ in frame.roles):
            continue
        if filler.entity in foiled and role != "target":
            continue
        if type_ in ON_STATES and role == "agent" and filler.kind == "S":
            continue
        if outside and filler.start < page.words[frame.spot.start].start:
            continue
        if role in SHARED and _has_state(page, filler, [*frame.having(role), *(f for r, f, _ in added if r == role)]):
            continue
        if role == "participant" and type_ not in BETWEEN:
            continue
        if role == "participant" and two and sum(r == role for r, _, _ in [*frame.roles, *added]) > 1:
            continue
        placed = any(r == role for r, _, _ in [*frame.roles, *added])
        if role == "place" and (placed or filler.kind not in "LSF" or filler.how == "demonym" or _is_elsewhere(page, frame, filler)):
            continue
        added.append((role, filler, f"{ORIGIN} {score:.2f}"))
    frame.roles += added


def _is_outside(page: Page, frame: Frame) -> bool:
    """Whether what stands before an event noun takes part in another event, at whose time this one was: استقبله بعد القمة."""
    k = frame.spot.start
    if frame.spot.is_verb or not is_around(page, k):
        return False
    return any(trigger.pos == "verb" for j in range(page.clause_start(k), k) for _, _, trigger in get_triggers().get(page.norm(j), ()))


def _has_state(page: Page, filler: Filler, known: Sequence[Filler]) -> bool:
    """Whether somebody acts for a state that has the part already: محادثات بين النرويج ومصر، قال بيرغ."""
    entity = page.entities.get(filler.entity)
    return entity is not None and any(f.entity == entity.state != filler.entity for f in known)


def _is_elsewhere(page: Page, frame: Frame, filler: Filler) -> bool:
    """Whether a place behind the trigger is that of another thing, at whose time or because of which this one happens: ردا على قصف حلب."""
    between = range(frame.spot.end, page.index(filler.start))
    return frame.spot.trigger.type != "Death" and any(page.norm(k) in get_event_words("other") for k in between)


def _is_open(page: Page, frame: Frame) -> bool:
    """Whether the heads may find an event in a frame that lacks what it needs: its sentence has one of the words of ``strict``."""
    strict = next((values for need, values in frame.spot.trigger.needs if need == "strict"), ())
    k = frame.spot.start
    return not strict or any(page.norm(j).removeprefix("ال") in strict for j in range(page.words.start_of(k), page.words.end_of(k)))


def _find_foiler(page: Page, frame: Frame) -> tuple[Filler, ...]:
    """Who by a verb that is not his own act keeps the event from happening: أحبط الجيش هجوما."""
    governor = next(iter(frame.governors), None)
    if governor is None or governor.cue is None or governor.cue.effect != "negated" or governor.cue.control != "-":
        return ()
    return governor_subject(page, governor, frame.spot.start)


@cache
def get_heads() -> tuple[Head, Head, Hints]:
    """The heads of triggers and of parts, and the weights of their hints.

    Raises:
        DataError: their file is missing or unreadable.
    """
    return load_heads(get_folder("data") / FILE)


def load_heads(path: Path) -> tuple[Head, Head, Hints]:
    """What is in a file that ``kg train heads`` wrote.

    Raises:
        DataError: it is missing or unreadable.
    """
    try:
        with np.load(path, allow_pickle=False) as file:
            told, parts = (_read_head(file, name) for name in ("told", "parts"))
            hints = read_hints({name.partition(".")[2]: file[name] for name in file.files if name.startswith("hints.")})
    except (OSError, KeyError, ValueError) as error:
        raise DataError(f"{path}: the heads of events cannot be loaded ({error}); install mithaq again or run 'kg train heads'") from None
    return told, parts, hints


def _read_head(file: np.lib.npyio.NpzFile, name: str) -> Head:
    clues = {str(clue): row for row, clue in enumerate(file[f"{name}.clues"])}
    weights = (file[f"{name}.{part}"].astype(np.float32) for part in ("first", "first_bias", "last", "last_bias"))
    return Head(clues, *weights)
