"""``POST /link``: texts in, linked mentions out."""

from __future__ import annotations

import json

import httpx
import pytest

TEXT = "التقى وزير الخارجية الروسي سيرغي لافروف نظيره المصري في القاهرة يوم الأربعاء."


def test_a_text(http: httpx.Client) -> None:
    answer = http.post("/link", json={"text": TEXT, "date": "2021-06-16", "candidates": 3})
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found["language"] == {"arabic": True}
    names = {mention["text"]: mention for mention in found["mentions"]}
    lavrov = names["سيرغي لافروف"]
    assert TEXT[lavrov["start"] : lavrov["end"]] == lavrov["text"]
    (entity,) = lavrov["entities"]
    assert entity["id"] == "Q58217"
    assert entity["iri"] == "https://w3id.org/mithaq/id/Q58217"
    best = lavrov["candidates"][0]
    assert (best["id"], best["match"]) == ("Q58217", True)
    assert 0 < best["score"] <= 1
    assert all({"feature", "value", "weight", "text"} == set(reason) for reason in best["reasons"])
    assert len(lavrov["candidates"]) <= 3
    plain = http.post("/link", content=TEXT.encode(), headers={"Content-Type": "text/plain; charset=utf-8"}).json()
    assert {mention["text"] for mention in plain["mentions"]} >= {"سيرغي لافروف"}


def test_several_texts(http: httpx.Client) -> None:
    texts = [{"text": TEXT}, {"text": "The minister met his counterpart in Cairo."}, {"text": ""}]
    first, second, third = http.post("/link", json={"texts": texts}).json()["results"]
    assert first["mentions"]
    assert not second["language"]["arabic"]
    assert "not Arabic" in second["language"]["reason"]
    assert second["mentions"] == third["mentions"] == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 400),
        ("[]", 400),
        ("{}", 400),
        ('{"text": 1}', 400),
        ('{"text": "ا", "texts": []}', 400),
        ('{"texts": "ا"}', 400),
        ('{"text": "ا", "date": "yesterday"}', 400),
        ('{"text": "ا", "candidates": -1}', 400),
        ('{"text": "ا", "candidates": true}', 400),
        ('{"text": "ا", "other": 1}', 400),
        ('{"text": "\\ud800"}', 400),
        (json.dumps({"texts": [{"text": "ا"}] * 101}), 400),
        (json.dumps({"text": "ا" * 300_000}, ensure_ascii=False), 413),
    ],
)
def test_what_is_wrong_is_told(http: httpx.Client, body: str, status: int) -> None:
    answer = http.post("/link", content=body.encode(), headers={"Content-Type": "application/json"})
    assert answer.status_code == status, answer.text
    assert answer.json()["status"] == status


def test_other_types_and_methods(http: httpx.Client) -> None:
    assert http.post("/link", content=b"x", headers={"Content-Type": "application/pdf"}).status_code == 415
    assert http.get("/link").status_code == 405
