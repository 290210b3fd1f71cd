"""Who said what: reports by verbs, attributions, headlines and quotations, put together into statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from kg.model import Statement
from kg.statements.attributions import find_attributions
from kg.statements.carried import iter_carried
from kg.statements.cataphora import name_described
from kg.statements.clauses import is_clause, is_late_predicate, is_which
from kg.statements.content import Breaks, is_stray, read_content, refine_type, trim
from kg.statements.lexicon import get_words
from kg.statements.nearest import keep_nearest
from kg.statements.relays import name_source
from kg.statements.reports import Report, iter_reports
from kg.statements.speaker import Speaker
from kg.statements.speakers import Discourse
from kg.statements.subjects import is_several
from kg.statements.uncued import find_continuations, find_end_of_speech, find_headlines, find_teasers, find_unclosed, iter_told_behind
from kg.statements.words import COMMAS, OPENINGS, Words

#: How the rules of statements that a phrase attributes begin.
ATTRIBUTED = "attribution:"
#: Between إنه and a verb of saying whose speaker is the same stand so many words at most: قال إنه لا يزال يعتقد أن.
OWN_GAP = 2
#: A clause with رغم or في حين begins within so many words before its verb of saying.
CONCEDED = 9
#: Types of what is still to come, so that what came before it (إثر الغارة) is the writer's.
WANTED = ("demand", "threaten", "promise")
#: Types of what is judged: what came before it is the writer's as well, and another who tells of the judgement says so himself.
JUDGED = ("praise", "reject")


def find_statements(doc: Doc) -> tuple[Statement, ...]:
    """Every passage that the document attributes to a source, in the order of the text.

    Args:
        doc: tokens with sentences and ``doc._.mentions``; ``doc._.times`` and ``doc._.document`` help as far as known (nothing is found in
            furniture).

    Returns:
        Statements whose spans are code points into the text; a statement within a statement has its own.
    """
    words = Words(doc)
    if not len(words):
        return ()
    reports = keep_nearest(words, [name_source(words, report) for report in (*iter_reports(words), *iter_carried(words))])
    contents = [_read(words, report, reports) for report in reports]
    heard = dict(iter_told_behind(words))
    found, genders = _tell(words, reports, contents, heard, [])
    cited = [s for s in found if s.rule.startswith(ATTRIBUTED)]
    if cited and any(r.subject is None and words[r.cue].start > cited[0].cue_start for r in reports):
        found, genders = _tell(words, reports, contents, heard, cited)  # …، بحسب الوزارة. وأضافت
    found += find_continuations(words, found, heard)
    found += find_unclosed(words, found)
    return _distinct(_drop_own(words, name_described(words, found, genders)))


def _read(words: Words, report: Report, reports: list[Report]) -> tuple[int, int, str]:
    """The content of a report; behind a mark that is not closed it may have several sentences."""
    start, end, kind = read_content(words, report.content, _find_breaks(words, report, reports))
    if words[report.content].text in OPENINGS and is_stray(words, report.content):
        end = find_end_of_speech(words, report.content, {words[r.cue].start for r in reports})
        end = next((r.cue - 1 for r in reports if report.content + 1 < r.cue < end and _adds(words, r)), end)
    return trim(words, start, end, kind)


def _adds(words: Words, report: Report) -> bool:
    """Whether a participle behind a comma tells more of the same speaker: …، مضيفا أن."""
    own = report.form.tense == "participle" and report.subject is None and report.rule.endswith("that")
    return own and report.verb.kind == "continue" and words[report.cue - 1].text in COMMAS


def _tell(
    words: Words, reports: list[Report], contents: list[tuple[int, int, str]], heard: Mapping[int, Speaker], cited: Sequence[Statement]
) -> tuple[list[Statement], dict[str, str]]:
    """The statements of the reports, headlines and attributions, and who is a man or a woman.

    A verb without a subject may go back to who is ``heard`` behind a quotation, by its closing mark, and to the sources of ``cited``, the
    statements that attributions have.
    """
    discourse = Discourse(words, cited=list(cited))
    found: list[Statement] = []
    waiting = list(heard.items())
    for report, (start, end, kind) in zip(reports, contents, strict=True):
        while waiting and waiting[0][0] < report.cue:
            discourse.hear(*waiting.pop(0))
        unsaid = report.verb.kind in ("mental", "hearsay") and report.subject is None and not _goes_on(words, report, found)
        if unsaid or not any(words.norm(j)[:1].isalnum() for j in range(start, end)):
            continue
        if _is_stance_told(words, report, end, found):
            continue
        speaker = discourse.resolve(report, found)
        if speaker is not None:
            found.append(_statement(words, report, start, end, kind, speaker))
    found += find_headlines(words, discourse, found)
    found += find_teasers(words, discourse, found)
    found += find_attributions(words, discourse, found, reports)
    return found, discourse.genders


def _is_stance_told(words: Words, report: Report, end: int, found: list[Statement]) -> bool:
    """Whether a stance is part of what another says, as a thing has it, or somebody holds it still: قال إن زيارته تؤكد عمق العلاقات.

    What somebody rejects or welcomes by the way is told all the same: الاتفاق الذي ترفضه إيران.
    """
    held = report.verb.type in JUDGED and report.rule.endswith(("object", "phrase"))
    told = report.subject is not None and report.subject.kind in ("named", "person", "body")
    aside = words.norm(report.cue - 1) in get_words("relative")
    stance = report.form.tense == "imperfect" and ((report.rule.endswith("object") and not told) or (held and not aside))
    return stance and any(s.start <= words[report.cue].start and words[end - 1].end <= s.end + 1 for s in found)


def _goes_on(words: Words, report: Report, found: list[Statement]) -> bool:
    """Whether somebody has already spoken in the sentence of a report, or its verb joins the sentence to the one before: ورأى أن."""
    if words.norm(report.cue - 1) == "ف" and words.norm(words.start_of(report.cue)) == "اما":
        return True  # أما فلان، …، فرأى أن
    first = words.start_of(report.cue) + (words.norm(words.start_of(report.cue)) == "و")
    if words[report.cue - 1].text in COMMAS and words.norm(first) in ("في", "خلال") and words.norm(first + 1) in get_words("occasion"):
        return True  # وفي خطاب ألقاه أمس، رأى أن
    first += words.norm(first) == "كما"
    alone = report.cue == first and not report.verb.impersonal
    if report.form.tense == "imperfect" and (alone or words.norm(report.cue - 1) in ("لكنه", "لكنها", "لكنهم")):
        return report.rule.endswith("that")  # ويرى أن, لكنه يعتقد أن
    joined = words.norm(report.cue - 1) == "و" and (found or report.cue - 1 > words.start_of(report.cue))
    if joined and report.form.tense == "perfect" and report.rule.endswith("that") and report.verb.kind == "mental":
        return True  # التقى فلان نظيره، ورأى أن
    return bool(found) and found[-1].cue_start >= words[words.start_of(report.cue)].start


def _find_breaks(words: Words, report: Report, reports: list[Report]) -> Breaks:
    """The reports that end the content of ``report``: participles, and verbs that agree with its verb in tense."""
    soft, hard = set(), {r.content - n for r in reports if r.cue < report.cue < r.content and r.rule.endswith("that") for n in (1, 2)}
    joins = (get_words("conjunction", "linked", "opener") | {"قد"}) - get_words("verbal", "conditional") | {"قد", "بينما", "فيما"}
    for other in reports:
        if other.cue <= report.cue or words.inside[other.cue] != words.inside[report.cue]:
            continue
        if words.norm(other.cue + 1) in get_words("resumptive") and other.subject is None and not other.form.suffix:
            continue  # الخطاب الذي ألقاه … وتوعد خلاله ب: goes on with the relative clause
        verb, form = other.verb, other.form
        if other.begins < other.cue:
            soft.add(other.begins)
            if words.norm(other.begins - 1) in joins:
                hard.add(other.begins)
        if _is_contrasted(words, report, other):
            soft.add(other.subject.start if other.subject is not None else other.cue)
            hard.add(other.subject.start if other.subject is not None else other.cue)
        if form.tense == "masdar" and form.suffix and words.norm(other.cue - 1) == "ب" and verb.quote and verb.type == "say":
            hard.add(other.cue - 1)  # تساءل عن الأموال بقوله
        if form.tense == "participle":
            soft.add(other.cue)
            if other.near and (form.number == "s" or other.rule.endswith("that")):
                hard.add(other.cue)
        elif _is_predicate(words, other) or _is_late(words, report, other):
            continue
        elif form.tense == report.form.tense or report.form.tense in ("participle", "masdar"):
            soft.add(other.cue)
            alike = (form.number == "s") != _is_told_by_several(words, report)
            same = other.subject is None and form.gender == report.form.gender and alike
            told = verb.kind == "continue" or (form.tense == "perfect" and (same or (verb.quote and verb.type == "say")))
            if told and not (form.suffix and verb.addressed) and (words.norm(other.cue - 1) in joins or _holds_conjunction(words, other)):
                hard.add(other.cue)
        else:
            named = other.subject is not None and other.subject.kind == "named" and not other.before
            if (form.tense == "imperfect" and named) or (form.tense == "perfect" and verb.tells):
                soft.add(other.cue)
    concessive = any(
        words.norm(j) in ("رغم", "الرغم") or (words.norm(j) == "حين" and words.norm(j - 1) == "في")
        for j in range(max(words.start_of(report.cue), report.cue - CONCEDED), report.cue)
    )
    bare = report.rule.endswith("that") and "" in report.verb.that and words.norm(report.content - 2) not in get_words("governed")
    nominal = report.rule.endswith((":phrase", ":object", ":from")) or (report.verb.object == "described" and not bare)  # اعتبر أن
    nominal = nominal or words.norm(report.cue - 1) == "ما"  # ما قالت إنها وثائق
    hard |= {o.cue - 1 for o in reports if nominal and o.cue > report.content and _is_remark(words, report, o)}
    hard |= {o.cue for o in reports if nominal and o.cue > report.content and _is_main(words, report, o)}
    hard |= {o.cue - 1 for o in reports if o.cue - 1 > report.content and _is_others_view(words, o)}
    relative = is_which(words, report.cue - 1)
    aside = nominal and relative and words[report.cue - 2].text in COMMAS
    wanted = report.verb.type in WANTED or report.verb.lemma == "دافع"
    judged = nominal and (report.verb.type in JUDGED or words.norm(report.content) in get_words("feeling"))
    told_of = report.form.tense == "masdar" and words.norm(report.cue - 1) in get_words("complementizer")
    gender = report.form.gender if report.form.tense != "masdar" else ""
    return Breaks(frozenset(soft), frozenset(hard), concessive, nominal, wanted, aside, told_of, gender, judged)


def _is_told_by_several(words: Words, report: Report) -> bool:
    """Whether several speak, which a verb before its subject does not tell: اتفق الزعيمان على أن …، ودعوا إلى."""
    if report.subject is None or report.before or report.form.number != "s":
        return report.form.number != "s"
    return len({e for m in report.subject.mentions for e in m.entities}) > 1 or is_several(words, report.subject)


def _is_remark(words: Words, report: Report, other: Report) -> bool:
    """Whether in a relative clause somebody else calls what is told something: حرية الملاحة | التي تقول باريس إنها مهددة."""
    named = other.subject is not None and other.subject.kind == "named" and not other.before and other.form.tense == "imperfect"
    mentions = report.subject.mentions if report.subject is not None else ()
    apart = is_which(words, other.cue - 1)
    return named and apart and other.subject is not None and other.subject.mentions != mentions


def _is_late(words: Words, report: Report, other: Report) -> bool:
    """Whether the verb is that of the clause that is told, which has had none: قال إنه بعد أيام، أبلغت السلطات."""
    return report.rule.endswith("that") and is_late_predicate(words, report.content, other.cue)


def _is_others_view(words: Words, other: Report) -> bool:
    """Whether the writer sets what another says against what is told: بينما تقول طهران إن."""
    named = other.subject is not None and other.subject.kind == "named" and not other.before and other.form.tense == "imperfect"
    return named and other.verb.quote and words.norm(other.cue - 1) in get_words("meanwhile-others")


def _is_main(words: Words, report: Report, other: Report) -> bool:
    """Whether a perfect of saying follows that a noun phrase cannot hold: عن العملية التي أعلن عن رغبته بشنها | قال فلان «…»."""
    if other.form.tense != "perfect" or other.before or not other.verb.quote or not other.rule.endswith(("that", "quote", "colon")):
        return False
    return not is_clause(words, report.content, other.cue) and other.cue - 1 not in words.opens


def _is_contrasted(words: Words, report: Report, other: Report) -> bool:
    """Whether another's word is set against what is told, its speaker before the verb: …، لكن طهران تقول إن."""
    subject = other.subject
    if subject is None or not other.before or subject.kind != "named" or not other.rule.endswith(("that", "quote", "colon")):
        return False
    joined = words.norm(subject.start - 1) in get_words("contrast") and subject.start - 1 > report.content
    return joined and other.form.tense == report.form.tense and (report.subject is None or report.subject.mentions != subject.mentions)


def _is_predicate(words: Words, report: Report) -> bool:
    """Whether the verb goes on with the clause it stands in: المتهم، أحد القادة، أمر بكذا."""
    joined = words.norm(report.cue - 1) in get_words("conjunction", "linked", "opener", "coordinator") | {"قد"}
    joined = joined or _holds_conjunction(words, report)
    return report.subject is None and report.rule.endswith((":phrase", ":object")) and not joined


def _holds_conjunction(words: Words, report: Report) -> bool:
    """Whether the conjunction was left on a short verb: وحث, ورد."""
    return words.norm(report.cue).startswith("و") and not report.verb.lemma.startswith("و")


def _statement(words: Words, report: Report, start: int, end: int, kind: str, speaker: Speaker) -> Statement:
    return Statement(
        words[start].start,
        words[end - 1].end,
        kind,
        refine_type(words, start, end, report.verb.type),
        speaker.entities,
        speaker.text,
        words[report.cue].start,
        words[report.cue].end,
        speaker.start,
        speaker.end,
        _find_addressees(words, report, speaker),
        report.rule,
    )


def _find_addressees(words: Words, report: Report, speaker: Speaker) -> tuple[str, ...]:
    """The entities between speaker and content, for a verb that takes an addressee."""
    if not report.verb.addressed:
        return ()
    first = report.cue + 1 if report.subject is None or report.before else report.subject.after
    mentions = [words.mention_from[k] for k in range(first, report.content) if k in words.mention_from]
    return tuple(dict.fromkeys(e for m in mentions for e in m.entities if e not in speaker.entities))


def _drop_own(words: Words, found: list[Statement]) -> list[Statement]:
    """Without what a source says of its own saying, unless to somebody: قالت الشرطة إنها | لا تستبعد وقوع ضحايا is one statement."""

    def is_own(s: Statement, o: Statement) -> bool:
        same = (o.speakers, None if o.speakers else o.speaker_text) == (s.speakers, None if s.speakers else s.speaker_text)
        inside = o is not s and o.cue_start < o.start <= s.cue_start and s.end <= o.end + 1
        if not (same and inside):
            return False
        between = [words.norm(k) for k in range(words.at(o.start), words.at(s.cue_start))]
        apart = o.start <= s.speaker_start < s.cue_start or bool(get_words("relative") & set(between))  # المساعدة التي رأى أن
        return not apart and not s.addressees and len(between) <= OWN_GAP

    return [s for s in found if not any(is_own(s, o) for o in found)]


def _distinct(found: list[Statement]) -> tuple[Statement, ...]:
    """One statement a span, sorted."""
    spans: dict[tuple[int, int], Statement] = {}
    for statement in found:
        spans.setdefault((statement.start, statement.end), statement)
    return tuple(sorted(spans.values(), key=lambda s: (s.start, -s.end)))
