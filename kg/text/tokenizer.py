"""The tokenizer: words and punctuation as spaCy tokens, proclitics split off where lexicon and shape say so, no character lost.

A word ``w`` is read as particle + rest when ``w`` is not much more frequent than the particle and the rest would be together by
chance: ``وقال`` is, ``وصل`` is not. A word that the counts do not know is split when the rest is known to them or stands alone
elsewhere in the document (``لشولتس`` beside ``شولتس``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.text.demonyms import match_demonym
from kg.text.glued import cut_glued, find_beside_names
from kg.text.lexicon import Proclitic, get_corpus_counts, get_counts, get_first_words, get_name_counts, get_proclitics, get_whole_words
from kg.text.normalise import INVISIBLE, fold

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u0640" + "".join(sorted(INVISIBLE))
PIECES = re.compile(rf"[^\W_](?:[\w{_MARKS}])*|\s|[^\w\s]|_", re.UNICODE)
#: A word is lexical when it is this many times more frequent than chance makes particle + rest.
LEXICAL = 12.0
#: One of so many occurrences of a noun is a dual before a genitive.
DUALS = 20
#: Rests shorter than this (folded letters) are split off only behind `و` and `ف`, and only when very frequent, or far more so than the
#: whole (`وجو`).
SHORTEST = 3
FUNCTION_WORD_COUNT = 4000
#: A noun so frequent has its pronouns, too.
OWNED = 50
#: A whole that occurs more often is a word: only what the corpus itself counts of the rest speaks against it (`بيانا`, not ب + Yana).
WORD = 20
#: The preposition that another word may begin with, too: للجنة is ل + لجنة.
TWICE = "ل"
#: Particles that seldom stand before a name, or before a word that the corpus counts less often than so.
SELDOM, RARE = "فك", 200
#: What a verb behind such a particle often begins or ends with: فأوضح, فتابعها.
HAMZAS, OBJECTS = "أإآ", ("ها", "هم", "هما", "نا")
#: A letter that only the beginning of a word has: unknown words are split before it (لإلون); behind `و` the others with hamza are the same.
WORD_INITIAL = "إ"
#: Second letters behind which the و of an unknown word may well be its own (ويلهامسون, ولفسون, واتفورد, وودريتز). In 27 million words of
#: news and encyclopedia the rest of 18,900 uses of other unknown words in و occurs without it, of 340 the whole behind a preposition.
OWN_WAW = "يلاو"
#: و or ل with the article: unknown words in وال are a particle in 12,800 uses of 12,805, those in لل in all 3,600.
JOINED_ARTICLES, LONGER = ("وال", "لل"), 5
#: So often the counts have a noun whose forms they need not have.
HEARD = 15
#: What a noun that the counts know may end in besides its pronouns: its dual and plural.
PRONOUNS = ("هما", "هم", "ها", "هن", "نا", "كم", "ه")
ENDINGS = (*PRONOUNS, *(f"ت{pronoun}" for pronoun in PRONOUNS), "ا", "ي", "يه", "ين", "ان", "ون", "ات", "تين", "تان")
#: س of the future on an imperfect, which counts with it: وسيغادر is و + سيغادر although the counts know only يغادر.
FUTURE = re.compile(r"س[يتنا]\w{3}")


class ArabicTokenizer:
    """A spaCy tokenizer; ``token.norm_`` is the folded word, with the article restored after ``لل``.

    >>> from spacy.vocab import Vocab
    >>> [t.text for t in ArabicTokenizer(Vocab())("وقال للكرملين")]
    ['و', 'قال', 'لل', 'كرملين']
    """

    def __init__(self, vocab: Vocab):
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        raw = PIECES.findall(text)
        assert sum(map(len, raw)) == len(text), "the pieces must cover the text"
        often = {word for word, count in Counter(map(fold, raw)).items() if count > 1}
        raw = [part for piece in raw for part in cut_glued(piece, lambda word: word in often or is_known(word))]
        beside = find_beside_names(raw, is_known)
        raw = [part for piece in raw for part in beside.get(piece, (piece,))]
        alone = {fold(piece) for piece in raw if len(piece) > SHORTEST}
        words: list[str] = []
        spaces: list[bool] = []
        norms: list[str] = []
        families = _find_families(raw)
        for piece in raw:
            if piece == " " and words and not spaces[-1]:
                spaces[-1] = True
                continue
            for part, norm in [(piece, fold(piece))] if piece in families else split_word(piece, alone.__contains__):
                words.append(part)
                norms.append(norm)
                spaces.append(False)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        for token, norm in zip(doc, norms, strict=True):
            token.norm_ = norm or " "
        return doc

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to store: the tables of ``data/`` are the state."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> ArabicTokenizer:
        return self

    def to_disk(self, *_: object, **__: object) -> None:
        return None

    def from_disk(self, *_: object, **__: object) -> ArabicTokenizer:
        return self


@spacy.registry.tokenizers("kg.ArabicTokenizer.v1")
def make_tokenizer() -> Callable[[Language], ArabicTokenizer]:
    """What ``config.cfg`` calls for the tokenizer of a pipeline."""
    return lambda nlp: ArabicTokenizer(nlp.vocab)


def _find_families(pieces: Sequence[str]) -> set[str]:
    """Words of a text with a letter that is rarely a particle before a name, where they stand right behind a given name: جيف فليك."""
    given, counts = get_first_words(), get_corpus_counts()
    found = set()
    for before, space, word in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if space != " " or word[0] not in SELDOM or word in found or fold(before) not in given:
            continue
        rest = fold(word)[1:]
        if len(rest) >= SHORTEST and word[1] not in HAMZAS and not rest.endswith(OBJECTS) and counts.get(rest, 0) < RARE:
            found.add(word)
    return found


def split_word(word: str, stands_alone: Callable[[str], bool] = lambda _: False) -> list[tuple[str, str]]:
    """A word as (text, folded) pieces: its proclitics, each by itself, and the rest.

    Args:
        word: one token's text, with its diacritics.
        stands_alone: whether a folded form occurs by itself in the same document.
    """
    whole = fold(word)
    if not whole[:1] or whole[0] not in "وفبلك" or len(whole) < 3 or not whole.isalpha() or word in get_whole_words():
        return [(word, whole)]
    inside = word[1] == WORD_INITIAL or (whole[0] == "و" and word[1] in HAMZAS)
    best = max(_splits(whole, lambda rest: inside or stands_alone(rest)), key=lambda split: split[1], default=(None, 0.0))
    if best[0] is None:
        return [(word, whole)]
    pieces: list[tuple[str, str]] = []
    rest_text = word
    for proclitic in best[0]:
        cut = _cut(rest_text, len(proclitic.text))
        pieces.append((rest_text[:cut], proclitic.text))
        rest_text = rest_text[cut:]
    if best[0][-1].kind == "conjunction":
        return [*pieces, *split_word(rest_text, stands_alone)]
    return [*pieces, (rest_text, best[0][-1].restores + fold(rest_text))]


@lru_cache(maxsize=50_000)
def is_known(whole: str) -> bool:
    """Whether the counts have a folded word, or it is a particle and one that they have."""
    return whole in get_counts() or whole in get_name_counts() or len(split_word(whole)) > 1


def _splits(whole: str, stands_alone: Callable[[str], bool]) -> Iterable[tuple[tuple[Proclitic, ...], float]]:
    """Every reading as particles + rest that is likelier than the whole as one word, with its expected count."""
    counts = get_counts()
    own = max(counts.get(whole, 0), get_name_counts().get(whole, 0), _dual_count(whole, counts))
    for chain in _chains(whole):
        rest = chain[-1].restores + whole[sum(len(p.text) for p in chain):]
        count = (get_corpus_counts() if own > WORD else counts).get(rest, 0)
        if not count and chain[-1].kind == "conjunction" and FUTURE.match(rest):
            count = counts.get(rest[1:], 0)
        if len(rest) < SHORTEST and (chain[-1].kind != "conjunction" or not (count >= FUNCTION_WORD_COUNT or count > LEXICAL * own)):
            continue
        if rest[0] == chain[-1].text == TWICE and len(split_word(rest)) > 1:  # للتطوير is no ل + لتطوير
            continue
        if own and chain[-1].kind == "preposition" and _is_joined_particle(rest, counts):  # كوفي is no ك + وفي
            continue
        rate = 1.0
        for proclitic in chain:
            rate *= proclitic.rate
        expected = count * rate
        if expected and own < LEXICAL * expected:
            yield chain, expected
        elif not own and len(rest) > SHORTEST and (
            stands_alone(rest) or match_demonym([rest]) or _is_owned(rest, chain, counts) or _is_unheard(whole, chain, counts)
        ):
            yield chain, rate


def _is_joined_particle(rest: str, counts: dict[str, int]) -> bool:
    """Whether a word is و before another particle, which no preposition stands before: وفي, ولا."""
    return rest[0] == "و" and len(rest) <= SHORTEST and counts.get(rest[1:], 0) >= FUNCTION_WORD_COUNT and len(split_word(rest)) > 1


def _is_unheard(whole: str, chain: tuple[Proclitic, ...], counts: dict[str, int]) -> bool:
    """Whether a word that the counts do not know is likelier a particle and another such word: وخوست, وفيجاي, not وجودهم."""
    if len(chain) > 1 or chain[0].text not in ("و", "لل"):
        return False
    joined = whole.startswith(JOINED_ARTICLES) and len(whole) > LONGER
    stems = [whole.removesuffix(ending) for ending in ENDINGS if whole.endswith(ending)]
    singulars = [form for stem in stems if len(stem) >= SHORTEST for form in (stem, f"{stem}ه", f"{stem[:-1]}ء")]
    known = any(counts.get(form, 0) >= HEARD for form in singulars)
    return (joined or (chain[0].text == "و" and whole[1] not in OWN_WAW)) and not known


def _is_owned(rest: str, chain: tuple[Proclitic, ...], counts: dict[str, int]) -> bool:
    """Whether what the counts do not know behind a conjunction is a word that they know with a pronoun: و + نظيرها."""
    stem = next((rest.removesuffix(p) for p in ("ها", "هم", "هما") if rest.endswith(p)), "")
    return chain[-1].kind == "conjunction" and len(stem) >= SHORTEST and counts.get(stem, 0) >= OWNED


def _dual_count(whole: str, counts: dict[str, int]) -> int:
    """How often a dual before a genitive (وزيري) is to be expected by itself, told by its singular, if that begins with no particle."""
    stem = whole[:-1]
    if not whole.endswith("ي") or counts.get(stem, 0) < DUALS or len(split_word(stem)) > 1:
        return 0
    return counts[stem] // DUALS


def _chains(whole: str) -> Iterable[tuple[Proclitic, ...]]:
    """The sequences of particles that a folded word may begin with: a conjunction, a preposition, or both in this order."""
    for first in get_proclitics():
        if not whole.startswith(first.text):
            continue
        yield (first,)
        if first.kind == "conjunction":
            after = whole[len(first.text):]
            for second in get_proclitics():
                if second.kind == "preposition" and after.startswith(second.text):
                    yield first, second


def _cut(text: str, letters: int) -> int:
    """The offset behind the first ``letters`` folded letters of ``text`` and the marks on the last of them."""
    at = seen = 0
    while at < len(text) and (seen < letters or not fold(text[at])):
        seen += len(fold(text[at]))
        at += 1
    return at
