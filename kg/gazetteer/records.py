"""What a gazetteer is made of: the key that names are looked up by, names, and tenures of office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.text.normalise import fold


def make_key(label: str) -> str:
    """A label as it is looked up: folded, without spaces, hyphens and dots (`عبد الله` = `عبدالله`, `آر.تي` = `آر تي`)."""
    return "".join(c for c in fold(label) if c.isalnum() or c == "+")


@dataclass(frozen=True, slots=True)
class Alias:
    """A name of an entity; ``kind`` tells a full label from a surname, an acronym or a metonym."""

    entity: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """Somebody's holding of an office; bounds are EDTF strings or ``None`` where open."""

    person: str
    title: str
    title_en: str
    organization: str | None
    country: str | None
    start: str | None
    end: str | None

    def covers(self, day: date) -> bool:
        """Whether the office was held on ``day``, as far as the bounds tell."""
        text = day.isoformat()
        return (not self.start or self.start <= text[: len(self.start)]) and (not self.end or self.end >= text[: len(self.end)])
