"""The same documents give the same bytes, whatever the hash seed and the order of the inputs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INPUTS = [
    ROOT / "seeds" / "000_2d38411afb00a98b.txt",
    *sorted((ROOT / "tests" / "competency").glob("*/article.*")),
    ROOT / "docs" / "news",
]
# Builds a folder of the inputs given and writes every export beside it, with and without claims.
CODE = """
import sys
from pathlib import Path
from kgbuild import Graph, build
from kgbuild.graph.export import ExportFormat

out = Path(sys.argv[1])
build(sys.argv[2:], out=out)
with Graph.open(out) as graph:
    for format in ExportFormat:
        for claims in (False, True):
            graph.export(format, out / f"export-{claims}.{format}", claims=claims)
"""
VARYING = {"run.json", ".cache.sqlite", ".rows.sqlite"}  # those with a dot are for the next build alone


def build_copies(inputs: list[Path], folder: Path) -> list[Path]:
    """The inputs under names of their own: an id is a path relative to the input, and five are called article."""
    copies: list[Path] = []
    for path in inputs:
        for source in sorted(path.iterdir()) if path.is_dir() else [path]:
            copy = folder / f"{source.parent.name}-{source.name}"
            copy.write_bytes(source.read_bytes())
            copies.append(copy)
    return copies


def build_graph(out: Path, inputs: list[Path], seed: str) -> dict[str, bytes]:
    """The files of a build made in a process of its own."""
    subprocess.run(
        [sys.executable, "-c", CODE, str(out), *map(str, inputs)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file() and path.name not in VARYING}


def test_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    articles = build_copies(INPUTS, tmp_path / "articles")
    first = build_graph(tmp_path / "first", articles, "1")
    second = build_graph(tmp_path / "second", articles[::-1], "20000")
    assert {"graph.nq", "graph.ttl", "graph.graphml", "readings.jsonl"} < first.keys()
    assert first.keys() == second.keys()
    assert [name for name in sorted(first) if first[name] != second[name]] == []
