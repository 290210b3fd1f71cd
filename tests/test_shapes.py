"""The shapes accept what the stages make, and each of them refuses what it is there to refuse, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from rdflib import RDF, SH, XSD, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDFS

from kg.graph import to_quads
from kg.ontology import KG_NAMESPACE, KGV_NAMESPACE, get_values
from kg.shapes import read_shapes, validate_document
from tests.readings import READINGS, read_summit

DOC = "https://w3id.org/mithaq/doc/summit"
REPORT, MENTION, STATEMENT = URIRef(f"{DOC}#report-1"), URIRef(f"{DOC}#mention-13-24"), URIRef(f"{DOC}#statement-75-85-1")
PART, CANDIDATE, POSITION = URIRef(f"{DOC}#report-1-part-1"), URIRef(f"{DOC}#mention-13-24-candidate-1"), URIRef(f"{DOC}#position-1")
HAKIM = URIRef("https://w3id.org/mithaq/id/nil-person-hakim")
VOCABULARIES = {
    "mentionType": "MentionTypeValue",
    "level": "LevelValue",
    "eventType": "EventTypeValue",
    "factuality": "FactualityValue",
    "role": "RoleValue",
    "statementKind": "StatementKindValue",
    "statementType": "StatementTypeValue",
}


def kg(name: str) -> URIRef:
    return URIRef(KG_NAMESPACE + name)


def _graph(name: str = "summit") -> Graph:
    graph = Graph()
    graph.parse(data="".join(f"{quad.triple} .\n" for quad in to_quads(READINGS[name])), format="nt")
    return graph


def _time(graph: Graph) -> URIRef:
    return next(node for node in graph.subjects(RDF.type, kg("TimeMention")) if isinstance(node, URIRef))


@pytest.mark.parametrize("name", READINGS)
def test_what_the_graph_stage_makes_is_accepted(name: str) -> None:
    assert validate_document(_graph(name)) == []


CASES: dict[str, tuple[Callable[[Graph], object], str]] = {
    "no identifier": (lambda g: g.remove((None, kg("identifier"), None)), "a document has one identifier"),
    "no text": (lambda g: g.remove((None, kg("text"), None)), "a document has one text"),
    "digest of another kind": (lambda g: g.set((URIRef(DOC), kg("textDigest"), Literal("abc"))), "SHA-256"),
    "no language": (lambda g: g.remove((None, kg("language"), None)), "one language"),
    "no generator": (lambda g: g.remove((None, kg("generator"), None)), "what read it"),
    "two titles": (lambda g: g.add((URIRef(DOC), kg("title"), Literal("ثان", lang="ar"))), "at most one title"),
    "address as text": (lambda g: g.set((URIRef(DOC), kg("url"), Literal("https://example.org"))), "xsd:anyURI"),
    "date in words": (lambda g: g.set((URIRef(DOC), kg("publicationDate"), Literal("أمس"))), "year, month or day"),
    "publication without bounds": (lambda g: g.remove((URIRef(DOC), kg("earliest"), None)), "kg:earliest and kg:latest"),
    "start behind end": (lambda g: g.set((MENTION, kg("start"), Literal(99))), "before its end"),
    "no end": (lambda g: g.remove((MENTION, kg("end"), None)), "one end"),
    "no words": (lambda g: g.remove((MENTION, kg("exact"), None)), "exact words"),
    "no document": (lambda g: g.remove((MENTION, kg("inDocument"), None)), "in one document"),
    "type of none": (lambda g: g.set((MENTION, kg("mentionType"), URIRef(KGV_NAMESPACE + "Summit"))), "one type of the closed list"),
    "level of none": (lambda g: g.set((MENTION, kg("level"), URIRef(KGV_NAMESPACE + "actual"))), "a name or a nominal"),
    "referent as text": (lambda g: g.set((MENTION, kg("refersTo"), Literal("Q159"))), "by IRI"),
    "score of two": (lambda g: g.set((MENTION, kg("score"), Literal("2.0", datatype=XSD.decimal))), "from 0 to 1"),
    "candidate of nothing": (lambda g: g.remove((CANDIDATE, kg("candidateEntity"), None)), "proposes one entity"),
    "candidate of nobody": (lambda g: g.remove((MENTION, kg("hasCandidate"), None)), "belongs to one mention"),
    "feature without a value": (lambda g: g.remove((None, kg("featureValue"), None)), "one value"),
    "time without a value": (lambda g: g.remove((_time(g), kg("edtf"), None)), "one EDTF value"),
    "time without a rule": (lambda g: g.remove((_time(g), kg("rule"), None)), "which rule"),
    "granularity of none": (lambda g: g.set((_time(g), kg("granularity"), Literal("fortnight"))), "one granularity"),
    "position without a holder": (lambda g: g.remove((POSITION, kg("holder"), None)), "one holder"),
    "position without a title": (lambda g: g.remove((POSITION, kg("officeTitle"), None)), "one title"),
    "entity of two types": (lambda g: g.add((HAKIM, RDF.type, kg("Place"))), "one of the seven types"),
    "entity without a label": (lambda g: g.remove((HAKIM, RDFS.label, None)), "has a label"),
    "event of no type": (lambda g: g.set((REPORT, kg("eventType"), URIRef(KGV_NAMESPACE + "Person"))), "one type of the closed list"),
    "event of no factuality": (lambda g: g.remove((REPORT, kg("factuality"), None)), "one factuality"),
    "two dates": (lambda g: g.add((REPORT, kg("date"), Literal("2022"))), "at most one EDTF date"),
    "date without bounds": (lambda g: g.remove((REPORT, kg("latest"), None)), "kg:earliest and kg:latest"),
    "role of none": (lambda g: g.set((PART, kg("role"), URIRef(KGV_NAMESPACE + "direct"))), "one role"),
    "part of nobody": (lambda g: g.remove((PART, kg("entity"), None)), "of one entity"),
    "part of no report": (lambda g: g.remove((REPORT, kg("hasParticipation"), PART)), "belongs to one event report"),
    "statement of no kind": (lambda g: g.remove((STATEMENT, kg("statementKind"), None)), "direct, indirect or mixed"),
    "statement of no type": (lambda g: g.remove((STATEMENT, kg("statementType"), None)), "one type of the closed list"),
    "statement of nobody": (lambda g: g.remove((STATEMENT, kg("speaker"), None)), "a speaker or a description"),
    "cue without extent": (lambda g: g.set((STATEMENT, kg("cueStart"), Literal(999))), "before it ends"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_is_found(case: str) -> None:
    spoil, message = CASES[case]
    graph = _graph()
    before = set(graph)
    spoil(graph)
    assert set(graph) != before, "the case changes nothing"
    found = validate_document(graph)
    assert any(message in violation.message for violation in found), found
    arabic = validate_document(graph, "ar")
    assert len(arabic) == len(found)
    assert all(re.search(r"[ء-ي]", violation.message) for violation in arabic)


def test_a_violation_names_node_property_and_value() -> None:
    graph = _graph()
    graph.set((MENTION, kg("level"), Literal("nickname")))
    (violation,) = validate_document(graph)
    assert (violation.entity, violation.property, violation.value) == (str(MENTION), KG_NAMESPACE + "level", "nickname")


def test_every_shape_speaks_both_languages() -> None:
    shapes = read_shapes()
    nodes = set(shapes.subjects(SH.message, None))
    assert len(nodes) > 40
    for node in nodes:
        assert sorted(str(getattr(text, "language", None)) for text in shapes.objects(node, SH.message)) == ["ar", "en"]


@pytest.mark.parametrize("name", VOCABULARIES)
def test_closed_lists_are_the_ontologys(name: str) -> None:
    shapes = read_shapes()
    (shape,) = (node for node in shapes.subjects(SH.path, kg(name)) if shapes.value(node, SH["in"]))
    head = shapes.value(shape, SH["in"])
    assert head is not None
    listed = {str(value).removeprefix(KGV_NAMESPACE) for value in Collection(shapes, head)}
    assert listed == set(get_values(VOCABULARIES[name]))


def test_readings_are_whole() -> None:
    reading = read_summit()
    assert all((reading.mentions, reading.times, reading.positions, reading.events, reading.statements, reading.entities))
