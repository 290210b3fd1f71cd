"""Whether a person is a woman or a man, by the words beside the name: `قالت ليلى`, `ماهر، الذي …`, `ليلى البالغة من العمر`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from spacy.tokens import Doc

from kg.linking.lexicon import get_words
from kg.mentions.lexicon import is_definite
from kg.model import Mention
from kg.tables import get_table, iter_rows
from kg.text.normalise import fold

#: A word as short as this is no noun.
SHORT = 2
COMMAS = frozenset({"،", ","})


def read_genders(doc: Doc, names: Iterable[Mention]) -> dict[str, bool]:
    """Person → whether she is a woman, of those of whom more tells one than the other."""
    votes: dict[str, Counter[bool]] = {}
    for mention in names:
        span = doc.char_span(mention.start, mention.end) if mention.type == "Person" and len(mention.entities) == 1 else None
        if span is None:
            continue
        told = votes.setdefault(mention.entities[0], Counter())
        before = get_verb_genders().get(doc[span.start - 1].norm_) if span.start else None
        if before is not None:
            told[before] += 1
        k = span.end
        while k < len(doc) and (doc[k].norm_ in COMMAS or doc[k].is_quote or doc[k].norm_ == "و"):
            k += 1
        for role, feminine in (("of-woman", True), ("of-man", False)) if not _is_genitive(doc, span.start) else ():
            told[feminine] += k < len(doc) and doc[k].norm_ in get_words(role)
    return {person: told[True] > told[False] for person, told in votes.items() if told[True] != told[False]}


def _is_genitive(doc: Doc, k: int) -> bool:
    """Whether a name may belong to the noun before it, of which a relative tells then: `ابنة فلان، التي`."""
    before = doc[k - 1].norm_ if k else ""
    return before.isalpha() and len(before) > SHORT and not is_definite(before) and before not in get_verb_genders()


@cache
def get_verb_genders() -> dict[str, bool]:
    """Folded verb of saying in the third person before its subject → whether that is a woman; nothing of forms that may be either."""
    found: dict[str, set[bool]] = {}
    for row in iter_rows(get_table("lexicons/reporting.tsv"), "lemma"):
        lemma, imperfect = fold(row["lemma"]), fold(row["imperfect"] or "")
        stem = lemma[:-1] if row["lemma"][-1] in "ىا" else lemma
        for form, feminine in ((lemma, False), (stem + "ت", True), (imperfect, False), ("ت" + imperfect[1:], True)):
            if len(form) > SHORT:
                found.setdefault(form, set()).add(feminine)
    return {form: told.pop() for form, told in found.items() if len(told) == 1}
