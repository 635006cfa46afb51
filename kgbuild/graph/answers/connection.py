"""Connection: how two things hang together, what is next to one, and which are central, by networkx.

Asserted statements only unless `claims`; with the links of network/links.py, so that those who took part in one event,
or hold offices of one country, are joined where no statement joins them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

import networkx as nx

from kgbuild.graph.answers.items import Item, make_item
from kgbuild.graph.catalogue import Catalogue, Kind, Node
from kgbuild.graph.network import View, make_network
from kgbuild.graph.network.measures import Measure, score_nodes

__all__ = [
    "EdgeRow",
    "Measure",
    "NeighbourRow",
    "Path",
    "PathAnswer",
    "RankRow",
    "Step",
    "find_paths",
    "list_neighbours",
    "rank_entities",
]

Value = str | int | float | bool


# An amount or a word that two texts share joins nobody.
_UNRANKED = frozenset({Kind.POSITION, Kind.TOPIC, Kind.QUANTITY, Kind.EVENT})
# Where things happened, and what was known before any text, makes a thing no more central.
_BACKGROUND = ("place", "gazetteer")
_NO_WAY = frozenset({Kind.QUANTITY})
_HOP = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeRow:
    """One edge between two nodes, `forward` from the first to the second of them. `origin`: statement, event, place,
    office or gazetteer; `id` the statement's, None where there is none."""

    id: str | None
    label: str
    predicate: str
    forward: bool
    symmetric: bool
    origin: str
    weight: int
    event: str | None
    earliest: str | None
    latest: str | None
    documents: tuple[str, ...]
    asserted: bool
    polarity: str
    modality: str
    claimant: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """From one node to the next, by one edge or several; those with most evidence first."""

    start: Item
    end: Item
    edges: tuple[EdgeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    steps: tuple[Step, ...]

    @property
    def words(self) -> str:
        """The path in a line: "Vladimir Putin <-criticised- Donald Trump -met- ..."."""
        if not self.steps:
            return ""
        return self.steps[0].start.label + "".join(f" {_draw(step.edges[0])} {step.end.label}" for step in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class PathAnswer:
    """The shortest paths between two nodes, the best first; none where nothing joins them."""

    start: Item
    end: Item
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourRow:
    """A node next to the one asked for, and what joins them; `weight` is the number of evidences."""

    item: Item
    weight: int
    edges: tuple[EdgeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankRow:
    place: int
    item: Item
    score: float
    edges: int
    statements: int
    documents: int


def _draw(edge: EdgeRow) -> str:
    denied = "not " if edge.polarity == "negative" else ""
    if edge.symmetric:
        return f"-{denied}{edge.label}-"
    return f"-{denied}{edge.label}->" if edge.forward else f"<-{denied}{edge.label}-"


def find_paths(catalogue: Catalogue, start: Node, end: Node, *, claims: bool = False, limit: int = 1) -> PathAnswer:
    """At most `limit` paths from one node to another along edges in either direction: fewest steps first, then most
    evidence."""
    network = make_network(catalogue, View(claims=claims), links=True)
    ends = catalogue.id(start), catalogue.id(end)
    # That two were where it happened is a detour to its place; it counts only from or to the place itself.
    _drop_edges(network, "place", but=ends)
    simple = _simplify(network, keep=ends)
    found: Iterable[list[str]] = ()
    if all(one in simple for one in ends) and nx.has_path(simple, *ends):
        found = islice(nx.shortest_simple_paths(simple, *ends, weight="cost"), limit)
    return PathAnswer(
        start=make_item(start, catalogue),
        end=make_item(end, catalogue),
        paths=tuple(_make_path(nodes, network, catalogue) for nodes in found),
    )


def _drop_edges(network: nx.MultiDiGraph, origin: str, but: tuple[str, ...] = ()) -> None:
    edges = [edge for edge in network.edges(keys=True, data="origin") if edge[3] == origin]
    network.remove_edges_from([edge[:3] for edge in edges if edge[1] not in but])


def _simplify(network: nx.MultiDiGraph, keep: tuple[str, ...] = ()) -> nx.Graph:
    """One edge between two nodes, its weight that of all, its cost a hop and less the more evidence it has."""
    simple = nx.Graph()
    barred = {node for node, kind in network.nodes(data="kind") if kind in _NO_WAY and node not in keep}
    simple.add_nodes_from(sorted(set(network) - barred))
    weights: dict[tuple[str, str], int] = {}
    for start, end, weight in network.edges(data="weight"):
        if start != end and start not in barred and end not in barred:
            pair = (start, end) if start < end else (end, start)
            weights[pair] = weights.get(pair, 0) + weight
    for (start, end), weight in sorted(weights.items()):
        simple.add_edge(start, end, weight=weight, cost=_HOP + 1000 // weight)
    return simple


def _make_path(nodes: list[str], network: nx.MultiDiGraph, catalogue: Catalogue) -> Path:
    steps = (
        Step(
            start=make_item(catalogue.node(start), catalogue),
            end=make_item(catalogue.node(end), catalogue),
            edges=_list_edges(network, start, end),
        )
        for start, end in pairwise(nodes)
    )
    return Path(steps=tuple(steps))


def _list_edges(network: nx.MultiDiGraph, start: str, end: str) -> tuple[EdgeRow, ...]:
    rows = [_make_edge(key, row, forward=True) for key, row in (network.get_edge_data(start, end) or {}).items()]
    if start != end:
        backward = (network.get_edge_data(end, start) or {}).items()
        rows += [_make_edge(key, row, forward=False) for key, row in backward]
    return tuple(
        sorted(rows, key=lambda row: (not row.asserted, -row.weight, row.label, not row.forward, row.id or ""))
    )


def _make_edge(key: str, row: dict[str, Value], *, forward: bool) -> EdgeRow:
    origin = str(row.get("origin", "statement"))
    return EdgeRow(
        id=key if origin == "statement" else None,
        label=str(row["label"]),
        predicate=str(row["predicate"]),
        forward=forward,
        symmetric=row.get("symmetric") is True,
        origin=origin,
        weight=int(row["weight"]),
        event=_read(row, "event"),
        earliest=_read(row, "earliest"),
        latest=_read(row, "latest"),
        documents=tuple(filter(None, str(row.get("documents", "")).split("; "))),
        asserted=row.get("asserted", True) is True,
        polarity=str(row.get("polarity", "positive")),
        modality=str(row.get("modality", "certain")),
        claimant=_read(row, "claimant"),
    )


def _read(row: dict[str, Value], name: str) -> str | None:
    return str(row[name]) if name in row else None


def list_neighbours(catalogue: Catalogue, node: Node, *, claims: bool = False) -> tuple[NeighbourRow, ...]:
    """What is next to a node, the best attested first."""
    network = make_network(catalogue, View(claims=claims), links=True)
    own = catalogue.id(node)
    if own not in network:
        return ()
    others = (set(network.successors(own)) | set(network.predecessors(own))) - {own}
    rows = (_make_neighbour(network, own, other, catalogue) for other in others)
    return tuple(sorted(rows, key=lambda row: (-row.weight, row.item)))


def _make_neighbour(network: nx.MultiDiGraph, own: str, other: str, catalogue: Catalogue) -> NeighbourRow:
    edges = _list_edges(network, own, other)
    item = make_item(catalogue.node(other), catalogue)
    return NeighbourRow(item=item, weight=sum(edge.weight for edge in edges), edges=edges)


def rank_entities(
    catalogue: Catalogue,
    *,
    by: Measure = Measure.PAGERANK,
    claims: bool = False,
    limit: int | None = 20,
    everything: bool = False,
) -> tuple[RankRow, ...]:
    """The most central of the nodes that are joined to others: people, organisations, places and other things; offices,
    topics, amounts and events only where `everything` is asked for."""
    network = make_network(catalogue, View(claims=claims), links=True)
    for origin in _BACKGROUND:
        _drop_edges(network, origin)
    network.remove_nodes_from(list(nx.isolates(network)))
    simple = _simplify(network)
    scores = score_nodes(simple, by)
    if by is Measure.DEGREE:
        # Every edge counts, also those that join the same two.
        scores = {node: float(network.degree(node)) for node in simple}
    shown = (node for node in simple if everything or network.nodes[node]["kind"] not in _UNRANKED)
    rows = sorted(shown, key=lambda node: (-scores[node], str(network.nodes[node]["label"]), node))
    return tuple(islice(_make_ranks(rows, scores, network, catalogue), limit))


def _make_ranks(
    nodes: Iterable[str], scores: dict[str, float], network: nx.MultiDiGraph, catalogue: Catalogue
) -> Iterator[RankRow]:
    for place, node in enumerate(nodes, start=1):
        yield RankRow(
            place=place,
            item=make_item(catalogue.node(node), catalogue),
            score=scores[node],
            edges=network.degree(node),
            statements=network.nodes[node]["statements"],
            documents=network.nodes[node]["documents"],
        )
