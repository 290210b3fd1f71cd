"""The usual English of a title, from the tables of phrases, heads and words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.mentions.lexicon import bare, get_bases, get_dual_titles, get_title_words, get_titles
from kg.tables import get_table, iter_rows
from kg.text.normalise import fold

BEFORE = "+"


@cache
def get_title_phrases() -> dict[tuple[str, ...], str]:
    """Canonical words → English."""
    found: dict[tuple[str, ...], str] = {}
    for row in iter_rows(get_table("lexicons/title_phrases.tsv"), "phrase", "english"):
        found[tuple(_canonical(word) for word in fold(row["phrase"]).split())] = row["english"]
    return found


def read_english(words: Sequence[tuple[str, bool]], *, of: bool = False) -> str:
    """The English of a title.

    Args:
        words: its folded words without nationality and prepositions, each with whether it stands inside the name of a body: such words
            count for a phrase (`رئيس مجلس الوزراء`), and are left out otherwise.
        of: whether its head has a complement (`مستشار الملك` is no chancellor).

    >>> read_english([("نايب", False), ("وزير", False), ("الخارجيه", False)])
    'deputy foreign minister'
    """
    first: list[str] = []
    rest: list[str] = []
    norms = [_canonical(norm) for norm, _ in words]
    i = 0
    while i < len(norms):
        length = next((n for n in range(min(5, len(norms) - i), 1, -1) if tuple(norms[i : i + n]) in get_title_phrases()), 0)
        single = "" if words[i][1] else _word_english(norms[i], i, of=of)
        english = get_title_phrases()[tuple(norms[i : i + length])] if length else single
        if english.endswith(BEFORE):
            first.append(english.removesuffix(BEFORE))
        elif english:
            rest.append(english)
        i += length or 1
    return " ".join([*first, *reversed(rest)])


def starts_phrase(words: Sequence[str]) -> bool:
    """Whether folded words begin a title of several words of the table, or are it: `أمين عام`."""
    return tuple(map(_canonical, words)) in _get_phrase_starts()


@cache
def _get_phrase_starts() -> frozenset[tuple[str, ...]]:
    return frozenset(phrase[:n] for phrase in get_title_phrases() for n in range(1, len(phrase) + 1))


def _word_english(norm: str, at: int, *, of: bool) -> str:
    heads, words = get_titles(), get_title_words()
    if at == 0 or norm not in words:
        return ((of and heads[norm].of) or heads[norm].english) if norm in heads else ""
    meaning, role = words[norm]
    return "" if role in {"former", "acting", "designate"} else meaning


def _canonical(norm: str) -> str:
    """A folded word without article, in the masculine, a head also in the singular (`الأمينة` → `امين`, `وزيرا` → `وزير`)."""
    word = bare(norm)
    heads, words = get_titles(), get_title_words()
    if word in heads or word in get_dual_titles():
        return (heads.get(word) or get_dual_titles()[word]).word
    return word[:-1] if word.endswith("ه") and word[:-1] in words else get_bases().get(word, word)
