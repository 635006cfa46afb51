"""Templates: rows as text, some hundreds at a time, since what is done once a column need not be done once a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from kgbuild.graph.network.columns import Column, ColumnType, Row, Value

__all__ = ["Texts", "format_column", "split_rows", "write_rows"]

Texts = Sequence[str | None]
"""The values of a column, as they are written."""

_CHUNK = 200  # their texts fit a processor's cache


def split_rows(rows: Iterable[Row]) -> Iterator[list[tuple[Value | None, ...]]]:
    """The columns of the first rows, and of the next, a few hundred each time."""
    rest = iter(rows)
    while chunk := list(islice(rest, _CHUNK)):
        yield list(zip(*chunk, strict=True))


def format_column(column: Column, values: Sequence[Value | None], escape: Callable[[list[str]], list[str]]) -> Texts:
    """A column's values as texts; `escape` is asked for texts only."""
    whole = None not in values
    present = values if whole else [value for value in values if value is not None]
    if column.type in (ColumnType.STRING, ColumnType.LONG):
        texts = list(map(str, present))
        texts = escape(texts) if column.type is ColumnType.STRING else texts
    else:
        texts = [column.format(value) for value in present if value is not None]
    if whole:
        return texts
    rest = iter(texts)
    return [None if value is None else next(rest) for value in values]


def write_rows(start: str, parts: Sequence[str], end: str, columns: Sequence[Texts]) -> str:
    """Rows by the templates of their parts, each with one %s for its column's text; without a text there is no part."""
    template = [start]
    cells: list[Texts] = []
    for part, column in zip(parts, columns, strict=True):
        if None not in column:
            template.append(part)
            cells.append(column)
        elif any(text is not None for text in column):
            template.append("%s")
            cells.append(["" if text is None else part % text for text in column])
    return "".join(map("".join([*template, end]).__mod__, zip(*cells, strict=True)))
