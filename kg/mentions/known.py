"""Names that the gazetteer knows: the longest alias at every token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from kg.gazetteer import Alias, Gazetteer, make_key
from kg.mentions.lexicon import bare, get_bodies, get_introducers, get_role_words, get_titles, is_definite
from kg.mentions.outlets import is_called_outlet, is_outlet, to_outlet
from kg.mentions.spans import NameSpan
from kg.model import Entity
from kg.tables import get_table, iter_rows
from kg.text.demonyms import match_demonym
from kg.text.lexicon import NAME_COUNT, get_corpus_counts, get_counts
from kg.text.normalise import fold, split_pronoun

LONGEST = 12
#: The particle that swallows the article of the word behind it.
SWALLOWED = "لل"
#: A one-word surname or short form that is at least so frequent a word is believed only beside the full name.
COMMON = 1200
#: So often a noun is counted that a name is taken for it with a pronoun.
OWNED = 100
WEAK_KINDS = frozenset({"surname", "short", "acronym", "ordinary"})
#: Nouns that only introduce the name of a place, though one bears it with them.
PROVINCE = frozenset(map(fold, ("محافظة", "المحافظة")))
#: The kind of an alias that is mostly another word (`فتح`, `القاعدة`): a name only behind its class word or beside the full name.
ORDINARY = "ordinary"
#: The kind of an alias that links what grammar found, but is no name in every context (`وزيرة الخارجية الألمانية`).
BOUND = "bound"


@cache
def _get_locatives() -> frozenset[str]:
    """Words that a place stands behind: `في مالي` is no adjective."""
    rows = iter_rows(get_table("lexicons/locatives.tsv"), "word", "note")
    return frozenset(fold(r["word"]) for r in rows if r["note"] not in {"departure", "side"})


@cache
def _get_islands() -> re.Pattern[str]:
    """Where a folded text names an island or a peninsula that is called so alone."""
    names = sorted(get_role_words("island-name") | get_role_words("peninsula-name"))
    return re.compile(r"(?<!\w)[وبلك]?(?:" + "|".join(names) + r")(?!\w)")


def is_peninsula(doc: Doc, start: int, end: int) -> bool:
    """Whether words are `شبه الجزيرة`, which names none."""
    return end == start + 2 and doc[start].norm_ in get_role_words("peninsula") and doc[start + 1].norm_ in get_role_words("island")


def _is_island(doc: Doc, i: int, text: str) -> bool:
    """Whether `الجزيرة` is the island that the text tells of, or a peninsula, and not the broadcaster."""
    if doc[i].norm_ not in get_role_words("island"):
        return False
    before = bare(doc[i - 1].norm_) if i else ""
    return before in get_role_words("peninsula") or (before not in get_role_words("media") and _get_islands().search(text) is not None)


@cache
def get_tens() -> frozenset[str]:
    """Folded tens, behind which what is counted stands in the accusative."""
    rows = iter_rows(get_table("lexicons/number_words.tsv"), "form", "kind", "value")
    return frozenset(fold(r["form"]) for r in rows if r["value"].isdecimal() and 20 <= int(r["value"]) <= 90)


def find_known(doc: Doc, gazetteer: Gazetteer) -> Iterator[NameSpan]:
    """Every longest alias of the gazetteer, left to right, not overlapping."""
    keys = [make_key(t.norm_) if t.is_alpha or t.text[:1].isalnum() or t.text == "+" else "" for t in doc]
    text = fold(doc.text)
    i = 0
    while i < len(doc):
        found = _longest(doc, keys, i, gazetteer) if keys[i] else None
        if found is None:
            i += 1
            continue
        end, aliases = found
        if is_outlet(doc, i, end) or is_called_outlet(doc, i, end):  # قال لـ«الرياض»
            aliases = tuple(a for a in aliases if gazetteer.entities[a.entity].type == "Organization")
            yield to_outlet(i, end, tuple(dict.fromkeys(a.entity for a in aliases)))
            i = end
            continue
        if bare(doc[i].norm_) in get_titles() and i + 1 < end:  # الملك سلمان | بن عبد العزيز
            whole = _longest(doc, keys, i + 1, gazetteer)
            if whole is not None and whole[0] > end:
                i += 1
                continue
        if not _too_common(doc, i, end, aliases, gazetteer, text):
            yield _to_span(doc, i, end, aliases, gazetteer)
            i = end
        else:
            i += 1


def _to_span(doc: Doc, start: int, end: int, aliases: tuple[Alias, ...], gazetteer: Gazetteer) -> NameSpan:
    """The span without a title or `محافظة` that the alias has (`الملك تشارلز`); of several types the one introduced, else a place."""
    ids = tuple(dict.fromkeys(a.entity for a in aliases))
    types = {gazetteer.entities[i].type: i for i in reversed(ids)}
    introduced = types.keys() & _introduced_types(doc[start - 1].norm_) if start else set()
    chosen = gazetteer.entities[types[min(introduced)] if introduced else types.get("Place", ids[0])]
    titled = chosen.type == "Person" and bare(doc[start].norm_) in get_titles()
    called = chosen.type == "Place" and doc[start].norm_ in PROVINCE
    if end - start > 1 and (titled or called):
        start += 1
    return NameSpan(start, end, chosen.type, "gazetteer", 1.0 if len(types) == 1 else 0.8, ids, chosen.kind)


def _longest(doc: Doc, keys: list[str], start: int, gazetteer: Gazetteer) -> tuple[int, tuple[Alias, ...]] | None:
    best = None
    key = ""
    line = start
    for end in range(start, min(len(doc), start + LONGEST)):
        token = doc[end]
        if not keys[end]:
            if end == line or token.text not in "-–." or not key or _opens(doc, end):  # نيويورك-تايمز, سي.إن.إن
                if token.text in {" ", "-", "–", "."} and not _opens(doc, end):
                    continue
                break
            continue
        key += keys[end] if end == start or doc[end - 1].text != SWALLOWED else make_key(token.text)
        if _is_whole(doc, start, end) and any(_fits(doc, start, end, a) for a in gazetteer.aliases.get(key, ())):
            best = end + 1, gazetteer.aliases[key]
        if not gazetteer.is_prefix(key):
            break
    return best


def _opens(doc: Doc, i: int) -> bool:
    """Whether a dash opens or closes a remark: `أعلنت روسيا | -اليوم الجمعة- أنها`."""
    return i > 0 and doc[i].text in "-–" and bool(doc[i].whitespace_) != bool(doc[i - 1].whitespace_)


def _is_whole(doc: Doc, start: int, end: int) -> bool:
    """Whether the span does not stop inside a word, at a particle (`حل ب|ديل` is no Aleppo)."""
    return end == start or end + 1 >= len(doc) or bool(doc[end].whitespace_) or not doc[end + 1].is_alpha


def _fits(doc: Doc, start: int, end: int, alias: Alias) -> bool:
    """Whether a name of one word is not put together from particles (`أن تل` is no Intel); grammar alone finds what is bound."""
    if alias.kind == BOUND:
        return False
    return end == start or not alias.label.isalpha() or all(len(t.norm_) > 2 for t in doc[start : end + 1])


def make_span_key(span: Span) -> str:
    """The key of a span: the article that a particle swallowed counts at its beginning only (`للكرملين`, `الوكالة الدولية للطاقة`)."""
    return make_key("".join(t.norm_ if i == 0 or span[i - 1].text != SWALLOWED else t.text for i, t in enumerate(span)))


def _too_common(doc: Doc, start: int, end: int, aliases: tuple[Alias, ...], gazetteer: Gazetteer, text: str) -> bool:
    """Whether one word is an ordinary word, too (`بان`, `ماي`), or an adjective, and nothing beside it tells that a name is meant."""
    if end - start > 1:
        return False
    if any(t.start <= doc[start].idx < t.end for t in doc._.times):  # 16 ماي
        return True
    if _is_adjective(doc, start) or _is_island(doc, start, text) or _is_owned(doc[start]):
        return True
    norm = doc[start].norm_
    if doc[start].text.isascii():
        beside = any(t.is_ascii and t.is_alpha for t in doc[max(0, start - 1) : start + 2] if t.i != start)
        return len(doc[start].text) < 2 or (doc[start].text.islower() and (beside or len(doc[start].text) != 3))
    if norm in get_role_words("capital-too"):
        return not any(_tells_of(doc, gazetteer.entities[a.entity], gazetteer, text) for a in aliases)
    strong = [a for a in aliases if a.kind not in WEAK_KINDS]
    if not strong and any(a.kind == ORDINARY for a in aliases):
        before = doc[start - 1].norm_ if start else ""
        types = {gazetteer.entities[a.entity].type for a in aliases}
        owned = bool(split_pronoun(before)) and not doc[start - 1].text.endswith("ة")
        if is_definite(norm) and (before.startswith("ال") or owned):  # الحد الأقصى, حدها الأقصى
            return True
        if not is_definite(before) and types & _introduced_types(before):
            return False
        if before in _get_locatives() and "Place" in types:
            return False
    elif strong or get_counts().get(norm, 0) < max(COMMON, NAME_COUNT + 1):
        return False
    return not any(
        len(label.split()) > 1 and fold(label) in text
        for a in aliases
        for lang, label in gazetteer.entities[a.entity].labels
        if lang == "ar"
    )


def _tells_of(doc: Doc, capital: Entity, gazetteer: Gazetteer, text: str) -> bool:
    """Whether a text, folded, has the state of a capital, or its nationality: `سيول` are floods where no word tells of Korea."""
    norms = [t.norm_ for t in doc]
    if any((found := match_demonym(norms, k)) is not None and found[0] == capital.state for k in range(len(norms))):
        return True
    state = gazetteer.entities.get(capital.state or "")
    return state is not None and any(fold(label) in text for lang, label in state.labels if lang == "ar")


def _is_owned(token: Token) -> bool:
    """Whether a word is a well-known noun with the pronoun of its owner (`حواره`), which folding makes like a name in `ة` (`حوارة`)."""
    counts, norm = get_corpus_counts(), token.norm_
    stem = counts.get(norm[:-1], 0) if token.text.endswith("ه") and len(norm) > 3 and not is_definite(norm) else 0
    return stem >= OWNED and stem >= 10 * counts.get(norm, 0)


def _introduced_types(norm: str) -> set[str]:
    """The types of names that a word introduces as their class: صحيفة, حركة an organization, مدينة a place."""
    word = bare(norm)
    head, introducer = get_bodies().get(word), get_introducers().get(word)
    return ({head.type} if head else set()) | ({introducer[0]} if introducer else set())


def _is_adjective(doc: Doc, i: int) -> bool:
    """Whether a state's name is here the adjective that looks like it: `العلاقات السعودية المصرية`, but `بين السعودية ومصر`.

    `دبلوماسيا روسيا` and `خمسة وثلاثون روسيا` are, too: an accusative behind an accusative, or behind tens; not `غزت روسيا أوكرانيا`.
    """
    if i == 0 or match_demonym([doc[i].norm_]) is None:
        return False
    norm, before = doc[i].norm_, doc[i - 1].norm_
    counted = before.endswith("ا") and i > 1 and doc[i - 2].like_num  # 1730 مقاتلا أوكرانيا
    noun = before.endswith("يا") and match_demonym([before]) is None
    accusative = norm.endswith("يا") and (noun or before in get_tens() or counted)
    return (is_definite(norm) and is_definite(before)) or (accusative and len(before) > 4)
