"""The ontology is complete in two languages, OWL 2 DL, consistent, and says what the code says."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from rdflib import OWL, RDFS, Graph, URIRef
from rdflib.namespace import SKOS

from kg.errors import DataError
from kg.graph.reported import ROLES
from kg.graph.sameness import NEAR, ONCE_ONLY, PLACED, SYMMETRIC
from kg.ontology import KG, KG_NAMESPACE, KGV, KGV_NAMESPACE, get_values, iter_modules, load_ontology_graph, read_terms
from kg.reasoning import reason
from tests.owlapi import check

PACKAGE = Path(__file__).parents[1] / "kg"

#: What the comments of kg/model.py allow: field → (vocabulary, values).
VOCABULARIES = {
    "Mention.type": ("MentionTypeValue", {"Person", "Organization", "Place", "Treaty", "Event", "Facility", "Product"}),
    "Mention.level": ("LevelValue", {"name", "nominal"}),
    "EventReport.factuality": ("FactualityValue", {"actual", "planned", "possible", "alleged", "negated"}),
    "Statement.kind": ("StatementKindValue", {"direct", "indirect", "mixed"}),
    "Statement.type": (
        "StatementTypeValue",
        {"say", "warn", "threaten", "deny", "accuse", "demand", "reject", "promise", "praise"},
    ),
    "Role.role": ("RoleValue", {"participant", "agent", "target", "mediator", "subject", "about"}),
}
EVENT_TYPES = {
    *("Summit", "Meeting", "Consultation", "Call", "Visit", "Agreement", "TreatySigning", "TreatyExtension", "TreatyWithdrawal"),
    *("Sanction", "CyberAttack", "Attack", "MilitaryMove", "AmbassadorRecall", "AmbassadorReturn", "Expulsion", "Appointment"),
    *("Arrest", "Conviction", "PrisonerExchange", "Aid", "Payment", "Formation", "Election", "Death"),
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return load_ontology_graph(alignments=True)


@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition])
def test_every_term_is_told_in_arabic_and_english(graph: Graph, predicate: URIRef) -> None:
    terms = read_terms()
    assert len(terms) > 250
    wrong = {
        term: languages
        for term in terms
        if (languages := sorted(str(getattr(text, "language", None)) for text in graph.objects(URIRef(term), predicate))) != ["ar", "en"]
    }
    assert wrong == {}


def test_labels_are_unique_within_their_kind(graph: Graph) -> None:
    seen: dict[tuple[str, str], list[str]] = {}
    for term, kind in read_terms().items():
        if kind == "individual":
            continue  # kgv:Person is called as kg:Person is
        for label in graph.objects(URIRef(term), RDFS.label):
            seen.setdefault((kind, str(label)), []).append(term)
    assert {key: terms for key, terms in seen.items() if len(terms) > 1} == {}


@pytest.mark.parametrize("field", VOCABULARIES)
def test_vocabularies_of_the_model_are_the_ontologys(field: str) -> None:
    name, values = VOCABULARIES[field]
    assert set(get_values(name)) == values


def test_event_types_are_values_and_classes() -> None:
    values = set(get_values("EventTypeValue"))
    assert values >= EVENT_TYPES
    assert [name for name in values if name not in KG] == []
    assert values >= SYMMETRIC | ONCE_ONLY | PLACED | {name for pair in NEAR for name in pair}


def test_roles_are_properties_and_values() -> None:
    terms = read_terms()
    assert set(ROLES) == set(get_values("RoleValue"))
    assert {terms[KG_NAMESPACE + role] for role in ROLES} == {"object property"}


def test_entity_types_are_classes() -> None:
    assert [name for name in get_values("MentionTypeValue") if read_terms().get(KG_NAMESPACE + name) != "class"] == []


def test_names_in_code_are_terms() -> None:
    """``KG.name`` and ``KG["name"]`` anywhere in the package: closed namespaces only complain when the line is run."""
    used: dict[str, set[str]] = {"KG": set(), "KGV": set()}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            value = getattr(node, "value", None)
            if not isinstance(value, ast.Name) or value.id not in used:
                continue
            if isinstance(node, ast.Attribute):
                used[value.id].add(node.attr)
            elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
                used[value.id].add(node.slice.value)
    assert len(used["KG"]) > 50
    assert {name for name in used["KG"] if name not in KG} == set()
    assert {name for name in used["KGV"] if name not in KGV} == set()


def test_names_in_queries_and_shapes_are_terms() -> None:
    root = PACKAGE.parent
    files = [*root.glob("queries/**/*.rq"), *root.glob("ontology/**/*.ttl")]
    assert len(files) > 20
    unknown = set()
    for path in files:
        code = re.sub(r'"[^"\n]*"|^\s*#.*$', "", path.read_text("utf-8"), flags=re.MULTILINE)
        unknown |= {f"{path.name}: kg:{name}" for name in re.findall(r"\bkg:(\w+)", code) if name not in KG and not _is_apart(name, path)}
        unknown |= {f"{path.name}: kgv:{name}" for name in re.findall(r"\bkgv:(\w+)", code) if name not in KGV}
    assert unknown == set()


def _is_apart(name: str, path: Path) -> bool:
    """Shapes, and the two annotation properties of the alignments, are no terms of the ontology."""
    if path.parent.name == "shapes":
        return name.endswith("Shape")
    return path.name == "alignments.ttl" and name in ("ploverType", "cameoCode")


def test_a_misspelt_name_is_told_with_the_nearest() -> None:
    with pytest.raises(AttributeError, match="did you mean kg:Person"):
        _ = KG.Persom
    with pytest.raises(DataError, match="did you mean kgv:Summit"):
        _ = KGV["Sumit"]


def test_modules_import_ours_alone() -> None:
    modules = list(iter_modules(alignments=True))
    assert len(modules) == 11
    known = {module.iri for module in modules}
    for module in modules:
        imported = {str(value) for value in Graph().parse(module.path, format="turtle").objects(None, OWL.imports)}
        assert imported <= known


def test_no_datatype_outside_owl_2(graph: Graph) -> None:
    text = graph.serialize(format="nt")
    assert "XMLSchema#date>" not in text
    assert "XMLSchema#gYear" not in text


@pytest.mark.slow
def test_owl_2_dl() -> None:
    modules = [module.path for module in iter_modules(alignments=True)]
    profiles = check(*modules)
    assert {profile.path: profile.violations for profile in profiles if profile.violations} == {}
    assert profiles[0].format == "Turtle Syntax"
    assert profiles[0].classes > 100
    assert profiles[0].individuals == sum(kind == "individual" for kind in read_terms().values())


@pytest.mark.slow
def test_consistent_and_every_class_can_have_a_member() -> None:
    verdict = reason(load_ontology_graph())
    assert verdict.consistent
    assert verdict.unsatisfiable == ()
    assert verdict.classes > 100


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kinds", "why"),
    [(("Person", "Treaty"), "a person is no treaty"), (("Person", "Place"), "nor a place"), (("Document", "Person"), "nor a text")],
)
def test_what_contradicts_is_found(kinds: tuple[str, str], why: str) -> None:
    from rdflib import RDF

    graph = load_ontology_graph()
    for kind in kinds:
        graph.add((URIRef("https://example.org/x"), RDF.type, URIRef(KG_NAMESPACE + kind)))
    assert not reason(graph).consistent, why


def test_value_namespace_is_its_own() -> None:
    assert all(iri.startswith(KGV_NAMESPACE) for iri, kind in read_terms().items() if kind == "individual")
