"""Columns: the attributes of a network's nodes or edges, each of one type."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Column", "ColumnType", "Row", "Value"]

Value = str | int | float | bool

Row = tuple[Value | None, ...]
"""A node's id, or an edge's source, target and id, and then the values of its columns."""


class ColumnType(StrEnum):
    BOOLEAN = "boolean"
    LONG = "long"
    DOUBLE = "double"
    STRING = "string"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """An attribute: its name and the type of all its values."""

    name: str
    type: ColumnType

    def format(self, value: Value) -> str:
        """A value in the column's type; XML Schema's spelling."""
        match self.type:
            case ColumnType.DOUBLE:
                return repr(float(value))
            case ColumnType.BOOLEAN:
                return "true" if value else "false"
            case _:
                return str(value)

    def read(self, value: Value) -> Value:
        """A value that a database gave, in the column's type."""
        return bool(value) if self.type is ColumnType.BOOLEAN else value
