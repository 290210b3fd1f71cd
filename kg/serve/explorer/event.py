"""The page of an event: what it is over all reports, every report of it, and where they disagree."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from pyoxigraph import NamedNode

from kg.graph.reported import ROLES
from kg.graph.vocabulary import KG
from kg.serve.explorer.segments import Mark, split
from kg.serve.explorer.telling import Teller, Told

REPORTS = 60  # on a page
_COMPARED = ("type", "factuality", "date", "place", *(role for role in ROLES if role != "about"))


def tell_event(teller: Teller, node: NamedNode) -> Told:
    """Everything that the page of an event shows."""
    found = [(report, graph) for report in _reports(teller, node) for graph in _graphs(teller, report)]
    found.sort(key=lambda pair: (teller.document(pair[1])["published"], pair[0].value))
    reports = [_tell_report(teller, number, *pair) for number, pair in enumerate(found[:REPORTS], 1)]
    disagreements = _compare(teller, reports)
    differing = {one["facet"] for one in disagreements}
    for report in reports:
        report["differs"] = sorted(differing & set(report["facets"]))
        del report["facets"]
    return {
        **teller.event(node),
        "roles": _roles(teller, node),
        "about": teller.refs(teller.values(node, teller.fused).get("about", ())),
        "told": reports,
        "disagreements": disagreements,
    }


def _reports(teller: Teller, node: NamedNode) -> list[NamedNode]:
    return [quad.object for quad in teller.store.quads(node, KG.hasReport, None, teller.fused)]


def _graphs(teller: Teller, report: NamedNode) -> list[NamedNode]:
    return [quad.graph_name for quad in teller.store.quads(report, KG.factuality)]


def _roles(teller: Teller, node: NamedNode) -> list[Told]:
    """Who took part, by role."""
    values = teller.values(node, teller.fused)
    return [{**teller.term(role), "who": teller.refs(values[role])} for role in ROLES if role in values and role != "about"]


def _tell_report(teller: Teller, number: int, report: NamedNode, graph: NamedNode) -> Told:
    values = teller.values(report, graph)
    start, end = (int(values[name][0].value) for name in ("start", "end"))
    roles = [{**teller.term(role), "who": teller.refs(values[role])} for role in ROLES if role in values]
    date = values["date"][0].value if "date" in values else ""
    facets = {"type": {values["eventType"][0].value}, "factuality": {values["factuality"][0].value}}
    facets |= {name: {term.value for term in values[name]} for name in _COMPARED if name in values and name not in facets}
    return {
        "number": number,
        "iri": report.value,
        "anchor": f"told-{number}",
        "document": teller.document(graph),
        "trigger": values["exact"][0].value,
        "type": teller.first(values, "eventType"),
        "factuality": teller.first(values, "factuality"),
        "date": date,
        "places": teller.refs(values.get("place", ())),
        "roles": roles,
        "sentence": _quote(teller, values, graph, Mark(start, end, "trigger", "")),
        "facets": facets,
    }


def _quote(teller: Teller, values: dict[str, list[Any]], graph: NamedNode, trigger: Mark) -> Told:
    """The sentence in pieces: ``text`` and the ``layers`` that mark it (``trigger``, ``part``)."""
    if "inSentence" in values:
        sentence = teller.values(values["inSentence"][0], graph)
        words, offset = sentence["exact"][0], int(sentence["start"][0].value)
    else:
        words, offset = values["exact"][0], trigger.start
    marks = [trigger]
    for part in values.get("hasParticipation", ()):
        span = teller.values(part, graph)
        marks.append(Mark(int(span["start"][0].value), int(span["end"][0].value), "part", ""))
    moved = [Mark(max(mark.start - offset, 0), min(mark.end - offset, len(words.value)), mark.layer, "") for mark in marks]
    pieces = [
        {"text": piece.text, "layers": list(dict.fromkeys(mark.layer for mark in piece.marks))} for piece in split(words.value, moved)
    ]
    return {"pieces": pieces, "lang": words.language or ""}


def _compare(teller: Teller, reports: list[Told]) -> list[Told]:
    """What reports say differently: the facet, and who says what.

    A report that says nothing of a facet disagrees with nobody, and one that names a state agrees with one that names who acts for it.
    """
    found = []
    for facet in _COMPARED:
        said: dict[tuple[str, ...], list[Told]] = {}
        for report in reports:
            if facet in report["facets"]:
                meant = {_party(teller, value) if facet in ROLES else value for value in report["facets"][facet]}
                said.setdefault(tuple(sorted(meant)), []).append(report)
        if len(said) > 1 and not _is_refined(list(said)):
            found.append({"facet": facet, "versions": [_tell_version(teller, facet, told) for told in said.values()]})
    return found


def _tell_version(teller: Teller, facet: str, reports: list[Told]) -> Told:
    values = sorted(reports[0]["facets"][facet])
    return {"says": [_name(teller, facet, value) for value in values], "reports": [report["number"] for report in reports]}


def _party(teller: Teller, iri: str) -> str:
    """The state or body that an entity acts for, or the entity itself."""
    return max((quad.object.value for quad in teller.store.quads(NamedNode(iri), KG.actsFor)), default=iri)


def _is_refined(versions: list[tuple[str, ...]]) -> bool:
    """Whether each version only says more than the one before: of two people one, of a month its day."""
    ordered = sorted(versions, key=lambda values: (len(values), [len(value) for value in values]))
    return all(
        set(less) <= set(more) or (len(less) == len(more) == 1 and more[0].startswith(f"{less[0]}-")) for less, more in pairwise(ordered)
    )


def _name(teller: Teller, facet: str, value: str) -> Told:
    return {"text": value} if facet == "date" else teller.ref(NamedNode(value))
