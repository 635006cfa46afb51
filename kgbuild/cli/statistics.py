"""How stats and rank print numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from kgbuild.cli.entities import kind_of
from kgbuild.cli.tables import print_table

if TYPE_CHECKING:
    from kgbuild.graph.answers.connection import RankRow
    from kgbuild.graph.answers.statistics import Statistics

__all__ = ["print_ranking", "print_statistics"]


def print_ranking(rows: tuple[RankRow, ...]) -> None:
    """The most central things as a table."""
    print_table(
        ("place", "name", "kind", "score", "edges", "statements", "documents"),
        [
            (
                str(row.place),
                row.item.label,
                kind_of(row.item),
                f"{row.score:.4g}",
                str(row.edges),
                str(row.statements),
                str(row.documents),
            )
            for row in rows
        ],
    )


def print_statistics(found: Statistics) -> None:
    """All counts, by what is counted."""
    rows = [
        ("documents", "", found.documents),
        ("entities", "", sum(number for _, number in found.entities)),
        *(("", name, number) for name, number in found.entities),
        ("events", "asserted", sum(number for _, number in found.events)),
        *(("", name, number) for name, number in found.events),
        ("", "not asserted", found.unasserted_events),
        ("statements", "", found.statements),
        ("", "asserted", found.asserted),
        ("", "claimed by somebody", found.claimed),
        ("", "denied", found.negative),
        ("", "not certain", found.planned),
        ("predicates", "", len(found.predicates)),
        *(("", name, number) for name, number in found.predicates),
        ("evidence", "", found.evidence),
        ("triples", "", sum(number for _, number in found.triples)),
        *(("", name, number) for name, number in found.triples),
    ]
    print_table(("what", "which", "number"), [(what, which, str(number)) for what, which, number in rows])
    typer.echo()
    typer.echo(
        f"Triples a statement: {found.layer_mean:.1f} on average and {found.layer_most} at most in the statement layer,"
        f" {found.graph_mean:.1f} in the whole graph."
    )
