"""The benchmark of names: its material, and that what it claims holds in small."""

from __future__ import annotations

import random

import pytest

from benchmarks import aliases
from kg.gazetteer.similarity import count_edits
from kg.text.skeleton import make_sounds


def test_variants_sound_alike_and_slips_are_one_letter() -> None:
    chance = random.Random(0)
    for name in ("سيرغي لافروف", "جواد ظريف", "نجيب ميقاتي"):
        assert make_sounds(aliases._vary(name, chance)).replace(" ", "") == make_sounds(name).replace(" ", "")
        assert count_edits(aliases._slip(name, chance), name) <= 1


@pytest.mark.slow
def test_names_are_found_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert aliases.main(["--aliases", "400", "--queries", "40"]) == 0
    told = capsys.readouterr().out
    rows = {cells[1].strip(): cells for cells in (line.split("|") for line in told.splitlines()) if len(cells) > 4}
    assert rows["as written"][3].strip() == "100%"
    assert int(rows["transliterated"][3].strip(" %")) >= 95
    assert int(rows["a slip"][3].strip(" %")) >= 85
