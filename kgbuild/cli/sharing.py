"""Commands that share a graph with other programs: serve, push."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kgbuild.cli.options import MEMORY, TIMEOUT, Memory, Timeout
from kgbuild.settings import load_settings

__all__ = ["add_commands"]


def add_commands(app: typer.Typer) -> None:
    for command in (serve,):
        app.command()(command)


def serve(
    folder: Annotated[
        str | None, typer.Argument(metavar="DIR", help="The folder of the graph [out].", show_default=False)
    ] = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Where to listen; 0: any free port.")] = 8765,
    writable: Annotated[
        bool, typer.Option("--writable", help="Let those change the graph who have the token printed at the start.")
    ] = False,
    token: Annotated[
        str | None, typer.Option("--token", metavar="TEXT", help="A token of your own.", show_default=False)
    ] = None,
    timeout: Timeout = TIMEOUT,
    memory: Memory = MEMORY,
) -> None:
    """Serve the graph to this machine as a SPARQL endpoint, until Ctrl-C."""
    from kgbuild.explorer.serving import serve as serve_graph
    from kgbuild.graph.asking import Limits

    out = Path(load_settings(flags={"out": folder}).out)

    def tell(address: str, given: str | None) -> None:
        typer.echo(f"{out} is served to this machine alone; Ctrl-C ends it")
        typer.echo(f"  SPARQL       {address}sparql")
        typer.echo(f"  whole graphs {address}graphs?default and ?graph=IRI")
        if given is not None:
            typer.echo(f"  to change it, send   Authorization: Bearer {given}")
            typer.echo("  the next `kgbuild build` into this folder writes the graph anew, without such changes")

    limits = Limits(seconds=timeout, megabytes=memory)
    serve_graph(out, port=port, writable=writable, token=token, limits=limits, tell=tell)
