"""What speaks for a candidate: whoever spoke last goes on and describes, a thing or an older speaker does not."""

from __future__ import annotations

import pytest

from kg.statements.choice import WEIGHTS, Candidate, read_features, score
from kg.statements.reports import Report, iter_reports
from kg.statements.words import Words


@pytest.fixture
def report(make_doc):
    """The last report of a text."""

    def read(text: str) -> Report:
        return list(iter_reports(Words(make_doc(text, {"بيرغ": "berg"}))))[-1]

    return read


@pytest.mark.parametrize(
    ("text", "name", "key", "last", "expected"),
    [
        ("وأضاف أن الجسر آمن.", "goes_on_last", ("berg",), True, 1.0),
        ("وأضاف أن الجسر آمن.", "goes_on_last", "مسؤول كبير", True, 1.0),
        ("وأضاف أن الجسر آمن.", "goes_on_last", "المسؤول الكبير", True, 1.0),
        ("وأضاف أن الجسر آمن.", "goes_on_last", "الواقع الجديد", True, 0.0),
        ("وأضاف أن الجسر آمن.", "goes_on_last", ("berg",), False, 0.0),
        ("وأعلن أن الجسر آمن.", "goes_on_last", ("berg",), True, 0.0),
        ("قال بيرغ إن الطريق طويل، موضحا أن الجسر آمن.", "circumstance_last", ("berg",), True, 1.0),
        ("قال بيرغ إن الطريق طويل، موضحا أن الجسر آمن.", "circumstance_last", ("berg",), False, 0.0),
        ("وأوضح أن الجسر آمن.", "circumstance_last", ("berg",), True, 0.0),
    ],
)
def test_who_spoke_last(report, text, name, key, last, expected):
    assert read_features(Candidate(key, "spoke", 0, 0, last=last), report(text), {})[name] == expected


def test_who_spoke_last_is_weighed(report):
    for text, name in [("وأضاف أن الجسر آمن.", "goes_on_last"), ("قال بيرغ إن الطريق طويل، موضحا أن الجسر آمن.", "circumstance_last")]:
        told = report(text)
        last, older = ([Candidate("مسؤول كبير", "spoke", 0, 0, last=last)] for last in (True, False))
        assert score(last, told, {}) - score(older, told, {}) == pytest.approx(WEIGHTS[name])
