"""Who is meant by a reporting verb that has no subject: the candidates, and a score for each that explains itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Entity
from kg.statements.clauses import is_verb
from kg.statements.lexicon import get_words
from kg.statements.phrases import is_title_or_source
from kg.statements.reports import Report
from kg.statements.subjects import Subject, is_feminine, parse_subject
from kg.statements.words import COMMAS, DASHES, Words

#: A speaker who spoke that many sentences, or that many other speakers, before is not forgotten any further.
OLDEST = 4

#: What speaks for a candidate (see :func:`read_features`): fitted on the 687 verbs without a subject in our own texts and the development
#: part of the annotated articles (conditional logit), and rounded.
WEIGHTS: dict[str, float] = {
    "spoke": 0.7,
    "spoke_here": 0.5,
    "spoke_age": -0.5,
    "spoke_rank": -0.4,
    "subject_here": 1.1,
    "main_subject": 0.3,
    "last_subject": 0.8,
    "subject_before": 0.2,
    "person_before": 0.1,
    "named": 1.2,
    "person": 0.2,
    "place": -0.1,
    "text": -0.9,
    "mismatch": -3.4,
    "goes_on": 1.2,
    "circumstance": 0.7,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be the subject.

    ``role`` is spoke | here (subject of a clause of the sentence) | before (of the sentence before) | named (the person named last there).

    ``age`` counts sentences and ``rank`` the other speakers since; ``first`` and ``last`` tell the place among the clauses of the sentence.
    """

    key: tuple[str, ...] | str
    role: str
    age: int = 0
    rank: int = 0
    first: bool = False
    last: bool = False
    gender: str = ""
    several: bool = False


def read_features(candidate: Candidate, report: Report, entities: Mapping[str, Entity]) -> dict[str, float]:
    """The features of a candidate by name; those that are not there count nothing."""
    spoke, here = candidate.role == "spoke", candidate.role == "here"
    known = entities.get(candidate.key[0]) if isinstance(candidate.key, tuple) and candidate.key else None
    person = known is not None and known.type == "Person"
    circumstance = report.form.tense in ("participle", "masdar")
    return {
        "spoke": float(spoke),
        "spoke_here": float(spoke and not candidate.age),
        "spoke_age": float(spoke) * min(candidate.age, OLDEST),
        "spoke_rank": float(spoke) * min(candidate.rank, OLDEST),
        "subject_here": float(here),
        "main_subject": float(here and candidate.first),
        "last_subject": float(here and candidate.last),
        "subject_before": float(candidate.role == "before"),
        "person_before": float(candidate.role == "before" and person),
        "named": float(candidate.role == "named"),
        "person": float(person),
        "place": float(known is not None and known.type == "Place"),
        "text": float(known is None),
        "mismatch": float(_disagrees(candidate, report, known)),
        "goes_on": float(spoke and report.verb.kind == "continue"),
        "circumstance": float(circumstance and not candidate.age and (spoke or here)),
    }


def score(roles: Sequence[Candidate], report: Report, entities: Mapping[str, Entity]) -> float:
    """How well a candidate fits, given all the roles in which the text has him: who spoke and is the subject here counts as both."""
    read = [read_features(candidate, report, entities) for candidate in roles]
    return sum(weight * max(features[name] for features in read) for name, weight in WEIGHTS.items())


def _disagrees(candidate: Candidate, report: Report, known: Entity | None) -> bool:
    """Whether gender or number of the verb cannot be those of the candidate."""
    form = report.form
    crowd = candidate.several or (form.number == "p" and known is not None and known.type != "Person")
    if form.person == 3 and form.number in ("d", "p") and not crowd:
        return True
    if candidate.several and form.number == "s" and form.gender == "m" and form.person == 3:
        return True
    return bool(form.gender and candidate.gender and form.gender != candidate.gender and form.number != "p")


def iter_subjects(words: Words, start: int, end: int) -> Iterator[Subject]:
    """The subjects of the clauses in ``[start, end)``: behind a verb at the head of a clause, or before one.

    What is quoted there is left out, unless all of it is.
    """
    depth = words.inside[end] if end < len(words) else -1
    opening = words.norm(start) in get_words("preposition", "adverbial", "governed")
    k = start
    while k < end:
        if k in words.closes and words.closes[k] < end:
            k = words.closes[k] + 1
            continue
        if words.inside[k] == depth and (_begins_clause(words, k, start) or (opening and _follows_adverbial(words, k))):
            subject = _subject_at(words, k, end)
            if subject is not None:
                opening = False
                yield subject
                k = max(k + 1, subject.end)
                continue
        k += 1


def _begins_clause(words: Words, k: int, start: int) -> bool:
    """Whether a clause may begin at ``k``: at the start, behind a mark or a conjunction."""
    if k == start:
        return True
    before = words.norm(k - 1)
    if words.norm(k - 1) in get_words("complementizer") and words.norm(k - 2) in get_words("opener") and k - 2 >= start:
        return True  # غير أن فلانا جدد رفضه
    if any(words.norm(j) in get_words("complementizer", "conditional") for j in (k - 1, k - 2) if j >= start):
        return False  # سئل فلان عما إذا كانت بلاده تدرس …, فأجاب
    return words[k - 1].text in COMMAS | DASHES | {")", ":"} or before in get_words("conjunction", "opener", "linked", "auxiliary") | {"قد"}


def _follows_adverbial(words: Words, k: int) -> bool:
    """Whether a verb may stand at ``k`` behind the phrase that begins the sentence: وخلال هذه القمة | رد فلان."""
    ended = words.norm(k - 1).startswith("ال") or k - 1 in words.mention_over or k - 1 in words.timed
    if words.norm(k - 1) in get_words("relative"):
        return False  # في البرنامج الذي يقدمه فلان، قال
    doer = words.mention_from.get(words.titled.get(k + 1, k + 1))
    if not ended or k in words.mention_over or doer is None or doer.level != "name":
        return False
    return doer.type == "Person" or (doer.type == "Organization" and is_verb(words, k))


def _subject_at(words: Words, k: int, end: int) -> Subject | None:
    """The named subject of the clause that begins at ``k``, directly or behind one word (its verb)."""
    for first in (k, k + 1):
        if first >= end or (first == k + 1 and not _may_be_verb(words, k)):
            return None
        described = words.norm(first).startswith("ال") and is_title_or_source(words, first)
        honoured = words.norm(first) in get_words("excellency") and first + 1 in words.mention_from  # معالي فلان
        begins = described or honoured or first in words.mention_from or first in words.titled
        subject = parse_subject(words, first, end) if begins else None
        if subject is None or (subject.kind not in ("named", "person", "title") and not described):
            continue
        if not subject.mentions or subject.mentions[0].type in ("Person", "Organization", "Place"):
            return subject
    return None


def _may_be_verb(words: Words, k: int) -> bool:
    """Whether a single word before a name may be its verb, or the deed it is named as the doer of (زيارة فلان)."""
    norm = words.norm(k)
    function = get_words("preposition", "adverbial", "governed", "relative", "negation", "complementizer", "conjunction", "quantifier")
    return norm[:1].isalpha() and not norm.startswith("ال") and norm not in function and k not in words.mention_over and len(norm) > 1


def is_man(words: Words, k: int) -> bool:
    """Whether a title with the article, in the masculine, introduces the person named at ``k``: الرئيس فلان, not الرئيسة فلانة."""
    first = next((t for t, name in words.titled.items() if name == k), k)
    return first < k and words.norm(first).startswith("ال") and words[first].text[-1] != "ة"


def gender_of(words: Words, subject: Subject) -> str:
    """The gender of a subject as far as its form tells: of states and bodies, not of people."""
    if subject.kind == "named" and subject.mentions[0].type != "Person":
        return "f" if is_feminine(words, subject) else "m"
    return ""
