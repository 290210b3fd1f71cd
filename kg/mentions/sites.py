"""Names of places and facilities behind the noun that they are called by: `بلدة كفر كلا`, `ولايتي كونار وخوست`, `شارع السعدون`.

Such a noun without the article governs what stands behind it. That is a name when the recogniser half sees one there, when it is a word
that no text has, or when it begins as names of places do; not when it is an adjective of the noun. Behind a dual stand two names, behind
a plural as many as `و` and commas join.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from spacy.tokens import Doc

from kg.mentions.introduced import QUOTES
from kg.mentions.lexicon import PlaceNoun, bare, get_place_nouns, get_stops, get_titles, is_definite, looks_inflected
from kg.mentions.spans import NameSpan
from kg.tables import get_table, iter_rows
from kg.text.demonyms import match_demonym
from kg.text.lexicon import get_corpus_counts
from kg.text.normalise import fold

#: What a noun of people who play together calls.
TEAM = "Organization"
#: The most words of a name.
LONGEST = 5
#: The recogniser's probability from which a further word belongs to a name.
FURTHER = 0.5
#: The score from which what the recogniser reads as one name there is taken with all its words.
READ = 0.35
#: How often an indefinite word and its masculine are counted when it is an adjective (`منطقة مأهولة`).
ADJECTIVE, MASCULINE = 30, 10
#: What a participle begins with, whose masculine need not be known (`قلعة محاصرة`).
PARTICIPLE = "م"
#: A word that is counted so often may be another where its noun is not beside it.
OTHER = 20
#: A common word with the article is so frequent (`ساحة الحرب`); the preposition that stays on a noun of two letters.
FREQUENT, IN = 2000, "ب"
#: A particle is so frequent that no name is written so.
PARTICLE = 40000
#: What joins names behind a dual or a plural.
AND, COMMAS = "و", frozenset("،,")
#: What a word begins with that is no further one of a name, if no text has it: `دونغالا` behind `بالو و`, `مطار الباحة | بالإنابة`.
JOINED = ("و", "بال", "لل")


@cache
def _get_first_words() -> frozenset[str]:
    return frozenset(fold(r["word"]) for r in iter_rows(get_table("lexicons/place_words.tsv"), "word"))


def find_sites(doc: Doc, at: Mapping[int, NameSpan], read: Iterable[NameSpan], named: Mapping[int, float]) -> list[NameSpan]:
    """The names behind the nouns of the table that are not known.

    Args:
        doc: a text with times.
        at: known names by their first token.
        read: what the recogniser reads, sure or not.
        named: its probability that a token is in a name.
    """
    read = list(read)
    found = list(_Finder(doc, at, read, named).find())
    borne = {t.norm_ for s in (*at.values(), *read) if s.type == "Person" for t in doc[s.start : s.end]}
    return [*found, *(s for s in _repeated(doc, at, found) if len(s) > 1 or doc[s.start].norm_ not in borne)]


def _repeated(doc: Doc, at: Mapping[int, NameSpan], found: list[NameSpan]) -> Iterator[NameSpan]:
    """The same names wherever the text has them again without their noun: those of several words, or of one that is no other."""
    taken = {i for span in (*at.values(), *found) for i in range(span.start, span.end)}
    names = {tuple(t.norm_ for t in doc[s.start : s.end]): s for s in found if doc[s.start].norm_ not in get_place_nouns()}
    names = {norms: s for norms, s in names.items() if len(norms) > 1 or get_corpus_counts().get(norms[0], 0) < OTHER}
    for i in range(len(doc)):
        for norms, span in names.items():
            j = i + len(norms)
            if doc[i].norm_ == norms[0] and tuple(t.norm_ for t in doc[i:j]) == norms and taken.isdisjoint(range(i, j)):
                yield NameSpan(i, j, span.type, span.origin, 0.8, (), span.kind)


class _Finder:
    def __init__(self, doc: Doc, at: Mapping[int, NameSpan], read: list[NameSpan], named: Mapping[int, float]):
        self._doc, self._at, self._named = doc, at, named
        self._known = {i for span in at.values() for i in range(span.start, span.end)}
        self._read = {i: span for span in read for i in range(span.start, span.end) if span.score >= READ}

    def find(self) -> Iterator[NameSpan]:
        nouns = get_place_nouns()
        for i, token in enumerate(self._doc[:-1]):
            noun = nouns.get(token.norm_) or (nouns.get(token.norm_[1:]) if token.norm_[:1] == IN else None)  # بحي السفارات
            if noun is None or i in self._known or not token.whitespace_:
                continue
            if noun.number > 1:
                yield from self._joined(i, noun)
            elif noun.type == TEAM:
                yield from self._team(i + 1, noun)
            elif i + 1 not in self._at and not self._is_within(i + 1, noun) and (end := self._end(i + 1, noun)):
                yield self._span(i if noun.part else i + 1, end, noun)

    def _team(self, j: int, noun: PlaceNoun) -> Iterator[NameSpan]:
        """A team's name: behind a place's further words of it (`فريق | بلفاست جاينتس`), and none where the team is somebody's."""
        known, whole = self._at.get(j), self._read.get(j)
        if known is not None and known.type != "Place":
            return
        if whole is not None and whole.type == "Person":
            return
        end = known.end if known is not None else self._end(j, noun)
        if known is not None:
            while end < min(len(self._doc), j + LONGEST) and self._goes_on(end, j):
                end += 1
        if end > (known.end if known is not None else j):
            yield self._span(j, end, noun)

    def _is_within(self, j: int, noun: PlaceNoun) -> bool:
        """Whether a noun behind the noun says where it is, or the same once more: `ميناء | بلدة الناقورة`, `ملعب | استاد …`."""
        inner = get_place_nouns().get(self._doc[j].norm_)
        return inner is not None and (not inner.part or inner.kind == noun.kind)

    def _span(self, start: int, end: int, noun: PlaceNoun) -> NameSpan:
        return NameSpan(start, end, noun.type, f"site:{noun.word}", 0.85, (), noun.kind)

    def _joined(self, i: int, noun: PlaceNoun) -> Iterator[NameSpan]:
        """The names behind a dual or a plural; one of two must be more than unheard of, for the form is `my village` as well."""
        found: list[tuple[int, int]] = []
        j = i + 1
        while end := self._at[j].end if j in self._at else self._end(j, noun):
            found.append((j, end))
            j = self._behind(end, noun)
            if not j or len(found) == noun.number == 2:
                break
        if noun.number == 2 and (len(found) < 2 or not any(self._is_sure(start) for start, _ in found)):
            return
        for start, end in found:
            if start not in self._at:
                yield self._span(start, end, noun)

    def _is_sure(self, j: int) -> bool:
        return j in self._at or self._named.get(j, 0) >= FURTHER or not get_corpus_counts().get(self._doc[j].norm_)

    def _behind(self, end: int, noun: PlaceNoun) -> int:
        """Where the next of several names begins, 0 if none does."""
        doc = self._doc
        comma = noun.number == 3 and end + 1 < len(doc) and doc[end].text in COMMAS
        j = end + comma
        if j + 1 < len(doc) and doc[j].norm_ == AND and not doc[j].whitespace_:
            return j + 1
        return j if comma and (j in self._at or self._named.get(j, 0) >= FURTHER) else 0

    def _end(self, j: int, noun: PlaceNoun) -> int:
        """The end of the name that begins at a token behind the noun, 0 if none does."""
        doc = self._doc
        if j >= len(doc) or not self._may_be(j) or self._is_adjective(j, noun):
            return 0
        seen, norm = self._named.get(j, 0), doc[j].norm_
        heard = get_corpus_counts().get(norm, 0)
        need = noun.definite if is_definite(norm) else noun.seen
        believed = seen >= (max(need, noun.seen, FURTHER) if heard >= FREQUENT else need)
        begins = norm in _get_first_words() and j + 1 < len(doc) and self._may_be(j + 1, first=False) and doc[j].whitespace_ != ""
        unheard = heard < noun.unknown and len(norm) > 3 and not looks_inflected(bare(norm))
        if not (believed or unheard or (begins and noun.unknown > 1)):
            return 0
        end = j + 2 if begins else j + 1
        whole = self._read.get(j)
        limit = min(whole.end if whole is not None and whole.end > end else len(doc), j + LONGEST)
        while end < limit and self._goes_on(end, j):
            end += 1
        return end

    def _goes_on(self, i: int, start: int) -> bool:
        """Whether a word belongs to the name before it."""
        doc = self._doc
        if doc[i - 1].norm_ in _get_first_words() and i - 1 > start and self._may_be(i, first=False):
            return True
        other = i in self._read and self._read[i].start == i and self._read[i].type == "Person"
        joined = doc[i].norm_.startswith(JOINED) and not get_corpus_counts().get(doc[i].norm_)
        if other or joined or i in self._at or match_demonym([doc[i].norm_]) is not None:
            return False
        return self._named.get(i, 0) >= FURTHER and self._may_be(i, first=False)

    def _may_be(self, i: int, first: bool = True) -> bool:
        """Whether a token may be a word of a name: no mark, particle, number or time, and no title at its beginning."""
        token = self._doc[i]
        norm = token.norm_
        if not token.is_alpha or token.text in QUOTES or norm in get_stops() or len(norm) < 2:
            return False
        if norm in get_place_nouns() and self._named.get(i, 0) < FURTHER:
            return False
        if norm[0] == IN and norm[1:] in get_place_nouns():
            return False
        if first and bare(norm) in get_titles() and norm not in _get_first_words():
            return False
        timed = any(t.start <= token.idx < t.end for t in self._doc._.times)
        return not timed and get_corpus_counts().get(norm, 0) < PARTICLE

    def _is_adjective(self, i: int, noun: PlaceNoun) -> bool:
        """Whether an indefinite word is a nationality, or agrees with the noun: `حي سكني`, `منطقة مأهولة`."""
        norm = self._doc[i].norm_
        if is_definite(norm):
            return False
        if match_demonym([norm]) is not None:
            return True
        counts = get_corpus_counts()
        if noun.number == 3 or noun.word.endswith("ه"):
            heard = counts.get(norm, 0) >= ADJECTIVE
            derived = norm.endswith("ه") and (heard or norm.endswith("يه")) and counts.get(norm[:-1], 0) >= MASCULINE
            return derived or (norm.endswith("ه") and norm.startswith(PARTICIPLE) and heard)
        return noun.number == 1 and norm.endswith("ي") and counts.get(norm + "ه", 0) >= ADJECTIVE
