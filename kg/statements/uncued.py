"""Statements without a reporting verb before them: the colon of a headline, a quotation that goes on or is told by the verb behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from kg.model import Statement
from kg.statements.according import is_attribution
from kg.statements.candidates import find_last_person
from kg.statements.content import Breaks, is_stray, read_content, refine_type, trim
from kg.statements.inflection import FINITE
from kg.statements.lexicon import get_forms, get_words, source_class
from kg.statements.nouns import is_verbal_noun
from kg.statements.phrases import skip_asides
from kg.statements.speaker import Speaker
from kg.statements.speakers import Discourse
from kg.statements.subjects import Subject, parse_subject, skip_addressee
from kg.statements.words import COMMAS, DASHES, OPENINGS, Words

#: A headline's speaker is no longer than this.
LONGEST_LABEL = 10
#: A name that is no mention has no more words than this.
LONGEST_NAME = 3
#: Shorter quotations that stand alone are names or slogans.
SHORTEST_CONTINUATION = 3
#: What is not closed goes on over so many sentences.
LONGEST_SPEECH = 5
#: A quotation goes on with the last speaker within so many sentences.
NEAR = 2
#: A quotation that nobody tells has more words, and stands behind the heading.
SHORTEST_ALONE = 5
FIRST_LINE = 1
#: Whom a reporter was told something: قالت لي.
ME = ("لي", "لنا")
#: Words between a quotation and the verb behind it: «…»، هذا ما قاله, كما قال.
LINKS = ("هذا", "ما", "هكذا", "بهذا", "كما", "حسبما")


def find_headlines(words: Words, discourse: Discourse, found: Sequence[Statement]) -> list[Statement]:
    """``بوتين: …`` at the head of a line that is no full sentence."""
    made: list[Statement] = []
    for k in range(len(words)):
        if not _begins_line(words, k):
            continue
        limit = words.end_of(k)
        colon = next((j for j in range(k + 1, min(limit, k + LONGEST_LABEL)) if words[j].text == ":"), -1)
        if colon < 0 or colon + 2 >= limit or (words[limit - 1].text == "." and words[limit - 2].text != "."):
            continue
        subject = parse_subject(words, k, colon)
        low, high = words[colon].start, words[limit - 1].end
        if any(words.norm(j)[:1].isdigit() for j in range(k, colon)) or words.norm(k) in get_words("heading"):
            continue  # 19:23, the score of a match; شاهد: …
        told = any(low < s.start < high and s.cue_start < low for s in found)
        if subject is None or subject.kind == "title" or _is_topic(subject) or told or not _reaches(words, subject, colon):
            continue
        speaker = discourse.of_subject(subject)
        goes_on = words[len(words) - 1].line > words[k].line
        silent = goes_on and not any(set(speaker.entities) & set(s.speakers) for s in found)
        if _is_happening(words, subject, colon + 1, silent) or _heads_a_topic(words, k, subject, colon + 1, silent):
            continue
        start, end, kind = read_content(words, colon + 1, Breaks())
        made.append(_statement(words, start, end, kind, speaker, "headline"))
    return made


def find_teasers(words: Words, discourse: Discourse, found: Sequence[Statement]) -> list[Statement]:
    """What the first half of a headline tells, its speaker and a verb without a content in the other: هجوم وشيك.. مصدر يكشف لـCNN."""
    made: list[Statement] = []
    for k in range(4, len(words) - 1):
        dots = k - 2
        if words[dots].text != "." or words[dots + 1].text != "." or words[k].line != words[dots].line or words[k].furniture:
            continue
        limit = words.end_of(k)
        first = next(j for j in range(dots, -1, -1) if j == 0 or words[j - 1].line != words[k].line)
        subject = parse_subject(words, k, limit) if words[limit - 1].text != "." else None
        if subject is None or subject.kind == "other" or any(words[first].start <= s.start < words[dots].end for s in found):
            continue
        readings = get_forms().get(words.norm(subject.after), ())[:1]
        told = any(form.tense == "imperfect" and not form.suffix and verb.type == "say" for verb, form in readings)
        behind = skip_asides(words, subject.after + 1, limit)
        if told and skip_addressee(words, behind, limit) >= limit:
            start, end, kind = trim(words, first, dots, "mixed" if any(j in words.closes for j in range(first, dots)) else "indirect")
            made.append(_statement(words, start, end, kind, discourse.of_subject(subject), "headline-final"))
    return made


def _reaches(words: Words, subject: Subject, colon: int) -> bool:
    """Whether nothing but the occasion stands between a heading's speaker and its colon: بيرغ بعد اللقاء: …; not بيرغ يلتقي فلانا: …"""
    k = skip_addressee(words, skip_asides(words, subject.after, colon), colon)
    return k >= colon or words.norm(k) in get_words("adverbial", "preposition", "conjunction") or words[k].text in COMMAS | DASHES | {"("}


def _is_happening(words: Words, subject: Subject, k: int, silent: bool) -> bool:
    """Whether behind a name a heading tells what happened there or to whom says nothing else, by a verbal noun: سجن كذا: إصابة ستة ضباط."""
    mute = any(mention.type in ("Facility", "Event", "Product") for mention in subject.mentions)
    private = any(mention.type == "Person" for mention in subject.mentions) and subject.kind == "named"
    mute = mute or subject.kind == "other" or (silent and private)
    return mute and is_verbal_noun(words, k, article=True)


def _heads_a_topic(words: Words, first: int, subject: Subject, k: int, silent: bool) -> bool:
    """Whether a line is headed by its topic: a state that says nothing else (ليبيا: منظمة تطالب), a noun within a text (الثانية:)."""
    if k in words.closes or words.norm(k) in get_words("speech"):
        return False
    stated = bool(subject.mentions) and all(mention.type == "Place" for mention in subject.mentions)
    teller = (k in words.mention_from and words.mention_from[k].type == "Person") or source_class(words.norm(k)) in ("person", "medium")
    return (stated and silent and teller) or (subject.kind == "other" and words[first].line > 0)


def _is_topic(subject: Subject) -> bool:
    """Whether a phrase before a colon is a heading rather than a name that nobody knows: رابط الخبر بصحيفة …:"""
    return subject.kind == "other" and subject.end - subject.start > LONGEST_NAME


def find_unclosed(words: Words, found: Sequence[Statement]) -> list[Statement]:
    """Quotations that begin a line and are not closed, as they go on to where the article speaks again: told by the last speaker."""
    made: list[Statement] = []
    for k in range(1, len(words) - 1):
        if words[k].text not in OPENINGS or not is_stray(words, k) or words[k].furniture or words.inside[k] >= 0:
            continue
        if words[k - 1].line == words[k].line or words[k + 1].line != words[k].line:
            continue
        speaker = _last_speaker(words, k, [*found, *made], NEAR)
        end = _end_of_speech(words, k, found)
        told = any(words[k].start < s.end and s.start < words[end - 1].end for s in found)
        if speaker is None or told or end - k <= SHORTEST_CONTINUATION:
            continue
        begin, end, _ = trim(words, k + 1, end, "direct")
        made.append(_statement(words, begin, end, "direct", speaker, "quotation-unclosed"))
    return made


def _end_of_speech(words: Words, k: int, found: Sequence[Statement]) -> int:
    """The index behind the sentence of a mark that is not closed, or behind those up to the next report or quotation, if near."""
    end = words.end_of(k)
    cues = {s.cue_start for s in found}
    for _ in range(LONGEST_SPEECH):
        if end >= len(words):
            return end
        behind = words.end_of(end)
        if _is_retold(words, end, behind, cues):
            return end
        end = behind
    return words.end_of(k)


def find_end_of_speech(words: Words, k: int, cues: Collection[int]) -> int:
    """The index behind the last sentence of what a mark opens that is not closed: those of its line, and those joined to it by و or ثم.

    Args:
        words: the document.
        k: the mark.
        cues: where the verbs of reports start.
    """
    end = words.end_of(k)
    for _ in range(LONGEST_SPEECH):
        if end >= len(words) or words[end].furniture:
            break
        own = words[end].line == words[k].line or _is_joined(words, end)
        if not own or _is_retold(words, end, words.end_of(end), cues):
            break
        end = words.end_of(end)
    return end


def _is_joined(words: Words, k: int) -> bool:
    """Whether a sentence begins with و, ثم or لكن at ``k`` and no verb of saying or source behind it: ¶ وإذا تحدثت."""
    told = any(form.tense == "perfect" for _, form in get_forms().get(words.norm(k + 1), ())[:1])
    return words.norm(k) in get_words("coordinator", "but") and not told and not is_attribution(words, k + 1)


def _is_retold(words: Words, start: int, end: int, cues: Collection[int]) -> bool:
    """Whether somebody else speaks in the words ``[start, end)``, or a quotation begins there."""
    return any(words[j].start in cues or words[j].text in OPENINGS for j in range(start, end))


def find_continuations(words: Words, found: Sequence[Statement], told: Mapping[int, Speaker]) -> list[Statement]:
    """Quotations that no verb before them governs: ``told`` by the verb behind them, or going on with the last speaker."""
    made: list[Statement] = []
    for start, close in sorted(words.closes.items()):
        first = words[start]
        if close - start - 1 < SHORTEST_CONTINUATION or first.furniture or words.inside[start] >= 0:
            continue
        if any(s.start < words[close].start and s.end > first.end for s in found):
            continue
        speaker, rule = told.get(close), "quotation-final"
        if speaker is None and _is_told_by_somebody(words, close + 1):
            speaker = _last_speaker(words, start, [*found, *made])
        if speaker is None and _begins_sentence(words, start):
            speaker, rule = _last_speaker(words, start, [*found, *made], NEAR), "quotation-continued"
        if speaker is None and _stands_alone(words, start, close):
            speaker, rule = find_last_person(words, start), "quotation-alone"
        if speaker is not None:
            begin, end, kind = read_content(words, start, Breaks())
            made.append(_statement(words, begin, end, kind, speaker, rule))
    return made


def _stands_alone(words: Words, start: int, close: int) -> bool:
    """Whether a quotation of a sentence fills lines of the text, told by nobody: the one named in the sentence before speaks."""
    if any(is_stray(words, k) for k in range(words.start_of(start - 1) if start else 0, start)):
        return False  # a mark is missing
    behind = close + 1 + (close + 1 < len(words) and words[close + 1].text in {".", *COMMAS})
    ended = behind >= len(words) or words[behind].line != words[close].line
    return ended and start > 0 and words[start - 1].line != words[start].line > FIRST_LINE and close - start > SHORTEST_ALONE


def iter_told_behind(words: Words) -> Iterator[tuple[int, Speaker]]:
    """Quotations, by their closing marks, with those whom the verb behind them names: «…»، قال فلان."""
    for start, close in sorted(words.closes.items()):
        outer = words.inside[start] < 0 and not words[start].furniture and close - start > SHORTEST_CONTINUATION
        speaker = _told_behind(words, close + 1) if outer else None
        if speaker is not None:
            yield close, speaker


def _begins_line(words: Words, k: int) -> bool:
    """Whether a sentence, or what follows furniture within one, begins at ``k``."""
    return not words[k].furniture and (_begins_sentence(words, k) or words[k - 1].furniture)


def _begins_sentence(words: Words, k: int) -> bool:
    return k == 0 or words[k - 1].sentence != words[k].sentence


def _last_speaker(words: Words, k: int, found: Sequence[Statement], near: int | None = None) -> Speaker | None:
    """The speaker of the last statement before ``k``, if it ended at most ``near`` sentences ago."""
    last = max((s for s in found if s.end <= words[k].start), key=lambda s: s.end, default=None)
    if last is None or (near is not None and words[k].sentence - words[words.at(last.end - 1)].sentence > near):
        return None
    return Speaker(last.speakers, last.speaker_text, last.speaker_start, last.speaker_end)


def _told_behind(words: Words, k: int) -> Speaker | None:
    """The speaker of ``«…»، قال X``."""
    limit = _end_behind(words, k)
    while k < limit and (words[k].text in COMMAS or words.norm(k) in LINKS):
        k += 1
    for verb, form in get_forms().get(words.norm(k), ()) if k < limit else ():
        if form.tense in FINITE and verb.quote and verb.tells:
            subject = parse_subject(words, k + 1 + (words.norm(k + 1) in ME), limit)
            if subject is not None and not _tells_more(words, subject.end, min(limit, subject.after + 2)):
                return Discourse(words).of_subject(subject, form.gender)
    return None


def _end_behind(words: Words, k: int) -> int:
    """The end of the sentence that a quotation before ``k`` stands in, or of the next where it ends with «…؟» and the line goes on."""
    end = words.end_of(k - 1)
    return words.end_of(k) if k == end < len(words) and words[k].line == words[k - 1].line else end


def _is_told_by_somebody(words: Words, k: int) -> bool:
    """Whether a verb that leaves its subject out, and nothing more, tells what was quoted before ``k``: «…»، قالت لي. «…» تساءلت."""
    limit = _end_behind(words, k)
    k += k < limit and words[k].text in COMMAS
    readings = get_forms().get(words.norm(k), ())[:1] if k < limit else ()
    if not any(form.tense == "perfect" and form.person == 3 and verb.quote and verb.tells for verb, form in readings):
        return False
    behind = skip_asides(words, k + 1, limit)
    behind += words.norm(behind) in ME
    ended = behind >= limit or words[behind].text in COMMAS | {".", "!", "؟", "?"}
    return ended or (words.norm(behind) == "و" and words.norm(behind + 1) in ("هو", "هي"))  # قالت لي وهي تضحك


def _tells_more(words: Words, start: int, end: int) -> bool:
    """Whether the verb has a content of its own: يحمل اسم «…»، قال مسؤول إنه …"""
    return any(words.norm(j) in get_words("complementizer") for j in range(start, end))


def _statement(words: Words, start: int, end: int, kind: str, speaker: Speaker, rule: str) -> Statement:
    return Statement(
        words[start].start,
        words[end - 1].end,
        kind,
        refine_type(words, start, end, "say"),
        speaker.entities,
        speaker.text,
        speaker_start=speaker.start,
        speaker_end=speaker.end,
        rule=rule,
    )
