"""The document as the event rules see it: words with what stands on each of them, and clauses."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import cached_property

import numpy as np
from spacy.tokens import Doc

from kg.events.lexicon import get_cues, get_event_words, get_supports, get_triggers
from kg.events.morphology import Form
from kg.model import Entity, Mention, Statement, TimeMention
from kg.statements.genders import read_genders
from kg.statements.lexicon import get_forms, get_words
from kg.statements.words import Words
from kg.text.demonyms import match_demonym
from kg.text.normalise import fold

STOPS = frozenset(".؟?!;؛:…\n")
DASHES = frozenset("-–—")
#: Within so many words before منذ stands that something is the first of its kind since: أول زيارة يقوم بها مسؤول فرنسي إلى دمشق | منذ 2011.
FAR_FIRST = 14
#: Words that begin a clause of their own besides complementizers and relatives.
OPENERS = frozenset(
    ["بعدما", "عندما", "بينما", "حيث", "حين", "فيما", "لكن", "لان", "اذ", "كما", "حتي", "كي", "لكي", "اذا", "لو", "بل", "ثم", "منذ"]
)
#: Words before a noun phrase; some look like verbs (بين, خلف).
PREPOSITIONS = frozenset(
    [
        "في",
        "ب",
        "ل",
        "لل",
        "من",
        "علي",
        "الي",
        "عن",
        "مع",
        "بين",
        "بعد",
        "قبل",
        "خلال",
        "منذ",
        "بسبب",
        "اثناء",
        "عقب",
        "قبيل",
        "ضد",
        "حول",
        "بشان",
        "رغم",
        "دون",
        "اثر",
        "وسط",
        "عبر",
        "نحو",
        "لدي",
        "ك",
        "داخل",
        "خارج",
        "قرب",
        "تجاه",
        "باتجاه",
        "خلف",
        "فوق",
        "تحت",
        "امام",
        "بحق",
        "ضمن",
        "بدون",
        "لصالح",
        "بخصوص",
        "بموجب",
        "سوي",
    ]
)
COMPLEMENTIZERS = frozenset(["ان", "انه", "انها", "انهم", "انهما", "بانه", "بانها", "بان", "اننا", "اني", "انني"])
RELATIVES = frozenset(["الذي", "التي", "الذين", "اللذان", "اللذين", "اللتان", "اللتين"])


class Page:
    """The words of a document with entities, demonyms, titles, times and statements by word index."""

    def __init__(self, doc: Doc):
        self.doc = doc
        self.words = Words(doc)
        self.entities: dict[str, Entity] = doc._.entities
        self.starts = [w.start for w in self.words.words]
        self.demonym: dict[int, tuple[str, int, bool]] = {}
        k = 0
        while k < len(self.words):
            mention = self.words.mention_over.get(k)
            told = match_demonym([self.words.norm(k), self.words.norm(k + 1)]) if mention is None or mention.level == "nominal" else None
            if told:
                self.demonym[k] = told
            k += told[1] if told else 1
        self.title: dict[int, tuple[int, Mention | None]] = {}
        for title in doc._.titles:
            start, end = self.index(doc[title.start].idx), self.index(doc[title.end - 1].idx) + 1
            name = self.words.mention_from.get(self.index(doc[title.name[0]].idx)) if title.name else None
            self.title.setdefault(start, (end, name))
        self.times: list[tuple[int, int, TimeMention]] = []
        for time in doc._.times:
            first = self.index(time.start)
            last = first
            while last + 1 < len(self.words) and self.words[last + 1].start < time.end:
                last += 1
            self.times.append((first, last, time))

    def __len__(self) -> int:
        return len(self.words)

    def norm(self, k: int) -> str:
        return self.words.norm(k)

    def states_at(self, k: int) -> np.ndarray:
        """What the encoder made of the word at ``k``; only where ``doc._.states`` is set."""
        state: np.ndarray = self.doc._.states[self.token_of(k)]
        return state

    def token_of(self, k: int) -> int:
        """The index of the token that holds the word at ``k``."""
        return self._tokens[k]

    @cached_property
    def _tokens(self) -> list[int]:
        """The token that holds each word."""
        starts = [token.idx for token in self.doc]
        return [bisect_right(starts, start) - 1 for start in self.starts]

    def index(self, offset: int) -> int:
        """The index of the word at a code point."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    @cached_property
    def day(self) -> date | None:
        """The publication date, if known."""
        document = self.doc._.document
        return document.date if document is not None else None

    @cached_property
    def own_times(self) -> list[tuple[int, int, TimeMention]]:
        """The calendar expressions but those that tell when the like happened last: أول لقاء بينهما منذ عام 2018."""
        return [(first, last, time) for first, last, time in self.times if not self._is_last_time(first)]

    def _is_last_time(self, first: int) -> bool:
        since = next((j for j in (first, first - 1, first - 2) if j >= 0 and self.norm(j) == "منذ"), -1)
        begin = max(self.words.start_of(first), since - FAR_FIRST)
        return since >= 0 and any(self.norm(j) in get_event_words("ordinal1") for j in range(begin, since))

    @cached_property
    def genders(self) -> dict[str, str]:
        """Entity → m or f, of the people of whom the document tells it."""
        return read_genders(self.words)

    @cached_property
    def place_names(self) -> dict[str, str]:
        """Folded names of the places that the document mentions → entity."""
        found = [m for m in self.doc._.mentions if m.type == "Place" and m.level == "name" and len(m.entities) == 1]
        return {fold(m.text): m.entities[0] for m in found}

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of the document, the innermost last where several hold a word."""
        return tuple(sorted(self.doc._.statements, key=lambda s: s.start - s.end))

    def statement_at(self, k: int) -> Statement | None:
        """The innermost statement whose content holds the word at ``k``."""
        at = self.words[k].start
        return next((s for s in reversed(self.statements) if s.start <= at < s.end), None)

    def is_titled(self, k: int, trigger: int) -> bool:
        """Whether ``k`` is inside a title without the trigger, whose prepositions are its own: وزير العدل بجمهورية جيبوتي."""
        return any(start < k < end and not start <= trigger < end for start, (end, _) in self.title.items())

    def kind_of(self, entity: str, mention: Mention | None = None) -> str:
        """The kind letter of the trigger table: P O S L F T E X."""
        known = self.entities.get(entity)
        type_ = known.type if known else mention.type if mention else ""
        if type_ == "Place":
            return "S" if known is None or known.kind in ("state", "country", "bloc") or known.state == known.id else "L"
        return {"Person": "P", "Organization": "O", "Facility": "F", "Treaty": "T", "Event": "E"}.get(type_, "X")

    def is_verb(self, k: int) -> bool:
        """Whether the word at ``k`` is a finite verb as far as the tables and its shape tell."""
        norm = self.norm(k)
        if k in self.words.mention_over or not norm or k in self.words.timed or k in self.title or k in self.demonym:
            return False
        if norm in PREPOSITIONS or self.words[k].text.endswith("ة"):
            return False
        if norm[:1] == "ي" and len(norm) > 3 and norm not in get_words("noun"):
            return True
        if (norm.startswith("ست") and len(norm) > 4) or (norm.startswith("سي") and len(norm) > 4):
            return any(f.tense for f in self.known(k)) or norm.startswith("سي")
        if any(told.tense in ("perfect", "imperfect") for _, told in get_forms().get(norm, ())[:1]):
            return True
        known = self.known(k)
        if known:
            return all(f.tense for f in known)
        return norm in get_event_words("imperfect", "perfect") or (norm.endswith("وا") and len(norm) > 4)

    def known(self, k: int) -> list[Form]:
        """The shapes that the tables of events know the word at ``k`` to be."""
        norm = self.norm(k)
        found = [form for words, form, _ in get_triggers().get(norm, ()) if len(words) == 1]
        found += [form for form, _ in get_supports().get(norm, ())]
        found += [form for form, cue in get_cues().get(norm, ()) if cue.pos in ("verb", "noun")]
        return found

    def before_bounds(self, k: int) -> int:
        """The index of the word before ``k`` and before what only tells the beginning or end of what is named there: بعد | انتهاء القمة."""
        k -= 1
        while self.norm(k) in get_event_words("bound"):
            k -= 1
        return k

    def is_boundary(self, k: int) -> bool:
        """Whether the word at ``k`` ends the clause before it (a stop, complementizer, relative or opener)."""
        word = self.words[k]
        if word.text in STOPS or (k and word.line != self.words[k - 1].line) or (k and word.sentence != self.words[k - 1].sentence):
            return True
        if k in self.words.mention_over:
            return False
        return word.norm in COMPLEMENTIZERS or word.norm in RELATIVES or word.norm in OPENERS

    def clause_start(self, k: int) -> int:
        """The index of the first word of the clause of ``k``; a boundary word itself is left out, an ``أن`` under a verb is crossed."""
        j = k
        while j > 0:
            if self.words[j].sentence != self.words[j - 1].sentence or self.words[j].line != self.words[j - 1].line:
                return j
            if self.is_boundary(j - 1):
                return j
            if self.norm(j) in ("و", "ف") and j < k and self.is_verb(j + 1) and j + 1 <= k:
                return j + 1
            j -= 1
        return j

    def _closes_aside(self, j: int, k: int) -> bool:
        """Whether the dash at ``j`` closes the aside that holds the word at ``k``: فلان -وهو جندي اعتقلته الشرطة- قتل."""
        within = [i for i in range(self.words.start_of(k), j + 1) if self.words[i].text in DASHES]
        return len(within) % 2 == 0 and any(i > k for i in within) and len([i for i in within if i < k]) % 2 == 1

    def clause_end(self, k: int) -> int:
        """The index behind the last word of the clause of ``k``."""
        j = k + 1
        while j < len(self):
            if self.is_boundary(j):
                return j
            norm = self.norm(j)
            if (norm in ("و", "ف") and self.is_verb(j + 1)) or (self.words[j].text in DASHES and self._closes_aside(j, k)):
                return j
            if self.words[j].text in "،," and (self.is_verb(j + 1) or (self.norm(j + 1) in ("و", "ف") and self.is_verb(j + 2))):
                return j
            if self.words[j].text in "،," and any(t.tense == "participle" for _, t in get_forms().get(self.norm(j + 1), ())[:1]):
                return j
            j += 1
        return j
