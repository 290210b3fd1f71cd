"""The errors that ``kg`` raises on purpose.

::

    KgError                  exit status 1
    ├── UsageError           exit status 2: the call is wrong (unknown query, bad parameter, no input)
    ├── DocumentError        a document cannot be read: the batch goes on without it
    ├── DataError            a table of ``data/`` or an ontology file is at fault
    ├── QueryError           a query file's header or text is at fault, or its evaluation failed
    └── StoreError           the store cannot be opened, read or written
        └── StoreLockedError another process holds it

A message says what was wrong, where (file, line, term), and what to do.
"""


class KgError(Exception):
    """Root of the tree; ``exit_status`` is what the command line leaves with."""

    exit_status = 1


class UsageError(KgError):
    """The caller asked for something that does not exist or cannot be."""

    exit_status = 2


class DocumentError(KgError):
    """A document cannot be read; ``origin`` names the file (and line) at fault."""

    def __init__(self, origin: str, reason: str):
        super().__init__(f"{origin}: {reason}")
        self.origin, self.reason = origin, reason


class DataError(KgError):
    """A table of ``data/`` or a file of ``ontology/`` does not hold what it must."""


class QueryError(KgError):
    """A query file cannot be read, or the store cannot answer it."""


class StoreError(KgError):
    """The store cannot be opened, read or written."""


class StoreLockedError(StoreError):
    """Another process holds the store: one writer a store."""
