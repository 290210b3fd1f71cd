"""Labels of other corpora as the guidelines have them."""

from __future__ import annotations

import pytest

from kg.train.labels import IGNORED, LABELS, TYPES, Labelled, get_classes, read_bio, to_guidelines, to_targets


def test_every_class_becomes_a_type_or_nothing():
    for corpus, count in (("fane", 51), ("wojood", 21), ("anercorp", 4)):
        classes = get_classes(corpus)
        assert len(classes) == count
        assert set(classes.values()) <= {*TYPES, "O", "?"}


def test_labels_pair_up():
    assert len(LABELS) == 1 + 2 * len(TYPES)
    assert all(f"I-{t}" in LABELS for t in TYPES)


def test_bio_with_a_stray_inside():
    assert read_bio(["I-A", "I-A", "I-B", "O", "B-B", "B-B"]) == [
        Labelled(0, 2, "A"), Labelled(2, 3, "B"), Labelled(4, 5, "B"), Labelled(5, 6, "B")
    ]


@pytest.mark.parametrize(
    ("text", "kind", "corpus", "expected"),
    [
        ("شركه نوكيا", "Commercial", "fane", (1, "Organization")),
        ("مدينه القدس", "GPE", "wojood", (1, "Place")),
        ("قناه السويس", "Path", "fane", (0, "Facility")),
        ("مضيق هرمز", "Path", "fane", (0, "Place")),
        ("الامير فيصل", "Politician", "fane", (1, "Person")),
        ("امير فيصل", "Artist", "fane", (0, "Person")),
        ("البيت الابيض", "Building-Grounds", "fane", (0, "Organization")),
        ("وزاره الخارجيه", "Government", "fane", (0, "Organization")),
        ("المسلمين", "Group", "fane", (0, "O")),
        ("المريخ", "Celestial", "fane", (0, "?")),
    ],
)
def test_extents_and_types_of_the_guidelines(text: str, kind: str, corpus: str, expected: tuple[int, str]):
    norms = text.split()
    assert to_guidelines(norms, Labelled(0, len(norms), kind), corpus) == Labelled(expected[0], len(norms), expected[1])


def test_what_a_corpus_left_unlabelled_is_not_learnt_as_no_name():
    norms = ["وقع", "لبنان", "اتفاقيه", "الطائف", "في", "مدينه", "الطائف", "بعد", "حرب"]
    names = [Labelled(1, 2, "Place"), Labelled(6, 7, "Place")]
    b = LABELS.index("B-Place")
    assert to_targets(norms, names, complete=False) == [0, b, *[IGNORED] * 4, b, 0, IGNORED]
    assert to_targets(norms, names, complete=True) == [0, b, 0, 0, 0, 0, b, 0, 0]


def test_undecided_names_are_ignored_and_peoples_are_none():
    assert to_targets(["المريخ", "العرب"], [Labelled(0, 1, "?"), Labelled(1, 2, "O")], complete=True) == [IGNORED, 0]
