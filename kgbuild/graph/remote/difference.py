"""Difference: which quads to delete from a store and which to insert, by files of sorted lines, one line at a time.

What is there is known only between two bounds while a push is interrupted: all of `sure` is there, and nothing that is
not in `maybe`. After a push that went through, both are what was pushed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path

__all__ = ["intersect_files", "list_deletions", "list_insertions", "unite_files"]


def list_deletions(maybe: Path, target: Path) -> Iterator[str]:
    """The lines that may be there and should not."""
    return (line for line, files in _merge(maybe, target) if files == {0})


def list_insertions(sure: Path, target: Path) -> Iterator[str]:
    """The lines that should be there and may not."""
    return (line for line, files in _merge(sure, target) if files == {1})


def intersect_files(left: Path, right: Path, to: Path) -> None:
    """Writes the lines that both have."""
    _write((line for line, files in _merge(left, right) if len(files) == 2), to)


def unite_files(left: Path, right: Path, to: Path) -> None:
    """Writes the lines that either has."""
    _write((line for line, _ in _merge(left, right)), to)


def _merge(*paths: Path) -> Iterator[tuple[str, set[int]]]:
    """Each line once, in order, with the numbers of the files that have it."""
    streams = [_read(path, number) for number, path in enumerate(paths)]
    for line, group in groupby(merge(*streams), key=itemgetter(0)):
        yield line, {number for _, number in group}


def _read(path: Path, number: int) -> Iterator[tuple[str, int]]:
    if path.exists():
        with path.open(encoding="utf-8", newline="\n") as file:
            for line in file:
                yield line.rstrip("\n"), number


def _write(lines: Iterable[str], to: Path) -> None:
    made = to.with_name(f"{to.name}.tmp")
    with made.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
    made.replace(to)
