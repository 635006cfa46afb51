"""Memory: stretches of work that the garbage collector leaves alone."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["uncollected"]


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the garbage collector, which looks again and again for cycles among values that are all still needed: a third
    of the time of reading's rules, a fifth of that of resolving many entities. What is done within makes few cycles."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
