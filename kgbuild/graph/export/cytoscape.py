"""Cytoscape JSON (.cyjs), as Cytoscape, Cytoscape.js and networkx's `cytoscape_graph` read it.

One node or edge a line. Nodes have `id`, `name` and, for networkx, `value`; edges `id`, `interaction` and `key`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from kgbuild.graph.network.columns import Column, Value
from kgbuild.graph.network.rows import Rows

__all__ = ["write_cytoscape"]


def write_cytoscape(rows: Rows) -> Iterator[str]:
    """The file in pieces."""
    yield '{"format_version": "1.0", "generated_by": "kgbuild", "target_cytoscapejs_version": "~2.1",\n'
    yield '"data": {"name": "network"}, "directed": true, "multigraph": true,\n"elements": {"nodes": ['
    separator = "\n"
    for own, *values in rows.nodes():
        data = _collect(rows.node_columns, values)
        place = (data.pop("x", None), data.pop("y", None))
        node: dict[str, object] = {"data": {"id": own, "value": own, "name": data["label"], **data}}
        if None not in place:
            node["position"] = dict(zip("xy", place, strict=True))
        yield f"{separator}{_dump(node)}"
        separator = ",\n"
    yield '\n],\n"edges": ['
    separator = "\n"
    for source, target, own, *values in rows.edges():
        data = _collect(rows.edge_columns, values)
        ends = {"id": own, "key": own, "source": source, "target": target, "interaction": data["predicate"]}
        yield f"{separator}{_dump({'data': {**ends, **data}})}"
        separator = ",\n"
    yield "\n]}}\n"


def _collect(columns: Sequence[Column], values: Sequence[Value | None]) -> dict[str, Value]:
    pairs = zip(columns, values, strict=True)
    return {column.name: column.read(value) for column, value in pairs if value is not None}


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
