"""Columns: the attributes of a network's nodes or edges, each of one type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Column", "ColumnType", "Value", "collect_columns"]

Value = str | int | float | bool


class ColumnType(StrEnum):
    BOOLEAN = "boolean"
    LONG = "long"
    DOUBLE = "double"
    STRING = "string"


_TYPES = {bool: ColumnType.BOOLEAN, int: ColumnType.LONG, float: ColumnType.DOUBLE, str: ColumnType.STRING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """An attribute: its name and the type of all its values."""

    name: str
    type: ColumnType

    def format(self, value: Value) -> str:
        """A value in the column's type; XML Schema's spelling."""
        if self.type is ColumnType.DOUBLE:
            return repr(float(value))
        return str(value).lower() if isinstance(value, bool) else str(value)


def collect_columns(rows: Iterable[Mapping[str, Value]]) -> tuple[Column, ...]:
    """The columns of some rows, by name. Whole numbers among fractions are fractions, any other mixture is text."""
    found: dict[str, set[ColumnType]] = {}
    for row in rows:
        for name, value in row.items():
            found.setdefault(name, set()).add(_TYPES[type(value)])
    return tuple(Column(name=name, type=_join_types(types)) for name, types in sorted(found.items()))


def _join_types(types: set[ColumnType]) -> ColumnType:
    if len(types) == 1:
        return next(iter(types))
    return ColumnType.DOUBLE if types == {ColumnType.LONG, ColumnType.DOUBLE} else ColumnType.STRING
