"""Mentions, calendar expressions and office-holding as quads of their document's graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import NamedNode, Quad

from kg.graph.iris import entity_iri
from kg.graph.scope import Scope, interval
from kg.graph.terms import TYPE, boolean, decimal, string, text
from kg.graph.vocabulary import KG, KGV
from kg.model import Candidate, Mention, Position, TimeMention


def mention_quads(scope: Scope, mentions: Sequence[Mention]) -> Iterator[Quad]:
    """Each mention with what it refers to, and the candidates that were weighed with their features."""
    for mention in mentions:
        node = scope.iri("mention", mention.start, mention.end)
        yield from scope.passage(node, KG.Mention, mention.start, mention.end)
        yield from scope.describe(
            node,
            [
                (KG.mentionType, KGV[mention.type]),
                (KG.level, KGV[mention.level]),
                (KG.score, decimal(mention.score)),
                *((KG.origin, string(origin)) for origin in [mention.origin] if origin),
                *((KG.refersTo, entity_iri(entity)) for entity in dict.fromkeys(mention.entities)),
            ],
        )
        for number, candidate in enumerate(mention.candidates, 1):
            child = scope.iri("mention", mention.start, mention.end, "candidate", number)
            yield Quad(node, KG.hasCandidate, child, scope.graph)
            yield from _candidate_quads(scope, child, candidate)


def _candidate_quads(scope: Scope, node: NamedNode, candidate: Candidate) -> Iterator[Quad]:
    yield Quad(node, TYPE, KG.Candidate, scope.graph)
    yield from scope.describe(node, [(KG.candidateEntity, entity_iri(candidate.entity)), (KG.score, decimal(candidate.score))])
    for number, (name, value) in enumerate(candidate.features, 1):
        feature = NamedNode(f"{node.value}-feature-{number}")
        yield Quad(node, KG.hasFeature, feature, scope.graph)
        yield Quad(feature, TYPE, KG.Feature, scope.graph)
        yield from scope.describe(feature, [(KG.featureName, string(name)), (KG.featureValue, decimal(value))])


def time_quads(scope: Scope, times: Sequence[TimeMention]) -> Iterator[Quad]:
    """Each calendar expression with its EDTF value, the bounds of that value, and how it was reached."""
    for time in times:
        node = scope.iri("time", time.start, time.end)
        yield from scope.passage(node, KG.TimeMention, time.start, time.end)
        yield from scope.describe(
            node,
            [
                (KG.edtf, string(time.value)),
                *interval(time.value),
                (KG.granularity, string(time.granularity)),
                (KG.rule, string(time.rule)),
                *((KG.anchor, string(anchor)) for anchor in [time.anchor] if anchor),
            ],
        )


def position_quads(scope: Scope, positions: Sequence[Position]) -> Iterator[Quad]:
    """Each report that somebody holds, held or will hold an office; numbered in the order of the text."""
    for number, position in enumerate(sorted(positions, key=_position_key), 1):
        node = scope.iri("position", number)
        yield from scope.passage(node, KG.PositionReport, position.start, position.end)
        yield from scope.describe(
            node,
            [
                (KG.holder, entity_iri(position.person)),
                (KG.officeTitle, text(position.title, scope.document.language)),
                *((KG.officeTitleEn, text(title, "en")) for title in [position.title_en] if title),
                *((KG.ofOrganization, entity_iri(entity)) for entity in [position.organization] if entity),
                *((KG.ofCountry, entity_iri(entity)) for entity in [position.country] if entity),
                (KG.former, boolean(position.former)),
                (KG.acting, boolean(position.acting)),
                (KG.designate, boolean(position.designate)),
            ],
        )


def _position_key(position: Position) -> tuple[int | str, ...]:
    return (position.start, position.end, position.person, position.title, position.organization or "", position.country or "")
