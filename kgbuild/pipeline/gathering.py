"""Gathering: the readings that a graph is made of, each read now or kept from before, and what they tell.

Nothing is held of a document but its outline: the rest lies in files, and is read again where it is needed.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache as remember
from pathlib import Path
from typing import BinaryIO

from kgbuild.engine import Engine
from kgbuild.knowledge.local import LocalKnowledge, Outline
from kgbuild.knowledge.outlines import outline_document
from kgbuild.knowledge.rows import format_outline, parse_outline
from kgbuild.knowledge.telling import read_locally
from kgbuild.model.ids import content_id
from kgbuild.model.jsonl import format_reading, reading_from_json
from kgbuild.model.sources import hash_sources
from kgbuild.model.text import Document, Reading
from kgbuild.ontology.ontology import Ontology
from kgbuild.pipeline.cache import Cache, Kind
from kgbuild.pipeline.progress import Progress
from kgbuild.pipeline.record import READINGS, Entry, Record, hash_line, make_key

__all__ = ["Gatherer"]

PACKAGE = Path(__file__).parents[1]
TOLD = tuple(PACKAGE / room for room in ("graph", "knowledge", "model", "ontology"))


@remember
def told_version() -> str:
    """A hash of all code that makes a graph of readings, so that what other code made is not taken for its own."""
    return hash_sources(TOLD)


@dataclass
class Gatherer:
    """What is known of each document while a graph is made. `spool` is a file for what readings tell, as long as this
    process lives."""

    ontology: Ontology
    cache: Cache
    record: Record
    spool: BinaryIO
    entries: dict[str, Entry] = field(default_factory=dict)
    read: int = 0
    _places: dict[str, int] = field(default_factory=dict)

    def gather(
        self, documents: Iterable[Document | Entry], engine: Engine, progress: Progress, total: int | None
    ) -> None:
        """Has all documents read but those that are as they were; where that is known already, an entry stands for one.

        Each reading is safe as soon as it is made.
        """
        keys: dict[str, str] = {}

        def take_unread() -> Iterator[Document]:
            for document in documents:
                if isinstance(document, Entry):
                    self.entries[document.id] = document
                    continue
                keys[document.id] = make_key(document, engine.version, self.ontology.version)
                entry = self._find_entry(document.id, keys[document.id])
                if entry is None:
                    yield document
                else:
                    self.entries[document.id] = entry

        for reading in engine.read(take_unread()):
            name = reading.document.id
            line = format_reading(reading).encode()
            self.cache.keep(Kind.READING, name, keys[name], line)
            self.entries[name] = Entry(id=name, key=keys[name], line=hash_line(line))
            self._keep_local(name, reading)
            self.cache.save()
            self.read += 1
            progress.advance(len(self.entries), total, name)
        self.entries = {name: self.entries[name] for name in sorted(self.entries)}

    def _find_entry(self, name: str, key: str) -> Entry | None:
        entry = self.record.find_entry(name, key)
        if entry is None and (line := self.cache.find(Kind.READING, name, key)):
            return Entry(id=name, key=key, line=hash_line(line))  # of a build that broke off
        return entry

    def read_line(self, name: str) -> bytes:
        """A document's line of readings.jsonl."""
        entry = self.entries[name]
        known = self.record.find_entry(name, entry.key)
        if known is not None:
            return self.record.read_line(known)
        line = self.cache.find(Kind.READING, name, entry.key)
        if line is None:
            raise LookupError(f"the reading of {name} is gone")
        return line

    def outline(self, name: str) -> Outline:
        """What others need to know of a document."""
        found = self.cache.find(Kind.OUTLINE, name, self.make_key(name))
        return parse_outline(found.decode()) if found is not None else self._keep_local(name, self._parse(name))

    def read_local(self, name: str) -> LocalKnowledge:
        """All that a document says, over its own ids."""
        if name not in self._places:
            return read_locally(self._parse(name), self.ontology)
        self.spool.seek(self._places[name])
        local = pickle.load(self.spool)  # this very process wrote it
        if not isinstance(local, LocalKnowledge):
            raise TypeError(f"{local!r} in place of what {name} says")
        return local

    @property
    def version(self) -> str:
        """Of all that makes a graph of readings."""
        return f"{self.ontology.version} {told_version()}"

    def make_key(self, name: str) -> str:
        """Of a document's reading and of what makes a graph of it."""
        return content_id([self.entries[name].line, self.version])

    def _parse(self, name: str) -> Reading:
        return reading_from_json(json.loads(self.read_line(name)), place=READINGS)

    def _keep_local(self, name: str, reading: Reading) -> Outline:
        local = read_locally(reading, self.ontology)
        self._places[name] = self.spool.seek(0, 2)
        pickle.dump(local, self.spool, pickle.HIGHEST_PROTOCOL)
        outline = outline_document(local, self.ontology)
        self.cache.keep(Kind.OUTLINE, name, self.make_key(name), format_outline(outline).encode())
        return outline

    def tidy(self) -> None:
        """Forgets what the files of the folder hold now, and what is of documents that are gone."""
        self.cache.drop(Kind.READING, self.cache.list_documents(Kind.READING))
        for kind in (Kind.OUTLINE, Kind.STORY):
            self.cache.drop(kind, self.cache.list_documents(kind) - self.entries.keys())
        self.cache.save()
