"""Measures which names one document's chains hold together: pairs of different names in one chain that people have for one thing.

    kgbuild read DOCS.jsonl --out readings.jsonl
    python benchmarks/name_links.py GOLD.jsonl readings.jsonl [--errors]

GOLD: MEANTIME or GUM as converted for the scorers. A read name is the annotated mention whose head it overlaps and that is
most alike, by four fifths or more; names that match none are not judged, their number is told. Names differ if they do so in
more than capitals; each pair counts once a chain. Counted too: each name and the one before it in its chain, equal or not.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import TypeAlias

from across_documents import share

from kgbuild.model.jsonl import reading_from_json
from kgbuild.model.text import Mention, MentionKind, Reading, Span

ALIKE = 0.8  # "Acme" is not "Acme CEO"
Row: TypeAlias = tuple[str, str, str, str, bool | None]  # document, two names, the sentence of the second, right or not


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A mention that people annotated."""

    thing: str
    span: Span
    head: Span


def read_gold(path: Path) -> Iterator[tuple[str, list[Marked]]]:
    """Of each document its id and its annotated mentions; coordinations and what wraps another mention are left out."""
    with path.open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            marked = [
                Marked(
                    thing=mention.get("entity") or mention.get("chain"),
                    span=Span(mention["start"], mention["end"]),
                    head=_span(mention["head"]),
                )
                for mention in row["mentions"]
                if (mention.get("entity") or mention.get("chain")) and "group" not in mention and "wraps" not in mention
            ]
            yield row["id"], marked


def _span(head: Mapping[str, int] | Sequence[int]) -> Span:
    return Span(head["start"], head["end"]) if isinstance(head, Mapping) else Span(*head)


def find_thing(name: Mention, marked: Sequence[Marked]) -> str | None:
    """What a read name stands for by the annotation; None where no mention is alike."""
    found = [
        (max(heads, whole, share(one.span, name.span)), heads + whole, one.thing)
        for one in marked
        if (heads := share(one.head, name.head)) > 0 and (whole := share(one.span, name.head)) >= 0
    ]
    like, _, thing = max(found, default=(0.0, 0.0, None))
    return thing if like >= ALIKE else None


def judge(reading: Reading, marked: Sequence[Marked]) -> tuple[list[Row], list[Row]]:
    """The pairs of different names of each chain, and each name with the one before it."""
    text = reading.document.text
    chains: dict[str, list[tuple[str, str | None, Mention]]] = {}
    for mention in sorted(reading.mentions, key=lambda one: one.span):
        if mention.kind is MentionKind.NAME and mention.chain is not None:
            row = (" ".join(mention.head.text(text).split()), find_thing(mention, marked), mention)
            chains.setdefault(mention.chain, []).append(row)
    different: list[Row] = []
    links: list[Row] = []

    def compare(one: tuple[str, str | None, Mention], other: tuple[str, str | None, Mention]) -> Row:
        right = None if one[1] is None or other[1] is None else one[1] == other[1]
        span = other[2].span
        around = " ".join(text[max(0, span.start - 60) : span.end + 40].split())
        return reading.document.id, one[0], other[0], around, right

    for names in chains.values():
        pairs: dict[frozenset[str], list[Row]] = {}
        for one, other in combinations(names, 2):
            key = frozenset((one[0].casefold(), other[0].casefold()))
            if len(key) > 1:
                pairs.setdefault(key, []).append(compare(one, other))
        # a pair is right if it is so wherever it can be judged
        for rows in pairs.values():
            different.append(min(rows, key=lambda row: (row[-1] is None, row[-1] is not False)))
        links.extend(compare(one, other) for one, other in pairwise(names))
    return different, links


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("readings", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    arguments = parser.parse_args()
    with arguments.readings.open(encoding="utf-8") as file:
        read = {
            (one := reading_from_json(json.loads(line), place=str(arguments.readings))).document.id: one
            for line in file
        }
    different: list[Row] = []
    links: list[Row] = []
    for document, marked in read_gold(arguments.gold):
        pairs, steps = judge(read[document], marked)
        different += pairs
        links += steps
    print_share("pairs of different names in one chain that are one thing", different)
    print_share("names that are one with the name before them in the chain", links)
    if arguments.errors:
        for document, one, other, around, right in sorted(different):
            if right is False:
                print(f"  {document}: {one} | {other}   ... {around}")


def print_share(what: str, rows: Sequence[Row]) -> None:
    count = Counter(row[-1] for row in rows)
    judged = count[True] + count[False]
    print(
        f"{count[True] / judged if judged else 0:.3f}  {count[True]:4} of {judged:4}  {what} ({count[None]} not judged)"
    )


if __name__ == "__main__":
    main()
