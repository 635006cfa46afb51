"""Commands on the network, exports of a part of it, and validation, as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgbuild.graph.store import write_graph
from kgbuild.ontology.ontology import load_ontology
from tests.cli.conftest import Runner
from tests.graph.knowledge import KNOWLEDGE


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder with two claims beside what is asserted."""
    folder = tmp_path_factory.mktemp("made")
    write_graph(KNOWLEDGE, load_ontology(), folder)
    return folder


def test_edges_are_listed_by_weight(run: Runner, made: Path) -> None:
    lines = run("network", "edges", "--out", made).stdout.splitlines()
    assert lines[2].split("  ")[0] == "Ana Sorel"
    assert lines[2].endswith("2       2025-03-04")


def test_who_spoke_of_whom_as_json(run: Runner, made: Path) -> None:
    (edge,) = json.loads(run("network", "--join", "spoke-of", "edges", "--json", "--out", made).stdout)
    assert (edge["source"]["label"], edge["label"], edge["target"]["label"]) == (
        "Tomas Brandt",
        "spoke of",
        "Ana Sorel",
    )


def test_who_met_whom_since(run: Runner, made: Path) -> None:
    met = json.loads(run("network", "--join", "met", "--since", "2025-03-04", "edges", "--json", "--out", made).stdout)
    assert [(edge["source"]["id"], edge["target"]["id"]) for edge in met] == [
        ("person/ana-sorel", "person/tomas-brandt")
    ]
    assert (
        json.loads(run("network", "--join", "met", "--since", "2025-04", "edges", "--json", "--out", made).stdout) == []
    )


def test_communities(run: Runner, made: Path) -> None:
    shown = run("network", "communities", "--out", made).stdout
    assert "Ana Sorel, Tomas Brandt, Foreign Minister of Norland" in shown
    groups = json.loads(run("network", "communities", "--json", "--out", made).stdout)
    assert [len(group["members"]) for group in groups] == [3, 3]


def test_ego(run: Runner, made: Path) -> None:
    shown = run("network", "ego", "Sorel", "--out", made).stdout
    assert [line.split()[0] for line in shown.splitlines()[2:]] == ["0", "1", "1"]
    assert "nothing joins aide" in run("network", "--kind", "person", "ego", "aide", "--out", made).stderr


def test_slices(run: Runner, made: Path) -> None:
    found = json.loads(run("network", "slices", "--by", "year", "--json", "--out", made).stdout)
    assert [(one["period"], one["nodes"], one["new"], one["edges"]) for one in found] == [("2025", 2, 2, 1)]


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--since", "soon", "since 'soon' is no date"),
        ("--until", "2025-13", "until '2025-13' is no date"),
        ("--kind", "persons", "'persons' is no kind. Take one of person,"),
        ("--predicate", "kg:mett", "'kg:mett' is no predicate. Did you mean kg:met?"),
    ],
)
def test_a_word_that_there_is_not(run: Runner, made: Path, option: str, value: str, says: str) -> None:
    failed = run("network", option, value, "edges", "--out", made)
    assert failed.status == 2
    assert says in failed.stderr


def test_paths_neighbours_and_ranks_as_json(run: Runner, made: Path) -> None:
    (path,) = json.loads(run("path", "Sorel", "Brandt", "--json", "--out", made).stdout)
    assert [step["end"]["label"] for step in path["steps"]] == ["Tomas Brandt"]
    assert json.loads(run("neighbours", "Sorel", "--json", "--out", made).stdout)
    first = json.loads(run("rank", "--by", "closeness", "--json", "--out", made).stdout)[0]
    assert first["place"] == 1


def test_an_export_of_a_part(run: Runner, made: Path) -> None:
    whole = run("export", "cytoscape", "--out", made).stdout
    part = run("export", "cytoscape", "--entities", "--weight", "documents", "--min-weight", "2", "--out", made).stdout
    assert len(json.loads(whole)["elements"]["edges"]) == 4
    (edge,) = json.loads(part)["elements"]["edges"]
    assert edge["data"]["weight"] == 2
    assert len(json.loads(part)["elements"]["nodes"]) == 2


def test_two_files_need_a_folder(run: Runner, made: Path, tmp_path: Path) -> None:
    failed = run("export", "gephi-csv", "--out", made)
    assert (failed.status, "--to" in failed.stderr) == (2, True)
    assert run("export", "gephi-csv", "--to", tmp_path / "csv", "--out", made).status == 0
    assert sorted(path.name for path in (tmp_path / "csv").iterdir()) == ["edges.csv", "nodes.csv"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_validate(run: Runner, made: Path, tmp_path: Path) -> None:
    done = run("validate", "--out", made)
    assert (done.status, done.stdout) == (0, "")
    assert done.stderr.startswith("0 violations, ")
    lines = (made / "graph.nq").read_text().splitlines(keepends=True)
    (tmp_path / "graph.nq").write_text("".join(line for line in lines if "ns#modality>" not in line))
    broken = run("validate", "--out", tmp_path)
    assert broken.status == 1
    assert 'harbour.txt: "Foreign Minister Ana Sorel met Tomas Brandt in Oslo on Tuesday."' in broken.stdout
    assert json.loads(run("validate", "--json", "--out", tmp_path).stdout)[0]["severity"] == "violation"


def test_the_ontology_as_a_page_and_its_shapes(run: Runner, tmp_path: Path) -> None:
    assert run("ontology", "doc", "--to", tmp_path / "kg.html").status == 0
    assert "<title>The kgbuild ontology" in (tmp_path / "kg.html").read_text(encoding="utf-8")
    assert "shape:met-range a sh:NodeShape" in run("ontology", "shapes").stdout
