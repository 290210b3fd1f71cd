"""The tables of the reporting vocabulary: in order, closed, and free of what would make two readings of one row."""

from __future__ import annotations

import unicodedata

import pytest

from kg.errors import DataError
from kg.statements import lexicon
from kg.statements.lexicon import get_attributions, get_breaks, get_forms, get_types, get_verbs, get_words, source_class
from kg.tables import get_table, iter_rows
from kg.text.normalise import fold

TABLES = ["reporting", "reporting_attributions", "reporting_carriers", "reporting_nouns",
          "reporting_breaks", "reporting_sources", "reporting_types", "reporting_words"]
WORD_CLASSES = {
    *("answer", "authored", "issued", "circumstance-preposition", "everyone", "speech", "veil"),
    *("anew", "adverb", "adverbial", "anyone", "auxiliary", "body", "circumstance", "clause", "complementizer", "conditional"),
    *("reply", "led-by", "served", "pronoun", "titled", "takes-that", "going-on", "overseer", "about", "share"),
    *("called-after", "excellency", "hamza", "honour", "meanwhile", "rank", "same", "seated", "setting", "short-title", "stance"),
    *("conjunction", "coordinator", "counted", "declined", "demonstrative", "factual", "governed", "hedge", "homograph"),
    *("impersonal", "linked", "manner", "masculine", "masculine-body", "masculine-title", "may", "middle", "modal", "negation"),
    *("nominal", "noun"),
    *("calling", "command", "one-of", "papers"),
    *("occasion", "opener", "passive", "plural", "preposition", "pressing", "quantifier", "question", "relative"),
    *("renewal", "respect", "resumptive", "rule", "singular", "source-pronoun", "subjunctive", "support", "told", "turn", "verbal", "way"),
    *("adjective", "called", "given", "idiom", "rumour", "totality", "turning", "unsaid"),
    *("belief", "company", "contrast", "course", "deed", "deed-noun", "identity", "origin", "things", "with-b"),
    *("clause-head", "heading", "vague"),
    *("but", "cause", "concern", "inquiry", "latest", "news", "note", "past", "ranked", "recognised", "resolution", "signed"),
    *("charged", "first-person", "measure", "reaches", "silent", "to-come", "topic", "waved"),
    *("basis", "feeling", "meanwhile-others", "tells-on"),
}


@pytest.mark.parametrize("name", TABLES)
def test_sorted_distinct_and_composed(name):
    text = get_table(f"lexicons/{name}.tsv").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if not line.startswith("#")][1:]
    assert text == unicodedata.normalize("NFC", text)
    assert rows == sorted(set(rows))
    assert text.startswith("#")


def test_word_classes_are_closed():
    assert {row["class"] for row in iter_rows(get_table("lexicons/reporting_words.tsv"), "word", "class")} == WORD_CLASSES


def test_every_verb_can_have_a_content():
    for verb, _ in get_verbs():
        assert verb.that or verb.phrase or verb.quote or verb.kind in ("continue", "core"), verb.lemma


def test_types_of_the_guidelines():
    assert {verb.type for verb, _ in get_verbs()} | {told for _, told, _ in get_types()} <= lexicon.TYPES


def test_forms_are_folded():
    assert all(form == fold(form) for form in get_forms())


def test_longest_phrases_first():
    assert [len(a.words) for a in get_attributions()] == sorted((len(a.words) for a in get_attributions()), reverse=True)
    assert [len(b) for b in get_breaks()] == sorted(map(len, get_breaks()), reverse=True)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("مسؤول", "person"),
        ("المسؤولون", "person"),
        ("مصادرها", "person"),
        ("البيان", "utterance"),
        ("قوله", "document"),
        ("صحيفة", "medium"),
        ("كتف", ""),
    ],
)
def test_source_class(word, expected):
    assert source_class(fold(word)) == expected


def test_classes_of_words_join():
    assert get_words("negation", "auxiliary") == get_words("negation") | get_words("auxiliary")


def test_a_type_that_does_not_exist_is_an_error(tmp_path, monkeypatch):
    table = tmp_path / "reporting.tsv"
    header = "lemma\timperfect\tparticiple\tmasdar\tthat\tphrase\tobject\tquote\timpersonal\ttype\tclass\tgloss"
    table.write_text(f"{header}\nقال\t\t\t\t0\t\t\tyes\t\tshout\tcore\tsay\n", encoding="utf-8")
    monkeypatch.setattr(lexicon, "get_table", lambda _: table)
    get_verbs.cache_clear()
    try:
        with pytest.raises(DataError, match="shout"):
            get_verbs()
    finally:
        get_verbs.cache_clear()
