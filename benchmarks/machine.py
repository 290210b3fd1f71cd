"""What a benchmark ran on, in one line, and two cores for all that it compares."""

from __future__ import annotations

import os
import platform
from pathlib import Path


def take_cores(number: int = 2) -> int:
    """Keep this process and its children to ``number`` cores, where the system can; how many they have now."""
    try:
        chosen = sorted(os.sched_getaffinity(0))[:number]
        os.sched_setaffinity(0, chosen)
    except (AttributeError, OSError):  # not Linux
        return min(number, os.cpu_count() or 1)
    return len(chosen)


def describe(cores: int) -> str:
    """Processor, cores used, system, Python, and how busy the machine was.

    >>> "2 cores" in describe(2)
    True
    """
    name = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        names = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
        name = names[0] if names else name
    busy = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    return f"{name}, {cores} cores, {platform.system()}, Python {platform.python_version()}{busy}"
