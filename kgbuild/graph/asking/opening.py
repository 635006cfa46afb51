"""Opening: a folder's store, opened when it is first asked and again where a build has put another in its place."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kgbuild.errors import StoreError
from kgbuild.graph.asking.limits import Limits, hold_memory, hold_size
from kgbuild.graph.store import NQUADS, STORE, open_store

__all__ = ["StoreKeeper"]

Identity = tuple[int, int, int] | None


class StoreKeeper:
    """Keeps one store open."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        self._path = path
        self._writable = writable
        self._store: ox.Store | None = None
        self._identity: Identity = None

    def open_store(self, limits: Limits) -> ox.Store:
        """The store as it is now; from its opening on, memory is limited."""
        identity = None if self._writable else _identify(self._path)
        if self._store is None or identity != self._identity:
            self._store = None  # let go of the old one first
            self._store = _open_writable(self._path) if self._writable else open_store(self._path)
            self._identity = identity
            hold_memory(limits.megabytes)
            if not self._writable:  # a store's own files may grow
                hold_size(limits.megabytes)
        return self._store


def _identify(path: Path) -> Identity:
    """What tells a store from the one that a build puts in its place."""
    for file in (path / STORE / "CURRENT", path / "CURRENT", path / NQUADS, path):
        if file.is_file():
            found = file.stat()
            return found.st_dev, found.st_ino, found.st_mtime_ns
    return None


def _open_writable(path: Path) -> ox.Store:
    directory = path if (path / "CURRENT").is_file() else path / STORE
    try:
        directory.mkdir(parents=True, exist_ok=True)
        return ox.Store(str(directory))
    except (OSError, RuntimeError) as error:
        raise StoreError(
            f"{directory} cannot be opened for writing: {error}", "End what else has it open, or name another folder."
        ) from error
