"""People without an office by a noun: `المتهم`, `الفقيد`, `الشاب`."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from kg.linking.adjectives import reach
from kg.linking.antecedents import Antecedents
from kg.linking.called import Called
from kg.linking.lexicon import get_words
from kg.mentions.lexicon import bare, is_definite
from kg.mentions.people import is_given
from kg.mentions.title_extent import find_head
from kg.tables import get_table, iter_rows
from kg.text.normalise import fold

#: So many sentences back somebody must have been named.
BACK = 4
#: How much more must be told of somebody than of the next one.
LEAD = 1.5
#: How much less an occurrence counts for each sentence.
FADE = 0.8
#: So many words of a noun phrase are read before a name; shorter words are no nouns.
PHRASE, SHORT = 5, 2
#: So many adjectives may stand between the description and a name that nobody knows.
APART = 2
#: Up to which sentence a description may stand before the name.
OPENING = 2
#: So many words behind what tells of a deed a name counts more than in its sentence, and how much.
BESIDE, DIRECT = 3, 3.0
COMMAS = frozenset({"،", ","})
#: The class of the nouns of women only.
WOMAN = "woman"


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """A noun of people: its words without the article, and whether it is of women (``None`` where it has but one form), and its
    row's kind and class (the noun itself where it is in none)."""

    words: tuple[str, ...]
    feminine: bool | None
    kind: str
    like: str


class Ordinary:
    """The people of one document who are told by what they are, not by an office."""

    def __init__(self, doc: Doc, antecedents: Antecedents, called: Called, closed: Container[int]):
        self.doc, self._all, self._called, self._closed = doc, antecedents, called, closed
        self._evident = {
            kind: {t.i for t in doc if t.norm_ in get_words(role)} for kind, role in (("suspect", "accused"), ("victim", "harmed"))
        }
        self._like = self._read_classes()

    def find(self, i: int) -> tuple[int, str] | None:
        """The token behind a description that begins at one, and whom it points at."""
        noun = self._noun_at(i)
        end = i + len(noun.words) if noun is not None else i + 1
        if noun is None or (i and is_definite(self.doc[i - 1].norm_)):
            return None
        told = reach(self.doc, end - 1, self._closed)
        if any(bare(t.norm_) in get_words("earlier") for t in self.doc[end : told.end + 1]) or self._may_be_named(told.end):
            return None  # اللاعب السابق, الفنانة السورية منى
        person = self._introduced(i, noun, told.state) or self._evidently(i, noun, told.state)
        person = person or (self._main(i, noun, told.state) if noun.kind not in self._evident else None)
        return (told.end, person) if person is not None else None

    def _noun_at(self, i: int) -> PersonNoun | None:
        first = self.doc[i].norm_
        merged = i > 0 and self.doc[i - 1].norm_ == "لل"
        if not is_definite(first) and not merged:
            return None
        words = (first if merged else bare(first), *(t.norm_ for t in self.doc[i + 1 : i + 2]))
        return get_person_nouns().get(words) or get_person_nouns().get(words[:1])

    def _may_be_named(self, k: int) -> bool:
        """Whether a name that nobody knows, or a further noun of people, stands behind a description: `الفنان والممثل السوري ماهر`."""
        start = k
        while k < len(self.doc) and (self.doc[k].is_space or self.doc[k].is_quote or self.doc[k].norm_ == "و"):
            k += 1
        while k < len(self.doc) and (self.doc[k].is_space or is_definite(self.doc[k].norm_)) and k - start < APART:
            k += 1  # المصمم الشهير ماهر
        after = self.doc[k] if k < len(self.doc) else None
        if after is not None and after.norm_ in get_words("so-called"):
            return True
        return after is not None and (is_given(after.norm_) or find_head(after) is not None or self._noun_at(k) is not None)

    def _read_classes(self) -> dict[str, set[str]]:
        """Person → the classes of the nouns by which he is called: `لاعب كرة القدم ماهر`, `ماهر، حارس الفريق`."""
        found: dict[str, set[str]] = {}
        for name, person in self._all.people.spans():
            for k in (*self._phrase_before(name.start), *self._apposed(name.end)):
                noun = get_person_nouns().get((bare(self.doc[k].norm_),))
                if noun is not None:
                    found.setdefault(person, set()).add(noun.like)
        return found

    def _phrase_before(self, k: int) -> Iterator[int]:
        """The tokens of the noun phrase that ends where a name begins, as far as they tell: no preposition or `و` stands in it."""
        for n in range(k - 1, max(-1, k - 1 - PHRASE), -1):
            token = self.doc[n]
            if token.is_quote or (n < k - 1 and n in self._closed):
                continue
            if token.is_sent_start or not token.is_alpha or len(token.norm_) <= SHORT or token.norm_ in get_words("locative"):
                break
            yield n

    def _apposed(self, k: int) -> Iterator[int]:
        """The noun behind a comma behind a name."""
        if k + 1 < len(self.doc) and self.doc[k].norm_ in COMMAS:
            yield k + 1

    def _introduced(self, i: int, noun: PersonNoun, country: str | None) -> str | None:
        """Who was named last by the noun, or by one like it: `الشاب ماهر`; in the opening, who is so named next."""
        def fits(entity: str) -> bool:
            so = noun.words[0] in self._all.introducers.get(entity, ()) or noun.like in self._like.get(entity, ())
            person = so and self._all.type_of(entity) == "Person" and (not noun.feminine or self._all.is_feminine(entity) is not False)
            return person and (country is None or self._all.person_state(entity) in (None, country))

        at = self.doc[i].idx
        return self._all.last(at, fits) or (self._all.next(at, fits) if self._all.sentence(at) <= OPENING else None)

    def _evidently(self, i: int, noun: PersonNoun, country: str | None) -> str | None:
        """Of whom the sentences tell most that tell of a deed or a death: `مقتل ليلى … الضحية`."""
        evidence = self._evident.get(noun.kind, set())
        at = self.doc[i].idx
        said = {self._all.sentence(self.doc[k].idx) for k in evidence}
        weights: dict[str, float] = {}
        last: dict[str, int] = {}
        for start, entity in self._all.seen:
            told = start < at and self._all.sentence(start) in said and self._all.type_of(entity) == "Person"
            if not told or not self._fits(entity, noun, country):
                continue
            span = self.doc.char_span(start, start + 1, alignment_mode="expand")
            beside = span is not None and not evidence.isdisjoint(range(span.start - BESIDE, span.start))
            weights[entity] = weights.get(entity, 0.0) + (DIRECT if beside else 1.0)
            last[entity] = max(start, last.get(entity, 0))
        person = self._foremost(weights)
        return person if person is not None and not self._is_another(i, noun, last[person]) else None

    def _foremost(self, weights: dict[str, float]) -> str | None:
        """Whoever has much more weight than the next one."""
        ranked = sorted(weights, key=lambda e: (-weights[e], e))
        if not ranked or (len(ranked) > 1 and weights[ranked[0]] < LEAD * weights[ranked[1]]):
            return None
        return ranked[0]

    def _main(self, i: int, noun: PersonNoun, country: str | None) -> str | None:
        """Of whom without an office the text before tells most by far, if nobody unnamed was so called since."""
        at = self.doc[i].idx
        here = self._all.sentence(at)
        weights: dict[str, float] = {}
        last: dict[str, int] = {}
        for start, entity in self._all.seen:
            if start < at and self._all.type_of(entity) == "Person" and self._fits(entity, noun, country):
                weights[entity] = weights.get(entity, 0.0) + FADE ** (here - self._all.sentence(start))
                last[entity] = max(start, last.get(entity, 0))
        person = self._foremost(weights)
        if person is None:
            return None
        return person if here - self._all.sentence(last[person]) <= BACK and not self._is_another(i, noun, last[person]) else None

    def _fits(self, person: str, noun: PersonNoun, country: str | None) -> bool:
        entity = self._all.entity(person)
        if entity is None or self._all.offices.gazetteer.tenures.get(person):
            return False
        if any(t.kind == "office" for t in self._called.titles.get(person, ())):
            return False
        gender = self._all.is_feminine(person)
        agrees = noun.feminine is None or bool(gender) == noun.feminine
        return agrees and (country is None or self._all.person_state(person) in (None, country))

    def _is_another(self, i: int, noun: PersonNoun, since: int) -> bool:
        """Whether somebody unnamed was told by the noun after an offset: `اعتقلت متهما … وقال المتهم`."""
        forms = {noun.words[0], noun.words[0] + "ا"}
        return any(t.norm_ in forms and t.idx > since and self.doc[max(t.i - 1, 0)].norm_ != "لل" for t in self.doc[:i])


@cache
def get_person_nouns() -> dict[tuple[str, ...], PersonNoun]:
    """Folded words of a noun without the article → the noun."""
    found: dict[tuple[str, ...], PersonNoun] = {}
    for row in iter_rows(get_table("lexicons/person_nouns.tsv"), "forms", "kind"):
        forms = [tuple(fold(form).split()) for form in row["forms"].split("|")]
        for n, words in enumerate(forms):
            feminine = bool(n) if len(forms) > 1 else True if row["like"] == WOMAN else None
            found.setdefault(words, PersonNoun(words, feminine, row["kind"], row["like"] or forms[0][0]))
    return found
