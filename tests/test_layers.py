"""Imports point one way, and what only asks a store never loads spaCy."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "kg"

#: Each line may import from the lines above it, and within itself.
LAYERS = (
    ("errors", "settings", "model", "edtf"),
    ("tables", "ontology", "locks"),
    ("text",),
    ("gazetteer",),
    ("documents",),
    ("times",),
    ("mentions",),
    ("linking",),
    ("statements",),
    ("events",),
    ("pipeline",),
    ("train",),  # makes what ships as data; nothing imports it
)
#: The other half of the path; it meets the first in ``kg.build`` alone.
BEHIND = (
    ("errors", "settings", "model", "edtf"),
    ("tables", "ontology", "locks"),
    ("text",),  # its module ``normalise``, which folds names; no spaCy
    ("gazetteer",),
    ("kb",),
    ("graph",),
    ("store", "shapes", "reasoning"),
    ("queries",),
    ("checks", "export", "explain"),
    ("build",),
    ("render",),
    ("progress",),
    ("serve",),
    ("cli",),
    ("__main__",),
)
#: Only what is imported when it is needed.
LAZY = {
    ("build", "documents"),
    ("build", "pipeline"),
    ("cli", "kb"),
    ("cli", "linking"),
    ("cli", "train"),
    ("linking", "pipeline"),
    ("progress", "documents"),
    ("serve", "documents"),
    ("serve", "linking"),
    ("serve", "pipeline"),
}
WITHOUT_SPACY = (
    "kg.graph",
    "kg.store",
    "kg.queries",
    "kg.checks",
    "kg.export",
    "kg.explain",
    "kg.build",
    "kg.render",
    "kg.progress",
    "kg.serve",
    "kg.serve.app",
    "kg.serve.worker",
    "kg.cli",
    "kg.kb.check",
    "kg.kb.write",
    "kg.linking",  # what programs call; its stage is kg.linking.component
)


def _stage(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def _imports(path: Path) -> set[tuple[str, bool]]:
    """The stages that a file imports, and whether it does so when it is loaded."""
    found: set[tuple[str, bool]] = set()
    tree = ast.parse(path.read_text("utf-8"))
    typing = {id(child) for node in ast.walk(tree) if _is_typing(node) for child in ast.walk(node)}
    eager = {id(child) for node in tree.body for child in ast.walk(node) if not isinstance(node, ast.FunctionDef | ast.ClassDef)}
    for node in ast.walk(tree):
        if id(node) in typing:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "kg":
            names = [node.module] if "." in node.module else [f"kg.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names if alias.name.startswith("kg.")]
        else:
            continue
        found |= {(_stage(name), id(node) in eager) for name in names if (PACKAGE / _stage(name)).is_dir() or _is_module(_stage(name))}
    return found


def _is_module(name: str) -> bool:
    return (PACKAGE / f"{name}.py").is_file()


def _is_typing(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _files() -> dict[str, list[Path]]:
    stages: dict[str, list[Path]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        if "bundled" not in path.parts:
            stages.setdefault(path.relative_to(PACKAGE).parts[0].removesuffix(".py"), []).append(path)
    return stages


def test_every_stage_has_its_layer() -> None:
    known = {name for layers in (LAYERS, BEHIND) for layer in layers for name in layer} | {"__init__"}
    assert set(_files()) - known == set()
    assert {"documents", "events", "pipeline", "graph", "store", "queries", "cli"} <= set(_files())


@pytest.mark.parametrize("layers", [LAYERS, BEHIND], ids=["documents-to-events", "graph-to-asking"])
def test_imports_point_one_way(layers: tuple[tuple[str, ...], ...]) -> None:
    files = _files()
    wrong = []
    for place, layer in enumerate(layers):
        allowed = {name for below in layers[: place + 1] for name in below}
        for stage in layer:
            for path in files.get(stage, ()):
                wrong += [
                    f"{path.relative_to(PACKAGE)} imports kg.{name}"
                    for name, _ in _imports(path)
                    if name not in allowed and (stage, name) not in LAZY
                ]
    assert wrong == []


def test_lazy_imports_are_lazy() -> None:
    eager = {(stage, name) for stage, paths in _files().items() for path in paths for name, now in _imports(path) if now}
    assert eager & LAZY == set()


@pytest.mark.parametrize("module", WITHOUT_SPACY)
def test_spacy_is_not_loaded(module: str) -> None:
    code = f"import sys, {module}; sys.exit(', '.join(sorted({{'spacy', 'trafilatura', 'owlready2'}} & set(sys.modules))) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PACKAGE.parent)
    assert done.returncode == 0, done.stderr


def test_asking_does_not_load_spacy(tmp_path: Path) -> None:
    from tests.readings import build_store

    build_store(tmp_path / "store")
    code = (
        "import sys; from kg.cli import main; "
        f"status = main(['query', 'mentions', '--store', {str(tmp_path / 'store')!r}, '--format', 'csv']); "
        "sys.exit('spaCy was loaded' if 'spacy' in sys.modules else status)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PACKAGE.parent)
    assert done.returncode == 0, done.stderr


def test_modules_are_small() -> None:
    lengths = {str(path.relative_to(PACKAGE)): len(path.read_text("utf-8").splitlines()) for paths in _files().values() for path in paths}
    assert {name: length for name, length in lengths.items() if length > 400} == {}
