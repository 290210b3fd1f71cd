"""What a server says no with: an HTTP status and one line, raised in a worker or in the server alike."""

from __future__ import annotations

from pathlib import Path

from kg.errors import KgError, QueryError, StoreError, UsageError


class Refusal(Exception):  # noqa: N818  (what is refused is no fault)
    """A request that is not answered; ``headers`` go with the response."""

    def __init__(self, status: int, message: str, headers: dict[str, str] | None = None):
        super().__init__(" ".join(message.split()))
        self.status, self.headers = status, headers or {}

    @property
    def message(self) -> str:
        """The line that the client is told."""
        return str(self)


def locate(error: Exception) -> str:
    """What went wrong where, without what it was about: a log keeps no texts."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f" at {Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else ""
    return f"{type(error).__name__}{where}"


def refuse(error: KgError) -> Refusal:
    """The refusal that an error of the library amounts to.

    >>> refuse(UsageError("actor: no entity of this store is called 'x'")).status
    400
    """
    if isinstance(error, (UsageError, QueryError)):
        return Refusal(400, str(error))
    if isinstance(error, StoreError):
        return Refusal(503, "the store cannot be read just now")
    return Refusal(500, "a fault of this server")
