"""The words of documents, and of the names of entities and events, to be found however they are spelled: an index beside a snapshot.

Words are folded (:func:`kg.text.normalise.fold`) and kept in SQLite's FTS5; a word that is asked for is found behind the particles, too,
that Arabic writes onto it (`بوتين` in `ولبوتين`).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.graph.iris import graph_iri
from kg.graph.terms import LABEL, TYPE
from kg.graph.vocabulary import KG
from kg.serve.drafts import write_index
from kg.settings import get_base
from kg.store import Store
from kg.text.lexicon import get_proclitics
from kg.text.normalise import fold

FILE = "texts.sqlite"
WORDS = 8  # of a question that are looked for
MOST = 200_000_000  # code points of all texts together, which take minutes; further documents are found by their titles and names only
_SCHEMA = """
CREATE TABLE thing(row INTEGER PRIMARY KEY, iri TEXT NOT NULL, kind TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(title, body, content='', tokenize="unicode61 remove_diacritics 2");
"""
_WORD = re.compile(r"\w+")
_ARTICLE = "ال"


class Texts:
    """The index in a file."""

    def __init__(self, path: Path):
        self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)

    @classmethod
    def build(cls, store: Store, path: Path) -> None:
        """Writes the index of a store; the file appears when it is whole."""
        with write_index(path) as connection:
            connection.executescript(_SCHEMA)
            for row, (iri, kind, title, body) in enumerate(_iter_things(store), 1):
                connection.execute("INSERT INTO thing VALUES (?, ?, ?)", (row, iri, kind))
                connection.execute("INSERT INTO words(rowid, title, body) VALUES (?, ?, ?)", (row, fold(title), fold(body)))
            connection.execute("INSERT INTO words(words) VALUES ('optimize')")

    def find(self, text: str, kind: str, limit: int) -> list[str]:
        """The IRIs of documents (``document``), entities or events that have all words of a text, those that fit best first."""
        question = make_question(text)
        if not question:
            return []
        rows = self._connection.execute(
            "SELECT iri FROM words JOIN thing ON thing.row = words.rowid WHERE words MATCH ? AND kind = ?"
            " ORDER BY bm25(words, 4, 1), iri LIMIT ?",
            (question, kind, limit),
        )
        return [row[0] for row in rows]

    def count(self, text: str, kind: str) -> int:
        """How many there are."""
        question = make_question(text)
        if not question:
            return 0
        rows = "SELECT count(*) FROM words JOIN thing ON thing.row = words.rowid WHERE words MATCH ? AND kind = ?"
        return int(self._connection.execute(rows, (question, kind)).fetchone()[0])


def make_question(text: str) -> str:
    """A question of FTS5: every word of a text, with particles before it or none.

    >>> make_question('"Lavrov" OR')
    '("lavrov"*) AND ("or"*)'
    >>> make_question("!؟")
    ''
    """
    words = list(dict.fromkeys(_WORD.findall(fold(text))))[:WORDS]
    return " AND ".join(f"({' OR '.join(f'{_quote(form)}*' for form in _iter_forms(word))})" for word in words)


def _quote(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _iter_forms(word: str) -> Iterator[str]:
    """A word and how it looks behind particles."""
    yield word
    if word.isascii():
        return
    joined, bare = list_particles()
    for before in joined:
        yield before + word
    if word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 2:
        for before in bare:
            yield before + word.removeprefix(_ARTICLE)


@cache
def list_particles() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Particles as they stand before a word, a conjunction before a preposition among them; and those that swallow the article."""
    particles = get_proclitics()
    conjunctions = [p.text for p in particles if p.kind == "conjunction"]
    prepositions = [p.text for p in particles if p.kind == "preposition" and not p.restores]
    bare = [p.text for p in particles if p.restores]
    both = [first + second for first in conjunctions for second in prepositions]
    articles = [before + _ARTICLE for before in ("", *conjunctions, *(p for p in prepositions if f"{p}{p}" not in bare))]
    return (*conjunctions, *prepositions, *both, *articles), (*bare, *(first + second for first in conjunctions for second in bare))


def _iter_things(store: Store) -> Iterator[tuple[str, str, str, str]]:
    """(IRI, kind, title, text) of every document, entity and event."""
    room = MOST
    for quad in store.quads(None, TYPE, KG.Document):
        graph = quad.subject
        title, text = (next((q.object.value for q in store.quads(graph, name, None, graph)), "") for name in (KG.title, KG.text))
        room -= len(text)
        yield graph.value, "document", title, text if room >= 0 else ""
    start, unnamed, names = f"{get_base()}id/", {graph_iri("ontology"), graph_iri("fused")}, dict[str, set[str]]()
    for predicate in (LABEL, KG.alias):
        for quad in store.quads(None, predicate):
            named = isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(start) and isinstance(quad.object, Literal)
            if named and quad.graph_name not in unnamed:
                names.setdefault(quad.subject.value, set()).add(quad.object.value)
    for iri, texts in names.items():
        yield iri, "entity", " ".join(sorted(texts)), ""
    fused = graph_iri("fused")
    events = sorted({quad.subject for quad in store.quads(None, KG.hasReport, None, fused)}, key=str)
    for event in events:
        found = {quad.object.value for name in (LABEL, KG.alias) for quad in store.quads(event, name) if isinstance(quad.object, Literal)}
        yield event.value, "event", " ".join(sorted(found)), ""
