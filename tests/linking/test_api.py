"""What programs call: a bare name, and a text."""

from __future__ import annotations

from datetime import date

import pytest

from kg.errors import UsageError
from kg.linking import find_candidates, link

LAVROV, TRUMP, BLINKEN, MOSCOW, GEORGIA = "Q58217", "Q22686", "Q7821917", "Q649", "Q230"


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("سيرجي لافروف", LAVROV), ("سيرقي لافروف", LAVROV), ("Sergey Lavrov", LAVROV), ("لافروف", LAVROV), ("سيرغي لافرف", LAVROV),
        ("دونالد ترمب", TRUMP), ("دونالد ترامب", TRUMP), ("أنتوني بلينكين", BLINKEN), ("انتوني بلنكن", BLINKEN), ("موسكو", MOSCOW),
    ],
)  # fmt: skip
def test_a_bare_name_is_matched_in_any_spelling(name: str, entity: str) -> None:
    best = find_candidates(name)[0]
    assert best.entity.id == entity
    assert best.match
    assert 0.8 <= best.score <= 1


def test_candidates_come_best_first_with_reasons() -> None:
    found = find_candidates("جورجيا", limit=3)
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    assert found[0].entity.id == GEORGIA
    assert len(found) <= 3
    for candidate in found:
        assert candidate.reasons[0].feature == "name"
        assert all(reason.text and 0 <= reason.value <= 1 for reason in candidate.reasons)
    assert [c.match for c in found[1:]] == [False] * len(found[1:])


def test_type_chooses() -> None:
    assert {c.entity.type for c in find_candidates("موسكو", type="Organization")} == {"Organization"}
    with pytest.raises(UsageError, match="one of Person"):
        find_candidates("موسكو", type="City")


def test_no_name_has_no_candidates() -> None:
    assert find_candidates("") == find_candidates("…") == ()
    assert not any(c.match for c in find_candidates("خلود بنت الجبل الأخضر"))


def test_a_text_is_linked() -> None:
    text = "التقى وزير الخارجية الروسي سيرجي لافروف في موسكو السفير يوهان فالدغرين."
    found = {m.text: m for m in link(text, date(2021, 6, 18)) if m.level == "name"}
    lavrov, envoy = found["سيرجي لافروف"], found["يوهان فالدغرين"]
    assert text[lavrov.start : lavrov.end] == "سيرجي لافروف"
    assert [e.id for e in lavrov.entities] == [LAVROV]
    assert not lavrov.nil
    assert lavrov.candidates[0].match
    values = {reason.feature: reason.value for reason in lavrov.candidates[0].reasons}
    assert values["held_title"] == values["titled"] == values["in_office"] == 1
    assert envoy.nil
    assert not any(c.match for c in envoy.candidates)
    assert [e.id for e in found["موسكو"].entities] == [MOSCOW]


def test_a_government_is_meant_by_its_capital() -> None:
    (moscow,) = link("أعلنت موسكو رفضها للقرار.", candidates=2)
    assert [e.id for e in moscow.entities] == ["Q159"]
    assert moscow.candidates[0].entity.id == "Q159"
    assert moscow.candidates[0].match
    assert moscow.candidates[1].entity.id == MOSCOW


def test_candidates_are_as_many_as_asked() -> None:
    (mention,) = link("قال لافروف ذلك.", candidates=0)
    assert mention.candidates == ()
    (mention,) = link("قال لافروف ذلك.", candidates=1)
    assert len(mention.candidates) == 1
