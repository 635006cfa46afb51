"""Staging: new files of an output folder, which take the places of the old ones all together or not at all.

They are made in a folder of their own. When all are whole it is marked as ready, and they are moved. A process that is
killed before the mark has changed nothing; what it leaves after the mark, the next one moves.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kgbuild.errors import StoreError

__all__ = ["explain_failure", "settle", "stage"]

NEW = ".new"
OLD = ".old"
READY = ".ready"
_FULL = "Free some space, or name another place with --out."
_REMEDIES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EISDIR: "Name a file, not a folder.",
    errno.EEXIST: "Name a folder with --out, not a file.",
    errno.ENOTDIR: "Name a folder with --out, not a file.",
}


@contextmanager
def stage(out: Path) -> Iterator[Path]:
    """A folder for the time of a with block, whose files and folders then take their places in `out`.

    Raises StoreError where something cannot be written; `out` is then as it was.
    """
    fresh = out / NEW
    try:
        settle(out)
        fresh.mkdir(parents=True)
        yield fresh
        (fresh / READY).touch()
        settle(out)
    except OSError as error:
        raise explain_failure(Path(error.filename) if error.filename else out, error) from error
    finally:
        if (fresh / READY).is_file():
            settle(out)  # stopped while files were moved
        else:
            shutil.rmtree(fresh, ignore_errors=True)


def settle(out: Path) -> None:
    """Finishes what a killed process left in a folder: what was ready is moved, what was not is dropped."""
    fresh = out / NEW
    if (fresh / READY).is_file():
        for path in sorted(fresh.iterdir()):
            if path.name != READY:
                _move(path, out)
    for folder in (fresh, out / OLD):
        if folder.is_dir():
            shutil.rmtree(folder)


def _move(path: Path, out: Path) -> None:
    place = out / path.name
    if place.is_dir():  # a folder cannot replace one that is not empty
        if (out / OLD).is_dir():
            shutil.rmtree(out / OLD)
        place.rename(out / OLD)
    path.rename(place)


def explain_failure(path: Path, error: OSError) -> StoreError:
    """What went wrong with a file that we write, and what to do."""
    remedy = _REMEDIES.get(error.errno or 0, "Permit it, or name another place with --out.")
    return StoreError(f"{path} cannot be written ({error.strerror or error})", remedy)
