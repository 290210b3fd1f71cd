"""One report a content: of several verbs before the same words the one that has them, by who stands nearest."""

from __future__ import annotations

from dataclasses import replace

from kg.statements.far import BELOW, SAY
from kg.statements.inflection import FINITE
from kg.statements.lexicon import get_words
from kg.statements.nouns import is_owned
from kg.statements.reports import Report
from kg.statements.subjects import Subject, is_text
from kg.statements.words import Words


def keep_nearest(words: Words, reports: list[Report]) -> list[Report]:
    """One report a content.

    Of two verbs before the same content the nearer one has it (نقلت … قوله إن), unless it stands in a relative clause (قال المصدر الذي
    تحدث … إن).
    A participle leaves its speaker to the verb before it (أضاف بيرغ قائلا). A stance that is uttered (أعلن رفضه …) is one report, and so is
    hope (أعرب عن أمله في أن): the outer speaker, the inner content.
    """
    kept: list[Report] = []
    for report in sorted(reports, key=lambda r: (r.content, r.cue)):
        if kept and kept[-1].content == report.content:
            first, own = kept[-1], _is_own(words, report)
            if own and words.norm(first.cue - 1) not in get_words("relative") and first.verb.lemma != SAY:
                kept[-1] = report  # برأي فلان الذي قال إن
                continue
            if not own and _is_own(words, first) and report.verb.kind in ("mental", "hearsay"):
                continue  # قال باحثون في علم السكان إن
            if words.norm(report.cue - 1) in get_words("relative") or (report.form.suffix and report.form.tense in FINITE):
                continue
            if _describes(words, report, kept[-1].subject):
                continue
            saying = report.form.tense == "masdar" and words.norm(report.cue - 1) == "ب"  # رد بقوله إن
            noun = kept[-1].form.tense == "masdar" and not kept[-1].form.suffix  # قبول إعلان فلان …، بقوله: whose noun it is not
            shared = (report.form.tense == "participle" or saying) and report.subject is None and not noun
            kept[-1] = replace(report, subject=kept[-1].subject, before=kept[-1].before, head=kept[-1].begins) if shared else report
        else:
            kept.append(report)
    kept = [report for report in kept if not _leads_to(report, kept)]
    kept.sort(key=lambda r: r.cue)
    merged: list[Report] = []
    for report in kept:
        outer = merged[-1] if merged else None
        uttered = report.form.tense == "masdar" or report.verb.kind == "mental"
        if outer is not None and uttered and report.form.suffix and 0 <= report.cue - outer.content <= 1:
            if report.rule.endswith("that") and report.verb.kind == "mental":
                merged[-1] = replace(outer, content=report.content)
            continue
        merged.append(report)
    return merged


def _is_own(words: Words, report: Report) -> bool:
    """Whether a report by قال begins with إن, which follows no other verb."""
    that = words[report.content - 1]
    finite = report.verb.lemma == SAY and report.form.tense in FINITE and not report.form.suffix
    return finite and report.rule.endswith("that") and that.text.startswith(BELOW) and that.norm in get_words("complementizer")


def _describes(words: Words, report: Report, subject: Subject | None) -> bool:
    """Whether a verb directly behind a text tells where it stood: أظهر استطلاع نشر أمس أن."""
    told = subject is not None and is_text(words, subject) and report.cue - subject.end in (0, 1)
    own = report.subject is None or (report.subject.kind == "document" and is_owned(words, report.subject.start))  # نشرت نتائجه
    return told and report.form.tense == "perfect" and own


def _leads_to(report: Report, reports: list[Report]) -> bool:
    """Whether a participle only tells what the quotation of its verb is about: قال معلقا على القرار: «…»."""
    if report.form.tense != "participle" or not report.rule.endswith((":phrase", ":object", ":from")):
        return False
    return any(other.cue < report.cue < other.content and other.rule.endswith(":colon") for other in reports)
