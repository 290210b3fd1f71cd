"""The people whom a document names: who is meant by a short name, another spelling, or a name with more or fewer of its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.gazetteer import Gazetteer, make_key
from kg.linking.people import FAMILY, SON, are_brothers, drop_fathers, given_length, is_spelling
from kg.mentions.people import FATHERS, is_foreign, is_given
from kg.text.normalise import fold
from kg.text.skeleton import make_skeleton

#: Two names of one person agree in every skeleton of at least so many letters in all.
SKELETON = 4
#: So many letters at most has what is written for a first letter.
INITIAL = 2
#: The names that a second given name stands behind: محمد حسن.
FIRST = frozenset(map(fold, ("محمد", "أحمد")))


class Roster:
    """The people of one document, by the names that it calls them."""

    def __init__(self, gazetteer: Gazetteer):
        self.gazetteer = gazetteer
        self._people: dict[str, list[str]] = defaultdict(list)  # skeleton of a family name → ids, as the text introduces them
        self._forms: dict[str, list[list[str]]] = defaultdict(list)  # id → its names in the text, as folded words
        self._skeletons: dict[str, str] = {}  # skeleton of a full name → id

    def introduce(self, person: str, words: list[str]) -> None:
        """Remembers that the document calls a person so."""
        if len(words) > 1:
            self._skeletons.setdefault(make_skeleton(" ".join(words)), person)
        given = given_length(words)
        for n in (1, 2, len(words) - given):
            son = 0 < n < len(words) and words[-n - 1] in FATHERS and not is_foreign(words)
            if (0 < n < len(words) and not (son or words[-n] == FAMILY)) or n == len(words) == 1:
                self._add(make_skeleton(" ".join(words[-n:])), person)
        if len(words) == given > 1:
            self._add(make_skeleton(" ".join(words)), person)
        if len(words) > given and make_skeleton(" ".join(words[:given])) not in self._people:
            self._add("first:" + make_skeleton(" ".join(words[:given])), person)
        self._forms[person].append(words)

    def _add(self, key: str, person: str) -> None:
        if person not in self._people[key]:
            self._people[key].append(person)

    def find_short(self, words: list[str]) -> list[str]:
        """Whom a family name or a given name alone may mean, as the text introduces them."""
        key = make_skeleton(" ".join(words))
        family, given = self._people.get(key, []), self._people.get("first:" + key, [])
        if not any(self._is_called(i, words) for i in family):  # شيرين, in a text of Shireen Abu Akleh and Sharon
            family = [i for i in given if self._is_called(i, words)] or family
        ids = [i for i in family or given if any(is_spelling(words, form) for form in self._forms[i])]
        if len(make_skeleton("".join(words))) < 2:  # ري
            ids = [i for i in ids if self._is_called(i, words)]
        return ids

    def _is_called(self, person: str, words: Sequence[str]) -> bool:
        """Whether the first of some words is written so in a name of a person."""
        return any(words[0] in form for form in self._forms[person])

    def find_full(self, words: list[str], titles: frozenset[str]) -> str | None:
        """Who bears a full name that differs from one of the document or of the gazetteer by spelling or by some of its words only."""
        skeleton = make_skeleton(" ".join(words))
        twin = self._skeletons.get(skeleton) if len(skeleton.replace(" ", "")) >= SKELETON else None
        if twin and not any(is_spelling(words, form) and not are_brothers(words, form) for form in self._forms[twin]):
            twin = None
        return twin or self._find_sounding(words, skeleton, titles) or self._find_part(words) or self._find_without_fathers(words, titles)

    def _find_sounding(self, words: list[str], skeleton: str, titles: frozenset[str]) -> str | None:
        """A person of the gazetteer whose name differs by transliteration only; one of few letters behind a title of his state."""
        letters = len(skeleton.replace(" ", ""))
        if len(words) < 2 or letters < SKELETON:
            return None
        hits = [hit for hit in self.gazetteer.find_sounding(" ".join(words)) if " " in hit.alias.label]
        hits = [hit for hit in hits if is_spelling(words, fold(hit.alias.label).split())]
        people = {hit.alias.entity: self.gazetteer.entities[hit.alias.entity] for hit in hits}
        ids = [i for i, entity in people.items() if entity.type == "Person" and (letters > SKELETON or entity.state in titles)]
        return ids[0] if len(ids) == 1 else None

    def _find_part(self, words: list[str]) -> str | None:
        """The one person of the document whose name goes on or begins sooner there, or here (`عبد الله بن مساعد | بن عبد العزيز`)."""
        found = {i for i, forms in self._forms.items() if any(_is_part(words, form) or _is_part(form, words) for form in forms)}
        return found.pop() if len(found) == 1 else None

    def _find_without_fathers(self, words: list[str], titles: frozenset[str]) -> str | None:
        """The one person of the gazetteer whose name is this one but for fathers: `عادل | بن أحمد | الجبير`."""
        found: set[str] = set()
        for name in drop_fathers(words):
            for alias in self.gazetteer.aliases.get(make_key(" ".join(name)), ()):
                entity = self.gazetteer.entities[alias.entity]
                known = [fold(label).split() for lang, label in entity.labels if lang == "ar"]
                other = any(SON in label[1:3] and label[:3] != words[:3] for label in known)
                if entity.type == "Person" and not other and not (titles and entity.state and entity.state not in titles):
                    found.add(entity.id)
        return found.pop() if len(found) == 1 else None


def _is_part(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a name of two words and more begins a longer one, or ends a foreign one: `لوبيز دا سيلفا`; a father's name is no son's."""
    n = len(short)
    if not 1 < n < len(full) or n <= given_length(short):
        return False
    if list(full[:n]) == list(short):  # سلمان بن عبد العزيز is no سلمان بن عبد العزيز السديري
        return SON not in short or full[n] in FATHERS
    foreign = not is_given(short[0]) or full[0] in FIRST or len(full[0]) <= INITIAL  # إي | جاي ديون
    behind = short[0] not in FATHERS and full[-n - 1] not in FATHERS and short[0] != FAMILY
    return list(full[-n:]) == list(short) and foreign and behind
