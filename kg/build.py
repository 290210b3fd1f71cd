"""Documents into a store: read, write one graph a document, then fuse; and the way back.

A build is safe to repeat and to break off. A document that the store already holds as it is now (same text, metadata, tables and
version) is not read again; a build that finds nothing changed writes nothing. Each document is written in one transaction. The fused
graph is marked stale before the first change and fresh after it was made anew, so that a build that was killed is made good by the next.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from pyoxigraph import NamedNode, Quad

from kg.errors import DocumentError, KgError, StoreError, UsageError
from kg.graph import to_quads
from kg.graph.digest import get_data_digest, get_ontology_digest
from kg.graph.document import document_quads
from kg.graph.fusion import fuse
from kg.graph.iris import document_iri, graph_iri
from kg.graph.reference import ontology_quads, reference_quads
from kg.graph.terms import VERSION_INFO, string
from kg.graph.vocabulary import KG
from kg.model import Document, Reading, Skipped
from kg.store import FORMAT, Store

Read = Callable[[Document], Reading]


@dataclass(slots=True)
class Summary:
    """What a build did. ``skipped`` are documents that were not read, bad ones among them, with the reason."""

    documents: int = 0
    unchanged: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    mentions: int = 0
    linked: int = 0
    reports: int = 0
    statements: int = 0
    events: int = 0
    quads: int = 0
    seconds: float = 0.0

    @property
    def bad(self) -> int:
        """How many documents could not be built through a fault of theirs (or ours)."""
        return sum(skipped.bad for skipped in self.skipped)


class Progress(Protocol):
    """Who is told how a build goes."""

    def skip(self, skipped: Skipped) -> None:
        """A document was not built."""

    def advance(self, document: Document) -> None:
        """A document is done."""


class Silent:
    """Tells nobody."""

    def skip(self, skipped: Skipped) -> None:
        """Nothing."""

    def advance(self, document: Document) -> None:
        """Nothing."""


def build(
    inputs: Sequence[str | Path],
    store_path: str | Path,
    *,
    read: Read | None = None,
    progress: Progress | None = None,
    force: bool = False,
    kb: Path | None = None,
) -> Summary:
    """Reads files and folders and leaves what they say in the store.

    Args:
        inputs: files (``.txt``, ``.jsonl``, ``.html``), folders of them, patterns such as ``news/*.txt``, or ``-`` for standard input.
        store_path: the folder of the store; made if need be.
        read: from a document to its reading; the bundled pipeline, loaded only when a document has to be read.
        progress: is told of every document.
        force: read unchanged documents again, too.
        kb: the user's knowledge base (:mod:`kg.kb`), beside what ships.

    Raises:
        DataError: ``kb`` is no knowledge base.
        UsageError: no input, or one that does not exist.
        StoreError: the store cannot be opened or written; every document in it is whole.
        KeyboardInterrupt: passed on, the store whole and its fused graph up to date.
    """
    from kg.documents import check_inputs, read_documents

    check_inputs(inputs)
    with Store.open(store_path) as store:
        return build_documents(read_documents(list(inputs)), store, read=read, progress=progress, force=force, kb=kb)


def build_documents(
    documents: Iterable[Document | Skipped],
    store: Store,
    *,
    read: Read | None = None,
    progress: Progress | None = None,
    force: bool = False,
    kb: Path | None = None,
) -> Summary:
    """As :func:`build`, of documents that are read from their files already, into an open store."""
    started = time.monotonic()
    run = _Run(store, read, progress or Silent(), force, kb)
    load_reference(store)
    try:
        for document in documents:
            if isinstance(document, Skipped):
                run.skip(document)
            else:
                run.take(document)
    finally:
        refresh_events(store)
    run.summary.events = len({q.subject for q in store.quads(None, KG.hasReport, None, graph_iri("fused"))})
    run.summary.quads = len(store)
    run.summary.seconds = time.monotonic() - started
    return run.summary


def retract(ids: Sequence[str], store_path: str | Path) -> None:
    """Removes documents and everything that only they said.

    Raises:
        UsageError: the store has none of that id; nothing is removed then.
        StoreError: the store cannot be opened or written.
    """
    with Store.open(store_path) as store:
        known = set(store.iter_documents())
        unknown = [name for name in ids if name not in known]
        if unknown:
            raise UsageError(f"{', '.join(unknown)}: no such document in {store_path} (kg documents lists them)")
        _mark_stale(store)
        for name in ids:
            store.retract(name)
        refresh_events(store)


def load_reference(store: Store) -> bool:
    """Brings the reference graph and the ontology's up to date with this installation; whether that changed anything.

    The reference graph carries a digest of the data and of the ontology, written last: as long as it is the same, nothing is loaded.

    Raises:
        DataError: a table or module is at fault.
        StoreError: the store cannot be written.
    """
    graph = graph_iri("reference")
    digest = hashlib.sha256(f"{get_data_digest()} {get_ontology_digest()}".encode()).hexdigest()
    marker = Quad(graph, KG.dataDigest, string(digest), graph)
    if marker in store.database:
        return False
    _mark_stale(store)
    store.load_graph(graph_iri("ontology"), ontology_quads())
    store.set_graph(graph, {*reference_quads(), marker, Quad(graph, VERSION_INFO, string(FORMAT), graph)})
    return True


def refresh_events(store: Store) -> bool:
    """Makes the fused graph anew if a document changed since it was made; whether that changed anything.

    Raises:
        StoreError: the store cannot be read or written.
    """
    graph, fresh = graph_iri("fused"), _fresh()
    if fresh in store.database:
        return False
    try:
        quads = {*fuse(store.database), fresh}
    except OSError as error:
        raise StoreError(f"{store.path}: the store cannot be read: {error}") from None
    return store.set_graph(graph, quads)


def _fresh() -> Quad:
    graph = graph_iri("fused")
    return Quad(graph, VERSION_INFO, string("complete"), graph)


def _mark_stale(store: Store) -> None:
    store.remove(_fresh())


class _Run:
    """One pass over the documents."""

    def __init__(self, store: Store, read: Read | None, progress: Progress, force: bool, kb: Path | None):
        self.store, self.progress, self.force, self.kb = store, progress, force, kb
        self._data_digest = get_data_digest(kb)
        self.summary = Summary()
        self._read = read
        self._seen: dict[str, str] = {}
        self._stale = False

    def skip(self, skipped: Skipped) -> None:
        self.summary.skipped.append(skipped)
        self.progress.skip(skipped)

    def take(self, document: Document) -> None:
        """Builds a document; whatever is wrong with it is told, and does not stop the others. A store at fault does."""
        try:
            self._build(document)
        except StoreError:
            raise
        except DocumentError as error:
            self.skip(Skipped(error.origin, error.reason))
        except KgError as error:
            self.skip(Skipped(_name(document), str(error)))
        except Exception as error:  # a fault of ours on one document must not cost the batch
            self.skip(Skipped(_name(document), f"could not be read: {type(error).__name__}: {' '.join(str(error).split())[:200]}"))
        else:
            self.progress.advance(document)

    def _build(self, document: Document) -> None:
        described = set(document_quads(document, self._data_digest))
        digest = next(str(quad.object) for quad in described if quad.predicate == KG.textDigest)
        if self._seen.setdefault(document.id, digest) != digest:
            raise DocumentError(_name(document), f"the id {document.id!r} was given to another text in this run: ids must be unique")
        graph = document_iri(document.id)
        if not self.force and described == self._stored(graph):
            self.summary.unchanged += 1
            return
        reading = self._get_read()(document)
        quads = list(to_quads(reading, self._data_digest))
        if not self._stale:
            _mark_stale(self.store)
            self._stale = True
        self.store.replace_document(graph, quads)
        self._count(reading)

    def _stored(self, graph: NamedNode) -> set[Quad]:
        """What the store knows of a document itself, as :func:`document_quads` says it."""
        found = set(self.store.quads(graph, None, None, graph))
        for quad in self.store.quads(None, KG.furnitureKind, None, graph):
            found |= set(self.store.quads(quad.subject, None, None, graph))
        return found

    def _get_read(self) -> Read:
        if self._read is None:
            from kg.pipeline import load_pipeline  # brings spaCy

            self._read = load_pipeline(self.kb).read
        return self._read

    def _count(self, reading: Reading) -> None:
        total = self.summary
        total.documents += 1
        total.mentions += len(reading.mentions)
        total.linked += sum(bool(mention.entities) for mention in reading.mentions)
        total.reports += len(reading.events)
        total.statements += len(reading.statements)


def _name(document: Document) -> str:
    return document.origin or f"document {document.id}"
