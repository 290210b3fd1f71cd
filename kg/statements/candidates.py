"""Who may be the subject of a reporting verb that has none: those who spoke, the subjects of the clauses before it, who is named last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.model import Statement
from kg.statements.choice import Candidate
from kg.statements.clauses import is_deed, is_verb
from kg.statements.descriptions import is_definite
from kg.statements.inflection import FINITE, POSSESSIVES
from kg.statements.lexicon import get_forms, get_words, source_class
from kg.statements.nouns import is_namesake, is_owned
from kg.statements.openings import begin_clause, begins_adverbial, behind_comma, find_topic
from kg.statements.phrases import is_function_word, is_title_or_source
from kg.statements.plurals import find_people, is_nominative
from kg.statements.regions import is_construct
from kg.statements.reports import Report
from kg.statements.speaker import Speaker
from kg.statements.subjects import Subject, cut_description, is_feminine, parse_subject
from kg.statements.words import COMMAS, DASHES, Words

if TYPE_CHECKING:
    from kg.statements.speakers import Discourse

#: The verb whose subject a participle describes stands within so many words before it.
NEAR = 12
#: What was told before is told in more words behind these.
WHERE = ("حيث", "اذ")
#: Of the forms of verbs, these tell by their number how many speak.
SEVERAL = (*FINITE, "participle")


def iter_candidates(discourse: Discourse, report: Report, found: Sequence[Statement]) -> Iterator[tuple[Candidate, Speaker]]:
    """Who may be meant: those who spoke, the subjects of the clauses before the verb, those of the sentence before."""
    words, at = discourse.words, report.begins
    here = words[report.cue].sentence
    start = words.start_of(at)
    around = [s for s in found if s.start <= words[at].start < s.end]
    if around:
        start = max(start, next((k for k in range(start, at) if words[k].start >= around[-1].start), start))
    subjects = [] if report.rule.endswith("pronoun") else list(iter_subjects(words, begin_clause(words, start, at), at))
    told = [s for s in found if s not in around]
    subjects = [s for s in subjects if not any(o.start <= words[s.start].start < o.end for o in told)]
    topic = find_topic(words, start, at)
    subjects = [s for s in subjects if topic < 0 or s.start < topic]  # وعن علاقته بفلان قال
    seen: list[tuple[str, ...] | str] = []
    for sentence, speaker in discourse.latest(words[report.cue].start, 1):
        key = speaker.entities or speaker.text or ""
        if key not in seen:
            gender = discourse.gender_of(speaker)
            age, aside = here - sentence, speaker.aside and sentence < here
            last = not seen and not aside and not (age and subjects)
            yield Candidate(key, "spoke", age, len(seen), last=last, gender=gender, several=speaker.several, aside=aside), speaker
            seen.append(key)
    for n, subject in enumerate(subjects):
        yield _candidate(discourse, subject, "here", first=n == 0, last=n == len(subjects) - 1)
    doer = find_doer(words, at) if report.form.tense == "participle" else None
    if doer is not None:
        yield _candidate(discourse, doer, "here", first=True, last=True)
    person = find_last_person(words, at, start) if topic < 0 else None
    if person is not None and not _is_told_in_text(words, report.cue, person) and not _is_described(words, at, person):
        yield Candidate(person.entities, "named", gender=discourse.gender_of(person)), person
    if not around and start:
        yield from _iter_before(discourse, words.start_of(start - 1), start, told)


def _iter_before(discourse: Discourse, start: int, end: int, told: Sequence[Statement]) -> Iterator[tuple[Candidate, Speaker]]:
    """Those who are spoken of in the sentence before, the words ``[start, end)``, but not in what is told there."""
    words = discourse.words
    main = _main_subject(discourse, start, end)
    everyone = list(iter_subjects(words, start, end))
    subjects = [s for s in everyone if not any(o.start <= words[s.start].start < o.end for o in told)]
    if main is None and everyone:
        main = discourse.of_subject(everyone[0])
    if main is not None:
        gender = discourse.gender_of(main)
        yield Candidate(main.entities or main.text or "", "before", 1, first=True, gender=gender, several=main.several), main
    for subject in subjects[-1:]:
        yield _candidate(discourse, subject, "before", last=True)
    person = find_last_person(words, end, start)
    if person is not None:
        yield Candidate(person.entities, "before-named", 1, gender=discourse.gender_of(person)), person


def _candidate(discourse: Discourse, subject: Subject, role: str, first: bool = False, last: bool = False) -> tuple[Candidate, Speaker]:
    speaker = discourse.of_subject(subject)
    if not speaker.entities:  # the same words, however far they were read
        speaker = next((s for _, _, _, s in discourse.spoken if s.start == speaker.start), speaker)
    gender = gender_of(discourse.words, subject) or discourse.gender_of(speaker)
    key = speaker.entities or speaker.text or ""
    return Candidate(key, role, int(role == "before"), first=first, last=last, gender=gender, several=speaker.several), speaker


def find_doer(words: Words, at: int) -> Subject | None:
    """The subject of a verb in a relative clause that ends before the participle at ``at`` or before حيث.

    الأمر الذي نفاه المكتب قائلا, التحذير الذي أصدرته السفارة أمس، حيث قالت
    """
    where = words.norm(at - 1) in WHERE
    for verb in range(at - 2, max(words.start_of(at), at - NEAR * (1 + where)), -1):
        owned = where and words.norm(verb).endswith(("ه", "ها"))
        if where and words.norm(verb)[:1] == "ي" and words.norm(verb - 1) in get_words("relative"):
            return None  # البرنامج الذي يقدمه فلان، حيث قال: what is always so
        if words.norm(verb - 1) in get_words("relative") and (is_verb(words, verb) or owned):
            subject = parse_subject(words, verb + 1, at - where)
            apart = where and subject is not None and (at - subject.after == 2 or _is_behind(words, subject.after, at - 1))
            near = subject is not None and (at - subject.end in (0, 1) or apart)
            return subject if subject is not None and subject.kind == "named" and near else None
    return None


def _is_behind(words: Words, k: int, end: int) -> bool:
    """Whether nothing but a mark, a time or a place stands in ``[k, end)``: أصدرته السفارة | في بيرغ يوم الأحد، | حيث."""
    places = (j in words.mention_over and words.mention_over[j].type == "Place" for j in range(k, end))
    plain = (p or j in words.timed or words.norm(j) == "في" or not words.norm(j)[:1].isalnum() for j, p in enumerate(places, k))
    return k <= end and all(plain)


def find_told_of(words: Words, at: int) -> Subject | None:
    """The person whom the clause before is about, to whom a pronoun goes back: أن الأمير ناقش الأزمة وأنه | طالب ب."""
    that = get_words("complementizer")
    if words.norm(at - 1) not in that or not is_owned(words, at - 1) or words.norm(at - 2) != "و":
        return None
    before = next((j for j in range(at - 3, words.start_of(at), -1) if words.norm(j) in that and j not in words.mention_over), -1)
    subject = parse_subject(words, before + 1, at - 2) if before >= 0 and not is_owned(words, before) else None
    person = subject is not None and subject.kind == "named" and len(subject.mentions) == 1 and subject.mentions[0].type == "Person"
    return subject if person else None


def find_sender(words: Words, text: int) -> Subject | None:
    """The subject of the clause whose object a text or talk without an owner is: أعد البرنامج | تقريرا, رد فلان ب|بيان."""
    start = begin_clause(words, words.start_of(text), text)
    behind = text + 1
    if behind in words.mention_over or words.norm(behind).startswith("ال") or words.norm(text).startswith("ال"):
        return None
    governed = words.norm(text - 1) in ("ب", "في", "عبر", "الي") or words.norm(text - 2) in ("ب", "في")
    if not words.norm(text).endswith("ا") and not words[text].text.endswith("ة") and not governed:
        return None
    subjects = [s for s in iter_subjects(words, start, text) if s.end <= text]
    return subjects[-1] if subjects and words.inside[subjects[-1].start] == words.inside[text] else None


def find_last_person(words: Words, end: int, start: int = -1) -> Speaker | None:
    """The person named last before ``end``, from ``start`` or the beginning of the sentence before on, but not in passing."""
    start = start if start >= 0 else words.start_of(end - 1) if end else 0
    people = (k for k in range(end - 1, start - 1, -1) if k in words.mention_from and words.mention_from[k].type == "Person")
    named = (k for k in people if words.mention_from[k].level == "name" and not is_namesake(words, k))  # طريق الملك فهد
    at = next((k for k in named if not _is_in_passing(words, k)), -1)
    if at < 0:
        return None
    person = words.mention_from[at]
    return Speaker(person.entities, None, person.start, person.end, "m" if is_man(words, at) else "")


def _main_subject(discourse: Discourse, start: int, end: int) -> Speaker | None:
    """The named or known subject of the clause that the words ``[start, end)`` begin with."""
    words = discourse.words
    start = begin_clause(words, start, end)
    opening = begins_adverbial(words, start)  # وعن اليمن قال; وفي الحفل، رحب فلان
    while start < end:
        for k in range(start, min(start + 3, end) if not begins_adverbial(words, start) else start):
            subject = parse_subject(words, k, end) if k > start or not is_verb(words, k) else None
            people = subject is not None and subject.kind == "person"
            if subject is not None and (subject.kind == "named" or (people and is_definite(words, subject))):
                return discourse.of_subject(subject)
            if people:
                break  # نواب | البرلمان
        start = begin_clause(words, behind_comma(words, start, end), end) if opening else end
    return None


def _is_told_in_text(words: Words, k: int, person: Speaker) -> bool:
    """Whether a text was sent to somebody, who is not its speaker: رسالة إلى فلان دعا فيها إلى, بخطابها الموجه لفلان قالت."""
    at = next((j for j in range(k - 1, words.start_of(k), -1) if words[j].start == person.start), -1)
    first = next((t for t, name in words.titled.items() if name == at), at)
    if words.norm(k + 1) in get_words("resumptive"):
        return at >= 0 and words.norm(first - 1) == "الي"  # لفلان is rather his: تصريح لفلان قال فيه
    text = next((j for j in (first - 2, first - 3) if source_class(words.norm(j)) in ("document", "utterance")), -1)
    return text >= 0 and words.norm(first - 1) in ("الي", "ل", "عن") and is_owned(words, text)


def _is_described(words: Words, k: int, person: Speaker) -> bool:
    """Whether a relative before the verb goes back to a phrase that ends with the name, not the subject: حكومة فلان التي | أثنى على."""
    return words.norm(k - 1) in ("التي", "الذي") and k > 1 and person.end == words[k - 2].end


def _is_in_passing(words: Words, k: int) -> bool:
    """Whether somebody is only named as the doer of what is always so, in a relative clause: البرنامج الذي يقدمه | فلان."""
    first = next((t for t, name in words.titled.items() if name == k), k)
    verb = words.norm(first - 1)
    does = words.norm(first - 2) in get_words("relative") and words.norm(first - 2) not in ("ما", "من")
    return does and verb[:1] in "يت" and verb.endswith(POSSESSIVES) and is_verb(words, first - 1)


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
            subject = _subject_at(words, k, start, end)
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
    if before in get_words("negation") and k - 1 not in words.mention_over:
        return _begins_clause(words, k - 1, start)  # ولا يستبعد
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
    return doer.type == "Person" or (doer.type in ("Organization", "Place") and is_verb(words, k))


def _subject_at(words: Words, k: int, start: int, end: int) -> Subject | None:
    """The subject of the clause that begins at ``k``, directly or behind one word (its verb): named, or people whom it describes."""
    stops = {p for verb, _ in get_forms().get(words.norm(k), ()) for p in verb.phrase | verb.that} - {""}
    pointed = words.norm(k + 1) in get_words("demonstrative")  # نقل ذلك | مصدر
    for first in (k, k + 1 + pointed):
        if first >= end or (first > k and not _may_be_verb(words, k)):
            return None
        described = words.norm(first).startswith("ال") and is_title_or_source(words, first)
        honoured = words.norm(first) in get_words("excellency") and first + 1 in words.mention_from  # معالي فلان
        plural = is_nominative(words, first) and first not in words.mention_over  # معارضو الاتفاق
        people = plural or (not words.norm(first).startswith("ال") and source_class(words.norm(first)) == "person")
        people = people and not (words.norm(first) in get_words("one-of") and is_verb(words, first + 1))  # لا أحد يستطيع
        unnamed = people and (first == k or _is_finite(words, k))  # رفض دبلوماسي غربي | الحديث عن
        begins = described or honoured or unnamed or first in words.mention_from or first in words.titled
        relayed = any(verb.kind == "relay" for verb, _ in get_forms().get(words.norm(k), ()))
        stops = stops | {"عن"} if relayed else stops  # نقلت وكالة رويترز | عن مسؤول
        at = _introduced(words, first) if first > k and not relayed and _is_finite(words, k) else first
        subject = parse_subject(words, at, end, stops) if begins or at > first else None
        if subject is None or (subject.kind not in ("named", "person", "title") and not described):
            continue
        if first == k and (k > start or unnamed) and not _has_predicate(words, subject, end):
            continue  # اتصل بالرئيس الفرنسي والرئيس المصري: no clause
        if not subject.mentions or subject.mentions[0].type in ("Person", "Organization", "Place"):
            loose = unnamed and subject.kind == "person" and not (words.norm(first).endswith("و") or is_construct(words, first))
            if described and subject.kind in ("person", "title") and not subject.mentions:
                loose = _is_apart(words, cut_description(words, subject).end)
            return cut_description(words, subject) if loose else subject
    return None


def _is_apart(words: Words, k: int) -> bool:
    """Whether what is behind a definite description and its adjectives goes with the verb: المتحدثة | بإيجابية, النواب المحافظون | عدة."""
    if words.norm(k) == "ب":
        return words.norm(k + 1) != "اسم" and not words.norm(k + 1).startswith("ال") and k + 1 not in words.mention_over
    told = words.norm(k - 1).endswith("ون") and words.norm(k - 1).startswith("ال")
    return told and words.norm(k)[:1].isalpha() and not is_function_word(words.norm(k)) and not words.norm(k).startswith("ال")


def _introduced(words: Words, k: int) -> int:
    """Where a body is named behind the noun at ``k`` for what bears the name (شركة فلان, صحيفة «فلان»); ``k`` where none is."""
    at = k + 1 + (k + 1 in words.closes)
    classed = words.norm(k) in get_words("body") or source_class(words.norm(k)) == "medium"
    named = classed and k not in words.mention_over and at in words.mention_from and words.mention_from[at].type == "Organization"
    return at if named else k


def _has_predicate(words: Words, subject: Subject, end: int) -> bool:
    """Whether a verb stands behind a phrase that a clause may begin with: وفلان يرفض, لكن فلانا، وزير الخارجية، قد قال."""
    return any(k < end and is_verb(words, k) for j in (subject.end, subject.after) for k in (j, j + 1, j + 2))


def _is_finite(words: Words, k: int) -> bool:
    """Whether the letters at ``k`` are those of a finite verb, of a noun as well or not: رفض."""
    return is_verb(words, k) or any(told.tense in FINITE for _, told in get_forms().get(words.norm(k), ()))


def _may_be_verb(words: Words, k: int) -> bool:
    """Whether a single word before a name may be its verb, or the deed it is named as the doer of (زيارة فلان)."""
    norm = words.norm(k)
    function = get_words("preposition", "adverbial", "governed", "relative", "negation", "complementizer", "conjunction", "quantifier")
    definite = norm.startswith("ال") and words[k].text.startswith("ال") and not is_deed(words, k)  # not ألغى, التقى
    if is_owned(words, k) and not _is_finite(words, k):
        return False  # بعد لقائه | فلانا
    return norm[:1].isalpha() and not definite and norm not in function and k not in words.mention_over and len(norm) > 1


def is_man(words: Words, k: int) -> bool:
    """Whether a title with the article, in the masculine, introduces the person named at ``k``: الرئيس فلان, not الرئيسة فلانة."""
    first = next((t for t, name in words.titled.items() if name == k), k)
    return first < k and words.norm(first).startswith("ال") and words[first].text[-1] != "ة"


def gender_of(words: Words, subject: Subject) -> str:
    """The gender of a subject as far as its form tells: of states and bodies, not of people (nor of الأمم المتحدة, حماس)."""
    if subject.kind == "named" and subject.mentions[0].type != "Person":
        masculine = subject.mentions[0].type == "Place" or words.norm(subject.start).removeprefix("ال") in get_words("masculine-body")
        return "f" if is_feminine(words, subject) else "m" if masculine else ""
    return ""


def is_no_subject(words: Words, report: Report, speaker: Speaker, found: Sequence[Statement]) -> bool:
    """Whether a verb cannot be told of somebody: a plural of one person, or what a thing in what is told does (الخطوات التي تهدد ب)."""
    form, one = report.form, len(speaker.entities) == 1
    person = one and any(m.entities == speaker.entities and m.type == "Person" for m in words.doc._.mentions)
    if form.number == "p" and form.person == 3 and form.tense in SEVERAL:
        return person
    told = person or any(s.start <= words[report.cue].start < s.end for s in found)
    return told and form.tense == "imperfect" and words.norm(report.cue - 1) in ("الذي", "التي")


def find_several(words: Words, report: Report, found: Sequence[Statement]) -> Subject | None:
    """The people without a name before a verb in the plural, in its own sentence and, if it is told, in what is told."""
    if report.form.number != "p":
        return None
    at = words[report.begins].start
    inside = max((s.start for s in found if s.start <= at < s.end), default=0)
    start = next((k for k in range(words.start_of(report.begins), report.begins) if words[k].start >= inside), report.begins)
    people = find_people(words, start, report.begins)
    return Subject(*people, people[1], "person") if people is not None else None
