"""Options that several commands have."""

from __future__ import annotations

from typing import Annotated

import typer

__all__ = [
    "MEMORY",
    "TIMEOUT",
    "Base",
    "Gazetteer",
    "Inputs",
    "Judgements",
    "Memory",
    "Model",
    "OntologyFolder",
    "Out",
    "Publisher",
    "RequiredInputs",
    "Timeout",
]

TIMEOUT = 60.0  # seconds
MEMORY = 2000  # megabytes

Inputs = Annotated[
    list[str] | None,
    typer.Argument(metavar="INPUT", help="Files, folders, patterns, or - for standard input.", show_default=False),
]
RequiredInputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT", help="Files, folders, patterns, or - for standard input.", show_default=False),
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
Gazetteer = Annotated[
    str | None,
    typer.Option("--gazetteer", metavar="DIR", help="The folder of your own names [gazetteer].", show_default=False),
]
Base = Annotated[
    str | None,
    typer.Option(
        "--base", metavar="IRI", help="What the graph's IRIs begin with [https://example.org/kg/].", show_default=False
    ),
]
Publisher = Annotated[
    str | None,
    typer.Option("--publisher", metavar="NAME", help="Who printed the documents that do not say.", show_default=False),
]
Judgements = Annotated[
    str | None,
    typer.Option(
        "--judgements", metavar="FILE", help="What you judge of who is who [judgements.toml].", show_default=False
    ),
]
Timeout = Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=0.001, help="How long a query may take.")]
Memory = Annotated[
    int, typer.Option("--memory", metavar="MB", min=1, help="How much memory a query may take, and its answer.")
]
