"""Pushing: a graph to a store, the second time only what differs, and after an interruption what is left of it.

The store is told in the graph <base/pushed> what it holds: a digest, and the graphs' names. Where it has no default
graph of its own, what is asserted goes to <base/asserted>.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from kgbuild.errors import RemoteError, StoreError
from kgbuild.graph.lines import sort_lines, split_line
from kgbuild.graph.naming import BASE
from kgbuild.graph.remote.client import Client, RefusedError
from kgbuild.graph.remote.difference import list_deletions, list_insertions
from kgbuild.graph.remote.record import Record
from kgbuild.graph.store import NQUADS

__all__ = ["Pushed", "push_graph"]

_DIGEST = "<https://w3id.org/kgbuild/ns#sha256>"
_HOLDS = "<http://purl.org/dc/terms/hasPart>"
_IS_STATEMENT = "> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/kgbuild/ns#Statement> "
_MOST_QUADS = 2000  # in one update
_FOLDER = "pushed"
Tell = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """How many quads were deleted and inserted. `first`: nothing was there. `resumed`: so many changes had been done before.
    `place`: the graph that stands for the default graph, None where the store has one."""

    deleted: int
    inserted: int
    first: bool
    resumed: int
    place: str | None


def push_graph(out: Path, client: Client, *, anew: bool = False, tell: Tell | None = None) -> Pushed:
    """Makes a store hold what the graph in an output folder holds, and nothing else that was pushed before.

    `anew` clears what it holds of it first. `tell` is given the number of changes done. RemoteError where the store cannot
    be reached, does not take it, or holds what somebody else pushed.
    """
    nquads = out / NQUADS
    if not nquads.is_file():
        raise StoreError(f"there is no {nquads}", "Run `kgbuild build` first, or name the graph's folder with --out.")
    record = Record(out / _FOLDER, client.url)
    base = _find_base(nquads)
    own = f"<{base}pushed>"
    told = client.select(f"SELECT ?digest {{ GRAPH {own} {{ {own} {_DIGEST} ?digest }} }}", "digest")
    if anew:
        _clear(client, record, own, base)
        told = ()
    elif told and not record.recognise(told):
        raise RemoteError(
            f"{client.url} holds another graph that kgbuild pushed", "Give --anew to clear it and push everything."
        )
    first = not record.known or (record.told != "" and not told)  # it was emptied
    if first:
        record.start(_find_place(client, own, base))
    place = record.place
    resumed = record.plan(sort_lines(_list_target(nquads, place, own)))
    deleted = _count(list_deletions(record.maybe, record.pending))
    inserted = _count(list_insertions(record.sure, record.pending))
    _change(client, record, resumed, tell)
    client.update(
        f"DELETE WHERE {{ GRAPH {own} {{ {own} {_DIGEST} ?old }} }} ;\n"
        f'INSERT DATA {{ GRAPH {own} {{ {own} {_DIGEST} "{record.target_digest}" }} }}'
    )
    record.finish()
    return Pushed(deleted=deleted, inserted=inserted, first=first, resumed=resumed, place=place)


def _find_base(nquads: Path) -> str:
    """The base of the graph's IRIs, as its statements show it."""
    with nquads.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            subject, kind, _ = line.partition(_IS_STATEMENT)
            base, found, _ = subject.removeprefix("<").rpartition("statement/")
            if kind and found:
                return base
    return BASE


def _list_target(nquads: Path, place: str | None, own: str) -> Iterator[str]:
    """The lines that the store is to hold: the graph's, and the names of its graphs."""
    graphs: set[str] = set()
    with nquads.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            line = line.rstrip("\n")
            graph = split_line(line)[3]
            if not graph and place is not None:
                graph = place
                line = f"{line[:-2]} {place} ."
            graphs.add(graph)
            yield line
    for graph in sorted(graphs - {""}):
        yield f"{own} {_HOLDS} {graph} {own} ."


def _change(client: Client, record: Record, done: int, tell: Tell | None) -> None:
    changes = chain(
        (("DELETE", line) for line in list_deletions(record.maybe, record.pending)),
        (("INSERT", line) for line in list_insertions(record.sure, record.pending)),
    )
    left = islice(changes, done, None)
    while batch := list(islice(left, _MOST_QUADS)):
        _send(client, batch)
        done += len(batch)
        record.note_done(done)
        if tell is not None:
            tell(done)


def _send(client: Client, batch: list[tuple[str, str]]) -> None:
    """Sends changes; in halves where the store does not take so many at once."""
    try:
        client.update(_write_update(batch))
    except RefusedError:
        if len(batch) == 1:
            raise
        middle = len(batch) // 2
        _send(client, batch[:middle])
        _send(client, batch[middle:])


def _write_update(batch: Iterable[tuple[str, str]]) -> str:
    # Deletions stand before insertions; each operation names each graph once.
    groups: dict[tuple[str, str], list[str]] = {}
    for verb, line in batch:
        subject, predicate, object, graph = split_line(line)
        groups.setdefault((verb, graph), []).append(f"{subject} {predicate} {object} .")
    return " ;\n".join(
        f"{verb} DATA {{ {_in_graph(graph, chr(10).join(triples))} }}" for (verb, graph), triples in groups.items()
    )


def _in_graph(graph: str, triples: str) -> str:
    return f"GRAPH {graph} {{ {triples} }}" if graph else triples


def _find_place(client: Client, own: str, base: str) -> str | None:
    """None where the store has a default graph beside the named ones, which a triple put to the test shows."""
    place = f"<{base}asserted>"
    probe = f'{own} {_DIGEST} "probe"'
    try:
        client.update(f"INSERT DATA {{ {probe} }}")
    except RefusedError:
        return place
    seen = client.select(f'SELECT ?s {{ ?s {_DIGEST} "probe" }}', "s")
    named = client.select(f'SELECT ?g {{ GRAPH ?g {{ ?s {_DIGEST} "probe" }} }}', "g")
    client.update(f"DELETE DATA {{ {probe} }}")
    return None if seen and not named else place


def _clear(client: Client, record: Record, own: str, base: str) -> None:
    """Clears what was pushed: the graphs that the store lists, and the default graph if that holds a part."""
    last = ""
    query = 'SELECT ?g {{ GRAPH {own} {{ {own} {holds} ?g }} FILTER(STR(?g) > "{last}") }} ORDER BY STR(?g) LIMIT 1000'
    while found := client.select(query.format(own=own, holds=_HOLDS, last=last), "g"):
        for graph in found:
            client.update(f"DROP SILENT GRAPH <{graph}>")
        last = found[-1]
    client.update(f"DROP SILENT GRAPH {own}")
    if _find_place(client, own, base) is None:
        client.update("CLEAR SILENT DEFAULT")
    record.forget()


def _count(lines: Iterable[str]) -> int:
    return sum(1 for _ in lines)
