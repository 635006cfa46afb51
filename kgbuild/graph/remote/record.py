"""Record: what is known of a store that was pushed to, in a folder of the output folder, one for each address.

sure.nq, maybe.nq   the bounds of what is there (difference.py); where nothing is unfinished, sure.nq is all of it
pending.nq          what a push that is not finished yet is to make of it
done                how many of its changes the store has acknowledged
told                the digest that the last push that went through left in the store
place               the graph that stands for the default graph, empty where the store has one
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

from kgbuild.graph.remote.difference import intersect_files, unite_files

__all__ = ["Record"]

_LENGTH = 16


class Record:
    """The record of one address."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder / hashlib.sha256(url.encode()).hexdigest()[:_LENGTH]
        self.sure = self.folder / "sure.nq"
        self._maybe = self.folder / "maybe.nq"
        self.pending = self.folder / "pending.nq"
        self._done = self.folder / "done"
        self._place = self.folder / "place"
        self._told = self.folder / "told"

    @property
    def maybe(self) -> Path:
        return self._maybe if self._maybe.exists() else self.sure

    @property
    def known(self) -> bool:
        """Whether anything was pushed there before."""
        return self._place.exists()

    @property
    def place(self) -> str | None:
        return self._place.read_text(encoding="utf-8").strip() or None

    def start(self, place: str | None) -> None:
        """Begins with nothing there."""
        self.forget()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.sure.touch()
        _write(self._place, f"{place or ''}\n")

    def forget(self) -> None:
        """Knows nothing any more."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def recognise(self, digests: Iterable[str]) -> bool:
        """Whether the store says of itself what the record expects. A push that only missed its own end is finished."""
        told = set(digests)
        if self.pending.exists() and told == {_digest(self.pending)}:
            self.finish()
        return told == {self.told}

    @property
    def told(self) -> str:
        """What the store says since the last push that went through; "" where none did."""
        return self._told.read_text(encoding="utf-8").strip() if self._told.exists() else ""

    def plan(self, lines: Iterable[str]) -> int:
        """Notes what the store is to hold, and gives how many changes are done: 0, or those of the same push before."""
        made = self.folder / "next.nq"
        with made.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
        if self.pending.exists():
            if _digest(made) == _digest(self.pending):
                return self._read_done()
            # Some of the other push was done: what is there lies between what both have and what either has.
            unite_files(self.maybe, self.pending, self._maybe)
            intersect_files(self.sure, self.pending, self.sure)
        else:
            self._maybe.unlink(missing_ok=True)
        self.note_done(0)
        made.replace(self.pending)
        return 0

    def _read_done(self) -> int:
        return int(self._done.read_text(encoding="utf-8")) if self._done.exists() else 0

    def note_done(self, count: int) -> None:
        _write(self._done, f"{count}\n")

    def finish(self) -> None:
        """What was planned is there."""
        _write(self._told, f"{self.target_digest}\n")
        self.pending.replace(self.sure)
        self._maybe.unlink(missing_ok=True)
        self._done.unlink(missing_ok=True)

    @property
    def target_digest(self) -> str:
        return _digest(self.pending)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(path: Path, text: str) -> None:
    made = path.with_name(f"{path.name}.tmp")
    made.write_text(text, encoding="utf-8")
    made.replace(path)
