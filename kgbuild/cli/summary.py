"""What a build has made, in words."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import typer

from kgbuild.settings import Settings

if TYPE_CHECKING:
    from kgbuild.pipeline.report import BuildReport
    from kgbuild.reading.documents import Doubt

__all__ = ["print_doubt", "print_summary"]


def print_summary(report: BuildReport) -> None:
    """Counts, files, and what to do next; failures last, where they are seen."""
    counts = report.counts
    other = counts.statements - counts.asserted - counts.claimed
    lines = [
        f"{report.out}: {amount(counts.documents, 'document')} in {report.seconds:.1f} s"
        f" ({report.read} read now, {report.reused} unchanged)",
        f"  {amount(counts.entities, 'entity', 'entities')}, {amount(counts.events, 'event')},"
        f" {amount(counts.statements, 'statement')}:",
        f"  {counts.asserted} asserted, {counts.claimed} claimed by somebody,"
        f" {other} that the publisher denies, plans or doubts",
        "",
        "  graph.nq (all), graph.ttl (what is asserted), graph.graphml (for Gephi), readings.jsonl,"
        " review.jsonl, run.json, store/",
    ]
    if report.example:
        out = "" if str(report.out) == Settings().out else f" --out {shlex.quote(str(report.out))}"
        lines += [
            "",
            "Next:",
            f"  kgbuild show {shlex.quote(report.example)}{out}",
            f"  kgbuild query who-met-whom{out}",
            f"  kgbuild query 'SELECT ?a ?b {{ ?a kg:met ?b }}'{out}",
        ]
    typer.echo("\n".join(lines))
    for skipped in report.skipped:
        typer.echo(f"skipped {skipped.path}: {skipped.why}", err=True)
    for doubt in report.doubts:
        print_doubt(doubt)


def print_doubt(doubt: Doubt) -> None:
    typer.echo(f"warning: {doubt.document} {doubt.why}", err=True)


def amount(count: int, noun: str, plural: str | None = None) -> str:
    """ "1 document", "2 documents" """
    return f"{count} {noun if count == 1 else plural or noun + 's'}"
