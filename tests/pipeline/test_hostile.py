"""Inputs and moments that go wrong: each bad file is named, the rest is built, and what was there stays whole."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kgbuild.errors import DocumentError, StoreError
from kgbuild.graph.staging import explain_failure
from kgbuild.pipeline.builds import build
from tests.pipeline.meetings import MeetingEngine

TEXT = "Anna Berg met Otto Lund."
BROKEN = {
    "binary.txt": (bytes(range(256)) * 9, "a binary file"),
    "control.txt": (b"\x01\x02\xff\xfe" * 40, "a binary file"),
    "blank.txt": (b" \r\n \n", "holds no text"),
    "empty.txt": (b"", "holds no text"),
    "line.jsonl": (b'{"id": "x1", "text": "Otto Lund met Rosa Vila."}\n{broken\n{"text": 5}\n', "not JSON"),
}
READABLE = {
    "a b \U0001f6a2.txt": TEXT.encode(),
    "utf16.txt": TEXT.encode("utf-16"),
    "crlf.txt": f"{TEXT}\r\n\r\nIt was late.\r\n".encode(),
    "curly.txt": f"{TEXT} “It’s late,” he said.".encode(),
    "x..y.txt": TEXT.encode(),
    "latin.txt": "Jörn Müß met Zoë Brontë.".encode("latin-1"),
}


def test_every_bad_file_of_a_folder_is_named_and_the_rest_is_built(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for name, data in {**READABLE, **{name: data for name, (data, _) in BROKEN.items()}}.items():
        (news / name).write_bytes(data)
    (news / "dangling.txt").symlink_to(tmp_path / "nothing")
    os.mkfifo(news / "pipe.txt")
    report = build([news], out=tmp_path / "out", engine=MeetingEngine())
    assert report.counts.documents == len(READABLE) + 1
    failed = {Path(error.path.partition(",")[0]).name: error.problem for error in report.failed}
    assert {*failed} == {*BROKEN, "dangling.txt"}
    assert [name for name, (_, why) in BROKEN.items() if name != "line.jsonl" and why not in failed[name]] == []
    assert "line.jsonl, line 2: not JSON (" in str([str(error) for error in report.failed])
    assert [Path(skipped.path).name for skipped in report.skipped] == ["pipe.txt"]
    assert "Zoë Brontë" in (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "closed.txt"):
        (tmp_path / name).write_text(TEXT)
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "closed.txt":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)  # root may read everything
    report = build([tmp_path], out=tmp_path / "out", engine=MeetingEngine())
    (error,) = report.failed
    assert str(error).endswith("closed.txt: cannot be read (Permission denied). Check its permissions.")
    assert report.counts.documents == 1


def test_a_folder_that_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(DocumentError, match="nothing to read in it"):
        build([tmp_path / "empty"], out=tmp_path / "out", engine=MeetingEngine())


def test_one_file_given_in_three_ways_is_one_document(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text(TEXT)
    given = [tmp_path / "a.txt", tmp_path / "sub" / ".." / "a.txt", tmp_path]
    report = build(given, out=tmp_path / "out", engine=MeetingEngine())
    assert (report.counts.documents, report.failed) == (1, ())


def test_ids_do_not_hold_the_way_to_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "a.txt").write_text(TEXT)
    monkeypatch.chdir(tmp_path / "here")
    engine = MeetingEngine()
    build(["../a.txt"], out="out", engine=engine)
    assert engine.read_ids == ["a.txt"]


def test_what_a_killed_build_left_does_no_harm(tmp_path: Path) -> None:
    news, out = tmp_path / "news", tmp_path / "out"
    news.mkdir()
    (news / "a.txt").write_text(TEXT)
    build([news], out=out, engine=MeetingEngine())
    before = (out / "graph.nq").read_bytes()
    (news / "b.txt").write_text("Otto Lund met Rosa Vila.")
    slow = (
        "import sys, time\nfrom kgbuild.pipeline.builds import build\nfrom tests.pipeline.meetings import MeetingEngine\n"
        "class Slow(MeetingEngine):\n    def enter(self, step):\n        print(step, flush=True); time.sleep(60)\n"
        "    def advance(self, *given):\n        pass\n"
        f"engine = Slow()\nbuild([{str(news)!r}], out={str(out)!r}, engine=engine, progress=engine)\n"
    )
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", slow], cwd=root, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("finding out")
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert (out / "graph.nq").read_bytes() == before
    assert list(out.glob(".spool-*"))
    resumed = build([news], out=out, engine=MeetingEngine())
    assert (resumed.counts.documents, resumed.read) == (2, 0)
    assert sorted(path.name for path in out.glob(".*")) == [".cache.sqlite", ".lock", ".rows.sqlite"]
    build([news], out=tmp_path / "fresh", engine=MeetingEngine())
    assert (out / "graph.nq").read_bytes() == (tmp_path / "fresh" / "graph.nq").read_bytes()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder that three megabytes fill."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, small_disk: Path) -> None:
    news, out = tmp_path / "news", small_disk / "out"
    news.mkdir()
    (news / "a.txt").write_text(TEXT)
    build([news], out=out, engine=MeetingEngine())
    before = {path.name: path.read_bytes() for path in out.glob("[!.]*.*")}
    (small_disk / "fill").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 60_000))
    (news / "b.txt").write_text("Otto Lund met Rosa Vila.")
    with pytest.raises(StoreError, match="No space left on device"):
        build([news], out=out, engine=MeetingEngine())
    assert {path.name: path.read_bytes() for path in out.glob("[!.]*.*")} == before


def test_a_disk_that_fills_is_named(tmp_path: Path) -> None:
    error = explain_failure(tmp_path / "graph.nq", OSError(28, "No space left on device"))
    assert str(error).endswith("(No space left on device). Free some space, or name another place with --out.")


def test_a_long_text_is_a_document_like_others(tmp_path: Path) -> None:
    (tmp_path / "long.jsonl").write_text(json.dumps({"id": "long", "text": "The ferry was late. " * 100_000 + TEXT}))
    started = time.monotonic()
    report = build([tmp_path / "long.jsonl"], out=tmp_path / "out", engine=MeetingEngine())
    assert report.counts.statements == 1
    assert time.monotonic() - started < 20
