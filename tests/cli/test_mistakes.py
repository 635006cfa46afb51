"""What a new user gets wrong: each mistake is named in a line, with what to do."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kgbuild import __version__
from kgbuild.ontology import find_ontology
from tests.cli.conftest import Run, Runner


def complaint(run: Run) -> str:
    """What a failed command says: one line on standard error."""
    assert run.status in {1, 2}
    assert run.stdout == ""
    line = run.stderr.strip().splitlines()[-1]
    assert line.startswith("kgbuild: ")
    return line


@pytest.mark.parametrize("arguments", [("ontology", "check"), ("build", "a.txt"), ("read", "a.txt"), ("add", "a.txt")])
def test_a_folder_that_is_no_ontology(run: Runner, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text("The ferry was late.")
    (tmp_path / "words").mkdir()
    assert "words is no ontology: it has no prefixes.ttl" in complaint(run(*arguments, "--ontology", "words"))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", ["build", "read", "add"])
def test_a_bad_ontology_stops_before_anything_is_read(run: Runner, tmp_path: Path, command: str) -> None:
    shutil.copytree(find_ontology(), tmp_path / "mine", ignore=shutil.ignore_patterns("source"))
    sense = '[[sense]]\nlemma = ["zorb"]\npos = "verb"\ntype = "kg:Protestx"\nroles = { subject = "agent" }\n'
    (tmp_path / "mine" / "lexicon" / "zorbing.toml").write_text(f'{sense}example = "They zorbed."\n')
    (tmp_path / "a.txt").write_text("The ferry was late.")
    said = complaint(run(command, "a.txt", "--ontology", "mine"))
    assert "lexicon: verb/zorb/1: kg:Protestx is no class or predicate" in said
    assert "kgbuild ontology check --ontology" in said
    assert not (tmp_path / "out").exists()
    assert run("doctor", "--ontology", "mine").status == 1


def test_nothing_given_and_no_seeds(run: Runner) -> None:
    assert complaint(run("build")) == (
        "kgbuild: seeds/: no articles given and no such folder here. Name files or folders."
    )


def test_removing_a_document_that_is_not_there(run: Runner, out: Path) -> None:
    assert complaint(run("remove", "zzz", "--out", out)).endswith("It holds a.txt, b.txt, c.txt.")
    assert complaint(run("remove", "txt", "--out", out)).endswith("Nearest ids: a.txt, b.txt, c.txt.")


def test_a_file_for_a_folder_and_a_folder_for_a_file(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry was late.")
    for command in ("build", "add"):
        said = complaint(run(command, "a.txt", "--out", "a.txt"))
        assert said == "kgbuild: a.txt cannot be written (File exists). Name a folder with --out, not a file."
    (tmp_path / "folder").mkdir()
    said = complaint(run("read", "a.txt", "--out", "folder"))
    assert said == "kgbuild: folder cannot be written (Is a directory). Name a file, not a folder."


def test_the_package_is_a_command() -> None:
    shown = subprocess.run([sys.executable, "-m", "kgbuild", "--version"], capture_output=True, text=True, check=True)
    assert shown.stdout == f"kgbuild {__version__}\n"
