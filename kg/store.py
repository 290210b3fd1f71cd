"""The store: an Oxigraph database in a folder, one named graph a document, every change whole or not at all.

A graph is replaced by **one** SPARQL update (``DELETE DATA`` what is no longer said, ``INSERT DATA`` what is new), which Oxigraph applies
as one transaction: a process killed at any moment leaves each graph as it was before or as it is after. Replacing a graph by
itself writes nothing.

One process writes a store at a time, and none reads it meanwhile (Oxigraph calls that undefined): a lock on ``kg.lock`` in the folder
says so before the database is touched. The kernel lets go of it when its process ends, however that ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad

from kg.errors import QueryError, StoreError, StoreLockedError
from kg.graph.iris import document_iri, graph_iri
from kg.graph.terms import TYPE, VERSION_INFO, string
from kg.graph.vocabulary import KG
from kg.locks import Lock

FORMAT = "mithaq store 1"
PATIENCE = 2.0  # seconds that a writer waits for a reader, such as a server that takes a snapshot


class Store:
    """A knowledge graph on disk.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Store.open(folder) as store:
    ...     graph = document_iri("a")
    ...     quads = [Quad(graph, TYPE, KG.Document, graph), Quad(graph, KG.identifier, string("a"), graph)]
    ...     changed = store.replace_document(graph, quads)
    ...     changed, list(store.iter_documents()), store.retract("a"), list(store.iter_documents())
    (True, ['a'], True, [])
    """

    def __init__(self, database: ox.Store, path: Path | None, lock: Lock | None):
        self._database: ox.Store | None = database
        self.path = path
        self._lock = lock

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False) -> Store:
        """Opens the store in a folder; without ``read_only`` a new or empty folder becomes one.

        Raises:
            StoreLockedError: another process holds it.
            StoreError: it is no store, a newer version wrote it, or it cannot be opened.
        """
        path = Path(path)
        _check_folder(path, read_only)
        lock = Lock.take(path, shared=read_only, wait=0.0 if read_only else PATIENCE)
        try:
            database = ox.Store.read_only(str(path)) if read_only else ox.Store(str(path))
            store = cls(database, path, lock)
            store._check_format(read_only)
        except (OSError, RuntimeError) as error:
            lock.release()
            if "lock file" in str(error).lower():
                raise StoreLockedError(f"{path}: another process holds this store: wait for it to end, or use another --store") from None
            raise StoreError(f"{path}: the store cannot be opened: {_reason(error)}") from None
        except BaseException:
            lock.release()
            raise
        return store

    @classmethod
    def in_memory(cls) -> Store:
        """A store that is gone when it is closed."""
        return cls(ox.Store(), None, None)

    def close(self) -> None:
        """Lets go of the folder; closing twice is no fault.

        Raises:
            StoreError: what was written last could not be brought to disk.
        """
        database, self._database = self._database, None
        try:
            if database is not None and self._lock is not None and not self._lock.shared:
                with _writing(self.path):
                    database.flush()
        finally:
            del database
            if self._lock is not None:
                self._lock.release()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            self.close()
        except StoreError:
            if error is None:  # a flush that fails after a failed write says nothing new
                raise

    def __len__(self) -> int:
        """How many quads there are."""
        return len(self.database)

    @property
    def database(self) -> ox.Store:
        """The Oxigraph store, for reading.

        Raises:
            StoreError: the store is closed.
        """
        if self._database is None:
            raise StoreError(f"{self.path}: the store is closed")
        return self._database

    def quads(self, subject: Any = None, predicate: Any = None, obj: Any = None, graph: Any = None) -> Iterator[Any]:
        """The quads that match a pattern, ``None`` matching anything.

        Raises:
            StoreError: the store cannot be read.
        """
        with _writing(self.path, "read"):
            yield from self.database.quads_for_pattern(subject, predicate, obj, graph)

    def query(self, text: str, **options: Any) -> Any:
        """The answer to a SPARQL 1.1 query; ``options`` are those of :meth:`pyoxigraph.Store.query`.

        Raises:
            QueryError: the query is not SPARQL, or could not be evaluated.
        """
        try:
            return self.database.query(text, **options)
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:
            raise QueryError(f"the query failed: {_reason(error)}") from None

    def iter_documents(self) -> Iterator[str]:
        """The ids of the documents, sorted."""
        found = (quad.subject for quad in self.quads(None, TYPE, KG.Document))
        ids = (quad.object.value for node in found for quad in self.quads(node, KG.identifier, None, node))
        return iter(sorted(ids))

    def get_graph(self, name: NamedNode) -> set[Quad]:
        """The quads of a graph; empty where there is none."""
        return set(self.quads(graph=name))

    def set_graph(self, name: NamedNode, quads: Iterable[Quad]) -> bool:
        """Makes a graph hold ``quads`` and nothing else, in one transaction; whether that changed anything.

        ``quads`` must be of that graph and free of blank nodes; no quads at all remove the graph.

        Raises:
            StoreError: the store cannot be written; it is then as it was before.
        """
        new, old = set(quads), self.get_graph(name)
        if new == old:
            return False
        with _writing(self.path):
            if not old:
                self.database.extend(new)
            elif not new:
                self.database.remove_graph(name)
            else:
                self.database.update(f"{_data('DELETE', name, old - new)}{_data('INSERT', name, new - old)}")
        return True

    def load_graph(self, name: NamedNode, quads: Iterable[Quad]) -> None:
        """Replaces a graph whose quads may have blank nodes, whose labels are kept: in two steps, so not for documents.

        Raises:
            StoreError: the store cannot be written.
        """
        with _writing(self.path):
            self.database.remove_graph(name)
            self.database.extend(quads)

    def replace_document(self, document: NamedNode, quads: Iterable[Quad]) -> bool:
        """Replaces everything that a document says; whether that changed anything. As :meth:`set_graph`."""
        return self.set_graph(document, quads)

    def retract(self, document_id: str) -> bool:
        """Removes everything that a document says; false where the store has no such document.

        Raises:
            StoreError: the store cannot be written.
        """
        graph = document_iri(document_id)
        if not self.database.contains_named_graph(graph):
            return False
        with _writing(self.path):
            self.database.remove_graph(graph)
        return True

    def remove(self, quad: Quad) -> None:
        """Removes one quad, if it is there.

        Raises:
            StoreError: the store cannot be written.
        """
        if quad in self.database:
            with _writing(self.path):
                self.database.remove(quad)

    def backup(self, target: str | Path) -> None:
        """Copies the store into a new folder, from which others can read while this one is written.

        Raises:
            StoreError: the folder exists, or cannot be written.
        """
        with _writing(self.path):
            self.database.backup(str(target))

    def dump(
        self, form: ox.RdfFormat, output: Any, *, graph: NamedNode | None = None, prefixes: Mapping[str, str] | None = None
    ) -> None:
        """Writes the store (or one graph) to a binary stream in an RDF format.

        Raises:
            StoreError: the store cannot be read, or the format needs a graph.
        """
        try:
            self.database.dump(output, form, from_graph=graph, prefixes=dict(prefixes or {}))
        except ValueError as error:
            raise StoreError(f"{form.name}: {error}") from None

    def _check_format(self, read_only: bool) -> None:
        reference = graph_iri("reference")
        found = [quad.object.value for quad in self.quads(reference, VERSION_INFO, None, reference)]
        if found and found != [FORMAT]:
            versions = f"{found[0]!r}; this one knows {FORMAT!r}"
            raise StoreError(f"{self.path}: written by another version of mithaq ({versions}): upgrade, or build anew")
        if not found and not read_only:
            with _writing(self.path):
                self.database.add(Quad(reference, VERSION_INFO, string(FORMAT), reference))


def _check_folder(path: Path, read_only: bool) -> None:
    """A store has a ``CURRENT`` file (RocksDB's); a folder with other things in it is not ours to write into."""
    try:
        if path.exists() and not path.is_dir():
            raise StoreError(f"{path}: a file, not the folder of a store")
        files = {entry.name for entry in path.iterdir()} - {"kg.lock", "lost+found"} if path.is_dir() else set()
        if "CURRENT" in files:
            return
        if read_only:
            raise StoreError(f"{path}: no store here: build one with 'kg build INPUT --store {path}'")
        if files:
            raise StoreError(f"{path}: not a store, and not empty ({min(files)} …): give a new folder")
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}") from None


def _data(verb: str, graph: NamedNode, quads: Iterable[Quad]) -> str:
    triples = " .\n".join(str(quad.triple) for quad in quads)
    return f"{verb} DATA {{ GRAPH {graph} {{\n{triples}\n}} }};\n" if triples else ""


def _reason(error: Exception) -> str:
    """An exception of Oxigraph as one line without its class."""
    return " ".join(str(error).removeprefix("IO error: ").split())


class _writing:  # noqa: N801  (reads as a statement: with _writing(path))
    """Turns what Oxigraph raises while it writes or reads into a StoreError that names the store."""

    def __init__(self, path: Path | None, verb: str = "written"):
        self.path, self.verb = path, verb

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if isinstance(error, (OSError, RuntimeError)):  # Oxigraph raises the second for what RocksDB refuses
            raise StoreError(f"{self.path}: the store cannot be {self.verb}: {_reason(error)}") from None
