"""The command conflicts, and how it prints them."""

from __future__ import annotations

import csv
import io
import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kgbuild.cli.options import Out
from kgbuild.cli.pages import join_labels, print_heading, print_line
from kgbuild.settings import load_settings

if TYPE_CHECKING:
    from kgbuild.graph.answers.conflicts import Conflict, Side, Testimony

__all__ = ["add_commands"]

SHOWN = 3  # testimonies of a side
COLUMNS = (
    "conflict",
    "kind",
    "standing",
    "about",
    "iri",
    "question",
    "side",
    "claimants",
    "publisher",
    "published",
    "document",
    "start",
    "end",
    "sentence",
)
STANDINGS = {
    "stated": "both sides in publishers' own words",
    "mixed": "a publisher's own words against what is claimed",
    "claimed": "claim against claim",
}


class ConflictFormat(StrEnum):
    TEXT = "text"
    CSV = "csv"
    JSON = "json"


class Kind(StrEnum):
    EXCLUSIVE = "exclusive"
    DENIED = "denied"
    DATES = "dates"
    NUMBERS = "numbers"


def add_commands(app: typer.Typer) -> None:
    app.command()(conflicts)


def conflicts(
    about: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="Only what concerns this thing: a name or an IRI.", show_default=False),
    ] = None,
    kind: Annotated[
        list[Kind] | None, typer.Option("--kind", help="Only these, repeatable [all].", show_default=False)
    ] = None,
    stated: Annotated[
        bool, typer.Option("--stated", help="Only where publishers contradict one another in their own words.")
    ] = False,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, help="At most so many [all].", show_default=False)
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Every sentence of each side, not three of them.")] = False,
    format: Annotated[ConflictFormat, typer.Option("--format", help="How to write them.")] = ConflictFormat.TEXT,
    out: Out = None,
) -> None:
    """List statements that cannot both hold, with the evidence of both sides.

    Two holders of one office, said and denied, two dates or numbers of one event; the gravest first. That there are any
    is no failure: the exit status is 0 with conflicts and without.
    """
    from kgbuild.pipeline import answers

    found = answers.conflicts(
        about,
        kinds=[answers.ConflictKind(one.value) for one in kind or ()],
        claims=not stated,
        settings=load_settings(flags={"out": out}),
    )
    shown = found[:limit]
    if format is ConflictFormat.JSON:
        typer.echo(json.dumps([make_record(conflict) for conflict in shown], ensure_ascii=False, indent=1))
    elif format is ConflictFormat.CSV:
        typer.echo(write_csv(shown), nl=False)
    else:
        print_conflicts(shown, every=every)
    if not found:
        typer.echo(f"no conflicts found{' of this kind' if kind or stated or about else ''}", err=True)
    elif len(shown) < len(found):
        typer.echo(f"{len(found) - len(shown)} more; give a higher --limit", err=True)


def print_conflicts(found: tuple[Conflict, ...], *, every: bool) -> None:
    """Under a heading for each standing, each conflict with its sides, and who says so where."""
    standing = None
    for number, conflict in enumerate(found, start=1):
        if conflict.standing != standing:
            standing = conflict.standing
            print_heading(STANDINGS[standing].capitalize())
        typer.echo()
        print_line(f"{number}. {conflict.words}  [{conflict.kind}]", indent=0)
        for side in conflict.sides:
            print_side(side, every=every)


def print_side(side: Side, *, every: bool) -> None:
    print_line(side.label, indent=3)
    shown = side.testimonies if every else side.testimonies[:SHOWN]
    for testimony in shown:
        print_line(f"{name_voice(testimony)}: {testimony.citation.sentence}", indent=6)
        print_line(
            f"{testimony.citation.document} {testimony.citation.start}-{testimony.citation.end}", indent=8, dim=True
        )
    if len(shown) < len(side.testimonies):
        print_line(f"and {len(side.testimonies) - len(shown)} more; --all shows them", indent=6, dim=True)


def name_voice(testimony: Testimony) -> str:
    """ "The Alder Times, 2025-03-04", "Otto Lund in The Alder Times, 2025-03-04"."""
    where = ", ".join(part for part in (testimony.publisher, testimony.published) if part)
    if not testimony.claimants:
        return where or "the publisher"
    return f"{join_labels(testimony.claimants)}{f' in {where}' if where else ''}"


def make_record(conflict: Conflict) -> dict[str, object]:
    """A conflict as JSON."""
    return {
        "kind": conflict.kind.value,
        "standing": conflict.standing.value,
        "about": {"label": conflict.about.label, "iri": conflict.about.iri},
        "question": conflict.words,
        "sides": [
            {"label": side.label, "testimonies": [make_testimony(one) for one in side.testimonies]}
            for side in conflict.sides
        ],
    }


def make_testimony(testimony: Testimony) -> dict[str, object]:
    return {
        "claimants": [{"label": item.label, "iri": item.iri} for item in testimony.claimants],
        "publisher": testimony.publisher,
        "published": testimony.published,
        "document": testimony.citation.document,
        "title": testimony.citation.title,
        "start": testimony.citation.start,
        "end": testimony.citation.end,
        "sentence": testimony.citation.sentence,
    }


def write_csv(found: tuple[Conflict, ...]) -> str:
    """A row a testimony; rows of one conflict have its number."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for number, conflict in enumerate(found, start=1):
        for side in conflict.sides:
            for one in side.testimonies:
                writer.writerow(
                    (
                        number,
                        conflict.kind,
                        conflict.standing,
                        conflict.about.label,
                        conflict.about.iri,
                        conflict.words,
                        side.label,
                        join_labels(one.claimants),
                        one.publisher or "",
                        one.published or "",
                        one.citation.document,
                        one.citation.start,
                        one.citation.end,
                        one.citation.sentence,
                    )
                )
    return text.getvalue()
