"""Whose a noun with a pronoun is: `بلاده`, `بلادها`, `وطنهم`, `حكومتها`, `بلديهما`."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence

from spacy.tokens import Doc

from kg.linking.lexicon import get_masculine_states, get_words
from kg.linking.offices import Offices
from kg.text.demonyms import match_demonym
from kg.text.normalise import fold, split_pronoun

#: So many words a pronoun may stand behind the state that it means, whoever else is spoken of.
RIGHT_BEHIND = 5
#: The pronouns of who speaks.
OURS, MINE = fold("نا"), fold("ي")


class Owners:
    """The states that pronouns point at, from what a sentence names before them."""

    def __init__(self, doc: Doc, offices: Offices, seen: Sequence[tuple[int, str]], sentence: Callable[[int], int]):
        self.doc, self.offices, self._seen, self._sentence = doc, offices, seen, sentence

    def of_body(self, token: int, never: Container[str | None] = ()) -> str | None:
        """The state of the feminine pronoun behind a body (`قواتها`): the subject named last before it, else any state named last."""
        names = [(start, state) for start, state, acts in self._before(token) if acts and state not in never]
        feminine = [(start, state) for start, state in names if state not in get_masculine_states()]
        free = [(start, state) for start, state in feminine if not self._is_place(start)]
        return next((found[-1][1] for found in (free, feminine) if found), None)

    def of_masculine(self, token: int) -> str | None:
        """The state of the masculine pronoun right behind its name: `العراق الذي كانت حكومته`."""
        at = self.doc[max(self.doc[token].sent.start, token - RIGHT_BEHIND)].idx
        near = [state for start, state, acts in self._before(token) if acts and start >= at]
        return near[-1] if near and near[-1] in get_masculine_states() else None

    def of_people(self, token: int) -> str | None:
        """The state of `هم` (`وطنهم`): that of the people told last before it in its sentence, else of the nationality."""
        here = self.doc[token].sent
        told = [match_demonym([t.norm_ for t in self.doc[k : k + 2]]) for k in range(token - 1, here.start - 1, -1)]
        demonyms = [demonym for demonym in told if demonym is not None]
        return next((state for state, _, _ in sorted(demonyms, key=lambda d: not d[2])), None)

    def of_two(self, token: int) -> tuple[str, ...]:
        """The states of the two people named last before `بلديهما` in its sentence."""
        states: list[str] = []
        at = self.doc[token].idx
        for start, entity in sorted(self._seen, reverse=True):
            known = self.offices.entities.get(entity)
            if start >= at or self._sentence(start) != self._sentence(at) or known is None or known.type != "Person":
                continue
            state = self.offices.state_of(entity)
            if state is not None and state not in states:
                states.append(state)
        return tuple(sorted(states[:2])) if len(states) >= 2 else ()

    def of_place(self, token: int) -> str | None:
        """The state of `هذا البلد`: the one where something happened last, within two sentences."""
        at = self.doc[token].idx
        for start, entity in sorted(self._seen, reverse=True):
            known = self.offices.entities.get(entity)
            near = start < at and self._sentence(at) - self._sentence(start) <= 1
            if near and known is not None and known.kind == "state" and self._is_place(start):
                return entity
        return None

    def has_owner(self, token: int) -> bool:
        """Whether a noun has a pronoun: `بلاده`, `بلادنا`; `بلدي` only in what somebody says, elsewhere it is an adjective, too."""
        norm, before = self.doc[token].norm_, self.doc[self.doc[token].sent.start : token]
        return bool(split_pronoun(norm)) or norm.endswith(OURS) or (norm.endswith(MINE) and any(t.is_quote for t in before))

    def is_generic(self, token: int) -> bool:
        """Whether the noun is nobody's in particular: `بلدهم الأصلي`."""
        return token + 1 < len(self.doc) and self.doc[token + 1].norm_ in get_words("generic")

    def _before(self, token: int) -> Iterable[tuple[int, str, bool]]:
        """Offset, state, and whether it can own a body, of what the sentence names before a token."""
        at = self.doc[token].idx
        for start, entity in sorted(self._seen):
            known = self.offices.entities.get(entity)
            if known is None or start >= at or self._sentence(start) != self._sentence(at):
                continue
            state = self.offices.state_of(entity)
            if state is not None:
                yield start, state, known.kind == "state" or known.type == "Organization"

    def _is_place(self, offset: int) -> bool:
        """Whether a name stands behind a preposition of place."""
        span = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        return span is not None and span.start > 0 and self.doc[span.start - 1].norm_ in get_words("locative")
