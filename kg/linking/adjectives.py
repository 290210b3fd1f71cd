"""How far a description reaches behind its noun, and what its adjectives tell: `البلدين الجارين`, `الحكومة المركزية`, `الحزب الشعبي`."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from kg.mentions.lexicon import bare, is_definite
from kg.tables import get_table, iter_rows
from kg.text.demonyms import match_demonym
from kg.text.normalise import fold, open_ending

#: So many adjectives may follow a noun.
LONGEST = 3
#: What an adjective of relation ends in, and the words so shaped that are none, come from the shape and the table.
RELATION = ("ي", "يه", "يين", "يان", "يتين", "يتان")


@dataclass(frozen=True, slots=True)
class Reach:
    """A description from its noun to ``end``: ``state`` by a demonym, ``telling`` the adjectives (bare) that not every such thing has;
    ``named_end`` is behind the demonym, or else behind the noun.
    """

    end: int
    state: str | None = None
    telling: tuple[str, ...] = ()
    named_end: int = 0


@cache
def get_adjectives_by_role() -> dict[str, str]:
    """Folded adjective without article, in every form → role: plain (tells nothing of which one) | telling | none (no adjective)."""
    found: dict[str, str] = {}
    for row in iter_rows(get_table("lexicons/nominal_adjectives.tsv"), "word", "role"):
        if row["role"] == "feminine-noun":
            continue
        word = fold(row["word"])
        stem = open_ending(word)
        forms = {word} if row["role"] == "none" else {word, word + "ه", stem + "ين", stem + "ان", stem + "تين", stem + "تان", stem + "ات"}
        found.update((form, row["role"]) for form in forms)
    return found


def reach(doc: Doc, start: int, closed: Container[int]) -> Reach:
    """The adjectives behind the definite noun at ``start``.

    Args:
        doc: tokenised.
        start: the noun's token.
        closed: tokens that belong to names, or begin what is no adjective.
    """
    roles = get_adjectives_by_role()
    state, telling, k, named_end = None, list[str](), start + 1, start + 1
    while k < len(doc) and k <= start + LONGEST and k not in closed:
        norm = doc[k].norm_
        demonym = match_demonym([t.norm_ for t in doc[k : k + 2]])
        if demonym is not None and not demonym[2] and state is None:
            state, k = demonym[0], k + demonym[1]
            named_end = k
            continue
        role = roles.get(bare(norm))
        related = len(bare(norm)) > 3 and bare(norm).endswith(RELATION) and demonym is None
        if not is_definite(norm) or role == "none" or not (role or related) or not _agrees(doc[start].norm_, norm):
            break
        if role != "plain":
            telling.append(bare(norm))
        k += 1
    if state is None and k == start + 1:
        state = _shared(doc, k, closed)
    return Reach(k, state, tuple(telling), named_end)


def _shared(doc: Doc, k: int, closed: Container[int]) -> str | None:
    """The state of a demonym behind two joined nouns: `الجيش والشرطة التركيين`."""
    joined = k + 2 < len(doc) and doc[k].norm_ == "و" and is_definite(doc[k + 1].norm_) and k + 1 not in closed and k + 2 not in closed
    dual = joined and is_definite(doc[k + 2].norm_) and doc[k + 2].norm_.endswith(("ين", "ان"))
    demonym = match_demonym([doc[k + 2].norm_]) if dual else None
    return demonym[0] if demonym is not None else None


def _agrees(noun: str, adjective: str) -> bool:
    """Whether an adjective may belong to a noun by gender and number, as far as the endings tell."""
    if adjective.endswith(("ين", "ان")) and len(adjective) > 6:
        return noun.endswith(("ين", "ان", "ون"))
    feminine = noun.endswith(("ه", "ات")) or noun in get_broken() or f"ال{noun}".startswith(tuple(get_broken()))
    return adjective.endswith(("ه", "ات")) == feminine and not noun.endswith(("ين", "ان"))


@cache
def get_broken() -> frozenset[str]:
    """Folded nouns with article that take a feminine adjective and do not end as one: broken plurals, `الحرب`, `البلاد`."""
    rows = iter_rows(get_table("lexicons/nominal_adjectives.tsv"), "word", "role")
    return frozenset("ال" + fold(row["word"]) for row in rows if row["role"] == "feminine-noun")
