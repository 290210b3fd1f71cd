"""All finders of names together, and the rules that decide between them.

The gazetteer goes first; the trained recogniser adds what it is sure of beside it; grammar builds bodies out of both; titles bring
further personal names. The longest span wins, among equals the surer one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.gazetteer import Gazetteer
from kg.mentions.again import find_bodies_again, find_in_brackets, find_repeated, find_short_forms, may_be_named, with_second
from kg.mentions.begun import behind_acting, behind_honorific, behind_owner, person_behind
from kg.mentions.bodies import find_bodies, is_spoken_of, pare_body
from kg.mentions.introduced import find_introduced, find_numbered, without_object
from kg.mentions.known import find_known, is_peninsula
from kg.mentions.lexicon import (
    bare,
    get_bodies,
    get_given_words,
    get_government_words,
    get_introducers,
    get_place_nouns,
    get_stops,
    get_titles,
    is_definite,
    is_rare,
    name_share,
)
from kg.mentions.outlets import find_outlets
from kg.mentions.pared import begins_none, find_families, pare_name, pare_pair
from kg.mentions.people import FATHERS, UNKNOWN, extend_name, find_given, has_article, is_clause, is_joined, is_stop
from kg.mentions.placed import (
    bears,
    get_saying,
    is_borne,
    is_namesake,
    is_placed,
    is_surname,
    is_unheard,
    join_pieces,
    rename_borne,
    rename_titled,
    with_first,
    without_clause,
)
from kg.mentions.recogniser import recognise
from kg.mentions.seen import add_seen, is_seen, without_unseen
from kg.mentions.sites import find_sites
from kg.mentions.spans import NameSpan, Title, to_mention
from kg.mentions.title_extent import find_head, honorific_length
from kg.mentions.titles import find_titles
from kg.model import Mention
from kg.text.demonyms import match_demonym
from kg.text.extensions import in_furniture
from kg.text.lexicon import NAME_COUNT, get_corpus_counts, get_counts, get_name_words

#: A word so frequent that never names anybody is none of a name's at its end, unless the recogniser is sure.
ORDINARY_END = 100
#: A word that text has so often and that is in no name we know is none of a body or a place by itself.
ORDINARY = 10
#: With an ordinary word behind it, how somebody looks at something: بعين الاعتبار.
EYE = "عين"
#: The recogniser's mean probability from which a name of its own is believed; chosen among 0.84 to 0.95 (decision 0021).
SURE = 0.92
#: The one from which a personal name of two words and more is believed where a title or commas on both sides show that one stands there:
#: `قال المتحدث باسم الجيش العقيد فلان الفلاني`, `رئيس اللجنة، فلان الفلاني،`; lower ones are hardly ever whole names.
PLACED = 0.35
#: The same of a body's name that begins with a word that such names begin with.
HEADED = 0.75
#: The same of a personal name that a title stands beside: two say so, and half is more likely than not.
TITLED = 0.5
#: The recogniser's probability of a name at a head word (`لجنة`) from which a name that grammar builds there is believed, and at every word
#: of a personal name that only a given name tells; by what was right and wrong on dev and gold.
CONFIRMED, GIVEN = 0.2, 0.3
#: The recogniser's mean probability of somebody and its one of a name at an unheard word from which that names somebody by itself.
ALONE, CERTAIN = 0.5, 0.95
#: The same two of a personal name that is believed whole, though its first word is ordinary elsewhere or a name of another thing.
WHOLE, EVERY = 0.94, 0.98
#: A word that text has so often, as many nouns, has a plural before a genitive in `و`.
NOUN = 40
#: The recogniser's probability of a name behind a head word (`قمة العلا`) from which that word begins a name too; more likely than not.
BEHIND = 0.5
#: What Mauritanians put between a name and the father's: `محمد البشير | ولد المختار`.
SON = "ولد"


def find_names(doc: Doc, gazetteer: Gazetteer) -> tuple[tuple[Mention, ...], tuple[Title, ...]]:
    """The names of the text, in order and not overlapping, without identities, and the titles that stand beside them or alone."""
    known = list(find_known(doc, gazetteer))
    read, named = recognise(doc)
    known = list(rename_titled(doc, known, read))
    read = join_pieces(doc, read, _covered(known))
    taken = _covered([*known, *read])
    read = [with_first(doc, without_clause(doc, span), taken) for span in read]
    read = [replace(s, start=behind_owner(doc, s.start, s.end, _first(known))) if s.type == "Person" else s for s in read]
    sites = find_sites(doc, _first(known), read, named)
    read = rename_borne(doc, read, known)
    recognised = _beside(sites, _free(doc, [*_whole(doc, _first(known), read, named)], known))
    at = _first([*known, *recognised, *(s for s in sites if doc[s.start].norm_ not in get_place_nouns())])
    bodies = [b for b in find_bodies(doc, at) if _is_confirmed(doc, b, at, named)]
    settled = _longest([*known, *bodies, *recognised, *sites, *find_numbered(doc)])
    at = _first(settled)
    introduced = [*find_introduced(doc, at, named), *find_outlets(doc, at)]
    doubtful = _first(_unsettled(doc, read, settled))
    unsure = {**doubtful, **_first(introduced)}
    titles = list(find_titles(doc, {**unsure, **at}))
    unsettled = _free(doc, list(_whole(doc, at, read, named, PLACED)), settled)
    placed = [s for s in unsettled if is_placed(doc, s, titles, named) or is_seen(doc, s, named) or _is_somebody(doc, s, named)]
    if placed:
        settled = _longest([*settled, *placed])
        at = _first(settled)
        titles = list(find_titles(doc, {**unsure, **at}))
    families = find_families(doc, at)
    titled = [pare_name(doc, NameSpan(*t.name, "Person", f"pattern:title:{t.head}", 0.85), families) for t in titles if t.name]
    titled = [without_unseen(doc, replace(s, start=behind_owner(doc, s.start, s.end, at)), named) for s in titled]
    given = [g for g in find_given(doc, at) if all(named.get(i, 0) >= GIVEN for i in range(g.start, g.end))]
    guesses = _supported(doc, [*titled, *given], [*settled, *doubtful.values()])
    spans = _longest(add_seen(doc, _longest([*settled, *guesses, *introduced]), read, named))
    spans = with_second(doc, spans)
    short = list(find_short_forms(doc, [*spans, *(s for s in known if s.type == "Person")], named))
    spans = [s for s in spans if not is_surname(doc, s, {(s.start, s.end) for s in short})]
    spans = _longest([*spans, *find_repeated(doc, spans), *find_bodies_again(doc, spans), *short, *find_in_brackets(doc, spans, gazetteer)])
    spans = [pare_pair(doc, s, spans) for s in spans]
    mentions = tuple(
        m
        for m in (to_mention(doc, s, "nominal" if _describes(doc, s) else "name") for s in spans)
        if not in_furniture(doc, m.start, m.end)
    )
    return mentions, tuple(titles)


def _beside(sites: list[NameSpan], recognised: list[NameSpan]) -> list[NameSpan]:
    """What the recogniser reads that is no part of a name behind its noun, goes not over its end (`ولايتي | كونار وخوست`) and is nobody."""
    return [r for r in recognised if not any(r.overlaps(s) and (r.end > s.end or r.start >= s.start or r.type == "Person") for s in sites)]


def _is_confirmed(doc: Doc, body: NameSpan, at: dict[int, NameSpan], named: dict[int, float]) -> bool:
    """Whether more than grammar tells that a built name is one: the gazetteer, its head word, what is behind that, or the recogniser."""
    head = get_bodies()[bare(doc[body.start].norm_)]
    if body.start in at or head.sure == 1 or named.get(body.start, 0) >= CONFIRMED or _describes(doc, body):
        return True
    inner = _covered(at.values())
    if any(named.get(i, 0) >= BEHIND for i in range(body.start, body.end) if i not in inner):
        return True
    if body.type == "Organization" and is_spoken_of(doc, body.start):
        return True
    behind = body.start + 1
    behind += bool(head.person) and bare(doc[behind].norm_) in get_titles()  # حملة الرئيس | ترامب
    likely = behind in at or named.get(behind, 0) >= BEHIND
    return head.sure == 2 and (likely or match_demonym([t.norm_ for t in doc[behind : behind + 2]]) is not None)


def _describes(doc: Doc, span: NameSpan) -> bool:
    """Whether a body is described by its nationality and not named: `القوات الروسية`."""
    rest = [t.norm_ for t in doc[span.start + 1 : span.end]]
    demonym = match_demonym(rest) if rest else None
    return demonym is not None and demonym[1] == len(rest) and doc[span.start].norm_ in get_government_words()


def _first(spans: Iterable[NameSpan]) -> dict[int, NameSpan]:
    return {span.start: span for span in spans}


def _covered(spans: Iterable[NameSpan]) -> set[int]:
    """The tokens of spans."""
    return {i for span in spans for i in range(span.start, span.end)}


def _whole(
    doc: Doc, at: dict[int, NameSpan], recognised: Iterable[NameSpan], named: dict[int, float], sure: float = SURE
) -> Iterator[NameSpan]:
    """What the recogniser is sure enough of: no lone demonym or class word, and personal names with all their words."""
    families = find_families(doc, at)
    for span in recognised:
        if span.score < (min(sure, HEADED) if _is_headed(doc, span) else sure) or _is_class(doc, span):
            continue
        span = behind_acting(doc, span)
        person = person_behind(doc, span, at, named)
        if person < span.end:
            yield replace(span, start=person, type="Person")
            span = replace(span, end=person)
        if span.type == "Person":
            if is_stop(doc[span.end - 1]) and is_definite(doc[span.end - 1].norm_):  # حسن الجوار
                continue
            span = replace(span, start=behind_honorific(doc, span))
            first = span.start
            span = pare_name(doc, span, families)
            span = replace(span, start=first) if first < span.start and _is_whole(doc, span, first, named) else span
            span = span if span.score >= SURE else _trimmed(doc, span)
            yield _unbroken(doc, replace(span, end=extend_name(doc, span.start, span.end, at, named)))
        elif (body := pare_body(doc, _before_particle(doc, without_object(doc, span), at))) is not None:
            yield body


def _before_particle(doc: Doc, span: NameSpan, at: dict[int, NameSpan]) -> NameSpan:
    """A name without the particle at its end, nor where a body of several words is: `مركز الدراسات الدولية | في القاهرة`."""
    end = span.end
    inner = next((k for k in range(span.start + 2, end) if k in at and at[k].end >= end and doc[k - 1].norm_ == "في"), end)
    end = inner if span.type == "Organization" and at.get(inner) is not None and at[inner].type == "Place" else end
    while end - span.start > 1 and is_stop(doc[end - 1]) and not is_definite(doc[end - 1].norm_):
        end -= 1
    return replace(span, end=end)


def _is_somebody(doc: Doc, span: NameSpan, named: dict[int, float]) -> bool:
    """Whether a word that the recogniser sees as a name, of whatever kind, is hardly anything else, and rather somebody's."""
    token = doc[span.start]
    alone = span.type == "Person" and len(span) == 1 and span.score >= ALONE and len(token.norm_) > 3
    return alone and named.get(span.start, 0) >= CERTAIN and is_unheard(token)


def _is_whole(doc: Doc, span: NameSpan, first: int, named: dict[int, float]) -> bool:
    """Whether the recogniser is so sure of a name that its first word is one of it, though ordinary elsewhere: `أنا | كوفالسكي`."""
    token = doc[first]
    other = is_clause(token) or has_article(token) or find_head(token) is not None or token.norm_ in get_saying()
    other = other or any(bare(token.norm_) in nouns for nouns in (get_place_nouns(), get_introducers(), get_bodies()))
    plain = not other and not is_stop(token) and match_demonym([token.norm_]) is None and first + 1 == span.start
    return plain and span.score >= WHOLE and all(named.get(i, 0) >= EVERY for i in range(first, span.end))


def _unbroken(doc: Doc, span: NameSpan) -> NameSpan:
    """A personal name that ends in the first letter of a word with all of the word (`دانا ب|رينو`), or without it (`علاء يوسف | ب|أن`)."""
    last = doc[span.end - 1]
    if len(last.norm_) != 1 or last.whitespace_ or span.end >= len(doc) or not doc[span.end].is_alpha or span.end - span.start < 2:
        return span
    particle = doc[span.end].norm_ in get_stops() or is_definite(doc[span.end].norm_)
    return replace(span, end=span.end - 1 if particle else span.end + 1)


def _trimmed(doc: Doc, span: NameSpan) -> NameSpan:
    """A personal name that is not sure without the ordinary words at its end: `موريس سليم | جريمة`."""
    end = span.end
    while end - span.start > 2 and not name_share(doc[end - 1].norm_) and get_counts().get(doc[end - 1].norm_, 0) >= ORDINARY_END:
        end -= 1
    return replace(span, end=end)


def _is_headed(doc: Doc, span: NameSpan) -> bool:
    """Whether a name begins as those of its type do, and ends in no particle: `مؤسسة عراق المستقبل للدراسات`."""
    head = get_bodies().get(bare(doc[span.start].norm_))
    words = doc[span.start + 1 : span.end]
    return head is not None and head.type == span.type and len(words) > 1 and all(t.is_alpha and t.norm_ not in get_stops() for t in words)


def _is_class(doc: Doc, span: NameSpan) -> bool:
    """Whether a name is but a nationality, a class word, a particle, or a body or place by a word that text knows as another."""
    if is_peninsula(doc, span.start, span.end):
        return True
    norm = doc[span.start].norm_
    if span.start and (doc[span.start - 1].norm_, norm, len(span)) == ("ب", EYE, 2):
        return ORDINARY <= get_counts().get(doc[span.start + 1].norm_, 0) < NAME_COUNT  # بعين | الريبة
    if span.end > span.start + 1:
        return False
    ordinary = ORDINARY <= get_counts().get(norm, 0) < NAME_COUNT and norm not in get_name_words()
    if is_stop(doc[span.start]) or (span.type in ("Organization", "Place") and ordinary):
        return True  # صحيفة | عبرية
    known = get_counts().get(norm) == NAME_COUNT and get_corpus_counts().get(norm, 0) < ORDINARY_END
    if span.type == "Person" and is_definite(norm) and not is_rare(norm) and name_share(norm) < 0.2 and not known:
        return True  # حزب الأحرار | اليميني, رئيس | الأركان
    if span.type == "Person" and ((is_definite(norm) and honorific_length(doc, span.start)) or _is_plural(doc, span.start)):
        return True
    return match_demonym([norm]) is not None or bare(norm) in get_introducers() or norm in get_place_nouns()


def _is_plural(doc: Doc, i: int) -> bool:
    """Whether a word is the plural of a known noun before its genitive: `مندوبو | الدول`."""
    norm = doc[i].norm_
    known = norm.endswith("و") and get_corpus_counts().get(norm[:-1], 0) >= NOUN and not name_share(norm) and not name_share(norm[:-1])
    return known and i + 1 < len(doc) and has_article(doc[i + 1])


def _unsettled(doc: Doc, recognised: Iterable[NameSpan], settled: list[NameSpan]) -> Iterator[NameSpan]:
    """Personal names that the recogniser is not sure of, and nothing else lies in: they are believed beside a title."""
    covered = _covered(settled)
    for span in recognised:
        free = not covered.intersection(range(span.start, span.end))
        if span.type == "Person" and span.score >= TITLED and free and not _is_class(doc, span):
            yield _trimmed(doc, span)


def _goes_on(doc: Doc, known: NameSpan, last: int) -> bool:
    """Whether the words behind a known name are words of a longer one: no particle is among them, nor a frequent word or a title.

    The known one tells whose son somebody is, not of which family: `محمد السادس | يأمر` is whole. A given name begins another:
    `رشيد كرامي | جمال`.
    """
    words = doc[known.end : last]
    son = len(words) > 1 and words[0].norm_ == SON
    if not len(words) or not (son or any(t.norm_ in FATHERS for t in doc[known.start : known.end])):
        return False
    row = get_name_words().get(words[0].norm_)
    if row is not None and row.first >= 0.5:
        return False
    return all(
        doc[t.i - 1].whitespace_ and t.norm_ not in get_stops() and find_head(t) is None and not is_joined(t.norm_) and may_be_named(t)
        for t in words
    )


def _is_kin(token: Token) -> bool:
    """Whether a word before a known name may be a given name: names have it, or no other text (`أدان | عمران خان`)."""
    norm = token.norm_
    unheard = get_corpus_counts().get(norm, 0) < UNKNOWN or get_counts()[norm] == NAME_COUNT
    return (unheard or name_share(norm) >= 0.2 or token.text in get_given_words()) and not begins_none(token)


def _free(doc: Doc, spans: list[NameSpan], known: list[NameSpan]) -> list[NameSpan]:
    """The spans that touch no known name, and personal names that end with one: `هانتر بايدن`, not `بوتين حضوريا`.

    Those that a known name of several words begins go on with another: `عبد الله بن عبد العزيز | الربيعة`.
    """
    covered = {i: span for span in known for i in range(span.start, span.end)}
    free = []
    for span in spans:
        touched = {covered[i] for i in range(span.start, span.end) if i in covered}
        inner = touched.pop() if len(touched) == 1 else None
        same = inner is not None and span.type == inner.type == "Person"
        longer = same and inner is not None and (
            (inner.end == span.end and inner.start > span.start and all(_is_kin(t) for t in doc[span.start : inner.start]))
            or (inner.start > span.start and doc[inner.start - 1].norm_ in FATHERS)  # فهد بن | عبد الله بن عبد العزيز | بن مساعد
            or (inner.start == span.start and len(inner) > 1 and _goes_on(doc, inner, span.end))
            or (inner.start == span.start and len(inner) == 1 and all(is_unheard(t) for t in doc[inner.end : span.end]))
        )
        borne = inner is not None and span.type == "Person" and inner.end == span.end and inner.start > span.start and is_borne(inner)
        borne = borne or (inner is not None and span.score >= SURE and bears(doc, span, inner))
        borne = borne or (inner is not None and span.score >= WHOLE and is_namesake(doc, span, inner))
        if longer or borne or (inner is None and not touched):
            free.append(span)
    return free


def _supported(doc: Doc, guesses: list[NameSpan], settled: list[NameSpan]) -> list[NameSpan]:
    """Guesses at personal names, those of one word only where the word is hardly anything else: the recogniser saw no name there."""
    covered = _covered(settled)
    return [
        g for g in guesses
        if g.end - g.start > 1 or g.start in covered or name_share(doc[g.start].norm_) >= 0.5
    ]


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
