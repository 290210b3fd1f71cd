"""From Wikidata's classes to our types, and from its labels of positions to our titles of office."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from kg.errors import DataError
from kg.gazetteer.gazetteer import get_shipped
from kg.kb.records import TYPES
from kg.tables import get_table, iter_rows

#: The type of a class whose instances are positions.
OFFICE = "Office"


class Classes:
    """The table ``gazetteers/wikidata_classes.tsv``, and the user's own rows after it.

    Args:
        more: a table of the user's, with the columns class, type and kind.
        default: the type of what tells none.

    Raises:
        DataError: a row has no such type.
    """

    def __init__(self, more: Path | None = None, default: str | None = None):
        self.default = default
        self._rows: dict[str, tuple[str, str | None]] = {}
        for path in (get_table("gazetteers/wikidata_classes.tsv"), *([more] if more else [])):
            for row in iter_rows(path, "class", "type"):
                if row["type"] not in (*TYPES, OFFICE):
                    raise DataError(f"{path}: class {row['class']}: type {row['type']!r} is none of {', '.join((*TYPES, OFFICE))}")
                self._rows[row["class"]] = (row["type"], row.get("kind") or None)

    def find(self, classes: list[str]) -> tuple[str, str | None] | None:
        """Type and kind of an instance of these classes: of the first one that the table knows."""
        return next((self._rows[c] for c in classes if c in self._rows), None)


@cache
def _titles() -> dict[str, tuple[str, str]]:
    """Label in lower case → (Arabic title, English title)."""
    rows = iter_rows(get_table("lexicons/office_labels.tsv"), "forms", "title_en", "title")
    return {form: (row["title"], row["title_en"]) for row in rows for form in row["forms"].split("|")}


@cache
def _states() -> re.Pattern[str]:
    """`of the United States`, `of France`: the English name of any state behind *of*, at the end of a label."""
    names = {label for e in get_shipped().entities.values() if e.kind == "state" for lang, label in e.labels if lang == "en"}
    longest = "|".join(re.escape(name.lower().removeprefix("the ")) for name in sorted(names, key=lambda n: (-len(n), n)))
    return re.compile(rf"\s+(?:of|for)\s+(?:the\s+)?(?:{longest})$|^(?:{longest})\s+")


def make_title(label: str, label_en: str) -> tuple[str, str]:
    """A position's title in Arabic and in short English, as ``offices.tsv`` has it, from its labels in both languages.

    >>> make_title("", "Minister of Foreign Affairs of Norway")
    ('وزير الخارجية', 'foreign minister')
    >>> make_title("حاكم ولاية", "Governor of Lagos")
    ('حاكم ولاية', 'governor of lagos')
    """
    plain = _states().sub("", label_en.lower().strip())
    return _titles().get(plain) or (label or label_en, plain or label)
