"""Make: entities as nodes and statements as edges of a networkx MultiDiGraph, in an order that the store does not set.

A node is named by its id ("person/ana-sorel"), an edge's key is its statement's id ("statement/4f0c..."). Their attributes
are the columns of `rows`; what is unknown has no attribute, so that any networkx writer can write them.
"""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.network.columns import Column, Value
from kgbuild.graph.network.rows import Rows
from kgbuild.graph.network.view import View

__all__ = ["make_network"]


def make_network(catalogue: Catalogue, view: View | None = None, *, links: bool = False) -> nx.MultiDiGraph:
    """The network of what a view shows, by default what is asserted.

    With `links`, nodes are also joined by what is no statement between them, each edge saying its `origin`: the same
    event ("event", "place"), whose office an office is ("office"), what the gazetteers know ("gazetteer").
    """
    rows = Rows(catalogue, view)
    network = nx.MultiDiGraph(base=catalogue.naming.base)
    for own, *values in rows.nodes():
        network.add_node(own, **_make_attributes(rows.node_columns, values))
    for source, target, own, *values in rows.edges():
        network.add_edge(source, target, key=own, **_make_attributes(rows.edge_columns, values))
    if links:
        from kgbuild.graph.network.links import add_links

        add_links(network, rows)
    return network


def _make_attributes(columns: Sequence[Column], values: Sequence[Value | None]) -> dict[str, Value]:
    pairs = zip(columns, values, strict=True)
    return {column.name: column.read(value) for column, value in pairs if value is not None}
