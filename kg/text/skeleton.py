"""The consonants of a name: what its transliterations have in common."""

from __future__ import annotations

import re
import unicodedata

from kg.text.normalise import fold

#: Letters that transliterations of one foreign sound exchange, and vowels that they write or leave out.
_SOUNDS = str.maketrans(
    {"غ": "ك", "ج": "ك", "ق": "ك", "ط": "ت", "ص": "س", "ز": "س", "ث": "س", "ذ": "د", "ض": "د", "ظ": "د"} | dict.fromkeys("اويءه", "")
)
#: The same for Latin letters: Sergey, Sergei; Zelensky, Zelenskyy.
_LATIN = str.maketrans({"c": "k", "q": "k", "z": "s", "j": "g", "v": "f", "p": "b"} | dict.fromkeys("aeiouyhw", ""))


def make_skeleton(name: str) -> str:
    """The consonants of a name, word by word, so that `سيرغي`/`سيرجي`, `ترمب`/`ترامب`, `بلينكن`/`بلينكين` are one.

    >>> make_skeleton("سيرغي ريابكوف") == make_skeleton("سيرجي ريابكوف")
    True
    """
    words = (w[2:] if w.startswith("ال") and len(w) > 4 else w for w in fold(name).split())
    return " ".join(w[:1] + w[1:].translate(_SOUNDS) if w[0] not in "غجكق" else "ك" + w[1:].translate(_SOUNDS) for w in words if w)


def make_sounds(name: str) -> str:
    """As :func:`make_skeleton`, for Latin letters, too, and without punctuation: what an index of names compares.

    >>> make_sounds("Volodymyr Zelenskyy"), make_sounds("Volodymyr Zelensky"), make_sounds("آر.تي")
    ('vldmr zlnsk', 'vldmr zlnsk', 'ار ت')
    """
    if name.isascii() or not any("\u0600" <= c <= "\u06ff" for c in name):
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
        words = re.findall(r"[^\W_]+", plain)
        return " ".join(re.sub(r"(.)\1+", r"\1", w[:1] + w[1:].translate(_LATIN)) if w.isalpha() else w for w in words)
    return make_skeleton(" ".join(re.findall(r"[^\W_]+", fold(name))))
