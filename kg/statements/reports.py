"""Reports: a reporting verb with its speaker's noun phrase and the place where its content begins."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from kg.statements.complements import STANCES, find_complement, find_late_that, find_that_soon
from kg.statements.cues import (
    begins_clause,
    contented,
    find_earlier,
    get_homographs,
    is_asserted,
    renewing,
    renews_own,
    told_by_noun,
    turning,
)
from kg.statements.fitness import fits
from kg.statements.inflection import FINITE, POSSESSIVES, Inflection
from kg.statements.lexicon import Verb, get_forms, get_title_heads, get_words, source_class
from kg.statements.nouns import is_verbal_noun
from kg.statements.objects import affirms, behind_cognate, cut_called, has_object, has_pronoun, is_agreed, is_criticised
from kg.statements.phrases import (
    hides_identity,
    is_function_word,
    is_title_or_source,
    skip_asides,
)
from kg.statements.plurals import is_nominative
from kg.statements.preverbal import find_preverbal
from kg.statements.subjects import (
    Subject,
    cut_description,
    is_feminine,
    parse_subject,
    skip_addressee,
)
from kg.statements.words import COMMAS, Words
from kg.text.normalise import fold

#: Between a verb and its content stand the speaker, the addressee and the occasion: hardly more words than this.
LONGEST_GAP = 60
#: A conjunction is left on verbs of so few letters with it: ورد, وعد, ونص, وعدت, وردت.
JOINED = 5
#: The support verb (قام … بإدانة) stands within so many words before its verbal noun.
SUPPORT = 14
#: A name that is no mention has no more words.
SHORT_NAME = 3
#: What is declared by nobody in the feminine: أعلنت حالة الطوارئ.
STATE = fold("حالة")
#: A text stands so near before the verb that tells what it says: على قرار طال انتظاره، يطالب ب.
AUTHORED = 7


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting verb at ``cue`` whose content begins at ``content`` (word indices).

    ``subject`` is none where it is left out; ``before`` tells that it stands before the verb; ``rule`` names the frame; ``head`` is the
    verb that the cue belongs to (أضاف بيرغ قائلا) or -1.
    """

    cue: int
    verb: Verb
    form: Inflection
    content: int
    rule: str
    subject: Subject | None = None
    before: bool = False
    head: int = -1

    @property
    def begins(self) -> int:
        """The first word of the report."""
        return self.head if self.head >= 0 else self.cue


def iter_reports(words: Words) -> Iterator[Report]:
    """Every reporting verb of the document that is asserted and has a content, in the order of the text."""
    for k in range(len(words)):
        if words[k].furniture or k in words.mention_over:
            continue
        for verb, form in _iter_readings(words, k):
            report = _read(words, k, verb, form) if is_asserted(words, k, verb, form) else None
            if report is not None:
                yield report
                break


def _iter_readings(words: Words, k: int) -> Iterator[tuple[Verb, Inflection]]:
    """What the word at ``k`` may be; ورد is "and he replied" as well; a verbal noun that stands for the verb is read as a participle."""
    norm = words.norm(k)
    for verb, form in get_forms().get(norm, ()):
        told = form.tense == "masdar" and told_by_noun(words, k, verb)
        yield verb, replace(form, tense="participle", suffix="") if told else form
    named = k + 1 in words.titled or k + 1 in words.mention_from
    answered = norm.startswith("ف") and named and words[k - 1].text in COMMAS and k > 0  # …، فرد فلان بأن
    described = words.norm(k - 2) in get_words("relative") and words.norm(k - 2) != "ما"
    if words.norm(k - 1) == "و" and k > 0 and words[k - 1].end == words[k].start and not described:  # و|عد: the letter was the verb's own
        for verb, form in get_forms().get("و" + norm, ()):
            if form.tense in FINITE:
                yield verb, form
    if len(norm) <= JOINED and (norm.startswith("و") or answered):
        for verb, form in get_forms().get(norm[1:], ()):
            if form.tense in FINITE:
                yield verb, form


def _read(words: Words, k: int, verb: Verb, form: Inflection) -> Report | None:
    """The report of the verb at ``k``, if a speaker's phrase (or none) and a content fit its frames."""
    limit = min(words.end_of(k), k + LONGEST_GAP)
    if words.inside[k] >= 0:
        limit = min(limit, words.closes[words.inside[k]])
    if (form.tense in FINITE and _is_noun(words, k, verb, form)) or hides_identity(words, k):
        return None
    subject, before = _find_subject(words, k, limit, verb, form)
    close = words.closes.get(k + 1, -1)
    quoted = close > k and words.norm(close + 1) in get_words("complementizer") and form.tense in FINITE  # يؤكد «المرصد» أن
    if subject is None and _needs_subject(words, k, verb, form) and not quoted:
        return None
    if words.norm(k - 1) in ("الذي", "التي") and words.norm(k - 2) in get_words("cause") and subject is None:
        return None  # السبب الذي دعا إلى الإغلاق
    found = None
    if subject is not None and verb.object == "object" and not before and words.norm(subject.start) in get_words("demonstrative"):
        subject = None  # وعزا ذلك إلى
    if subject is not None and subject.kind == "other" and not before and _is_introduced(words, subject):
        subject = replace(subject, kind="person")
    if subject is not None and subject.kind == "other" and not before and not verb.addressed and _opens(words, k):
        subject = replace(subject, kind="person")  # where nobody can have been left out
    if subject is not None and subject.kind == "other" and not before and "" in verb.phrase and verb.object != "from":
        found = find_that_soon(words, subject.start, limit, verb)
        if found is None and "" in verb.that and words.norm(subject.start).startswith("ال"):
            found = find_late_that(words, subject.start, limit)  # أعلنت السلطة القضائية أمس أن
        if found is None and is_agreed(words, subject, form, limit, verb):
            subject, found = replace(subject, kind="body"), (subject.after + 1, "phrase")
        elif found is None:
            tight = cut_description(words, subject)
            behind = skip_asides(words, tight.end, limit)
            affirmed = affirms(words, verb, form, tight, behind, limit) or has_object(words, verb, form, tight, behind, limit)
            subject, found = (replace(tight, kind="body"), (behind, "object")) if affirmed else (None, (subject.start, "object"))
    else:
        found = find_complement(words, subject.after if subject is not None and not before else k + 1, limit, verb, form, subject)
        if found is None and subject is not None and subject.kind == "person" and not before and "" in verb.phrase:
            tight = cut_description(words, subject)
            found = find_complement(words, tight.after, limit, verb, form, tight)
            subject = tight if found is not None else subject
        elif found is None and subject is not None and subject.kind == "other" and not before:
            subject, found = None, find_complement(words, k + 1, limit, verb, form, None)  # the phrase was the complement itself
    if subject is None and found is not None and found[1] == "that" and k + 1 < words.closes.get(k + 1, 0) < found[0]:
        subject = Subject(k + 1, words.closes[k + 1] + 1, words.closes[k + 1] + 1, "body")  # أعلنت «المقاومة الشعبية» في بيان أن
    if found is None and subject is not None and subject.kind == "named" and not before and "" in verb.phrase:
        behind = words.last_word[subject.mentions[-1]] + 2  # رفض فلان مرشح الحركة | الاعتراف بالنتيجة
        cut = next((j for j in range(behind, subject.end) if is_verbal_noun(words, j, article=True)), -1)
        subject, found = (replace(subject, end=cut, after=cut), (cut, "object")) if cut > 0 else (subject, None)
    held = subject is not None and bool(subject.mentions) and subject.mentions[0].type == "Event"  # واستنكر قمة الرابطة
    text = subject if subject is not None and (subject.kind == "document" or held) and not before else None
    if found is None and text is not None and verb.type in STANCES and "" in verb.phrase:
        subject, found = None, (text.start, "object")  # وشجب مشروع التقسيم
    if found is not None and found[1] == "phrase" and (_is_filled(words, k, verb) or has_pronoun(form, verb)):
        return None
    if found is not None and found[1] == "colon" and verb.lemma == "كتب" and k == words.start_of(k) and found[0] not in words.closes:
        return None  # كتب فلان: a byline
    if found is None or found[0] >= words.end_of(k) or not fits(words, verb, form, subject, *found, k):
        return None
    if subject is None and found == (k + 1, "object") and verb.lemma == "أعلن" and form.gender == "f" and words.norm(k + 1) == STATE:
        return None  # أُعلنت حالة الطوارئ
    if (subject is None or before) and _is_told_of(words, k, verb, form, *found):
        return None
    if subject is not None and not before and _is_whole_target(verb, form, subject, *found):  # واتهم فلانا بالتقصير
        if words.norm(k - 1) not in get_words("conjunction", "opener"):
            return None  # "was accused"
        found = (subject.start, "object") if found[1] == "phrase" and verb.object == "target" else found
        subject = None
    if subject is not None and not before and is_criticised(words, verb, form, subject, found[0]):
        found, subject = (subject.start, "object"), None
    if found[1] == "object":
        found = (behind_cognate(words, found[0], verb), "object")
    pointed = found[1] == "phrase" and (words.norm(found[0] - 1) == "الي" or renewing(words, k) >= 0)  # بالإشارة إلى, كرر التأكيد على
    pointed = pointed or renews_own(words, k, verb)
    if told_by_noun(words, k, verb) and found[1] not in ("that", "quote", "colon") and not pointed and turning(words, k) < 0:
        return None
    return Report(k, verb, form, found[0], f"{verb.lemma}:{found[1]}", subject, before)


def _is_filled(words: Words, k: int, verb: Verb) -> bool:
    """Whether the preposition of the verb at ``k`` stands behind it with a pronoun: الطلب الذي رحبت به الحكومة، قوبل بـ."""
    norm = words.norm(k + 1)
    if norm in verb.phrase and words.norm(k + 2) in POSSESSIVES and words[k + 2].start == words[k + 1].end:
        return True
    return norm in get_words("resumptive") and any(p and norm.startswith(p[:2].replace("ي", "")) for p in verb.phrase)


def _is_whole_target(verb: Verb, form: Inflection, subject: Subject, content: int, rule: str) -> bool:
    """Whether the only noun phrase of a verb that needs an object (اتهم, وصف) stands before its complement, so that it is the object."""
    needs = verb.object in ("target", "described") and "" not in verb.phrase and form.tense in FINITE and not form.suffix
    return needs and rule in ("phrase", "that") and content - subject.after <= 2


def _is_told_of(words: Words, k: int, verb: Verb, form: Inflection, content: int, rule: str) -> bool:
    """Whether a verb that needs an object has none, so that it is passive: تصريحات وصفت بالمسيئة, مسؤولين متهمين بالعرقلة."""
    verbal = form.tense in FINITE or (form.tense == "participle" and verb.object == "target")
    needs = verb.object in ("target", "described") and "" not in verb.phrase and verbal and not form.suffix
    if verb.lemma in ("أبلغ", "أخطر", "أخبر") and words.norm(k + 1) == "ب" and form.tense == "perfect" and not form.suffix:
        return True  # المجلس أُبلغ بالوفاة
    needs = needs and not words.norm(k + 1).startswith("اياه")  # متهما إياه ب
    return needs and rule in ("phrase", "that") and content - skip_asides(words, k + 1, content) <= 2


def _is_introduced(words: Words, subject: Subject) -> bool:
    """Whether an apposition tells that a name nobody knows is one of a person: دعت فلانة، والدة الأسير، إلى."""
    bare = not words.norm(subject.start).startswith("ال") and subject.end - subject.start <= SHORT_NAME
    return bare and subject.end < len(words) and words[subject.end].text in COMMAS and is_title_or_source(words, subject.end + 1)


def _opens(words: Words, k: int) -> bool:
    """Whether the first word of a sentence, with nothing to join it to the one before, stands at ``k``; and a definite noun behind it."""
    return k == words.start_of(k) and words.norm(k + 1).startswith("ال")


def _find_subject(words: Words, k: int, limit: int, verb: Verb, form: Inflection) -> tuple[Subject | None, bool]:
    """The subject of the verb at ``k``, and whether it stands before it."""
    stops = (verb.phrase | verb.that) - {""} | ({"من"} if verb.object == "from" else set())
    if form.tense == "participle" or (form.tense == "masdar" and form.suffix):
        turned = turning(words, k) if form.tense == "participle" and not form.suffix and told_by_noun(words, k, verb) else -1
        if turned >= 0:
            doing = Inflection("perfect", "f" if words.norm(turned).endswith("ت") else "m", "s")
            return parse_subject(words, turned + 1, k - 1) or find_preverbal(words, turned, doing, True), True
        anew = words.norm(k).startswith("ال") or renews_own(words, k, verb)
        renewed = renewing(words, k) if anew else -1
        if renewed < 0 and words.norm(k).startswith("ال") and (doer := contented(words, k)) is not None:
            return doer, True
        return _find_renewer(words, renewed, k) if renewed >= 0 else (None, False)
    if form.tense == "masdar" and (verb.addressed or verb.object == "object") and (renewed := renewing(words, k)) >= 0:
        return _find_renewer(words, renewed, k)  # واصلت واشنطن تحذير إيران من
    if form.tense == "perfect" and words.norm(k - 1) == "ان" and (earlier := find_earlier(words, k)) >= 0:
        return parse_subject(words, earlier, k), True  # وسبق للأمين العام فلان أن صرح
    if form.tense in FINITE:
        subject = find_preverbal(words, k, form, verb.quote or verb.lemma == "نص")
        if subject is not None and _is_certain(words, k, verb, subject) and not _is_told_behind(words, k, limit, verb):
            return subject, True
    if form.tense == "masdar" and words.norm(k - 1) == "ب":
        for j in range(k - 2, max(words.start_of(k) - 1, k - SUPPORT), -1):
            if words.norm(j) in get_words("support") and j not in words.mention_over:  # قام الوزير بإدانة …
                return parse_subject(words, j + 1, k - 1) or find_preverbal(words, j, form, False), True
    if form.tense in FINITE and form.number in ("d", "p") and form.person == 3:
        return None, False  # طالبوا الوزير ب: before its subject a verb is in the singular
    inside = verb.kind == "document" and words.norm(k + 1) == "في"  # جاء في بيان …
    first = k + 1 + inside
    told = skip_addressee(words, first, limit) if verb.quote else first
    if told > first and (behind := parse_subject(words, told, limit, stops)) is not None and behind.kind == "named":
        return behind, False  # أكد لـ«الديار» الدكتور فلان
    subject = parse_subject(words, first, limit, stops)
    if subject is not None and (verb.that or verb.addressed):
        subject = _behind_demonstrative(words, subject, form, limit, stops)
    if subject is not None and verb.object and form.tense in FINITE and form.gender == "m" and is_feminine(words, subject):
        return None, False  # دعا الولايات المتحدة إلى: whom he called on
    if subject is not None and verb.object and form.tense in FINITE and (_is_pronoun(words, k - 1) or _describes_noun(words, k, form)):
        return None, False  # قال إنه حث الرئيس على: the pronoun is the subject
    if subject is not None and form.tense in FINITE and (_is_whom(words, k, verb, subject, stops) or _is_accusative(words, subject)):
        return None, False
    asked = subject is not None and verb.object in ("addressee", "target") and words.norm(subject.after) in stops
    if subject is not None and asked and _goes_on(words, k, form, subject):
        return None, False  # دانت الصين الغارة وطالبت إسرائيل ب
    if subject is not None and (verb.addressed or verb.object == "target"):
        subject = cut_called(words, subject)
    body = subject is not None and subject.kind == "body" and is_feminine(words, subject) == (form.gender == "f")
    if subject is not None and verb.object in ("described", "target") and not body and not _is_named_at(words, subject):
        return None, False  # وصفت ادعاءات الكرملين بأنها: the noun phrase is the object
    return subject, False


def _find_renewer(words: Words, renewed: int, k: int) -> tuple[Subject | None, bool]:
    """The subject of the verb at ``renewed`` that tells anew what the verbal noun at ``k`` says: between them, or before both."""
    if renewed + 1 < k:
        return parse_subject(words, renewed + 1, k), True
    doing = Inflection("perfect", "f" if "ت" in (words.norm(renewed)[0], words.norm(renewed)[-1]) else "m", "s")
    return find_preverbal(words, renewed, doing, True), True


def _behind_demonstrative(words: Words, subject: Subject, form: Inflection, limit: int, stops: Collection[str]) -> Subject:
    """The body or person that a demonstrative in the gender of the verb points at: دعت هذه | اللجنة إلى."""
    if subject.kind != "other" or words.norm(subject.start) not in get_words("demonstrative"):
        return subject
    pointed = parse_subject(words, subject.start + 1, limit, stops)
    speaks = pointed is not None and pointed.kind in ("person", "title", "body", "named") and words.norm(pointed.start).startswith("ال")
    agrees = pointed is not None and words[pointed.start].text.endswith(("ة", "ات")) == (form.gender == "f")
    return pointed if pointed is not None and speaks and agrees else subject


def _goes_on(words: Words, k: int, form: Inflection, subject: Subject) -> bool:
    """Whether a verb in the perfect goes on, without a comma, with what another like it tells before in the sentence."""
    joined = words.norm(k - 1) == "و" and words[k - 2].text not in COMMAS and form.tense == "perfect"
    if not joined or subject.kind != "named" or subject.start not in words.mention_from:
        return False
    readings = (told for j in range(words.start_of(k), k - 1) if words.inside[j] == words.inside[k] and j not in words.mention_over
                for _, told in get_forms().get(words.norm(j), ())[:1])
    return any(told.tense == "perfect" and (told.gender, told.number) == (form.gender, form.number) for told in readings)


def _is_pronoun(words: Words, k: int) -> bool:
    """Whether a complementizer with a pronoun stands at ``k``: إنه, أنها."""
    norm = words.norm(k)
    return norm in get_words("complementizer") and norm.endswith(("ه", "ها", "هم", "هما"))


def _describes_noun(words: Words, k: int, form: Inflection) -> bool:
    """Whether an imperfect belongs to the indefinite noun before it, which is its subject: مظاهرات واسعة تطالب الحكومة ب."""
    before = words.norm(k - 1)
    plain = before[:1].isalpha() and not before.startswith("ال") and k - 1 not in words.mention_over and k - 1 not in words.timed
    return form.tense == "imperfect" and plain and k > words.start_of(k) and not is_function_word(before) and not _is_joined(words, k)


def _is_whom(words: Words, k: int, verb: Verb, subject: Subject, stops: Collection[str]) -> bool:
    """Whether the phrase behind a verb is the addressee: one it needs and that its preposition follows, or a plural in ـين."""
    named = subject.kind == "named" and words.mention_from.get(subject.start) == subject.mentions[0]
    if verb.addressed and words.norm(subject.start - 1) in get_words("totality") and words.norm(subject.after) in stops:
        return True  # ودعت كل الأطراف إلى
    if verb.addressed and words.norm(subject.start) in get_words("everyone"):
        return True  # ودعا الجميع إلى
    if verb.object == "whom" and words.norm(subject.after) in stops and (named or subject.kind in ("body", "other", "title")):
        return True  # وحث المجلس على
    if verb.addressed and subject.kind == "other" and words.norm(k + 1) in get_words("resumptive"):
        return True  # الخطاب الذي دعا فيه البر الرئيسي إلى
    head = words.norm(subject.start)
    plural = head.endswith("ين") and source_class(head) == "person" and head.removeprefix("ال") not in get_words("singular")
    return plural and subject.start not in words.mention_over and (verb.addressed or verb.object in ("described", "target"))


def _is_accusative(words: Words, subject: Subject) -> bool:
    """Whether the noun of a source or title in the accusative, which no subject is, stands behind a verb: يعتبر اليوم رئيسا."""
    norm = words.norm(subject.start)
    source = source_class(norm[:-1]) == "person" or norm[:-1] in get_title_heads()
    return not subject.mentions and norm.endswith("ا") and not norm.startswith("ال") and source


def _is_told_behind(words: Words, k: int, limit: int, verb: Verb) -> bool:
    """Whether somebody who speaks stands between the verb and its أن: اجتماعا مع لافروف يقول مسؤولون إنه …"""
    if verb.object or not verb.quote or k + 1 in words.timed:
        return False
    subject = parse_subject(words, k + 1, limit, (verb.phrase | verb.that) - {""})
    if subject is None or subject.start != k + 1 or subject.after >= limit:
        return False
    speaks = subject.kind in ("person", "title") or (subject.kind == "named" and subject.mentions[0].type == "Person")
    at = subject.after + (words.norm(subject.after) in verb.that)  # صرحت النائبة فلانة ب|أنها
    return speaks and (words.norm(at) in get_words("complementizer") or words[at].text == ":")


def _is_noun(words: Words, k: int, verb: Verb, form: Inflection) -> bool:
    """Whether a perfect that is a verbal noun as well stands where no clause begins and no subject precedes (قبول أو رفض)."""
    if fold(verb.lemma) not in get_homographs() or form.tense != "perfect" or form.gender != "m" or begins_clause(words, k):
        return False
    that = "" in verb.that and words.norm(k + 2) in get_words("complementizer")  # مؤتمرا نفى فيه أن
    if words.norm(k + 1) in get_words("resumptive") and (that or words.norm(k + 2) in verb.phrase | verb.that):
        return False  # كلمة عبر فيها عن
    if form.suffix and is_nominative(words, k + 1):
        return False  # صفقات وصفها متعاملون بأنها
    subject = find_preverbal(words, k, form, verb.quote)
    return subject is None or not _is_certain(words, k, verb, subject)


def _needs_subject(words: Words, k: int, verb: Verb, form: Inflection) -> bool:
    """Whether the verb says nothing of anybody without a subject: a verbal noun, an impersonal passive, مما يشير."""
    if form.tense == "masdar":
        return not form.suffix
    if words.norm(k - 1) in ("لم", "لا") and words.norm(k - 2) in get_words("linked") | {"و"}:
        return False  # ولم يستبعد أن, لكنه لم يستبعد أن
    if words.norm(k) in get_words("impersonal") or (words.norm(k - 1) == "الذين" and not form.suffix):
        return True
    if words.norm(k - 1) == "ما" and verb.quote and _is_pronoun(words, k + 1):
        return False  # ردا على ما قالت إنه
    if form.tense in FINITE and words.norm(k - 1) in ("ما", "مما", "فيما"):
        return True
    if form.tense == "imperfect" and not _is_joined(words, k):  # تسريبات تتحدث عن: a relative clause without a pronoun
        return not any(source_class(words.norm(j)) in ("document", "utterance") for j in range(max(words.start_of(k), k - AUTHORED), k))
    linked = words.norm(k - 1) in get_words("linked")  # لكنه يتوقع
    return form.tense == "imperfect" and verb.impersonal and form.gender == "m" and form.number == "s" and not linked


def _is_joined(words: Words, k: int) -> bool:
    """Whether a verb begins its sentence or a word before it joins it to what was told."""
    joins = get_words("conjunction", "opener", "auxiliary", "linked", "adverb", "relative", "complementizer", "clause")
    return k == words.start_of(k) or words.norm(k - 1) in joins or (not words.norm(k - 1)[:1].isalnum() and words[k - 1].text not in COMMAS)


def _is_named_at(words: Words, subject: Subject) -> bool:
    """Whether a phrase begins with a mention, a title or a noun of a source, or is in the nominative of several people."""
    nominative = subject.kind == "person" and (is_nominative(words, subject.start) or words.norm(subject.start) in get_words("honour"))
    return subject.start in words.mention_from or subject.start in words.closes or is_title_or_source(words, subject.start) or nominative


def _is_certain(words: Words, k: int, verb: Verb, subject: Subject) -> bool:
    """Whether the word behind ``subject`` is a verb, not a noun of the same letters (قدمت فنلندا طلب العضوية)."""
    lemma = fold(verb.lemma)
    return lemma not in get_homographs() or words.norm(k) != lemma or (subject.kind != "other" and _is_named_at(words, subject))
