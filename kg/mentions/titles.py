"""Titles: `نائب وزير الخارجية الروسي سيرغي ريابكوف`, `أنطونيو غوتيريش، الأمين العام للأمم المتحدة`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kg.mentions.lexicon import (
    bare,
    get_counterpart,
    get_dual_titles,
    get_stops,
    get_title_links,
    get_title_words,
    get_titles,
    is_definite,
    is_rare,
    name_share,
)
from kg.mentions.people import read_name
from kg.mentions.spans import NameSpan, Title
from kg.mentions.title_english import read_english
from kg.text.demonyms import match_demonym

LONGEST = 16
INSIDE = frozenset({"Organization", "Place", "Treaty", "Facility"})


def find_titles(doc: Doc, at: dict[int, NameSpan]) -> Iterator[Title]:
    """Titles in order, longest first from the left, each with the name beside it if there is one.

    Args:
        doc: tokenised.
        at: known and built names by first token.
    """
    heads = get_dual_titles() | get_titles()
    ends = {span.end: span for span in at.values()}
    found: list[Title] = []
    i = 0
    while i < len(doc):
        word = bare(doc[i].norm_)
        if word not in heads or (i in at and at[i].type == "Person"):
            i += 1
            continue
        title = _read_title(doc, i, at)
        after = _find_name(doc, title, at)
        if after:
            title = title.named(*after)
        elif title.english != get_counterpart():  # أبلغ بايدن نظيره الروسي: the name before is the other one's
            before = _name_before(doc, i, ends)
            if before:
                title = title.named(*before)
        i = max(i + 1, title.end)
        if title.name is not None or not title.dual:
            found.append(title)
            found += _repeated(doc, title, at)
            i = max(i, found[-1].end)
    yield from _share_names(doc, found)


def _repeated(doc: Doc, title: Title, at: dict[int, NameSpan]) -> Iterator[Title]:
    """The title once more for the names joined to the first, each behind its nationality: `… والأميركي أنتوني بلينكن`.

    A dual title holds without a nationality, too, or behind the name of a state (`وزيرا خارجية مصر سامح شكري والسعودية فيصل بن فرحان`).
    """
    last = title
    while last.name is not None and last.name[1] + 1 < len(doc) and doc[last.name[1]].norm_ == "و":
        start = last.name[1] + 1
        demonym = match_demonym([t.norm_ for t in doc[start : start + 2]])
        state = demonym[0] if demonym and is_definite(doc[start].norm_) else None
        place = at.get(start) if title.dual and start in at and at[start].type == "Place" else None
        end = place.end if place else start + demonym[1] if state and demonym else start
        if end == start and not title.dual:
            return
        bodies = ((start, end),) if place else ()
        demonyms = ((start, end),) if state and not place else ()
        last = replace(title, start=start, end=end, state=None if place else state, demonyms=demonyms, bodies=bodies, towards=(),
                       repeats=(title.start, title.end), name=None)
        name = _find_name(doc, last, at)
        if name is None or name[0] != end:
            return
        last = last.named(*name)
        yield last


def _share_names(doc: Doc, titles: list[Title]) -> list[Title]:
    """Titles in a row hold for the one name behind the last, or before the first; a missing state is the other's.

    `نائب رئيس الوزراء وزير الخارجية القطري محمد بن عبد الرحمن`; `محمد بن راشد، نائب رئيس الدولة حاكم دبي`.
    """
    shared = list(titles)
    for n in range(len(titles) - 2, -1, -1):
        title, after = shared[n], shared[n + 1]
        gap = doc[title.end : after.start]
        joined = len(gap) == 0 or (len(gap) == 1 and gap[0].norm_ in {"و", "،"})
        if title.name is None and after.name is not None and after.name[0] >= after.end and joined:
            shared[n] = replace(title.named(*after.name), state=title.state or (after.state if not title.bodies else None))
    for n in range(1, len(shared)):
        before, title = shared[n - 1], shared[n]
        gap = doc[before.end : title.start]
        joined = len(gap) == 0 or (len(gap) == 1 and gap[0].norm_ in {"و", "،"})
        if title.name is None and before.name is not None and before.name[1] <= before.start and joined:
            shared[n] = replace(title.named(*before.name), state=title.state or (before.state if not title.bodies else None))
    return shared


def _read_title(doc: Doc, start: int, at: dict[int, NameSpan]) -> Title:
    heads, words, links = get_titles(), get_title_words(), get_title_links()
    first = bare(doc[start].norm_)
    head = heads.get(first) or get_dual_titles()[first]
    state: str | None = None
    demonyms: list[tuple[int, int]] = []
    bodies: list[tuple[int, int]] = []
    roles: set[str] = set()
    j = start + 1
    while j < min(len(doc), start + LONGEST):
        norm = doc[j].norm_
        demonym = match_demonym([t.norm_ for t in doc[j : j + 2]])
        open_ended = doc[j - 1].norm_ in links or (
            not is_definite(doc[j - 1].norm_) and not (bodies and bodies[-1][1] == j) and not (demonyms and demonyms[-1][1] == j)
        )
        if j in at and at[j].type in INSIDE:
            bodies.append((j, at[j].end))
            j = at[j].end
        elif j in at:
            break
        elif demonym and (not demonym[2] or (j > start + 1 and is_definite(norm) and is_definite(doc[j - 1].norm_))):
            state = state or demonym[0]  # a plural behind a plural: كبير المفاوضين الإيرانيين
            demonyms.append((j, j + demonym[1]))
            j += demonym[1]
        elif bare(norm) in heads and open_ended and heads[bare(norm)].kind != "honorific":
            j += 1
        elif bare(norm) in words and (is_definite(norm) or words[bare(norm)][1] != "modifier" or norm.endswith("ا")):
            roles.add(words[bare(norm)][1])
            j += 1
        elif (
            (norm in links and j + 1 < len(doc) and _may_follow(doc, j + 1, at))
            or (not (demonyms and demonyms[-1][1] == j) and _continues(doc, j))
            or (
                norm == "و"
                and j + 1 < len(doc)
                and is_definite(doc[j + 1].norm_)
                and bare(doc[j + 1].norm_) in words
                and is_definite(doc[j - 1].norm_)
            )
        ):
            j += 1
        else:
            break
    while j > start + 1 and doc[j - 1].norm_ in links:
        j -= 1
    skipped = {i for a, b in demonyms for i in range(a, b)}
    inside = {i for a, b in bodies for i in range(a, b)}
    english = read_english([(doc[i].norm_, i in inside) for i in range(start, j) if i not in skipped and doc[i].norm_ not in links])
    towards = tuple(a for a, _ in bodies if links.get(doc[a - 1].norm_) == "towards")
    return Title(
        start, j, head.word, english, head.kind, state, tuple(demonyms), tuple(bodies), towards,
        "former" in roles, "acting" in roles, "designate" in roles, first != head.word and first in get_dual_titles(),
    )


def _may_follow(doc: Doc, j: int, at: dict[int, NameSpan]) -> bool:
    """Whether a link inside a title may be followed by the token at ``j``: a name, another link, a title, or a word of one."""
    norm = doc[j].norm_
    if j in at:
        return at[j].type in INSIDE
    row = get_titles().get(bare(norm))
    return (
        norm in get_title_links() or bare(norm) in get_title_words() or (row is not None and row.kind == "office")
        or (is_definite(norm) and norm not in get_stops())
    )


def _continues(doc: Doc, j: int) -> bool:
    """Whether a definite word is an ordinary adjective or noun of a title, not a time, nor the family name of an unknown person."""
    norm = doc[j].norm_
    dated = any(t.start <= doc[j].idx < t.end for t in doc._.times)
    return (
        is_definite(norm) and not dated and bare(norm) not in get_titles() and norm not in get_stops()
        and name_share(norm) < 0.3 and not is_rare(norm, 200)
    )


def _find_name(doc: Doc, title: Title, at: dict[int, NameSpan]) -> tuple[int, int] | None:
    """The tokens of the name behind a title, directly or behind a comma, quotation mark or a further honorific."""
    j = title.end
    comma = False
    while j < len(doc) and (doc[j].text in {"،", ",", "(", '"', "«", ":"} or honorific_length(doc, j)):
        if doc[j].text == ":" or (comma and doc[j].text in {"،", ","}):
            return None
        comma = comma or doc[j].text in {"،", ","}
        j += max(1, honorific_length(doc, j))
    if j >= len(doc) or doc[j].is_space or (doc[j].sent_start == 1 and j > title.end):
        return None
    if j in at:
        return (j, at[j].end) if at[j].type == "Person" else None
    end = None if title.dual else read_name(doc, j, at, titled=not comma)  # behind a dual a verb is likelier than an unknown name
    if end is None or (comma and end - j < 2):
        return None
    return j, end


def honorific_length(doc: Doc, j: int) -> int:
    """How many tokens the honorific at ``j`` has (`الشيخ`, `آية الله`), 0 if there is none."""
    heads = get_titles()
    for length in (2, 1):
        row = heads.get(bare(" ".join(t.norm_ for t in doc[j : j + length])))
        if row is not None and row.kind == "honorific":
            return length
    return 0


def _name_before(doc: Doc, start: int, ends: dict[int, NameSpan]) -> tuple[int, int] | None:
    """The tokens of the name that a title stands in apposition to: directly before it or before one comma."""
    for j in (start, start - 1):
        if j == start - 1 and (j < 0 or doc[j].text not in {"،", ",", "("}):
            break
        span = ends.get(j)
        if span is not None and span.type == "Person":
            return span.start, span.end
    return None
