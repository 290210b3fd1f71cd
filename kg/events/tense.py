"""What the tense of a verb tells of a happening, with the particle before it and the verbs before it in its sentence."""

from __future__ import annotations

from kg.events.lexicon import Cue, get_cues, get_event_words
from kg.events.page import COMPLEMENTIZERS, RELATIVES, STOPS, Page

#: Words before أن that tie a clause to the time of another.
TEMPORAL = frozenset(["قبل", "بعد", "الي", "منذ"])
NEGATIONS = frozenset(["لم", "لن", "لا"])
#: Words that carry on the verb before them.
JOINING = frozenset(["و", "ثم", "ف", "حيث", "او"])
#: Words that tie a clause to a time that lies ahead when its verb is an imperfect: عندما يجتمع الوزراء.
WHEN = frozenset(["عندما", "حينما", "حين", "متي"])
#: How far before a verb the one that it carries on may stand.
FAR = 30


def tell_tense(page: Page, k: int, tense: str) -> tuple[str, str]:
    """(factuality, the word that settles it or "") of the verb at ``k``, told by its tense and the particle before it."""
    before = page.norm(k - 1)
    if before in NEGATIONS:
        return "negated", before
    if before == "سوف" or tense == "future":
        return "planned", "future"
    if tense == "imperfect":
        if before == "قد":
            return "possible", "قد"
        if before in ("ان", "الا"):
            if page.norm(k - 2) in TEMPORAL:
                return _main_clause(page, k - 2)
            if page.norm(k - 2) == "علي":  # على أن تليها جولة
                return "planned", "على أن"
            return "possible", "subjunctive"
        if before in ("ل", "كي", "لكي", "حتي"):
            return "possible", "purpose"
    return "actual", ""


def _main_clause(page: Page, k: int) -> tuple[str, str]:
    """What the clause before قبل أن tells: planned where a word of planning stands in it, else done."""
    j = k - 1
    while j >= 0 and page.words[j].sentence == page.words[k].sentence:
        future = any(form.tense == "future" for form in page.known(j))
        if future or any(cue.effect == "planned" for _, cue in get_cues().get(page.norm(j), ())):
            return "planned", page.norm(j)
        j -= 1
    return ("planned", "until") if page.norm(k) == "الي" else ("actual", "before")


def tense_at(page: Page, k: int) -> str:
    """The tense of the verb at ``k`` as the tables or its shape tell it, "" where it is no verb."""
    if not page.is_verb(k):
        return ""
    norm = page.norm(k)
    if norm[:1] == "س" and norm[1:2] in ("ي", "ت", "ن"):
        return "future"
    if norm[:1] == "ي" or norm in get_event_words("imperfect"):
        return "imperfect"
    return next((form.tense for form in page.known(k) if form.tense), "perfect")


def told_by_verb(page: Page, k: int) -> tuple[str, str]:
    """What the verb at ``k`` tells by its tense, the word of modality before its أن, or the verb that it carries on."""
    effect, reason = tell_tense(page, k, tense_at(page, k))
    if reason == "subjunctive":
        cue = cue_before(page, k - 1)
        return (cue.effect, cue.lemma) if cue is not None else (effect, reason)
    if effect == "actual" and not reason and tense_at(page, k) == "imperfect":
        return after_verb(page, k)
    return effect, reason


def cue_before(page: Page, k: int) -> Cue | None:
    """The word of modality whose clause the أن at ``k`` begins: من المقرر أن, يعتزم بيرغ أن."""
    j = k - 1
    while j >= max(0, k - FAR) and page.words[j].sentence == page.words[k].sentence and page.words[j].text not in STOPS:
        cues = [
            cue for _, cue in get_cues().get(page.norm(j), ()) if cue.pos in ("verb", "noun", "word", "participle") and "ان" in cue.links
        ]
        if cues:
            return cues[0]
        if page.is_verb(j) or page.norm(j) in COMPLEMENTIZERS | RELATIVES:
            return None
        j -= 1
    return None


def after_verb(page: Page, k: int) -> tuple[str, str]:
    """What an imperfect takes from the verb that it carries on: سيزور القاهرة ويلتقي, من المقرر أن يصل ثم يجتمع."""
    if page.norm(k - 1) in WHEN:
        return "planned", page.norm(k - 1)
    if page.norm(k - 1) not in JOINING:
        return "actual", ""
    for j in range(k - 2, max(k - FAR, -1), -1):
        if page.words[j].sentence != page.words[k].sentence or page.words[j].text in STOPS:
            break
        if page.norm(j) in COMPLEMENTIZERS and j > 0 and not page.is_verb(j + 1):
            break
        tense = tense_at(page, j)
        if not tense or page.norm(j - 1) in RELATIVES:
            continue
        if tense == "perfect":
            break
        told, reason = told_by_verb(page, j)
        return (told, reason) if told in ("planned", "possible") and reason != "purpose" else ("actual", "")
    return "actual", ""
