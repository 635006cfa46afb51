"""The share of verb tokens that the lexicon has a sense for, by file of documents.

    python benchmarks/sense_coverage.py DOCUMENTS.jsonl... [--open 40]

A verb token is one that heads a clause: auxiliaries and participles used as adjectives or prepositions are none, and
"be", auxiliary and copula alike, is left out of both counts. A light verb ("hold talks") has the sense of its noun.
`--open N` lists the N most frequent verbs that stay open predicates.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from kgbuild.model.text import Document, Reading
from kgbuild.ontology import Schema, load_ontology
from kgbuild.reading import Reader

FIELDS = ("id", "text", "title", "published", "language", "url", "publisher", "byline")


def load_documents(path: Path) -> list[Document]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Document(**{"language": "en"} | {key: row[key] for key in FIELDS if key in row}) for row in rows]


def count_senses(readings: Iterable[Reading], schema: Schema) -> tuple[Counter[str], Counter[str]]:
    """Verb tokens by what they have: a sense of their own class, a general one, none; and the lemmas of the last."""
    counts: Counter[str] = Counter()
    lemmas: Counter[str] = Counter()
    for reading in readings:
        verbs = {
            frame.trigger.span: frame
            for frame in sorted(reading.frames, key=lambda frame: frame.type is not None)
            if frame.trigger.pos.startswith("VB") and frame.trigger.lemma != "be"
        }
        for frame in verbs.values():
            general = frame.type is not None and frame.type in schema.classes and schema.is_general(frame.type)
            counts["open" if frame.type is None else "general" if general else "own"] += 1
            if frame.type is None:
                lemmas[frame.trigger.lemma] += 1
    return counts, lemmas


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("documents", type=Path, nargs="+")
    parser.add_argument("--model", default="auto")
    parser.add_argument("--open", type=int, default=0, metavar="N")
    args = parser.parse_args()
    reader = Reader(load_ontology(), model=args.model)
    for path in args.documents:
        counts, lemmas = count_senses(reader.read(load_documents(path)), reader.ontology.schema)
        total = counts.total()
        senses = f"own {counts['own'] / total:.3f}, general {counts['general'] / total:.3f}"
        print(f"{path}: {total} verb tokens, with a sense {1 - counts['open'] / total:.3f} ({senses})")
        if args.open:
            print("  " + ", ".join(f"{lemma} {count}" for lemma, count in lemmas.most_common(args.open)))


if __name__ == "__main__":
    main()
