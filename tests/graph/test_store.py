"""Writing a graph: whole, the same bytes each time, and readable by others."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kgbuild.errors import SettingsError, StoreError
from kgbuild.graph import store as store_module
from kgbuild.graph.runs import Change
from kgbuild.graph.store import open_store, write_graph
from kgbuild.model.world import Entity, Knowledge
from kgbuild.ontology.ontology import Ontology
from tests.graph.knowledge import KNOWLEDGE

# rdflib's own Dataset warns of what it calls itself.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context")
ROOT = Path(__file__).parents[2]


def _reverse(knowledge: Knowledge) -> Knowledge:
    turned = {f.name: getattr(knowledge, f.name)[::-1] for f in fields(knowledge) if f.name != "resolution"}
    return replace(knowledge, **turned)


def test_lines_are_sorted_and_none_is_twice(out: Path) -> None:
    lines = (out / "graph.nq").read_text(encoding="utf-8").split("\n")[:-1]
    assert lines == sorted(set(lines))


def test_order_of_knowledge_changes_no_byte(out: Path, ontology: Ontology, tmp_path: Path) -> None:
    write_graph(_reverse(KNOWLEDGE), ontology, tmp_path)
    for name in ("graph.nq", "graph.ttl"):
        assert (tmp_path / name).read_bytes() == (out / name).read_bytes()


@pytest.mark.parametrize("seed", ["1", "2"])
def test_hash_seed_changes_no_byte(out: Path, tmp_path: Path, seed: str) -> None:
    program = (
        "from pathlib import Path; from kgbuild.graph.store import write_graph;"
        "from kgbuild.ontology.ontology import load_ontology; from tests.graph.knowledge import KNOWLEDGE;"
        f"write_graph(KNOWLEDGE, load_ontology(), Path({str(tmp_path)!r}))"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
    for name in ("graph.nq", "graph.ttl"):
        assert (tmp_path / name).read_bytes() == (out / name).read_bytes()


def test_store_holds_graph_nq(out: Path) -> None:
    parsed = set(ox.parse(path=str(out / "graph.nq"), format=ox.RdfFormat.N_QUADS))
    assert set(open_store(out)) == parsed


def test_turtle_is_the_default_graph_for_rdflib_too(out: Path) -> None:
    nquads = rdflib.Dataset().parse(data=(out / "graph.nq").read_bytes(), format="nquads")
    assert isomorphic(
        rdflib.Graph().parse(data=(out / "graph.ttl").read_bytes(), format="turtle"), nquads.default_graph
    )


def test_turtle_is_readable(out: Path) -> None:
    text = (out / "graph.ttl").read_text(encoding="utf-8")
    assert (
        "\n<person/tomas-brandt> a kg:Agent , kg:Entity , kg:Person ;\n"
        '    rdfs:label "Tomas Brandt" ;\n'
        '    skos:altLabel "Brandt" ;\n'
        "    kg:met <person/ana-sorel> .\n"
    ) in text


def test_second_build_replaces_the_first(ontology: Ontology, tmp_path: Path) -> None:
    write_graph(KNOWLEDGE, ontology, tmp_path)
    alone = Knowledge(entities=(Entity(id="person/only", type="kg:Person", name="Only"),))
    count = write_graph(alone, ontology, tmp_path)
    assert len(open_store(tmp_path)) == count == len((tmp_path / "graph.nq").read_bytes().splitlines())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.nq", "graph.ttl", "store"]


def test_failure_leaves_the_old_graph(ontology: Ontology, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_graph(KNOWLEDGE, ontology, tmp_path)
    before = (tmp_path / "graph.nq").read_bytes()

    def fail(change: Change, old: Path, directory: Path) -> bool:
        assert change.removed
        assert old.is_dir()
        directory.mkdir()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store_module, "_renew_store", fail)
    with pytest.raises(StoreError, match="No space left"):
        write_graph(Knowledge(), ontology, tmp_path)
    assert (tmp_path / "graph.nq").read_bytes() == before
    assert len(open_store(tmp_path)) == len(before.splitlines())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.nq", "graph.ttl", "store"]


def test_two_processes_read_at_once(out: Path) -> None:
    mine = open_store(out)
    program = f"import pathlib, kgbuild.graph.store as s; print(len(s.open_store(pathlib.Path({str(out)!r}))))"
    told = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(told.stdout) == len(mine)


def test_without_a_store_graph_nq_is_loaded(out: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_bytes((out / "graph.nq").read_bytes())
    assert set(open_store(tmp_path)) == set(open_store(out))
    assert set(open_store(out / "store")) == set(open_store(out))


def test_nothing_there_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"holds no graph. Run `kgbuild build` first"):
        open_store(tmp_path / "nowhere")


def test_broken_files_say_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text("<a> nonsense")
    with pytest.raises(StoreError, match=r"graph.nq cannot be read.*kgbuild build"):
        open_store(tmp_path)
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "CURRENT").write_text("nonsense")
    with pytest.raises(StoreError, match=r"store cannot be opened.*kgbuild build"):
        open_store(tmp_path)


@pytest.mark.parametrize("base", ["", "kg/", "https://example.org/kg", "https://exa mple/"])
def test_base_must_begin_an_iri(ontology: Ontology, tmp_path: Path, base: str) -> None:
    with pytest.raises(SettingsError, match="base"):
        write_graph(KNOWLEDGE, ontology, tmp_path, base=base)
