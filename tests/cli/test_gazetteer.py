"""gazetteer add, list, remove: what they say, what they write, and that builds read anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.pipeline.builds import build
from kgbuild.settings import Settings, load_settings
from tests.cli.conftest import Runner
from tests.pipeline.meetings import MeetingEngine

NAMES = "name,type,aliases,iri\nNorbank,company,NB,https://x.example/norbank\nParis,person,,\nNoreg,country,,wd:Q20\n"
TURTLE = """<https://x.example/holt> a <https://schema.org/Person> ; <http://www.w3.org/2000/01/rdf-schema#label> "Mira Holt" ."""


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> Path:
    (tmp_path / "mine.csv").write_text(NAMES)
    (tmp_path / "people.ttl").write_text(TURTLE)
    return tmp_path


def test_add_copies_in_one_form(run: Runner, files: Path) -> None:
    added = run("gazetteer", "add", "mine.csv", "people.ttl")
    assert (added.status, added.stderr) == (0, "")
    assert added.stdout.splitlines() == [
        "gazetteer/mine.csv: 3 names",
        "  names for what kgbuild knows already: Noreg",
        "  from now on no longer kgbuild's own of that name: Paris",
        "gazetteer/people.csv: 1 names",
    ]
    assert (files / "gazetteer" / "mine.csv").read_text().splitlines()[1:] == [
        "Norbank,kg:Company,NB,https://x.example/norbank",
        "Noreg,kg:Country,,http://www.wikidata.org/entity/Q20",
        "Paris,kg:Person,,",
    ]


def test_a_file_takes_the_place_of_its_older_self(run: Runner, files: Path) -> None:
    run("gazetteer", "add", "mine.csv")
    (files / "mine.csv").write_text("name,type\nGannet,company\n")
    assert run("gazetteer", "add", "mine.csv").stdout == "gazetteer/mine.csv: 1 names in place of 3\n"


def test_nothing_is_written_unless_all_is_right(run: Runner, files: Path) -> None:
    (files / "bad.csv").write_text("name,type\nGannet,compny\n")
    failed = run("gazetteer", "add", "mine.csv", "bad.csv")
    assert (failed.status, failed.stdout, (files / "gazetteer").exists()) == (1, "", False)
    assert "bad.csv, line 2: 'compny' is no class of the ontology. Did you mean kg:Company?" in failed.stderr
    run("gazetteer", "add", "mine.csv")
    (files / "again.csv").write_text("name,type,iri\nNordbank,company,https://x.example/norbank\n")
    again = run("gazetteer", "add", "again.csv")
    assert again.status == 1
    assert "has the IRI https://x.example/norbank of Norbank (gazetteer/mine.csv, line 2)" in again.stderr


def test_list(run: Runner) -> None:
    empty = run("gazetteer", "list")
    assert (empty.status, empty.stdout) == (0, "")
    assert "`kgbuild gazetteer add FILE` adds some" in empty.stderr
    run("gazetteer", "add", "mine.csv", "people.ttl", "--gazetteer", "names")
    lines = run("gazetteer", "list", "--gazetteer", "names").stdout.splitlines()
    assert [line.split()[:2] for line in lines[2:]] == [
        ["mine", "Norbank"],
        ["mine", "Noreg"],
        ["mine", "Paris"],
        ["people", "Mira"],
    ]


def test_remove_a_name_or_a_file(run: Runner, files: Path) -> None:
    run("gazetteer", "add", "mine.csv", "people.ttl")
    assert run("gazetteer", "remove", "Paris", "people").stdout == "removed: Paris, Mira Holt\n"
    assert [path.name for path in (files / "gazetteer").iterdir()] == ["mine.csv"]
    failed = run("gazetteer", "remove", "Norbnk")
    assert (failed.status, "Nearest: Norbank." in failed.stderr) == (2, True)


def test_documents_are_read_anew_where_names_change(run: Runner, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (files / "news").mkdir()
    (files / "news" / "a.txt").write_text("Anna Berg met Otto Lund.")
    monkeypatch.chdir(files)

    def count_read() -> int:
        return build(["news"], settings=load_settings(folder=files, environment={}), engine=MeetingEngine()).read

    assert [count_read(), count_read()] == [1, 0]
    run("gazetteer", "add", "mine.csv")
    assert [count_read(), count_read()] == [1, 0]
    run("gazetteer", "remove", "mine")
    assert count_read() == 1
    assert Settings().gazetteer_directory == Path("gazetteer")


def test_a_damaged_file_stops_a_build_before_it_starts(run: Runner, files: Path) -> None:
    (files / "gazetteer").mkdir()
    (files / "gazetteer" / "mine.csv").write_text("name,type\nGannet,compny\n")
    (files / "news.txt").write_text("Anna Berg met Otto Lund.")
    failed = run("build", "news.txt")
    assert (failed.status, (files / "out").exists()) == (1, False)
    assert "gazetteer/mine.csv, line 2" in failed.stderr
