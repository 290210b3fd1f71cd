"""What the transliterations of a name have in common."""

from __future__ import annotations

import pytest

from kg.text.skeleton import make_skeleton, make_sounds

SAME = [
    ("ترمب", "ترامب"), ("سيرغي لافروف", "سيرجي لافروف"), ("أنتوني بلينكن", "أنتوني بلينكين"), ("غوتيريش", "جوتيريش"),
    ("Sergey Lavrov", "Sergei Lavrov"), ("Zelensky", "Zelenskyy"), ("Erdoğan", "Erdogan"), ("الاتحاد الأوروبي", "الاتحاد الاوربي"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_transliterations_sound_alike(one: str, other: str) -> None:
    assert make_sounds(one) == make_sounds(other)


@pytest.mark.parametrize(("one", "other"), [("لافروف", "لوكوف"), ("بوتين", "بايدن"), ("Biden", "Putin")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert make_sounds(one) != make_sounds(other)


def test_sounds_have_no_punctuation() -> None:
    assert make_sounds("نيويورك-تايمز") == make_sounds("نيويورك تايمز")
    assert make_sounds("… (!)") == make_skeleton("") == ""
