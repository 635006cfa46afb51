"""Commands on the network: edges, communities, ego, slices. Each prints a table, or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kgbuild.cli.entities import kind_of
from kgbuild.cli.options import Out
from kgbuild.cli.tables import print_table
from kgbuild.cli.views import (
    Claims,
    Entities,
    Joined,
    Kinds,
    Least,
    Predicates,
    Projection,
    Since,
    Until,
    Weighed,
    Weight,
    read_view,
)
from kgbuild.settings import Settings, load_settings

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from kgbuild.graph.network import View

__all__ = ["Json", "add_commands", "print_json"]

MEMBERS = 8  # of a community that a table names

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class Period(StrEnum):
    YEAR = "year"
    MONTH = "month"
    DAY = "day"


def add_commands(app: typer.Typer) -> None:
    network = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    network.callback()(choose_view)
    for command in (edges, communities, ego, slices):
        network.command()(command)
    app.add_typer(network, name="network")


def choose_view(
    context: typer.Context,
    claims: Claims = False,
    entities: Entities = False,
    kinds: Kinds = None,
    predicates: Predicates = None,
    since: Since = None,
    until: Until = None,
    weight: Weighed = Weight.EVIDENCE,
    least: Least = 1,
    join: Joined = Projection.STATEMENTS,
) -> None:
    """Look at what is joined by what.

    The options say which network is looked at, as in: network --join met --since 2025 edges
    """
    context.obj = read_view(
        claims=claims,
        entities=entities,
        kinds=kinds,
        predicates=predicates,
        since=since,
        until=until,
        weight=weight,
        least=least,
        join=join,
    )


def edges(
    context: typer.Context,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 20,
    as_json: Json = False,
    out: Out = None,
) -> None:
    """List what joins what, the heaviest first."""
    from kgbuild.pipeline import networks

    found = networks.edges(find_view(context), limit=limit, settings=load(out))
    if as_json:
        print_json(found)
        return
    rows = [
        (row.source.label, row.label, row.target.label, str(row.weight), show_dates(row.earliest, row.latest))
        for row in found
    ]
    print_table(("from", "joined by", "to", "weight", "when"), rows)


def communities(context: typer.Context, as_json: Json = False, out: Out = None) -> None:
    """List what belongs together: groups with more edges inside than out (Louvain)."""
    from kgbuild.pipeline import networks

    found = networks.communities(find_view(context), settings=load(out))
    if as_json:
        print_json(found)
        return
    rows = []
    for group in found:
        names = ", ".join(member.label for member in group.members[:MEMBERS])
        more = f" and {len(group.members) - MEMBERS} more" if len(group.members) > MEMBERS else ""
        rows.append((str(group.number), str(len(group.members)), str(group.weight), f"{names}{more}"))
    print_table(("number", "members", "weight", "the most joined first"), rows)


def ego(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, a part of one, or an IRI.", show_default=False)],
    radius: Annotated[int, typer.Option("--radius", min=1, help="At most so many edges away.")] = 1,
    as_json: Json = False,
    out: Out = None,
) -> None:
    """List what is around one thing."""
    from kgbuild.pipeline import networks

    item, found = networks.ego(name, find_view(context), radius=radius, settings=load(out))
    if as_json:
        print_json(found)
    elif not found:
        typer.echo(f"nothing joins {item.label} to anything", err=True)
    else:
        rows = [(str(row.distance), row.item.label, kind_of(row.item), str(row.edges)) for row in found]
        print_table(("distance", "name", "kind", "edges"), rows)


def slices(
    context: typer.Context,
    by: Annotated[Period, typer.Option("--by", help="How long each is.")] = Period.MONTH,
    as_json: Json = False,
    out: Out = None,
) -> None:
    """List how the network changes with time."""
    from kgbuild.pipeline import networks

    found = networks.slices(find_view(context), networks.Period(by.value), settings=load(out))
    if as_json:
        print_json(found)
        return
    rows = [
        (row.period, str(row.nodes), str(row.new), str(row.edges), ", ".join(item.label for item in row.central))
        for row in found
    ]
    print_table((by.value, "nodes", "new", "edges", "most is joined to"), rows)


def find_view(context: typer.Context) -> View:
    """What the options before the command describe."""
    view: View = context.obj
    return view


def load(out: str | None) -> Settings:
    return load_settings(flags={"out": out})


def show_dates(earliest: str | None, latest: str | None) -> str:
    """ "2025-07-10", or "2025-07-07 to 2025-07-13"."""
    if earliest == latest:
        return earliest or ""
    return f"{earliest or '..'} to {latest or '..'}"


def print_json(values: Sequence[DataclassInstance]) -> None:
    """Values on standard output, as a list of objects."""
    typer.echo(json.dumps([asdict(value) for value in values], ensure_ascii=False, indent=2))
