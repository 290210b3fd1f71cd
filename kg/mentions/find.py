"""All finders of names together, and the rules that decide between them.

The longest span wins; among equals the gazetteer before grammar before a guess. A recogniser that is trained (issue on names) joins as
one more source of :class:`NameSpan` in :func:`find_names`.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from kg.gazetteer import Gazetteer, make_key
from kg.mentions.bodies import find_bodies, find_introduced
from kg.mentions.known import find_known
from kg.mentions.lexicon import name_share
from kg.mentions.people import LINKS, find_given
from kg.mentions.spans import NameSpan, Title, to_mention
from kg.mentions.titles import find_titles
from kg.model import Mention
from kg.text.extensions import in_furniture
from kg.text.lexicon import get_counts

#: A family name that is so frequent an ordinary word is not looked for alone.
ORDINARY = 1500


def find_names(doc: Doc, gazetteer: Gazetteer) -> tuple[tuple[Mention, ...], tuple[Title, ...]]:
    """The names of the text, in order and not overlapping, without identities, and the titles that stand beside them or alone."""
    known = list(find_known(doc, gazetteer))
    at = {s.start: s for s in known}
    bodies = list(find_bodies(doc, at))
    settled = _longest([*known, *bodies])
    at = {s.start: s for s in settled}
    titles = list(find_titles(doc, at))
    titled = [NameSpan(*t.name, "Person", f"pattern:title:{t.head}", 0.85) for t in titles if t.name]
    given = list(find_given(doc, at))
    introduced = list(find_introduced(doc, at))
    spans = _longest([*settled, *titled, *given, *introduced])
    spans = _longest([*spans, *_short_forms(doc, spans), *_in_brackets(doc, spans)])
    mentions = tuple(
        m for m in (to_mention(doc, s) for s in spans) if not in_furniture(doc, m.start, m.end)
    )
    return mentions, tuple(titles)


def _longest(spans: Iterable[NameSpan]) -> list[NameSpan]:
    """The spans that win: longer before shorter, surer before less sure, in text order."""
    chosen: list[NameSpan] = []
    covered: set[int] = set()
    for span in sorted(spans, key=lambda s: (s.start - s.end, -s.score, s.start)):
        tokens = range(span.start, span.end)
        if covered.isdisjoint(tokens):
            chosen.append(span)
            covered.update(tokens)
    return sorted(chosen, key=lambda s: s.start)


def _short_forms(doc: Doc, spans: list[NameSpan]) -> Iterable[NameSpan]:
    """Family names alone, of people whose full name the text gives."""
    families: set[str] = set()
    for span in spans:
        if span.type != "Person" or span.end - span.start < 2:
            continue
        last = doc[span.end - 1].norm_
        if len(last) > 2 and (name_share(last) >= 0.5 or get_counts().get(last, 0) < ORDINARY):
            families.add(last)
            if doc[span.end - 2].norm_ in LINKS:
                families.add(doc[span.end - 2].norm_ + " " + last)
    for i, token in enumerate(doc):
        if token.norm_ in families:
            start = i - 1 if i and doc[i - 1].norm_ in LINKS and f"{doc[i - 1].norm_} {token.norm_}" in families else i
            yield NameSpan(start, i + 1, "Person", "short-form", 0.8)


def _in_brackets(doc: Doc, spans: list[NameSpan]) -> Iterable[NameSpan]:
    """Second names in brackets right behind a name: `إرنا`, `بي كا كا`, `AFP`; they name the same thing."""
    starts = {s.start for s in spans}
    for span in spans:
        i = span.end
        if i < len(doc) and doc[i].text in {'"', "»", "”"}:
            i += 1
        if i + 2 >= len(doc) or doc[i].text != "(" or span.type not in {"Organization", "Treaty", "Product"}:
            continue
        end = next((k for k in range(i + 1, min(len(doc), i + 6)) if doc[k].text == ")"), None)
        if end is None or end == i + 1 or any(k in starts for k in range(i + 1, end)):
            continue
        inside = doc[i + 1 : end]
        words = [t for t in inside if t.is_alpha]
        if words and (all(len(t) <= 4 for t in words) or inside.text.isascii() or len(words) == 1 == len(inside)) and make_key(inside.text):
            if any(t.like_num and len(inside) == 1 for t in inside):
                continue
            yield NameSpan(i + 1, end, span.type, "in-brackets", 0.75, (), span.kind)
