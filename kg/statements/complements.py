"""Where the content of a reporting verb begins: behind أن, a preposition, a colon or a quotation mark, or as its object."""

from __future__ import annotations

from kg.statements.far import find_far
from kg.statements.inflection import POSSESSIVES, Inflection
from kg.statements.late import LOOKAHEAD, SOON, Start, find_late_that, is_told_later, needs_later
from kg.statements.lexicon import Verb, get_forms, get_words
from kg.statements.nouns import is_manner, is_owned, is_verbal_noun
from kg.statements.occasions import behind_occasion, behind_others_frame, describes_noun, is_deed_behind, is_stance_behind
from kg.statements.phrases import (
    hides_identity,
    is_function_word,
    is_name_only,
    is_quoted_name,
    is_reporting_verb,
    is_stance,
    skip_asides,
)
from kg.statements.subjects import Subject, is_text, parse_subject, skip_addressee
from kg.statements.unmarked import begins_adverbial, find_bare, speaks_at_once
from kg.statements.words import COMMAS, DASHES, OPENINGS, Words
from kg.text.normalise import fold

#: A quotation of fewer words behind a verb is taken for a name or a scare quote unless a colon introduces it.
SHORTEST_QUOTATION = 3
#: What those are held to who are blamed, and within how many words it stands: حملت موسكو واشنطن مسؤولية …
BLAME, BLAME_REACH = ("مسووليه", "مسيوليه", "تبعات"), 9
#: Somebody speaks for others, between subject and complement: أعرب الوزير باسم الحكومة عن.
ON_BEHALF = ("باسم", "باسمه", "باسمها", "نيابه")
#: Types of verbs that take a position on their object.
STANCES = ("reject", "praise", "deny")
DAMMA = "\u064f"
#: Classes of words that no direct object begins with.
NO_OBJECT = ("governed", "complementizer", "adverbial", "conjunction", "opener", "auxiliary")


def find_complement(words: Words, start: int, limit: int, verb: Verb, form: Inflection, subject: Subject | None) -> Start | None:
    """Where the content of ``verb`` begins, and by which frame: that, phrase, object, quote, colon, from, bare.

    Args:
        words: the document.
        start: the index behind the verb, and behind its subject where that follows it.
        limit: the content must begin before this index.
        verb: the verb with its frames.
        form: its form; with an object pronoun, no object need follow.
        subject: its subject, if it has one.
    """
    j = first = skip_addressee(words, skip_asides(words, start, limit), limit)
    if first < limit and speaks_at_once(words, first, limit, verb, form, subject):
        return first, "bare"
    if first < limit and words[first].text in COMMAS and "" in verb.phrase and is_stance(words, first + 1):
        j = first = first + 1  # أكد الوزير، حرص بلاده على
    elif _is_object_behind(words, first, verb) and subject is not None:
        j = first = first + 1  # اتهمت جماعات حقوقية، إيران بكذا
    if words.norm(first) in get_words("veil") and verb.lemma in ("كشف", "لفت"):
        j = first = first + 1  # كشف فلان النقاب عن
    joined = first in words.mention_over or words.norm(first) == "و"
    loose = first < limit and (bool(verb.object) or joined or begins_adverbial(words, first) or words.norm(first) in ON_BEHALF)
    while j < limit and not (words[j].text in ".؟!" and words[j - 1].text != "."):
        if words[j].text == ":":
            return (behind_that(words, j + 1), "colon") if verb.quote or _speaks_in_marks(words, j + 1, verb, form) else None
        if form.tense == "masdar" and not form.suffix and j > first and words.norm(j) in get_words("relative") - {"من", "ما"}:
            return None  # تحذير السفارة والهجوم | الذي استهدف القاعة بالمركز
        if (form.tense == "masdar" or verb.kind == "document") and j > first and _is_saying(words, j):
            return None  # جاء تصريح فلان بعد يوم من إعلان | الجيش أن
        found = _quoted(words, j, limit, verb, j == first or loose) or _governed(words, j, verb, j == first or loose)
        if found is not None and found[1] == "phrase" and j > first and verb.that and is_name_only(words, found[0]):
            j = found[0]  # صرح فلان خلال حلوله بالمجلس، مساء اليوم، بأن
            continue
        if found is not None and found[1] == "phrase" and form.tense == "masdar" and words.norm(first) == "خلال":
            return None  # تصريح فلان خلال حفل بجامعة
        if found is not None:
            noun = form.tense == "masdar"
            named = (form.suffix and not noun) or any(words.norm(i).startswith("اياه") for i in range(start, first))  # متهمة إياها ب
            target = verb.object in ("target", "described") and not named and first < j and found[1] == "phrase"
            return (first + (noun and words.norm(first) == "ل"), "object") if target else found  # اتهامها ل|طهران ب
        if j > first and words.norm(j) in get_words("but") and j not in words.mention_over:
            return None  # حذرت واشنطن موسكو بالفعل | لكن ليس من الواضح
        if j == first and "" in verb.that and not verb.quote and _speaks_in_marks(words, j, verb, form) and _is_content(words, j, limit):
            return (j, "quote") if subject is None or subject.kind != "other" else None  # سجلت الوزيرة «عدم وقوع تغيرات»
        if "?" in verb.phrase and words.norm(j) in get_words("question"):
            return j, "question"
        if _is_complementizer(words, j, own=j == start):
            return _that(words, j, first, verb)
        refused = form.tense == "masdar" and subject is not None and verb.type in STANCES and "" in verb.phrase
        if j == first and refused and words.norm(j) in ("ل", "لل") and j not in words.mention_over:
            return j + 1, "object"  # معارضة أنقرة ل
        if j == first:
            behind = behind_occasion(words, j) if "" in verb.phrase and not verb.object and verb.type in STANCES else j
            if j < behind < limit and (behind in words.mention_from or words.norm(behind).startswith("ال")):
                return behind, "object"  # دانت في بيان الهجوم
            direct = _object(words, j, limit, verb)
            late = find_late_that(words, j, limit) if direct is not None and direct[1] == "object" and "" in verb.that else None
            if late is not None:
                return late
            if direct is not None:
                if direct[1] != "go on":
                    return direct
                j = first = direct[0]
                continue
        if j > first and (behind := behind_others_frame(words, j, limit, verb)) > j:
            j = behind
            continue
        rumoured = words.norm(j) == "ما" and words.norm(j + 1) in get_words("rumour")  # نفى في اتصال ما تردد عن
        behind = rumoured or is_stance_behind(words, j) or is_deed_behind(words, first, j, limit, verb)
        if j > first and "" in verb.phrase and behind:
            return j, "object"
        relative = words.norm(first) in get_words("relative") and not any(words[i].text in COMMAS for i in range(first, j))
        told_of = relative or _is_relative(words, subject, j) or (words.norm(first) in get_words("governed") and describes_noun(words, j))
        if j not in words.mention_over and _other_verb(words, j) and not told_of:
            return find_far(words, j, limit, verb, form, subject)
        if j > first and words[j - 1].text in COMMAS and any(told.tense == "participle" for _, told in get_forms().get(words.norm(j), ())):
            opening = _late_colon(words, j, limit) if verb.quote else -1
            if opening >= 0:
                return opening, "colon"
            break  # …، مبرزا أن
        if j in words.closes:
            j = words.closes[j]
        elif words[j].text in DASHES | {"("}:
            j = max(j, skip_asides(words, j, limit) - 1)
        j += 1
    return find_bare(words, first, limit, verb, subject)


def _speaks_in_marks(words: Words, k: int, verb: Verb, form: Inflection) -> bool:
    """Whether a long quotation at ``k``, behind a colon or at once, is told by a verb that takes no other speech: تباهى فلان: «…»."""
    says = verb.kind == "core" and fold(verb.lemma) not in get_words("silent") and form.tense != "masdar"
    return says and words.closes.get(k, k) - k > SHORTEST_QUOTATION


def _is_object_behind(words: Words, comma: int, verb: Verb) -> bool:
    """Whether a name that the verb is about stands behind a comma."""
    return comma + 1 in words.mention_from and words[comma].text in COMMAS and (verb.addressed or verb.object == "target")


def _late_colon(words: Words, k: int, limit: int) -> int:
    """The opening mark behind a colon that a participle without a clause of its own leads to: قال المصدر، مشترطا عدم نشر اسمه: «…»."""
    for i in range(k, limit - 1):
        if words[i].text == ":" and i + 1 in words.closes:
            return i + 1
        if i in words.closes or words.norm(i) in get_words("complementizer") or words[i].text in ":." or _other_verb(words, i):
            return -1
    return -1


def behind_that(words: Words, k: int) -> int:
    """``k``, or the index behind a complementizer that stands there."""
    return k + 1 if words.norm(k) in get_words("complementizer") else k


def _quoted(words: Words, j: int, limit: int, verb: Verb, near: bool) -> Start | None:
    """A quotation at ``j`` that is the content, or that holds the preposition of the frame (ندد "بالإكراه")."""
    if j in words.closes and near and words.norm(j + 1) in verb.phrase - {""}:
        return j, "phrase"
    if words.norm(j - 1).removeprefix("ب") in get_words("titled"):
        return None  # مقالا بعنوان «…»
    opening = j in words.closes or (words[j].text in OPENINGS and j not in words.opens)
    told = verb.quote or (bool(verb.that) and words.norm(j + 1) in get_words("complementizer"))  # لفت في تصريح «أنه»
    return (j, "quote") if opening and told and _is_content(words, j, limit) else None


def _governed(words: Words, j: int, verb: Verb, near: bool) -> Start | None:
    """The preposition of the frame at ``j`` with a noun phrase behind it."""
    norm = "ل" if words.norm(j) == "لل" else words.norm(j)
    if (norm == "ل" and words.norm(j - 1) == "علي") or (norm == "عن" and words.norm(j - 1).removeprefix("ال") in get_words("issued")):
        return None  # على لسان; بيان صادر عن
    if words.norm(j - 1) in get_words("overseer") and norm == "علي" and words.norm(j + 1) not in get_words("complementizer"):
        return None  # أكد فلان المشرف على البرنامج أن
    own = norm == "ل" and words.norm(j - 1) not in get_words("everyone") and not is_verbal_noun(words, j + 1, article=True)
    if own and _is_asked_later(words, j, verb):
        return None  # دعا مفوض الأمم المتحدة السامي | لحقوق الإنسان، لزيارة
    text = next((i for i in (j - 1, j - 2) if words.norm(i) in get_words("occasion") and words.norm(i - 1) in ("في", "خلال")), -1)
    if norm == "ل" and text > 0 and not is_verbal_noun(words, j + 1, article=True):
        return None  # دعا في تصريح | لإحدى القنوات
    if f"{norm} {words.norm(j + 1)}" in get_words("idiom"):
        return None  # على هامش, على الهواء
    if not norm or norm not in verb.phrase or j in words.mention_over or not near or j + 1 in words.timed:
        return None
    if words.norm(j + 1) in POSSESSIVES and j + 1 < len(words) and words[j + 1].start == words[j].end:
        return None  # اعترفت بهما
    if norm == "ب" and verb.quote and verb.type == "say" and _is_colon_ahead(words, j):
        return None  # أخبر فلان، الأستاذ بجامعة القاهرة، الصحيفة: «…»
    if norm == "ب" and words.norm(j - 1).removeprefix("ال") in get_words("charged") and needs_later(words, j, verb):
        return None  # طالبت المقررة الخاصة | بحرية التعبير بتحقيق
    if norm == "ب" and j + 1 in words.mention_over and verb.that - {"", "ب"} and is_told_later(words, j, verb):
        return None  # حذر فلان عضو الحركة | بغزة من أن
    if norm == "في" and "" in verb.that and _comes_late(words, j):
        return None  # يأمل سكان في المدينة أن
    for i in range(j + 2, min(j + LOOKAHEAD, words.end_of(j))):  # حذر مسؤولون من كلا البلدين من أن
        if words.norm(i) in get_words("complementizer") and words.norm(i - 1) == norm and norm in verb.that and verb.kind != "document":
            return None  # not نص على المنح، على أن
        if not words.norm(i)[:1].isalnum():
            break
    if words.norm(j + 1) in get_words("belief"):  # أعرب عن ثقته بأن
        believed = j + 2 + (words.norm(j + 2) in ("ب", "في", "من"))
        if words.norm(believed) in get_words("complementizer"):
            return believed + 1, "that"
    return None if words.norm(j + 1) in get_words("complementizer") or is_manner(words, j + 1, norm) else (j + 1, "phrase")


def _is_colon_ahead(words: Words, j: int) -> bool:
    """Whether behind ``j``, in the same clause, a colon leads to a quotation."""
    for i in range(j + 1, words.end_of(j) - 1):
        if words[i].text == ":":
            return i + 1 in words.closes
        if words[i].text in ".؟!" or words.norm(i) in get_words("complementizer") or _reports(words, i):
            return False
    return False


def _reports(words: Words, k: int) -> bool:
    """Whether a finite verb of saying stands at ``k``, and none that its vowel makes a passive: في مقال نُشر أمس."""
    return is_reporting_verb(words, k) and DAMMA not in words[k].text[1:2]


def _is_asked_later(words: Words, j: int, verb: Verb) -> bool:
    """Whether what an addressee is asked to do stands behind the complement of his title, in the same sentence."""
    later = range(j + 2, min(j + LOOKAHEAD, words.end_of(j) - 1))
    frames = (i for i in later if ("ل" if words.norm(i) == "لل" else words.norm(i)) in verb.phrase and i not in words.mention_over)
    return verb.addressed and any(is_verbal_noun(words, i + 1, article=True) for i in frames)


def _comes_late(words: Words, j: int) -> bool:
    """Whether أن follows the place that the preposition at ``j`` tells: في المدينة | أن."""
    for i in range(j + 2, min(j + SOON, words.end_of(j))):
        if words.norm(i) in get_words("complementizer"):
            return words.norm(i - 1) not in get_words("modal", "governed")
        if not words.norm(i)[:1].isalnum() or words.norm(i) in get_words("relative") or is_reporting_verb(words, i):
            return False
    return False


def _object(words: Words, j: int, limit: int, verb: Verb) -> Start | None:
    """A direct object at ``j``; "go on" tells that an addressee has been passed (أبلغ واشنطن …, طلب من واشنطن …)."""
    if verb.object == "from" and words.norm(j) == "من":
        asked = parse_subject(words, j + 1, limit)
        if asked is not None and asked.kind == "named":
            return asked.after, "go on"
        wish = _wish_behind(words, j + 2, limit)
        return (wish, "object") if wish > 0 else (j + 1, "from")  # طلب من حكومته | اتخاذ إجراءات
    if "" not in verb.phrase or (verb.type == "promise" and not is_verbal_noun(words, j, article=True)):
        return None
    if verb.object == "blame":
        return (j, "object") if is_blame(words, j) and _begins_object(words, j) else None
    if verb.addressed:
        told = parse_subject(words, j, limit) if j in words.mention_from else None
        if told is None:
            wish = _wish_behind(words, j + 1, limit) if verb.type == "demand" else -1
            return (wish, "object") if wish > 0 else None  # ناشد خاطفيه | إطلاق سراحه
        return (told.after, "object") if told.after < limit and _begins_object(words, told.after) else (told.after, "go on")
    return (j, "object") if _begins_object(words, j) else None


def _wish_behind(words: Words, k: int, limit: int) -> int:
    """Where the verbal noun begins of what an addressee, who ends at ``k`` or later, is to do, or -1: طلب من حكومته | اتخاذ إجراءات."""
    wish = next((i for i in range(k, min(limit, k + SOON - 2)) if is_verbal_noun(words, i, article=True)), -1)
    ended = wish > 0 and (words.norm(wish - 1).startswith("ال") or wish - 1 in words.mention_over or is_owned(words, wish - 1))
    return wish if ended else -1


def is_blame(words: Words, k: int) -> bool:
    """Whether what is carried from ``k`` on is responsibility, not a passport."""
    return any(words.norm(i).removeprefix("ال").startswith(BLAME) for i in range(k, min(words.end_of(k), k + BLAME_REACH)))


def _is_complementizer(words: Words, j: int, own: bool) -> bool:
    """Whether أن or إن stands at ``j`` that is not another word's (يمكن أن, قبل أن, لأن); ``own`` tells that the verb itself precedes."""
    other = get_words("modal", "takes-that") | {"ل", "ك", "ف", "ما", "و"}  # ما إن; وأن goes on with an أن before
    own = own or (words.norm(j - 1) == "بعد" and words.norm(j - 2) in ("فيما", "ما"))  # أكدت فيما بعد أن
    that = words.norm(j) in get_words("complementizer") or words[j].text in ("ألا", "ألّا")
    return that and j not in words.mention_over and (own or words.norm(j - 1) not in other)


def _that(words: Words, j: int, first: int, verb: Verb) -> Start | None:
    """The frame with a complementizer at ``j``, if the verb takes it with the preposition before it."""
    before = words.norm(j - 1) if j > first else ""
    preposition = before if before in get_words("governed") and j - 1 not in words.mention_over else ""
    if words[j].text.startswith(("ألا", "ألّا")):
        return (j, "that") if preposition in verb.that else None
    if preposition == "ب" and words.norm(j - 2) == "علما":
        return None  # علما بأن
    if preposition in verb.that or (preposition == "ب" and verb.that) or (preposition and preposition in verb.phrase):
        return j + 1, "that"
    if not preposition and "" in verb.phrase and j > first and not begins_adverbial(words, first):
        return first, "object"
    return None


def _begins_object(words: Words, j: int) -> bool:
    """Whether a direct object, a noun phrase, may begin at ``j``."""
    if j in words.closes or j in words.mention_over:
        return True
    norm = words.norm(j)
    noun = j + 1 in words.mention_from and any(told.tense == "masdar" for _, told in get_forms().get(norm, ()))  # معارضة طهران ل
    if not noun and any(told.tense == "participle" and told.gender for _, told in get_forms().get(norm, ())[:1]):
        return False  # أكد …، مضيفا أن
    return norm[:1].isalnum() and norm not in get_words(*NO_OBJECT) and (norm in ("من", "ما") or norm not in get_words("relative"))


def _is_content(words: Words, k: int, limit: int) -> bool:
    """Whether the quotation at ``k`` is what was said, not a name on the way to a complementizer."""
    close = words.closes.get(k, limit)
    length = sum(words.norm(j)[:1].isalpha() for j in range(k + 1, close))
    if is_quoted_name(words, k, len(words)):
        return False
    if words.norm(k + 1) in get_words("complementizer") and length > 1:
        return True  # قال "إنه إجراء روتيني"
    if length >= SHORTEST_QUOTATION * 2:
        return True
    for j in range(close + 1, min(limit, close + 12)):
        if words[j].text in COMMAS and any(told.tense == "participle" for _, told in get_forms().get(words.norm(j + 1), ())[:1]):
            break  # قال «ليس لدينا رأي»، موضحا أنه
        if words.norm(j) in get_words("complementizer") or words[j].text == ":" or j in words.closes:
            return False
    return length >= SHORTEST_QUOTATION


def _is_saying(words: Words, k: int) -> bool:
    """Whether the verbal noun of a verb of saying stands at ``k`` with its speaker behind it, nearer to what is told: إعلان الجيش."""
    told = any(form.tense == "masdar" and not form.suffix and "" in verb.that for verb, form in get_forms().get(words.norm(k), ()))
    named = k + 1 in words.mention_from and words.norm(k - 1) in get_words("preposition")
    return told and named and k not in words.mention_over


def _is_relative(words: Words, subject: Subject | None, j: int) -> bool:
    """Whether a verb at ``j`` may belong to the speaker's own description: بيان نشرته الوزارة."""
    return subject is not None and j <= subject.end + 1 and (subject.kind == "person" or is_text(words, subject))


def _other_verb(words: Words, j: int) -> bool:
    """Whether another finite reporting verb stands at ``j``, outside a relative clause."""
    return (
        _reports(words, j)
        and not hides_identity(words, j)
        and words.norm(j - 1) not in get_words("relative", "governed", "nominal", "negation") | {"في", "خلال"}
        and words.norm(j + 1) not in get_words("resumptive")
        and not any(told.suffix for _, told in get_forms()[words.norm(j)][:1])
        and not is_function_word(words.norm(j))
    )
