"""From the noun phrase of a speaker to entity ids, or to the words of an unnamed source; left-out speakers from the ones before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.model import Statement
from kg.statements.choice import Candidate, gender_of, is_man, iter_subjects, score
from kg.statements.clauses import is_deed, is_verb
from kg.statements.descriptions import (
    find_author,
    find_body,
    find_holder,
    find_honoured,
    find_medium,
    find_namesake,
    fits_state,
    holds,
    is_definite,
    is_general,
)
from kg.statements.inflection import FINITE, POSSESSIVES
from kg.statements.lexicon import get_words, source_class
from kg.statements.phrases import skip_asides
from kg.statements.reports import Report
from kg.statements.subjects import Subject, is_several, parse_subject
from kg.statements.words import COMMAS, DASHES, Words
from kg.text.normalise import fold

#: How many speakers back a verb without a subject may refer.
MEMORY = 8
LONGEST_MEMORY = 60  # how many words back the text that البيان points at may have been introduced
#: The body whose resolutions speak for it.
COUNCIL = fold("مجلس الأمن")
MARKS = " \"«»“”'"
#: The verb whose subject a participle describes stands within so many words before it.
NEAR = 12
#: What was told before is told in more words behind these.
WHERE = ("حيث", "اذ")
#: أن stands within so many words of يذكر, يشار إلى, الجدير بالذكر.
LONGEST_NOTE = 5
#: A dateline is no longer than this.
LONGEST_DATELINE = 12


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: ``entities``, or ``text`` where the source is unnamed; ``gender`` is that of the verb that had this subject.

    ``several`` tells that they are people, so that a verb in the masculine singular cannot refer to them. ``start`` and ``end`` are code
    points; ``aside`` tells that it is said in a relative clause, which only the same sentence refers back to.
    """

    entities: tuple[str, ...] = ()
    text: str | None = None
    start: int = -1
    end: int = -1
    gender: str = ""
    several: bool = False
    aside: bool = False


@dataclass
class Discourse:
    """The speakers so far, and the descriptions that introduced them (``المتحدث باسم الكرملين``, ``صحيفة``).

    ``spoken`` holds offset and sentence of each verb, the innermost statement around it (or none) and its speaker: only a verb within that
    statement may refer back to that speaker without naming him. ``descriptions`` holds offset, words and referent.
    """

    words: Words
    spoken: list[tuple[int, int, Statement | None, Speaker]] = field(default_factory=list)
    descriptions: list[tuple[int, frozenset[str], Speaker]] = field(default_factory=list)

    def resolve(self, report: Report, found: Sequence[Statement]) -> Speaker | None:
        """The speaker of a report, given the statements before it; none where nobody can be found."""
        words, subject = self.words, report.subject
        gender = report.form.gender if report.form.tense in FINITE and report.form.number == "s" else ""
        speaker = self.of_subject(subject, gender) if subject is not None else self._left_out(report, found)
        if speaker is not None:
            at = words[report.cue].start
            around = max((s for s in found if s.start <= at < s.end), key=lambda s: s.start, default=None)
            told_of = words.norm(report.cue - 1) in get_words("relative") - {"ما"}
            self.spoken.append((at, words[report.cue].sentence, around, replace(speaker, aside=told_of)))
        return speaker

    def latest(self, at: int) -> list[tuple[int, Speaker]]:
        """Sentence number and speaker of the last reports that a verb at offset ``at`` may refer back to, the latest first."""
        here = self.words[max(bisect_right(self.words.words, at, key=lambda w: w.start) - 1, 0)].sentence
        recent = [(n, s) for cue, n, around, s in self.spoken if cue < at and (around is None or around.start <= at < around.end)]
        return [(n, s) for n, s in recent if not s.aside or n == here][: -MEMORY - 1 : -1]

    def of_subject(self, subject: Subject, gender: str = "") -> Speaker:
        """The speaker whom a noun phrase names or describes."""
        words = self.words
        start, end = words[subject.start].start, words[subject.end - 1].end
        entities = tuple(dict.fromkeys(e for m in subject.mentions for e in m.entities))
        several = len(entities) > 1 if entities else is_several(words, subject)
        keys = self._keys(subject)
        if entities:
            entities = self._pointed_at(subject, entities, gender)
            speaker = Speaker(entities, None, subject.mentions[0].start, subject.mentions[-1].end, gender, several)
        else:
            if (author := find_author(words, subject)) is not None:
                return self.of_subject(author)
            named = find_namesake(words, subject)
            if named:
                return Speaker(named, None, start, end, gender)
            news = words.norm(subject.start).removeprefix("ال") in get_words("news")
            those = news and words.norm(subject.end) in get_words("relative")  # التقارير التي تفيد ب: whoever has spoken
            if not those and (is_definite(words, subject) or subject.kind == "title" or is_general(words, subject)):
                known = self._described(subject, keys, gender)
                if known is not None:
                    gender = known.gender if subject.kind == "utterance" else gender  # دعا البيان: not that of whose it is
                    return Speaker(known.entities, known.text, start, end, gender, several or known.several)
            speaker = Speaker((), words.text[start:end].strip(MARKS), start, end, gender, several)
        if keys:
            self.descriptions.append((start, keys, speaker))
        return speaker

    def _described(self, subject: Subject, keys: frozenset[str], gender: str) -> Speaker | None:
        """Who a definite description points back to.

        The last one introduced with its words, the holder of the office, the outlet, the author of البيان, or, if the description fits
        anybody, the person who spoke last.
        """
        at = self.words[subject.start].start
        outlet = find_medium(self.words, subject)
        if outlet:
            return Speaker(outlet)
        known = next((s for start, told, s in reversed(self.descriptions) if keys and keys <= told and start < at), None)
        if known is not None and not is_general(self.words, subject):
            return known
        recent = [s for _, s in self.latest(at)]
        if (council := self._council(subject)) is not None:
            return council
        if subject.kind == "utterance":
            issued = self._issuer(subject)
            return issued or next(iter(recent), None)
        spoken = [s.entities for s in recent]
        entities = find_holder(self.words, subject, spoken) or find_body(self.words, subject, spoken)
        if entities:
            return Speaker(entities)
        honoured = self.words.norm(subject.start) in get_words("honour")
        if honoured and (styled := find_honoured(self.words, subject, spoken)):
            return Speaker(styled)
        if is_general(self.words, subject):
            agreeing = (s for s in recent if not gender or s.gender in (gender, ""))
            speaker = next((s for s in agreeing if self._may_be(subject, s)), known)
            return speaker or (self._last_person(self.words.start_of(subject.start)) if honoured else None)
        same = self.words.norm(subject.end) in get_words("same")
        pointed = self.words.norm(subject.start) in get_words("origin") and subject.end - subject.start == 1 and same
        return known or (next(iter(recent), None) if pointed else None)  # المصدر ذاته

    def _council(self, subject: Subject) -> Speaker | None:
        """The council that passed the resolution that القرار or النص, with nothing behind it, points at: the one named last."""
        words = self.words
        if subject.end - subject.start > 1 or words.norm(subject.start) not in get_words("resolution"):
            return None
        named = (words.mention_from[k] for k in range(subject.start - 1, -1, -1) if k in words.mention_from)
        councils = (m for m in named if m.type == "Organization" and fold(m.text).startswith(COUNCIL))
        council = next(councils, None)
        return Speaker(council.entities) if council is not None else None

    def _issuer(self, subject: Subject) -> Speaker | None:
        """Who issued a text that was introduced since somebody spoke: بلاغ لرئاسة الحكومة … البلاغ, أصدرت الوزارة بيانا … البيان."""
        words = self.words
        noun = words.norm(subject.start).removeprefix("ال")
        last = self.spoken[-1][1] if self.spoken else -1
        for j in range(subject.start - 1, max(subject.start - LONGEST_MEMORY, 0), -1):
            if words[j].sentence <= last:
                return None
            if words.norm(j) not in (noun, noun + "ا"):
                continue
            owner = next((k for k in range(j + 1, min(j + 4, words.end_of(j))) if k in words.mention_from), None)
            if owner is not None and all(words.norm(k)[:1].isalpha() for k in range(j + 1, owner)):
                return self.of_subject(Subject(owner, owner + 1, owner + 1, "named", (words.mention_from[owner],)))
            issuers = list(iter_subjects(words, words.start_of(j), j))
            return self.of_subject(issuers[-1]) if issuers and words.norm(j) != noun else None
        return None

    def _may_be(self, subject: Subject, speaker: Speaker) -> bool:
        """Whether a description that fits anybody fits a speaker: a person of that state, or an unnamed source called by the same noun."""
        if len(speaker.entities) == 1:
            return fits_state(self.words, subject, speaker.entities[0])
        head = self.words.norm(subject.start).removeprefix("ال")
        return bool(speaker.text) and fold(speaker.text or "").split()[0].removeprefix("ال") == head

    def _pointed_at(self, subject: Subject, entities: tuple[str, ...], gender: str) -> tuple[str, ...]:
        """Whom a description that the linking has read points at: rather those who spoke last than others it mentioned since.

        الجانبان are the two who spoke, الوزير is the minister who spoke.
        """
        mention = subject.mentions[0]
        if len(subject.mentions) > 1 or mention.level != "nominal":
            return entities
        recent = [s for _, s in self.latest(mention.start)]
        known = self.words.doc._.entities
        if len(entities) > 1:
            pairs = (s.entities for s in recent if len(s.entities) == len(entities))
            types = [known[e].type for e in entities if e in known]
            return next((p for p in pairs if [known[e].type for e in p if e in known] == types), entities)
        if is_general(self.words, subject) and self.words.norm(subject.start) != "الرييس":
            agreeing = (s for s in recent if len(s.entities) == 1 and (not gender or s.gender in (gender, "")))
            holders = (s.entities for s in agreeing if holds(self.words, subject, s.entities[0]))
            return next(holders, entities)
        return entities

    def _keys(self, subject: Subject) -> frozenset[str]:
        """The words of a description without articles, names' own words left out."""
        norms = (
            self.words.norm(k)
            for k in range(subject.start, subject.end)
            if self.words.mention_over.get(k) not in subject.mentions
        )
        return frozenset(norm.removeprefix("ال") for norm in norms if norm[:1].isalpha() and len(norm) > 2)

    def _left_out(self, report: Report, found: Sequence[Statement]) -> Speaker | None:
        """The candidate who fits a verb without a subject best; where there is none, the person whom the sentence before names last."""
        where = self.words.norm(report.begins - 1) in WHERE
        doer = self._doer(report.begins) if report.form.tense == "participle" or where else None
        agrees = where and doer is not None and gender_of(self.words, doer) in ("", report.form.gender)
        if doer is not None and (doer.end == report.begins or agrees):
            return self.of_subject(doer)
        if (author := self._author(report)) is not None:
            return author
        pairs = list(self._iter_candidates(report, found))
        entities = self.words.doc._.entities
        roles: dict[tuple[str, ...] | str, list[Candidate]] = {}
        for candidate, _ in pairs:
            roles.setdefault(candidate.key, []).append(candidate)
        best = max(pairs, key=lambda pair: score(roles[pair[0].key], report, entities), default=None)
        if best is not None:
            return replace(best[1], gender=best[1].gender or report.form.gender)
        clear = report.form.tense in FINITE and report.rule.endswith(("that", "quote", "colon"))
        return self._last_person(self.words.start_of(report.cue)) if clear else None

    def _author(self, report: Report) -> Speaker | None:
        """Who signed, sent or read out the text that an imperfect behind it describes: وقع نواب رسالة | تطالب, وقرأ عليهم بيانا | يدعو."""
        words, k = self.words, report.cue
        text = k - 1 - (not source_class(words.norm(k - 1)))
        written = source_class(words.norm(text)) in ("document", "utterance") and not words.norm(text).startswith("ال")
        if report.form.tense != "imperfect" or not written or text in words.mention_over or report.form.suffix:
            return None
        first = begin_clause(words, words.start_of(k), k)
        subject = parse_subject(words, first + 1, text) if is_verb(words, first) or is_deed(words, first) else None
        return self.of_subject(subject) if subject is not None and subject.kind != "other" else None

    def _iter_candidates(self, report: Report, found: Sequence[Statement]) -> Iterator[tuple[Candidate, Speaker]]:
        """Who may be meant: those who spoke, the subjects of the clauses before the verb, that of the sentence before."""
        words, at = self.words, report.begins
        here = words[report.cue].sentence
        seen: list[tuple[str, ...] | str] = []
        for sentence, speaker in self.latest(words[report.cue].start):
            key = speaker.entities or speaker.text or ""
            if key not in seen:
                yield Candidate(key, "spoke", here - sentence, len(seen), gender=speaker.gender, several=speaker.several), speaker
                seen.append(key)
        start = words.start_of(at)
        around = [s for s in found if s.start <= words[at].start < s.end]
        if around:
            start = max(start, next((k for k in range(start, at) if words[k].start >= around[-1].start), start))
        subjects = [] if report.rule.endswith("pronoun") else list(iter_subjects(words, begin_clause(words, start, at), at))
        told = [s for s in found if s not in around]
        subjects = [s for s in subjects if not any(o.start <= words[s.start].start < o.end for o in told)]
        for n, subject in enumerate(subjects):
            yield self._candidate(subject, "here", n == 0, n == len(subjects) - 1)
        doer = self._doer(at) if report.form.tense == "participle" else None
        if doer is not None:
            yield self._candidate(doer, "here", True, True)
        person = self._last_person(at, start)
        if person is not None and not _is_told_in_text(words, report.cue, person):
            yield Candidate(person.entities, "named", gender=person.gender), person
        if not around and start:
            begin = words.start_of(start - 1)
            main = self._main_subject(begin, start)
            first = next(iter_subjects(words, begin, start), None) if main is None else None
            main = self.of_subject(first) if first is not None else main
            if main is not None:
                yield Candidate(main.entities or main.text or "", "before", 1, several=main.several), main

    def _doer(self, at: int) -> Subject | None:
        """The subject of a verb in a relative clause that ends before the participle at ``at`` or before حيث.

        الأمر الذي نفاه المكتب قائلا, التحذير الذي أصدرته السفارة أمس، حيث قالت
        """
        words = self.words
        where = words.norm(at - 1) in WHERE
        for verb in range(at - 2, max(words.start_of(at), at - NEAR * (1 + where)), -1):
            owned = where and words.norm(verb).endswith(("ه", "ها"))
            if where and words.norm(verb)[:1] == "ي" and words.norm(verb - 1) in get_words("relative"):
                return None  # البرنامج الذي يقدمه فلان، حيث قال: what is always so
            if words.norm(verb - 1) in get_words("relative") and (is_verb(words, verb) or owned):
                subject = parse_subject(words, verb + 1, at - where)
                near = subject is not None and (at - subject.end in (0, 1) or (where and at - subject.after in (1, 2)))
                return subject if subject is not None and subject.kind == "named" and near else None
        return None

    def _candidate(self, subject: Subject, role: str, first: bool, last: bool) -> tuple[Candidate, Speaker]:
        speaker = self.of_subject(subject)
        gender = gender_of(self.words, subject)
        key = speaker.entities or speaker.text or ""
        return Candidate(key, role, first=first, last=last, gender=gender, several=speaker.several), speaker

    def _last_person(self, end: int, start: int = -1) -> Speaker | None:
        """The person named last before ``end``, from ``start`` or the beginning of the sentence before on, but not in passing."""
        words = self.words
        start = start if start >= 0 else words.start_of(end - 1) if end else 0
        people = (k for k in range(end - 1, start - 1, -1) if k in words.mention_from and words.mention_from[k].type == "Person")
        at = next((k for k in people if words.mention_from[k].level == "name" and not _is_in_passing(words, k)), -1)
        if at < 0:
            return None
        person = words.mention_from[at]
        return Speaker(person.entities, None, person.start, person.end, "m" if is_man(words, at) else "")

    def _main_subject(self, start: int, end: int) -> Speaker | None:
        """The named or known subject of the clause that the words ``[start, end)`` begin with."""
        words = self.words
        start = begin_clause(words, start, end)
        opening = _begins_adverbial(words, start)  # وعن اليمن قال; وفي الحفل، رحب فلان
        while start < end:
            for k in range(start, min(start + 3, end) if not _begins_adverbial(words, start) else start):
                subject = parse_subject(words, k, end)
                people = subject is not None and subject.kind == "person"
                if subject is not None and (subject.kind == "named" or (people and is_definite(words, subject))):
                    return self.of_subject(subject)
                if people:
                    break  # نواب | البرلمان
            start = begin_clause(words, _behind_comma(words, start, end), end) if opening else end
        return None


def _is_told_in_text(words: Words, k: int, person: Speaker) -> bool:
    """Whether a verb goes back by فيها to a text that was sent to somebody, who is not its speaker: رسالة إلى فلان دعا فيها إلى."""
    if words.norm(k + 1) not in get_words("resumptive"):
        return False
    at = next((j for j in range(k - 1, words.start_of(k), -1) if words[j].start == person.start), -1)
    first = next((t for t, name in words.titled.items() if name == at), at)
    return at >= 0 and words.norm(first - 1) == "الي"  # لفلان is rather his: تصريح لفلان قال فيه


def _is_in_passing(words: Words, k: int) -> bool:
    """Whether somebody is only named as the doer of what is always so, in a relative clause: البرنامج الذي يقدمه | فلان."""
    first = next((t for t, name in words.titled.items() if name == k), k)
    verb = words.norm(first - 1)
    does = words.norm(first - 2) in get_words("relative") and words.norm(first - 2) not in ("ما", "من")
    return does and verb[:1] in "يت" and verb.endswith(POSSESSIVES) and is_verb(words, first - 1)


def begin_clause(words: Words, start: int, end: int) -> int:
    """The first word from ``start`` on that belongs to a clause: behind a dateline, conjunctions, adverbs, بدوره, من جانبه."""
    skipped = get_words("conjunction", "auxiliary") | {"قد", "هذا", "كما"}
    start = _behind_dateline(words, start, end)
    while start < end:
        after = skip_asides(words, start, end)
        noted = _behind_note(words, start, end)
        if noted > start:
            after = noted
        elif words.norm(after) == "من" and words.norm(after + 1) in get_words("turn"):
            after += 2
        elif words[start].furniture or words.norm(start) in skipped or not (words.norm(start)[:1].isalnum() or start in words.closes):
            after = start + 1
        if after == start:
            break
        start = after
    return start


def _behind_note(words: Words, k: int, end: int) -> int:
    """``k``, or the index behind what only tells that the writer adds something: يذكر أن, ويشار إلى أن, والجدير بالذكر أن."""
    if words.norm(k) not in get_words("note"):
        return k
    return next((j + 1 for j in range(k + 1, min(k + LONGEST_NOTE, end)) if words.norm(j) in get_words("complementizer")), k)


def _behind_dateline(words: Words, start: int, end: int) -> int:
    """``start``, or the index behind a dateline with its agency in brackets and a dash: دبي (CNN)-- ."""
    for k in range(start, min(start + LONGEST_DATELINE, end - 1)):
        if words[k].text == ")" and words[k + 1].text in DASHES | {":"}:
            return k + 2
    return start


def _begins_adverbial(words: Words, k: int) -> bool:
    """Whether what stands at ``k`` is no clause but goes with one: a preposition, a quotation, a relative."""
    other = get_words("preposition", "adverbial", "governed", "relative", "negation")
    return k < len(words) and (k in words.closes or (words.norm(k) in other and words.norm(k - 1) != "سبق" and k not in words.mention_over))


def _behind_comma(words: Words, k: int, end: int) -> int:
    """The index behind the next comma outside quotations before ``end``."""
    while k < end:
        if k in words.closes:
            k = words.closes[k]
        elif words[k].text in COMMAS:
            return k + 1
        k += 1
    return end
