"""Files written whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from kgbuild.errors import StoreError

__all__ = ["explain_failure", "replace_file"]

_FULL = "Free some space, or name another place with --out."
_REMEDIES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EISDIR: "Name a file, not a folder.",
    errno.EEXIST: "Name a folder with --out, not a file.",
    errno.ENOTDIR: "Name a folder with --out, not a file.",
}


@contextmanager
def replace_file(path: Path) -> Iterator[TextIO]:
    """A file to write to, which takes the place of `path` when all is written; until then `path` stays as it was."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        temporary.replace(path)
    except OSError as error:
        raise explain_failure(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def explain_failure(path: Path, error: OSError) -> StoreError:
    """What went wrong with a file that we write, and what to do."""
    remedy = _REMEDIES.get(error.errno or 0, "Permit it, or name another place with --out.")
    return StoreError(f"{path} cannot be written ({error.strerror or error})", remedy)
