"""How far an imported name is believed: an encyclopedia names things after ordinary words, and text is full of these."""

from __future__ import annotations

from kg.text.lexicon import get_corpus_counts
from kg.text.normalise import fold

#: A word that occurs so often among the 8.1 million counted ones is mostly no name.
ORDINARY = 50
#: Words that are so frequent make no name of a body even together (`المجلس الأعلى`).
FREQUENT = 1200


def classify_name(label: str, lang: str, type_: str, *, preferred: bool) -> str:
    """The kind of an imported name, as ``gazetteers/aliases.tsv`` has them.

    >>> classify_name("يوهان فالدغرين", "ar", "Person", preferred=True), classify_name("فالدغرين", "ar", "Person", preferred=False)
    ('label', 'surname')
    >>> classify_name("سلام", "ar", "Place", preferred=True), classify_name("المجلس العام", "ar", "Organization", preferred=False)
    ('ordinary', 'bound')
    """
    words = fold(label).split()
    if lang != "ar":
        return "label" if preferred else "acronym" if label.isupper() else "variant"
    counts = [get_corpus_counts().get(word, 0) for word in words]
    if len(words) == 1:
        if len(words[0]) < 3:
            return "bound"
        if counts[0] >= ORDINARY:
            return "ordinary"
        return "label" if preferred and type_ != "Person" else "surname" if type_ == "Person" else "variant"
    if type_ != "Person" and all(count >= FREQUENT for count in counts):
        return "bound"
    return "label" if preferred else "variant"
