"""Commands that ask the graph: query, show, explain, path, neighbours, rank, stats."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kgbuild.cli.networks import Json, print_json
from kgbuild.cli.options import MEMORY, TIMEOUT, Memory, Out, Timeout
from kgbuild.cli.tables import print_table
from kgbuild.cli.views import Claims, Measure
from kgbuild.errors import QueryError
from kgbuild.settings import load_settings

__all__ = ["add_commands"]

SAME = "same"  # in place of a predicate
LONGEST = 120  # characters of a cell of a table in a pipe


class Format(StrEnum):
    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TURTLE = "turtle"


Name = Annotated[str, typer.Argument(metavar="NAME", help="A name, a part of one, or an IRI.", show_default=False)]


def add_commands(app: typer.Typer) -> None:
    for command in (query, show, explain, path, neighbours, rank, stats):
        app.command()(command)


def query(
    text: Annotated[
        str | None,
        typer.Argument(metavar="QUERY", help="SPARQL, or the name of a named query.", show_default=False),
    ] = None,
    parameters: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME=VALUE", help="A named query's parameters.", show_default=False),
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", "-f", metavar="FILE", help="A file of SPARQL.", show_default=False)
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option("--format", help="How to write it; triples are always turtle [table].", show_default=False),
    ] = None,
    list_named: Annotated[bool, typer.Option("--list", help="List the named queries.")] = False,
    show_text: Annotated[
        bool, typer.Option("--show", help="Print a named query's SPARQL, ready for any store, instead of asking it.")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="All that a named query finds, however much that is.")
    ] = False,
    timeout: Timeout = TIMEOUT,
    memory: Memory = MEMORY,
    out: Out = None,
) -> None:
    """Ask in SPARQL, prefixes known, or ask a named query."""
    from kgbuild.pipeline import queries

    if list_named:
        named = queries.list_queries()
        print_table(
            ("name", "parameters", "what it answers"),
            [(item.name, " ".join(f"{one.name}=..." for one in item.parameters), item.purpose) for item in named],
        )
        return
    text, given = read_question(text, file, parameters or [])
    if show_text:
        typer.echo(
            queries.show_query(
                text, parameters=given, everything=everything, settings=load_settings(flags={"out": out})
            )
        )
        return
    answer = queries.query(
        text,
        parameters=given,
        format=queries.QueryFormat(format.value) if format else None,
        everything=everything,
        settings=load_settings(flags={"out": out}),
        limits=queries.Limits(seconds=timeout, megabytes=memory),
    )
    for note in answer.notes:
        typer.echo(note, err=True)
    if answer.data is not None:
        sys.stdout.buffer.write(answer.data.rstrip(b"\n") + b"\n" if answer.data else b"")
        sys.stdout.buffer.flush()
        return
    cut = print_table(answer.headers, answer.rows, fit=answer.named, longest=LONGEST)
    if cut:
        typer.echo("cells that end in … are cut; --format csv or json gives all of them", err=True)
    if not answer.rows:
        typer.echo("no rows", err=True)


def show(name: Name, out: Out = None) -> None:
    """Show what one thing is, did and said, and what is said of it.

    Each with document, characters and sentence.
    """
    from kgbuild.cli.entities import print_entity
    from kgbuild.pipeline import answers

    print_entity(answers.show(name, settings=load_settings(flags={"out": out})))


def explain(
    subject: Name,
    predicate: Annotated[str, typer.Argument(metavar="PREDICATE", help="Such as met, or Meeting.", show_default=False)],
    object: Name,
    out: Out = None,
) -> None:
    """Explain why the graph says so, as in: explain Berg met Lund.

    Sentence, characters, the rule that read it, and how the names were resolved. Why two names are one thing or two:
    explain "Anna Berg" same "A. Berg".
    """
    from kgbuild.cli.connections import print_explanation
    from kgbuild.cli.identities import print_identity
    from kgbuild.pipeline import answers

    if predicate == SAME:
        print_identity(answers.explain_same(subject, object, settings=load_settings(flags={"out": out})))
        return
    answer = answers.explain(subject, predicate, object, settings=load_settings(flags={"out": out}))
    print_explanation(answer)
    if not answer.statements:
        typer.echo(
            f"{answer.subject.label} {answer.predicate} {answer.object.label}: the graph does not say so", err=True
        )
        raise typer.Exit(1)


def path(
    start: Name,
    end: Name,
    claims: Claims = False,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many paths.")] = 1,
    as_json: Json = False,
    out: Out = None,
) -> None:
    """Show how two things are connected, the shortest way first."""
    from kgbuild.cli.connections import print_paths
    from kgbuild.pipeline import answers

    answer = answers.find_path(start, end, claims=claims, limit=limit, settings=load_settings(flags={"out": out}))
    print_json(answer.paths) if as_json else print_paths(answer)
    if not answer.paths:
        hint = "" if claims else "; --claims looks at what is claimed too"
        typer.echo(f"nothing connects {answer.start.label} and {answer.end.label}{hint}", err=True)
        raise typer.Exit(1)


def neighbours(name: Name, claims: Claims = False, as_json: Json = False, out: Out = None) -> None:
    """List what is next to a thing, and by what."""
    from kgbuild.cli.connections import print_neighbours
    from kgbuild.pipeline import answers

    item, rows = answers.neighbours(name, claims=claims, settings=load_settings(flags={"out": out}))
    print_json(rows) if as_json else print_neighbours(item, rows)
    if not rows:
        typer.echo(f"nothing is next to {item.label}", err=True)


def rank(
    by: Annotated[Measure, typer.Option("--by", help="How to measure.")] = Measure.PAGERANK,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 20,
    everything: Annotated[bool, typer.Option("--all", help="Also offices, topics and events.")] = False,
    claims: Claims = False,
    as_json: Json = False,
    out: Out = None,
) -> None:
    """List the most central things."""
    from kgbuild.cli.statistics import print_ranking
    from kgbuild.pipeline import answers

    rows = answers.rank(
        by=answers.Measure(by.value),
        limit=limit,
        everything=everything,
        claims=claims,
        settings=load_settings(flags={"out": out}),
    )
    print_json(rows) if as_json else print_ranking(rows)


def stats(out: Out = None) -> None:
    """Count what the graph holds."""
    from kgbuild.cli.statistics import print_statistics
    from kgbuild.pipeline import answers

    print_statistics(answers.stats(settings=load_settings(flags={"out": out})))


def read_question(text: str | None, file: Path | None, parameters: list[str]) -> tuple[str, dict[str, str]]:
    """The query, from the command line or a file, and the values of its parameters."""
    if file is not None:
        parameters = [text, *parameters] if text else parameters
        try:
            text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{file} cannot be read ({error})", "Name a file of SPARQL, in UTF-8.") from error
    if not text:
        raise QueryError("nothing is asked", "Write a query, --file FILE, or a name that --list shows.")
    given: dict[str, str] = {}
    for parameter in parameters:
        name, equals, value = parameter.partition("=")
        if not equals:
            raise QueryError(f"{parameter!r} is no parameter", 'Write it as name="value"; quote SPARQL as a whole.')
        given[name.lstrip("?")] = value
    return text, given
