"""How much of 2010 to 2025 the shipped gazetteer knows of each state's head of state, head of government, foreign minister.

``python -m benchmarks.coverage`` prints a table: the share of months that each office has a holder, and how many people have spoken
since 2010 for the foreign ministry, the government or the head of state; complete states first. ``--gaps`` leaves out what is complete.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.gazetteer import Gazetteer, Tenure, get_gazetteer
from kg.tables import iter_rows

FIRST, LAST = 2010 * 12, 2026 * 12
#: The share of months from which an office counts as known: vacancies, elections and caretakers are the rest.
COMPLETE = 0.94
HEADS = frozenset(
    {
        "president", "king", "queen", "sultan", "emir", "emperor", "pope", "prince", "grand duke", "leader", "supreme leader",
        "presidency member", "chairman of the sovereignty council", "chairman of the presidential council",
    }
)  # fmt: skip
GOVERNMENT = frozenset({"prime minister", "chancellor", "supreme leader"})
FOREIGN = frozenset({"foreign minister"})
SPEAKERS = frozenset(
    {
        "foreign ministry spokesperson", "government spokesperson", "presidential spokesperson", "prime minister spokesperson",
        "press secretary", "military council spokesperson", "spokesperson",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coverage:
    """Shares of months (0 to 1) with a known holder; ``government`` is ``None`` where the head of state has no prime minister.

    ``speakers`` counts people, not months.
    """

    state: str
    label: str
    head: float
    government: float | None
    foreign: float
    speakers: int

    @property
    def complete(self) -> bool:
        return all(share is None or share >= COMPLETE for share in (self.head, self.government, self.foreign))


def measure_coverage(gazetteer: Gazetteer) -> list[Coverage]:
    """The coverage of every state that has a capital, complete ones first."""
    forms = {r["state"]: r for r in iter_rows(Path(__file__).with_name("governments.tsv"), "state", "government")}
    tenures: dict[str, list[Tenure]] = {}
    for held in gazetteer.tenures.values():
        for tenure in held:
            tenures.setdefault(tenure.country or "", []).append(tenure)  # "": an office of a body
    rows = []
    for state in sorted(set(gazetteer.capitals.values())):
        own, form = tenures.get(state, []), forms.get(state, {})
        head = tenures.get(form.get("shares") or state, [])
        rows.append(
            Coverage(
                state,
                next((label for lang, label in gazetteer.entities[state].labels if lang == "en"), state),
                _share(head, HEADS),
                None if form.get("government") == "no" else _share(own, GOVERNMENT),
                _share(own, FOREIGN),
                len({t.person for t in own if t.title_en in SPEAKERS and _month(t.end, 11, LAST) >= FIRST}),
            )
        )
    return sorted(rows, key=lambda r: (not r.complete, -(r.head + (r.government or 0) + r.foreign), r.label))


def _share(tenures: Iterable[Tenure], titles: frozenset[str]) -> float:
    months: set[int] = set()
    for tenure in tenures:
        if tenure.title_en in titles:
            months |= set(range(max(FIRST, _month(tenure.start, 0)), min(LAST, _month(tenure.end, 11, LAST) + 1)))
    return len(months) / (LAST - FIRST)


def _month(bound: str | None, missing: int, open_end: int = 0) -> int:
    """Months since year 0 of an EDTF date, or of an open bound."""
    if not bound:
        return open_end
    return int(bound[:4]) * 12 + (int(bound[5:7]) - 1 if len(bound) >= 7 else missing)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gaps", action="store_true", help="only states that are not complete")
    args = parser.parse_args()
    rows = measure_coverage(get_gazetteer())
    print("state", "head", "government", "foreign", "speakers", "complete", sep="\t")
    for row in rows:
        if not (args.gaps and row.complete):
            government = "–" if row.government is None else f"{row.government:.2f}"
            print(row.label, f"{row.head:.2f}", government, f"{row.foreign:.2f}", row.speakers, "yes" if row.complete else "", sep="\t")
    print(f"complete: {sum(r.complete for r in rows)} of {len(rows)} states")
    print(f"with somebody who has spoken for them since 2010: {sum(r.speakers > 0 for r in rows)} states")


if __name__ == "__main__":
    main()
