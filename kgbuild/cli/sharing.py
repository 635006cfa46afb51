"""Commands that share a graph with other programs: serve, push."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kgbuild.cli.options import MEMORY, TIMEOUT, Memory, Out, Timeout
from kgbuild.settings import load_settings

__all__ = ["add_commands"]


def add_commands(app: typer.Typer) -> None:
    for command in (serve, push):
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


def push(
    url: Annotated[str, typer.Argument(metavar="URL", help="Where the store takes updates.", show_default=False)],
    query_url: Annotated[
        str | None,
        typer.Option("--query-url", metavar="URL", help="Where it takes queries, if not there.", show_default=False),
    ] = None,
    user: Annotated[
        str | None, typer.Option("--user", metavar="NAME", help="Who may write.", show_default=False)
    ] = None,
    password: Annotated[
        str | None, typer.Option("--password", metavar="TEXT", help="Asked for if not given.", show_default=False)
    ] = None,
    token: Annotated[
        str | None, typer.Option("--token", metavar="TEXT", help="A bearer's token instead.", show_default=False)
    ] = None,
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="How long one request may take.")
    ] = 60.0,
    anew: Annotated[bool, typer.Option("--anew", help="Clear what was pushed there before, and push it all.")] = False,
    out: Out = None,
) -> None:
    """Load the graph into a SPARQL 1.1 store, the next time only what differs.

    Interrupted, the same command goes on where it stopped.
    """
    from kgbuild.pipeline import queries

    if user is not None and password is None:
        password = typer.prompt("Password", hide_input=True)
    pushed = queries.push(
        url,
        query_url=query_url,
        credentials=queries.Credentials(user=user, password=password or "", token=token),
        timeout=timeout,
        anew=anew,
        settings=load_settings(flags={"out": out}),
    )
    went_on = f", going on after {pushed.resumed:,} changes" if pushed.resumed else ""
    typer.echo(f"{pushed.inserted:,} quads inserted, {pushed.deleted:,} deleted at {url}{went_on}")
    if pushed.place is not None and pushed.first:
        typer.echo(f"the store has no default graph of its own: what is asserted is in {pushed.place}")
