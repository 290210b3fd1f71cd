"""Capitals: the city, or the government that sits in it."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from spacy.tokens import Doc

from kg.mentions.lexicon import bare, get_place_nouns, is_definite
from kg.model import Mention
from kg.tables import get_table, iter_rows
from kg.text.normalise import fold

CAPITAL = fold("عاصمة")
#: How many words before `من` the departure is told, and how many may stand between a verb of motion and the city it goes to.
DEPARTURE, MOTION = 5, 12
#: Of how many words who visits is told between a visit and `ل`; against whom a strike is.
VISITOR, AGAINST = 6, frozenset(map(fold, ("على", "ضد")))
#: A dateline's longest, in code points, and how many words a place in it has.
DATELINE, PLACE_WORDS = 60, 3
DASHES = "-–—"
#: What ends the clause of a verb of motion, so that a capital behind it is no goal of its.
OTHER_CLAUSE = frozenset(map(fold, ("أن", "إن", "بأن", "التي", "الذي", "الذين", "بعدما", "عندما", "حين", "حيث", "بينما", "فيما", "كما")))
PREPOSITIONS = frozenset(
    map(fold, ("من", "إلى", "على", "عن", "في", "ب", "ل", "لل", "ك", "مع", "بين", "ضد", "لدى", "بعد", "قبل", "منذ", "عبر", "نحو"))
)
JOINTS = frozenset({"و", '"', "«", "(", "،"})


class Locatives:
    """The words before a capital that make it a place, by what they are, from the table: `في`, `العاصمة`, `زار`, `عاد` (before `من`)."""

    def __init__(self) -> None:
        rows = list(iter_rows(get_table("lexicons/locatives.tsv"), "word", "note"))
        noted = [(fold(r["word"]), r["note"]) for r in rows]
        self.before = {word for word, note in noted if note not in {"departure", "side", "near", "strike", "voice"}}
        self.near, self.strikes, self.voices = ({word for word, note in noted if note == kind} for kind in ("near", "strike", "voice"))
        self.journeys = {word for word, note in noted if note == "journey"}
        self.sides = {word for word, note in noted if note in {"direction", "side"}}
        self.motions = {word for word, note in noted if note == "motion" and word not in PREPOSITIONS}
        self.departures = {word for word, note in noted if note in {"departure", "journey", "motion"}} - PREPOSITIONS


@cache
def _get_locatives() -> Locatives:
    return Locatives()


def means_city(doc: Doc, mention: Mention, starts: list[int]) -> bool:
    """Whether a capital's name stands for the city itself: behind a preposition of place or motion, or a class word, or in a dateline.

    A capital joined by `و` to another one is what that one is (`في باريس ولندن`). ``starts`` are the offsets of the tokens.
    """
    if _is_dateline(doc, mention):
        return True
    i = bisect_right(starts, mention.start) - 1
    j = i - 1
    steps = 0
    while j > 0 and doc[j].norm_ in JOINTS and steps < 4:
        if doc[j].norm_ == "و" and doc[j - 1].is_alpha and doc[j - 1].norm_ != "و":
            j -= 2
        else:
            j -= 1
        steps += 1
    if j < 0:
        return False
    known = _get_locatives()
    word, ahead = doc[j].norm_, doc[j - 1].norm_ if j else ""
    if bare(ahead) == CAPITAL and word.startswith("ال"):  # العاصمة البرتغالية لشبونة
        return True
    last = bisect_right(starts, mention.end - 1) - 1
    if word in {"ل", "لل"}:  # زيارة لواشنطن, زيارة الوزير لواشنطن, المدخل الغربي لطرابلس
        return bare(ahead) in known.journeys | known.sides or _is_visited(doc, j, known)
    if word == "من":  # عاد من موسكو, بالقرب من موسكو
        return bare(ahead) in known.near or ahead in known.near or _departs(doc, j, known) or _goes_on(doc, last)
    if word in known.strikes:  # هجوم موسكو, not هجوم موسكو على كييف
        return last + 1 >= len(doc) or doc[last + 1].norm_ not in AGAINST
    if word in get_place_nouns() or _is_capital_of(doc, i, starts):  # محافظتي صنعاء وعمران
        return True
    if word in known.before or bare(word) in known.before:
        return True
    return j == i - 1 and _is_goal(doc, j, known)


def _is_dateline(doc: Doc, mention: Mention) -> bool:
    """Whether a name is one of the places that a line begins with before a dash: `الخرطوم، جوبا - رويترز`, `مسقط في 13 مارس / …`."""
    text = doc.text
    begin = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    line = text[begin : len(text) if end < 0 else end]
    stop = next((k for k, c in enumerate(line[:DATELINE]) if c in DASHES + "/"), None)
    if stop is None or begin + stop < mention.end or (begin == 0 and len(line) < 2 * DATELINE and end >= 0):
        return False
    tight = line[stop - 1 : stop + 2].strip(DASHES)
    if line[stop] in DASHES and len(tight) == 2 and not tight.isspace() and " " not in tight:  # بكين-موسكو
        return False
    places = line[:stop].partition(" في ")[0].replace("،", ",").split(",")
    return all(0 < len(place.split()) <= PLACE_WORDS for place in places)


def _is_visited(doc: Doc, at: int, known: Locatives) -> bool:
    """Whether a visit is told shortly before `ل`, and between them only who makes it: `زيارة وزير الخارجية الهندي لطهران`."""
    for k in range(at - 1, max(doc[at].sent.start, at - 1 - VISITOR) - 1, -1):
        if doc[k].norm_ in known.journeys:
            return True
        if doc[k].is_punct or doc[k].norm_ in PREPOSITIONS | OTHER_CLAUSE:
            return False
    return False


def _is_capital_of(doc: Doc, i: int, starts: list[int]) -> bool:
    """Whether a name stands behind `عاصمة` and the state's: `عاصمة الولايات المتحدة | واشنطن`."""
    place = next((m for m in doc._.mentions if m.end == doc[i - 1].idx + len(doc[i - 1].text) and m.type == "Place"), None) if i else None
    first = bisect_right(starts, place.start) - 1 if place is not None else 0
    return first > 0 and doc[first - 1].norm_ == CAPITAL


def _departs(doc: Doc, at: int, known: Locatives) -> bool:
    """Whether somebody leaves, is withdrawn or speaks shortly before `من`: `سحبت سفراءها من الدوحة`; in the same clause."""
    words = [t.norm_ for t in doc[max(doc[at].sent.start, at - DEPARTURE) : at]]
    clause = next((n for n in range(len(words) - 1, -1, -1) if words[n] in OTHER_CLAUSE or words[n] == "،"), -1)
    told = known.departures | known.voices
    return any(word in told or bare(word) in told for word in words[clause + 1 :])


def _goes_on(doc: Doc, at: int) -> bool:
    """Whether the way leads on from the name behind `من`: `من طهران إلى جنيف`."""
    return at + 1 < len(doc) and doc[at + 1].norm_ == fold("إلى")


def _is_goal(doc: Doc, last: int, known: Locatives) -> bool:
    """Whether a name without a preposition is where a verb of motion goes, its subject between: `غادر الرئيس التركي أثينا`."""
    token = doc[last]
    closes = is_definite(token.norm_) or token.text.endswith(("ه", "ها", "هم")) or any(
        m.end == token.idx + len(token.text) and m.type == "Person" for m in doc._.mentions
    )
    if not closes or token.is_punct:
        return False
    for k in range(last, max(doc[last].sent.start, last - MOTION) - 1, -1):
        norm = doc[k].norm_
        if norm in known.motions:
            inside = [m for m in doc._.mentions if m.type == "Place" and doc[k].idx < m.start <= token.idx]
            return not inside and k < last
        if norm in OTHER_CLAUSE or norm in {"إلى", fold("إلى"), "في", "ل", "لل", "ب"} or doc[k].is_punct:
            return False
    return False


def token_starts(doc: Doc) -> list[int]:
    """The offset of every token, for bisection."""
    return [t.idx for t in doc]
