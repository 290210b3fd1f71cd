"""How far a title reaches: its head, complements, nationality, the names of bodies and states in it, and what they say together."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.mentions.lexicon import (
    TitleHead,
    bare,
    get_dual_titles,
    get_introducers,
    get_stops,
    get_title_links,
    get_title_words,
    get_titles,
    is_definite,
    is_rare,
    name_share,
)
from kg.mentions.spans import NameSpan, Title
from kg.mentions.title_english import BEFORE, read_english, starts_phrase
from kg.text.demonyms import match_demonym

LONGEST = 16
#: So many tokens may lie between what the tables know of a title and the name that it leads to.
REACH = 12
INSIDE = frozenset({"Organization", "Place", "Treaty", "Facility"})
#: English of heads whose office is whole without a place: what follows behind `في` tells where, not whose.
SOVEREIGN = frozenset({"minister", "president", "king", "emir", "sultan", "chancellor", "crown prince", "emperor"})
#: The English of `كبير`, which is a title only of people: كبير المفاوضين.
SENIOR = f"senior{BEFORE}"
#: The English of `ولي`, which needs a complement.
CROWN = "crown prince"
TENSES = frozenset({"former", "acting", "designate"})
COMMAS = frozenset("،,")
OPENING, CLOSING = frozenset('"«“”'), frozenset('"»”“')
#: The kind of a title that further ranks and arms continue: الفريق أول ركن.
RANK = "rank"


def find_head(token: Token) -> TitleHead | None:
    """The title that begins with a token; a hamza that the table's form has elsewhere makes it another word (`أمام` is no `إمام`), and so
    does a final `ى` without the article or a complement (`زمن قد ولى`; `ولى العهد` is how Egypt writes it)."""
    word = bare(token.norm_)
    head = get_titles().get(word) or get_dual_titles().get(word)
    if head is None:
        return None
    letter, written = head.form.removeprefix("ال")[:1], token.text.removeprefix("ال")[:1]
    if {letter, written} == {"أ", "إ"} or (head.english == SENIOR and not _is_of_people(token)):
        return None
    alone = token.i + 1 == len(token.doc) or not is_definite(token.nbor().norm_)
    if alone and not is_definite(token.norm_) and token.text.endswith("ى") and not head.form.endswith("ى"):
        return None
    if head.english == CROWN and alone and not is_definite(token.norm_) and not _is_crowned(token):  # ولي محمد is somebody's name
        return None
    dual = word not in get_titles()
    return None if dual and is_definite(token.norm_) and not word.endswith("ن") else head  # الوزيري is no dual of الوزير


def _is_crowned(token: Token) -> bool:
    """Whether a complement stands behind `ولي`, or another such title: `ولي عهد أبوظبي`, `ولي ولي العهد`."""
    after = token.doc[token.i + 1].norm_ if token.i + 1 < len(token.doc) else ""
    return after in get_title_words() or after == token.norm_


def _is_of_people(token: Token) -> bool:
    """Whether what is `كبير` is one of the people named behind it: `كبير المفاوضين`, but `كمية كبيرة من النفط`."""
    if token.i + 1 >= len(token.doc) or is_definite(token.norm_):
        return False
    after = token.doc[token.i + 1].norm_
    return is_definite(after) or bare(after) in get_titles()


def get_head(title: Title) -> TitleHead:
    """The row of a title's first word."""
    return get_titles()[title.head]


def honorific_length(doc: Doc, j: int) -> int:
    """How many tokens the honorific at ``j`` has (`الشيخ`, `آية الله`), 0 if there is none."""
    heads = get_titles()
    for length in (2, 1):
        row = heads.get(bare(" ".join(t.norm_ for t in doc[j : j + length])))
        if row is not None and row.kind == "honorific":
            return length
    return 0


def read_title(doc: Doc, start: int, at: dict[int, NameSpan]) -> Title:
    """The title that begins at a token, as far as the tables know its words."""
    heads, words, links = get_titles(), get_title_words(), get_title_links()
    head = find_head(doc[start])
    assert head is not None
    state: str | None = None
    demonyms: list[tuple[int, int]] = []
    bodies: list[tuple[int, int]] = []
    j = start + 1
    while j < min(len(doc), start + LONGEST):
        norm = doc[j].norm_
        demonym = match_demonym([t.norm_ for t in doc[j : j + 2]])
        open_ended = doc[j - 1].norm_ in links or (
            not is_definite(doc[j - 1].norm_) and not (bodies and bodies[-1][1] == j) and not (demonyms and demonyms[-1][1] == j)
        )
        quoted = _read_quoted(doc, j, at) if open_ended else None
        if j in at and at[j].type in INSIDE:
            bodies.append((j, at[j].end))
            j = at[j].end
        elif quoted is not None:
            bodies.append(quoted[0])
            j = quoted[1]
        elif open_ended and j > start + 2 and _is_government_of(doc, j, links):
            j -= 2
            break
        elif j in at or (head.english in SOVEREIGN and _leaves(doc, j, demonyms, at)):
            break  # where the minister met somebody or went, not what he is minister of
        elif norm == "ل" and bodies and j + 1 < len(doc) and doc[j + 1].text in OPENING:
            break  # أمير منطقة الرياض | لـ«الرياض»
        elif demonym and (not demonym[2] or (j > start + 1 and not demonyms and is_definite(norm) and is_definite(doc[j - 1].norm_))):
            state = state or demonym[0]  # a plural behind a plural: كبير المفاوضين الإيرانيين
            demonyms.append((j, j + demonym[1]))
            j += demonym[1]
        elif (
            (bare(norm) in heads and open_ended and doc[j - 1].norm_ != "و" and heads[bare(norm)].kind != "honorific")
            or (bare(norm) in words and (is_definite(norm) or words[bare(norm)][1] != "modifier" or norm.endswith("ا")))
            or (head.kind == RANK and (bare(norm) in words or (bare(norm) in heads and heads[bare(norm)].kind == RANK)))
            or (norm in words and open_ended and starts_phrase([t.norm_ for t in doc[start : j + 1]]))
            or (norm in links and j + 1 < len(doc) and (_may_follow(doc, j + 1, at) or _read_quoted(doc, j + 1, at) is not None))
            or (not (demonyms and demonyms[-1][1] == j) and _continues(doc, j))
            or _coordinates(doc, j, at)
        ):
            j += 1
        else:
            break
    while j > start + 1 and (doc[j - 1].norm_ in links or doc[j - 1].norm_ == "و"):
        j -= 1
    return _make_title(doc, start, j, state, demonyms, bodies)


def _leaves(doc: Doc, j: int, demonyms: list[tuple[int, int]], at: dict[int, NameSpan]) -> bool:
    """Whether a preposition behind a sovereign office belongs to what is done: `إلى` always, any other behind the nationality
    (`عزل الرئيس الروسي | عن العالم`)."""
    norm = doc[j].norm_
    behind = bool(demonyms and demonyms[-1][1] == j and len(doc[j - 1].norm_) > 2)
    return norm == "الي" or (norm in {"عن", "على", "علي", "من"} and behind) or (norm == "في" and _tells_where(doc, j, demonyms, at))


def _tells_where(doc: Doc, j: int, demonyms: list[tuple[int, int]], at: dict[int, NameSpan]) -> bool:
    """Whether `في` behind a minister begins where something was done: behind his nationality, or before a building."""
    return bool(demonyms and demonyms[-1][1] == j) or (j + 1 in at and at[j + 1].type == "Facility")


def _read_quoted(doc: Doc, j: int, at: dict[int, NameSpan]) -> tuple[tuple[int, int], int] | None:
    """A name behind its class word, in quotation marks, or both (`حركة "حماس"`, `منطقة الرياض`), and where what is behind it begins."""
    kind = get_introducers().get(bare(doc[j].norm_))
    first = j + 1 if kind is not None else j
    quoted = first < len(doc) and doc[first].text in OPENING
    first += quoted
    if first == j or first not in at or at[first].type not in INSIDE or (kind is not None and at[first].type != kind[0]):
        return None
    end = at[first].end
    if quoted and (end >= len(doc) or doc[end].text not in CLOSING):
        return None
    return (first, end), end + quoted


def _is_government_of(doc: Doc, j: int, links: dict[str, str]) -> bool:
    """Whether somebody else's title begins in whose government one serves: `وزير المالية في حكومة | الرئيس`."""
    before = get_title_words().get(doc[j - 1].norm_)
    complement = before is not None and before[1] == "complement" and not is_definite(doc[j - 1].norm_)
    return complement and doc[j - 2].norm_ == "في" and is_definite(doc[j].norm_) and find_head(doc[j]) is not None


def _make_title(
    doc: Doc, start: int, end: int, state: str | None, demonyms: list[tuple[int, int]], bodies: list[tuple[int, int]]
) -> Title:
    links, words = get_title_links(), get_title_words()
    first = bare(doc[start].norm_)
    head = get_titles().get(first) or get_dual_titles()[first]
    skipped = {i for a, b in demonyms for i in range(a, b)}
    inside = {i for a, b in bodies for i in range(a, b)}
    roles = {words[bare(t.norm_)][1] for t in doc[start + 1 : end] if bare(t.norm_) in words}
    kept = [i for i in range(start, end) if i not in skipped and doc[i].norm_ not in links]
    english = read_english([(doc[i].norm_, i in inside) for i in kept], of=_has_complement(doc, start, kept, head))
    towards = tuple(a for a, _ in bodies if links.get(doc[a - 1].norm_) == "towards")
    return Title(
        start, end, head.word, english, head.kind, state, tuple(demonyms), tuple(bodies), towards,
        "former" in roles, "acting" in roles, "designate" in roles, first != head.word and first in get_dual_titles(),
    )


def _has_complement(doc: Doc, start: int, kept: list[int], head: TitleHead) -> bool:
    """Whether a head has a complement that makes another office of it; of a rank only one directly behind it: `عميد كلية`."""
    if head.kind == RANK:
        return not is_definite(doc[start].norm_) and start + 1 in kept and get_title_words().get(doc[start + 1].norm_, ("", ""))[1] != RANK
    words = get_title_words()
    return any(words.get(bare(doc[i].norm_), ("", ""))[1] not in {*TENSES, "modifier"} for i in kept[1:])


def reach_name(doc: Doc, title: Title, at: dict[int, NameSpan]) -> Title | None:
    """The title with the words that lead from its end to the name of a person (`مبعوث … للمفاوضات النووية | إنريكي مورا`), if they do."""
    return _reach(doc, title, at, person=True)


def reach_body(doc: Doc, title: Title, at: dict[int, NameSpan]) -> Title | None:
    """The title with the words that lead from its end to the name of a body (`نائب المدير لمنع الانتشار ب| وزارة …`), if they do."""
    return _reach(doc, title, at, person=False)


def _reach(doc: Doc, title: Title, at: dict[int, NameSpan], *, person: bool) -> Title | None:
    links = get_title_links()
    bodies, demonyms, state = list(title.bodies), list(title.demonyms), title.state
    k = title.end
    while k < min(len(doc), title.end + REACH):
        token, before = doc[k], doc[k - 1].norm_
        norm = token.norm_
        joined = before in links or before == "و"
        if person and not joined and k > title.end and token.text in COMMAS and _is_person(doc, k + 1, at):
            return _make_title(doc, title.start, k, state, demonyms, bodies)
        if token.is_sent_start or token.is_space or (token.is_punct and token.text not in {'"', "«", "»"}):
            return None
        demonym = match_demonym([t.norm_ for t in doc[k : k + 2]])
        if k in at and at[k].type == "Person":
            arrived = person and k > title.end and not joined
            return _make_title(doc, title.start, k, state, demonyms, bodies) if arrived else None
        if k in at and at[k].type in INSIDE:
            bodies.append((k, at[k].end))
            k = at[k].end
            if not person and at[bodies[-1][0]].type == "Organization" and joined:
                return _make_title(doc, title.start, k, state, demonyms, bodies)
        elif demonym and (not demonym[2] or is_definite(norm)):
            state = state or (demonym[0] if not bodies else None)
            demonyms += [] if joined else [(k, k + demonym[1])]  # والمغتربين المغاربة
            k += demonym[1]
        elif person and k > title.end and not joined and (honorific_length(doc, k) or find_head(token) is not None):
            return _make_title(doc, title.start, k, state, demonyms, bodies)
        elif norm in links or norm == "و":
            if joined and not (before == "و" or norm == "لل"):
                return None
            where = norm in {"في", "ب", "على"} and (k == title.end or k + 1 in at)  # not المغاربة المقيمين بالخارج
            if where and person and not bodies and get_head(title).english in SOVEREIGN:
                return None
            k += 1
        elif _is_common(doc, k) and (_is_defined(norm) or _opens(doc, k, joined, at)):
            k += 1
        else:
            return None
    return None


def _is_person(doc: Doc, k: int, at: dict[int, NameSpan]) -> bool:
    """Whether a person's name begins at a token, or behind an honorific or rank there."""
    if k < len(doc) and k not in at and (length := honorific_length(doc, k)):
        k += length
    return k in at and at[k].type == "Person"


def _is_common(doc: Doc, k: int) -> bool:
    """Whether a word may stand in a title at all: no title of its own, no time, no word that ends names."""
    norm = doc[k].norm_
    dated = any(t.start <= doc[k].idx < t.end for t in doc._.times)
    return norm.isalpha() and not dated and norm not in get_stops() and (find_head(doc[k]) is None or bare(norm) in get_title_words())


def _is_defined(norm: str) -> bool:
    """Whether a word has the article, be it merged with the preposition: `للمفاوضات`."""
    return is_definite(norm) or (norm.startswith("لل") and len(norm) > 5)


def _opens(doc: Doc, k: int, joined: bool, at: dict[int, NameSpan]) -> bool:
    """Whether an indefinite noun behind a preposition, or behind `و` with a definite one, opens a construct: `وبناء المدن`."""
    before = doc[k - 1].norm_
    if k + 1 >= len(doc) or not joined:
        return False
    if before == "لل":
        return True
    follows = is_definite(doc[k + 1].norm_) or (k + 1 in at and at[k + 1].type in INSIDE)
    return follows


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
        _is_defined(norm) and not dated and bare(norm) not in get_titles() and norm not in get_stops()
        and name_share(norm) < 0.3 and not is_rare(norm, 200)
    )


def _coordinates(doc: Doc, j: int, at: dict[int, NameSpan]) -> bool:
    """Whether `و` joins a further definite complement (`وزير الشؤون الخارجية والتنمية الدولية`), not another title or a verb."""
    if doc[j].norm_ != "و" or j + 1 >= len(doc) or j + 1 in at or not is_definite(doc[j - 1].norm_):
        return False
    after = doc[j + 1].norm_
    if not is_definite(after):
        return False
    return bare(after) in get_title_words() or (bare(doc[j - 1].norm_) in get_title_words() and _continues(doc, j + 1))
