"""Who is described before he is named: قال السفير الإسرائيلي إن …. وقال دان غيلرمان إن …"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.model import Statement
from kg.statements.descriptions import fits_state, is_definite
from kg.statements.lexicon import get_title_heads, get_words, source_class
from kg.statements.phrases import is_title_or_source
from kg.statements.plurals import is_plural
from kg.statements.regions import is_construct
from kg.statements.subjects import Subject
from kg.statements.words import COMMAS, Words
from kg.text.normalise import fold

#: The name follows within so many sentences behind what the description says last.
AHEAD = 2
#: Two contents tell the same if they share so much of the words of the shorter one, and at least so many.
SHARED, LEAST = 0.6, 4
#: What may stand before a description.
MARKS = " \"«“"


def name_described(words: Words, found: Sequence[Statement], genders: Mapping[str, str]) -> list[Statement]:
    """The statements, with those of somebody without a name given to the person who is first named, and speaks, right behind them."""
    told = sorted(found, key=lambda s: (s.cue_start if s.cue_start >= 0 else s.start))
    meant: dict[tuple[int, int], tuple[str, ...]] = {}
    for n, statement in enumerate(told):
        if statement.speakers or not statement.speaker_text or (span := (statement.speaker_start, statement.speaker_end)) in meant:
            continue
        subject = _described(words, statement)
        if subject is None:
            continue
        behind = [s for s in told[n + 1 :] if (s.speaker_start, s.speaker_end) != span]
        chain = [s for s in told[n:] if (s.speaker_start, s.speaker_end) == span and (not behind or s.start < behind[0].start)]
        near = bool(behind and chain) and _sentence(words, behind[0].speaker_start) - _last(words, chain) <= AHEAD
        headline = words[subject.start].line == words[0].line and not _ends(words, 0)
        if headline and (again := _retold(words, subject, statement, told[n + 1 :], genders)) is not None:
            meant[span] = again.speakers
        elif near and _is_named_in(words, subject, behind[0], headline) and _introduces(words, subject, behind[0], headline, genders):
            meant[span] = behind[0].speakers
    words_of = {(s.speaker_start, s.speaker_end): s.speaker_text for s in found if s.speaker_text}
    called = {words_of[span]: speakers for span, speakers in meant.items()}
    return [replace(s, speakers=named, speaker_text=None) if (named := _named(words, s, meant, called)) else s for s in found]


def _named(
    words: Words, statement: Statement, meant: Mapping[tuple[int, int], tuple[str, ...]], called: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Who is meant by a statement's description, or by the one that it goes back to: كاتب أميركي … كاتب المقال."""
    if statement.speakers or not statement.speaker_text:
        return ()
    again = called.get(statement.speaker_text, ()) if _is_pointed(words, statement) else ()
    return meant.get((statement.speaker_start, statement.speaker_end), again)


def _is_pointed(words: Words, statement: Statement) -> bool:
    """Whether a statement's source stands in other words where it is told: it goes back to one before."""
    return not statement.speaker_text or not words.text[statement.speaker_start :].lstrip(MARKS).startswith(statement.speaker_text)


def _sentence(words: Words, offset: int) -> int:
    return words[words.at(offset)].sentence


def _last(words: Words, chain: Sequence[Statement]) -> int:
    """The last sentence of some statements."""
    return max(_sentence(words, s.end - 1) for s in chain)


def _described(words: Words, statement: Statement) -> Subject | None:
    """The description of a single person that a statement has for a speaker."""
    start = words.at(statement.speaker_start)
    head = words.norm(start)
    person = source_class(head) == "person" or head in get_title_heads()
    several = is_plural(head) or head.removeprefix("ال") in get_words("plural") or head.endswith(("ان", "ين", "ون"))
    if not person or several or _is_pointed(words, statement):  # المسؤول: of whom has been told
        return None
    return Subject(start, words.at(statement.speaker_end - 1) + 1, start, "person")


def _ends(words: Words, line: int) -> bool:
    """Whether a full stop ends a line of the document, so that it is no headline."""
    last = max((k for k in range(len(words)) if words[k].line == line), default=0)
    return words[last].text == "."


def _is_named_in(words: Words, subject: Subject, statement: Statement, headline: bool) -> bool:
    """Whether whoever a statement names may be who is described: in a headline, by a description of one, or called by its noun, too.

    قال كاتب أميركي إن …. وذكر كاتب العمود فلان أن
    """
    if headline or _is_certain(words, subject):
        return True
    name = words.at(statement.speaker_start)
    noun = words.norm(subject.start)
    if noun in get_words("vague"):
        return False
    titles = (t for t in words.doc._.titles if t.name is not None and words.doc[t.name[0]].idx == words[name].start)
    apposed = name in words.mention_from and words.norm(_behind(words, name)).removeprefix("ال") == noun
    return apposed or any(words.doc[t.start].norm_.removeprefix("ال") == noun for t in titles)


def _behind(words: Words, k: int) -> int:
    """The index behind the name at ``k``, where an apposition begins."""
    behind = words.last_word[words.mention_from[k]] + 1
    return behind + (behind < len(words) and words[behind].text in COMMAS)


def _is_certain(words: Words, subject: Subject) -> bool:
    """Whether there can be but one of that description: السفير, قائد أركان القوات, ناطق باسم الخارجية; not مصدر, دبلوماسي غربي."""
    construct = is_construct(words, subject.start) and words.norm(subject.start) in get_title_heads()
    speaks = any(words.norm(k) in ("باسم", "اسم") for k in (subject.start + 1, subject.start + 2))
    return construct or speaks or is_definite(words, subject)


def _introduces(words: Words, subject: Subject, statement: Statement, headline: bool, genders: Mapping[str, str]) -> bool:
    """Whether a statement names its speaker for the first time in the document, without telling who that is; behind a headline it may."""
    k = words.at(statement.speaker_start)
    mention = words.mention_from.get(k)
    if len(statement.speakers) != 1 or mention is None or mention.type != "Person" or mention.level != "name":
        return False
    lead = [m for m in words.mention_from.values() if mention.entities == m.entities and m.start < mention.start]
    if any(words[words.at(m.start)].line != words[0].line for m in lead):  # but in the headline
        return False
    return (headline or _has_no_other_office(words, subject, k)) and _fits(words, subject, mention.entities[0], genders)


def _has_no_other_office(words: Words, subject: Subject, k: int) -> bool:
    """Whether neither a title nor an apposition tells another office of the person named at ``k``."""
    keys = {words.norm(j).removeprefix("ال") for j in range(subject.start, subject.end)}
    titles = [t for t in words.doc._.titles if t.name is not None and words.doc[t.name[0]].idx == words[k].start and t.kind == "office"]
    other = any(not keys & {words.doc[i].norm_.removeprefix("ال") for i in range(t.start, t.end)} for t in titles)
    behind = _behind(words, k)
    apposed = is_title_or_source(words, behind) and words.norm(behind).removeprefix("ال") not in keys
    return not other and not apposed and words.norm(behind) not in get_words("relative")


def _fits(words: Words, subject: Subject, entity: str, genders: Mapping[str, str]) -> bool:
    """Whether gender and state of a description may be those of a person; a woman is known to be one."""
    gender = "f" if words[subject.start].text.endswith("ة") else "m"
    return genders.get(entity, "m") == gender and fits_state(words, subject, entity)


def _retold(
    words: Words, subject: Subject, statement: Statement, later: Sequence[Statement], genders: Mapping[str, str]
) -> Statement | None:
    """The first later statement of a person that tells the same as one of a headline."""
    first = {_bare(w) for w in words.text[statement.start : statement.end].split()} - {""}
    for other in later:
        if len(other.speakers) != 1 or not _fits(words, subject, other.speakers[0], genders):
            continue
        second = {_bare(w) for w in words.text[other.start : other.end].split()} - {""}
        same = len(first & second)
        if same >= LEAST and same >= SHARED * min(len(first), len(second)):
            return other
    return None


def _bare(word: str) -> str:
    """A word of content without article, conjunction and marks; "" for a short one."""
    norm = fold("".join(c for c in word if c.isalnum()))
    for prefix in ("وال", "بال", "لل", "ال"):
        if norm.startswith(prefix) and len(norm) > len(prefix) + 2:
            norm = norm[len(prefix) :]
            break
    return norm if len(norm) > 2 else ""
