"""Why a name, a description, a time or a position of the gold standard was missed, and what was found that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from benchmarks.scoring import Row, Scored, as_keys
from kg.linking.lexicon import get_nominals
from kg.mentions.lexicon import bare, get_titles
from kg.text.normalise import fold


def find_causes(article: Scored, scorer: ModuleType) -> Iterator[tuple[str, str]]:
    """(section, cause) of every mention, time and position that is missed or too many."""
    mentions = scorer.mentions_of(article.rows["mentions"])
    for level, section in (("name", "names"), ("nominal", "nominals")):
        count = article.counts[f"{section}: linked"]
        yield from ((f"{section}: missed", _why_missed(article, gold, level, mentions, scorer)) for gold in count.misses)
        yield from ((f"{section}: too many", _why_extra(article, mine, level, scorer)) for mine in count.extras)
    for gold in article.counts["times: value"].misses:
        over = any(scorer.overlap(gold, time) for time in article.rows["times"])
        yield "times: missed", "another value" if over else "no time for us"
    for time in article.counts["times: value"].extras:
        over = any(scorer.overlap(gold, time) for gold in article.gold["times"])
        yield "times: too many", "another value" if over else "no time for the annotator"
    yield from (("positions: missed", _why_no_position(article, gold, scorer)) for gold in article.counts["positions"].misses)
    for mine in article.counts["positions"].extras:
        held = any(article.names.same(gold["person"], mine["person"]) for gold in article.gold["positions"])
        yield "positions: too many", "another position of the person" if held else "no position for the annotator"


def _why_missed(article: Scored, gold: Row, level: str, mentions: list[Row], scorer: ModuleType) -> str:
    over = [mention for mention in mentions if scorer.overlap(gold, mention)]
    if not over:
        if level == "name":
            return "not found"
        word = fold(gold["text"].split()[0])
        return "no antecedent found" if word in get_nominals() or bare(word) in get_titles() else "no table has its noun"
    best = max(over, key=lambda mention: scorer.overlap(gold, mention))
    if scorer.overlap(gold, best) < 0.5:
        return "another extent"
    if best["level"] != level:
        return f"found as a {best['level']}"
    if not best["entities"]:
        return "found, not linked"
    items = [article.gold["entities"][key].get("wikidata") for key in as_keys(gold["entity"])]
    if any(items) and not any(scorer.qid(article.names.predicted.get(entity, (None,))[0]) for entity in best["entities"]):
        return "linked to an identity of our own, has a Wikidata item"
    return "linked to another"


def _why_extra(article: Scored, mine: Row, level: str, scorer: ModuleType) -> str:
    over = [gold for gold in article.gold["mentions"] if scorer.overlap(gold, mine)]
    if not over:
        return f"no {level} for the annotator"
    best = max(over, key=lambda gold: scorer.overlap(gold, mine))
    if scorer.overlap(best, mine) < 0.5:
        return "another extent"
    return "linked to another" if best["level"] == level else f"a {best['level']} for the annotator"


def _why_no_position(article: Scored, gold: Row, scorer: ModuleType) -> str:
    names = article.names
    mine = [position for position in article.rows["positions"] if names.same(gold["person"], position["person"])]
    if not mine:
        known = any(names.same(gold["person"], row["entity"]) for row in article.rows["mentions"])
        return "the person has none" if known else "the person was not found"
    seats = (("org", "organization"), ("country", "country"))
    seat = [any(names.same(gold[key], position.get(column)) for position in mine) for key, column in seats if gold.get(key)]
    if seat and not any(seat):
        return "another body or state"
    if all((position["former"] == "true") != gold["former"] for position in mine):
        return "former or not"
    return "another title"
