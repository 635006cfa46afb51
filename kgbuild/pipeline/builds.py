"""Inputs to a graph in an output folder: build, add, remove.

readings.jsonl is what the folder's graph is made of. Whatever changes, the graph is made from it anew, so that adding
and removing give the same bytes as a build from nothing; only documents that are new or changed are read.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from difflib import get_close_matches
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path
from platform import python_version

from kgbuild import __version__
from kgbuild.engine import Engine
from kgbuild.engine.onecore import OneCore
from kgbuild.errors import DocumentError, StoreError
from kgbuild.graph.dataset import Graph
from kgbuild.graph.export import ExportFormat, export_graph
from kgbuild.graph.store import write_graph
from kgbuild.knowledge import make_knowledge
from kgbuild.model.jsonl import format_reading, reading_from_json
from kgbuild.model.text import Document, Reading
from kgbuild.model.world import Knowledge
from kgbuild.ontology.check import prove_ontology
from kgbuild.ontology.ontology import Ontology, load_ontology
from kgbuild.pipeline.files import replace_file
from kgbuild.pipeline.judgements import find_file, read_judgements
from kgbuild.pipeline.lock import lock_folder
from kgbuild.pipeline.progress import Progress, Silent
from kgbuild.pipeline.reads import find_documents
from kgbuild.pipeline.record import (
    READINGS,
    RUN,
    Entry,
    hash_line,
    load_cache,
    load_ledger,
    make_key,
    read_documents,
    write_ledger,
    write_record,
)
from kgbuild.pipeline.report import BuildReport, count_knowledge, find_example
from kgbuild.pipeline.reviews import PAIRS, format_pairs
from kgbuild.reading.documents import Doubt, Inputs, Skipped, find_inputs, restore_document
from kgbuild.settings import Settings, load_settings

__all__ = ["add", "build", "remake", "remove"]

SEEDS = "seeds"
SHOWN = 5  # ids of documents that an error names
GRAPHML = "graph.graphml"
PACKAGES = ("spacy", "rdflib", "pyoxigraph", "networkx")


def build(
    inputs: Sequence[str | Path] = (),
    *,
    out: str | Path | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
    engine: Engine | None = None,
) -> BuildReport:
    """Makes `out` hold the graph of exactly these inputs (none: seeds/). Failed documents are in the report.

    Raises DocumentError for an input that does not exist, StoreError where `out` cannot be written or no document at
    all could be read; `out` is then as it was.
    """
    if not inputs and not Path(SEEDS).is_dir():
        raise DocumentError(f"{SEEDS}/", "no articles given and no such folder here", "Name files or folders.")
    work = Work(settings, out, progress, engine)
    found = find_inputs(inputs or [SEEDS])
    with lock_folder(work.out):
        return work.make_graph(work.load(found), found.skipped)


def add(
    inputs: Sequence[str | Path],
    *,
    out: str | Path | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
    engine: Engine | None = None,
) -> BuildReport:
    """Adds the documents of some inputs to what `out` holds; one of the same id takes the old one's place."""
    work = Work(settings, out, progress, engine)
    found = find_inputs(inputs)
    with lock_folder(work.out):
        return work.make_graph(chain_new(work.load(found), work.held()), found.skipped)


def remove(
    documents: Sequence[str],
    *,
    out: str | Path | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
    engine: Engine | None = None,
) -> BuildReport:
    """Takes documents out of what `out` holds, by id. Raises DocumentError for an id that it does not hold."""
    work = Work(settings, out, progress, engine)
    work.check_built()
    gone = set(documents)
    with lock_folder(work.out):
        held = {document.id: document for document in work.held()}
        for unknown in sorted(gone - held.keys()):
            near = [key for key in sorted(held) if unknown in key]
            close = near[:3] or get_close_matches(unknown, sorted(held), n=3, cutoff=0.3)
            more = f" and {len(held) - SHOWN} more" if len(held) > SHOWN else ""
            remedy = (
                f"Nearest ids: {', '.join(close)}" if close else f"It holds {', '.join(sorted(held)[:SHOWN])}{more}"
            )
            raise DocumentError(unknown, f"{work.out} holds no such document", f"{remedy}.")
        return work.make_graph((held[key] for key in held if key not in gone), may_be_empty=True)


def remake(
    *,
    out: str | Path | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
    engine: Engine | None = None,
) -> BuildReport:
    """Makes the graph of `out` anew of the readings that it holds, by the judgements as they are now."""
    work = Work(settings, out, progress, engine)
    work.check_built()
    with lock_folder(work.out):
        return work.make_graph(work.held(), may_be_empty=True)


def chain_new(new: Iterable[Document], held: Iterable[Document]) -> Iterator[Document]:
    """The new documents, then those of the held ones whose ids are not among the new."""
    seen: set[str] = set()
    for document in new:
        seen.add(document.id)
        yield document
    yield from (document for document in held if document.id not in seen)


class Work:
    """One run over an output folder: what it needs, and what it counts."""

    def __init__(
        self, settings: Settings | None, out: str | Path | None, progress: Progress | None, engine: Engine | None
    ) -> None:
        self.settings = settings or load_settings()
        self.out = Path(out if out is not None else self.settings.out)
        self.progress: Progress = progress or Silent()
        self.ontology: Ontology = prove_ontology(
            load_ontology(self.settings.ontology_directory, self.settings.gazetteer_directory)
        )
        self.file = find_file(replace(self.settings, out=str(self.out)))
        self.judgements = read_judgements(self.file)
        self.engine: Engine = engine or OneCore(self.ontology, model=self.settings.model)
        self.failed: list[DocumentError] = []
        self.doubts: list[Doubt] = []
        self.total: int | None = None
        self.started = datetime.now(UTC)
        self.clock = time.monotonic()

    def check_built(self) -> None:
        """Raises StoreError where the folder holds no readings."""
        if not (self.out / READINGS).is_file():
            raise StoreError(f"{self.out} holds no graph", "Run `kgbuild build` first.")

    def load(self, found: Inputs) -> Iterator[Document]:
        """The documents of the inputs. Which of two with one id is the second does not depend on the order given."""
        ordered = sorted(found.found, key=lambda item: (item.name, str(item.path)))
        if not any(item.path is None or item.path.suffix == ".jsonl" for item in ordered):
            self.total = len(ordered)
        return find_documents(
            replace(found, found=tuple(ordered)),
            self.ontology.cues,
            self.settings,
            self.failed.append,
            self.doubts.append,
        )

    def held(self) -> Iterator[Document]:
        """The documents that the folder holds."""
        for document in read_documents(self.out):
            yield restore_document(document, self.ontology.cues)

    def make_graph(
        self, documents: Iterable[Document], skipped: tuple[Skipped, ...] = (), *, may_be_empty: bool = False
    ) -> BuildReport:
        """Makes the folder hold these documents; what it held is left alone unless all goes well."""
        lines, entries, reused = self.make_readings(documents)
        if not lines and not may_be_empty:
            named = "\n".join(f"  {failure}" for failure in self.failed)
            raise StoreError(f"no document could be read, {self.out} stays as it was:\n{named}", "Mend them.")
        read_until = time.monotonic()
        with replace_file(self.out / READINGS) as file:
            file.writelines(lines)
            file.flush()  # a full disk shows before the graph is touched
            self.progress.enter("finding out who is who, and what is said of them")
            ledger = load_ledger(self.out)
            knowledge = make_knowledge(
                map(parse_line, lines), self.ontology, self.judgements, place=str(self.file), ledger=ledger
            )
            known_until = time.monotonic()
            self.progress.enter("writing the graph")
            quads = write_graph(knowledge, self.ontology, self.out, base=self.settings.base)
            write_network(self.out, self.ontology)
            with replace_file(self.out / PAIRS) as pairs:
                pairs.write(format_pairs(knowledge.resolution.pairs))
            write_ledger(self.out, ledger)
        report = BuildReport(
            out=self.out,
            counts=count_knowledge(knowledge, quads=quads),
            read=len(lines) - reused,
            reused=reused,
            seconds=time.monotonic() - self.clock,
            failed=tuple(self.failed),
            skipped=skipped,
            doubts=(*sorted(self.doubts, key=lambda doubt: doubt.document), *self.doubt_judgements(knowledge)),
            example=find_example(knowledge),
        )
        stages = {"reading": read_until, "knowledge": known_until, "graph": time.monotonic()}
        with replace_file(self.out / RUN) as file:
            file.write(write_record(self.describe_run(report, entries, stages)))
        return report

    def doubt_judgements(self, knowledge: Knowledge) -> Iterator[Doubt]:
        """A doubt for each judgement on what is not there any more."""
        for line, why in knowledge.resolution.stale:
            yield Doubt(document=f"{self.file}, line {line}:", why=why)

    def make_readings(self, documents: Iterable[Document]) -> tuple[list[str], list[Entry], int]:
        """A line and an entry for each document, by id, and how many lines are the last build's."""
        cache = load_cache(self.out)
        keys: dict[str, str] = {}
        lines: dict[str, str] = {}

        def take_unread() -> Iterator[Document]:
            for document in documents:
                keys[document.id] = make_key(document, self.engine.version, self.ontology.version)
                line = cache.find_line(document.id, keys[document.id])
                if line is None:
                    yield document
                else:
                    lines[document.id] = line

        read = 0
        for reading in self.engine.read(take_unread()):
            read += 1
            lines[reading.document.id] = format_reading(reading)
            self.progress.advance(len(lines), self.total, reading.document.id)
        entries = [Entry(id=key, key=keys[key], line=hash_line(lines[key])) for key in sorted(lines)]
        return [lines[key] for key in sorted(lines)], entries, len(lines) - read

    def describe_run(
        self, report: BuildReport, entries: Iterable[Entry], stages: Mapping[str, float]
    ) -> Mapping[str, object]:
        """The content of run.json."""
        starts = chain([self.clock], stages.values())
        return {
            "kgbuild": __version__,
            "python": python_version(),
            "packages": {package: find_version(package) for package in PACKAGES},
            "reader": self.engine.version,
            "ontology": self.ontology.version,
            "settings": asdict(self.settings),
            "started": self.started.isoformat(timespec="seconds"),
            "seconds": {
                name: round(end - start, 3) for (name, end), start in zip(stages.items(), starts, strict=False)
            },
            "counts": dict(report.counts.as_dict()),
            "read": report.read,
            "reused": report.reused,
            "failed": [
                {"path": error.path, "problem": error.problem, "remedy": error.remedy} for error in report.failed
            ],
            "skipped": [{"path": item.path, "why": item.why} for item in report.skipped],
            "doubts": [asdict(doubt) for doubt in report.doubts],
            "documents": [asdict(entry) for entry in entries],
        }


def write_network(out: Path, ontology: Ontology) -> None:
    """graph.graphml: what is asserted, for Gephi."""
    with Graph.open(out, ontology=ontology) as graph:
        export_graph(graph.catalogue, ExportFormat.GRAPHML, out / GRAPHML)


def parse_line(line: str) -> Reading:
    return reading_from_json(json.loads(line), place=READINGS)


def find_version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
