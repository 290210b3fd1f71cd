"""The subject that stands before a reporting verb: موسكو تنفي, لكن بايدن قال, وكان المتحدث قد قال, بوتين الذي أعلن."""

from __future__ import annotations

from kg.statements.clauses import is_verb
from kg.statements.inflection import Inflection
from kg.statements.lexicon import get_sources, get_title_heads, get_words, source_class
from kg.statements.openings import find_topic
from kg.statements.phrases import is_function_word, skip_asides
from kg.statements.plurals import ADJECTIVE, behind_agreeing, is_plural
from kg.statements.subjects import Subject, disagrees, parse_subject, skip_addressee
from kg.statements.words import COMMAS, DASHES, Words

#: Marks behind which a clause may begin with its subject.
CLAUSE_MARKS = COMMAS | set(":.!؟?…*•●▪")
#: So many words may stand between a subject and its verb (وكان فلان، الذي …، قد قال).
REACH = 60
#: A description before a verb is no longer than this; a common noun with what belongs to it than the second.
LONGEST_DESCRIPTION, LONGEST_COMMON = 14, 4
#: What a description in the accusative goes on with before its verb is no longer than this.
LONGEST_COMPLEMENT = 6
#: A participle before its verb has no more words with what it governs.
LONGEST_GOVERNED = 9
#: A sound plural of people has more letters: متشددين, not حين.
SHORTEST = 5
GENDER_OF_RELATIVE = {"الذي": "m", "التي": "f", "الذين": "m"}


def find_preverbal(words: Words, k: int, form: Inflection, speaks: bool) -> Subject | None:
    """The subject before the verb at ``k``: موسكو تنفي, لكن بايدن قال, وكان المتحدث قد قال, بوتين الذي أعلن.

    ``speaks`` tells that the verb takes speech, so that a common noun with the article may be its subject (القراصنة قالوا).
    """
    start = words.start_of(k)
    enclosing = words.inside[k]
    if enclosing >= 0 and enclosing == k - 1:  # إن بيرغ «رحب بالقرار»
        subject = find_preverbal_before(words, enclosing, k)
        if subject is not None:
            return subject
    if enclosing >= 0:
        start = max(start, enclosing + 1)
    p = k - 1
    while p > start and (p in words.timed or words.norm(p) in get_words("adverb")):
        p -= 1
    if p >= start and words.norm(p) in get_words("relative"):
        if GENDER_OF_RELATIVE.get(words.norm(p)) in ("m", "f") and words.norm(p) != "الذين" and form.person == 3 and form.number == "p":
            return None  # المزاعم التي وصفوها بأنها
        return None if form.suffix and not _has_complement(words, k) else _antecedent(words, p, k, form)
    if words.norm(k - 1) == "قد" and words.norm(p) in get_words("auxiliary") and words.norm(p - 1) in GENDER_OF_RELATIVE:
        return None if form.suffix else _antecedent(words, p - 1, k, form)  # الذي كان قد طلب
    if (relative := _behind_was(words, k, start, form)) >= 0:
        return _antecedent(words, relative, k, form)
    if words.norm(p) in get_words("linked"):
        return None  # لكنها أقرت: the pronoun is the subject
    if (doing := _in_the_midst(words, k, form)) is not None:
        return doing
    if (relative := _behind_joined(words, k, start, form)) >= 0 and (named := _antecedent(words, relative, k, form)) is not None:
        return named
    openers = get_words("opener", "auxiliary", "conjunction")
    topic = find_topic(words, start, k)
    for o in range(k - 1, max(start - 2, k - REACH), -1):
        that = o >= start and words.norm(o) in get_words("complementizer")
        if o >= start and (o in words.mention_over or (not that and words.norm(o) not in openers and words[o].text not in CLAUSE_MARKS)):
            continue
        if 0 <= topic <= o:
            continue  # وفيما يخص فلانا قال, وعن عودته بعد رحيل فلان قال
        if words.norm(o) == "سبق" and o >= start and words.norm(o + 1) not in ("ل", "و", "ان"):
            continue  # فلان سبق القرار بتصريح
        apart = words.norm(o - 1) in get_words("conditional") or words.norm(k - 1) == "ف"
        if o >= start and apart and words.norm(o) in get_words("auxiliary"):
            continue  # سئلت عما إذا كانت بلادها تدرس …، فأجابت
        subject = parse_subject(words, o + 1, k)
        if subject is None or (not that and not _may_speak(words, subject, form, speaks)):
            continue
        predicate = not subject.mentions and words.norm(subject.start).endswith("ا") and not words.norm(subject.start).startswith("ال")
        if _is_dateline(words, subject, k) or (predicate and o >= start and words.norm(o) in get_words("auxiliary")):
            continue  # لا يمكن أن يكون عسكريا، …
        if form.number in ("p", "d") and form.person == 3 and not that and _is_one(subject) and words.norm(o) == "و":
            continue  # مسؤولون في تركيا و | إسرائيل تحدثوا
        gap = skip_asides(words, skip_addressee(words, skip_asides(words, subject.after, k), k), k)
        if gap == k or (o >= start and words.norm(o) in get_words("auxiliary") and _is_governed(words, subject, k, form)):
            return subject
        if that and _is_placed(words, subject, gap, k, form):
            return subject
        if that and _is_predicated(words, subject, gap, k, form):
            return subject
        if (that or words.norm(o) == "لكن") and (_is_complemented(words, subject, gap, k) or _is_behind_clause(words, subject, gap, k)):
            return subject
        parted = gap == k - 1 and words[gap].text in COMMAS and o < start  # الأمين العام فلان، تساءل عن
        if parted and subject.mentions and subject.mentions[0].type == "Person":
            return subject
    return _bare_antecedent(words, k, form)


def _in_the_midst(words: Words, k: int, form: Inflection) -> Subject | None:
    """Who stands before the pronoun of a clause that tells what he was doing: سمع شرطي | وهو يخبر."""
    if form.tense != "imperfect" or words.norm(k - 1) not in ("هو", "هي") or words.norm(k - 2) != "و" or k < 3:
        return None
    first = k - 3 - (words.norm(k - 3).endswith(ADJECTIVE) and not source_class(words.norm(k - 3)))
    unnamed = source_class(words.norm(first)) == "person" and first not in words.mention_over and not words.norm(first).startswith("ال")
    agrees = (words[first].text.endswith("ة")) == (form.gender == "f") and form.number == "s"
    return Subject(first, k - 2, k, "person") if unnamed and agrees else None


def _behind_joined(words: Words, k: int, start: int, form: Inflection) -> int:
    """The relative whose clause a verb without a subject goes on, or -1: القرار الذي يحكم الهدنة | ويدعو إلى."""
    if form.tense != "imperfect" or form.suffix or words.norm(k - 1) != "و" or words[k - 2].text in COMMAS:
        return -1
    other = get_words("complementizer", "relative", "conjunction", "subjunctive")
    for j in range(k - 2, max(start, k - LONGEST_DESCRIPTION), -1):
        if words.norm(j - 1) in GENDER_OF_RELATIVE and is_verb(words, j):
            own = words.norm(j)[:1] in "يت" and not words.norm(j).endswith(("ه", "ها", "هم")) and j + 1 not in words.mention_from
            return j - 1 if own else -1
        if not words.norm(j)[:1].isalnum() or (words.norm(j) in other and j not in words.mention_over):
            return -1
    return -1


def _has_complement(words: Words, k: int) -> bool:
    """Whether no subject stands behind a verb with an object pronoun, so that it is the antecedent: نظيره الذي أبلغه | أنه."""
    return words.norm(k + 1) in get_words("complementizer") or words.norm(k + 1) in ("ب", "الي", "علي", "عن")


def _behind_was(words: Words, k: int, start: int, form: Inflection) -> int:
    """The relative before كان of the imperfect at ``k``, with a phrase in between, or -1: الذين كانوا في البداية يزعمون."""
    if form.tense != "imperfect" or form.suffix:
        return -1
    other = get_words("complementizer", "relative", "conjunction")
    for j in range(k - 1, max(start, k - LONGEST_COMPLEMENT - 1), -1):
        if words.norm(j) in get_words("auxiliary") and words.norm(j - 1) in GENDER_OF_RELATIVE:
            return j - 1 if words.norm(j + 1) in get_words("preposition", "adverbial", "governed", "adverb") else -1
        if not words.norm(j)[:1].isalnum() or words.norm(j) in other or is_verb(words, j):
            return -1
    return -1


def _is_complemented(words: Words, subject: Subject, gap: int, k: int) -> bool:
    """Whether a complement of the description ends before the verb: أن مسؤولا مطلعا | على الملف | قال, أن مستشارا سابقا | له | قال."""
    head = words.norm(subject.start)
    accusative = subject.kind in ("person", "title") and head.endswith("ا") and not head.startswith("ال")
    if not accusative or not gap < k <= gap + LONGEST_COMPLEMENT or words.norm(gap) not in get_words("preposition", "governed"):
        return False
    other = get_words("complementizer", "relative", "conjunction")
    return all(words.norm(j)[:1].isalnum() and words.norm(j) not in other and not is_verb(words, j) for j in range(gap, k))


def _is_placed(words: Words, subject: Subject, gap: int, k: int, form: Inflection) -> bool:
    """Whether only a short phrase with a preposition parts a name from the verb that agrees with it: أن فرنسا | في مشروعها | قالت."""
    if subject.kind != "named" or subject.mentions[0].type == "Person" or words.norm(gap) not in ("في", "خلال", "ب"):
        return False
    other = get_words("complementizer", "relative", "conjunction")
    plain = all(words.norm(j)[:1].isalnum() and words.norm(j) not in other and not is_verb(words, j) for j in range(gap, k))
    return plain and gap < k <= gap + LONGEST_COMPLEMENT and not disagrees(words, subject, form.gender)


def _is_predicated(words: Words, subject: Subject, gap: int, k: int, form: Inflection) -> bool:
    """Whether a participle of a name with what it governs ends before the verb: أن موقع «فلان» | المتخصص في تتبع السفن | أشار."""
    told = words.norm(gap).startswith("ال") and words.norm(gap) not in GENDER_OF_RELATIVE
    governs = words.norm(gap + 1) in get_words("preposition") and gap + 2 < k <= gap + LONGEST_GOVERNED
    if subject.kind != "named" or not (told and governs) or disagrees(words, subject, form.gender):
        return False
    other = get_words("complementizer", "relative", "conjunction")
    return all(words.norm(j)[:1].isalnum() and words.norm(j) not in other and not is_verb(words, j) for j in range(gap, k))


def _is_behind_clause(words: Words, subject: Subject, gap: int, k: int) -> bool:
    """Whether a relative clause of a name ends, with a definite word or name, before the verb: أن الحكومة | التي تقودها الحركة | طلبت."""
    if subject.kind != "named" or words.norm(gap) not in GENDER_OF_RELATIVE or not gap + 2 < k <= gap + LONGEST_COMPLEMENT:
        return False
    other = get_words("complementizer", "relative", "conjunction")
    plain = all(words.norm(j)[:1].isalnum() and words.norm(j) not in other for j in range(gap + 1, k))
    ended = k - 1 in words.mention_over or words.norm(k - 1).startswith("ال") or k - 1 in words.timed
    return plain and ended


def _bare_antecedent(words: Words, k: int, form: Inflection) -> Subject | None:
    """The unnamed people whom the verb at ``k`` describes without a relative pronoun: انتقادات نواب محافظين | طالبوا ب."""
    if k == words.start_of(k) or words[k - 1].line != words[k].line:
        return None  # a headline before it: … شركات جديدة
    p = k - 1
    while p > k - LONGEST_COMMON and words.norm(p).endswith(ADJECTIVE) and not source_class(words.norm(p)):
        p -= 1
    if (text := _text_before(words, k, form)) is not None:
        return text
    plural = form.number == "p" and form.person == 3 and words.norm(k - 1).endswith(("ون", "ين")) and len(words.norm(k - 1)) > SHORTEST
    p = k - 1 if plural and not source_class(words.norm(p)) else p
    head = words.norm(p)
    if words.norm(k + 1) in get_words("resumptive") and words.norm(p - 1).removesuffix("ا") in get_words("occasion"):
        return None  # في مؤتمر صحفي أوضح فيه أن, عقد مؤتمرا صحفيا نفى فيه
    people = source_class(head) == "person" or (plural and p == k - 1)
    if not people or head.startswith(("ال", "جهه")) or p in words.mention_over or p in words.timed or form.suffix:
        return None  # من جهة أخرى، قالت
    if words[p].text.endswith("ة") and head not in get_sources():
        return None  # رسائل كثيرة, no كثير of hers
    several = head.endswith(("ون", "ين", "اء", "ان")) or head in get_words("plural")
    if head in get_words("singular") or several != (form.number in ("p", "d")):
        return None
    if form.number == "s" and (head.endswith("ه") != (form.gender == "f")):
        return None
    return Subject(p, k, k, "person")


def _text_before(words: Words, k: int, form: Inflection) -> Subject | None:
    """The news that an imperfect describes, if indefinite, a phrase in between: معلومات استخبارية بشكل مستمر | تفيد بأن."""
    if form.suffix or not words.norm(k - 1)[:1].isalnum() or is_function_word(words.norm(k - 1)):
        return None
    if form.tense == "perfect":
        return _text_at(words, k, form)
    if form.tense != "imperfect":
        return None
    for j in range(k - 1, max(words.start_of(k) - 1, k - LONGEST_COMMON * 2), -1):
        norm = words.norm(j)
        if not norm[:1].isalnum() or (norm in get_words("complementizer", "relative", "conjunction") and norm != "من"):
            return None
        if norm in get_words("news") and j not in words.mention_over:
            agrees = form.gender == "f" and form.number == "s" and not (k - 1 > j and is_verb(words, j + 1))
            return Subject(j, behind_agreeing(words, j, k), k, "document") if agrees else None
    return None


def _text_at(words: Words, k: int, form: Inflection) -> Subject | None:
    """The indefinite text right before a perfect that tells what it said: نشرت تغريدة | أكدت رفض, ردا على معلومات صحفية | أشارت إلى."""
    reach = (k - 1, k - 2) if words.norm(k - 1).endswith(ADJECTIVE) else (k - 1,)
    texts = (j for j in reach if source_class(words.norm(j)) in ("document", "utterance") or words.norm(j) in get_words("news"))
    j = next(texts, -1)
    norm = words.norm(j)
    if j < 1 or norm.startswith("ال") or j in words.mention_over or words.norm(j - 1) in ("في", "ب", "عبر", "خلال"):
        return None
    feminine = words[j].text.endswith(("ة", "ات")) or norm in get_words("news")
    alone = k + 1 not in words.mention_from and k + 1 not in words.titled and not words[min(k + 1, len(words) - 1)].text.startswith("ال")
    told_in = words.norm(k + 1) in get_words("resumptive")
    agrees = form.number == "s" and feminine == (form.gender == "f")
    return Subject(j, k, k, "document") if agrees and alone and not told_in else None


def find_preverbal_before(words: Words, mark: int, k: int) -> Subject | None:
    """The name between a complementizer and the quotation that begins with the verb at ``k``."""
    for o in range(mark - 1, max(words.start_of(mark) - 1, mark - LONGEST_DESCRIPTION), -1):
        if words.norm(o) in get_words("complementizer") and o not in words.mention_over:
            subject = parse_subject(words, o + 1, mark)
            return subject if subject is not None and subject.kind == "named" and subject.after == mark else None
    return None


def _is_governed(words: Words, subject: Subject, k: int, form: Inflection) -> bool:
    """Whether كان goes with the verb at ``k``, not with one before it: وكان فلان، …، قد قال; not وكان فلان قد غادر، وقال آخر."""
    if any(words.norm(j) in ("قد", "حيث", "اذ", "فيما", "بينما") for j in range(subject.end, k - 1)) or words.norm(k - 1) == "حيث":
        return False
    return words.norm(k - 1) == "قد" or form.tense == "imperfect" or k - subject.end <= LONGEST_DESCRIPTION


def _is_dateline(words: Words, subject: Subject, k: int) -> bool:
    """Whether the phrase at the head of a line is where, or by whom, the news was written: القدس (CNN)-- حذر …, (رويترز) - قال …"""
    written = subject.mentions and subject.mentions[0].type in ("Place", "Organization")
    return bool(written) and any(words[j].text == ")" for j in range(subject.end, k)) and words[k - 1].text in DASHES | {":"}


def _antecedent(words: Words, p: int, k: int, form: Inflection) -> Subject | None:
    """The mention before the relative pronoun at ``p``, if pronoun and verb agree in gender."""
    gender = GENDER_OF_RELATIVE.get(words.norm(p), "")
    if words.norm(p - 1) == "و":  # التي اتهمت … والتي تزعم
        p = next((j for j in range(p - 2, words.start_of(p), -1) if words.norm(j) == words.norm(p)), p)
    q = p - 1 if words[p - 1].text not in COMMAS else p - 2
    q -= q in words.opens  # حزب «القوات»، الذي قال
    if words.norm(q).isdigit() and q not in words.mention_over:
        q -= 1 + (words.norm(q - 1) == "رقم")  # قرار مجلس الأمن 1706 الذي
    if q not in words.mention_over and words.norm(q).startswith("ال"):
        q -= 1  # تنظيم داعش المتشدد الذي أعلن
    mention = words.mention_over.get(q)
    if mention is None and words.norm(p) in GENDER_OF_RELATIVE:
        told_in = words.norm(k + 1) in get_words("resumptive") and words.norm(p - 2).removeprefix("ال") in get_words("occasion")
        disagrees = form.number == "s" and form.gender not in ("", gender) and not form.suffix  # الشركات الكبيرة التي | يرى أنها
        return None if told_in or disagrees else _described(words, p, k)  # في المؤتمر الصحفي الذي انتقد فيه
    told_in = words.norm(k + 1) in get_words("resumptive")  # تصريحات بيرغ التي أعلن فيها
    other = gender and form.gender and gender != form.gender and form.number == "s" and not told_in
    if mention is None or other or words.norm(p) in ("ما", "من", "مما", "فيما"):
        return None
    if told_in and mention.type in ("Place", "Event"):
        return None  # في القمة التي أعلن فيها فلان
    if words.norm(p) == "الذي" and form.gender == "m" and (officer := _officer(words, q, k)) is not None:
        return officer
    if words.norm(p) == "الذين" and len(mention.entities) == 1 and mention.type in ("Person", "Place"):
        return _plural_before(words, q, k)
    first = q
    while words.mention_over.get(first - 1) == mention:
        first -= 1
    return Subject(first, q + 1, k, "named", (mention,))


def _officer(words: Words, q: int, k: int) -> Subject | None:
    """The person whose title ends with the body named at ``q``, if that is feminine: فلان، رئيس المفوضية الأوروبية | الذي دعا."""
    body = words.mention_over[q]
    title = q
    while words.mention_over.get(title) == body:
        title -= 1
    name = title - 1 - (words[title - 1].text in COMMAS)
    person = words.mention_over.get(name)
    feminine = body.type == "Organization" and words[title + 1].text.endswith("ة") and words.norm(title) in get_title_heads()
    if not feminine or person is None or person.type != "Person":
        return None
    return Subject(name, name + 1, k, "named", (person,))


def _plural_before(words: Words, q: int, k: int) -> Subject | None:
    """The people whom a relative in the plural is about, where a single name stands between: الانفصاليين المدعومين من موسكو، الذين."""
    for j in range(q, max(words.start_of(q), q - LONGEST_COMMON * 2), -1):
        if j in words.mention_over or not words.norm(j).endswith(("ين", "ون")) or words.norm(j).removeprefix("ال") in get_words("singular"):
            continue
        first = j
        while words.norm(first - 1).endswith(("ين", "ون")) and first - 1 > words.start_of(q) and words.norm(first).startswith("ال"):
            first -= 1
        return Subject(first, j + 1, k, "person")
    return None


def _described(words: Words, p: int, k: int) -> Subject | None:
    """The source without a mention before the relative pronoun at ``p``: المسؤول الأميركي الذي قال."""
    end = p if words[p - 1].text not in COMMAS else p - 1
    first = end - 1
    kind = _kind(words, first)
    while not kind and first > words.start_of(p) and words.norm(first).startswith("ال") and words.norm(first - 1).startswith("ال"):
        first -= 1
        kind = _kind(words, first)
    if kind == "medium" and words[first - 1].text == "وسائل":
        first -= 1  # وسائل الإعلام التي
    if words.norm(p) == "الذين" and not is_plural(words.norm(first)):  # نواب الحزب المعارض، الذين
        reach = range(first - 1, max(words.start_of(p), first - LONGEST_COMMON), -1)
        first = next((j for j in reach if j not in words.mention_over and is_plural(words.norm(j))), first)
        kind = _kind(words, first)
    if first in words.mention_over or not kind:
        return None
    return Subject(first, end, k, kind)


def _kind(words: Words, k: int) -> str:
    if words.norm(k).removeprefix("ال") in get_words("excellency"):
        return ""  # الدولة التي
    return source_class(words.norm(k)) or ("title" if words.norm(k) in get_title_heads() else "")


def _is_one(subject: Subject) -> bool:
    """Whether a phrase names one person or place, who cannot have a plural verb."""
    return len(subject.mentions) == 1 and subject.mentions[0].type in ("Person", "Place") and len(subject.mentions[0].entities) == 1


def _may_speak(words: Words, subject: Subject, form: Inflection, speaks: bool) -> bool:
    """Whether a phrase before a verb may be its subject; a common noun only with the article and in agreement."""
    if subject.kind != "other":
        return subject.end - subject.start <= LONGEST_DESCRIPTION
    head = words.norm(subject.start)
    behind = subject.start + 1
    construct = head.endswith(("ي", "و")) and len(head) > 4 and (words.norm(behind).startswith("ال") or behind in words.mention_over)
    if speaks and construct and form.number == "p" and form.person == 3:
        return subject.end - subject.start <= LONGEST_DESCRIPTION  # لكن منظمي المنتدى أكدوا
    if not speaks or not head.startswith("ال") or subject.end - subject.start > LONGEST_COMMON:
        return False
    return form.number != "s" or head.endswith(("ه", "ات")) == (form.gender == "f")
