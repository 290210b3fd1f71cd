"""What the finders of names exchange before anything is decided: spans over tokens."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kg.model import Mention


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A possible name: tokens ``[start, end)``, what finds it, and the gazetteer's entities if it knows any."""

    start: int
    end: int
    type: str
    origin: str
    score: float
    entities: tuple[str, ...] = ()
    kind: str | None = None

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: NameSpan) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Title:
    """A title in the text: tokens ``[start, end)``, what it says, and the tokens of the name it belongs to, if one stands beside it."""

    start: int
    end: int
    head: str
    english: str
    kind: str
    state: str | None = None  # by a demonym
    demonyms: tuple[tuple[int, int], ...] = ()  # token spans of nationality adjectives
    bodies: tuple[tuple[int, int], ...] = ()  # token spans of names inside
    towards: tuple[int, ...] = ()  # first tokens of those names inside that he is sent to or deals with (المبعوث إلى اليمن)
    former: bool = False
    acting: bool = False
    designate: bool = False
    dual: bool = False  # وزيرا, الرئيسان: holds for the names behind it
    repeats: tuple[int, int] | None = None  # tokens of the title that holds here, too (وزيرا الخارجية الروسي لافروف | والأميركي بلينكن)
    name: tuple[int, int] | None = None

    def named(self, start: int, end: int) -> Title:
        return replace(self, name=(start, end))


def to_mention(doc: Doc, span: NameSpan, level: str = "name") -> Mention:
    """The span as a mention in code points; trailing marks belong to the token already."""
    words = doc[span.start : span.end]
    return Mention(words.start_char, words.end_char, words.text, span.type, level, span.entities, span.origin, span.score)
