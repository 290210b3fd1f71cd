"""What is known before any document is read, as quads: the gazetteer's entities, who held which office, and the ontology."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from pyoxigraph import Quad

from kg.errors import DataError
from kg.graph.entities import entity_quads
from kg.graph.iris import entity_iri, graph_iri, hashed_iri
from kg.graph.scope import interval
from kg.graph.terms import TYPE, string, text
from kg.graph.vocabulary import KG
from kg.model import Entity
from kg.settings import get_folder
from kg.tables import get_table, iter_rows


def reference_quads() -> Iterator[Quad]:
    """The gazetteer as quads of the reference graph.

    Raises:
        DataError: a table is missing or at fault.
    """
    yield from gazetteer_quads(get_table("gazetteers/entities.tsv"), get_table("gazetteers/aliases.tsv"))
    yield from office_quads(get_table("gazetteers/offices.tsv"))


def gazetteer_quads(entities: Path, aliases: Path) -> Iterator[Quad]:
    """The entities of ``entities`` with their names in ``aliases``; an alias equal to a label is not repeated."""
    graph = graph_iri("reference")
    further: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for row in iter_rows(aliases, "id", "label", "lang"):
        further[row["id"]][row["lang"], row["label"]] = None
    for row in iter_rows(entities, "id", "type", "label_ar"):
        labels = dict.fromkeys((lang, row[f"label_{lang}"]) for lang in ("ar", "en") if row[f"label_{lang}"])
        names = (*labels, *(name for name in further.pop(row["id"], ()) if name not in labels))
        yield from entity_quads(
            Entity(row["id"], row["type"], names, row["wikidata"] or None, row["state"] or None, row["kind"] or None), graph
        )
    if further:
        raise DataError(f"{aliases}: {min(further)} is no id of {entities.name}")


def office_quads(offices: Path) -> Iterator[Quad]:
    """The tenures of ``offices``: who held which office, from when to when."""
    graph = graph_iri("reference")
    for row in iter_rows(offices, "person", "title"):
        node = hashed_iri("tenure", *(row[name] for name in ("person", "title", "organization", "country", "from")))
        yield Quad(node, TYPE, KG.Tenure, graph)
        yield Quad(node, KG.holder, entity_iri(row["person"]), graph)
        yield Quad(node, KG.officeTitle, text(row["title"], "ar"), graph)
        if row["title_en"]:
            yield Quad(node, KG.officeTitleEn, text(row["title_en"], "en"), graph)
        for predicate, entity in ((KG.ofOrganization, row["organization"]), (KG.ofCountry, row["country"])):
            if entity:
                yield Quad(node, predicate, entity_iri(entity), graph)
        first, last = row["from"], row["to"]
        for predicate, edtf in ((KG["from"], first), (KG.to, last)):
            if edtf:
                yield Quad(node, predicate, string(edtf), graph)
        for edge, edtf in ((KG.earliest, first), (KG.latest, last)):
            for predicate, value in interval(edtf):
                if predicate == edge:
                    yield Quad(node, predicate, value, graph)


def ontology_quads() -> list[Quad]:
    """Every module of ``ontology/`` (its folder ``shapes/`` apart) as one graph, blank nodes labelled as RDFC-1.0 says.

    Raises:
        DataError: a module is not Turtle.
    """
    graph = graph_iri("ontology")
    found = ox.Dataset()
    for path in sorted(get_folder("ontology").glob("*.ttl")) + sorted(get_folder("ontology").glob("modules/*.ttl")):
        try:
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True):
                found.add(Quad(quad.subject, quad.predicate, quad.object, graph))
        except (SyntaxError, OSError) as error:
            raise DataError(f"{path}: {error}") from None
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(found, key=str)
