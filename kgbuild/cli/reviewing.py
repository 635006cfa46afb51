"""The command that puts decisions on who is who before people: review."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kgbuild.cli.options import Base, Judgements, Model, OntologyFolder, Out
from kgbuild.cli.pages import print_heading, print_line
from kgbuild.cli.tables import print_table
from kgbuild.errors import SettingsError
from kgbuild.settings import load_settings

if TYPE_CHECKING:
    from kgbuild.model.judging import Pair, Side
    from kgbuild.pipeline.reviews import Review

__all__ = ["add_commands"]

ANSWERS = "s same, d different, u unsure, k skip, z undo, q quit"
SHOWN = 20


def add_commands(app: typer.Typer) -> None:
    app.command()(review)


def review(
    listed: Annotated[bool, typer.Option("--list", help="Print the pairs as a table, and ask nothing.")] = False,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, help="At most so many pairs [20 with --list].", show_default=False)
    ] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Make the graph anew by judgements.toml; no text is read.")
    ] = False,
    judgements: Judgements = None,
    out: Out = None,
    base: Base = None,
    model: Model = None,
    ontology: OntologyFolder = None,
) -> None:
    """Judge who is who: the decisions that matter most first, each with what is known of both sides.

    What you judge is written to judgements.toml; the next build, or --apply, obeys it.
    """
    settings = load_settings(
        flags={"judgements": judgements, "out": out, "base": base, "model": model, "ontology": ontology}
    )
    if apply and listed:
        raise SettingsError("--apply makes the graph, --list prints pairs", "Leave out one of the two.")
    if apply:
        from kgbuild.cli.progress import show_progress
        from kgbuild.cli.summary import print_summary
        from kgbuild.pipeline import builds

        with show_progress("read") as progress:
            report = builds.remake(settings=settings, progress=progress)
        print_summary(report)
        return
    from kgbuild.pipeline.reviews import open_review

    opened = open_review(settings=settings)
    if listed and opened.pairs:
        print_pairs(opened.pairs[: limit or SHOWN], len(opened.pairs))
        return
    if not opened.pairs:
        typer.echo("nothing is left to judge", err=listed)
        return
    ask_all(opened, opened.pairs[:limit])
    if opened.judged:
        noun = "judgement" if opened.judged == 1 else "judgements"
        typer.echo(f"{opened.judged} {noun} written to {opened.file}; kgbuild review --apply makes the graph by them")


def print_pairs(pairs: tuple[Pair, ...], total: int) -> None:
    """The weightiest pairs, a line each."""
    rows = [
        (
            f"{pair.weight:.1f}",
            "one" if pair.joined else "two",
            f"{pair.score:.2f}",
            name_side(pair.left),
            name_side(pair.right),
            explain_briefly(pair),
        )
        for pair in pairs
    ]
    print_table(("weight", "now", "score", "this", "that", "why"), rows)
    if total > len(pairs):
        typer.echo(f"{total - len(pairs)} more; --limit shows them", err=True)


def name_side(side: Side) -> str:
    """ "Ada Moss (3 documents, 12 statements), a.txt" """
    documents = f"{side.documents} document{'' if side.documents == 1 else 's'}"
    return f"{side.key.name} ({documents}, {side.statements} statement{'' if side.statements == 1 else 's'}), {side.key.document}"


def explain_briefly(pair: Pair) -> str:
    return ", ".join(feature for feature in pair.features if not feature.startswith("both beside")) or "same context"


def ask_all(opened: Review, pairs: tuple[Pair, ...]) -> None:
    """Puts one pair after the other; an undo goes back to the pair judged last."""
    from kgbuild.model.world import Judgement

    verdicts = {"s": Judgement.SAME, "d": Judgement.DIFFERENT, "u": Judgement.UNSURE}
    place = 0
    answered: list[int] = []
    while place < len(pairs):
        print_pair(pairs[place], place + 1, len(pairs))
        answer = read_answer()
        if answer == "q":
            return
        if answer in verdicts:
            opened.judge(pairs[place], verdicts[answer])
            answered.append(place)
            place += 1
        elif answer == "z":
            if opened.undo():
                place = answered.pop()
            else:
                typer.echo("nothing to undo")
        elif answer in {"k", ""}:
            place += 1
        else:
            typer.echo(f"{answer!r} means nothing: {ANSWERS}")


def read_answer() -> str:
    """What the user types; the end of the input is a quit."""
    typer.echo(f"{ANSWERS}: ", nl=False)
    line = sys.stdin.readline()
    if not line or not sys.stdin.isatty():
        typer.echo()  # nobody's Enter has ended the line
    return line.strip().lower()[:1] if line else "q"


def print_pair(pair: Pair, number: int, total: int) -> None:
    """Both sides with their evidence, and why they are one or two."""
    now = "are one now" if pair.joined else "are two now"
    print_heading(f"{number} of {total}: {pair.left.key.name} and {pair.right.key.name} {now}, score {pair.score:.2f}")
    print_line(f"because: {'; '.join(pair.features)}")
    for side in (pair.left, pair.right):
        typer.echo()
        print_line(name_side(side), indent=2)
        kind = side.type.partition(":")[2].lower()
        for label, words in (("is a", (kind,)), ("called", side.names), ("known", side.known), ("beside", side.beside)):
            if words:
                print_line("; ".join(words), label=f"{label:8}", indent=4)
        for document, sentence in side.sentences:
            print_line(f"{document}: {sentence}", indent=4, dim=True)
