"""The card of the heads of events: what they are, from what, how they decide, and how to make them again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

CARD = """# The heads of events

Two layers and two small networks. The layers stand in `data/models/names/model.onnx`, behind the sixth of the eight layers that find
names (copies of the last two, int8, same pass), and learnt which type of event a word tells, the part between a trigger and a party, and
what is the content of a statement. The networks weigh what the layers give (`kg/events/hints.py`), the states of that sixth layer and what
the rules say (`kg/events/clues.py`): whether a trigger tells an event, and the part that each party has in it. They are run by numpy.

Made by `kg train heads --shared ../shared` (extra `train`) with `{plan}`, in about 15 minutes on two cores.
They belong to the very model they were trained on (its SHA-256 is in the file): train them again whenever the recogniser changes.

## Learnt from

{articles} articles: those of Arabic Wikipedia, NTREX (CC BY-SA 4.0) and the newswire of NewsFANE (CC BY-SA 3.0) in the `dev` part of
`data/gold/split.tsv` and the `read` part of `data/gold/real.tsv`, annotations ours, and the texts of our own in `data/gold/own`. Offered
under CC BY-SA 4.0 as the recogniser is.

## Decide

Five-fold over these articles, each decided by heads and layers that had not learnt from it:

| Decision | Number | Right |
|---|---|---|
| a trigger that the rules refuse tells an event | {told:.0f} | {told_right:.0f} |
| a trigger that the rules take tells none | {doubted:.0f} | {doubted_right:.0f} |
| somebody whom the rules leave out has this part (of {left:.0f} mentions that have one) | {filled:.0f} | {filled_right:.0f} |

What that does for whole articles is in `docs/decisions/0012-heads-beside-rules.md` and `0013-layers-that-learn-events.md`.
"""


def write_card(folder: Path, plan: Any, figures: Mapping[str, float], articles: int) -> None:
    """Write ``CARD.md`` beside the heads.

    Args:
        folder: where they lie.
        plan: how they were trained, a :class:`kg.train.heads.Plan`.
        figures: of :func:`kg.train.heads.measure`.
        articles: how many they learnt from.
    """
    got = {name: figures.get(name, 0.0) for name in ("told", "told, events", "doubted", "doubted, events", "filled", "filled, right")}
    text = CARD.format(
        plan=plan, articles=articles, told=got["told"], told_right=got["told, events"], doubted=got["doubted"],
        doubted_right=got["doubted"] - got["doubted, events"], filled=got["filled"], filled_right=got["filled, right"],
        left=figures.get("left out, with a part", 0.0),
    )
    (folder / "CARD.md").write_text(text, encoding="utf-8")
