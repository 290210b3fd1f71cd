"""Reports: a reporting verb with its speaker's noun phrase and the place where its content begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.statements.agents import find_subject, is_certain, is_joined, is_pronoun
from kg.statements.complements import STANCES, find_complement
from kg.statements.cues import (
    begins_clause,
    get_homographs,
    is_asserted,
    is_purpose,
    renewing,
    renews_own,
    told_by_noun,
    turning,
)
from kg.statements.fitness import fits
from kg.statements.inflection import FINITE, POSSESSIVES, Inflection
from kg.statements.late import find_late_that, find_that_soon
from kg.statements.lexicon import Verb, get_forms, get_words, source_class
from kg.statements.nouns import is_verbal_noun
from kg.statements.objects import affirms, behind_cognate, find_deed, has_object, has_pronoun, is_agreed, is_criticised
from kg.statements.phrases import (
    hides_identity,
    is_title_or_source,
    skip_asides,
)
from kg.statements.plurals import is_nominative
from kg.statements.preverbal import find_preverbal
from kg.statements.subjects import (
    Subject,
    cut_description,
)
from kg.statements.words import COMMAS, Words
from kg.text.normalise import fold

#: A participle without a comma before it begins a report only if its content is that near (قائلا إن, مشيرا إلى أن).
NEAR = 3
#: Between a verb and its content stand the speaker, the addressee and the occasion: hardly more words than this.
LONGEST_GAP = 60
#: A conjunction is left on verbs of so few letters with it: ورد, وعد, ونص, وعدت, وردت.
JOINED = 5
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
    def near(self) -> bool:
        """Whether the content begins right behind the cue."""
        return self.content - self.cue <= NEAR

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
    if any(form.person == 1 for _, form in get_forms().get(norm, ())):
        return  # رأينا, اعتقدنا
    for verb, form in get_forms().get(norm, ()):
        if form.tense == "imperfect" and words.norm(k - 1) in get_words("going-on"):
            form = replace(form, tense="perfect")  # ومضى يقول إن
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
    subject, before = find_subject(words, k, limit, verb, form)
    if before and words.norm(k - 1) in ("ما", "مما"):
        subject = None  # …، بما يفيد بأن: nobody before a relative speaks
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
        swallowed = subject is not None and subject.kind in ("person", "body", "title") and not before and {"", "ب"} & verb.phrase
        if found is None and subject is not None and swallowed:  # أشاد الوزير الألماني | بالحكومة لدعمها
            tight = cut_description(words, subject)
            found = find_complement(words, tight.after, limit, verb, form, tight)
            subject = tight if found is not None else subject
        elif found is None and subject is not None and subject.kind == "other" and not before:
            subject, found = None, find_complement(words, k + 1, limit, verb, form, None)  # the phrase was the complement itself
    if subject is None and found is not None and found[1] == "that" and k + 1 < words.closes.get(k + 1, 0) < found[0]:
        subject = Subject(k + 1, words.closes[k + 1] + 1, words.closes[k + 1] + 1, "body")  # أعلنت «المقاومة الشعبية» في بيان أن
    cut = -1
    if found is None and subject is not None and subject.kind == "named" and not before and "" in verb.phrase:
        behind = words.last_word[subject.mentions[-1]] + 2  # رفض فلان مرشح الحركة | الاعتراف بالنتيجة
        cut = next((j for j in range(behind, subject.end) if is_verbal_noun(words, j, article=True)), -1)
    elif found is not None and subject is not None and not before and found[1] in ("object", "phrase") and found[0] >= subject.end:
        cut = find_deed(words, verb, subject)
    if subject is not None and cut > 0:
        subject, found = replace(subject, end=cut, after=cut), (cut, "object")
    held = subject is not None and bool(subject.mentions) and subject.mentions[0].type == "Event"  # واستنكر قمة الرابطة
    text = subject if subject is not None and (subject.kind == "document" or held) and not before else None
    if found is None and text is not None and verb.type in STANCES and "" in verb.phrase:
        subject, found = None, (text.start, "object")  # وشجب مشروع التقسيم
    if found is not None and is_purpose(words, k, form) and found[1] not in ("that", "quote", "colon"):
        return None  # خرجوا ليعبروا عن
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
    return subject is None or not is_certain(words, k, verb, subject)


def _needs_subject(words: Words, k: int, verb: Verb, form: Inflection) -> bool:
    """Whether the verb says nothing of anybody without a subject: a verbal noun, an impersonal passive, مما يشير."""
    if form.tense == "masdar":
        return not form.suffix
    if words.norm(k - 1) in ("لم", "لا") and words.norm(k - 2) in get_words("linked") | {"و"}:
        return False  # ولم يستبعد أن, لكنه لم يستبعد أن
    if words.norm(k) in get_words("impersonal") or (words.norm(k - 1) == "الذين" and not form.suffix):
        return True
    if words.norm(k - 1) == "ما" and verb.quote and is_pronoun(words, k + 1):
        return False  # ردا على ما قالت إنه
    if is_purpose(words, k, form):
        return False  # وعاد ليقول إن
    meanwhile = words.norm(k - 1) == "فيما" and words[k - 2].text in COMMAS  # …، فيما طالبت ب
    if form.tense in FINITE and words.norm(k - 1) in ("ما", "مما", "فيما") and not meanwhile:
        return True
    if form.tense == "imperfect" and not is_joined(words, k):  # تسريبات تتحدث عن: a relative clause without a pronoun
        return not any(source_class(words.norm(j)) in ("document", "utterance") for j in range(max(words.start_of(k), k - AUTHORED), k))
    linked = words.norm(k - 1) in get_words("linked")  # لكنه يتوقع
    impersonal = verb.impersonal or (verb.lemma == "رأى" and words.norm(k - 1) in get_words("relative"))  # الشركات التي يرى أنها
    return form.tense == "imperfect" and impersonal and form.gender == "m" and form.number == "s" and not linked
