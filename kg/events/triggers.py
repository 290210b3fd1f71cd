"""Where the text may speak of an event: the words of the trigger table, outside names and furniture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.events.interviews import is_interview
from kg.events.lexicon import Trigger, get_event_words, get_triggers
from kg.events.morphology import Form
from kg.events.page import PREPOSITIONS, RELATIVES, Page
from kg.events.phrases import is_counted
from kg.model import Mention
from kg.statements.lexicon import get_words

#: How many words behind a noun, and behind a verb (names, titles and times not counted), the word that makes it a trigger may stand;
#: how many before.
BEHIND, FAR_BEHIND, BEFORE = 5, 8, 3

#: Pronouns on a noun, the longest first, and the shortest word that may bear one.
POSSESSIVES, SHORTEST = ("هما", "ها", "هم", "نا", "ه"), 3
#: Types that the noun of an interview would tell.
ENCOUNTERS = frozenset(["Meeting", "Consultation"])
#: What ``next`` calls people who are told by their nationality alone.
PEOPLE = "ناس"
#: A verb stands behind it.
VERBAL = frozenset(["ثم", "قد", "لم", "لن", "سوف"])
#: On the first letter of a perfect it tells the passive.
DAMMA = "\u064f"
#: Behind a noun of moving they tell a result: ما تم الوصول إليه.
RESULTING = frozenset(["اليه", "اليها"])
#: A noun stands behind it: إن فرض عقوبات.
EMPHATIC = "إن"


@dataclass(frozen=True, slots=True)
class Spot:
    """A reading of the words ``[start, end)`` as a trigger; ``named`` is the named event whose name begins with it."""

    start: int
    end: int
    form: Form
    trigger: Trigger
    named: Mention | None = None

    @property
    def is_verb(self) -> bool:
        return self.trigger.pos == "verb"


def find_spots(page: Page) -> dict[int, tuple[Spot, ...]]:
    """Word index → the readings of the trigger that begins there whose context is as the table wants it."""
    found: dict[int, tuple[Spot, ...]] = {}
    for k in range(len(page)):
        if page.words[k].furniture or k in page.words.timed:
            continue
        readings = tuple(s for s in _readings(page, k) if _fits(page, s))
        if page.norm(k - 1) in VERBAL and any(s.is_verb and s.form.number == 1 for s in readings):
            readings = tuple(s for s in readings if s.is_verb)  # ثم رحلته إلى بلاده
        if readings:
            found[k] = readings
    return found


def _readings(page: Page, k: int) -> Iterator[Spot]:
    mention = page.words.mention_over.get(k)
    named = mention if mention is not None and mention.type == "Event" and page.words.mention_from.get(k) is mention else None
    if mention is not None and named is None:
        return
    titled = k in page.title and page.title[k][1] is not None
    norm = page.norm(k)
    if norm[:1] in ("و", "ف") and len(norm) > 4 and norm not in get_triggers():
        norm = norm[1:]
    for words, form, trigger in get_triggers().get(norm, ()):
        if words[1:] != tuple(page.norm(k + n) for n in range(1, len(words))):
            continue
        if (named is not None and trigger.pos != "noun") or titled is not trigger.has_slot("holder"):
            continue
        if (form.tense or form.pronoun) and page.words[k].text.endswith("ة"):
            continue  # دفعة is no دفعه, أسرة no أسره
        yield Spot(k, k + len(words), form, trigger, named)


def is_passive(page: Page, spot: Spot) -> bool:
    """Whether a perfect is passive by the damma on its first letter: قُتل, أُوقفت."""
    return spot.form.tense == "perfect" and page.words[spot.start].text[1:2] == DAMMA


def _fits(page: Page, spot: Spot) -> bool:
    before = page.norm(spot.start - 1)
    if spot.is_verb:
        if (before in PREPOSITIONS and not (before == "ل" and spot.form.tense == "imperfect")) or before in get_words("quantifier"):
            return False
        if page.norm(spot.start) in PREPOSITIONS and page.clause_start(spot.start) != spot.start:
            return False  # عبر, خلف
        if spot.start and page.words[spot.start - 1].text == EMPHATIC:
            return False
        if spot.form.tense == "jussive" and before not in ("لم", "ل", "لا"):
            return False
        if spot.form.tense == "perfect" and (
            before in ("لم", "لن") or (page.is_verb(spot.start - 1) and before not in get_event_words("auxiliary"))
        ):
            return False  # سيواصل حظر الصادرات
    elif _is_another(page, spot):
        return False
    behind = list(_behind(page, spot))
    ahead = [page.norm(j) for j in range(max(0, spot.start - BEFORE), spot.start)]
    for need, values in spot.trigger.needs:
        if need == "next" and not _has(behind, values):
            return False
        if need == "not" and _has(behind[:3], values):
            return False
        if need == "then" and not _has([next((n for n in behind if n not in get_event_words("transparent")), "")], values):
            return False
        if need == "notahead" and _has(ahead, values):
            return False
        if need == "notprev" and page.norm(spot.start - 1) in values:
            return False
        if need == "prev" and not _has(ahead, values):
            return False
        if need == "near" and not _has(behind[:BEHIND] + _before(page, spot.start), values):
            return False
    return True


def _is_another(page: Page, spot: Spot) -> bool:
    """Whether a noun of encounters tells an interview, or one of arrivals a number or a result."""
    type_, behind = spot.trigger.type, page.norm(spot.end)
    if type_ in ENCOUNTERS:
        return is_interview(page, spot.start, spot.end)
    return (type_ == "Visit" and behind in get_event_words("amount")) or (type_ == "MilitaryMove" and behind in RESULTING)


def _behind(page: Page, spot: Spot) -> Iterator[str]:
    """The words behind a trigger that may make it one: near a noun; in the clause of a verb, where names, titles and times do not count."""
    if not spot.is_verb:
        end = min(spot.end + BEHIND, len(page))
        yield from (page.norm(j) for j in range(spot.end, end) if page.words[j].sentence == page.words[spot.start].sentence)
        return
    count, titled = 0, spot.end
    for j in range(spot.end, page.clause_end(spot.end - 1)):
        titled = max(titled, page.title[j][0] if j in page.title else 0)
        if j in page.words.mention_over or j in page.words.timed or j < titled or j in page.demonym or not page.norm(j)[:1].isalpha():
            mention = page.words.mention_from.get(j)
            body = mention is not None and mention.type == "Organization" and page.norm(j - 1) not in PREPOSITIONS
            if j < titled or body:
                yield page.norm(j)  # سفيرها لدى is a title too, قواتها a body
            elif j in page.demonym and page.norm(j).endswith(("يين", "يون")) and is_counted(page, j):
                yield PEOPLE  # أوقفت ثلاثة سوريين
            continue
        yield page.norm(j)
        count += 1
        if count >= FAR_BEHIND:
            return


def _before(page: Page, k: int) -> list[str]:
    """The words before a verb in its clause, and those that its relative clause belongs to: القوات التي ستنتشر."""
    start = page.clause_start(k)
    if start and page.norm(start - 1) in RELATIVES:
        start = max(start - 1 - BEFORE, page.words.start_of(k))
    return [page.norm(j) for j in range(start, k)]


def _has(norms: list[str], values: tuple[str, ...]) -> bool:
    """Whether one of the words stands there, also with the article or a pronoun: قائمة, القائمة, قائمتها."""
    bare = {n.removeprefix("ال") for n in norms} | set(norms)
    return any(v in bare for v in values) or any(_without_pronoun(n) & set(values) for n in norms)


def _without_pronoun(norm: str) -> frozenset[str]:
    """What a word of the table may be without a pronoun on it.

    >>> sorted(_without_pronoun("قايمتها"))
    ['قايمت', 'قايمه']
    """
    for pronoun in POSSESSIVES:
        stem = norm.removesuffix(pronoun)
        if stem != norm and len(stem) >= SHORTEST:
            return frozenset([stem, stem[:-1] + "ه"] if stem.endswith("ت") else [stem])
    return frozenset()
