"""Whether a person is a man or a woman, as far as the document tells: by titles, and by the verbs whose subject he or she is."""

from __future__ import annotations

from collections import Counter

from kg.statements.inflection import FINITE
from kg.statements.lexicon import get_forms, get_title_heads, get_words
from kg.statements.words import Words

#: What a title or style in the feminine, and a verb beside the name, count; a title in the masculine is used of women, too (السفير فلانة).
SURE, LIKELY = 2, 1


def read_genders(words: Words) -> dict[str, str]:
    """Entity → m or f, of the people of whom the document tells it; nothing of those whom it tells of both ways."""
    votes: dict[str, Counter[str]] = {}
    titles = {name: first for first, name in sorted(words.titled.items(), reverse=True)}
    for k, mention in words.mention_from.items():
        if mention.type != "Person" or len(mention.entities) != 1:
            continue
        told = votes.setdefault(mention.entities[0], Counter())
        first = titles.get(k, k) if mention.level == "name" else k
        title = _of_title(words, first) if mention.level == "nominal" or first < k else _of_title(words, k - 1)
        if title:
            told[title] += SURE if title == "f" else LIKELY
        styled = first - (words.norm(first - 1) in get_words("excellency"))
        if (verb := gender_of_verb(words, styled - 1)) and first - 1 not in words.mention_over:
            told[verb] += SURE
    return {entity: best for entity, told in votes.items() if (best := _prevailing(told))}


def _prevailing(told: Counter[str]) -> str:
    """The gender for which more speaks, if any."""
    return "f" if told["f"] > told["m"] else "m" if told["m"] > told["f"] else ""


def _of_title(words: Words, k: int) -> str:
    """The gender of the title that begins at ``k``: وزيرة, السيدة; "" where none does."""
    norm = words.norm(k)
    if norm not in get_title_heads() or k in words.timed:
        return ""
    return "f" if words[k].text.endswith("ة") and norm.removeprefix("ال") not in get_words("masculine-title") else "m"


def gender_of_verb(words: Words, k: int) -> str:
    """The gender of a verb in the singular at ``k``, whose subject stands behind it; "" where none stands there."""
    if k < 0 or k in words.mention_over or words[k].furniture:
        return ""
    finite = (form for _, form in get_forms().get(words.norm(k), ()) if form.tense in FINITE and not form.suffix)
    told = {form.gender for form in finite if form.number == "s"}
    return told.pop() if len(told) == 1 else ""
