"""Text for people: headings, lines, sentences with their place; wrapped on a terminal, a line each in a pipe."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from kgbuild.graph.answers.items import Citation, Item

__all__ = ["join_labels", "print_citations", "print_heading", "print_line"]


def print_heading(text: str) -> None:
    """A line in bold with an empty one before it."""
    typer.echo()
    typer.secho(text, bold=True)


def print_line(text: str, *, label: str = "", indent: int = 2, dim: bool = False) -> None:
    """A paragraph after its label; line breaks inside it become blanks."""
    words = " ".join(text.split())
    blanks = " " * indent + label
    if sys.stdout.isatty():
        width = max(40, shutil.get_terminal_size().columns)
        words = textwrap.fill(words, width, initial_indent=blanks, subsequent_indent=" " * (indent + (len(label) or 2)))
    else:
        words = blanks + words
    typer.secho(words, dim=dim)


def print_citations(citations: Sequence[Citation], *, indent: int = 6) -> None:
    """Each sentence with its document and characters."""
    for citation in citations:
        print_line(f"{citation.document} {citation.start}-{citation.end}: {citation.sentence}", indent=indent, dim=True)


def join_labels(items: Sequence[Item]) -> str:
    """ "Anna Berg, Otto Lund" """
    return ", ".join(item.label for item in items)
