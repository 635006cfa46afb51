"""The command that writes a graph for other tools: export."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kgbuild.cli.options import Out
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
    SVG = "svg"


def add_commands(app: typer.Typer) -> None:
    app.command()(export)


def export(
    format: Annotated[GraphFormat, typer.Argument(metavar="FORMAT", help=f"One of {', '.join(GraphFormat)}.")],
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FILE", help="Write there, not to standard output.", show_default=False),
    ] = None,
    union: Annotated[
        bool, typer.Option("--all", help="In turtle, ntriples and rdfxml, all graphs as one, not the asserted alone.")
    ] = False,
    claims: Annotated[
        bool, typer.Option("--claims", help="In networks, also what is claimed, denied or planned.")
    ] = False,
    out: Out = None,
) -> None:
    """Write the graph in another format, for other tools.

    turtle, ntriples and rdfxml hold what is asserted; trig, nquads, jsonld, trig12 and nquads12 (RDF 1.2) all graphs; the
    others are the network.
    """
    from kgbuild.pipeline import queries

    queries.export(
        queries.ExportFormat(format.value),
        to=to or sys.stdout.buffer,
        union=union,
        claims=claims,
        settings=load_settings(flags={"out": out}),
    )
