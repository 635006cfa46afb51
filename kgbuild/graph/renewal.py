"""Renewal: graph.ttl from its sorted lines; what did not change is copied from the file before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain, groupby
from pathlib import Path

from kgbuild.graph.lines import split_line
from kgbuild.graph.runs import Change, find_subject
from kgbuild.graph.terms import Shortener
from kgbuild.graph.turtle import write_head, write_paragraphs
from kgbuild.ontology.prefixes import Prefixes

__all__ = ["Turtle"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turtle:
    """How graph.ttl is written: every subject a block of its own, by IRI, after the prefixes."""

    prefixes: Prefixes
    base: str

    def write(self, blocks: Iterable[list[bytes]], path: Path, old: Path, change: Change) -> str:
        """Writes the lines of a default graph to a file and gives its digest.

        `old` is the file that was made of the lines before the change.
        """
        lines = (line for block in blocks for line in block)
        subjects = groupby(lines, find_subject)
        known = self._read(old) if change.added is not None else None
        written = self._renew(subjects, iter(known), change) if known is not None else self._write(lines)
        digest = blake2b(digest_size=16)
        with path.open("wb") as file:
            for piece in chain([write_head(self.prefixes, self.base)], written):
                digest.update(piece)
                file.write(piece)
        return digest.hexdigest()

    def _read(self, old: Path) -> list[bytes] | None:
        """The subjects of a file; None where it was not made by these prefixes and this base."""
        head, *subjects = old.read_bytes().split(b"\n\n")
        return subjects if head + b"\n" == write_head(self.prefixes, self.base) else None

    def _write(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        rows = (split_line(line.decode()[:-1])[:3] for line in lines)
        shortener = Shortener(self.prefixes, self.base)
        return (f"\n{paragraph}\n".encode() for paragraph in write_paragraphs(rows, shortener))

    def _renew(
        self, subjects: Iterable[tuple[bytes, Iterable[bytes]]], known: Iterator[bytes], change: Change
    ) -> Iterator[bytes]:
        added, removed = (_list_asserted(lines or ()) for lines in (change.added, change.removed))
        gone = iter(sorted(removed))
        waiting = next(gone, None)
        for subject, lines in subjects:
            while waiting is not None and waiting < subject:
                next(known)
                waiting = next(gone, None)
            if subject not in added and subject not in removed:
                yield b"\n" + next(known).rstrip(b"\n") + b"\n"
                continue
            present = list(lines)
            if subject in removed or not added[subject].issuperset(present):
                next(known)
            if waiting == subject:
                waiting = next(gone, None)
            yield from self._write(present)


def _list_asserted(lines: Iterable[bytes]) -> dict[bytes, set[bytes]]:
    """The lines of the default graph, by subject."""
    found: dict[bytes, set[bytes]] = {}
    for line in lines:
        if not split_line(line.decode()[:-1])[3]:
            found.setdefault(find_subject(line), set()).add(line)
    return found
