"""What a document says happened and who it quotes, as quads of its graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.iris import entity_iri
from kg.graph.scope import Scope, interval
from kg.graph.terms import decimal, integer, string, text
from kg.graph.vocabulary import KG, KGV
from kg.model import EventReport, Mention, Statement


def report_quads(scope: Scope, reports: Sequence[EventReport]) -> Iterator[Quad]:
    """Each event report: what it is, when, where, who, and for every part the words that show it; numbered in the order of the text."""
    for number, report in enumerate(sorted(reports, key=_report_key), 1):
        node = scope.iri("report", number)
        yield from scope.passage(node, KG.EventReport, report.start, report.end)
        yield from scope.describe(node, _report_pairs(report))
        for count, role in enumerate(report.roles, 1):
            part = scope.iri("report", number, "part", count)
            yield Quad(node, KG.hasParticipation, part, scope.graph)
            yield from scope.passage(part, KG.Participation, role.start, role.end)
            yield from scope.describe(part, [(KG.role, KGV[role.role]), (KG.entity, entity_iri(role.entity))])
            if role.rule:
                yield Quad(part, KG.rule, string(role.rule), scope.graph)
        for start, end in sorted(set(report.other_triggers)):
            again = scope.iri("trigger", start, end)
            yield Quad(node, KG.returnsAt, again, scope.graph)
            yield from scope.passage(again, KG.Passage, start, end)


def _report_pairs(report: EventReport) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    yield KG.eventType, KGV[report.type]
    yield KG.factuality, KGV[report.factuality]
    yield KG.score, decimal(report.score)
    if report.rule:
        yield KG.rule, string(report.rule)
    if report.date:
        yield KG.date, string(report.date)
        yield from interval(report.date)
    for place in dict.fromkeys(report.places):
        yield KG.place, entity_iri(place)
    for role, entity in dict.fromkeys((role.role, role.entity) for role in report.roles):
        yield KG[role], entity_iri(entity)


def _report_key(report: EventReport) -> tuple[int | str, ...]:
    return (report.start, report.end, report.type, report.date or "", report.factuality)


def statement_quads(scope: Scope, statements: Sequence[Statement], mentions: Sequence[Mention]) -> Iterator[Quad]:
    """Each attributed passage: who said it, how, by which words we know, and the entities that it speaks of."""
    ordered = sorted(statements, key=_statement_key)
    seen: Counter[tuple[int, int]] = Counter()
    nodes: list[NamedNode] = []
    for statement in ordered:
        span = (statement.start, statement.end)
        seen[span] += 1
        nodes.append(scope.iri("statement", *span, seen[span]))
    for place, (statement, node) in enumerate(zip(ordered, nodes, strict=True)):
        yield from scope.passage(node, KG.Statement, statement.start, statement.end)
        yield from scope.describe(node, _statement_pairs(scope, statement))
        inside = (m for m in mentions if statement.start <= m.start and m.end <= statement.end)
        for entity in dict.fromkeys(entity for mention in inside for entity in mention.entities):
            yield Quad(node, KG.mentions, entity_iri(entity), scope.graph)
        outer = _enclosing(ordered, place)
        if outer is not None:
            yield Quad(node, KG.within, nodes[outer], scope.graph)


def _statement_pairs(scope: Scope, statement: Statement) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    yield KG.statementKind, KGV[statement.kind]
    yield KG.statementType, KGV[statement.type]
    for speaker in dict.fromkeys(statement.speakers):
        yield KG.speaker, entity_iri(speaker)
    if statement.speaker_text:
        yield KG.speakerText, text(statement.speaker_text, scope.document.language)
    for addressee in dict.fromkeys(statement.addressees):
        yield KG.addressee, entity_iri(addressee)
    if 0 <= statement.cue_start < statement.cue_end:
        yield KG.cueStart, integer(statement.cue_start)
        yield KG.cueEnd, integer(statement.cue_end)
        yield KG.cue, text(scope.document.text[statement.cue_start : statement.cue_end], scope.document.language)
    if statement.rule:
        yield KG.rule, string(statement.rule)


def _statement_key(statement: Statement) -> tuple[int | str | tuple[str, ...], ...]:
    return (statement.start, -statement.end, statement.kind, statement.type, statement.speakers, statement.speaker_text or "")


def _enclosing(ordered: Sequence[Statement], place: int) -> int | None:
    """The smallest statement that holds the one at ``place`` and is longer: the one that reports it."""
    inner = ordered[place]
    holders = [
        (outer.end - outer.start, number)
        for number, outer in enumerate(ordered)
        if outer.start <= inner.start and inner.end <= outer.end and outer.end - outer.start > inner.end - inner.start
    ]
    return min(holders)[1] if holders else None
