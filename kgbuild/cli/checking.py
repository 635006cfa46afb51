"""Commands that look at kgbuild itself and at what it made: doctor, validate, ontology."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgbuild.cli.networks import Json, print_json
from kgbuild.cli.options import Model, OntologyFolder, Out
from kgbuild.cli.tables import print_table
from kgbuild.settings import Settings, load_settings

if TYPE_CHECKING:
    from kgbuild.pipeline.vocabulary import Term

__all__ = ["add_commands", "check_graph"]


def add_commands(app: typer.Typer) -> None:
    app.command()(doctor)
    app.command()(validate)
    ontology = typer.Typer(help="What kgbuild knows how to say.", no_args_is_help=True, rich_markup_mode=None)
    ontology.command("check")(check_ontology)
    ontology.command("doc")(document_ontology)
    ontology.command("open")(list_open)
    ontology.command("shapes")(print_shapes)
    app.add_typer(ontology, name="ontology")


def doctor(out: Out = None, model: Model = None, ontology: OntologyFolder = None) -> None:
    """Check that kgbuild can work here; say what to do if not."""
    from kgbuild.pipeline import checks

    settings = load_settings(flags={"out": out, "model": model, "ontology": ontology})
    failed = 0
    for check in checks.check_installation(settings):
        mark = "ok " if check.remedy is None else "BAD"
        typer.echo(f"{mark}  {check.name:<12} {check.found}{f'. {check.remedy}' if check.remedy else ''}")
        failed += check.remedy is not None
    if failed:
        raise typer.Exit(1)


def validate(
    warnings: Annotated[
        bool, typer.Option("--warnings", help="List the warnings too, not their number alone.")
    ] = False,
    as_json: Json = False,
    out: Out = None,
    ontology: OntologyFolder = None,
) -> None:
    """Check the graph against its shapes (SHACL).

    Violations are mistakes of kgbuild's, and fail. Warnings are odd things that a text says, or that were misread: an end
    that is not of the class it should be, two values where there is one.
    """
    check_graph(load_settings(flags={"out": out, "ontology": ontology}), warnings=warnings, as_json=as_json)


def check_graph(settings: Settings, *, warnings: bool = False, as_json: bool = False) -> None:
    """Prints what breaks the shapes, and exits 1 where it is more than a warning."""
    from kgbuild.pipeline import validation

    found = validation.validate(settings)
    violations = [one for one in found if one.severity == validation.VIOLATION]
    if as_json:
        print_json(found if warnings else violations)
    else:
        for one in found if warnings else violations:
            typer.echo(f"{one.severity}: {one}")
    hint = "" if warnings or len(found) == len(violations) else " (--warnings lists them)"
    typer.echo(f"{len(violations)} violations, {len(found) - len(violations)} warnings{hint}", err=True)
    if violations:
        raise typer.Exit(1)


def print_shapes(ontology: OntologyFolder = None) -> None:
    """Print the shapes that a graph must keep, in Turtle, for any SHACL engine."""
    from kgbuild.pipeline import validation

    typer.echo(validation.format_shapes(load_settings(flags={"ontology": ontology})), nl=False)


def check_ontology(ontology: OntologyFolder = None) -> None:
    """Prove the ontology consistent: schema, lexicon, cues, gazetteers, and each with the others."""
    from kgbuild.ontology import Severity
    from kgbuild.pipeline import vocabulary

    findings = vocabulary.check(load_settings(flags={"ontology": ontology}))
    for finding in findings:
        typer.echo(str(finding))
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    typer.echo(f"{errors} errors, {len(findings) - errors} warnings", err=True)
    if errors:
        raise typer.Exit(1)


def document_ontology(
    term: Annotated[
        str | None, typer.Argument(metavar="TERM", help="A class or predicate, such as kg:Meeting.", show_default=False)
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FILE", help="Write all of it as one HTML page there.", show_default=False),
    ] = None,
    ontology: OntologyFolder = None,
) -> None:
    """List the classes and predicates, explain one, or write a page of all."""
    from kgbuild.pipeline import vocabulary

    settings = load_settings(flags={"ontology": ontology})
    if to is not None:
        vocabulary.write_page(to, settings)
        return
    if term is not None:
        print_term(vocabulary.describe_term(term, settings))
        return
    terms = vocabulary.list_terms(settings)
    print_table(("term", "part", "meaning"), [(item.curie, item.section, item.comment) for item in terms])


def print_term(term: Term) -> None:
    typer.echo(f"{term.curie}  {term.label}  ({term.section})\n{term.comment}")
    for what, values in term.facts:
        typer.echo(f"  {what + ':':<12} {', '.join(values)}")
    for example in term.examples:
        typer.echo(f"  {'example:':<12} {example}")


def list_open(out: Out = None) -> None:
    """List the predicates that the lexicon has no sense for, by how often the graph has them."""
    from kgbuild.pipeline import vocabulary

    found = vocabulary.list_open_predicates(load_settings(flags={"out": out}))
    print_table(
        ("predicate", "statements", "a sentence"), [(item.curie, str(item.count), item.sentence) for item in found]
    )
