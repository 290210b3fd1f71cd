"""Words whose space is lost: `شركةInrupt`, `الدورةالتدريبية`, `الحزب الجمهوريودفاعهم`.

What is written together is cut where a letter shows that one word ends, and, where no text has the whole, into words that texts have when
their chance together is far better than that of an unknown word of so many letters.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Container, Sequence
from functools import lru_cache
from itertools import pairwise

from kg.text.lexicon import get_corpus_counts
from kg.text.normalise import fold

#: Where two words meet: behind a letter that only the end of a word has (إلىمحكمة, but شىء), behind an accusative with its mark (قائلاًإنه),
#: and between Arabic letters and Latin ones.
MEETS = re.compile(r"(?<=ة)(?=[ء-ي])|(?<=ى)(?=[آ-ي])|(?<=اً|ًا)(?=[ء-ي])|(?<=[ء-ي\u0640])(?=[A-Za-z]{2})|(?<=[A-Za-z]{2})(?=[ء-ي])")
#: The shortest word that is cut, the longest part, and the shortest one unless it is so frequent.
SHORTEST, LONGEST_PART, SHORT_PART, FREQUENT = 7, 12, 3, 4000
#: No line of lost spaces is longer; what is stays whole, so that no text takes more than time in its length.
LONGEST = 100
#: So often a part is counted, among so many words.
HEARD, WORDS = 12, 8_100_000
#: What a letter of an unknown word costs (the logarithm of its chance), a particle on a part, and how much better the parts must be.
LETTER, PARTICLE, MARGIN = 2.5, 4.0, 5.0
PARTICLES = "ولب"
#: What the end of a word looks like that is no word: الفنان|ان, استعداد|اتهم; with a hamza it is one (القطاع|أن).
ENDING = re.compile(r"[ياتنه]*(?:ا|ي|ت|ه|هما?|هم|هن|ها|نا|ني|كم|ما|ان|ين|ون|دون|بين|ات)")
HAMZAS = "أإآ"
#: What definite nouns and the nouns of derived verbs begin with, no name without its hamza.
ALEF = "ا"
ARTICLES = frozenset(("ال", "وال", "بال", "كال", "فال", "لل"))
#: Beside a name of the text: the shortest name, how often a part of so many letters is counted, and from what count on a word is no name.
NAME, COUNTED, ORDINARY = 4, {3: 500, 4: 50}, 200
#: The shortest beginning that is a name because two words of the text go on behind it, each with another known word.
SHARED = 5
#: Words that names are written together with: عبدالفتاح.
BOUND = frozenset(map(fold, ("عبد", "بن", "أبو", "الدين", "الله")))


def cut_glued(piece: str, is_word: Callable[[str], bool] = lambda _: False) -> list[str]:
    """The words that a piece of text without a space has, most often itself alone.

    Args:
        piece: as :data:`kg.text.tokenizer.PIECES` cuts it.
        is_word: whether a folded form is a word, whatever is in it.
    """
    if not 4 <= len(piece) <= LONGEST:
        return [piece]
    return [part for whole in MEETS.split(piece) for part in _cut_unknown(whole, is_word)]


def find_beside_names(pieces: Sequence[str], is_word: Callable[[str], bool]) -> dict[str, list[str]]:
    """Words that no text has and in which a name of this text stands beside known words, and their parts: `هولبروك|يعمل`, `مع|هولبروك`.

    A name is an unknown word that the text has by itself, or that two such words begin with (`فريمان|عضوة`, `فريمان|في`).

    Args:
        pieces: all of the text.
        is_word: whether a folded form is a word, whatever is in it.
    """
    unknown = [p for p in dict.fromkeys(pieces) if SHORTEST <= len(p) <= LONGEST and (whole := fold(p)).isalpha() and not is_word(whole)]
    if not unknown:
        return {}
    counts = get_corpus_counts()
    names = {norm for p in pieces if p[0] != ALEF and len(norm := fold(p)) >= NAME and counts.get(norm, 0) < ORDINARY}
    shared: defaultdict[str, set[str]] = defaultdict(set)
    for word in unknown:
        for at in range(SHARED, len(word) - 1 if word[0] != ALEF else 0):
            if _is_part(word[at:]) and not _is_part(word[:at]):
                shared[fold(word[:at])].add(fold(word[at:]))
    names |= {start for start, ends in shared.items() if len(ends) > 1}
    return {word: parts for word in unknown if len(parts := _cut_beside(word, names)) > 1}


def _cut_beside(word: str, names: Container[str]) -> list[str]:
    """The parts of a word in which a name of the text stands beside one or two known words, the longest name first."""
    for size in range(len(word) - 2, NAME - 1, -1):
        for at in range(len(word) - size + 1):
            before, name, behind = word[:at], word[at : at + size], word[at + size :]
            if fold(name) in names and (not before or _is_part(before)) and (not behind or _is_part(behind)):
                return [part for part in (before, name, behind) if part]
    return [word]


def _is_part(part: str) -> bool:
    """Whether what stands beside a name is a word by itself and no article or ending."""
    norm = fold(part)
    counted = get_corpus_counts().get(norm, 0) >= COUNTED.get(len(norm), HEARD)
    ending = ENDING.fullmatch(norm) is not None and part[0] not in HAMZAS
    return counted and not ending and norm not in ARTICLES | BOUND and _cost(norm) is not None


def _cut_unknown(word: str, is_word: Callable[[str], bool]) -> list[str]:
    whole = fold(word)
    if len(whole) < SHORTEST or len(whole) != len(word) or not whole.isalpha() or whole.isascii() or is_word(whole):
        return [word]
    at = [0]
    for size in _find_parts(whole):
        at.append(at[-1] + size)
    parts = [word[i:j] for i, j in pairwise(at)]
    if len(parts) < 2 or (ENDING.fullmatch(fold(parts[-1])) and parts[-1][0] not in HAMZAS) or BOUND.intersection(map(fold, parts)):
        return [word]
    return parts


@lru_cache(maxsize=20_000)
def _find_parts(whole: str) -> tuple[int, ...]:
    """The lengths of the words that a folded word is likeliest made of, none if it is likelier one that is unknown."""
    best: list[tuple[float, tuple[int, ...]] | None] = [(0.0, ()), *[None] * len(whole)]
    for end in range(2, len(whole) + 1):
        for start in range(max(0, end - LONGEST_PART), end - 1):
            before, cost = best[start], _cost(whole[start:end])
            if before is None or cost is None:
                continue
            now = best[end]
            if now is None or before[0] + cost < now[0]:
                best[end] = before[0] + cost, (*before[1], end - start)
    found = best[-1]
    return found[1] if found is not None and found[0] + MARGIN < LETTER * len(whole) else ()


def _cost(part: str) -> float | None:
    counts = get_corpus_counts()
    count = counts.get(part, 0)
    if count >= HEARD and (len(part) >= SHORT_PART or count >= FREQUENT):
        return -math.log(count / WORDS)
    rest = counts.get(part[1:], 0)
    return PARTICLE - math.log(rest / WORDS) if part[0] in PARTICLES and len(part) > SHORT_PART and rest >= HEARD else None
