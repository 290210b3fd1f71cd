"""Whose kin somebody is, as the document tells (`زوجته ليلى`, `ماهر، ابن خالد`), and whom a noun of kin then points at: `والده`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from spacy.tokens import Doc

from kg.linking.antecedents import Antecedents
from kg.linking.lexicon import get_words
from kg.mentions.lexicon import is_definite
from kg.tables import get_table, iter_rows
from kg.text.normalise import fold, open_ending

#: What somebody is to whom he is called the kin of → what that one is to him.
INVERSE = {
    "parent": "child", "child": "parent", "grandparent": "grandchild", "grandchild": "grandparent", "spouse": "spouse",
    "partner": "partner", "sibling": "sibling", "in-law": "in-law",
}
#: Relations of people who mostly have one family name.
OF_ONE_NAME = frozenset({"parent", "child", "spouse", "sibling"})
#: The pronouns that a noun of kin has, and those of them that tell a man's or a woman's kin.
PRONOUNS = {"ه": False, "ها": True, "هم": None, "هما": None, "ي": None}
COMMAS = frozenset({"،", ",", "(", "-", "–"})
#: A noun as short as this is another word where it has no pronoun: أم, جد, أب.
SHORT = 2
#: So many definite words may stand between a noun and the name.
APART = 3
#: So many sentences back the one may have been named whose kin is spoken of.
BACK = 8
#: The word before the name of a ruling house, all of whose members have it.
HOUSE = fold("آل")


@dataclass(frozen=True, slots=True)
class KinNoun:
    """A noun of kin in one form; ``owner_feminine`` by its pronoun, ``None`` where that does not tell or there is none."""

    stem: str
    relation: str
    feminine: bool
    several: bool
    owner_feminine: bool | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """``kin`` is what ``relation`` says to ``owner``."""

    relation: str
    owner: str
    kin: str


class Kin:
    """The families of one document."""

    def __init__(self, doc: Doc, antecedents: Antecedents):
        self.doc, self._all = doc, antecedents
        self._names = {s.start: (e, s.end) for s, e in antecedents.people.spans()}
        self._inside = {k for start, (_, end) in self._names.items() for k in range(start, end)}
        self._titled = {t.start: t for t in doc._.titles if t.name is not None}
        self._feminine: dict[str, bool] = {}
        self.ties = tuple(dict.fromkeys(self._read()))

    def _persons(self) -> list[tuple[int, str]]:
        """Where which person has been spoken of so far."""
        return [(start, e) for start, e in self._all.seen if self._all.type_of(e) == "Person"]

    def find(self, i: int) -> str | None:
        """The person at whom a noun with a pronoun points, if no name stands behind it."""
        noun = self._owned_at(i)
        if noun is None or noun.several or self._named_behind(i) is not None or self._is_part(i):
            return None
        owners = list(self._owners(i, noun))
        for owner in owners:
            found = self._of(owner, noun)
            if found is not None:
                return found
        return next(filter(None, (self._namesake(owner, noun) for owner in owners)), None) or self._so_called(i, noun)

    def pair(self, relations: frozenset[str], at: int) -> tuple[str, ...]:
        """The two who are so related, of several those named last before an offset: `الزوجان`; else two of one family name."""
        found = [(max(self._all.last_start(e, at) or -1 for e in (t.owner, t.kin)), t) for t in self.ties if t.relation in relations]
        told = [(start, tie) for start, tie in found if start >= 0]
        if told:
            tie = max(told, key=lambda pair: pair[0])[1]
            return tie.owner, tie.kin
        people = list(dict.fromkeys(e for start, e in sorted(self._persons(), reverse=True) if start < at))
        families = [(a, b) for a, b in combinations(people, 2) if self._surname(a) and self._surname(a) == self._surname(b)]
        if len(families) == 1:
            return families[0]
        near = [e for e in people if self._all.sentence(at) - self._all.sentence(self._all.last_start(e, at) or 0) <= 1]
        return tuple(near) if len(near) == 2 and "spouse" in relations else ()

    def _owned_at(self, i: int) -> KinNoun | None:
        token = self.doc[i]
        noun = get_owned_kin().get(token.norm_) if not token.text.endswith("ة") and i not in self._inside else None
        if noun is not None and token.norm_.endswith("ي"):  # the same letters are a dual's or another word's
            ahead = self.doc[i + 1] if i + 1 < len(self.doc) else None
            if len(noun.stem) <= SHORT or ahead is None or is_definite(ahead.norm_) or ahead.i in self._inside:
                return None
        return noun

    def _is_part(self, i: int) -> bool:
        """Whether the noun only tells whose kin another is: `ابن | شقيقه`."""
        return i > 0 and self.doc[i - 1].norm_ in get_bare_kin()

    def _read(self) -> Iterator[Tie]:
        for i in range(len(self.doc)):
            if i in self._inside:
                continue
            owned = self._owned_at(i)
            if owned is not None:
                one = not owned.several or (i > 0 and self.doc[i - 1].norm_ in get_words("eldest"))
                kin = self._named_behind(i) if one else None
                owner = next((e for e in self._owners(i, owned) if e != kin), None) if kin is not None else None
                if kin is not None:
                    self._feminine.setdefault(kin, owned.feminine)
                if kin is not None and owner is not None:
                    if owned.owner_feminine is not None:
                        self._feminine.setdefault(owner, owned.owner_feminine)
                    yield Tie(owned.relation, owner, kin)
                continue
            noun = get_bare_kin().get(self.doc[i].norm_)
            if noun is None or len(noun.stem) <= SHORT:
                continue
            named = self._person_from(i + 1)
            kin = self._apposed(i, named[1], noun) if named is not None else None
            if named is not None and kin is not None and kin != named[0]:
                self._feminine.setdefault(kin, noun.feminine)
                yield Tie(noun.relation, named[0], kin)

    def _named_behind(self, i: int) -> str | None:
        """The person named right behind a noun, or behind a comma there."""
        comma = i + 1 < len(self.doc) and self.doc[i + 1].norm_ in COMMAS
        found = self._person_from(i + 1 + comma, 0 if comma else APART)
        return found[0] if found is not None else None

    def _person_from(self, k: int, apart: int = APART) -> tuple[str, int] | None:
        """The person named at a token, behind a title or few definite words from it on, and the token behind the name."""
        for n in range(k, min(k + apart + 1, len(self.doc))):
            if n in self._names:
                return self._names[n]
            title = self._titled.get(n)
            if title is not None and title.name is not None and title.name[0] in self._names and title.name[0] >= title.end:
                return self._names[title.name[0]]
            if not (is_definite(self.doc[n].norm_) or self.doc[n].is_quote):
                return None
        return None

    def _apposed(self, i: int, end: int, noun: KinNoun) -> str | None:
        """The name that stands beside `ابن فلان`: before it, behind a comma or a quotation mark, or after it."""
        k = i - 1
        told = k >= 0 and self.doc[k].norm_ in get_words("eldest")
        if noun.several and not told:
            return None
        k -= told
        if k > 0 and (self.doc[k].norm_ in COMMAS or self.doc[k].is_quote):
            ending = next((e for _, (e, stop) in self._names.items() if stop in (k, k - self.doc[k - 1].is_quote)), None)
            if ending is not None:
                return ending
        if end < len(self.doc) and self.doc[end].norm_ in COMMAS:
            found = self._person_from(end + 1, 1)
            return found[0] if found is not None else None
        return None

    def _owners(self, i: int, noun: KinNoun) -> Iterator[str]:
        """Those whose kin it may be: who speaks right before, whom the sentence names first, who was named last."""
        speaker, at = self._all.speaks_before(i), self.doc[i].idx
        here, seen = self._all.sentence(at), self._all.people.before(at, BACK)
        near = [e for s, e in seen if self._all.sentence(s) == here]
        for person in dict.fromkeys([*([speaker] if speaker else []), *near, *(e for _, e in reversed(seen))]):
            if noun.owner_feminine is None or self._gender(person) in (None, noun.owner_feminine):
                yield person

    def _gender(self, person: str) -> bool | None:
        known = self._all.is_feminine(person)
        return self._feminine.get(person) if known is None else known

    def _of(self, owner: str, noun: KinNoun) -> str | None:
        told = [t.kin for t in self.ties if t.owner == owner and t.relation == noun.relation]
        told += [t.owner for t in self.ties if t.kin == owner and INVERSE.get(t.relation) == noun.relation]
        fitting = {e for e in told if self._gender(e) in (None, noun.feminine)}
        return fitting.pop() if len(fitting) == 1 else None

    def _namesake(self, owner: str, noun: KinNoun) -> str | None:
        """The only other one of somebody's family name, if nothing else is told of the two."""
        if noun.relation not in OF_ONE_NAME or not self._surname(owner):
            return None
        people = {e for _, e in self._persons() if e != owner and self._surname(e) == self._surname(owner)}
        other = people.pop() if len(people) == 1 else None
        tied = any({t.owner, t.kin} == {owner, other} for t in self.ties)
        return other if other is not None and not tied and self._gender(other) in (None, noun.feminine) else None

    def _surname(self, person: str) -> str:
        """The last of several words of somebody's name; nothing of members of a ruling house."""
        names = [fold(label).split() for lang, label in self._all.labels_of(person) if lang == "ar"]
        longest = max(names, key=len, default=[])
        return longest[-1] if len(longest) > 1 and HOUSE not in longest else ""

    def _so_called(self, i: int, noun: KinNoun) -> str | None:
        """Who was introduced by the same noun, whoever it belongs to."""
        at, forms = self.doc[i].idx, frozenset(form for form, other in get_owned_kin().items() if other.stem == noun.stem)
        known = {e for e, words in self._all.introducers.items() if words & forms and self._all.type_of(e) == "Person"}
        return self._all.last(at, known.__contains__) or (self._all.next(at, known.__contains__) if len(known) == 1 else None)


@cache
def get_bare_kin() -> dict[str, KinNoun]:
    """Folded noun of kin without a pronoun → what it tells."""
    found: dict[str, KinNoun] = {}
    for row in iter_rows(get_table("lexicons/kin.tsv"), "forms", "relation", "gender", "number"):
        for form in map(fold, row["forms"].split("|")):
            found[form] = KinNoun(form, row["relation"], row["gender"] == "f", row["number"] == "3")
    return found


@cache
def get_owned_kin() -> dict[str, KinNoun]:
    """Folded noun of kin with a pronoun (`زوجته`, `ابيه`, `والدي`) → what it tells."""
    found: dict[str, KinNoun] = {}
    for form, noun in get_bare_kin().items():
        for pronoun, feminine in PRONOUNS.items():
            found[open_ending(form) + pronoun] = KinNoun(form, noun.relation, noun.feminine, noun.several, feminine)
    return found
