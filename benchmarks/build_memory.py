"""Measures the memory of a build at its peak, and how it grows with the number of documents.

    python benchmarks/build_memory.py [--sizes 1000 10000] [--sentences 4] [--seed 1]

Short made-up articles (generate.py), each size in a process of its own that builds from nothing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from generate import write_articles

# The memory of the build's own process, which is what its parent is told of its children.
CODE = """
import json, resource, sys
from kgbuild.pipeline.builds import build
report = build([sys.argv[1]], out=sys.argv[2])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"peak": peak, "seconds": report.seconds, **report.counts.as_dict()}))
"""


def measure(size: int, sentences: int, seed: int) -> dict[str, float]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "news.jsonl"
        write_articles(path, size, seed=seed, sentences=sentences)
        command = [sys.executable, "-c", CODE, str(path), str(Path(folder) / "out")]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        row: dict[str, float] = json.loads(done.stdout)
        return row


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--sentences", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for size in given.sizes:
        row = measure(size, given.sentences, given.seed)
        made = f"{row['entities']:.0f} entities, {row['statements']:.0f} statements, {row['quads']:.0f} quads"
        print(f"{size:6} documents: {row['peak']:6.0f} MB at the peak, {row['seconds']:.0f} s; {made}", flush=True)


if __name__ == "__main__":
    main()
