"""Words whose space is lost are cut; what only looks like two words is not."""

from __future__ import annotations

import pytest
from spacy.vocab import Vocab

from kg.text.glued import cut_glued, find_beside_names
from kg.text.tokenizer import ArabicTokenizer, is_known

GLUED = [
    ("الجديدةالتي", ["الجديدة", "التي"]),
    ("إلىمحكمة", ["إلى", "محكمة"]),
    ("مضيفاًإنه", ["مضيفاً", "إنه"]),
    ("شركةAcme", ["شركة", "Acme"]),
    ("Acmeأن", ["Acme", "أن"]),
    ("القطاعأن", ["القطاع", "أن"]),
    ("الجمهوريوأنصاره", ["الجمهوري", "وأنصاره"]),
    ("السفيرالألماني", ["السفير", "الألماني"]),
]
WHOLE = [
    *("شىء", "الفنانان", "استعداداتهم", "عبدالفتاح", "بوبوكاتبتيل", "الاجتماعيات", "السيناريوهات"),
    *("مغادرتهما", "كالينينغراد", "F16", "أولوية"),
]


@pytest.mark.parametrize(("piece", "words"), GLUED)
def test_words_without_their_space_are_cut(piece, words):
    assert cut_glued(piece, is_known) == words


@pytest.mark.parametrize("word", WHOLE)
def test_words_are_not_cut(word):
    assert cut_glued(word, is_known) == [word]


def test_what_a_text_has_often_is_a_word():
    tokens = [t.text for t in ArabicTokenizer(Vocab())("زار السفيرالألماني ثم عاد السفيرالألماني")]
    assert "السفيرالألماني" in tokens


def test_their_particles_are_split():
    tokens = [t.text for t in ArabicTokenizer(Vocab())("دعم الجمهوريوأنصاره")]
    assert tokens == ["دعم", "الجمهوري", "و", "أنصاره"]


@pytest.mark.parametrize(
    ("pieces", "cut"),
    [
        (["هولبرغيعمل", "هولبرغ"], {"هولبرغيعمل": ["هولبرغ", "يعمل"]}),
        (["هولبرغيعمل", "هولبرغفي"], {"هولبرغيعمل": ["هولبرغ", "يعمل"], "هولبرغفي": ["هولبرغ", "في"]}),
        (["يتجنبهولبرغكافة", "هولبرغ"], {"يتجنبهولبرغكافة": ["يتجنب", "هولبرغ", "كافة"]}),
        (["هولبرغيعمل"], {}),
        (["هولبرغان", "الهولبرغ", "هولبرغهم", "هولبرغ"], {}),
    ],
)
def test_a_name_of_the_text_parts_a_word(pieces, cut):
    assert find_beside_names(pieces, is_known) == cut


def test_a_word_longer_than_any_line_stays_whole() -> None:
    word = "هولبروكيعمل" * 500
    assert cut_glued(word) == [word]
    assert find_beside_names([word, "هولبروك"], lambda _: False) == {}
