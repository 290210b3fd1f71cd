"""Asking: the bundled questions of ``queries/``, their parameters, and the answers of a store.

One ``.rq`` file a question: its ``#+`` header is comment, documentation and interface at once (:mod:`kg.queries.files`); a parameter is
a slot in the text that a checked term replaces (:mod:`kg.queries.parameters`); an entity may be given by any of its names
(:mod:`kg.queries.names`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO

import pyoxigraph as ox

from kg.errors import QueryError, UsageError
from kg.queries.files import Parameter, Query, get_query, iter_queries, read_query
from kg.queries.names import find_entity
from kg.queries.parameters import bind
from kg.store import Store

__all__ = ["FORMATS", "Parameter", "Query", "bind", "evaluate", "get_query", "iter_queries", "read_query", "resolve", "write_results"]

FORMATS = {"json": ox.QueryResultsFormat.JSON, "csv": ox.QueryResultsFormat.CSV, "tsv": ox.QueryResultsFormat.TSV}


def resolve(store: Store, query: Query, params: Mapping[str, str]) -> dict[str, str | ox.NamedNode]:
    """``params`` with every entity that is given by a name, id or Wikidata item replaced by its IRI.

    Raises:
        UsageError: no entity of the store goes by such a name, or several do.
    """
    kinds = {parameter.name: parameter.type for parameter in query.params}
    return {name: find_entity(store, value, name) if kinds.get(name) == "iri" else value for name, value in params.items()}


def evaluate(store: Store, query: Query, params: Mapping[str, str] | None = None) -> ox.QuerySolutions | ox.QueryBoolean:
    """The answer of a store to a query.

    >>> with Store.in_memory() as store:
    ...     [variable.value for variable in evaluate(store, get_query("times")).variables]
    ['document', 'start', 'end', 'value']

    Args:
        store: to ask.
        query: a bundled one (:func:`get_query`) or one read from a file.
        params: values of its parameters, as a user writes them.

    Raises:
        UsageError: a parameter is unknown, missing, not of its type, or names no entity.
        QueryError: the text is not SPARQL, builds a graph, or could not be evaluated.
    """
    answer = store.query(bind(query, resolve(store, query, params or {})))
    if isinstance(answer, ox.QueryTriples):
        raise QueryError(f"{query.path}: builds a graph (CONSTRUCT or DESCRIBE), not a table: ask with SELECT or ASK, or use 'kg export'")
    return answer


def write_results(answer: ox.QuerySolutions | ox.QueryBoolean, form: str, output: BinaryIO | None = None) -> bytes | None:
    """Writes an answer as SPARQL 1.1 results; returned as bytes where no ``output`` is given.

    Args:
        answer: of :func:`evaluate`; it is used up.
        form: ``json``, ``csv`` or ``tsv``.
        output: a binary stream.

    Raises:
        UsageError: there is no such format, or it cannot hold the answer (CSV and TSV have no place for a yes or no).
        QueryError: the evaluation failed on the way.
    """
    if form not in FORMATS:
        raise UsageError(f"{form}: no format of results; there are {', '.join(FORMATS)}")
    if isinstance(answer, ox.QueryBoolean) and form != "json":
        raise UsageError(f"{form}: a yes or no can only be written as json")
    try:
        return answer.serialize(output, FORMATS[form])
    except (ValueError, RuntimeError) as error:
        raise QueryError(f"the query failed: {' '.join(str(error).split())}") from None
