"""Lines: the quads of a graph as lines of N-Quads in the order of code points, in memory that does not grow with it.

graph.nq is such lines already; where it is missing, the store's are sorted, in files where they are many.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import pyoxigraph as ox

from kgbuild.errors import StoreError

__all__ = ["Block", "Lines", "Row", "group_rows", "sort_lines", "split_line"]

Row = tuple[str, str, str]
"""Subject, predicate and object in N-Triples' spelling."""

Block = tuple[str, dict[str, list[str]]]
"""A subject, and its objects by predicate."""

# Lines are sorted in memory up to so many characters, above in parts.
MOST_IN_MEMORY = 48_000_000


class Lines:
    """The lines of a store, or of the graph.nq beside it."""

    def __init__(self, store: ox.Store, nquads: Path | None = None) -> None:
        self._store = store
        self._nquads = nquads if nquads is not None and nquads.is_file() else None

    def read_quads(self) -> Iterator[str]:
        """All lines, without their line breaks. StoreError where graph.nq is not sorted: somebody changed it."""
        if self._nquads is None:
            yield from sort_lines(self._dump())
            return
        last = ""
        with self._nquads.open(encoding="utf-8", newline="\n") as file:
            for line in file:
                if line < last:
                    raise StoreError(f"{self._nquads} is not sorted", "Run `kgbuild build` again.")
                last = line
                yield line[:-1]

    def _dump(self) -> Iterator[str]:
        with TemporaryFile() as file:
            self._store.dump(file, ox.RdfFormat.N_QUADS)
            yield from _read_again(file)

    def read_asserted(self) -> Iterator[Row]:
        """The triples of the default graph, sorted."""
        for line in self.read_quads():
            # Cheaper than taking every line apart: most name a graph after an object without blanks.
            words = line.split(" ", 5)
            if len(words) == 4:
                yield words[0], words[1], words[2]
            elif len(words) != 5 or words[2][0] != "<":
                subject, predicate, term, graph = split_line(line)
                if not graph:
                    yield subject, predicate, term

    def read_union(self) -> Iterator[Row]:
        """The triples of all graphs, each once, sorted."""
        last: Row | None = None
        for line in self.read_quads():
            subject, predicate, term, _ = split_line(line)
            row = (subject, predicate, term)
            if row != last:
                yield row
                last = row

    def read_graphs(self) -> Iterator[tuple[str, Iterator[Row]]]:
        """The default graph ("") and then the others by IRI, each with its sorted triples. A graph's triples must be read
        before the next graph is asked for."""
        records = sort_lines(f"{graph}\t{rest}" for graph, rest in map(_move_graph, self.read_quads()))
        yielded = False
        for graph, group in groupby((record.partition("\t") for record in records), key=itemgetter(0)):
            if graph and not yielded:
                yield "", iter(())
            yielded = True
            yield graph, (_split_triple(rest) for _, _, rest in group)


def split_line(line: str) -> tuple[str, str, str, str]:
    """Subject, predicate, object and graph of a line of N-Quads; "" for the default graph."""
    subject, predicate, rest = line.split(" ", 2)
    rest = rest[:-2]
    if rest[-1] == ">":
        at = rest.rfind(" <")
        # A literal may hold " <" too, but no IRI holds a quotation mark.
        if at > 0 and '"' not in rest[at:]:
            return subject, predicate, rest[:at], rest[at + 1 :]
    return subject, predicate, rest, ""


def _move_graph(line: str) -> tuple[str, str]:
    subject, predicate, term, graph = split_line(line)
    return graph, f"{subject} {predicate} {term}"


def _split_triple(text: str) -> Row:
    subject, predicate, term = text.split(" ", 2)
    return subject, predicate, term


def group_rows(rows: Iterable[Row]) -> Iterator[Block]:
    """Sorted triples by subject."""
    last: str | None = None
    found: dict[str, list[str]] = {}
    for subject, predicate, term in rows:
        if subject != last:
            if last is not None:
                yield last, found
            last, found = subject, {}
        found.setdefault(predicate, []).append(term)
    if last is not None:
        yield last, found


def sort_lines(lines: Iterable[str]) -> Iterator[str]:
    """Lines without line breaks in the order of code points."""
    with ExitStack() as files:
        runs: list[Iterable[str]] = []
        held: list[str] = []
        size = 0
        for line in lines:
            held.append(line)
            size += len(line)
            if size > MOST_IN_MEMORY:
                runs.append(_read_again(_put_aside(files.enter_context(TemporaryFile()), held)))
                held, size = [], 0
        held.sort()
        yield from heapq.merge(*runs, held) if runs else held


def _put_aside(file: IO[bytes], lines: list[str]) -> IO[bytes]:
    lines.sort()
    file.writelines(f"{line}\n".encode() for line in lines)
    return file


def _read_again(file: IO[bytes]) -> Iterator[str]:
    file.seek(0)
    return (line[:-1].decode() for line in file)
