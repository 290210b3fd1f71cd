"""What was said: where the content ends, whether it is quoted, and what type its first words make it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.statements.according import attributes, is_attribution, is_owned_attribution
from kg.statements.clauses import (
    BACKGROUND,
    begins_aftermath,
    begins_circumstance,
    begins_own_clause,
    is_background,
    is_deed,
    is_open,
    is_verb,
    is_which,
)
from kg.statements.inflection import FINITE
from kg.statements.lexicon import get_attributions, get_breaks, get_contrasts, get_forms, get_types, get_words
from kg.statements.words import COMMAS, DASHES, OPENINGS, Words
from kg.text.quotations import MARKS

#: Marks that no content ends with.
FINAL = frozenset(".،,؛;:-–—")
#: A quotation of fewer words behind a complementizer is a part of the content, not the whole, unless the sentence ends with it.
SHORT_QUOTATION = 4
#: The noun that a clause begins with has no more words, if an aside is to follow it.
SHORT_PHRASE = 3
#: What these begin behind a comma goes on with a clause (أن لديهما اتفاقات، وهي سارية); behind a noun phrase the writer explains.
HE, NOR = ("وهو",), ("ولم",)
DETAILS = (("وهي",), HE, ("وهو", "ما"), ("حيث",), ("بينما",))
#: Behind لكن the verb of another report comes within so many words.
CONTRAST = 8


@dataclass(frozen=True, slots=True)
class Breaks:
    """Where other reports begin that are coordinated with the one at hand.

    ``soft`` ones end its content behind a comma, ``hard`` ones anywhere.
    ``concessive`` tells that the report stands in a clause with رغم, so that its main clause (، فإن …) ends the content,
    ``nominal`` that the content is a noun phrase, which a coordinated clause cannot go on, ``wanted`` that it is still to come,
    ``aside`` that it stands in a relative clause between commas, ``subject`` that the report is a noun of which a verb tells something
    (أن مطالبة موسكو بتجميد التوسيع | غيرت الأمن), ``gender`` whether a woman or body speaks, by the verb (f), ``judged`` that
    the content is a deed that is praised or rejected, or somebody's fear or joy.
    """

    soft: frozenset[int] = frozenset()
    hard: frozenset[int] = frozenset()
    concessive: bool = False
    nominal: bool = False
    wanted: bool = False
    aside: bool = False
    subject: bool = False
    gender: str = ""
    judged: bool = False


def read_content(words: Words, k: int, breaks: Breaks) -> tuple[int, int, str]:
    """The content that begins at ``k`` as (first word, index behind the last word, kind).

    Args:
        words: the document.
        k: the first word or the opening mark of the content.
        breaks: where coordinated reports begin.
    """
    limit = words.end_of(k)
    enclosing = words.inside[k]
    if enclosing >= 0:
        limit = min(limit, words.closes[enclosing]) if words.closes[enclosing] > k else limit
    if k in words.closes:
        close = words.closes[k]
        if _ends_with(words, k, close, limit, breaks):
            return trim(words, _behind_that(words, k + 1), close, "direct")
        end = _end(words, close + 1, max(limit, close + 1), k, breaks)
        return trim(words, k, end, "mixed")
    if words[k].text in OPENINGS and k + 1 < limit:
        return trim(words, _behind_that(words, k + 1), limit, "direct")
    end = _end(words, k, limit, k, breaks)
    if enclosing >= 0 and k - enclosing <= 3 and end == words.closes[enclosing] and _only_particles(words, enclosing + 1, k):
        return trim(words, k, end, "direct")
    start, end, _ = trim(words, k, end, "")
    if breaks.nominal and breaks.wanted:
        end = _before_past(words, start, end)
    return start, end, "mixed" if _has_quotation(words, start, end) else "indirect"


def _only_particles(words: Words, start: int, k: int) -> bool:
    return all(words.norm(j) in get_words("complementizer") | {"ب", "و"} for j in range(start, k))


def _behind_that(words: Words, k: int) -> int:
    return k + 1 if words.norm(k) in ("ان",) else k


def _ends_with(words: Words, k: int, close: int, limit: int, breaks: Breaks) -> bool:
    """Whether the content is the quotation and nothing more."""
    after = close + 1
    if after >= limit or (not words[after].norm[:1].isalnum() and after not in words.closes):
        short = close - k - 1 < SHORT_QUOTATION and not (breaks.nominal and not _goes_on(words, after + 1))
        return not (short and after < limit and words[after].text in COMMAS and not _breaks_behind_comma(words, after, breaks))
    return _breaks_here(words, after, breaks) or any(words.matches(after, b) > 0 for b in get_breaks())


def _goes_on(words: Words, k: int) -> bool:
    """Whether behind a quotation and a comma the same content goes on: وأنه …, بل …"""
    if words.norm(k) == "و":
        return words.norm(k + 1) in get_words("complementizer") or k + 1 in words.closes
    return words.norm(k) in ("او", "بل")


def trim(words: Words, start: int, end: int, kind: str) -> tuple[int, int, str]:
    """Without marks at either end that say nothing."""
    while start < end - 1 and words[start].text in FINAL:
        start += 1
    while end - 1 > start and (words[end - 1].text in FINAL or words.norm(end - 1) == "و" or is_stray(words, end - 1)):
        end -= 1
    return start, end, kind


def is_stray(words: Words, k: int) -> bool:
    """Whether a quotation mark without a partner stands at ``k``."""
    return words[k].text in MARKS and k not in words.opens and k not in words.closes


def _before_past(words: Words, start: int, end: int) -> int:
    """``end``, or where a past time begins that ends what is wanted, so that it tells when it was said: أمر بالانسحاب | الاثنين الماضي."""
    first = end
    while first - 1 > start and first - 1 in words.timed:
        first -= 1
    past = any(words.norm(j) in get_words("past") for j in range(first, end))
    return first if past and words.norm(first - 1) not in get_words("preposition", "governed", "adverbial") else end


def _has_quotation(words: Words, start: int, end: int) -> bool:
    """Whether a part is quoted that is more than a name."""
    for k in range(start, end):
        close = words.closes.get(k, -1)
        if k < close < end:
            mention = words.mention_from.get(k + 1)
            if mention is None or words.last_word[mention] < close - 1:
                return True
    return False


def _end(words: Words, k: int, limit: int, start: int, breaks: Breaks) -> int:
    """The index at which an unquoted content that goes on at ``k`` ends."""
    j = k
    while j < limit:
        text = words[j].text
        if j in words.closes:
            close = words.closes[j]
            limit = max(limit, words.end_of(close)) if close >= limit else limit
            j = close + 1
            continue
        if j in words.opens and words.opens[j] < start:
            return j
        if text == "(" or text in DASHES:
            close = _aside(words, j, limit)
            if text == "(" and any(words.matches(j + 1, a.words) > 0 for a in get_attributions()):
                return j
            if close > 0:
                j = close + 1
                continue
            if text in DASHES and _inside_aside(words, start):
                return j
        elif text == ")" or (text == ":" and j > start and j + 1 in words.closes):
            return j
        elif j > start and text in COMMAS:
            if breaks.aside and words.norm(j + 1) not in get_words("conjunction", "coordinator"):
                return j  # …، الذي يعارض التوسيع، محادثات
            if breaks.nominal and _explains(words, j + 1):
                return j
            close = _apposed(words, j, start, limit)
            if close > 0:
                j = close
            elif _breaks_behind_comma(words, j, breaks) or _goes_back(words, j + 1, start, breaks.gender) or (
                breaks.nominal and begins_own_clause(words, j + 1, start, comma=True)
            ):
                return j
        elif j > start and (_breaks_here(words, j, breaks) or _ends_phrase(words, j, start, breaks) or _ends_teaser(words, j)):
            return j
        j += 1
    return limit


def _explains(words: Words, k: int) -> bool:
    """Whether at ``k``, behind a noun phrase and a comma, the writer tells who that is or what came of it: ، الذي عمل; ، مما أدى إلى."""
    return words.norm(k) == "مما" or is_which(words, k)


def _apposed(words: Words, comma: int, start: int, limit: int) -> int:
    """The comma that closes وهو … behind the noun that a clause begins with (أن المحافظ، وهو قريبه، أصيب), or -1."""
    if comma - start > SHORT_PHRASE or words.norm(comma + 1) != "و" or words.norm(comma + 2) not in ("هو", "هي", "هم"):
        return -1
    if any(is_verb(words, j) for j in range(start, comma)):
        return -1
    return next((j for j in range(comma + 3, min(limit - 1, comma + BACKGROUND)) if words[j].text in COMMAS), -1)


def _ends_phrase(words: Words, j: int, start: int, breaks: Breaks) -> bool:
    """Whether a content that is a noun phrase ends, without a comma, before ``j``."""
    if breaks.nominal and words.norm(j + (words.norm(j) == "و")) in get_words("but"):
        return True  # تطالب بإمكانيات أكبر | لكن هذه القضية بالغة الحساسية
    if breaks.nominal and (breaks.wanted or breaks.judged) and begins_aftermath(words, j, start, past=breaks.judged):
        return True
    predicate = words.norm(j) == "ثم" or (is_verb(words, j) and words[j].text[-1] == "ت")
    if breaks.subject and predicate and not is_open(words, start, j):
        return True
    if breaks.nominal and words.norm(j) == "و" and words.norm(j + 1) in ("هو", "هي") and not is_open(words, start, j):
        return True  # تطالب بالجزيرة | وهي غنية بالغاز
    return breaks.nominal and (begins_own_clause(words, j, start, comma=False) or begins_circumstance(words, j))


def _ends_teaser(words: Words, j: int) -> bool:
    """Whether two full stops, which join the halves of a headline, begin at ``j``."""
    dots = [words[i].text == "." for i in (j - 1, j, j + 1, j + 2) if i < len(words)]
    return dots[:3] == [False, True, True] and not any(dots[3:])


def _aside(words: Words, j: int, limit: int) -> int:
    wanted = {")"} if words[j].text == "(" else DASHES
    return next((i for i in range(j + 1, min(limit, j + 40)) if words[i].text in wanted), -1)


def _inside_aside(words: Words, start: int) -> bool:
    """Whether a dash that is open before the content makes the next one end it."""
    return sum(words[i].text in DASHES for i in range(words.start_of(start), start)) % 2 == 1


def _breaks_behind_comma(words: Words, comma: int, breaks: Breaks) -> bool:
    """Whether behind a comma another report, an attribution or the writer's own words begin."""
    k = comma + 1
    if breaks.concessive and (words.norm(k) == "فان" or words.norm(k) == "ف"):
        return True
    phrase = next((p for p in get_breaks() if words.matches(k, p) > 0), ())
    parted = any(j in words.opens for j in range(words.start_of(comma), comma))  # قال إن "الحرب انتهت" في البلاد، حيث
    told = phrase in DETAILS and not breaks.nominal and not parted and not (phrase[:1] == HE and _is_comment(words, words.matches(k, HE)))
    told = told or (phrase == NOR and not breaks.nominal and not parted and not _is_of_telling(words, words.matches(k, phrase)))
    clause = not (breaks.nominal or breaks.wanted or breaks.concessive or parted)
    told = told or (clause and phrase in get_contrasts() and not _is_others_word(words, words.matches(k, phrase)))
    if (phrase and not told and not _belongs(words, k, phrase, breaks)) or is_attribution(words, k):
        return True
    if words.norm(k) == "و" and words.norm(k + 1) == "قد" and words.norm(k + 2)[:1] not in ("ي", "ت", "ن"):
        return True  # وقد منح; not وقد يفعل
    if words.norm(k) == "كما" and is_deed(words, k + 1):  # كما أوفد وزيره
        return True
    if words.norm(k) == "و" and is_deed(words, k + 1) and words.norm(k + 2) in get_words("company"):  # وبحث معه
        return True
    return is_background(words, k) or _report_at(words, k, breaks.soft | breaks.hard)


def _is_comment(words: Words, k: int) -> bool:
    """Whether behind وهو, at ``k``, the writer judges what was told (وهو أمر, وهو ما لم يحدث), or tells what somebody says of it."""
    if words.norm(k) in ("امر", "الامر") or (words.norm(k) == "ما" and words.norm(k + 1) == "لم"):
        return True
    for j in range(k, words.end_of(k)):
        if is_attribution(words, j) or any(told.tense in FINITE for _, told in get_forms().get(words.norm(j), ())[:1]):
            return True
        if words[j].text in COMMAS:
            return False
    return False


def _is_of_telling(words: Words, k: int) -> bool:
    """Whether at ``k`` stands what somebody has not said (ولم يوضح), or not done yet (ولم يصدر تعليق)."""
    known = get_forms().get(words.norm(k), ())
    return bool(known) or words.norm(k) in get_words("unsaid")


def _is_others_word(words: Words, k: int) -> bool:
    """Whether behind لكن, at ``k``, somebody speaks (لكنه يتوقع, لكن فلانا استبعد) or the writer tells what was not said (لكنه لم يوضح)."""
    for j in range(k, min(k + CONTRAST, words.end_of(k))):
        if words[j].text in COMMAS or j in words.closes or words.norm(j) in get_words("complementizer", "relative"):
            return False
        if words.norm(j) == "لم" and words.norm(j + 1) in get_words("unsaid"):
            return True
        told = next((form for _, form in get_forms().get(words.norm(j), ())[:1] if j not in words.mention_over), None)
        if told is not None and (told.tense == "perfect" or (told.tense == "imperfect" and (j == k or j - 1 in words.mention_over))):
            return True
    return False


def _belongs(words: Words, k: int, phrase: tuple[str, ...], breaks: Breaks) -> bool:
    """Whether what begins at ``k`` with a phrase of the writer's is told all the same.

    It is done without something else than telling (، دون تشاور; not ، دون ذكر تفاصيل), or its end is called the speaker's words.
    """
    if phrase == ("وذلك",):
        return words.norm(words.matches(k, phrase)) in ("ل", "لان", "بسبب") and not breaks.nominal
    if "دون" in phrase:
        at = words.matches(k, phrase)
        norm = words.norm(at + (words.norm(at) == "ان"))
        return norm.removeprefix("ال") not in get_words("unsaid")
    for j in range(k, words.end_of(k)):
        if j in breaks.soft or j in breaks.hard:
            return False
        if words[j - 1].text in COMMAS and is_owned_attribution(words, j):
            return True
    return False


def _goes_back(words: Words, k: int, start: int, gender: str) -> bool:
    """Whether at ``k``, behind a comma, the writer goes on with a word of saying: وزاد أن, مجددا الدعوة.

    ``gender`` is that of who speaks, as far as the verb tells it. A verb that the content from ``start`` on has had already
    goes on with it (أن موسكو حذرت …، وحذرت …).
    """
    joined = words.norm(k) == "و"
    at = k + (joined or words.norm(k) == "كما")
    upshot = k + (words.norm(k) == "ل")
    if words.norm(k).startswith("ل") and words.norm(upshot).removeprefix("ل")[:1] in ("ي", "ت") and _is_doer(words, upshot + 1):
        return words.norm(upshot).removeprefix("ل") in get_forms()  # …، ليرد فلان
    if words.norm(k) in get_words("anew", "tells-on"):
        return True
    if at in words.mention_over or words.norm(at) in get_words("homograph"):
        return False
    if joined and words.norm(at + 1).startswith("ال") and not _is_doer(words, at + 1) and _is_noun_too(words.norm(at)):
        return False  # لفهم المرض، ونقل النتائج
    for verb, form in get_forms().get(words.norm(at), ())[:1]:
        if form.tense == "participle":
            return not joined and form.number == "s" and form.gender in ("m", gender)
        told = any(v is verb for j in range(start, k) for v, f in get_forms().get(words.norm(j), ()) if f.tense in FINITE)
        joined = joined or words.norm(at - 1) == "كما"  # كما أعرب عديد منهم عن
        return joined and form.tense == "perfect" and form.person == 3 and not told and not form.suffix  # وأقرته القمة
    return False


def _is_noun_too(norm: str) -> bool:
    """Whether a perfect has the letters of its verbal noun: نقل, رفض."""
    return any(form.tense == "masdar" and not form.suffix for _, form in get_forms().get(norm, ()))


def _is_doer(words: Words, k: int) -> bool:
    """Whether somebody who does things is named at ``k``: a mention or title."""
    mention = words.mention_from.get(words.titled.get(k, k))
    return mention is not None and mention.type in ("Person", "Organization", "Place")


def _report_at(words: Words, k: int, breaks: frozenset[int]) -> bool:
    """Whether a report begins at ``k``, behind conjunctions, كما, قد."""
    for j in range(k, min(k + 4, len(words))):
        if j in breaks:
            return True
        joins = get_words("conjunction", "opener", "linked", "auxiliary") - get_words("complementizer")
        if words.norm(j) not in joins and words.norm(j) != "قد":
            return False
    return False


def _breaks_here(words: Words, k: int, breaks: Breaks) -> bool:
    """Whether, without a comma, a coordinated report or an attribution begins at ``k``."""
    joins = get_words("conjunction", "linked") | {"لكن", "كما"}
    if k in breaks.hard or (words.norm(k) in joins and _report_at(words, k, breaks.hard)):
        return True
    if words.norm(k) in ("لكنه", "لكنها", "لكنهم") and words.norm(k + 1) == "لم" and words.norm(k + 2) in get_words("unsaid"):
        return True  # لكنه لم يوضح
    if breaks.concessive and (words.norm(k) == "فان" or (words.norm(k) == "ف" and words.norm(k + 1) == "ان")):
        return True  # في حين قال فلان إن الجنود أطلقوا النار | فإن
    if words.matches(k, ("وذلك",)) > 0 and words.norm(words.matches(k, ("وذلك",))) in get_words("circumstance-preposition"):
        return True  # وذلك في إشارة إلى
    return is_attribution(words, k) and attributes(words, k)


def refine_type(words: Words, start: int, end: int, kind: str) -> str:
    """The type of a content whose verb only says that it was said."""
    if kind == "say":
        for phrase, found, reach in get_types():
            if any(words.matches(k, phrase) > 0 for k in range(start, min(start + reach + 1, end))):
                return found
    return kind
