"""Measures how fast named queries are answered on a large graph, beside rdflib in memory.

    python benchmarks/query_speed.py [--quads 1000000] [--most 60] [--no-rdflib]

The graph is that of seeds/ many times over (large_graph.py). Counted is processor time: of kgbuild that of looking
the names up and asking the store on disk; of rdflib that of evaluating the same SPARQL, names looked up already, on a
Dataset in memory, in a fork of the process that loaded it. A query that takes
rdflib longer than `--most` seconds is stopped: the ratio is then at least what is printed.
"""

from __future__ import annotations

import argparse
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import rdflib
from large_graph import write_large_graph

from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.dataset import Graph
from kgbuild.graph.named import find_query
from kgbuild.pipeline.builds import build

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
RUBIO, TRUMP = "Marco Rubio 3", "Donald Trump 3"
QUESTIONS = (
    ("met-since", {"name": RUBIO, "since": "2025-03"}),
    ("claims-by", {"claimant": TRUMP}),
    ("claims-about", {"name": RUBIO}),
    ("denied-by", {"denier": RUBIO}),
    ("first-reported-by", {"about": RUBIO}),
    ("timeline-of", {"name": RUBIO}),
    ("offices-of", {"name": RUBIO}),
    ("conflicts", {"about": RUBIO}),
    ("most-connected", {"kind": "person"}),
    ("sources-of", {"name": RUBIO}),
    ("who-met-whom", {"name": RUBIO}),
    ("said-by", {"speaker": RUBIO}),
    ("said-about", {"name": RUBIO}),
    ("planned", {"name": RUBIO}),
)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures how fast named queries are answered.")
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--most", type=int, default=60, help="seconds for a query of rdflib's")
    parser.add_argument("--no-rdflib", action="store_true")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        measure(Path(folder), options.quads, options.most, rdflib_too=not options.no_rdflib)


def measure(folder: Path, quads: int, most: int, *, rdflib_too: bool) -> None:
    build([SEEDS], out=folder / "small")
    out = folder / "large"
    out.mkdir()
    copies = write_large_graph(folder / "small" / "graph.nq", out / "graph.nq", quads)
    store = ox.Store(str(out / "store"))
    store.bulk_load(path=str(out / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    store.optimize()
    print(f"{len(store):,} quads, {copies} documents", flush=True)
    store.flush()
    del store
    ours = {name: measure_ours(out, name, given) for name, given in QUESTIONS}
    texts = {}
    with Graph.open(out) as graph:
        header = graph.prefixes.sparql()
        for name, given in QUESTIONS:
            texts[name] = header + find_query(name).fill(given, Catalogue(graph.oxigraph, graph.prefixes))
    theirs: dict[str, float | None] = {}
    if rdflib_too:
        dataset = rdflib.Dataset()
        start = time.process_time()
        dataset.parse(out / "graph.nq", format="nquads")
        print(f"rdflib loaded it in {time.process_time() - start:.0f} s", flush=True)
        for name, text in texts.items():
            theirs[name] = measure_fork(lambda text=text: list(dataset.query(text)), most)
            report(name, *ours[name], theirs[name], most)
    else:
        for name, (seconds, rows) in ours.items():
            print(f"| {name} | {rows:,} | {seconds:.3f} |")


def report(name: str, seconds: float, rows: int, theirs: float | None, most: int) -> None:
    other = f"{theirs:.1f}" if theirs is not None else f"more than {most}"
    ratio = f"{theirs / seconds:,.0f}" if theirs is not None else f"more than {most / seconds:,.0f}"
    print(f"| {name} | {rows:,} | {seconds:.3f} | {other} | {ratio} |", flush=True)


def measure_ours(out: Path, name: str, given: dict[str, str]) -> tuple[float, int]:
    """Seconds on the open store, the names looked up too, the best of three; and the number of rows."""
    best, rows = float("inf"), 0
    with Graph.open(out) as graph:
        for _ in range(3):
            start = time.process_time()
            rows = len(graph.named(name, **given))
            best = min(best, time.process_time() - start)
    return best, rows


def measure_fork(work: Callable[[], object], most: int) -> float | None:
    """Seconds of some work in a fork; None where it takes longer than `most`."""
    child = os.fork()
    if child == 0:
        signal.alarm(most)
        work()
        os._exit(0)
    _, status, usage = os.wait4(child, 0)
    return usage.ru_utime + usage.ru_stime if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0 else None


if __name__ == "__main__":
    main()
