"""What a build leaves for the next one: readings.jsonl, and in run.json how each reading came about.

run.json is the run's own: versions, times, counts, failures. All else in an output folder depends on inputs and
settings alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, field
from hashlib import sha256
from pathlib import Path

from kgbuild.errors import DocumentError, StoreError
from kgbuild.knowledge import Ledger, format_ledger, read_ledger
from kgbuild.model.ids import content_id
from kgbuild.model.jsonl import read_readings
from kgbuild.model.rows import Row
from kgbuild.model.text import Document
from kgbuild.pipeline.files import replace_file

__all__ = [
    "READINGS",
    "RUN",
    "Cache",
    "Entry",
    "hash_line",
    "load_cache",
    "load_ledger",
    "make_key",
    "read_documents",
    "write_ledger",
    "write_record",
]

READINGS = "readings.jsonl"
RUN = "run.json"
DECISIONS = "decisions.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Where a reading came from: `key` is made of the document and all that reading depends on, `line` of its line in
    readings.jsonl."""

    id: str
    key: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cache:
    """The lines of the last build's readings.jsonl. A line is only given out for the very document and version it was
    read from; one that run.json does not know (the build broke off in between) for none."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    lines: Mapping[str, str] = field(default_factory=dict)

    def find_line(self, document_id: str, key: str) -> str | None:
        entry = self.entries.get(document_id)
        return self.lines.get(entry.line) if entry and entry.key == key else None


def make_key(document: Document, *versions: str) -> str:
    """Of the document's content and the versions of what reads it."""
    return content_id([*(None if part is None else str(part) for part in astuple(document)), *versions])


def hash_line(line: str) -> str:
    return sha256(line.encode()).hexdigest()[:20]


def load_cache(out: Path) -> Cache:
    """What the last build left; an empty cache where there was none, or its files do not fit."""
    try:
        run = json.loads((out / RUN).read_text(encoding="utf-8"))
        with (out / READINGS).open(encoding="utf-8", newline="\n") as file:
            lines = {hash_line(line): line for line in file}
        rows = Row(run, RUN).rows("documents") if isinstance(run, dict) else ()
        entries = [Entry(id=row.text("id"), key=row.text("key"), line=row.text("line")) for row in rows]
    except (OSError, json.JSONDecodeError, UnicodeDecodeError, DocumentError):
        return Cache()
    return Cache(entries={entry.id: entry for entry in entries}, lines=lines)


def load_ledger(out: Path) -> Ledger:
    """What the last build decided on who is who; nothing where there was none, or its file cannot be read."""
    try:
        with (out / DECISIONS).open(encoding="utf-8", newline="\n") as file:
            return read_ledger(file)
    except (OSError, UnicodeDecodeError):
        return Ledger()


def write_ledger(out: Path, ledger: Ledger) -> None:
    """Leaves what was decided on who is who for the next build."""
    with replace_file(out / DECISIONS) as file:
        file.writelines(format_ledger(ledger))


def read_documents(out: Path) -> Iterator[Document]:
    """The documents that an output folder holds; none where there was no build."""
    path = out / READINGS
    if not path.is_file():
        return
    try:
        for reading in read_readings(path):
            yield reading.document
    except DocumentError as error:
        raise StoreError(f"{error.path} is damaged", "Build from the inputs again.") from error


def write_record(record: Mapping[str, object]) -> str:
    """run.json's text."""
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"
