"""The commands of gazetteer: the user's own names."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kgbuild.cli.options import Gazetteer, OntologyFolder
from kgbuild.cli.tables import print_table
from kgbuild.settings import load_settings

__all__ = ["add_commands"]

SHOWN = 3  # names of a message


def add_commands(app: typer.Typer) -> None:
    group = typer.Typer(
        help="Names of your own: who and what is called how.", no_args_is_help=True, rich_markup_mode=None
    )
    group.command("add")(add_names)
    group.command("list")(list_names)
    group.command("remove")(remove_names)
    app.add_typer(group, name="gazetteer")


def add_names(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="CSV (name,type,aliases,iri) or RDF.", show_default=False)
    ],
    gazetteer: Gazetteer = None,
    ontology: OntologyFolder = None,
) -> None:
    """Add files of names, which every build from then on knows.

    They are checked, and copied in one form into a folder of yours. A file of the same name takes the old one's place.
    """
    from kgbuild.pipeline import gazetteers

    settings = load_settings(flags={"gazetteer": gazetteer, "ontology": ontology})
    for added in gazetteers.add_names(files, settings=settings):
        before = f" in place of {added.replaced}" if added.replaced is not None else ""
        typer.echo(f"{added.path}: {len(added.names)} names{before}")
        if added.known:
            typer.echo(f"  names for what kgbuild knows already: {cut_list(added.known)}")
        if added.hidden:
            typer.echo(f"  from now on no longer kgbuild's own of that name: {cut_list(added.hidden)}")


def list_names(gazetteer: Gazetteer = None, ontology: OntologyFolder = None) -> None:
    """List the names that you added."""
    from kgbuild.pipeline import gazetteers

    settings = load_settings(flags={"gazetteer": gazetteer, "ontology": ontology})
    found = gazetteers.list_names(settings=settings)
    rows = [
        (one.file, one.name.name, one.name.type, ", ".join(one.name.aliases), " ".join(one.name.iris)) for one in found
    ]
    if rows:
        print_table(("file", "name", "type", "aliases", "iri"), rows)
    else:
        typer.echo(f"{settings.gazetteer} holds no names; `kgbuild gazetteer add FILE` adds some", err=True)


def remove_names(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME", help="A file, as `list` names it, or a name.", show_default=False)
    ],
    gazetteer: Gazetteer = None,
    ontology: OntologyFolder = None,
) -> None:
    """Take out whole files, or single names, that you added."""
    from kgbuild.pipeline import gazetteers

    settings = load_settings(flags={"gazetteer": gazetteer, "ontology": ontology})
    gone = gazetteers.remove_names(names, settings=settings)
    typer.echo(f"removed: {cut_list(tuple(one.name.name for one in gone))}")


def cut_list(names: tuple[str, ...]) -> str:
    """ "Kelp, Norbank, Fjord and 5 more" """
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"{', '.join(names[:SHOWN])}{more}"
