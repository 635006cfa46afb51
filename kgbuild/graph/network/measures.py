"""Measures: how central nodes are and which belong together, by networkx. They hold the topology, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import networkx as nx

from kgbuild.graph.network.columns import Column, ColumnType, Value

__all__ = ["Measure", "Measured", "Measures", "find_communities", "make_simple", "measure_nodes", "score_nodes"]

# Betweenness is exact up to so many nodes; above, it is estimated from so many.
MOST_PIVOTS = 400


class Measure(StrEnum):
    """How central: PageRank over the weights, the number of edges, the share of shortest paths through it, how near it is to
    all others, or how central those are that it is joined to."""

    PAGERANK = "pagerank"
    DEGREE = "degree"
    BETWEENNESS = "betweenness"
    CLOSENESS = "closeness"
    EIGENVECTOR = "eigenvector"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What is to be computed of each node: its community's number, measures, its place on a plane."""

    communities: bool = False
    centralities: tuple[Measure, ...] = ()
    layout: bool = False

    def __bool__(self) -> bool:
        return self.communities or bool(self.centralities) or self.layout


@dataclass(frozen=True, slots=True)
class Measured:
    """What was computed, by node; `missing` is what nodes without edges have."""

    columns: tuple[Column, ...] = ()
    values: dict[str, tuple[Value | None, ...]] | None = None

    def find(self, node: str) -> tuple[Value | None, ...]:
        """The values of a node."""
        return (self.values or {}).get(node, (None,) * len(self.columns))


def make_simple(pairs: Iterable[tuple[str, str, int]], nodes: Iterable[str] = ()) -> nx.Graph:
    """One edge between two nodes whichever way, of the weight of all between them; nodes by id. Loops are left out."""
    weights: dict[tuple[str, str], int] = {}
    for source, target, weight in pairs:
        if source != target:
            pair = (source, target) if source < target else (target, source)
            weights[pair] = weights.get(pair, 0) + weight
    simple = nx.Graph()
    simple.add_nodes_from(sorted({*nodes, *(node for pair in weights for node in pair)}))
    for (source, target), weight in sorted(weights.items()):
        simple.add_edge(source, target, weight=weight)
    return simple


def measure_nodes(simple: nx.Graph, measures: Measures) -> Measured:
    """What is asked for of each node."""
    columns: list[Column] = []
    found: list[dict[str, Value]] = []
    if measures.communities:
        columns.append(Column(name="community", type=ColumnType.LONG))
        groups = find_communities(simple)
        found.append({node: number for number, group in enumerate(groups, start=1) for node in group})
    for measure in measures.centralities:
        columns.append(Column(name=measure.value, type=ColumnType.DOUBLE))
        found.append(dict(score_nodes(simple, measure)))
    if measures.layout:
        from kgbuild.graph.network.layout import place_nodes

        columns += (Column(name=axis, type=ColumnType.DOUBLE) for axis in ("x", "y"))
        places = place_nodes(simple)
        found += ({node: place[axis] for node, place in places.items()} for axis in (0, 1))
    return Measured(tuple(columns), {node: tuple(one.get(node) for one in found) for node in simple})


def find_communities(simple: nx.Graph) -> list[list[str]]:
    """Groups of nodes that are joined more among one another than to others (Louvain); the largest first."""
    if not simple.number_of_edges():
        return [[node] for node in sorted(simple)]
    groups = nx.community.louvain_communities(simple, weight="weight", seed=0)
    return sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group[0]))


def score_nodes(simple: nx.Graph, by: Measure) -> dict[str, float]:
    """How central each node is."""
    if not simple:
        return {}
    match by:
        case Measure.PAGERANK:
            scores = nx.pagerank(simple, weight="weight")
        case Measure.DEGREE:
            scores = {node: float(degree) for node, degree in simple.degree()}
        case Measure.BETWEENNESS:
            pivots = MOST_PIVOTS if len(simple) > MOST_PIVOTS else None
            scores = nx.betweenness_centrality(simple, k=pivots, seed=0)
        case Measure.CLOSENESS:
            scores = nx.closeness_centrality(simple)
        case Measure.EIGENVECTOR:
            scores = _score_eigenvector(simple)
    # Sums of floats differ in their last digits from machine to machine; the order of rows must not.
    return {node: round(score, 9) for node, score in scores.items()}


def _score_eigenvector(simple: nx.Graph) -> dict[str, float]:
    # Power iteration with a shift, which converges for bipartite networks too; of several parts the densest wins.
    import numpy as np

    nodes = list(simple)
    matrix = nx.to_scipy_sparse_array(simple, nodelist=nodes, weight="weight", dtype=float)
    vector = np.full(len(nodes), 1.0 / len(nodes))
    for _ in range(500):
        following = matrix @ vector + vector
        following /= np.linalg.norm(following)
        if np.abs(following - vector).max() < 1e-10:
            break
        vector = following
    return dict(zip(nodes, vector.tolist(), strict=True))
