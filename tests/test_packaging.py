"""The wheel carries what the package reads and works outside a checkout; the files around the package agree with each other."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from kg import __version__
from kg.graph.digest import UNREAD

ROOT = Path(__file__).parents[1]
TEXT = "استقبل وزير الخارجية الروسي سيرغي لافروف نظيره المصري سامح شكري في موسكو يوم 12 أبريل 2021، وقال لافروف إن المحادثات كانت مثمرة."


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)]
    try:
        import hatchling  # noqa: F401

        command.insert(4, "--no-isolation")
    except ImportError:
        pass  # an environment of its own fetches it
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.mark.slow
def test_the_wheel_carries_all_that_is_read_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert wheel.name == f"mithaq-{__version__}-py3-none-any.whl"
    read = [path for path in (ROOT / "data").iterdir() if path.is_dir() and path.name not in UNREAD]
    wanted = [path for folder in (*read, ROOT / "ontology", ROOT / "queries") for path in folder.rglob("*") if path.is_file()]
    assert len(wanted) > 80
    missing = [path for path in wanted if f"kg/bundled/{path.relative_to(ROOT).as_posix()}" not in names]
    assert missing == []
    assert "kg/config.cfg" in names
    assert {"kg/serve/pages/static/explorer.js", "kg/serve/pages/static/explorer/THIRD_PARTY.txt"} <= names
    assert [name for name in names if name.startswith("kg/serve/front/") or "node_modules" in name] == []
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert [name for name in names if name.split("/")[0] not in ("kg", f"mithaq-{__version__}.dist-info") or "__pycache__" in name] == []
    assert [name for name in names if name.startswith(tuple(f"kg/bundled/data/{folder}/" for folder in UNREAD))] == []
    assert wheel.stat().st_size < 60_000_000


@pytest.mark.slow
def test_the_wheel_works_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=False, symlinks=True)
    python = environment / "bin" / "python"
    (packages,) = environment.glob("lib/python*/site-packages")
    with zipfile.ZipFile(wheel) as archive:  # what pip does with a wheel, whose dependencies are those of this environment
        archive.extractall(packages)
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    folder = tmp_path / "empty"
    folder.mkdir()
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}

    def run(*arguments: str, given: str | None = None) -> str:
        command = [str(python), "-m", "kg", *arguments]
        done = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", cwd=folder, env=clean)
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = subprocess.run([str(python), "-c", "import kg; print(kg.__file__)"], capture_output=True, text=True, cwd=folder, env=clean)
    assert where.stdout.startswith(str(packages)), where.stdout
    assert __version__ in run("--version")
    assert len(run("queries", "--format", "csv").splitlines()) > 25
    (folder / "news.txt").write_text(TEXT, "utf-8")
    assert run("build", "news.txt", "--store", "store").startswith("1 document read")
    rows = list(csv.DictReader(io.StringIO(run("query", "mentions", "--store", "store", "--format", "csv"))))
    assert {TEXT[int(row["start"]) : int(row["end"])] for row in rows} >= {"سيرغي لافروف", "موسكو"}
    assert len(run("export", "--store", "store", "--format", "ttl")) > 100_000
    assert "سيرغي لافروف" in run("explain", "news", "--store", "store") + run(
        "query", "sentences", "--store", "store", "--param", "text=لافروف"
    )


def test_every_dependency_is_imported() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    names = {re.split(r"[<>=~! ]", entry)[0].lower() for entry in declared}
    names -= {"lxml_html_clean"}  # of trafilatura's
    modules = {"pyyaml": "yaml"}
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "kg").rglob("*.py"))
    unused = {name for name in names if not re.search(rf"^\s*(import|from) {modules.get(name, name)}\b", code, re.MULTILINE)}
    assert unused == set()
    assert all(re.search(r">=.*,<", entry) for entry in declared), "a range each"


def test_every_import_is_a_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = [*project["dependencies"], *(entry for extra in project["optional-dependencies"].values() for entry in extra)]
    names = {re.split(r"[<>=~! \[]", entry)[0].lower() for entry in declared} | {"yaml", "kg"}
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "kg").rglob("*.py"))
    found = set(re.findall(r"^\s*(?:import|from) ([a-zA-Z_]\w*)(?=[\w.]* import |[\w.]*(?: as \w+)?$)", code, re.MULTILINE))
    assert found - names - set(sys.stdlib_module_names) == set()


def test_the_licence_is_apache() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text
    assert "Copyright 2026 The Mithaq developers" in text
    assert len(text.splitlines()) > 190


def test_the_changelog_knows_this_version() -> None:
    assert f"\n## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_readme_says_first_how_to_see_it_and_how_to_test_it() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    head = text[:1500]
    assert "make demo" in head
    assert "make test" in head
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"demo", "test", "check", "clean"} <= targets
    assert set(re.findall(r"`?make ([a-z]+)`?", text)) <= targets


def test_links_of_the_documentation_lead_somewhere() -> None:
    files = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    assert len(files) > 8
    broken = [
        f"{path.name}: {target}"
        for path in files
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text("utf-8"))
        if not (path.parent / target).exists()
    ]
    assert broken == []


def test_commands_in_the_documentation_exist() -> None:
    from kg.cli import make_parser
    from kg.queries import iter_queries

    (actions,) = (action for action in make_parser()._actions if action.choices)
    commands, queries = set(actions.choices or ()), {query.name for query in iter_queries()}
    text = "\n".join(path.read_text("utf-8") for path in (ROOT / "README.md", ROOT / "Makefile", *(ROOT / "docs").rglob("*.md")))
    used = set(re.findall(r"(?:^|[`$]|bin/)kg ([a-z]+)\b", text, re.MULTILINE))
    assert len(used) > 5
    assert used <= commands
    asked = set(re.findall(r"kg query ([a-z-]+)", text))
    assert len(asked) >= 5
    assert asked <= queries


def test_ci_runs_make_check() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "make check" in script.read_text("utf-8")
