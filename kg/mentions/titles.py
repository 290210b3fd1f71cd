"""Titles: `نائب وزير الخارجية الروسي سيرغي ريابكوف`, `أنطونيو غوتيريش، الأمين العام للأمم المتحدة`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kg.mentions.lexicon import MUTUAL, get_bases, get_canonical, get_counterpart, get_title_words, is_definite
from kg.mentions.people import read_name, read_name_before
from kg.mentions.spans import NameSpan, Title
from kg.mentions.title_extent import find_head, honorific_length, reach_body, reach_name, read_title
from kg.text.demonyms import match_demonym

#: Within so many tokens a remark in brackets closes (`فلان (1 يناير 1950)، وزير …`), and words of a title that the tables do not know end.
BRACKET, UNKNOWN = 12, 5
#: For whom a spokesman speaks, by a pronoun.
SPEAKING = frozenset("باسم" + pronoun for pronoun in ("ه", "ها", "هم", "هما", "نا"))


def find_titles(doc: Doc, at: dict[int, NameSpan]) -> Iterator[Title]:
    """Titles in order, longest first from the left, each with the name beside it if there is one.

    Args:
        doc: tokenised.
        at: known and built names by first token.
    """
    ends = {span.end: span for span in at.values()}
    found: list[Title] = []
    i = 0
    while i < len(doc):
        if (i in at and at[i].type == "Person") or find_head(doc[i]) is None:
            i += 1
            continue
        title = _with_name(doc, read_title(doc, i, at), at, ends)
        title = replace(title, name=None) if _is_closed(doc, title, found) else title
        i = max(i + 1, title.end)
        if title.name is not None or not title.dual:
            found.append(title)
            found += _repeated(doc, title, at)
            i = max(i, found[-1].end)
    yield from _share_names(doc, found)


def _is_closed(doc: Doc, title: Title, found: list[Title]) -> bool:
    """Whether the name before a title is in commas behind another one: `استقبل الوزير، فلان، | السفير`."""
    if title.name is None or title.name[1] >= title.start or doc[title.name[1]].text not in {"،", ","}:
        return False
    return any(t.name == title.name and t.end < title.name[0] for t in found)


def _with_name(doc: Doc, title: Title, at: dict[int, NameSpan], ends: dict[int, NameSpan]) -> Title:
    """The title with the name behind it, or else before it; the words between may be more than the tables know."""
    if _is_of_somebody(doc, title, at):
        return title
    after = _find_name(doc, title, at)
    if after:
        return title.named(*after)
    mutual = title.english == get_counterpart() or (title.english in MUTUAL and not is_definite(doc[title.start].norm_))
    if mutual or title.kind == "honorific":  # أبلغ بايدن نظيره الروسي: the name before is the other one's
        before = _name_before(doc, title.start, ends) if not mutual else None
        return title.named(*before) if before else title
    before = _name_before(doc, title.start, ends)
    if before:
        longer = reach_body(doc, title, at) if not title.bodies and title.state is None else None
        return (longer or title).named(*before)
    longer = reach_name(doc, title, at) if not title.dual else None
    if longer is None:
        unknown = _unknown_before(doc, title, at) if not title.dual else None
        return title.named(*unknown) if unknown else title
    after = _find_name(doc, longer, at)
    if after is None and find_head(doc[longer.end]) is not None:  # قائد شرطة المحافظة العميد فلان
        after = _find_name(doc, read_title(doc, longer.end, at), at)
    return longer.named(*after) if after else title


def _is_of_somebody(doc: Doc, title: Title, at: dict[int, NameSpan]) -> bool:
    """Whether the name right behind is whose government the title is of: `وزير خارجية ترامب`, `وزيرا للمالية في حكومة الحريري`."""
    last = doc[title.end - 1]
    if title.end - title.start < 2 or is_definite(last.norm_) or title.end not in at or at[title.end].type != "Person":
        return False
    inside = any(a < title.end <= b for a, b in (*title.bodies, *title.demonyms))
    return not inside and last.norm_ in get_canonical() and get_title_words().get(last.norm_, ("", ""))[1] == "complement"


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
    for n in range(len(titles) - 2, -1, -1):  # behind الرئيس alone begins somebody else's: كلف الرئيس وزير الخارجية …
        title, after = shared[n], shared[n + 1]
        gap = doc[title.end : after.start]
        joined = len(gap) == 0 or (len(gap) == 1 and gap[0].norm_ in {"و", "،"})
        called = len(gap) == 0 and title.end - title.start == 1 and is_definite(doc[title.start].norm_) and title.kind == "office"
        colleague = len(gap) == 1 and any(t.norm_ in get_bases() for t in doc[after.start + 1 : after.end])  # رئيس فنلندا ورئيسة وزرائها
        if title.name is None and after.name is not None and after.name[0] >= after.end and joined and not called and not colleague:
            shared[n] = replace(title.named(*after.name), state=title.state or (after.state if not title.bodies else None))
    for n in range(1, len(shared)):
        before, title = shared[n - 1], shared[n]
        joined = _goes_on(doc, before.end, title.start)
        if title.name is None and before.name is not None and before.name[1] <= before.start and joined:
            shared[n] = replace(title.named(*before.name), state=title.state or (before.state if not title.bodies else None))
    for n in range(len(shared) - 2, -1, -1):  # نائب المدير والباحث في مركز …
        title, after = shared[n], shared[n + 1]
        seatless = not title.bodies and title.state is None and doc[after.start - 1].norm_ == "و"
        if seatless and title.name is not None and title.name == after.name and after.start - title.end <= 1:
            shared[n] = replace(title, bodies=after.bodies, towards=after.towards, state=after.state)
    return shared


def _goes_on(doc: Doc, end: int, start: int) -> bool:
    """Whether nothing but `و`, a comma, or more of the first title lies between two: `كاتبة | السيناريو الألمانية و| رئيسة`."""
    gap = doc[end:start]
    if len(gap) == 0 or (len(gap) == 1 and gap[0].norm_ in {"و", "،"}):
        return True
    return len(gap) <= UNKNOWN and gap[-1].norm_ == "و" and all(is_definite(t.norm_) and not t.is_sent_start for t in gap[:-1])


def _find_name(doc: Doc, title: Title, at: dict[int, NameSpan]) -> tuple[int, int] | None:
    """The tokens of the name behind a title, directly or behind a comma, quotation mark or a further honorific."""
    j = _behind_whose(doc, title.end)
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


def _behind_whose(doc: Doc, j: int) -> int:
    """The token behind `باسمه`, `باسمها`, `باسمهم` at ``j``, which tells for whom a spokesman speaks; ``j`` where there is none."""
    if j < len(doc) and doc[j].norm_ in SPEAKING:
        return j + 1
    whole = j + 1 < len(doc) and not doc[j].whitespace_ and doc[j].norm_ + doc[j + 1].norm_ in SPEAKING
    return j + 2 if whole else j


def _name_before(doc: Doc, start: int, ends: dict[int, NameSpan]) -> tuple[int, int] | None:
    """The tokens of the name that a title stands in apposition to: directly before it, or before one comma, bracket or dash.

    `وهو` and `الذي يشغل منصب` may lie between.
    """
    j = _before_relative(doc, start)
    if j > 0 and doc[j - 1].text in {"،", ",", "(", "-", "–"}:
        j -= 1
    j = _before_bracket(doc, j)
    for end in dict.fromkeys((start, j)):
        span = ends.get(end)
        if span is not None and span.type == "Person":
            return span.start, span.end
    return None


def _unknown_before(doc: Doc, title: Title, at: dict[int, NameSpan]) -> tuple[int, int] | None:
    """The tokens of a name that nobody knows before a title, after which a comma may stand: `وفاسيلي بورياك نائب المدير العام …`."""
    sure = bool(title.bodies) or title.state is not None
    end = _before_relative(doc, title.start)
    comma = end > 0 and doc[end - 1].text in {"،", ","}
    if comma:
        end -= 1
    elif not sure:
        return None
    start = read_name_before(doc, end, at, sure=sure and comma)
    return None if start is None else (start, end)


def _before_relative(doc: Doc, start: int) -> int:
    """Where `هو`, `وهو` or `الذي يشغل منصب` before a title begins; the title's start where there is none."""
    if start > 1 and doc[start - 1].norm_ in {"هو", "هي"}:
        return start - 2 if doc[start - 2].norm_ == "و" else start - 1
    if start and doc[start - 1].norm_ in {"منصب", "مهام"}:
        return next((k for k in range(start - 2, max(0, start - 6), -1) if doc[k].norm_ in {"الذي", "التي"}), start)
    return start


def _before_bracket(doc: Doc, end: int) -> int:
    """Where a remark in brackets that ends at a token begins: the dates behind a name."""
    if end == 0 or doc[end - 1].text != ")":
        return end
    return next((k for k in range(end - 2, max(-1, end - BRACKET), -1) if doc[k].text == "("), end)
