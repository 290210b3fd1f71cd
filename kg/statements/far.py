"""Contents far behind their verb, which tell by their own first word or mark whose they are: قال فلان، الذي زار …، إن, «…»."""

from __future__ import annotations

from kg.statements.inflection import FINITE, Inflection
from kg.statements.late import Start
from kg.statements.lexicon import Verb, get_forms, get_words
from kg.statements.subjects import Subject
from kg.statements.words import COMMAS, OPENINGS, Words

#: What was said in so many words at least, behind a comma or not, is no name in quotation marks.
SHORTEST_SPEECH, LONG_SPEECH = 5, 8
SAY = "قال"
#: Before أن and what was not done, or was done at another time.
WITHOUT = ("دون", "بدون", "قبل", "بعد", "منذ")
#: إن and its forms with pronouns, as they are written with a hamza, follow this verb and no other.
BELOW = "إ"


def find_far(words: Words, k: int, limit: int, verb: Verb, form: Inflection, subject: Subject | None) -> Start | None:
    """Where the content of a verb of saying begins behind ``k``, where another verb stands before it: at إن, or at a quotation.

    No other verb may be one of saying that has a content of its own.
    """
    if form.tense not in FINITE or form.suffix or subject is None or subject.kind == "other":
        return None
    if verb.type != "say" or not verb.quote or not verb.tells:
        return None
    j = k
    while j < limit and words[j].text not in ".؟!":
        if words[j].text in OPENINGS and j in words.closes:
            spoken = sum(words.norm(i)[:1].isalpha() for i in range(j + 1, words.closes[j]))
            if spoken >= (SHORTEST_SPEECH if words[j - 1].text in COMMAS else LONG_SPEECH):
                return j, "quote"
            j = words.closes[j]
        elif words[j].text == ":":
            return (j + 1, "colon") if j + 1 in words.closes else None
        elif words[j].text.startswith(BELOW) and words.norm(j) in get_words("complementizer") and j not in words.mention_over:
            own = verb.lemma == SAY and words.norm(j - 1) not in get_words("takes-that", "modal", "conjunction", "opener")
            return (j + 1, "that") if own else None
        elif j > k and j not in words.mention_over and _says(words, j):
            return None
        j += 1
    return None


def _says(words: Words, k: int) -> bool:
    """Whether a verb of saying that takes a quotation stands at ``k``, finite or a participle: not الذي قال, دون أن يقول, ما ذكره."""
    before = words.norm(k - 1)
    if before in get_words("relative", "negation") or (before == "ان" and words.norm(k - 2) in WITHOUT):
        return False
    if words.norm(k) in get_words("homograph") and words.norm(k + 1).startswith("ال"):
        return False  # أبرز الداعين إلى
    return any(verb.quote and (told.tense in FINITE or told.tense == "participle") for verb, told in get_forms().get(words.norm(k), ())[:1])
