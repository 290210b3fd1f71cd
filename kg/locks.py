"""A lock on a folder that the kernel frees when its process ends: one writer, or any number of readers."""

from __future__ import annotations

import errno
import os
import time
from dataclasses import dataclass
from pathlib import Path

try:
    import fcntl
except ImportError:  # not a POSIX system: RocksDB's own lock still keeps a second writer out
    fcntl = None  # type: ignore[assignment]

from kg.errors import StoreError, StoreLockedError

NAME = "kg.lock"


@dataclass(slots=True)
class Lock:
    """A held lock; ``shared`` tells a reader's from a writer's."""

    shared: bool
    _descriptor: int | None

    @classmethod
    def take(cls, folder: Path, *, shared: bool, wait: float = 0.0) -> Lock:
        """Locks a folder; waits at most ``wait`` seconds for it.

        Raises:
            StoreLockedError: another process holds it in a way that excludes this.
            StoreError: the folder cannot be written, though a writer wants it.
        """
        try:
            descriptor = os.open(folder / NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        except OSError as error:
            if shared and error.errno in (errno.EACCES, errno.EROFS, errno.EPERM):
                return cls._take_unwritable(folder)
            raise StoreError(f"{folder}: {error.strerror or error}") from None
        return cls._lock(folder, descriptor, shared, wait)

    @classmethod
    def _take_unwritable(cls, folder: Path) -> Lock:
        """A reader's lock where the folder is read-only; none is needed where there is no file to lock either."""
        try:
            descriptor = os.open(folder / NAME, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            return cls(True, None)
        return cls._lock(folder, descriptor, True, 0.0)

    @classmethod
    def _lock(cls, folder: Path, descriptor: int, shared: bool, wait: float) -> Lock:
        end = time.monotonic() + wait
        while fcntl is not None:
            try:
                fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
                break
            except OSError as error:
                if error.errno in (errno.EWOULDBLOCK, errno.EACCES) and time.monotonic() < end:
                    time.sleep(0.05)
                    continue
                os.close(descriptor)
                if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
                    doing = "is writing" if shared else "is using"
                    advice = "wait for it to end, or use another --store"
                    raise StoreLockedError(f"{folder}: another process {doing} this store: {advice}") from None
                return cls(shared, None)  # a file system without locks, such as some network ones
        return cls(shared, descriptor)

    def release(self) -> None:
        """Lets go; a second time is no fault."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)
