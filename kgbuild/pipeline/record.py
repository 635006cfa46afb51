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
from kgbuild.knowledge import Ledger, read_ledger
from kgbuild.model.ids import content_id
from kgbuild.model.jsonl import document_from_json
from kgbuild.model.rows import Row
from kgbuild.model.text import Document

__all__ = [
    "DECISIONS",
    "READINGS",
    "RUN",
    "Entry",
    "Record",
    "hash_line",
    "load_ledger",
    "load_record",
    "make_key",
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
class Record:
    """What the last build left. A line of its readings.jsonl is only given out for the very document and version it was
    read from; one that run.json does not know for none. `versions` are those that made the keys; `places`: where the line
    of a hash begins, and how long it is."""

    path: Path
    entries: Mapping[str, Entry] = field(default_factory=dict)
    versions: tuple[str, ...] = ()
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def find_entry(self, document_id: str, key: str) -> Entry | None:
        """The entry of a document that is still as it was read."""
        entry = self.entries.get(document_id)
        return entry if entry and entry.key == key and entry.line in self.places else None

    def read_line(self, entry: Entry) -> bytes:
        """The line of an entry that was found."""
        start, length = self.places[entry.line]
        with self.path.open("rb") as file:
            file.seek(start)
            return file.read(length)

    def find_held(self, *versions: str) -> tuple[Entry, ...]:
        """The entries of all lines, where the same versions would read the same in all of them; else none."""
        held = tuple(entry for entry in self.entries.values() if entry.line in self.places)
        return held if versions == self.versions and len(held) == len(self.places) else ()

    def read_documents(self) -> Iterator[Document]:
        """The documents of all lines, known to run.json or not."""
        if not self.path.is_file():
            return
        with self.path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                try:
                    fields = json.loads(line)
                    yield document_from_json(Row(fields if isinstance(fields, dict) else {}, READINGS))
                except (ValueError, DocumentError) as error:
                    place = f"{self.path}, line {number}"
                    raise StoreError(f"{place} is damaged", "Build from the inputs again.") from error


def make_key(document: Document, *versions: str) -> str:
    """Of the document's content and the versions of what reads it."""
    return content_id([*(None if part is None else str(part) for part in astuple(document)), *versions])


def hash_line(line: bytes) -> str:
    return sha256(line).hexdigest()[:20]


def load_record(out: Path) -> Record:
    """What the last build left; nothing is known where there was none, or its files do not fit."""
    path = out / READINGS
    places: dict[str, tuple[int, int]] = {}
    versions: tuple[str, ...] = ()
    try:
        run = json.loads((out / RUN).read_text(encoding="utf-8"))
        rows = Row(run, RUN).rows("documents") if isinstance(run, dict) else ()
        if isinstance(run, dict):
            versions = str(run.get("reader")), str(run.get("ontology"))
        entries = [Entry(id=row.text("id"), key=row.text("key"), line=row.text("line")) for row in rows]
        with path.open("rb") as file:
            start = 0
            for line in file:
                places[hash_line(line)] = start, len(line)
                start += len(line)
    except (OSError, ValueError, DocumentError):
        return Record(path=path)
    return Record(path=path, entries={entry.id: entry for entry in entries}, versions=versions, places=places)


def load_ledger(out: Path) -> Ledger:
    """What the last build decided on who is who; nothing where there was none, or its file cannot be read."""
    try:
        with (out / DECISIONS).open(encoding="utf-8", newline="\n") as file:
            return read_ledger(file)
    except (OSError, UnicodeDecodeError):
        return Ledger()


def write_record(record: Mapping[str, object]) -> str:
    """run.json's text."""
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"
