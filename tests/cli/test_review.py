"""review: pairs as a table, and questions with answers from standard input."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from kgbuild.pipeline.builds import build
from tests.cli.conftest import Runner
from tests.pipeline.meetings import MeetingEngine

ARTICLES = {
    "a.txt": "Anna Berg met Otto Lund.",
    "b.txt": "Anna Berg met Rosa Vila.",
    "c.txt": "Anna Berg met Carl Dahl.",
}


pytestmark = pytest.mark.usefixtures("built")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "news" / name).write_text(text)
    build([tmp_path / "news"], out=tmp_path / "out", engine=MeetingEngine())
    return tmp_path


def test_a_table(run: Runner) -> None:
    listed = run("review", "--list", "--limit", "1")
    assert listed.status == 0
    header, _, row = listed.stdout.splitlines()
    assert header.split() == ["weight", "now", "score", "this", "that", "why"]
    assert "Anna Berg (2 documents, 2 statements), a.txt" in row and "same given name +2.0" in row
    assert "1 more; --limit shows them" in listed.stderr


def test_answers(run: Runner, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("x\nd\nz\nz\ns\nu\n"))
    told = run("review")
    assert told.status == 0
    assert "1 of 2: Anna Berg and Anna Berg are one now, score 0.95" in told.stdout
    assert "'x' means nothing: s same, d different" in told.stdout
    assert "nothing to undo" in told.stdout
    assert "2 judgements written to judgements.toml; kgbuild review --apply" in told.stdout
    text = (built / "judgements.toml").read_text()
    assert text.count("[[same]]") == 1 and text.count("[[unsure]]") == 1 and "[[different]]" not in text
    assert run("review", "--list").stdout.count("Anna Berg") == 0
    assert "nothing is left to judge" in run("review").stdout


def test_the_end_of_the_input_is_a_quit(run: Runner, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("k\n"))
    assert run("review").status == 0
    assert not (built / "judgements.toml").exists()


def test_mistakes(run: Runner, built: Path) -> None:
    assert "Run `kgbuild build` first." in run("review", "--out", "nowhere").stderr
    both = run("review", "--list", "--apply")
    assert (both.status, "Leave out one" in both.stderr) == (2, True)
    (built / "judgements.toml").write_text("[[sme]]\n")
    wrong = run("review", "--list")
    assert (wrong.status, wrong.stderr) == (
        2,
        "kgbuild: judgements.toml, line 1: 'sme' means nothing. Write [[same]] or [[different]] or [[unsure]].\n",
    )


def test_explain_tells_why_two_names_are_one(run: Runner, built: Path) -> None:
    told = run("explain", "Anna Berg", "same", "Berg")
    assert told.stdout.splitlines()[0] == "Anna Berg <person/anna-berg> is one thing, named in 3 documents"
    assert '"Anna Berg" in a.txt and "Anna Berg" in b.txt: same, 0.95' in told.stdout
    assert "  same given name +2.0\n  same surname +1.0\n" in told.stdout
    parted = run("explain", "Anna Berg", "same", "Otto Lund").stdout
    assert "are two things" in parted and "too little in common" in parted
    (built / "judgements.toml").write_text(
        '[[different]]\nleft = {document = "a.txt", name = "Anna Berg"}\nright = {document = "b.txt", name = "Anna Berg"}\n'
    )
    assert run("review", "--apply").status == 0
    assert "judged by hand" in run("explain", "Anna Berg", "same", "Anna Berg").stdout
