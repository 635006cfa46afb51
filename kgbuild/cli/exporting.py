"""The command that writes a graph for other tools: export."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kgbuild.cli.options import Out
from kgbuild.cli.views import (
    Claims,
    Entities,
    Joined,
    Kinds,
    Least,
    Measure,
    Predicates,
    Projection,
    Since,
    Until,
    Weighed,
    Weight,
    read_view,
)
from kgbuild.settings import load_settings

__all__ = ["add_commands"]


class GraphFormat(StrEnum):
    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    RDFXML = "rdfxml"
    TRIG = "trig"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    TRIG12 = "trig12"
    NQUADS12 = "nquads12"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CYTOSCAPE = "cytoscape"
    GEPHI_CSV = "gephi-csv"
    NEO4J_CSV = "neo4j-csv"
    PARQUET = "parquet"
    SVG = "svg"


def add_commands(app: typer.Typer) -> None:
    app.command()(export)


def export(
    format: Annotated[GraphFormat, typer.Argument(metavar="FORMAT", help=f"One of {', '.join(GraphFormat)}.")],
    to: Annotated[
        Path | None,
        typer.Option(
            "--to",
            metavar="FILE",
            help="Write there, not to standard output; csv and parquet need a folder.",
            show_default=False,
        ),
    ] = None,
    union: Annotated[
        bool, typer.Option("--all", help="In turtle, ntriples and rdfxml, all graphs as one, not the asserted alone.")
    ] = False,
    claims: Claims = False,
    entities: Entities = False,
    kinds: Kinds = None,
    predicates: Predicates = None,
    since: Since = None,
    until: Until = None,
    weight: Weighed = Weight.EVIDENCE,
    least: Least = 1,
    join: Joined = Projection.STATEMENTS,
    communities: Annotated[bool, typer.Option("--communities", help="Number each node's community.")] = False,
    centralities: Annotated[
        list[Measure] | None,
        typer.Option("--centrality", help="Measure each node; may be given again.", show_default=False),
    ] = None,
    layout: Annotated[bool, typer.Option("--layout", help="Give each node a place on a plane.")] = False,
    out: Out = None,
) -> None:
    """Write the graph in another format, for other tools.

    turtle, ntriples and rdfxml hold what is asserted; trig, nquads, jsonld, trig12 and nquads12 (RDF 1.2) all graphs; the
    others are the network, of which the options choose.
    """
    from kgbuild.pipeline import networks, queries

    view = read_view(
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
    measures = networks.Measures(
        communities=communities,
        centralities=tuple(networks.Measure(one.value) for one in dict.fromkeys(centralities or ())),
        layout=layout,
    )
    queries.export(
        queries.ExportFormat(format.value),
        to=to or sys.stdout.buffer,
        union=union,
        view=view,
        measures=measures,
        settings=load_settings(flags={"out": out}),
    )
