"""Options that several commands have."""

from __future__ import annotations

from typing import Annotated

import typer

__all__ = ["Inputs", "Model", "OntologyFolder", "Out"]

Inputs = Annotated[
    list[str] | None,
    typer.Argument(metavar="[INPUT]...", help="Files, folders, patterns, or - for standard input.", show_default=False),
]
Out = Annotated[
    str | None, typer.Option("--out", "-o", metavar="DIR", help="The folder of the graph [out].", show_default=False)
]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="A spaCy model's package or folder [auto].", show_default=False),
]
OntologyFolder = Annotated[
    str | None,
    typer.Option("--ontology", metavar="DIR", help="An ontology in place of kgbuild's own.", show_default=False),
]
