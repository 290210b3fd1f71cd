"""The subject of a reporting verb, before or behind it; none where the noun phrase behind it is rather whom the verb is about."""

from __future__ import annotations

from collections.abc import Collection

from kg.statements.cues import contented, find_earlier, get_homographs, renewing, renews_own, told_by_noun, turning
from kg.statements.inflection import FINITE, Inflection
from kg.statements.lexicon import Verb, get_forms, get_title_heads, get_words, source_class
from kg.statements.objects import cut_called
from kg.statements.phrases import is_function_word, is_reporting_verb, is_title_or_source
from kg.statements.plurals import is_nominative
from kg.statements.preverbal import find_preverbal
from kg.statements.subjects import Subject, disagrees, is_feminine, parse_subject, skip_addressee
from kg.statements.words import COMMAS, Words
from kg.text.normalise import fold

#: The support verb (قام … بإدانة) stands within so many words before its verbal noun.
SUPPORT = 14
#: Behind a speaker, where he spoke (في بيان له) is told in fewer words.
LONGEST_OCCASION = 6
#: A phrase that sets the scene before a verb (ولهذا السبب، يدعو إلى) has no more words.
LONGEST_SETTING = 8


def find_subject(words: Words, k: int, limit: int, verb: Verb, form: Inflection) -> tuple[Subject | None, bool]:
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
        plain = renewed < 0 and not anew and form.tense == "participle" and not form.suffix and not verb.object
        if plain and (named := _find_told(words, k, limit, stops)) is not None:
            return named, False
        return _find_renewer(words, renewed, k) if renewed >= 0 else (None, False)
    if form.tense == "masdar" and (verb.addressed or verb.object == "object") and (renewed := renewing(words, k)) >= 0:
        return _find_renewer(words, renewed, k)  # واصلت واشنطن تحذير إيران من
    if form.tense == "perfect" and words.norm(k - 1) == "ان" and (earlier := find_earlier(words, k)) >= 0:
        return parse_subject(words, earlier, k), True  # وسبق للأمين العام فلان أن صرح
    if form.tense in FINITE:
        subject = find_preverbal(words, k, form, verb.quote or verb.lemma == "نص")
        other = subject is not None and (_is_told_behind(words, k, limit, verb, form) or _is_of_other_gender(words, k, form, subject))
        if subject is not None and not other and is_certain(words, k, verb, subject):
            return subject, True
    if form.tense == "masdar" and words.norm(k - 1) == "ب":
        for j in range(k - 2, max(words.start_of(k) - 1, k - SUPPORT), -1):
            if words.norm(j) in get_words("support") and j not in words.mention_over:  # قام الوزير بإدانة …
                return parse_subject(words, j + 1, k - 1) or find_preverbal(words, j, form, False), True
    if form.tense in FINITE and words.norm(k - 1) in get_words("pronoun"):
        return None, False  # وهي تعارض
    if form.tense in FINITE and form.number in ("d", "p") and form.person == 3:
        return None, False  # طالبوا الوزير ب: before its subject a verb is in the singular
    kind = source_class(words.norm(k - 1))
    if verb.kind == "document" and words.norm(k + 1) in get_words("resumptive") and kind in ("document", "utterance"):
        return Subject(k - 1, k, k, kind), True  # أعد فلان تقريرا جاء فيه أن
    inside = verb.kind == "document" and words.norm(k + 1) in ("في", "ضمن")  # جاء في بيان …
    first = k + 1 + inside
    told = skip_addressee(words, first, limit) if verb.quote else first
    if told > first and (behind := parse_subject(words, told, limit, stops)) is not None and behind.kind in ("named", "person"):
        return behind, False  # أكد لـ«الديار» الدكتور فلان
    subject = parse_subject(words, first, limit, stops)
    if subject is not None and (verb.that or verb.addressed):
        subject = _behind_demonstrative(words, subject, form, limit, stops)
    if subject is not None and verb.object and form.tense in FINITE and disagrees(words, subject, form.gender):
        return None, False  # دعا الولايات المتحدة إلى, دعت مجلس الأمن إلى: whom he or she called on
    if subject is not None and verb.object and form.tense in FINITE and (is_pronoun(words, k - 1) or _describes_noun(words, k, form)):
        return None, False  # قال إنه حث الرئيس على: the pronoun is the subject
    if subject is not None and form.tense in FINITE and (_is_whom(words, k, verb, subject, stops) or _is_accusative(words, subject)):
        return None, False
    asked = subject is not None and verb.object in ("addressee", "target") and words.norm(subject.after) in stops
    if subject is not None and asked and _goes_on(words, k, form, subject):
        return None, False  # دانت الصين الغارة وطالبت إسرائيل ب
    if subject is not None and (verb.addressed or verb.object in ("target", "object")):
        subject = cut_called(words, subject)
    body = subject is not None and subject.kind == "body" and is_feminine(words, subject) == (form.gender == "f")
    that = subject is not None and words.norm(subject.after) in get_words("complementizer")
    told = that and "" in verb.that and not form.suffix  # تعتبر فرق المعارضة | أن
    if subject is not None and verb.object in ("described", "target") and not (body or told or _is_named_at(words, subject)):
        return None, False  # وصفت ادعاءات الكرملين بأنها: the noun phrase is the object
    return subject, False


def _find_told(words: Words, k: int, limit: int, stops: Collection[str]) -> Subject | None:
    """Who speaks directly behind a participle, before the preposition that it needs: منوها سموه | ب, مشيرا الوزير | إلى."""
    subject = parse_subject(words, k + 1, limit, stops)
    if subject is None or subject.start != k + 1 or words.norm(subject.after) not in stops:
        return None
    person = subject.kind in ("title", "person") or (subject.kind == "named" and subject.mentions[0].type == "Person")
    return subject if person and (_is_named_at(words, subject) or words.norm(k + 1).startswith("ال")) else None


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
    joined = words.norm(k - 1) == "و" and form.tense == "perfect"
    if not joined or (subject.kind == "named" and subject.start not in words.mention_from):
        return False
    readings = (told for j in range(words.start_of(k), k - 1) if words.inside[j] == words.inside[k] and j not in words.mention_over
                for _, told in get_forms().get(words.norm(j), ())[:1])
    return any(told.tense == "perfect" and (told.gender, told.number) == (form.gender, form.number) for told in readings)


def is_pronoun(words: Words, k: int) -> bool:
    """Whether a complementizer with a pronoun stands at ``k``: إنه, أنها."""
    norm = words.norm(k)
    return norm in get_words("complementizer") and norm.endswith(("ه", "ها", "هم", "هما"))


def _describes_noun(words: Words, k: int, form: Inflection) -> bool:
    """Whether an imperfect belongs to the indefinite noun before it, which is its subject: مظاهرات واسعة تطالب الحكومة ب."""
    before = words.norm(k - 1)
    plain = before[:1].isalpha() and not before.startswith("ال") and k - 1 not in words.mention_over and k - 1 not in words.timed
    return form.tense == "imperfect" and plain and k > words.start_of(k) and not is_function_word(before) and not is_joined(words, k)


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
    adjective = words.norm(subject.start + 1)
    agreeing = adjective.startswith("ال") and adjective.endswith("ين")
    broken = head.startswith("ال") and head[2:] in get_words("plural") and agreeing  # دعا النواب المقاطعين
    followed = verb.object == "object" and words.norm(subject.after) in stops  # حذر المشرعين من
    wanted = verb.addressed or verb.object in ("described", "target") or followed
    return (plural or broken) and subject.start not in words.mention_over and wanted


def _is_accusative(words: Words, subject: Subject) -> bool:
    """Whether the noun of a source or title in the accusative, which no subject is, stands behind a verb: يعتبر اليوم رئيسا."""
    norm = words.norm(subject.start)
    source = source_class(norm[:-1]) == "person" or norm[:-1] in get_title_heads()
    return not subject.mentions and norm.endswith("ا") and not norm.startswith("ال") and source


def _is_told_behind(words: Words, k: int, limit: int, verb: Verb, form: Inflection) -> bool:
    """Whether somebody who speaks stands between the verb and its أن: اجتماعا مع لافروف يقول مسؤولون إنه …"""
    if verb.object or not verb.quote or k + 1 in words.timed:
        return False
    subject = parse_subject(words, k + 1, limit, (verb.phrase | verb.that) - {""})
    if subject is None or subject.start != k + 1 or subject.after >= limit:
        return False
    named = subject.kind == "named"
    speaks = subject.kind in ("person", "title") or (named and subject.mentions[0].type == "Person")
    body = named and form.gender and not disagrees(words, subject, form.gender)
    if body and words.norm(subject.after) in get_words("complementizer") and words[k].line == words[subject.after].line:
        return True  # خبراء عسكريون تقول موسكو إنهم
    at = subject.after + (words.norm(subject.after) in verb.that)  # صرحت النائبة فلانة ب|أنها
    told = range(at, min(at + LONGEST_OCCASION, limit) if words.norm(at) in ("في", "عبر", "خلال") else at + 1)  # قال فلان | في بيان له:
    end = next((j for j in told if words.norm(j) in get_words("complementizer") or words[j].text == ":"), -1)
    return speaks and end >= 0 and not any(words[j].text in COMMAS or is_reporting_verb(words, j) for j in range(at, end))


def _is_of_other_gender(words: Words, k: int, form: Inflection, subject: Subject) -> bool:
    """Whether a state or body right before a verb cannot be its subject, so that the title of another ends there: الأوسط | هددت الحكومة."""
    single = subject.kind == "named" and len(subject.mentions) == 1 and subject.mentions[0].type != "Person"
    apart = words.norm(subject.start - 1) not in get_words("complementizer") and words.norm(k - 1) not in get_words("relative")
    behind = k + 1 in words.mention_from or words.norm(k + 1).startswith("ال")
    return single and apart and behind and form.number == "s" and disagrees(words, subject, form.gender)


def is_joined(words: Words, k: int) -> bool:
    """Whether a verb begins its sentence or a word before it joins it to what was told."""
    joins = get_words("conjunction", "opener", "auxiliary", "linked", "adverb", "relative", "complementizer", "clause")
    if words.norm(k - 1) in get_words("pronoun") and words.norm(k - 2) in joins:
        return True  # وهي تعارض
    if words[k - 1].text in COMMAS and _is_setting(words, words.start_of(k), k - 1):
        return True  # ولهذا السبب، يدعو إلى
    return k == words.start_of(k) or words.norm(k - 1) in joins or (not words.norm(k - 1)[:1].isalnum() and words[k - 1].text not in COMMAS)


def _is_setting(words: Words, start: int, comma: int) -> bool:
    """Whether nothing but one phrase with a preposition stands before the first comma of a sentence: ولهذا السبب، ."""
    start += words.norm(start) in get_words("conjunction")
    opens = words.norm(start) in get_words("governed", "preposition", "adverbial") or start in words.timed
    return opens and comma - start <= LONGEST_SETTING and not any(
        not words.norm(j)[:1].isalnum() or is_reporting_verb(words, j) for j in range(start, comma)
    )


def _is_named_at(words: Words, subject: Subject) -> bool:
    """Whether a phrase begins with a mention, a title or a noun of a source, or is in the nominative of several people."""
    nominative = subject.kind == "person" and (is_nominative(words, subject.start) or words.norm(subject.start) in get_words("honour"))
    return subject.start in words.mention_from or subject.start in words.closes or is_title_or_source(words, subject.start) or nominative


def is_certain(words: Words, k: int, verb: Verb, subject: Subject) -> bool:
    """Whether the word behind ``subject`` is a verb, not a noun of the same letters (قدمت فنلندا طلب العضوية)."""
    lemma = fold(verb.lemma)
    return lemma not in get_homographs() or words.norm(k) != lemma or (subject.kind != "other" and _is_named_at(words, subject))
