"""Store: a graph's files in an output folder, written whole or not at all, and the store opened again.

What is known of the files before is used: unchanged subjects of graph.ttl are copied, and the store takes in only the
quads that changed. graph.graphml and other exports are not written here.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kgbuild.errors import StoreError
from kgbuild.graph.encode import encode
from kgbuild.graph.naming import BASE
from kgbuild.graph.renewal import Turtle
from kgbuild.graph.runs import LOADED, Change, Runs, format_lines, hash_file, merge_blocks, read_blocks, write_lines
from kgbuild.graph.staging import stage
from kgbuild.model.world import Knowledge
from kgbuild.ontology.ontology import Ontology

__all__ = [
    "NQUADS",
    "STORE",
    "TURTLE",
    "find_turtle",
    "load_store",
    "open_store",
    "read_stamp",
    "write_files",
    "write_graph",
]

NQUADS = "graph.nq"
TURTLE = "graph.ttl"
STORE = "store"
STAMP = "kgbuild.json"  # in the store: which files it was made with
LAYOUT = 1  # changes whenever an older kgbuild would misread a store


def write_graph(knowledge: Knowledge, ontology: Ontology, out: Path, *, base: str = BASE) -> int:
    """Writes graph.nq (all quads), graph.ttl (the default graph) and store/ (Oxigraph); gives the number of quads."""
    with stage(out) as fresh, TemporaryDirectory(dir=out, prefix=".spool-") as spool:
        asserted, told = Runs(Path(spool) / "asserted"), Runs(Path(spool) / "told")
        quads = list(encode(knowledge, ontology, base=base))
        asserted.add(format_lines(quad for quad in quads if quad.graph_name == ox.DefaultGraph()))
        told.add(format_lines(quad for quad in quads if quad.graph_name != ox.DefaultGraph()))
        return write_files(asserted, told, Turtle(prefixes=ontology.prefixes, base=base), fresh, out).count


def write_files(asserted: Runs, told: Runs, turtle: Turtle, fresh: Path, out: Path) -> Change:
    """Makes graph.nq, graph.ttl and store/ in a folder; `out` holds the ones before, if any. Gives what became of graph.nq.

    `asserted` are the lines of the default graph, `told` those of all others.
    """
    change = write_lines(merge_blocks([asserted.blocks(), told.blocks()]), fresh / NQUADS, out / NQUADS)
    if not _fits(change, out):
        change = Change(count=change.count, digest=change.digest)
    digest = turtle.write(asserted.blocks(), fresh / TURTLE, out / TURTLE, change)
    if not _renew_store(change, out / STORE, fresh / STORE):
        load_store(fresh / NQUADS, fresh / STORE)
    stamp = {"layout": LAYOUT, "nquads": change.digest, "turtle": digest}
    (fresh / STORE / STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    return change


def _fits(change: Change, out: Path) -> bool:
    """Whether the files before are those that the store before was made with, so that they can be built upon."""
    stamp = read_stamp(out / STORE)
    if change.added is None or stamp.get("layout") != LAYOUT or stamp.get("nquads") != change.before:
        return False
    return (out / TURTLE).is_file() and stamp.get("turtle") == hash_file(out / TURTLE)


def read_stamp(store: Path) -> dict[str, object]:
    """What a store says of itself: its layout, and the digests of the files that it was made with."""
    try:
        stamp = json.loads((store / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def find_turtle(out: Path) -> Path | None:
    """The graph.ttl of a folder, where it is as the build of the store there wrote it."""
    stamp = read_stamp(out / STORE)
    path = out / TURTLE
    whole = stamp.get("layout") == LAYOUT and path.is_file() and stamp.get("turtle") == hash_file(path)
    return path if whole else None


def _renew_store(change: Change, old: Path, directory: Path) -> bool:
    """A store that holds what the old one does, but for what changed; False where it must be made from nothing."""
    if change.added is None or change.removed is None:
        return False
    directory.mkdir()
    for path in old.iterdir():
        # Oxigraph never writes to a sorted table again, so two stores can share it.
        if path.suffix == ".sst":
            os.link(path, directory / path.name)
        elif path.name not in (STAMP, "LOCK"):
            shutil.copyfile(path, directory / path.name)
    try:
        store = ox.Store(str(directory))
        for quad in ox.parse(b"".join(change.removed), format=ox.RdfFormat.N_QUADS):
            store.remove(quad)
        store.extend(ox.parse(b"".join(change.added), format=ox.RdfFormat.N_QUADS))
        store.flush()
    except (OSError, RuntimeError):  # broken: nothing that was written rests on it
        shutil.rmtree(directory)
        return False
    return True


def load_store(nquads: Path, directory: Path) -> None:
    """Makes a store of a file of N-Quads."""
    store = ox.Store(str(directory))
    for lines in read_blocks(nquads, LOADED):
        store.bulk_load(input=b"".join(lines), format=ox.RdfFormat.N_QUADS)
    store.optimize()
    store.flush()


def open_store(path: Path) -> ox.Store:
    """The store of an output folder (or a store's own folder), read-only, so that many processes can share it; without
    one, graph.nq loaded into memory. StoreError where there is neither."""
    for directory in (path / STORE, path):
        if (directory / "CURRENT").is_file():
            return _open_directory(directory)
    nquads = path / NQUADS if path.is_dir() else path
    if nquads.is_file():
        return _load_memory(nquads)
    raise StoreError(f"{path} holds no graph", "Run `kgbuild build` first.")


def _open_directory(directory: Path) -> ox.Store:
    layout = read_stamp(directory).get("layout", LAYOUT)  # a store without a stamp is Oxigraph's own
    if layout != LAYOUT:
        raise StoreError(
            f"{directory} was written by another version of kgbuild (layout {layout}, not {LAYOUT})",
            "Run `kgbuild build` again: it makes the store anew, and reads no text twice for that.",
        )
    try:
        return ox.Store.read_only(str(directory))
    except (OSError, RuntimeError) as error:
        raise StoreError(f"{directory} cannot be opened: {error}", "Run `kgbuild build` again.") from error


def _load_memory(nquads: Path) -> ox.Store:
    store = ox.Store()
    try:
        store.bulk_load(path=str(nquads), format=ox.RdfFormat.N_QUADS)
    except (OSError, SyntaxError) as error:
        raise StoreError(f"{nquads} cannot be read: {error}", "Run `kgbuild build` again.") from error
    return store
