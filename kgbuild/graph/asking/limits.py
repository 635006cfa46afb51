"""Limits: how long a request may take and how large it may grow, held by the system and not by goodwill."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Limits", "hold_memory", "hold_size", "hold_time"]

_MEGABYTE = 1_000_000
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`seconds` by the clock; `megabytes` of memory beyond what the open store takes, and of the answer."""

    seconds: float = 60.0
    megabytes: int = 2000


@contextmanager
def hold_time(seconds: float) -> Iterator[None]:
    """Lets the system end this process, by SIGALRM, where a with block takes longer, whether or not a parent lives."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def hold_memory(megabytes: int) -> None:
    """Lets memory grow by so much from now on; what asks for more fails, and Rust then ends the process by SIGABRT.

    Linux counts all private memory against RLIMIT_DATA; other systems count less, and time alone is limited there.
    """
    taken = _measure_data()
    if taken is not None:
        _set_limit(resource.RLIMIT_DATA, taken + megabytes * _MEGABYTE)


def hold_size(megabytes: int) -> None:
    """Lets no file that is written grow larger; what would, raises OSError with EFBIG."""
    _set_limit(resource.RLIMIT_FSIZE, megabytes * _MEGABYTE)


def _set_limit(kind: int, wanted: int) -> None:
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _measure_data() -> int | None:
    try:
        lines = _STATUS.read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmData:")), None)
