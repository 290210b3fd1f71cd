"""From the noun phrase of a speaker to entity ids, or to the words of an unnamed source; left-out speakers from the ones before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.model import Statement
from kg.statements.candidates import (
    WHERE,
    find_doer,
    find_last_person,
    find_sender,
    find_several,
    find_told_of,
    gender_of,
    is_no_subject,
    iter_candidates,
    iter_subjects,
)
from kg.statements.choice import Candidate, score
from kg.statements.clauses import is_deed, is_verb
from kg.statements.descriptions import (
    find_author,
    find_body,
    find_holder,
    find_honoured,
    find_medium,
    find_namesake,
    find_owner,
    fits_state,
    holds,
    is_definite,
    is_general,
)
from kg.statements.genders import gender_of_verb, read_genders
from kg.statements.inflection import FINITE
from kg.statements.lexicon import get_words, source_class
from kg.statements.nouns import is_owned
from kg.statements.openings import begin_clause
from kg.statements.regions import THINGS
from kg.statements.reports import Report
from kg.statements.speaker import Speaker
from kg.statements.subjects import Subject, cut_description, is_several, is_text, parse_subject
from kg.statements.words import Words
from kg.text.normalise import fold

#: How many speakers back a verb without a subject may refer.
MEMORY = 8
LONGEST_MEMORY = 60  # how many words back the text that البيان points at may have been introduced
#: A verb goes back by a pronoun to a text or talk within so many words.
LONGEST_TALK = 24
#: The bodies whose resolutions speak for them, and how a resolution is called.
COUNCILS = (fold("مجلس الأمن"), fold("الجمعية العامة"))
RESOLUTION = fold("قرار")
#: Endings that case alone changes, of a dual or plural that is longer than so many letters: قال مصدران … ووفقا للمصدرين.
CASES, LONG_NOUN = ("ان", "ون"), 4
MARKS = " \"«»“”'"


@dataclass
class Discourse:
    """The speakers so far, and the descriptions that introduced them (``المتحدث باسم الكرملين``, ``صحيفة``).

    ``spoken`` holds offset and sentence of each verb, the innermost statement around it (or none) and its speaker: only a verb within that
    statement may refer back to that speaker without naming him. ``descriptions`` holds offset, words and referent.
    ``cited`` are the statements of attributions that have not been come to yet: their sources have spoken as well.
    """

    words: Words
    cited: list[Statement] = field(default_factory=list)
    spoken: list[tuple[int, int, Statement | None, Speaker]] = field(default_factory=list)
    descriptions: list[tuple[int, frozenset[str], Speaker]] = field(default_factory=list)
    genders: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.genders = read_genders(self.words)

    def resolve(self, report: Report, found: Sequence[Statement]) -> Speaker | None:
        """The speaker of a report, given the statements before it; none where nobody can be found."""
        words, subject = self.words, report.subject
        self._hear(words[report.cue].start, found)
        gender = report.form.gender if report.form.tense in FINITE and report.form.number == "s" else ""
        speaker = self.of_subject(subject, gender) if subject is not None else self._left_out(report, found)
        if speaker is not None:
            at = words[report.cue].start
            around = max((s for s in found if s.start <= at < s.end), key=lambda s: s.start, default=None)
            told_of = words.norm(report.cue - 1) in get_words("relative") - {"ما"}
            self.spoken.append((at, words[report.cue].sentence, around, replace(speaker, aside=told_of)))
        return speaker

    def _hear(self, at: int, found: Sequence[Statement]) -> None:
        """Count the sources of the attributions that are told before an offset among those who spoke."""
        heard = [s for s in self.cited if max(s.cue_start, s.end) <= at]
        self.cited = [s for s in self.cited if s not in heard]
        for cited in heard:
            if not cited.speakers and not source_class(fold((cited.speaker_text or "").partition(" ")[0])):
                continue  # وفق النتائج
            around = max((s for s in found if s.start <= cited.cue_start < s.end), key=lambda s: s.start, default=None)
            behind = self.words.at(cited.cue_end - 1) + 1
            bare = self.words.norm(behind).removeprefix("ال")
            feminine = self.words[behind].text.endswith(("ة", "ات")) or bare in get_words("news", "things")
            gender = gender_of_verb(self.words, behind - 1) or ("f" if feminine else "")
            source = Speaker(cited.speakers, cited.speaker_text, cited.speaker_start, cited.speaker_end, gender)
            self.spoken.append((cited.cue_start, self.words[self.words.at(cited.cue_start)].sentence, around, source))

    def hear(self, k: int, speaker: Speaker) -> None:
        """Remember who told what was quoted before the word at ``k``."""
        self.spoken.append((self.words[k].start, self.words[k].sentence, None, speaker))

    def latest(self, at: int, reach: int = 0) -> list[tuple[int, Speaker]]:
        """Sentence number and speaker of the last reports that a verb at offset ``at`` may refer back to, the latest first.

        Those of relative clauses are left out if they are more than ``reach`` sentences away.
        """
        here = self.words[self.words.at(at)].sentence
        recent = [(n, s) for cue, n, around, s in self.spoken if cue < at and (around is None or around.start <= at < around.end)]
        return [(n, s) for n, s in recent if not s.aside or n >= here - reach][: -MEMORY - 1 : -1]

    def gender_of(self, speaker: Speaker) -> str:
        """The gender of a speaker: of people what the document tells anywhere, of others that of the verb that had this subject."""
        return self.genders.get(speaker.entities[0], speaker.gender) if len(speaker.entities) == 1 else speaker.gender

    def of_subject(self, subject: Subject, gender: str = "") -> Speaker:
        """The speaker whom a noun phrase names or describes."""
        words = self.words
        start, end = words[subject.start].start, words[subject.end - 1].end
        entities = tuple(dict.fromkeys(e for m in subject.mentions for e in m.entities))
        several = len(entities) > 1 if entities else is_several(words, subject)
        keys = self._keys(subject)
        if entities and (unnamed := self._unnamed(subject, entities)) is not None:
            speaker = replace(unnamed, start=start, end=end)
        elif entities:
            entities = self._pointed_at(subject, entities, gender)
            if self._is_resolution(entities) and (council := self._passing(subject.start)) is not None:
                entities = council.entities  # القرار 1701
            gender = "" if is_text(words, subject) else gender  # أفاد بيان للوزارة: not her gender
            speaker = Speaker(entities, None, subject.mentions[0].start, subject.mentions[-1].end, gender, several)
        else:
            author = find_author(words, subject) or self._sender(subject)
            if author is not None:
                return self.of_subject(author)
            owned = subject.kind in ("utterance", "document") and find_owner(words, subject)
            if owned and (owner := self._owner(subject, owned)) is not None:
                return replace(owner, start=start, end=end)
            named = find_namesake(words, subject)
            if named:
                return Speaker(named, None, start, end, gender)
            news = words.norm(subject.start).removeprefix("ال") in get_words("news")
            those = news and words.norm(subject.end) in get_words("relative")  # التقارير التي تفيد ب: whoever has spoken
            if not those and (is_definite(words, subject) or subject.kind in ("title", "body") or is_general(words, subject)):
                known = self._described(subject, keys, gender)
                if known is not None:
                    gender = known.gender if subject.kind == "utterance" else gender  # دعا البيان: not that of whose it is
                    return Speaker(known.entities, known.text, start, end, gender, several or known.several)
            speaker = Speaker((), words.text[start:end].strip(MARKS), start, end, gender, several)
        if keys:
            self.descriptions.append((start, keys, speaker))
        return speaker

    def _sender(self, subject: Subject) -> Subject | None:
        """Who made an indefinite text that speaks: أعد البرنامج تقريرا جاء فيه أن."""
        indefinite = subject.kind in ("document", "utterance") and not self.words.norm(subject.start).startswith("ال")
        return find_sender(self.words, subject.start) if indefinite and subject.end - subject.start == 1 else None

    def _owner(self, subject: Subject, gender: str) -> Speaker | None:
        """Whose text a pronoun tells, given its gender: أعلنت الحكومة … وذكر بيانها أن, جاء في بيان صادر عنها."""
        known = self.words.doc._.entities
        recent = (s for _, s in self.latest(self.words[subject.start].start))
        writers = (s for s in recent if not any(e in known and known[e].type in THINGS for e in s.entities))
        return next((s for s in writers if self.gender_of(s) in (gender, "")), None)

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
            gender = "f" if self.words[subject.start].text.endswith("ة") else gender
            if (introduced := self._introduced(subject)) is not None:
                return introduced
            agreeing = (s for s in recent if not gender or s.gender in (gender, ""))
            speaker = next((s for s in agreeing if self._may_be(subject, s)), known)
            return speaker or (find_last_person(self.words, self.words.start_of(subject.start)) if honoured else None)
        same = self.words.norm(subject.end) in get_words("same")
        pointed = self.words.norm(subject.start) in get_words("origin") and subject.end - subject.start == 1 and same
        return known or (next(iter(recent), None) if pointed else None)  # المصدر ذاته

    def _introduced(self, subject: Subject) -> Speaker | None:
        """The source without a name of whom was told since somebody spoke, by the noun of a description: حسبما صرح مسؤول … المسؤول."""
        words = self.words
        noun = words.norm(subject.start).removeprefix("ال")
        last = max((max(cue, speaker.end) for cue, _, _, speaker in self.spoken), default=-1)
        for j in range(subject.start - 1, max(subject.start - LONGEST_MEMORY, 0), -1):
            if words[j].start <= last:
                return None
            if words.norm(j) == noun and j not in words.mention_over and source_class(noun) == "person" and words.inside[j] < 0:
                told = parse_subject(words, j, words.end_of(j))
                if told is None or told.kind != "person" or told.mentions:
                    return None
                told = cut_description(words, told)
                start, end = words[told.start].start, words[told.end - 1].end
                return Speaker((), words.text[start:end].strip(MARKS), words[subject.start].start, words[subject.end - 1].end)
        return None

    def _council(self, subject: Subject) -> Speaker | None:
        """The council that passed the resolution that القرار or النص, with nothing behind it, points at."""
        words = self.words
        if subject.end - subject.start > 1 or words.norm(subject.start) not in get_words("resolution"):
            return None
        return self._passing(subject.start)

    def _is_resolution(self, entities: tuple[str, ...]) -> bool:
        known = self.words.doc._.entities.get(entities[0])
        return known is not None and known.type == "Treaty" and fold(known.labels[0][1]).removeprefix("ال").startswith(RESOLUTION)

    def _passing(self, k: int) -> Speaker | None:
        """The council that is named last before ``k``, or first behind it."""
        order = [*range(k - 1, -1, -1), *range(k, len(self.words))]
        named = (self.words.mention_from[j] for j in order if j in self.words.mention_from)
        councils = (m for m in named if m.type == "Organization" and fold(m.text).startswith(COUNCILS))
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
        if len(speaker.entities) == 1 and not self.words.norm(subject.start).startswith("ال"):
            return holds(self.words, subject, speaker.entities[0])  # كاتب المقال
        if len(speaker.entities) == 1:
            return fits_state(self.words, subject, speaker.entities[0])
        head = self.words.norm(subject.start).removeprefix("ال")
        return head in (word.removeprefix("ال") for word in fold(speaker.text or "").split()[:2])  # مصدر دبلوماسي … الدبلوماسي

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

    def _unnamed(self, subject: Subject, entities: tuple[str, ...]) -> Speaker | None:
        """A source without a name who spoke last, called by a noun that was read as somebody else: مسؤول كبير … المسؤول."""
        if subject.mentions[0].level != "nominal" or len(entities) > 1 or not is_general(self.words, subject):
            return None
        for _, speaker in self.latest(subject.mentions[0].start):
            if speaker.entities == entities or (len(speaker.entities) == 1 and holds(self.words, subject, speaker.entities[0])):
                return None
            if speaker.text and self._may_be(subject, speaker):
                return speaker
        return None

    def _keys(self, subject: Subject) -> frozenset[str]:
        """The words of a description without articles, names' own words left out."""
        norms = (
            self.words.norm(k)
            for k in range(subject.start, subject.end)
            if self.words.mention_over.get(k) not in subject.mentions
        )
        words = (norm.removeprefix("ال") for norm in norms if norm[:1].isalpha() and len(norm) > 2)
        return frozenset(word[:-2] + "ين" if word.endswith(CASES) and len(word) > LONG_NOUN else word for word in words)

    def _left_out(self, report: Report, found: Sequence[Statement]) -> Speaker | None:
        """The candidate who fits a verb without a subject best; where there is none, the person whom the sentence before names last."""
        words = self.words
        where = words.norm(report.begins - 1) in WHERE
        doer = find_doer(words, report.begins) if report.form.tense == "participle" or where else None
        agrees = where and doer is not None and gender_of(words, doer) in ("", report.form.gender)
        if doer is not None and (doer.end == report.begins or agrees):
            return self.of_subject(doer)
        told_of = find_told_of(words, report.begins)
        if told_of is not None and self.gender_of(told := self.of_subject(told_of)) in ("", report.form.gender):
            return told
        if (author := self._author(report)) is not None:
            return author
        himself = _quoted_around(words, report, found)  # «ويهدد بأن»: not he whose words these are
        pairs = [(c, s) for c, s in iter_candidates(self, report, found) if himself is None or (s.entities, s.text) != himself]
        entities = words.doc._.entities
        roles: dict[tuple[str, ...] | str, list[Candidate]] = {}
        for candidate, _ in pairs:
            roles.setdefault(candidate.key, []).append(candidate)
        best = max(pairs, key=lambda pair: score(roles[pair[0].key], report, entities), default=None)
        if best is not None and is_no_subject(words, report, best[1], found):
            several = find_several(words, report, found)
            return self.of_subject(several) if several is not None else None
        if best is not None:
            return replace(best[1], gender=best[1].gender or report.form.gender)
        clear = report.form.tense in FINITE and report.rule.endswith(("that", "quote", "colon"))
        return find_last_person(self.words, self.words.start_of(report.cue)) if clear else None

    def _author(self, report: Report) -> Speaker | None:
        """Who signed, sent or held the text or talk that a verb behind it describes.

        وقع نواب رسالة | تطالب, وقرأ عليهم بيانا | يدعو, رفع فلان تقريرا | اقترح فيه, اتصال أجراه فلان بفلان | أكد فيه.
        """
        words, k = self.words, report.cue
        if words.norm(k + 1) in get_words("resumptive") and report.form.tense in FINITE and not report.form.suffix:
            return self._holder(report)
        text = k - 1 - (not source_class(words.norm(k - 1)))
        written = source_class(words.norm(text)) in ("document", "utterance") and not words.norm(text).startswith("ال")
        if report.form.tense != "imperfect" or not written or text in words.mention_over or report.form.suffix:
            return None
        first = begin_clause(words, words.start_of(k), k)
        subject = parse_subject(words, first + 1, text) if is_verb(words, first) or is_deed(words, first) else None
        return self.of_subject(subject) if subject is not None and subject.kind != "other" else None

    def _holder(self, report: Report) -> Speaker | None:
        """Who held the talk, or wrote the text, that a pronoun behind the verb goes back to."""
        words, k = self.words, report.cue
        for text in range(k - 1, max(words.start_of(k), k - LONGEST_TALK) - 1, -1):
            norm = words.norm(text).removeprefix("ال").removesuffix("ا")
            if text in words.mention_over or not (norm in get_words("occasion") or source_class(norm) in ("document", "utterance")):
                continue
            doer = next((parse_subject(words, j + 1, k) for j in range(text + 1, k) if is_owned(words, j) and is_verb(words, j)), None)
            subject = doer if doer is not None and doer.kind == "named" else find_sender(words, text) or self._owned_by(text, k)
            if subject is None or gender_of(words, subject) not in ("", report.form.gender):
                return None
            speaker = self.of_subject(subject)
            return speaker if self.gender_of(speaker) in ("", report.form.gender) else None
        return None


    def _owned_by(self, text: int, k: int) -> Subject | None:
        """Whose talk or text stands before the verb at ``k``, as told behind its noun: خطاب للرئيس فلان أمس | قال فيه, كلمة فلان التي."""
        words = self.words
        behind = text + 1 + (words.norm(text + 1) in ("ل", "لل"))
        owner = parse_subject(words, behind, k)
        bound = behind > text + 1 or not words.norm(text).startswith("ال")
        named = owner is not None and owner.kind == "named" and owner.start == behind and len(owner.mentions) == 1
        return owner if named and bound else None


def _quoted_around(words: Words, report: Report, found: Sequence[Statement]) -> tuple[tuple[str, ...], str | None] | None:
    """Whose own words a verb in the third person stands in, so that he is not its subject, or none."""
    if report.form.tense not in FINITE or words.inside[report.cue] < 0:
        return None
    at = words[report.cue].start
    around = max((s for s in found if s.kind == "direct" and s.start <= at < s.end), key=lambda s: s.start, default=None)
    return (around.speakers, around.speaker_text) if around is not None else None
