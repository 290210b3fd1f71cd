"""Statements that a phrase attributes: بحسب الوكالة، …, «…» وفقا للوزارة, … كما قال الوزير."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.model import Statement
from kg.statements.clauses import is_verb, is_which
from kg.statements.content import Breaks, read_content, refine_type
from kg.statements.inflection import FINITE, POSSESSIVES
from kg.statements.lexicon import Attribution, get_attributions, get_forms, get_words
from kg.statements.nouns import is_owned
from kg.statements.phrases import find_close, is_function_word, skip_asides
from kg.statements.reports import Report
from kg.statements.speakers import Discourse
from kg.statements.subjects import Subject, parse_subject
from kg.statements.words import COMMAS, DASHES, Words

#: The comma or فإن that ends a phrase at the head of a sentence comes within so many words.
LONGEST_PHRASE = 25
#: A shorter clause before a phrase is no statement.
SHORTEST_CONTENT = 3
#: A verb with its speaker between commas.
ASIDE = Attribution(("يقول",), "", "clause")
#: What a pronoun claims for whoever spoke last (على حد قوله) is a clause of no more words.
LONGEST_OWNED = 30
#: A verb that does not carry its clause stands so many words behind the head of it.
LATE = 4
#: A content that a report begins has its verb within so many words.
SOON = 4
#: The name of an outlet that is no mention has no more words.
LONGEST_NAME = 3
#: كما شهدت البلاد احتجاجات tells of no source.
WITNESS = "شهد"
#: The verb of a clause (كما قد قال) comes within so many words.
VERB_REACH = 3


def find_attributions(words: Words, discourse: Discourse, found: Sequence[Statement], reports: Sequence[Report]) -> list[Statement]:
    """``بحسب X، content`` and ``content، بحسب X``; nothing where a statement already ends before the phrase."""
    made: list[Statement] = []
    cues = {report.cue for report in reports}
    parting = frozenset(report.cue for report in reports if _is_parting(words, report))
    framed = {k for report in reports for k in range(report.cue + 1, report.content)}
    k = 0
    while k < len(words):
        aside = words.inside[k] >= 0 or k in framed or (k > 0 and words[k - 1].text in DASHES)
        hit = None if aside or words[k].furniture else _phrase_at(words, k, cues)
        if hit is None:
            k += 1
            continue
        attribution, end = hit
        source = _source_at(words, end, attribution)
        suffixed = words.norm(end - 1).endswith(POSSESSIVES) and words.norm(end - 1) not in attribution.words
        if suffixed and attribution.kind == "attribution":
            source = Subject(end - 1, end, end, "utterance")  # على حد تعبيره
        if attribution.words == ("كما",) and source is not None and not _ends_clause(words, source):
            k = end
            continue  # كما نشر مقالات: another clause
        relayed = source is not None and any(source.end <= cue <= source.end + 1 or k < cue < source.end for cue in cues)
        if source is not None and (quoted := _relayed(words, source)) is not None and not _is_paper(source, quoted):
            source = quoted  # بحسب الوكالة نقلا عن الوزير: one phrase, what the minister said
        if source is not None and not _is_rule(words, source, end) and not (relayed and words.norm(k) == "نقلا"):
            statement = _attributed(words, discourse, k, end, source, [*found, *made], attribution, parting)
            if statement is not None:
                made.append(statement)
        k = max(end, source.end if source is not None else end)
    return made


def _attributed(
    words: Words,
    discourse: Discourse,
    k: int,
    end: int,
    source: Subject,
    found: Sequence[Statement],
    attribution: Attribution,
    parting: frozenset[int],
) -> Statement | None:
    """The statement that the phrase ``[k, end)`` attributes to ``source``, if there is a content beside it."""
    first = _clause_start(words, k)
    pronoun = source.kind in ("document", "utterance", "other") and is_owned(words, source.start)
    aside = attribution is ASIDE and _has_comma_behind(words, source)
    span = _following(words, source, parting) if k <= first or words.norm(k - 1) == "و" or aside else None
    span = span or _completing(words, k, source)
    if span is None and k > first and not _goes_on(words, k, source, attribution):
        span = _preceding(words, first, k, found) or (None if pronoun else _around(words, first, k, found))
        span = None if span is not None and pronoun and span[1] - span[0] > LONGEST_OWNED else span
    speaker = next((s for _, s in discourse.latest(words[k].start)), None) if pronoun else discourse.of_subject(source)
    if span is None or speaker is None:
        return None
    start, stop, kind = span
    if any(_tells_first(words, s, start, stop) for s in found):
        return None  # وبحسب الوكالة، فقد أكد الوزير أن: who is nearest to the content speaks
    return Statement(
        words[start].start,
        words[stop - 1].end,
        kind,
        refine_type(words, start, stop, "say"),
        speaker.entities,
        speaker.text,
        words[k].start,
        words[end - 1].end,
        speaker.start,
        speaker.end,
        rule="attribution:" + "-".join(attribution.words),
    )


def _tells_first(words: Words, s: Statement, start: int, stop: int) -> bool:
    """Whether a statement begins the content ``[start, stop)``, but not in a clause about its first noun: فإن هولندا | التي جددت دعمها."""
    if not words[start].start <= s.cue_start < words[min(start + SOON, stop)].start < s.end <= words[stop - 1].end + 1:
        return False
    before = words.at(s.cue_start) - 1
    return before <= start or not is_which(words, before)


def _source_at(words: Words, k: int, attribution: Attribution) -> Subject | None:
    """The source that a phrase names at ``k``, up to فإن; in quotation marks one that nobody knows: بحسب «الألمانية»، فإن."""
    limit = words.end_of(k - 1)
    that = get_words("complementizer")
    limit = next((j for j in range(k + 1, limit - 1) if words.norm(j) == "ف" and words.norm(j + 1) in that), limit)
    source = parse_subject(words, k, limit)
    close = words.closes.get(k, -1)
    if source is None and attribution.kind == "attribution" and k + 1 < close <= k + 1 + LONGEST_NAME and close < limit:
        return Subject(k + 1, close, close + 1, "body")
    return source


def _goes_on(words: Words, k: int, source: Subject, attribution: Attribution) -> bool:
    """Whether the clause that holds a phrase goes on behind it with a noun: ثمن فلان وفقا للوكالة | مواقف بلاده."""
    after, norm = source.end, words.norm(source.end)
    if attribution.kind != "attribution" or words[k - 1].text in COMMAS or after >= words.end_of(k) or after in words.timed:
        return False
    return norm[:1].isalpha() and not is_function_word(norm) and norm not in get_words("governed", "complementizer")


def _ends_clause(words: Words, source: Subject) -> bool:
    """Whether nothing that كما might tell stands behind its subject: كما قال الوزير; not كما أعلن الوزير خطة."""
    k = source.end
    mark = k >= words.end_of(source.start) or not words.norm(k)[:1].isalnum() or k in words.timed
    phrase = words.norm(k) in get_words("preposition", "adverbial", "adverb", "governed")
    return source.kind not in ("other", "utterance", "document") and (mark or phrase)


def _relayed(words: Words, source: Subject) -> Subject | None:
    """Whom the source of a phrase quotes, directly behind it: (قنا) نقلا عن صحيفة."""
    limit = words.end_of(source.start)
    at = next((j for j in range(source.end, min(source.end + 4, limit - 2)) if words.norm(j) == "نقلا"), -1)
    return parse_subject(words, at + 2, limit) if at >= 0 else None


def _is_paper(source: Subject, quoted: Subject) -> bool:
    """Whether somebody is only read in what is quoted: هذا ما صرح به فلان نقلا عن صحيفة."""
    person = bool(source.mentions) and source.mentions[0].type == "Person"
    return person and bool(quoted.mentions) and quoted.mentions[0].type == "Organization"


def _is_rule(words: Words, source: Subject, at: int) -> bool:
    """Whether what a phrase names at ``at`` is no source: وفق القواعد الجديدة, طبقا لجدول زمني, وفق خطط فلان."""
    if words.norm(at) in get_words("rule") and at not in words.mention_over:
        return True
    if source.mentions and source.mentions[0].type in ("Treaty", "Event") and source.mentions[0].level == "name":
        return True  # وفقا لاتفاق مينسك
    if source.kind not in ("document", "other"):
        return False
    head, behind = words.norm(source.start).removeprefix("ال"), words.norm(source.start + 1)
    ruled = head in get_words("rule") or words.norm(at - 2) in get_words("basis")  # حسب الدستور, استنادا إلى قرارات المجلس
    if ruled or source.kind == "document":
        return ruled
    plain = not words.norm(source.start).startswith("ال") and source.end > source.start + 1 and behind.endswith(("ي", "يه"))
    return plain and source.start + 1 not in words.mention_over


def _phrase_at(words: Words, k: int, cues: Collection[int]) -> tuple[Attribution, int] | None:
    """The attribution that begins at ``k``, and the index behind its preposition or verb, where its source begins."""
    if _is_aside(words, k, cues):
        return ASIDE, k + 1
    for attribution in get_attributions():
        end = words.matches(k, attribution.words, attribution.endings)
        if end < 0:
            continue
        if attribution.kind == "attribution":
            if attribution.preposition and words.norm(end) not in (attribution.preposition, "لل"):
                continue
            return attribution, end + bool(attribution.preposition)
        for verb in range(end, min(end + VERB_REACH, len(words))):
            if words.norm(verb) in get_words("negation", "homograph"):
                break
            readings = get_forms().get(words.norm(verb), ())
            if verb not in cues and any(form.tense in FINITE and told.lemma != WITNESS for told, form in readings):
                return attribution, verb + 1
        return None
    return None


def _is_aside(words: Words, k: int, cues: Collection[int]) -> bool:
    """Whether verb and speaker stand between two commas in what they tell: …، يضيف المصدر ذاته، …"""
    if k in cues or k < 2 or words[k - 1].text not in COMMAS or k in words.mention_over or k == words.start_of(k):
        return False
    readings = get_forms().get(words.norm(k), ())
    if not any(form.tense == "imperfect" and not form.suffix and verb.quote and verb.tells for verb, form in readings):
        return False
    limit = words.end_of(k)
    source = parse_subject(words, k + 1, limit)
    if source is None or source.kind == "other":
        return False
    return skip_asides(words, source.end, limit) >= limit - 1 or _has_comma_behind(words, source)


def _has_comma_behind(words: Words, source: Subject) -> bool:
    """Whether nothing but an adverb stands between a source and the next comma: المصدر ذاته،"""
    after = skip_asides(words, source.end, words.end_of(source.start))
    return any(k < len(words) and words[k].text in COMMAS for k in (after - 1, after))


def _clause_start(words: Words, k: int) -> int:
    """The first word of the sentence that is neither furniture nor a conjunction."""
    first = words.start_of(k)
    while first < k and (words[first].furniture or words.norm(first) in get_words("conjunction") or words[first].text in COMMAS):
        first += 1
    adverb = first + 1 < k and words[first + 1].text in COMMAS and words.norm(first).endswith("ا") and first not in words.mention_over
    return first + 2 if adverb else first  # ميدانيا، قتل …


def _is_parting(words: Words, report: Report) -> bool:
    """Whether with a report the source of a phrase says something else: بحسب فلان فإن … | موضحا أن, … | وأضاف أن."""
    if report.form.tense == "participle":
        return report.near
    return report.form.tense == "perfect" and words.norm(report.cue - 1) == "و" and report.verb.quote and report.verb.type == "say"


def _following(words: Words, source: Subject, parting: frozenset[int]) -> tuple[int, int, str] | None:
    """The content behind a phrase that begins the sentence: behind its comma, فإن, أن or ف, or from its verb on.

    A report of ``parting`` ends it.
    """
    k = source.end
    limit = words.end_of(k - 1)
    k = find_close(words, k, limit) + 1 if k < limit and words[k].text == "(" else k
    told = k + (k < limit and words.norm(k) == "قد")
    known = bool(source.mentions) or words.norm(source.start).startswith("ال") or words.closes.get(source.start, -1) >= 0
    if known and source.kind != "other" and source.end <= told < limit - 2 and is_verb(words, told) and not _says(words, told):
        start, stop, kind = read_content(words, k, Breaks(hard=parting))  # وبحسب الصحيفة | تستهدف الإجراءات
        return (start, stop, kind) if stop > start + 1 else None
    ends = get_words("complementizer") | {"ف", "فقد"}
    end = next((j for j in range(k, min(limit, k + LONGEST_PHRASE)) if words.norm(j) in ends or words[j].text in COMMAS), -1)
    if end < 0:
        return None
    k = end + 1
    while k < limit and words.norm(k) in ends | {"قد"}:
        k += 1
    if k >= limit - 1:
        return None
    start, stop, kind = read_content(words, k, Breaks(hard=parting))
    return (start, stop, kind) if stop > start + 1 else None


def _says(words: Words, k: int) -> bool:
    """Whether a verb of saying stands at ``k``, whose speaker is nearer to the content: وبحسب الصحيفة قال الوزير."""
    return any(verb.quote and verb.tells for verb, _ in get_forms().get(words.norm(k), ()))


def _parts(words: Words, j: int) -> bool:
    """Whether a word behind a comma sets a clause against what was told before it: …، فيما أجرى فلان … بحسب مصادر."""
    begins = j - (words.norm(j - 1) == "في" and words.norm(j) == "حين")
    return (begins < j or words.norm(j) in get_words("contrast")) and words[begins - 1].text in COMMAS


def _completing(words: Words, k: int, source: Subject) -> tuple[int, int, str] | None:
    """The content behind a phrase between commas where a complement follows: واتفقا، وفق البيان، على …; وهو، على حد تعبيره، «…»."""
    if words[k - 1].text not in COMMAS or not _has_comma_behind(words, source):
        return None
    after = skip_asides(words, source.end, words.end_of(source.start))
    after += after < len(words) and words[after].text in COMMAS
    if after >= words.end_of(k):
        return None
    governed = words.norm(after) in ("من", "علي", "الي", "عن", "ب") and after not in words.mention_over
    if not governed and after not in words.closes:
        return None
    start, stop, kind = read_content(words, after + governed, Breaks(nominal=governed))
    return (start, stop, kind) if stop > start else None


def _end_before(words: Words, first: int, k: int) -> int:
    """The end of the clause from ``first`` on before a phrase at ``k``, without the marks between them that close no quotation."""
    while k > first and not words.norm(k - 1)[:1].isalnum() and k - 1 not in words.opens:
        k -= 1
    return k


def _around(words: Words, first: int, k: int, found: Sequence[Statement]) -> tuple[int, int, str] | None:
    """The clause before a phrase that holds a call or what is called something, by a later verb: حضر ودافع عن نفسه، حسب الشبكة."""
    end = _end_before(words, first, k)
    low, high = words[first].start, words[end - 1].end
    inner = [s for s in found if s.start < high and low < s.end]
    part = all(low < s.cue_start and s.end <= high + 1 and 2 * (s.end - s.start) <= high - low for s in inner)
    late = all(words.at(s.cue_start) - first >= LATE for s in inner)
    wished = all(not s.rule.endswith(("that", "quote", "colon")) or s.rule.startswith("وصف") for s in inner)
    return (first, end, "indirect") if inner and part and late and wished else None


def _preceding(words: Words, first: int, k: int, found: Sequence[Statement]) -> tuple[int, int, str] | None:
    """The content before a phrase: the clause up to it, unless a part of it has been told as a statement already."""
    end = _end_before(words, first, k)
    if end - first < SHORTEST_CONTENT:
        return None
    if words.closes.get(first, -1) >= end - 1:
        return first + 1, words.closes[first], "direct"
    told = max((s.end for s in found if words[first].start <= s.start and s.end <= words[end - 1].start), default=-1)
    first = next((j + 1 for j in range(end - 1, first, -1) if told >= 0 and _parts(words, j) and words[j].start >= told), first)
    left = next((j + 2 for j in range(first, end - 1) if words[j].start >= told and words[j].text in COMMAS), -1) if told >= 0 else -1
    if left > 0 and words.norm(left - 1) == "و" and all(words[j].end <= told for j in range(first, left - 2)):
        first = left  # قال فلان إن …، | وهو ما لم يحدث، حسب المتحدث
    if end - first < SHORTEST_CONTENT:
        return None
    low, high = words[first].start, words[end - 1].end
    if any(low <= s.start < high or s.start < low < high - 2 <= s.end for s in found):
        return None
    quoted = any(j in words.closes and j + 1 not in words.mention_from for j in range(first, end))
    return first, end, "mixed" if quoted else "indirect"
