"""What the layers of the encoder that learnt events (``kg.train.layers``) say of a trigger and of those beside it, as clues for the heads.

They give a chance to each type of event at a word and to each part between a trigger and a party. The heads weigh those chances among
what the rules say, in steps: a chance is the clue ``event>0.3`` for every step below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

import numpy as np

#: Types that one happening may be told as.
MEETINGS = frozenset({"Summit", "Meeting", "Consultation", "Call", "Visit"})
EVENT_STEPS = (0.01, 0.03, 0.07, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95)
PART_STEPS = (0.05, 0.15, 0.3, 0.5, 0.7, 0.85)
#: Classes of distance on each side of a trigger.
REACHES = 8


@dataclass(frozen=True, slots=True)
class Hints:
    """The weights over the states of two words: first of a trigger, then of a party."""

    types: np.ndarray  # names of the types, in the order of the outcomes behind the first, which is none
    event: np.ndarray  # width × outcomes
    event_bias: np.ndarray
    trigger: np.ndarray  # width × narrow
    trigger_bias: np.ndarray
    party: np.ndarray  # width × narrow
    party_bias: np.ndarray
    far: np.ndarray  # classes of distance × numbers
    kinds: np.ndarray  # types × numbers
    first: np.ndarray  # (two narrow, two numbers) × hidden
    first_bias: np.ndarray
    last: np.ndarray  # hidden × (none and the parts)
    last_bias: np.ndarray

    def of_trigger(self, state: np.ndarray, type_: str) -> Iterator[str]:
        """The clues to whether a word tells an event of a type, or of one that the same happening may be told as."""
        chances = _soften(state @ self.event + self.event_bias)
        like = [i for i, t in enumerate(self.types, 1) if t == type_ or {t, type_} <= MEETINGS]
        chance = float(chances[like].sum())
        yield from (f"event>{step}" for step in EVENT_STEPS if chance > step)

    def of_party(self, trigger: np.ndarray, party: np.ndarray, steps: int, type_: str) -> Iterator[str]:
        """The clues to the part of a party that stands ``steps`` words behind a trigger, before it if negative."""
        numbers = [trigger @ self.trigger + self.trigger_bias, party @ self.party + self.party_bias, self.far[reach(steps)]]
        numbers.append(self.kinds[list(self.types).index(type_)])
        hidden = np.maximum(np.concatenate(numbers) @ self.first + self.first_bias, 0)
        for part, chance in enumerate(_soften(hidden @ self.last + self.last_bias)):
            yield from (f"part {part}>{step}" for step in PART_STEPS if chance > step)

    def pack(self) -> dict[str, np.ndarray]:
        """The arrays by name, in half precision where they are numbers."""
        arrays = {f.name: getattr(self, f.name) for f in fields(self)}
        return {name: array if name == "types" else array.astype(np.float16) for name, array in arrays.items()}


def read_hints(arrays: Mapping[str, np.ndarray]) -> Hints:
    """The weights as :meth:`Hints.pack` gave them.

    Raises:
        KeyError: an array is missing.
    """
    return Hints(**{f.name: arrays[f.name] if f.name == "types" else arrays[f.name].astype(np.float32) for f in fields(Hints)})


def reach(steps: int) -> int:
    """The class of a distance in words: finer near by, behind apart from before."""
    return (REACHES if steps > 0 else 0) + min(REACHES - 1, int(1.5 * np.log2(abs(steps) + 1)))


def _soften(given: np.ndarray) -> np.ndarray:
    powers: np.ndarray = np.exp(given - given.max())
    return powers / powers.sum()
