"""Templates: rows as text, a thousand at a time, since what is done once a column need not be done once a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from kgbuild.graph.network.columns import Column, ColumnType, Row, Value

__all__ = ["Texts", "format_column", "split_rows", "write_rows"]

Texts = Sequence[str | None]
"""The values of a column, as they are written."""

_CHUNK = 1_000


def split_rows(rows: Iterable[Row]) -> Iterator[list[tuple[Value | None, ...]]]:
    """The columns of a thousand rows, and of the next thousand."""
    rest = iter(rows)
    while chunk := list(islice(rest, _CHUNK)):
        yield list(zip(*chunk, strict=True))


def format_column(column: Column, values: Sequence[Value | None], escape: Callable[[list[str]], list[str]]) -> Texts:
    """A column's values as texts; `escape` is asked for texts only."""
    present = [value for value in values if value is not None]
    match column.type:
        case ColumnType.STRING:
            texts = escape([value if isinstance(value, str) else str(value) for value in present])
        case ColumnType.LONG:
            texts = list(map(str, present))
        case _:
            texts = list(map(column.format, present))
    if len(present) == len(values):
        return texts
    rest = iter(texts)
    return [None if value is None else next(rest) for value in values]


def write_rows(start: str, parts: Sequence[str], end: str, columns: Sequence[Texts]) -> str:
    """Rows by the templates of their parts, each with one %s for its column's text; without a text there is no part."""
    template = [start]
    cells: list[Sequence[str]] = []
    for part, column in zip(parts, columns, strict=True):
        present = [text for text in column if text is not None]
        if len(present) == len(column):
            template.append(part)
            cells.append(present)
        elif present:
            template.append("%s")
            cells.append(["" if text is None else part % text for text in column])
    return "".join(map("".join([*template, end]).__mod__, zip(*cells, strict=True)))
