"""Runs: N-Quads gathered in any order, sorted, each once: what does not fit into memory waits in sorted files.

Sorting UTF-8 sorts code points, and only a line's end is a line break: literals have theirs escaped.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import pyoxigraph as ox

__all__ = ["Change", "Runs", "find_subject", "format_lines", "hash_file", "merge_blocks", "read_blocks", "write_lines"]

HELD = 80_000_000  # bytes of lines that are sorted in memory at once
BLOCK = 4_000_000  # bytes that are read of a sorted file at once
LOADED = 40_000_000  # bytes that a store takes in at once: it holds them, and much besides
CHANGED = 0.3  # the share of lines above which what changed is not worth knowing


def format_lines(quads: Iterable[ox.Quad]) -> bytes:
    """One line a quad, sorted, none twice."""
    lines = (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
    return b"".join(sorted(set(lines)))


def find_subject(line: bytes) -> bytes:
    return line[: line.index(b" ")]


class Runs:
    """Sorted lines, gathered in any order; `folder` is where they wait. They can be gone through more than once."""

    def __init__(self, folder: Path, *, held: int = HELD) -> None:
        self.folder = folder
        self.held = held
        self._pieces: list[bytes] = []
        self._size = 0
        self._runs: list[Path] = []

    def add(self, lines: bytes) -> None:
        """Takes whole lines."""
        self._pieces.append(lines)
        self._size += len(lines)
        if self._size > self.held:
            self.folder.mkdir(exist_ok=True)
            path = self.folder / str(len(self._runs))
            with path.open("wb") as file:
                file.writelines(self._sort())
            self._runs.append(path)
            self._pieces, self._size = [], 0

    def blocks(self) -> Iterator[list[bytes]]:
        """The lines in their order, many at once."""
        rest = self._sort()
        return merge_blocks([*map(read_blocks, self._runs), iter([rest] if rest else [])])

    def _sort(self) -> list[bytes]:
        lines = [line for piece in self._pieces for line in piece.splitlines(keepends=True)]
        lines.sort()  # pieces are sorted runs, which merge quickly
        return list(dict.fromkeys(lines))


def merge_blocks(sources: Iterable[Iterator[list[bytes]]]) -> Iterator[list[bytes]]:
    """Several sorted sequences of lines as one, each line once."""
    heads = [(block, source) for source in sources if (block := next(source, []))]
    while heads:
        if len(heads) == 1:
            yield heads[0][0]
            yield from heads[0][1]
            return
        # What is not above the smallest of the last lines is known in full.
        until = min(block[-1] for block, _ in heads)
        taken: list[bytes] = []
        left = []
        for block, source in heads:
            cut = bisect_right(block, until)
            taken += block[:cut]
            if rest := block[cut:] or next(source, []):
                left.append((rest, source))
        taken.sort()
        yield list(dict.fromkeys(taken))
        heads = left


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a file's lines became: `count` lines of a certain `digest`. `added` and `removed` tell how they differ from those
    of the file before, whose digest was `before`; None where that differs too much, or there was none."""

    count: int
    digest: str
    before: str | None = None
    added: tuple[bytes, ...] | None = None
    removed: tuple[bytes, ...] | None = None


def write_lines(blocks: Iterable[list[bytes]], path: Path, old: Path) -> Change:
    """Writes sorted lines to a file, and tells how they differ from those of an old one."""
    known = read_blocks(old) if old.is_file() else None
    if known is None:
        count, digest = 0, blake2b(digest_size=16)
        with path.open("wb") as file:
            for block in blocks:
                count += len(block)
                data = b"".join(block)
                digest.update(data)
                file.write(data)
        return Change(count=count, digest=digest.hexdigest())
    comparison = _Comparison(known)
    with path.open("wb") as file:
        for block in blocks:
            data = b"".join(block)
            comparison.take(block, data)
            file.write(data)
    return comparison.finish()


class _Comparison:
    """New lines against old ones, both sorted, as they come."""

    def __init__(self, known: Iterator[list[bytes]]) -> None:
        self.known = known
        self.waiting: list[bytes] = []
        self.count = 0
        self.total = 0
        self.digests = blake2b(digest_size=16), blake2b(digest_size=16)
        self.added: list[bytes] = []
        self.removed: list[bytes] = []

    def take(self, block: list[bytes], data: bytes) -> None:
        self.count += len(block)
        self.digests[0].update(data)
        old = self.take_old(block[-1])
        if old != block:
            mine, theirs = set(block), set(old)
            self.added += sorted(mine - theirs)
            self.removed += sorted(theirs - mine)

    def take_old(self, until: bytes | None) -> list[bytes]:
        """The old lines that are not above a line; all, where there is none."""
        found: list[bytes] = []
        while True:
            cut = len(self.waiting) if until is None else bisect_right(self.waiting, until)
            found += self.waiting[:cut]
            self.waiting = self.waiting[cut:]
            if self.waiting:
                return found
            self.waiting = next(self.known, [])
            self.total += len(self.waiting)
            self.digests[1].update(b"".join(self.waiting))
            if not self.waiting:
                return found

    def finish(self) -> Change:
        self.removed += self.take_old(None)
        digest, before = (digest.hexdigest() for digest in self.digests)
        if len(self.added) + len(self.removed) > CHANGED * self.total:
            return Change(count=self.count, digest=digest, before=before)
        added, removed = tuple(self.added), tuple(self.removed)
        return Change(count=self.count, digest=digest, before=before, added=added, removed=removed)


def hash_file(path: Path) -> str:
    """The digest of a file's content, as a Change has it."""
    digest = blake2b(digest_size=16)
    with path.open("rb") as file:
        while data := file.read(BLOCK):
            digest.update(data)
    return digest.hexdigest()


def read_blocks(path: Path, size: int = BLOCK) -> Iterator[list[bytes]]:
    """The lines of a file, of so many bytes at once."""
    with path.open("rb") as file:
        while lines := file.readlines(size):
            yield lines
