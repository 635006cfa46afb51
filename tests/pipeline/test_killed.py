"""A build that is killed at any moment: the folder is whole, and the next run ends where a build from nothing ends.

Real `kgbuild build` processes are killed at random moments; TEST_KILLS asks for more of them than ten.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kgbuild.cli.stopping import STOPPED
from kgbuild.engine.onecore import OneCore
from kgbuild.errors import StoreError
from kgbuild.graph.store import open_store
from kgbuild.ontology.ontology import load_ontology
from kgbuild.pipeline.builds import build
from tests.pipeline.meetings import MeetingEngine
from tests.pipeline.test_updates import list_files

KILLS = int(os.environ.get("TEST_KILLS", "10"))
NAMES = ("Anna Berg", "Otto Lund", "Rosa Vila", "Emil Dahl", "Vera Holm", "Jonas Krog")
PLACES = ("Oslo", "Lisbon", "Nairobi", "Lima")


def write_news(folder: Path, version: int) -> None:
    """Eight articles, of which every second is another in another version."""
    folder.mkdir(exist_ok=True)
    for number in range(8):
        chance = random.Random(f"{number} {version if number % 2 else 0}")
        one, other, third = chance.sample(NAMES, 3)
        (folder / f"{number}.txt").write_text(
            f"Published: {chance.randrange(1, 29)} May 2024\n\n{one} met {other} in {chance.choice(PLACES)} on Friday. "
            f"{third} said {one} would resign. {other} denied it.\n"
        )


def start(news: Path, out: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "kgbuild", "build", str(news), "--out", str(out)]
    return subprocess.Popen(
        command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def wait_for(process: subprocess.Popen[str], words: str) -> None:
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith(words):
            return
    raise AssertionError(f"it never said {words!r}")


def test_killed_at_random_moments(tmp_path: Path) -> None:
    news, out = tmp_path / "news", tmp_path / "out"
    engine = OneCore(load_ontology(), model="auto")
    wanted = []
    for version in (0, 1):
        write_news(news, version)
        build([news], out=tmp_path / f"fresh{version}", engine=engine)
        wanted.append(list_files(tmp_path / f"fresh{version}"))
    build([news], out=out, engine=engine)
    write_news(news, 0)
    started = time.monotonic()
    with start(news, out) as process:
        wait_for(process, "read ")
        first = time.monotonic() - started
        process.communicate()
    seconds = max(time.monotonic() - started - first, 0.5)
    chance = random.Random(KILLS)
    killed = 0
    for number in range(KILLS):
        version = (number + 1) % 2
        write_news(news, version)
        with start(news, out) as process:
            if number % 5:  # every fifth may be killed before it has read anything
                wait_for(process, "read ")
                time.sleep(seconds * chance.random())
            else:
                time.sleep(first * chance.random())
            process.send_signal(signal.SIGKILL)
        killed += process.returncode == -signal.SIGKILL
        assert len(open_store(out)) > 100
        files = list_files(out)
        assert [name for name in wanted[0] if files[name] not in (wanted[0][name], wanted[1][name])] == []
        build([news], out=out, engine=engine)
        assert list_files(out) == wanted[version]
        assert len(open_store(out)) == wanted[version]["graph.nq"].count(b"\n")
        assert sorted(path.name for path in out.glob(".*")) == [".cache.sqlite", ".lock", ".rows.sqlite"]
    assert killed >= KILLS // 5  # some are done before they are killed, on a busy machine many


@pytest.mark.parametrize("words", ["read ", "finding out", "writing"])
def test_ctrl_c_says_what_to_do(tmp_path: Path, words: str) -> None:
    write_news(tmp_path / "news", 0)
    with start(tmp_path / "news", tmp_path / "out") as process:
        wait_for(process, words)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate()
    assert process.returncode == STOPPED
    assert "Traceback" not in told
    assert "stopped." in told and "Run the same command again to go on from that." in told
    assert {path.name for path in (tmp_path / "out").glob(".*")} <= {".cache.sqlite", ".lock", ".rows.sqlite"}


@pytest.mark.parametrize("most", [20_000, 60_000, 200_000, 400_000])
def test_files_that_may_not_grow_leave_what_was_there(tmp_path: Path, most: int) -> None:
    """As where a disk is full, but for any user: no file may be larger than so many bytes."""
    news, out = tmp_path / "news", tmp_path / "out"
    news.mkdir()
    (news / "a.txt").write_text("Anna Berg met Otto Lund.")
    build([news], out=out, engine=MeetingEngine())
    before = list_files(out)
    (news / "b.txt").write_text("Otto Lund met Rosa Vila.")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, limits[1]))
    try:
        with pytest.raises(StoreError, match="cannot be written"):
            build([news], out=out, engine=MeetingEngine())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert {name: content for name, content in list_files(out).items() if name in before} == before
    assert len(open_store(out)) == before["graph.nq"].count(b"\n")
    assert build([news], out=out, engine=MeetingEngine()).counts.documents == 2
