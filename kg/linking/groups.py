"""Descriptions of several: who holds an office in two states (`رئيسا تركيا وألمانيا`), and those counted (`البلدان الثلاثة`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc

from kg.linking.antecedents import ANY_OFFICE, HEADS, Antecedents
from kg.linking.lexicon import Nominal, get_nominals, get_words
from kg.linking.offices import Offices
from kg.mentions.lexicon import bare, get_dual_titles, get_title_words, is_definite
from kg.mentions.title_english import read_english
from kg.tables import get_table, iter_rows
from kg.text.demonyms import match_demonym
from kg.text.normalise import fold

COMMAS = frozenset({"،", ",", "-", "–"})
JOINTS = frozenset({"و", "،", ",", "ل", "ب", "في", fold("إلى"), "من"})
#: How many words may stand between two that are told together (titles, class words).
APART = 6
#: How many sentences behind those told together their number may stand.
BEHIND = 4
#: Kinds of bodies that are no state's.
UNOFFICIAL = frozenset({"armed-group", "movement", "party", "alliance"})
#: How many sentences behind them two sides may stand that are no states.
NEAR = 2
#: The greatest number of those told together.
MOST = 6


class Groups:
    """The groups that one document describes."""

    def __init__(self, doc: Doc, offices: Offices, antecedents: Antecedents, introduces_name: Callable[[int], bool]):
        self.doc, self.offices, self.antecedents, self.introduces_name = doc, offices, antecedents, introduces_name

    def is_joint(self, i: int) -> bool:
        """Whether a dual or plural title is in the construct state: `رئيسا`, `وزيري`, `وزراء`, without the article and without its ن."""
        norm = self.doc[i].norm_
        dual = bare(norm) in get_dual_titles() and not is_definite(norm) and not norm.endswith("ن")
        return dual or norm in get_plural_titles()

    def holders(self, i: int) -> tuple[int, tuple[str, ...]] | None:
        """Who holds an office in states told behind it: `رئيسا تركيا وألمانيا`, `وزيري الدفاع الفرنسي والروسي`, `رئيسي البلدين`."""
        dual = get_dual_titles().get(bare(self.doc[i].norm_))
        if dual is not None and self._is_described(i):
            return self._two_holders(i, dual.english)
        if not self.is_joint(i):
            return None
        k = i + 1
        while k < len(self.doc) and (bare(self.doc[k].norm_) in get_title_words()):
            k += 1
        first = get_plural_titles().get(self.doc[i].norm_, self.doc[i].norm_)
        english = read_english([(first, False), *((t.norm_, False) for t in self.doc[i + 1 : k])])
        after, states = self._states_at(k, dual is None)
        people = tuple(dict.fromkeys(filter(None, (self._holder(english, state, i) for state in states))))
        return (k, people) if len(people) == len(states) > 1 and not self._names_people(after) else None

    def _names_people(self, k: int) -> bool:
        """Whether somebody's name stands at a token, or behind a comma there: `رئيسا روسيا والولايات المتحدة، فلاديمير بوتين وجو بايدن`."""
        k += k < len(self.doc) and self.doc[k].norm_ in COMMAS
        named = self.offices.mention_at(k) if k < len(self.doc) else None
        return named is not None and named.type == "Person"

    def _states_at(self, k: int, several: bool) -> tuple[int, list[str]]:
        """The states told in a row from a token on, two unless there may be ``several``, and the token behind them."""
        if k < len(self.doc) and any(row.antecedent == "states" for row in get_nominals().get(self.doc[k].norm_, ())):
            return k + 1, list(self.antecedents.pair_of_states(self.doc[k].idx))
        states, after = list[str](), k
        while k < len(self.doc) and (several or len(states) < 2):
            demonym = match_demonym([t.norm_ for t in self.doc[k : k + 2]])
            place = self.offices.mention_at(k)
            span = self.doc.char_span(place.start, place.end) if place is not None and place.type == "Place" else None
            state = self.offices.state_of(place.entities[0]) if place is not None and span is not None and place.entities else None
            if demonym is None and state is None:
                break
            states.append(state or (demonym[0] if demonym else ""))
            after = k = span.end if span is not None else k + (demonym[1] if demonym else 1)
            if k >= len(self.doc) or self.doc[k].norm_ not in {"و", *(COMMAS if several else ())}:
                break
            k += 1
        return after, states

    def _holder(self, english: str, state: str, i: int) -> str | None:
        """Who holds an office in a state; where nobody does, a president may be another head of his state or government."""
        at = self.doc[i].idx
        found = self.antecedents.holder(english, state, None, at)
        if found is not None or english not in {ANY_OFFICE, "president"}:
            return found
        return next(filter(None, (self.offices.find_holder(head, state) for head in HEADS)), None)

    def _is_described(self, i: int) -> bool:
        """Whether two nationalities follow a definite dual: `الرئيسان الروسي والتركي`."""
        words = [t.norm_ for t in self.doc[i : i + 4]]
        if len(words) < 4 or not is_definite(words[0]) or words[2] != "و":
            return False
        return all(is_definite(words[n]) and match_demonym(words[n : n + 1]) is not None for n in (1, 3))

    def sides(self, i: int, rows: tuple[Nominal, ...]) -> tuple[str, ...]:
        """The two states whose nationalities follow a dual: `الجانبان السعودي والمصري`."""
        if not any(row.antecedent == "states" for row in rows) or not self._is_described(i):
            return ()
        states = sorted(set(self._nationalities(i)))
        return tuple(states) if len(states) == 2 else ()

    def _nationalities(self, i: int) -> list[str]:
        """The states whose adjectives describe a dual, joined by `و`."""
        return [found[0] for n in (1, 3) if (found := match_demonym([self.doc[i + n].norm_])) is not None]

    def _two_holders(self, i: int, english: str) -> tuple[int, tuple[str, ...]] | None:
        """Who holds an office in the two states that the nationalities tell; the description holds those, too."""
        states = self._nationalities(i)
        holders = [self.antecedents.holder(english, state, None, self.doc[i].idx) for state in states]
        people = tuple(dict.fromkeys(filter(None, holders)))
        if len(people) != 2 or self.introduces_name(i + 4) or (self.doc[i + 4].norm_ in COMMAS and self.introduces_name(i + 5)):
            return None
        return (i + 4, people)

    def counted(self, i: int, rows: tuple[Nominal, ...]) -> tuple[int, str, tuple[str, ...]] | None:
        """Behind the description, its type and those told together last before it, as many as it says: `الدول الثلاث`."""
        number = get_counts().get(self.doc[i + 1].norm_) if i + 1 < len(self.doc) else None
        row = next((row for row in rows if row.antecedent == "counted"), None)
        if number is None or row is None:
            return None
        here = self.antecedents.sentence(self.doc[i].idx)
        for group in self._told_together(i, lambda entity: self.antecedents.is_of(entity, row)):
            if len(group) == number and here - self.antecedents.sentence(group[-1][0]) <= BEHIND:
                return i + 2, row.type, tuple(entity for _, entity in group)
        return None

    def parties(self, i: int) -> tuple[str, ...]:
        """The two that were told together last before `الطرفان`, where one of them is no state's: `الحكومة وحركة طالبان`."""
        if self.doc[i].norm_ not in get_words("parties"):
            return ()
        def fits(entity: str) -> bool:
            known = self.antecedents.entity(entity)
            return known is not None and (known.kind == "state" or (known.type == "Organization" and known.kind != "media"))

        here = self.antecedents.sentence(self.doc[i].idx)
        for group in self._told_together(i, fits):
            if here - self.antecedents.sentence(group[-1][0]) > NEAR:
                return ()
            members = tuple(entity for _, entity in group)
            kinds = {known.kind for known in map(self.antecedents.entity, members) if known is not None}
            if len(members) == 2:
                return members if kinds & UNOFFICIAL else ()
        return ()

    def _told_together(self, i: int, fits: Callable[[str], bool]) -> Iterator[list[tuple[int, str]]]:
        """The runs of different entities that fit, the last first, that commas or `و` join in a sentence before a token."""
        at = self.doc[i].idx
        seen = sorted({(s, e) for s, e in self.antecedents.seen if s < at and fits(e)})
        runs: list[list[tuple[int, str]]] = []
        for before, (start, entity) in pairwise([(-1, ""), *seen]):
            if runs and before[0] >= 0 and self._joined(before[0], start) and entity not in {e for _, e in runs[-1]}:
                runs[-1].append((start, entity))
            else:
                runs.append([(start, entity)])
        yield from reversed(runs)

    def _joined(self, first: int, second: int) -> bool:
        """Whether little but a comma or `و` stands between two names."""
        end = self.antecedents.end_of(first)
        between = self.doc.char_span(end, second, alignment_mode="contract") if end is not None and end < second else None
        if between is None or len(between) > APART:
            return False
        norms = [t.norm_ for t in between if not t.is_space]
        return any(norm in JOINTS for norm in norms) and not any(t.is_sent_start for t in between)


@cache
def get_counts() -> dict[str, int]:
    """Folded numeral with the article, as it stands behind what is counted → 3 to 6."""
    rows = iter_rows(get_table("lexicons/number_words.tsv"), "form", "kind", "value")
    cardinals = {fold(row["form"]): int(row["value"]) for row in rows if row["kind"] == "cardinal"}
    return {form: value for form, value in cardinals.items() if is_definite(form) and 3 <= value <= MOST}


@cache
def get_plural_titles() -> dict[str, str]:
    """Folded plural of a title before what its holders hold it of (`وزراء`) → the folded singular."""
    rows = iter_rows(get_table("lexicons/title_plurals.tsv"), "forms", "title")
    return {fold(form): fold(row["title"]) for row in rows for form in row["forms"].split("|")}
