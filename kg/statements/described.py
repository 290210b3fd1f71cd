"""What somebody calls something: the content begins with what is called so (وصف | القرار بأنه انتهاك)."""

from __future__ import annotations

from kg.statements.lexicon import get_words
from kg.statements.phrases import is_function_word, skip_asides
from kg.statements.reports import Report
from kg.statements.words import Words


def begins_with_described(words: Words, report: Report) -> int:
    """Where the noun phrase begins that ``report`` calls something with بأن, directly behind the verb or its subject, or -1.

    A pronoun on the verb (وصفه بأنه), a noun before it (العملية التي وصفها بأنها) or a person (وصف فلانا بأنه) is no part of what is said.
    """
    if report.verb.object != "described" or report.form.suffix or not report.rule.endswith(":that"):
        return -1
    behind = report.cue + 1 if report.subject is None or report.before else report.subject.after
    first, that = skip_asides(words, behind, report.content), report.content - 2
    if first >= that or words.norm(that) != "ب" or not words.norm(first)[:1].isalpha() or words.norm(first) in get_words("governed"):
        return -1
    if is_function_word(words.norm(first)) and words.norm(first) not in ("ما", "من"):
        return -1
    return -1 if first in words.mention_from or first in words.titled else first
