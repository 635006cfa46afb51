"""Tables: drawn on a terminal, aligned plain text in a pipe."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence

import typer

__all__ = ["fit_cells", "print_table"]

NARROWEST = 12  # no column is cut to less
NARROWEST_LAST = 28  # the last column, often a sentence, is cut first, and to no less
LONGEST_RULE = 120  # under a header
PIPE_WIDTH = 100  # of a table in a pipe
GAP = "  "
CUT = "…"


def print_table(
    headers: Sequence[str], rows: Sequence[Sequence[str]], *, fit: bool = False, longest: int | None = None
) -> bool:
    """A table on standard output; line breaks inside cells become blanks. Whether any cell was cut.

    `fit`: cells are cut so that each row stays on its line; `longest`: in a pipe prose is cut to so many characters,
    but for the last column's, after which nothing has to be aligned.
    """
    whole = [[" ".join(cell.split()) for cell in row] for row in rows]
    cells = whole
    drawn = sys.stdout.isatty()
    if fit:
        width = shutil.get_terminal_size().columns if drawn else PIPE_WIDTH
        cells = fit_cells(headers, whole, width - len(GAP) * (len(headers) - 1))
    elif longest is not None and not drawn:
        cells = [[*(cut_text(one, longest) if " " in one else one for one in row[:-1]), *row[-1:]] for row in whole]
    if drawn and not fit:
        print_drawn(headers, cells)
    else:
        print_plain(headers, cells)
    return cells != whole


def fit_cells(headers: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> list[list[str]]:
    """The cells, cut so that the columns take no more than `width` together: the last one first, then the widest."""
    widths = [max(map(len, column)) for column in zip(headers, *cells, strict=True)]
    least = [max(NARROWEST, len(header)) for header in headers]
    last = len(widths) - 1
    while (excess := sum(widths) - width) > 0:
        place = max(range(last), key=lambda one: widths[one], default=last)
        if widths[last] > NARROWEST_LAST:
            place, floor = last, NARROWEST_LAST
        else:
            floor = least[place]
        if widths[place] <= floor:
            break
        widths[place] -= min(excess, widths[place] - floor) if place == last else 1
    return [[cut_text(cell, most) for cell, most in zip(row, widths, strict=True)] for row in cells]


def cut_text(text: str, most: int) -> str:
    """The text, or its beginning with a mark at the end."""
    return text if len(text) <= most else text[: most - len(CUT)].rstrip() + CUT


def print_plain(headers: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(headers, *cells, strict=True)]
    for number, row in enumerate([list(headers), ["-" * min(width, LONGEST_RULE) for width in widths], *cells]):
        line = GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        typer.secho(line.rstrip(), bold=True if number == 0 else None)


def print_drawn(headers: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for header in headers:
        table.add_column(Text(header))
    for row in cells:
        table.add_row(*map(Text, row))
    Console(highlight=False).print(table)
