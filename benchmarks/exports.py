"""Exports of a large graph beside those of other libraries, in one process, and their memory, each in a process of its own.

    python benchmarks/exports.py OUT [--triples 400000] [--edges 100000] [--into FOLDER]

OUT is a built folder; its documents are copied until the default graph has so many triples, and again until the network has
so many edges. Seconds are of processor time, of all threads, but for loading, which is timed by the clock too.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx
import pyoxigraph as ox
import rdflib
from large_graph import write_large_graph

from kgbuild.graph.dataset import Graph
from kgbuild.graph.export.gexf import write_gexf
from kgbuild.graph.export.graphml import write_graphml
from kgbuild.graph.network.columns import Row
from kgbuild.graph.network.rows import Rows
from kgbuild.graph.runs import hash_file
from kgbuild.graph.store import LAYOUT, NQUADS, STAMP, STORE, TURTLE, load_store
from kgbuild.graph.turtle import write_turtle

FORMATS = ("turtle", "trig", "jsonld", "rdfxml", "trig12", "graphml", "gexf", "cytoscape")
# What a process must do to tell its own greatest size, in megabytes (Linux; getrusage would count its parent's).
MEASURE = (
    "import sys; from pathlib import Path; from kgbuild.graph.dataset import Graph; "
    "graph = Graph.open(sys.argv[1]); graph.export(sys.argv[2], Path(sys.argv[3])); "
    "size = [line for line in Path('/proc/self/status').read_text().splitlines() if line.startswith('VmHWM')]; "
    "print(int(size[0].split()[1]) // 1024)"
)


class Held:
    """The rows of a network in memory, as networkx holds its own."""

    def __init__(self, rows: Rows) -> None:
        self.node_columns, self.edge_columns = rows.node_columns, rows.edge_columns
        self.node_rows, self.edge_rows = list(rows.nodes()), list(rows.edges())

    def nodes(self) -> Iterator[Row]:
        return iter(self.node_rows)

    def edges(self) -> Iterator[Row]:
        return iter(self.edge_rows)


def spend(work: Callable[[], object], rounds: int = 1) -> float:
    """The least processor time that some rounds took."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def report(what: str, ours: float, theirs: float, name: str) -> None:
    print(f"{what:<44} kgbuild {ours:8.2f} s   {name} {theirs:8.2f} s   ratio {theirs / ours:7.1f}", flush=True)


def make_folder(source: Path, folder: Path, wanted: int, count: Callable[[Graph], int]) -> int:
    """A built folder with at least so much of what is counted; how much it is."""
    quads = 50_000
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        write_large_graph(source, folder / NQUADS, quads)
        shutil.rmtree(folder / STORE, ignore_errors=True)
        load_store(folder / NQUADS, folder / STORE)
        with Graph.open(folder) as graph:
            found, held = count(graph), len(graph.oxigraph)
        if found >= wanted:
            print(f"{folder.name}: {found:,} of {held:,} quads", flush=True)
            return found
        quads = max(int(held * wanted / max(found, 1) * 1.02), held + 1)


def count_asserted(graph: Graph) -> int:
    return sum(1 for _ in graph.catalogue.lines.read_asserted())


def count_edges(graph: Graph) -> int:
    return sum(1 for _ in Rows(graph.catalogue).pairs())


def measure_turtle(folder: Path) -> None:
    with Graph.open(folder) as graph:
        rows, base, prefixes = list(graph.catalogue.lines.read_asserted()), graph.catalogue.naming.base, graph.prefixes
        held = spend(lambda: drain_bytes(write_turtle(rows, prefixes, base=base)), rounds=3)
        streamed = spend(lambda: graph.export("turtle", io.BytesIO()), rounds=3)
        theirs = rdflib.Graph()
        for prefix, namespace in graph.prefixes.items():
            theirs.bind(prefix, namespace)
        data = io.BytesIO()
        graph.export("ntriples", data)
    theirs.parse(data=data.getvalue(), format="nt")
    taken = spend(lambda: theirs.serialize(format="turtle"))
    report(f"Turtle, {len(theirs):,} triples in memory", held, taken, "rdflib")
    report("the same, out of graph.nq", streamed, taken, "rdflib")
    (folder / TURTLE).write_bytes(b"".join(write_turtle(rows, prefixes, base=base)))
    stamp = {"layout": LAYOUT, "turtle": hash_file(folder / TURTLE)}
    (folder / STORE / STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    with Graph.open(folder) as graph:
        copied = spend(lambda: graph.export("turtle", io.BytesIO()), rounds=3)
    report("the same, as a build has written it", copied, taken, "rdflib")


def measure_loading(folder: Path) -> None:
    times: dict[str, list[tuple[float, float]]] = {"kgbuild": [], "bulk_load": []}
    for _ in range(2):
        for name, load in (("bulk_load", load_plainly), ("kgbuild", load_store)):
            with TemporaryDirectory(dir=folder) as place:
                wall, own = time.perf_counter(), time.process_time()
                load(folder / NQUADS, Path(place) / "store")
                times[name].append((time.process_time() - own, time.perf_counter() - wall))
    for at, kind in ((0, "processor"), (1, "clock")):
        ours, theirs = (min(pair[at] for pair in times[name]) for name in ("kgbuild", "bulk_load"))
        print(
            f"loading, {kind:<35} kgbuild {ours:8.2f} s   bulk_load {theirs:5.2f} s   takes {ours / theirs:5.2f} times as long"
        )


def load_plainly(nquads: Path, directory: Path) -> None:
    store = ox.Store(str(directory))
    store.bulk_load(path=str(nquads), format=ox.RdfFormat.N_QUADS)
    store.flush()


def measure_networks(folder: Path) -> None:
    with Graph.open(folder) as graph:
        making = spend(lambda: graph.catalogue.scratch)
        held = Held(Rows(graph.catalogue))
        reading = spend(lambda: Rows(graph.catalogue))
        network = graph.network()
        what = f"{network.number_of_nodes():,} nodes, {network.number_of_edges():,} edges"
        print(f"{what}: read once in {making:.2f} s, a view chosen in {reading:.2f} s", flush=True)
        ours = spend(lambda: drain(write_graphml(held)), rounds=3)
        report(
            "GraphML, what is held in memory", ours, spend(lambda: nx.write_graphml(network, io.BytesIO())), "networkx"
        )
        ours = spend(lambda: drain(write_gexf(held)), rounds=3)
        report("GEXF, what is held in memory", ours, spend(lambda: nx.write_gexf(network, io.BytesIO())), "networkx")
        for format in ("graphml", "gexf"):
            taken = spend(partial(graph.export, format, io.BytesIO()))
            print(f"{format:<8} streamed from the scratch database    {taken:8.2f} s", flush=True)


def drain_bytes(pieces: Iterable[bytes]) -> int:
    return sum(map(len, pieces))


def drain(pieces: Iterator[str]) -> int:
    return sum(len(piece.encode()) for piece in pieces)


def measure_memory(small: Path, large: Path) -> None:
    sizes = " and ".join(f"{(folder / NQUADS).stat().st_size / 1e6:,.0f} MB" for folder in (small, large))
    print(f"greatest size of a process that exports graphs of {sizes} of N-Quads:")
    for format in FORMATS:
        found = [measure_process(folder, format) for folder in (small, large)]
        print(f"  {format:<12} {found[0]:6} MB {found[1]:6} MB", flush=True)


def measure_process(folder: Path, format: str) -> int:
    with TemporaryDirectory(dir=folder) as place:
        command = [sys.executable, "-c", MEASURE, str(folder), format, str(Path(place) / "file")]
        path = os.pathsep.join(sys.path)
        done = subprocess.run(
            command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=True
        )
    return int(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("out", type=Path)
    parser.add_argument("--triples", type=int, default=400_000)
    parser.add_argument("--edges", type=int, default=100_000)
    parser.add_argument(
        "--network", type=Path, nargs=2, help="two folders of networks, small and large, in place of copies"
    )
    parser.add_argument("--into", type=Path, help="keep the large graphs there")
    args = parser.parse_args()
    with TemporaryDirectory() as temporary:
        into = args.into or Path(temporary)
        source = args.out / NQUADS
        make_folder(source, into / "triples", args.triples, count_asserted)
        measure_turtle(into / "triples")
        measure_loading(into / "triples")
        small, large = args.network or (into / "tenth", into / "edges")
        if not args.network:
            make_folder(source, small, args.edges // 10, count_edges)
            make_folder(source, large, args.edges, count_edges)
        measure_networks(large)
        measure_memory(small, large)


if __name__ == "__main__":
    main()
