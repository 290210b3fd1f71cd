"""The tables that find names: titles, heads of bodies, introducers, words of personal names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.tables import get_table, iter_rows
from kg.text.lexicon import get_counts, get_name_words
from kg.text.normalise import fold, open_ending

#: A word form that occurs so rarely in the counted text is unknown: it may be anybody's name.
RARE = 60
LINK_ROLES = frozenset({"link", "towards", "speaking"})
#: English of titles that two people have of each other, which are no offices.
MUTUAL = frozenset({"host", "guest"})


@dataclass(frozen=True, slots=True)
class TitleHead:
    """A word that begins a title: its English, whether it makes a position (`office`) or only shows that a name follows, and its form.

    ``of`` is the English where a complement follows, if it is another (`عميد الكلية` is no brigadier).
    """

    word: str
    english: str
    kind: str
    form: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class BodyHead:
    """A word that begins a built name (`وزارة`, `معاهدة`): what continues it and how much it needs.

    ``sure``: 1 if such a name needs no recogniser that sees one there as well, 2 if only right before a known name.
    ``person``: 1 if it may be called after somebody, 2 if it always is.
    """

    word: str
    type: str
    kind: str
    links: frozenset[str]
    coordinates: bool
    needs: int
    definite: int
    sure: int = 0
    person: int = 0


@dataclass(frozen=True, slots=True)
class PlaceNoun:
    """A row of ``place_nouns.tsv``, of a noun's form."""

    word: str
    type: str
    kind: str
    number: int
    part: bool
    seen: float
    definite: float
    unknown: int


def bare(norm: str) -> str:
    """A folded word without the article."""
    return norm[2:] if norm.startswith("ال") and len(norm) > 4 else norm


def is_definite(norm: str) -> bool:
    """Whether a folded word carries the article."""
    return norm.startswith("ال") and len(norm) > 4


@cache
def get_titles() -> dict[str, TitleHead]:
    """Folded title head, without the article, → row; accusative and dual forms included."""
    heads: dict[str, TitleHead] = {}
    for row in iter_rows(get_table("lexicons/titles.tsv"), "forms", "english", "kind"):
        for form in row["forms"].split("|"):
            word = bare(fold(form))
            head = TitleHead(word, row["english"], row["kind"], form, row["of"] or "")
            heads.setdefault(word, head)
            for other in (word[:-1] + "تها",) if word.endswith("ه") else (word + "ها", word + "ه", word + "ا"):
                heads.setdefault(other, head)
    return heads


@cache
def get_canonical() -> frozenset[str]:
    """Folded title heads and words without article, as the tables write them: no pronoun behind them."""
    rows = [form for row in iter_rows(get_table("lexicons/titles.tsv"), "forms") for form in row["forms"].split("|")]
    rows += [row["word"] for row in iter_rows(get_table("lexicons/title_words.tsv"), "word")]
    return frozenset(bare(fold(form)) for form in rows)


def read_gender(head: Token) -> bool | None:
    """Whether the head of a title is in the feminine (`الوزيرة`); ``None`` where it has but one form (`سفير` has two, `عمدة` one)."""
    word, forms = bare(head.norm_), get_canonical()
    if head.text.endswith("ة"):
        return True if word in forms and word[:-1] in forms else None
    return False if word in forms and f"{word}ه" in forms else None


@cache
def get_counterpart() -> str:
    """The English of the title that repeats another's (`نظيره`), from the table of titles."""
    return get_titles()[bare(fold("نظير"))].english


@cache
def get_dual_titles() -> dict[str, TitleHead]:
    """Folded dual and construct forms of title heads, without the article (`رئيسان`, `وزيرا`, `وزيري`) → row."""
    duals: dict[str, TitleHead] = {}
    for word, head in get_titles().items():
        if head.kind == "office" and word == head.word:
            stem = open_ending(word)
            for ending in ("ان", "ين", "ا", "ي"):
                duals.setdefault(stem + ending, head)
    return duals


@cache
def get_title_words() -> dict[str, tuple[str, str]]:
    """Folded word of a title, without the article, → (English or "", role); both genders."""
    words: dict[str, tuple[str, str]] = {}
    for row in iter_rows(get_table("lexicons/title_words.tsv"), "word", "role"):
        if row["role"] in LINK_ROLES:
            continue
        value = ("" if row["english"] == "-" else row["english"], row["role"])
        word = bare(fold(row["word"]))
        words.setdefault(word, value)
        words.setdefault(word + "ه", value)
        for form in _with_pronouns(word):
            words.setdefault(form, value)
    return words


def _with_pronouns(word: str) -> tuple[str, ...]:
    """A folded word behind which `ها`, `ه`, `هم` or `هما` stands: `خارجيه` → `خارجيتها` …, `وزراء` → `وزرايه`.

    >>> _with_pronouns("خارجيه")
    ('خارجيتها', 'خارجيته', 'خارجيتهم', 'خارجيتهما')
    """
    stems = [word[:-1] + hamza for hamza in "ءوي"] if word.endswith("اء") else [open_ending(word)]
    return tuple(stem + pronoun for stem in stems for pronoun in ("ها", "ه", "هم", "هما"))


@cache
def get_bases() -> dict[str, str]:
    """Folded word of a title with a pronoun, without the article, → the word as the table has it: `حكومتها` → `حكومه`."""
    bases: dict[str, str] = {}
    for row in iter_rows(get_table("lexicons/title_words.tsv"), "word", "role"):
        word = bare(fold(row["word"]))
        bases.update((form, word) for form in _with_pronouns(word) if form not in bases)
    return {form: base for form, base in bases.items() if form not in get_canonical()}


@cache
def get_title_links() -> dict[str, str]:
    """Folded word that joins parts of a title → its role: link | towards | speaking."""
    rows = iter_rows(get_table("lexicons/title_words.tsv"), "word", "role")
    return {fold(row["word"]): row["role"] for row in rows if row["role"] in LINK_ROLES}


@cache
def get_bodies() -> dict[str, BodyHead]:
    """Folded body head, without the article, → row."""
    heads: dict[str, BodyHead] = {}
    for row in iter_rows(get_table("lexicons/bodies.tsv"), "forms", "type", "kind", "bare"):
        links = frozenset(fold(p) for p in row["links"].split("|") if p and p != "-")
        for form in row["forms"].split("|"):
            word = bare(fold(form))
            heads[word] = BodyHead(word, row["type"], row["kind"], links, row["and"] == "1", int(row["bare"]),
                                   int(row["definite"]), int(row["sure"]), int(row["person"]))
    return heads


@cache
def get_place_nouns() -> dict[str, PlaceNoun]:
    """Folded noun, without the article, → row."""
    found: dict[str, PlaceNoun] = {}
    for r in iter_rows(get_table("lexicons/place_nouns.tsv"), "forms", "type", "kind"):
        for word in map(fold, r["forms"].split("|")):
            found[word] = PlaceNoun(word, r["type"], r["kind"], int(r["number"]), r["part"] == "1", float(r["seen"]),
                                    float(r["definite"]), int(r["unknown"]))
    return found


@cache
def get_introducers() -> dict[str, tuple[str, str]]:
    """Folded introducing word, without the article, → (type, kind) of the name that it introduces."""
    found: dict[str, tuple[str, str]] = {}
    for row in iter_rows(get_table("lexicons/introducers.tsv"), "forms", "type", "kind"):
        for form in row["forms"].split("|"):
            found.setdefault(bare(fold(form)), (row["type"], row["kind"]))
    return found


@cache
def get_stops() -> frozenset[str]:
    """Folded words with the article that end a name."""
    return frozenset(fold(r["word"]) for r in iter_rows(get_table("lexicons/name_stops.tsv"), "word"))


@cache
def get_government_words() -> frozenset[str]:
    """Folded nouns that with a nationality describe a body and do not name it (`القوات الروسية`, `الحكومة الإيرانية`; not `السفارة`)."""
    rows = iter_rows(get_table("lexicons/nominals.tsv"), "forms", "antecedent")
    return frozenset(fold(form) for row in rows if row["antecedent"] == "government" for form in row["forms"].split("|"))


@cache
def get_role_words(role: str) -> frozenset[str]:
    """The folded words of a role in ``data/lexicons/linking_words.tsv``."""
    return frozenset(fold(row["word"]) for row in iter_rows(get_table("lexicons/linking_words.tsv"), "role", "word") if row["role"] == role)


@cache
def get_described_states() -> frozenset[str]:
    """Folded words that describe a state or a region and end a name: `المحكمة العليا في | البلاد`; many names have `الدولة`, though."""
    rows = iter_rows(get_table("lexicons/nominals.tsv"), "forms", "antecedent")
    forms = {form for row in rows if row["antecedent"] in {"state", "region"} for form in row["forms"].split("|")}
    return frozenset(map(fold, forms)) - get_role_words("describable")


def get_perfects(lemma: str) -> set[str]:
    """The folded perfect of a verb, masculine and feminine: `أعلن`, `أعلنت`; `نفى`, `نفت`."""
    verb = fold(lemma)
    return {verb, (verb[:-1] if verb.endswith(("ي", "ا")) else verb) + "ت"}


@cache
def get_speech_verbs() -> frozenset[str]:
    """The folded perfects, masculine and feminine, of the verbs of saying that a sentence of news begins with: `أعلن`, `أعلنت`, `نفت`."""
    rows = iter_rows(get_table("lexicons/reporting.tsv"), "lemma", "class")
    return frozenset(form for row in rows if row["class"] == "core" for form in get_perfects(row["lemma"]))


@cache
def get_told_verbs() -> frozenset[str]:
    """The perfects, as spelt, of all verbs of reporting, praise and blame too: `أشاد`, `انتقدت`."""
    lemmas = [row["lemma"] for row in iter_rows(get_table("lexicons/reporting.tsv"), "lemma", "class")]
    return frozenset({*lemmas, *((lemma[:-1] if lemma.endswith(("ى", "ا")) else lemma) + "ت" for lemma in lemmas)})


@cache
def get_given_words() -> frozenset[str]:
    """Words, as spelt, that the longer name of somebody in the gazetteer begins with, ordinary ones too (`علي`, `باسم`), and `فراس`."""
    entities = iter_rows(get_table("gazetteers/entities.tsv"), "id", "label_ar", "type")
    people = {r["id"]: r["label_ar"] for r in entities if r["type"] == "Person"}
    aliases = iter_rows(get_table("gazetteers/aliases.tsv"), "id", "label", "lang")
    names = [*people.values(), *(r["label"] for r in aliases if r["lang"] == "ar" and r["id"] in people)]
    stops = {r["word"] for r in iter_rows(get_table("lexicons/name_stops.tsv"), "word")}
    whole = {r["word"] for r in iter_rows(get_table("lexicons/whole_words.tsv"), "word", "kind") if r["kind"] == "given"}
    return frozenset({words[0] for words in map(str.split, names) if len(words) > 1} - stops | whole)


def is_rare(norm: str, limit: int = RARE) -> bool:
    """Whether the counted text hardly knows a folded word."""
    return get_counts().get(norm, 0) < limit


def name_share(norm: str) -> float:
    """The share of a folded word's uses that are parts of personal names, 0 if unknown."""
    row = get_name_words().get(norm)
    return row.share if row else 0.0


def looks_inflected(norm: str) -> bool:
    """Whether an unknown word looks like an Arabic form whose stem is known: a verb with prefixes or pronouns, a plural, a nisba."""
    counts = get_counts()
    for prefix in ("سي", "ست", "سن", "ي", "ت", "ن", "ا", "مت", "م", ""):
        if not norm.startswith(prefix):
            continue
        for suffix in ("ها", "هم", "هما", "نا", "ه", "ون", "ين", "ان", "ات", "ا", "ت", "وا", "تا", "يه", "ي", "تها", "ته", "تي", ""):
            if (prefix or suffix) and norm.endswith(suffix):
                stem = norm[len(prefix) : len(norm) - len(suffix)]
                if len(stem) >= 3 and (counts.get(stem, 0) >= 40 or counts.get(stem + "ه", 0) >= 40):
                    return True
    return False
