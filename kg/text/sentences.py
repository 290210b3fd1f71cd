"""Sentence boundaries for news: lines, full stops, quotations that run over stops, and headlines without one."""

from __future__ import annotations

from itertools import accumulate

import numpy
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.text.quotations import pair_quotations

STOPS = frozenset(".!?؟…。")
CLOSING = frozenset("»”’)]}‟")
#: A quotation that is not closed within so many characters is taken to have ended with its line.
LONGEST_QUOTATION = 900
#: Abbreviations of one or two letters before a full stop that ends nothing: د. (doctor), أ. (professor), م. (engineer), ق.م.
SHORT = 2
#: Words of so few letters that are none: "ولم يبلغ به. وقال …".
WHOLE = frozenset(["به", "له", "لي", "لا", "هو", "هي", "حل", "حق", "رد", "حد", "دم"])


#: What begins no sentence, even behind a stop: `الوزارة. ، يترأسون …`.
GOING_ON = frozenset("،؛,;")


@Language.component("kg_sentences", assigns=["token.is_sent_start"])
def split_sentences(doc: Doc) -> Doc:
    """Set ``token.is_sent_start``: a sentence ends at a line break, or behind a stop that is no abbreviation, number or quoted one."""
    if not len(doc):
        return doc
    closed_by = _find_quotation_ends(doc)
    # All at once: set one by one, spaCy walks the whole doc for each.
    starts = [1, *(1 if _ends(token, closed_by) else -1 for token in doc[:-1])]
    doc.from_array([SENT_START], numpy.array(starts, dtype="int64").astype("uint64"))  # type: ignore[arg-type]
    return doc


def _ends(token: Token, closed_by: list[int]) -> bool:
    """Whether the next token begins a sentence."""
    doc, i = token.doc, token.i
    if "\n" in token.text:
        return not (i + 1 < len(doc) and "\n" in doc[i + 1].text)
    if i + 1 >= len(doc):
        return True
    after = doc[i + 1]
    if after.text in CLOSING or (after.text == '"' and closed_by[i] == i + 1) or "\n" in after.text:
        return False
    if closed_by[i] > i:  # inside a quotation
        return False
    last = token
    if token.text in CLOSING or token.text == '"':
        if not i or doc[i - 1].text not in STOPS:
            return False
        last = doc[i - 1]
    if last.text not in STOPS or after.text in STOPS or after.text in GOING_ON:
        return False
    if last.text != ".":
        return True
    before = doc[last.i - 1] if last.i else None
    if before is None or before.whitespace_:
        return bool(token.whitespace_) or before is not None
    if before.like_num and after.like_num and not token.whitespace_:
        return False
    short = len(before.norm_) <= SHORT and before.text.isalpha() and before.norm_ not in WHOLE
    if short and not _closes_text(doc, last):
        return False
    return bool(token.whitespace_) or not (after.text.isascii() and after.text.isalnum())


def _closes_text(doc: Doc, stop: Token) -> bool:
    """Whether a stop behind a short word is the last token of its line."""
    return stop.i + 1 >= len(doc) or "\n" in doc[stop.i + 1].text


def _find_quotation_ends(doc: Doc) -> list[int]:
    """For each token the index of the token that closes the outermost quotation it stands in, or -1."""
    closed_by = [-1] * len(doc)
    lines = list(accumulate(token.text.count("\n") for token in doc))
    words = [token for token in doc if not token.is_space]
    text = doc.text  # put together anew each time it is asked for
    spaced = [not w.idx or text[w.idx - 1].isspace() for w in words]
    for first, last in pair_quotations([w.text for w in words], [lines[w.i] for w in words], spaced).items():
        start, end = words[first], words[last]
        if end.idx - start.idx <= LONGEST_QUOTATION:
            for k in range(start.i, end.i):
                closed_by[k] = max(closed_by[k], end.i)
    return closed_by
