"""How explain, path and neighbours print what joins two things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from kgbuild.cli.entities import describe_claim
from kgbuild.cli.pages import print_citations, print_heading, print_line

if TYPE_CHECKING:
    from kgbuild.graph.answers.connection import EdgeRow, NeighbourRow, PathAnswer
    from kgbuild.graph.answers.explanation import EvidenceRow, Explained, Explanation
    from kgbuild.graph.answers.items import Item

__all__ = ["describe_edge", "print_explanation", "print_neighbours", "print_paths"]


def print_paths(answer: PathAnswer) -> None:
    """Each path in a line, then its steps, each with all that joins its ends."""
    for path in answer.paths:
        print_line(path.words, indent=0)
        for step in path.steps:
            print_line(f"{step.start.label} - {step.end.label}")
            for edge in step.edges:
                print_line(describe_edge(edge, step.start, step.end), indent=6)


def print_neighbours(item: Item, rows: tuple[NeighbourRow, ...]) -> None:
    """Each neighbour with all that joins it."""
    for row in rows:
        print_line(row.item.label, indent=0)
        for edge in row.edges:
            print_line(describe_edge(edge, item, row.item), indent=4)


def describe_edge(edge: EdgeRow, start: Item, end: Item) -> str:
    """ "Anna Berg met Otto Lund, 2024-05-04  [1 sentence in a.txt]"; of those joined by an event, the event's label."""
    if edge.event is not None and edge.event == edge.label:
        return f"{edge.label}  [by {edge.origin}]"
    first, second = (start, end) if edge.forward else (end, start)
    when = edge.earliest or ""
    if edge.latest and edge.latest != edge.earliest:
        when = f"{when or '..'} to {edge.latest}"
    marks = [f"claimed by {edge.claimant}"] if edge.claimant else []
    marks += ["denied"] if edge.polarity == "negative" else []
    marks += [edge.modality] if edge.modality != "certain" else []
    if edge.origin == "statement":
        marks.append(f"{edge.weight} {'sentence' if edge.weight == 1 else 'sentences'} in {', '.join(edge.documents)}")
    else:
        marks.append(f"by {edge.origin}: {edge.event}" if edge.event else f"by {edge.origin}")
    return f"{first.label} {edge.label} {second.label}{f', {when}' if when else ''}  [{'; '.join(marks)}]"


def print_explanation(answer: Explanation) -> None:
    """Each statement that fits, with its sentences, the rule that read them, and how the names were resolved."""
    for explained in answer.statements:
        print_explained(explained)
    if answer.others:
        typer.echo()
        print_line(f"Also between the two: {', '.join(answer.others)}", indent=0)


def print_explained(explained: Explained) -> None:
    claim = explained.claim
    print_heading(claim.words if explained.asserted else describe_claim(claim))
    print_line("asserted: the publisher says so itself" if explained.asserted else "not asserted")
    if explained.event:
        print_line(f"event: {explained.event.label}")
    if explained.said_in:
        print_line(f"said in: {explained.said_in.label}")
    for evidence in explained.evidence:
        print_evidence(evidence)


def print_evidence(evidence: EvidenceRow) -> None:
    print_citations([evidence.citation], indent=2)
    rule = f'frame {evidence.frame}, trigger "{evidence.trigger}", rule {evidence.extractor}'
    print_line(f"{rule}, confidence {evidence.confidence:.2f}", indent=4)
    for resolved in evidence.resolved:
        print_line(f"{resolved.local} is {resolved.canonical.label} <{resolved.canonical.id}>", indent=4)
        for judgement in resolved.judgements:
            why = f" ({', '.join(judgement.features)})" if judgement.features else ""
            print_line(f"{judgement.verdict} as {judgement.other}, {judgement.score:.2f}{why}", indent=6)
