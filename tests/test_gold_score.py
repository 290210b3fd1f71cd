"""How well the product does on gold: the scorer beside the checkout, through the contract, with a floor under each figure.

The floors (``floors.json``, part → section → F1) only ever rise. Of the held part only totals are looked at, never a document.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from kg.tables import get_table, iter_rows
from tests.gold import ROOT

FLOORS: dict[str, dict[str, float]] = json.loads((ROOT / "tests" / "floors.json").read_text("utf-8"))


def score(shared: Path, gold: Path, articles: Path, output: Path) -> dict[str, float]:
    """F1 by section, with ``overall`` for the mean of the sections that count."""
    command = [sys.executable, str(shared / "gold" / "score.py"), "--gold", str(gold), "--articles", str(articles)]
    done = subprocess.run([*command, "--kg", f"{sys.executable} -m kg", "--json", str(output)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    figures = json.loads(output.read_text("utf-8"))
    return {"overall": figures["overall"], **{name: section["f1"] for name, section in figures["sections"].items()}}


def below(part: str, figures: dict[str, float]) -> dict[str, tuple[float, float]]:
    """The sections under their floor: what was measured, and the floor."""
    return {name: (round(figures[name], 4), floor) for name, floor in FLOORS[part].items() if figures[name] < floor}


def test_floors_are_those_of_the_issue_at_least() -> None:
    assert set(FLOORS) == {"gold", "held", "samples"}
    assert FLOORS["gold"]["overall"] >= 0.50
    assert FLOORS["held"]["overall"] >= 0.45


def test_gold(shared: Path, tmp_path: Path) -> None:
    assert len(list((shared / "gold").glob("*.json"))) == 11
    assert not below("gold", score(shared, shared / "gold", shared / "articles", tmp_path / "figures.json"))


def test_held(shared: Path, tmp_path: Path) -> None:
    held = [row["id"] for row in iter_rows(get_table("gold/split.tsv"), "id", "part") if row["part"] == "held"]
    folder = tmp_path / "held"
    folder.mkdir()
    for name in held:
        shutil.copy(shared / "training" / f"{name}.json", folder)
    assert len(held) == 41
    assert not below("held", score(shared, folder, shared / "training" / "articles", tmp_path / "figures.json"))


def test_samples(shared: Path, tmp_path: Path) -> None:
    from kg.documents import read_documents
    from kg.model import Document
    from tests.gold import SAMPLES

    articles = tmp_path / "articles"
    articles.mkdir()
    for document in read_documents([SAMPLES]):
        assert isinstance(document, Document)
        (articles / f"{document.id}.txt").write_text(document.text, "utf-8")
    assert not below("samples", score(shared, SAMPLES / "gold", articles, tmp_path / "figures.json"))


