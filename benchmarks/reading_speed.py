"""Words per CPU second of reading, against the model alone (`nlp.pipe` with all its components) in the same process.

    python benchmarks/reading_speed.py DOCUMENTS.jsonl [--rounds 3] [--profile]

Both read the same texts in turn; the ratio of the best rounds is what counts, since the machine's speed cancels out.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from kgbuild.model.text import Document
from kgbuild.ontology import load_ontology
from kgbuild.reading import Reader

FIELDS = ("id", "text", "title", "published", "language", "url", "publisher", "byline")


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--model", default="auto")
    parser.add_argument("--profile", action="store_true")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.documents.read_text(encoding="utf-8").splitlines()]
    documents = [Document(**{key: row[key] for key in FIELDS if key in row}) for row in rows]
    reader = Reader(load_ontology(), model=args.model)
    nlp = spacy.load(reader.pipeline.name)
    texts = [document.text for document in documents]
    words = sum(len(doc) for doc in map(nlp.make_doc, texts))
    list(reader.read(documents[:2]))
    list(nlp.pipe(texts[:2]))
    if args.profile:
        profile = cProfile.Profile()
        profile.runcall(lambda: list(reader.read(documents)))
        pstats.Stats(profile).sort_stats("tottime").print_stats(45)
        return
    bare = min(seconds(lambda: list(nlp.pipe(texts))) for _ in range(args.rounds))
    ours = min(seconds(lambda: list(reader.read(documents))) for _ in range(args.rounds))
    print(f"{len(documents)} documents, {words} tokens, model {reader.model}")
    print(f"nlp.pipe  {words / bare:8.0f} tokens per CPU second")
    print(f"kgbuild   {words / ours:8.0f} tokens per CPU second, ratio {bare / ours:.2f}")


if __name__ == "__main__":
    main()
