"""Target: where an export goes, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

from kgbuild.errors import StoreError

__all__ = ["write_folder", "write_target"]


def write_target(pieces: Iterable[bytes], target: Path | BinaryIO) -> None:
    """Writes to a stream, or to a file beside its place that is renamed once it is whole. StoreError if that fails."""
    if isinstance(target, Path):
        _write_files({target: pieces})
    else:
        target.writelines(pieces)


def write_folder(files: Mapping[str, Iterable[bytes]], target: Path | BinaryIO) -> None:
    """Writes files by name into a folder; they take their places once all are whole. StoreError if that fails."""
    if not isinstance(target, Path):
        raise StoreError(f"{' and '.join(files)} are two files", "Name a folder for them.")
    _write_files({target / name: pieces for name, pieces in files.items()})


def _write_files(files: Mapping[Path, Iterable[bytes]]) -> None:
    made = {target: target.with_name(f"{target.name}.tmp") for target in files}
    target = next(iter(files))
    try:
        for target, pieces in files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            with made[target].open("wb") as file:
                file.writelines(pieces)
        for target, new in made.items():
            new.replace(target)
    except OSError as error:
        raise StoreError(f"{target} could not be written: {error}", "Make room, or give another place.") from error
    finally:
        for new in made.values():
            new.unlink(missing_ok=True)
