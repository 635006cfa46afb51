"""CSV: nodes.csv and edges.csv, with the headers that Gephi's spreadsheet import knows, or those of neo4j-admin's import.

RFC 4180 in UTF-8. Gephi: Id, Label; Source, Target, Type, Id, Label, Kind, Weight; then the columns by their names. Neo4j:
every column with its type; what a node is (:LABEL) is its kind, an edge's :TYPE its predicate in capitals.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kgbuild.graph.network.columns import Column, ColumnType, Row, Value
from kgbuild.graph.network.rows import Rows

__all__ = ["write_gephi_csv", "write_neo4j_csv"]

_NEO4J = {ColumnType.BOOLEAN: "boolean", ColumnType.LONG: "long", ColumnType.DOUBLE: "double"}
_NO_NAME = re.compile(r"\W+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BATCH = 1_000
Cell = str | int | float | None


def write_gephi_csv(rows: Rows) -> Mapping[str, Iterator[bytes]]:
    """The pieces of both files, by name."""
    nodes, edges = _list_names(rows.node_columns), _list_names(rows.edge_columns)
    own = {"label": "Label", "weight": "Weight", "predicate": "Kind"}
    node_head = ["Id", *(own.get(name, name) for name in nodes)]
    edge_head = ["Source", "Target", "Id", "Type", *(own.get(name, name) for name in edges)]
    return {
        "nodes.csv": _write_table(node_head, _write_cells(rows.nodes(), 1, rows.node_columns)),
        "edges.csv": _write_table(
            edge_head, ([*row[:3], "Directed", *row[3:]] for row in _write_cells(rows.edges(), 3, rows.edge_columns))
        ),
    }


def write_neo4j_csv(rows: Rows) -> Mapping[str, Iterator[bytes]]:
    """The pieces of both files, by name."""
    node_head = ["id:ID", ":LABEL", *map(_declare, rows.node_columns)]
    edge_head = [":START_ID", ":END_ID", ":TYPE", "id", *map(_declare, rows.edge_columns)]
    kind = _list_names(rows.node_columns).index("kind") + 1
    predicate = _list_names(rows.edge_columns).index("predicate") + 3
    nodes = _write_cells(rows.nodes(), 1, rows.node_columns)
    edges = _write_cells(rows.edges(), 3, rows.edge_columns)
    return {
        "nodes.csv": _write_table(node_head, ([row[0], str(row[kind]).title(), *row[1:]] for row in nodes)),
        "edges.csv": _write_table(
            edge_head, ([*row[:2], name_relationship(str(row[predicate])), *row[2:]] for row in edges)
        ),
    }


def name_relationship(predicates: str) -> str:
    """Predicates as a relationship's type: kg:heldPosition is HELD_POSITION."""
    names = (curie.partition(":")[2] or curie for curie in predicates.split("; "))
    return "_OR_".join(_NO_NAME.sub("_", _HUMP.sub("_", name)).strip("_").upper() for name in names)


def _list_names(columns: Iterable[Column]) -> list[str]:
    return [column.name for column in columns]


def _declare(column: Column) -> str:
    kind = _NEO4J.get(column.type)
    return f"{column.name}:{kind}" if kind else column.name


def _write_cells(rows: Iterable[Row], ids: int, columns: Sequence[Column]) -> Iterator[list[Cell]]:
    flags = [at + ids for at, column in enumerate(columns) if column.type is ColumnType.BOOLEAN]
    for row in rows:
        cells: list[Value | None] = list(row)
        for at in flags:
            value = cells[at]
            cells[at] = None if value is None else columns[at - ids].format(value)
        yield cells


def _write_table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(head)
    for number, row in enumerate(rows):
        writer.writerow(row)
        if number % _BATCH == 0:
            yield file.getvalue().encode()
            file.seek(0)
            file.truncate()
    yield file.getvalue().encode()
