"""Networks of a built graph: its edges, what belongs together in it, what is around one thing, and how it changes."""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.graph.answers.finding import find_entity
from kgbuild.graph.answers.groups import (
    Community,
    EdgeLine,
    Period,
    Slice,
    find_ego,
    list_communities,
    list_edges,
    list_slices,
)
from kgbuild.graph.answers.items import Item, make_item
from kgbuild.graph.network import Measure, Measures, View, make_view
from kgbuild.pipeline.answers import open_catalogue
from kgbuild.settings import Settings

__all__ = ["EgoRow", "Measure", "Measures", "Period", "communities", "edges", "ego", "make_view", "slices"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EgoRow:
    """A thing near another: how many edges away, and how many edges it has to others that are near."""

    item: Item
    distance: int
    edges: int


def edges(view: View, *, limit: int | None = None, settings: Settings | None = None) -> tuple[EdgeLine, ...]:
    """What joins what, the heaviest first."""
    with open_catalogue(settings) as catalogue:
        return list_edges(catalogue, view, limit)


def communities(view: View, *, settings: Settings | None = None) -> tuple[Community, ...]:
    """What belongs together, the largest group first."""
    with open_catalogue(settings) as catalogue:
        return list_communities(catalogue, view)


def ego(name: str, view: View, *, radius: int = 1, settings: Settings | None = None) -> tuple[Item, tuple[EgoRow, ...]]:
    """The thing that a name fits, and what is around it, the nearest and best joined first."""
    with open_catalogue(settings) as catalogue:
        node = find_entity(catalogue, name)
        network = find_ego(catalogue, node, view, radius)
        rows = [
            EgoRow(
                item=make_item(catalogue.node(one), catalogue),
                distance=network.nodes[one]["distance"],
                edges=network.degree(one),
            )
            for one in network
        ]
        return make_item(node, catalogue), tuple(sorted(rows, key=lambda row: (row.distance, -row.edges, row.item)))


def slices(view: View, by: Period, *, settings: Settings | None = None) -> tuple[Slice, ...]:
    """The network in each period."""
    with open_catalogue(settings) as catalogue:
        return list_slices(catalogue, view, by)
