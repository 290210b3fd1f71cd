"""Every case of ``cases.tsv``: which expressions are found, with which extent and value."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.edtf import bounds
from kg.tables import iter_rows

CASES = list(iter_rows(Path(__file__).with_name("cases.tsv"), "group", "date", "text", "expected"))
GRANULARITIES = {"day", "week", "month", "season", "year", "decade", "interval"}


def test_number_of_cases():
    assert len(CASES) == 277
    assert len({(c["date"], c["text"]) for c in CASES}) == len(CASES)
    assert len({c["group"] for c in CASES}) == 21


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['group']}: {c['gloss']}")
def test_case(find, case):
    text, day = case["text"], case["date"]
    times = find(text, None if day == "none" else day)
    assert ("; ".join(f"{t.text}={t.value}" for t in times) or "-") == case["expected"]
    for time in times:
        assert text[time.start : time.end] == time.text
        assert time.granularity in GRANULARITIES
        bounds(time.value)  # raises unless it is EDTF with bounds
