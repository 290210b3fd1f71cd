"""SHACL over one document's graph: what every reading must look like, whichever stage made it.

The shapes lie in ``ontology/shapes/``. They are meant for a document at a time; what can only be seen over a whole store is a query of
``queries/checks/``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import DataError
from kg.settings import get_folder

if TYPE_CHECKING:
    from rdflib import Graph


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that breaks a shape: the node, the property and value at fault (empty where the node as a whole is), and what is wrong."""

    entity: str
    property: str
    value: str
    message: str


@cache
def read_shapes() -> Graph:
    """All shapes as one graph.

    Raises:
        DataError: a file of ``ontology/shapes/`` is not Turtle, or there is none.
    """
    from rdflib import Graph

    shapes = Graph()
    for path in sorted((get_folder("ontology") / "shapes").glob("*.ttl")):
        try:
            shapes.parse(path, format="turtle")
        except SyntaxError as error:
            raise DataError(f"{path}: {error}") from None
    if not len(shapes):
        raise DataError(f"{get_folder('ontology') / 'shapes'}: there are no shapes")
    return shapes


def validate_document(graph: Graph, language: str = "en") -> list[Violation]:
    """The violations of one document's graph, sorted; none if it is well formed.

    Args:
        graph: the triples of the document's named graph.
        language: of the messages, ``en`` or ``ar``.
    """
    import pyshacl
    from rdflib import RDF, SH, Literal

    _, report, _ = pyshacl.validate(graph, shacl_graph=read_shapes(), inference="none", meta_shacl=False)
    found = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        if report.value(None, SH.detail, result) is not None:
            continue
        messages = [text for text in report.objects(result, SH.resultMessage) if isinstance(text, Literal)]
        message = next((text for text in messages if text.language == language), messages[0] if messages else Literal(""))
        terms = (report.value(result, part) for part in (SH.focusNode, SH.resultPath, SH.value))
        entity, path, value = ("" if term is None else str(term) for term in terms)
        found.append(Violation(entity, path, value, str(message)))
    return sorted(set(found))
