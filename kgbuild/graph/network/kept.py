"""Kept: the rows of a graph in a file beside it, of which a build renews only those of subjects that changed.

The file says which graph.nq it belongs to, and which code made it; one that does not fit is as good as none.
"""

from __future__ import annotations

import mmap
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.network.scratch import TABLES, Filler
from kgbuild.graph.runs import Change, find_subject
from kgbuild.graph.store import STORE, read_stamp
from kgbuild.model.sources import hash_sources

__all__ = ["ROWS", "keep_rows", "open_rows"]

ROWS = ".rows.sqlite"
_MADE = "CREATE TABLE made (nquads TEXT, code TEXT)"
_SUBJECTS = {"node": "id", "part": "event", "statement": "id", "source": "statement"}


def keep_rows(catalogue: Catalogue, nquads: Path, old: Path, change: Change) -> None:
    """Writes the rows of a graph.nq beside it; `old` are those of the one before the change."""
    path = nquads.with_name(ROWS)
    subjects = _list_changed(change, catalogue)
    known = subjects is not None and change.before is not None and _fits(old, change.before)
    if known:
        shutil.copyfile(old, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;")
        filler = Filler(catalogue, database)
        if known and subjects is not None:
            for table, key in _SUBJECTS.items():
                names = ((filler.identify(subject.decode()),) for subject in subjects)
                database.executemany(f"DELETE FROM {table} WHERE {key} = ?", names)
            filler.fill(_find_lines(nquads, subjects))
        else:
            database.executescript(f"{TABLES};{_MADE};")
            filler.fill(catalogue.lines.read_quads())
        filler.describe_words()
        database.execute("DELETE FROM made")
        database.execute("INSERT INTO made VALUES (?, ?)", (change.digest, _hash_code()))
        if database.in_transaction:
            database.execute("COMMIT")


def open_rows(folder: Path | None) -> sqlite3.Connection | None:
    """The rows of a graph's folder, for reading; None where there are none that are those of the store beside them."""
    if folder is None:
        return None
    path = folder / ROWS
    digest = read_stamp(folder / STORE).get("nquads")
    if not isinstance(digest, str) or not _fits(path, digest):
        return None
    address = f"{path.resolve().as_uri()}?immutable=1"
    return sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)


def _fits(path: Path, digest: str) -> bool:
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True)) as database:
            return database.execute("SELECT nquads, code FROM made").fetchall() == [(digest, _hash_code())]
    except sqlite3.DatabaseError:
        return False


@cache
def _hash_code() -> str:
    return hash_sources([Path(__file__).parents[1]])


def _list_changed(change: Change, catalogue: Catalogue) -> list[bytes] | None:
    """The subjects whose lines changed; None where it is not known, or the ontology changed, on which all rows depend."""
    if change.added is None or change.removed is None:
        return None
    subjects = {find_subject(line) for line in (*change.added, *change.removed)}
    terms = f"<{catalogue.naming.prefixes.expand('kg:')}".encode()
    if any(subject.startswith(terms) for subject in subjects):
        return None
    return sorted(subject for subject in subjects if b"#" not in subject)


def _find_lines(nquads: Path, subjects: Iterable[bytes]) -> Iterator[str]:
    """The lines of some subjects in a sorted file, without their line breaks."""
    with nquads.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as lines:
        for subject in subjects:
            start = subject + b" "
            at = _bisect(lines, start)
            while lines[at : at + len(start)] == start:
                end = lines.find(b"\n", at)
                yield lines[at:end].decode()
                at = end + 1


def _bisect(lines: mmap.mmap, start: bytes) -> int:
    """Where the first line begins that is not below a text."""
    low, high = 0, len(lines)
    while low < high:
        middle = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lines.find(b"\n", middle)
        if lines[middle : end + 1] < start:
            low = end + 1
        else:
            high = middle
    return low
