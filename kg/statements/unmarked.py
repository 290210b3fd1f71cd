"""Speech that no mark sets off: قال فلان نحن مستعدون, وأضاف كان ذلك ردنا."""

from __future__ import annotations

from kg.statements.inflection import Inflection
from kg.statements.late import Start
from kg.statements.lexicon import Verb, get_words
from kg.statements.subjects import Subject
from kg.statements.words import Words

#: Speech without any mark has at least so many words.
SHORTEST_BARE = 5
#: Kinds of subjects whose speech may begin without a mark.
SPEAKING = ("named", "person", "title", "body")
#: Classes of words that an adverbial begins with.
ADVERBIAL = ("governed", "adverbial", "preposition", "relative", "adverb", "complementizer")


def speaks_at_once(words: Words, first: int, limit: int, verb: Verb, form: Inflection, subject: Subject | None) -> bool:
    """Whether what a verb of saying tells begins at ``first``, as its first word begins a clause: نحن مستعدون, كان ذلك ردنا."""
    if not verb.quote or verb.type != "say" or form.tense == "masdar":
        return False
    if words.norm(first) in get_words("speech"):
        return True
    spoken = (not verb.impersonal or bool(form.suffix)) and (subject is None or subject.kind in SPEAKING)
    return spoken and limit - first >= SHORTEST_BARE and _begins_clause(words, first)


def find_bare(words: Words, first: int, limit: int, verb: Verb, subject: Subject | None) -> Start | None:
    """Speech without any mark, told by its first word, a verb in the imperfect or a negation: قال لافروف لا أعتقد …"""
    if not (verb.quote and verb.that and not verb.phrase and verb.type == "say" and not verb.impersonal):
        return None
    if subject is None or limit - first < SHORTEST_BARE:
        return None
    definite = subject.kind == "person" and words.norm(subject.start).startswith("ال")  # not قال شاهد لم يذكر اسمه
    if subject.kind != "named" and not definite:
        return None
    norm = words.norm(first)
    direct = norm in get_words("negation") or (norm[:1] in ("ي", "ن") and len(norm) > 3 and first not in words.mention_over)
    return (first, "bare") if direct and first not in words.timed else None


def _begins_clause(words: Words, k: int) -> bool:
    """Whether a clause of its own begins at ``k``, with a word that goes with no verb of saying: هناك, كان, هذا ليس."""
    behind = words.norm(k + 1)
    if not behind[:1].isalnum() or behind in get_words("complementizer") or k in words.timed:
        return False
    if words.norm(k) in get_words("demonstrative"):
        return not behind.startswith("ال") and not begins_adverbial(words, k + 1) and behind not in get_words("modal")
    return words.norm(k) in get_words("clause-head")


def begins_adverbial(words: Words, k: int) -> bool:
    """Whether a mark, a time or a word that leads to an adverbial stands at ``k``."""
    return not words.norm(k)[:1].isalnum() or k in words.timed or words.norm(k) in get_words(*ADVERBIAL)
