"""GraphML 1.0: http://graphml.graphdrawing.org/specification.html, as Gephi, yEd, Cytoscape and networkx read it.

Ids are NMTOKENs made of ours ("person:ana-sorel"). Every edge has its statement's id, a label and a weight. Not used:
ports, hyperedges, nested graphs, undirected edges (networkx refuses them among directed ones; `symmetric` is a datum).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgbuild.graph.export.templates import format_column, split_rows, write_rows
from kgbuild.graph.export.xml import escape_texts, make_token, make_tokens, write_element
from kgbuild.graph.network.columns import Column, Row
from kgbuild.graph.network.rows import Rows

__all__ = ["write_graphml"]

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
# Gephi knows these by the ids of their keys; networkx and others by attr.name.
_KEYS = {
    ("node", "label"): "label",
    ("node", "x"): "x",
    ("node", "y"): "y",
    ("edge", "label"): "edgelabel",
    ("edge", "weight"): "weight",
}


def write_graphml(rows: Rows) -> Iterator[str]:
    """The file in pieces."""
    yield _HEAD
    for domain, columns in (("node", rows.node_columns), ("edge", rows.edge_columns)):
        for column in columns:
            yield f"  {_write_key(domain, column)}\n"
    yield '  <graph id="network" edgedefault="directed">\n'
    yield from _write_items("node", '<node id="%s">', 1, rows.node_columns, rows.nodes())
    edge = '<edge source="%s" target="%s" id="%s">'
    yield from _write_items("edge", edge, 3, rows.edge_columns, rows.edges())
    yield "  </graph>\n</graphml>\n"


def _write_items(domain: str, start: str, ids: int, columns: tuple[Column, ...], rows: Iterable[Row]) -> Iterator[str]:
    """Nodes or edges: `ids` is the number of ids with which a row begins."""
    first, *more = start.split("%s")
    heads = [f"%s{part}" for part in more[:-1]] + [f"%s{more[-1]}\n"]
    data = [f'      <data key="{_make_key(domain, column.name)}">%s</data>\n' for column in columns]
    for found in split_rows(rows):
        tokens = [make_tokens(list(map(str, column))) for column in found[:ids]]
        texts = [format_column(column, one, escape_texts) for column, one in zip(columns, found[ids:], strict=True)]
        yield write_rows(f"    {first}", [*heads, *data], f"    </{domain}>\n", [*tokens, *texts])


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
