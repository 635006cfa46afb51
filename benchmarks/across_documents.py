"""Measures who is who over several documents: the things that come out as one node, and the nodes that mix several.

    kgbuild read DOCS.jsonl --out readings.jsonl
    python benchmarks/across_documents.py GOLD.jsonl readings.jsonl [--errors]

GOLD: MEANTIME as converted for the scorers, where an entity's id is the same in all documents. readings.jsonl may also
be that of an output folder. A read mention is the annotated one whose head it shares, by half or more. Of a thing in one
document counts the node that most of its names came to stand for, where as many stand for another the one that the text
names first; a thing counts where two documents name it, or more.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from kgbuild.knowledge import make_knowledge
from kgbuild.model.jsonl import reading_from_json
from kgbuild.model.text import Mention, MentionKind, Reading, Span
from kgbuild.ontology import Ontology, load_ontology

NAMES = ("NAM", "PRE.NAM")
UNREAD = "not read"
HALF = 0.5
Nodes = dict[str, dict[str, str]]  # thing -> document -> node


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A mention that people annotated."""

    thing: str
    span: Span
    head: Span
    named: bool


def read_gold(path: Path) -> Iterator[tuple[str, list[Marked], Mapping[str, str]]]:
    """Of each document its id, its annotated mentions, and what the annotators call the things."""
    with path.open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            marked = [
                Marked(
                    thing=mention["entity"],
                    span=Span(mention["start"], mention["end"]),
                    head=Span(mention["head"]["start"], mention["head"]["end"]),
                    named=mention["syntax"] in NAMES,
                )
                for mention in row["mentions"]
                if mention["entity"] and "group" not in mention and "wraps" not in mention
            ]
            yield row["id"], marked, {entity["id"]: entity["name"] for entity in row["entities"]}


def measure_likeness(one: Marked, other: Mention) -> float:
    """0 where two mentions have neither half of their heads nor their spans in common: "Acme" is not read in "Acme Prize"."""
    if share(one.head, other.head) < HALF and one.span != other.span:
        return 0.0
    return share(one.head, other.head) + share(one.span, other.span)


def share(one: Span, other: Span) -> float:
    common = max(0, min(one.end, other.end) - max(one.start, other.start))
    return common / (max(one.end, other.end) - min(one.start, other.start))


def pair_mentions(marked: Iterable[Marked], mentions: Iterable[Mention]) -> list[tuple[Marked, Mention]]:
    """Annotated and read mentions one to one, the most alike first."""
    read = [mention for mention in mentions if mention.kind in (MentionKind.NAME, MentionKind.NOMINAL)]
    found = [(like, one, other) for one in marked for other in read if (like := measure_likeness(one, other))]
    pairs: dict[str, tuple[Marked, Mention]] = {}
    taken: set[Marked] = set()
    for _, one, other in sorted(found, key=lambda row: (-row[0], row[1].span, row[2].span)):
        if one not in taken and other.id not in pairs:
            taken.add(one)
            pairs[other.id] = (one, other)
    return list(pairs.values())


def find_nodes(gold: Path, readings: Mapping[str, Reading], ontology: Ontology) -> tuple[Nodes, dict[str, str]]:
    """The node of each named thing in each document that names it ("" where none was read), and their names."""
    canonical = make_knowledge(readings.values(), ontology).resolution.canonical
    nodes: Nodes = {}
    called: dict[str, str] = {}
    for document, marked, names in read_gold(gold):
        called.update(names)
        votes: dict[str, Counter[str]] = {one.thing: Counter() for one in marked if one.named}
        pairs = pair_mentions(marked, readings[document].mentions)
        for one, mention in sorted(pairs, key=lambda pair: pair[0].span):
            node = canonical.get(f"{document}#{mention.chain or mention.id}")
            if one.named and node is not None:
                votes[one.thing][node] += 1
        for thing, count in votes.items():
            best = max(count, key=count.__getitem__, default="")  # of several the first
            nodes.setdefault(thing, {})[document] = best
    return nodes, called


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("readings", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    arguments = parser.parse_args()
    with arguments.readings.open(encoding="utf-8") as file:
        read = [reading_from_json(json.loads(line), place=str(arguments.readings)) for line in file]
    nodes, called = find_nodes(arguments.gold, {one.document.id: one for one in read}, load_ontology())
    several = {thing: places for thing, places in nodes.items() if len(places) > 1}
    found = {thing: {node for node in places.values() if node} for thing, places in several.items()}
    one_node = [thing for thing in several if len(found[thing]) == 1 and all(several[thing].values())]
    met = [thing for thing in several if sum(map(bool, several[thing].values())) > 1]
    together = [thing for thing in met if len(found[thing]) == 1]
    things: dict[str, set[str]] = {}
    for thing, places in nodes.items():
        for node in filter(None, places.values()):
            things.setdefault(node, set()).add(thing)
    mixed = sorted(node for node, held in things.items() if len(held) > 1)
    shared = [node for node in things if len({d for t in things[node] for d, n in nodes[t].items() if n == node}) > 1]
    mixed_shared = [node for node in shared if len(things[node]) > 1]
    print_share("things named in two documents or more that are one node", len(together), len(met))
    print_share("the same, a document where none of its names was read counted as wrong", len(one_node), len(several))
    pairs = [(one, other) for places in several.values() for one, other in combinations(places.values(), 2)]
    print_share(
        "pairs of documents that name one thing whose nodes are one", sum(a == b != "" for a, b in pairs), len(pairs)
    )
    print_share("nodes that mix things", len(mixed), len(things))
    print_share("the same, of nodes of two documents or more", len(mixed_shared), len(shared))
    if arguments.errors:
        for thing in sorted(set(several) - set(one_node), key=lambda thing: called[thing]):
            places = Counter(several[thing].values())
            print(
                f"  apart   {called[thing]}: {', '.join(sorted(f'{node or UNREAD} {n}' for node, n in places.items()))}"
            )
        for node in mixed:
            print(f"  mixed   {node}: {', '.join(sorted(called[thing] for thing in things[node]))}")


def print_share(what: str, part: int, whole: int) -> None:
    print(f"{part / whole if whole else 0:.3f}  {part:4} of {whole:4}  {what}")


if __name__ == "__main__":
    main()
