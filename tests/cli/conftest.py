"""A built folder to ask, and a way to run a command in this process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kgbuild.cli import main
from kgbuild.pipeline.builds import build
from tests.pipeline.meetings import MeetingEngine

ARTICLES = {
    "a.txt": "date 2024-05-04 Anna Berg met Otto Lund.",
    "b.txt": "Otto Lund met Rosa Vila.",
    "c.txt": "Rosa Vila met Marta Berg.",
}


@dataclass(frozen=True)
class Run:
    status: int
    stdout: str
    stderr: str


Runner = Callable[..., Run]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Runner:
    """Runs `kgbuild` with some arguments, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run_command(*arguments: str | Path) -> Run:
        monkeypatch.setattr(sys, "argv", ["kgbuild", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            main()
        output = capsysbinary.readouterr()
        status = stopped.value.code
        assert isinstance(status, int)
        return Run(status, output.out.decode(), output.err.decode())

    return run_command


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder with three meetings."""
    folder = tmp_path_factory.mktemp("built")
    news = folder / "news"
    news.mkdir()
    for name, text in ARTICLES.items():
        (news / name).write_text(text)
    build([news], out=folder / "out", engine=MeetingEngine())
    return folder / "out"
