"""The reporting vocabulary: verbs with their frames, nouns for sources, phrases of attribution, words that end a content."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.errors import DataError
from kg.statements.inflection import POSSESSIVES, Inflection, iter_forms
from kg.tables import get_table, iter_rows
from kg.text.normalise import fold

TYPES = frozenset(["say", "warn", "threaten", "deny", "accuse", "demand", "reject", "promise", "praise"])
OBJECTS = frozenset(["", "addressee", "whom", "object", "target", "described", "from", "blame"])
CLASSES = frozenset(["core", "continue", "mental", "relay", "hearsay", "document"])


#: A dual has at least so many letters: نائبان.
SHORTEST_DUAL = 6


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb; ``that`` and ``phrase`` hold folded prepositions, "" for none."""

    lemma: str
    that: frozenset[str]
    phrase: frozenset[str]
    object: str
    quote: bool
    impersonal: bool
    type: str
    kind: str

    @property
    def tells(self) -> bool:
        """Whether it is a verb of saying, or of saying more."""
        return self.kind in ("core", "continue")

    @property
    def addressed(self) -> bool:
        """Whether somebody whom it is said to may stand between speaker and content."""
        return self.object in ("addressee", "whom")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A phrase such as ``بحسب`` (attribution) or ``حسبما`` (clause), as folded words."""

    words: tuple[str, ...]
    preposition: str
    kind: str

    @property
    def endings(self) -> tuple[str, ...]:
        """The pronouns that may end it: على حد تعبيره."""
        owned = len(self.words) >= 3 or self.words[-1].endswith("راي")  # في رأيه
        return POSSESSIVES if owned and self.kind != "clause" and not self.preposition else ()


def _prepositions(cell: str) -> frozenset[str]:
    return frozenset("" if p == "0" else fold(p) for p in cell.split(",")) if cell else frozenset()


@cache
def get_verbs() -> tuple[tuple[Verb, dict[str, str]], ...]:
    """Every verb with its principal parts.

    Raises:
        DataError: a row has a type, class or object that is not in the closed list.
    """
    path = get_table("lexicons/reporting.tsv")
    verbs = []
    for row in iter_rows(path, "lemma", "type", "class"):
        for column, known in (("type", TYPES), ("class", CLASSES), ("object", OBJECTS)):
            if row[column] not in known:
                raise DataError(f"{path}: {row['lemma']}: {column} {row[column]!r} is none of {', '.join(sorted(known))}")
        that, phrase = _prepositions(row["that"]), _prepositions(row["phrase"])
        verbs.append((Verb(row["lemma"], that, phrase, row["object"], row["quote"] == "yes", row["impersonal"] == "yes",
                           row["type"], row["class"]), row))
    return tuple(verbs)


@cache
def get_forms() -> dict[str, tuple[tuple[Verb, Inflection], ...]]:
    """Folded form → its readings; bare forms come before those with a suffix."""
    forms: dict[str, list[tuple[Verb, Inflection]]] = {}
    for verb, row in get_verbs():
        seen: set[tuple[str, str]] = set()
        inflected = iter_forms(row["lemma"], row["imperfect"], row["participle"], row["masdar"])
        for form, told in sorted(inflected, key=lambda item: bool(item[1].suffix)):
            form = fold(form)
            if (form, told.tense) not in seen:
                seen.add((form, told.tense))
                forms.setdefault(form, []).append((verb, told))
    return {form: tuple(sorted(readings, key=lambda r: bool(r[1].suffix))) for form, readings in forms.items()}


@cache
def get_dotted() -> frozenset[str]:
    """The lemmas whose imperfect ends in ي, so that one in ى is its passive: ينفي, يدّعي."""
    return frozenset(row["lemma"] for _, row in get_verbs() if row["imperfect"].endswith("ي"))


@cache
def get_sources() -> dict[str, str]:
    """Folded noun → person | document | medium, with and without the article and possessive suffixes left to the caller."""
    return {fold(r["noun"]): r["class"] for r in iter_rows(get_table("lexicons/reporting_sources.tsv"), "noun", "class")}


@cache
def get_words(*kinds: str) -> frozenset[str]:
    """The folded function words of some classes of ``reporting_words.tsv`` (adverb, negation, relative, opener, …)."""
    rows = iter_rows(get_table("lexicons/reporting_words.tsv"), "word", "class")
    return frozenset(fold(r["word"]) for r in rows if r["class"] in kinds)


@cache
def get_title_heads() -> frozenset[str]:
    """The folded first words of titles, with and without the article."""
    heads = {fold(form).split()[0] for r in iter_rows(get_table("lexicons/titles.tsv"), "forms") for form in r["forms"].split("|")}
    return frozenset(heads | {"ال" + head for head in heads})


@cache
def get_attributions() -> tuple[Attribution, ...]:
    """The phrases, the longest first."""
    rows = iter_rows(get_table("lexicons/reporting_attributions.tsv"), "phrase", "class")
    found = [Attribution(tuple(fold(r["phrase"]).split()), fold(r["preposition"]), r["class"]) for r in rows]
    return tuple(sorted(found, key=lambda a: -len(a.words)))


@cache
def get_breaks() -> tuple[tuple[str, ...], ...]:
    """The word sequences that end a content behind a comma, the longest first."""
    rows = iter_rows(get_table("lexicons/reporting_breaks.tsv"), "phrase", "class")
    return tuple(sorted((tuple(fold(r["phrase"]).split()) for r in rows), key=lambda words: -len(words)))


@cache
def get_contrasts() -> frozenset[tuple[str, ...]]:
    """Those of the breaks that set something against what was told, which the speaker may do as well: لكن, إلا أن."""
    rows = iter_rows(get_table("lexicons/reporting_breaks.tsv"), "phrase", "class")
    return frozenset(tuple(fold(r["phrase"]).split()) for r in rows if r["class"] == "but")


@cache
def get_types() -> tuple[tuple[tuple[str, ...], str, int], ...]:
    """The words that settle the type of a content, that type, and how many words may stand before them; the longest first."""
    rows = iter_rows(get_table("lexicons/reporting_types.tsv"), "words", "type", "reach")
    return tuple(sorted(((tuple(fold(r["words"]).split()), r["type"], int(r["reach"])) for r in rows), key=lambda row: -len(row[0])))


@cache
def get_numerals() -> frozenset[str]:
    """Folded numerals from three on, without the article: `خمس`, `ثمانية`."""
    rows = iter_rows(get_table("lexicons/number_words.tsv"), "form", "kind", "value")
    cardinals = {fold(row["form"]) for row in rows if row["kind"] == "cardinal" and int(row["value"]) > 2}
    return frozenset(form for form in cardinals if " " not in form and not form.startswith("ال"))


def source_class(norm: str) -> str:
    """``person``, ``document`` or ``medium`` for a source noun, with or without article, possessive and tanwin; "" for any other word."""
    sources = get_sources()
    bare = norm[2:] if norm.startswith("ال") else norm
    for form in (bare, norm):
        if form in sources:
            return sources[form]
    for suffix in ("ها", "هم", "ه", "ا"):
        if bare.endswith(suffix) and bare[: -len(suffix)] in sources:
            return sources[bare[: -len(suffix)]]
    if bare.endswith(("و", "ي")) and sources.get(bare + "ن", sources.get(bare[:-1] + "ين")) == "person":
        return "person"  # موظفو الشركة, موظفي الشركة
    for dual in ("ان", "ين"):
        if bare.endswith(dual) and sources.get(bare[:-2]) == "person" and len(bare) >= SHORTEST_DUAL:
            return "person"
    return ""
