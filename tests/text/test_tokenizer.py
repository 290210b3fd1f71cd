"""Proclitics are split off by lexicon and shape, and no character is ever lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.vocab import Vocab

from kg.text.tokenizer import ArabicTokenizer, split_word

TOKENIZER = ArabicTokenizer(Vocab())
#: What the texts of news are made of, and what they should not hold.
PIECES = st.one_of(
    st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةـًٌٍَُِّْ وفبلك", max_size=12),
    st.sampled_from(["لبوتين", "وَقَالَ", "للكرملين", "\u200f", "\u00a0", "\n", "«", "»", '"', "16/6/2021", "٢٠٢١", "ﷲ", "ﻻ", "د."]),
    st.sampled_from(["(CNN)--", "😀", "#نعم_للسلام", "_", "Q7747"]),
    st.text(max_size=6),
)
WHOLE = [
    *("باريس", "بكين", "وارسو", "لافروف", "كالينينغراد", "واشنطن", "فلسطين", "فيينا", "فنلندا", "بلغاريا", "كييف", "ليبيا", "كوريا"),
    *("كازاخستان", "بيلاروسيا", "بولندا", "وصل", "وزير", "وزارة", "كما", "كذلك", "لبنان", "لأن", "وقف", "فرنسا", "بغداد", "كندا", "لندن"),
    *("فراس", "وادي", "كايد", "وايد"),  # told by a table
    *("كوفي", "لولا", "لاري", "كلايتون"),  # no ك + وفي; names in annotated text
]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("لبوتين", ["ل", "بوتين"]),
        ("لحماس", ["ل", "حماس"]),  # though وزارة الصحة التابعة لحماس is a name
        ("للحرس", ["لل", "حرس"]),
        ("وبايدن", ["و", "بايدن"]),
        ("للكرملين", ["لل", "كرملين"]),
        ("وللأمم", ["و", "لل", "أمم"]),
        ("وبواشنطن", ["و", "ب", "واشنطن"]),
        ("ولواشنطن", ["و", "ل", "واشنطن"]),
        ("ولبنان", ["و", "لبنان"]),
        ("وقال", ["و", "قال"]),
        ("وَقَالَ", ["وَ", "قَالَ"]),
        ("بالرئيس", ["ب", "الرئيس"]),
        ("كالرئيس", ["ك", "الرئيس"]),
        ("لألمانيا", ["ل", "ألمانيا"]),
        ("وبأنه", ["و", "ب", "أنه"]),
        ("وسيغادر", ["و", "سيغادر"]),
        ("وستعقد", ["و", "ستعقد"]),
        ("وسيناء", ["و", "سيناء"]),
        ("لأفغانستان", ["ل", "أفغانستان"]),  # a word of longer names, too
        ("لرواندا", ["ل", "رواندا"]),
        ("لإلون", ["ل", "إلون"]),  # only the beginning of a word has this letter
    ],
)
def test_proclitics_are_split(word, pieces):
    assert [text for text, _ in split_word(word)] == pieces


@pytest.mark.parametrize("word", WHOLE)
def test_words_stay_whole(word):
    assert [text for text, _ in split_word(word)] == [word]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال السيناتور جيف فليك إنه راض. وأضاف فليك", ["فليك", "فليك"]),
        ("التقى مايكل فرومان الوفد، ثم عاد فرومان", ["فرومان", "فرومان"]),
        ("حضر مايكل فأوضح موقفه", ["أوضح"]),
        ("زار أحمد كوالالمبور فالتقى الملك", ["كوالالمبور", "التقى"]),
    ],
)
def test_a_word_behind_a_given_name_is_a_family_name_there_and_elsewhere(tokenizer, text, words):
    tokens = [t.text for t in tokenizer(text)]
    assert [t for t in tokens if t in words] == words


def test_norm_is_folded_with_the_article_restored(tokenizer):
    assert [t.norm_ for t in tokenizer("وقال للكرملين إنّ الأميركيّة")] == ["و", "قال", "لل", "الكرملين", "ان", "الاميركيه"]


def test_unknown_word_is_split_where_its_rest_stands_alone(tokenizer):
    assert [t.text for t in tokenizer("لزغرطوف")] == ["لزغرطوف"]
    assert [t.text for t in tokenizer("لزغرطوف زغرطوف")] == ["ل", "زغرطوف", "زغرطوف"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("وزغرطوف", ["و", "زغرطوف"]),  # nobody knows the word, and so few begin with their own و
        ("وتوعّدت", ["و", "توعّدت"]),
        ("وأليخاندرو", ["و", "أليخاندرو"]),
        ("والتشبيحات", ["و", "التشبيحات"]),
        ("للتشبيحات", ["لل", "تشبيحات"]),
        ("ويلندشام", ["ويلندشام"]),
        ("وودبريدج", ["وودبريدج"]),
        ("ولفرهامبتون", ["ولفرهامبتون"]),
        ("وجودهن", ["وجودهن"]),
        ("وساطتهما", ["وساطتهما"]),
        ("وكلائهم", ["وكلائهم"]),
        ("وظيفتين", ["وظيفتين"]),
    ],
)
def test_unheard_words_in_waw(tokenizer, text, tokens):
    assert [t.text for t in tokenizer(text)] == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("«نعم»", ["«", "نعم", "»"]),
        ("(آب)", ["(", "آب", ")"]),
        ("يونيو/حزيران", ["يونيو", "/", "حزيران"]),
        ("الـ16", ["الـ16"]),
        ("#نعم_للسلام", ["#", "نعم_للسلام"]),
        ("", []),
    ],
)
def test_tokens(tokenizer, text, tokens):
    assert [t.text for t in tokenizer(text)] == tokens


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=12).map(lambda pieces: " ".join(pieces)))
def test_offsets_are_preserved_over_any_text(text):
    doc = TOKENIZER(text)
    assert doc.text == text
    for token in doc:
        assert text[token.idx : token.idx + len(token)] == token.text
        assert token.norm_


@settings(max_examples=200, deadline=None)
@given(PIECES)
def test_pieces_of_a_word_are_the_word(word):
    assert "".join(text for text, _ in split_word(word)) == word


def test_state_is_the_tables(tokenizer, tmp_path):
    assert tokenizer.from_bytes(tokenizer.to_bytes()) is tokenizer
    tokenizer.to_disk(tmp_path / "tokenizer")
    assert tokenizer.from_disk(tmp_path / "tokenizer") is tokenizer
