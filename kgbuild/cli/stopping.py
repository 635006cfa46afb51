"""Stopping: what somebody is told who presses Ctrl-C."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from kgbuild.settings import Settings

__all__ = ["STOPPED", "explain_stop"]

STOPPED = 130  # what shells report of a command that Ctrl-C ended


@contextmanager
def explain_stop(settings: Settings) -> Iterator[None]:
    """Says what became of the output folder when a build is stopped, and exits 130."""
    try:
        yield
    except KeyboardInterrupt:
        out = shlex.quote(settings.out)
        typer.echo(
            f"\nkgbuild: stopped. {out} is whole, and what was read so far is kept there."
            " Run the same command again to go on from that.",
            err=True,
        )
        raise typer.Exit(STOPPED) from None
