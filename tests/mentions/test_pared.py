"""Personal names without words that are certainly none of theirs."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.mentions.pared import begins_none, pare_name, pare_pair
from kg.mentions.spans import NameSpan
from kg.text.tokenizer import ArabicTokenizer


@pytest.fixture(scope="module")
def tokenizer() -> ArabicTokenizer:
    return ArabicTokenizer(Vocab())


def _find(doc: Doc, words: str, origin: str = "recogniser") -> list[NameSpan]:
    """Every place of some words of the text, as a personal name."""
    parts = words.split()
    return [
        NameSpan(i, i + len(parts), "Person", origin, 0.9)
        for i in range(len(doc) - len(parts) + 1)
        if [t.text for t in doc[i : i + len(parts)]] == parts
    ]


@pytest.mark.parametrize(
    ("read", "left"),
    [
        ("رأى رودينكو", "رودينكو"),
        ("الشيشاني رمضان قديروف", "رمضان قديروف"),
        ("سعيد وتضعه", "سعيد"),
        ("سعيد مرسوما", "سعيد"),
        ("علي بوطوالة", "علي بوطوالة"),
        ("إحسان الشمري", "إحسان الشمري"),
        ("ميشال معوض", "ميشال معوض"),
        ("صلاد حسن دعا", "صلاد حسن"),
        ("كريم منصور دراسته", "كريم منصور"),
        ("كريم منصور كبيرا", "كريم منصور"),
        ("أحمد شوقي الستيني", "أحمد شوقي"),
        ("كريم فوسكولا", "كريم فوسكولا"),
        ("خالد سالم أن سلمى", "خالد سالم"),
    ],
)
def test_a_name_is_left_with_its_words(tokenizer, read: str, left: str) -> None:
    doc = tokenizer(f"ثم {read} هناك.")
    span = pare_name(doc, _find(doc, read)[0], {"سعيد"})
    assert doc[span.start : span.end].text == left


def test_particles_and_verbs_begin_no_name(tokenizer) -> None:
    doc = tokenizer("فإن بأن رأى نظام هانتر كريم")
    assert [t.text for t in doc if not begins_none(t)] == ["هانتر", "كريم"]


@pytest.mark.parametrize(
    ("gloss", "text", "pair", "left"),
    [
        ("a verb behind her", "قتلت شيرين أبو عاقلة. كانت شيرين هناك. وأحبوا شيرين. لكن شيرين احتمت.", "شيرين احتمت", "شيرين"),
        ("a noun before her", "قتلت شيرين أبو عاقلة. كانت شيرين هناك. وأحبوا شيرين. ومنعوا تشييع شيرين.", "تشييع شيرين", "شيرين"),
        ("another, told of again", "شيرين أبو عاقلة وشيرين وشيرين. شيرين فالدغر وشيرين فالدغر.", "شيرين فالدغر", "شيرين فالدغر"),
        ("who is never called so alone", "قتلت شيرين أبو عاقلة. ثم تحدثت شيرين فالدغر.", "شيرين فالدغر", "شيرين فالدغر"),
    ],
)
def test_a_pair_with_a_given_name_that_the_text_uses(tokenizer, gloss: str, text: str, pair: str, left: str) -> None:
    doc = tokenizer(text)
    full, pairs = _find(doc, "شيرين أبو عاقلة", "gazetteer"), _find(doc, pair)
    taken = {i for s in [*full, *pairs] for i in range(s.start, s.end)}
    spans = [*full, *pairs, *(s for s in _find(doc, "شيرين") if s.start not in taken)]
    pared = pare_pair(doc, pairs[0], spans)
    assert doc[pared.start : pared.end].text == left, gloss
