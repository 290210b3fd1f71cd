"""What a text says a name is, by the words before it: `صحيفة "معاريف"`, `الصحيفة الإسرائيلية معاريف`."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.linking.adjectives import get_adjectives_by_role
from kg.mentions.lexicon import bare, is_definite
from kg.text.demonyms import match_demonym


def find_introducers(doc: Doc, start: int) -> Iterator[str]:
    """The words without article that stand right before a name, or before its quotation mark; before an adjective its noun, too.

    Args:
        doc: tokenised.
        start: the first token of the name.
    """
    k = start - 1 - (start > 0 and doc[start - 1].is_quote)
    if k < 0:
        return
    yield bare(doc[k].norm_)
    if k and is_definite(doc[k].norm_) and (match_demonym([doc[k].norm_]) or get_adjectives_by_role().get(bare(doc[k].norm_)) == "plain"):
        yield bare(doc[k - 1].norm_)
