"""Commands that look at kgbuild itself: doctor, ontology."""

from __future__ import annotations

import typer

from kgbuild.cli.options import Model, OntologyFolder, Out
from kgbuild.settings import load_settings

__all__ = ["add_commands"]


def add_commands(app: typer.Typer) -> None:
    app.command()(doctor)


def doctor(out: Out = None, model: Model = None, ontology: OntologyFolder = None) -> None:
    """Check that kgbuild can work here, and say what to do where it cannot."""
    from kgbuild.pipeline import checks

    settings = load_settings(flags={"out": out, "model": model, "ontology": ontology})
    failed = 0
    for check in checks.check_installation(settings):
        mark = "ok " if check.remedy is None else "BAD"
        typer.echo(f"{mark}  {check.name:<12} {check.found}{f'. {check.remedy}' if check.remedy else ''}")
        failed += check.remedy is not None
    if failed:
        raise typer.Exit(1)
