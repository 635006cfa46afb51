"""Sources: the code that makes something, as a version that changes whenever the code does."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

__all__ = ["hash_sources"]


def hash_sources(folders: Iterable[Path]) -> str:
    """A hash of the Python files of some folders: of their names and contents, not of where the folders lie."""
    digest = sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*.py"), key=lambda path: path.relative_to(folder).parts):
            data = path.read_bytes()
            digest.update(f"{folder.name}/{path.relative_to(folder).as_posix()}\n{len(data)}\n".encode())
            digest.update(data)
    return digest.hexdigest()[:12]
