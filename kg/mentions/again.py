"""Names that the text has again: full ones, short forms of people named in full, and second names in brackets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.gazetteer import Gazetteer, make_key
from kg.mentions.lexicon import is_rare, looks_inflected, name_share
from kg.mentions.people import ENDS, FATHERS, LINKS, UNKNOWN, has_article, is_foreign
from kg.mentions.placed import SERVANT, get_saying
from kg.mentions.spans import NameSpan
from kg.text.lexicon import get_corpus_counts, get_counts
from kg.text.normalise import fold

#: A family name that is so frequent an ordinary word is not looked for alone.
ORDINARY = 1500
#: What is written for بن where a name begins with it: أحمد بن علي … ابن علي.
SON = "ابن"
#: The score from which a name of one word is believed everywhere in the text, and what names no one thing.
SURE, PASSING = 0.8, frozenset({"pattern:numbered", "pattern:dated"})
#: The recogniser's probability of a name at a given name from which somebody is called by it alone.
CALLED = 0.6
#: The second words of given names: صلاح الدين, حبيب الله.
SECONDS = frozenset(map(fold, ("الله", "الدين")))
#: What stands behind who speaks.
BEHIND = frozenset(map(fold, ("إن", "أن", "بأن", "إنه", "أنه", "إنها", "أنها", "في", "خلال", "عن", "ل", "ب", "على", "أيضا")))


def may_be_named(token: Token) -> bool:
    """Whether a word may be one of a name: names have it, or it is no frequent word (`اغتيال | أبو عاقلة`)."""
    return name_share(token.norm_) >= 0.2 or is_rare(token.norm_, ORDINARY)


def find_repeated(doc: Doc, spans: list[NameSpan]) -> Iterator[NameSpan]:
    """Full personal names wherever the text has them again, be it found there or not; a frequent word that names nobody begins none."""
    people = (s for s in spans if s.type == "Person" and len(s) > 1 and s.origin != "gazetteer" and may_be_named(doc[s.start]))
    for start, end, _ in _iter_again(doc, people):
        yield NameSpan(start, end, "Person", "repeated", 0.8)


def find_bodies_again(doc: Doc, spans: list[NameSpan]) -> Iterator[NameSpan]:
    """Names of bodies, places, events and works of two words and more wherever the text has them again, and of one unheard word."""
    named = (s for s in spans if s.type != "Person" and not s.entities and s.origin not in PASSING)
    told = (s for s in named if len(s) > 1 or (s.score >= SURE and _is_unheard(doc[s.start].norm_)))
    for start, end, span in _iter_again(doc, told):
        yield NameSpan(start, end, span.type, span.origin, 0.7, (), span.kind)


def _iter_again(doc: Doc, spans: Iterable[NameSpan]) -> Iterator[tuple[int, int, NameSpan]]:
    """Start and end token of every place at which the words of a span stand, and the first span of these words."""
    known: dict[str, dict[tuple[str, ...], NameSpan]] = {}
    for span in spans:
        norms = tuple(t.norm_ for t in doc[span.start : span.end])
        known.setdefault(norms[0], {}).setdefault(norms, span)
    for i, token in enumerate(doc):
        for norms, span in known.get(token.norm_, {}).items():
            if tuple(t.norm_ for t in doc[i : i + len(norms)]) == norms:
                yield i, i + len(norms), span


def _is_unheard(norm: str) -> bool:
    return norm.isalpha() and len(norm) > 3 and get_corpus_counts().get(norm, 0) < UNKNOWN and not looks_inflected(norm)


def find_short_forms(doc: Doc, spans: list[NameSpan], named: Mapping[int, float]) -> Iterable[NameSpan]:
    """Family names alone, of people whose full name the text gives, unheard names, and given names that it has somewhere alone.

    Args:
        named: the recogniser's probability of a name at every token.
    """
    people = [s for s in spans if s.type == "Person"]
    full = [s for s in people if len(s) > 1]
    begun = {doc[s.start].norm_ for s in full}
    firsts = begun & {doc[s.start].norm_ for s in people if len(s) == 1}
    families = {first for first in firsts if len(first) > 2 and name_share(first) >= 0.5}
    families.update(doc[s.start].norm_ for s in people if len(s) == 1 and _is_unheard(doc[s.start].norm_) and not has_article(doc[s.start]))
    families.update(*(_read_families(doc, span) for span in full))
    spoken = {word for span in full for word in _read_ordinary(doc, span)}
    for i, token in enumerate(doc):
        joined = f"{doc[i - 1].norm_} {token.norm_}" if i else ""
        if token.norm_ in families or joined in families:
            start = i - 1 if joined in families and _is_joined(doc[i - 1], token) else i
            yield NameSpan(start, i + 1, "Person", "short-form", 0.8)
        elif (token.norm_ in begun and _is_called(doc, i, named)) or (token.norm_ in spoken and _speaks(doc, i, named)):
            yield NameSpan(i, i + 1, "Person", "short-form", 0.8)


def _read_families(doc: Doc, span: NameSpan) -> set[str]:
    """What somebody named in full is called by alone: a word that is hardly another, or two that belong together."""
    last, before = doc[span.end - 1].norm_, doc[span.end - 2]
    pair = f"{before.norm_} {last}"
    cut = len(before.norm_) == 1 and not before.whitespace_  # ل|ايتون
    father = before.norm_ in FATHERS and (len(span) > 2 or not is_foreign([before.norm_, last]))
    if cut or father:  # محمد بن سلمان is no سلمان, but بن سلمان
        return {pair, pair if cut else f"{SON} {last}"}
    if before.norm_ == SERVANT and has_article(doc[span.end - 1]):  # رامي عبد الرحمن … عبدالرحمن
        return {last, pair, before.norm_ + last}
    if last.startswith(SERVANT + "ال"):
        return {last, f"{SERVANT} {last.removeprefix(SERVANT)}"}
    if len(last) < 3 or (name_share(last) < 0.5 and get_counts().get(last, 0) >= ORDINARY):
        return set()
    return {last, pair} if before.norm_ in LINKS or last in ENDS else {last}


def _read_ordinary(doc: Doc, span: NameSpan) -> set[str]:
    """Words of two letters, and ordinary ones, that somebody named in full may be called by alone: كاي فو | لي, حسين | الشيخ."""
    first, last = doc[span.start].norm_, doc[span.end - 1].norm_
    brief = {word for word in (first, last) if len(word) == 2 and word not in LINKS and len(span) > 2}
    return brief | ({last} if has_article(doc[span.end - 1]) else set())


def _is_joined(before: Token, token: Token) -> bool:
    """Whether a word is one name with the word before it: `أبو عاقلة`, `ل|ايتون`."""
    return before.norm_ in (*LINKS, SON) or token.norm_ in ENDS or (len(before.norm_) == 1 and not before.whitespace_)


def _is_called(doc: Doc, i: int, named: Mapping[int, float]) -> bool:
    """Whether a given name stands alone for the recogniser: `نشر | علاء | رابط الحوار`."""
    follows = i + 1 < len(doc) and named.get(i + 1, 0) >= CALLED
    return len(doc[i].norm_) > 2 and name_share(doc[i].norm_) >= 0.5 and named.get(i, 0) >= CALLED and not follows


def _speaks(doc: Doc, i: int, named: Mapping[int, float]) -> bool:
    """Whether who has a short or ordinary name speaks at the beginning of a sentence: `قال لي إن`, `وأضاف الشيخ في تغريدة`."""
    if i == 0 or doc[i - 1].norm_ not in get_saying() or named.get(i + 1, 0) >= CALLED:
        return False
    first = i - 2 if i > 1 and doc[i - 2].norm_ == "و" and not doc[i - 2].whitespace_ else i - 1
    after = doc[i + 1] if i + 1 < len(doc) else None
    return bool(doc[first].is_sent_start) and after is not None and (not after.is_alpha or after.norm_ in BEHIND)


def with_second(doc: Doc, spans: list[NameSpan]) -> list[NameSpan]:
    """The spans, personal names with the second word of a compound: `بهاء حسب | الله`, and `شريف سيف | النصر` beside `شيرين سيف النصر`."""
    starts = {i for s in spans for i in range(s.start, s.end)}
    full = [s for s in spans if s.type == "Person" and len(s) > 2]
    pairs = {(doc[s.end - 2].norm_, doc[s.end - 1].norm_) for s in full if has_article(doc[s.end - 1])}

    def goes_on(span: NameSpan) -> bool:
        if span.type != "Person" or span.end >= len(doc) or span.end in starts or "\n" in doc[span.end - 1].text_with_ws:
            return False
        last, second = doc[span.end - 1], doc[span.end].norm_
        if last.norm_ == SERVANT and has_article(doc[span.end]):  # هشام بن عبد | الملك
            return True
        compound = second in SECONDS and len(span) > 1 and bool(last.whitespace_)
        return compound or ((last.norm_, second) in pairs and span.origin != "gazetteer")

    return [replace(span, end=span.end + 1) if goes_on(span) else span for span in spans]


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
