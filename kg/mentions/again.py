"""Names that the text has again: full ones, short forms of people named in full, and second names in brackets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from kg.gazetteer import Gazetteer, make_key
from kg.mentions.lexicon import is_rare, looks_inflected, name_share
from kg.mentions.people import ENDS, FATHERS, LINKS, UNKNOWN
from kg.mentions.spans import NameSpan
from kg.text.lexicon import get_corpus_counts, get_counts

#: A family name that is so frequent an ordinary word is not looked for alone.
ORDINARY = 1500
#: The score from which a name of one word is believed everywhere in the text, and what names no one thing.
SURE, PASSING = 0.8, frozenset({"pattern:numbered", "pattern:dated"})


def may_be_named(token: Token) -> bool:
    """Whether a word may be one of a name: names have it, or it is no frequent word (`اغتيال | أبو عاقلة`)."""
    return name_share(token.norm_) >= 0.2 or is_rare(token.norm_, ORDINARY)


def find_repeated(doc: Doc, spans: list[NameSpan]) -> Iterator[NameSpan]:
    """Full personal names wherever the text has them again, be it found there or not; a frequent word that names nobody begins none."""
    known: dict[str, set[tuple[str, ...]]] = {}
    for span in spans:
        if span.type == "Person" and span.end - span.start > 1 and span.origin != "gazetteer":
            norms = tuple(t.norm_ for t in doc[span.start : span.end])
            if may_be_named(doc[span.start]):
                known.setdefault(norms[0], set()).add(norms)
    for i, token in enumerate(doc):
        for norms in known.get(token.norm_, ()):
            if tuple(t.norm_ for t in doc[i : i + len(norms)]) == norms:
                yield NameSpan(i, i + len(norms), "Person", "repeated", 0.8)


def find_bodies_again(doc: Doc, spans: list[NameSpan]) -> Iterator[NameSpan]:
    """Names of bodies, places, events and works of two words and more wherever the text has them again, and of one unheard word."""
    known: dict[str, dict[tuple[str, ...], NameSpan]] = {}
    for span in spans:
        if span.type == "Person" or span.entities or span.origin in PASSING:
            continue
        norms = tuple(t.norm_ for t in doc[span.start : span.end])
        if len(norms) > 1 or (span.score >= SURE and _is_unheard(norms[0])):
            known.setdefault(norms[0], {}).setdefault(norms, span)
    for i, token in enumerate(doc):
        for norms, span in known.get(token.norm_, {}).items():
            if tuple(t.norm_ for t in doc[i + 1 : i + len(norms)]) == norms[1:]:
                yield NameSpan(i, i + len(norms), span.type, span.origin, 0.7, (), span.kind)


def _is_unheard(norm: str) -> bool:
    return norm.isalpha() and len(norm) > 3 and get_corpus_counts().get(norm, 0) < UNKNOWN and not looks_inflected(norm)


def find_short_forms(doc: Doc, spans: list[NameSpan]) -> Iterable[NameSpan]:
    """Family names alone, of people whose full name the text gives, and given names that it has somewhere alone."""
    people = [s for s in spans if s.type == "Person"]
    firsts = {doc[s.start].norm_ for s in people if len(s) > 1} & {doc[s.start].norm_ for s in people if len(s) == 1}
    families = {first for first in firsts if len(first) > 2 and name_share(first) >= 0.5}
    for span in spans:
        if span.type != "Person" or span.end - span.start < 2:
            continue
        last, before = doc[span.end - 1].norm_, doc[span.end - 2]
        if len(before.norm_) == 1 and not before.whitespace_:  # a name cut at what looks like a particle: بيري
            continue
        if doc[span.end - 2].norm_ in FATHERS:  # محمد بن سلمان is no سلمان, but بن سلمان
            families.add(f"{doc[span.end - 2].norm_} {last}")
        elif len(last) > 2 and (name_share(last) >= 0.5 or get_counts().get(last, 0) < ORDINARY):
            families.add(last)
            if doc[span.end - 2].norm_ in LINKS or last in ENDS:
                families.add(doc[span.end - 2].norm_ + " " + last)
    for i, token in enumerate(doc):
        joined = f"{doc[i - 1].norm_} {token.norm_}" if i else ""
        if token.norm_ in families or joined in families:
            start = i - 1 if i and (doc[i - 1].norm_ in LINKS or token.norm_ in ENDS) and joined in families else i
            yield NameSpan(start, i + 1, "Person", "short-form", 0.8)


def find_in_brackets(doc: Doc, spans: list[NameSpan], gazetteer: Gazetteer) -> Iterable[NameSpan]:
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
            if any(t.like_num for t in inside) or (len(words) == 1 and _is_ordinary(words[0].norm_, gazetteer)):
                continue
            yield NameSpan(i + 1, end, span.type, "in-brackets", 0.75, (), span.kind)


def _is_ordinary(norm: str, gazetteer: Gazetteer) -> bool:
    """Whether an Arabic word alone in brackets only remarks on the name (`سابقا`, `حكومية`): a frequent word that names nothing known."""
    return not norm.isascii() and (len(norm) < 2 or (make_key(norm) not in gazetteer.aliases and not is_rare(norm)))
