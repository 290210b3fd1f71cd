"""Whether a text is Arabic: by its script, by function words, by the letters that only its neighbours write."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from kg.tables import get_table, iter_rows

NAMES = {"ar": "Arabic", "fa": "Persian", "ur": "Urdu", "ps": "Pashto", "ckb": "Kurdish", "ug": "Uyghur", "sd": "Sindhi"}
#: So much of a text's beginning tells its language.
SAMPLE = 50_000
#: The share of letters that must be of the Arabic script: names and quotations in Latin letters are usual, a Latin page is not Arabic.
SCRIPT_SHARE = 0.4
#: Fewer function words than this say nothing (a headline, a caption): then foreign letters decide, and what the record says.
FEW_WORDS = 3
#: The share of letters foreign to Arabic beyond which a text of few words is another language; in Arabic they stand in a name at most.
FOREIGN_SHARE = 0.04
WORD = re.compile(r"[^\W\d_]+(?:\u200c[^\W\d_]+)*")
ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ff\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdff\ufe70-\ufefc]")


def check_language(text: str, declared: str | None = None) -> str | None:
    """Why a text is not taken for Arabic, or ``None`` for one that is.

    What the text shows comes before what its record or page declares, which is often the site's language or a default.

    >>> check_language("قال الوزير في مؤتمر صحفي إن المحادثات كانت مثمرة")
    >>> check_language("The minister said that the talks went well")
    'not Arabic: 0% of its letters are of the Arabic script'
    """
    sample = unicodedata.normalize("NFKC", text[:SAMPLE])
    letters = [char for char in sample if char.isalpha()]
    arabic = [char for char in letters if ARABIC.match(char)]
    if not letters:
        return "not Arabic: no word in it"
    if len(arabic) < SCRIPT_SHARE * len(letters):
        return f"not Arabic: {100 * len(arabic) // len(letters)}% of its letters are of the Arabic script"
    hits = count_function_words(sample)
    best, most = max(hits.items(), key=lambda pair: (pair[1], pair[0] == "ar"))
    if best == "ar" and most:
        return None
    if most >= FEW_WORDS:
        return f"not Arabic but {NAMES.get(best, best)}, by its function words"
    foreign = set().union(*get_letters().values())
    if sum(char in foreign for char in arabic) > FOREIGN_SHARE * len(arabic):
        return "not Arabic, by letters that Arabic does not write"
    if declared and not is_arabic_tag(declared) and not most:
        return f"not Arabic: its language is given as {declared}"
    return None


def is_arabic_tag(tag: str) -> bool:
    """Whether a language tag or name means Arabic.

    >>> is_arabic_tag("ar-EG"), is_arabic_tag("ara"), is_arabic_tag("fa")
    (True, True, False)
    """
    return re.split(r"[-_]", tag.strip().lower())[0] in {"ar", "ara", "arb", "arabic", "العربية", "عربي"}


def count_function_words(text: str) -> dict[str, int]:
    """How many function words of each language a text has."""
    counts = Counter("".join(c for c in word if not unicodedata.combining(c)) for word in WORD.findall(text))
    return {language: sum(counts[word] for word in words) for language, words in get_words().items()}


@cache
def get_words() -> dict[str, frozenset[str]]:
    """Language → its function words."""
    return _get("word")


@cache
def get_letters() -> dict[str, frozenset[str]]:
    """Language → its letters that Arabic does not write."""
    return _get("letter")


def _get(kind: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in iter_rows(get_table("lexicons/languages.tsv"), "language", "kind", "form"):
        if row["kind"] == kind:
            found.setdefault(row["language"], set()).add(row["form"])
    return {language: frozenset(forms) for language, forms in found.items()}
