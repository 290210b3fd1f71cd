"""The SPARQL 1.1 Service Description of the server."""

from __future__ import annotations

import pyoxigraph as ox
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.graph.terms import TYPE
from kg.serve.operations.sparql import GRAPHS, RESULTS

SD = "http://www.w3.org/ns/sparql-service-description#"


def describe_service(url: str, form: str, *, writes: bool = False) -> bytes:
    """What ``URL/sparql`` can do, in an RDF format (a key of ``GRAPHS``); with ``writes`` it takes updates, too."""
    service, dataset, graph = NamedNode(f"{url}/sparql"), BlankNode("dataset"), BlankNode("graph")

    def sd(name: str) -> NamedNode:
        return NamedNode(SD + name)

    formats = [form.iri for form in RESULTS.values()] + [form.iri for form in GRAPHS.values()]
    triples = [
        Triple(service, TYPE, sd("Service")),
        Triple(service, sd("endpoint"), service),
        Triple(service, sd("supportedLanguage"), sd("SPARQL11Query")),
        *([Triple(service, sd("supportedLanguage"), sd("SPARQL11Update"))] if writes else []),
        Triple(service, sd("feature"), sd("UnionDefaultGraph")),
        *(Triple(service, sd("resultFormat"), NamedNode(iri)) for iri in formats),
        Triple(service, sd("defaultDataset"), dataset),
        Triple(dataset, TYPE, sd("Dataset")),
        Triple(dataset, sd("defaultGraph"), graph),
        Triple(graph, TYPE, sd("Graph")),
        Triple(dataset, NamedNode("http://purl.org/dc/terms/title"), Literal("Mithaq", language="en")),
    ]
    return ox.serialize(triples, None, GRAPHS[form], prefixes={"sd": SD, "dcterms": "http://purl.org/dc/terms/"}) or b""
