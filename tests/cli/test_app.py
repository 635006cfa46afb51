"""The command line as a whole: help, version, errors, what is loaded when."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kgbuild import __version__
from tests.cli.conftest import Runner

COMMANDS = (
    "build",
    "add",
    "remove",
    "read",
    "query",
    "show",
    "explain",
    "path",
    "neighbours",
    "rank",
    "stats",
    "export",
    "doctor",
    "ontology",
)


def test_version(run: Runner) -> None:
    assert run("--version").stdout == f"kgbuild {__version__}\n"


def test_help_lists_the_commands(run: Runner) -> None:
    shown = run("--help")
    assert shown.status == 0
    assert [name for name in COMMANDS if f"\n  {name} " not in shown.stdout] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run: Runner, command: str) -> None:
    shown = run(command, "--help")
    assert shown.status == 0
    assert "Usage: kgbuild" in shown.stdout


def test_help_loads_nothing_heavy() -> None:
    heavy = ("spacy", "rdflib", "networkx", "pyoxigraph", "numpy", "trafilatura", "rich")
    code = f"import sys; import kgbuild.cli; import kgbuild; print(sorted(set({heavy}) & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout == "[]\n"


def test_unknown_command_is_a_usage_error(run: Runner) -> None:
    assert run("bild").status == 2


def test_an_input_that_does_not_exist_is_a_usage_error(run: Runner) -> None:
    failed = run("build", "nowhere.txt")
    assert failed.status == 2
    assert failed.stdout == ""
    assert "nowhere.txt: no such file or folder" in failed.stderr
    assert "Traceback" not in failed.stderr


def test_a_bad_setting_is_a_usage_error(run: Runner) -> None:
    failed = run("build", "--base", "example")
    assert (failed.status, "--base" in failed.stderr) == (2, True)


def test_a_pipe_that_closes_early_is_no_traceback() -> None:
    command = f"{sys.executable} -c 'from kgbuild.cli import main; main()' query --list | true"
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in ended.stderr
    assert "BrokenPipe" not in ended.stderr
