"""Chains of sources: of an agency quoting a paper the source nearest to the content speaks (نقلت … عن … قوله إن, نقلا عن …)."""

from __future__ import annotations

from dataclasses import replace

from kg.statements.lexicon import get_words
from kg.statements.reports import Report
from kg.statements.subjects import Subject, parse_subject
from kg.statements.words import Words
from kg.text.normalise import fold

#: How far before قوله its antecedent may begin.
REACH = 30


def name_source(words: Words, report: Report) -> Report:
    """The report with the nearest source as its subject, where another one relays it."""
    if report.form.tense == "masdar" and report.form.suffix:
        if any(words.norm(j) in get_words("source-pronoun") for j in range(max(0, report.cue - 4), report.cue)):
            return replace(report, rule=report.rule + "-pronoun")
        if words.norm(report.cue - 1) == "ب":
            return report  # تساءل فلان عن الأموال بقوله
        source = _behind(words, report.cue, max(words.start_of(report.cue), report.cue - REACH), ("عن",))
        return replace(report, subject=source) if source is not None else report
    first = report.cue + 1
    if report.verb.kind in ("relay", "hearsay"):
        ascribed = fold(report.verb.lemma) == "نسب"
        source = _behind(words, report.content, first, ("الي",) if ascribed else ("عن", "من"))
        return _said_by(report, source) if source is not None else report
    for j in range(first, report.content - 1):  # دعت الجامعة على لسان أمينها العام فلان إلى
        end = words.matches(j, ("علي", "لسان"))
        source = parse_subject(words, end, report.content) if end > 0 else None
        if source is not None and source.kind == "named":
            return _said_by(report, source)
    quoted = next((j for j in range(first, report.content - 1) if words.norm(j) == "نقلا" and words.norm(j + 1) == "عن"), None)
    if quoted is not None:
        source = parse_subject(words, quoted + 2, report.content)
        if source is not None:
            return _said_by(report, source)
    return report


def _said_by(report: Report, source: Subject) -> Report:
    """The report with another speaker than its verb's subject, whose gender the verb therefore does not tell."""
    return replace(report, subject=source, form=replace(report.form, gender=""))


def _behind(words: Words, end: int, start: int, prepositions: tuple[str, ...]) -> Subject | None:
    """The noun phrase behind the last of ``prepositions`` in ``[start, end)`` that has one."""
    for j in range(end - 2, start - 1, -1):
        if words.norm(j + 1) in get_words("identity"):
            continue  # عن قائد طلب عدم الإفصاح عن هويته
        if words.norm(j) in prepositions and j not in words.mention_over:
            subject = parse_subject(words, j + 1, end)
            if subject is not None:
                return subject
    return None
