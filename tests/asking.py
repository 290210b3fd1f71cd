"""A store of documents in memory, and the rows that its bundled queries give."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.build import build_documents
from kg.documents import read_documents
from kg.queries import evaluate, get_query
from kg.store import Store

Ask = Callable[..., list[dict[str, Any]]]


@contextmanager
def built(*inputs: Path) -> Iterator[Ask]:
    """Builds documents with the real pipeline and asks: rows as Python values by column (:func:`to_python`), unbound ones left out."""
    with Store.in_memory() as store:
        summary = build_documents(read_documents(inputs), store)
        assert not summary.bad, summary.skipped

        def ask(name: str, **params: str) -> list[dict[str, Any]]:
            answer = evaluate(store, get_query(name), {key.rstrip("_"): value for key, value in params.items()})
            columns = [variable.value for variable in answer.variables]
            return [{c: to_python(row[c]) for c in columns if row[c] is not None} for row in answer]

        yield ask


def to_python(term: NamedNode | BlankNode | Literal) -> Any:
    """A number or truth value as such, an IRI of ours as its last part, anything else as text."""
    if isinstance(term, Literal):
        kind = term.datatype.value.rpartition("#")[2]
        return int(term.value) if kind == "integer" else term.value == "true" if kind == "boolean" else term.value
    return term.value.replace("#", "/").rpartition("/")[2] if term.value.startswith("https://w3id.org/mithaq/") else term.value
