"""What a noun tells by itself and by its neighbours: whose it is, where news comes from, what is called after somebody."""

from __future__ import annotations

from kg.statements.inflection import POSSESSIVES
from kg.statements.lexicon import get_title_heads, get_words, source_class
from kg.statements.phrases import is_function_word
from kg.statements.words import Words

#: A noun with a pronoun has at least so many letters; shorter ones end in such letters of their own (شبه, مياه).
SHORTEST_OWNED = 5
#: Kinds of the bodies that report and take no part.
MEDIA = frozenset(["media", "news-agency", "newspaper", "broadcaster", "social-network"])


def is_outlet(words: Words, j: int) -> bool:
    """Whether an outlet, to which something is told, begins at ``j``: أبلغ مسؤول أميركي | رويترز, المصدر ل | صحيفة «فلانة»."""
    at = j + (source_class(words.norm(j)) == "medium" and not words.norm(j).startswith("ال") and j not in words.mention_over)
    at += at in words.closes
    mention = words.mention_from.get(at)
    entity = words.doc._.entities.get(mention.entities[0]) if mention is not None and mention.entities else None
    return entity is not None and entity.kind in MEDIA and mention is not None and mention.start == words[at].start


def is_owned(words: Words, k: int) -> bool:
    """Whether a noun carries a pronoun: قوله, تعبيرها, ادعائهم."""
    norm = words.norm(k)
    suffixed = norm.endswith("ه") and not words[k].text.endswith("ة") and not norm.startswith("ال")
    return suffixed or norm.endswith(("ها", "هم", "هما"))


def is_indefinite_accusative(words: Words, k: int) -> bool:
    """Whether a word ends as an indefinite noun or adjective in the accusative does: رجلا, هاماً."""
    norm = words.norm(k)
    return norm.endswith("ا") and words[k].text[-1] in "ا\u064b" and not norm.startswith("ال") and len(norm) > 3


def is_owned_behind(words: Words, j: int) -> bool:
    """Whether a noun with a pronoun at ``j`` begins another phrase, behind a definite one or a name: أعلن التنظيم | مسؤوليته عن."""
    norm = words.norm(j)
    owned = is_owned(words, j) and len(norm) >= SHORTEST_OWNED and norm not in get_words("same") and not norm.startswith("ال")
    behind = words.norm(j - 1).startswith("ال") or j - 1 in words.mention_over
    return owned and behind and j not in words.mention_over and j not in words.titled


def is_whence(words: Words, k: int, at: int) -> bool:
    """Whether the place at ``at`` is where news comes from, or what they are about, not who tells them: الأنباء الواردة من اليمن."""
    news = words.norm(k).removeprefix("ال") in get_words("news") and words.mention_from[at].type == "Place"
    return news and any(words.norm(j) in get_words("preposition", "adverbial", "governed") for j in range(k + 1, at))


def is_namesake(words: Words, k: int) -> bool:
    """Whether the name at ``k`` is that of a town, university or hospital called after a person: مدينة الملك عبدالعزيز, جامعة نايف.

    The same holds of whom somebody serves or speaks for, who speaks himself no more: محامي فلان, المتحدث باسم فلان, حملة فلان;
    and of whom a body is led by: الحكومة برئاسة فلان.
    """
    if k - 1 not in words.mention_over and words.norm(k - 1) in get_words("served") and k in words.mention_from:
        return words.mention_from[k].type == "Person"
    before = k - 1 - (words.norm(k - 1) in get_title_heads())
    if words.norm(before) in get_words("led-by") and words.norm(before - 1) == "ب" and k in words.mention_from:
        return words.mention_from[k].type == "Person"
    return before >= 0 and words.norm(before) in get_words("called-after") and before not in words.mention_over


def is_body(words: Words, k: int) -> bool:
    """Whether the noun of a body stands at ``k``, with the article or a pronoun: الحكومة, إدارته."""
    norm = words.norm(k)
    owned = norm[:-1].removesuffix("ت") + "ه" if is_owned(words, k) and norm.endswith("ته") else norm.removesuffix("ها").removesuffix("ه")
    return norm.removeprefix("ال") in get_words("body") or (is_owned(words, k) and owned in get_words("body"))


def is_object_of_joined(words: Words, k: int, j: int) -> bool:
    """Whether another state or body begins at ``j`` behind one that is joined to the description: اتهمت منظمات وواشنطن | الحكومة ب."""
    mention, before = words.mention_from.get(j), words.mention_over.get(j - 1)
    if mention is None or before is None or mention is before or mention.type == "Person" or before.type == "Person":
        return False
    first = next((i for i in range(j - 1, k, -1) if words.mention_over.get(i - 1) is not before), k)
    return first - 1 > k and words.norm(first - 1) == "و" and source_class(words.norm(k)) == "person"


def cut_title(words: Words, k: int, end: int) -> int:
    """``end``, or the end of the title at ``k`` where a noun follows that is no part of it: وزير الدفاع الأوكراني | المشاركين."""
    after = words.title_end.get(k, end)
    if after >= end or after in words.mention_over or is_function_word(words.norm(after)) or after in words.closes:
        return end
    norm = words.norm(after)
    norm = norm[1:] if norm.startswith("وال") else norm
    if norm in get_words("served"):  # المتحدثة | باسم فلان
        return end
    noun = norm[:1].isalpha() and (not norm.startswith("ال") or norm.endswith("ين"))
    return after if noun and any(words.norm(j).startswith("ال") or j in words.mention_over for j in range(k, after)) else end


def is_verbal_noun(words: Words, k: int, article: bool = False) -> bool:
    """Whether a word has the pattern of a verbal noun, with the article only if told, or is one that news begin with: انطلاق, تشكيل."""
    if k >= len(words):
        return False
    norm, text = words.norm(k), words[k].text
    if article and text.startswith("ال"):
        norm, text = norm[2:], text[2:]
    if k in words.mention_over or text.startswith("ال") or source_class(norm) or len(norm) < 3:
        return False
    bare = next((norm.removesuffix(p) for p in POSSESSIVES if norm.endswith(p) and text[-1] != "ة"), norm)
    if bare in get_words("deed-noun") or bare in get_words("stance"):
        return True
    derived = len(bare) >= 5 and not bare.endswith("ات") and bare[0] == "ا" and bare[-2] == "ا" and not text.startswith("أ")
    hollow = text.endswith("ة") and norm[-3:-2] == "ا" and (norm.startswith("است") or (len(norm) == 5 and text[0] == "إ"))  # استضافة, إقامة
    second = len(bare) == 5 and bare[0] == "ت" and bare[3] == "ي"
    third = len(norm) >= 6 and norm[0] == "م" and norm[2] == "ا" and text[-1] == "ة" and len(norm) == 6
    return derived or second or third or hollow


def is_manner(words: Words, k: int, preposition: str) -> bool:
    """Whether a noun of manner stands at ``k`` behind a preposition; سرعة is one behind ب only: دعا إلى | سرعة التحرك."""
    return words.norm(k) in get_words("manner") and (preposition == "ب" or words.norm(k) != "سرعه")


def is_deed_between(words: Words, k: int, person: int) -> bool:
    """Whether a title at ``k`` ends with a name or definite word before a verbal noun that is the deed of the person named behind it."""
    after = words.title_end.get(k, person)
    ended = words.norm(after - 1).startswith("ال") or after - 1 in words.mention_over
    return k + 1 < after < person and ended and is_verbal_noun(words, after) and words.norm(after) not in get_title_heads()


def is_made_by(words: Words, k: int, kind: str) -> bool:
    """Whether behind a text a verb with its pronoun tells at ``k`` who made it, in a clause of its own: دراسة أقامها المجلس."""
    return kind in ("document", "utterance") and is_owned(words, k - 1) and k - 1 not in words.mention_over


def behind_issuer(words: Words, body: int, person: int) -> int:
    """The index behind the body at ``body`` that issued a text, where the person named next is somebody else, or -1.

    وصف بيان للهيئة | الشيخ فلانا ب
    """
    behind = words.last_word[words.mention_from[body]] + 1
    if words.norm(behind) in ("في", "ب") and behind + 1 in words.mention_from:
        behind = words.last_word[words.mention_from[behind + 1]] + 1  # هيئة الإفتاء في المغرب
    apart = behind == person or words.titled.get(behind) == person
    return behind if apart and words.mention_from[body].type == "Organization" else -1
