"""Tiny sources of our own: invented people and bodies with items from far above any that Wikidata has given out."""

from __future__ import annotations

import json
from typing import Any

HUMAN, ORGANIZATION, OFFICE, TREATY = "Q5", "Q43229", "Q294414", "Q131569"
NORWAY, RUSSIA = "Q20", "Q159"


def item(
    qid: str, ar: str | None, en: str | None, classes: list[str], *, aliases: dict[str, list[str]] | None = None, **claims: Any
) -> dict[str, Any]:
    """An entity as a dump has it; a claim is a list of items, or of (item, qualifiers)."""
    labels = {lang: {"language": lang, "value": text} for lang, text in (("ar", ar), ("en", en)) if text}
    more = {lang: [{"language": lang, "value": text} for text in texts] for lang, texts in (aliases or {}).items()}
    found = {"P31": classes, **claims}
    return {
        "type": "item",
        "id": qid,
        "labels": labels,
        "aliases": more,
        "claims": {prop: [_statement(prop, value) for value in values] for prop, values in found.items()},
    }


def _statement(prop: str, value: Any) -> dict[str, Any]:
    target, qualifiers = value if isinstance(value, tuple) else (value, {})
    snak = {"snaktype": "value", "property": prop, "datavalue": {"value": {"id": target}, "type": "wikibase-entityid"}}
    told = {p: [{"snaktype": "value", "datavalue": {"value": {"time": t, "precision": n}}}] for p, (t, n) in qualifiers.items()}
    return {"mainsnak": snak, "rank": "normal", "qualifiers": told}


MINISTER = item(
    "Q900000001",
    "يوهان فالدغرين",
    "Johan Waldgren",
    [HUMAN],
    aliases={"ar": ["فالدغرين", "يوهان والدغرين"], "en": ["J. Waldgren"]},
    P27=[NORWAY],
    P39=[("Q900000010", {"P580": ("+2019-05-00T00:00:00Z", 10), "P582": ("+2021-10-14T00:00:00Z", 11)}), "Q900000099"],
)
NAMESAKE = item("Q900000002", "يوهان فالدغرين", "Johan Waldgren", [HUMAN], P27=["Q34"])
POSITION = item("Q900000010", None, "Minister of Foreign Affairs of Norway", [OFFICE], P1001=[NORWAY])
BODY = item("Q900000003", "مجلس بلدان الجزر", "Council of Island Countries", [ORGANIZATION], aliases={"ar": ["سلام"]})
FILM = item("Q900000004", "فيلم الجزر", "Island Film", ["Q900000098"])
FOREIGN = item("Q900000005", None, "Nameless Waldgren", [HUMAN])
SHIPPED = item("Q58217", "سيرغي لافروف", "Sergey Lavrov", [HUMAN], aliases={"ar": ["سرگي لافروڤ الكبير"]}, P27=[RUSSIA])
PESKOV = item("Q900000006", "ديمتري بيسكوف", "Dmitry Peskov", [HUMAN], P27=[RUSSIA])
ITEMS = (MINISTER, NAMESAKE, POSITION, BODY, FILM, FOREIGN, SHIPPED, PESKOV)


def dump(*items: dict[str, Any]) -> bytes:
    """The bytes of a dump."""
    lines = ",\n".join(json.dumps(entity, ensure_ascii=False) for entity in items)
    return f"[\n{lines}\n]\n".encode()
