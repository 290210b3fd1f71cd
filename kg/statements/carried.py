"""Reports whose verb carries a noun of utterance: وجه فلان دعوة إلى, أصدرت السفارة تحذيرا من, ألقى باللوم على, تبنى التنظيم الهجوم."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.statements.cues import is_asserted
from kg.statements.inflection import Inflection, iter_forms
from kg.statements.lexicon import Verb, get_words
from kg.statements.nouns import is_verbal_noun
from kg.statements.phrases import is_title_or_source, skip_asides
from kg.statements.preverbal import find_preverbal
from kg.statements.reports import Report
from kg.statements.subjects import parse_subject
from kg.statements.words import COMMAS, Words
from kg.tables import get_table, iter_rows
from kg.text.normalise import fold

#: The noun stands within so many words behind the verb and its subject, what is said within so many behind the noun.
NOUN_REACH, CONTENT_REACH = 16, 14
#: By these somebody is addressed: وجه دعوة إلى إيران ل, تحذيرا للسكان من.
ADDRESSING = frozenset(["ل", "لل", "الي"])
SELF, GENITIVE, THAT = "self", "0", "that"


@cache
def get_carriers() -> dict[str, tuple[str, Inflection]]:
    """Folded form → lemma and what the form tells, of the verbs that carry a noun; without object pronouns."""
    forms: dict[str, tuple[str, Inflection]] = {}
    for row in iter_rows(get_table("lexicons/reporting_carriers.tsv"), "lemma", "imperfect"):
        for form, told in iter_forms(row["lemma"], row["imperfect"]):
            if not told.suffix and told.person == 3:
                forms.setdefault(fold(form), (row["lemma"], told))
    return forms


@cache
def get_carried() -> dict[tuple[str, str], tuple[frozenset[str], str]]:
    """(Lemma of the verb, folded noun) → prepositions of the content and type."""
    found: dict[tuple[str, str], tuple[frozenset[str], str]] = {}
    for row in iter_rows(get_table("lexicons/reporting_nouns.tsv"), "forms", "verbs", "content", "type"):
        content = frozenset(fold(p) if p not in (SELF, GENITIVE, THAT) else p for p in row["content"].split(","))
        for verb in row["verbs"].split(","):
            for form in row["forms"].split(","):
                found[verb, fold(form)] = (content, row["type"])
    return found


def iter_carried(words: Words) -> Iterator[Report]:
    """Every such report of the document, in the order of the text."""
    for k in range(len(words)):
        if words[k].furniture or k in words.mention_over or words.norm(k) not in get_carriers():
            continue
        report = _read(words, k, *get_carriers()[words.norm(k)])
        if report is not None:
            yield report


def _read(words: Words, k: int, lemma: str, form: Inflection) -> Report | None:
    """The report of the verb at ``k``, if a noun of utterance belongs to it and a content follows."""
    noun = next((j for j in range(k + 1, min(k + NOUN_REACH, words.end_of(k))) if _noun(words, j, lemma) is not None), -1)
    told = _noun(words, noun, lemma) if noun > 0 else None
    if told is None:
        return None
    content = _find_content(words, noun, told[0])
    verb = Verb(lemma, frozenset(), frozenset(), "", False, False, told[1], "core")
    if content < 0 or not is_asserted(words, k, verb, form):
        return None
    first = noun - (words.norm(noun - 1) == "ب")
    subject = parse_subject(words, k + 1, first) if first > k + 1 else None
    before = False
    if subject is None or not _leads_on(words, subject.after, first):
        subject, before = find_preverbal(words, k, form, True), True
        if not _leads_on(words, k + 1, first):
            return None
    if subject is None and not _may_be_left_out(words, k):
        return None
    return Report(k, verb, form, content, f"{lemma}-{words.norm(noun)}:phrase", subject, before)


def _noun(words: Words, k: int, lemma: str) -> tuple[frozenset[str], str] | None:
    """What is known of the noun at ``k`` as one that the verb carries: with or without article and tanwin."""
    norm = words.norm(k)
    if k in words.mention_over or k in words.timed:
        return None
    carried = get_carried()
    return carried.get((lemma, norm.removeprefix("ال"))) or (carried.get((lemma, norm[:-1])) if norm.endswith("ا") else None)


def _leads_on(words: Words, k: int, noun: int) -> bool:
    """Whether nothing but adverbs, an addressee or the occasion stands between ``k`` and the noun."""
    k = skip_asides(words, k, noun)
    if k >= noun:
        return True
    if words.norm(k) in ADDRESSING | {"في", "عبر", "خلال"}:
        told = parse_subject(words, k + 1, noun)
        return told is not None and skip_asides(words, told.after, noun) >= noun
    return False


def _may_be_left_out(words: Words, k: int) -> bool:
    """Whether a verb that nobody stands beside goes on with who acted before: ووجهت إليه تهمة; not القرار الذي أصدر."""
    return words.norm(k - 1) in get_words("conjunction", "auxiliary", "linked") | {"قد"} or k == words.start_of(k)


def _find_content(words: Words, noun: int, prepositions: frozenset[str]) -> int:
    """Where what is said begins behind the noun at ``noun``, or -1."""
    limit = min(words.end_of(noun), noun + CONTENT_REACH)
    if SELF in prepositions:
        return noun if noun + 1 < limit and words.norm(noun + 1)[:1].isalnum() else -1
    if GENITIVE in prepositions and noun + 1 < limit and words.norm(noun + 1).startswith("ال") and not words.norm(noun).startswith("ال"):
        return noun + 1
    for j in range(noun + 1, limit - 1):
        norm = "ل" if words.norm(j) == "لل" else words.norm(j)
        if words[j].text in COMMAS or (words.norm(j) in get_words("relative") and norm not in prepositions):
            return -1
        if THAT in prepositions and norm in get_words("complementizer") and words.norm(j - 1) in ("ب", words.norm(noun)):
            return j + 1
        if norm not in prepositions or j in words.mention_over or j + 1 in words.timed or words.norm(j + 1) in get_words("demonstrative"):
            continue
        behind = j + 1
        if words.norm(behind) in get_words("complementizer"):
            return behind + 1
        if words.norm(j) in ADDRESSING and not is_verbal_noun(words, behind, article=True) and not _is_deed(words, behind):
            continue  # دعوة إلى | إيران
        return behind if behind not in words.mention_from or norm not in ADDRESSING else -1
    return -1


def _is_deed(words: Words, k: int) -> bool:
    """Whether a noun that is nobody's stands at ``k``: دعوة إلى حوار شامل."""
    norm = words.norm(k)
    return k not in words.mention_over and not is_title_or_source(words, k) and not norm.startswith("ال") and len(norm) > 2
