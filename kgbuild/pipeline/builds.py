"""Inputs to a graph in an output folder: build, add, remove.

readings.jsonl is what the folder's graph is made of. Whatever changes, the graph is made from it anew, so that adding
and removing give the same bytes as a build from nothing; only documents that are new or changed are read.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from difflib import get_close_matches
from functools import cached_property
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
from kgbuild.graph.network.kept import ROWS, keep_rows
from kgbuild.graph.runs import Change
from kgbuild.graph.staging import stage
from kgbuild.graph.store import NQUADS
from kgbuild.knowledge import format_ledger
from kgbuild.knowledge.local import Outline
from kgbuild.knowledge.worlds import World, make_world
from kgbuild.model.text import Document
from kgbuild.ontology.check import prove_ontology
from kgbuild.ontology.ontology import Ontology, load_ontology
from kgbuild.pipeline.cache import open_cache
from kgbuild.pipeline.collector import without_collector
from kgbuild.pipeline.gathering import Gatherer
from kgbuild.pipeline.graphs import write_world
from kgbuild.pipeline.judgements import find_file, read_judgements
from kgbuild.pipeline.lock import lock_folder, make_spool
from kgbuild.pipeline.progress import Progress, Silent
from kgbuild.pipeline.reads import find_documents
from kgbuild.pipeline.record import DECISIONS, READINGS, RUN, Entry, Record, load_ledger, load_record, write_record
from kgbuild.pipeline.report import BuildReport, find_example
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


def chain_new(new: Iterable[Document], held: Iterable[Document | Entry]) -> Iterator[Document | Entry]:
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

    @cached_property
    def record(self) -> Record:
        """What the last build left."""
        return load_record(self.out)

    def held(self) -> Iterator[Document | Entry]:
        """The documents that the folder holds; only their entries, where they would be read as they were."""
        found = self.record.find_held(self.engine.version, self.ontology.version)
        if found:
            yield from found
        else:
            for document in self.record.read_documents():
                yield restore_document(document, self.ontology.cues)

    def make_graph(
        self, documents: Iterable[Document | Entry], skipped: tuple[Skipped, ...] = (), *, may_be_empty: bool = False
    ) -> BuildReport:
        """Makes the folder hold these documents; what it held is left alone unless all goes well."""
        with (
            without_collector(),
            open_cache(self.out) as cache,
            make_spool(self.out) as spool,
            (spool / "local").open("w+b") as file,
        ):
            gatherer = Gatherer(ontology=self.ontology, cache=cache, record=self.record, spool=file)
            gatherer.gather(documents, self.engine, self.progress, self.total)
            if not gatherer.entries and not may_be_empty:
                named = "\n".join(f"  {failure}" for failure in self.failed)
                raise StoreError(f"no document could be read, {self.out} stays as it was:\n{named}", "Mend them.")
            stages = {"reading": time.monotonic()}
            self.progress.enter("finding out who is who, and what is said of them")
            outlines = [gatherer.outline(name) for name in gatherer.entries]
            ledger = load_ledger(self.out)
            world = make_world(outlines, self.ontology, self.judgements, place=str(self.file), ledger=ledger)
            stages["knowledge"] = time.monotonic()
            self.progress.enter("writing the graph")
            with stage(self.out) as fresh:
                with (fresh / DECISIONS).open("w", encoding="utf-8", newline="\n") as decisions:
                    decisions.writelines(format_ledger(ledger))
                report = self.write_files(gatherer, outlines, world, fresh, spool, skipped)
                stages["graph"] = time.monotonic()
                (fresh / RUN).write_text(
                    write_record(self.describe_run(report, gatherer.entries.values(), stages)), encoding="utf-8"
                )
            gatherer.tidy()
        return report

    def write_files(
        self,
        gatherer: Gatherer,
        outlines: list[Outline],
        world: World,
        fresh: Path,
        spool: Path,
        skipped: tuple[Skipped, ...],
    ) -> BuildReport:
        """Makes all files but run.json in a folder."""
        with (fresh / READINGS).open("wb") as file:
            file.writelines(map(gatherer.read_line, gatherer.entries))
        change, tally = write_world(gatherer, outlines, world, fresh, self.out, spool, self.settings.base)
        write_network(fresh, self.out, change, self.ontology)
        (fresh / PAIRS).write_text(format_pairs(world.resolution.pairs), encoding="utf-8")
        stale = (Doubt(document=f"{self.file}, line {line}:", why=why) for line, why in world.resolution.stale)
        return BuildReport(
            out=self.out,
            counts=tally.count(world, documents=len(outlines), quads=change.count),
            read=gatherer.read,
            reused=len(gatherer.entries) - gatherer.read,
            seconds=time.monotonic() - self.clock,
            failed=tuple(self.failed),
            skipped=skipped,
            doubts=(*sorted(self.doubts, key=lambda doubt: doubt.document), *stale),
            example=find_example(world, outlines),
        )

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


def write_network(fresh: Path, out: Path, change: Change, ontology: Ontology) -> None:
    """graph.graphml: what is asserted, for Gephi; and the rows that it is made of, by means of those in `out`."""
    with Graph.open(fresh, ontology=ontology) as graph:
        keep_rows(graph.catalogue, fresh / NQUADS, out / ROWS, change)
        export_graph(graph.catalogue, ExportFormat.GRAPHML, fresh / GRAPHML)


def find_version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
