"""People without an office by a noun: `المتهم`, `الفقيد`, `الشاب`, and by whose kin they are: `والده`, `زوجته`."""

from __future__ import annotations

from collections.abc import Container
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
from kg.text.normalise import fold, split_pronoun

#: So many sentences back somebody must have been named.
BACK = 4
#: How much more must be told of somebody than of the next one.
LEAD = 2.0
#: How much less an occurrence counts for each sentence.
FADE = 0.8


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """A noun of people: its words without the article, and whether it is of women (``None`` where it has but one form), and whether
    it tells of the accused."""

    words: tuple[str, ...]
    feminine: bool | None
    suspect: bool


class Ordinary:
    """The people of one document who are told by what they are, not by an office."""

    def __init__(self, doc: Doc, antecedents: Antecedents, called: Called, closed: Container[int]):
        self.doc, self._all, self._called, self._closed = doc, antecedents, called, closed
        self._accusing = {self._all.sentence(t.idx) for t in doc if t.norm_ in get_words("accused")}

    def find(self, i: int) -> tuple[int, str] | None:
        """The token behind a description that begins at one, and whom it points at."""
        noun = self._noun_at(i)
        end = i + len(noun.words) if noun is not None else i + 1
        if noun is None or (i and is_definite(self.doc[i - 1].norm_)):
            return None
        told = reach(self.doc, end - 1, self._closed)
        if any(bare(t.norm_) in get_words("earlier") for t in self.doc[end : told.end + 1]) or self._may_be_named(told.end):
            return None  # اللاعب السابق, الفنانة السورية منى
        person = self._introduced(i, noun, told.state) or self._main(i, noun, told.state)
        return (told.end, person) if person is not None else None

    def kin(self, i: int) -> str | None:
        """Who was introduced as the kin of somebody by the same noun: `زوجته | ليلى … زوجته`."""
        stem = get_kin().get(self.doc[i].norm_)
        if stem is None or not split_pronoun(self.doc[i].norm_) or self.doc[i].text.endswith("ة"):
            return None
        at, forms = self.doc[i].idx, frozenset(form for form, noun in get_kin().items() if noun == stem)
        known = {e for e, words in self._all.introducers.items() if words & forms and self._all.type_of(e) == "Person"}
        return self._all.last(at, known.__contains__) or (self._all.next(at, known.__contains__) if len(known) == 1 else None)

    def _noun_at(self, i: int) -> PersonNoun | None:
        first = self.doc[i].norm_
        merged = i > 0 and self.doc[i - 1].norm_ == "لل"
        if not is_definite(first) and not merged:
            return None
        words = (first if merged else bare(first), *(t.norm_ for t in self.doc[i + 1 : i + 2]))
        return get_person_nouns().get(words) or get_person_nouns().get(words[:1])

    def _may_be_named(self, k: int) -> bool:
        """Whether a name that nobody knows, or a further noun of people, stands behind a description: `الفنان والممثل السوري ماهر`."""
        while k < len(self.doc) and (self.doc[k].is_space or self.doc[k].is_quote or self.doc[k].norm_ == "و"):
            k += 1
        after = self.doc[k] if k < len(self.doc) else None
        return after is not None and (is_given(after.norm_) or find_head(after) is not None or self._noun_at(k) is not None)

    def _introduced(self, i: int, noun: PersonNoun, country: str | None) -> str | None:
        """Who was named last right behind the noun: `الشاب ماهر`."""
        def fits(entity: str) -> bool:
            person = noun.words[0] in self._all.introducers.get(entity, ()) and self._all.type_of(entity) == "Person"
            return person and (country is None or self._all.person_state(entity) in (None, country))

        return self._all.last(self.doc[i].idx, fits)

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
        ranked = sorted(weights, key=lambda e: (-weights[e], e))
        if not ranked or (len(ranked) > 1 and weights[ranked[0]] < LEAD * weights[ranked[1]]):
            return None
        person = ranked[0]
        named = {self._all.sentence(start) for start, e in self._all.seen if e == person and start < at}
        if noun.suspect and named.isdisjoint(self._accusing):
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
        for n, words in enumerate(forms if row["kind"] != "kin" else ()):
            found.setdefault(words, PersonNoun(words, bool(n) if len(forms) > 1 else None, row["kind"] == "suspect"))
    return found


@cache
def get_kin() -> dict[str, str]:
    """Folded noun of kin with a pronoun → the noun that it is a form of: `زوجته`, `ابيه` → `اب`."""
    found: dict[str, str] = {}
    for row in iter_rows(get_table("lexicons/person_nouns.tsv"), "forms", "kind"):
        for form in map(fold, row["forms"].split("|") if row["kind"] == "kin" else ()):
            stem = form[:-1] + "ت" if form.endswith("ه") else form
            found.update({stem + pronoun: form for pronoun in ("ه", "ها", "هم", "هما")})
    return found
