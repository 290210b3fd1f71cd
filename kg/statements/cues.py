"""Which words are reporting verbs that are asserted: not negated, not wished for, not passive, and no nouns of the same letters."""

from __future__ import annotations

from functools import cache

from kg.statements.clauses import is_deed
from kg.statements.inflection import FINITE, POSSESSIVES, Inflection
from kg.statements.lexicon import Verb, get_dotted, get_forms, get_title_heads, get_words, source_class
from kg.statements.nouns import is_owned
from kg.statements.phrases import behind_manner, behind_setting
from kg.statements.subjects import Subject, parse_subject
from kg.statements.words import COMMAS, Words

#: A verb such as جدد stands so many words before the verbal noun at most.
RENEWAL = 16
#: The occasion at the head of a sentence has no more words.
LONGEST_OCCASION = 9
#: أن لا in one word: يجب ألا يتحدث.
NOT_TO = ("ألا", "ألّا")
SHADDA, DAMMA = "\u0651", "\u064f"


def is_asserted(words: Words, k: int, verb: Verb, form: Inflection) -> bool:
    """Whether the word at ``k``, read as ``form`` of ``verb``, reports something as far as its letters, marks and neighbours tell."""
    before, text = words.norm(k - 1), words[k].text
    if form.person == 1 or (before in get_words("first-person") and k - 1 not in words.mention_over):
        return False  # نقول, نأمل, نحن واثقون: the speaker of the words around it goes on
    if words.norm(k) == "تبين" and words.norm(k + 1) in ("ل", "لها", "له", "لهم", "لنا"):
        return False  # تبين لها: it became clear to her
    if before in get_words("negation") and verb.lemma != "استبعد":  # لم يستبعد says something, لم يوضح does not
        return False
    says = verb.quote and verb.type == "say" and verb.tells and not verb.addressed
    purpose = says and is_purpose(words, k, form) and words.inside[k] < 0  # وعاد ليقول إن; not ليخبرهم أن
    if form.tense in FINITE and before in get_words("governed", "nominal") and not purpose:
        return False
    if form.tense in FINITE and (before in get_words("conditional") or words[k - 1].text in NOT_TO):
        return False
    if words.norm(k) in get_words("reaches") and _is_measured(words, k + 1):
        return False
    if form.tense == "imperfect":
        passive = DAMMA in text[1:2] and verb.lemma[0] == "ا"  # يُتهم
        later = before == "ان" and words.norm(k - 2) == "قبل" and words[k - 3].text in COMMAS and verb.quote | bool(verb.that)
        named = bool(form.suffix) and _is_feminine(words, k)  # تهنئة is not "congratulates him"
        named = named or words.norm(k) in get_words("homograph")  # تعرض: was subjected to
        passive = passive or (text[-1] == "ى" and form.number == "s" and verb.lemma in get_dotted() and not words.undotted)  # يُدعى, يُروى
        dotted = verb.lemma == "رأى" and text[-1] == "ي" and not words.dotless  # فيري is a name, فيرى "and he sees"
        passive = passive or dotted
        return not passive and not named and (later or purpose or before not in get_words("subjunctive", "hedge"))  # …، قبل أن تشير إلى أن
    if form.tense == "perfect":
        return _is_perfect(words, k, verb, form)
    letter = not before.startswith("ال") and source_class(before) in ("document", "utterance")
    if letter and form.tense in ("participle", "masdar") and not form.suffix and not words.norm(k).endswith("ا"):
        return False  # برقية شكر
    if form.tense == "participle":
        if words.norm(k + 1) == "باسم" or (verb.lemma[-1] == "أ" and not set(text) & set("أؤئ")):
            return False  # متحدثة باسم الوزيرة, مهنية is "professional"
        if before in get_words("complementizer") and k - 1 not in words.mention_over:
            return False  # أن مناشدة باريس: the verbal noun
        if before in get_words("preposition", "governed") and not told_by_noun(words, k, verb):
            return False  # لمطالبة الصين
        if words.norm(k) in get_words("homograph") and before not in COMMAS and before != "و" and k - 1 not in words.opens:
            return False  # مذكرة is a note
        near = range(k - 1, k - 5, -1) if k - 1 not in words.opens else ()  # «… ما كان هنا» مضيفا
        was = next((j for j in near if words.norm(j) in get_words("auxiliary")), -1)
        if was >= 0 and (verb.impersonal or not any(words[j].text in COMMAS or words.norm(j) in get_forms() for j in range(was, k))):
            return False  # كان الأمر متوقعا, كان لبنان مهددا
        return not (form.gender == "f" and (text[-1] == "ه" or _is_adjective(words, k)))  # أمله is "his hope"
    if before in get_words("passive") or (words.norm(k) in get_words("homograph") and not _is_transitive(words, k)):
        return False  # تم إبلاغ; المعارضة is the opposition
    if before in get_words("conditional", "verbal") or words.norm(k - 1 - (before == "ل")) in get_words("may"):
        return False  # إذا رفض, يمكن استبعاد, يمكن لمعارضة
    if before == "علي" and words.norm(k - 2) in get_words("reply") and verb.type == "say":
        return False  # ردا على تصريح فلان
    if form.suffix and before == "عن" and words.norm(k) in get_words("belief") and words.norm(k + 1) not in COMMAS:
        return False  # أعرب عن اعتقاده بأن: the verb before it tells it
    if form.suffix:  # مطالبتها: the suffix of such verbs is whom it is asked of
        whom = k + 1 + (words.norm(k + 1) in ("ل", "لل"))
        possessor = not verb.addressed and verb.object not in ("target", "described")
        possessor = possessor or (verb.object in ("target", "addressee") and whom in words.mention_from)  # اتهامها لطهران ب
        return possessor and before not in get_words("relative") and not _is_feminine(words, k)
    return not (words.norm(k).startswith("ال") and verb.type == "say") or told_by_noun(words, k, verb)


def _is_measured(words: Words, k: int) -> bool:
    """Whether a number or what is measured stands at ``k``, or one in it: يبلغ 45 عاما, يبلغ من العمر, يبلغ عدد السكان."""
    k += words.norm(k) == "من"
    bare = words.norm(k).removeprefix("ال")
    return bare[:1].isdigit() or words.norm(k) in get_words("measure") or bare in get_words("measure")


def _is_transitive(words: Words, k: int) -> bool:
    """Whether a verbal noun governs whose it is and what it is about: معارضة أنقرة ل."""
    mention = words.mention_from.get(k + 1)
    return mention is not None and not words.norm(k).startswith("ال") and words.norm(words.last_word[mention] + 1) in ("ل", "لل")


def _is_adjective(words: Words, k: int) -> bool:
    """Whether a feminine participle belongs to the indefinite noun before it: أمورا ملحة, رسالة محذرة."""
    before = words.norm(k - 1)
    noun = (before.endswith(("ه", "ات", "ا")) or before == "اخري") and not before.startswith("ال") and before not in get_words("adverb")
    return noun and len(before) > 2 and k - 1 not in words.mention_over and k - 1 not in words.timed and before not in get_forms()


def told_by_noun(words: Words, k: int, verb: Verb) -> bool:
    """Whether a verbal noun with the article stands for the verb: اكتفى بالقول إن, سارع إلى التأكيد أن, جدد التأكيد أن; not يمكن القول."""
    article = words.norm(k).startswith("ال")
    told = article and verb.type == "say" and verb.kind == "core"
    if told and (words.norm(k - 1) in get_words("told") or renewing(words, k) >= 0):
        return True
    if renews_own(words, k, verb):
        return True
    return (article or "" in verb.phrase) and turning(words, k) >= 0


def renews_own(words: Words, k: int, verb: Verb) -> bool:
    """Whether somebody's own call or charge is told anew at ``k``: جدد الوزير دعوته إلى, اتهامه بيرغ ب."""
    return is_owned(words, k) and (verb.addressed or verb.object == "target") and renewing(words, k) >= 0


def turning(words: Words, k: int) -> int:
    """The verb that leads its subject to what the verbal noun at ``k`` says (سارعت الحكومة إلى نفي, عاد إلى المطالبة ب), or -1."""
    if words.norm(k - 1) not in ("الي", "علي", "ب") or k in words.mention_over:
        return -1
    for j in range(k - 2, max(words.start_of(k) - 1, k - RENEWAL), -1):
        if words.norm(j) in get_words("turning") and j not in words.mention_over:
            subject = parse_subject(words, j + 1, k - 1) if j + 1 < k - 1 else None
            return j if j + 1 == k - 1 or (subject is not None and subject.after == k - 1) else -1
    return -1


def renewing(words: Words, k: int) -> int:
    """The verb that is told anew by the verbal noun at ``k``, its subject in between (جدد الوزير التأكيد أن) or before it, or -1."""
    for j in range(k - 1, max(words.start_of(k) - 1, k - RENEWAL), -1):
        if words.norm(j) in get_words("renewal") and j not in words.mention_over:
            subject = parse_subject(words, j + 1, k) if j + 1 < k else None
            return j if j + 1 == k or (subject is not None and subject.after == k) else -1
    return -1


def contented(words: Words, k: int) -> Subject | None:
    """The subject of the verb before a verbal noun that stands for the report: اكتفى المجلس بالقول إن, سارع الوزير إلى التأكيد أن.

    A verb of answering has its object in between: رد فلان على الاتهامات بالقول إن.
    """
    first = words.start_of(k)
    answer = first + (words.norm(first) in ("و", "ف"))
    if words.norm(k - 1) == "ب" and words.norm(answer) in get_words("answer") and answer not in words.mention_over:
        return parse_subject(words, answer + 1, k - 1)
    for j in range(k - 2, max(words.start_of(k) - 1, k - RENEWAL), -1):
        if is_deed(words, j) or _is_deed_of_others(words, j):
            subject = parse_subject(words, j + 1, k - 1)
            return subject if subject is not None and subject.after == k - 1 else None
    return None


def _is_deed_of_others(words: Words, k: int) -> bool:
    """Whether a perfect of what somebody did stands at ``k`` in the feminine or plural: اكتفت, سارعوا."""
    stem = next((words.norm(k).removesuffix(ending) for ending in ("ت", "وا") if words.norm(k).endswith(ending)), "")
    return bool({stem, stem + "ي"} & get_words("deed")) and k not in words.mention_over


def _is_perfect(words: Words, k: int, verb: Verb, form: Inflection) -> bool:
    """Whether a word of the letters of a perfect is one."""
    before, text = words.norm(k - 1), words[k].text
    if DAMMA in text[1:2] or text[0] == "آ" or (text[0] == "أ" and verb.lemma[0] == "ا") or (form.number == "d" and text[-1] == "أ"):
        return False  # ذُكر is passive, أعتقد "I believe", أقرأ "I read"
    bare = text[0] == "ا" and verb.lemma[0] in "اأ" and (form.gender, form.number, form.suffix) == ("m", "s", "")
    opens = words.inside[k] >= 0 and (k - 1 in words.closes or before == "و")
    if bare and opens and k + 1 not in words.titled and k + 1 not in words.mention_from:
        return False  # "… وآن الأوان، واعتقد أن": the speaker goes on, where no hamza is written
    if verb.lemma[-1] == "أ" and not set(text) & set("أؤئ"):
        return False  # هنا is "here"
    if before == "ان" and not any(words.norm(j) in get_words("factual") for j in range(k - 4, k - 1)) and find_earlier(words, k) < 0:
        return False
    if words.norm(k) in get_words("hamza") and text[0] != "أ":
        return False  # اطلع على: had a look at
    if (SHADDA not in text and (_is_between(words, k) or _is_matter(words, k))) or (before == "وقت" and verb.lemma == "مضى"):
        return False  # أكثر من أي وقت مضى
    superlative = words.norm(k).removesuffix(form.suffix) in get_words("latest")
    if before in get_words("quantifier") or (superlative and not _heads_clause(words, k)):
        return False  # أي دافع is any motive, أحد أبرز المفكرين one of the most prominent, أبرزها the most prominent of them
    noun = words.norm(k).removesuffix(form.suffix) in get_words("homograph") or verb.kind == "mental"
    if form.suffix and noun and SHADDA not in text:
        return False  # بيننا, قدرتها, رأيه
    if words.norm(k) in get_words("homograph") and SHADDA not in text and (before == "ما" or not _is_verb_of_clause(words, k, verb)):
        return False  # بين "between", عبر "across", عقب "after", أخطر "more dangerous"
    if verb.lemma[-1] == "ى" and text[-1] == "ي" and form.number == "s" and not words.dotless:
        return False  # نفي is the noun
    return not (form.suffix and _is_feminine(words, k))  # عدة is not "he counted it"


def is_purpose(words: Words, k: int, form: Inflection) -> bool:
    """Whether ل makes an imperfect at ``k`` the purpose of another verb, or what came of it: وعاد ليقول."""
    return form.tense == "imperfect" and words.norm(k - 1) == "ل"


def _is_between(words: Words, k: int) -> bool:
    """Whether بين at ``k`` is the preposition: no clause begins there, or it goes on with another: بينها وبين, خلال الأسبوع بين."""
    if words.norm(k) != "بين":
        return False
    joined = k == words.start_of(k) or words[k - 1].text in COMMAS or words.norm(k - 1) in get_words("conjunction", "auxiliary") | {"و"}
    other = range(max(words.start_of(k), k - RENEWAL), k - 1)
    twice = words.norm(k - 1) == "و" and any(words.norm(j) in {"بين", *("بين" + p for p in POSSESSIVES)} for j in other)
    return not joined or twice or words.norm(k + 1)[:1].isdigit()


def _is_matter(words: Words, k: int) -> bool:
    """Whether أمر at ``k`` is the noun, as what it is follows it: السلام أمر ممكن, أمر لا يمكن قبوله."""
    after = words.norm(k + 1)
    if words.norm(k) != "امر" or begins_clause(words, k) or k + 1 in words.mention_over or k + 1 in words.titled:
        return False
    known = after.startswith("ال") or after in get_title_heads() | get_words("quantifier", "body") or bool(source_class(after))
    return after in get_words("negation") or (after[:1].isalpha() and len(after) > 2 and not known and after not in get_words("adverb"))


def find_earlier(words: Words, k: int) -> int:
    """Where the subject begins of سبق ل… أن + the perfect at ``k``, or -1."""
    before = range(k - 2, max(words.start_of(k) - 1, k - RENEWAL), -1)
    return next((j + 2 for j in before if words.norm(j) == "سبق" and words.norm(j + 1) in ("ل", "لل")), -1)


def _is_verb_of_clause(words: Words, k: int, verb: Verb) -> bool:
    """Whether a word of the letters of a preposition (عبر, عقب) begins a clause; behind a comma its complement must follow."""
    if words.norm(k + 1) in get_words("resumptive") and words.norm(k + 2) in verb.phrase:
        return True  # كلمة عبر فيها عن
    told = words.norm(behind_manner(words, k + 1))  # فلان، رئيس الرابطة، عبر بدوره | عن
    governs = told in get_words("resumptive") | (verb.phrase - {""}) or _governs_behind(words, k, verb)
    if verb.lemma == "نص" and words.norm(k + 1) == "علي" and (words.norm(k - 1).startswith("ال") or k - 1 in words.mention_over):
        return True  # الاتفاق نص على
    turned = words.norm(k - 2) in get_words("turn") or words.norm(k - 2).removeprefix("ب") in get_words("manner")  # من جانبه، عبر
    apart = k == words.start_of(k) or (words[k - 1].text not in COMMAS and k - 1 not in words.opens)
    return begins_clause(words, k) and (governs or turned or apart)


def _governs_behind(words: Words, k: int, verb: Verb) -> bool:
    """Whether the preposition of a verb stands behind its subject: وفي موسكو، عبر وزير الخارجية | عن أسفه."""
    stops = verb.phrase - {""} if verb.kind == "core" else frozenset()
    subject = parse_subject(words, k + 1, words.end_of(k), stops) if stops else None
    return subject is not None and subject.kind in ("named", "title", "person") and words.norm(subject.after) in stops


def _heads_clause(words: Words, k: int) -> bool:
    """Whether a word that may be a superlative begins a clause before somebody or what is said: أبرز الوزير أن."""
    after = words.norm(k + 1)
    named = k + 1 in words.mention_from or k + 1 in words.titled or bool(source_class(after))
    named = named or after in get_title_heads() | get_words("complementizer", "adverb", "preposition")
    return begins_clause(words, k) and named


def _is_feminine(words: Words, k: int) -> bool:
    """Whether a word that folds like one with the pronoun ـه ends in ـة."""
    return words[k].text[-1] == "ة"


@cache
def get_homographs() -> frozenset[str]:
    """Folded forms that are a verbal noun as well as a perfect: رفض, طلب, كشف, وصف."""
    return frozenset(form for form, readings in get_forms().items() if {"perfect", "masdar"} <= {told.tense for _, told in readings})


def _is_behind_occasion(words: Words, k: int) -> bool:
    """Whether nothing but the occasion stands before a verb in its sentence: وفي تصريح للوكالة الفرنسية | ذكر أن."""
    first = words.start_of(k) + (words.norm(words.start_of(k)) in get_words("conjunction"))
    if words.norm(first) not in ("في", "خلال") or words.norm(first + 1) not in get_words("occasion") or k - first > LONGEST_OCCASION:
        return False
    stops = get_words("relative", "complementizer", "conjunction")
    return not any(words.norm(j) in stops or not words.norm(j)[:1].isalnum() for j in range(first, k))


def _is_behind_setting(words: Words, k: int) -> bool:
    """Whether nothing but a setting stands before a verb in its sentence: وعلى صعيد آخر | ذكر تقرير أن."""
    first = words.start_of(k) + (words.norm(words.start_of(k)) in get_words("conjunction"))
    return first < k == behind_setting(words, first)


def begins_clause(words: Words, k: int) -> bool:
    """Whether a verb may stand at ``k`` because nothing before it would make it a noun's complement."""
    before = words.norm(k - 1)
    return (
        k == words.start_of(k)
        or words[k - 1].furniture
        or k - 1 in words.timed
        or not before[:1].isalnum()
        or (words.norm(k - 2) == "من" and before in get_words("turn"))
        or (k > 1 and words.norm(k - 2) == "ب" and behind_manner(words, k - 2) == k)  # بدوره كشف
        or before == "فقد"
        or _is_behind_occasion(words, k)
        or _is_behind_setting(words, k)
        or (before not in ("او", "بعد") and before in get_words("adverb", "conjunction", "opener", "linked", "auxiliary", "relative"))
    )
