"""One report a happening: what the document says of it in several places is put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.events.heads import ORIGIN, SHARED
from kg.events.page import PREPOSITIONS, Page
from kg.model import EventReport, Role

#: Types that news uses for one happening: the meeting of two presidents is a summit.
FAMILY = {"Summit": "meeting", "Meeting": "meeting"}
#: Types whose one happening news also tells by what was talked of: التقى نظيره … وبحثا, محادثات with who was met.
ENCOUNTERS = frozenset(["Summit", "Meeting", "Call"])
#: Types that others may be told to have been at.
ATTENDED = frozenset(["Summit", "Meeting", "Consultation"])
PRESENT = "present"  # the rule of who is told to have been there, which others may have been, too
TRUCE = "Agreement:هدنة"
TALKS, DISCUSSED = "Consultation", "Consultation:بحث"
#: How many sentences apart an encounter and a noun of the talks at it may stand: استقبل نظيره … المحادثات بينهما.
TALKS_NEAR = 3
#: How many sentences behind a headline that names no party its happening may be told.
HEADLINE_NEAR = 3
#: How many sentences behind an attack a noun with the article that names only who acts still returns to it.
RETURN_NEAR = 2
#: How many words tell what is founded.
BODY_WORDS = 2
#: Factualities of what has not happened yet, which news mixes for one plan.
AHEAD = frozenset(["planned", "possible"])
#: Roles of who is elected.
ELECTED = frozenset(["participant", "subject"])
#: Types of which one party does many in a row: told anew in another sentence, what or where it strikes tells them apart.
REPEATED = frozenset(["Attack", "Arrest", "MilitaryMove", "Visit"])
#: Types of which an unnamed one is mostly that which the text has told already: ألقي القبض على أربعة … إلقاء القبض.
TOLD_ONCE = frozenset(["Arrest"])
#: Types of which one that names only who acts is none that also names whom it strikes: حرب على أوكرانيا, قصفت روسيا.
APART = frozenset(["Attack"])
CORE = frozenset(["participant", "agent", "target", "subject"])
OBJECTS = frozenset(["target", "subject", "about"])
SYMMETRIC = frozenset(["Summit", "Meeting", "Consultation", "Call", "Agreement", "PrisonerExchange"])


@dataclass
class Draft:
    """A report before merging; ``definite`` tells that its trigger points back (الزيارة, المحادثات)."""

    report: EventReport
    definite: bool
    sentence: int
    series: bool = False  # an indefinite plural: لقاءات, اجتماعات
    headline: bool = False  # told in the first line
    ordinal: int = 0  # of a round, session or edition: الجولة الثانية
    sure: float = 1.0  # what the trigger head gives the likeliest of its triggers
    claimed: bool = False  # told by a party to it alone
    peopled: bool = False  # its words tell whom it befell: اعتقال مشتبه بهم
    around: bool = False  # told as the time of another happening: بعد انتهاء القمة
    attended: bool = False  # told by who was there: حضر الجلسة فلان
    triggers: list[tuple[int, int]] = field(default_factory=list)


def merge(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """One draft a happening."""
    kept: list[Draft] = []
    for draft in drafts:
        same = next((other for other in reversed(kept) if _same(page, other, draft)), None)
        if same is None:
            kept.append(draft)
        else:
            _join(page, same, draft)
    again = True
    while again:  # what was joined may now fit what came before
        again = False
        for n, draft in enumerate(kept):
            same = next((other for other in kept[:n] if _same(page, other, draft)), None)
            if same is not None:
                _join(page, same, draft)
                kept.pop(n)
                again = True
                break
    return kept


def finish(drafts: Sequence[Draft]) -> tuple[EventReport, ...]:
    """The reports in the order of the text, each with the other places where the document returns to it."""
    reports = [replace(d.report, other_triggers=tuple(sorted(set(d.triggers))), roles=_choose_roles(d.report)) for d in drafts]
    return tuple(sorted(reports, key=lambda r: (r.start, r.end, r.type)))


def _choose_roles(report: EventReport) -> tuple[Role, ...]:
    """The roles without the event's own name, which is no matter of it, but a dialogue of a name is of a round of it; and without what
    the heads guessed of a part that rules filled, one between parties with two: they guess anew wherever the document returns.
    """
    told = Counter(role.role for role in report.roles if role.rule != PRESENT and not role.rule.startswith(ORIGIN))
    settled = {role for role, number in told.items() if number > (role in SHARED)}
    named = report.type == "Consultation"
    return tuple(r for r in report.roles if (r.rule != "name" or named) and not (r.role in settled and r.rule.startswith(ORIGIN)))


def _same(page: Page, one: Draft, two: Draft) -> bool:
    a, b = one.report, two.report
    if a.type == b.type == "Death" and "negated" not in (a.factuality, b.factuality) and _subjects(a) & _subjects(b):
        return True  # nobody dies twice
    if not _dates_fit(a, b) or ((one.around or two.around) and one.sentence == two.sentence):
        return False
    if a.type == b.type == "Conviction" and one.sentence == two.sentence and (not _subjects(a) or not _subjects(b)):
        return True  # حكم بسجنه بعد إدانته
    if a.rule.startswith(TRUCE) and b.rule.startswith(TRUCE) and _is_one_truce(page, a, b):
        return True
    if a.type == b.type == "Election" and _is_one_election(a, b):
        return True
    if _is_attended(one, two):
        return True
    if FAMILY.get(a.type, a.type) != FAMILY.get(b.type, b.type):
        return _is_talk_at(page, one, two) or _is_talk_at(page, two, one)
    if one.ordinal and two.ordinal and one.ordinal != two.ordinal:
        return False
    if _named(page, a) & _named(page, b):
        return True
    if {a.factuality, b.factuality} == {"actual", "negated"}:
        return False
    if two.series != one.series and not two.definite and not one.definite and (two.series or not a.date):
        return False
    if a.places and b.places and not set(a.places) & set(b.places) and a.type not in ("Attack",):
        return False
    if a.type == b.type == "TreatySigning" and a.factuality == b.factuality and _one_signing(page, a, b):
        return True
    if two.definite and _core(b) and not _told_core(b):
        return True  # ويرأس الوفد في الاجتماع فلان: who the heads guess takes part in what was told before
    if a.type == b.type == "Formation" and _body(page, a) and _body(page, a) == _body(page, b):
        return True
    if not _core(b):
        if b.type == "Summit" and _named(page, b):
            return a.type == "Summit" and not _named(page, a) and (a.factuality == b.factuality or a.date == b.date)
        return two.definite or (a.factuality == b.factuality and _is_told_again(a, b))
    if not _core(a):
        if one.headline and two.sentence <= HEADLINE_NEAR and set(a.places) & set(b.places):
            return {a.factuality, b.factuality} <= {a.factuality, "actual"}
        where = set(a.places) & (set(b.places) | {r.entity for r in b.roles if r.role == "target"})
        return two.definite and one.definite and (two.sentence - one.sentence <= 2 or bool(where)) and a.factuality == b.factuality
    counted = 0 < one.ordinal == two.ordinal  # يريدان قمة ثانية … الإعداد لقمة ثانية
    ahead = {a.factuality, b.factuality} == AHEAD and (counted or a.type not in SYMMETRIC)
    if (
        a.factuality != b.factuality
        and not ahead
        and not (two.definite and not b.date)
        and {a.factuality, b.factuality} != {"planned", "actual"}
    ):
        return False
    if {a.factuality, b.factuality} == {"planned", "actual"} and not (a.date == b.date and a.date) and not (two.definite and not b.date):
        return False
    again = not (one.definite or two.definite) and one.sentence != two.sentence
    if a.type in REPEATED and again and not _share_object(a, b):
        return False
    if a.type in APART and not (two.definite and two.sentence - one.sentence <= RETURN_NEAR) and _one_sided(a, b):
        return False
    return _compatible(page, a, b)


def _is_told_again(a: EventReport, b: EventReport) -> bool:
    """Whether a report that names no party returns to one that names none either: of no other place and without a date, or an arrest."""
    if not _core(a) and (set(a.places) & set(b.places) or _about(a) & _about(b)):
        return True
    nowhere = not a.places or not b.places
    return nowhere and (b.type in TOLD_ONCE or (not _core(a) and not a.date and not b.date))


def _is_attended(one: Draft, two: Draft) -> bool:
    """Whether one report only tells who was at the encounter told right before: عقدا جلسة مباحثات. وحضر الجلسة فلان."""
    if not (two.definite and two.attended and 0 < two.sentence - one.sentence <= RETURN_NEAR) or one.series or one.around:
        return False
    return {one.report.type, two.report.type} <= ATTENDED and one.report.factuality == two.report.factuality


def _one_sided(a: EventReport, b: EventReport) -> bool:
    """Whether two reports name parties in one and the same role and one of them names others besides."""
    first, second = ({r.role for r in _core(report)} for report in (a, b))
    return first != second and len(first & second) == 1


def _share_object(a: EventReport, b: EventReport) -> bool:
    """Whether two reports are of the same target, subject, matter or place."""
    first, second = ({r.entity for r in report.roles if r.role in OBJECTS} | set(report.places) for report in (a, b))
    return bool(first & second)


def _is_one_truce(page: Page, a: EventReport, b: EventReport) -> bool:
    """Whether two reports tell of one truce that lies ahead, whoever calls for it: no place or parties of one are not of the other."""
    if a.factuality not in AHEAD or b.factuality not in AHEAD:
        return False
    first, second = {r.entity for r in _core(a)}, {r.entity for r in _core(b)}
    if a.places and b.places and not any(acts_as(page, x, y) for x in a.places for y in b.places):
        return False
    return not first or not second or _overlap(page, first, second)


def _is_one_election(a: EventReport, b: EventReport) -> bool:
    """Whether two reports tell of one election that lies ahead: its noun, and who stands for it; those of two places are two."""
    ahead = a.factuality in AHEAD and b.factuality in AHEAD
    near = not a.places or not b.places or bool(set(a.places) & set(b.places))
    return ahead and near and (a.date == b.date or not a.date or not b.date)


def _is_talk_at(page: Page, talk: Draft, encounter: Draft) -> bool:
    """Whether a verb of talks tells what an encounter of the same two or more was about: بحث مع نظيره."""
    a, b = talk.report, encounter.report
    if a.type != TALKS or b.type not in ENCOUNTERS or a.factuality != b.factuality or encounter.series or talk.ordinal:
        return False
    if not a.rule.startswith(DISCUSSED) and abs(talk.sentence - encounter.sentence) > TALKS_NEAR:
        return False
    if a.places and b.places and not set(a.places) & set(b.places):
        return False
    first, second = {r.entity for r in _core(a)}, {r.entity for r in _core(b)}
    return min(len(first), len(second)) > 1 and _overlap(page, first, second) and len(first) == len(second)


def _body(page: Page, report: EventReport) -> list[str]:
    """The first words of what is founded, right behind a noun of founding, without articles: إنشاء القوة المشتركة."""
    k = page.index(report.end - 1)
    words = [page.norm(j).removeprefix("ال") for j in range(k + 1, k + 1 + BODY_WORDS) if page.words[j].sentence == page.words[k].sentence]
    return words if len(words) == BODY_WORDS and all(word.isalpha() and word not in PREPOSITIONS for word in words) else []


def _one_signing(page: Page, a: EventReport, b: EventReport) -> bool:
    """Whether one report names the treaty and the other only what signs it or by whom: يوقعون الاتفاق, وقع القادة وثيقة."""
    first, second = {r.entity for r in _core(a)}, {r.entity for r in _core(b)}
    if _about(a) and _about(b):
        return bool(_about(a) & _about(b)) and (not first or not second or _overlap(page, first, second))
    return bool(first and second) and any(acts_as(page, x, y) for x in first for y in second)


def _dates_fit(a: EventReport, b: EventReport) -> bool:
    return (
        not a.date
        or not b.date
        or a.date.startswith(b.date)
        or b.date.startswith(a.date)
        or _within(a.date, b.date)
        or _within(b.date, a.date)
    )


def _within(day: str, interval: str) -> bool:
    """Whether a day lies in an interval of days (EDTF): 2021-07-28 in 2021-07-26/2021-08-01."""
    start, _, end = interval.partition("/")
    return len(day) == len(start) == len(end) == 10 and start <= day <= end


def _named(page: Page, report: EventReport) -> set[str]:
    """The named events that a report is of."""
    return {r.entity for r in report.roles if r.role == "about" and r.rule == "name"}


def _about(report: EventReport) -> set[str]:
    return {r.entity for r in report.roles if r.role == "about"}


def _subjects(report: EventReport) -> set[str]:
    return {r.entity for r in report.roles if r.role == "subject"}


def _core(report: EventReport) -> list[Role]:
    return [r for r in report.roles if r.role in CORE]


def _told_core(report: EventReport) -> list[Role]:
    """The parties that the rules found."""
    return [r for r in _core(report) if not r.rule.startswith(ORIGIN)]


def _compatible(page: Page, a: EventReport, b: EventReport) -> bool:
    """Whether the parts of two reports can be of one happening: no role has two quite different sets of fillers."""
    if a.type in SYMMETRIC or b.type in SYMMETRIC:
        return _overlap(page, {r.entity for r in _core(a)}, {r.entity for r in _core(b)})
    shared = 0
    for role in CORE:
        first = {r.entity for r in a.roles if r.role == role}
        second = {r.entity for r in b.roles if r.role == role}
        if first and second:
            if not _overlap(page, first, second):
                return False
            shared += 1
    first, second = _about(a), _about(b)
    if a.type.startswith("Treaty") and first and second and not first & second:
        return False
    return shared > 0 or bool(first & second)


def _overlap(page: Page, first: set[str], second: set[str]) -> bool:
    """Whether one set holds the other, a person or body standing for its state."""
    less, more = sorted((first, second), key=len)
    return all(any(acts_as(page, x, y) for y in more) for x in less)


def acts_as(page: Page, one: str, two: str) -> bool:
    """Whether two ids are one entity or one is the state that the other acts for."""
    return one == two or _state(page, one) == two or _state(page, two) == one


def _state(page: Page, entity: str) -> str | None:
    known = page.entities.get(entity)
    return known.state if known else None


def _join(page: Page, kept: Draft, new: Draft) -> None:
    """Put what ``new`` adds into ``kept``; the trigger with more parts is the clearest."""
    a, b = kept.report, new.report
    clearer = (
        (len(_core(b)), bool(b.date), bool(b.places)) > (len(_core(a)), bool(a.date), bool(a.places))
        and not new.definite
        and len(_core(b)) > len(_core(a))
    )
    main, other = (b, a) if clearer else (a, b)
    kept.ordinal = kept.ordinal or new.ordinal
    kept.claimed = kept.claimed and new.claimed
    kept.sure = max(kept.sure, new.sure)
    kept.triggers += [(other.start, other.end), *new.triggers]
    roles = list(main.roles)
    for role in other.roles:
        alike = {role.role} | (ELECTED if role.role in ELECTED else set())
        if any(r.role in alike and acts_as(page, r.entity, role.entity) for r in roles):
            continue
        roles.append(role)
    kept.report = replace(
        main,
        type=_join_types(a.type, b.type, main.type),
        roles=tuple(roles),
        places=main.places or other.places,
        date=_finer(main.date, other.date),
        factuality=a.factuality if not _core(b) else main.factuality,
    )


def _join_types(one: str, two: str, main: str) -> str:
    if {one, two} == {"Summit", "Meeting"}:
        return "Summit"
    return next((t for t in (one, two) if t in ENCOUNTERS), main) if TALKS in (one, two) else main


def _finer(one: str | None, two: str | None) -> str | None:
    return max((one, two), key=lambda d: len(d or "") if "/" not in (d or "") else 1)
