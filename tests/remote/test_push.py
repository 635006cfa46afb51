"""kgbuild push, to real servers: everything the first time, then what differs; a plan is no fact in any of them."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kgbuild.errors import RemoteError, StoreError
from kgbuild.graph.remote import Client, Credentials, Pushed, push_graph
from kgbuild.graph.store import NQUADS, write_graph
from kgbuild.model.world import Knowledge
from kgbuild.ontology.ontology import Ontology, load_ontology
from tests.explorer.conftest import serve
from tests.graph.knowledge import KNOWLEDGE, RESIGNATION
from tests.remote.stores import Store, find_port, run_oxigraph, run_virtuoso

KG = "https://w3id.org/kgbuild/ns#"
# Brandt thinks that there will be a visit: claimed and not certain.
PLANNED = replace(RESIGNATION, type="kg:Visit", label="Visit of Ana Sorel")
VISITED = replace(
    KNOWLEDGE,
    events=tuple(PLANNED if event.id == PLANNED.id else event for event in KNOWLEDGE.events),
    statements=tuple(
        replace(one, object="kg:Visit") if one.subject == PLANNED.id and one.predicate == "rdf:type" else one
        for one in KNOWLEDGE.statements
    ),
)


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture(params=["oxigraph", "oxigraph, all graphs", "virtuoso"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    folder = tmp_path / "store"
    folder.mkdir()
    if request.param == "virtuoso":
        with run_virtuoso(folder) as started:
            yield started
    else:
        with run_oxigraph(folder, union="all" in request.param) as started:
            yield started


def write(knowledge: Knowledge, ontology: Ontology, out: Path) -> None:
    write_graph(knowledge, ontology, out)


def count(store: Store, pattern: str) -> int:
    return int(Client(store.update).select(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}", "n")[0])


def count_named(store: Store) -> int:
    """Quads in named graphs of ours; Virtuoso has some of its own."""
    mine = 'FILTER(STRSTARTS(STR(?g), "https://example.org/kg/") || STRSTARTS(STR(?g), "https://news.example/"))'
    return count(store, f"GRAPH ?g {{ ?s ?p ?o }} {mine}")


def push(out: Path, store: Store, **options: bool) -> Pushed:
    return push_graph(out, Client(store.update), **options)


def test_a_plan_is_no_fact_where_all_graphs_are_asked_at_once(store: Store, ontology: Ontology, tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(VISITED, ontology, out)
    push(out, store)
    assert count(store, f"GRAPH ?d {{ ?e <{KG}kind> <{KG}Visit> }}") == 1
    assert count(store, f"?e a <{KG}Visit>") == 0
    assert count(store, f"?e a <{KG}Meeting>") > 0
    seen = count(store, f"?s a <{KG}Statement>")
    assert seen > 0 if store.union else seen == 0


def test_the_second_push_sends_what_differs(store: Store, ontology: Ontology, tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(KNOWLEDGE, ontology, out)
    first = push(out, store)
    lines = (out / NQUADS).read_text().splitlines()
    assert first.first
    assert first.inserted > len(lines)  # the graphs' names are pushed too
    assert push(out, store) == Pushed(deleted=0, inserted=0, first=False, resumed=0, place=first.place)
    before = count_named(store)
    write(VISITED, ontology, out)
    second = push(out, store)
    assert 0 < second.inserted < 40
    assert 0 < second.deleted < 40
    assert count_named(store) == before + second.inserted - second.deleted
    write(KNOWLEDGE, ontology, out)
    third = push(out, store)
    assert (third.inserted, third.deleted) == (second.deleted, second.inserted)
    assert count_named(store) == before


def test_an_interrupted_push_goes_on(
    store: Store, ontology: Ontology, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, whole = tmp_path / "out", tmp_path / "whole"
    monkeypatch.setattr("kgbuild.graph.remote.pushing._MOST_QUADS", 300)

    def stop(done: int) -> None:
        raise KeyboardInterrupt(done)

    write(KNOWLEDGE, ontology, out)
    with pytest.raises(KeyboardInterrupt):
        push_graph(out, Client(store.update), tell=stop)
    assert push(out, store).resumed == 300
    written = count_named(store)
    # Interrupted, and then something else is to be pushed, and once more.
    for unfinished in (Knowledge(), VISITED):
        write(unfinished, ontology, out)
        with pytest.raises(KeyboardInterrupt):
            push_graph(out, Client(store.update), tell=stop)
    write(KNOWLEDGE, ontology, out)
    push(out, store)
    assert count_named(store) == written
    # The record is lost, as with another folder: it is not guessed what the store holds.
    write(KNOWLEDGE, ontology, whole)
    with pytest.raises(RemoteError, match="--anew"):
        push(whole, store)
    assert push(whole, store, anew=True).first
    assert count_named(store) == written


def test_a_store_that_was_emptied_is_filled_again(ontology: Ontology, tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(KNOWLEDGE, ontology, out)
    (tmp_path / "store").mkdir()
    with run_oxigraph(tmp_path / "store", union=False) as store:
        first = push(out, store)
        Client(store.update).update("DROP ALL")
        assert push(out, store) == first


def test_to_kgbuilds_own_endpoint_with_its_token(ontology: Ontology, tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(KNOWLEDGE, ontology, out)
    with serve(tmp_path / "there", "--writable") as server:
        for credentials in (None, Credentials(token="wrong"), Credentials(user="me", password="wrong")):
            with pytest.raises(RemoteError, match=r"refuses the token|wants a token"):
                push_graph(out, Client(server.sparql, credentials=credentials))
        pushed = push_graph(out, Client(server.sparql, credentials=Credentials(token=server.token)))
        assert (pushed.first, pushed.place) == (True, None)
        assert Client(server.sparql).select("SELECT (COUNT(*) AS ?n) { ?a kg:met ?b }", "n") == ("2",)


def test_what_goes_wrong_is_told(ontology: Ontology, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(StoreError, match="kgbuild build"):
        push_graph(out, Client(f"http://127.0.0.1:{find_port()}/sparql"))
    write(KNOWLEDGE, ontology, out)
    with pytest.raises(RemoteError, match=r"cannot be reached .*Is the server running"):
        push_graph(out, Client(f"http://127.0.0.1:{find_port()}/sparql"))
    with pytest.raises(RemoteError, match="no address"):
        Client("localhost:7878")
    (tmp_path / "store").mkdir()
    with run_oxigraph(tmp_path / "store", union=False) as store, pytest.raises(RemoteError, match="update endpoint"):
        push_graph(out, Client(store.update.replace("update", "nothing")))


def test_a_server_that_does_not_answer(ontology: Ontology, tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(KNOWLEDGE, ontology, out)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/sparql"
        with pytest.raises(RemoteError, match=r"did not answer within 0.5 s.*--timeout"):
            push_graph(out, Client(url, timeout=0.5))
