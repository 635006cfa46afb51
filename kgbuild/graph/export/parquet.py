"""Parquet: nodes.parquet and edges.parquet, for pandas, DuckDB and Spark; needs the extra kgbuild[parquet]."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from kgbuild.errors import SettingsError
from kgbuild.graph.network.columns import Column, ColumnType, Row
from kgbuild.graph.network.rows import Rows

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

__all__ = ["write_parquet"]

_GROUP = 10_000  # rows that are held in memory at once


def write_parquet(rows: Rows) -> Mapping[str, Iterator[bytes]]:
    """The pieces of both files, by name. SettingsError where pyarrow is missing."""
    ends = ("source", "target", "id")
    return {
        "nodes.parquet": _write_table(("id",), rows.node_columns, rows.nodes()),
        "edges.parquet": _write_table(ends, rows.edge_columns, rows.edges()),
    }


def _write_table(ids: Sequence[str], columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[bytes]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise SettingsError("Parquet needs pyarrow", "Install it: pip install 'kgbuild[parquet]'.") from error
    types = {ColumnType.BOOLEAN: pa.bool_(), ColumnType.LONG: pa.int64(), ColumnType.DOUBLE: pa.float64()}
    named = [(name, pa.string()) for name in ids]
    schema = pa.schema([*named, *((column.name, types.get(column.type, pa.string())) for column in columns)])
    file = _Pieces()
    readers = [None] * len(ids) + [column if column.type is ColumnType.BOOLEAN else None for column in columns]
    rest = iter(rows)
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        while group := list(islice(rest, _GROUP)):
            arrays = [
                pa.array(
                    [one if reader is None or one is None else reader.read(one) for one in values], type=field.type
                )
                for reader, values, field in zip(readers, zip(*group, strict=True), schema, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            yield file.take()
    yield file.take()


class _Pieces(io.RawIOBase):
    """A stream that gives away what was written: the writer counts on where it is, which a rewound file would not tell."""

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self._at = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def write(self, data: Buffer) -> int:
        piece = bytes(data)
        self._held.append(piece)
        self._at += len(piece)
        return len(piece)

    def take(self) -> bytes:
        """What was written since."""
        taken = b"".join(self._held)
        self._held.clear()
        return taken
