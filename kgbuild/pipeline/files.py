"""Files written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from kgbuild.graph.staging import explain_failure

__all__ = ["replace_file"]


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
