"""Commands that read documents: build, add, remove, read."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from kgbuild.cli.options import (
    Base,
    Gazetteer,
    Inputs,
    Judgements,
    Model,
    OntologyFolder,
    Out,
    Publisher,
    RequiredInputs,
)
from kgbuild.cli.progress import show_progress
from kgbuild.cli.stopping import explain_stop
from kgbuild.errors import DocumentError, SettingsError
from kgbuild.settings import load_settings

__all__ = ["add_commands"]


def add_commands(app: typer.Typer) -> None:
    for command in (build, add, remove, read):
        app.command()(command)


def build(
    inputs: Inputs = None,
    out: Out = None,
    base: Base = None,
    publisher: Publisher = None,
    model: Model = None,
    ontology: OntologyFolder = None,
    judgements: Judgements = None,
    gazetteer: Gazetteer = None,
    validate: Annotated[bool, typer.Option("--validate", help="Check the graph against its shapes then.")] = False,
) -> None:
    """Make the graph of exactly these inputs (none: seeds/)."""
    from kgbuild.cli.summary import print_summary
    from kgbuild.pipeline import builds

    settings = load_settings(
        flags={
            "out": out,
            "base": base,
            "publisher": publisher,
            "model": model,
            "ontology": ontology,
            "judgements": judgements,
            "gazetteer": gazetteer,
        }
    )
    with explain_stop(settings), show_progress("read") as progress:
        report = builds.build(inputs or (), settings=settings, progress=progress)
    print_summary(report)
    if validate:
        from kgbuild.cli.checking import check_graph

        check_graph(settings)
    report_failures(report.failed)


def add(
    inputs: RequiredInputs,
    out: Out = None,
    base: Base = None,
    publisher: Publisher = None,
    model: Model = None,
    ontology: OntologyFolder = None,
    judgements: Judgements = None,
    gazetteer: Gazetteer = None,
) -> None:
    """Add documents; one with the id of an old one takes its place."""
    from kgbuild.cli.summary import print_summary
    from kgbuild.pipeline import builds

    settings = load_settings(
        flags={
            "out": out,
            "base": base,
            "publisher": publisher,
            "model": model,
            "ontology": ontology,
            "judgements": judgements,
            "gazetteer": gazetteer,
        }
    )
    with explain_stop(settings), show_progress("read") as progress:
        report = builds.add(inputs, settings=settings, progress=progress)
    print_summary(report)
    report_failures(report.failed)


def remove(
    documents: Annotated[list[str], typer.Argument(metavar="DOCUMENT", help="Ids of documents.", show_default=False)],
    out: Out = None,
    base: Base = None,
    model: Model = None,
    ontology: OntologyFolder = None,
    judgements: Judgements = None,
    gazetteer: Gazetteer = None,
) -> None:
    """Take documents out, and with them all that only they say."""
    from kgbuild.cli.summary import print_summary
    from kgbuild.pipeline import builds

    settings = load_settings(
        flags={
            "out": out,
            "base": base,
            "model": model,
            "ontology": ontology,
            "judgements": judgements,
            "gazetteer": gazetteer,
        }
    )
    with explain_stop(settings), show_progress("read") as progress:
        report = builds.remove(documents, settings=settings, progress=progress)
    print_summary(report)


def read(
    inputs: RequiredInputs,
    out: Annotated[
        str | None,
        typer.Option("--out", "-o", metavar="FILE", help="Write there, not to standard output.", show_default=False),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help='Print why, for people. An INPUT may be the text itself: "Ana met Bo."')
    ] = False,
    publisher: Publisher = None,
    model: Model = None,
    ontology: OntologyFolder = None,
    gazetteer: Gazetteer = None,
) -> None:
    """Write what the texts say as JSON Lines, without a graph."""
    from kgbuild.cli.readings import print_explanation
    from kgbuild.cli.summary import print_doubt
    from kgbuild.pipeline import reads

    settings = load_settings(
        flags={"publisher": publisher, "model": model, "ontology": ontology, "gazetteer": gazetteer}
    )
    failures: list[DocumentError] = []
    if explain:
        if out is not None:
            raise SettingsError("--explain prints to standard output", "Leave out --out, or --explain.")
        for explanation in reads.explain(inputs, settings=settings, report=failures.append, warn=print_doubt):
            print_explanation(explanation)
        report_failures(failures)
        return
    with show_progress("read") as progress:
        readings = reads.read(inputs, settings=settings, progress=progress, report=failures.append, warn=print_doubt)
        reads.write(readings, out, sys.stdout)
    report_failures(failures)


def report_failures(failures: Iterable[DocumentError]) -> None:
    """Names the documents that failed, and exits 1 if there are any."""
    failed = list(failures)
    for failure in failed:
        typer.echo(f"failed {failure}", err=True)
    if failed:
        noun = "document" if len(failed) == 1 else "documents"
        typer.echo(f"kgbuild: {len(failed)} {noun} could not be read; all others were.", err=True)
        raise typer.Exit(1)
