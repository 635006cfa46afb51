"""A broken file among good ones: the others are built, it is named, and the exit status is 1."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from kgbuild.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_rest_is_built(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text("Published: 4 May 2024\n\nAnna Berg met Otto Lund in Oslo on Friday.\n")
    (news / "b.jsonl").write_text('{"id": "b", "text": \n')
    (news / "c.txt").write_bytes(b"\x00\x01\x02\xff\xfe" * 50)
    (news / "d.txt").write_text("Published: 5 May 2024\n\nOtto Lund praised Rosa Vila on Saturday.\n")
    done = run("build", "news", folder=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "b.jsonl" in done.stderr
    assert "c.txt" in done.stderr
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert [failure["path"] for failure in record["failed"]] == ["news/b.jsonl, line 1", "news/c.txt"]
    assert [document["id"] for document in record["documents"]] == ["a.txt", "d.txt"]
    asked = run("query", "who-met-whom", "--format", "csv", folder=tmp_path)
    assert (asked.returncode, "Anna Berg,Otto Lund" in asked.stdout) == (0, True)
