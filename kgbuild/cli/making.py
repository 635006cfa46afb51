"""Commands that read documents: read, build, add, remove."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kgbuild.cli.options import Inputs, Model, OntologyFolder
from kgbuild.cli.progress import show_progress
from kgbuild.errors import DocumentError, SettingsError

__all__ = ["add_commands"]


def add_commands(app: typer.Typer) -> None:
    app.command()(read)


def read(
    inputs: Inputs = None,
    out: Annotated[
        str | None, typer.Option("--out", "-o", metavar="FILE", help="Write there, not to standard output.")
    ] = None,
    model: Model = None,
    ontology: OntologyFolder = None,
) -> None:
    """Write what the text says, one reading a line (JSON Lines), without making a graph."""
    from kgbuild.pipeline.reads import read as read_documents
    from kgbuild.pipeline.reads import write
    from kgbuild.settings import load_settings

    settings = load_settings(flags={"model": model, "ontology": ontology})
    if not inputs:
        raise SettingsError("nothing to read", "Name files, folders, a pattern, or - for standard input.")
    failures: list[DocumentError] = []
    with show_progress("read") as progress:
        readings = read_documents(inputs, settings=settings, progress=progress, report=failures.append)
        write(readings, out, sys.stdout)
    report_failures(failures)


def report_failures(failures: list[DocumentError]) -> None:
    """Names the documents that failed, and exits 1 if there are any."""
    for failure in failures:
        typer.echo(f"kgbuild: {failure}", err=True)
    if failures:
        typer.echo(f"kgbuild: {len(failures)} of the documents could not be read.", err=True)
        raise typer.Exit(1)
