"""One writer at a time for an output folder."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from kgbuild.errors import StoreError
from kgbuild.graph.staging import explain_failure, settle

__all__ = ["lock_folder", "make_spool"]

LOCK = ".lock"
SPOOL = ".spool-"


@contextmanager
def lock_folder(out: Path) -> Iterator[None]:
    """Makes the folder and holds it for the time of a with block; StoreError where another process holds it.

    The system lets go of the lock when its holder ends, in whatever way, so that none is ever stale; the file stays.
    """
    path = out / LOCK
    try:
        out.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise explain_failure(path if out.is_dir() else out, error) from error
    with os.fdopen(descriptor, "r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = file.read().strip() or "?"
            raise StoreError(
                f"{out} is being written by another kgbuild (process {holder})", "Wait for it, or give another --out."
            ) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        clear_left(out)
        yield
        file.seek(0)
        file.truncate(0)


def clear_left(out: Path) -> None:
    """Finishes or drops what a process that was killed has left."""
    settle(out)
    for left in (*out.glob(".*.tmp"), *out.glob(f"{SPOOL}*")):
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink(missing_ok=True)


@contextmanager
def make_spool(out: Path) -> Iterator[Path]:
    """A folder for what a run need not hold in memory, gone with it."""
    with TemporaryDirectory(dir=out, prefix=SPOOL, ignore_cleanup_errors=True) as folder:
        yield Path(folder)
