"""Store: a graph's files in an output folder, written whole or not at all.

Each file is made beside its place (graph.nq.tmp, store.tmp) and renamed once all are made: a failure leaves what was
there. graph.graphml and other exports are not written here.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox

from kgbuild.errors import StoreError
from kgbuild.graph.encode import encode
from kgbuild.graph.formats import format_nquads, format_turtle
from kgbuild.graph.naming import BASE
from kgbuild.model.world import Knowledge
from kgbuild.ontology.ontology import Ontology

__all__ = ["NQUADS", "STORE", "TURTLE", "open_store", "write_graph"]

NQUADS = "graph.nq"
TURTLE = "graph.ttl"
STORE = "store"


def write_graph(knowledge: Knowledge, ontology: Ontology, out: Path, *, base: str = BASE) -> int:
    """Writes graph.nq (all quads), graph.ttl (the default graph) and store/ (Oxigraph); gives the number of quads."""
    nquads = format_nquads(encode(knowledge, ontology, base=base))
    places = [out / NQUADS, out / TURTLE, out / STORE]
    made = [place.with_name(f"{place.name}.tmp") for place in places]
    try:
        out.mkdir(parents=True, exist_ok=True)
        _clear(made)
        made[0].write_bytes(nquads)
        quads = ox.parse(nquads, format=ox.RdfFormat.N_QUADS)
        made[1].write_bytes(format_turtle(quads, ontology.prefixes, base))
        _load_store(made[0], made[2])
        for new, place in zip(made, places, strict=True):
            _replace(new, place)
    except OSError as error:
        raise StoreError(f"{out} could not be written: {error}", "Make room, or give another --out.") from error
    finally:
        _clear(made)
    return nquads.count(b"\n")


def _load_store(nquads: Path, directory: Path) -> None:
    store = ox.Store(str(directory))
    store.bulk_load(path=str(nquads), format=ox.RdfFormat.N_QUADS)
    store.optimize()
    store.flush()


def _replace(new: Path, place: Path) -> None:
    """Puts a file or folder in place of an old one, which comes back if that fails."""
    if not place.is_dir():
        new.replace(place)
        return
    # A folder cannot replace one that is not empty: the old one steps aside for a moment.
    old = place.with_name(f"{place.name}.old")
    _clear([old])
    place.rename(old)
    try:
        new.rename(place)
    except OSError:
        old.rename(place)
        raise
    _clear([old])


def _clear(paths: list[Path]) -> None:
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


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
