"""GraphML 1.0: http://graphml.graphdrawing.org/specification.html, as Gephi, yEd, Cytoscape and networkx read it.

Ids are NMTOKENs made of ours ("person:ana-sorel"). Every edge has its statement's id, a label and a weight. Not used:
ports, hyperedges, nested graphs, undirected edges (networkx refuses them among directed ones; `symmetric` is a datum).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import networkx as nx

from kgbuild.graph.export.columns import Column, Value, collect_columns
from kgbuild.graph.export.xml import make_token, write_element

__all__ = ["write_graphml"]

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
# Gephi knows these by the ids of their keys; networkx and others by attr.name.
_KEYS = {("node", "label"): "label", ("edge", "label"): "edgelabel", ("edge", "weight"): "weight"}


def write_graphml(network: nx.MultiDiGraph) -> Iterator[str]:
    """The file in pieces; attributes must be texts, numbers or booleans."""
    nodes = collect_columns(row for _, row in network.nodes(data=True))
    edges = collect_columns(row for _, _, row in network.edges(data=True))
    yield _HEAD
    for domain, columns in (("node", nodes), ("edge", edges)):
        for column in columns:
            yield f"  {_write_key(domain, column)}\n"
    yield '  <graph id="network" edgedefault="directed">\n'
    for node, row in sorted(network.nodes(data=True)):
        yield f'    <node id="{make_token(node)}">\n'
        yield from _write_data("node", nodes, row)
        yield "    </node>\n"
    for source, target, key, row in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        ends = f'source="{make_token(source)}" target="{make_token(target)}"'
        yield f'    <edge id="{make_token(key)}" {ends}>\n'
        yield from _write_data("edge", edges, row)
        yield "    </edge>\n"
    yield "  </graph>\n</graphml>\n"


def _write_key(domain: str, column: Column) -> str:
    attributes = (
        ("id", _make_key(domain, column.name)),
        ("for", domain),
        ("attr.name", make_token(column.name)),
        ("attr.type", column.type.value),
    )
    return write_element("key", attributes)


def _make_key(domain: str, name: str) -> str:
    return _KEYS.get((domain, name)) or f"{domain}-{make_token(name)}"


def _write_data(domain: str, columns: Iterable[Column], row: dict[str, Value]) -> Iterator[str]:
    for column in columns:
        if column.name in row:
            key = (("key", _make_key(domain, column.name)),)
            yield f"      {write_element('data', key, column.format(row[column.name]))}\n"
