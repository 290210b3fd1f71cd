"""What a worker process may not do: hold more memory than it is given, outlive its server, or reach a network.

Each is asked of the kernel; where one is not to be had (another system than Linux, a container that forbids it) the others still hold.
Limits that must hold everywhere (time, rows, ``SERVICE``) are the server's.
"""

from __future__ import annotations

import ctypes
import os
import signal
from contextlib import suppress

_PR_SET_PDEATHSIG, _CLONE_NEWUSER, _CLONE_NEWNET = 1, 0x10000000, 0x40000000


def limit_memory(size: int) -> None:
    """Allows this process ``size`` bytes of data; beyond, an allocation fails and with it the process."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def end_with_parent() -> None:
    """Ends this process when the one that started it ends, however that ends."""
    libc = _load_libc()
    if libc is not None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def leave_network() -> bool:
    """Takes this process out of every network, the local one included; whether that could be done."""
    libc = _load_libc()
    return libc is not None and any(libc.unshare(flags) == 0 for flags in (_CLONE_NEWNET, _CLONE_NEWUSER | _CLONE_NEWNET))


def give_way() -> None:
    """Lets the server and quick work come first."""
    with suppress(OSError, AttributeError):
        os.nice(5)


def _load_libc() -> ctypes.CDLL | None:
    with suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        if hasattr(libc, "unshare") and hasattr(libc, "prctl"):
            return libc
    return None
