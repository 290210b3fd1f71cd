"""What an event word stands under: the verbs that carry it and the words of modality, from the nearest outwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.events.lexicon import Cue, Support, get_cues, get_event_words, get_supports, get_triggers
from kg.events.morphology import Form
from kg.events.page import OPENERS, PREPOSITIONS, RELATIVES, STOPS, Page
from kg.events.triggers import Spot
from kg.statements.phrases import is_function_word

#: How many words may stand between a verb and what it governs, and in a construct.
FAR, NEAR = 16, 3
#: How many between a noun of modality and the preposition that it governs by: الاتفاق مع نظيره على.
NOT_SO_FAR = 7
LINKS = {k: k for k in ("ب", "ل", "الي", "علي", "عن", "من", "في", "ان", "وراء", "خلف")} | {"لل": "ل", "بان": "ان"}
#: How many words behind an event noun its relative clause may begin.
LATE = 7
#: How many words behind an event noun that its clause begins with the verb that carries it may stand.
MAIN = 24
#: How far before an event noun the governor of the one that it is joined to may stand.
TOGETHER = 18
#: What takes an event noun up again behind a verb of intention.
TAKEN_UP = frozenset(["القيام", "اجرايها", "اجرايه", "عقدها", "عقده"])
#: What may stand between أن and the perfect that it governs.
BEING = frozenset(["يكون", "تكون", "يكونا", "يكونوا", "تكونا"])
#: An aside between commas has no more words than this.
ASIDE = 30
#: What is a preposition, and a noun behind another one.
NEARNESS = frozenset(["قرب"])
#: A chain has no more links than this.
LONGEST = 5


@dataclass(frozen=True, slots=True)
class Governor:
    """The word at ``index`` that governs an event word: a support or a cue."""

    index: int
    form: Form
    support: Support | None = None
    cue: Cue | None = None

    @property
    def is_verb(self) -> bool:
        return bool(self.form.tense)

    @property
    def links(self) -> frozenset[str]:
        """The prepositions that it governs by, "" for none."""
        told = self.support or self.cue
        return told.links if told is not None else frozenset()


def find_governors(page: Page, spot: Spot, spots: Mapping[int, tuple[Spot, ...]]) -> list[Governor]:
    """The chain of governors of a trigger, the nearest first."""
    chain: list[Governor] = []
    at, types = spot.start, frozenset([spot.trigger.type])
    while len(chain) < LONGEST:
        found = _find_governor(page, at, spots, types)
        if found is None and not chain and page.norm(spot.start - 1) in ("و", "او"):
            found = _find_shared(page, spot, spots)
        if found is None:
            break
        chain.append(found)
        at = found.index
    return chain


def _find_shared(page: Page, spot: Spot, spots: Mapping[int, tuple[Spot, ...]]) -> Governor | None:
    """The governor of the noun that an event noun is joined to by و: تنص على عقد اجتماعات وإنشاء لجنة."""
    if spot.is_verb:
        return None
    types = frozenset([spot.trigger.type])
    for j in range(spot.start - 2, max(spot.start - TOGETHER, 0), -1):
        word = page.words[j]
        if word.text in STOPS or word.sentence != page.words[spot.start].sentence or word.norm in RELATIVES or page.is_verb(j):
            return None
        known = j in spots or word.norm in get_supports() or page.norm(j - 1) in LINKS
        if known and _is_verbal_noun(page, j, spot.form.definite):
            found = _find_governor(page, j, spots, types)
            if found is not None and (found.cue is not None or not found.support or not found.support.types):
                return found
    return None


def _is_verbal_noun(page: Page, k: int, definite: bool) -> bool:
    """Whether the word at ``k`` may be joined with an event noun: a noun with the article just where that has it."""
    norm = page.norm(k)
    return (
        k not in page.words.mention_over
        and k not in page.words.timed
        and norm[:1].isalpha()
        and norm.startswith("ال") is definite
        and not is_function_word(norm)
        and norm not in PREPOSITIONS
        and not page.is_verb(k)
        and k not in page.title
    )


def _find_governor(page: Page, k: int, spots: Mapping[int, tuple[Spot, ...]], types: frozenset[str]) -> Governor | None:
    if page.norm(k - 1) in BEING and page.is_verb(k):  # نفى أن يكون التقى
        k -= 1
    k = before_quantity(page, k)
    direct = next((g for g in _readings(page, k - 1, {""}, True)), None) if k else None
    if direct is not None:
        return direct
    j, link, commas = k - 1, "", 0
    nearness = j > 0 and page.norm(j) in NEARNESS and page.norm(j - 1) in PREPOSITIONS  # شعرت بقرب هجوم
    if page.norm(j) in PREPOSITIONS and page.norm(j) not in LINKS and not nearness:
        return None
    joined = _joined(page.norm(k))
    if joined:
        link = joined
    elif j >= 0 and page.norm(j) in LINKS:
        link = LINKS[page.norm(j)]
        j -= 1
    links = {link}
    if link == "ان" and page.norm(j) in LINKS:  # اتفقا على أن
        links.add(LINKS[page.norm(j)])
        j -= 1
    definite = page.norm(k).startswith("ال")
    first, crossed = j, False  # crossed: over a phrase that only a verb with a preposition of its own reaches over
    if not link and _is_opaque(page, j):
        return None
    while j >= 0 and first - j < FAR:
        word = page.words[j]
        opening = _open_aside(page, j)
        if opening >= 0:  # أمر بيرغ، عقب مكالمة أجراها، بتزويد
            first, j = first - (j - opening + 1), opening - 1
            continue
        named = j in page.words.mention_over
        if word.text in STOPS or word.sentence != page.words[k].sentence or (word.norm in RELATIVES | OPENERS and not named):
            return None
        commas += word.text in "،,"
        if word.norm in PREPOSITIONS and not named and not _begins_place(page, j + 1) and not (nearness and j == first):
            if not link and definite:
                return None
            crossed = True
        if not named or word.norm in get_supports():
            for governor in _readings(page, j, links, False):
                noun = governor.cue is not None and (governor.cue.pos == "noun" or page.norm(j - 1) in PREPOSITIONS)
                if not link and noun and page.is_verb(k) and j < k - 1:
                    continue  # تقدمت بطلب الانضمام ستشارك
                if crossed and not link and not _carries(governor):
                    continue
                if crossed and link and not (governor.is_verb and "" not in governor.links):
                    return None
                if (
                    commas % 2 == 0
                    and (governor.is_verb or first - j < (NOT_SO_FAR if link and governor.cue else NEAR))
                    and (not governor.support or not governor.support.types or types & governor.support.types)
                ):
                    return governor
        if (page.is_verb(j) and first != j) or (page.is_verb(j) and not link) or (word.norm == "ان" and j != first):
            return None
        noun = j in spots and all(not s.is_verb for s in spots[j])
        if noun and (any(link in s.trigger.prepositions for s in spots[j]) if link else not _is_in_phrase(page, j)):
            return None  # another event noun, to which the preposition may belong
        j -= 1
    return None


def _carries(governor: Governor) -> bool:
    """Whether a governor is a verb that an event noun is the object of, over phrases between: عقد بيرغ على هامش القمة لقاء."""
    return governor.is_verb and governor.support is not None and "" in governor.links


def _is_in_phrase(page: Page, j: int) -> bool:
    """Whether the noun at ``j`` stands behind a preposition, also behind the beginning or end of it: بعد انتهاء القمة, على هامشها."""
    i = page.before_bounds(j)
    return page.norm(i) in PREPOSITIONS or page.norm(i - 1) in PREPOSITIONS - {"من"}


def before_quantity(page: Page, k: int) -> int:
    """Where the words begin that tell how many of what is named at ``k``, else ``k``: سلسلة من الغارات, لكثير من الهجمات."""
    while page.norm(k - 1) == "من" and page.norm(k - 2).removeprefix("ال") in get_event_words("quantity"):
        k -= 2
    return k


def _open_aside(page: Page, j: int) -> int:
    """Where the aside begins that the comma at ``j`` closes: the comma before a preposition or relative with a verb behind it; else -1."""
    if page.words[j].text not in "،,":
        return -1
    verb = False
    for i in range(j - 1, max(j - ASIDE, 0), -1):
        word = page.words[i]
        if word.text in STOPS or word.sentence != page.words[j].sentence or word.line != page.words[j].line:
            return -1
        if word.text in "،,":
            begins = page.norm(i + 1) in PREPOSITIONS | RELATIVES and i + 1 not in page.words.mention_over
            return i if begins and verb else -1
        verb = verb or page.is_verb(i)
    return -1


def _begins_place(page: Page, j: int) -> bool:
    """Whether a time, a name or a title begins at ``j``, or a word that only introduces a place (مدينة أوسلو)."""
    words = page.words
    named = words.mention_from.get(j + 1)
    return j in words.timed or j in words.mention_from or j in page.title or (named is not None and named.type == "Place")


def _joined(norm: str) -> str:
    """The preposition that the tokenizer left on a short carrying noun (بشن), or ""."""
    if norm[:1] in ("ب", "ل") and norm not in get_supports() and any(not form.tense for form, _ in get_supports().get(norm[1:], ())):
        return norm[0]
    return ""


def _is_opaque(page: Page, j: int) -> bool:
    """Whether the word at ``j`` is the head of a construct that the event noun only completes: نتائج اللقاءات."""
    norm = page.norm(j)
    if (
        not norm[:1].isalpha()
        or norm.startswith("ال")
        or (norm.endswith("ا") and not norm.endswith("يا"))  # with tanween nothing has a genitive: يعقد قريبا اجتماعات
        or _joined(norm)
        or norm in get_event_words("transparent")
        or norm in get_supports()
        or norm in get_cues()
    ):
        return False
    if j in page.words.mention_over or j in page.words.timed or j in page.demonym or page.is_verb(j) or is_function_word(norm):
        return False
    return not any(start <= j < end for start, (end, _) in page.title.items())


def _readings(page: Page, j: int, links: set[str], direct: bool) -> list[Governor]:
    """What the word at ``j`` may govern by one of ``links``; ``direct`` asks for particles alone."""
    norm = page.norm(j)
    variants = [norm, norm[1:]] if (norm[:1] in ("و", "ف") and len(norm) > 3) or _joined(norm) else [norm]
    for variant in variants:
        found: list[Governor] = []
        for form, cue in get_cues().get(variant, ()):
            if (cue.pos == "particle") is direct and (direct or (cue.pos != "adjective" and links & cue.links)):
                found.append(Governor(j, form, cue=cue))
        if not direct:
            found += [Governor(j, form, support) for form, support in get_supports().get(variant, ()) if links & support.links]
        if found:
            return found
    return []


def find_late_carrier(page: Page, spot: Spot) -> Governor | None:
    """The main verb that carries a definite event noun: behind its relative clause (الحوار الذي اتفقا عليه سيعقد غدا) or its matter."""
    if spot.form.definite and page.clause_start(spot.start) == spot.start:
        found = _main_verb(page, spot)
        if found is not None:
            return found
    if not spot.form.definite or not any(page.norm(j) in RELATIVES for j in range(spot.end, min(spot.end + LATE, len(page)))):
        return None
    for j in range(spot.end + 1, len(page)):
        word = page.words[j]
        if word.sentence != page.words[spot.start].sentence or word.text in STOPS:
            return None
        if page.norm(j - 1) in RELATIVES | {"ان", "و"} or j in page.words.mention_over:
            continue
        for form, support in get_supports().get(word.norm, ()):
            if form.tense == "future" and support.subject in ("none", "light") and not form.pronoun:
                return Governor(j, form, support)
    return None


def _main_verb(page: Page, spot: Spot) -> Governor | None:
    """The first verb behind the noun that its clause begins with, if it carries it: المفاوضات بشأن الهدنة، استؤنفت أمس."""
    for j in range(spot.end, min(spot.end + MAIN, len(page))):
        if page.is_boundary(j):
            return None
        if page.is_verb(j) and page.norm(j - 1) != "و":
            for form, support in get_supports().get(page.norm(j), ()):
                fits = support.subject == "none" and (not support.types or spot.trigger.type in support.types)
                if form.tense and fits and not form.pronoun and _agrees(page, spot, form, support):
                    return Governor(j, form, support)
            return None
    return None


def find_carrier(page: Page, spot: Spot, end: int) -> Governor | None:
    """The verb behind an event noun that carries it: القمة التي عقدت في جنيف, اجتماع يعقد غدا; searched before word ``end``."""
    start = page.clause_start(spot.start)
    for j in range(spot.end, min(end + 3, len(page))):
        word = page.words[j]
        relative = page.norm(j - 1) in RELATIVES
        if word.sentence != page.words[spot.start].sentence or (page.is_boundary(j) and word.norm not in RELATIVES):
            return None
        related = page.norm(j + 2) in RELATIVES  # زيارة العمل والصداقة التي أجراها
        joins = word.norm == "و" and (j + 1 in page.words.mention_from or j + 1 in page.demonym or related or _joins_adjectives(page, j))
        if (word.text in "،," and page.norm(j + 1) not in RELATIVES) or (word.norm in ("و", "ف") and not joins):
            return None
        if page.is_verb(j) or (relative and word.norm in get_supports()):
            if spot.form.definite and not relative and start < spot.start:
                return None
            types = {trigger.type for _, _, trigger in get_triggers().get(page.norm(j + 1), ()) if trigger.pos == "noun"}
            if types and not types & {spot.trigger.type, "TreatySigning"}:
                return None  # الحوار الذي تم الاتفاق عليه
            for form, support in get_supports().get(word.norm, ()):
                if form.tense and (not support.types or spot.trigger.type in support.types) and _agrees(page, spot, form, support):
                    return Governor(j, form, support)
            return _taken_up(page, j)
    return None


def _joins_adjectives(page: Page, j: int) -> bool:
    """Whether `و` at ``j`` joins two adjectives of relation that agree: محادثات سياسية وأمنية, التجارب النووية والصاروخية."""
    one, other = page.norm(j - 1), page.norm(j + 1)
    alike = one.startswith("ال") == other.startswith("ال") and one.endswith("يه") and other.endswith("يه")
    return alike and not page.is_verb(j + 1)


def _taken_up(page: Page, j: int) -> Governor | None:
    """The verb of intention at ``j`` behind a noun that it takes up again: زيارة يعتزم بيرغ القيام بها."""
    if not any(page.norm(k) in TAKEN_UP for k in range(j + 1, j + 1 + FAR // 2)):
        return None
    support = next(s for _, s in get_supports()["القيام"])
    for form, cue in get_cues().get(page.norm(j), ()):
        if cue.pos == "verb" and cue.control == "subj":
            return Governor(j, form, support, cue)
    return None


def _agrees(page: Page, spot: Spot, form: Form, support: Support) -> bool:
    """Whether a verb may have the noun before it for its subject: not `قمة … سيعقد`, a verb whose subject is another noun.

    What takes a pronoun or preposition (`زيارة يقوم بها`, `قمة عقدها`) need not agree.
    """
    feminine = page.words[spot.start].text.endswith("ة")
    alone = not form.pronoun and "" in support.links
    return not (feminine and alone and form.gender == "m" and form.number == 1)
