"""How far it is: a bar on a terminal, a line now and then elsewhere; both on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

    from kgbuild.pipeline.progress import Progress

__all__ = ["show_progress"]

SECONDS = 2.0  # between two lines


class Lines:
    """A line for the first document, the last, and one every few seconds."""

    def __init__(self, verb: str) -> None:
        self.verb = verb
        self.last = -SECONDS

    def advance(self, done: int, total: int | None, name: str) -> None:
        now = time.monotonic()
        if now - self.last >= SECONDS or done == total:
            self.last = now
            typer.echo(f"{self.verb} {done}{f' of {total}' if total else ''}: {name}", err=True)

    def enter(self, step: str) -> None:
        typer.echo(step, err=True)


class Bar:
    def __init__(self, bar: RichProgress, task: TaskID) -> None:
        self.bar = bar
        self.task = task

    def advance(self, done: int, total: int | None, name: str) -> None:
        self.bar.update(self.task, completed=done, total=total, name=name[-40:])

    def enter(self, step: str) -> None:
        self.bar.update(self.task, name=step)


@contextmanager
def show_progress(verb: str) -> Iterator[Progress]:
    """A Progress for the time of a with block."""
    if not sys.stderr.isatty():
        yield Lines(verb)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn(verb),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield Bar(bar, bar.add_task(verb, total=None, name=""))
