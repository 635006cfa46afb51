"""Cache: what was made of single documents, kept between builds and when one breaks off.

A file of SQLite in the output folder. What is in it is only ever found under the key that it was made by, so that it can
be deleted at any time, and a broken one is: all it costs is time.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from kgbuild.errors import StoreError

__all__ = ["Cache", "Kind", "open_cache"]

FILE = ".cache.sqlite"
_TABLE = """CREATE TABLE IF NOT EXISTS made
(kind TEXT, document TEXT, key TEXT, content BLOB, PRIMARY KEY (kind, document)) WITHOUT ROWID"""


class Kind(StrEnum):
    """What is kept of a document (of groups, the name is theirs). Readings only until readings.jsonl holds them."""

    READING = "reading"
    OUTLINE = "outline"
    STORY = "story"
    GROUP = "group"


class Cache:
    """One content for each kind and document."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base

    def find(self, kind: Kind, document: str, key: str) -> bytes | None:
        """What was kept under the key; None where there is nothing, or what there is is broken."""
        query = "SELECT content FROM made WHERE kind = ? AND document = ? AND key = ?"
        try:
            row = self.base.execute(query, (kind, document, key)).fetchone()
            return zlib.decompress(row[0]) if row else None
        except (sqlite3.DatabaseError, zlib.error):
            return None

    def keep(self, kind: Kind, document: str, key: str, content: bytes) -> None:
        """Puts a content in the place of the one before."""
        row = (kind, document, key, zlib.compress(content, 1))
        self.base.execute("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)", row)

    def drop(self, kind: Kind, documents: Iterable[str]) -> None:
        """Forgets what is kept of some documents."""
        self.base.executemany("DELETE FROM made WHERE kind = ? AND document = ?", ((kind, one) for one in documents))

    def list_documents(self, kind: Kind) -> frozenset[str]:
        """The documents of which something is kept."""
        rows = self.base.execute("SELECT document FROM made WHERE kind = ?", (kind,))
        return frozenset(str(document) for (document,) in rows)

    def save(self) -> None:
        """Makes sure of all that was kept so far, whatever happens next."""
        self.base.commit()


@contextmanager
def open_cache(out: Path) -> Iterator[Cache]:
    """The cache of an output folder for the time of a with block. StoreError where it cannot be written."""
    path = out / FILE
    try:
        base = _connect(path)
    except sqlite3.DatabaseError:  # no file of SQLite, or a broken one
        for left in out.glob(f"{FILE}*"):
            left.unlink()
        base = _connect(path)
    try:
        yield Cache(base)
        base.commit()
    except sqlite3.Error as error:
        raise StoreError(
            f"{path} cannot be written ({error})", "Free some space; or delete that file, if it is broken."
        ) from error
    finally:
        base.close()


def _connect(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path)
    # A process that is killed leaves no half-written file; when power fails, a broken one is begun anew.
    base.execute("PRAGMA synchronous = OFF")
    base.execute(_TABLE)
    base.execute("SELECT count(*) FROM made").fetchone()
    return base
