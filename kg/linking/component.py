"""The stage as spaCy sees it: identities for names, descriptions resolved to them, and who holds which office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

import kg.text.extensions  # noqa: F401  (registers doc._)
from kg.gazetteer import Gazetteer
from kg.linking.lexicon import get_fixed
from kg.linking.names import NameLinker
from kg.linking.nominals import find_nominals
from kg.linking.offices import Offices
from kg.linking.positions import add_positions, find_positions
from kg.model import Entity, Mention
from kg.text.normalise import fold


@Language.component(
    "kg_linking",
    requires=["doc.sents", "doc._.document", "doc._.gazetteer", "doc._.mentions", "doc._.titles"],
    assigns=["doc._.mentions", "doc._.entities", "doc._.positions"],
)
def link_mentions(doc: Doc) -> Doc:
    """Set the entities of ``doc._.mentions``, add the descriptions (level ``nominal``); set ``doc._.entities`` and ``doc._.positions``."""
    gazetteer: Gazetteer = doc._.gazetteer
    linker = NameLinker(doc, gazetteer)
    names = tuple(_described(m, linker.entities) for m in linker.link(doc._.mentions))
    entities: dict[str, Entity] = linker.entities
    offices = Offices(doc, names, entities, gazetteer)
    doc._.positions = find_positions(doc, offices)
    nominals, made, held = find_nominals(doc, names, offices, doc._.positions)
    doc._.positions = add_positions(doc._.positions, held, {e for m in names for e in m.entities})
    names = tuple(m for m in names if not any(n.start < m.start and m.end <= n.end for n in nominals))  # رئيس الحكومة الإسبانية
    doc._.mentions = tuple(sorted((*names, *nominals), key=lambda m: m.start))
    entities.update((entity.id, entity) for entity in made)
    _complete(doc, entities)
    doc._.entities = entities
    return doc


def _described(mention: Mention, entities: Mapping[str, Entity]) -> Mention:
    """A name of the gazetteer that only describes a state or its forces (`الكيان الصهيوني`, `قوات الاحتلال`) is a description."""
    acting = mention.type == "Organization" and any(entities[e].state for e in mention.entities if e in entities)
    fixed = (mention.type == "Place" or acting) and tuple(fold(mention.text).split()) in get_fixed()
    return replace(mention, level="nominal", origin="nominal:fixed") if fixed else mention


def _complete(doc: Doc, entities: dict[str, Entity]) -> None:
    """Every entity that a mention, a position or another entity refers to is there, too."""
    known = doc._.gazetteer.entities
    wanted = [e for m in doc._.mentions for e in m.entities]
    wanted += [e for p in doc._.positions for e in (p.person, p.organization, p.country) if e]
    wanted += [entity.state for entity in entities.values() if entity.state]
    for entity_id in wanted:
        if entity_id not in entities and entity_id in known:
            entities[entity_id] = known[entity_id]
