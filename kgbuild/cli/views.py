"""Options that say what of a graph a network shows."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kgbuild.graph.network import View

__all__ = [
    "Claims",
    "Entities",
    "Joined",
    "Kinds",
    "Least",
    "Measure",
    "Predicates",
    "Projection",
    "Since",
    "Until",
    "Weighed",
    "Weight",
    "read_view",
]


class Measure(StrEnum):
    PAGERANK = "pagerank"
    DEGREE = "degree"
    BETWEENNESS = "betweenness"
    CLOSENESS = "closeness"
    EIGENVECTOR = "eigenvector"


class Weight(StrEnum):
    EVIDENCE = "evidence"
    STATEMENTS = "statements"
    DOCUMENTS = "documents"


class Projection(StrEnum):
    STATEMENTS = "statements"
    MET = "met"
    SPOKE_OF = "spoke-of"
    TOGETHER = "together"


Claims = Annotated[bool, typer.Option("--claims", help="Also what is claimed, denied or planned.")]
Entities = Annotated[
    bool,
    typer.Option("--entities", help="Only people, bodies, places and things: no offices, topics, amounts, events."),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="Only nodes of this kind, such as person.", show_default=False),
]
Predicates = Annotated[
    list[str] | None,
    typer.Option("--predicate", metavar="TERM", help="Only statements of this, such as kg:met.", show_default=False),
]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", help="Only what may have been then or later.", show_default=False),
]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar="DATE", help="Only what may have been then or before.", show_default=False),
]
Weighed = Annotated[
    Weight,
    typer.Option("--weight", help="What an edge weighs; but for evidence, one edge joins two nodes."),
]
Least = Annotated[int, typer.Option("--min-weight", min=1, help="Only edges of this weight or more.")]
Joined = Annotated[
    Projection,
    typer.Option("--join", help="What joins: statements; having met; having spoken of; any event together."),
]


def read_view(
    *,
    claims: bool,
    entities: bool,
    kinds: list[str] | None,
    predicates: list[str] | None,
    since: str | None,
    until: str | None,
    weight: Weight,
    least: int,
    join: Projection,
) -> View:
    """The view that the options describe."""
    from kgbuild.graph.network import make_view

    return make_view(
        claims=claims,
        entities=entities,
        kinds=kinds or (),
        predicates=predicates or (),
        since=since,
        until=until,
        weight=weight,
        least=least,
        projection=join,
    )
