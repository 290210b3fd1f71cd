"""What noun phrases are made of and where they end: marks, function words, verbs, asides."""

from __future__ import annotations

from kg.statements.inflection import FINITE, POSSESSIVES
from kg.statements.lexicon import get_forms, get_title_heads, get_words, source_class
from kg.statements.words import COMMAS, DASHES, Words

#: No noun phrase begins with a word of these classes.
FUNCTION = ("adverb", "adverbial", "preposition", "negation", "relative", "conjunction", "opener", "linked", "auxiliary", "speech")
#: None goes on with a word of these.
STOPPING = ("adverb", "adverbial", "negation", "relative", "opener", "linked", "auxiliary", "complementizer", "speech")
#: A source that does not want to be named says so within so many words.
HIDING = 6
#: An aside between dashes or brackets has no more words than this.
LONGEST_ASIDE = 40


def is_function_word(norm: str) -> bool:
    """Whether a folded word belongs to a class that no noun phrase begins with."""
    return norm in get_words(*FUNCTION)


def is_title_or_source(words: Words, k: int) -> bool:
    """Whether a title or a noun of a source stands at ``k``."""
    return words.norm(k) in get_title_heads() or bool(source_class(words.norm(k)))


def behind_about(words: Words, k: int) -> int:
    """The index of the number or share of people behind the words that make it a rough one, or ``k``: نحو | 500, ما يقرب من | نصف."""
    j = k + (words.norm(k) == "ما")
    j += j > k and words.norm(j) == "لا"
    if words.norm(j) not in get_words("about") or k in words.mention_over:
        return k
    j += 1 + (words.norm(j + 1) in ("من", "عن", "علي"))
    return j if words.norm(j)[:1].isdigit() or words.norm(j) in get_words("share") else k


def is_short_title(words: Words, k: int) -> bool:
    """Whether the letter of a title stands at ``k``, with its full stop: د. فلان."""
    return words[k].text.endswith(".") and words.norm(k) in get_words("short-title")


def is_reporting_verb(words: Words, k: int) -> bool:
    """Whether the word at ``k`` is a finite reporting verb and no noun of a source or title."""
    if k in words.mention_over or is_title_or_source(words, k):
        return False
    noun = words[k].text.endswith("ة")  # حملة is not "blamed him"
    return any(told.tense in FINITE and not (noun and told.suffix) for _, told in get_forms().get(words.norm(k), ())[:1])


def hides_identity(words: Words, k: int) -> bool:
    """Whether the verb at ``k`` only tells that a source is not to be named: طلب عدم ذكر اسمه, رفض الكشف عن هويته."""
    if k + 1 in words.mention_over or is_title_or_source(words, k + 1):
        return False
    for j in range(k + 1, min(k + HIDING, words.end_of(k))):
        if words.norm(j) in get_words("identity"):
            return True
        if not words.norm(j)[:1].isalnum() or words.norm(j) in get_words("complementizer"):
            return False
    return False


def is_stance(words: Words, k: int) -> bool:
    """Whether the noun of a stance stands at ``k``, which what is affirmed or denied begins with: حرص, أهمية, رفضه, not an apposition."""
    norm = words.norm(k)
    bare = {norm.removesuffix(p) for p in POSSESSIVES}
    bare |= {b[:-1] + "ه" for b in bare if b.endswith("ت") and b != norm}  # نيتها
    return k not in words.mention_over and (norm in get_words("stance") or any(b in get_words("stance") for b in bare))


def is_stop(words: Words, k: int) -> bool:
    """Whether a noun phrase cannot go on at ``k``: marks, complementizers, adverbials, verbs."""
    norm = words.norm(k)
    if k in words.timed or k in words.closes or k in words.opens:
        return True
    if k in words.mention_over or is_short_title(words, k):
        return False
    if norm.endswith("ا") and any(told.tense == "participle" for _, told in get_forms().get(norm, ())[:1]):
        return True  # قال المصدر معلقا على
    imperfect = norm[:1] == "ي" and len(norm) > 3 and norm not in get_words("noun")
    stopping = norm in get_words(*STOPPING) and norm != "من"  # "of" as well as "who"
    return not norm[:1].isalnum() or stopping or imperfect or is_reporting_verb(words, k)


def is_quoted_name(words: Words, k: int, limit: int) -> bool:
    """Whether the quotation that begins at ``k`` holds nothing but a name: «نوفوستي»."""
    close = words.closes.get(k, limit)
    mention = words.mention_from.get(k + 1)
    return close < limit and mention is not None and words.last_word[mention] >= close - 1


def skip_asides(words: Words, k: int, limit: int) -> int:
    """The index behind adverbs, times and asides between dashes or commas that stand between a verb and its subject or complement."""
    while k < limit:
        if _is_adverb(words, k):
            k += 1
        elif words.norm(k) == "حتي" and k + 1 < limit and (_is_adverb(words, k + 1) or words.norm(k + 1) == "الان"):
            k += 2
        elif words.norm(k) == "و" and words.norm(k + 1) != "ب" and behind_manner(words, k + 1) > k + 1:
            k = behind_manner(words, k + 1)  # استنكرت الدولة وبشدة
        elif behind_manner(words, k) > k:
            k = behind_manner(words, k)
        elif behind_setting(words, k) > k:
            k = behind_setting(words, k)
            k += k < limit and words[k].text in COMMAS
        elif words[k].text in DASHES | {"("}:
            close = find_close(words, k, limit)
            if close < 0:
                return k
            k = close + 1
        elif words[k].text in COMMAS and (k - 1 in words.timed or _is_adverb(words, k - 1) or (k + 1 < limit and _is_adverb(words, k + 1))):
            k += 1
        else:
            break
    return k


def behind_manner(words: Words, k: int) -> int:
    """The index behind بدوره, بشكل قاطع, بصورة غير مباشرة; ``k`` where none stands."""
    norm, end = words.norm(k), k
    if norm == "ب" and words.norm(k + 1) in get_words("manner") and k + 1 not in words.mention_over:
        norm, end = words.norm(k + 1), k + 2
    elif norm[:1] == "ب" and norm[1:] in get_words("manner") and k not in words.mention_over:
        norm, end = norm[1:], k + 1
    if end > k and norm in get_words("way"):
        end += 1 + (words.norm(end) == "غير")
    return end


def behind_setting(words: Words, k: int) -> int:
    """The index behind في هذا السياق, في الوقت نفسه, في سياق متصل; ``k`` where none stands."""
    if words.norm(k) not in ("في", "علي") or k + 1 in words.mention_over:
        return k
    if words.norm(k + 1) in get_words("course"):
        return k + 2
    pointed = words.norm(k + 1) in get_words("demonstrative") | {"ذات", "نفس"}
    at = k + 1 + pointed
    if words.norm(at).removeprefix("ال") not in get_words("setting"):
        return k
    same = words.norm(at + 1) in get_words("same")
    return at + 1 + same if pointed or same else k


def _is_adverb(words: Words, k: int) -> bool:
    return k in words.timed or (words.norm(k) in get_words("adverb") and k not in words.mention_from)


def find_close(words: Words, k: int, limit: int) -> int:
    """The dash or bracket that closes the aside opened at ``k``, or -1."""
    wanted = {")"} if words[k].text == "(" else DASHES
    return next((j for j in range(k + 1, min(limit, k + LONGEST_ASIDE)) if words[j].text in wanted), -1)


def is_name_only(words: Words, k: int) -> bool:
    """Whether nothing but names stands between ``k`` and the end of the clause: تنتقد روسيا والصين."""
    while k in words.mention_from:
        k = words.last_word[words.mention_from[k]] + 1
        if k >= words.end_of(k - 1) or (not words.norm(k)[:1].isalnum() and k not in words.closes):
            return True
        k += words.norm(k) == "و"
    return False


def is_pointed_at(words: Words, k: int) -> bool:
    """Whether the content is nothing but a demonstrative: رفضت ذلك, تعارض هذا الأمر."""
    if words.norm(k) not in get_words("demonstrative"):
        return False
    end = skip_asides(words, k + 1 + (words.norm(k + 1) == "الامر"), words.end_of(k))
    while words.norm(end) in ("حتي", "الي") and end + 1 < words.end_of(k) and (end + 1 in words.timed or words.norm(end + 1) == "الان"):
        end += 2
    return end >= words.end_of(k) or (not words.norm(end)[:1].isalnum() and end not in words.closes)
