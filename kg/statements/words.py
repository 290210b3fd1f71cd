"""The document as the statement rules see it: words without white space, with what stands on each of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.model import Mention
from kg.statements.inflection import POSSESSIVES
from kg.statements.lexicon import get_forms, get_words
from kg.text.extensions import in_furniture
from kg.text.lexicon import get_joined_words
from kg.text.normalise import fold
from kg.text.quotations import pair_quotations

DASHES = frozenset("-–—")
COMMAS = frozenset("،,؛;")
#: Marks that a quotation may begin with.
OPENINGS = frozenset("\"“«„”")
#: The preposition that is looked for on words behind a verb that needs it, and how many words on.
PREPOSITION, REACH = "ب", 14
#: A conjunction before an alef without hamza may be the first letter of a verb (واصل).
CONJUNCTION, BARE = "و", "ا"
#: Behind a word, not a mark, وعد is more likely one word than و with عد.
PROMISED = "عد"


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark: ``norm`` is folded; ``line`` numbers the lines and ``sentence`` the sentences of the document."""

    text: str
    norm: str
    start: int
    end: int
    sentence: int
    line: int
    furniture: bool


class Words:
    """The words of a document and what is known of each, by index.

    Attributes:
        closes: index of an opening quotation mark → that of the mark that closes it; ``opens`` the other way round.
        inside: for each word the index of the innermost quotation's opening mark, or -1.
        mention_from, mention_over: the mention that begins at, or covers, a word.
        titled: where a title begins → where the name begins that stands behind it.
        title_end: where a title begins → the index behind it.
        timed: indices covered by a calendar expression.
        dotless: whether the document writes ي for a final ى, as is usual in Egypt (علي, الي); ``undotted`` the other way round (فى, الذى).
    """

    def __init__(self, doc: Doc):
        self.doc = doc
        self.text = doc.text
        self.words = _split(doc)
        self.closes = pair_quotations([w.text for w in self.words], [w.line for w in self.words], self._spaces())
        self.opens = {close: start for start, close in self.closes.items()}
        self.inside = self._innermost()
        self.sentence_end = self._sentence_ends()
        spelled = [w.text for w in self.words if w.norm in ("علي", "الي")]
        self.dotless = sum(text.endswith("ي") for text in spelled) * 2 > len(spelled) > 1
        spelled = [w.text for w in self.words if w.norm in ("في", "التي", "الذي")]
        self.undotted = sum(text.endswith("ى") for text in spelled) * 4 > len(spelled)
        self.mention_from: dict[int, Mention] = {}
        self.mention_over: dict[int, Mention] = {}
        self.last_word: dict[Mention, int] = {}
        starts = [w.start for w in self.words]
        for mention in sorted(doc._.mentions, key=lambda m: m.start - m.end):
            first = self.at(mention.start)  # the word that holds it, where a particle was not split off
            self.mention_from.setdefault(first, mention)
            last = first
            for k in range(first, self._end_of_name(first, bisect_left(starts, mention.end), mention)):
                self.mention_over.setdefault(k, mention)
                last = k
            self.last_word[mention] = last
        self.titled = dict(self._iter_titled(doc))
        spans = [(doc[t.start].idx, doc[t.end - 1].idx) for t in doc._.titles]
        self.title_end = {self.at(a): self.at(b) + 1 for a, b in spans}
        self.timed = {k for t in doc._.times for k, w in enumerate(self.words) if t.start <= w.start < t.end}

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, k: int) -> Word:
        return self.words[k]

    def norm(self, k: int) -> str:
        """The folded word at ``k``, or "" outside the document."""
        return self.words[k].norm if 0 <= k < len(self.words) else ""

    def at(self, offset: int) -> int:
        """The index of the word at an offset (code points), or of the last one before it; 0 before the first."""
        return max(bisect_right(self.words, offset, key=lambda word: word.start) - 1, 0)

    def matches(self, k: int, phrase: tuple[str, ...], endings: tuple[str, ...] = ()) -> int:
        """The index behind ``phrase`` if it stands at ``k``, split in whatever way, else -1; its last word may have ``endings``."""
        rest = "".join(phrase)
        while rest and k < len(self.words):
            word = self.words[k].norm
            if not word or not rest.startswith(word):
                return k + 1 if any(word == rest + ending for ending in endings) else -1
            rest = rest[len(word):]
            k += 1
        return -1 if rest else k

    def end_of(self, k: int) -> int:
        """The index behind the last word of the sentence of ``k``."""
        return self.sentence_end[k]

    def start_of(self, k: int) -> int:
        """The index of the first word of the sentence of ``k``."""
        while k and self.words[k - 1].sentence == self.words[k].sentence:
            k -= 1
        return k

    def _end_of_name(self, first: int, end: int, mention: Mention) -> int:
        """The index behind a name, without a complementizer or reporting verb that was taken into a person's: علاء يوسف | بأن."""
        if mention.type != "Person" or mention.level != "name":
            return end
        for k in range(first + 1, end):
            norm = self.words[k].norm
            if norm in get_words("complementizer") and norm != "ان":
                return k
            if k == end - 1 and norm in ("ان", "ب") and self.words[k].text[0] in "أإب":
                return k - (self.words[k - 1].norm == "ب" and k - 1 > first)
            if k == end - 1 and _is_bare_verb(norm) and len(norm) > 3:
                return k
        return end

    def _iter_titled(self, doc: Doc) -> Iterator[tuple[int, int]]:
        for title in doc._.titles:
            if title.name is not None and title.name[0] >= title.end:
                first, name = (self.at(doc[i].idx) for i in (title.start, title.name[0]))
                served = self.norm(name - 1) in ("ل", "لل")  # المتحدثة | لفلان
                nearer = self.mention_from.get(first + 1)
                if name > first + 1 and nearer is not None and nearer.type == "Person" and self.norm(first).startswith("ال"):
                    name = first + 1  # المقدم | فلان بإطلاع علان
                spoken = name in self.mention_from and self.closes.get(name - 1, -1) > self.last_word[self.mention_from[name]] + 2
                if spoken or name not in self.mention_from:
                    continue  # وأضاف المتحدث | «ستتم ملاحقتهم ضمن القانون»
                if self.mention_from[name].type != "Place" and not served:  # الرئيس الأوكراني | البرتغال
                    yield first, name

    def _spaces(self) -> list[bool]:
        """Whether white space (or nothing) stands before each word."""
        return [not w.start or self.text[w.start - 1].isspace() for w in self.words]

    def _innermost(self) -> list[int]:
        inside = [-1] * len(self.words)
        for start, close in sorted(self.closes.items(), key=lambda pair: pair[0] - pair[1]):
            for k in range(start + 1, close):
                inside[k] = start
        return inside

    def _sentence_ends(self) -> list[int]:
        ends = [len(self.words)] * len(self.words)
        for k in range(len(self.words) - 2, -1, -1):
            ends[k] = k + 1 if self.words[k].sentence != self.words[k + 1].sentence else ends[k + 1]
        return ends


def _split(doc: Doc) -> list[Word]:
    """The words of the tokens; a conjunction still written onto a reporting verb or a complementizer is split off."""
    words: list[Word] = []
    names = {i for m in doc._.mentions for i in range(m.start, m.end)}
    sentence = line = owed = needed = 0  # how many words on a ب may still come, and might before the last word
    for token in doc:
        if token.is_sent_start and token.i:
            sentence += 1
        line += token.text.count("\n")
        if not token.text.strip():
            continue
        start, end, norm = token.idx, token.idx + len(token.text), token.norm_
        behind = doc[token.i + 1].norm_ if token.i + 1 < len(doc) else ""
        own = PREPOSITION + norm in get_words("with-b") and not (needed and _is_given(PREPOSITION + norm, behind))
        if words and words[-1].norm == PREPOSITION and words[-1].end == start and own:
            first = words.pop()  # بلدية, بعده
            words.append(Word(first.text + token.text, PREPOSITION + norm, first.start, end, sentence, line, first.furniture))
            continue
        if words and words[-1].end == start and _is_dotted(words, token):
            first = words.pop()  # 87.5, د. فلان
            norm = first.norm if token.text == "." else first.norm + norm
            words.append(Word(first.text + token.text, norm, first.start, end, sentence, line, first.furniture))
            continue
        joined = bool(words) and words[-1].norm == CONJUNCTION and words[-1].end == start
        promised = norm.startswith(PROMISED) and len(words) > 1 and words[-2].norm[:1].isalpha() and words[-2].sentence == sentence
        if joined and (token.text[0] == BARE or promised) and _is_bare_verb(CONJUNCTION + norm):
            first = words.pop()  # واصل
            words.append(Word(first.text + token.text, CONJUNCTION + norm, first.start, end, sentence, line, first.furniture))
            continue
        if joined and len(words) > 1 and _is_own_verb(CONJUNCTION + norm, words[-2].norm in get_words("relative")):
            first = words.pop()  # ما وصفه
            words.append(Word(first.text + token.text, CONJUNCTION + norm, first.start, end, sentence, line, first.furniture))
            continue
        furniture = in_furniture(doc, start, end)
        cut = 0
        if (norm not in get_forms() and (_is_joined(norm) or _joins_verb(norm))) or (start not in names and _is_on_noun(token.text, norm)):
            cut = 1
            while cut < len(token.text) and not fold(token.text[cut]):
                cut += 1
            words.append(Word(token.text[:cut], norm[0], start, start + cut, sentence, line, furniture))
        words.append(Word(token.text[cut:], norm[1:] if cut else norm, start + cut, end, sentence, line, furniture))
        owed, needed = _split_preposition(words, owed, names, behind), owed
    return words


def _is_dotted(words: list[Word], token: Token) -> bool:
    """Whether a token goes on with the word before it, as the full stop between them ends nothing: in a number, behind a short title."""
    last, behind = words[-1], token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if last.text[:1].isdigit():
        whole = token.text == "." and behind is not None and not token.whitespace_ and behind.text.isdigit() and last.text.isdigit()
        return whole or (last.text[-1] == "." and token.text.isdigit())
    counted = len(words) > 1 and words[-2].text[:1].isdigit()  # 2015م.
    title = token.text == "." and last.norm in get_words("short-title") and not counted
    return title and behind is not None and not behind.is_sent_start and behind.text.strip().isalpha()


def _split_preposition(words: list[Word], owed: int, names: set[int], behind: str) -> int:
    """Split off the ب that a reporting verb needs, where it was left on the last word (تعهدت نيروبي بإرسال …).

    ``owed`` is how many words on it may still come, ``names`` the offsets of names, whose letters are their own, ``behind`` the word
    that follows; the new number is returned.
    """
    word = words[-1]
    readings = get_forms().get(word.norm, ())
    if any(PREPOSITION in verb.phrase for verb, _ in readings):
        return REACH
    if not owed or (word.norm == PREPOSITION and word.start not in names) or word.norm in get_words("complementizer") or word.text in ".!؟":
        return 0
    joined = word.norm[:1] == PREPOSITION and len(word.norm) > 2 and word.text[0] == PREPOSITION
    rest = word.norm[1:]
    bare = [word.norm, word.norm.removesuffix("ا"), *(word.norm.removesuffix(p) for p in POSSESSIVES)]
    own = any(norm in get_words("with-b") for norm in bare) and not _is_given(word.norm, behind)
    if not joined or own or word.start in names or rest in POSSESSIVES or rest in get_words("manner"):
        return owed - 1
    cut = 1
    while cut < len(word.text) and not fold(word.text[cut]):
        cut += 1
    words[-1:] = [
        Word(word.text[:cut], PREPOSITION, word.start, word.start + cut, word.sentence, word.line, word.furniture),
        Word(word.text[cut:], rest, word.start + cut, word.end, word.sentence, word.line, word.furniture),
    ]
    return 0


def _is_given(norm: str, behind: str) -> bool:
    """Whether a phrase with ب may be what a verb needs with ب: رحب بدعوة الأمم المتحدة إلى; not زار باريس بدعوة من فلان."""
    return norm in get_words("given") and behind not in ("من", "مع")


def _is_bare_verb(norm: str) -> bool:
    """Whether a folded word is a finite reporting verb without an object pronoun."""
    return any(told.tense in ("perfect", "imperfect") and told.person == 3 and not told.suffix for _, told in get_forms().get(norm, ())[:1])


def _is_own_verb(norm: str, described: bool) -> bool:
    """Whether a folded word is a finite form of a reporting verb that begins with و: وصفه, and behind a relative وعدت."""
    readings = get_forms().get(norm, ())[:1]
    own = any(verb.lemma[0] == CONJUNCTION and told.tense in ("perfect", "imperfect") for verb, told in readings)
    return own and (described or any(verb.object == "described" and told.suffix for verb, told in readings))


def _joins_verb(norm: str) -> bool:
    """Whether a folded word is a finite reporting verb with a conjunction before it: فقال, وتوقع, واتهمها."""
    if norm[:1] not in ("و", "ف") or len(norm) < (4 if norm[0] == "ف" else 5):
        return False
    return any(told.tense in ("perfect", "imperfect") and told.person == 3 for _, told in get_forms().get(norm[1:], ())[:1])


def _is_on_noun(text: str, norm: str) -> bool:
    """Whether a word is ل and a noun, often of a deed, that the counts have as one word: لحماية, لتجنب; no other word begins with لإ."""
    return norm in get_joined_words() or (text.startswith("لإ") and len(norm) > len("لان"))


def _is_joined(norm: str) -> bool:
    """Whether a preposition or conjunction was left on a complementizer or on قوله: بأن, فإنه, بقولها."""
    said = norm[:3] == "بقو" and any(told.tense == "masdar" and told.suffix for _, told in get_forms().get(norm[1:], ()))
    return said or (norm[:1] in ("ب", "ف") and norm[1:] in get_words("complementizer"))
