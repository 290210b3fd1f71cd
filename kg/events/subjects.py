"""The subject of a verb where it does not stand behind it: before it, in front of a relative, or left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.events.governors import Governor
from kg.events.page import PREPOSITIONS, RELATIVES, Page
from kg.events.phrases import Filler, Phrase, is_media, mention_fillers, read_phrase
from kg.model import Mention
from kg.statements.phrases import is_function_word, skip_asides
from kg.statements.words import COMMAS

PARTICLES = frozenset(["قد", "كان", "كانت", "لم", "لن", "لا", "سوف", "و", "ف", "كما", "ثم", "ايضا", "لا يزال"])
#: Types that lives are told by, and how near the beginning of its text an article on one names him again.
LIVES, AGAIN = frozenset(["Death", "Appointment", "Election", "Arrest", "Conviction"]), 8
DUALS = frozenset(["اللذان", "اللذين", "اللتان", "اللتين"])
#: Verbs of who calls on others for what he has no part in.
CALLING = frozenset(["دعا/يدعو", "طالب/يطالب", "حث/يحث", "ناشد/يناشد"])
ASKING = frozenset(["كيف", "متي", "اين", "هل"])
PRONOUNS = frozenset(["انه", "انها", "انهم", "انهما", "بانه", "بانها", "لانه", "لانها", "لكنه", "لكنها", "فانه", "وانه", "وانها"])


def subject_before(page: Page, k: int) -> Phrase | None:
    """The named phrase that the clause of ``k`` begins with, if the verb at ``k`` is the clause's first."""
    start = page.clause_start(k)
    while start < k and (page.norm(start) in PARTICLES or not page.norm(start)[:1].isalnum()):
        start += 1
    if start >= k or page.norm(start - 1) == "منذ":
        return None
    phrase = read_phrase(page, start, k)
    if phrase is None or not phrase.fillers:
        return None
    if sum(page.words[j].text in COMMAS for j in range(phrase.end, k)) % 2 and page.words[k - 1].text in COMMAS:
        behind = read_phrase(page, k + 1, page.clause_end(k))
        if behind is not None and behind.fillers and behind.start == k + 1:
            return None  # a front of the sentence, not the subject: خطوة غير مسبوقة من أوسلو، قررت موسكو
    behind_aside = skip_asides(page.words, phrase.end, k)
    for j in range(behind_aside, k):
        if (page.is_verb(j) and page.norm(j) not in PARTICLES) or (page.norm(j) in ("و",) and j < k - 1):
            return None
    return phrase


def stands_behind_noun(page: Page, k: int) -> bool:
    """Whether a noun that is no name stands right before the verb at ``k``: its subject (عقوبات أوقفت التجارة, الزلزال ضرب).

    Adverbs in an accusative (لاحقا) and the words that open a clause are none.
    """
    j = k - 1
    while j >= 0 and page.norm(j) in PARTICLES - {"و", "ف", "كما", "ثم"}:
        j -= 1
    if j < 0 or page.words[j].sentence != page.words[k].sentence or page.words[j].line != page.words[k].line:
        return False
    norm = page.norm(j)
    if not norm[:1].isalpha() or j in page.words.mention_over or j in page.words.timed or j in page.demonym or page.is_boundary(j):
        return False
    if any(start <= j < end for start, (end, _) in page.title.items()):
        return False
    return not (is_function_word(norm) or norm in PREPOSITIONS or norm in PARTICLES | ASKING or page.is_verb(j) or norm.endswith("ا"))


def has_unnamed_subject(page: Page, k: int) -> bool:
    """Whether behind إن a noun that the rules cannot name is the subject of the verb at ``k``, its clause's first: إن المديرية تمكنت."""
    start = page.clause_start(k)
    if start >= k or page.norm(start - 1) != "ان" or page.norm(start) in PARTICLES | PREPOSITIONS or start in page.words.timed:
        return False
    phrase = read_phrase(page, start, k)
    return phrase is not None and not phrase.fillers and not any(page.is_verb(j) for j in range(start, k))


def antecedent(page: Page, k: int, kinds: frozenset[str] = frozenset()) -> tuple[Filler, ...]:
    """What the relative clause that the verb at ``k`` stands in belongs to: the phrase that ends before the relative.

    With ``kinds`` the nearest mention of one of them, over others.
    """
    start = page.clause_start(k)
    if start == 0 or page.norm(start - 1) not in RELATIVES:
        return ()
    for j in range(start - 2, max(start - 12, -1), -1):
        mention = page.words.mention_over.get(j)
        if mention is not None:
            found = tuple(f for f in mention_fillers(page, mention) if not kinds or f.kind in kinds)
            if found or not kinds:
                return (*_joined_before(page, mention, found), *found) if page.norm(start - 1) in DUALS else found
        if page.norm(j) in page.words.closes or page.is_verb(j) or (not kinds and page.norm(j) in PREPOSITIONS):
            return ()  # إدانة النرويج للهجوم الذي
    return ()


def _joined_before(page: Page, mention: Mention, fillers: Sequence[Filler]) -> tuple[Filler, ...]:
    """Who is joined to the last of two that a relative in the dual belongs to: النرويج والسويد اللتان."""
    k = page.index(mention.start)
    other = page.words.mention_over.get(k - 2) if page.norm(k - 1) == "و" and len(fillers) == 1 else None
    return tuple(f for f in mention_fillers(page, other) if f.kind == fillers[0].kind) if other is not None else ()


def find_hero(page: Page, type_: str) -> tuple[Filler, ...]:
    """Whom an article on a life tells of, whose first line is his name alone: the subject that its verbs leave out (وتوفي عام 1958).

    None for an event of a type that lives are not told by.
    """
    mention = page.words.mention_from.get(0) if len(page) and type_ in LIVES else None
    if mention is None or mention.type != "Person" or mention.level != "name" or len(mention.entities) != 1:
        return ()
    last = page.words.last_word[mention]
    if last + 1 >= len(page) or page.words[last + 1].line == page.words[0].line:
        return ()
    again = next((m for k in range(last + 1, last + 1 + AGAIN) if (m := page.words.mention_from.get(k)) is not None), None)
    if again is None or again.entities != mention.entities:
        return ()
    return tuple(replace(filler, how="hero") for filler in mention_fillers(page, mention))


def pronoun_subject(page: Page, k: int) -> tuple[Filler, ...]:
    """The speaker, where the verb's clause begins with إنه, بأنها."""
    start = page.clause_start(k)
    before = page.norm(start - 1) if start else ""
    if before not in PRONOUNS:
        return ()
    return speaker(page, k)


def speaker(page: Page, k: int) -> tuple[Filler, ...]:
    """The speakers of the statement that holds the word at ``k``, shown by their own words where they are known."""
    statement = page.statement_at(k)
    if statement is None:
        return ()
    start, end = statement.speaker_start, statement.speaker_end
    if not 0 <= start < end:
        start, end = statement.start, min(statement.end, statement.start + 1)
    found = [Filler(e, start, end, page.kind_of(e), "speaker") for e in statement.speakers]
    return tuple(f for f in found if not is_media(page, f))


def we(page: Page, k: int) -> tuple[Filler, ...]:
    """The states that the speakers mean by the plural of the verb at ``k`` in their own words: «نتفاوض مع مصر», «تفاوضنا»; else none."""
    statement = page.statement_at(k)
    if statement is None or statement.kind == "indirect":
        return ()
    states = [(f, page.entities[f.entity].state) for f in speaker(page, k) if f.kind == "P" and f.entity in page.entities]
    return tuple(replace(f, entity=state, kind="S") for f, state in states if state)


def told_speakers(page: Page, k: int) -> tuple[Filler, ...]:
    """Who speaks by the reporting verb at ``k``: وأضاف, whose subject is left out."""
    for statement in page.statements:
        if statement.cue_start >= 0 and page.index(statement.cue_start) == k and statement.speakers:
            start, end = statement.speaker_start, statement.speaker_end
            if not 0 <= start < end:
                start, end = page.words[k].start, page.words[k].end
            found = [Filler(e, start, end, page.kind_of(e), "speaker") for e in statement.speakers]
            return tuple(f for f in found if not is_media(page, f))
    return ()


def previous_subject(page: Page, k: int, accepts: Callable[[tuple[Filler, ...]], bool]) -> tuple[Filler, ...]:
    """The subject of the nearest verb before ``k`` in its sentence that can be accepted."""
    for j in range(k - 1, -1, -1):
        if page.words[j].sentence != page.words[k].sentence:
            break
        if not page.is_verb(j) or not share_gender(page, j, k):
            continue
        before = subject_before(page, j)
        behind = read_phrase(page, j + 1, k)
        for phrase in (behind, before):
            if phrase is not None and phrase.fillers and accepts(phrase.fillers):
                return phrase.fillers
    return ()


def share_gender(page: Page, j: int, k: int) -> bool:
    """Whether two verbs may have one subject: not تراجعت مصر … وقتل كثيرون, feminine and masculine; true where unsure."""
    return {_gender(page, j), _gender(page, k)} != {"m", "f"}


def _gender(page: Page, k: int) -> str:
    """The gender of a finite verb in the singular as the tables tell it."""
    genders = {form.gender for form in page.known(k) if form.tense in ("perfect", "imperfect", "future") and form.number == 1}
    return next(iter(genders)) if len(genders) == 1 else ""


def find_callers(page: Page, governors: Sequence[Governor], limit: int) -> set[str]:
    """Who calls on others for an event, and the states that they act for: دعا وزير النرويج إلى وقف إطلاق النار."""
    found: set[str] = set()
    for governor in governors:
        if governor.cue is not None and governor.is_verb and governor.cue.lemma in CALLING:
            for filler in governor_subject(page, governor, limit):
                known = page.entities.get(filler.entity)
                found |= {filler.entity} | ({known.state} if known is not None and known.state else set())
    return found


def governor_subject(page: Page, governor: Governor, limit: int) -> tuple[Filler, ...]:
    """The named subject of a governing verb: behind it, before it, or in front of its relative."""
    if not governor.is_verb:
        return ()
    relative = antecedent(page, governor.index)
    if relative and any(f.kind in "POS" for f in relative):
        return relative
    before = subject_before(page, governor.index)
    if before is not None and before.fillers:
        return before.fillers
    phrase = read_phrase(page, governor.index + 1, limit)
    if phrase is not None and phrase.fillers:
        return phrase.fillers
    if phrase is not None and page.norm(phrase.start).startswith("ال") and phrase.start not in page.words.timed:
        return ()  # a subject that the rules cannot name
    return pronoun_subject(page, governor.index)
