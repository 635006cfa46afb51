"""The application: its commands, and what happens to errors.

Exit status: 0 done; 1 a document or a check failed; 2 the command line, a setting, a query or a name is wrong;
130 stopped by Ctrl-C.
"""

from __future__ import annotations

import errno
import os
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from kgbuild import __version__
from kgbuild.cli import asking, checking, contradictions, exporting, making, networks, ownnames, reviewing, sharing
from kgbuild.errors import (
    AmbiguousNameError,
    DocumentError,
    JudgementError,
    KgbuildError,
    NoSuchNameError,
    QueryError,
    SettingsError,
)

__all__ = ["app", "main"]

# DocumentError only reaches us for an input that does not exist; of others the pipeline makes a report
USAGE_ERRORS = (AmbiguousNameError, DocumentError, JudgementError, NoSuchNameError, QueryError, SettingsError)

app = typer.Typer(
    name="kgbuild",
    help="A folder of news articles -> a knowledge graph you can query and trust.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for group in (making, reviewing, asking, contradictions, networks, sharing, exporting, ownnames, checking):
    group.add_commands(app)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kgbuild {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    del version


def main() -> None:
    """Runs the command of sys.argv and exits."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # data is UTF-8 whatever the locale
    try:
        status = _run()
        sys.stdout.flush()
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.ENOSPC):
            raise
        # Where the reader of our output has left (`| head`), nobody is there to be told.
        if error.errno == errno.ENOSPC:
            typer.echo("kgbuild: standard output cannot be written, its disk is full. Make room.", err=True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    sys.exit(status)


def _run() -> int:
    try:
        app(prog_name="kgbuild")
    except KgbuildError as error:
        typer.echo(f"kgbuild: {error}", err=True)
        return 2 if isinstance(error, USAGE_ERRORS) else 1
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    return 0
