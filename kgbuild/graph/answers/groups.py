"""Groups: what belongs together, what is around one thing, and how a network changes with time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import networkx as nx

from kgbuild.graph.answers.items import Item, make_item
from kgbuild.graph.catalogue import Catalogue, Node
from kgbuild.graph.network.columns import Row
from kgbuild.graph.network.make import make_network
from kgbuild.graph.network.measures import find_communities, make_simple
from kgbuild.graph.network.rows import Rows
from kgbuild.graph.network.view import View

__all__ = ["Community", "EdgeLine", "Period", "Slice", "find_ego", "list_communities", "list_edges", "list_slices"]

SHOWN = 3  # of a slice, those that most is joined to


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeLine:
    """An edge in words."""

    source: Item
    label: str
    target: Item
    weight: int
    earliest: str | None
    latest: str | None
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """Nodes that are joined more among one another than to others, the most central first; `weight` of what joins them."""

    number: int
    members: tuple[Item, ...]
    weight: int


class Period(StrEnum):
    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A network in one period: its size, how many nodes were in none before, and whom most was joined to."""

    period: str
    nodes: int
    edges: int
    new: int
    central: tuple[Item, ...]


def list_edges(catalogue: Catalogue, view: View, limit: int | None = None) -> tuple[EdgeLine, ...]:
    """The edges that a view shows, the heaviest first."""
    rows = Rows(catalogue, view)
    place = {column.name: at + 3 for at, column in enumerate(rows.edge_columns)}
    found = sorted(rows.edges(), key=lambda row: (-int(row[place["weight"]] or 0), str(row[0]), str(row[1])))
    return tuple(_make_line(row, place, catalogue) for row in found[:limit])


def _make_line(row: Row, place: dict[str, int], catalogue: Catalogue) -> EdgeLine:
    earliest, latest = row[place["earliest"]], row[place["latest"]]
    return EdgeLine(
        source=_make_item(str(row[0]), catalogue),
        label=str(row[place["label"]]),
        target=_make_item(str(row[1]), catalogue),
        weight=int(row[place["weight"]] or 0),
        earliest=None if earliest is None else str(earliest),
        latest=None if latest is None else str(latest),
        documents=tuple(str(row[place["documents"]]).split("; ")),
    )


def _make_item(id: str, catalogue: Catalogue) -> Item:
    return make_item(catalogue.node(id), catalogue)


def list_communities(catalogue: Catalogue, view: View) -> tuple[Community, ...]:
    """The communities of two and more, the largest first."""
    simple = make_simple(Rows(catalogue, view).pairs())
    degrees = dict(simple.degree(weight="weight"))
    found = (group for group in find_communities(simple) if len(group) > 1)
    return tuple(
        Community(
            number=number,
            members=tuple(_make_item(node, catalogue) for node in sorted(group, key=lambda one: (-degrees[one], one))),
            weight=sum(weight for _, _, weight in simple.subgraph(group).edges(data="weight")),
        )
        for number, group in enumerate(found, start=1)
    )


def find_ego(catalogue: Catalogue, node: Node, view: View, radius: int = 1) -> nx.MultiDiGraph:
    """What is at most `radius` edges away from a node, whichever way they point, and all that joins it; each node says its
    `distance`."""
    network = make_network(catalogue, view)
    own = catalogue.id(node)
    if own not in network:
        return nx.MultiDiGraph(base=catalogue.naming.base)
    distances = nx.single_source_shortest_path_length(network.to_undirected(as_view=True), own, cutoff=radius)
    ego = nx.MultiDiGraph(network.subgraph(sorted(distances)))
    nx.set_node_attributes(ego, distances, "distance")
    return ego


def list_slices(catalogue: Catalogue, view: View, by: Period) -> tuple[Slice, ...]:
    """The network in each period, in their order, of the edges that are known to have been within it."""
    return tuple(_make_slices(catalogue, view, by))


def _make_slices(catalogue: Catalogue, view: View, by: Period) -> Iterator[Slice]:
    seen: set[str] = set()
    for period, pairs in sorted(_group_by_period(catalogue, view, by).items()):
        simple = make_simple(pairs)
        degrees = dict(simple.degree())
        first = sorted(simple, key=lambda node: (-degrees[node], node))[:SHOWN]
        yield Slice(
            period=period,
            nodes=len(simple),
            edges=len(pairs),
            new=len(set(simple) - seen),
            central=tuple(_make_item(node, catalogue) for node in first),
        )
        seen |= set(simple)


def _group_by_period(catalogue: Catalogue, view: View, by: Period) -> dict[str, list[tuple[str, str, int]]]:
    length = {Period.YEAR: 4, Period.MONTH: 7, Period.DAY: 10}[by]
    rows = Rows(catalogue, view)
    names = [column.name for column in rows.edge_columns]
    first, last, weight = (names.index(name) + 3 for name in ("earliest", "latest", "weight"))
    found: defaultdict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for row in rows.edges():
        dates = {str(row[place] or "")[:length] for place in (first, last)}
        period = dates.pop()
        if not dates and len(period) == length:
            found[period].append((str(row[0]), str(row[1]), int(row[weight] or 1)))
    return found
