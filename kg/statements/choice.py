"""Who is meant by a reporting verb that has no subject: the candidates, and a score for each that explains itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.model import Entity
from kg.statements.lexicon import source_class
from kg.statements.reports import Report
from kg.text.normalise import fold

#: A speaker who spoke that many sentences, or that many other speakers, before is not forgotten any further.
OLDEST = 4

#: What speaks for a candidate (see :func:`read_features`): fitted on the 984 verbs without a subject in our own texts and the readable
#: annotated articles (conditional logit; right for 92 in 100 whose subject is a candidate, also where left out of the fit), and rounded.
WEIGHTS: dict[str, float] = {
    "spoke": 0.5,
    "spoke_here": 0.4,
    "spoke_age": -0.3,
    "spoke_rank": -0.7,
    "spoke_aside": -0.1,
    "subject_here": 1.1,
    "main_subject": 0.3,
    "last_subject": 0.8,
    "subject_before": 0.2,
    "person_before": 0.4,
    "last_before": 0.4,
    "named_before": -0.4,
    "named": 1.4,
    "person": 0.4,
    "place": 0.2,
    "text": -0.9,
    "mismatch": -1.9,
    "match": 0.4,
    "goes_on": 0.6,
    "goes_on_last": 0.9,
    "circumstance": 0.4,
    "circumstance_last": 0.5,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be the subject.

    ``role`` is spoke | here (subject of a clause of the sentence) | named (the person named last there) | before, before-named (the same of
    the sentence before).

    ``age`` counts sentences and ``rank`` the other speakers since; ``first`` and ``last`` tell the place among the clauses of the sentence,
    ``last`` also that nobody else spoke or was told of since; ``aside`` tells that a relative clause of another sentence has him speak.
    """

    key: tuple[str, ...] | str
    role: str
    age: int = 0
    rank: int = 0
    first: bool = False
    last: bool = False
    gender: str = ""
    several: bool = False
    aside: bool = False


def read_features(candidate: Candidate, report: Report, entities: Mapping[str, Entity]) -> dict[str, float]:
    """The features of a candidate by name; those that are not there count nothing."""
    spoke, here = candidate.role == "spoke", candidate.role == "here"
    known = entities.get(candidate.key[0]) if isinstance(candidate.key, tuple) and candidate.key else None
    person = known is not None and known.type == "Person"
    place = known is not None and known.type == "Place"
    circumstance = report.form.tense in ("participle", "masdar")
    goes_on = spoke and report.verb.kind == "continue"
    mismatch = _disagrees(candidate, report, known)
    last = spoke and candidate.last and not mismatch and _is_source(candidate)
    return {
        "spoke": float(spoke),
        "spoke_here": float(spoke and not candidate.age),
        "spoke_age": float(spoke) * min(candidate.age, OLDEST),
        "spoke_rank": float(spoke) * min(candidate.rank, OLDEST),
        "subject_here": float(here),
        "main_subject": float(here and candidate.first),
        "last_subject": float(here and candidate.last),
        "spoke_aside": float(candidate.aside),
        "subject_before": float(candidate.role == "before" and candidate.first),
        "person_before": float(candidate.role == "before" and candidate.first and person),
        "last_before": float(candidate.role == "before" and candidate.last),
        "named_before": float(candidate.role == "before-named"),
        "named": float(candidate.role == "named"),
        "person": float(person),
        "place": float(place),
        "text": float(known is None),
        "mismatch": float(mismatch),
        "match": float(_agrees(candidate, report)),
        "goes_on": float(goes_on),
        "goes_on_last": float(goes_on and last),
        "circumstance": float(circumstance and not candidate.age and (spoke or here)),
        "circumstance_last": float(report.form.tense == "participle" and not candidate.age and last and not place),
    }


def score(roles: Sequence[Candidate], report: Report, entities: Mapping[str, Entity]) -> float:
    """How well a candidate fits, given all the roles in which the text has him: who spoke and is the subject here counts as both.

    That he spoke long ago does not count against him if the text tells of him again.
    """
    read = [read_features(candidate, report, entities) for candidate in roles]
    anew = [features for features in read if not features["spoke"]]
    return max(sum(weight * max(features[name] for features in some) for name, weight in WEIGHTS.items()) for some in (read, anew) if some)


def _is_source(candidate: Candidate) -> bool:
    """Whether somebody with a name, or a source without one, spoke, rather than some thing: الواقع, القطب الواحد."""
    head = fold(candidate.key.partition(" ")[0]) if isinstance(candidate.key, str) else ""
    return not head.startswith("ال") or bool(source_class(head))


def _agrees(candidate: Candidate, report: Report) -> bool:
    """Whether the gender of the verb is known to be that of the candidate."""
    form = report.form
    crowd = candidate.several and form.number == "s" and form.gender == "m"
    return bool(form.gender) and form.gender == candidate.gender and form.number != "p" and not crowd


def _disagrees(candidate: Candidate, report: Report, known: Entity | None) -> bool:
    """Whether gender or number of the verb cannot be those of the candidate."""
    form = report.form
    if form.person == 3 and form.number == "d" and isinstance(candidate.key, tuple) and len(candidate.key) > 2:
        return True
    crowd = candidate.several or (form.number == "p" and known is not None and known.type != "Person")
    if form.person == 3 and form.number in ("d", "p") and not crowd:
        return True
    if candidate.several and form.number == "s" and form.gender == "m" and form.person == 3:
        return True
    return bool(form.gender and candidate.gender and form.gender != candidate.gender and form.number != "p")
