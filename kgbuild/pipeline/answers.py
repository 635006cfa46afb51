"""Answers of a built graph that need no SPARQL. No spaCy is loaded."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from kgbuild.graph.answers.conflicts import Conflict, ConflictKind, list_conflicts
from kgbuild.graph.answers.connection import (
    Measure,
    NeighbourRow,
    PathAnswer,
    RankRow,
    find_paths,
    list_neighbours,
    rank_entities,
)
from kgbuild.graph.answers.entity import EntityAnswer, show_entity
from kgbuild.graph.answers.explanation import Explanation, explain_statement
from kgbuild.graph.answers.finding import find_entity
from kgbuild.graph.answers.identity import Identity, explain_identity
from kgbuild.graph.answers.items import Item, make_item
from kgbuild.graph.answers.statistics import Statistics, count_graph
from kgbuild.graph.catalogue import Catalogue
from kgbuild.pipeline.queries import open_graph
from kgbuild.settings import Settings

__all__ = [
    "ConflictKind",
    "Measure",
    "conflicts",
    "explain",
    "explain_same",
    "find_path",
    "neighbours",
    "rank",
    "show",
    "stats",
]


@contextmanager
def open_catalogue(settings: Settings | None) -> Iterator[Catalogue]:
    """The graph's nodes by name, for the time of a with block."""
    with open_graph(settings) as graph:
        yield graph.catalogue


def show(name: str, *, settings: Settings | None = None) -> EntityAnswer:
    """What the graph knows of the one thing that a name fits; AmbiguousNameError where several do."""
    with open_catalogue(settings) as catalogue:
        return show_entity(catalogue, find_entity(catalogue, name))


def explain(subject: str, predicate: str, object: str, *, settings: Settings | None = None) -> Explanation:
    """Why the graph says that a subject stands in a relation to an object."""
    with open_catalogue(settings) as catalogue:
        return explain_statement(catalogue, subject, predicate, object)


def explain_same(left: str, right: str, *, settings: Settings | None = None) -> Identity:
    """Why two names mean one thing of the graph, or two."""
    with open_catalogue(settings) as catalogue:
        return explain_identity(catalogue, left, right)


def conflicts(
    about: str | None = None,
    *,
    kinds: Collection[ConflictKind] = (),
    claims: bool = True,
    settings: Settings | None = None,
) -> tuple[Conflict, ...]:
    """What cannot both hold, the gravest first. `about`: only what concerns the thing of this name; `kinds`: only these;
    without `claims` only where publishers contradict one another in their own words."""
    with open_catalogue(settings) as catalogue:
        node = find_entity(catalogue, about) if about is not None else None
        return list_conflicts(catalogue, about=node, kinds=kinds or tuple(ConflictKind), claims=claims)


def find_path(
    start: str, end: str, *, claims: bool = False, limit: int = 1, settings: Settings | None = None
) -> PathAnswer:
    """How two things are connected, by asserted statements, or by all."""
    with open_catalogue(settings) as catalogue:
        ends = find_entity(catalogue, start), find_entity(catalogue, end)
        return find_paths(catalogue, *ends, claims=claims, limit=limit)


def neighbours(
    name: str, *, claims: bool = False, settings: Settings | None = None
) -> tuple[Item, tuple[NeighbourRow, ...]]:
    """The thing that a name fits, and what is next to it, the best attested first."""
    with open_catalogue(settings) as catalogue:
        node = find_entity(catalogue, name)
        return make_item(node, catalogue), list_neighbours(catalogue, node, claims=claims)


def rank(
    *,
    by: Measure = Measure.PAGERANK,
    claims: bool = False,
    limit: int | None = 20,
    everything: bool = False,
    settings: Settings | None = None,
) -> tuple[RankRow, ...]:
    """The most central things."""
    with open_catalogue(settings) as catalogue:
        return rank_entities(catalogue, by=by, claims=claims, limit=limit, everything=everything)


def stats(*, settings: Settings | None = None) -> Statistics:
    """How much of what the graph holds."""
    with open_catalogue(settings) as catalogue:
        return count_graph(catalogue)
