"""Inputs to documents to readings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from kgbuild.engine import Engine
from kgbuild.engine.onecore import OneCore
from kgbuild.errors import DocumentError
from kgbuild.model.jsonl import write_readings
from kgbuild.model.text import Document, Reading
from kgbuild.ontology.check import prove_ontology
from kgbuild.ontology.ontology import load_ontology
from kgbuild.pipeline.files import replace_file
from kgbuild.pipeline.progress import Progress, Silent
from kgbuild.reading import Reader
from kgbuild.reading.documents import Doubt, Inputs, Words, doubt_language, find_inputs, load_all
from kgbuild.reading.documents.head import Head
from kgbuild.reading.documents.plain import make_document
from kgbuild.reading.explanation import Explanation
from kgbuild.settings import Settings, load_settings

__all__ = ["Report", "Warn", "explain", "find_documents", "read", "write"]

Report = Callable[[DocumentError], None]
Warn = Callable[[Doubt], None]


def read(
    inputs: Sequence[str | Path],
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
    report: Report | None = None,
    warn: Warn | None = None,
    engine: Engine | None = None,
) -> Iterator[Reading]:
    """The readings of the documents of some inputs, in input order, each as soon as it is read.

    `report` is called with the error of each document that could not be read; without it the first one is raised.
    `warn` is called with each document that seems not to be English; it is read all the same.
    """
    settings = settings or load_settings()
    progress = progress or Silent()
    ontology = prove_ontology(load_ontology(settings.ontology_directory, settings.gazetteer_directory))
    found = find_inputs(inputs)
    engine = engine or OneCore(ontology, model=settings.model)
    documents = find_documents(found, ontology.cues, settings, report or _raise, warn or _ignore)
    total = len(found.found)
    for done, reading in enumerate(engine.read(documents), start=1):
        progress.advance(done, total if done <= total else None, reading.document.id)
        yield reading


def explain(
    inputs: Sequence[str],
    *,
    settings: Settings | None = None,
    report: Report | None = None,
    warn: Warn | None = None,
) -> Iterator[Explanation]:
    """Why each document is read as it is. An input with a blank in it that is no file is itself the text."""
    settings = settings or load_settings()
    ontology = prove_ontology(load_ontology(settings.ontology_directory, settings.gazetteer_directory))
    reader = Reader(ontology, model=settings.model)
    for item in inputs:
        if len(item.split()) > 1 and not Path(item).exists():
            yield reader.explain(_completed(make_document("text", item, Head(), ontology.cues), settings))
            continue
        found = find_inputs([item])
        for document in find_documents(found, ontology.cues, settings, report or _raise, warn or _ignore):
            yield reader.explain(document)


def find_documents(inputs: Inputs, words: Words, settings: Settings, report: Report, warn: Warn) -> Iterator[Document]:
    """The documents of some inputs with the settings' defaults; errors go to `report`, doubts to `warn`."""
    for document in load_all(inputs.found, words):
        if isinstance(document, DocumentError):
            report(document)
        else:
            completed = _completed(document, settings)
            doubt = doubt_language(completed, words)
            if doubt:
                warn(doubt)
            yield completed


def _completed(document: Document, settings: Settings) -> Document:
    return replace(
        document,
        publisher=document.publisher or settings.publisher,
        language=document.language or settings.language,
    )


def _raise(error: DocumentError) -> None:
    raise error


def _ignore(doubt: Doubt) -> None:
    del doubt


def write(readings: Iterable[Reading], path: str | None, stdout: TextIO) -> None:
    """Writes readings as JSON Lines to a file, whole or not at all, or to `stdout`, each as it comes."""
    if path is None or path == "-":
        write_readings(readings, stdout)
        return
    with replace_file(Path(path)) as file:
        write_readings(readings, file)
