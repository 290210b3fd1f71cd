"""Texts in, linked mentions out: the one operation that reads text, in a process that holds the pipeline."""

from __future__ import annotations

from datetime import date
from typing import Any

from kg.serve.worker import Desk, Outlet
from kg.settings import get_base


def link(desk: Desk, arguments: dict[str, Any], output: Outlet) -> dict[str, Any]:
    """What each of ``items`` (``text``, ``date``) says: its language, and where it is Arabic its mentions."""
    return {"results": [_link(item, arguments["candidates"]) for item in arguments["items"]]}


def _link(item: dict[str, Any], candidates: int) -> dict[str, Any]:
    from kg.documents.language import check_language  # both bring spaCy sooner or later
    from kg.linking import link as find_mentions

    reason = check_language(item["text"])
    if reason is not None:
        return {"language": {"arabic": False, "reason": reason}, "mentions": []}
    day = date.fromisoformat(item["date"]) if item.get("date") else None
    found = find_mentions(item["text"], day, candidates=candidates)
    return {"language": {"arabic": True}, "mentions": [_mention(mention) for mention in found]}


def _mention(mention: Any) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.type,
        "level": mention.level,
        "nil": mention.nil,
        "score": mention.score,
        "origin": mention.origin,
        "entities": [_entity(entity) for entity in mention.entities],
        "candidates": [
            {
                **_entity(candidate.entity),
                "matched": candidate.name,
                "score": candidate.score,
                "match": candidate.match,
                "reasons": [{"feature": r.feature, "value": r.value, "weight": r.weight, "text": r.text} for r in candidate.reasons],
            }
            for candidate in mention.candidates
        ],
    }


def _entity(entity: Any) -> dict[str, Any]:
    labels: dict[str, str] = {}
    for language, label in entity.labels:
        labels.setdefault(language, label)
    told = {"id": entity.id, "iri": f"{get_base()}id/{entity.id}", "type": entity.type, "labels": labels}
    return {**told, "wikidata": entity.wikidata} if entity.wikidata else told
