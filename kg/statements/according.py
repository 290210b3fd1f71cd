"""Whether words call what stands before them somebody's: بحسب الوزارة, وفقا لصحيفة, على حد قوله."""

from __future__ import annotations

from kg.statements.inflection import FINITE, POSSESSIVES
from kg.statements.lexicon import get_attributions, get_forms, get_words, source_class
from kg.statements.words import Words


def is_attribution(words: Words, k: int) -> bool:
    """Whether a phrase such as بحسب or وفقا ل begins at ``k``."""
    for attribution in get_attributions():
        end = words.matches(k, attribution.words, attribution.endings)
        if end < 0:
            continue
        if attribution.kind == "attribution" and (not attribution.preposition or words.norm(end) in (attribution.preposition, "لل")):
            return True
        if attribution.kind == "clause" and attribution.words[-1] != "كما" and (words.norm(k) not in ("علي", "هذا") or tells(words, end)):
            return True
    return False


def tells(words: Words, k: int) -> bool:
    """Whether a reporting verb stands at ``k`` or near behind it: على ما قد يقول, not على ما لقيه."""
    return any(told.tense in FINITE for j in range(k, k + 3) for _, told in get_forms().get(words.norm(j), ()))


def attributes(words: Words, k: int) -> bool:
    """Whether a source stands within the next words: وفقا لصحيفة, not وفقا للقانون."""
    for j in range(k, min(k + 4, len(words))):
        mention = words.mention_over.get(j)
        if words.norm(j).removeprefix("ال") in get_words("rule") and mention is None:
            return False
        if source_class(words.norm(j)) or words.norm(j) in ("ما", "حسبما"):
            return True
        if mention is not None and mention.type in ("Person", "Organization"):
            return True
    return False


def is_owned_attribution(words: Words, k: int) -> bool:
    """Whether at ``k`` what went before is called somebody's words by a pronoun: على حد قوله, حسب تعبيرها."""
    for attribution in get_attributions():
        end = words.matches(k, attribution.words, attribution.endings)
        if end > 0 and attribution.kind == "attribution" and not attribution.preposition:
            noun = words.norm(end - 1) if attribution.endings and words.norm(end - 1) not in attribution.words else words.norm(end)
            return noun.endswith(POSSESSIVES) and source_class(noun) in ("document", "utterance")
    return False
