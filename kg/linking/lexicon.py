"""The table of descriptions that point back, and the words that go with it."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from kg.mentions.lexicon import get_role_words
from kg.tables import get_table, iter_rows
from kg.text.normalise import fold, open_ending

NOMINALS = "lexicons/nominals.tsv"
#: The noun of the bodies that ministers are at the head of.
MINISTRY = "وزارة"
#: Classes that an adjective does not narrow: المسؤول الدبلوماسي.
MODIFIED = frozenset({"official", "leader", "officer"})


@dataclass(frozen=True, slots=True)
class Nominal:
    """What a description points at, a row of the table; ``head`` is the form as it stands with the article."""

    head: str
    type: str
    number: int
    antecedent: str  # states | persons | pair | person | own-state | neighbour | state | realm | region | island | head | government | …
    kinds: frozenset[str] = frozenset()
    alone: int = 0
    default: str | None = None


@cache
def get_nominals() -> dict[str, tuple[Nominal, ...]]:
    """Folded word as it stands in text → the rows that it is in, in their order."""
    found: dict[str, tuple[Nominal, ...]] = {}
    for row in iter_rows(get_table(NOMINALS), "forms", "type", "number", "antecedent"):
        kinds = frozenset(filter(None, (row["kinds"] or "").split("|")))
        for form in row["forms"].split("|"):
            nominal = Nominal(
                form, row["type"], int(row["number"]), row["antecedent"], kinds, int(row["alone"] or 0), row["default"] or None
            )
            found[fold(form)] = (*found.get(fold(form), ()), nominal)
    return found


@dataclass(frozen=True, slots=True)
class StateBody:
    """A body that every state has and that several words mean, by its names, with ``{m}`` or ``{f}`` for the nationality."""

    labels: tuple[str, ...]


@cache
def get_state_bodies() -> dict[tuple[str, ...], StateBody]:
    """Folded words of a description (`قوات الأمن`) → the body."""
    rows = iter_rows(get_table("lexicons/state_bodies.tsv"), "phrases", "labels")
    bodies = [(row["phrases"].split("|"), StateBody(tuple(row["labels"].split("|")))) for row in rows]
    return {tuple(fold(phrase).split()): body for phrases, body in bodies for phrase in phrases}


@cache
def get_owned() -> dict[str, Nominal]:
    """Folded noun with a pronoun (`قواتها`, `حكومته`) → the row of the body of a state that it is."""
    found: dict[str, Nominal] = {}
    for rows in get_nominals().values():
        for row in rows:
            if row.antecedent in {"government", "body", "mission"} and row.alone >= 2:
                stem = open_ending(fold(row.head)[2:])
                found.update((stem + pronoun, row) for pronoun in ("ها", "ه", "هم", "نا"))
    return found


@cache
def get_owned_bodies() -> dict[str, tuple[str, Nominal]]:
    """Folded noun with a pronoun of a person (`حزبه`, `شركتها`) → the noun alone and the row of the body or the work that one may have."""
    found: dict[str, tuple[str, Nominal]] = {}
    for rows in get_nominals().values():
        for row in rows:
            if row.antecedent == "head" and row.type in {"Organization", "Product"} and row.alone == 3:
                noun = fold(row.head)[2:]
                found.update((open_ending(noun) + pronoun, (noun, row)) for pronoun in ("ه", "ها", "هم", "نا"))
    return found


@cache
def get_noun_kinds() -> dict[str, frozenset[str]]:
    """Folded noun without article → the kinds of what is called so: `حركة`, `صحيفة`."""
    found: dict[str, frozenset[str]] = {}
    for form, rows in get_nominals().items():
        kinds = frozenset(kind for row in rows if row.antecedent == "head" and row.number == 1 for kind in row.kinds)
        if kinds:
            found[form.removeprefix("ال")] = kinds
    return found


@cache
def get_fixed() -> dict[tuple[str, ...], tuple[str, str]]:
    """Folded words of a description that always means the same → (type, id), of whoever holds an office (type, title@state)."""
    rows = iter_rows(get_table("lexicons/nominal_phrases.tsv"), "phrase", "type", "id")
    return {tuple(fold(row["phrase"]).split()): (row["type"], row["id"]) for row in rows}


@dataclass(frozen=True, slots=True)
class Implied:
    """What nouns mean in a document that holds a word of every group, though it does not name it."""

    nouns: frozenset[str]
    words: tuple[frozenset[str], ...]
    entity: str
    state: str


@cache
def get_implied() -> tuple[Implied, ...]:
    """What is seldom called by its name."""
    found = []
    for row in iter_rows(get_table("lexicons/nominal_implied.tsv"), "nouns", "words", "id", "state"):
        words = tuple(frozenset(fold(word) for word in group.split("|")) for group in row["words"].split())
        found.append(Implied(frozenset(fold(noun) for noun in row["nouns"].split("|")), words, row["id"], row["state"]))
    return tuple(found)


#: The folded words of a role in ``data/lexicons/linking_words.tsv``.
get_words = get_role_words


@cache
def get_masculine_states() -> frozenset[str]:
    """The ids of the states whose name is masculine in Arabic (`العراق`); all others are feminine."""
    return frozenset(row["id"] for row in iter_rows(get_table("lexicons/masculine_states.tsv"), "id"))


@cache
def get_war_names() -> tuple[str, ...]:
    """How a war is called by its state, with ``{name}`` or ``{adjective}`` for the state's."""
    rows = iter_rows(get_table("lexicons/linking_words.tsv"), "role", "word")
    return tuple(row["word"] for row in rows if row["role"] == "war-name")


@dataclass(frozen=True, slots=True)
class War:
    """When a war was fought and where; ``end`` is empty while it lasts."""

    id: str
    places: tuple[str, ...]
    begin: str
    end: str


@cache
def get_wars() -> tuple[War, ...]:
    """The wars whose days are known."""
    rows = iter_rows(get_table("lexicons/wars.tsv"), "id", "places", "begin")
    return tuple(War(row["id"], tuple(row["places"].split("|")), row["begin"], row["end"] or "") for row in rows)


@cache
def _get_classes() -> dict[str, tuple[str, ...]]:
    rows = iter_rows(get_table("lexicons/title_classes.tsv"), "class", "titles")
    return {row["class"]: tuple(row["titles"].split("|")) for row in rows}


@cache
def covers_title(wide: str, english: str) -> bool:
    """Whether somebody of the office ``english`` may be called by the word ``wide`` alone.

    >>> covers_title("diplomat", "ambassador"), covers_title("minister", "foreign minister"), covers_title("diplomat", "president")
    (True, True, False)
    """
    if wide == english or english.endswith(f" {wide}"):
        return True
    head = wide.split()[-1] if wide else ""  # diplomatic official
    patterns = _get_classes().get(wide) or (_get_classes().get(head, ()) if head in MODIFIED else ())
    return any(fnmatchcase(english, pattern) for pattern in patterns)


@cache
def get_body_adjectives() -> dict[str, str]:
    """Folded adjective with article → the id of the body that it stands for in a title, both genders."""
    found: dict[str, str] = {}
    for row in iter_rows(get_table("lexicons/body_adjectives.tsv"), "masc", "id"):
        for form in row["masc"].split("|"):
            found["ال" + fold(form)] = row["id"]
            found["ال" + fold(form) + "ه"] = row["id"]
    return found


@cache
def _get_state_offices() -> tuple[frozenset[str], tuple[str, ...]]:
    rows = [row["english"] for row in iter_rows(get_table("lexicons/state_offices.tsv"), "english")]
    return frozenset(r for r in rows if not r.startswith("* ")), tuple(r[1:] for r in rows if r.startswith("* "))


def is_state_office(english: str) -> bool:
    """Whether the office of that English title is always one of a state.

    >>> is_state_office("culture minister"), is_state_office("chairman")
    (True, False)
    """
    whole, endings = _get_state_offices()
    return english in whole or english.endswith(endings)
