"""Measures how long one document more takes, against the same build from nothing.

    python benchmarks/updates.py [--documents 2000] [--sentences 8] [--seed 1]

Made-up news (generate.py) is built from nothing, then again with one document more, then from nothing with it: each in a
process of its own, with all files that a build writes. The last two must give the same bytes. Counted is processor time,
since the machine may do other things too, and the time on the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from generate import News

FILES = ("graph.nq", "graph.ttl", "graph.graphml", "readings.jsonl", "review.jsonl")


def write_news(path: Path, news: News, amount: int, sentences: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in range(amount):
            file.write(json.dumps(news.make_article(number, sentences), ensure_ascii=False) + "\n")


def build(path: Path, out: Path) -> tuple[float, float]:
    """Processor seconds and seconds of a build."""
    before, start = os.times(), time.monotonic()
    command = [sys.executable, "-m", "kgbuild", "build", str(path), "--out", str(out)]
    subprocess.run(command, check=True, capture_output=True)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return spent, time.monotonic() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--sentences", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        path, out, fresh = (Path(folder) / name for name in ("news.jsonl", "out", "fresh"))
        news = News(given.documents + 1, given.seed)
        write_news(path, news, given.documents, given.sentences)
        build(path, out)
        write_news(path, news, given.documents + 1, given.sentences)
        more, whole = build(path, out), build(path, fresh)
        different = [name for name in FILES if (out / name).read_bytes() != (fresh / name).read_bytes()]
        run = json.loads((out / "run.json").read_text(encoding="utf-8"))
    print(f"{run['counts']['documents']} documents, {run['counts']['quads']} quads, {run['read']} read now")
    print(f"from nothing  {whole[0]:6.1f} s of processor time, {whole[1]:6.1f} s on the clock")
    print(f"one more      {more[0]:6.1f} s of processor time, {more[1]:6.1f} s on the clock")
    print(f"times faster  {whole[0] / more[0]:6.1f}, {whole[1] / more[1]:6.1f} on the clock")
    print(f"files that differ: {', '.join(different) or 'none'}")


if __name__ == "__main__":
    main()
