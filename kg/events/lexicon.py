"""The vocabulary of events: triggers with their frames, the verbs that carry event nouns, the words that tell planned from done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.errors import DataError
from kg.events.morphology import Form, inflect_noun, inflect_participle, inflect_verb
from kg.tables import get_table, iter_rows
from kg.text.normalise import fold

ROLES = frozenset(["participant", "agent", "target", "mediator", "subject", "about", "place"])
FACTUALITIES = frozenset(["actual", "planned", "possible", "alleged", "negated"])
KINDS = frozenset("POSLFTEX")
POS = frozenset(["verb", "noun", "participle", "default"])
#: Slots that a noun has beside its own prepositions; all but ``obj`` fall back to ``subj``.
SUBJECT_SLOTS = frozenset(["gen", "adj", "poss", "light"])


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a filler may stand (``subj``, ``gen``, ``مع`` …), of which kinds, and the role it then has."""

    name: str
    kinds: frozenset[str]
    role: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """A row of the table: a lemma, or several of one frame, that shows an event of ``type``."""

    id: str
    type: str
    pos: str
    slots: tuple[Slot, ...]
    needs: tuple[tuple[str, tuple[str, ...]], ...]

    def role_of(self, slot: str, kind: str) -> str | None:
        """The role of a filler of ``kind`` in ``slot``; the first slot that fits wins, those of a noun's subject fall back to ``subj``."""
        names = (slot, "subj") if slot in SUBJECT_SLOTS else (slot,)
        for name in names:
            for row in self.slots:
                if row.name == name and (not row.kinds or kind in row.kinds):
                    return row.role
        return None

    def has_slot(self, name: str) -> bool:
        """Whether the row gives a role to what stands in the slot ``name``."""
        return any(slot.name == name for slot in self.slots)

    @property
    def mood(self) -> str:
        """How real the event is where nothing else tells: a nominee's appointment is possible."""
        return next((values[0] for need, values in self.needs if need == "mood"), "actual")

    @property
    def wants_word(self) -> bool:
        """Whether a word behind it makes it a trigger: دفع with فدية."""
        return any(need in ("next", "then") for need, _ in self.needs)

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions, folded and without spaces, that this trigger gives a role."""
        return frozenset(s.name for s in self.slots if s.name not in SUBJECT_SLOTS | {"subj", "obj", "before", "holder"})


@dataclass(frozen=True, slots=True)
class Support:
    """A verb or verbal noun that carries an event noun; ``links`` are folded prepositions, "" for none; ``types`` none for every type."""

    lemma: str
    links: frozenset[str]
    subject: str
    phase: str
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells how real the event under it is."""

    lemma: str
    pos: str
    effect: str
    links: frozenset[str]
    control: str  # subj | state | obj | -


def read_slots(cell: str, where: str) -> Iterator[Slot]:
    """The slots of a frame cell: ``subj[PO]:agent على[LS]:target``, a phrase's words joined by ``_``.

    Raises:
        DataError: a role or kind is not in the closed list.
    """
    rest = cell
    for part in _parts(rest):
        head, _, role = part.rpartition(":")
        name, _, kinds = head.partition("[")
        kinds = kinds.rstrip("]")
        if role not in ROLES or not set(kinds) <= KINDS or not name:
            raise DataError(f"{where}: cannot read the slot {part!r}: want name[kinds]:role")
        yield Slot(fold(name).replace(" ", ""), frozenset(kinds), role)


def _parts(cell: str) -> Iterator[str]:
    """Slots of a cell; a word without a role is joined to the next one: ``من قبل[PO]:agent``."""
    held: list[str] = []
    for word in cell.split():
        held.append(word)
        if ":" in word:
            yield " ".join(held)
            held = []
    if held:
        yield " ".join(held)


def _read_needs(cell: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for part in cell.split():
        if part != "-":
            name, _, values = part.partition(":")
            yield name, tuple(fold(v) for v in values.split("|")) if name != "role" else tuple(values.split("|"))


def _forms(pos: str, parts: str) -> Iterator[tuple[tuple[str, ...], Form]]:
    """(folded words, what the last or first one tells) for every form of a cell of principal parts."""
    for part in parts.split("|"):
        if pos == "verb":
            perfect, _, imperfect = part.partition("/")
            head, _, rest = perfect.partition(" ")
            for form in inflect_verb(fold(head), fold(imperfect), head.endswith("أ")):
                yield (form.text, *fold(rest).split()), form
        elif " " in part:
            words = tuple(fold(part).split())
            for form in inflect_noun(words[0]) if pos == "noun" else [Form(words[0])]:
                if not form.pronoun:
                    yield (form.text, *(("ال" if form.definite else "") + w for w in words[1:])), form
        elif pos == "noun":
            plural = part.endswith("ات") or part in _BROKEN
            for form in inflect_noun(fold(part), 3 if plural else 1):
                yield (form.text,), form
        elif pos in ("participle", "adjective"):
            for form in inflect_participle(fold(part)):
                yield (form.text,), form
        elif pos in ("particle", "word"):
            yield (fold(part),), Form(fold(part))


_BROKEN = frozenset(["قمم", "حروب", "معارك", "تجارب", "قيود", "خطط", "مخاوف"])


@cache
def get_triggers() -> dict[str, tuple[tuple[tuple[str, ...], Form, Trigger], ...]]:
    """First folded word of a form → its words, shape and row, the longest first.

    Raises:
        DataError: a part of speech or role is not in the closed list.
    """
    path = get_table("lexicons/event_triggers.tsv")
    rows = list(iter_rows(path, "id", "type", "pos", "parts"))
    defaults: dict[str, tuple[Slot, ...]] = {}
    for row in rows:
        if row["pos"] not in POS:
            raise DataError(f"{path}: {row['id']}: pos {row['pos']!r} is none of {', '.join(sorted(POS))}")
        if row["pos"] == "default":
            defaults[row["type"]] = tuple(read_slots(row["frame"], f"{path}: {row['type']}"))
    found: dict[str, list[tuple[tuple[str, ...], Form, Trigger]]] = {}
    for row in rows:
        if row["pos"] == "default":
            continue
        slots = (*read_slots(row["frame"], f"{path}: {row['id']}"), *defaults.get(row["type"], ()))
        trigger = Trigger(row["id"], row["type"], row["pos"], slots, tuple(_read_needs(row["needs"])))
        seen = set()
        for words, form in _forms(row["pos"], row["parts"]):
            if (words, form.tense, form.definite) not in seen:
                seen.add((words, form.tense, form.definite))
                found.setdefault(words[0], []).append((words, form, trigger))
    return {word: tuple(sorted(told, key=lambda t: -len(t[0]))) for word, told in found.items()}


def _links(cell: str) -> frozenset[str]:
    return frozenset("" if link == "0" else fold(link) for link in cell.split(","))


@cache
def get_supports() -> dict[str, tuple[tuple[Form, Support], ...]]:
    """Folded form → the verbs and verbal nouns that may carry an event noun."""
    found: dict[str, list[tuple[Form, Support]]] = {}
    for row in iter_rows(get_table("lexicons/event_support.tsv"), "pos", "parts", "link", "subject", "phase", "types"):
        types = frozenset() if row["types"] == "-" else frozenset(row["types"].split(","))
        support = Support(row["parts"], _links(row["link"]), row["subject"], row["phase"], types)
        for words, form in _forms(row["pos"], row["parts"]):
            found.setdefault(words[0], []).append((form, support))
    return {form: tuple(told) for form, told in found.items()}


@cache
def get_cues() -> dict[str, tuple[tuple[Form, Cue], ...]]:
    """Folded form → the words of modality it may be.

    Raises:
        DataError: an effect is not in the closed list.
    """
    path = get_table("lexicons/event_modality.tsv")
    found: dict[str, list[tuple[Form, Cue]]] = {}
    for row in iter_rows(path, "pos", "parts", "effect", "link", "control"):
        if row["effect"] not in FACTUALITIES:
            raise DataError(f"{path}: {row['parts']}: effect {row['effect']!r} is none of {', '.join(sorted(FACTUALITIES))}")
        cue = Cue(row["parts"], row["pos"], row["effect"], _links(row["link"]), row["control"])
        for words, form in _forms(row["pos"], row["parts"]):
            found.setdefault(words[0], []).append((form, cue))
    return {form: tuple(told) for form, told in found.items()}


@cache
def get_event_words(*kinds: str) -> frozenset[str]:
    """The folded words of some classes of ``event_words.tsv``: body, medium, among, transparent, break, place …"""
    rows = iter_rows(get_table("lexicons/event_words.tsv"), "word", "class")
    return frozenset(fold(row["word"]) for row in rows if row["class"] in kinds)
