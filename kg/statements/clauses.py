"""Where the writer's own words begin behind a content that is a noun phrase: a coordinated clause, or the circumstances of saying it."""

from __future__ import annotations

from kg.statements.inflection import FINITE
from kg.statements.lexicon import get_forms, get_words
from kg.statements.words import COMMAS, Words

#: An imperfect, and a perfect with ـت, have at least so many letters.
SHORTEST_VERB = 4
#: Behind ومنذ ذلك الحين the verb comes within so many words.
SOON = 10
#: قد, or a verb of saying, stands within so many words behind وكان.
BACKGROUND = 14
#: A perfect of no more letters may be a verbal noun.
SHORTEST_NOUN = 3


def begins_own_clause(words: Words, k: int, start: int, comma: bool) -> bool:
    """Whether at ``k`` a clause is coordinated that the noun phrase from ``start`` on cannot hold: و/ثم/كما + finite verb.

    Behind a relative clause (``الجهود التي بذلتها، وأدت إلى …``) only a verb with a subject of its own begins one, and only behind a comma.
    """
    joined = words.norm(k)
    if joined == "ف" and comma and k + 1 not in words.mention_over:  # فردت تركيا, فلم يمنحها
        return is_verb(words, k + 1) or words.norm(k + 1) in ("لم", "قد", "ما")
    if joined not in get_words("coordinator"):
        if joined.startswith("و") and comma and _has_verb_form(words, k, joined[1:]):  # a conjunction that was left on
            return k not in words.mention_over and (_has_subject(words, k + 1) or not is_open(words, start, k))
        return joined == "من" and comma and words.norm(k + 1) in get_words("modal") - {"دون"}
    k += 1
    if words.norm(k) == "من" and words.norm(k + 1) in get_words("modal"):  # ومن المقرر أن
        return True
    if comma and k in words.timed:  # ومطلع مايو الماضي تعهدت
        k = next((j for j in range(k, words.end_of(k)) if j not in words.timed), k)
    open_clause = is_open(words, start, k)
    if open_clause and not comma:
        return False
    if comma and is_deed(words, k):
        return True
    if words.norm(k) in get_words("clause") or (words.norm(k) == "لا" and comma and _is_denied(words, k + 1)):
        return True
    if comma and words.norm(k) in get_words("meanwhile"):  # ومنذ ذلك الحين، سحبت
        return any(is_verb(words, j) for j in range(k + 1, min(k + SOON, words.end_of(k))))
    if k in words.mention_from:  # والكرملين يطلب
        verb = words.last_word[words.mention_from[k]] + 1
        return not open_clause and (is_verb(words, verb) or _is_feminine_imperfect(words, verb)) and not words.norm(verb).endswith("ت")
    return is_verb(words, k) and (not open_clause or _has_subject(words, k + 1))


def is_deed(words: Words, k: int) -> bool:
    """Whether a perfect that only tells what somebody did stands at ``k``: أصدر, التقى; a noun of the same letters with معه: بحث معه."""
    norm, after = words.norm(k), words.norm(k + 1)
    if k in words.mention_over:
        return False
    return norm in get_words("deed") or (after in get_words("company") and norm[:1].isalpha() and not norm.startswith("ال"))


def is_verb(words: Words, k: int) -> bool:
    """Whether the letters at ``k`` are those of a finite verb: a reporting verb, يفعل, سيفعل, فعلت, أصدر."""
    if is_deed(words, k):
        return True
    norm = words.norm(k)
    if k in words.mention_over or norm.startswith("ال") or len(norm) < SHORTEST_VERB - 1:
        return False
    readings = get_forms().get(norm, ())
    if readings and all(told.tense in FINITE for _, told in readings):
        return len(norm) > SHORTEST_NOUN or norm[-1] in "اي" or norm[1] == "ا" or _has_subject(words, k + 1)  # نشر is a noun as well
    return _has_verb_form(words, k, norm)


def _has_verb_form(words: Words, k: int, norm: str) -> bool:
    """Whether ``norm``, which ends the word at ``k``, looks like يفعل, سيفعل or فعلت."""
    if len(norm) < SHORTEST_VERB or norm in get_words("noun"):
        return False
    feminine = words[k].text[-1] == "ت" and not norm.endswith("ات") and not (norm.startswith("ت") and norm.endswith("يت"))
    return feminine or norm.startswith(("ي", "سي", "ست", "تست"))


def _is_feminine_imperfect(words: Words, k: int) -> bool:
    """Whether behind a name an imperfect with ت stands at ``k``: ومجموعة السبع | تقرر; not an adverb (تجاريا) or preposition (تجاه)."""
    norm = words.norm(k)
    shaped = len(norm) >= SHORTEST_VERB and norm.startswith("ت") and not norm.endswith(("ا", "ه"))
    return shaped and k not in words.mention_over and norm not in get_words("adverbial", "preposition", "adverb")


def _is_denied(words: Words, k: int) -> bool:
    """Whether an imperfect stands at ``k`` behind لا; not سيما."""
    return words.norm(k) != "سيما" and _has_verb_form(words, k, words.norm(k))


def begins_circumstance(words: Words, k: int) -> bool:
    """Whether at ``k`` the circumstances of saying it begin: وسط توتر, بعدما التقى, خلال اجتماعهم, في مؤتمر صحفي."""
    norm, after = words.norm(k), words.norm(k + 1)
    bare = after[2:] if after.startswith("ال") else after
    if norm in get_words("circumstance"):
        other = after in get_words("respect") or words.norm(k - 1) in get_words("middle")  # فيما يتعلق ب, حل وسط
        other = other or (norm == "فيما" and any(words.norm(j) in get_words("inquiry") for j in (k - 1, k - 2)))  # تحقيق مستقل فيما جرى
        return k + 1 not in words.mention_over and not after.startswith("ال") and not other
    if norm in ("خلال", "اثناء", "في"):
        owned = any(bare.endswith(suffix) and bare[: -len(suffix)] in get_words("occasion") for suffix in ("ه", "ها", "هم", "هما"))
        return owned or (bare in get_words("occasion") and words.norm(k + 2) in get_words("pressing"))
    return False


def begins_aftermath(words: Words, k: int, start: int, past: bool = False) -> bool:
    """Whether what made somebody demand, threaten or promise stands at ``k``: هدد بالرد | إثر الغارة, طالب بلجنة | بعد الحادث.

    What is wanted comes after what is still to come (بعد الانتخابات), or after some time, all the same; unless it is ``past``, as
    a deed that somebody welcomes or fears is.
    """
    if past and words.norm(k) == "في" and words.norm(k + 1) == "اعقاب":
        return k > start and not is_open(words, start, k)
    if words.norm(k) not in ("بعد", "اثر", "عقب") or k in words.mention_over or k in words.timed or k <= start:
        return False
    after = words.norm(k + 1)
    other = {"ما", "من", "في", "الي"} | get_words("middle")
    plain = after[:1].isalpha() and k + 1 not in words.timed and words.norm(k - 1) not in other
    return plain and (past or after.removeprefix("ال") not in get_words("to-come")) and not is_open(words, start, k)


def is_background(words: Words, k: int) -> bool:
    """Whether what went before is told at ``k``: وكان فلان قد …, وكان فلان أعلن."""
    if words.norm(k) != "و" or words.norm(k + 1) not in get_words("auxiliary"):
        return False
    for j in range(k + 2, min(k + BACKGROUND, words.end_of(k))):
        if words.norm(j) in ("قد", "سبق"):
            return True
        behind_name = words.norm(k + 1).startswith("كان") and j - 1 in words.mention_over and j not in words.mention_over
        if behind_name and any(told.tense == "perfect" and told.person == 3 for _, told in get_forms().get(words.norm(j), ())[:1]):
            return True
    return False


def is_open(words: Words, start: int, end: int) -> bool:
    """Whether a clause within the noun phrase has begun, which a verb might go on."""
    return any(words.norm(j) in get_words("relative", "complementizer") for j in range(start, end))


def is_which(words: Words, k: int) -> bool:
    """Whether a relative pronoun of a definite noun stands at ``k``: الذي, التي, not ما, من."""
    return words.norm(k).startswith("ال") and words.norm(k) in get_words("relative")


def _has_subject(words: Words, k: int) -> bool:
    return k in words.mention_from or words.norm(k).startswith("ال")


def is_clause(words: Words, start: int, end: int) -> bool:
    """Whether the words ``[start, end)`` hold a clause the verb at ``end`` goes on: with الذي or أن in it, or لم, قد, وهو before it."""
    inner = any(words.norm(j) in get_words("complementizer") or is_which(words, j) for j in range(start, end))
    return inner or words.norm(end - 1) in get_words("relative", "negation", "conjunction", "opener", "linked", "modal", "auxiliary")


def is_late_predicate(words: Words, start: int, k: int) -> bool:
    """Whether the verb at ``k`` is the first of a clause that begins with an adverbial and its comma: أنه بعد أيام، أبلغت السلطات."""
    commas = [j for j in range(start, k) if words[j].text in COMMAS]
    return words.norm(start) in get_words("meanwhile") and start not in words.mention_over and commas == [k - 1]
