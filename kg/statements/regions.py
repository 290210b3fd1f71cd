"""How far a description of somebody goes: to the next clause, object, stance or other phrase."""

from __future__ import annotations

from collections.abc import Collection

from kg.statements.lexicon import get_title_heads, get_words, source_class
from kg.statements.nouns import is_indefinite_accusative, is_namesake, is_object_of_joined, is_outlet, is_owned_behind
from kg.statements.phrases import find_close, is_quoted_name, is_reporting_verb, is_short_title, is_stance, is_stop, skip_asides
from kg.statements.plurals import ADJECTIVE, behind_agreeing, is_plural
from kg.statements.words import COMMAS, DASHES, Words

#: A title may be so many words long: نائب رئيس الوزراء المسؤول عن التطوير العسكري …
LONGEST = 26
#: Before the name in quotation marks, the noun of a body and what belongs to it have no more words: شركة الطاقة الفنلندية «فلانة».
LONGEST_CLASS = 4
#: A bracket inside a description (an abbreviation, a translation) is no longer than this.
LONGEST_BRACKET = 8
#: What a description is told by behind a preposition is no longer than this.
LONGEST_COMPLEMENT = 8
#: Types of what nobody has a title with the article of without a preposition.
THINGS = ("Event", "Facility", "Product", "Treaty")
#: Classes of words that no noun of a construct belongs to.
FUNCTIONS = ("adverb", "adverbial", "preposition", "negation", "relative", "conjunction", "opener", "linked", "auxiliary", "complementizer")


def is_person(words: Words, j: int) -> bool:
    mention = words.mention_from.get(j)
    return mention is not None and mention.type == "Person" and mention.level == "name"


def find_region(words: Words, k: int, limit: int, definite: bool, stops: Collection[str]) -> int:
    """The index at which a description that begins at ``k`` can no longer go on."""
    comma = False
    j = k + 1
    while j < min(limit, k + LONGEST):
        called = words.norm(j - 1) in get_words("body") | {"ل", "باسم", "اسم"} or source_class(words.norm(j - 1)) == "medium"
        introduced = j == k + 1 or (j <= k + LONGEST_CLASS and _is_class(words, k)) or called
        if j in words.closes and introduced and is_quoted_name(words, j, limit):
            j = words.closes[j] + 1
            continue
        ended = j > k + 1 and (words.norm(j - 1).startswith("ال") or j - 1 in words.mention_over)
        if words.norm(j) in get_words("demonstrative", "veil") and (ended or _is_complete(words, k, j)):
            break  # القوى السياسية | هذه الإجراءات
        if ended and _is_accusative(words, j):
            break  # مسؤولو الأمن | رجلا
        near = j == k + 1 and source_class(words.norm(k)) not in ("document", "utterance") and not _is_thing(words, j)
        if definite and not near and _is_apart(words, k, j):
            break
        if is_object_of_joined(words, k, j):
            break
        if words[j].text in COMMAS and not comma and is_person(words, j + 1) and source_class(words.norm(k)) != "medium":
            comma = True
        elif words[j].text == "(":
            close = find_close(words, j, limit)
            if close < 0 or close - j > LONGEST_BRACKET:
                break
            j = close
        elif (
            (words.norm(j) in get_words("adverb") and is_person(words, j + 1))  # وزير النفط آنذاك فلان
            or (is_short_title(words, j) and j + 1 < limit)  # الأمير د. فلان
            or _agrees_in_accusative(words, k, j)
        ):
            pass
        elif issued := _is_issued_by(words, k, j):
            j = issued - 1
        elif is_stop(words, j) or not _goes_on(words, j, definite, stops) or _begins_stance(words, k, j) or is_owned_behind(words, j):
            break
        elif is_person(words, j) and not is_namesake(words, j):
            return words.last_word[words.mention_from[j]] + 1
        j += 1
    while j - 1 > k and (words.norm(j - 1) in get_words("preposition", "conjunction") or words[j - 1].text in COMMAS):
        j -= 1
    return j


def _is_complete(words: Words, k: int, j: int) -> bool:
    """Whether no genitive goes on with an indefinite noun at ``k`` behind its adjective, or its ending: قوى تونسية, مسؤول آخر, محتجون."""
    adjective = words.norm(j - 1) in get_words("same") or behind_agreeing(words, k, j) == j
    return (j > k + 1 and adjective) or (j == k + 1 and words.norm(k).endswith("ون") and is_plural(words.norm(k)))


def _is_class(words: Words, k: int) -> bool:
    """Whether a noun stands at ``k`` that a name in quotation marks explains: صحيفة, شركة الطاقة الفنلندية | «فلانة»."""
    return source_class(words.norm(k)) == "medium" or words.norm(k) in get_words("body")


def _is_issued_by(words: Words, k: int, j: int) -> int:
    """The index behind the body whose members issued the text at ``k``, or 0: بيان | لوزراء خارجية مجموعة السبع."""
    text = source_class(words.norm(k)) in ("document", "utterance") and words.norm(j) in ("ل", "لل")
    if not text or j + 1 in words.mention_over or not is_plural(words.norm(j + 1)):
        return 0
    at = next((i for i in range(j + 2, min(j + 5, words.end_of(k))) if i in words.mention_from), -1)
    plain = at > 0 and all(words.norm(i)[:1].isalpha() and not is_stop(words, i) for i in range(j + 2, at))
    return words.last_word[words.mention_from[at]] + 1 if plain and words.mention_from[at].type != "Person" else 0


def _is_accusative(words: Words, j: int) -> bool:
    """Whether an indefinite noun in the accusative, which no definite one goes on with, stands at ``j``: رجلا, not سابقا or a name."""
    return is_indefinite_accusative(words, j) and j not in words.mention_over and words.norm(j) not in get_words("adverb", "adverbial")


def _begins_stance(words: Words, k: int, j: int) -> bool:
    """Whether what is told begins at ``j`` behind a definite noun, which no indefinite one goes on: البيان الختامي للقمة | ضرورة."""
    definite = words.norm(j - 1).startswith("ال") or j - 1 in words.mention_over
    return j > k + 1 and definite and is_stance(words, j) and not words.norm(j).startswith("ال")


def _agrees_in_accusative(words: Words, k: int, j: int) -> bool:
    """Whether an adjective of the letters of a participle belongs to an indefinite noun in the accusative: مسؤولا أمريكيا | مطلعا على."""
    accusative = source_class(words.norm(k)) == "person" and all(words.norm(i).endswith("ا") for i in range(k, j + 1))
    return accusative and words.norm(k - 1) in get_words("complementizer", "contrast") and j not in words.mention_over


def _is_apart(words: Words, k: int, j: int) -> bool:
    """Whether the mention at ``j`` is no part of a description with the article: البيان الختامي | بكين, القادة | موسكو."""
    mention = words.mention_from.get(j)
    if mention is None or mention.type == "Person" or not words.norm(k).startswith("ال") or source_class(words.norm(k)) == "medium":
        return False
    if words[j].start < mention.start:
        return False  # القيادة العامة | لقوات
    titled = words.norm(j - 1) in get_title_heads() and not _is_thing(words, j)
    return words.norm(j - 1).startswith("ال") and j - 1 not in words.mention_over and not titled


def _is_thing(words: Words, j: int) -> bool:
    """Whether what is named at ``j`` has no head of state or body: افتتح الوزير | مهرجان كان."""
    mention = words.mention_from.get(j)
    return mention is not None and mention.type in THINGS


def _goes_on(words: Words, j: int, definite: bool, stops: Collection[str]) -> bool:
    """Whether the word at ``j``, if a preposition, belongs to the description: المتحدث باسم, السفير لدى, not قال في مؤتمر."""
    norm, after = words.norm(j), words.norm(j + 1)
    if j in words.mention_over or norm not in get_words("preposition"):
        return True
    if j + 1 in words.timed:
        return False
    bare = after[2:] if after.startswith("ال") else after
    if norm == "ب" and bare == "اسم":
        return True
    charged = norm == "ب" and words.norm(j - 1).removeprefix("ال") in get_words("charged")  # المكلف بالشؤون
    if ("ل" if norm == "لل" else norm) in stops and not charged and not (norm == "ب" and j + 1 in words.mention_over):
        return False
    if norm in ("في", "ب") and (bare in get_words("occasion") or source_class(after) in ("document", "utterance")):
        return False
    if norm in ("ل", "لل"):
        quoted = j + 1 in words.closes and not is_quoted_name(words, j + 1, len(words))
        return definite and source_class(after) not in ("medium", "person") and not quoted and not is_outlet(words, j + 1)
    return j + 1 not in words.closes or is_quoted_name(words, j + 1, len(words))


def behind_complement(words: Words, k: int, limit: int, stops: Collection[str]) -> int:
    """Where the person is named whom a description with a complement from ``k`` on introduces, or -1.

    Behind a comma, between dashes, or right before what is told: المحلل المختص | بالشأن التركي، طه أوزهان، رئيس الوفد | للمحادثات فلان إن
    """
    j = k
    while j < min(limit - 1, k + LONGEST_COMPLEMENT):
        name = words.titled.get(j + 1, j + 1)
        if words[j].text in COMMAS:
            return name if j > k and is_person(words, name) else -1
        if words[j].text in DASHES and is_person(words, name):
            return name if words[words.last_word[words.mention_from[name]] + 1].text in DASHES else -1
        name = words.titled.get(j, j)
        if is_person(words, name):
            ended = words.norm(j - 1).startswith("ال") or j - 1 in words.mention_over or not words.norm(j - 1)[:1].isalnum()
            return name if ended and _is_told_from(words, words.last_word[words.mention_from[name]] + 1, limit, stops) else -1
        close = words.closes.get(j, find_close(words, j, limit) if words[j].text == "(" else -1)
        if 0 <= close - j <= LONGEST_BRACKET:
            j = close + 1  # حركة المقاومة الإسلامية | "حماس"
            continue
        hyphen = words[j].text in DASHES and words[j].start == words[j - 1].end
        ended = words.norm(j) in get_words("complementizer", "relative", "adverbial") - {"مع"} or words.norm(j) in stops
        if ended or not (hyphen or words.norm(j)[:1].isalnum()) or is_reporting_verb(words, j):
            return -1
        j += 1
    return -1


def _is_told_from(words: Words, k: int, limit: int, stops: Collection[str]) -> bool:
    """Whether what somebody says begins at ``k``, behind a time or place and a mark at most."""
    k = skip_asides(words, k, limit)
    k += k < limit and words[k].text in COMMAS
    return k >= limit or words[k].text == ":" or k in words.closes or words.norm(k) in get_words("complementizer") or words.norm(k) in stops


def is_construct(words: Words, k: int) -> bool:
    """Whether a noun is made definite by what stands behind it: سفير خادم الحرمين, مدير مؤسسة الفكر; not عضو بحزب, مسؤول كبير في."""
    if k + 1 in words.mention_over or words.norm(k + 1).startswith("ال"):
        return True
    between = words.norm(k + 1)
    joined = between[:1].isalpha() and between not in get_words(*FUNCTIONS) and not between.endswith(ADJECTIVE[:6])
    owned = k + 2 in words.mention_over or (words.norm(k + 2).startswith("ال") and k + 2 not in words.timed)
    return joined and owned and len(between) > 2 and between not in get_words("rank") and k + 1 not in words.timed
