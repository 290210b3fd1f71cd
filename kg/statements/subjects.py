"""Who speaks: the noun phrase behind a reporting verb, and the mention that names its referent."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from kg.model import Mention
from kg.statements.lexicon import get_numerals, get_title_heads, get_words, source_class
from kg.statements.nouns import (
    behind_issuer,
    cut_title,
    is_body,
    is_deed_between,
    is_made_by,
    is_namesake,
    is_whence,
)
from kg.statements.phrases import (
    behind_about,
    is_function_word,
    is_quoted_name,
    is_reporting_verb,
    is_short_title,
    is_stance,
    is_stop,
    is_title_or_source,
    skip_asides,
)
from kg.statements.plurals import behind_agreeing, behind_joined, behind_plural, is_nominative, is_plural
from kg.statements.regions import LONGEST, LONGEST_CLASS, THINGS, behind_complement, find_region, is_construct, is_person
from kg.statements.words import COMMAS, Words
from kg.text.normalise import fold

#: The style of a woman.
LADY = fold("السيدة")
#: An outlet's name in quotation marks has fewer words.
LONGEST_OUTLET = 4


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun phrase ``[start, end)`` (word indices; ``after`` is the index behind its apposition and asides) and what it refers to.

    ``kind``: named (``mentions`` refer to it), person | document | utterance | medium (a source without a name),
    title (an office whose holder is not named), body (قيادة, لجنة), other (a common noun that may be no speaker at all).
    """

    start: int
    end: int
    after: int
    kind: str
    mentions: tuple[Mention, ...] = ()


def parse_subject(words: Words, k: int, limit: int, stops: Collection[str] = ()) -> Subject | None:
    """The noun phrase that begins at ``k``, behind adverbs; none where something else begins there.

    Args:
        words: the document.
        k: where to begin.
        limit: the phrase ends before this index.
        stops: prepositions that the verb needs for its complement, which therefore end the phrase.
    """
    k = skip_asides(words, k, limit)
    if k >= limit:
        return None
    if words.norm(k) in get_words("quantifier"):  # كل من فلان وفلان
        return parse_subject(words, k + 1 + (words.norm(k + 1) == "من"), limit, stops) if k + 2 < limit else None
    honoured = words.norm(k) in get_words("excellency") and k not in words.titled and k not in words.mention_from
    if honoured and is_title_or_source(words, k + 1):
        return parse_subject(words, k + 1, limit, stops)  # معالي وزير الخارجية
    if (counted := behind_about(words, k)) > k:
        people = _from_description(words, counted, limit, stops)  # نحو 500 متظاهر, ما يقرب من نصف المشاركين
        if people is None or people.kind not in ("person", "other"):
            return None
        number = words.norm(counted)[:1].isdigit() and words.norm(counted + 1)[:1].isalpha() and words.norm(counted + 2).startswith("ال")
        end = counted + 2 if number and words.norm(counted + 1) not in get_words("governed", "preposition") else people.end
        told = source_class(words.norm(counted + 1)) == "person" or not words.norm(counted)[:1].isdigit()
        return Subject(k, end, end if number else people.after, "person" if told else people.kind)  # not طلب نحو 600 ألف تذكرة
    if is_short_title(words, k) and k not in words.titled and k not in words.mention_over:
        holder = parse_subject(words, k + 1, limit, stops)  # د. فلان
        return replace(holder, start=k, kind="person" if holder.kind == "other" else holder.kind) if holder is not None else None
    if k in words.closes and is_quoted_name(words, k, limit):
        return _named(words, k, k + 1, limit)
    if words.titled.get(k, limit) < limit and not (words.titled[k] == k + 1 and is_namesake(words, k + 1)):
        name = words.titled[k]
        behind = words.last_word[words.mention_from[name]] + 1
        served = not words.norm(k).startswith("ال") and is_person(words, name) and is_person(words, words.titled.get(behind, -1))
        plain = name - (words.norm(name - 1) in get_title_heads())  # مستشار الرئيس فلان, not وزير الخارجية فلان | الرئيس فلان
        served = served and not any(words.norm(j).startswith("ال") for j in range(k, plain))
        return _named(words, k, words.titled[behind] if served else name, limit, stops)  # مستشار فلان الدكتور فلان
    if k in words.mention_from:
        return _from_mention(words, k, limit, stops)
    if is_stop(words, k) or is_function_word(words.norm(k)) or (words.norm(k).startswith("لل") and len(words.norm(k)) > 4):
        return None
    return _from_description(words, k, limit, stops)


def _from_mention(words: Words, k: int, limit: int, stops: Collection[str]) -> Subject:
    """A phrase that begins with a mention; a person's name behind a nominal (المتحدث باسم … فلان) is preferred."""
    mention = words.mention_from[k]
    if mention.type == "Person" and mention.level == "name":
        return _named(words, k, k, limit, stops)
    last = words.last_word[mention] + 1
    bare = not words.norm(k).startswith("ال") and not words.norm(last - 1).startswith("ال")  # وزير الخارجية الأوكراني | روسيا
    construct = mention.level == "nominal" and bare and last in words.mention_from
    goes_on = construct or words.norm(last) == "باسم" or (words.norm(last) == "ب" and words.norm(last + 1) == "اسم")
    region = find_region(words, k, limit, True, stops)
    person = next((j for j in range(last, region) if is_person(words, j) and not is_namesake(words, j)), None)
    told = mention.type == "Person" or (person is not None and person > last and mention.level == "nominal")
    if person is not None and told:  # not حكومة | هادي, أبلغت فرنسا | فلانا
        return _named(words, k, person, limit)
    named = _named(words, k, k, limit, stops)
    titled = words.title_end.get(k, 0)
    another = words.mention_from.get(named.end)
    apart = another is not None and another.type == "Place" and another.start == words[named.end].start  # ناشد الرئيس الأوكراني | البرتغال
    if mention.level == "nominal" and named.end < titled <= limit and not apart:  # الأمين العام | للأمم المتحدة
        return Subject(k, titled, _behind_apposition(words, titled, limit), "named", named.mentions)
    if goes_on and region > named.end:
        return Subject(k, region, _behind_apposition(words, region, limit), "named", named.mentions)
    return named


def _named(words: Words, start: int, at: int, limit: int, stops: Collection[str] = ()) -> Subject:
    """The phrase whose referent is the mention at ``at``, with coordinated mentions and an apposition between commas."""
    mentions = [words.mention_from[at]]
    end = words.last_word[mentions[0]] + 1
    if end in words.opens:
        end += 1
    titled = words.norm(end) in get_title_heads() and words.norm(end) not in get_words("adverbial")  # أمام
    if mentions[0].type == "Person" and titled and end not in words.mention_over:  # فلان نائب وزير الخارجية
        reach = cut_title(words, end, find_region(words, end, limit, False, (get_words("governed") - {"ب"}) | set(stops)))
        another = words.norm(end).startswith("ال") and any(is_person(words, j) for j in range(end, reach))
        end = end if another else reach  # اتهم فلان | الرئيس فلانا
    while end + 1 < limit and words.norm(end) == "و":
        joined = end + 1 in words.mention_from or end + 1 in words.titled or words.norm(end + 1) in get_title_heads()
        joined = joined or (words.norm(end + 1) in get_words("body") and end + 2 in words.mention_from)  # وتنظيم داعش
        nxt = parse_subject(words, end + 1, limit) if joined else None
        if nxt is None or nxt.kind != "named":
            break
        mentions += nxt.mentions
        end = nxt.end
    end = behind_joined(words, end, limit)
    while end < limit and end not in words.mention_over and _is_relative_adjective(words.norm(end)):
        end += 1  # القناة 13 الإسرائيلية
    body = mentions[0].type == "Organization" and end - 1 > at and words.norm(at).startswith("ال") and words.norm(end - 1).startswith("ال")
    if body and end + 1 < limit and end not in words.mention_over and words.norm(end).startswith("ال"):
        adjective = words.norm(end + 1) in stops or words.norm(end + 1) in get_words("complementizer")
        end += adjective and words.norm(end) not in get_words("relative")  # التكتل الأوروبي الموحد | ب
    if start < at and words[at - 1].text in COMMAS and end < limit and words[end].text in COMMAS:
        return Subject(start, end, skip_asides(words, end + 1, limit), "named", tuple(mentions))
    return Subject(start, end, _behind_apposition(words, end, limit), "named", tuple(mentions))


def _is_relative_adjective(norm: str) -> bool:
    """Whether a folded word looks like الإسرائيلي, الروسية."""
    return len(norm) > 4 and norm.startswith("ال") and norm.endswith(("ي", "يه")) and not is_function_word(norm)


def _behind_apposition(words: Words, end: int, limit: int) -> int:
    """The index behind ``، قائد الحرس الثوري الإيراني،``; unchanged where no closing comma follows before anything else."""
    after = skip_asides(words, end, limit)
    if words.norm(after) == "و" and words.norm(after + 1) in get_words("seated"):  # ومقره جنيف،
        return next((j + 1 for j in range(after, min(limit, after + LONGEST)) if words[j].text in COMMAS), after)
    if after >= limit or words[after].text not in COMMAS:
        return after
    for j in range(after + 1, min(limit, after + LONGEST)):
        if words[j].text in COMMAS:
            return skip_asides(words, j + 1, limit)
        governed = j == after + 1 and words.norm(j) in ("عن", "الي", "علي", "ب")  # كشف فلان، عن إنشاء محطات، ل
        if governed or words.norm(j) in get_words("complementizer") or (not words.norm(j)[:1].isalnum() and words[j].text not in "()"):
            break
        if j == after + 1 and (is_reporting_verb(words, j) or is_stance(words, j) or _is_object(words, j)):
            break
    return after


def _is_object(words: Words, k: int) -> bool:
    """Whether a name behind the comma that ends the speaker is whom the verb is about, no apposition: اتهمت جماعات، إيران ب."""
    mention = words.mention_from.get(k)
    return mention is not None and mention.type == "Place"


def _from_description(words: Words, k: int, limit: int, stops: Collection[str]) -> Subject | None:
    """A phrase whose head is no mention: a title before a name, a class word before a name, or a source without a name."""
    head = words.norm(k)
    definite = head.startswith("ال")
    some = words.norm(k + 1) == "من" and source_class(words.norm(k + 2)) == "person"  # 56 من الأعضاء
    counted = (head.isdigit() or head in get_numerals()) and (some or words.norm(k + 1) in get_words("counted"))
    kind = source_class(head) or ("person" if counted or head in get_words("honour") or is_nominative(words, k) else "")
    kind = kind or (source_class(words.norm(k + 1)) if head in get_words("latest") else "")
    is_title = head in get_title_heads()
    construct = is_construct(words, k)
    pointing = definite or construct or kind in ("document", "utterance") or (is_title and kind != "person")
    end = find_region(words, k, limit, pointing, stops)
    end = min(end, behind_plural(words, k)) if definite and is_nominative(words, k) else end
    if head in get_words("honour"):
        end = k + 1  # وقال سموه | لدى استقباله الوفد
    persons = [j for j in range(k, end) if is_person(words, j) and not is_namesake(words, j)]
    owned = bool(persons) and not words.norm(persons[0] - 1).startswith("ال") and words[persons[0] - 1].text not in COMMAS
    if owned and head in get_words("one-of"):
        behind = words.last_word[words.mention_from[persons[0]]] + 1
        return Subject(k, behind, behind, "person")  # أحد نواب فلان
    end = end if persons else cut_title(words, k, end)
    found = [j for j in range(k, end) if j in words.mention_from and not is_namesake(words, j) and not is_made_by(words, j, kind)]
    if persons and found and kind in ("document", "utterance") and (behind := behind_issuer(words, found[0], persons[0])) > 0:
        return Subject(k, behind, behind, "named", (words.mention_from[found[0]],))
    if persons and is_title and is_deed_between(words, k, persons[0]):
        persons, end = [], words.title_end[k]  # رفض السفير بمجلس الأمن | اقتراح فلان
    if persons and is_plural(head) and persons[0] > k + 1:  # أعضاء في المجلس | الرئيس فلان
        title = persons[0] - (words.norm(persons[0] - 1) in get_title_heads())
        apart = next((j for j in range(k + 1, persons[0]) if words.titled.get(j) == persons[0]), title)
        agreeing = behind_agreeing(words, k, apart)
        noun = words.norm(agreeing)
        if kind == "person" and agreeing < apart and not (noun.startswith("ال") or noun in get_words("preposition", "conjunction")):
            apart = agreeing  # دبلوماسيون عرب | مزاعم نائب الرئيس فلان
        return Subject(k, apart, apart, kind or "other")
    if persons and definite and not is_title and is_body(words, k) and words.norm(persons[0] - 1) not in get_title_heads():
        return Subject(k, persons[0], persons[0], "body")  # اتهم الحزب | فلانا
    if persons and persons[0] == k + 1 and not definite and kind == "person" and is_plural(head) and head.endswith(("ون", "ان")):
        return Subject(k, k + 1, k + 1, kind)  # يتهم معارضون | فلانا
    if persons and kind == "person" and not (definite or construct):  # عضو بحزب فلان
        across = (words.norm(j) in get_words("preposition") and j not in words.mention_over for j in range(k, persons[0]))
        apart = persons[0] - 1 in words.mention_over or words.norm(persons[0] - 1).startswith("ال")  # مسؤول في الأمم المتحدة | فلان
        persons = [] if any(across) and not apart else persons
    if persons and (kind == "person" or is_title) and words.norm(persons[0] - 1) in ("ل", "لل"):  # السكرتيرة الصحفية لفلان، فلانة
        behind = words.last_word[words.mention_from[persons[0]]] + 1
        if behind + 1 < limit and words[behind].text in COMMAS and is_person(words, behind + 1):
            return _named(words, k, behind + 1, limit)
        return Subject(k, behind, _behind_apposition(words, behind, limit), "person")
    if persons and not (persons[0] == k + 1 and not definite and kind == "person" and not is_title):
        named = _named(words, k, persons[0], limit, stops)
        return named if named.end >= end else Subject(k, end, _behind_apposition(words, end, limit), "named", named.mentions)
    if (definite or construct) and not persons and (kind == "person" or is_title) and not is_plural(head):
        apart = behind_complement(words, end, limit, stops)
        if apart >= 0:
            return _named(words, k, apart, limit)
    after = skip_asides(words, end, limit)
    near = [j for j in found if j <= k + 2 and words.norm(j - 1) not in get_words("preposition")]
    told = found if kind == "medium" and found and found[0] <= k + 4 else near if kind == "leaders" else []
    quoted = [j for j in found if j - 1 in words.closes and j <= k + LONGEST_CLASS + 1 and head in get_words("body")]
    told = told or [j for j in quoted if words.mention_from[j].type == "Organization"]  # شركة الطاقة الفنلندية «فلانة»
    if told:
        return _named(words, k, told[0], limit)
    if near and head in get_words("command") and words.mention_from[near[0]].type == "Organization":
        return _named(words, k, near[0], limit)  # قوات يونيفيل
    if kind == "person" and (called := _behind_calling(words, end, limit)) >= 0:
        return _named(words, k, called, limit)
    if kind in ("document", "utterance") and found and not is_whence(words, k, found[0]) and head not in get_words("papers"):
        return Subject(k, end, after, "named", (words.mention_from[found[0]],))
    if kind:
        return Subject(k, end, _behind_apposition(words, end, limit), "person" if kind == "leaders" else kind)
    office = near and near[0] == k + 2 and head in get_words("body") and words.mention_from[near[0]].type == "Place"
    if office:
        return Subject(k, end, after, "body")  # مكتب محافظ فلانة
    thing = bool(near) and words.mention_from[near[0]].type in THINGS and head not in get_words("demonstrative")  # خطيب المسجد الحرام
    if near and not thing and not is_title and not is_stance(words, k) and words.mention_from[near[0]].level == "name":
        return _named(words, k, near[0], limit)
    if not is_title and head.endswith("ا") and len(head) > 3 and not definite:
        return None  # an accusative: the object
    return Subject(k, end, after, "title" if is_title else "body" if is_body(words, k) else "other")


def _behind_calling(words: Words, k: int, limit: int) -> int:
    """Where somebody without a name is named all the same, or -1: دبلوماسي … يدعى | فلان, ناطق باسم …، هو المقدم | فلان."""
    k += k < limit and words[k].text in COMMAS
    if k + 1 >= limit or words.norm(k) not in get_words("calling"):
        return -1
    name = words.titled.get(k + 1, k + 1)
    return name if name < limit and is_person(words, name) else -1


def is_text(words: Words, subject: Subject) -> bool:
    """Whether a phrase begins with the noun of a text: بيان, مسح لوكالة."""
    return subject.kind in ("document", "utterance") or source_class(words.norm(subject.start)) in ("document", "utterance")


def is_several(words: Words, subject: Subject) -> bool:
    """Whether a source without a name is several people: مسؤولون, مسؤولان, خبراء, محامو فلان."""
    bare = words.norm(subject.start).removeprefix("ال")
    construct = bare.endswith("و") and is_nominative(words, subject.start)
    return subject.kind == "person" and (is_plural(bare) or bare.endswith("ان") or construct)


def is_feminine(words: Words, subject: Subject) -> bool:
    """Whether a phrase that begins with the name of a state or town, or of a body in ـة, cannot be the subject of a masculine verb."""
    if subject.kind == "body":
        return words[subject.start].text.endswith("ة")
    if words.norm(subject.start) in get_words("things") and all(m.level == "nominal" for m in subject.mentions):
        return True  # وطالب | الأطراف ب: whom he asked
    if subject.kind != "named" or subject.start not in words.mention_from:
        return False
    mention, first = words.mention_from[subject.start], words[subject.start]
    if mention.type == "Place":
        return mention.level == "name" and not first.norm.startswith(tuple(get_words("masculine")))
    adjective = words[subject.start + 1] if words.last_word[mention] > subject.start else first
    agreeing = first.norm.startswith("ال") and adjective.norm.startswith("ال") and adjective.text.endswith("ة")  # الأمم المتحدة
    return mention.type == "Organization" and (first.text.endswith("ة") or agreeing)


def is_lady(words: Words, k: int) -> bool:
    """Whether the title or style of a woman stands at ``k``: وزيرة, السيدة; not الداعية, جلالة."""
    norm = words.norm(k)
    styled = norm in get_words("excellency") and norm != LADY
    titled = (norm in get_title_heads() or norm == LADY) and norm.removeprefix("ال") not in get_words("masculine-title")
    known = words.mention_over.get(k)
    return titled and not styled and words[k].text.endswith("ة") and (known is None or known.level == "nominal")


def disagrees(words: Words, subject: Subject, gender: str) -> bool:
    """Whether a phrase cannot be the subject of a verb of that gender before it: دعا | وزيرة الخارجية, دعت | مجلس الأمن."""
    if gender == "m" and is_feminine(words, subject):
        return True
    text, head = words[subject.start].text, words.norm(subject.start)
    if gender == "m" and is_lady(words, subject.start):
        return True
    officer = head in get_title_heads() and head not in get_words("excellency") and head not in get_words("plural") and not is_plural(head)
    if officer and subject.start not in words.mention_over and subject.kind in ("named", "title", "person"):
        return gender == "f" and text[-1] != "ة"
    if subject.kind in ("document", "utterance") and not subject.mentions:  # وصف | نتائج الحرب بأنها, كررت | قول
        several = text.endswith(("ة", "ات")) or head.removeprefix("ال") in get_words("things", "news")
        return gender == ("m" if several else "f")
    body = subject.kind in ("named", "body") and head.removeprefix("ال") in get_words("masculine-body")
    land = subject.start in words.mention_from and words.mention_from[subject.start].type == "Place" and head in get_words("masculine")
    return gender == "f" and (body or land)


def skip_addressee(words: Words, k: int, limit: int) -> int:
    """The index behind ``للصحفيين``, ``لوكالة رويترز``, ``لـ«عكاظ»``; ``k`` where no addressee stands."""
    norm = words.norm(k)
    if norm.startswith("لل") and source_class(norm[2:]) in ("medium", "person") and k < limit:
        return k + 1  # للصحفيين
    if norm not in ("ل", "لل") or k + 1 >= limit:
        return k
    told = parse_subject(words, k + 1, limit)
    close = words.closes.get(k + 1, limit)
    if told is None and close < min(limit, k + 2 + LONGEST_OUTLET):
        return close + 1  # لـ«الديار», a paper that is no name here
    if told is None or (told.kind not in ("medium", "person") and not (told.kind == "named" and told.mentions[0].type == "Organization")):
        return k
    return told.after


def cut_description(words: Words, subject: Subject) -> Subject:
    """A description of an unnamed source without what does not agree with its head: خبراء طبيون | انتفاخ الوجه."""
    definite = words.norm(subject.start).startswith("ال")
    end = subject.start
    if not definite and words.norm(end + 1).startswith("ال") and end + 1 < subject.end:  # وزير الخارجية القطري | مواصلة …
        end += 1
    broken = is_plural(words.norm(end)) and not words.norm(end).endswith(("ون", "ين"))  # معارضون | فلانا
    plural = words.norm(end).endswith("و") or broken or words.norm(end) in get_words("command")
    if plural and not definite and end + 1 < subject.end and end + 1 in words.mention_from:  # معارضو الاتفاق, قوات دونيتسك الانفصالية
        end = words.last_word[words.mention_from[end + 1]] + 1
        while end < subject.end and _is_relative_adjective(words.norm(end)) and end not in words.mention_over:
            end += 1
        return Subject(subject.start, end, end, subject.kind)
    end = max(behind_agreeing(words, end, subject.end), min(end + 1, subject.end))
    return Subject(subject.start, end, end, subject.kind)
