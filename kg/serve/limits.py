"""What a server allows: every limit with its default, in one place."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of a server; zero turns ``rate`` off, nothing else."""

    seconds: float = 30.0  # that one query may take; then its process is ended
    slow: float = 1.0  # seconds after which a query counts as long: long ones never take more than half of the processes
    wait: float = 10.0  # seconds that a request waits for a free process
    rows: int = 100_000  # rows or triples of one answer
    answer: int = 64 * MEBIBYTE  # bytes of one answer
    memory: int = 1024 * MEBIBYTE  # bytes of data that one process may hold
    body: int = MEBIBYTE  # bytes of a request
    arrival: float = 30.0  # seconds that the body of a request may take to arrive
    rate: float = 100.0  # requests a second of one client, over some time
    burst: int = 400  # requests that a client may send at once
    workers: int = 4  # processes that answer queries
    batch: int = 100  # queries of one reconciliation batch, texts of one linking batch
    text: int = 200_000  # code points of a text to link
