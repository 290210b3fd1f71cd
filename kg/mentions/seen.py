"""Personal names with every word that the recogniser sees as one of theirs, and without those that it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.mentions.lexicon import get_titles, looks_inflected, name_share
from kg.mentions.pared import pare_name
from kg.mentions.people import ENDS, FATHERS, LINKS, UNKNOWN, UNSEEN, has_article, is_clause, is_given_ali, is_stop
from kg.mentions.placed import is_unheard
from kg.mentions.spans import NameSpan
from kg.mentions.title_extent import find_head
from kg.text.demonyms import match_demonym
from kg.text.lexicon import get_corpus_counts, get_name_words
from kg.text.normalise import fold

#: The recogniser's probability from which a word beside a name is one of its words, and of a word that texts know.
PART, SURE = 0.75, 0.95
#: The same of an unheard word before a name, which a verb may be.
CERTAIN = 0.98
#: The word before the father's name, before which the son's must stand.
SON = fold("بن")
#: A word that text has more often is an ordinary one, whatever the recogniser sees.
HEARD = 100
#: The probability of every word, and the mean one of the person, from which a name is believed that nothing else tells of.
SURELY, HALF = 0.87, 0.4
#: So much at the first word of a name shows that the recogniser sees it.
SEEN = 0.5
#: The share of a known name's uses in names that begin one, from which a family's may stand behind it.
GIVEN = 0.9
#: Names behind which more is not looked for: their entity would be lost.
KNOWN = "gazetteer"


def add_seen(doc: Doc, spans: Iterable[NameSpan], read: list[NameSpan], named: Mapping[int, float]) -> Iterator[NameSpan]:
    """The spans, personal names with the free words beside them that are in one name for the recogniser: `سيلين | آلار`, `النضر | بن شميل`.

    Args:
        read: all that the recogniser reads.
        named: its probability of a name at every token.
    """
    spans = list(spans)
    taken = {i for span in spans for i in range(span.start, span.end)}
    for span in spans:
        if span.type == "Person" and (span.origin != KNOWN or len(span) == 1 or doc[span.start].norm_ in FATHERS):
            whole = _whole(doc, span, read, named, taken)
            yield replace(whole, origin="recogniser", entities=()) if span.origin == KNOWN and whole != span else whole
        else:
            yield span


def _whole(doc: Doc, span: NameSpan, read: list[NameSpan], named: Mapping[int, float], taken: set[int]) -> NameSpan:
    start, end = span.start, span.end
    row = get_name_words().get(doc[start].norm_)
    family = span.origin == KNOWN and (row is None or row.first < GIVEN)  # الرئيس بوتين | تحيات
    ends = [r.end for r in read if r.start < span.end < r.end or (r.start == span.end and r.type == "Person" and len(span) == 1)]
    while not family and end < max(ends, default=0) and doc[end - 1].whitespace_ and (size := part_size(doc, end, named)):
        if taken.intersection(range(end, end + size)):
            break
        end += size
    while end > span.end and doc[end - 1].norm_ in LINKS:
        end -= 1
    starts = [r.start for r in read if r.start < span.start < r.end]
    first = min(starts, default=start)
    while start > first and start - 1 not in taken and doc[start - 1].whitespace_ and _is_first(doc, start - 1, named):
        start -= 1
    if doc[start].norm_ == SON and start and start - 1 not in taken and _has_son(doc, start - 1):
        start -= 1
    pared = pare_name(doc, replace(span, start=start, end=end), set())  # طالب | كريم منصور
    return replace(span, start=min(pared.start, span.start), end=max(pared.end, span.end))


def _is_first(doc: Doc, i: int, named: Mapping[int, float]) -> bool:
    """Whether a word before a name is one of it: more must tell so than behind it, where no verb stands."""
    token = doc[i]
    if is_given_ali(token):
        return named.get(i, 0) >= SEEN
    if not part_size(doc, i, named) or has_article(token) or len(token.norm_) == 1:
        return False
    return name_share(token.norm_) >= 0.2 or named.get(i, 0) >= CERTAIN


def _has_son(doc: Doc, i: int) -> bool:
    """Whether a word before `بن` is the name of the son: `الحجاج | بن يوسف`, not `قال | بن يوسف`."""
    token = doc[i]
    if not token.whitespace_ or not _may_be_part(token) or token.text.endswith("ى"):
        return False
    return name_share(token.norm_) >= 0.2 or is_given_ali(token) or get_corpus_counts().get(token.norm_, 0) < UNKNOWN


def part_size(doc: Doc, i: int, named: Mapping[int, float]) -> int:
    """How many tokens the word of a name at ``i`` has, 0 if it is none; two where its first letter looked like a particle (`ك|الي`)."""
    token = doc[i]
    if len(token.norm_) == 1 and not token.whitespace_ and i + 1 < len(doc):
        joined = token.norm_ + doc[i + 1].norm_
        unheard = doc[i + 1].is_alpha and get_corpus_counts().get(joined, 0) < UNKNOWN and named.get(i, 0) >= PART
        return 2 if unheard and named.get(i + 1, 0) >= PART else 0
    if named.get(i, 0) < PART or not _may_be_part(token):
        return 0
    if token.norm_ in LINKS or token.norm_ in ENDS or name_share(token.norm_) >= 0.2 or is_given_ali(token):
        return 1
    rare = named.get(i, 0) >= SURE and get_corpus_counts().get(token.norm_, 0) < HEARD and not has_article(token)
    return int(is_unheard(token, named.get(i, 0)) or (rare and not looks_inflected(token.norm_)))


def _may_be_part(token: Token) -> bool:
    """Whether nothing speaks against a word of a name: no title, nationality, particle, or verb with one."""
    norm = token.norm_
    if not token.is_alpha or token.text.isascii() or len(norm) < 2 or "\n" in token.text_with_ws or is_stop(token):
        return False
    titled = (find_head(token) is not None or norm in get_titles()) and not name_share(norm)
    return not titled and match_demonym([norm]) is None and not is_clause(token)


def is_seen(doc: Doc, span: NameSpan, named: Mapping[int, float]) -> bool:
    """Whether the recogniser is sure of every word of a personal name of two and more, though not of what kind of name they are."""
    if span.type != "Person" or len(span) < 2 or span.score < HALF or any(named.get(i, 0) < SURELY for i in range(span.start, span.end)):
        return False
    i = span.start
    while i < span.end and (size := part_size(doc, i, named)):
        i += size
    return i == span.end


def without_unseen(doc: Doc, span: NameSpan, named: Mapping[int, float]) -> NameSpan:
    """A name that grammar tells without the words at its end that the recogniser sees not, but the first: `سلطانية | متسقا`."""
    end = span.end
    while end - span.start > 1 and named.get(span.start, 0) >= SEEN and _is_unseen(doc[end - 1], named):
        end -= 1
    return replace(span, end=end)


def _is_unseen(token: Token, named: Mapping[int, float]) -> bool:
    return named.get(token.i, 0) < UNSEEN and name_share(token.norm_) < 0.2
