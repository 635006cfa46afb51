"""How explain prints why two names are one thing, or two."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kgbuild.cli.pages import print_heading, print_line

if TYPE_CHECKING:
    from kgbuild.graph.answers.identity import ComparisonRow, Identity, NamedRow

__all__ = ["print_identity"]

SHOWN = 20


def print_identity(answer: Identity) -> None:
    """What the two are, each comparison with its reasons, and the documents that name them."""
    left, right = answer.left, answer.right
    if answer.joined:
        print_line(f"{left.label} <{left.id}> is one thing, named in {count_documents(answer.members)}", indent=0)
    else:
        print_line(f"{left.label} <{left.id}> and {right.label} <{right.id}> are two things", indent=0)
    if not answer.comparisons:
        why = "one document alone names it" if answer.joined else "their names have too little in common to be compared"
        print_line(why)
    for row in answer.comparisons[:SHOWN]:
        print_comparison(row)
    if len(answer.comparisons) > SHOWN:
        print_line(f"and {len(answer.comparisons) - SHOWN} more, which are surer")


def print_comparison(row: ComparisonRow) -> None:
    print_heading(f"{describe(row.left)} and {describe(row.right)}: {row.verdict}, {row.score:.2f}")
    for feature in sorted(row.features, key=weigh):
        print_line(feature)


def weigh(feature: str) -> tuple[float, str]:
    """For sorting: what counts most first; "same office: mayor +3.0" ends in what it counts."""
    number = feature.rpartition(" ")[2]
    counts = abs(float(number)) if number[:1] in "+-" and number[1:].replace(".", "").isdigit() else math.inf
    return -counts, feature


def describe(row: NamedRow) -> str:
    """ "Moss" in a.txt; the words that name it in judgements.toml"""
    return f'"{row.name}" in {row.document}' if row.name else row.local


def count_documents(members: tuple[NamedRow, ...]) -> str:
    count = len({row.document for row in members})
    return f"{count} document{'' if count == 1 else 's'}"
