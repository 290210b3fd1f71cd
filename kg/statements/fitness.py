"""Whether a subject may speak in the frame of a verb, and its content be one: no common noun, no content that is only a name."""

from __future__ import annotations

from kg.statements.clauses import is_verb
from kg.statements.complements import is_blame
from kg.statements.inflection import FINITE, Inflection
from kg.statements.lexicon import Verb, get_attributions, get_forms, get_words
from kg.statements.nouns import is_indefinite_accusative, is_owned, is_verbal_noun
from kg.statements.phrases import is_function_word, is_name_only, is_pointed_at, is_stance, is_title_or_source
from kg.statements.regions import is_construct
from kg.statements.subjects import Subject, is_text
from kg.statements.words import COMMAS, Words
from kg.text.normalise import fold

#: Types of mentions that speak, and of those that say something as texts.
ACTORS = ("Person", "Organization", "Place")
TEXTS = ("Treaty", "Organization", "Event")
#: Within so many words it is told what somebody is left out of.
LONGEST_EXCLUDED = 7


def _attributes(words: Words, k: int) -> bool:
    """Whether the verb at ``k`` tells whose the words before it are: بحسب ما أعلن, وفق ما ذكر."""
    clauses = (a.words for a in get_attributions() if a.kind == "clause" and a.words[-1] != "كما" and len(a.words) <= k)
    return any(words.matches(k - n, phrase) == k for phrase in clauses for n in range(1, len(phrase) + 1))


def fits(words: Words, verb: Verb, form: Inflection, subject: Subject | None, content: int, rule: str, cue: int) -> bool:
    """Whether a subject of this sort may speak in this frame."""
    kind = subject.kind if subject is not None else ""
    speaker = subject.mentions[0].type if subject is not None and subject.mentions else ""
    if verb.kind == "document":
        told = verb.lemma == "نص" and kind in ("other", "person") and not speaker  # تنص الخطة على: whatever it is, it is a text
        return subject is not None and (is_text(words, subject) or speaker in TEXTS or told)
    if verb.lemma == "شهد" and kind != "person" and speaker != "Person":
        return False  # شهدت البلاد: nobody testifies
    if verb.lemma == "اشتبه" and form.tense == "participle":
        return False  # مشتبهين في تورطهم: suspected
    if verb.lemma == "زاد" and kind == "other":
        return False  # زاد معدل المياه
    if form.tense == "masdar" and not form.suffix and speaker not in ACTORS and not _is_said_by(words, subject, rule):
        return False
    common = kind == "other" and subject is not None and words.norm(subject.start).startswith("ال") and form.tense == "perfect"
    common = common and verb.type == "say" and bool(verb.that)  # أشار المرصد إلى …
    common = common or (kind == "other" and subject is not None and _is_doer(words, verb, form, subject, content))
    if kind == "other" and (rule not in ("that", "quote", "colon") or verb.kind == "relay") and not (common and rule == "phrase"):
        return False
    if verb.kind == "mental" and rule == "object" and kind in ("", "other"):
        return False  # تقدر قيمته: a passive
    if verb.lemma == "أجمع" and form.tense == "imperfect" and rule == "phrase":
        return False  # علاقات تجمع بين البلدين
    if verb.lemma == "أظهر" and (kind == "other" or speaker == "Event"):
        return False  # أظهرت الحرب أن: nobody says it
    if fold(verb.lemma) == "لوح" and words.norm(content).removeprefix("ال") in get_words("waved"):
        return False  # يلوحون بالأعلام
    if verb.lemma == "اعترف" and rule == "phrase" and words.norm(content) in get_words("recognised"):
        return False  # اعترفت باستقلالها: a state does not confess
    if words.norm(cue) == "توقع" and rule == "object" and words.norm(content) in get_words("signed"):
        return False  # توقع طلبا is "signs"
    if rule in ("object", "phrase") and _attributes(words, cue):
        return False
    if rule in ("object", "phrase") and (is_pointed_at(words, content) or (verb.type != "praise" and is_name_only(words, content))):
        return False
    if rule == "phrase" and verb.lemma == "دافع" and _is_thing(words, content):
        return False  # دافع عن نفسه, دافع عن الاتفاق: nothing is said of it
    if verb.object == "described" and rule == "phrase" and content not in words.closes and _is_short(words, content):
        return False  # وصفته بالمطلع
    relative = words.norm(cue - 1) in get_words("relative") - {"ما", "مما"}
    if verb.object == "described" and rule == "phrase" and form.suffix and form.tense in FINITE and relative:
        return False  # ممن وصفهم بالإرهابيين: what somebody is called by the way
    considered = verb.object == "described" and form.tense == "imperfect" and not form.suffix and rule in ("object", "quote")
    if considered and _is_predicate(words, content + (content in words.closes)):
        return False  # تعتبر المدينة أقدم مدن المنطقة: "is considered"
    if rule != "object":
        return True
    if verb.lemma == "عرض" and (form.tense not in FINITE or not is_verbal_noun(words, content)):
        return False  # عرضت خطة; عرضت تقديم العون is an offer
    speaks = speaker in ACTORS or (form.tense == "participle" and not kind)  # مطالبا ب، ومجددا أهمية
    if fold(verb.lemma) == "جدد" and (not is_stance(words, content) or words.norm(content) in get_forms() or not speaks):
        return False  # جدد تمسكه ب; not جدد العقد
    if verb.object == "blame" and not is_blame(words, content):
        return False
    if form.tense == "masdar" and (is_verb(words, content) or words.norm(content) in get_words("clause")):
        return False  # إعلان القاهرة يدعم …: a declaration by its name
    if form.suffix and form.tense in FINITE and verb.object not in ("described", "blame"):
        return False
    passive = verb.object == "described" and form.tense == "imperfect" and not form.suffix and words.norm(cue - 1) in get_words("relative")
    if passive and not words.norm(content).startswith("ال") and content not in words.mention_over:
        return False  # الاستثمارات التي تعتبر ثمرة
    if verb.object == "described" and not kind and not form.suffix and form.tense != "participle":
        return False  # تعتبر مركزا "is considered a centre"
    if verb.addressed and len(verb.phrase) > 1 and kind != "named":
        return False  # يبلغ حجم الإنتاج "amounts to"
    if verb.object == "from" and (kind not in ("named", "person") or form.tense not in FINITE):
        return False  # طلب العضوية is a noun phrase
    return not (verb.type == "reject" and _is_declined(words, content, verb)) and not _is_excluded(words, verb, content)


def _is_doer(words: Words, verb: Verb, form: Inflection, subject: Subject, content: int) -> bool:
    """Whether a noun phrase behind a verb is no object: it has none (أشادت الجمعية ب), or another follows (دعت الجمعية الأعضاء إلى)."""
    definite = words[subject.start].text.startswith("ال") or is_construct(words, subject.start)  # not ألقى
    feminine = words[subject.start].text.endswith(("ة", "ات"))
    if form.tense != "perfect" or not definite or feminine != (form.gender == "f") or subject.start in words.mention_over:
        return False
    another = content - 1 > subject.after and (words.norm(subject.after)[:1].isalpha() and not is_function_word(words.norm(subject.after)))
    alone = "" not in verb.phrase and not verb.object and (verb.quote or verb.type != "say")  # not دافع الشعب عن أرضه
    return alone or (another and verb.addressed)


def _is_said_by(words: Words, subject: Subject | None, rule: str) -> bool:
    """Whether people without a name say what a verbal noun leads to: قول المحللين إن."""
    people = subject is not None and subject.kind == "person" and words.norm(subject.start).startswith("ال")
    return people and rule == "that"


def _is_short(words: Words, k: int) -> bool:
    """Whether a word or two stand between ``k`` and a mark."""
    return any(not words.norm(j)[:1].isalnum() for j in range(k, min(k + 3, len(words))))


def _is_thing(words: Words, k: int) -> bool:
    """Whether a definite noun stands at ``k`` alone, or who speaks himself: الاتفاق, نفسه."""
    ends = k + 1 >= words.end_of(k) or words[k + 1].text in COMMAS | {"."}
    alone = ends or (words.norm(k + 1) == "و" and is_verb(words, k + 2))
    return alone and k not in words.mention_over and (words.norm(k).startswith("ال") or words.norm(k) in get_words("same"))


def _is_predicate(words: Words, k: int) -> bool:
    """Whether what stands at ``k`` can only be what something is held to be: أول, أحد الأندية, حدثا هاما, أولوية."""
    norm = words.norm(k)
    if norm.removeprefix("ال") in get_words("ranked"):
        return True
    if k in words.mention_over or norm.startswith("ال") or is_owned(words, k) or is_function_word(norm):
        return False
    apart = k + 1 not in words.mention_over and not words.norm(k + 1).startswith("ال")
    return is_indefinite_accusative(words, k) or (words[k].text.endswith("ة") and apart and not is_owned(words, k + 1))


def _is_declined(words: Words, k: int, verb: Verb) -> bool:
    """Whether what is refused is to speak at all: رفض التعليق."""
    norm = words.norm(k)
    return norm.removeprefix("ال") in get_words("declined") and (norm.startswith("ال") or verb.lemma == "رفض")  # not انتقد رد الحكومة


def _is_excluded(words: Words, verb: Verb, k: int) -> bool:
    """Whether somebody is left out of something: استبعدت اللجنة فلانا من القائمة."""
    people = k in words.mention_from or is_title_or_source(words, k) or words.norm(k).removeprefix("ال") in get_words("body")
    reach = range(k + 1, min(k + LONGEST_EXCLUDED, words.end_of(k)))
    return verb.lemma == "استبعد" and people and any(words.norm(j) == "من" for j in reach)
