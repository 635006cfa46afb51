"""Target: where an export goes, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from kgbuild.errors import StoreError

__all__ = ["write_target"]


def write_target(pieces: Iterable[bytes], target: Path | BinaryIO) -> None:
    """Writes to a stream, or to a file beside its place that is renamed once it is whole. StoreError if that fails."""
    if not isinstance(target, Path):
        target.writelines(pieces)
        return
    made = target.with_name(f"{target.name}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with made.open("wb") as file:
            file.writelines(pieces)
        made.replace(target)
    except OSError as error:
        raise StoreError(f"{target} could not be written: {error}", "Make room, or give another file.") from error
    finally:
        made.unlink(missing_ok=True)
