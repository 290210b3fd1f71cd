"""Names that grammar builds: a head word (`وزارة`, `معاهدة`, `قمة`) with its complements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.mentions.lexicon import (
    BodyHead,
    bare,
    get_bodies,
    get_described_states,
    get_government_words,
    get_introducers,
    get_place_nouns,
    get_speech_verbs,
    get_stops,
    get_titles,
    is_definite,
    name_share,
)
from kg.mentions.people import FATHERS
from kg.mentions.recogniser import ORIGIN
from kg.mentions.spans import NameSpan
from kg.text.demonyms import match_demonym
from kg.text.lexicon import get_counts
from kg.text.normalise import fold

LONGEST = 9
#: An indefinite noun inside a name (مجلس *حقوق* الإنسان) is a word that the counted text knows well.
NOUN = 150
#: Parties and movements call themselves by any noun (`حزب رمح الأمة`), which the counted text has so often at least.
NAMED_AT_WILL, SELDOM = frozenset({"party", "movement", "armed-group"}), 15
#: The particle that swallows the article of the word behind it.
SWALLOWED = "لل"
#: `التابع ل` ties a body to the one that it is part of (folded, without article).
BELONGING = frozenset({"تابع", "تابعه"})


#: The share of names among a word's uses from which it is one behind a title in a body's name.
NAMED = 0.3
#: By the kind of a body's head, which prepositions go on with its name behind another name: `بعثة فلسطين | لدى الأمم المتحدة`.
GOES_ON = {"": frozenset(map(fold, ("ل", "لل", "لدى"))), "embassy": frozenset(map(fold, ("ل", "لل", "لدى", "في", "ب")))}
#: The kinds of bodies and events whose name does not tell against whom they are: `حرب روسيا | على أوكرانيا` describes a war.
WAGED, AGAINST = frozenset({"war", "campaign"}), frozenset(map(fold, ("على", "ضد")))
#: Kinds of armed men, whose plural before a name describes them.
ARMED = frozenset({"armed-forces", "armed-group"})
#: How many adjectives a title may have before a name.
TITLED = 3
#: What tells where a body is, or which one it is a part of.
WITHIN = frozenset(map(fold, ("في", "ب")))
#: What the recogniser may have cut a name at.
PARTICLES = frozenset(map(fold, ("ل", "لل", "ب", "في")))
#: Endings of the feminine, as written, and of the sound masculine plural, folded.
FEMININE, PLURAL = ("ة", "ات", "ا", "ى"), ("ين", "ون")
#: The kinds of bodies of which there are many of one noun, and the endings of adjectives made of nouns.
OFFICES, NISBA = frozenset({"body", "international-organization"}), ("ي", "يه")
#: What leads to a body that somebody speaks for: المتحدث باسم.
SPEAKING = frozenset({fold("اسم"), fold("باسم")})


def find_bodies(doc: Doc, at: dict[int, NameSpan]) -> Iterator[NameSpan]:
    """Built names; ``at`` maps token indices to known names that begin there."""
    heads = get_bodies()
    i = 0
    while i < len(doc):
        head = heads.get(bare(doc[i].norm_))
        end = None
        if head and _may_begin(doc, i, head) and not _only_introduces(doc, i, at) and not _is_led(doc, i, head, at):
            end = _extent(doc, i, head, at)
        if head and end:
            yield NameSpan(i, end, head.type, f"pattern:{head.word}", 0.7, (), head.kind)
            i = end
        else:
            i += 1


def _may_begin(doc: Doc, i: int, head: BodyHead) -> bool:
    """Whether a head word in this form and place can begin a name; whose government somebody heads is told by his title."""
    definite = is_definite(doc[i].norm_)
    if head.kind == "government" and i and bare(doc[i - 1].norm_) in get_titles():
        return False
    if head.definite in {2, 3}:
        before = bare(doc[i - 1].norm_) if i else ""
        if not definite or before in get_titles() or before in get_bodies():
            return False
        if head.definite == 3:  # القضاء التركي, الطيران الحربي الإسرائيلي
            behind = [doc[k].norm_ for k in (i + 1, i + 2) if k < len(doc)]
            nations = [n for n, norm in enumerate(behind) if is_definite(norm) and match_demonym([norm])]
            return bool(nations) and all(is_definite(norm) for norm in behind[: nations[0]])
        return match_demonym([t.norm_ for t in doc[i + 1 : i + 3]]) is not None and doc[i + 1].norm_.endswith("ه")
    return not definite or head.definite == 1 or _is_told_twice(doc, i, head)


def _is_told_twice(doc: Doc, i: int, head: BodyHead) -> bool:
    """Whether a body that speaks is named by its head with the article: an adjective and what it is for, or two adjectives.

    `أعلن | المكتب الإعلامي للرئيس`, `قال | المكتب الإعلامي الحكومي`; several and those of the world are described by two adjectives.
    """
    if head.kind not in OFFICES or i == 0 or i + 2 >= len(doc) or doc[i - 1].norm_ not in get_speech_verbs():
        return False
    adjective, behind = doc[i + 1].norm_, doc[i + 2]
    if not (is_definite(adjective) and adjective.endswith(NISBA) and _agrees(doc, i + 1, i)):
        return False
    two = head.kind == "body" and not head.word.endswith("ى") and is_definite(behind.norm_) and behind.norm_.endswith(NISBA)
    return (two and _agrees(doc, i + 2, i)) or (_is_link(doc, i + 2, head) and behind.norm_ not in WITHIN)


def _only_introduces(doc: Doc, i: int, at: dict[int, NameSpan]) -> bool:
    """Whether a class word stands before a body's known name (`شبكة CNN`, `وكالة رويترز`) and is no part of it.

    A building that is told by where it stands has no name of its own: `ميناء | بلدة الناقورة`.
    """
    noun = get_place_nouns().get(doc[i].norm_)
    where = get_place_nouns().get(doc[i + 1].norm_) if i + 1 < len(doc) else None
    if noun is not None and where is not None and noun.type == "Facility" and where.type == "Place" and not where.part:
        return True
    return bare(doc[i].norm_) in get_introducers() and i + 1 in at and at[i + 1].type == "Organization"


def _is_led(doc: Doc, i: int, head: BodyHead, at: dict[int, NameSpan]) -> bool:
    """Whether a person's title and name stand behind a head that names no one: `إدارة | الرئيس الأميركي جو بايدن`."""
    if head.person or i + 1 >= len(doc) or i in at or bare(doc[i + 1].norm_) not in get_titles():
        return False
    named = next((k for k in range(i + 2, min(len(doc), i + 2 + TITLED)) if k in at or not is_definite(doc[k].norm_)), None)
    return named in at and at[named].type == "Person"


def _extent(doc: Doc, start: int, head: BodyHead, at: dict[int, NameSpan]) -> int | None:
    """The end of the name that ``head`` begins, or ``None`` when too little follows."""
    j, parts, strong, national = start + 1, 0, False, False
    called = 0  # where the name of the person that it is called after ends; what it is for follows, at most with an adjective
    begun = at.get(start)
    read = begun is not None and begun.origin == ORIGIN and begun.type == head.type  # what the recogniser read may be too short
    if begun is not None and begun.end > start + 1:
        if not read:  # what the gazetteer knows goes on with a nationality or a place, not with any word
            return _extended(doc, begun.end, at)
        j = begun.end - (doc[begun.end - 1].norm_ in PARTICLES)
        parts, strong = j - start - 1, True
        national = match_demonym([doc[j - 1].norm_]) is not None
    while j < min(len(doc), start + LONGEST):
        placed = j in at and at[j].type == "Place" and at[j].kind != "capital"  # الخارجية الأميركية | بكين
        named = 0 < called <= j and (called < j or head.kind == "government")
        ended = (national and not placed) or (named and (called == j or not doc[j].norm_.endswith("يه"))) or read
        step = 0 if ended else _complement(doc, j, parts, at, start)
        if read and not national and is_definite(doc[j].norm_):
            demonym = match_demonym([t.norm_ for t in doc[j : j + 2]])
            step = demonym[1] if demonym and not demonym[2] else 0
        least = SELDOM if head.kind in NAMED_AT_WILL else NOUN
        ruled = head.kind == "government" and bare(doc[j].norm_) in get_titles()  # حكومة | رئيس الوزراء
        bound = parts == 0 and not is_definite(doc[start].norm_) and j not in at and j + 1 < len(doc) and not ruled
        noun = bound and _is_noun(doc, j, least)
        if step == 0 and noun and (is_definite(doc[j + 1].norm_) or j + 1 in at):
            step = 1  # مجلس حقوق الإنسان
            strong = True
        if step == 0 and head.person and j in at and at[j].type == "Person" and (parts == 0 or bare(doc[j - 1].norm_) in get_titles()):
            step = at[j].end - j  # مؤسسة الملك عبد العزيز للموهبة, مطار رفيق الحريري
            strong, called = True, j + step
        elif head.person and parts == 1 and bare(doc[j - 1].norm_) in get_titles() and not called:
            step = _count_name(doc, j)  # مؤسسة الأمير محمد بن فهد
            strong, called = strong or step > 0, j + step if step else called
        if step == 0 and parts:
            step = _linked(doc, j, start, head, parts, at, whole=called == j)
            read = read and step == 0
        if step == 0 and parts and head.coordinates and j + 1 < len(doc) and _is_coordinated(doc, j, at):
            step, read = 2, False
        if step == 0:
            break
        national = match_demonym([t.norm_ for t in doc[j : j + 2]]) is not None
        strong = strong or j in at or national or (step > 1 and j + 1 in at)
        parts += 1
        j += step
        whole = at.get(j - step)
        known = whole if whole is not None and whole.end == j else at.get(j - 1)
        if known is not None and known.type != "Person":
            j = _behind_known(doc, j, head, known)
            step = _linked(doc, j, start, head, parts, at) if j < len(doc) else 0
            particle = doc[j].norm_ if j < len(doc) else ""
            if step == 0 or (particle in head.links and particle not in GOES_ON.get(head.kind, GOES_ON[""])):
                break
            j += step
    if parts == 0:
        return None
    if (head.person == 2 and not called) or (head.kind in WAGED and j < len(doc) and doc[j].norm_ in AGAINST):
        return None
    troops = head.kind in ARMED and head.word.endswith("ات")
    if troops and parts == 1 and start + 1 in at and at[start + 1].end == j:  # قوات | دونيتسك
        return None
    if is_definite(doc[start].norm_) and head.definite == 0:  # المكتب الإعلامي | للرئيس
        return j if parts > 1 else None
    need = head.needs + (1 if is_definite(doc[start].norm_) else 0)
    return j if parts + (strong or _serves(doc, start, j, head, at)) >= need else None


def _serves(doc: Doc, start: int, end: int, head: BodyHead, at: dict[int, NameSpan]) -> bool:
    """Whether an office that speaks is one of a place: `أعلن | مكتب الصحة | في عدن`, not `أعلنت إدارة المستشفى في عدن`."""
    speaks = start > 0 and doc[start - 1].norm_ in get_speech_verbs() and bare(doc[end - 1].norm_) not in get_place_nouns()
    if head.kind != "body" or not speaks or end >= len(doc) or doc[end].norm_ not in WITHIN:
        return False
    return end + 1 in at and at[end + 1].type == "Place"


def _behind_known(doc: Doc, j: int, head: BodyHead, known: NameSpan) -> int:
    """The end of a name with the adjective behind the known name that it ends in: `جامعة إسطنبول | التقنية`, `بنك مصر | المصري`."""
    if j >= len(doc) or not is_definite(doc[j].norm_):
        return j
    demonym = match_demonym([t.norm_ for t in doc[j : j + 2]])
    if demonym:
        return j + demonym[1]
    described = head.kind == "university" and head.word.endswith("ه") and known.type == "Place"
    return j + 1 if described and doc[j].norm_.endswith("يه") and doc[j].norm_ not in get_stops() else j


def _count_name(doc: Doc, j: int) -> int:
    """How many words behind a title are those of a name."""
    k = j
    while k < len(doc) and doc[k].norm_.isalpha() and (doc[k].norm_ in FATHERS or name_share(doc[k].norm_) >= NAMED):
        k += 1
    return k - j


def _linked(doc: Doc, j: int, start: int, head: BodyHead, parts: int, at: dict[int, NameSpan], whole: bool = False) -> int:
    """How many tokens a particle at ``j`` and what it leads to take: `الجمعية المغربية | لحقوق الإنسان`; 0 if none."""
    norm = doc[j].norm_
    if norm in WITHIN and head.kind not in GOES_ON:
        return _housed(doc, j, at) if norm in head.links and j + 1 < len(doc) else 0
    if _is_link(doc, j, head) and j + 1 < len(doc):
        inner = _complement(doc, j + 1, parts, at)
        if inner:
            return 1 + inner
        if not _is_noun(doc, j + 1) or j + 2 >= len(doc):
            return 0
        if j + 2 in at and at[j + 2].type == "Place":  # المجلس التشريعي لولاية فرجينيا
            return at[j + 2].end - j
        return 3 if is_definite(doc[j + 2].norm_) else 0
    if "ل" not in head.links or not (whole or _is_described(doc, j - 1, start, at)):
        return 0
    rest = norm[1:]
    if norm.startswith(SWALLOWED) and len(norm) > 4 and doc[j].text != SWALLOWED:  # للتسليف, where the tokenizer leaves it whole
        return 1 if "ا" + rest not in get_stops() else 0
    one = norm.startswith("ل") and len(rest) > 2 and get_counts().get(rest, 0) >= max(NOUN, get_counts().get(norm, 0) // 4)
    return 2 if one and norm not in get_stops() and j + 1 < len(doc) and is_definite(doc[j + 1].norm_) else 0


def _housed(doc: Doc, j: int, at: dict[int, NameSpan]) -> int:
    """How many tokens `في` or `ب` and the body that another is in take: `اللجنة القضائية | في مجلس الشيوخ`; a place is no part of it."""
    inner, head = at.get(j + 1), bare(doc[j + 1].norm_)
    if inner is not None:
        return inner.end - j if inner.type == "Organization" else 0
    if head not in get_bodies() or get_bodies()[head].type != "Organization":
        return 0
    if is_definite(doc[j + 1].norm_):  # مديرية المخابرات في الجيش
        demonym = match_demonym([t.norm_ for t in doc[j + 2 : j + 4]])
        return 2 + (demonym[1] if demonym and not demonym[2] else 0)
    behind = at.get(j + 2)
    if behind is not None:
        return behind.end - j
    return 3 if j + 2 < len(doc) and is_definite(doc[j + 2].norm_) else 0


def _is_described(doc: Doc, k: int, start: int, at: dict[int, NameSpan]) -> bool:
    """Whether a name so far is whole without what it is for: it ends in an adjective or a name, or its head has the article."""
    feminine = doc[k].norm_.endswith("ه") and is_definite(doc[k - 1].norm_)
    adjective = is_definite(doc[k].norm_) and (feminine or doc[k].norm_.endswith("ي"))
    return adjective or is_definite(doc[start].norm_) or any(s.start > start and s.end == k + 1 for s in at.values())


def _is_coordinated(doc: Doc, j: int, at: dict[int, NameSpan]) -> bool:
    """Whether `و` at ``j`` leads to a further definite word of the name, no body or person of its own: `وزارة الكهرباء | والماء`."""
    norm, before = doc[j + 1].norm_, doc[j - 1].norm_
    article = is_definite(before) or before.startswith(SWALLOWED) or doc[j - 2].text == SWALLOWED
    definite = is_definite(norm) and article and j + 1 not in at
    own = bare(norm) in get_bodies() or bare(norm) in get_titles() or norm in get_government_words()
    return doc[j].norm_ == "و" and definite and not own and not match_demonym([norm]) and norm not in get_stops()


def _is_link(doc: Doc, j: int, head: BodyHead) -> bool:
    """Whether a preposition continues a name: as the table says, `لل` with the article that it swallowed as well as `ل`."""
    return doc[j].norm_ in head.links or (doc[j].text == SWALLOWED and "ل" in head.links)


def is_spoken_of(doc: Doc, start: int) -> bool:
    """Whether a body speaks there: behind a verb of saying or `باسم`; an adjective of one with the article agrees."""
    if not start:
        return False
    before, head = doc[start - 1].norm_, doc[start].norm_
    agrees = start + 1 >= len(doc) or doc[start + 1].norm_.endswith("ه" if head.endswith("ه") else "ي")
    return (before in get_speech_verbs() or before in SPEAKING) and (agrees or not is_definite(head))  # طالب المجلس | الاتحادات


def _extended(doc: Doc, end: int, at: dict[int, NameSpan]) -> int | None:
    """The end of a known name with what it belongs to behind it, or ``None``.

    `وزارة الخارجية` + `الروسية`, `مجلس الأمن` + `التابع للأمم المتحدة`.
    """
    demonym = match_demonym([t.norm_ for t in doc[end : end + 2]])
    if demonym and not demonym[2] and is_definite(doc[end].norm_):
        return end + demonym[1]
    if end + 2 < len(doc) and bare(doc[end].norm_) in BELONGING and doc[end + 1].norm_ in {"ل", "لل"} and end + 2 in at:
        return at[end + 2].end
    return None


def _complement(doc: Doc, j: int, parts: int, at: dict[int, NameSpan], start: int | None = None) -> int:
    """How many tokens the complement at ``j`` takes: a known place or body, a demonym, a definite word; 0 for none.

    A definite word behind a definite one is an adjective: of that one, or of the head at ``start``, and agrees with either.
    """
    norm = doc[j].norm_
    if j in at and at[j].type in {"Place", "Organization"}:
        apposed = j - 1 == start and is_definite(doc[j - 1].norm_)  # حدد الجيش | البندقية
        return 0 if apposed else at[j].end - j
    if start is not None and not _agrees(doc, j, start):
        return 0
    if j and doc[j - 1].text == SWALLOWED:
        norm = "ال" + norm
    if not is_definite(norm) or norm in get_stops() or norm in get_described_states():
        return 0
    if any(t.start <= doc[j].idx < t.end for t in doc._.times):
        return 0
    demonym = match_demonym([t.norm_ for t in doc[j : j + 2]])
    if demonym:
        return demonym[1]
    if parts and bare(norm) in get_titles():
        return 0
    if parts > 1 and name_share(norm) > 0.5:
        return 0
    return 1


def _agrees(doc: Doc, j: int, start: int) -> bool:
    """Whether a definite word may describe the definite one before it, or the head of the name, by gender and number.

    `المحكمة الدستورية`, `جهاز الأمن الداخلي`, but `القضاء | السياسية`, `الحزب | المتبقين`, `اللجنة المستقلة للانتخابات | اللجوء`. What has
    no ending of the feminine may be a broken plural, and then so is its adjective.
    """
    token, before = doc[j], doc[j - 1]
    swallowed = j - 2 > start and doc[j - 2].text == SWALLOWED
    if not is_definite(token.norm_) or not (is_definite(before.norm_) or swallowed):
        return True
    inner = j - 1 > start
    feminine = {_is_feminine(doc[start]), _is_feminine(before)}
    if token.norm_.endswith(PLURAL) and len(bare(token.norm_)) > 5:
        return inner
    return True in feminine or (inner and not before.norm_.endswith("ي")) if _is_feminine(token) else False in feminine


def pare_body(doc: Doc, span: NameSpan) -> NameSpan | None:
    """A recognised body's name without what does not agree (`حدد الجيش | البندقية`); ``None`` if its head alone remains."""
    if span.type != "Organization" or bare(doc[span.start].norm_) not in get_bodies():
        return span
    end = next((k for k in range(span.start + 1, span.end) if not _agrees(doc, k, span.start)), span.end)
    return replace(span, end=end) if end - span.start > 1 else None


def _is_feminine(token: Token) -> bool:
    """Whether a noun or an adjective is feminine by its ending: `المحكمة`, `المخابرات`, `العليا`, `الكبرى`."""
    return token.text.endswith(FEMININE) or token.norm_.endswith("ه")


def _is_noun(doc: Doc, j: int, least: int = NOUN) -> bool:
    norm = doc[j].norm_
    if norm.startswith("ب") and norm[1:] in get_place_nouns():  # مسجد | بحي العامل
        return False
    return norm.isalpha() and not is_definite(norm) and len(norm) > 2 and norm not in get_stops() and get_counts().get(norm, 0) >= least
